"""Reads the word data: TOML files beside this one, in the short notation that each file's head explains.

    words = load_words()
    words.topics["animals_wildlife"].families["eagles"]   # nouns, the thing itself first
    words.combinations("animals_wildlife")                # sensible subject-verb(-object) triples
    words.combinations("animals_wildlife", "eagles")      # those about eagles

Genders, plurals and verb forms are not stored: they come from the lexicon (see forms.py).
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from training.reference.words import english
from training.reference.words.model import (
    ALIASES,
    KINDS,
    Adjective,
    Combination,
    Frame,
    Lexical,
    Noun,
    Pair,
    Phrase,
    Phrases,
    Selector,
    Topic,
    Verb,
)

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Words:
    """All word data. nouns by id; verbs by infinitive; adjectives in the file's order."""

    nouns: Mapping[str, Noun]
    topics: Mapping[str, Topic]
    verbs: Mapping[str, Verb]
    adjectives: tuple[Adjective, ...]
    phrases: Phrases
    lexical: Lexical
    _combinations: dict[tuple[str, str | None], tuple[Combination, ...]] = field(default_factory=dict, repr=False)

    def combinations(self, topic: str, word: str | None = None) -> tuple[Combination, ...]:
        """Every sensible subject-verb(-object) of a topic; with `word`, those that name a noun of its family.

        Raises KeyError for an unknown topic, or a word that is not one of the topic's.
        """
        key = (topic, word)
        if key not in self._combinations:
            if word is None:
                found = tuple(_combine(self.topics[topic], self.verbs))
            else:
                family = {noun.id for noun in self.topics[topic].families[word]}
                found = tuple(
                    item
                    for item in self.combinations(topic)
                    if item.subject.id in family or (item.object is not None and item.object.id in family)
                )
            self._combinations[key] = found
        return self._combinations[key]

    def adjectives_for(self, noun: Noun) -> tuple[Adjective, ...]:
        return tuple(adjective for adjective in self.adjectives if adjective.fits.fits(noun))


def _combine(topic: Topic, verbs: Mapping[str, Verb]) -> Iterator[Combination]:
    """All that fits, except what only names persons whom the topic borrows ("the girl laughs" in vehicles)."""
    for item in _fitting(topic, verbs):
        words = [item.subject, item.object] if item.object else [item.subject]
        if any(noun.topic == topic.id or noun.kind != "person" for noun in words):
            yield item


def _fitting(topic: Topic, verbs: Mapping[str, Verb]) -> Iterator[Combination]:
    for verb in verbs.values():
        if verb.pattern != "full":
            continue
        for frame in verb.frames:
            if frame.topics and topic.id not in frame.topics:
                continue
            subjects = [noun for noun in topic.nouns if frame.subjects.fits(noun)]
            objects = [noun for noun in topic.nouns if frame.objects and frame.objects.fits(noun)]
            for subject in subjects:
                if not frame.objects:
                    yield Combination(subject, verb, frame, None)
                for thing in objects:
                    if thing is not subject:
                        yield Combination(subject, verb, frame, thing)


def selector(text: str) -> Selector:
    """ "person -bambino": persons but not bambino."""
    parts = text.split()
    return Selector(
        frozenset(part for part in parts if not part.startswith("-")),
        frozenset(part[1:] for part in parts if part.startswith("-")),
    )


def phrases(lines: str) -> tuple[Phrase, ...]:
    """One phrase a line: "nel bosco = in the forest"."""
    found = []
    for line in filter(None, (line.strip() for line in lines.splitlines())):
        italian, equals, gloss = line.partition(" = ")
        if not equals:
            raise ValueError(f"{line!r}: expected 'Italian = English'")
        found.append(Phrase(italian.strip(), gloss.strip()))
    return tuple(found)


def noun(key: str, text: str, topic: str) -> Noun:
    """A noun from "english[/plural]; kind tag tag name=value".

    "/-" after the English: mass noun without plural; "-/scissors": plural only.
    Values: it= (the lemma, when the key is not it), g= (gender), pl= (plural), plg= (gender of the plural).
    """
    gloss, _, rest = (part.strip() for part in text.partition(";"))
    singular, slash, many = gloss.partition("/")
    values = dict(part.split("=") for part in rest.split() if "=" in part)
    tags = [part for part in rest.split() if "=" not in part]
    if not tags or tags[0] not in KINDS:
        raise ValueError(f"{key} = {text!r}: the first word after ';' must be a kind")
    plural_only, mass = singular == "-", many == "-"
    aliases = {name for name, kinds in ALIASES.items() if tags[0] in kinds}
    return Noun(
        id=key,
        italian=values.get("it", key).replace("_", " "),
        english=many if plural_only else singular,
        english_plural=(singular if mass else many) if slash else english.plural(singular),
        kind=tags[0],
        labels=frozenset({key, *tags, *aliases}),
        topic=topic,
        gender=values.get("g"),  # type: ignore[arg-type]
        plural=values.get("pl"),
        plural_gender=values.get("plg"),  # type: ignore[arg-type]
        countable=not mass,
        plural_only=plural_only,
    )


def frame(row: Mapping[str, Any], default_passive: bool) -> Frame:
    """Keys: s subjects, o objects, prep, enprep, c complements, need, place, goal, t topics, passive."""
    unknown = set(row) - {"s", "o", "prep", "enprep", "c", "need", "place", "goal", "t", "passive"}
    if unknown:
        raise ValueError(f"unknown keys in a frame: {sorted(unknown)}")
    direct = "o" in row and "prep" not in row
    return Frame(
        subjects=selector(row["s"]),
        objects=selector(row.get("o", "")),
        preposition=row.get("prep"),
        english_preposition=row.get("enprep"),
        complements=phrases(row.get("c", "")),
        complement_needed=row.get("need", False),
        place=row.get("place", False),
        goal=row.get("goal", False),
        topics=frozenset(row.get("t", "").split()),
        passive=row.get("passive", direct and default_passive),
    )


def verb(infinitive: str, row: Mapping[str, Any]) -> Verb:
    """Keys: en, aux (default avere), lemma, pattern, clitics, passive (default True), f = frames."""
    reflexive = infinitive.endswith("si")
    lemma = row.get("lemma") or (infinitive[:-2] + "e" if reflexive else infinitive)
    return Verb(
        infinitive=infinitive,
        lemma=lemma,
        auxiliary="essere" if reflexive else row.get("aux", "avere"),
        english=english.verb(row["en"]),
        pattern=row.get("pattern", "full"),
        reflexive=reflexive,
        frames=tuple(frame(item, row.get("passive", True)) for item in row.get("f", ())),
        clitics=row.get("clitics", ""),
    )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _topics(rows: Mapping[str, Mapping[str, Any]]) -> tuple[dict[str, Noun], dict[str, Topic]]:
    nouns: dict[str, Noun] = {}
    for topic, row in rows.items():
        for key, text in row["nouns"].items():
            if key in nouns:
                raise ValueError(f"{key} is defined in {nouns[key].topic} and in {topic}")
            nouns[key] = noun(key, text, topic)
    topics = {}
    for topic, row in rows.items():
        ids = dict.fromkeys([*row["nouns"], *row.get("also", "").split()])
        families = {word: tuple(nouns[key] for key in keys.split()) for word, keys in row["families"].items()}
        outside = {item.id for family in families.values() for item in family} - set(ids)
        if outside:
            raise ValueError(f"{topic}: in a family but not among its nouns: {sorted(outside)}")
        topics[topic] = Topic(
            topic, tuple(nouns[key] for key in ids), families, phrases(row["places"]), phrases(row["goals"])
        )
    return nouns, topics


def _adjective(italian: str, text: str) -> Adjective:
    gloss, _, fits = (part.strip() for part in text.partition(";"))
    return Adjective(italian, gloss, selector(fits))


def pairs(lines: str) -> tuple[Pair, ...]:
    """One pair a line: "alto / basso = tall / short"."""
    found = []
    for entry in phrases(lines):
        (first, second), (one, other) = entry.italian.split(" / "), entry.english.split(" / ")
        found.append(Pair(Phrase(first, one), Phrase(second, other)))
    return tuple(found)


def _phrases(rows: Mapping[str, Any]) -> Phrases:
    return Phrases(
        times={tense: phrases(lines) for tense, lines in rows["times"].items()},
        names={gender: tuple(names.split()) for gender, names in rows["names"].items()},
        nationalities=tuple(Phrase(*pair) for pair in rows["nationalities"].items()),
        **{name: phrases(rows[name]["phrases"]) for name in ("manner", "frequency", "places", "persons")},
    )


def _lexical(rows: Mapping[str, str]) -> Lexical:
    read = {name: pairs(lines) if name in _PAIRS else phrases(lines) for name, lines in rows.items()}
    return Lexical(**read)  # type: ignore[arg-type]


_PAIRS = frozenset({"synonyms", "antonyms", "homophones", "double_consonants", "irregular_nouns"})


@lru_cache(maxsize=1)
def load_topics() -> tuple[dict[str, Noun], dict[str, Topic]]:
    """Nouns by id and topics, read once."""
    return _topics({path.stem: _read(path) for path in sorted((HERE / "nouns").glob("*.toml"))})


def _verb_rows() -> dict[str, dict[str, Any]]:
    """Rows by infinitive. A verb is defined (with `en`) once; other files add frames to it."""
    rows: dict[str, dict[str, Any]] = {}
    for path in sorted((HERE / "verbs").glob("*.toml")):
        for infinitive, row in _read(path).items():
            if "en" in row and "en" in rows.get(infinitive, {}):
                raise ValueError(f"{path.name}: {infinitive} is defined twice")
            known = rows.setdefault(infinitive, {})
            rows[infinitive] = {**known, **row, "f": [*known.get("f", ()), *row.get("f", ())]}
    return rows


@lru_cache(maxsize=1)
def load_words() -> Words:
    """All of it, read once (some 50 ms)."""
    nouns, topics = load_topics()
    verbs = {infinitive: verb(infinitive, row) for infinitive, row in _verb_rows().items()}
    adjectives = tuple(_adjective(*pair) for pair in _read(HERE / "adjectives.toml").items())
    return Words(
        nouns,
        topics,
        verbs,
        adjectives,
        _phrases(_read(HERE / "adverbs.toml")),
        _lexical(_read(HERE / "lexical.toml")),
    )
