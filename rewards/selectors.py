"""What the pages read about completions and their scores."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from rewards import rubric
from rewards.exercises import Exercise, ParsedCompletion, parse
from rewards.marking import Numbered, Piece, finding_from_mapping, mark, number_findings
from rewards.models import CompletionScore, ComponentScore, Rubric
from rewards.score import WHOLE_COMPLETION
from rewards.thresholds import LIMITS, Thresholds

LABELS: Mapping[str, str] = {"gender": "Gender", "tense": "Tense", "structure": "Structure", "topic": "Topic"}


@dataclass(frozen=True, slots=True)
class Part:
    """One component of a breakdown. points and share (0–1) are None when there is no value."""

    component: str
    label: str
    status: str
    points: float | None
    maximum: float
    share: float | None
    explanation: str
    errors: int


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an exercise, cut into marked pieces."""

    name: str
    label: str
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """One exercise as a page shows it; kind is empty when the array element is no exercise."""

    number: int
    kind: str
    kind_pieces: Sequence[Piece]
    fields: Sequence[Field]
    options: Sequence[Field]
    findings: Sequence[Numbered]
    values: Sequence[tuple[str, str, float | None]]


@dataclass(frozen=True, slots=True)
class CompletionView:
    """A scored completion, ready to show. score: the stored one; None for a text that is not stored."""

    score: CompletionScore | None
    text: str
    total: float | None
    parts: Sequence[Part]
    rescaled_over: float | None
    exercises: Sequence[ExerciseView]
    whole: Sequence[Numbered]
    raw: Sequence[Piece]

    @property
    def errors(self) -> int:
        """How many findings cost points."""
        return sum(part.errors for part in self.parts)


def breakdown(score: CompletionScore) -> list[Part]:
    """The components in the rubric's order, as points of their weight. Uses score.components, prefetched or not."""
    return _parts(score.components.all(), score.rubric.weights)


def _parts(components: Iterable[ComponentScore], weights: Mapping[str, float]) -> list[Part]:
    rows = {row.component: row for row in components}
    return [_part(rows[name], weights[name]) for name in LABELS if name in rows and name in weights]


def _part(row: ComponentScore, weight: float) -> Part:
    errors = sum(bool(finding.get("error", True)) for finding in row.findings)
    points = None if row.value is None else row.value * weight
    return Part(row.component, LABELS[row.component], row.status, points, weight, row.value, row.explanation, errors)


def completion_view(score: CompletionScore) -> CompletionView:
    """Everything a page shows of one scored completion; no query when completion, rubric and components are loaded."""
    rows = list(score.components.all())
    return _view(score.completion.text, score.total, rows, score.rubric.weights, score)


def unstored_view(scored: rubric.CompletionScore, weights: Mapping[str, float]) -> CompletionView:
    """The same of a completion that was scored a moment ago and is not stored."""
    rows = [
        ComponentScore(
            component=name,
            status=score.status,
            value=score.value,
            explanation=score.explanation,
            findings=[finding.as_mapping() for finding in score.findings],
            exercises=list(score.exercises),
        )
        for name, score in scored.components.items()
    ]
    return _view(scored.parsed.text, scored.total, rows, weights, None)


def _view(
    text: str,
    total: float | None,
    rows: Sequence[ComponentScore],
    weights: Mapping[str, float],
    score: CompletionScore | None,
) -> CompletionView:
    parsed = parse(text)
    numbered = number_findings((row.component, finding_from_mapping(item)) for row in rows for item in row.findings)
    parts = _parts(rows, weights)
    judged = sum(part.maximum for part in parts if part.share is not None)
    whole = sum(part.maximum for part in parts)
    return CompletionView(
        score=score,
        text=text,
        total=total,
        parts=parts,
        rescaled_over=judged if 0 < judged < whole else None,
        exercises=_exercises(parsed, numbered, rows),
        whole=[n for n in numbered if not 0 <= n.finding.exercise < len(parsed.exercises)],
        raw=mark(parsed.text, [n for n in numbered if _on_text(n)]),
    )


def _on_text(numbered: Numbered) -> bool:
    return numbered.finding.exercise == WHOLE_COMPLETION and numbered.finding.field == "completion"


def _exercises(
    parsed: ParsedCompletion, numbered: Sequence[Numbered], rows: Sequence[ComponentScore]
) -> list[ExerciseView]:
    views = []
    for index, exercise in enumerate(parsed.exercises):
        own = [n for n in numbered if n.finding.exercise == index]
        values = [
            (row.component, LABELS.get(row.component, row.component), row.exercises[index])
            for row in rows
            if index < len(row.exercises)
        ]
        views.append(_exercise(index, exercise, own, values))
    return views


def _exercise(
    index: int, exercise: Exercise | None, own: Sequence[Numbered], values: Sequence[tuple[str, str, float | None]]
) -> ExerciseView:
    if exercise is None:
        return ExerciseView(index + 1, "", (), (), (), own, values)

    def field(name: str, label: str) -> Field:
        return Field(name, label, mark(exercise.field(name), [n for n in own if n.finding.field == name]))

    fields = [field("question", "Question"), field("answer", "Answer")]
    if exercise.explanation:
        fields.append(field("explanation", "Explanation"))
    options = [field(f"options.{place}", "Option") for place in range(len(exercise.options))]
    return ExerciseView(index + 1, exercise.type, field("type", "Type").pieces, fields, options, own, values)


def preview(text: str) -> tuple[str, str, int]:
    """(question, answer, number of exercises) of the first readable exercise; raw text when there is none."""
    parsed = parse(text)
    readable = [exercise for exercise in parsed.exercises if exercise is not None]
    if not readable:
        return text[:200], "", 0
    return readable[0].question, readable[0].answer, len(readable)


# --- Rubrics --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RubricRow:
    """One version in the list. present: the code that runs now is its code; newest: new runs use it."""

    rubric: Rubric
    scores: int
    present: bool
    newest: bool
    weights: Sequence[tuple[str, str, float]]
    thresholds: Sequence[tuple[str, float, bool]]


def rubric_rows(present: str, name: str) -> list[RubricRow]:
    """All versions, newest first, each with its number of scores. One query.

    present: the code_hash of the running code; name: of the rubric that new runs use.
    """
    rows = list(
        Rubric.objects.select_related("created_by")
        .annotate(scores=Count("completionscore"))
        .order_by("-created_at", "-pk")
    )
    newest = max((row for row in rows if row.name == name), key=lambda row: row.version, default=None)
    return [
        RubricRow(
            row, row.scores, row.code_hash == present, row == newest,
            [(part, label, row.weights[part]) for part, label in LABELS.items() if part in row.weights],
            threshold_values(row),
        )
        for row in rows
    ]  # fmt: skip


def threshold_values(row: Rubric) -> list[tuple[str, float, bool]]:
    """(label, value, whether it differs from the default) of each threshold."""
    values = Thresholds.from_mapping(row.thresholds).as_mapping()
    return [(limit.label, values[key], values[key] != limit.default) for key, limit in LIMITS.items()]


def scorable_rubrics(present: str) -> QuerySet[Rubric]:
    """The versions that the running code (its code_hash) can score with."""
    return Rubric.objects.filter(code_hash=present)


def rubric_newest(name: str) -> Rubric | None:
    """The newest version of a rubric; None before the first. One query."""
    return Rubric.objects.filter(name=name).order_by("-version").first()
