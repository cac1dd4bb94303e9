"""From words to a model: corpus, tokenizer, training, figures, model card."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rewards.catalog import FOCUSES
from training.reference.card import write_card
from training.reference.corpus import examples
from training.reference.measure import Figures, measure
from training.reference.model import Schedule, Size, encode, new_model, train
from training.reference.profile import V4
from training.reference.scenes import load_scenes
from training.reference.tokenizer import train_tokenizer


@dataclass(frozen=True, slots=True)
class Built:
    parameters: int
    examples: int
    loss: float
    figures: Figures


def build_reference(
    output: Path,
    *,
    seed: int,
    schedule: Schedule,
    size: Size,
    corpus: int,
    limit: int,
    log: Callable[[str], None],
) -> Built:
    """Makes the model in the folder `output` (its files are replaced) and measures it on `limit` test requests."""
    import torch
    from transformers.utils import logging

    logging.disable_progress_bar()
    torch.manual_seed(seed)
    log(f"Writing {corpus:,} examples…")
    scenes = load_scenes()
    made = list(examples(scenes, seed, corpus, V4))
    texts = (text for example in made for text in (example.prompt, example.completion))
    tokenizer = train_tokenizer(texts, [*scenes.words(), *FOCUSES])
    items = encode(tokenizer, [example.prompt for example in made], [example.completion for example in made])
    model = new_model(tokenizer, size, seed)
    parameters = model.num_parameters()
    log(f"{parameters:,} parameters, {len(tokenizer):,} tokens; {schedule.steps} steps of {schedule.batch}.")
    loss = train(model, items, schedule, seed, log)
    output.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(output)
    tokenizer.save_pretrained(output)
    log(f"Sampling and scoring {limit} completions of the test split…")
    figures = measure(model, tokenizer, limit=limit)
    built = Built(parameters, corpus, loss, figures)
    write_card(output / "README.md", built.parameters, schedule, corpus, loss, figures)
    return built
