"""Requests, completions and their scores."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from rewards.querysets import CompletionScoreQuerySet


class RequestDataset(models.Model):
    """A named, immutable set of requests; sha256 is of its canonical JSONL export."""

    name = models.CharField(max_length=100, unique=True)
    sha256 = models.CharField(max_length=64)
    source = models.CharField(max_length=300, blank=True, help_text="File or command it came from.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name


class Split(models.TextChoices):
    TRAIN = "train", "Training"
    VALIDATION = "validation", "Validation"
    TEST = "test", "Test"


class ExerciseRequest(models.Model):
    """One request of a dataset; the fields of rewards.requests.Request plus its split."""

    dataset = models.ForeignKey(RequestDataset, on_delete=models.CASCADE, related_name="requests")
    split = models.CharField(max_length=10, choices=Split.choices)
    level = models.CharField(max_length=2)
    grammar = models.CharField(max_length=40)
    topic = models.CharField(max_length=80)
    num_exercises = models.PositiveSmallIntegerField(default=3)
    exercise_types = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["dataset", "split"])]

    def __str__(self) -> str:
        return f"{self.level} {self.grammar} · {self.topic} × {self.num_exercises}"


class Rubric(models.Model):
    """A version of the reward function: weights, thresholds and the hash of its code and data. It never changes."""

    name = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    weights = models.JSONField(help_text='Points per component, for example {"gender": 25, …}.')
    thresholds = models.JSONField(default=dict, blank=True)
    code_hash = models.CharField(max_length=64)
    note = models.CharField(max_length=200, blank=True, help_text="Why this version was made.")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["name", "version"], name="rubric_version_once")]

    def __str__(self) -> str:
        return f"{self.name} v{self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only once: scores name this row. Raises TypeError when it is stored already."""
        if not self._state.adding:
            raise TypeError(f"{self} never changes; make a new version")
        super().save(*args, **kwargs)


class Completion(models.Model):
    """A completion, kept whole. Who wrote it and when stands in Rollout or EvaluationItem."""

    request = models.ForeignKey(ExerciseRequest, on_delete=models.PROTECT, related_name="completions")
    text = models.TextField(blank=True)
    prompt_hash = models.CharField(max_length=64)
    prompt_tokens = models.PositiveIntegerField()
    completion_tokens = models.PositiveIntegerField()
    finish_reason = models.CharField(max_length=10, help_text="stop, or length when cut at the limit.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Completion {self.pk}"


class CompletionScore(models.Model):
    """A completion's total under one rubric version, at most one for each; NULL when nothing was applicable."""

    completion = models.ForeignKey(Completion, on_delete=models.CASCADE, related_name="scores")
    rubric = models.ForeignKey(Rubric, on_delete=models.PROTECT)
    total = models.FloatField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CompletionScoreQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["completion", "rubric"], name="score_once_per_version")]
        indexes = [models.Index(fields=["rubric", "total"])]

    def __str__(self) -> str:
        return f"{self.total} for completion {self.completion_id}"


class ComponentScore(models.Model):
    """One component's Score, as in rewards.score, with its findings."""

    class Status(models.TextChoices):
        SCORED = "scored", "Scored"
        NOT_APPLICABLE = "not_applicable", "Not applicable"
        ERROR = "error", "Error"

    completion_score = models.ForeignKey(CompletionScore, on_delete=models.CASCADE, related_name="components")
    component = models.CharField(max_length=20)
    status = models.CharField(max_length=15, choices=Status.choices)
    value = models.FloatField(null=True)
    explanation = models.TextField()
    findings = models.JSONField(default=list, help_text="Finding objects of rewards.score.")
    exercises = models.JSONField(default=list, help_text="A value or null per exercise.")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["completion_score", "component"], name="component_once"),
            models.CheckConstraint(
                condition=Q(status="scored", value__isnull=False) | (~Q(status="scored") & Q(value__isnull=True)),
                name="value_only_when_scored",
            ),
        ]
        indexes = [models.Index(fields=["component", "value"])]

    def __str__(self) -> str:
        return f"{self.component}: {self.value}"
