"""From words to a model: corpus, tokenizer, training, figures, model card."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from transformers import PreTrainedTokenizerFast

from rewards.catalog import FOCUSES
from training.reference.card import write_card
from training.reference.corpus import Example, examples
from training.reference.measure import Figures, measure
from training.reference.model import Schedule, Size, encode, new_model, train
from training.reference.profile import V4, V4_SETTLED
from training.reference.scenes import load_scenes
from training.reference.tokenizer import train_tokenizer

SETTLING = Schedule(steps=700, rate=1.5e-3, warmup=0.1)


@dataclass(frozen=True, slots=True)
class Built:
    """loss: of the last stage, per token."""

    parameters: int
    examples: int
    loss: float
    figures: Figures


@dataclass(frozen=True, slots=True)
class Plan:
    """Two stages: the main corpus, then a fresh and smaller one that settles the error rates."""

    size: Size = field(default_factory=Size)
    main: Schedule = field(default_factory=Schedule)
    settling: Schedule = SETTLING
    corpus: int = 30_000


def build_reference(
    output: Path,
    *,
    seed: int,
    plan: Plan,
    limit: int,
    log: Callable[[str], None],
) -> Built:
    """Makes the model in the folder `output` (its files are replaced) and measures it on `limit` test requests."""
    import torch
    from transformers.utils import logging

    logging.disable_progress_bar()
    torch.manual_seed(seed)
    scenes = load_scenes()
    log(f"Writing {plan.corpus:,} examples…")
    made = list(examples(scenes, seed + 1, plan.corpus, V4))
    texts = (text for example in made for text in (example.prompt, example.completion))
    tokenizer = train_tokenizer(texts, [*scenes.words(), *FOCUSES])
    model = new_model(tokenizer, plan.size, seed)
    log(f"{model.num_parameters():,} parameters, {len(tokenizer):,} tokens; {plan.main.steps} steps.")
    loss = train(model, _encoded(tokenizer, made), plan.main, seed, log)
    if plan.settling.steps:
        log(f"Settling the error rates in {plan.settling.steps} steps.")
        fresh = list(examples(scenes, seed + 2, plan.settling.steps * plan.settling.batch, V4_SETTLED))
        loss = train(model, _encoded(tokenizer, fresh), plan.settling, seed + 1, log)
        made += fresh
    output.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(output)
    tokenizer.save_pretrained(output)
    log(f"Sampling and scoring {limit} completions of the test split…")
    figures = measure(model, tokenizer, limit=limit)
    built = Built(model.num_parameters(), len(made), loss, figures)
    write_card(output / "README.md", built.parameters, (plan.main, plan.settling), built.examples, loss, figures)
    return built


def _encoded(tokenizer: PreTrainedTokenizerFast, made: Sequence[Example]) -> list[tuple[list[int], int]]:
    return encode(tokenizer, [example.prompt for example in made], [example.completion for example in made])
