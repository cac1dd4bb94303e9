"""Findings -> marked text: a field cut at the bounds of its findings, overlaps included."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rewards.score import Finding


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its component and its number (from 1) on the page."""

    number: int
    component: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a text. marks: the findings that cover it, longest first; ends: those whose last piece it is."""

    text: str
    marks: tuple[Numbered, ...] = ()
    ends: tuple[Numbered, ...] = ()

    @property
    def component(self) -> str:
        """The component whose colour the piece gets: that of its shortest error, else of its shortest note."""
        return self._first().component

    @property
    def only_notes(self) -> bool:
        return not any(mark.finding.error for mark in self.marks)

    @property
    def title(self) -> str:
        return " / ".join(mark.finding.message for mark in self.marks)

    def _first(self) -> Numbered:
        errors = [mark for mark in self.marks if mark.finding.error]
        return (errors or self.marks)[-1]


def finding_from_mapping(data: Mapping[str, Any]) -> Finding:
    """A Finding as stored in ComponentScore.findings; keys that it does not have are left out."""
    return Finding(**{key: data[key] for key in Finding.__dataclass_fields__ if key in data})


def number_findings(findings: Iterable[tuple[str, Finding]]) -> list[Numbered]:
    """Number (component, finding) pairs in reading order: exercise, then errors before notes, then place."""
    ordered = sorted(findings, key=lambda pair: (pair[1].exercise, not pair[1].error, pair[1].field, pair[1].start))
    return [Numbered(number, component, finding) for number, (component, finding) in enumerate(ordered, 1)]


def mark(text: str, findings: Sequence[Numbered]) -> list[Piece]:
    """Cut `text` at the bounds of `findings`. The pieces' texts always join to `text`.

    Offsets outside the text are cut to it; a finding without width (a missing field) marks nothing.
    """
    spans = [(max(0, n.finding.start), min(len(text), n.finding.end), n) for n in findings]
    spans = [span for span in spans if span[0] < span[1]]
    spans.sort(key=lambda span: (span[0] - span[1], span[2].number))
    bounds = sorted({0, len(text), *(bound for start, end, _ in spans for bound in (start, end))})
    pieces = []
    for start, end in pairwise(bounds):
        covering = [(stop, numbered) for begin, stop, numbered in spans if begin <= start and end <= stop]
        marks = tuple(numbered for _, numbered in covering)
        ends = tuple(sorted((n for stop, n in covering if stop == end), key=lambda n: n.number))
        pieces.append(Piece(text[start:end], marks, ends))
    return pieces
