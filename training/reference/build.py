"""From words to a model: corpus, tokenizer, training, figures, model card."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from transformers import LlamaForCausalLM, PreTrainedTokenizerFast
from transformers.utils import logging

from rewards.catalog import FOCUSES
from training.reference.card import write_card
from training.reference.corpus import examples
from training.reference.measure import Figures, measure
from training.reference.model import Schedule, Size, encode, new_model, train
from training.reference.profile import V4, V4_SETTLING, Profile
from training.reference.scenes import load_scenes
from training.reference.tokenizer import train_tokenizer


@dataclass(frozen=True, slots=True)
class Built:
    """loss: of the last stage, per token."""

    parameters: int
    examples: int
    loss: float
    figures: Figures


@dataclass(frozen=True, slots=True)
class Stage:
    """`examples` with a profile's mistakes, learnt by a schedule."""

    profile: Profile
    examples: int
    schedule: Schedule


def settling(profile: Profile, steps: int) -> Stage:
    """Steps on fresh examples at a lower rate."""
    schedule = Schedule(steps=steps, rate=1.5e-3, warmup=0.1)
    return Stage(profile, steps * schedule.batch, schedule)


STAGES = (Stage(V4, 30_000, Schedule()), settling(V4_SETTLING[0], 700), settling(V4_SETTLING[1], 600))


def build_reference(
    output: Path,
    *,
    seed: int,
    stages: Sequence[Stage],
    limit: int,
    log: Callable[[str], None],
    size: Size | None = None,
) -> Built:
    """Makes the model in the folder `output` (its files are replaced) and measures it on `limit` test requests.

    The tokenizer is made from the first stage's examples.
    """
    logging.disable_progress_bar()
    scenes = load_scenes()
    model: LlamaForCausalLM | None = None
    tokenizer: PreTrainedTokenizerFast | None = None
    count, loss = 0, 0.0
    for number, stage in enumerate(stages):
        log(f"Stage {number + 1}: {stage.examples:,} examples, {stage.schedule.steps} steps.")
        made = list(examples(scenes, seed + number + 1, stage.examples, stage.profile))
        count += len(made)
        if tokenizer is None or model is None:
            texts = (text for example in made for text in (example.prompt, example.completion))
            tokenizer = train_tokenizer(texts, [*scenes.words(), *FOCUSES])
            model = new_model(tokenizer, size or Size(), seed)
            log(f"{model.num_parameters():,} parameters, {len(tokenizer):,} tokens.")
        items = encode(tokenizer, [example.prompt for example in made], [example.completion for example in made])
        loss = train(model, items, stage.schedule, seed + number, log)
    if tokenizer is None or model is None:
        raise ValueError("at least one stage is needed")
    output.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(output)
    tokenizer.save_pretrained(output)
    log(f"Sampling and scoring {limit} completions of the test split…")
    built = Built(model.num_parameters(), count, loss, measure(model, tokenizer, limit=limit))
    plan = [(stage.profile, stage.examples, stage.schedule) for stage in stages]
    write_card(output / "README.md", built.parameters, plan, loss, built.figures)
    return built
