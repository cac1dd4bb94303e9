"""The main job without a browser: real broker, real worker, V4 -> V5, both evaluated."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings
from tqdm import tqdm

from evaluation.models import EvaluationRun
from evaluation.services import evaluation_create
from italian_teacher.bootstrap import Installation
from italian_teacher.broker import embedded_broker
from italian_teacher.processes import child_environment, worker_commands
from training.jobs.models import Job, JobStatus
from training.models import TrainingRun
from training.services import training_run_create

POLL_SECONDS = 0.5
STOP_SECONDS = 20


class DemoError(RuntimeError):
    """A job that did not succeed, or a process that died; str() says which and where its log is."""


@contextmanager
def workers(log_folder: Path) -> Iterator[dict[str, "subprocess.Popen[bytes]"]]:
    """Broker (unless REDIS_URL), worker, control worker and beat while the block lasts; none is left after it."""
    with ExitStack() as stack:
        broker = settings.ENV_REDIS_URL or stack.enter_context(embedded_broker(settings.RUNTIME_DIR))
        environment = dict(child_environment(settings.RUNTIME_DIR, broker))
        log_folder.mkdir(parents=True, exist_ok=True)
        processes = {}
        for name, command in worker_commands().items():
            log = stack.enter_context((log_folder / f"{name}.log").open("ab"))
            processes[name] = subprocess.Popen(
                command, env=environment, cwd=settings.BASE_DIR, stdout=log, stderr=subprocess.STDOUT
            )
            stack.callback(_stop, processes[name])
        yield processes


def _stop(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def run_demo(made: Installation, name: str) -> tuple[EvaluationRun, EvaluationRun]:
    """Evaluate V4, train V5, evaluate V5; progress on the terminal. Gives both evaluations; raises DemoError."""
    with workers(settings.RUNTIME_DIR / "logs") as processes:
        v4 = evaluation_create(model=made.reference, dataset=made.dataset, rubric=made.rubric)
        _follow(v4, "Evaluating V4", "completions", processes)
        run = training_run_create(
            name=name,
            preset="reference",
            base_model=made.reference,
            dataset=made.dataset,
            rubric=made.rubric,
            evaluate_after=True,
        )
        _follow(run, "Training V5  ", "steps", processes)
        v5 = EvaluationRun.objects.get(model__run=run)
        _follow(v5, "Evaluating V5", "completions", processes)
    return v4, v5


def _follow(job: Job, label: str, unit: str, processes: dict[str, "subprocess.Popen[bytes]"]) -> None:
    """Show a job's progress until it has ended. Raises DemoError unless it succeeded."""
    with tqdm(total=job.progress_total or None, desc=label, unit=f" {unit}", smoothing=0.1) as bar:
        while True:
            job.refresh_from_db()
            bar.total = job.progress_total or bar.total
            bar.update(job.progress - bar.n)
            _show_reward(job, bar)
            if not job.is_active:
                break
            for name, process in processes.items():
                if process.poll() is not None:
                    log = settings.RUNTIME_DIR / "logs" / f"{name}.log"
                    raise DemoError(f"The {name} process ended with code {process.returncode}; see {log}.")
            time.sleep(POLL_SECONDS)
    if job.status != JobStatus.SUCCEEDED:
        attempt = job.attempts.order_by("-number").first()
        log = f" Its log: {settings.RUNTIME_DIR / attempt.log_path}" if attempt else ""
        raise DemoError(f"{label.strip()} {job.get_status_display().lower()}: {job.error}{log}")


def _show_reward(job: Job, bar: "tqdm[None]") -> None:
    if isinstance(job, TrainingRun):
        point = job.points.filter(superseded=False).exclude(values__reward=None).order_by("-step").first()
        if point is not None:
            bar.set_postfix_str(f"reward {point.values['reward']:.1f}", refresh=False)
