"""Carrying out an evaluation, in the job's own process."""

import hashlib
import logging
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
from rewards.rubric import CompletionScore, code_hash, score_batch
from rewards.services import CompletionDraft, completions_store, configured_tools, request_of, rubric_load
from training.facts import environment_facts
from training.generation import Generated, generate, load_model, load_tokenizer
from training.jobs.claim import persist, require_held, update_held
from training.jobs.execute import Cancelled
from training.jobs.heartbeat import Heartbeat
from training.prompts import needs_special_tokens, render
from training.services import language_model_folders, weights_hash

logger = logging.getLogger(__name__)
# Tokens of a completion at most, as the seed preset trains; a model with a shorter context has less.
MAX_NEW_TOKENS = 1792
# Completions generated at a time. An 8B model's keys and values leave room for few beside its weights.
BATCH, BATCH_OF_LARGE, LARGE = 64, 16, 1_000_000_000
SEED_STRIDE = 1_000_003


class EvaluationError(RuntimeError):
    """An evaluation that cannot be made: str() says why and what to do."""


def execute(job_id: int, number: int) -> None:
    """Generate, score and store what is missing, then measure. Raises Cancelled after a stop that was asked for."""
    evaluation = EvaluationRun.objects.select_related("model__base", "dataset", "rubric").get(pk=job_id)
    with Heartbeat(evaluation, number) as heart:
        _Execution(evaluation, number, heart).go()


def requests_of(evaluation: EvaluationRun) -> list[ExerciseRequest]:
    """The evaluation's requests in their order: the dataset's."""
    rows = evaluation.dataset.requests.filter(split=evaluation.split).order_by("pk")
    return list(rows[: evaluation.limit] if evaluation.limit else rows)


def batches(requests: Sequence[ExerciseRequest], size: int) -> list[list[int]]:
    """Places of the requests in batches; those for many exercises together, since a batch lasts as long as its longest.

    The same at every call, so that a batch's number can seed it.
    """
    order = sorted(range(len(requests)), key=lambda place: (requests[place].num_exercises, place))
    return [order[start : start + size] for start in range(0, len(order), size)]


class _Execution:
    def __init__(self, evaluation: EvaluationRun, number: int, heart: Heartbeat) -> None:
        self.evaluation, self.number, self.heart = evaluation, number, heart

    def go(self) -> None:
        import torch

        # With anything else running, a second thread makes a small model many times slower, not faster.
        large = (self.evaluation.model.parameters or 0) >= LARGE
        torch.set_num_threads(os.cpu_count() or 1 if large else 1)
        self._check_rubric()
        requests = requests_of(self.evaluation)
        if not requests:
            raise EvaluationError(
                f"{self.evaluation.dataset} has no request in its {self.evaluation.split} split; choose another split."
            )
        model, tokenizer = self._load()
        size = BATCH_OF_LARGE if large else BATCH
        # A batch is stored whole or not at all: a resumed evaluation makes the same completions as one without a break.
        done = set(self.evaluation.items.values_list("index", flat=True))
        self.heart.begin_at(len(done), len(requests))
        for number, places in enumerate(batches(requests, size)):
            if done.issuperset(places):
                continue
            if self.heart.stop_requested:
                raise Cancelled
            self._batch(model, tokenizer, number, places, [requests[place] for place in places])
            done.update(places)
            self.heart.progress(len(done), len(requests))
        estimates = measure([record.scored for record in records_of(self.evaluation)])
        update_held(self.evaluation, self.number, metrics={name: asdict(found) for name, found in estimates.items()})

    def _check_rubric(self) -> None:
        rubric = self.evaluation.rubric
        if rubric.code_hash != code_hash(settings.SPACY_MODEL, settings.EMBEDDER):
            raise EvaluationError(
                f"The reward function is no longer {rubric}: its code or data changed since this evaluation was "
                "launched. Restart the app if it still runs the old code, and launch a new evaluation."
            )

    def _load(self) -> tuple[Any, Any]:
        """Model and tokenizer; freezes what they are, and refuses weights that are not those registered."""
        row = self.evaluation.model
        folder, *under = language_model_folders(row)
        weights = weights_hash(folder)
        if weights != row.sha256:
            raise EvaluationError(
                f"The weights of {row} are not those that were registered: its files under {folder} changed. "
                "Put the registered files back, or register the folder's copy under another name."
            )
        facts = {
            **environment_facts(settings.BASE_DIR),
            "seed": self.evaluation.seed,
            "temperature": self.evaluation.temperature,
            "model_sha256": weights,
            "dataset_sha256": self.evaluation.dataset.sha256,
            "rubric_code_hash": self.evaluation.rubric.code_hash,
        }
        update_held(self.evaluation, self.number, facts={**facts, **self.evaluation.facts})
        return load_model(folder, under), load_tokenizer(folder, under)

    def _batch(
        self, model: Any, tokenizer: Any, number: int, places: Sequence[int], rows: Sequence[ExerciseRequest]
    ) -> None:
        requests = [request_of(row) for row in rows]
        prompts = [render(request, self.evaluation.model.prompt_template, tokenizer) for request in requests]
        written = generate(
            model,
            tokenizer,
            prompts,
            seed=self.evaluation.seed * SEED_STRIDE + number,
            temperature=self.evaluation.temperature,
            max_new_tokens=_room(model, tokenizer, prompts),
            batch_size=len(prompts),
        )
        texts = [item.text for item in written]
        scores = score_batch(rubric_load(self.evaluation.rubric), requests, texts, configured_tools())
        drafts = [_draft(row, prompt, item) for row, prompt, item in zip(rows, prompts, written, strict=True)]
        persist(lambda: self._store(places, drafts, scores))

    def _store(
        self, places: Sequence[int], drafts: Sequence[CompletionDraft], scores: Sequence[CompletionScore]
    ) -> None:
        with transaction.atomic():
            require_held(self.evaluation, self.number)
            completions = completions_store(rubric=self.evaluation.rubric, drafts=drafts, scores=scores)
            EvaluationItem.objects.bulk_create(
                EvaluationItem(evaluation=self.evaluation, completion=completion, index=place)
                for place, completion in zip(places, completions, strict=True)
            )


def _room(model: Any, tokenizer: Any, prompts: Sequence[str]) -> int:
    """Tokens that the completions of these prompts may have. Raises EvaluationError when there is no room for any."""
    special = needs_special_tokens(tokenizer, prompts[0])
    longest = max(len(ids) for ids in tokenizer(list(prompts), add_special_tokens=special)["input_ids"])
    context = getattr(model.config, "max_position_embeddings", None) or MAX_NEW_TOKENS + longest
    if context <= longest:
        raise EvaluationError(f"A prompt has {longest} tokens, the model reads {context}; shorten its prompt template.")
    return min(MAX_NEW_TOKENS, context - longest)


def _draft(row: ExerciseRequest, prompt: str, item: Generated) -> CompletionDraft:
    return CompletionDraft(
        request_id=row.pk,
        text=item.text,
        prompt_hash=hashlib.sha256(prompt.encode()).hexdigest(),
        prompt_tokens=item.prompt_tokens,
        completion_tokens=item.completion_tokens,
        finish_reason=item.finish_reason,
    )
