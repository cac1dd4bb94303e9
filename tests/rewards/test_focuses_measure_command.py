"""manage.py focuses_measure: counts what a table of cases says, a miss included."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

CASES = [
    {"focus": "past_tense", "type": "translation", "question": "He ate.", "answer": "Ha mangiato.", "value": 1.0},
    {"focus": "past_tense", "type": "translation", "question": "He eats.", "answer": "Mangia.", "value": 1.0},  # a miss
]


def _run(tmp_path: Path, *arguments: str, cases: object = CASES) -> str:
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(cases), "utf-8")
    out = StringIO()
    call_command("focuses_measure", "--cases", str(path), *arguments, stdout=out)
    return out.getvalue()


def test_it_prints_the_table_and_the_sum(tmp_path: Path) -> None:
    lines = _run(tmp_path).splitlines()
    assert sum(line.startswith("| past_tense |") and line.endswith("| 1 of 2 |") for line in lines) == 1
    assert sum(line.startswith("| pluperfect |") and line.endswith("| — |") for line in lines) == 1  # no case
    assert lines[-1] == "1 of 2 cases judged as their table says."


def test_it_writes_the_table_into_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before.\n\n| focus |\n|---|\n| old |\n\nAfter.\n", "utf-8")
    assert _run(tmp_path, "--write", str(page)) == "1 of 2 cases judged as their table says.\n"
    text = page.read_text("utf-8")
    assert text.startswith("Before.\n\n| focus | Italian |")
    assert text.endswith("\n\nAfter.\n")
    assert "| old |" not in text


@pytest.mark.parametrize("page", ["no table\n", None])
def test_a_page_without_a_table_is_named(tmp_path: Path, page: str | None) -> None:
    path = tmp_path / "page.md"
    if page is not None:
        path.write_text(page, "utf-8")
    with pytest.raises(CommandError, match=r"page\.md|no table"):
        _run(tmp_path, "--write", str(path))
