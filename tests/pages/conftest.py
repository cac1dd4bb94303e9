"""A small world behind the pages: models, a run with two recorded steps, two evaluations."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone

from evaluation.models import EvaluationItem, EvaluationRun
from rewards.models import Completion, CompletionScore, ComponentScore, ExerciseRequest, RequestDataset, Rubric
from training.jobs.models import Attempt, Job, JobStatus
from training.models import LanguageModel, MetricPoint, Rollout, TrainingRun

WEIGHTS = {"gender": 25, "tense": 25, "structure": 25, "topic": 25}
EAGLE = json.dumps(
    [
        {
            "type": "translation",
            "question": "The eagle flew.",
            "answer": "Il aquila ha volato.",
            "explanation": "Volare takes avere here.",
        }
    ]
)
EVIL = json.dumps(
    [{"type": "translation", "question": "<script>alert(1)</script>", "answer": "<b>Il gatto</b> & «lui»"}]
)
EAGLE_FINDING = {
    "exercise": 0, "field": "answer", "start": 0, "end": 9, "rule": "gender.article_form",
    "message": "Before a vowel the article is elided.", "expected": "L'aquila", "error": True,
}  # fmt: skip
Parts = Mapping[str, float | str]


@dataclass
class World:
    dataset: RequestDataset
    rubric: Rubric
    v4: LanguageModel
    v5: LanguageModel
    run: TrainingRun
    requests: Sequence[ExerciseRequest]
    evaluation_v4: EvaluationRun
    evaluation_v5: EvaluationRun
    completions: Mapping[str, Completion] = field(default_factory=dict)


def make_completion(
    request: ExerciseRequest,
    rubric: Rubric,
    text: str,
    parts: Parts,
    findings: Mapping[str, Sequence[Any]] | None = None,
) -> Completion:
    """A scored completion; a part is a value, "not_applicable" or "error"."""
    made = Completion.objects.create(
        request=request, text=text, prompt_hash="0" * 64, prompt_tokens=40, completion_tokens=60, finish_reason="stop"
    )
    add_score(made, rubric, parts, findings)
    return made


def add_score(
    completion: Completion, rubric: Rubric, parts: Parts, findings: Mapping[str, Sequence[Any]] | None = None
) -> CompletionScore:
    values = [value for value in parts.values() if not isinstance(value, str)]
    total = 100 * sum(values) / len(values) if values else None
    score = CompletionScore.objects.create(completion=completion, rubric=rubric, total=total)
    for name, value in parts.items():
        ComponentScore.objects.create(
            completion_score=score,
            component=name,
            status=value if isinstance(value, str) else "scored",
            value=None if isinstance(value, str) else value,
            explanation=f"What {name} found.",
            findings=list((findings or {}).get(name, [])),
            exercises=[None if isinstance(value, str) else value],
        )
    return score


GOOD: Parts = {"gender": 1.0, "tense": 1.0, "structure": 1.0, "topic": 0.9}
WRONG_ARTICLE: Parts = {"gender": 0.0, "tense": 1.0, "structure": 1.0, "topic": 0.8}
NO_TENSE: Parts = {"gender": 1.0, "tense": "not_applicable", "structure": 1.0, "topic": "error"}
UNREADABLE: Parts = {
    "gender": "not_applicable", "tense": "not_applicable", "structure": 0.0, "topic": "not_applicable"
}  # fmt: skip


def make_run(world_like: Mapping[str, Any], **overrides: Any) -> TrainingRun:
    values: dict[str, Any] = {
        "name": "First run", "preset": "reference", "config": {"max_steps": 40, "learning_rate": 5e-4}, "seed": 7,
        "status": JobStatus.SUCCEEDED, "progress": 40, "progress_total": 40, "attempt_number": 1,
        **world_like,
    }  # fmt: skip
    return TrainingRun.objects.create(**{**values, **overrides})


def make_attempt(job: Job, **overrides: Any) -> Attempt:
    values: dict[str, Any] = {"number": 1, "host": "laptop", "pid": 4711, "lease_until": timezone.now()}
    kind = ContentType.objects.get_for_model(type(job))
    return Attempt.objects.create(job_type=kind, job_id=job.pk, **{**values, **overrides})


def metric(value: float, low: float, high: float, n: int = 40) -> dict[str, float]:
    return {"value": value, "low": low, "high": high, "n": n}


def metrics(share: float, overall: float) -> dict[str, Any]:
    names = ("gender_accuracy", "tense_consistency", "json_validity", "topic_adherence")
    found: dict[str, Any] = {name: metric(share, share - 0.04, share + 0.04) for name in names}
    found["overall_reward"] = metric(overall, overall - 3, overall + 3)
    return found


def _record(run: TrainingRun, requests: Sequence[ExerciseRequest]) -> None:
    now = timezone.now()
    for step in (1, 2):
        values = {
            "reward": 60.0 + step,
            "kl": 0.01 * step,
            "completions/mean_length": 80.0,
            "frac_reward_zero_std": 0.5,
        }
        values |= {f"rewards/{name}/mean": 20.0 + step for name in WEIGHTS}
        point = MetricPoint.objects.create(run=run, attempt_number=1, step=step, values=values)
        MetricPoint.objects.filter(pk=point.pk).update(created_at=now + timedelta(seconds=2 * step))
        for group, request in enumerate(requests[:2]):
            for index in range(2):
                parts, advantage = (GOOD, 0.7) if index else (WRONG_ARTICLE, -0.7)
                if group:
                    parts, advantage = GOOD, 0.0
                findings = None if index or group else {"gender": [EAGLE_FINDING]}
                Rollout.objects.create(
                    run=run, attempt_number=1, step=step, group=group, index=index, advantage=advantage,
                    completion=make_completion(request, run.rubric, EAGLE, parts, findings),
                )  # fmt: skip


@pytest.fixture
def world(db: None) -> World:
    dataset = RequestDataset.objects.create(name="Requests", sha256="0" * 64)
    rubric = Rubric.objects.create(name="default", version=1, weights=WEIGHTS, code_hash="0" * 64)
    v4 = LanguageModel.objects.create(
        name="Reference V4", kind="full", path="v4", sha256="0" * 64, parameters=1_900_000
    )
    asked = [
        ("A2", "past_tense", "eagles"),
        ("B1", "subjunctive_present", "cooking"),
        ("A1", "definite_articles", "family"),
    ]
    requests = [
        ExerciseRequest.objects.create(
            dataset=dataset, split="test", level=level, grammar=grammar, topic=topic, num_exercises=1
        )
        for level, grammar, topic in asked
    ]
    run = make_run({"base_model": v4, "dataset": dataset, "rubric": rubric})
    _record(run, requests)
    make_attempt(run, outcome=JobStatus.SUCCEEDED, ended_at=timezone.now())
    v5 = LanguageModel.objects.create(name="V5 of run 1", kind="full", path="v5", sha256="1" * 64, base=v4, run=run)
    made: dict[str, Completion] = {}
    evaluations = []
    for model, share, texts in (
        (v4, 0.80, {"wrong": (EAGLE, WRONG_ARTICLE), "evil": (EVIL, NO_TENSE), "broken": ("[{", UNREADABLE)}),
        (
            v5,
            0.97,
            {"good": (EAGLE.replace("Il aquila", "L'aquila"), GOOD), "plain": (EAGLE, GOOD), "last": (EAGLE, GOOD)},
        ),
    ):
        evaluation = EvaluationRun.objects.create(
            model=model, dataset=dataset, rubric=rubric, status=JobStatus.SUCCEEDED, progress=3, progress_total=3,
            metrics=metrics(share, 100 * share - 5),
        )  # fmt: skip
        for index, (name, (text, parts)) in enumerate(texts.items()):
            findings = {"gender": [EAGLE_FINDING]} if name == "wrong" else None
            made[name] = make_completion(requests[index], rubric, text, parts, findings)
            EvaluationItem.objects.create(evaluation=evaluation, completion=made[name], index=index)
        evaluations.append(evaluation)
    return World(dataset, rubric, v4, v5, run, requests, evaluations[0], evaluations[1], made)


@pytest.fixture
def page(admin_client: Client, settings: Any) -> Client:
    """A logged-in browser. Nothing listens at the broker's address, so no page waits for it."""
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    return admin_client
