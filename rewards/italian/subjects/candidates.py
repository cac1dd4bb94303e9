"""Which words of a sentence might be subjects: every noun phrase and pronoun, with a preposition or without.

The rules look for a subject that is sure; the ranking (likely_subjects.py) compares all that stand there.
"""

from dataclasses import dataclass

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.function_words import ARTICULATED
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import (
    Subject,
    chi_subject,
    phrase_subject,
    pronoun_subject,
    quale_subject,
    together,
    unknown,
)
from rewards.italian.tokens import Token
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

PREPOSITIONS = word_set(
    """
    di a da in con su per tra fra d' ad senza secondo verso contro sotto sopra presso durante dopo entro oltre tramite
    attraverso mediante lungo
    """
)
# Words that open or join clauses and phrases, as the ranking names them.
MARKS = word_set(
    """
    che ch' chi cui quale quali dove quando se perché come mentre quanto quanti quante e ed ma o né : « » " ( ) – — non
    anche ;
    """
)
_BETWEEN = word_set("tutti tutte tutto tutta circa quasi oltre più solo anche")
_AND = frozenset({"e", "ed"})


@dataclass(slots=True)
class Candidate:
    """A subject that a verb might have.

    preposition: the one before it, or the family of its articulated preposition ("a" for "alle"), or "";
    determiner: the family of its article, or the word; lemma: of the noun; before, after: the mark or kind of the
    words beside it; number, gender: what its verb and its adjective would be, as the ranking names it ("s", "sp"; "ms",
    "fs"; with "+", "~" or "&" when something is joined to it); whole: it and what "e" joins to it.
    """

    subject: Subject
    preposition: str
    determiner: str
    lemma: str
    before: str
    after: str
    number: str = ""
    gender: str = ""
    whole: Subject | None = None
    joined: bool = False

    @property
    def persons(self) -> frozenset[tuple[int, str]]:
        """What its verb would be, together with what "e" joins to it."""
        return self.whole.persons if self.whole is not None else self.subject.persons

    @property
    def readings(self) -> frozenset[GenderNumber]:
        """What its adjective would be, of it alone or of it and what is joined to it."""
        return self.subject.readings | (self.whole.readings if self.whole is not None else frozenset())


def candidates(words: Words, phrases: list[NounPhrase], verbs: set[int]) -> list[Candidate]:
    """All candidates of a document in order."""
    found = [_of_phrase(words, phrase) for phrase in phrases if phrase.start not in verbs]
    taken = {place for phrase in phrases for place in range(phrase.start, phrase.end)}
    for place in range(words.size):
        if place not in taken and place not in verbs and (subject := _pronoun(words, place)) is not None:
            found.append(_candidate(words, subject, "pronoun", words.text[place]))
    found.sort(key=lambda one: one.subject.place)
    _join(words, found)
    return found


def _pronoun(words: Words, place: int) -> Subject | None:
    text = words.text[place]
    if text == "chi":
        return chi_subject(words, place)
    if text in ("quale", "quali") and words.at(place - 1) in FORMS:
        return quale_subject(words, place)
    return pronoun_subject(words, place)


def _of_phrase(words: Words, phrase: NounPhrase) -> Candidate:
    subject = phrase_subject(words, phrase, time=True) or unknown(words, phrase)
    text = words.text[phrase.determiner] if phrase.determiner is not None else ""
    family = FORMS[text].family if text in FORMS else text
    return _candidate(words, subject, family, _lemma(words, phrase.head))


def _candidate(words: Words, subject: Subject, determiner: str, lemma: str) -> Candidate:
    preposition = determiner if determiner in ARTICULATED else ""
    if not preposition:
        place = subject.start - 1
        while words.at(place) in _BETWEEN:
            place -= 1
        preposition = words.at(place) if words.at(place) in PREPOSITIONS else ""
    before = subject.start - 1
    mark = words.at(before)
    if mark not in MARKS and mark not in PREPOSITIONS and mark != ",":
        mark = words.pos[before] if before >= 0 else "^"
    after = words.at(subject.end)
    return Candidate(subject, preposition, determiner, lemma, mark, after if after in MARKS or after == "," else "")


def _lemma(words: Words, place: int) -> str:
    raw = words.raw[place]
    nouns = [reading.lemma for reading in words.lexicon.readings(raw) if reading.pos in ("NOUN", "PROPN")]
    return min(nouns, default="^" if raw[:1].isupper() else raw)


def _join(words: Words, found: list[Candidate]) -> None:
    """Name the numbers, those of joined candidates apart: "il gatto | e il cane"."""
    by_head = {one.subject.place: one for one in found}
    for index, one in enumerate(found):
        subject = one.subject
        token: Token = words.doc[subject.place]
        marks = ""
        second = next((child for child in token.children if child.dep_ == "conj" and child.i in by_head), None)
        if second is not None:
            marks = "+"
            if any(words.text[child.i] in _AND for child in second.children):
                one.whole = together(subject, by_head[second.i].subject)
        elif words.at(subject.end) in _AND and index + 1 < len(found):
            marks = "~" if found[index + 1].subject.start <= subject.end + 2 else ""
        first = found[index - 1] if index and words.at(subject.start - 1) in _AND else None
        behind = token.dep_ == "conj" and token.head.i in by_head and token.head.i < subject.place
        if not behind and first is not None:
            behind = first.subject.end >= subject.start - 2 and one.preposition in ("", first.preposition)
        if behind and first is not None and first.subject.end == subject.start - 1:
            one.whole = together(first.subject, subject)
        one.joined = bool(marks) or behind
        if subject.pronoun or one.determiner == "pronoun":
            number = ",".join(sorted(f"{person}{n}" for person, n in subject.persons))
        else:
            number = "".join(sorted(subject.numbers))
        marks += "&" if behind else ""
        one.number = number + marks + ("?" if not subject.sure and not subject.bare else "")
        one.gender = ("".join(sorted(map("".join, subject.readings))) if len(subject.readings) < 4 else "?") + marks
