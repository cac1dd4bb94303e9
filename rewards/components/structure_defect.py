"""What a structure rule is: it looks at an exercise in its context and yields defects."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rewards.exercises import Exercise
from rewards.italian.guess import LanguageGuess
from rewards.italian.lexicon import Lexicon
from rewards.requests import Request
from rewards.segments import Segment


@dataclass(frozen=True, slots=True)
class Defect:
    """What a rule found: its name without "structure.", the place, the message, what was wanted."""

    rule: str
    field: str
    start: int
    end: int
    message: str
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at beside the exercise."""

    request: Request
    segments: tuple[Segment, ...]
    language: LanguageGuess
    lexicon: Lexicon
    longest_field: int

    @property
    def target(self) -> Segment | None:
        """What the learner ends up with, if that is Italian."""
        return target_of(self.segments)


Rule = Callable[[Exercise, Context], Iterator[Defect]]


def target_of(segments: tuple[Segment, ...]) -> Segment | None:
    """The target among an exercise's segments."""
    return next((segment for segment in segments if segment.role == "target"), None)


def texts(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Every text of the exercise with its field's name."""
    yield "question", exercise.question
    yield "answer", exercise.answer
    for index, option in enumerate(exercise.options):
        yield f"options.{index}", option
    yield "explanation", exercise.explanation


@lru_cache(maxsize=256)
def norm(text: str) -> str:
    """Case, spaces, quotation marks and final punctuation levelled, to compare texts."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("‘", "'")
    return " ".join(re.sub(r"[\"“”«».!?…]+", " ", plain).split())
