"""manage.py analyse: agreement, verbs and unverified words of texts, line by line."""

import io
import json
import sys
import time
from typing import Any

import pytest
from django.core.management import CommandError, call_command


def run(lines: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[list[dict[str, Any]], str]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode()), encoding="utf-8"))
    out = io.StringIO()
    message = ""
    try:
        call_command("analyse", stdout=out)
    except CommandError as error:
        message = str(error)
    return [json.loads(one) for one in out.getvalue().splitlines()], message


def test_a_correct_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    (result,), message = run(['{"text": "L\'aquila ha volato."}'], monkeypatch)
    assert message == ""
    assert result["agreement"] == result["unverified"] == []
    assert result["verbs"] == [{"text": "ha volato", "start": 9, "end": 18, "tenses": ["passato_prossimo"]}]


def test_an_error_and_an_unknown_word(monkeypatch: pytest.MonkeyPatch) -> None:
    results, _ = run(['{"text": "Il aquila vola."}', '{"text": "La zurpola dorme."}'], monkeypatch)
    (finding,) = results[0]["agreement"]
    assert set(finding) == {"start", "end", "rule", "message", "expected"}
    assert (finding["start"], finding["expected"]) == (0, "L'aquila")
    assert results[1]["agreement"] == []
    assert "zurpola" in results[1]["unverified"][0]["message"]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("x", "Line 1: not JSON"),
        ("{}", "Line 1, text: missing"),
        ('{"text": 3}', "Line 1, text: not a text"),
        (json.dumps({"text": "a " * 50_001}), "Line 1, text: 100,002 characters; at most 100,000"),
    ],
    ids=lambda text: text[:20],
)
def test_bad_lines(line: str, error: str, monkeypatch: pytest.MonkeyPatch) -> None:
    results, message = run([line, '{"text": ""}'], monkeypatch)
    assert results[0]["error"].startswith(error)
    assert results[1] == {"agreement": [], "verbs": [], "unverified": []}
    assert message.startswith("1 bad line;")


def test_order_over_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    results, _ = run([json.dumps({"text": "Dorme. " * (1 + index % 4)}) for index in range(150)], monkeypatch)
    assert [len(result["verbs"]) for result in results] == [1 + index % 4 for index in range(150)]


def test_a_lone_surrogate(monkeypatch: pytest.MonkeyPatch) -> None:
    (result,), _ = run(['{"text": "Il cane \\ud800 dorme."}'], monkeypatch)
    assert [verb["text"] for verb in result["verbs"]] == ["dorme"]


def test_10_000_underscores_take_less_than_2_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    run(['{"text": "Loaded."}'], monkeypatch)
    began = time.process_time()
    (result,), _ = run([json.dumps({"text": "_" * 10_000})], monkeypatch)
    assert time.process_time() - began < 2.0
    assert result["verbs"] == []
