"""Job: what a TrainingRun and an EvaluationRun share. Attempt: one try at a job by one worker."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class JobStatus(models.TextChoices):
    QUEUED = "queued", "Queued"
    RUNNING = "running", "Running"
    SUCCEEDED = "succeeded", "Succeeded"
    FAILED = "failed", "Failed"  # its own code raised
    CRASHED = "crashed", "Crashed"  # its process or worker died
    CANCELLED = "cancelled", "Cancelled"


ACTIVE = (JobStatus.QUEUED, JobStatus.RUNNING)


class Job(models.Model):
    """A long job. The database is the truth; a broker message only says "look here".

    attempt_number is the fencing token: a claim raises it, and every write of a job's
    process carries it and is refused when it is stale.
    """

    class Cancel(models.TextChoices):
        NONE = "", "No"
        SAVE = "save", "Stop after this step and save"
        KILL = "kill", "Stop at once"

    status = models.CharField(max_length=10, choices=JobStatus.choices, default=JobStatus.QUEUED, db_index=True)
    cancel = models.CharField(max_length=5, choices=Cancel.choices, default=Cancel.NONE, blank=True)
    attempt_number = models.PositiveIntegerField(default=0)
    progress = models.PositiveIntegerField(default=0, help_text="Units done: training steps, or completions.")
    progress_total = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True, help_text="One sentence: what went wrong and what to do.")
    facts = models.JSONField(default=dict, help_text="Frozen at the first claim: versions, hashes, host, git revision.")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    enqueued_at = models.DateTimeField(null=True, help_text="When a broker message was last sent for it.")
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    attempts = GenericRelation("training.Attempt", "job_id", "job_type")

    # Dotted path of the function (job_id, attempt_number) -> None that does the work in the job's own process.
    runner: str = ""

    class Meta:
        abstract = True

    @property
    def is_active(self) -> bool:
        return self.status in ACTIVE


class Attempt(models.Model):
    """One claim of a job: who, with which process, alive until when, how it ended."""

    job_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    job_id = models.PositiveBigIntegerField()
    job = GenericForeignKey("job_type", "job_id")
    number = models.PositiveIntegerField()
    host = models.CharField(max_length=200)
    pid = models.PositiveIntegerField(null=True, help_text="The job's own process, leader of its group.")
    pid_started = models.FloatField(
        null=True, help_text="Its start time: tells it from a later process with the same pid."
    )
    progress_at_start = models.PositiveIntegerField(default=0, help_text="The job's progress when it was claimed.")
    lease_until = models.DateTimeField()
    heartbeat_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=JobStatus.choices, blank=True)
    reason = models.TextField(blank=True)
    traceback = models.TextField(blank=True)
    log_path = models.CharField(max_length=300, blank=True, help_text="Relative to RUNTIME_DIR.")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["job_type", "job_id", "number"], name="attempt_number_once")]

    def __str__(self) -> str:
        return f"Attempt {self.number}"
