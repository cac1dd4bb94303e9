"""Predicates and participles that agree with something else than the subject: "ce la siamo guadagnata" with the object,
"Lei è troppo buono, signor Orsini" with whom is meant, "è di natura economica" with a noun of their own."""

from collections.abc import Sequence

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.function_words import DATIVES_BEFORE_OBJECTS, TIMES
from rewards.italian.numerals import is_number_word
from rewards.italian.phrases.adverbials import adverbial_end
from rewards.italian.phrases.clitics import PREPOSITIONS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.predicates.ordered_subjects import NAMING
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.relative_subjects import DECLARED
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_OBJECTS = {"lo": ("m", "s"), "la": ("f", "s"), "li": ("m", "p"), "le": ("f", "p")}
_FALLING = word_set("tardi di buio giorno notte sera silenzio")  # "si è fatto tardi", "si è fatto di tutto"
_SOME = word_set("uno una alcuni alcune molti molte due tre parecchi parecchie tanti tante")
_ENDS = frozenset({"", ".", "!", "?", ",", ";", ":"})


def is_bound(
    words: Words, finite: int, verb: int, place: int, subject: Subject | None, by_start: dict[int, NounPhrase]
) -> bool:
    """Whether a predicate that does not fit the subject of its verb has to: nothing else explains it."""
    own, before, led = words.modifiers(place), words.at(finite - 1), words.at(finite - 2)
    if led in DATIVES_BEFORE_OBJECTS and _fits_object(before, own, words.at(place + 1)):
        return False  # "ce la siamo guadagnata", "se l'è aggiudicata quel signore", "se ne sono costruito uno"
    if before in ("si", "s'") and (led == "ci" or _is_impersonal(words, place)):
        return False  # "ci si sarebbe attesi un servizio migliore"
    if before in ("si", "s'") and is_number_word(words.at(finite - 2)) and words.at(finite - 3) in ("i", "le"):
        return False  # "le lettere che i due si erano scambiati"
    if before in ("si", "s'") and subject is not None and _fits_antecedent(words, subject, own, by_start):
        return False  # "l'autonomia che i comuni si erano conquistata"
    noun = place == verb + 3 and words.pos[place - 1] == "NOUN"
    if noun and words.at(verb + 1) in ("di", "d'") and own & words.nouns(place - 1):
        return False  # "è di natura economica"
    if words.text[place] == "vero" and before == "," and words.at(place + 1) == ",":
        return False  # "la femmina, è vero, divora il compagno"
    if words.at(finite - 1) == "cosa" and ("m", "s") in own:
        return False  # "dissero che cosa fosse accaduto"
    if subject is None:
        return True
    if _has_nearer(words, finite, place, subject, own, by_start):
        return False
    text = words.text[subject.start]
    if before in ("ne", "n'") and text in FORMS and FORMS[text].family == "de":
        return False  # "che ne è stato delle tue galline?"
    if text == "lei" and ("m", "s") in own:
        return not (_is_man_addressed(words, place, by_start))
    if (subject.joined or " e " in subject.text) and (
        "m",
        "p",
    ) in own:  # "le pinze, il mantice e l'incudine erano affittati"
        named = [one for start, one in by_start.items() if subject.start <= start < finite]
        return not any(_is_man(one) or not one.readings for one in named)
    return True


def _has_nearer(
    words: Words,
    finite: int,
    place: int,
    subject: Subject,
    own: frozenset[GenderNumber],
    by_start: dict[int, NounPhrase],
) -> bool:
    """Whether the predicate agrees with a noun that is nearer: behind it ("tre elefanti, sono rimaste cinque
    sorelle"), or behind "il fatto che"; or an adverb was taken for the subject ("un tempo")."""
    if adverbial_end(words, subject.start) is not None:
        return True
    persons = {person for person, _ in subject.persons}
    numbers = {number for person, number in words.finite(finite) if person in persons}
    fitting = {(gender, number) for gender, number in own if number in numbers}
    counted = place + 1 + (words.pos[place + 1 : place + 2] == ["NUM"])
    behind = by_start.get(counted) or by_start.get(place + 1)
    named = words.facts[place].lemmas & NAMING or not words.facts[place].participles
    if behind is not None and not named and subject.end < finite and words.text[behind.head] not in TIMES:
        led = behind.determiner is not None or counted > place + 1
        if led and not behind.prepositional and behind.readings & fitting:
            return True
    if words.at(subject.end) != "che" or words.text[subject.place] not in DECLARED:
        return False
    return any(words.nouns(i) & fitting for i in range(subject.end + 1, finite))


def _fits_object(clitic: str, own: frozenset[GenderNumber], following: str) -> bool:
    if clitic in ("ne", "n'"):
        return following in _SOME  # not "se ne sono andati"
    return any(number == "s" for _, number in own) if clitic in ("l'", "'") else _OBJECTS.get(clitic) in own


def _is_impersonal(words: Words, place: int) -> bool:
    return words.text[place] == "fatto" and words.at(place + 1) in _FALLING


def _fits_antecedent(
    words: Words, subject: Subject, own: frozenset[GenderNumber], by_start: dict[int, NounPhrase]
) -> bool:
    """Whether "che" right before the subject stands for an object with which the participle agrees."""
    if words.at(subject.start - 1) != "che":
        return False
    return any(one.end == subject.start - 1 and own & one.readings for one in by_start.values())


def _is_man(phrase: NounPhrase) -> bool:
    return not phrase.prepositional and {gender for gender, _ in phrase.readings} == {"m"}


def _is_man_addressed(words: Words, place: int, by_start: dict[int, NounPhrase]) -> bool:
    """ "Lei è troppo buono, signor Orsini": a man named behind the comma, in courtesy."""
    for start, phrase in by_start.items():
        if start > place and words.at(start - 1) == "," and phrase.determiner is None:
            title = ("m", "s") in phrase.readings or words.text[start] in ("signor", "dottor", "professor", "ingegner")
            if title and (words.at(phrase.end) in _ENDS or words.facts[phrase.end].capital):
                return True
    return False


def is_topic(words: Words, phrases: Sequence[NounPhrase], clitic: int, own: frozenset[GenderNumber]) -> bool:
    """Whether "le" or "l'" may stand for an earlier noun than the one right before it, with which the participle
    agrees: "le illusioni, un grande romanziere le aveva contate", "la decisione di votare l'hanno presa in tre"."""
    earlier = [one for one in phrases if one.end < clitic and not one.prepositional and one.noun is not None]
    for one in earlier:
        narrowed = one.readings & words.own(one.determiner) if one.determiner is not None else one.readings
        if narrowed & own:
            return True
    return False


def is_object_noun(words: Words, place: int) -> bool:
    """Whether a form behind avere, that may be a participle, is the object: "non ho rimpianti", "hanno portata
    generale"."""
    following, nouns = place + 1, words.nouns(place)
    if not nouns or ("m", "s") in words.facts[place].participles:
        return False
    if following < words.size and words.pos[following] == "ADJ":
        return bool(words.modifiers(following) & nouns)
    more = words.at(place - 1) in ("ancora", "sempre", "anche", "sia") and words.at(following) in PREPOSITIONS
    return more or words.at(following) in _ENDS  # "ha ancora posti per stasera"
