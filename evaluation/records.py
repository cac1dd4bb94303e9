"""Stored scores of an evaluation, as the metrics take them."""

from evaluation.comparison import Record
from evaluation.metrics import Scored
from evaluation.models import EvaluationRun
from rewards.exercises import parse
from rewards.models import CompletionScore


def records_of(evaluation: EvaluationRun) -> list[Record]:
    """One record per item, in the evaluation's order. Two queries: scores with requests, components."""
    rows = (
        CompletionScore.objects.filter(
            rubric=evaluation.rubric_id, completion__evaluation_item__evaluation=evaluation.pk
        )
        .order_by("completion__evaluation_item__index")
        .select_related("completion__request")
        .prefetch_related("components")
    )
    return [
        Record(
            request=row.completion.request_id,
            level=row.completion.request.level,
            focus=row.completion.request.grammar,
            topic=row.completion.request.topic,
            scored=scored(row),
        )
        for row in rows
    ]


def scored(row: CompletionScore) -> Scored:
    """A stored score with its components, as the metrics take it."""
    parts = {part.component: part for part in row.components.all()}
    structure = parts.get("structure")
    return Scored(
        total=row.total,
        exercises={name: part.exercises for name, part in parts.items()},
        rules=frozenset(finding["rule"] for finding in structure.findings) if structure else frozenset(),
        errors=sum(part.status == "error" for part in parts.values()),
    )


def exercises_of(evaluation: EvaluationRun) -> list[tuple[str, str]]:
    """(question, answer) of every exercise that the evaluation's completions hold."""
    texts = evaluation.items.values_list("completion__text", flat=True)
    return [
        (exercise.question, exercise.answer)
        for text in texts
        for exercise in parse(text).exercises
        if exercise is not None
    ]
