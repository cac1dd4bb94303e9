"""Segments: the Italian texts of an exercise, each character traceable to its field.

The *target* is what the learner ends up with: the answer, or the sentence with the
blank filled. The *context* is other Italian of the question (a sentence to transform).
Hints in brackets, instructions, distractors and explanations are not segments: they
may rightly hold infinitives, English or wrong forms.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from rewards.exercises import Exercise

BLANK = re.compile(r"_{2,}|\.{4,}|…{2,}")
_HINT = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_QUOTED = re.compile(r"[\"“”«‘](?P<text>[^\"“”«»]{3,}?)[\"“”»’](?=$|[\s.,;:!?)])")
_INSTRUCTION = re.compile(r"\A[^:\"“«_]{3,80}:\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """text[at : at + length] of a segment is field[start : start + length] of its exercise."""

    field: str
    start: int
    at: int
    length: int


@dataclass(frozen=True, slots=True)
class Segment:
    """An Italian text of exercise number `exercise` (0-based), made of pieces of its fields."""

    exercise: int
    role: Literal["target", "context"]
    text: str
    pieces: tuple[Piece, ...]

    def place(self, start: int, end: int) -> tuple[str, int, int]:
        """(field, start, end) of the segment's characters [start, end); cut at the first piece's end."""
        for piece in self.pieces:
            if piece.at <= start < piece.at + piece.length:
                offset = piece.start - piece.at
                return piece.field, start + offset, min(end, piece.at + piece.length) + offset
        last = self.pieces[-1]
        return last.field, last.start + last.length, last.start + last.length

    def in_field(self, start: int, field: str) -> bool:
        """Whether the character at `start` comes from `field`."""
        return any(p.field == field and p.at <= start < p.at + p.length for p in self.pieces)


class _Builder:
    def __init__(self) -> None:
        self.text = ""
        self.pieces: list[Piece] = []

    def add(self, field: str, text: str, start: int) -> None:
        if text:
            self.pieces.append(Piece(field, start, len(self.text), len(text)))
            self.text += text

    def build(self, exercise: int, role: Literal["target", "context"]) -> Segment | None:
        """The segment without outer white space; None when nothing is left."""
        left = len(self.text) - len(self.text.lstrip())
        text = self.text.strip()
        if not text:
            return None
        pieces = []
        for piece in self.pieces:
            begin, stop = max(piece.at, left), min(piece.at + piece.length, left + len(text))
            if begin < stop:
                pieces.append(Piece(piece.field, piece.start + begin - piece.at, begin - left, stop - begin))
        return Segment(exercise, role, text, tuple(pieces))


def segments(index: int, exercise: Exercise, is_italian: Callable[[str], bool]) -> tuple[Segment, ...]:
    """The target (first) and contexts of one exercise; empty when it holds no Italian."""
    found = [segment for segment in _candidates(index, exercise, is_italian) if segment is not None]
    return tuple(found)


def _candidates(index: int, exercise: Exercise, is_italian: Callable[[str], bool]) -> Iterator[Segment | None]:
    question, answer = exercise.question, exercise.answer
    if BLANK.search(question):
        yield _filled(index, question, answer)
        return
    if exercise.type == "translation":
        # Into Italian: the answer; out of Italian: the quoted or whole question.
        if is_italian(answer):
            yield _plain(index, "answer", answer, 0, "target")
        else:
            text, start = _sentence_in(question)
            yield _plain(index, "question", text, start, "target")
        return
    if exercise.type == "sentence_completion":
        stem = question.rstrip(" .…")
        if _norm(answer).startswith(_norm(stem)[:12]):
            yield _plain(index, "answer", answer, 0, "target")
        else:
            yield _joined(index, question, stem, answer)
        return
    if is_italian(answer):
        yield _plain(index, "answer", answer, 0, "target")
    if exercise.type in ("transformation", "multiple_choice"):
        text, start = _sentence_in(question)
        # Without a quotation or a colon the question is an instruction, not material.
        if start > 0 and is_italian(text):
            yield _plain(index, "question", text, start, "context")


def _plain(index: int, field: str, text: str, start: int, role: Literal["target", "context"]) -> Segment | None:
    builder = _Builder()
    _add_without_hints(builder, field, text, start)
    return builder.build(index, role)


def _filled(index: int, question: str, answer: str) -> Segment | None:
    """The question with its blanks filled; several blanks take the answer's parts in turn."""
    body, offset = _after_instruction(question)
    blanks = list(BLANK.finditer(body))
    parts = _answer_parts(answer, len(blanks))
    builder = _Builder()
    position = 0
    for blank, (part, part_start) in zip(blanks, parts, strict=True):
        _add_without_hints(builder, "question", body[position : blank.start()], offset + position)
        builder.add("answer", part, part_start)
        position = blank.end()
        if part.endswith(("'", "’")):  # "___ aquila" with "L'" is "L'aquila"
            position += len(body) - position - len(body[position:].lstrip(" "))
    _add_without_hints(builder, "question", body[position:], offset + position)
    return builder.build(index, "target")


def _joined(index: int, question: str, stem: str, answer: str) -> Segment | None:
    body, offset = _after_instruction(stem)
    builder = _Builder()
    _add_without_hints(builder, "question", body, offset)
    text = answer.lstrip(" .…")
    if builder.text and not builder.text.endswith((" ", "'", "’")):
        builder.add("answer", " ", 0)
    builder.add("answer", text, len(answer) - len(text))
    return builder.build(index, "target")


def _answer_parts(answer: str, count: int) -> list[tuple[str, int]]:
    """The answer split for `count` blanks, each part with its offset; all of it for one blank."""
    if count == 1:
        text = answer.strip()
        return [(text, answer.find(text))]
    for separator in (r"\s*[;/|]\s*", r"\s*,\s*", r"\s*(?:\.{3}|…)\s*", r"\s+"):
        cuts = [match.span() for match in re.finditer(separator, answer)]
        if len(cuts) == count - 1:
            starts = [0] + [end for _, end in cuts]
            ends = [start for start, _ in cuts] + [len(answer)]
            return [(answer[s:e], s) for s, e in zip(starts, ends, strict=True)]
    return [(answer, 0)] + [("", len(answer))] * (count - 1)


def _after_instruction(text: str) -> tuple[str, int]:
    """Drop "Completa la frase: " when what follows still holds material."""
    match = _INSTRUCTION.match(text)
    if match and (BLANK.search(text, match.end()) or not BLANK.search(text)):
        return text[match.end() :], match.end()
    return text, 0


def _sentence_in(question: str) -> tuple[str, int]:
    """The quoted sentence of a question, or what follows its instruction, with its offset."""
    quoted = list(_QUOTED.finditer(question))
    if quoted:
        best = max(quoted, key=lambda match: len(match["text"]))
        return best["text"], best.start("text")
    return _after_instruction(question)


def _add_without_hints(builder: _Builder, field: str, text: str, start: int) -> None:
    position = 0
    for hint in _HINT.finditer(text):
        builder.add(field, text[position : hint.start()], start + position)
        position = hint.end()
    builder.add(field, text[position:], start + position)


def _norm(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())
