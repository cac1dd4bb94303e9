"""Batched generation, the same for every model and machine."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from training.loading import load_model, load_tokenizer

__all__ = ["Generated", "generate", "load_model", "load_tokenizer"]


@dataclass(frozen=True, slots=True)
class Generated:
    """A completion. finish_reason: "stop" (the model ended it) or "length" (cut at the limit)."""

    text: str
    prompt_tokens: int
    completion_tokens: int
    finish_reason: str


def generate(
    model: Any,
    tokenizer: Any,
    prompts: Sequence[str],
    *,
    seed: int,
    temperature: float = 1.0,
    max_new_tokens: int = 512,
    batch_size: int = 64,
    on_batch: Callable[[int], None] | None = None,
) -> list[Generated]:
    """Sample one completion per prompt, in the order of the prompts.

    Batches hold prompts in their given order and each is seeded by its place, so a
    result does not depend on what was generated before. temperature 0 is greedy.
    on_batch gets the number of prompts done.
    """
    done: list[Generated] = []
    for start in range(0, len(prompts), batch_size):
        batch = prompts[start : start + batch_size]
        done += _generate_batch(model, tokenizer, batch, seed + start, temperature, max_new_tokens)
        if on_batch:
            on_batch(len(done))
    return done


def _generate_batch(
    model: Any, tokenizer: Any, prompts: Sequence[str], seed: int, temperature: float, max_new_tokens: int
) -> list[Generated]:
    import torch

    torch.manual_seed(seed)
    inputs = tokenizer(list(prompts), return_tensors="pt", padding=True).to(model.device)
    inputs.pop("token_type_ids", None)
    sampling = {"do_sample": True, "temperature": temperature, "top_k": 0} if temperature > 0 else {"do_sample": False}
    with torch.inference_mode():
        output = model.generate(
            **inputs, max_new_tokens=max_new_tokens, pad_token_id=tokenizer.pad_token_id, **sampling
        )
    width = inputs["input_ids"].shape[1]
    ends = _end_ids(model, tokenizer)
    return [
        _generated(tokenizer, mask, row[width:].tolist(), ends)
        for mask, row in zip(inputs["attention_mask"], output, strict=True)
    ]


def _end_ids(model: Any, tokenizer: Any) -> set[int]:
    configured = model.generation_config.eos_token_id
    ids = configured if isinstance(configured, list) else [configured, tokenizer.eos_token_id]
    return {token for token in ids if token is not None}


def _generated(tokenizer: Any, mask: Any, tokens: list[int], ends: set[int]) -> Generated:
    length = next((place for place, token in enumerate(tokens) if token in ends), None)
    kept = tokens if length is None else tokens[:length]
    text = tokenizer.decode(kept, skip_special_tokens=True)
    return Generated(text, int(mask.sum()), len(kept), "length" if length is None else "stop")
