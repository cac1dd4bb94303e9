"""The parser's subject of a predicate, where the order of the words leaves it open: "La sua relazione, Ministro, poteva
essere letta". It counts only when the predicate agrees with no other noun that stands near."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import STATO, STOPS, TIMES
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import COLLECTIVE, Subject
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.valency import SAYING
from rewards.italian.subjects.verb_groups import words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_DAYS = word_set("giornata giornate serata serate nottata nottate mattinata mattinate")
_PASSING = word_set("cominciare iniziare finire terminare durare trascorrere")
# What times are, and people hardly: "le notti sono lunghe", "le prossime settimane saranno piovose".
_OF_TIMES = tuple(
    word_set("lung cort piovos nevos nebbios ventos afos torrid sold interminabil mit gelid rovent festiv brev")
)
_WHOLE = word_set("intera intere intero interi")
_RELATIVES = frozenset({"che", "quale", "quali"})
_DEMONSTRATIVES = {
    "quello": frozenset({("m", "s")}), "quella": frozenset({("f", "s")}), "ciò": frozenset({("m", "s")}),
    "quelli": frozenset({("m", "p")}), "quelle": frozenset({("f", "p")}),
}  # fmt: skip
_SOME = {
    "uno": frozenset({("m", "s")}), "una": frozenset({("f", "s")}), "alcuni": frozenset({("m", "p")}),
    "alcune": frozenset({("f", "p")}), "molte": frozenset({("f", "p")}), "molti": frozenset({("m", "p")}),
    "poche": frozenset({("f", "p")}), "pochi": frozenset({("m", "p")}),
}  # fmt: skip
_THINKING = word_set("pensare credere sapere ritenere sperare temere vedere sentire capire ricordare scoprire mostrare")


def parsed_subject_of(words: Words, clause: Clause, predicate: int, phrases: list[NounPhrase]) -> Subject | None:
    """The noun with its determiner, or the antecedent of "che", that the parser takes for the subject."""
    if predicate >= words.size:
        return None
    if clause.blocked and _has_verb_before(words, clause.verb):
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
        or words.text[place] in COLLECTIVE
        or (words.text[place] in TIMES and not _is_time_said(words, clause, phrase, predicate))
    ):
        return None
    if not relative and (phrase.determiner is None or phrase.prepositional):
        return None
    return _subject(words, clause, phrase, predicate, phrases)


def _is_time_said(words: Words, clause: Clause, phrase: NounPhrase, predicate: int) -> bool:
    """Whether a time is the subject ("la giornata era bella", "gli inverni erano miti"), and not when somebody was so
    ("la sera era stanco", "le sere erano stanchi")."""
    text = words.text[phrase.start]
    whole = words.at(phrase.start - 1).startswith("tutt") or any(
        i in _WHOLE for i in words.text[phrase.start : phrase.end]
    )
    if text not in FORMS or FORMS[text].family != "definite" or whole or phrase.after:
        return False
    if words.text[phrase.head] in _DAYS:
        return True
    if words.text[predicate].startswith(_OF_TIMES) or words.facts[predicate].lemmas & _PASSING:
        return True
    plural = {number for _, number in words.modifiers(predicate)} == {"s"}
    return plural and words.finite(clause.verb) == {(3, "p")}


def _has_verb_before(words: Words, verb: int) -> bool:
    """Whether another finite verb stands before the verb in its sentence."""
    for place in range(verb - 1, -1, -1):
        if words.text[place] in STOPS:
            return False
        if words.finite(place) and words.pos[place] in ("VERB", "AUX"):
            return True
    return False


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
    if _stands_before(words, clause, phrase, near):
        near = [one for one in phrases if phrase.start < one.start <= predicate + 4]
    others = [one for one in near if _may_be(words, one)]
    if not readings or any(own & one.readings or (one.proper and not one.readings) for one in others):
        return None
    persons = frozenset((3, number) for number in numbers if number)
    return Subject(words.raw[phrase.head], phrase.head, phrase.start, phrase.end, readings, persons)


def _stands_before(words: Words, clause: Clause, phrase: NounPhrase, near: list[NounPhrase]) -> bool:
    """ "Se arriva la zia il pranzo è pronto": a noun right before the verb, where those before it have their own."""
    if phrase.prepositional or phrase.determiner is None or words_before(words, clause.verb) + 1 != phrase.end:
        return False
    own = range(max(0, phrase.start - 12), phrase.start)
    verbs = [i for i in own if words.finite(i) and words.pos[i] in ("VERB", "AUX")]
    return bool(verbs) and any(verbs[-1] < one.start < phrase.start for one in near)


def demonstrative_subject(words: Words, clause: Clause, predicate: int, phrases: list[NounPhrase]) -> Subject | None:
    """ "Quello che ha detto è falso", "quelli che sono arrivati", "una delle ragazze è partita": "quello" before "che",
    and "una" before "di", as the subject."""
    if clause.subjects or predicate >= words.size or words.text[predicate] in STATO:
        return None
    che = words_before(words, clause.verb)
    place = che - 1
    if words.at(che) != "che" or words.at(place) not in _DEMONSTRATIVES:
        token = words.doc[clause.verb]
        head = token.head if token.dep_ in ("aux", "cop", "aux:pass") else token
        found = [child.i for child in head.children if child.dep_.startswith("nsubj") and child.i < clause.verb]
        place = found[0] if len(found) == 1 else -1
        text, following = words.at(place), words.at(place + 1)
        of = following in ("di", "d'") or (following in FORMS and FORMS[following].family == "de")
        if not (text in _DEMONSTRATIVES and following == "che") and not (text in _SOME and of):
            return None
        if clause.opener.startswith("che"):
            return None
    numbers = {number for person, number in words.finite(clause.verb) if person == 3}
    known = _DEMONSTRATIVES.get(words.text[place]) or _SOME[words.text[place]]
    readings = frozenset(one for one in known if one[1] in numbers)
    near = [one for one in phrases if predicate < one.start <= predicate + 2 and not one.prepositional]
    if not readings or any(one.determiner is not None or words.text[place] in _DEMONSTRATIVES for one in near):
        return None
    persons = frozenset((3, number) for _, number in readings)
    return Subject(words.raw[place], place, place, place + 1, readings, persons)


def _may_be(words: Words, phrase: NounPhrase) -> bool:
    """Whether a noun may be a subject: behind no preposition, and no vocative between commas."""
    return not phrase.prepositional and not (words.at(phrase.start - 1) == "," == words.at(phrase.end))
