"""What the ranker sees of a verb and of each candidate for its subject: order, distance, prepositions, commas, the
words between, the parse, the lemmas, the rules' own candidates; never the verb's person and number.

Features are strings, a letter for the kind and then its values; one may join two kinds, since a preposition says
more together with the side on which the candidate stands.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from rewards.italian.articles import FORMS
from rewards.italian.function_words import skip
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.ranker import Question, hashed
from rewards.italian.subjects.candidates import MARKS, PREPOSITIONS, Candidate, candidates
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.objectless import takes_no_object
from rewards.italian.subjects.verb_groups import Verb
from rewards.italian.tokens import Token
from rewards.italian.words import Words

_ENDS = frozenset({".", "!", "?", "...", "…"})
_LEFT, _RIGHT = 9, 6  # candidates on each side of the verb
_HELPERS = frozenset({"aux", "cop", "aux:pass"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OBJECTS = frozenset({"obj", "ccomp", "xcomp", "csubj"})
_RELATIVES = frozenset({"che", "ch'", "cui"})
_ENCLITICS = ("lo", "la", "li", "le", "ne", "gli", "mi", "ti", "ci", "vi", "si")
_PEOPLE = {
    "io": "1", "mi": "1", "me": "1", "mio": "1", "mia": "1", "miei": "1", "mie": "1",
    "tu": "2", "ti": "2", "te": "2", "tuo": "2", "tua": "2", "tuoi": "2", "tue": "2",
    "noi": "4", "ci": "4", "nostro": "4", "nostra": "4", "nostri": "4", "nostre": "4",
    "voi": "5", "vi": "5", "vostro": "5", "vostra": "5", "vostri": "5", "vostre": "5",
}  # fmt: skip


class Sentences:
    """The finite verbs of a document and its candidates, which are found when first asked for."""

    def __init__(self, words: Words, phrases: list[NounPhrase], verbs: list[int]) -> None:
        self.words, self.verbs = words, verbs
        self._phrases = phrases

    @cached_property
    def candidates(self) -> list[Candidate]:
        return candidates(self.words, self._phrases, set(self.verbs))

    @cached_property
    def ends(self) -> list[int]:
        """The places where sentences end, from -1 to the end of the document."""
        words = self.words
        return [-1, *(place for place in range(words.size) if words.text[place] in _ENDS), words.size]

    def around(self, verb: int) -> tuple[int, int]:
        """Where the sentence of a verb begins and ends: the places before and behind it."""
        return max(end for end in self.ends if end < verb), min(end for end in self.ends if end > verb)

    def length(self, place: int) -> int:
        """How many words and marks the sentence of a word has."""
        start, stop = self.around(place)
        return stop - start - 1

    def near(self, verb: int) -> tuple[list[Candidate], list[Candidate]]:
        """The candidates before and behind a verb in its sentence, the nearest first."""
        start, stop = self.around(verb)
        left = [one for one in self.candidates if start < one.subject.place < verb]
        right = [one for one in self.candidates if verb < one.subject.place < stop]
        return left[::-1][:_LEFT], right[:_RIGHT]

    def opposes(self, verb: int, forms: AbstractSet[tuple[int | None, str | None]]) -> bool:
        """Whether a candidate near a verb agrees with none of its forms."""
        left, right = self.near(verb)
        return any(not forms & one.persons for one in left + right)


def question(sentences: Sentences, clause: Clause) -> tuple[list[Candidate], Question]:
    """The candidates of a clause's verb with what the ranker is asked about them."""
    seen = _Seen(sentences, clause)
    left, right = sentences.near(clause.verb)
    rows = []
    for side, group in (("L", left), ("R", right)):
        for distance, one in enumerate(group):
            features = [hashed(feature) for feature in seen.candidate(side, distance, one)]
            rows.append((features, one.number))
    nobody = [hashed(feature) for feature in seen.nobody(left, right)]
    forms = [hashed(feature) for feature in seen.forms()]
    return left + right, Question(rows, nobody, forms)


class _Seen:
    """What is seen of one verb."""

    def __init__(self, sentences: Sentences, clause: Clause) -> None:
        words, place = sentences.words, clause.verb
        self.words, self.clause, self.sentences = words, clause, sentences
        verb = self.verb = Verb(words, place)
        token: Token = words.doc[place]
        self.token = token.head if token.dep_ in _HELPERS else token
        self.start, self.stop = sentences.around(place)
        self.lemma = min(verb.lemmas, default="")
        self.finite = min(words.facts[place].finite_lemmas, default="")
        self.object = "I" if takes_no_object(verb.lemmas, "") else "T"
        self.clitics = "-".join(verb.clitics) + self._enclitic()
        self.auxiliary = verb.auxiliary or ("copula" if verb.copula else "")
        self.before = self._beside(place - 1 - len(verb.clitics))
        self.after = self._beside(verb.last + 1)
        following = words.at(skip(words, verb.last + 1))
        if following not in PREPOSITIONS and following not in MARKS:
            following = FORMS[following].family if following in FORMS else ""
        leading = self.finite if self.finite in ("essere", "avere") else ""
        self.cleft = f"{leading}{following}{'che' in words.text[place : self.stop]}"
        self.subjects = "".join("L" if one.i < place else "R" for one in self.token.children if one.dep_ in _SUBJECTS)
        self.objects = "".join("L" if one.i < place else "R" for one in self.token.children if one.dep_ in _OBJECTS)
        self.gap = self._gap()
        self.ruled = {one.place: index for index, one in enumerate(clause.subjects)}
        self.antecedents = {one.place for one in clause.relative or ()}

    def _enclitic(self) -> str:
        """ "+lo" in "possiamo considerarlo"."""
        words, last = self.words, self.verb.last
        if last == self.clause.verb or not words.facts[last].enclitic:
            return ""
        return "+" + next((one for one in _ENCLITICS if words.text[last].endswith(one)), "")

    def _gap(self) -> str:
        """Whether the verb takes an object and has one behind it: of "le lettere che scrive" no noun follows."""
        place = skip(self.words, self.verb.last + 1)
        near = (one for one in self.sentences.candidates if place <= one.subject.start <= place + 1)
        behind = next(near, None)
        complement = "" if behind is None else "p" if behind.preposition else "b"
        infinitive = place < self.words.size and self.words.facts[place].infinitive
        return f"{self.object}{complement}{'i' if infinitive else ''}{self.clitics}{self.auxiliary}"

    def _beside(self, place: int) -> str:
        text = self.words.at(place)
        if text in MARKS or text in PREPOSITIONS or text in (",", "."):
            return text
        return self.words.pos[place] if 0 <= place < self.words.size else "^"

    def candidate(self, side: str, distance: int, one: Candidate) -> Iterator[str]:
        """The features of a candidate, the `distance`-th on its side."""
        near = distance if distance < 4 else 4 if distance < 7 else 5
        commas, verbs, mark = self._between(side, one)
        arc = self._arc(one)
        rule = self._rule(one)
        with_preposition = "p" if one.preposition else "b"
        where = f"{side}{near}{with_preposition}"
        opener = self.clause.opener
        yield f"1{side}{near}"
        yield f"2{side}{one.preposition}/{one.determiner}"
        yield f"3{arc}"
        yield f"4{arc}{side}{one.preposition}"
        yield f"5{arc}{self.object}{where[0]}{with_preposition}"
        yield f"B{self.clitics}{side}{arc}"
        yield f"C{self.auxiliary}{side}{arc}"
        yield f"E{self.before}{where}"
        yield f"F{one.after}{side}{arc}"
        yield f"H{near}{arc}{side}"
        yield f"I{self.object}{where}{commas}{verbs}"
        yield f"J{self.objects}{arc}{side}"
        yield f"K{rule}{side}"
        yield f"L{rule}/{arc}"
        yield f"M{opener}{side}{arc}"
        yield f"N{self.auxiliary}{where}{self.after}"
        yield f"O{self.subjects}{arc}{rule}"
        yield f"Q{self.finite}{where}"
        yield f"R{opener}{rule}{commas}{verbs}"
        yield f"S{mark}{where}"
        yield f"U{self.clause.blocked}{arc}{rule}"
        yield f"V{self.cleft}{where}"
        yield f"W{one.joined}{side}{near}{arc}"
        yield f"X{self.gap}{arc}{side}"
        yield f"Y{self.gap}{rule}{side}"
        yield f"Z{self.lemma}{self.gap}{rule}"

    def _between(self, side: str, one: Candidate) -> tuple[int, int, str]:
        """Commas and finite verbs between candidate and verb, at most 2, and the last mark there."""
        subject, place = one.subject, self.clause.verb
        first, last = (subject.end, place) if side == "L" else (self.verb.last + 1, subject.start)
        span = self.words.text[first:last]
        marks = [text for text in span if text in MARKS and text not in ("anche", "non")]
        mark = marks[-1] + ("*" if len(marks) > 1 else "") if marks else ""
        verbs = sum(1 for verb in self.sentences.verbs if first <= verb < last)
        return min(2, span.count(",")), min(2, verbs), mark

    def _arc(self, one: Candidate) -> str:
        """How the parser joins the candidate to the verb."""
        token, verb = self.words.doc[one.subject.place], self.token
        if token is verb:
            return "self"
        if token.head is verb:
            return token.dep_
        if verb.dep_ in ("acl:relcl", "acl") and verb.head is token:
            relatives = (child.dep_ for child in verb.children if self.words.text[child.i] in _RELATIVES)
            return "relative " + " ".join(relatives)
        if token.head.head is verb and token.head is not token:
            return f"{token.dep_}>{token.head.dep_}"
        return f"{token.dep_}/{verb.dep_}" if token.head is verb.head else "far"

    def _rule(self, one: Candidate) -> str:
        """Whether the rules take the candidate for a possible subject."""
        index = self.ruled.get(one.subject.place)
        if index is not None:
            return f"{index}of{len(self.ruled)}"
        return "antecedent" if one.subject.place in self.antecedents else "none"

    def nobody(self, left: Sequence[Candidate], right: Sequence[Candidate]) -> Iterator[str]:
        """Features of the case that none of them is the subject."""
        bare = min(3, sum(1 for one in left if not one.preposition))
        bare_after = min(2, sum(1 for one in right[:2] if not one.preposition))
        opener, subjects = self.clause.opener, self.subjects
        yield f"a{self.lemma}"
        yield f"b{self.finite}"
        yield f"c{self.before}"
        yield f"d{opener}"
        yield f"e{subjects}"
        yield f"f{subjects}/{self.objects}{self.object}"
        yield f"g{len(self.ruled)}{len(self.antecedents)}{opener}"
        yield f"h{self.clitics}"
        yield f"i{self.clitics}{self.auxiliary}{subjects}"
        yield f"j{bare}{bare_after}{subjects}"
        yield f"k{self.before}{self.after}"
        yield f"l{self.token.dep_}{subjects}"
        yield f"m{opener}{subjects}{self.object}"
        yield f"n{self.clause.verb - self.start == 1}{subjects}{self.after}"
        yield f"o{self.lemma}{subjects}"
        yield f"p{bool(self.clause.shared)}{subjects}{self.before}"
        yield f"q{self.clause.blocked}{subjects}"
        yield f"r{self.cleft}"
        yield f"s{self.cleft}{subjects}{opener}"
        yield f"t{self.gap}{opener}"
        yield f"u{self.gap}{len(self.ruled)}{len(self.antecedents)}"
        yield f"v{self.lemma}{self.gap}{len(self.antecedents)}"

    def forms(self) -> Iterator[str]:
        """What makes a form likely without a subject: the verbs beside it, and who is spoken of."""
        place = self.clause.verb
        inside = [verb for verb in self.sentences.verbs if self.start < verb < self.stop]
        before = self._form(max((verb for verb in inside if verb < place), default=None))
        after = self._form(min((verb for verb in inside if verb > place), default=None))
        people = "".join(sorted({_PEOPLE[t] for t in self.words.text[self.start + 1 : self.stop] if t in _PEOPLE}))
        shared = "".join(sorted({number for one in self.clause.shared for _, number in one.persons}))
        yield f"~A{before}"
        yield f"~B{after}"
        yield f"~C{people}"
        yield f"~D{self.clitics}"
        yield f"~E{self.lemma}"
        yield f"~F{self.before}{before}"
        yield f"~G{self.finite}"
        yield f"~H{self.clause.opener}{before}"
        yield f"~I{shared}"
        yield f"~J{self.cleft}"

    def _form(self, verb: int | None) -> str:
        if verb is None:
            return "-"
        return ",".join(sorted(f"{person}{number}" for person, number in self.words.facts[verb].finite))
