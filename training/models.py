"""Models, runs and what they leave behind."""

from django.db import models

from rewards.models import Completion, RequestDataset, Rubric
from training.jobs.models import Attempt, Job

__all__ = ["Attempt", "Checkpoint", "LanguageModel", "MetricPoint", "Rollout", "TrainingRun"]


class LanguageModel(models.Model):
    """A causal LM, or a LoRA adapter over one, in a folder under MODELS_ROOT."""

    class Kind(models.TextChoices):
        FULL = "full", "Full weights"
        ADAPTER = "adapter", "LoRA adapter"

    name = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    path = models.CharField(max_length=300, unique=True, help_text="Folder, relative to MODELS_ROOT.")
    base = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="derived",
        help_text="The model it was trained from, or the model under an adapter.",
    )
    run = models.ForeignKey(
        "TrainingRun",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="results",
        help_text="The run that made it.",
    )
    prompt_template = models.TextField(
        blank=True, help_text="Empty: V4's chat messages. Otherwise a plain template; see training/prompts.py."
    )
    sha256 = models.CharField(max_length=64, help_text="Of its weight files.")
    parameters = models.PositiveBigIntegerField(null=True)
    description = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name


class TrainingRun(Job):
    """One GRPO run: frozen configuration in, adapter and merged model out."""

    runner = "training.run.execute"

    name = models.CharField(max_length=100)
    preset = models.CharField(max_length=20)
    base_model = models.ForeignKey(LanguageModel, on_delete=models.PROTECT, related_name="training_runs")
    dataset = models.ForeignKey(RequestDataset, on_delete=models.PROTECT)
    rubric = models.ForeignKey(Rubric, on_delete=models.PROTECT)
    config = models.JSONField(help_text="training.config.RunConfig as a mapping.")
    seed = models.PositiveIntegerField(default=0)
    evaluate_after = models.BooleanField(
        default=False, help_text="Evaluate the result on the test split when it is done."
    )

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name


class Rollout(models.Model):
    """One completion of a training step. group: the G completions of one prompt, numbered within the step."""

    run = models.ForeignKey(TrainingRun, on_delete=models.CASCADE, related_name="rollouts")
    attempt_number = models.PositiveIntegerField()
    step = models.PositiveIntegerField()
    group = models.PositiveIntegerField()
    index = models.PositiveIntegerField(help_text="Place within the group, from 0.")
    advantage = models.FloatField()
    completion = models.OneToOneField(Completion, on_delete=models.CASCADE, related_name="rollout")
    superseded = models.BooleanField(default=False, help_text="Its step was lost in a crash and done again.")

    class Meta:
        ordering = ["step", "group", "index"]
        constraints = [
            models.UniqueConstraint(fields=["run", "attempt_number", "step", "group", "index"], name="rollout_once")
        ]

    def __str__(self) -> str:
        return f"Step {self.step}, group {self.group}, completion {self.index}"


class MetricPoint(models.Model):
    """One log row of the trainer, as it was: {"reward": …, "kl": …, …}."""

    run = models.ForeignKey(TrainingRun, on_delete=models.CASCADE, related_name="points")
    attempt_number = models.PositiveIntegerField()
    step = models.PositiveIntegerField()
    values = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)
    superseded = models.BooleanField(default=False)

    class Meta:
        ordering = ["step", "id"]

    def __str__(self) -> str:
        return f"Step {self.step}"


class Checkpoint(models.Model):
    """A saved state to resume from. The folder's manifest, not this row, decides whether it is valid."""

    run = models.ForeignKey(TrainingRun, on_delete=models.CASCADE, related_name="checkpoints")
    attempt_number = models.PositiveIntegerField()
    step = models.PositiveIntegerField()
    path = models.CharField(max_length=300, help_text="Relative to RUNTIME_DIR.")
    manifest_sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-step"]

    def __str__(self) -> str:
        return f"Checkpoint at step {self.step}"
