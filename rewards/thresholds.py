"""Thresholds of a rubric: where a component draws a line that a teacher may want elsewhere.

They change values and findings, so a changed threshold needs scoring anew; changed weights do not.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

# A topic value from here on is "on topic", in findings and metrics alike, whatever the threshold.
ON_TOPIC = 0.5


@dataclass(frozen=True, slots=True)
class Limit:
    """What a threshold means, its default and its bounds (both allowed)."""

    label: str
    help: str
    default: float
    low: float
    high: float


LIMITS: Mapping[str, Limit] = {
    "on_topic": Limit(
        "On topic from",
        "How much must speak for the topic until an exercise counts as on topic, from 0.1 (lenient) to 0.9 (strict).",
        0.5, 0.1, 0.9,
    ),
    "same_exercise": Limit(
        "Same exercise from",
        "Two questions with the same answer count as one exercise from this similarity on; 1: only equal ones.",
        0.95, 0.5, 1.0,
    ),
    "longest_field": Limit(
        "Longest field", "Characters of a question, answer or option; an explanation may have twice as many.",
        700, 50, 5000,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Thresholds:
    """One value per LIMITS. Raises ValueError for a value outside its bounds."""

    on_topic: float = LIMITS["on_topic"].default
    same_exercise: float = LIMITS["same_exercise"].default
    longest_field: int = int(LIMITS["longest_field"].default)

    def __post_init__(self) -> None:
        for name, limit in LIMITS.items():
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not limit.low <= value <= limit.high:
                raise ValueError(f"threshold {name} is {value!r}; it lies from {limit.low:g} to {limit.high:g}")

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any]) -> "Thresholds":
        """Those named in data, the others by default. Raises ValueError for an unknown name or a bad value."""
        if unknown := sorted(set(data) - set(LIMITS)):
            raise ValueError(f"unknown thresholds {unknown}; known: {', '.join(LIMITS)}")
        return cls(**data)

    def as_mapping(self) -> dict[str, float]:
        """Its values by name, ready for JSON."""
        return asdict(self)


def at_threshold(value: float, threshold: float) -> float:
    """Stretch a value in [0, 1] so that `threshold`, which lies inside (0, 1), becomes ON_TOPIC; 0 and 1 stay.

    >>> at_threshold(0.6, 0.5), at_threshold(0.6, 0.8)
    (0.6, 0.375)
    """
    if threshold == ON_TOPIC:
        return value
    if value < threshold:
        return ON_TOPIC * value / threshold
    return ON_TOPIC + (1.0 - ON_TOPIC) * (value - threshold) / (1.0 - threshold)
