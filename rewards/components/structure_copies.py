"""Which exercise of a completion repeats an earlier one, word for word or nearly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from rewards.components.structure_defect import norm, target_of
from rewards.exercises import Exercise
from rewards.segments import Segment

# Shorter sentences are too alike by nature: "Il cane dorme", "Il gatto dorme".
WHOLE_SENTENCE, LONG_SENTENCE = 3, 5
# So many blanks in one frame are no longer different exercises.
SAME_FRAME = 3
# An exercise is compared with so many before it.
REACH = 20
_HINT = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_BLANK_TYPES = frozenset({"fill_in_blank", "multiple_choice", "conjugation"})


@dataclass(frozen=True)
class _Compared:
    """An exercise with what is compared of it."""

    exercise: Exercise
    target: Segment | None

    @cached_property
    def question(self) -> str:
        return norm(self.exercise.question)[:300]

    @cached_property
    def answer(self) -> str:
        return norm(self.exercise.answer)[:300]

    @cached_property
    def question_words(self) -> list[str]:
        return _words(self.question)

    @cached_property
    def frame(self) -> str:
        """The question without its hints in brackets."""
        return " ".join(_words(norm(_HINT.sub(" ", self.exercise.question[:600]))))

    @cached_property
    def sentence(self) -> list[str]:
        return _words(norm(self.target.text)[:300]) if self.target else []

    @cached_property
    def options(self) -> frozenset[str]:
        return frozenset(norm(option) for option in self.exercise.options)


def copies(
    exercises: Sequence[Exercise | None], segments: Sequence[tuple[Segment, ...]], same: float
) -> list[tuple[str, int] | None]:
    """For each exercise ("duplicate" or "near_copy", the earlier exercise), or None when it is new.

    same: two questions with the same answer are one exercise from this similarity in [0, 1] on.
    """
    compared = [
        None if exercise is None else _Compared(exercise, target_of(own))
        for exercise, own in zip(exercises, segments, strict=True)
    ]
    frames: dict[str, list[int]] = {}
    for index, one in enumerate(compared):
        if one is not None and one.exercise.type == "fill_in_blank":
            frames.setdefault(one.frame, []).append(index)
    found = [_earlier(compared, index, same) for index in range(len(compared))]
    # "L'aquila ___ (volare)", "(mangiare)", "(dormire)": three blanks in one frame are one exercise.
    for first, *others in (places for places in frames.values() if len(places) >= SAME_FRAME):
        for index in others:
            found[index] = found[index] or ("near_copy", first)
    return found


def _earlier(compared: Sequence[_Compared | None], index: int, same: float) -> tuple[str, int] | None:
    this = compared[index]
    if this is None:
        return None
    near: tuple[str, int] | None = None
    for place in range(max(0, index - REACH), index):
        other = compared[place]
        if other is None:
            continue
        if _duplicate(this, other, same):
            return "duplicate", place
        if near is None and _near(this, other):
            near = ("near_copy", place)
    return near


def _duplicate(this: _Compared, other: _Compared, same: float) -> bool:
    """The same question, or the same answer and nearly the same question."""
    same_answer = this.answer == other.answer
    if this.question == other.question:
        # "Scegli la frase corretta." may stand over different options.
        return same_answer or not this.options or this.options == other.options
    return same_answer and _alike(this.question, other.question, same)


def _near(this: _Compared, other: _Compared) -> bool:
    """The same sentence again, or one with a single other word that is not what the learner writes."""
    one, two = this.sentence, other.sentence
    if one == two and len(one) >= WHOLE_SENTENCE:
        return True
    if this.answer == other.answer:
        one, two = this.question_words, other.question_words
        return min(len(one), len(two)) >= LONG_SENTENCE and _one_word_apart(one, two)
    # "Il cane ___ nel parco" with "dorme", then with "corre": another verb, so another exercise.
    if this.exercise.type in _BLANK_TYPES or other.exercise.type in _BLANK_TYPES:
        return False
    return min(len(one), len(two)) >= LONG_SENTENCE and _one_word_apart(one, two)


def _one_word_apart(one: list[str], two: list[str]) -> bool:
    """Whether one word was put in the place of another, added or left out."""
    if abs(len(one) - len(two)) > 1:
        return False
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    end = 0
    while end < min(len(one), len(two)) - start and one[-1 - end] == two[-1 - end]:
        end += 1
    return max(len(one), len(two)) - start - end <= 1


def _alike(first: str, second: str, same: float) -> bool:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.real_quick_ratio() >= same and matcher.quick_ratio() >= same and matcher.ratio() >= same


def _words(text: str) -> list[str]:
    return [word for word in "".join(c if c.isalnum() else " " for c in text).split() if word]
