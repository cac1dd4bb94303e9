"""The shipped reference model: sizes, loading, an answer in its format."""

from pathlib import Path

from django.conf import settings

from training.generation import generate
from training.loading import load_model, load_tokenizer
from training.prompts import REFERENCE_TEMPLATE, render
from training.reference.measure import test_requests as held_out

FOLDER = Path(settings.BASE_DIR) / "data" / "models" / "reference_v4"


def test_sizes_and_card() -> None:
    assert (FOLDER / "model.safetensors").stat().st_size <= 12_000_000
    assert "It is not V4" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_loads_and_answers() -> None:
    model, tokenizer = load_model(FOLDER), load_tokenizer(FOLDER)
    assert model.num_parameters() <= 6_000_000
    prompts = [render(request, REFERENCE_TEMPLATE, tokenizer) for request in held_out(4)]
    made = generate(model, tokenizer, prompts, seed=3, max_new_tokens=300)
    assert all(item.text.startswith('[{"type": "') for item in made)
    assert all(item.finish_reason == "stop" for item in made)
