"""The request dataset: what is built, how it is split, and how files of requests are read."""

import io
import json
from collections import Counter

import pytest
from django.conf import settings

from rewards.catalog import FOCUSES, LEVELS, TOPICS
from rewards.catalog.topics import topic_of
from rewards.exercises import EXERCISE_TYPES
from rewards.jsonl import MAX_LINE, read_lines
from rewards.request_dataset import (
    PROBLEM_CASES,
    RequestLinesError,
    SplitRequest,
    build_requests,
    dataset_hash,
    read_requests,
    split_of,
    to_lines,
)
from rewards.requests import Request

BUILT = build_requests()
LINE = '{"level": "A2", "grammar": "past_tense", "topic": "eagles", "num_exercises": 3}'
CHAT = {
    "messages": [
        {"role": "system", "content": "You are an expert Italian teacher."},
        {
            "role": "user",
            "content": "Generate 2 exercises:\nCEFR Level: B1\nGrammar Focus: gerund\nTopic: food cooking\n"
            "Exercise Types: fill_in_blank, translation",
        },
        {"role": "assistant", "content": "[]"},
    ],
    "metadata": {
        "cefr_level": "B1",
        "topic": "food cooking",
        "num_exercises": 2,
        "grammar_focus": "gerund",
        "source": "v4",
    },
}


def test_the_committed_file_is_what_the_command_builds() -> None:
    items = [SplitRequest(request, split_of(request)) for request in BUILT]
    assert settings.REQUESTS_FILE.read_text(encoding="utf-8") == "".join(to_lines(items))


def test_size_and_distinctness() -> None:
    assert 2000 <= len(BUILT) <= 3000
    assert len(set(BUILT)) == len(BUILT)


def test_every_focus_with_every_topic() -> None:
    pairs = {(request.grammar, category.id) for request in BUILT if (category := topic_of(request.topic))}
    assert pairs == {(focus, topic) for focus in FOCUSES for topic in TOPICS}


def test_levels_are_balanced_and_plausible() -> None:
    counts = Counter(request.level for request in BUILT)
    assert set(counts) == set(LEVELS)
    assert max(counts.values()) <= 1.1 * min(counts.values())
    others = [request for request in BUILT if request not in PROBLEM_CASES]
    assert all(request.level in FOCUSES[request.grammar].levels for request in others)


def test_half_of_the_topics_are_concrete_words() -> None:
    concrete = sum(request.topic not in TOPICS for request in BUILT)
    assert concrete / len(BUILT) == pytest.approx(0.5, abs=0.01)


def test_numbers_of_exercises_are_weighted_to_few() -> None:
    counts = Counter(request.num_exercises for request in BUILT)
    shares = [counts[number] / len(BUILT) for number in range(1, 6)]
    assert shares == pytest.approx([0.30, 0.30, 0.25, 0.10, 0.05], abs=0.03)


def test_exercise_types_are_varied() -> None:
    named = Counter(min(len(request.exercise_types), 2) for request in BUILT)
    assert named[0] / len(BUILT) == pytest.approx(0.4, abs=0.04)
    assert min(named.values()) > 400
    assert {kind for request in BUILT for kind in request.exercise_types} == set(EXERCISE_TYPES)
    assert all(len(request.exercise_types) <= max(1, request.num_exercises) for request in BUILT)


def test_same_seed_same_requests_and_another_seed_others() -> None:
    assert build_requests(0) == BUILT
    assert build_requests(1) != BUILT


def test_too_few_requests_cannot_cover_everything() -> None:
    with pytest.raises(ValueError, match="cannot cover"):
        build_requests(0, 1000)


def test_splits() -> None:
    counts = Counter(split_of(request) for request in BUILT)
    shares = [counts[split] / len(BUILT) for split in ("train", "validation", "test")]
    assert shares == pytest.approx([0.80, 0.05, 0.15], abs=0.02)
    splits: dict[tuple[str, str], set[str]] = {}
    for request in BUILT:
        splits.setdefault((request.grammar, request.topic), set()).add(split_of(request))
    assert all(len(found) == 1 for found in splits.values()), "a pair trained on must not be tested on"


@pytest.mark.parametrize("case", PROBLEM_CASES)
def test_the_problem_cases_are_in_the_test_split_at_every_level(case: Request) -> None:
    assert case in BUILT
    assert split_of(case) == "test"
    assert split_of(Request("B2", case.grammar, case.topic, 1)) == "test", "the level does not change the pair"


def test_lines_round_trip() -> None:
    items = [SplitRequest(request, split_of(request)) for request in BUILT]
    assert read_requests(to_lines(items)) == items
    assert dataset_hash(read_requests(to_lines(items))) == dataset_hash(items)


def test_a_split_of_its_own_survives_the_round_trip() -> None:
    items = [SplitRequest(PROBLEM_CASES[0], "train")]
    (line,) = to_lines(items)
    assert json.loads(line)["split"] == "train"
    assert read_requests([line]) == items


def test_requests_are_taken_out_of_v4s_chats() -> None:
    (item,) = read_requests([json.dumps(CHAT), json.dumps(CHAT)])
    assert item.request == Request("B1", "gerund", "food_cooking", 2, ("fill_in_blank", "translation"))


def test_a_chat_without_metadata_is_read_from_its_user_message() -> None:
    chat = {"messages": CHAT["messages"]}
    assert read_requests([json.dumps(chat)])[0].request.num_exercises == 2


def test_a_chat_that_names_a_focus_by_its_label() -> None:
    chat = {"messages": [], "metadata": {**CHAT["metadata"], "grammar_focus": "Past Tense", "cefr_level": "b1"}}  # type: ignore[dict-item]
    request = read_requests([json.dumps(chat)])[0].request
    assert (request.grammar, request.level) == ("past_tense", "B1")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (LINE.encode() + b"\n", "plain"),
        (b"\xef\xbb\xbf" + LINE.encode() + b"\n", "a byte order mark, as Windows editors write it"),
        (LINE.encode() + b"\r\n", "Windows line ends"),
        (b"\n\n" + LINE.encode() + b"\n  \n", "empty lines"),
        (LINE.encode(), "no line end at the end"),
        (LINE.encode() + b"\n" + LINE.encode(), "the same request twice is one"),
    ],
)
def test_files_that_are_read(content: bytes, reason: str) -> None:
    assert read_requests(read_lines(io.BytesIO(content))) == [SplitRequest(PROBLEM_CASES[0], "test")], reason


@pytest.mark.parametrize(
    ("content", "expected", "reason"),
    [
        (b"", "Line 1: the file holds no request", "empty file"),
        (b"x\n", "Line 1: not JSON: Expecting value at character 1", "no JSON"),
        (b"[]\n", "Line 1: not a JSON object but []", "an array"),
        (b'{"level": "A2"}\n', "Line 1, grammar: missing", "a key is missing"),
        (LINE.replace("A2", "A9").encode(), "Line 1, level: unknown value 'A9'", "a wrong value"),
        (LINE.replace('"level"', '"topic"').encode(), "Line 1, topic: given twice", "a duplicate key"),
        (LINE.replace("3", "1e999").encode(), "Line 1, num_exercises: inf is not", "infinite in disguise"),
        (LINE.replace("3", "9" * 5000).encode(), "Line 1: not usable JSON: a number", "5,000 digits"),
        (LINE.replace("3", "NaN").encode(), "Line 1: not JSON: NaN", "NaN"),
        (b"[" * 100_000, "Line 1: not usable JSON: nested too deeply", "nesting"),
        (b'{"level": "\xe0"}', "Line 1: not UTF-8 (byte 12)", "Latin-1"),
        (b"x" * (MAX_LINE + 10), f"Line 1: longer than {MAX_LINE:,}", "no line ends"),
        (b'{"messages": 3}', "Line 1, messages: not a list", "a broken chat"),
        (b'{"messages": []}', "Line 1, level: missing", "a chat that says nothing"),
        ((LINE[:-1] + ', "split": "dev"}').encode(), "Line 1, split: unknown value 'dev'", "no such split"),
        (
            (LINE + "\n" + LINE.replace("A2", "B1")[:-1] + ', "split": "train"}').encode(),
            "Line 2, split: 'train', but line 1 has the same focus and topic in 'test'",
            "a pair in two splits would leak the test into training",
        ),
    ],
)
def test_files_that_are_refused(content: bytes, expected: str, reason: str) -> None:
    with pytest.raises(RequestLinesError) as caught:
        read_requests(read_lines(io.BytesIO(content)))
    assert str(caught.value).startswith(expected), reason


def test_every_bad_line_is_reported_up_to_fifty() -> None:
    with pytest.raises(RequestLinesError) as caught:
        read_requests([LINE, *["x"] * 60])
    report = str(caught.value).splitlines()
    assert len(caught.value.problems) == 60
    assert report[0].startswith("Line 2:")
    assert len(report) == 51
    assert report[-1] == "… and 10 more lines with problems."
