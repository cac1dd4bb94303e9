"""RunConfig: what a person may change, and what TRL gets."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from training.config import PRESETS, RunConfig, grpo_config, lora_config


def test_the_seed_preset_has_the_seeds_values() -> None:
    seed = PRESETS["seed"]
    assert seed.num_generations == 4
    assert seed.learning_rate == 1e-6
    assert seed.beta == 0.1
    assert seed.max_prompt_length + seed.max_completion_length == 2048  # TRL has no single maximum any more
    assert (seed.per_device_train_batch_size, seed.gradient_accumulation_steps) == (1, 8)
    assert (seed.num_train_epochs, seed.max_steps) == (1.0, -1)
    assert seed.precision == "auto"


def test_the_reference_preset_makes_eight_groups_of_eight_a_step() -> None:
    reference = PRESETS["reference"]
    assert (reference.prompts_per_step, reference.num_generations) == (8, 8)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"num_generations": 1}, "greater than or equal to 2"),  # a group of one has no advantage
        ({"learning_rate": 0}, "greater than 0"),
        ({"beta": -0.1}, "greater than or equal to 0"),
        ({"temperature": 0}, "greater than 0"),  # greedy groups are all equal
        ({"max_steps": 1.5}, "valid integer"),
        ({"precision": "int8"}, "'auto', 'fp32', 'bf16' or 'fp16'"),
        ({"learning_rte": 1e-5}, "Extra inputs"),  # a misspelt name is not ignored
        ({"num_generations": 5}, "A step makes 8 completions"),  # 1 x 8 is not a multiple of 5
    ],
)
def test_values_out_of_range_are_refused_with_a_reason(values: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        RunConfig.model_validate(values)


def test_a_configuration_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        PRESETS["seed"].beta = 0.5  # type: ignore[misc]


@pytest.mark.parametrize("preset", list(PRESETS))
def test_trl_accepts_each_preset(preset: str, tmp_path: Path) -> None:
    config = PRESETS[preset]
    made = grpo_config(config, output_dir=tmp_path, seed=7, reward_weights=[1.0, 0.0])
    assert made.generation_batch_size == config.prompts_per_step * config.num_generations
    assert made.num_generations == config.num_generations
    assert made.beta == config.beta
    assert made.seed == 7
    assert made.save_strategy == "no"  # our own checkpoints
    assert made.max_completion_length == config.max_completion_length


def test_lora_goes_on_all_linear_layers() -> None:
    made = lora_config(PRESETS["reference"])
    assert (made.r, made.lora_alpha, made.target_modules) == (16, 32, "all-linear")
