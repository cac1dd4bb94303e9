"""docs/reward.md says what the code does."""

import re

import pytest
from django.conf import settings

from rewards.catalog.focuses import CANONICAL
from rewards.components.structure import DEDUCTIONS, WHOLE_DEDUCTIONS
from rewards.components.topic import CATEGORY_VALUE, KIN_VALUE, MEANING_VALUE

TEXT = (settings.BASE_DIR / "docs" / "reward.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", DEDUCTIONS)
def test_each_deduction_is_stated(rule: str) -> None:
    assert f"| structure.{rule} | {DEDUCTIONS[rule]:.2f} |" in TEXT


@pytest.mark.parametrize("rule", WHOLE_DEDUCTIONS)
def test_each_deduction_of_the_whole_is_stated(rule: str) -> None:
    assert re.search(rf"\| structure\.{rule} \(.*\| {WHOLE_DEDUCTIONS[rule]:.2f} \|", TEXT)


@pytest.mark.parametrize("focus", CANONICAL.values(), ids=lambda focus: focus.id)
def test_each_focus_is_in_the_table(focus) -> None:  # type: ignore[no-untyped-def]
    levels = ", ".join(focus.levels)
    assert f"| {focus.id} | {focus.italian} | {levels} | {focus.wanted or '—'} |" in TEXT


def test_values_of_the_topic() -> None:
    for value in (KIN_VALUE, MEANING_VALUE, CATEGORY_VALUE):
        assert f"{value:g} |" in TEXT
