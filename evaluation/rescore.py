"""Carrying out a re-score, in the job's own process: scores are added, none is overwritten."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from evaluation.models import RescoreItem, RescoreRun, RuleChange
from rewards.models import Completion, CompletionScore, ComponentScore
from rewards.rubric import CompletionScore as Scored
from rewards.rubric import code_hash, score_batch
from rewards.services import completion_scores_store, configured_tools, request_of, rubric_load
from training.facts import environment_facts
from training.jobs.claim import persist, require_held, update_held
from training.jobs.execute import Cancelled
from training.jobs.heartbeat import Heartbeat

BATCH = 64


class RescoreError(RuntimeError):
    """A re-score that cannot be made: str() says why and what to do."""


def execute(job_id: int, number: int) -> None:
    """Score what is missing, batch by batch; a batch is stored whole or not at all. Raises Cancelled after a stop."""
    job = RescoreRun.objects.select_related("rubric").get(pk=job_id)
    with Heartbeat(job, number) as heart:
        _check_rubric(job)
        update_held(job, number, facts={**environment_facts(settings.BASE_DIR), **job.facts})
        waiting = list(missing(job).values_list("pk", flat=True))
        total = job.items.count() + len(waiting)
        heart.begin_at(total - len(waiting), total)
        for start in range(0, len(waiting), BATCH):
            if heart.stop_requested:
                raise Cancelled
            _batch(job, number, waiting[start : start + BATCH])
            heart.progress(total - max(len(waiting) - start - BATCH, 0), total)


def completions_of(job: RescoreRun) -> QuerySet[Completion]:
    """The completions that the re-score covers, in the order of their numbers."""
    found = Completion.objects.filter(pk__lte=job.until)
    if job.run_id:
        found = found.filter(rollout__run=job.run_id, rollout__superseded=False)
    elif job.evaluation_id:
        found = found.filter(evaluation_item__evaluation=job.evaluation_id)
    return found.order_by("pk")


def missing(job: RescoreRun) -> QuerySet[Completion]:
    """Those that it has not come to yet."""
    return completions_of(job).exclude(pk__in=job.items.values("completion"))


def _check_rubric(job: RescoreRun) -> None:
    if job.rubric.code_hash != code_hash(settings.SPACY_MODEL, settings.EMBEDDER):
        raise RescoreError(
            f"The reward function is no longer {job.rubric}: its code or data changed since this re-score was "
            "launched. Restart the app if it still runs the old code, and launch a new re-score."
        )


def _batch(job: RescoreRun, number: int, keys: Sequence[int]) -> None:
    completions = list(Completion.objects.filter(pk__in=keys).select_related("request").order_by("pk"))
    scored_before = set(
        CompletionScore.objects.filter(completion__in=keys, rubric=job.rubric_id).values_list("completion", flat=True)
    )
    fresh = [completion for completion in completions if completion.pk not in scored_before]
    requests = [request_of(completion.request) for completion in fresh]
    texts = [completion.text for completion in fresh]
    scores = score_batch(rubric_load(job.rubric), requests, texts, configured_tools())
    persist(lambda: _store(job, number, completions, fresh, scores))


def _store(
    job: RescoreRun,
    number: int,
    completions: Sequence[Completion],
    fresh: Sequence[Completion],
    scores: Sequence[Scored],
) -> None:
    keys = [completion.pk for completion in completions]
    with transaction.atomic():
        require_held(job, number)
        # Another re-score by the same version may have come first, with the very same scores.
        taken = set(
            CompletionScore.objects.filter(completion__in=keys, rubric=job.rubric_id).values_list(
                "completion", flat=True
            )
        )
        kept = [(one, score) for one, score in zip(fresh, scores, strict=True) if one.pk not in taken]
        completion_scores_store(
            rubric=job.rubric, completions=[one for one, _ in kept], scores=[score for _, score in kept]
        )
        _record(job, keys)


def _record(job: RescoreRun, keys: Sequence[int]) -> None:
    """Items and changes of rules of a batch whose scores are stored."""
    stored = CompletionScore.objects.filter(completion__in=keys).order_by("pk").prefetch_related("components")
    after: dict[int, CompletionScore] = {}
    before: dict[int, CompletionScore] = {}
    for score in stored:
        (after if score.rubric_id == job.rubric_id else before)[score.completion_id] = score
    items = RescoreItem.objects.bulk_create(
        RescoreItem(
            rescore=job,
            completion_id=key,
            before=before.get(key),
            after=after[key],
            change=_difference(before.get(key), after[key]),
        )
        for key in keys
    )
    RuleChange.objects.bulk_create(
        RuleChange(item=item, rule=rule, gained=gained, lost=lost)
        for item in items
        if item.before is not None
        for rule, gained, lost in rule_changes(item.before.components.all(), item.after.components.all())
    )


def _difference(before: CompletionScore | None, after: CompletionScore) -> float | None:
    if before is None or before.total is None or after.total is None:
        return None
    return after.total - before.total


def rule_changes(before: Iterable[ComponentScore], after: Iterable[ComponentScore]) -> list[tuple[str, int, int]]:
    """(rule, gained, lost) for every rule whose findings differ in number in some field of some exercise.

    A finding whose place moved within its field is the same one.
    """
    old, new = _counted(before), _counted(after)
    gained, lost = new - old, old - new
    rules: dict[str, tuple[int, int]] = {}
    for (rule, _, _), number in gained.items():
        rules[rule] = (rules.get(rule, (0, 0))[0] + number, rules.get(rule, (0, 0))[1])
    for (rule, _, _), number in lost.items():
        rules[rule] = (rules.get(rule, (0, 0))[0], rules.get(rule, (0, 0))[1] + number)
    return [(rule, *numbers) for rule, numbers in sorted(rules.items())]


def _counted(rows: Iterable[ComponentScore]) -> Counter[tuple[str, int, str]]:
    return Counter(
        (finding["rule"], finding["exercise"], finding["field"])
        for row in rows
        for finding in row.findings
        if finding.get("error", True)
    )
