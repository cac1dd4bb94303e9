"""Completion text -> exercises, or findings that say why not."""

import json
import re
from dataclasses import dataclass
from typing import Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError, field_validator

from rewards.score import WHOLE_COMPLETION, Finding

EXERCISE_TYPES = (
    "fill_in_blank",
    "translation",
    "multiple_choice",
    "conjugation",
    "sentence_completion",
    "transformation",
)
# A completion with a finding of one of these rules is not valid JSON as asked for.
VALIDITY_RULES = frozenset(
    {
        "structure.empty",
        "structure.not_json",
        "structure.fenced",
        "structure.wrapped",
        "structure.not_array",
        "structure.empty_array",
        "structure.not_object",
        "structure.field_missing",
        "structure.field_type",
        "structure.unknown_type",
    }
)


class Exercise(BaseModel):
    """One exercise as a model wrote it. V4's later data calls the answer correct_answer."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    type: str
    question: str
    answer: str = Field(validation_alias=AliasChoices("answer", "correct_answer"))
    explanation: str = ""
    options: tuple[str, ...] = ()

    @field_validator("options", mode="before")
    @classmethod
    def _list_to_tuple(cls, value: Any) -> Any:
        return tuple(value) if isinstance(value, list) else value

    def field(self, name: str) -> str:
        """The text of a field as a Finding names it ("answer", "options.2")."""
        if name.startswith("options."):
            return self.options[int(name.partition(".")[2])]
        return str(getattr(self, name))


@dataclass(frozen=True, slots=True)
class ParsedCompletion:
    """A completion's text, the exercises read from it, and the parse findings.

    exercises holds one entry per array element; None where it is not an exercise.
    """

    text: str
    exercises: tuple[Exercise | None, ...]
    problems: tuple[Finding, ...]

    @property
    def valid(self) -> bool:
        """Strict JSON array of exercises with known types and required fields."""
        return not any(problem.rule in VALIDITY_RULES for problem in self.problems)


def parse(text: str) -> ParsedCompletion:
    """Read a completion. Never raises: what is wrong stands in problems.

    A fenced or prose-wrapped array is read, with a finding; anything else that is
    not a JSON array gives no exercises.
    """
    problems: list[Finding] = []

    def whole(rule: str, message: str, start: int = 0, end: int | None = None, expected: str | None = None) -> None:
        stop = len(text) if end is None else end
        problems.append(Finding(WHOLE_COMPLETION, "completion", start, stop, f"structure.{rule}", message, expected))

    if not text.strip():
        whole("empty", "The completion is empty.", expected="a JSON array of exercises")
        return ParsedCompletion(text, (), tuple(problems))
    try:
        data = _loads(text)
    except (ValueError, RecursionError) as error:
        data = _inner_array(text, whole)
        if data is None:
            place = min(getattr(error, "pos", 0), max(len(text) - 1, 0))
            reason = getattr(error, "msg", str(error) or type(error).__name__)
            whole("not_json", f"Not JSON: {reason} at character {place + 1}.", place, min(place + 1, len(text)), "strict JSON")
            return ParsedCompletion(text, (), tuple(problems))
    if not isinstance(data, list):
        whole("not_array", f"A JSON {_kind(data)}, not an array.", expected="a JSON array of exercises")
        return ParsedCompletion(text, (), tuple(problems))
    if not data:
        whole("empty_array", "The array holds no exercise.", expected="at least one exercise")
    exercises = tuple(_exercise(index, item, problems) for index, item in enumerate(data))
    return ParsedCompletion(text, exercises, tuple(problems))


def _loads(text: str) -> Any:
    def refuse(name: str) -> Any:
        raise ValueError(f"{name} is not JSON")

    return json.loads(text, parse_constant=refuse)


_FENCE = re.compile(r"\A\s*```[a-zA-Z]*\s*\n(?P<body>.*?)\n?\s*```\s*\Z", re.DOTALL)


def _inner_array(text: str, whole: Any) -> Any:
    """The array inside a fence or prose, with its finding; None if there is none."""
    if match := _FENCE.match(text):
        try:
            data = _loads(match["body"])
        except (ValueError, RecursionError):
            return None
        whole("fenced", "The array stands inside a Markdown fence.", 0, match.start("body"), "the array alone")
        return data
    start, end = text.find("["), text.rfind("]")
    if 0 <= start < end:
        try:
            data = _loads(text[start : end + 1])
        except (ValueError, RecursionError):
            return None
        if start > 0:
            whole("wrapped", "Text before the array.", 0, start, "the array alone")
        else:
            whole("wrapped", "Text after the array.", end + 1, len(text), "the array alone")
        return data if isinstance(data, list) else None
    return None


def _exercise(index: int, item: Any, problems: list[Finding]) -> Exercise | None:
    if not isinstance(item, dict):
        problems.append(
            Finding(index, "completion", 0, 0, "structure.not_object", f"Element {index + 1} is a JSON {_kind(item)}.", "an object")
        )
        return None
    try:
        exercise = Exercise.model_validate(item)
    except ValidationError as invalid:
        for error in invalid.errors():
            name = str(error["loc"][0]) if error["loc"] else "completion"
            missing = error["type"] == "missing"
            rule = "structure.field_missing" if missing else "structure.field_type"
            message = f'The field "{name}" is missing.' if missing else f'The field "{name}": {error["msg"]}.'
            problems.append(Finding(index, name.partition(".")[0], 0, 0, rule, message, f'"{name}" as text'))
        return None
    if exercise.type not in EXERCISE_TYPES:
        problems.append(
            Finding(
                index, "type", 0, len(exercise.type), "structure.unknown_type",
                f'"{exercise.type}" is no exercise type.', ", ".join(EXERCISE_TYPES),
            )
        )
    return exercise


def _kind(value: Any) -> str:
    names = {dict: "object", list: "array", str: "string", bool: "boolean", type(None): "null"}
    return names.get(type(value), "number")
