"""A job's own process: `python -m training.jobs.execute app.Model PK ATTEMPT`.

Runs the job's runner, and records how it ended: SUCCEEDED, CANCELLED, or FAILED with a traceback.
"""

import os
import signal
import sys
import traceback
from types import FrameType
from typing import NoReturn


class Cancelled(Exception):  # noqa: N818 - not an error: a person asked for it
    """Raised by a runner that stopped because it was asked to, after saving."""


def main(label: str, pk: int, number: int) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "italian_teacher.settings")
    import django

    django.setup()
    from django.utils.module_loading import import_string

    # This file is both __main__ and a module: runners raise the module's Cancelled.
    from training.jobs.claim import StaleAttempt, finish, holds
    from training.jobs.execute import Cancelled
    from training.jobs.models import JobStatus
    from training.jobs.registry import job_model

    job = job_model(label)._default_manager.get(pk=pk)
    if not holds(job, number):
        return 0
    try:
        import_string(job.runner)(pk, number)
    except Cancelled:
        finish(job, number, JobStatus.CANCELLED, reason="Stopped and saved, as asked.")
    except StaleAttempt as stale:
        print(stale, file=sys.stderr)
        return 3
    except Exception as error:
        text = traceback.format_exc()
        print(text, file=sys.stderr)
        finish(job, number, JobStatus.FAILED, error=_sentence(error), traceback=text)
        return 1
    else:
        finish(job, number, JobStatus.SUCCEEDED)
    return 0


def _sentence(error: Exception) -> str:
    """Our own errors speak for themselves; others get their type in front."""
    package = type(error).__module__.partition(".")[0]
    ours = package in ("rewards", "training", "evaluation")
    return str(error) if ours else f"{type(error).__name__}: {error}"


def _terminated(number: int, frame: FrameType | None) -> NoReturn:
    # No clean-up: checkpoints are whole or absent, and the supervisor records the end.
    os._exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _terminated)
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
