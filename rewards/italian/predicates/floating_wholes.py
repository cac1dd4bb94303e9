""" "tutti", "entrambi" behind the verb, which agree with its subject or with the object pronoun before it: "Le ragazze
arrivarono tutte", "sono tutte partite", "li ho visti tutti" (Serianni, Grammatica italiana, VII; Renzi, I, on floating
quantifiers)."""

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.findings import Agreement, describe, fail, keep_case
from rewards.italian.function_words import CLITICS, DATIVES_BEFORE_OBJECTS, PREPOSITIONS, STATO, STOPS, TIMES, skip
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import COLLECTIVE, Subject
from rewards.italian.subjects.objectless import OBJECTLESS
from rewards.italian.subjects.verb_groups import OBJECT_CLITICS, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

WHOLES: dict[str, GenderNumber] = {
    "tutti": ("m", "p"), "tutte": ("f", "p"), "tutto": ("m", "s"), "tutta": ("f", "s"), "entrambi": ("m", "p"),
    "entrambe": ("f", "p"),
}  # fmt: skip
OTHER_GENDER = {
    "tutti": "tutte", "tutte": "tutti", "tutto": "tutta", "tutta": "tutto", "entrambi": "entrambe",
    "entrambe": "entrambi",
}  # fmt: skip
_OBJECTS: dict[str, GenderNumber] = {"li": ("m", "p"), "le": ("f", "p"), "lo": ("m", "s"), "la": ("f", "s")}
_COPULAS = word_set("essere diventare divenire sembrare parere restare rimanere risultare apparire")
_MODALS = word_set("dovere potere volere")
_THINKING = word_set("pensare credere sapere dire ritenere sperare sostenere affermare dichiarare")
_CONJUNCTIONS = word_set("e ed o ma perché quando mentre come se dove che tranne persino") | {",", *QUOTES}
# With "tutti" as their object these are rare: "vivono tutti in centro".
_ALONE = OBJECTLESS | word_set(
    """
    vivere abitare parlare giocare ballare studiare rispondere tacere concordare cantare finire cominciare iniziare
    aspirare urlare gridare cessare
    """
)
_NEAR = 6


def check_whole(
    words: Words, verb: int, subject: Subject | None, by_start: dict[int, NounPhrase], result: Agreement
) -> None:
    """verb: a finite verb, and its subject where it is known."""
    place = next((i for i in range(verb + 1, min(verb + _NEAR, words.size)) if words.text[i] in WHOLES), 0)
    if not place or words.at(place - 1) in (",", *PREPOSITIONS) or not is_free(words, place, by_start):
        return
    own, number = WHOLES[words.text[place]], WHOLES[words.text[place]][1]
    wanted, who = _of_object(words, verb, place, number), ""
    if wanted is None and _belongs_to_subject(words, verb, place, by_start):
        numbers = {n for _, n in words.finite(verb)}
        if numbers == {number} or (words.text[verb] == "sono" and number == "p"):
            wanted, who = _of_subject(words, verb, place, subject, number)
    if wanted is None or wanted == own or (words.text[place] == "tutto" and _is_thing(words, place)):
        return
    who = who or f'"{words.raw[verb - 1]}"'
    text = words.raw[place]
    message = f'{who} is {describe(frozenset({wanted}))}; "{text}" is {describe(frozenset({own}))}.'
    fail(result, words, place, "predicate", message, keep_case(text, OTHER_GENDER[words.text[place]]))


def is_free(words: Words, place: int, by_start: dict[int, NounPhrase]) -> bool:
    """Whether what follows neither has "tutti" for its determiner ("tutti i dolci", "tutti studenti", "tutti quelli"),
    nor for its subject ("Quando le ragazze uscirono tutti risero")."""
    end = place + 1
    if words.at(end) == "e" and words.at(end + 1) in ("due", "tre", "quattro", "cinque", "sei"):
        end += 2
    after = skip(words, end)
    after += 2 * (words.text[after : after + 2] == ["un", "po'"])
    if after >= words.size or words.text[after] in STOPS | PREPOSITIONS | _CONJUNCTIONS:
        return True
    text, facts, own = words.text[after], words.facts[after], WHOLES[words.text[place]]
    if text in FORMS:
        phrase = by_start.get(after)
        known = phrase is not None and bool(phrase.readings) and FORMS[text].family in ("definite", "indefinite")
        single = phrase is not None and {n for _, n in phrase.readings & words.own(after)} == {"s"}
        return (known and single and own[1] == "p") or FORMS[text].family in ("de", "a", "da", "ne", "su", "con")
    verbal = bool(facts.finite) and words.pos[after] in ("VERB", "AUX")
    if text in CLITICS or (verbal and not facts.participles):
        return False
    if own in words.nouns(after) and words.pos[after] != "VERB":
        return False
    if words.facts[place - 1].finite_lemmas & _COPULAS and words.nouns(after) and words.pos[after] == "NOUN":
        return {n for _, n in words.nouns(after)} == {own[1]}  # "sono tutte notai"
    said = bool(facts.participles or facts.adjectives)
    return after > end or (said and words.pos[after] in ("VERB", "ADJ", "AUX"))


def _is_thing(words: Words, place: int) -> bool:
    """Whether "tutto" may be a pronoun: "la vita non è tutto"; not in "la casa è tutto sporca"."""
    after = skip(words, place + 1)
    return after >= words.size or not words.facts[after].modifiers or words.pos[after] != "ADJ"


def _of_object(words: Words, verb: int, place: int, number: str) -> GenderNumber | None:
    """ "li ho visti tutti", "me le mangio tutte", "l'ho letta tutta": not where "tutti" may be who does it, as in "li
    conoscono tutti", "li abbiamo visti tutte"."""
    clitic, led = words.at(verb - 1), words.at(verb - 2)
    wanted = _OBJECTS.get(clitic.removeprefix("glie"))
    if number == "s" or (any(n == "p" for _, n in words.finite(verb)) and led != "me"):
        return None
    last, first = place - 1 - (words.text[place - 1] in ("quasi", "praticamente")), skip(words, verb + 1)
    if words.text[last].endswith("rli") and words.facts[last].enclitic:
        return _OBJECTS["li"] if first == last else None  # "potrebbe guardarli tutti"
    if wanted is None or wanted[1] != number:
        return None
    shown = words.facts[last].participles if last > verb else frozenset[GenderNumber]()
    if words.facts[verb].finite_lemmas & {"avere", "essere"} and shown:
        return wanted if wanted in shown and first == last else None
    object_only = clitic == "li" or led in DATIVES_BEFORE_OBJECTS or clitic.startswith("glie")
    return wanted if object_only and first == place else None


def _belongs_to_subject(words: Words, verb: int, place: int, by_start: dict[int, NounPhrase]) -> bool:
    """Whether "tutti" can be no object of the verb."""
    lemmas, first = words.facts[verb].finite_lemmas, skip(words, verb + 1)
    if words.at(verb - 1) in OBJECT_CLITICS:
        return False
    after = skip(words, place + 1)
    if first == place:
        phrase = by_start.get(after)
        owned = phrase is not None and words.text[after] in FORMS and not phrase.prepositional
        if lemmas & _COPULAS or words.at(verb - 1) in ("si", "s'") or owned:
            return True
        participle = after < words.size and words.facts[after].participles
        if "avere" in lemmas:
            return bool(participle) and ("m", "s") in words.facts[after].participles  # "hanno tutti riso"
        if words.at(after) == "che" and after == place + 1 and lemmas & _THINKING:
            return True
        passive = lemmas & {"venire", "andare"} and participle
        return bool(passive) or (bool(lemmas) and lemmas <= _ALONE)
    while words.at(first) in STATO:
        first = skip(words, first + 1)
    if first >= words.size or skip(words, first + 1) != place:
        return False
    facts = words.facts[first]
    if lemmas & _COPULAS or (lemmas & {"venire", "andare"} and facts.participles):
        return bool(facts.participles or (facts.adjectives and words.pos[first] == "ADJ"))
    if "avere" in lemmas and facts.participles:
        return bool(facts.lemmas) and facts.lemmas <= _ALONE
    return bool(lemmas & _MODALS and words.is_infinitive(first) and facts.lemmas and facts.lemmas <= _ALONE)


def _of_subject(
    words: Words, verb: int, place: int, subject: Subject | None, number: str
) -> tuple[GenderNumber | None, str]:
    """What the subject is, and its name; where it is not known, what the participle beside "tutti" shows: "sono partite
    tutte"."""
    # not in "le feste cominciano e arrivano tutti"
    joined = words.at(words_before(words, verb)) in ("e", "ed", "ma", "o")
    if (
        subject is not None
        and not joined
        and subject.sure
        and subject.end <= verb
        and words.finite(verb) & subject.persons
    ):
        text = words.text[subject.place]
        readings = {one for one in subject.readings if one[1] == number}
        if text not in COLLECTIVE | TIMES and len(readings) == 1:
            return readings.pop(), f'"{subject.text}"'
        return None, ""
    if "essere" not in words.facts[verb].finite_lemmas or words.at(verb - 1) in ("si", "s'"):
        return None, ""
    shown = words.facts[place - 1]
    readings = {one for one in shown.participles if one[1] == number}
    if len(readings) == 1 and words.pos[place - 1] == "VERB" and shown.text not in STATO and number == "p":
        return readings.pop(), f'"{words.raw[place - 1]}"'
    return None, ""
