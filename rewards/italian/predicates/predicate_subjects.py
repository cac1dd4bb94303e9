"""The parser's subject of a predicate, where the order of the words leaves it open: "La sua relazione, Ministro, poteva
essere letta". It counts only when the predicate agrees with no other noun that stands near."""

from rewards.italian.function_words import STOPS, TIMES
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import COLLECTIVE, Subject
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.valency import SAYING
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_RELATIVES = frozenset({"che", "quale", "quali"})
_THINKING = word_set("pensare credere sapere ritenere sperare temere vedere sentire capire ricordare scoprire mostrare")


def parsed_subject_of(words: Words, clause: Clause, predicate: int, phrases: list[NounPhrase]) -> Subject | None:
    """The noun with its determiner, or the antecedent of "che", that the parser takes for the subject."""
    if predicate >= words.size:
        return None
    first = max((i + 1 for i in range(clause.verb) if words.text[i] in STOPS), default=0)
    if clause.blocked and any(words.finite(i) and words.pos[i] in ("VERB", "AUX") for i in range(first, clause.verb)):
        return None
    token = words.doc[clause.verb]
    head = token.head if token.dep_ in ("aux", "cop", "aux:pass") else token
    found = [child for child in head.children if child.dep_ in ("nsubj", "nsubj:pass") and child.i < clause.verb]
    if len(found) != 1:
        return None
    place, relative = found[0].i, False
    if words.text[place] in _RELATIVES:
        if head.dep_ != "acl:relcl" or _is_said(words, place):
            return None
        place, relative = head.head.i, True
    phrase = next((one for one in phrases if one.noun == place), None)
    if (
        phrase is None
        or phrase.start < clause.start
        or phrase.proper
        or not phrase.readings
        or words.text[place] in COLLECTIVE | TIMES
    ):
        return None
    if not relative and (phrase.determiner is None or phrase.prepositional):
        return None
    return _subject(words, clause, phrase, predicate, phrases)


def _is_said(words: Words, place: int) -> bool:
    """Whether "che" may open what somebody says or thinks: "dice al padre che è stata invitata"."""
    first = max((i + 1 for i in range(place) if words.text[i] in STOPS), default=0)
    verbs = [words.facts[i].lemmas for i in range(first, place) if words.pos[i] == "VERB"]
    return any(lemmas & (SAYING | _THINKING) for lemmas in verbs)


def _subject(
    words: Words, clause: Clause, phrase: NounPhrase, predicate: int, phrases: list[NounPhrase]
) -> Subject | None:
    numbers = {number for person, number in words.finite(clause.verb) if person == 3}
    readings = phrase.readings & words.own(phrase.start) if phrase.determiner is not None else phrase.readings
    readings = frozenset(reading for reading in readings if reading[1] in numbers)
    own = words.modifiers(predicate)
    start = max((i + 1 for i in range(clause.verb) if words.text[i] in STOPS), default=0)
    near = [one for one in phrases if start <= one.start <= predicate + 1 and one is not phrase]
    others = [one for one in near if _may_be(words, one)]
    if not readings or any(own & one.readings or (one.proper and not one.readings) for one in others):
        return None
    persons = frozenset((3, number) for number in numbers if number)
    return Subject(words.raw[phrase.head], phrase.head, phrase.start, phrase.end, readings, persons)


def _may_be(words: Words, phrase: NounPhrase) -> bool:
    """Whether a noun may be a subject: behind no preposition, and no vocative between commas."""
    return not phrase.prepositional and not (words.at(phrase.start - 1) == "," == words.at(phrase.end))
