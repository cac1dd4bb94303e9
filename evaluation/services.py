"""Writes of the evaluation app."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from evaluation.models import EvaluationRun, RescoreRun
from evaluation.rescore import completions_of
from rewards.models import Completion, RequestDataset, Rubric, Split
from rewards.services import rubric_current
from training.generation import SAMPLING_TEMPERATURE
from training.jobs.enqueue import enqueue
from training.jobs.models import JobStatus
from training.models import LanguageModel, TrainingRun


def evaluation_create(
    *,
    model: LanguageModel,
    dataset: RequestDataset,
    split: str = Split.TEST,
    seed: int = 0,
    temperature: float = SAMPLING_TEMPERATURE,
    limit: int | None = None,
    rubric: Rubric | None = None,
    created_by: User | None = None,
) -> EvaluationRun:
    """Queue an evaluation. A broker that is down delays it, no more."""
    requests = dataset.requests.filter(split=split).count()
    evaluation = EvaluationRun.objects.create(
        model=model,
        dataset=dataset,
        split=split,
        seed=seed,
        temperature=temperature,
        limit=limit,
        rubric=rubric or rubric_current(),
        created_by=created_by,
        progress_total=min(requests, limit or requests),
    )
    transaction.on_commit(lambda: enqueue(evaluation))
    return evaluation


def rescore_create(
    *,
    rubric: Rubric | None = None,
    run: TrainingRun | None = None,
    evaluation: EvaluationRun | None = None,
    created_by: User | None = None,
) -> RescoreRun:
    """Queue a re-score of the completions that are stored now: a run's, an evaluation's, or all.

    rubric: a version of the present code; None: the newest.
    """
    newest = Completion.objects.order_by("-pk").values_list("pk", flat=True).first()
    job = RescoreRun(
        rubric=rubric or rubric_current(), run=run, evaluation=evaluation, until=newest or 0, created_by=created_by
    )
    job.progress_total = completions_of(job).count()
    job.save()
    transaction.on_commit(lambda: enqueue(job))
    return job


def evaluate_result(*, job: TrainingRun, **_: Any) -> None:
    """When a run that asked for it has succeeded: evaluate its merged model on the test split."""
    if job.status != JobStatus.SUCCEEDED or not job.evaluate_after:
        return
    merged = job.results.filter(kind=LanguageModel.Kind.FULL).first()
    if merged is not None:
        evaluation_create(model=merged, dataset=job.dataset, rubric=job.rubric, created_by=job.created_by)
