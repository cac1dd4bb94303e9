"""Clauses: which words of a sentence can be the subject of which finite verb.

Read from left to right. An opener (che, cui, quando, se …) begins a clause; a verb belongs to the
innermost clause that waits for one; a clause that has its verb ends at a comma or at the next verb
(Serianni, Grammatica italiana, XIV). The parse only helps to tell verbs from nouns, since a wrong
ending, which is what we look for, misleads it most.
"""

from dataclasses import dataclass, replace

from rewards.italian.articles import FORMS
from rewards.italian.function_words import BEFORE_DETERMINER, LIKE_PREPOSITIONS, PREPOSITIONS, STOPS
from rewards.italian.genders import PERSONS
from rewards.italian.numerals import is_numeral
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.asides import (
    apposition_end,
    aside_end,
    joining_end,
    measures,
    parenthesis_end,
    relates,
    saying_end,
    verb_follows,
)
from rewards.italian.subjects.clause_frames import OPENERS, Frame, asked_of, is_elliptic
from rewards.italian.subjects.clause_subjects import (
    Subject,
    chi_subject,
    is_prepositional,
    phrase_subject,
    pronoun_subject,
    quale_subject,
    thing,
    together,
    unknown,
)
from rewards.italian.subjects.clefts import after_essere, in_cleft
from rewards.italian.subjects.comparisons import comparison_end, is_named
from rewards.italian.subjects.phrase_surroundings import (
    LONG_DASHES,
    belongs_to_last,
    completes,
    defines,
    has_closing_dash,
    is_absolute,
    is_apposition,
    is_between,
    is_list,
    is_of_whole,
    is_past_aside,
    is_title,
    join_list,
    name_follows,
    pluralize,
    prepositional_since,
    seems,
    with_cui,
)
from rewards.italian.subjects.verb_groups import is_command, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_LINKS = word_set(
    "di a da in con su per e ed , d' ad tra fra tramite attraverso mediante contro verso presso sotto sopra"
)
_COORDINATORS = word_set("e ed o oppure ma però né bensì anzi ovvero")
_ASKING = word_set("quale quali quanto quanta quanti quante")
_ADVERBS = word_set("quindi perciò dunque allora infatti")  # openers that may stand amid their clause


@dataclass(slots=True)
class Clause:
    """verb: place of a finite verb; subjects: candidates before it; relative: the antecedents of its
    "che"; after: the noun phrases that follow it; opener: the word that opens the clause ("" for none);
    shared: the subjects of the verb with which it is coordinated; blocked: an infinitive or gerund may be its
    subject or have it; complemented: an infinitive hangs on the subject; start: where the aside or the clause with
    "quanto" begins in which the verb stands, behind which its subject is."""

    verb: int
    subjects: list[Subject]
    relative: list[Subject] | None
    opener: str
    shared: list[Subject]
    blocked: bool = False
    complemented: bool = False
    start: int = 0


def clauses(words: Words, phrases: list[NounPhrase], verbs: list[int]) -> list[Clause]:
    """One Clause for each verb, in order."""
    reader = _Reader(words, phrases, set(verbs))
    return reader.read()


class _Reader:
    def __init__(self, words: Words, phrases: list[NounPhrase], verbs: set[int]) -> None:
        self.words, self.verbs = words, verbs
        self.by_start = {phrase.start: phrase for phrase in phrases if phrase.start not in verbs}
        self.stack = [Frame()]
        self.found: list[Clause] = []
        self.last: list[Subject] = []  # the phrases that an adjacent "che" may refer to
        self.last_end = -1
        self.prepositional = False  # whether a preposition governs the last phrase
        self.closed = -1  # the comma that closed the last aside
        self.joining = False  # whether "e" stands before that aside
        self.cleft = False  # "è in questa casa che …": the phrase is no antecedent
        self.outside: list[tuple[list[Frame], list[Subject]]] = []  # what goes on behind a parenthesis

    def read(self) -> list[Clause]:
        self._read(0, self.words.size)
        return self.found

    def _read(self, place: int, stop: int) -> None:
        words = self.words
        while place < stop:
            text = words.text[place]
            if text == "(" or (text in LONG_DASHES and not self.outside and has_closing_dash(words, place)):
                self.outside.append((self.stack, self.last))
                self.stack, self.last, self.last_end = [Frame()], [], -1
            elif text in (")", *LONG_DASHES) and self.outside:
                (self.stack, self.last), self.last_end = self.outside.pop(), place + 1
            elif text in STOPS:
                self.stack, self.last, self.last_end, self.outside = [Frame()], [], -1, []
            elif place in self.verbs:
                self._verb(place)
            elif text == "cosa" and words.at(place - 1) in (",", "(") and words.at(place + 1) in ("che", "ch'"):
                self.last, self.last_end = [thing(words, place)], place + 1  # "…, cosa che accade spesso"
            elif (phrase := self.by_start.get(place)) is not None:
                end = next((verb for verb in range(place + 1, phrase.end) if verb in self.verbs), phrase.end)
                self._phrase(phrase, end)
                place = max(end, place + 1)
                continue
            elif text == ",":
                place = self._comma(place)
            elif text in ("che", "ch'"):
                self._che(place)
            elif text == "chi":
                self._chi(place)
            elif text in ("cui", "quali") and (end := apposition_end(words, place, self.verbs)):
                place = end
                continue
            elif text in ("quale", "quali") and place and words.text[place - 1] in FORMS:
                self._quale(place)
            elif text == "come" and is_named(words, place, self.by_start):
                pass
            elif text == "come" and (end := self._compared(place)):
                place = end
                continue
            elif text in _ADVERBS and self._waits():
                pass  # "Le scuole, infatti, chiudono"
            elif (text in _ASKING and self._asks(place)) or (
                text in ("quanti", "quante") and relates(words, place, self.verbs)
            ):
                self.stack.append(Frame(opener="cui"))
            elif text == "quanto" and measures(words, place, self.verbs):
                self.stack.append(Frame(opener="cui", start=place))
            elif text == "se" and self._is_reflexive(place):
                pass
            elif text == "cui" or text in OPENERS or (text in ("cosa", "cos'") and not self._determined(place)):
                topic = asked_of(words, place, self.stack) if self.last_end == place else []
                self.stack.append(Frame(opener=text, candidates=topic))
            elif text in _COORDINATORS:
                self._coordinator(place)
            elif words.facts[place].infinitive or words.facts[place].gerund or is_command(words, place):
                self._infinitive(place)
            else:
                self._pronoun(place)
            place += 1

    def _infinitive(self, place: int) -> None:
        """ "La voglia di viaggiare …": behind a preposition it hangs on the subject, else it may be one itself."""
        frame = self.stack[-1]
        before = words_before(self.words, place)
        hangs = self.words.at(before) in ("di", "a", "ad", "da", "per", "d'") and bool(frame.candidates)
        frame.governed = hangs and frame.verb is None and (frame.governed or not frame.blocked)
        frame.blocked = True

    def _is_reflexive(self, place: int) -> bool:
        """ "I delegati, delusi, se ne sono andati", "i tifosi non se ne accorsero"; not "I ragazzi, se ne hanno"."""
        led = self.words.at(place - 1) == "non" or place in (self.last_end, self.closed + 1)
        return led and self._waits() and self.words.at(place + 1) in ("ne", "n'")

    def _asks(self, place: int) -> bool:
        """ "decide quali ospedali verranno chiusi": an indirect question with its own subject."""
        return place > 0 and place + 1 in self.by_start

    def _waits(self) -> bool:
        """Whether a clause has its subject and not yet its verb."""
        frame = self.stack[-1]
        return frame.verb is None and (bool(frame.candidates) or bool(frame.relative))

    def _compared(self, place: int) -> int:
        """The place behind the nouns with which "come" compares the subject; 0 where a clause follows it."""
        end = comparison_end(self.words, place, self.by_start, self.last_end) if self._waits() else 0
        if end:
            self.last_end = end
            if candidates := self.stack[-1].candidates:
                candidates[-1].end = end
        return end

    def _determined(self, place: int) -> bool:
        return place > 0 and (self.words.text[place - 1] in FORMS or bool(self.words.modifiers(place - 1)))

    def _verb(self, place: int) -> None:
        frame = self.stack[-1]
        while frame.verb is not None and len(self.stack) > 1 and not frame.coordinated:
            self.stack.pop()
            frame = self.stack[-1]
        second = frame.verb is not None
        subjects = [] if second and not frame.coordinated else frame.candidates
        if frame.coordinated and len(self.stack) > 1 and subjects and (outer := self.stack[-2]).verb is None:
            # "La lingua che parlano e la religione che praticano sono antiche"
            subjects = [*subjects, *outer.candidates, *(together(one, subjects[-1]) for one in outer.candidates)]
        relative = None if second else frame.relative
        opener = "" if second else frame.opener
        governed = frame.governed
        blocked = (frame.blocked and not governed) or (second and not frame.coordinated)
        blocked = blocked or seems(self.words, place, self.verbs)
        self.found.append(Clause(place, subjects, relative, opener, frame.shared, blocked, governed, frame.start))
        frame.shared = subjects or relative or []
        frame.verb, frame.candidates, frame.coordinated, frame.blocked = place, [], False, False
        frame.governed = False

    def _comma(self, place: int) -> int:
        """The place of the comma, or of the one that closes what stands apart between the two."""
        said = saying_end(self.words, place, self.by_start, self.verbs)
        if said := said or joining_end(self.words, place, self.verbs):
            return self._apart(place + 1, said)
        if is_elliptic(self.stack) and verb_follows(self.words, place + 1, self.verbs):
            self.stack.pop()
        self._end_clause()
        frame = self.stack[-1]
        waits = frame.verb is None and frame.opener != "come" and any(one.sure for one in frame.candidates)
        end = self._aside(place, frame.candidates[-1]) if waits else 0
        if not end:
            return place
        if is_list(self.words, frame.candidates[-2:]):
            frame.candidates.append(together(*frame.candidates[-2:]))  # "La fame, la guerra, mali antichi, …"
        return self._apart(place + 1, end)

    def _aside(self, place: int, subject: Subject) -> int:
        """The comma that closes what parts a subject from its verb; else 0."""
        if end := parenthesis_end(self.words, place, subject, self.verbs):
            return end
        joined = " e " in subject.text  # "le gioie e i dolori, i vizi e le virtù, …": a list
        return aside_end(self.words, place, self.by_start, self.verbs, apposed=not joined)

    def _apart(self, start: int, stop: int) -> int:
        """Read what stands between two commas as clauses of their own."""
        outer, last = self.stack, self.last
        self.stack = [Frame(start=start)]
        self._read(start, stop)
        self.stack, self.last, self.last_end = outer, last, stop
        self.closed, self.joining = stop, self.words.at(start - 2) in ("e", "ed")
        return stop

    def _end_clause(self) -> None:
        frame = self.stack[-1]
        if frame.verb is not None and len(self.stack) > 1:
            self.stack.pop()
            frame = self.stack[-1]
        frame.blocked = frame.governed = False
        if frame.verb is None and frame.candidates and is_absolute(self.words, frame.candidates[0].start):
            frame.candidates = []
        if frame.verb is not None:
            frame.verb, frame.candidates, frame.relative = None, [], None
            frame.opener, frame.shared = "", []

    def _coordinator(self, place: int) -> None:
        frame = self.stack[-1]
        if self.words.text[place - 1 : place + 1] == [",", "ma"] and verb_follows(self.words, place + 1, self.verbs):
            frame.candidates = []  # "sopportano la fatica, il fango, ma sopravvivono"
        if frame.verb is not None:
            frame.coordinated = True
            frame.candidates = []
            frame.blocked = False

    def _che(self, place: int) -> None:
        words = self.words
        before = place - 1
        while before >= 0 and words.text[before] in (",", '"', "»", "”", "'"):
            before -= 1
        related = before >= 0 and self.last_end == before + 1 and self.last
        if related and not self.cleft and not in_cleft(words, place) and not is_past_aside(words, place, self.last):
            near = self.last[-1:] if is_apposition(words, self.last) else self.last[-2:]
            self.stack.append(Frame(opener="che", relative=list(self.last) if before < place - 1 else near))
        else:
            self.stack.append(Frame(opener="che-"))

    def _chi(self, place: int) -> None:
        one = chi_subject(self.words, place)
        before = self.words.at(place - 1)
        frame = self.stack[-1]
        if frame.verb is None and before not in PREPOSITIONS:
            frame.candidates.append(one)
        self.stack.append(Frame(opener="chi", relative=[one] if before not in PREPOSITIONS else None))

    def _quale(self, place: int) -> None:
        one = quale_subject(self.words, place)
        self.stack.append(Frame(opener="quale", relative=[one]) if one is not None else Frame(opener="cui"))

    def _pronoun(self, place: int) -> None:
        subject = pronoun_subject(self.words, place)
        if subject is None:
            return
        frame = self.stack[-1]
        if frame.verb is None or frame.coordinated:
            self._add(frame, subject)
        cleft = place > 0 and "essere" in self.words.facts[place - 1].finite_lemmas  # "sei tu che …"
        if self.words.text[place] in PERSONS and not cleft:
            self.last, self.last_end, self.prepositional = [subject], place + 1, False  # "Tu, che hai visto tutto, …"

    def _phrase(self, phrase: NounPhrase, end: int) -> None:
        if self.words.at(phrase.start + 1) == "cui" and phrase.start + 1 < end:  # "la cui casa"
            self.stack.append(Frame(opener="cui"))
        if phrase.determiner is None and self.words.text[phrase.head] in LIKE_PREPOSITIONS:
            return  # "grazie ai genitori"
        if belongs_to_last(self.words, phrase, self.last_end, self.stack[-1].candidates):
            self.last_end = end
            if self.stack[-1].candidates and self.stack[-1].candidates[-1].end == phrase.start:
                name_follows(self.stack[-1].candidates[-1], end)
            return
        if defines(self.words, phrase, self.stack[-1].candidates):
            self.stack[-1].candidates[-1].end = self.last_end = end
            return
        subject = phrase_subject(self.words, phrase)
        prepositional = is_prepositional(self.words, phrase)
        if self.words.at(phrase.start - 1) in ("e", "ed", "o") and self.prepositional:
            bare = phrase.determiner is None or not self.stack[-1].candidates
            prepositional = prepositional or (bare and self.last_end == phrase.start - 1)
        prepositional = prepositional or is_between(self.words, phrase)
        if is_title(self.words, phrase):
            return
        if subject is not None and self.words.text[phrase.start] in ("del", "della", "dello", "dell'"):
            # "della struttura si interessano …"
            subject.sure, subject.single_of = False, completes(self.words, phrase, self.last_end)
        if subject is not None and self.words.at(phrase.start - 1) == "cui":
            with_cui(self.words, subject)
        self._record(phrase, end, subject, prepositional)

    def _record(self, phrase: NounPhrase, end: int, subject: Subject | None, prepositional: bool) -> None:
        """Keep the phrase as a candidate for the verb and as an antecedent of "che"."""
        self.prepositional = prepositional
        gap = self.words.text[self.last_end : phrase.start] if self.last_end >= 0 else ["."]
        adjacent = len(gap) < 3 and all(
            text in _LINKS or is_numeral(self.words, i) for i, text in enumerate(gap, self.last_end)
        )
        frame = self.stack[-1]
        open_ = frame.verb is None or frame.coordinated
        joined_before = self.words.at(phrase.start - 1) in ("e", "ed", "o", "né")
        if subject is not None:
            joined = joined_before and adjacent
            if not adjacent:
                self.cleft = prepositional and after_essere(self.words, phrase.start)
            # "allo stesso tempo molti ambasciatori che": nothing links the two
            linked = adjacent and (bool(gap) or prepositional or phrase.determiner is None)
            if prepositional or adjacent:
                self.last = [*self.last, subject] if linked else [subject]
                if joined and len(self.last) > 1:
                    self.last.append(together(self.last[-2], subject))
            else:
                self.last = [subject]
            if open_ and not prepositional and not frame.blocked:
                self._add(frame, replace(subject, sure=False) if is_of_whole(self.words, phrase) else subject)
            elif frame.governed and joined_before:
                pluralize(frame.candidates[-1])  # "la voglia di vincere e la paura di perdere"
        else:
            anything = [unknown(self.words, phrase)] if phrase.unknown else []
            if open_ and frame.candidates and adjacent and self.words.at(phrase.start - 1) in ("e", "ed", "o"):
                pluralize(frame.candidates[-1])  # "il lavoro e standard di vita"
            self.last = [*self.last, *anything] if adjacent else anything
            free = open_ and not prepositional and not frame.blocked and not (adjacent and frame.candidates)
            if phrase.unknown and free:
                frame.candidates.append(unknown(self.words, phrase))
        self.last_end = end

    def _add(self, frame: Frame, subject: Subject) -> None:
        words = self.words
        before = words.at(subject.start - 1)
        if before in BEFORE_DETERMINER:
            before = words.at(subject.start - 2)
        if self.joining and self.closed == subject.start - 1:
            before = "e"  # "la Luna e, in misura minore, il Sole"
        last = frame.candidates[-1] if frame.candidates else None
        if last is not None and before in ("e", "ed", "o", "né", "oppure", "nonché", "ma"):
            # "La strada era lunga, la valigia pesante, e il sole picchiava": behind a comma "e" may join clauses
            joins = before in ("e", "ed") and words.at(subject.start - 2) != ","
            frame.candidates.append(together(last, subject, exact=joins))
            if before in ("e", "ed"):
                prepositional = prepositional_since(words, last.end, subject.start - 1)
                if not prepositional:
                    join_list(words, frame.candidates)
                else:
                    frame.candidates.append(subject)
            else:
                frame.candidates.append(subject)
            return
        frame.candidates.append(subject)
