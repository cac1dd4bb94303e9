"""check_agreement on sentences with one error each, and on right ones; the reason stands beside each case."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from rewards.italian.agreement import check_agreement
from rewards.italian.findings import Agreement
from rewards.italian.language import Language
from rewards.tools import Tools

CASES: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "cases" / "agreement.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def language(tools: Tools) -> Language:
    return tools.language


def check(language: Language, text: str) -> Agreement:
    return check_agreement(language.docs([text])[0], language.lexicon)


@pytest.mark.parametrize("case", CASES["wrong"], ids=[case["text"] for case in CASES["wrong"]])
def test_wrong(language: Language, case: dict[str, Any]) -> None:
    """Exactly one error, on the word named, by the rule named, with the form that is right."""
    agreement = check(language, case["text"])
    errors = [finding for finding in agreement.findings if finding.error]
    assert len(errors) == agreement.failed == 1, case["why"]
    (finding,) = errors
    assert finding.rule in case["rules"], case["why"]
    assert case["text"][finding.start : finding.end] == case["word"], case["why"]
    if case["expected"] is not None:
        assert finding.expected == case["expected"], case["why"]
    assert finding.message.endswith(".")


@pytest.mark.parametrize("case", CASES["right"], ids=[case["text"] for case in CASES["right"]])
def test_right(language: Language, case: dict[str, Any]) -> None:
    """No error and no unverified word."""
    agreement = check(language, case["text"])
    assert [(finding.rule, finding.message) for finding in agreement.findings] == [], case["why"]
    assert agreement.failed == agreement.unverified == 0


def test_enough_cases() -> None:
    assert len(CASES["wrong"]) + len(CASES["right"]) >= 350


def test_message(language: Language) -> None:
    """A message names the noun, its gender and number, and both forms."""
    (finding,) = check(language, "La ragno tesse.").findings
    assert finding.message == '"ragno" is masculine singular: "Il ragno", not "La ragno".'


@pytest.mark.parametrize(
    ("text", "word"),
    [("Lo zorbo dorme.", "zorbo"), ("Un grande blivanto verde.", "blivanto"), ("Le xerile.", "xerile")],
)
def test_unknown_noun(language: Language, text: str, word: str) -> None:
    """A noun that nobody knows is unverified: it passes no check and is no error."""
    agreement = check(language, text)
    assert agreement.failed == 0
    assert agreement.unverified == 1
    finding = next(finding for finding in agreement.findings if finding.rule == "gender.unverified")
    assert (text[finding.start : finding.end], finding.error) == (word, False)


def test_capitals_are_kept(language: Language) -> None:
    assert [f.expected for f in check(language, "il aquila vola.").findings] == ["l'aquila"]
    assert [f.expected for f in check(language, "Il aquila vola.").findings] == ["L'aquila"]
    assert [f.expected for f in check(language, "L'gatto dorme.").findings] == ["Il gatto"]


@pytest.mark.parametrize(
    "text", ["", " ", "'", "l'", "il", "Il", "...", "il il il", "l' l' l'", "123 456", "😀 è bella", "\n"]
)
def test_odd_texts(language: Language, text: str) -> None:
    """Nothing raises, nothing is an error."""
    assert check(language, text).failed == 0


def test_long_text(language: Language) -> None:
    """10,000 characters take less than two seconds, parsing included."""
    started = time.perf_counter()
    agreement = check(language, "L'aquila è bella e il ragno è nero. " * 280)
    assert agreement.failed == 0
    assert agreement.passed >= 280 * 4
    assert time.perf_counter() - started < 2.0
