"""parse(): what is read from a completion, and what is said about the rest."""

import json

import pytest

from rewards.exercises import VALIDITY_RULES, parse
from rewards.score import WHOLE_COMPLETION

GOOD = '{"type": "translation", "question": "The eagle flew.", "answer": "L\'aquila ha volato."}'


def test_a_valid_completion_has_no_problem() -> None:
    parsed = parse(f"[{GOOD}, {GOOD}]")
    assert parsed.valid
    assert parsed.problems == ()
    assert [exercise and exercise.answer for exercise in parsed.exercises] == ["L'aquila ha volato."] * 2


def test_v4s_later_name_of_the_answer_is_read() -> None:
    parsed = parse('[{"type": "translation", "question": "eagle", "correct_answer": "aquila"}]')
    assert parsed.valid
    assert parsed.exercises[0] is not None
    assert parsed.exercises[0].answer == "aquila"


def test_options_and_explanation_may_be_null() -> None:
    parsed = parse('[{"type": "translation", "question": "a", "answer": "b", "options": null, "explanation": null}]')
    assert parsed.valid
    assert parsed.exercises[0] is not None
    assert parsed.exercises[0].options == ()


@pytest.mark.parametrize(
    ("text", "rules", "exercises", "reason"),
    [
        ("", {"empty"}, 0, "nothing was written"),
        (" \n\t", {"empty"}, 0, "white space only"),
        ("Ecco tre esercizi.", {"not_json"}, 0, "prose"),
        (f"[{GOOD}", {"not_json"}, 0, "cut off: the array never closes"),
        ("[" * 100_000, {"not_json"}, 0, "nested too deeply to decode"),
        ("[NaN]", {"not_json"}, 0, "NaN is JavaScript, not JSON"),
        ("[" + "1" * 5000 + "]", {"not_json"}, 0, "a number that Python refuses to convert"),
        ("{}", {"not_array"}, 0, "an object"),
        (GOOD, {"not_array"}, 0, "one exercise without its array"),
        ('"[]"', {"not_array"}, 0, "a string that holds an array"),
        ("[]", {"empty_array"}, 0, "no exercise"),
        (f"```json\n[{GOOD}]\n```", {"fenced"}, 1, "a Markdown fence"),
        (f"```\n[{GOOD}]\n```", {"fenced"}, 1, "a fence without a language"),
        (f"Ecco: [{GOOD}]", {"wrapped"}, 1, "prose before"),
        (f"[{GOOD}] Buon lavoro!", {"wrapped"}, 1, "prose after"),
        (f"Vedi [1]: [{GOOD}] e [2].", {"wrapped"}, 1, "brackets in the prose are not the array"),
        (f"[{GOOD}] [{GOOD}]", {"wrapped"}, 1, "a second array counts as prose"),
        ("[3]", {"not_object"}, 1, "a number is no exercise"),
        ("[[]]", {"not_object"}, 1, "nested arrays"),
        ("[null]", {"not_object"}, 1, "null is no exercise"),
        ('[{"type": "translation", "question": "a"}]', {"field_missing"}, 1, "no answer"),
        ('[{"type": "translation", "question": "a", "answer": 3}]', {"field_type"}, 1, "the answer is a number"),
        ('[{"type": "translation", "question": "a", "answer": "b", "options": "c"}]', {"field_type"}, 1, "no list"),
        ('[{"type": "quiz", "question": "a", "answer": "b"}]', {"unknown_type"}, 1, "no such exercise type"),
    ],
)
def test_problems(text: str, rules: set[str], exercises: int, reason: str) -> None:
    parsed = parse(text)
    assert {problem.rule for problem in parsed.problems} == {f"structure.{rule}" for rule in rules}, reason
    assert len(parsed.exercises) == exercises, reason
    assert not parsed.valid, "all of these are wrong as JSON of exercises"
    assert all(problem.rule in VALIDITY_RULES for problem in parsed.problems)
    assert all(0 <= problem.start <= problem.end <= len(text) for problem in parsed.problems)


def test_the_place_of_broken_json_is_named() -> None:
    parsed = parse('[{"type": translation}]')
    (problem,) = parsed.problems
    assert (problem.exercise, problem.start) == (WHOLE_COMPLETION, 10)
    assert "character 11" in problem.message


def test_a_bad_element_keeps_its_place() -> None:
    parsed = parse(f"[3, {GOOD}]")
    assert parsed.exercises[0] is None
    assert parsed.exercises[1] is not None
    assert [problem.exercise for problem in parsed.problems] == [0]


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    # No encoder accepts them, and a shift would move every finding behind them.
    parsed = parse('[{"type": "translation", "question": "a\\ud800b", "answer": "c"}]')
    assert parsed.exercises[0] is not None
    assert parsed.exercises[0].question == "a\ufffdb"


def test_a_pair_of_surrogates_is_a_character() -> None:
    parsed = parse(json.dumps([{"type": "translation", "question": "🦅", "answer": "aquila"}]))
    assert parsed.exercises[0] is not None
    assert parsed.exercises[0].question == "🦅"


def test_field_names_of_findings() -> None:
    parsed = parse('[{"type": "translation", "question": "q", "answer": "a", "options": ["x", "y"]}]')
    exercise = parsed.exercises[0]
    assert exercise is not None
    assert (exercise.field("question"), exercise.field("options.1")) == ("q", "y")
