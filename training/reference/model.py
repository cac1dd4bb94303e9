"""The reference model: a small Llama, trained from scratch on the corpus."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from tqdm import tqdm
from transformers import LlamaConfig, LlamaForCausalLM

IGNORED = -100


@dataclass(frozen=True, slots=True)
class Size:
    """Of the network."""

    hidden: int = 192
    layers: int = 4
    heads: int = 6
    feed_forward: int = 512
    positions: int = 1024


@dataclass(frozen=True, slots=True)
class Schedule:
    """steps of `batch` examples; the learning rate goes up to `rate` over `warmup` of them, then down to nothing."""

    steps: int
    batch: int = 32
    rate: float = 4e-3
    warmup: float = 0.03

    def share_of_rate(self, step: int) -> float:
        """The share of `rate` at a step, counted from 0."""
        rising = max(1, round(self.steps * self.warmup))
        return (step + 1) / rising if step < rising else (self.steps - step) / (self.steps - rising + 1)


def new_model(tokenizer: Any, size: Size, seed: int) -> LlamaForCausalLM:
    torch.manual_seed(seed)
    return LlamaForCausalLM(
        LlamaConfig(
            vocab_size=len(tokenizer),
            hidden_size=size.hidden,
            intermediate_size=size.feed_forward,
            num_hidden_layers=size.layers,
            num_attention_heads=size.heads,
            num_key_value_heads=size.heads,
            max_position_embeddings=size.positions,
            tie_word_embeddings=True,
            pad_token_id=tokenizer.pad_token_id,
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
        )
    )


def encode(tokenizer: Any, prompts: Sequence[str], completions: Sequence[str]) -> list[tuple[list[int], int]]:
    """(prompt + completion + eos, length of the prompt) of each pair; the two are tokenised apart, as in generation."""
    heads = tokenizer(list(prompts))["input_ids"]
    tails = tokenizer(list(completions))["input_ids"]
    return [(head + tail + [tokenizer.eos_token_id], len(head)) for head, tail in zip(heads, tails, strict=True)]


def batches(
    items: Sequence[tuple[list[int], int]], size: int, count: int, seed: int
) -> list[list[tuple[list[int], int]]]:
    """`count` batches of examples of about one length, in random order, every example equally often."""
    rng = random.Random(seed)
    chosen: list[list[tuple[list[int], int]]] = []
    while len(chosen) < count:
        # Sorted by length with some noise: little padding, but not the same neighbours every time.
        order = sorted(items, key=lambda item: len(item[0]) + rng.random() * 8)
        groups = [order[start : start + size] for start in range(0, len(order) - size + 1, size)]
        rng.shuffle(groups)
        chosen += groups
    return chosen[:count]


def train(
    model: LlamaForCausalLM,
    items: Sequence[tuple[list[int], int]],
    schedule: Schedule,
    seed: int,
    log: Callable[[str], None] = print,
) -> float:
    """Trains on the completions (prompts are not learnt); returns the mean loss of the last 50 steps."""
    torch.manual_seed(seed)
    model.train()
    optimizers = _optimizers(model, schedule.rate)
    rates = [torch.optim.lr_scheduler.LambdaLR(optimizer, schedule.share_of_rate) for optimizer in optimizers]
    losses: list[float] = []
    started = time.monotonic()
    progress = tqdm(batches(items, schedule.batch, schedule.steps, seed), desc="Training V4", unit="step")
    for step, batch in enumerate(progress, 1):
        loss = model(**_tensors(batch, model.config.pad_token_id)).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for optimizer, rate in zip(optimizers, rates, strict=True):
            optimizer.step()
            rate.step()
            optimizer.zero_grad(set_to_none=True)
        losses.append(loss.item())
        if step % 100 == 0:
            log(f"step {step}: loss {sum(losses[-100:]) / 100:.3f}, {time.monotonic() - started:.0f} s")
    model.eval()
    return sum(losses[-50:]) / len(losses[-50:])


def _optimizers(model: LlamaForCausalLM, rate: float) -> list[torch.optim.Optimizer]:
    """Muon for the layers' matrices, AdamW for the rest: fewer steps to the same loss than AdamW alone.

    Source: Jordan et al. 2024, Muon; the rate scaled to AdamW's as in Liu et al. 2025, arXiv 2502.16982.
    """
    hidden = [p for name, p in model.named_parameters() if p.ndim == 2 and "embed" not in name]
    chosen = {id(p) for p in hidden}
    rest = [p for p in model.parameters() if id(p) not in chosen]
    return [
        torch.optim.Muon(hidden, lr=rate, weight_decay=0.05, adjust_lr_fn="match_rms_adamw"),
        torch.optim.AdamW(rest, lr=rate, weight_decay=0.0, betas=(0.9, 0.98)),
    ]


def _tensors(batch: Sequence[tuple[list[int], int]], pad: int) -> dict[str, torch.Tensor]:
    longest = max(len(ids) for ids, _ in batch)
    inputs = torch.full((len(batch), longest), pad, dtype=torch.long)
    labels = torch.full((len(batch), longest), IGNORED, dtype=torch.long)
    mask = torch.zeros((len(batch), longest), dtype=torch.long)
    for row, (ids, prompt) in enumerate(batch):
        inputs[row, : len(ids)] = torch.tensor(ids)
        labels[row, prompt : len(ids)] = torch.tensor(ids[prompt:])
        mask[row, : len(ids)] = 1
    return {"input_ids": inputs, "labels": labels, "attention_mask": mask}
