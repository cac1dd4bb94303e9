"""From words to a model: corpus, tokenizer, training, figures, model card."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from transformers import LlamaForCausalLM, PreTrainedTokenizerFast
from transformers.utils import logging

from rewards.catalog import FOCUSES
from training.loading import load_model, load_tokenizer
from training.reference.card import write_card
from training.reference.corpus import examples
from training.reference.measure import Figures, measure
from training.reference.model import Schedule, Size, encode, new_model, train
from training.reference.profile import CLEAN, V4, Profile
from training.reference.scenes import load_scenes
from training.reference.tokenizer import train_tokenizer

PLAN = "stage.json"


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


# What V4 knows, then how it errs: its mistakes are habits on top of knowledge, which GRPO can find and take away.
STAGES = (
    Stage(CLEAN, 60_000, Schedule(steps=7_000, rate=4e-3)),
    Stage(V4, 16_000, Schedule(steps=500, rate=1.5e-3, warmup=0.1)),
)


def build_reference(
    output: Path,
    *,
    seed: int,
    stages: Sequence[Stage],
    limit: int,
    log: Callable[[str], None],
    size: Size | None = None,
    keep: Path | None = None,
) -> Built:
    """Makes the model in the folder `output` (its files are replaced) and measures it on `limit` test requests.

    The tokenizer is made from the first stage's examples. With `keep`, each stage's model is left in that
    folder, and stages that lie there already, made by the same plan, are not trained again.
    """
    logging.disable_progress_bar()
    size = size or Size()
    model: LlamaForCausalLM | None = None
    tokenizer: PreTrainedTokenizerFast | None = None
    loss = 0.0
    for number, stage in enumerate(stages):
        folder = keep / f"stage-{number + 1}" if keep else None
        plan = {"seed": seed, "size": asdict(size), "stages": [asdict(done) for done in stages[: number + 1]]}
        if folder and (kept := _kept(folder, plan)) is not None:
            log(f"Stage {number + 1}: kept in {folder}.")
            model, tokenizer, loss = load_model(folder), load_tokenizer(folder), kept
            continue
        log(f"Stage {number + 1}: {stage.examples:,} examples, {stage.schedule.steps} steps.")
        model, tokenizer, loss = _train_stage(stage, model, tokenizer, size, seed, number, log)
        if folder:
            _save(folder, model, tokenizer)
            (folder / PLAN).write_text(json.dumps({"loss": loss, **plan}), encoding="utf-8")
    if tokenizer is None or model is None:
        raise ValueError("at least one stage is needed")
    _save(output, model, tokenizer)
    log(f"Sampling and scoring {limit} completions of the test split…")
    count = sum(stage.examples for stage in stages)
    built = Built(model.num_parameters(), count, loss, measure(model, tokenizer, limit=limit))
    made = [(stage.profile, stage.examples, stage.schedule) for stage in stages]
    write_card(output / "README.md", built.parameters, made, loss, built.figures)
    return built


def _train_stage(
    stage: Stage,
    model: LlamaForCausalLM | None,
    tokenizer: PreTrainedTokenizerFast | None,
    size: Size,
    seed: int,
    number: int,
    log: Callable[[str], None],
) -> tuple[LlamaForCausalLM, PreTrainedTokenizerFast, float]:
    """Model and tokenizer after the stage (new ones before the first), and its loss."""
    scenes = load_scenes()
    made = list(examples(scenes, seed + number + 1, stage.examples, stage.profile))
    if tokenizer is None or model is None:
        texts = (text for example in made for text in (example.prompt, example.completion))
        tokenizer = train_tokenizer(texts, [*scenes.words(), *FOCUSES])
        model = new_model(tokenizer, size, seed)
        log(f"{model.num_parameters():,} parameters, {len(tokenizer):,} tokens.")
    items = encode(tokenizer, [example.prompt for example in made], [example.completion for example in made])
    return model, tokenizer, train(model, items, stage.schedule, seed + number, log)


def _save(folder: Path, model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def _kept(folder: Path, plan: dict[str, object]) -> float | None:
    """The loss of the stage kept in the folder; None unless it was made by this plan."""
    try:
        kept = json.loads((folder / PLAN).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    loss = float(kept.pop("loss"))
    return loss if kept == plan else None
