"""The evaluation report in Markdown, from data alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.metrics import Metric
from evaluation.statistics import Estimate


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One metric with its figures in the metric's unit (shares in [0, 1], points in [0, 100])."""

    metric: Metric
    v4: Estimate
    v5: Estimate
    difference: Estimate


@dataclass(frozen=True, slots=True)
class Sample:
    """What one model wrote for a problem case: the completion, its total, its findings' messages."""

    model: str
    text: str
    total: float | None
    findings: Sequence[str]


@dataclass(frozen=True, slots=True)
class ProblemCase:
    request: str
    samples: Sequence[Sample]


@dataclass(frozen=True, slots=True)
class Report:
    """facts: label -> value, in the order in which they are to be read."""

    rows: Sequence[ReportRow]
    distinct: float | None
    cases: Sequence[ProblemCase]
    models: Mapping[str, str]
    facts: Mapping[str, str]


def figure(value: float | None, unit: str, *, signed: bool = False) -> str:
    """ "93.4 %", "+12.1" or "—"."""
    if value is None:
        return "—"
    scaled = value * 100 if unit == "%" else value
    return f"{scaled:{'+' if signed else ''}.1f}" + (" %" if unit == "%" and not signed else "")


def with_interval(estimate: Estimate, unit: str, *, signed: bool = False) -> str:
    """ "93.4 % (91.0–95.2)"."""
    if estimate.value is None:
        return "—"
    low, high = (figure(bound, unit, signed=signed).removesuffix(" %") for bound in (estimate.low, estimate.high))
    return f"{figure(estimate.value, unit, signed=signed)} ({low} to {high})"


def reached(row: ReportRow) -> bool:
    return row.v5.value is not None and row.v5.value >= row.metric.target


def markdown(report: Report) -> str:
    """The whole report."""
    parts = [
        "# V5 against V4",
        "Written by `manage.py evaluation_report`; every figure is computed from stored scores. In brackets: the "
        "95 % interval. A difference is V5 − V4 on the same requests.",
        _table(report.rows),
        "## What the metrics are",
        "\n".join(f"- **{row.metric.label}**: {row.metric.definition}" for row in report.rows),
        f"Distinct exercises among those of V5: {figure(report.distinct, '%')} (question and answer, white space and "
        "capitals ignored).",
        "## What the models are",
        "\n".join(f"- **{_inline(name)}**: {_inline(text)}" for name, text in report.models.items()),
        "## The three problem cases of V4",
        *(_case(case) for case in report.cases),
        "## How it was measured",
        "\n".join(f"- {label}: {_inline(value)}" for label, value in report.facts.items()),
        "`make demo` repeats the whole: it trains V5 from V4, evaluates both and writes this file.",
    ]
    return "\n\n".join(parts) + "\n"


def _table(rows: Sequence[ReportRow]) -> str:
    lines = [
        "| metric | V4 as known | V4 measured | V5 measured | target | difference | judged | target reached |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        metric = row.metric
        lines.append(
            f"| {metric.label} | {figure(metric.v4, metric.unit)} | {with_interval(row.v4, metric.unit)} "
            f"| {with_interval(row.v5, metric.unit)} | {figure(metric.target, metric.unit)} or more "
            f"| {with_interval(row.difference, metric.unit, signed=True)} | {row.v5.n} | {'yes' if reached(row) else 'no'} |"
        )
    return "\n".join(lines)


def _case(case: ProblemCase) -> str:
    parts = [f"### {_inline(case.request)}"]
    for sample in case.samples:
        total = "—" if sample.total is None else f"{sample.total:.0f} of 100"
        parts.append(f"**{_inline(sample.model)}**: {total}")
        parts.append(fenced(sample.text))
        parts.append("\n".join(f"- {_inline(message)}" for message in sample.findings) or "No findings.")
    return "\n\n".join(parts)


def fenced(text: str) -> str:
    """A code block whose fence is longer than any in the text."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}json\n{text}\n{fence}"


def _inline(text: str) -> str:
    """Text that Markdown and HTML leave as it is."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", " ".join(text.split()))
