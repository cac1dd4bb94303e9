"""Sets of requests: build one, split it, read it from lines, write it to lines."""

import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rewards.catalog import FOCUSES, LEVELS, TOPICS, Focus
from rewards.catalog.focuses import CANONICAL
from rewards.exercises import EXERCISE_TYPES
from rewards.jsonl import LineError, decode_object, line_text, shown
from rewards.requests import Request, RequestError, normalise_topic

SPLITS = ("train", "validation", "test")
# V4's known problem cases. Their (focus, topic) pairs are in the test split and nowhere else.
PROBLEM_CASES = (
    Request("A2", "past_tense", "eagles"),
    Request("A2", "past_tense", "spiders"),
    Request("B1", "subjunctive", "cooking"),
)
SHOWN_PROBLEMS = 50
# Concrete words asked for per topic: few enough that a small model meets each often, in other focuses, before the test.
WORDS_PER_TOPIC = 5


@dataclass(frozen=True, slots=True)
class SplitRequest:
    request: Request
    split: str


def split_of(request: Request) -> str:
    """Train, validation or test (80 / 5 / 15 %), by a hash of focus and topic: a pair is in one split only."""
    if any((request.grammar, request.topic) == (case.grammar, case.topic) for case in PROBLEM_CASES):
        return "test"
    digest = hashlib.sha256(f"{request.grammar}|{request.topic}".encode()).digest()
    place = int.from_bytes(digest[:4], "big") / 2**32
    if place < 0.80:
        return "train"
    return "validation" if place < 0.85 else "test"


# --- Building -------------------------------------------------------------------------


def build_requests(seed: int = 0, count: int = 2800) -> list[Request]:
    """`count` different requests; each of the focuses with each of the 20 topics at least once.

    Half of the topics are concrete words, levels are balanced over those at which a focus
    is taught, numbers of exercises are weighted to few. Same seed, same list.
    """
    cells = [(focus, topic) for focus in FOCUSES.values() for topic in TOPICS]
    if count < len(cells) + len(PROBLEM_CASES):
        raise ValueError(f"{count} requests cannot cover {len(cells)} pairs of focus and topic")
    rng = random.Random(seed)
    levels: Counter[str] = Counter()
    chosen: dict[Request, None] = dict.fromkeys(PROBLEM_CASES)
    concrete = [index % 2 == 0 for index in range(count)]
    rng.shuffle(concrete)
    while len(chosen) < count:
        rng.shuffle(cells)
        for focus, topic in cells[: count - len(chosen)]:
            request = _draw(rng, focus, topic, concrete[len(chosen)], levels)
            while request in chosen:
                request = _draw(rng, focus, topic, concrete[len(chosen)], levels)
            chosen[request] = None
            levels[request.level] += 1
    return list(chosen)


def concrete_words(topic: str) -> list[str]:
    """The concrete words of a topic that the dataset asks for."""
    return list(TOPICS[topic].words)[:WORDS_PER_TOPIC]


def _draw(rng: random.Random, focus: Focus, topic: str, concrete: bool, levels: Counter[str]) -> Request:
    number = rng.choices((1, 2, 3, 4, 5), weights=(30, 30, 25, 10, 5))[0]
    level = min(focus.levels, key=lambda name: (levels[name], rng.random()))
    word = rng.choice(concrete_words(topic)) if concrete else topic
    return Request(level, focus.id, word, number, _types(rng, focus, number))


def _types(rng: random.Random, focus: Focus, number: int) -> tuple[str, ...]:
    """No types for four of ten requests, one for three, and two or three for the rest."""
    # To conjugate is to train a tense: no "conjugation" of articles.
    possible = [kind for kind in EXERCISE_TYPES if kind != "conjugation" or focus.demand == "tense"]
    draw = rng.random()
    if draw < 0.4:
        return ()
    if draw < 0.7 or number == 1:
        return (rng.choice(possible),)
    picked = rng.sample(possible, min(number, rng.choice((2, 2, 3))))
    return tuple(kind for kind in EXERCISE_TYPES if kind in picked)


# --- Writing --------------------------------------------------------------------------


def to_lines(items: Iterable[SplitRequest]) -> Iterator[str]:
    """Canonical JSONL: the seed's keys; the split only where it is not the one that split_of gives."""
    for item in items:
        data = item.request.as_mapping()
        if item.split != split_of(item.request):
            data["split"] = item.split
        yield json.dumps(data, ensure_ascii=False) + "\n"


def dataset_hash(items: Iterable[SplitRequest]) -> str:
    """sha256 of the canonical JSONL."""
    digest = hashlib.sha256()
    for line in to_lines(items):
        digest.update(line.encode())
    return digest.hexdigest()


# --- Reading --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LineProblem:
    """A line that cannot be used: its number (from 1), the key at fault ("" for the line), the reason."""

    number: int
    key: str
    reason: str

    def __str__(self) -> str:
        return f"Line {self.number}, {self.key}: {self.reason}" if self.key else f"Line {self.number}: {self.reason}"


class RequestLinesError(ValueError):
    """At least one line cannot be used. problems lists them all; str() shows the first 50 and a count."""

    def __init__(self, problems: Sequence[LineProblem]) -> None:
        self.problems = tuple(problems)
        shown_lines = [str(problem) for problem in self.problems[:SHOWN_PROBLEMS]]
        if more := len(self.problems) - SHOWN_PROBLEMS:
            shown_lines += [f"… and {more} more lines with problems."] if more > 0 else []
        super().__init__("\n".join(shown_lines))


def read_requests(lines: Iterable[bytes | str]) -> list[SplitRequest]:
    """Requests of our JSONL or of V4's chat-format training data, in order, each once.

    Raises RequestLinesError naming every line that cannot be used; nothing is returned then.
    """
    found: dict[SplitRequest, None] = {}
    problems: list[LineProblem] = []
    split_of_pair: dict[tuple[str, str], tuple[str, int]] = {}
    for number, line in enumerate(lines, start=1):
        try:
            text = line_text(line, first=number == 1)
            if not text.strip():
                continue
            item = _item(decode_object(text))
            pair = (item.request.grammar, item.request.topic)
            split, where = split_of_pair.setdefault(pair, (item.split, number))
            if split != item.split:
                reason = f"{item.split!r}, but line {where} has the same focus and topic in {split!r}"
                raise RequestError("split", reason)
            found[item] = None
        except LineError as error:
            problems.append(LineProblem(number, error.key, str(error)))
    if not found and not problems:
        problems.append(LineProblem(1, "", "the file holds no request"))
    if problems:
        raise RequestLinesError(problems)
    return list(found)


def _item(data: Mapping[str, Any]) -> SplitRequest:
    if "messages" in data:
        request = _from_chat(data)
        return SplitRequest(request, split_of(request))
    request = Request.from_mapping(data)
    split = data.get("split", split_of(request))
    if not isinstance(split, str) or split not in SPLITS:
        raise RequestError("split", f"unknown value {shown(split)}; use one of: {', '.join(SPLITS)}")
    return SplitRequest(request, split)


# The lines of V4's user message -> the keys of a request.
_USER_LINES = {
    "cefr level": "level",
    "level": "level",
    "grammar focus": "grammar",
    "grammar": "grammar",
    "topic": "topic",
    "exercise types": "exercise_types",
    "exercise type": "exercise_types",
}
_METADATA = {"cefr_level": "level", "grammar_focus": "grammar", "topic": "topic", "num_exercises": "num_exercises"}
_NUMBER = re.compile(r"\bgenerate\s+(\d{1,3})\s+exercises?\b", re.IGNORECASE)


def _from_chat(data: Mapping[str, Any]) -> Request:
    """The request behind one chat: its metadata first, the lines of its user message for what is missing."""
    metadata = data.get("metadata", {})
    if not isinstance(metadata, Mapping):
        raise RequestError("metadata", "not a JSON object")
    found = _from_user_message(data["messages"])
    for name, key in _METADATA.items():
        if metadata.get(name) is not None:
            found[key] = metadata[name]
    if isinstance(found.get("level"), str):
        found["level"] = found["level"].strip().upper()
    if isinstance(found.get("grammar"), str):
        found["grammar"] = _focus_id(found["grammar"])
    return Request.from_mapping(found)


def _from_user_message(messages: Any) -> dict[str, Any]:
    if not isinstance(messages, list):
        raise RequestError("messages", "not a list of messages")
    contents = [one.get("content") for one in messages if isinstance(one, Mapping) and one.get("role") == "user"]
    found: dict[str, Any] = {}
    for line in "\n".join(content for content in contents if isinstance(content, str)).splitlines():
        if match := _NUMBER.search(line):
            found["num_exercises"] = int(match[1])
        name, colon, value = line.partition(":")
        key = _USER_LINES.get(name.strip(" -*").lower())
        if colon and key and value.strip():
            found[key] = value.strip()
    if isinstance(types := found.get("exercise_types"), str):
        named = [normalise_topic(kind) for kind in types.split(",") if kind.strip()]
        found["exercise_types"] = [] if named == ["any"] else named
    return found


def _focus_id(name: str) -> str:
    """ "Past Tense" -> "past_tense"; V4's data also writes the focuses as labels."""
    plain = normalise_topic(name.replace("-", " "))
    by_label = {normalise_topic(focus.english): focus.id for focus in CANONICAL.values()}
    return plain if plain in FOCUSES else by_label.get(plain, name)


def summary(items: Sequence[SplitRequest]) -> str:
    """One line for a person: how many requests, splits, levels."""
    splits = Counter(item.split for item in items)
    levels = Counter(item.request.level for item in items)
    by_split = ", ".join(f"{splits[name]} {name}" for name in SPLITS)
    return f"{len(items)} requests: {by_split}; " + ", ".join(f"{levels[name]} {name}" for name in LEVELS)
