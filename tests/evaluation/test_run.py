"""An evaluation carried out with a real model, stopped, resumed and refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.metrics import METRICS
from evaluation.models import EvaluationRun
from evaluation.run import EvaluationError, batches, execute, requests_of
from rewards.models import ComponentScore, ExerciseRequest
from tests.factories import TINY_REQUESTS, make_dataset, make_rubric
from training.jobs.claim import StaleAttempt, claim
from training.jobs.execute import Cancelled
from training.jobs.models import JobStatus

Claimed = Callable[..., EvaluationRun]


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight requests make two batches."""
    monkeypatch.setattr("evaluation.run.BATCH", 4)


def texts(evaluation: EvaluationRun) -> list[str]:
    return list(evaluation.items.order_by("index").values_list("completion__text", flat=True))


def again(evaluation: EvaluationRun) -> EvaluationRun:
    """Queue and claim it once more, as resuming does."""
    EvaluationRun.objects.filter(pk=evaluation.pk).update(status=JobStatus.QUEUED)
    evaluation.refresh_from_db()
    assert claim(evaluation)
    return evaluation


def test_every_request_gets_a_scored_completion_and_the_metrics_are_stored(claimed: Claimed) -> None:
    evaluation = claimed()
    execute(evaluation.pk, 1)
    evaluation.refresh_from_db()
    items = evaluation.items.select_related("completion").order_by("index")
    requests = requests_of(evaluation)
    assert [item.completion.request_id for item in items] == [request.pk for request in requests]
    assert (evaluation.progress, evaluation.progress_total) == (8, 8)
    scores = ComponentScore.objects.filter(completion_score__completion__evaluation_item__evaluation=evaluation)
    assert scores.count() == 8 * 4
    assert set(evaluation.metrics) == set(METRICS)
    validity = evaluation.metrics["json_validity"]
    # Every third of the tiny model's completions breaks off: counted from the texts themselves.
    assert validity["value"] == sum(text.endswith("]") for text in texts(evaluation)) / 8
    assert validity["n"] == 8
    assert evaluation.facts["model_sha256"] == evaluation.model.sha256
    assert "torch" in evaluation.facts["versions"]


def test_the_same_seed_repeats_and_another_seed_differs(claimed: Claimed) -> None:
    first, same, other = claimed(), claimed(), claimed(seed=1)
    for evaluation in (first, same, other):
        execute(evaluation.pk, 1)
    assert texts(first) == texts(same)
    assert texts(first) != texts(other)


def test_a_resumed_evaluation_makes_what_an_unbroken_one_makes(
    claimed: Claimed, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = claimed()
    execute(whole.pk, 1)
    broken = claimed(dataset=whole.dataset)
    with monkeypatch.context() as patch:
        # Asked to stop before the second batch.
        asked = iter([False, True])
        patch.setattr("training.jobs.heartbeat.Heartbeat.stop_requested", property(lambda heart: next(asked)))
        with pytest.raises(Cancelled):
            execute(broken.pk, 1)
    first_half = list(broken.items.values_list("completion_id", flat=True))
    assert len(first_half) == 4
    again(broken)
    execute(broken.pk, 2)
    broken.refresh_from_db()
    assert texts(broken) == texts(whole)
    assert set(first_half) < set(broken.items.values_list("completion_id", flat=True))  # kept, not made again
    whole.refresh_from_db()
    assert broken.metrics == whole.metrics
    assert broken.attempts.get(number=2).progress_at_start == 4


def test_a_finished_one_run_again_adds_nothing(claimed: Claimed) -> None:
    evaluation = claimed()
    execute(evaluation.pk, 1)
    again(evaluation)
    execute(evaluation.pk, 2)
    assert evaluation.items.count() == 8


def test_an_attempt_that_lost_the_job_writes_nothing(claimed: Claimed) -> None:
    evaluation = claimed()
    again(evaluation)  # now attempt 2 holds it
    with pytest.raises(StaleAttempt):
        execute(evaluation.pk, 1)
    assert not evaluation.items.exists()


def test_a_limit_takes_the_first_requests(claimed: Claimed) -> None:
    evaluation = claimed(limit=3)
    execute(evaluation.pk, 1)
    evaluation.refresh_from_db()
    assert evaluation.items.count() == evaluation.progress_total == 3


def test_an_empty_split_is_refused_with_its_remedy(claimed: Claimed) -> None:
    evaluation = claimed(dataset=make_dataset(split="train"))
    with pytest.raises(EvaluationError, match="no request in its test split; choose another"):
        execute(evaluation.pk, 1)


def test_scores_of_another_rubric_are_refused(claimed: Claimed) -> None:
    # The row names code that is not what runs now: its scores would carry the wrong version.
    evaluation = claimed(rubric=make_rubric())
    with pytest.raises(EvaluationError, match="is no longer"):
        execute(evaluation.pk, 1)
    assert not evaluation.items.exists()


def test_changed_weights_are_refused(claimed: Claimed, models_root: Path) -> None:
    evaluation = claimed()
    weights = models_root / "tiny" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x01")
    with pytest.raises(EvaluationError, match="not those that were registered"):
        execute(evaluation.pk, 1)


def test_a_prompt_without_room_for_a_completion_is_refused(claimed: Claimed) -> None:
    # 70 letters of two bytes each: more than the 128 tokens that the tiny model reads.
    evaluation = claimed(dataset=make_dataset([{**TINY_REQUESTS[0], "topic": "ß" * 70}], split="test"))
    with pytest.raises(EvaluationError, match="shorten its prompt template"):
        execute(evaluation.pk, 1)


def test_batches_hold_each_place_once_and_like_lengths_together() -> None:
    requests = [ExerciseRequest(num_exercises=number) for number in (3, 1, 2, 1, 3, 2, 1)]
    assert batches(requests, 3) == [[1, 3, 6], [2, 5, 0], [4]]
