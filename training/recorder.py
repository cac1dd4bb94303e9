"""The database recorder of a run: every rollout and log row, in bulk, while it trains."""

import hashlib
import time
from collections.abc import Sequence

from django.db import transaction

from rewards.models import Rubric
from rewards.services import CompletionDraft, completions_store
from training.grpo import RolloutRecord
from training.jobs.claim import persist, require_held
from training.jobs.heartbeat import Heartbeat
from training.models import MetricPoint, Rollout, TrainingRun


class DatabaseRecorder:
    """Implements training.grpo.Recorder; refuses to write once its attempt is stale.

    seconds: the time spent recording; at the end it goes into the run's facts beside the
    time of training.
    """

    def __init__(self, run: TrainingRun, number: int, heart: Heartbeat) -> None:
        self.run, self.number, self.heart = run, number, heart
        self.rubric: Rubric = run.rubric
        self.seconds = 0.0
        self.stopped = False

    def rollouts(self, step: int, records: Sequence[RolloutRecord]) -> None:
        """Store one step's completions, their scores and their rollouts in one transaction."""
        began = time.perf_counter()
        persist(lambda: self._store(step, records))
        self.seconds += time.perf_counter() - began

    def _store(self, step: int, records: Sequence[RolloutRecord]) -> None:
        with transaction.atomic():
            require_held(self.run, self.number)
            completions = completions_store(
                rubric=self.rubric,
                drafts=[_draft(record) for record in records],
                scores=[record.score for record in records],
            )
            Rollout.objects.bulk_create(
                Rollout(
                    run_id=self.run.pk,
                    attempt_number=self.number,
                    step=step,
                    group=record.group,
                    index=record.index,
                    advantage=record.advantage,
                    completion=completion,
                )
                for record, completion in zip(records, completions, strict=True)
            )

    def log_row(self, step: int, values: dict[str, float | None]) -> None:
        """Store one log row."""
        began = time.perf_counter()
        persist(lambda: self._store_row(step, values))
        self.seconds += time.perf_counter() - began

    def _store_row(self, step: int, values: dict[str, float | None]) -> None:
        with transaction.atomic():
            require_held(self.run, self.number)
            MetricPoint.objects.create(run=self.run, attempt_number=self.number, step=step, values=values)

    def step_done(self, step: int, total: int) -> bool:
        """Record progress; True when a person asked to stop after this step."""
        began = time.perf_counter()
        self.heart.progress(step, total)
        self.seconds += time.perf_counter() - began
        self.stopped = self.heart.stop_requested and step < total
        return self.stopped


def _draft(record: RolloutRecord) -> CompletionDraft:
    return CompletionDraft(
        request_id=record.request_id,
        text=record.text,
        prompt_hash=hashlib.sha256(record.prompt.encode()).hexdigest(),
        prompt_tokens=record.prompt_tokens,
        completion_tokens=record.completion_tokens,
        finish_reason=record.finish_reason,
    )
