"""RunConfig: the values of a run that a person may change -> TRL's GRPOConfig and peft's LoraConfig."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from training.generation import SAMPLING_TEMPERATURE

Precision = Literal["auto", "fp32", "bf16", "fp16"]


class RunConfig(BaseModel):
    """One run's configuration, frozen with the run. Units stand in each description."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    num_generations: int = Field(4, ge=2, le=64, description="Completions per prompt (the group).")
    per_device_train_batch_size: int = Field(1, ge=1, le=1024, description="Completions per forward pass.")
    gradient_accumulation_steps: int = Field(8, ge=1, le=1024, description="Forward passes per step.")
    learning_rate: float = Field(1e-6, gt=0, le=0.1)
    lr_scheduler_type: Literal["linear", "constant", "cosine"] = "linear"
    beta: float = Field(0.1, ge=0, le=1, description="KL coefficient; 0 means no reference model.")
    temperature: float = Field(1.0, gt=0, le=2)
    max_prompt_length: int = Field(256, ge=8, le=8192, description="Tokens; longer prompts are refused.")
    max_completion_length: int = Field(1792, ge=16, le=8192, description="Tokens; longer completions are cut.")
    num_train_epochs: float = Field(1.0, gt=0, le=100)
    max_steps: int = Field(-1, ge=-1, le=1_000_000, description="Steps at most; -1: as the epochs say.")
    max_exercises: int = Field(10, ge=1, le=10, description="Train on requests for at most so many exercises.")
    save_steps: int = Field(50, ge=1, le=100_000, description="A checkpoint every so many steps.")
    lora_r: int = Field(16, ge=1, le=512)
    lora_alpha: int = Field(32, ge=1, le=1024)
    lora_dropout: float = Field(0.0, ge=0, lt=1)
    precision: Precision = "auto"
    gradient_checkpointing: bool = False
    threads: int = Field(0, ge=0, le=256, description="CPU threads of the trainer; 0: one per core.")

    @model_validator(mode="after")
    def _whole_groups(self) -> Self:
        completions = self.per_device_train_batch_size * self.gradient_accumulation_steps
        if completions % self.num_generations:
            raise ValueError(
                f"A step makes {completions} completions (batch size × accumulation steps), which is not a "
                f"multiple of {self.num_generations} generations per prompt; change one of the three."
            )
        return self

    @property
    def prompts_per_step(self) -> int:
        return self.per_device_train_batch_size * self.gradient_accumulation_steps // self.num_generations


PRESETS: Mapping[str, RunConfig] = {
    # For the 8B V4 on an L4 or A100: 4 generations, learning rate 1e-6, beta 0.1, 2048 tokens
    # (prompt and completion together), batch 1, 8 accumulation steps, 1 epoch.
    "seed": RunConfig(gradient_checkpointing=True),
    # For the reference model on a CPU.
    "reference": RunConfig(
        num_generations=8,
        per_device_train_batch_size=64,
        gradient_accumulation_steps=1,
        learning_rate=3e-3,
        lr_scheduler_type="linear",
        beta=0.02,
        # As its exercises are sampled afterwards: what V4 writes then is what shall become better.
        temperature=SAMPLING_TEMPERATURE,
        max_prompt_length=64,
        max_completion_length=200,
        max_steps=220,
        max_exercises=2,
        save_steps=50,
        precision="fp32",
        # A second thread gains a third on idle cores and costs a factor of ten to fifty on busy ones.
        threads=1,
    ),
}


def precision_flags(precision: Precision) -> dict[str, bool]:
    """{"bf16": …, "fp16": …} by what the GPU has; both False on a CPU."""
    import torch

    if precision == "auto":
        if not torch.cuda.is_available():
            precision = "fp32"
        else:
            precision = "bf16" if torch.cuda.is_bf16_supported() else "fp16"
    return {"bf16": precision == "bf16", "fp16": precision == "fp16"}


def grpo_config(config: RunConfig, *, output_dir: Path, seed: int, reward_weights: list[float]) -> Any:
    """TRL's GRPOConfig of a run. Checkpoints are ours (training.checkpoints), so TRL saves none."""
    import torch
    from trl import GRPOConfig

    return GRPOConfig(
        output_dir=str(output_dir),
        seed=seed,
        num_generations=config.num_generations,
        per_device_train_batch_size=config.per_device_train_batch_size,
        gradient_accumulation_steps=config.gradient_accumulation_steps,
        learning_rate=config.learning_rate,
        lr_scheduler_type=config.lr_scheduler_type,
        beta=config.beta,
        temperature=config.temperature,
        max_completion_length=config.max_completion_length,
        num_train_epochs=config.num_train_epochs,
        max_steps=config.max_steps,
        reward_weights=reward_weights,
        # transformers' new name; the old one warns.
        activation_checkpointing=config.gradient_checkpointing,
        use_cpu=not torch.cuda.is_available(),
        logging_steps=1,
        logging_first_step=True,
        save_strategy="no",
        report_to="none",
        disable_tqdm=True,
        **precision_flags(config.precision),
    )


def lora_config(config: RunConfig) -> Any:
    """peft's LoraConfig: an adapter on all linear layers."""
    from peft import LoraConfig

    return LoraConfig(
        r=config.lora_r,
        lora_alpha=config.lora_alpha,
        lora_dropout=config.lora_dropout,
        target_modules="all-linear",
        task_type="CAUSAL_LM",
    )
