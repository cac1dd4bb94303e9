"""Rows and models for tests: each make_* fills in what the test does not care about."""

import itertools
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from rewards.models import Completion, ExerciseRequest, RequestDataset, Rubric
from rewards.rubric import DEFAULT_WEIGHTS
from training.config import RunConfig
from training.jobs.models import Attempt, Job
from training.models import LanguageModel, TrainingRun
from training.prompts import REFERENCE_TEMPLATE

_numbers = itertools.count(1)

# What the tiny model writes, one as likely as the other: a right answer, a wrong article, broken JSON.
_BEGINNING = '[{"type":"translation","question":"The eagle flew.","answer":'
TINY_COMPLETIONS = (
    _BEGINNING + '"L\'aquila ha volato.","explanation":"Passato prossimo."}]',
    _BEGINNING + '"Il aquila ha volato.","explanation":"Passato prossimo."}]',
    _BEGINNING,
)
TINY_REQUESTS: Sequence[dict[str, Any]] = tuple(
    {"level": "A2", "grammar": "past_tense", "topic": topic, "num_exercises": 1}
    for topic in ("eagles", "spiders", "cats", "dogs", "bees", "wolves", "bears", "lions")
)
# A run of seconds: 4 prompts x 4 completions a step, two steps.
TINY_CONFIG: dict[str, Any] = {
    "num_generations": 4,
    "per_device_train_batch_size": 16,
    "gradient_accumulation_steps": 1,
    "learning_rate": 1e-3,
    "lr_scheduler_type": "constant",
    "beta": 0.02,
    "max_prompt_length": 64,
    "max_completion_length": 32,
    "max_steps": 2,
    "save_steps": 1,
    "lora_r": 4,
    "lora_alpha": 8,
    "precision": "fp32",
    "threads": 1,
}


def make_dataset(
    requests: Sequence[dict[str, Any]] = TINY_REQUESTS, split: str = "train", **overrides: Any
) -> RequestDataset:
    values = {"name": f"Requests {next(_numbers)}", "sha256": "d" * 64, **overrides}
    dataset = RequestDataset.objects.create(**values)
    ExerciseRequest.objects.bulk_create(
        ExerciseRequest(dataset=dataset, **{"split": split, **request}) for request in requests
    )
    return dataset


def make_rubric(**overrides: Any) -> Rubric:
    number = next(_numbers)
    values = {"name": f"rubric {number}", "version": 1, "weights": dict(DEFAULT_WEIGHTS), "code_hash": "c" * 64}
    return Rubric.objects.create(**{**values, **overrides})


def make_model(**overrides: Any) -> LanguageModel:
    """A row without a folder; see tiny_model for one that loads."""
    number = next(_numbers)
    values = {
        "name": f"Model {number}",
        "kind": LanguageModel.Kind.FULL,
        "path": f"model_{number}",
        "prompt_template": REFERENCE_TEMPLATE,
        "sha256": "a" * 64,
        "parameters": 1000,
    }
    return LanguageModel.objects.create(**{**values, **overrides})


def make_run(**overrides: Any) -> TrainingRun:
    """A queued run; base_model, dataset and rubric are made when not given."""
    config = RunConfig.model_validate({**TINY_CONFIG, **overrides.pop("config", {})})
    values: dict[str, Any] = {
        "name": f"Run {next(_numbers)}",
        "preset": "reference",
        "config": config.model_dump(),
        "progress_total": max(config.max_steps, 0),
    }
    makers = {"base_model": make_model, "dataset": make_dataset, "rubric": make_rubric}
    values |= {name: make() for name, make in makers.items() if name not in overrides}
    return TrainingRun.objects.create(**{**values, **overrides})


def make_attempt(job: Job, **overrides: Any) -> Attempt:
    values: dict[str, Any] = {"number": job.attempt_number, "host": "elsewhere", "lease_until": timezone.now()}
    kind = ContentType.objects.get_for_model(type(job))
    return Attempt.objects.create(job_type=kind, job_id=job.pk, **{**values, **overrides})


def make_completion(**overrides: Any) -> Completion:
    values: dict[str, Any] = {
        "text": TINY_COMPLETIONS[0],
        "prompt_hash": "p" * 64,
        "prompt_tokens": 10,
        "completion_tokens": 20,
        "finish_reason": "stop",
    }
    if "request" not in overrides and "request_id" not in overrides:
        values["request"] = make_dataset().requests.first()
    return Completion.objects.create(**{**values, **overrides})


def register_tiny_model(folder: Path, name: str = "") -> LanguageModel:
    """The row of a folder that build_tiny_model made under MODELS_ROOT."""
    from training.services import language_model_register

    path = str(folder.relative_to(settings.MODELS_ROOT))
    return language_model_register(name=name or f"Tiny {path}", path=path, prompt_template=REFERENCE_TEMPLATE)


def build_tiny_model(folder: Path, steps: int = 80) -> Path:
    """A Llama of some 30,000 parameters that writes TINY_COMPLETIONS at random; about two seconds."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    prompts = [_prompt(request) for request in TINY_REQUESTS]
    backend = Tokenizer(models.BPE())
    backend.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    backend.decoder = decoders.ByteLevel()
    backend.train_from_iterator(
        [*prompts, *TINY_COMPLETIONS],
        trainers.BpeTrainer(
            vocab_size=600,
            special_tokens=["<pad>", "<s>", "</s>"],
            initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
            show_progress=False,
        ),
    )
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=backend, bos_token="<s>", eos_token="</s>", pad_token="<pad>", padding_side="left"
    )
    torch.manual_seed(0)
    model = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=len(tokenizer), hidden_size=32, intermediate_size=64, num_hidden_layers=2,
            num_attention_heads=2, num_key_value_heads=2, max_position_embeddings=128, tie_word_embeddings=True,
            pad_token_id=0, bos_token_id=1, eos_token_id=2,
        )
    )  # fmt: skip
    chooser = random.Random(0)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-2)
    for _ in range(steps):
        pairs = [(tokenizer(p).input_ids, chooser.choice(TINY_COMPLETIONS)) for p in prompts * 4]
        rows = [(prompt, [*tokenizer(text).input_ids, 2]) for prompt, text in pairs]
        width = max(len(prompt) + len(text) for prompt, text in rows)
        ids = torch.tensor([[*p, *t, *[0] * (width - len(p) - len(t))] for p, t in rows])
        labels = torch.tensor([[*[-100] * len(p), *t, *[-100] * (width - len(p) - len(t))] for p, t in rows])
        loss = model(input_ids=ids, attention_mask=(ids != 0).long(), labels=labels).loss
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _prompt(request: dict[str, Any]) -> str:
    return REFERENCE_TEMPLATE.format(**{"exercise_types": "any", **request})
