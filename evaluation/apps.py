"""Django application configuration."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "evaluation"
    verbose_name = "Evaluation"

    def ready(self) -> None:
        from evaluation.services import evaluate_result
        from training.jobs.signals import job_finished
        from training.models import TrainingRun

        job_finished.connect(evaluate_result, sender=TrainingRun, dispatch_uid="evaluate_result")
