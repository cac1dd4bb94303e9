"""The main job without a browser: real broker, real worker, V4 -> V5, both evaluated."""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TypeVar

from django.conf import settings
from tqdm import tqdm

from evaluation.models import EvaluationRun
from evaluation.services import evaluation_create
from italian_teacher.bootstrap import Installation
from italian_teacher.broker import use_broker
from italian_teacher.first_run import NAME
from italian_teacher.processes import any_free_port, broker_answers, child_environment, worker_commands
from rewards.models import Split
from training.jobs.models import ACTIVE, Job, JobStatus
from training.models import LanguageModel, TrainingRun
from training.services import training_run_create, unused_model_name

POLL_SECONDS = 0.5
BROKER_SECONDS = 15
# A worker that is stopped lets its job save first.
STOP_SECONDS = 30
# How long after a run's success the evaluation that it asked for may take to appear.
SIGNAL_SECONDS = 20
# Without a terminal every refresh of a bar is a line of a log.
LOG_LINE_SECONDS = 20.0

PR_SET_PDEATHSIG = 1
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

Processes = Mapping[str, "subprocess.Popen[bytes]"]
AnyJob = TypeVar("AnyJob", bound=Job)


class DemoError(RuntimeError):
    """A job that did not succeed, or a process that died; str() says which and where its log is."""


@contextmanager
def workers() -> Iterator[Processes]:
    """Broker (unless REDIS_URL), worker, control worker and beat while the block lasts; none is left after it.

    They have sessions of their own, so that Ctrl-C reaches this process alone, which ends them in order.
    """
    processes: dict[str, subprocess.Popen[bytes]] = {}
    port = any_free_port()
    url = settings.ENV_REDIS_URL or f"redis://127.0.0.1:{port}/0"
    environment = dict(child_environment(settings.RUNTIME_DIR, url))
    with ExitStack() as stack:
        for number in STOPS:
            stack.callback(signal.signal, number, signal.getsignal(number))
        if not settings.ENV_REDIS_URL:
            command = [sys.executable, "-m", "italian_teacher.broker", "--port", str(port)]
            processes["broker"] = _start(stack, "broker", command, environment)
        _wait_for_broker(url, processes)
        use_broker(url)
        for name, command in worker_commands().items():
            processes[name] = _start(stack, name, command, environment)
        for number in STOPS:  # an impatient second Ctrl-C must not leave processes behind
            stack.callback(signal.signal, number, signal.SIG_IGN)
        yield processes


def _start(stack: ExitStack, name: str, command: list[str], environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    log = log_of(name)
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            env=environment,
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )
    stack.callback(_stop, process)
    return process


def _end_with_parent() -> None:
    """In the new process, before its program: SIGTERM when this one dies without a chance to stop it. Linux only."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _wait_for_broker(url: str, processes: Processes) -> None:
    deadline = time.monotonic() + BROKER_SECONDS
    while not broker_answers(url):
        _check_alive(processes)
        if time.monotonic() > deadline:
            raise DemoError("No broker answers at REDIS_URL; start your Redis, or unset REDIS_URL to use our own.")
        time.sleep(POLL_SECONDS)


def log_of(name: str) -> Path:
    """Where one of the processes writes its log."""
    return settings.RUNTIME_DIR / "logs" / f"demo-{name}.log"


def _stop(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def interruptible() -> Iterator[None]:
    """SIGTERM and SIGHUP end the block as Ctrl-C does."""

    def interrupt(number: int, frame: object) -> NoReturn:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in STOPS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@dataclass(frozen=True)
class Size:
    """How much of it: training steps (None: as the preset says) and test requests (None: all)."""

    steps: int | None = None
    requests: int | None = None


def run_demo(made: Installation, size: Size, say: Callable[[str], object]) -> tuple[EvaluationRun, EvaluationRun]:
    """Evaluate V4, train V5, evaluate V5; progress on the terminal. Gives both evaluations; raises DemoError.

    What an interrupted demo, or an interrupted first start, has left queued is continued, not begun again.
    """
    with interruptible(), workers() as processes:
        v4 = _waiting_evaluation(made, size) or _evaluate(made.reference, made, size)
        run = _waiting_run(made, size)
        if run:
            say(f"Continuing {run.name} at step {run.progress}.")
        _follow(v4, "Evaluating V4", "completions", processes)
        run = run or training_run_create(
            name=unused_model_name(NAME),
            preset="reference",
            base_model=made.reference,
            dataset=made.dataset,
            rubric=made.rubric,
            overrides={} if size.steps is None else {"max_steps": size.steps},
        )
        _follow(run, "Training V5", "steps", processes)
        merged = run.results.get(kind=LanguageModel.Kind.FULL)
        v5 = (_own_evaluation(merged) if run.evaluate_after else None) or _evaluate(merged, made, size)
        _follow(v5, "Evaluating V5", "completions", processes)
    return v4, v5


def _evaluate(model: LanguageModel, made: Installation, size: Size) -> EvaluationRun:
    return evaluation_create(model=model, dataset=made.dataset, rubric=made.rubric, limit=size.requests)


def _waiting_evaluation(made: Installation, size: Size) -> EvaluationRun | None:
    return EvaluationRun.objects.filter(
        status__in=ACTIVE,
        model=made.reference,
        dataset=made.dataset,
        rubric=made.rubric,
        split=Split.TEST,
        limit=size.requests,
    ).first()


def _waiting_run(made: Installation, size: Size) -> TrainingRun | None:
    steps = {} if size.steps is None else {"config__max_steps": size.steps}
    return TrainingRun.objects.filter(
        status__in=ACTIVE,
        preset="reference",
        base_model=made.reference,
        dataset=made.dataset,
        rubric=made.rubric,
        **steps,
    ).first()


def _own_evaluation(model: LanguageModel) -> EvaluationRun | None:
    """The evaluation that a run's success queues, which happens just after the success."""
    deadline = time.monotonic() + SIGNAL_SECONDS
    while time.monotonic() < deadline:
        if found := EvaluationRun.objects.filter(model=model).first():
            return found
        time.sleep(POLL_SECONDS)
    return None


def _follow(job: Job, label: str, unit: str, processes: Processes) -> None:
    """Show a job's progress until it has ended. Raises DemoError unless it succeeded."""
    terminal = sys.stderr.isatty()
    with tqdm(
        total=job.progress_total or None,
        desc=f"{label:<13}",
        unit=f" {unit}",
        smoothing=0.1,
        mininterval=0.1 if terminal else LOG_LINE_SECONDS,
    ) as bar:
        while True:
            job.refresh_from_db()
            bar.total = job.progress_total or bar.total
            _show_state(job, bar)
            bar.update(job.progress - bar.n)
            if not job.is_active:
                bar.refresh()
                break
            if terminal:
                bar.refresh()
            _check_alive(processes)
            time.sleep(POLL_SECONDS)
    if job.status != JobStatus.SUCCEEDED:
        raise DemoError(f"{label}: {job.get_status_display().lower()}. {job.error} {_where(job)}".strip())


def _show_state(job: Job, bar: "tqdm[NoReturn]") -> None:
    """What else there is to know: that it waits, or the newest reward."""
    if job.status == JobStatus.QUEUED:
        bar.set_postfix_str("waiting for a worker", refresh=False)
        return
    state = ""
    if isinstance(job, TrainingRun):
        point = job.points.filter(superseded=False).exclude(values__reward=None).order_by("-step").first()
        state = f"reward {point.values['reward']:.1f}" if point else "loading"
    bar.set_postfix_str(state, refresh=False)


def _check_alive(processes: Processes) -> None:
    for name, process in processes.items():
        if process.poll() is not None:
            raise DemoError(f"The {name} process ended with code {process.returncode}; see {log_of(name)}.")


def _where(job: Job) -> str:
    attempt = job.attempts.order_by("-number").first()
    return f"Its log: {settings.RUNTIME_DIR / attempt.log_path}" if attempt and attempt.log_path else ""
