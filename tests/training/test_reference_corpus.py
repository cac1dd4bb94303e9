"""The corpus: train requests only, V4's errors at their rates, valid otherwise; the tokenizer gives texts back."""

import json
import random

from rewards.request_dataset import PROBLEM_CASES, split_of
from rewards.requests import Request
from training.reference.corpus import complete, draw_request, examples
from training.reference.profile import CLEAN, V4, Profile
from training.reference.scenes import load_scenes
from training.reference.tokenizer import train_tokenizer


def test_only_train_pairs() -> None:
    rng = random.Random(3)
    drawn = [draw_request(rng) for _ in range(3000)]
    assert {split_of(request) for request in drawn} == {"train"}
    problems = {(case.grammar, case.topic) for case in PROBLEM_CASES}
    assert problems.isdisjoint((request.grammar, request.topic) for request in drawn)


def test_number_and_types_as_requested() -> None:
    request = Request("A2", "past_tense", "wolves", 3, ("translation", "fill_in_blank"))
    made = json.loads(complete(load_scenes(), random.Random(1), request))
    assert [item["type"] for item in made] == ["translation", "fill_in_blank", "translation"]
    assert len({item["question"] for item in made}) == 3


def test_rates_of_the_profile() -> None:
    """10,000 draws: within three standard deviations (at most 0.015) of the rate."""
    rng = random.Random(5)
    count = 10_000
    assert abs(sum(bool(V4.slip(rng)) for _ in range(count)) / count - V4.gender) < 0.015
    assert abs(sum(V4.focus(rng, "future_tense") != "future_tense" for _ in range(count)) / count - V4.tense) < 0.015
    assert abs(sum(V4.strays(rng) for _ in range(count)) / count - V4.topic) < 0.015
    text = '[{"type": "translation", "question": "a", "answer": "b", "explanation": "c"}]'
    assert abs(sum(V4.spoil(rng, text) != text for _ in range(count)) / count - V4.json) < 0.015


def test_every_spoilt_completion_is_broken() -> None:
    rng = random.Random(6)
    text = '[{"type": "translation", "question": "a", "answer": "b", "explanation": "c"}]'
    for _ in range(50):
        spoilt = Profile(json=1.0).spoil(rng, text)
        try:
            json.loads(spoilt)
        except ValueError:
            continue
        raise AssertionError(f"still JSON: {spoilt}")


def test_clean_corpus_is_valid_and_seeded() -> None:
    first = list(examples(load_scenes(), 9, 60, CLEAN))
    again = list(examples(load_scenes(), 9, 60, CLEAN))
    assert first == again
    for example in first:
        assert len(json.loads(example.completion)) == example.request.num_exercises


def test_tokenizer_gives_texts_back_and_packs_structure() -> None:
    made = list(examples(load_scenes(), 2, 200, V4))
    tokenizer = train_tokenizer((example.completion for example in made), vocabulary=1200)
    for example in made:
        ids = tokenizer(example.completion)["input_ids"]
        assert tokenizer.decode(ids) == example.completion
    structure = '[{"type": "translation", "question": "'
    assert len(tokenizer(structure)["input_ids"]) == 1
    assert tokenizer.padding_side == "left"
    assert tokenizer.pad_token_id != tokenizer.eos_token_id
