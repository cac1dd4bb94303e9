"""Batched generation, the same for every model and machine."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from training.loading import load_model, load_tokenizer
from training.prompts import needs_special_tokens

__all__ = ["SAMPLING_TEMPERATURE", "Generated", "generate", "load_model", "load_tokenizer"]

# At which exercises are written for learners: varied, without a model's unlikeliest words, which 1 lets through.
SAMPLING_TEMPERATURE = 0.7


@dataclass(frozen=True, slots=True)
class Generated:
    """A completion. completion_tokens counts the end token too, as TRL does.

    finish_reason: "stop" (the model ended it) or "length" (cut at the limit).
    """

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
    temperature: float = SAMPLING_TEMPERATURE,
    max_new_tokens: int = 512,
    batch_size: int = 64,
    on_batch: Callable[[int], None] | None = None,
) -> list[Generated]:
    """Sample one completion per prompt, in the order of the prompts.

    Prompts of like length go into one batch, and each batch is seeded by its place: the
    same prompts with the same seed and batch size give the same completions, whatever was
    generated before. temperature 0 is greedy. on_batch gets the number of prompts done.
    """
    order = sorted(range(len(prompts)), key=lambda place: len(prompts[place]))
    done: dict[int, Generated] = {}
    for start in range(0, len(order), batch_size):
        places = order[start : start + batch_size]
        batch = [prompts[place] for place in places]
        generated = _generate_batch(model, tokenizer, batch, seed + start, temperature, max_new_tokens)
        done.update(zip(places, generated, strict=True))
        if on_batch:
            on_batch(len(done))
    return [done[place] for place in range(len(prompts))]


def _generate_batch(
    model: Any, tokenizer: Any, prompts: Sequence[str], seed: int, temperature: float, max_new_tokens: int
) -> list[Generated]:
    import torch

    torch.manual_seed(seed)
    special = needs_special_tokens(tokenizer, prompts[0])
    inputs = tokenizer(list(prompts), return_tensors="pt", padding=True, add_special_tokens=special)
    inputs = inputs.to(model.device)
    inputs.pop("token_type_ids", None)
    sampling: dict[str, Any] = {"do_sample": False, "temperature": None, "top_p": None, "top_k": None}
    if temperature > 0:
        # All three named: a model's own generation_config would fill in what is left out.
        sampling = {"do_sample": True, "temperature": temperature, "top_p": 1.0, "top_k": 0}
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
    """Every token that ends a completion: the model may name several (end of text, end of turn)."""
    configured = model.generation_config.eos_token_id
    ids = configured if isinstance(configured, list) else [configured]
    return {token for token in [*ids, tokenizer.eos_token_id] if token is not None}


def _generated(tokenizer: Any, mask: Any, tokens: list[int], ends: set[int]) -> Generated:
    end = next((place for place, token in enumerate(tokens) if token in ends), None)
    kept = tokens if end is None else tokens[: end + 1]
    text = tokenizer.decode(kept, skip_special_tokens=True)
    return Generated(text, int(mask.sum()), len(kept), "length" if end is None else "stop")
