"""What a verb agrees with, told by the words of its own group: "io" and "tu" right behind it ("Ci pensi tu?"), the
participle of its compound tense ("si sono alzati") (Serianni, Grammatica italiana, VII and XI)."""

from rewards.italian.articles import FORMS
from rewards.italian.findings import Agreement, fail
from rewards.italian.function_words import STATO, STOPS
from rewards.italian.phrases.adjectives_after import POSSESSIVES
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import THOSE, Subject, pronoun_subject
from rewards.italian.subjects.phrases_after import subject_after
from rewards.italian.subjects.verb_findings import wrong
from rewards.italian.subjects.verb_groups import OBJECT_CLITICS, Verb, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_ME_YOU = frozenset({"io", "tu"})
_BETWEEN = word_set("anche anch' pure solo soltanto proprio avanti sempre invece forse")
_JOINING = word_set("e ed o né oppure che come")
_OPENING = STOPS | {"", ",", "e", "ma", "che", "perché"}
_POINTING = THOSE | {those.replace("quell", "quest"): readings for those, readings in THOSE.items()}
_ENDS = STOPS | {"", ",", '"', "»"}


def check_pronoun_after(words: Words, verb: Verb, result: Agreement) -> bool:
    """ "Ci pensiamo io", "andate tu ad aprire": "io" and "tu" are only subjects. Not in "credo tu abbia ragione", where
    another verb follows, nor in "siamo io e lui". Whether it is wrong."""
    place = verb.last + 1
    while words.at(place) in _BETWEEN:
        place += 1
    if words.at(place + 1) == "," and "p" in {number for _, number in verb.forms}:
        return False  # "Salimmo io, mia sorella e il cane"
    if words.at(place) not in _ME_YOU or words.at(place + 1) in _JOINING or words.text[verb.place] in ("sia", "fa"):
        return False
    subject = pronoun_subject(words, place)
    if subject is None or subject.persons & verb.forms or not verb.forms or _has_own_verb(words, place + 1):
        return False
    if words.at(verb.place - 1) in ("o", "né", "come", "di", "a", "da") or words.facts[verb.place].nouns:
        return False
    wrong(words, verb.place, subject, result)
    return True


def check_cleft_person(words: Words, verb: Verb, by_start: dict[int, NounPhrase], result: Agreement) -> bool:
    """ "Sono io che ho rotto il vaso": behind "sono io che" the verb is in the first person, where "che" is no object.
    Whether it is wrong."""
    place = words_before(words, verb.place) - 1
    if words.at(place + 1) != "che" or words.at(place) not in {"io", "tu", "noi", "voi"} or place < 1:
        return False
    if "essere" not in words.facts[place - 1].finite_lemmas:
        return False
    subject = pronoun_subject(words, place)
    if subject is None or subject.persons & verb.forms:
        return False
    after = None if verb.clitics else subject_after(words, verb.last + 1, by_start)
    if not (verb.copula or verb.auxiliary == "essere" or after is not None):
        return False
    wrong(words, verb.place, subject, result)
    return True


def check_pointing(words: Words, verb: Verb, by_start: dict[int, NounPhrase], result: Agreement) -> bool:
    """ "Queste è le mie amiche", "Questo sono mia sorella": the pronoun and what it is are of one number, the copula of
    another. Whether it is wrong."""
    if not verb.copula or verb.clitics:
        return False
    place = words_before(words, verb.place)
    readings = _POINTING.get(words.at(place))
    if readings is None:
        return False
    after = subject_after(words, verb.last + 1, by_start)
    if after is None or not after.sure:
        return False
    if words.at(place - 1) not in _OPENING or words.text[after.start] not in {*FORMS, *POSSESSIVES}:
        return False
    number = next(number for _, number in readings)
    if {n for p, n in after.persons if p == 3} != {number} or number in verb.numbers or words.at(after.end) in _JOINING:
        return False
    persons = frozenset({(3, number)})
    wrong(
        words, verb.place, Subject(words.raw[place], place, place, place + 1, readings, persons, pronoun=True), result
    )
    return True


def _has_own_verb(words: Words, place: int) -> bool:
    """Whether a finite verb follows before the clause ends."""
    while words.at(place) not in _ENDS:
        if words.finite(place) and (words.pos[place] in ("VERB", "AUX") or not words.nouns(place)):
            return True
        place += 1
    return False


def check_participle_number(words: Words, verb: Verb, by_start: dict[int, NounPhrase], result: Agreement) -> bool:
    """ "si sono alzata", "saranno stato", "siamo partita": essere and its participle differ in number; and "si è
    allagate le cantine". Whether it is wrong."""
    if not words.facts[verb.place].finite_lemmas & {"essere"} or set(verb.clitics) & OBJECT_CLITICS:
        return False
    if verb.been is not None:
        places = [verb.been, verb.last]
    elif words.text[verb.last] in STATO and not words.modifiers(min(verb.last + 1, words.size - 1)):
        places = [verb.last]  # "saranno stato il vento"
    elif verb.participle is not None and "si" in verb.clitics:
        places = [verb.participle]
    else:
        return False  # "siamo partita": a predicate
    forms = {number for _, number in verb.forms}
    if "si" in verb.clitics and words.text[verb.place] == "sono":
        forms = {"p"}  # "mi si sono rotti": no first person
    for place in places:
        own = words.facts[place].participles
        numbers = {number for _, number in own}
        if not numbers or numbers & forms or (words.nouns(place) and words.pos[place] not in ("VERB", "AUX")):
            continue
        if forms == {"s"} and "si" in verb.clitics:
            after = subject_after(words, verb.last + 1, by_start)
            agrees = after is not None and after.sure and bool(own & after.readings)
            if not agrees:
                continue  # "si è partiti in ritardo": nobody in particular
        if forms == {"p"} and (2, "p") in verb.forms and words.text[place] in STATO:
            continue  # "Voi siete stato gentile", to one person, as was polite once
        count = "plural" if forms == {"p"} else "singular"
        message = f'"{words.raw[verb.place]}" is {count}; "{words.raw[place]}" is not.'
        fail(result, words, verb.place, "subject_verb", message, None)
        return True
    return False
