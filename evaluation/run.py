"""Carrying out an evaluation, in the job's own process."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.db import transaction

from evaluation.metrics import measure
from evaluation.models import EvaluationItem, EvaluationRun
from evaluation.records import records_of
from rewards.models import ExerciseRequest
from rewards.rubric import score_batch
from rewards.services import CompletionDraft, completions_store, configured_tools, request_of, rubric_load
from training.facts import environment_facts, files_hash
from training.generation import Generated, generate, load_model, load_tokenizer
from training.jobs.claim import StaleAttempt, holds, update_held
from training.jobs.execute import Cancelled
from training.jobs.heartbeat import Heartbeat
from training.loading import resolve_folder, weight_files
from training.prompts import render

BATCH = 32
MAX_NEW_TOKENS = 1024


class EvaluationError(RuntimeError):
    """An evaluation that cannot be made: str() says why and what to do."""


def execute(job_id: int, number: int) -> None:
    """Generate, score and store what is missing, then measure. Raises Cancelled after a stop that was asked for."""
    evaluation = EvaluationRun.objects.select_related("model__base", "dataset", "rubric").get(pk=job_id)
    with Heartbeat(evaluation, number) as heart:
        _Execution(evaluation, number, heart).go()


def requests_of(evaluation: EvaluationRun) -> list[ExerciseRequest]:
    """The evaluation's requests in their order."""
    rows = evaluation.dataset.requests.filter(split=evaluation.split).order_by("pk")
    return list(rows[: evaluation.limit] if evaluation.limit else rows)


class _Execution:
    def __init__(self, evaluation: EvaluationRun, number: int, heart: Heartbeat) -> None:
        self.evaluation, self.number, self.heart = evaluation, number, heart

    def go(self) -> None:
        import torch

        torch.set_num_threads(os.cpu_count() or 1)
        requests = requests_of(self.evaluation)
        if not requests:
            raise EvaluationError(f"The {self.evaluation.split} split of {self.evaluation.dataset} has no request.")
        model, tokenizer = self._load()
        done = set(self.evaluation.items.values_list("index", flat=True))
        self.heart.progress(len(done), len(requests))
        for start in range(0, len(requests), BATCH):
            places = range(start, min(start + BATCH, len(requests)))
            if done.issuperset(places):
                continue  # a batch is stored whole or not at all, so a resumed evaluation gives the same completions
            self._batch(model, tokenizer, start, [requests[place] for place in places])
            done.update(places)
            self.heart.progress(len(done), len(requests))
            if self.heart.stop_requested:
                raise Cancelled
        metrics = {
            name: asdict(estimate)
            for name, estimate in measure([record.scored for record in records_of(self.evaluation)]).items()
        }
        update_held(self.evaluation, self.number, metrics=metrics)

    def _load(self) -> tuple[Any, Any]:
        row = self.evaluation.model
        folder = resolve_folder(settings.MODELS_ROOT, row.path)
        base = (
            resolve_folder(settings.MODELS_ROOT, row.base.path) if row.base and row.kind == row.Kind.ADAPTER else None
        )
        facts = {
            **environment_facts(settings.BASE_DIR),
            "model_sha256": files_hash(weight_files(folder)),
            "dataset_sha256": self.evaluation.dataset.sha256,
            "rubric_code_hash": self.evaluation.rubric.code_hash,
        }
        update_held(self.evaluation, self.number, facts=facts)
        return load_model(folder, base), load_tokenizer(folder)

    def _batch(self, model: Any, tokenizer: Any, start: int, rows: Sequence[ExerciseRequest]) -> None:
        requests = [request_of(row) for row in rows]
        prompts = [render(request, self.evaluation.model.prompt_template, tokenizer) for request in requests]
        limit = getattr(model.config, "max_position_embeddings", MAX_NEW_TOKENS) - max(
            len(ids) for ids in tokenizer(prompts).input_ids
        )
        written = generate(
            model,
            tokenizer,
            prompts,
            seed=self.evaluation.seed * 1_000_003 + start,
            temperature=self.evaluation.temperature,
            max_new_tokens=min(MAX_NEW_TOKENS, limit),
            batch_size=BATCH,
        )
        rubric = rubric_load(self.evaluation.rubric)
        scores = score_batch(rubric, requests, [item.text for item in written], configured_tools())
        with transaction.atomic():
            if not holds(self.evaluation, self.number):
                raise StaleAttempt(f"attempt {self.number} no longer holds evaluation {self.evaluation.pk}")
            completions = completions_store(
                rubric=self.evaluation.rubric,
                drafts=[_draft(row, prompt, item) for row, prompt, item in zip(rows, prompts, written, strict=True)],
                scores=scores,
            )
            EvaluationItem.objects.bulk_create(
                EvaluationItem(evaluation=self.evaluation, completion=completion, index=start + place)
                for place, completion in enumerate(completions)
            )


def _draft(row: ExerciseRequest, prompt: str, item: Generated) -> CompletionDraft:
    return CompletionDraft(
        request_id=row.pk,
        text=item.text,
        prompt_hash=hashlib.sha256(prompt.encode()).hexdigest(),
        prompt_tokens=item.prompt_tokens,
        completion_tokens=item.completion_tokens,
        finish_reason=item.finish_reason,
    )
