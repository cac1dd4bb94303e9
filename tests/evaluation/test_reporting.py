"""Which two evaluations may be compared."""

from typing import Any

import pytest

from evaluation.models import EvaluationRun
from evaluation.reporting import ComparisonError, compare_evaluations
from evaluation.selectors import newest_pair
from evaluation.services import evaluation_create
from tests.factories import make_dataset, make_model, make_run
from training.jobs.models import JobStatus

pytestmark = pytest.mark.django_db


def finished(**asked: Any) -> EvaluationRun:
    evaluation = evaluation_create(**asked)
    evaluation.status = JobStatus.SUCCEEDED
    evaluation.save()
    return evaluation


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ({"temperature": 1.0}, "differ in their temperature"),
        ({"split": "validation"}, "differ in their split"),
        ({"status": JobStatus.FAILED}, "has not succeeded"),
    ],
)
def test_only_the_model_may_differ(other: dict[str, Any], message: str) -> None:
    dataset = make_dataset(split="test")
    v4, v5 = finished(model=make_model(), dataset=dataset), finished(model=make_model(), dataset=dataset)
    compare_evaluations(v4, v5)
    EvaluationRun.objects.filter(pk=v5.pk).update(**other)
    v5.refresh_from_db()
    with pytest.raises(ComparisonError, match=message):
        compare_evaluations(v4, v5)


def test_the_newest_pair_shares_its_temperature() -> None:
    run = make_run()
    asked = {"dataset": run.dataset, "split": "test"}
    alike = finished(model=run.base_model, temperature=0.7, **asked)
    finished(model=run.base_model, temperature=1.0, **asked)
    v5 = finished(model=make_model(run=run), temperature=0.7, **asked)
    assert newest_pair() == (alike, v5)
