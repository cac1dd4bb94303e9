"""Evaluations of models on requests."""

from django.db import models

from rewards.models import Completion, RequestDataset, Rubric, Split
from training.generation import SAMPLING_TEMPERATURE
from training.jobs.models import Job
from training.models import LanguageModel


class EvaluationRun(Job):
    """model x requests x seed -> completions -> scores -> metrics."""

    runner = "evaluation.run.execute"

    model = models.ForeignKey(LanguageModel, on_delete=models.PROTECT, related_name="evaluations")
    dataset = models.ForeignKey(RequestDataset, on_delete=models.PROTECT)
    split = models.CharField(max_length=10, choices=Split.choices, default=Split.TEST)
    rubric = models.ForeignKey(Rubric, on_delete=models.PROTECT)
    seed = models.PositiveIntegerField(default=0)
    temperature = models.FloatField(default=SAMPLING_TEMPERATURE)
    limit = models.PositiveIntegerField(null=True, blank=True, help_text="Requests at most; empty: the whole split.")
    metrics = models.JSONField(
        default=dict, help_text='{"gender_accuracy": {"value": 0–1 or null, "low": …, "high": …, "n": …}, …}'
    )

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.model} on {self.dataset} ({self.split})"


class EvaluationItem(models.Model):
    """One completion of an evaluation."""

    evaluation = models.ForeignKey(EvaluationRun, on_delete=models.CASCADE, related_name="items")
    completion = models.OneToOneField(Completion, on_delete=models.CASCADE, related_name="evaluation_item")
    index = models.PositiveIntegerField(help_text="Place in the evaluation's order of requests.")

    class Meta:
        ordering = ["index"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "index"], name="evaluation_item_once")]

    def __str__(self) -> str:
        return f"Item {self.index}"
