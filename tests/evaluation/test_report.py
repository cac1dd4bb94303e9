"""The report's text, above all that what a model wrote stays text."""

import re

import pytest

from evaluation.comparison import Row
from evaluation.metrics import METRICS
from evaluation.report import ProblemCase, Report, Sample, fenced, figure, inline, markdown, summary, with_interval
from evaluation.statistics import NOTHING, Estimate

GENDER, OVERALL = METRICS["gender_accuracy"], METRICS["overall_reward"]
ROWS = [
    Row(GENDER, Estimate(0.851, 0.82, 0.88, 800), Estimate(0.972, 0.95, 0.99, 790), Estimate(0.121, 0.09, 0.15, 400)),
    Row(OVERALL, Estimate(61.0, 59.0, 63.0, 420), Estimate(84.0, 82.5, 85.5, 420), Estimate(23.0, 21.0, 25.0, 420)),
    Row(METRICS["topic_adherence"], NOTHING, NOTHING, NOTHING),
]


def report(text: str = "[]", message: str = "gender.article_form: wrong", name: str = "Reference V4") -> str:
    sample = Sample(name, text, True, 71.4, [message])
    case = ProblemCase("A2, past_tense, eagles", [sample, Sample("V5", "no", False, None, [])])
    return markdown(
        Report(ROWS, [], (0.9, 0.71), 2, "Small.", {"V4": "A model."}, [case], {"Seed": "0"}, ["`make demo`"])
    )


@pytest.mark.parametrize(
    ("value", "unit", "signed", "text"),
    [
        (0.934, "%", False, "93.4 %"),
        (85.0, "/100", False, "85.0"),
        (0.121, "%", True, "+12.1"),  # percentage points, so no percent sign
        (-0.02, "%", True, "-2.0"),
        (None, "%", False, "—"),  # nothing measured is not 0
        (0.0, "%", False, "0.0 %"),
    ],
)
def test_figures(value: float | None, unit: str, signed: bool, text: str) -> None:
    assert figure(value, unit, signed=signed) == text


def test_an_interval_stands_in_brackets() -> None:
    assert with_interval(Estimate(0.934, 0.91, 0.952, 9), "%") == "93.4 % (91.0 to 95.2)"
    assert with_interval(NOTHING, "%") == "—"


def test_the_table() -> None:
    lines = [line for line in report().splitlines() if line.startswith("| ")]
    assert lines[1] == (
        "| Gender accuracy | 85.0 % | 85.1 % (82.0 to 88.0) | 97.2 % (95.0 to 99.0) | ≥ 95.0 % | +12.1 (+9.0 to +15.0) "
        "| 800 / 790 | reached |"
    )
    assert lines[2].endswith("| +23.0 (+21.0 to +25.0) | 420 / 420 | missed |")  # 84.0 is below 85
    assert lines[3].endswith("| 0 / 0 | not measured |")
    assert {line.count("|") for line in lines} == {9}


def test_it_says_which_targets_are_missed() -> None:
    assert summary(ROWS[:1]) == "V5 reaches every target."
    assert summary(ROWS) == "V5 reaches 1 of 3 targets; not reached: Overall reward, Topic adherence."


def test_every_metric_is_defined() -> None:
    text = report()
    assert all(f"**{row.metric.label}**: {row.metric.definition}" in text for row in ROWS)


@pytest.mark.parametrize(
    "text",
    [
        "```\n# not a heading\n```",
        "````` five",
        '[{"question": "<script>alert(1)</script> | ``` "}]',
        "~~~\ntext",
    ],
)
def test_a_completion_stays_inside_its_block(text: str) -> None:
    block = fenced(text, "json")
    fence = re.match(r"`+", block)
    assert fence
    assert block.count(fence.group()) == 2  # opened once, closed once: no run inside is as long
    assert block.endswith(f"\n{fence.group()}")
    assert f"\n{text}\n" in report(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | b", r"a \| b"),  # would end a table cell
        ("<b>x</b>", r"\<b\>x\</b\>"),
        ("line\n\n# next", r"line \# next"),  # one line, no heading
        ("[x](http://y) *z* _u_ `v`", r"\[x\](http://y) \*z\* \_u\_ \`v\`"),
        ("&lt;", r"\&lt;"),
        ("L'aquila è qui.", "L'aquila è qui."),
    ],
)
def test_findings_stay_text(text: str, expected: str) -> None:
    assert inline(text) == expected
    assert f"- {expected}" in report(message=text)


def test_a_completion_that_is_not_json_is_not_called_json() -> None:
    assert "```text\nno\n```" in report()
    assert "no score" in report()
