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
    if not text.strip():
        problems.append(_whole(text, "empty", "The completion is empty.", expected="a JSON array of exercises"))
        return ParsedCompletion(text, (), tuple(problems))
    try:
        data = _loads(text)
    except (ValueError, RecursionError) as error:
        found = _inner_array(text)
        if found is None:
            return ParsedCompletion(text, (), (_not_json(text, error),))
        data, finding = found
        problems.append(finding)
    if not isinstance(data, list):
        message = f"A JSON {_kind(data)}, not an array."
        problems.append(_whole(text, "not_array", message, expected="a JSON array of exercises"))
        return ParsedCompletion(text, (), tuple(problems))
    if not data:
        message = "The array holds no exercise."
        problems.append(_whole(text, "empty_array", message, expected="at least one exercise"))
    exercises = tuple(_exercise(index, item, problems) for index, item in enumerate(data))
    return ParsedCompletion(text, exercises, tuple(problems))


def _whole(
    text: str, rule: str, message: str, start: int = 0, end: int | None = None, expected: str | None = None
) -> Finding:
    stop = len(text) if end is None else end
    return Finding(WHOLE_COMPLETION, "completion", start, stop, f"structure.{rule}", message, expected)


def _not_json(text: str, error: Exception) -> Finding:
    place = min(getattr(error, "pos", 0), max(len(text) - 1, 0))
    if isinstance(error, json.JSONDecodeError) and error.pos >= len(text.rstrip()):
        reason = "the text ends before the array is closed,"
    elif isinstance(error, RecursionError):
        reason = "nested too deeply,"
    else:
        reason = getattr(error, "msg", str(error))
    message = f"Not JSON: {reason} at character {place + 1}."
    return _whole(text, "not_json", message, place, min(place + 1, len(text)), "strict JSON")


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


class _Object(dict[str, Any]):
    """A JSON object that remembers which of its keys stood twice; the last value counts, as in json."""

    repeated: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    result = _Object(pairs)
    if len(result) < len(pairs):
        names = [name for name, _ in pairs]
        result.repeated = tuple(sorted(name for name in result if names.count(name) > 1))
    return result


_DECODER = json.JSONDecoder(parse_constant=_refuse, object_pairs_hook=_object)
_FENCE_START = re.compile(r"```[a-zA-Z]{0,20}")
_OPTIONAL = ("options", "explanation")
_ARRAY_START = re.compile(r"\[\s*\{")


def _loads(text: str) -> Any:
    return json.loads(text, parse_constant=_refuse, object_pairs_hook=_object)


def _inner_array(text: str) -> tuple[list[Any], Finding] | None:
    """The array inside a fence or prose, with its finding; None if there is none."""
    inside = text.strip()
    fence = _FENCE_START.match(inside)
    if fence and inside.endswith("```") and len(inside) >= fence.end() + 3:
        body = inside[fence.end() : -3].strip()
        data = _array_at(body, 0)
        if data is not None and data[1] == len(body):
            message = "The array stands inside a Markdown fence."
            opened = text.find("```")
            return data[0], _whole(text, "fenced", message, opened, opened + fence.end(), "the array alone")
    start = _ARRAY_START.search(text)
    data = _array_at(text, start.start()) if start else None
    if start is None or data is None:
        return None
    before, after = text[: start.start()].strip(), text[data[1] :].strip()
    if before:
        places, finding_range = "before and after" if after else "before", (0, start.start())
    else:
        places, finding_range = "after", (data[1], len(text))
    return data[0], _whole(text, "wrapped", f"Text {places} the array.", *finding_range, "the array alone")


def _array_at(text: str, start: int) -> tuple[list[Any], int] | None:
    """The array that starts at a place, and where it ends."""
    try:
        data, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return (data, end) if isinstance(data, list) else None


def _exercise(index: int, item: Any, problems: list[Finding]) -> Exercise | None:
    if not isinstance(item, dict):
        message = f"Element {index + 1} is a JSON {_kind(item)}."
        problems.append(Finding(index, "completion", 0, 0, "structure.not_object", message, "an object"))
        return None
    for name in getattr(item, "repeated", ())[:3]:
        message = f'The key "{name[:40]}" stands twice; the last one counts.'
        problems.append(Finding(index, "completion", 0, 0, "structure.duplicate_key", message, "each key once"))
    # Models write null for a field they leave out.
    given = {key: _readable(item[key]) for key in item if not (item[key] is None and key in _OPTIONAL)}
    try:
        exercise = Exercise.model_validate(given)
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False, include_context=False, include_input=False):
            # correct_answer is another name of answer.
            name = str(error["loc"][0]).replace("correct_answer", "answer")
            missing = error["type"] == "missing"
            rule = "structure.field_missing" if missing else "structure.field_type"
            message = f'The field "{name}" is missing.' if missing else f'The field "{name}": {error["msg"]}.'
            problems.append(Finding(index, name, 0, 0, rule, message, f'"{name}" as text'))
        return None
    if exercise.type not in EXERCISE_TYPES:
        message = f'"{exercise.type[:40]}" is no exercise type.'
        known = ", ".join(EXERCISE_TYPES)
        problems.append(Finding(index, "type", 0, len(exercise.type), "structure.unknown_type", message, known))
    return exercise


def _readable(value: Any) -> Any:
    """Lone surrogates ("\\ud800") replaced, character by character: no encoder accepts them."""
    if isinstance(value, list):
        return [_readable(one) if isinstance(one, str) else one for one in value]
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value


def _kind(value: Any) -> str:
    names = {dict: "object", list: "array", str: "string", bool: "boolean", type(None): "null"}
    return names.get(type(value), "number")
