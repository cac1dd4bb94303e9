"""Which tables are jobs, and how a message names one."""

from django.apps import apps

from training.jobs.models import Job


def job_models() -> list[type[Job]]:
    """Every concrete Job table of the installed apps."""
    return [model for model in apps.get_models() if issubclass(model, Job)]


def job_model(label: str) -> type[Job]:
    """The Job table named "app.Model". Raises LookupError when it is not one."""
    model = apps.get_model(label)
    if not issubclass(model, Job):
        raise LookupError(f"{label} is not a job")
    return model
