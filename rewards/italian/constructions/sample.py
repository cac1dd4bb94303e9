"""Sample: a text in which constructions are looked for, with its analyses."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rewards.italian.lexicon import Lexicon, Reading
from rewards.italian.tenses.sentence import Sentence, sentences
from rewards.italian.tenses.verb_forms import Form, form
from rewards.italian.tenses.verbs import VerbGroup, verb_groups
from rewards.italian.tokens import Doc

Places = frozenset[int]
_NOT_DESCRIPTIVE = frozenset(
    [
        "mio",
        "tuo",
        "suo",
        "nostro",
        "vostro",
        "loro",
        "proprio",
        "altrui",
        "questo",
        "quello",
        "codesto",
        "stesso",
        "medesimo",
        "tale",
        "quale",
        "quanto",
        "molto",
        "poco",
        "tanto",
        "troppo",
        "tutto",
        "altro",
        "alcuno",
        "nessuno",
        "certo",
        "ogni",
        "qualche",
        "ciascuno",
        "parecchio",
        "vario",
        "diverso",
        "primo",
        "secondo",
        "terzo",
        "quarto",
        "quinto",
        "ultimo",
        "uno",
        "due",
        "tre",
        "mezzo",
        "cosiddetto",
        "alto-che",
        "sopra",
        "sotto",
    ]  #
)
POSSESSIVES = frozenset({"mio", "tuo", "suo", "nostro", "vostro", "loro"})


@dataclass(frozen=True)
class Sample:
    """A parsed text, its verb groups, and the question it answers ("" when there is none).

    Places are token indices of doc.
    """

    doc: Doc
    lexicon: Lexicon
    question: str = ""

    @cached_property
    def groups(self) -> list[VerbGroup]:
        return verb_groups(self.doc, self.lexicon)

    @cached_property
    def sentences(self) -> list[Sentence]:
        return list(sentences(self.doc, self.lexicon))

    @cached_property
    def words(self) -> list[str]:
        """The tokens in lower case with straight apostrophes."""
        return [token.text.lower().replace("’", "'") for token in self.doc]

    @property
    def finite(self) -> list[VerbGroup]:
        return [group for group in self.groups if group.finite]

    def word(self, place: int) -> str:
        return self.words[place] if 0 <= place < len(self.words) else ""

    def form(self, place: int) -> Form:
        return form(self.lexicon, self.doc[place].text)

    def readings(self, place: int, *parts: str) -> list[Reading]:
        """The lexicon's readings of a token, of the given parts of speech or all."""
        if not 0 <= place < len(self.words):
            return []
        text = self.doc[place].text.replace("’", "'")
        return [reading for reading in self.lexicon.readings(text) if not parts or reading.pos in parts]

    @cached_property
    def verb_places(self) -> Places:
        return frozenset(place for group in self.groups for place in range(group.first, group.last + 1))

    @cached_property
    def clitic_places(self) -> Places:
        """Tokens that are pronouns before a verb, so not articles."""
        return frozenset(
            place
            for group in self.finite
            for place in range(group.first - len(self.sentences[group.sentence].proclitics(group.verb)), group.first)
        )

    @property
    def letters(self) -> list[int]:
        """The places of words (not punctuation)."""
        return [place for place, token in enumerate(self.doc) if any(c.isalnum() for c in token.text)]

    @property
    def bare(self) -> bool:
        """Whether the text is only a word or two without a verb: an answer that stands alone."""
        return len(self.letters) <= 2 and not self.finite

    def is_noun(self, place: int) -> bool:
        """A noun by the lexicon that is no verb here, and is a noun by its determiner or the tagger where it could
        be something else."""
        if place in self.verb_places or not self.readings(place, "NOUN"):
            return False
        others = {reading.pos for reading in self.readings(place)} - {"NOUN", "VERB", "OTHER"}
        if not others:
            return True
        determined = self.sentence_of(place).after_article(place)
        return (
            (determined and not self._leads_noun(place))
            or self.doc[place].pos_ == "NOUN"
            or not (others - {"ADJ"} or self._beside_noun(place))
        )

    def _leads_noun(self, place: int) -> bool:
        """ "la giovane donna": an adjective between article and noun."""
        following = {reading.pos for reading in self.readings(place + 1)}
        return "NOUN" in following and "ADJ" not in following and place + 1 not in self.verb_places

    def _beside_noun(self, place: int) -> bool:
        return any(
            self.readings(near, "NOUN") and not self.readings(near, "ADJ") and near not in self.verb_places
            for near in (place - 1, place + 1)
        )

    def is_adjective(self, place: int) -> bool:
        """A descriptive adjective by the lexicon that is neither a verb nor a noun here."""
        found = [reading for reading in self.readings(place, "ADJ") if reading.lemma not in _NOT_DESCRIPTIVE]
        group = next((g for g in self.groups if g.first <= place <= g.last), None)
        predicative = group is not None and group.participle == place and group.passive
        if predicative and group is not None and group.last - group.first == 1:
            # "le mani sono pulite": a participle without "da" says how things are.
            return not self.sentence_of(place).agent_after(place + 1)
        described = group is not None and group.tenses == {"participio"}  # "i pensieri complicati"
        if not found or (place in self.verb_places and not described):
            return False
        if self.readings(place, "ADV") and self.doc[place].pos_ == "ADV":
            return False
        return (
            not self.readings(place, "NOUN")
            or self.doc[place].pos_ == "ADJ"
            or self._leads_noun(place)
            or (self._beside_noun(place) or self._after_copula(place))
        )

    def _after_copula(self, place: int) -> bool:
        before = [group for group in self.finite if group.last < place]
        return bool(before) and "essere" in before[-1].lemmas and place - before[-1].last <= 2

    def noun_after(self, place: int, reach: int = 2) -> int | None:
        """The noun within `reach` tokens after a determiner, adjectives between them allowed."""
        for near in range(place + 1, min(place + 1 + reach, len(self.words))):
            if self.is_noun(near):
                return near
            if not self.readings(near, "ADJ", "NUM", "DET"):
                return None
        return None

    def sentence_of(self, place: int) -> Sentence:
        return next(sentence for sentence in self.sentences if sentence.start <= place < sentence.stop)

    def span(self, group: VerbGroup) -> Places:
        """The tokens of a group and of the clitics before it."""
        before = len(self.sentences[group.sentence].proclitics(group.verb)) if group.finite else 0
        return frozenset(range(group.first - before, group.last + 1))

    def all_of(self, group: VerbGroup) -> Places:
        """The tokens of the sentence in which a group stands."""
        return frozenset(self.sentences[group.sentence].places)

    def places_of(self, *wanted: str) -> Iterator[int]:
        return (place for place, word in enumerate(self.words) if word in wanted)
