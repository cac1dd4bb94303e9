"""Evaluations of models on requests."""

from django.db import models

from rewards.models import Completion, CompletionScore, RequestDataset, Rubric, Split
from training.generation import SAMPLING_TEMPERATURE
from training.jobs.models import Job
from training.models import LanguageModel, TrainingRun


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


class RescoreRun(Job):
    """Stored completions scored anew, by a version of the rubric that the present code can score with.

    run or evaluation: whose completions; neither: all. Completions stored after its making
    (with a higher number than `until`) do not belong to it.
    """

    runner = "evaluation.rescore.execute"

    rubric = models.ForeignKey(Rubric, on_delete=models.PROTECT)
    run = models.ForeignKey(TrainingRun, null=True, blank=True, on_delete=models.CASCADE, related_name="rescores")
    evaluation = models.ForeignKey(
        EvaluationRun, null=True, blank=True, on_delete=models.CASCADE, related_name="rescores"
    )
    until = models.PositiveBigIntegerField(help_text="The highest completion number that it covers.")

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(run=None) | models.Q(evaluation=None), name="rescore_one_source_at_most"
            )
        ]

    def __str__(self) -> str:
        return f"Re-score of {self.source} by {self.rubric}"

    @property
    def source(self) -> str:
        """Whose completions, in words."""
        if self.run is not None:
            return self.run.name
        return f"the evaluation of {self.evaluation.model}" if self.evaluation is not None else "all completions"


class RescoreItem(models.Model):
    """One completion of a re-score. before: its newest score by another version when it was scored anew."""

    rescore = models.ForeignKey(RescoreRun, on_delete=models.CASCADE, related_name="items")
    completion = models.ForeignKey(Completion, on_delete=models.CASCADE, related_name="+")
    before = models.ForeignKey(CompletionScore, null=True, on_delete=models.CASCADE, related_name="+")
    after = models.ForeignKey(CompletionScore, on_delete=models.CASCADE, related_name="+")
    change = models.FloatField(null=True, help_text="after - before, in points; NULL when one has no total.")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["rescore", "completion"], name="rescore_item_once")]

    def __str__(self) -> str:
        return f"Completion {self.completion_id}: {self.change}"


class RuleChange(models.Model):
    """Findings of one rule that a completion gained and lost in a re-score."""

    item = models.ForeignKey(RescoreItem, on_delete=models.CASCADE, related_name="rules")
    rule = models.CharField(max_length=80)
    gained = models.PositiveIntegerField(default=0)
    lost = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["item", "rule"], name="rule_change_once")]
        indexes = [models.Index(fields=["rule"])]

    def __str__(self) -> str:
        return f"{self.rule}: +{self.gained} -{self.lost}"
