"""A document's tokens with what the lexicon says of each form, looked up once per form."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rewards.italian.articles import FORMS, GenderNumber, normal
from rewards.italian.genders import name_reading, noun_readings
from rewards.italian.lexicon import Lexicon
from rewards.italian.tokens import Doc, PlaceTexts
from rewards.italian.verb_tables import words as word_set

QUOTES = frozenset("\"“”«»'‘’")
_NOT_NOUNS = word_set(
    """
    è e o ma se che ancora chi non più meno stia molto poco tanto quanto quali quale quanti quante tutto tutti
    """
)
_STARTS = QUOTES | word_set(". ! ? : ... … - – — (")
_CLOSED = frozenset({"ADV", "PRON", "CONJ", "ADP", "ART", "DET"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
_ELIDED = word_set("c' v' m' t' s' n' d' dov' com' cos' ch' quant' quest'")
_FINITE = frozenset({"ind", "sub", "cond", "impr"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What a form can be.

    nouns, modifiers, participles: (gender, number) as a noun; as adjective, participle or determiner;
    as past participle. adjectives: as adjective alone. finite: (person, number) as a finite verb;
    lemmas: of all its verb readings, finite_lemmas: of the finite ones. parts: its parts of speech. enclitic:
    an infinitive or gerund with an object pronoun ("vederla"). command: an imperative with pronouns ("dammelo").
    text: the normal text; determines: it may be a determiner.
    """

    nouns: frozenset[GenderNumber]
    modifiers: frozenset[GenderNumber]
    adjectives: frozenset[GenderNumber]
    participles: frozenset[GenderNumber]
    finite: frozenset[tuple[int | None, str | None]]
    indicative: frozenset[tuple[int | None, str | None]]
    lemmas: frozenset[str]
    finite_lemmas: frozenset[str]
    parts: frozenset[str]
    infinitive: bool
    gerund: bool
    enclitic: bool
    command: bool
    name: frozenset[GenderNumber]
    text: str
    alphabetic: bool
    capital: bool
    determines: bool

    @property
    def only_verb(self) -> bool:
        """Whether the form is a finite verb and nothing else."""
        return bool(self.finite) and self.parts == {"VERB"}


_MOST = 60_000


@lru_cache(maxsize=2)
def _cache(lexicon: Lexicon) -> dict[str, Facts]:
    return {}


def _remember(known: dict[str, Facts], lexicon: Lexicon, raw: str) -> Facts:
    if len(known) >= _MOST:
        known.clear()
    found = known[raw] = facts(lexicon, raw)
    return found


def facts(lexicon: Lexicon, word: str) -> Facts:
    """The Facts of a word as written."""
    text = normal(word)
    readings = lexicon.readings(word)
    verbs = [reading for reading in readings if reading.pos == "VERB"]
    plain = [reading for reading in verbs if not reading.clitic]

    def pairs(*parts: str) -> frozenset[GenderNumber]:
        return frozenset((r.gender, r.number) for r in readings if r.pos in parts and r.gender and r.number)

    participles = frozenset((r.gender, r.number) for r in plain if r.mood == "part" and r.gender and r.number)
    past = frozenset(
        (r.gender, r.number) for r in plain if r.mood == "part" and r.tense == "past" and r.gender and r.number
    )
    if text in FORMS and FORMS[text].family in ("bello", "quello"):
        modifiers = FORMS[text].readings
    elif text in ("quale", "quali"):
        modifiers = frozenset()  # of both genders; the lexicon has only half of it
    else:
        modifiers = pairs("ADJ", "DET") | participles
    finite = [r for r in plain if r.mood in _FINITE]
    return Facts(
        nouns=frozenset() if text in FORMS or text in _NOT_NOUNS else noun_readings(lexicon, word),
        modifiers=modifiers,
        adjectives=pairs("ADJ"),
        participles=past,
        finite=frozenset((r.person, r.number) for r in finite),
        indicative=frozenset((r.person, r.number) for r in finite if r.mood != "impr"),
        lemmas=frozenset(r.lemma for r in verbs),
        finite_lemmas=frozenset(r.lemma for r in finite),
        parts=frozenset(r.pos for r in readings),
        infinitive=any(r.mood == "inf" for r in verbs),
        gerund=any(r.mood == "ger" for r in verbs),
        enclitic=any(_is_object(r.clitic) and r.mood in ("inf", "ger") for r in readings),
        command=any(r.mood == "impr" and r.clitic for r in verbs),
        name=name_reading(word),
        text=text,
        alphabetic=word.replace("'", "").replace("’", "").isalpha(),
        capital=word[:1].isupper(),
        determines=text in FORMS or text + "'" in FORMS or any(r.pos == "DET" for r in readings),
    )


def _is_object(clitic: str) -> bool:
    return clitic.endswith(("lo", "la", "li", "le", "ne")) and clitic not in ("gli", "le")


class Words:
    """A document's tokens, each with its Facts and what the parse says of it."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc, self.lexicon = doc, lexicon
        known = _cache(lexicon)
        self.raw: list[str] = []
        self.pos: list[str] = []
        self.facts: list[Facts] = []
        for token in doc:
            raw = token.text
            self.raw.append(raw)
            self.pos.append(token.pos_)
            found = known.get(raw)
            self.facts.append(found if found is not None else _remember(known, lexicon, raw))
        self.text = [found.text for found in self.facts]
        # "un' entità", written apart, comes as "un" and "'".
        for place, text in enumerate(self.text):
            if text == "'" and place:
                before = self.text[place - 1] + "'"
                if (before in FORMS or before in _ELIDED) and doc[place].idx == doc[place - 1].idx + len(
                    doc[place - 1]
                ):
                    self.text[place - 1] = before
        self.size = len(self.raw)
        # place -> its normal text; "" outside the document.
        self.at = PlaceTexts(enumerate(self.text)).__getitem__

    def head(self, place: int) -> int:
        """The place of the word on which this one hangs, as parsed."""
        return int(self.doc[place].head.i)

    @cached_property
    def _capitals(self) -> bool:
        return self.doc.text.isupper()

    def after(self, place: int) -> int:
        """The place of the word after a determiner; "l' autore", written apart, has its apostrophe between."""
        return place + 2 if self.text[place].endswith("'") and self.at(place + 1) == "'" else place + 1

    def nouns(self, place: int) -> frozenset[GenderNumber]:
        """(gender, number) pairs as a noun; none for articles and the like ("dei" is no god here)."""
        return self.facts[place].nouns if self.text[place] not in FORMS else frozenset()

    def modifiers(self, place: int) -> frozenset[GenderNumber]:
        """(gender, number) pairs as adjective, past participle, possessive, demonstrative or quantifier."""
        return self.facts[place].modifiers

    def finite(self, place: int) -> AbstractSet[tuple[int | None, str | None]]:
        """(person, number) pairs as a finite verb."""
        return self.facts[place].finite

    def is_infinitive(self, place: int) -> bool:
        return self.facts[place].infinitive

    def verb_lemmas(self, place: int) -> AbstractSet[str]:
        return self.facts[place].lemmas

    def known(self, place: int) -> bool:
        return bool(self.facts[place].parts) or self.text[place] in FORMS

    def is_word(self, place: int) -> bool:
        return self.facts[place].alphabetic

    def own(self, place: int) -> frozenset[GenderNumber]:
        """What a determiner is: by the table of articles, else by the lexicon."""
        entry = FORMS.get(self.text[place])
        return entry.readings if entry is not None else self.modifiers(place)

    def family(self, place: int) -> str:
        """The family of an article or articulated preposition: "definite", "de" ("del") …; "" for other words."""
        entry = FORMS.get(self.at(place))
        return entry.family if entry is not None else ""

    def is_name(self, place: int) -> bool:
        """Capitalised where a common noun would not be, or a given name."""
        if not self.facts[place].capital:
            return False
        raw = self.raw[place]
        if self.facts[place].name:
            return True
        if self.facts[place].parts & _CLOSED and not self.facts[place].parts & _NAMING:
            return False  # "Qui", "Sono"
        sentence_start = place == 0 or self.text[place - 1] in _STARTS
        if len(raw) > 1 and raw.isupper() and self._capitals:
            return not self.known(place)  # written in capitals throughout
        if sentence_start and self.pos[place] == "PROPN" and "PROPN" in self.facts[place].parts:
            return "NOUN" not in self.facts[place].parts
        return not sentence_start or not self.known(place)
