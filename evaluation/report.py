"""The evaluation report in Markdown, from data alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.comparison import Group, Row
from evaluation.statistics import Estimate


@dataclass(frozen=True, slots=True)
class Sample:
    """What one model wrote for a problem case: the completion, its total, its findings in words."""

    model: str
    text: str
    is_json: bool
    total: float | None
    findings: Sequence[str]


@dataclass(frozen=True, slots=True)
class ProblemCase:
    request: str
    samples: Sequence[Sample]


@dataclass(frozen=True, slots=True)
class Report:
    """distinct: shares of V4's and V5's exercises. models, facts: label -> value, in reading order.

    errors: completions on which a component failed. caution: what the reader must know about the models.
    """

    rows: Sequence[Row]
    levels: Sequence[Group]
    distinct: tuple[float | None, float | None]
    errors: int
    caution: str
    models: Mapping[str, str]
    cases: Sequence[ProblemCase]
    facts: Mapping[str, str]
    steps: Sequence[str]


def figure(value: float | None, unit: str, *, signed: bool = False) -> str:
    """ "93.4 %", "+12.1" (a difference, in percentage points or points) or "—"."""
    if value is None:
        return "—"
    scaled = value * 100 if unit == "%" else value
    return f"{scaled:{'+' if signed else ''}.1f}" + (" %" if unit == "%" and not signed else "")


def with_interval(estimate: Estimate, unit: str, *, signed: bool = False) -> str:
    """ "93.4 % (91.0 to 95.2)"."""
    if estimate.value is None:
        return "—"
    low, high = (figure(bound, unit, signed=signed).removesuffix(" %") for bound in (estimate.low, estimate.high))
    return f"{figure(estimate.value, unit, signed=signed)} ({low} to {high})"


def verdict(row: Row) -> str:
    """Whether V5 reaches the target, in a word."""
    return {True: "reached", False: "missed", None: "not measured"}[row.reached]


def markdown(report: Report) -> str:
    """The whole report."""
    before, after = (figure(share, "%") for share in report.distinct)
    parts = [
        "# V5 against V4",
        f"{summary(report.rows)} {report.caution}".strip(),
        _table(report.rows),
        "In brackets: the 95 % interval. A difference is V5 − V4, in percentage points or points of 100, over the same "
        "requests. Judged: exercises, or for JSON validity and the overall reward completions, of V4 / V5. Whole "
        "completions are resampled (2,000 times) for the intervals, since exercises of one completion are alike; JSON "
        "validity, and a share of 100 % or 0 %, has Wilson's interval.",
        f"Different exercises (question and answer, white space and capitals ignored): {before} of V4's, {after} of "
        f"V5's. Completions on which a component of the reward failed, and which are left out there: {report.errors}.",
        "## What is measured",
        "\n".join(f"- **{row.metric.label}**: {row.metric.definition}" for row in report.rows),
        "## By level",
        _levels(report.levels),
        "## What the models are",
        "\n".join(f"- **{inline(name)}**: {inline(text)}" for name, text in report.models.items()),
        "## The three problem cases of V4",
        "Each as sampled, not chosen: the completion that the evaluation holds for that request.",
        *(_case(case) for case in report.cases),
        "## How it was measured",
        "\n".join(f"- {label}: {inline(value)}" for label, value in report.facts.items()),
        "## How to repeat it",
        "\n".join(report.steps),
    ]
    return "\n\n".join(parts) + "\n"


def summary(rows: Sequence[Row]) -> str:
    """How many targets V5 reaches, and which it misses."""
    missed = [row.metric.label for row in rows if not row.reached]
    if not missed:
        return "V5 reaches every target."
    return f"V5 reaches {len(rows) - len(missed)} of {len(rows)} targets; not reached: {', '.join(missed)}."


def _table(rows: Sequence[Row]) -> str:
    lines = [
        "| metric | V4 baseline | V4 measured | V5 measured | target | difference | judged | target is |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        unit = row.metric.unit
        cells = (
            row.metric.label,
            figure(row.metric.v4, unit),
            with_interval(row.v4, unit),
            with_interval(row.v5, unit),
            f"≥ {figure(row.metric.target, unit)}",
            with_interval(row.difference, unit, signed=True),
            f"{row.v4.n} / {row.v5.n}",
            verdict(row),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _levels(groups: Sequence[Group]) -> str:
    if not groups:
        return "No request was answered by both."
    labels = [row.metric.label for row in groups[0].rows]
    lines = [f"| level | requests | {' | '.join(labels)} |", "|---|---|" + "---|" * len(labels)]
    for group in groups:
        cells = [
            f"{figure(row.v4.value, row.metric.unit)} → {figure(row.v5.value, row.metric.unit)}" for row in group.rows
        ]
        lines.append(f"| {inline(group.label)} | {group.n} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _case(case: ProblemCase) -> str:
    parts = [f"### {inline(case.request)}"]
    for sample in case.samples:
        total = "no score" if sample.total is None else f"{sample.total:.0f} of 100"
        parts.append(f"**{inline(sample.model)}**: {total}")
        parts.append(fenced(sample.text, "json" if sample.is_json else "text"))
        parts.append("\n".join(f"- {inline(message)}" for message in sample.findings) or "Nothing wrong was found.")
    return "\n\n".join(parts)


def fenced(text: str, language: str) -> str:
    """A code block whose fence is longer than any in the text."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def inline(text: str) -> str:
    """Text on one line that Markdown and HTML leave as it is."""
    return re.sub(r"([\\`*_\[\]<>|&#~])", r"\\\1", " ".join(text.split()))
