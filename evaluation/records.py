"""Stored scores of an evaluation, as the metrics take them."""

from evaluation.metrics import Scored
from evaluation.models import EvaluationRun
from rewards.exercises import parse
from rewards.models import CompletionScore


def scored_of(evaluation: EvaluationRun) -> list[Scored]:
    """One Scored per item, in the evaluation's order. Two queries: scores, components."""
    rows = (
        CompletionScore.objects.filter(
            rubric=evaluation.rubric_id, completion__evaluation_item__evaluation=evaluation.pk
        )
        .order_by("completion__evaluation_item__index")
        .prefetch_related("components")
    )
    return [
        Scored(
            total=row.total,
            exercises={part.component: part.exercises for part in row.components.all()},
            rules=frozenset(
                finding["rule"] for part in row.components.all() if part.component == "structure" for finding in part.findings
            ),
        )
        for row in rows
    ]


def exercises_of(evaluation: EvaluationRun) -> list[tuple[str, str]]:
    """(question, answer) of every exercise that the evaluation's completions hold."""
    texts = evaluation.items.values_list("completion__text", flat=True)
    return [
        (exercise.question, exercise.answer)
        for text in texts
        for exercise in parse(text).exercises
        if exercise is not None
    ]
