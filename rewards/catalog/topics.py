"""The 20 topic categories and their concrete words. The tables lie in data/topics.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

DATA = Path(__file__).parent / "data" / "topics.toml"


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic category.

    keywords: Italian lemmas that belong to it.
    words: concrete topics of it, in English as users write them, in the form of
        rewards.requests.normalise_topic ("eagles", "ice_cream") -> the Italian nouns for the
        thing ("aquila",), singular where the word has a singular; the first is the usual one.
    kinds: kinds and parts of those words ("flowers" -> "tulipano", "petalo"), beside WordNet's.
    wide: those of the words that mean the whole category ("cooking").
    themes: wider topics inside the category ("birds") -> Italian nouns that show them.
    """

    id: str
    english: str
    italian: str
    description: str
    keywords: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, tuple[str, ...]]
    wide: frozenset[str]
    themes: Mapping[str, tuple[str, ...]]


def _load(path: Path = DATA) -> Mapping[str, Topic]:
    """Topics by id, in the file's order. Raises ValueError when two topics claim one word."""
    topics: dict[str, Topic] = {}
    owner: dict[str, str] = {}
    for name, row in tomllib.loads(path.read_text(encoding="utf-8")).items():
        words, kinds, themes = (
            {english: tuple(nouns.split()) for english, nouns in row.get(part, {}).items()}
            for part in ("words", "kinds", "themes")
        )
        if not kinds.keys() <= words.keys():
            raise ValueError(
                f"{path.name}: kinds of {sorted(kinds.keys() - words.keys())}, which are no words of {name}"
            )
        for word in (*words, *themes):
            if word in owner:
                raise ValueError(f"{path.name}: {word!r} stands under {owner[word]} and {name}")
            owner[word] = name
        keywords = tuple(dict.fromkeys(row["keywords"].split()))
        topics[name] = Topic(
            id=name,
            english=row["english"],
            italian=row["italian"],
            description=row["description"],
            keywords=keywords,
            words=MappingProxyType(words),
            kinds=MappingProxyType(kinds),
            wide=frozenset(row.get("wide", "").split()),
            themes=MappingProxyType(themes),
        )
    return MappingProxyType(topics)


TOPICS: Mapping[str, Topic] = _load()
# The category of each concrete word.
TOPIC_OF_WORD: Mapping[str, Topic] = MappingProxyType(
    {word: topic for topic in TOPICS.values() for word in topic.words}
)


def topic_of(topic: str) -> Topic | None:
    """The category of a request's topic: the category itself or a concrete word's; None for any other word."""
    return TOPICS.get(topic) or TOPIC_OF_WORD.get(topic)
