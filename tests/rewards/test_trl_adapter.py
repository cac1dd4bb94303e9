"""The rubric as reward callables."""

import pickle
from typing import Any

import pytest

from rewards import trl_adapter
from rewards.rubric import Rubric
from rewards.trl_adapter import Scorer, completion_text, reward_functions
from tests.factories import TINY_COMPLETIONS

REQUEST = {"level": "A2", "grammar": "past_tense", "topic": "eagles", "num_exercises": 1}
RIGHT, WRONG_ARTICLE, BROKEN = TINY_COMPLETIONS


@pytest.fixture
def scorer() -> Scorer:
    return Scorer(Rubric())


def rewards(scorer: Scorer, *completions: Any, **columns: Any) -> dict[str, list[float | None]]:
    functions, _ = reward_functions(scorer)
    requests = [REQUEST] * len(completions)
    return {f.__name__: f(completions=completions, request=requests, prompts=[""], **columns) for f in functions}


def test_the_total_comes_first_and_alone_counts(scorer: Scorer) -> None:
    functions, weights = reward_functions(scorer)
    assert [function.__name__ for function in functions] == ["total", "gender", "tense", "structure", "topic"]
    assert weights == [1.0, 0.0, 0.0, 0.0, 0.0]


def test_points(scorer: Scorer) -> None:
    """The total in points of 100; a component in points of its weight."""
    found = rewards(scorer, RIGHT, WRONG_ARTICLE, BROKEN)
    assert found["total"][0] is not None
    assert found["total"][1] is not None
    assert found["total"][0] > found["total"][1] > 0
    assert found["gender"][0] == 25.0
    assert found["gender"][1] is not None
    assert found["gender"][1] < 25.0
    assert found["total"][2] == 0.0
    assert found["structure"][2] == 0.0


def test_not_applicable_is_none_and_not_zero(scorer: Scorer) -> None:
    found = rewards(scorer, BROKEN)
    assert [found[name][0] for name in ("gender", "tense", "topic")] == [None, None, None]


def test_a_batch_is_scored_once_for_all_five(scorer: Scorer, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def counted(*arguments: Any) -> Any:
        calls.append(arguments)
        return score_batch(*arguments)

    score_batch = trl_adapter.score_batch
    monkeypatch.setattr(trl_adapter, "score_batch", counted)
    rewards(scorer, RIGHT, BROKEN)
    assert len(calls) == 1
    rewards(scorer, BROKEN, RIGHT)  # another batch
    assert len(calls) == 2


def test_chat_completions_are_read_as_text(scorer: Scorer) -> None:
    messages = [{"role": "assistant", "content": RIGHT}]
    assert completion_text(messages) == RIGHT
    assert rewards(scorer, messages) == rewards(scorer, RIGHT)


def test_callables_pickle_and_keep_their_name(scorer: Scorer) -> None:
    functions, _ = reward_functions(scorer)
    copies = pickle.loads(pickle.dumps(functions))
    assert [copy.__name__ for copy in copies] == [function.__name__ for function in functions]
    assert copies[0](completions=[RIGHT], request=[REQUEST]) == functions[0](completions=[RIGHT], request=[REQUEST])


def test_absent_keys_may_come_back_as_none(scorer: Scorer) -> None:
    """datasets fills the keys that some rows lack."""
    functions, _ = reward_functions(scorer)
    filled = [{**REQUEST, "exercise_types": None}]
    assert functions[0](completions=[RIGHT], request=filled) == functions[0](completions=[RIGHT], request=[REQUEST])
