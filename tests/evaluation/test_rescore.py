"""A re-score carried out: scores added, what changed by rule, stopped and resumed, refused."""

import json
from typing import Any

import pytest

from evaluation import rescore
from evaluation.models import EvaluationItem, EvaluationRun, RescoreRun
from evaluation.rescore_selectors import cases, changes
from evaluation.services import rescore_create
from rewards import services
from rewards.models import Completion, CompletionScore, ComponentScore, Rubric
from rewards.rubric import DEFAULT_WEIGHTS, score_batch
from rewards.thresholds import Thresholds
from rewards.tools import Tools
from tests.factories import make_completion, make_dataset, make_model, make_rubric, make_run
from training.jobs.claim import StaleAttempt, claim
from training.jobs.execute import Cancelled
from training.jobs.models import JobStatus
from training.models import Rollout

pytestmark = pytest.mark.django_db

# For "eagles": an eaglet is worth 0.85, an eagle 1, a train nothing.
ANSWERS = ("L'aquilotto ha volato.", "L'aquila ha volato.", "Il treno ha fischiato.", "L'aquilotto ha dormito.")
STRICT = Thresholds(on_topic=0.9)


def text(answer: str) -> str:
    return json.dumps([{"type": "translation", "question": "Translate this.", "answer": answer}], ensure_ascii=False)


@pytest.fixture(autouse=True)
def _tools(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaluation.rescore.configured_tools", lambda: tools)
    monkeypatch.setattr("evaluation.rescore.BATCH", 2)
    monkeypatch.setattr("training.jobs.heartbeat.BEAT_SECONDS", 600.0)


@pytest.fixture
def stored(tools: Tools) -> list[Completion]:
    """Four completions for "eagles", scored by the first version."""
    rubric = services.rubric_current()
    request = make_dataset().requests.get(topic="eagles")
    made = [make_completion(request=request, text=text(answer)) for answer in ANSWERS]
    scores = score_batch(
        services.rubric_load(rubric), [services.request_of(request)] * len(made), [one.text for one in made], tools
    )
    services.completion_scores_store(rubric=rubric, completions=made, scores=scores)
    return made


def claimed(**values: Any) -> RescoreRun:
    job = rescore_create(**values)
    assert claim(job)
    return job


def strict() -> Rubric:
    return services.rubric_create(weights=dict(DEFAULT_WEIGHTS), thresholds=STRICT)


def test_scores_are_added_and_none_is_touched(stored: list[Completion]) -> None:
    before = list(CompletionScore.objects.order_by("pk").values())
    job = claimed(rubric=strict())
    rescore.execute(job.pk, 1)
    job.refresh_from_db()
    assert (job.progress, job.progress_total, job.items.count()) == (4, 4, 4)
    assert list(CompletionScore.objects.filter(pk__lte=before[-1]["id"]).order_by("pk").values()) == before
    added = CompletionScore.objects.filter(rubric=job.rubric)
    assert added.count() == 4
    assert ComponentScore.objects.filter(completion_score__in=added).count() == 16
    assert "torch" in job.facts["versions"]


def test_what_changed_is_grouped_by_rule_with_its_cases(stored: list[Completion]) -> None:
    """Under the strict threshold both eaglets fall off topic; the eagle and the train stay what they were."""
    job = claimed(rubric=strict())
    rescore.execute(job.pk, 1)
    found = changes(job)
    assert [(row.rule, row.gained, row.lost, row.gaining) for row in found.rules] == [("topic.off_topic", 2, 0, 2)]
    assert (found.compared, found.others, found.up, found.down) == (4, 0, 0, 2)
    assert {case.item.completion_id for case in cases(job, "topic.off_topic", "gained")} == {
        stored[0].pk, stored[3].pk
    }  # fmt: skip
    assert not cases(job, "topic.off_topic", "lost")
    means = {row.key: row for row in found.means}
    # 0.85 becomes 0.5 × 0.85 / 0.9 = 0.4722 for two of four, in points of 25.
    assert means["topic"].change == pytest.approx(25 * 2 * (0.4722 - 0.85) / 4, abs=0.01)
    assert means["gender"].change == 0.0
    assert means["total"].change == pytest.approx(means["topic"].change, abs=0.01)
    assert {item.completion_id for item in found.largest} == {stored[0].pk, stored[3].pk}


def test_going_back_loses_what_was_gained(stored: list[Completion]) -> None:
    first = services.rubric_current()
    there = claimed(rubric=strict())
    rescore.execute(there.pk, 1)
    back = claimed(rubric=first)
    rescore.execute(back.pk, 1)
    assert [(row.rule, row.gained, row.lost) for row in changes(back).rules] == [("topic.off_topic", 0, 2)]
    assert CompletionScore.objects.count() == 8, "the first version's scores were there already"


def test_a_stopped_one_goes_on_where_it_stopped(stored: list[Completion], monkeypatch: pytest.MonkeyPatch) -> None:
    job = claimed(rubric=strict())
    with monkeypatch.context() as patch:
        asked = iter([False, True])
        patch.setattr("training.jobs.heartbeat.Heartbeat.stop_requested", property(lambda heart: next(asked)))
        with pytest.raises(Cancelled):
            rescore.execute(job.pk, 1)
    kept = set(job.items.values_list("after", flat=True))
    assert len(kept) == 2
    RescoreRun.objects.filter(pk=job.pk).update(status=JobStatus.QUEUED)
    job.refresh_from_db()
    assert claim(job)
    rescore.execute(job.pk, 2)
    assert kept < set(job.items.values_list("after", flat=True))
    assert job.items.count() == 4
    assert job.attempts.get(number=2).progress_at_start == 2


def test_an_attempt_that_lost_the_job_writes_nothing(stored: list[Completion]) -> None:
    job = claimed(rubric=strict())
    RescoreRun.objects.filter(pk=job.pk).update(attempt_number=2)
    with pytest.raises(StaleAttempt):
        rescore.execute(job.pk, 1)
    assert not job.items.exists()
    assert CompletionScore.objects.count() == 4


def test_a_version_of_other_code_is_refused_with_its_remedy(stored: list[Completion]) -> None:
    job = claimed(rubric=make_rubric())
    with pytest.raises(rescore.RescoreError, match="launch a new re-score"):
        rescore.execute(job.pk, 1)
    assert CompletionScore.objects.count() == 4


def test_only_its_own_completions_are_covered(stored: list[Completion]) -> None:
    """A run's without the superseded one; an evaluation's; all, but none stored after it was launched."""
    run = make_run(rubric=services.rubric_current())
    for index, one in enumerate(stored[:3]):
        Rollout.objects.create(
            run=run, attempt_number=1, step=1, group=0, index=index, advantage=0, completion=one, superseded=index == 2
        )
    evaluation = EvaluationRun.objects.create(model=make_model(), dataset=run.dataset, rubric=run.rubric)
    EvaluationItem.objects.create(evaluation=evaluation, completion=stored[3], index=0)
    rubric = strict()
    jobs = [rescore_create(rubric=rubric, **source) for source in ({"run": run}, {"evaluation": evaluation}, {})]
    make_completion(request=stored[0].request)
    covered = [{one.pk for one in rescore.completions_of(job)} for job in jobs]
    keys = [one.pk for one in stored]
    assert covered == [set(keys[:2]), {keys[3]}, set(keys)]
    assert [job.progress_total for job in jobs] == [2, 1, 4]


def test_a_completion_without_an_earlier_score_is_scored_and_not_compared(stored: list[Completion]) -> None:
    make_completion(request=stored[0].request, text=text(ANSWERS[0]))
    job = claimed(rubric=strict())
    rescore.execute(job.pk, 1)
    found = changes(job)
    assert (found.compared, found.others) == (4, 1)
    assert found.rules[0].gained == 2, "the finding of the fifth is not a change"


def finding(rule: str, exercise: int = 0, field: str = "answer", start: int = 0, error: bool = True) -> dict[str, Any]:
    return {"rule": rule, "exercise": exercise, "field": field, "start": start, "end": start + 2, "error": error}


@pytest.mark.parametrize(
    ("before", "after", "expected", "reason"),
    [
        ([], [finding("gender.a")], [("gender.a", 1, 0)], "gained"),
        ([finding("gender.a")], [], [("gender.a", 0, 1)], "lost"),
        ([finding("gender.a")], [finding("gender.a", start=5)], [], "moved within its field: the same finding"),
        ([finding("gender.a")], [finding("gender.a", exercise=1)], [("gender.a", 1, 1)], "another exercise's"),
        ([finding("gender.a")] * 2, [finding("gender.a")] * 3, [("gender.a", 1, 0)], "one more of three"),
        ([finding("gender.a")], [finding("gender.b")], [("gender.a", 0, 1), ("gender.b", 1, 0)], "another rule's"),
        ([], [finding("topic.word", error=False)], [], "a note is no finding that costs"),
    ],
)
def test_which_findings_count_as_gained_and_lost(
    before: list[Any], after: list[Any], expected: list[Any], reason: str
) -> None:
    old, new = ([ComponentScore(component="gender", findings=side)] for side in (before, after))
    assert rescore.rule_changes(old, new) == expected, reason
