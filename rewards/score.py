"""Score and Finding: what a component returns, with its evidence."""

from dataclasses import dataclass
from typing import Any, Literal

Status = Literal["scored", "not_applicable", "error"]
WHOLE_COMPLETION = -1


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of evidence: the words concerned, the rule, what was expected.

    exercise: 0-based index in the completion, or WHOLE_COMPLETION.
    field: "question", "answer", "explanation", "type", "options", "options.2"
        (0-based) or, for the whole completion, "completion".
    start, end: half-open character offsets in that field's text.
    rule: "<component>.<rule>", for example "gender.article_form".
    expected: the correct form or what was wanted; None where none can be named.
    error: False for a note that costs no points (an unverified word, for example).
    """

    exercise: int
    field: str
    start: int
    end: int
    rule: str
    message: str
    expected: str | None = None
    error: bool = True

    def as_mapping(self) -> dict[str, Any]:
        """Its fields by name, ready for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Score:
    """A component's judgement of one completion.

    value: in [0, 1] when status is "scored", else None. None is never 0.
    exercises: one value in [0, 1] or None per exercise of the completion (None:
        nothing to judge there); empty when the component judges only the whole.
    explanation: one sentence for a person, always filled.
    """

    value: float | None
    status: Status
    explanation: str
    findings: tuple[Finding, ...] = ()
    exercises: tuple[float | None, ...] = ()

    def __post_init__(self) -> None:
        if (self.status == "scored") != (self.value is not None):
            raise ValueError(f"status {self.status!r} does not go with value {self.value!r}")
        if self.value is not None and not 0.0 <= self.value <= 1.0:
            raise ValueError(f"a score lies in [0, 1], not {self.value!r}")

    @classmethod
    def scored(
        cls,
        value: float,
        explanation: str,
        findings: tuple[Finding, ...] = (),
        exercises: tuple[float | None, ...] = (),
    ) -> "Score":
        return cls(value, "scored", explanation, findings, exercises)

    @classmethod
    def not_applicable(
        cls, explanation: str, findings: tuple[Finding, ...] = (), exercises: tuple[float | None, ...] = ()
    ) -> "Score":
        return cls(None, "not_applicable", explanation, findings, exercises)

    @classmethod
    def error(cls, explanation: str) -> "Score":
        """The component itself failed; shown and counted, never a number."""
        return cls(None, "error", explanation)
