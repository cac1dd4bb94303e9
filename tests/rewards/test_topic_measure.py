"""topic_measure: right and wrong texts apart on texts not tuned against, and the figures by hand."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from rewards.components.topic import ON_TOPIC
from rewards.tools import Tools
from rewards.topic_measure import Pair, above, area, as_exercise, judge_pairs

TABLE = Path(__file__).parent / "cases" / "topic_texts.json"
HALVES: dict[str, dict[str, list[tuple[str, str]]]] = json.loads(TABLE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("half", HALVES)
def test_right_and_wrong_texts_are_told_apart(tools: Tools, half: str) -> None:
    """tune: looked at while the words were chosen; measure: only counted; fresh: written afterwards."""
    pairs = judge_pairs(tools, HALVES[half])
    assert area(pairs) >= 0.98
    assert above(pairs, True) >= 0.92
    assert above(pairs, False) <= 0.05


def test_the_halves_share_no_text() -> None:
    texts = [text for half in HALVES.values() for rows in half.values() for _, text in rows]
    assert len(texts) == len(set(texts)) >= 300


def test_area_and_shares_by_hand() -> None:
    # Right .9 and .4, wrong .4 and .1: of four comparisons three are won and one is a tie.
    values = ((True, 0.9), (True, 0.4), (False, 0.4), (False, 0.1))
    pairs = [Pair("eagles", "", right, value) for right, value in values]
    assert area(pairs) == pytest.approx(3.5 / 4)
    assert (above(pairs, True), above(pairs, False)) == (0.5, 0.0)
    assert ON_TOPIC == 0.5


def test_a_marked_word_becomes_a_blank() -> None:
    assert as_exercise("Il cane {dorme}.")["question"] == "Il cane ___."


def test_the_command_says_the_figures_and_the_errors(tmp_path: Path) -> None:
    table = {
        "small": {
            "animals_wildlife": [["eagles", "L'aquila vola."], ["spiders", "Il treno parte."]],
            "law_justice": [["judges", "Il giudice legge la sentenza."]],
        }
    }
    file = tmp_path / "table.json"
    file.write_text(json.dumps(table), encoding="utf-8")
    out = StringIO()
    call_command("topic_measure", str(file), errors="small", stdout=out)
    assert "of 3 right" in out.getvalue()
    assert "missed 0.00 spiders: Il treno parte." in out.getvalue()
