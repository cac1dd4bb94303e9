"""Writes of the rewards app. Each function is one transaction: all or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from rewards import models
from rewards.request_dataset import SplitRequest, dataset_hash, read_requests, to_lines
from rewards.requests import Request
from rewards.rubric import DEFAULT_WEIGHTS, CompletionScore, Rubric, code_hash
from rewards.score import Score
from rewards.thresholds import Thresholds
from rewards.tools import Tools, load_tools

DEFAULT_RUBRIC = "default"
INSERT_BATCH = 500


_loading = Lock()


def configured_tools() -> Tools:
    """The instruments named by the settings, loaded once per process, however many threads ask at first."""
    with _loading:
        return load_tools(settings.SPACY_MODEL, settings.EMBEDDER)


# --- Rubrics --------------------------------------------------------------------------


class RubricError(ValueError):
    """Values that make no new version of the rubric: str() says why and what to do."""


def present_code_hash() -> str:
    """The code_hash of the reward as this process runs it."""
    return code_hash(settings.SPACY_MODEL, settings.EMBEDDER)


def rubric_create(
    *, weights: Mapping[str, float], thresholds: Thresholds, note: str = "", created_by: User | None = None
) -> models.Rubric:
    """The next version of the default rubric, with the present code. Raises RubricError.

    weights: points per component, summing to 100. The newest version with the very same
    values is refused: two numbers for one thing help nobody.
    """
    try:
        Rubric(weights=weights, thresholds=thresholds)
    except ValueError as error:
        raise RubricError(str(error)) from error
    if abs(sum(weights.values()) - 100.0) > 0.005:
        raise RubricError(f"The weights sum to {sum(weights.values()):g}; make them sum to 100.")
    now = present_code_hash()
    with transaction.atomic():
        newest = models.Rubric.objects.filter(name=DEFAULT_RUBRIC).order_by("-version").first()
        if newest is not None and newest.code_hash == now and _same_values(newest, weights, thresholds):
            raise RubricError(f"{newest} has these weights and thresholds already; change one of them.")
        return models.Rubric.objects.create(
            name=DEFAULT_RUBRIC,
            version=newest.version + 1 if newest else 1,
            weights=dict(weights),
            thresholds=thresholds.as_mapping(),
            code_hash=now,
            note=note,
            created_by=created_by,
        )


def _same_values(row: models.Rubric, weights: Mapping[str, float], thresholds: Thresholds) -> bool:
    return dict(row.weights) == dict(weights) and Thresholds.from_mapping(row.thresholds) == thresholds


def rubric_current() -> models.Rubric:
    """The newest version of the default rubric; a new version when the reward's code or data changed."""
    now = present_code_hash()
    newest = models.Rubric.objects.filter(name=DEFAULT_RUBRIC).order_by("-version").first()
    if newest is not None and newest.code_hash == now:
        return newest
    try:
        with transaction.atomic():
            return models.Rubric.objects.create(
                name=DEFAULT_RUBRIC,
                version=newest.version + 1 if newest else 1,
                weights=newest.weights if newest else dict(DEFAULT_WEIGHTS),
                thresholds=newest.thresholds if newest else {},
                code_hash=now,
            )
    except IntegrityError:  # another process made this version at the same moment
        return models.Rubric.objects.filter(name=DEFAULT_RUBRIC).latest("version")


def rubric_load(row: models.Rubric) -> Rubric:
    """The rubric of a row, to score with. Raises ValueError when its weights or thresholds do not fit the code."""
    thresholds = Thresholds.from_mapping(row.thresholds)
    return Rubric(name=row.name, version=row.version, weights=row.weights, thresholds=thresholds)


# --- Completions ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CompletionDraft:
    """A completion to store: everything about it but its scores."""

    request_id: int
    text: str
    prompt_hash: str
    prompt_tokens: int
    completion_tokens: int
    finish_reason: str


def completions_store(
    *, rubric: models.Rubric, drafts: Sequence[CompletionDraft], scores: Sequence[CompletionScore]
) -> list[models.Completion]:
    """Store completions with their scores (parallel sequences), in order, in three inserts."""
    if len(drafts) != len(scores):
        raise ValueError(f"{len(drafts)} completions with {len(scores)} scores")
    with transaction.atomic():
        completions = models.Completion.objects.bulk_create(
            [
                models.Completion(
                    request_id=draft.request_id,
                    text=_storable(draft.text),
                    prompt_hash=draft.prompt_hash,
                    prompt_tokens=draft.prompt_tokens,
                    completion_tokens=draft.completion_tokens,
                    finish_reason=draft.finish_reason,
                )
                for draft in drafts
            ],
            batch_size=INSERT_BATCH,
        )
        completion_scores_store(rubric=rubric, completions=completions, scores=scores)
    return completions


def completion_scores_store(
    *, rubric: models.Rubric, completions: Sequence[models.Completion], scores: Sequence[CompletionScore]
) -> list[models.CompletionScore]:
    """Add scores under a rubric version to completions that are stored already; nothing is overwritten."""
    with transaction.atomic():
        rows = models.CompletionScore.objects.bulk_create(
            [
                models.CompletionScore(completion=completion, rubric=rubric, total=score.total)
                for completion, score in zip(completions, scores, strict=True)
            ],
            batch_size=INSERT_BATCH,
        )
        models.ComponentScore.objects.bulk_create(
            [
                _component_row(row, name, component)
                for row, score in zip(rows, scores, strict=True)
                for name, component in score.components.items()
            ],
            batch_size=INSERT_BATCH,
        )
    return rows


def _component_row(row: models.CompletionScore, name: str, score: Score) -> models.ComponentScore:
    return models.ComponentScore(
        completion_score=row,
        component=name,
        status=score.status,
        value=score.value,
        explanation=_storable(score.explanation),
        findings=[{**finding.as_mapping(), "message": _storable(finding.message)} for finding in score.findings],
        exercises=list(score.exercises),
    )


def _storable(text: str) -> str:
    """Without NUL (PostgreSQL refuses it) and lone surrogates (UTF-8 cannot hold them)."""
    return text.replace("\0", "�").encode("utf-8", "replace").decode("utf-8")


# --- Request datasets -----------------------------------------------------------------


def request_dataset_import(*, name: str, lines: Iterable[bytes | str], source: str = "") -> models.RequestDataset:
    """Store a dataset from JSONL lines: our requests, or V4's chats.

    The same requests under the same name again change nothing. Raises RequestLinesError
    with every bad line, or ValueError when the name stands for other requests.
    """
    items = read_requests(lines)
    return request_dataset_create(name=name, items=items, source=source)


def request_dataset_create(*, name: str, items: Sequence[SplitRequest], source: str = "") -> models.RequestDataset:
    """Store requests under a name; see request_dataset_import."""
    if not name.strip() or len(name) > 100:
        raise ValueError("a dataset needs a name of at most 100 characters")
    sha256 = dataset_hash(items)
    with transaction.atomic():
        existing = models.RequestDataset.objects.filter(name=name).first()
        if existing is not None:
            if existing.sha256 != sha256:
                raise ValueError(
                    f'a dataset "{name}" with other requests exists; datasets never change, take another name'
                )
            return existing
        dataset = models.RequestDataset.objects.create(name=name, sha256=sha256, source=source[:300])
        models.ExerciseRequest.objects.bulk_create(
            [models.ExerciseRequest(dataset=dataset, split=item.split, **_fields(item.request)) for item in items],
            batch_size=INSERT_BATCH,
        )
    return dataset


def _fields(request: Request) -> Mapping[str, object]:
    return {
        "level": request.level,
        "grammar": request.grammar,
        "topic": request.topic,
        "num_exercises": request.num_exercises,
        "exercise_types": list(request.exercise_types),
    }


def request_of(row: models.ExerciseRequest) -> Request:
    """The request of a stored row."""
    return Request(row.level, row.grammar, row.topic, row.num_exercises, tuple(row.exercise_types))


def request_dataset_export(*, dataset: models.RequestDataset) -> Iterable[str]:
    """The dataset as canonical JSONL lines, in its order; their sha256 is dataset.sha256."""
    return to_lines(SplitRequest(request_of(row), row.split) for row in dataset.requests.all().iterator())
