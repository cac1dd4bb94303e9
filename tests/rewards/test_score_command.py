"""manage.py score, requests_import and requests_export, as a user calls them."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

REQUEST = {"level": "A2", "grammar": "past_tense", "topic": "eagles", "num_exercises": 1}


def completion(answer: str) -> str:
    return json.dumps([{"type": "translation", "question": "The eagle flew.", "answer": answer}])


def line(answer: str = "L'aquila ha volato.", **request: Any) -> str:
    return json.dumps({"request": {**REQUEST, **request}, "completion": completion(answer)})


def run(lines: list[str] | bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[list[dict[str, Any]], str]:
    """(output lines, error message)."""
    content = lines if isinstance(lines, bytes) else "\n".join(lines).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
    out = io.StringIO()
    message = ""
    try:
        call_command("score", stdout=out)
    except CommandError as error:
        message = str(error)
    return [json.loads(one) for one in out.getvalue().splitlines()], message


def test_the_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    (result,), message = run([line()], monkeypatch)
    assert message == ""
    assert set(result) == {"total", "components"}
    assert result["total"] == 100.0
    assert list(result["components"]) == ["gender", "tense", "structure", "topic"]
    for component in result["components"].values():
        assert set(component) == {"points", "max", "status", "explanation", "findings", "notes"}
        assert (component["points"], component["max"], component["status"]) == (25.0, 25.0, "scored")
        assert component["explanation"]
        assert component["findings"] == []


def test_a_finding_names_place_rule_and_expected_form(monkeypatch: pytest.MonkeyPatch) -> None:
    (result,), _ = run([line("Il aquila ha volato.")], monkeypatch)
    gender = result["components"]["gender"]
    assert gender["points"] < gender["max"]
    (finding,) = gender["findings"]
    assert set(finding) == {"exercise", "field", "start", "end", "rule", "message", "expected"}
    assert (finding["exercise"], finding["field"], finding["start"]) == (0, "answer", 0)
    assert "L'" in finding["expected"]
    assert result["total"] < 100


def test_not_applicable_has_no_points(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = json.dumps({"request": REQUEST, "completion": "Ecco!"})
    (result,), _ = run([broken], monkeypatch)
    assert result["total"] == 0.0
    assert result["components"]["topic"]["points"] is None
    assert result["components"]["topic"]["status"] == "not_applicable"
    assert result["components"]["structure"]["points"] == 0.0


def test_points_are_rounded_to_two_decimals(monkeypatch: pytest.MonkeyPatch) -> None:
    (result,), _ = run([line(num_exercises=3)], monkeypatch)
    assert result["components"]["structure"]["points"] == 8.33, "a third of 25"


def test_order_is_kept_over_batches_and_bad_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [line(num_exercises=1 + index % 3) for index in range(300)]
    lines[7], lines[200] = "x", "{}"
    results, message = run(lines, monkeypatch)
    assert message.startswith("2 bad lines")
    assert [index for index, result in enumerate(results) if "error" in result] == [7, 200]
    good = [(index, result) for index, result in enumerate(results) if "error" not in result]
    assert len(results) == 300
    assert all(result["components"]["structure"]["points"] == round(25 / (1 + index % 3), 2) for index, result in good)


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        ("x", "Line 1: not JSON"),
        ("[]", "Line 1: not a JSON object"),
        ('{"request": {}}', "Line 1, completion: missing"),
        ('{"completion": ""}', "Line 1, request: missing"),
        ('{"request": {}, "completion": 3}', "Line 1, completion: not a text"),
        ('{"request": [], "completion": ""}', "Line 1, request: a request is a JSON object"),
        (line(level="C2"), "Line 1, request.level: unknown value 'C2'"),
        (line(colour="red"), "Line 1, request.colour: unknown key"),
    ],
)
def test_bad_lines(bad: str, error: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (result,), message = run([bad], monkeypatch)
    assert result["error"].startswith(error)
    assert result["line"] == 1
    assert message.startswith("1 bad line;"), "exit code 1 at the end"


def test_bytes_that_are_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    results, _ = run(b"\xff\xfe\n" + line().encode() + b"\n\n", monkeypatch)
    assert "not UTF-8" in results[0]["error"]
    assert results[1]["total"] == 100.0


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text("\ufeff" + line() + "\r\n", encoding="utf-8")
    out = io.StringIO()
    call_command("score", str(path), stdout=out)
    assert json.loads(out.getvalue())["total"] == 100.0


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("score", "/no/such/file.jsonl")


@pytest.mark.django_db
def test_import_and_export_by_command(tmp_path: Path) -> None:
    out = io.StringIO()
    call_command("requests_import", str(settings.REQUESTS_FILE), name="all", stdout=out)
    assert "2800 requests" in out.getvalue()
    target = tmp_path / "out.jsonl"
    call_command("requests_export", "all", output=target, stdout=out)
    assert target.read_bytes() == settings.REQUESTS_FILE.read_bytes()


@pytest.mark.django_db
def test_commands_say_what_is_wrong(tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"level": "A2"}\n')
    with pytest.raises(CommandError, match=r"nothing was imported\.\nLine 1, grammar: missing"):
        call_command("requests_import", str(bad))
    with pytest.raises(CommandError, match="No such file"):
        call_command("requests_import", str(tmp_path / "none.jsonl"))
    with pytest.raises(CommandError, match=r'no dataset "x"\. Datasets: none'):
        call_command("requests_export", "x")
