"""docs/reward.md says what the code does."""

import json
import re
from functools import lru_cache

import pytest
from django.conf import settings

from rewards.catalog.focuses import CANONICAL
from rewards.components.structure import DEDUCTIONS, WHOLE_DEDUCTIONS
from rewards.components.topic import CATEGORY_VALUE, KIN_VALUE, MEANING_VALUE
from rewards.focus_measure import measure, table, with_table
from rewards.italian.language import load_language
from rewards.tools import Tools

TEXT = (settings.BASE_DIR / "docs" / "reward.md").read_text(encoding="utf-8")


def test_the_table_of_deductions_is_the_codes() -> None:
    stated = re.findall(r"^\| structure\.(\w+) \| (\d\.\d\d) \|", TEXT, re.MULTILINE)
    assert stated == sorted(stated, key=lambda row: [*DEDUCTIONS].index(row[0])), "in the code's order"
    assert {rule: float(cost) for rule, cost in stated} == DEDUCTIONS


@pytest.mark.parametrize("rule", WHOLE_DEDUCTIONS)
def test_each_deduction_of_the_whole_is_stated(rule: str) -> None:
    assert re.search(rf"\| structure\.{rule} \(.*\| {WHOLE_DEDUCTIONS[rule]:.2f} \|", TEXT)


@lru_cache(maxsize=1)
def _table() -> list[str]:
    cases = json.loads((settings.BASE_DIR / "tests/rewards/cases/focuses.json").read_text("utf-8"))
    return table(measure(cases, Tools(load_language(), None)))  # type: ignore[arg-type]


@pytest.mark.parametrize("focus", CANONICAL)
def test_each_focus_is_in_the_table_as_it_was_measured(focus: str) -> None:
    """`manage.py focuses_measure --write docs/reward.md` writes it anew."""
    (row,) = [line for line in _table() if line.startswith(f"| {focus} |")]
    assert row in TEXT.splitlines()


def test_the_table_is_replaced_in_its_page() -> None:
    page = "# Page\n\n| focus | old |\n|---|---|\n| noun_gender | x |\n\nAfter.\n"
    assert with_table(page, ["| focus | new |"]) == "# Page\n\n| focus | new |\n\nAfter.\n"
    with pytest.raises(ValueError, match="no table"):
        with_table("# Page\n", [])


def test_values_of_the_topic() -> None:
    for value in (KIN_VALUE, MEANING_VALUE, CATEGORY_VALUE):
        assert f"{value:g} |" in TEXT
