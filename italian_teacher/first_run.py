"""The first start: train a V5 from the reference V4, and evaluate both."""

from evaluation.services import evaluation_create
from italian_teacher.bootstrap import Installation
from training.models import TrainingRun
from training.services import training_run_create

NAME = "Reference V5"


def queue_first_run(made: Installation) -> bool:
    """Queue V4's evaluation and the reference run, unless any run exists. True when queued."""
    if TrainingRun.objects.exists():
        return False
    evaluation_create(model=made.reference, dataset=made.dataset, rubric=made.rubric)
    training_run_create(
        name=NAME,
        preset="reference",
        base_model=made.reference,
        dataset=made.dataset,
        rubric=made.rubric,
        evaluate_after=True,
    )
    return True
