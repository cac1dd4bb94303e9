"""Request.from_mapping(): what can be asked for, and which key is at fault when it cannot."""

from typing import Any

import pytest

from rewards.requests import Request, RequestError, normalise_topic

BASE = {"level": "A2", "grammar": "past_tense", "topic": "eagles"}


def test_the_seeds_line() -> None:
    request = Request.from_mapping({**BASE, "num_exercises": 3})
    assert request == Request("A2", "past_tense", "eagles", 3, ())
    assert request.as_mapping() == {**BASE, "num_exercises": 3}


@pytest.mark.parametrize(
    ("change", "expected", "reason"),
    [
        ({}, Request("A2", "past_tense", "eagles", 3), "three exercises unless said otherwise"),
        ({"topic": "Animals Wildlife"}, Request("A2", "past_tense", "animals_wildlife"), "V4 writes spaces"),
        ({"topic": "  ice   cream "}, Request("A2", "past_tense", "ice_cream"), "spaces levelled"),
        (
            {"exercise_types": ["translation", "translation"]},
            Request("A2", "past_tense", "eagles", 3, ("translation",)),
            "a type named twice is one",
        ),
        ({"grammar_focus": "past_tense"}, Request("A2", "past_tense", "eagles"), "both names, the same value"),
    ],
)
def test_accepted(change: dict[str, Any], expected: Request, reason: str) -> None:
    assert Request.from_mapping({**BASE, **change}) == expected, reason


def test_grammar_focus_instead_of_grammar() -> None:
    assert Request.from_mapping({"level": "B1", "grammar_focus": "gerund", "topic": "x"}).grammar == "gerund"


@pytest.mark.parametrize(
    ("change", "key", "reason"),
    [
        ({"level": "C1"}, "level", "no such level"),
        ({"level": "a2"}, "level", "levels are capitals"),
        ({"level": 2}, "level", "not a text"),
        ({"grammar": "past"}, "grammar", "no such focus"),
        ({"grammar_focus": "gerund"}, "grammar_focus", "contradicts grammar"),
        ({"topic": ""}, "topic", "empty"),
        ({"topic": " \t"}, "topic", "blank"),
        ({"topic": "x" * 81}, "topic", "does not fit its column"),
        ({"topic": "a\x00b"}, "topic", "a control character: PostgreSQL refuses it"),
        ({"topic": "a\ud800"}, "topic", "a lone surrogate: no database stores it"),
        ({"topic": ["eagles"]}, "topic", "a list"),
        ({"num_exercises": 0}, "num_exercises", "none"),
        ({"num_exercises": 11}, "num_exercises", "more than a completion can hold"),
        ({"num_exercises": 10**30}, "num_exercises", "huge"),
        ({"num_exercises": 3.0}, "num_exercises", "a float is no count"),
        ({"num_exercises": True}, "num_exercises", "true is 1 to Python only"),
        ({"num_exercises": None}, "num_exercises", "null"),
        ({"exercise_types": "translation"}, "exercise_types", "a text would be read letter by letter"),
        ({"exercise_types": ["quiz"]}, "exercise_types", "no such type"),
        ({"exercise_types": [["translation"]]}, "exercise_types", "a list in the list"),
        ({"gramar": "gerund"}, "gramar", "a mistyped key must not be ignored"),
    ],
)
def test_refused(change: dict[str, Any], key: str, reason: str) -> None:
    with pytest.raises(RequestError) as caught:
        Request.from_mapping({**BASE, **change})
    assert caught.value.key == key, reason
    assert str(caught.value).isprintable(), "a message goes to pages and terminals"
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize("missing", ["level", "grammar", "topic"])
def test_missing_keys(missing: str) -> None:
    with pytest.raises(RequestError, match="missing") as caught:
        Request.from_mapping({key: value for key, value in BASE.items() if key != missing})
    assert caught.value.key == missing


@pytest.mark.parametrize("data", [None, [], "x", 3])
def test_not_an_object(data: Any) -> None:
    with pytest.raises(RequestError, match="JSON object"):
        Request.from_mapping(data)


def test_normalise_topic() -> None:
    assert normalise_topic("Food  Cooking") == normalise_topic("food_cooking") == "food_cooking"
