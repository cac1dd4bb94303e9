"""A job's own process: `python -m training.jobs.execute app.Model PK ATTEMPT`.

Runs the job's runner and records SUCCEEDED, or FAILED with a traceback. Anything else is for
the supervisor to record, once it has seen that the process is gone.
"""

import os
import signal
import sys
import traceback
from types import FrameType
from typing import NoReturn


class Cancelled(Exception):
    """Raised by a runner that stopped because heart.stop_requested, after saving."""


def main(label: str, pk: int, number: int) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "italian_teacher.settings")
    import django

    django.setup()
    from django.utils.module_loading import import_string

    # This file is both __main__ and a module: runners raise the module's Cancelled.
    from training.jobs.claim import StaleAttempt, finish, holds
    from training.jobs.execute import Cancelled
    from training.jobs.heartbeat import EXIT_STALE, EXIT_STOPPED, interrupted
    from training.jobs.models import JobStatus
    from training.jobs.registry import job_model

    signal.signal(signal.SIGINT, lambda *_: interrupted.set())
    job = job_model(label)._default_manager.get(pk=pk)
    if not holds(job, number):
        return EXIT_STALE
    try:
        import_string(job.runner)(pk, number)
    except Cancelled:
        return EXIT_STOPPED
    except StaleAttempt as stale:
        print(stale, file=sys.stderr)
        return EXIT_STALE
    except Exception as error:
        text = traceback.format_exc()
        print(text, file=sys.stderr)
        finish(job, number, JobStatus.FAILED, error=_sentence(error), traceback=text)
        return 1
    finish(job, number, JobStatus.SUCCEEDED)
    return 0


def _sentence(error: Exception) -> str:
    """Our own errors speak for themselves; others get their type in front, and a remedy where one is known."""
    if type(error).__module__.partition(".")[0] in ("rewards", "training", "evaluation"):
        return str(error)
    if type(error).__name__ == "OutOfMemoryError" or isinstance(error, MemoryError):
        return (
            "There was not enough memory. Fewer completions per forward pass with more forward passes per step, "
            "or shorter completions, need less."
        )
    return f"{type(error).__name__}: {str(error).strip() or 'no further words'}"


def _terminated(number: int, frame: FrameType | None) -> NoReturn:
    # No clean-up: checkpoints are whole or absent, and the supervisor records the end.
    os._exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _terminated)
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
