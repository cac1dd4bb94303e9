"""Request: what a model is asked to write, and the checks on its keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rewards.catalog import FOCUSES, LEVELS
from rewards.exercises import EXERCISE_TYPES
from rewards.jsonl import LineError, shown

KEYS = ("level", "grammar", "grammar_focus", "topic", "num_exercises", "exercise_types", "split")
MAX_EXERCISES = 10
DEFAULT_EXERCISES = 3


class RequestError(LineError):
    """A request that cannot be used: key names the place, str() the reason and remedy."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request: level A1–B2, a grammar focus, a topic, 1–10 exercises.

    topic is one of the 20 categories ("animals_wildlife"), a concrete English word
    of one ("eagles"), or any other English or Italian word. An empty exercise_types means
    any type.
    """

    level: str
    grammar: str
    topic: str
    num_exercises: int = DEFAULT_EXERCISES
    exercise_types: tuple[str, ...] = ()

    @classmethod
    def from_mapping(cls, data: Any) -> "Request":
        """Check one decoded JSON object; raises RequestError naming the key at fault."""
        if not isinstance(data, Mapping):
            example = '{"level": "A2", "grammar": "past_tense", "topic": "eagles"}'
            raise RequestError("", f"a request is a JSON object, such as {example}")
        for key in data:
            if key not in KEYS:
                raise RequestError(shown(str(key)).strip("'\""), f"unknown key; known keys: {', '.join(KEYS)}")
        if "grammar" in data and "grammar_focus" in data and data["grammar"] != data["grammar_focus"]:
            raise RequestError("grammar_focus", "differs from grammar; give one of the two")
        return cls(
            level=_one_of(data, "level", LEVELS),
            grammar=_one_of(data, "grammar_focus" if "grammar_focus" in data else "grammar", FOCUSES),
            topic=_topic(data),
            num_exercises=_count(data),
            exercise_types=_types(data),
        )

    def as_mapping(self) -> dict[str, Any]:
        """The seed's keys, exercise_types only when named."""
        data: dict[str, Any] = {
            "level": self.level,
            "grammar": self.grammar,
            "topic": self.topic,
            "num_exercises": self.num_exercises,
        }
        if self.exercise_types:
            data["exercise_types"] = list(self.exercise_types)
        return data


def normalise_topic(topic: str) -> str:
    """ "Animals Wildlife" -> "animals_wildlife"."""
    return "_".join(topic.lower().replace("_", " ").split())


def _one_of(data: Mapping[str, Any], key: str, allowed: Mapping[str, Any]) -> str:
    if key not in data:
        raise RequestError(key, "missing")
    value = data[key]
    if not isinstance(value, str) or value not in allowed:
        some = ", ".join(list(allowed)[:6]) + (", …" if len(allowed) > 6 else "")
        raise RequestError(key, f"unknown value {shown(value)}; use one of: {some}")
    return value


def _topic(data: Mapping[str, Any]) -> str:
    value = data.get("topic")
    if not isinstance(value, str) or not value.strip():
        raise RequestError("topic", "missing or empty; give a topic category or one English word")
    if len(value) > 80:
        raise RequestError("topic", "longer than 80 characters; give a category or one word")
    if not normalise_topic(value).isprintable():
        raise RequestError("topic", f"{shown(value)} holds control characters; give a category or one word")
    return normalise_topic(value)


def _count(data: Mapping[str, Any]) -> int:
    value = data.get("num_exercises", DEFAULT_EXERCISES)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MAX_EXERCISES:
        raise RequestError("num_exercises", f"{shown(value)} is not a whole number from 1 to {MAX_EXERCISES}")
    return value


def _types(data: Mapping[str, Any]) -> tuple[str, ...]:
    value = data.get("exercise_types", [])
    if not isinstance(value, list | tuple):
        raise RequestError("exercise_types", "not a list of exercise types")
    for kind in value:
        if not isinstance(kind, str) or kind not in EXERCISE_TYPES:
            raise RequestError(
                "exercise_types", f"unknown type {shown(kind)}; use some of: {', '.join(EXERCISE_TYPES)}"
            )
    return tuple(dict.fromkeys(value))
