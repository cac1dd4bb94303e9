"""What the ranker sees of an adjective or participle and of each noun that it may belong to: order, distance, the
rules' noun phrases, the parse, the lemmas; never its gender and number."""

from collections.abc import Iterator

from rewards.italian.articles import FORMS
from rewards.italian.function_words import ADVERBS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.ranker import Question, hashed
from rewards.italian.subjects.candidate_features import Sentences
from rewards.italian.subjects.candidates import MARKS, PREPOSITIONS, Candidate
from rewards.italian.tokens import Token

_LEFT, _RIGHT = 7, 4
_COPULAS = frozenset(
    {"essere", "sembrare", "diventare", "venire", "restare", "rimanere", "parere", "risultare", "stare"}
)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


class Modifiers:
    """The adjectives and participles of a document with the nouns around them."""

    def __init__(self, sentences: Sentences, phrases: list[NounPhrase]) -> None:
        self._sentences, self._words = sentences, sentences.words
        self._verbs = frozenset(sentences.verbs)
        self._before = {place: phrase.head for phrase in phrases for place in phrase.before}
        self._after = {place: phrase.head for phrase in phrases for place in phrase.after}
        self._heads = frozenset(phrase.head for phrase in phrases)

    def places(self) -> list[int]:
        """Where a word agrees with a noun in gender and number, and the rules do not take it for one."""
        return [place for place in range(self._words.size) if self._agrees(place)]

    def _agrees(self, place: int) -> bool:
        words, facts = self._words, self._words.facts[place]
        if not facts.modifiers or len(facts.modifiers) == 4 or words.text[place] in FORMS:
            return False
        if place in self._verbs or place in self._heads or facts.capital:
            return False
        if words.pos[place] not in ("ADJ", "VERB", "AUX") or not (facts.adjectives or facts.participles):
            return False
        before = self.led_by(place)
        return not (before is not None and "avere" in words.facts[before].lemmas and facts.participles)

    def led_by(self, place: int) -> int | None:
        """The verb right before the word, adverbs between left aside."""
        before = place - 1
        while before >= 0 and (self._words.text[before] in ADVERBS or self._words.text[before].startswith("stat")):
            before -= 1
        return before if before >= 0 and (self._words.facts[before].finite or before in self._verbs) else None

    def near(self, place: int) -> list[Candidate]:
        """The candidates in the sentence of a word."""
        start, stop = self._sentences.around(place)
        return [one for one in self._sentences.candidates if start < one.subject.place < stop]

    def phrase_noun(self, place: int) -> int | None:
        """The noun of the phrase into which the rules put the word."""
        return self._before.get(place, self._after.get(place))

    def kind(self, place: int) -> str:
        """The rule of an error in the word."""
        if self.led_by(place) is None:
            return "adjective_noun"
        return "participle" if self._words.pos[place] != "ADJ" and self._words.facts[place].participles else "predicate"

    def question(self, place: int) -> tuple[list[Candidate], Question]:
        """The candidates for a word's noun with what the ranker is asked about them."""
        near = self.near(place)
        left = [one for one in near if one.subject.place < place][::-1][:_LEFT]
        right = [one for one in near if one.subject.place > place][:_RIGHT]
        seen = _Seen(self, place)
        rows = []
        for side, group in (("L", left), ("R", right)):
            for distance, one in enumerate(group):
                rows.append(([hashed(feature) for feature in seen.candidate(side, distance, one)], one.gender))
        nobody = [hashed(feature) for feature in seen.nobody(left, right)]
        return left + right, Question(rows, nobody, [hashed(feature) for feature in seen.forms()])

    def rule(self, place: int, one: Candidate) -> str:
        """Whether the rules put the word into the candidate's noun phrase."""
        if self._before.get(place) == one.subject.place:
            return "before"
        return "after" if self._after.get(place) == one.subject.place else "none"

    def verb_before(self, place: int) -> int | None:
        """The last finite verb of the sentence before a place."""
        start = max((end for end in self._sentences.ends if end < place), default=-1)
        return max((verb for verb in self._sentences.verbs if start < verb < place), default=None)

    def verbs_between(self, first: int, last: int) -> int:
        return sum(1 for verb in self._sentences.verbs if first <= verb < last)


class _Seen:
    """What is seen of one adjective or participle."""

    def __init__(self, modifiers: Modifiers, place: int) -> None:
        words = self.words = modifiers._words
        self.modifiers, self.place = modifiers, place
        facts = words.facts[place]
        self.token: Token = words.doc[place]
        readings = [r for r in words.lexicon.readings(words.raw[place]) if r.pos == "ADJ" or r.mood == "part"]
        self.lemma = min((reading.lemma for reading in readings), default="")
        self.kind = ("A" if facts.adjectives else "") + ("P" if facts.participles else "") + words.pos[place][0]
        led = modifiers.led_by(place)
        self.led = led
        lemmas = words.facts[led].finite_lemmas if led is not None else frozenset()
        self.copula = min(lemmas & _COPULAS, default="verb" if led is not None else "")
        verb = led if led is not None else modifiers.verb_before(place)
        self.numbers = {number for _, number in words.facts[verb].finite} if verb is not None else set()
        self.before, self.after = self._beside(place - 1), self._beside(place + 1)
        self.subjects = "".join("L" if c.i < place else "R" for c in self.token.children if c.dep_ in _SUBJECTS)

    def _beside(self, place: int) -> str:
        text = self.words.at(place)
        if text in MARKS or text in PREPOSITIONS or text in (",", "."):
            return text
        if text in FORMS:
            return FORMS[text].family
        return self.words.pos[place] if 0 <= place < self.words.size else "^"

    def candidate(self, side: str, distance: int, one: Candidate) -> Iterator[str]:
        words, place, subject = self.words, self.place, one.subject
        near = min(distance, 4)
        first, last = (subject.end, place) if side == "L" else (place + 1, subject.start)
        span = words.text[first:last]
        commas, verbs = min(2, span.count(",")), min(2, self.modifiers.verbs_between(first, last))
        marks = [text for text in span if text in MARKS]
        mark = marks[-1] + ("*" if len(marks) > 1 else "") if marks else ""
        arc, rule = self._arc(one), self.modifiers.rule(place, one)
        close = "=" if last <= first else "-" if last - first == 1 else "."
        with_preposition = "p" if one.preposition else "b"
        where = f"{side}{near}{close}"
        yield f"1{where}{with_preposition}"
        yield f"2{side}{one.preposition}/{one.determiner}{near}"
        yield f"3{arc}{self.kind}"
        yield f"4{arc}{where}"
        yield f"5{rule}{where}"
        yield f"6{rule}{arc}"
        yield f"7{commas}{verbs}{side}{self.copula}"
        yield f"8{mark}{where}"
        yield f"9{self.lemma}{where}"
        yield f"A{self.lemma}/{arc}"
        yield f"B{self.lemma}/{one.lemma}"
        yield f"C{self.copula}{where}{with_preposition}"
        yield f"D{one.lemma}{where}"
        yield f"E{self.before}{where}{self.kind}"
        yield f"F{self.after}{where}{self.kind}"
        yield f"G{one.preposition}{one.determiner}{rule}{near}"
        yield f"H{self.copula}{arc}"
        yield f"I{one.joined}{where}{arc}"
        yield f"J{self.subjects}{arc}{self.copula}"
        yield f"K{self.token.dep_}{arc}{where}"
        yield f"L{commas}{verbs}{mark}{where[0]}{with_preposition}{self.kind}"
        yield f"M{self.before}/{one.after}{where}"
        # The verb of the clause tells the number of its subject.
        agrees = "" if not self.numbers else bool(self.numbers & subject.numbers)
        yield f"N{agrees}{self.copula}{arc}"
        yield f"O{agrees}{self.copula}{where}{with_preposition}"
        yield f"P{agrees}{rule}{self.token.dep_}"

    def _arc(self, one: Candidate) -> str:
        """How the parser joins the word to the candidate."""
        noun, token = self.words.doc[one.subject.place], self.token
        if token.head is noun:
            return f"^{token.dep_}"
        if noun.head is token:
            return f"v{noun.dep_}"
        if noun.head is token.head:
            return f"{token.dep_}/{noun.dep_}"
        if token.head.head is noun and token.head is not token:
            return f"^{token.dep_}^{token.head.dep_}"
        if noun.head.head is token.head or noun.head.head is token:
            return f"{token.dep_}/{noun.head.dep_}/{noun.dep_}"
        return "far"

    def nobody(self, left: list[Candidate], right: list[Candidate]) -> Iterator[str]:
        bare = min(2, sum(1 for one in left if not one.preposition))
        yield f"a{self.lemma}"
        yield f"b{self.before}{self.kind}"
        yield f"c{self.after}{self.kind}"
        yield f"d{self.copula}{self.subjects}"
        yield f"e{self.copula}{bare}{min(2, len(right))}"
        yield f"f{self.token.dep_}{self.subjects}"
        yield f"g{self.token.dep_}{self.kind}{self.before}"
        yield f"h{self.lemma}{self.copula}"
        yield f"i{self.before}{self.after}"
        near = [one for one in (*left[:3], *right[:2]) if not one.preposition]
        agree = bool(self.numbers) and any(self.numbers & one.subject.numbers for one in near)
        yield f"j{self.copula}{agree}{bare}"
        yield f"k{self.copula}{agree}{self.subjects}{self.before}"

    def forms(self) -> Iterator[str]:
        form = ""
        if self.led is not None:
            form = ",".join(sorted(f"{person}{number}" for person, number in self.words.facts[self.led].finite))
        yield f"~A{form}"
        yield f"~B{form}{self.copula}"
        yield f"~C{self.lemma}"
        yield f"~D{self.before}{self.kind}"
        yield f"~E{self.token.dep_}{self.kind}"
        yield f"~F{self.words.at(self.place - 1) if self.words.at(self.place - 1) in ('di', 'da', 'lo', 'si') else ''}"
