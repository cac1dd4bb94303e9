"""Queueing evaluations, by hand and after a run."""

import pytest

from evaluation.models import EvaluationRun
from evaluation.services import evaluation_create
from tests.factories import TINY_REQUESTS, make_dataset, make_model, make_run
from training.jobs.models import JobStatus
from training.jobs.signals import job_finished
from training.models import LanguageModel, TrainingRun

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("limit", "total"),
    [
        (None, 8),  # the whole split
        (3, 3),
        (100, 8),  # no more than there are
    ],
)
def test_it_is_queued_with_its_number_of_completions(limit: int | None, total: int) -> None:
    dataset = make_dataset(split="test")
    evaluation = evaluation_create(model=make_model(), dataset=dataset, limit=limit)
    assert (evaluation.status, evaluation.progress_total) == (JobStatus.QUEUED, total)


def finish(run: TrainingRun, status: JobStatus) -> None:
    run.status = status
    run.save()
    job_finished.send(sender=TrainingRun, job=run)


def test_a_run_that_asked_for_it_has_its_merged_model_evaluated() -> None:
    dataset = make_dataset(TINY_REQUESTS, split="test")
    run = make_run(evaluate_after=True, dataset=dataset)
    make_model(run=run, kind=LanguageModel.Kind.ADAPTER)
    merged = make_model(run=run)
    finish(run, JobStatus.SUCCEEDED)
    evaluation = EvaluationRun.objects.get()
    assert (evaluation.model, evaluation.dataset, evaluation.rubric) == (merged, dataset, run.rubric)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (False, JobStatus.SUCCEEDED),  # not asked for
        (True, JobStatus.FAILED),  # nothing to evaluate
        (True, JobStatus.CANCELLED),
    ],
)
def test_other_runs_are_not_evaluated(asked: bool, status: JobStatus) -> None:
    run = make_run(evaluate_after=asked)
    make_model(run=run)
    finish(run, status)
    assert not EvaluationRun.objects.exists()
