"""What a word is, for the generator of sentences: frozen records, no I/O."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Gender = Literal["m", "f"]
Pattern = Literal["full", "modal", "impersonal", "copula", "inverse", "clausal", "pronominal"]

# The kinds of a noun; each noun has exactly one. Any further word after it is a tag.
_KINDS = """
person group mammal bird insect sea_animal reptile plant natural_place natural_thing weather food dish drink
object tool furniture appliance device container vehicle clothing jewel instrument toy text artwork material place
building room institution event activity abstract emotion body_part illness medicine money law crime time subject
"""
_THINGS = "object tool furniture appliance device container vehicle clothing jewel instrument toy text artwork"
KINDS = frozenset(_KINDS.split())
# Names for several kinds at once, usable wherever a kind is.
ALIASES: Mapping[str, frozenset[str]] = {
    "animal": frozenset({"mammal", "bird", "insect", "sea_animal", "reptile"}),
    "people": frozenset({"person", "group"}),
    "thing": frozenset(_THINGS.split()),
    "edible": frozenset({"food", "dish"}),
    "nature": frozenset({"plant", "natural_place", "natural_thing"}),
    "site": frozenset({"place", "building", "room", "institution"}),
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """An Italian phrase and its English: "nel bosco" / "in the forest"."""

    italian: str
    english: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words set against each other: synonyms, antonyms, homophones, singular and plural."""

    first: Phrase
    second: Phrase


@dataclass(frozen=True, slots=True)
class Noun:
    """An Italian noun.

    id: unique key, the noun itself except for a second sense ("pesca_sport").
    italian: the lemma, singular (plural for a plural-only noun).
    gender: None = the lexicon has exactly one; set where the lexicon has two or none.
    plural, plural_gender: set only where the plural is not what the lexicon's lemma gives (uovo: uova, f).
    countable: False = no plural, article or partitive (il pane, del pane), never "un".
    plural_only: True = no singular (le forbici); english and english_plural are then the same.
    labels: its kind, its tags, its id and the aliases of its kind: what a verb's frame selects by.
    topic: the topic that defines it; other topics may list it too (Topic.nouns).
    """

    id: str
    italian: str
    english: str
    english_plural: str
    kind: str
    labels: frozenset[str]
    topic: str
    gender: Gender | None = None
    plural: str | None = None
    plural_gender: Gender | None = None
    countable: bool = True
    plural_only: bool = False

    def has(self, selector: str) -> bool:
        """Is this noun of that kind, alias, tag or id?"""
        return selector in self.labels


@dataclass(frozen=True, slots=True)
class Selector:
    """Which nouns fit a place in a frame: any of `allowed`, none of `excluded`."""

    allowed: frozenset[str]
    excluded: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.allowed)

    def fits(self, noun: Noun) -> bool:
        return not self.allowed.isdisjoint(noun.labels) and self.excluded.isdisjoint(noun.labels)


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to use a verb: who does it, to what, where.

    objects: empty for an intransitive use.
    preposition: Italian preposition before the object (telefonare a); None = direct object.
    english_preposition: what stands before the object in English, when the verb's own English lacks it.
    complements: fixed phrases that fit ("sopra il bosco" / "over the forest").
    complement_needed: the sentence is incomplete without one of `complements`
        (or, with place or goal, one of the topic's places or goals).
    place: any of the topic's `places` fits too. goal: any of the topic's `goals` fits too.
    topics: empty = every topic.
    passive: the passive reads naturally ("la torta è preparata dalla cuoca").
    """

    subjects: Selector
    objects: Selector
    preposition: str | None = None
    english_preposition: str | None = None
    complements: tuple[Phrase, ...] = ()
    complement_needed: bool = False
    place: bool = False
    goal: bool = False
    topics: frozenset[str] = frozenset()
    passive: bool = False


@dataclass(frozen=True, slots=True)
class EnglishVerb:
    """fly flies flew flown flying; each with the particle ("look for", "looks for").

    For "be" the third person is "is", the past "was": the caller makes "am/are/were" where head == "be".
    """

    base: str
    third: str
    past: str
    participle: str
    ing: str
    head: str


@dataclass(frozen=True, slots=True)
class Verb:
    """An Italian verb.

    infinitive: as cited ("svegliarsi"); lemma: what the lexicon knows ("svegliare").
    auxiliary: of the compound tenses.
    pattern: full = subject (+ object) frames; modal = + infinitive; impersonal = third person singular without
        subject; copula = + adjective or noun; inverse = the thing is the subject, the person takes "a" (piacere);
        clausal = + che-clause (pensare che); pronominal = with fixed clitics (andarsene), see `clitics`.
    clitics: the fixed ones of a pronominal verb in the third person singular: "se ne", "ce la", "ci".
    """

    infinitive: str
    lemma: str
    auxiliary: Literal["essere", "avere"]
    english: EnglishVerb
    pattern: Pattern
    reflexive: bool
    frames: tuple[Frame, ...]
    clitics: str = ""

    @property
    def conjugation(self) -> str:
        """are, ere (with porre, trarre, tradurre) or ire."""
        ending = self.lemma[-3:]
        return ending if ending in ("are", "ire") else "ere"


@dataclass(frozen=True, slots=True)
class Topic:
    """The words of one of the 20 topics.

    nouns: its own and those it borrows, own ones first.
    families: concrete request word ("eagles") -> the nouns that belong to it, the thing itself first.
    places: "where" phrases for verbs that stay; goals: "where to" phrases for verbs of motion.
    """

    id: str
    nouns: tuple[Noun, ...]
    families: Mapping[str, tuple[Noun, ...]]
    places: tuple[Phrase, ...]
    goals: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Adjective:
    """A descriptive adjective (masculine singular), placed after its noun; fits: which nouns it describes."""

    italian: str
    english: str
    fits: Selector


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words that need no noun of a topic.

    times: tense ("passato_prossimo") -> adverbials that go with it.
    manner, frequency, places: adverbs for a sentence about a person.
    persons: subjects with a possessive or a title. names: gender -> given names.
    nationalities: adjectives.
    """

    times: Mapping[str, tuple[Phrase, ...]]
    manner: tuple[Phrase, ...]
    frequency: tuple[Phrase, ...]
    places: tuple[Phrase, ...]
    persons: tuple[Phrase, ...]
    names: Mapping[str, tuple[str, ...]]
    nationalities: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Lexical:
    """Material for the focuses on spelling and on the lexicon, see lexical.toml."""

    synonyms: tuple[Pair, ...]
    antonyms: tuple[Pair, ...]
    homophones: tuple[Pair, ...]
    double_consonants: tuple[Pair, ...]
    irregular_nouns: tuple[Pair, ...]
    accents: tuple[Phrase, ...]
    elisions: tuple[Phrase, ...]
    h_usage: tuple[Phrase, ...]
    idioms: tuple[Phrase, ...]
    proverbs: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Combination:
    """A subject, verb and object (or None) that make a sensible sentence in the frame."""

    subject: Noun
    verb: Verb
    frame: Frame
    object: Noun | None

    @property
    def names_a_thing(self) -> bool:
        """Does it name more than persons? "The philosopher sleeps" says little of abstract concepts."""
        return self.subject.kind != "person" or (self.object is not None and self.object.kind != "person")
