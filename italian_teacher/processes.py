"""The processes that make up the app, and a check that a broker answers."""

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.request import urlopen

from redis import Redis
from redis.exceptions import RedisError

CELERY = [sys.executable, "-m", "celery", "--quiet", "-A", "italian_teacher"]


def worker_commands() -> dict[str, list[str]]:
    """Name -> command line of the background processes.

    One job at a time on this machine (one GPU): concurrency 1, nothing prefetched. The
    control worker runs the sweep that re-sends lost messages and finds dead jobs.
    """
    quiet = ["--loglevel", "WARNING", "--without-gossip", "--without-mingle"]
    return {
        "worker": [
            *CELERY,
            "worker",
            "--queues",
            "jobs",
            "--concurrency",
            "1",
            "--pool",
            "threads",
            "-n",
            "jobs@%h",
            *quiet,
        ],
        "control": [*CELERY, "worker", "--queues", "control", "--pool", "solo", "-n", "control@%h", *quiet],
        "beat": [*CELERY, "beat", "--loglevel", "WARNING", "--pidfile="],
    }


def web_command(host: str, port: int) -> list[str]:
    """The web server's command line."""
    return [
        sys.executable, "-m", "gunicorn", "italian_teacher.wsgi:application",
        "--bind", f"{host}:{port}", "--workers", "1", "--threads", "8",
        "--timeout", "120", "--graceful-timeout", "3", "--log-level", "warning",
    ]  # fmt: skip


def child_environment(runtime_dir: Path, broker_url: str) -> Mapping[str, str]:
    """What every process of one installation shares."""
    return {
        **os.environ,
        "RUNTIME_DIR": str(runtime_dir),
        "REDIS_URL": broker_url,
        # Two busy torch thread pools on two cores are many times slower than one.
        "OMP_NUM_THREADS": os.environ.get("OMP_NUM_THREADS", "1"),
        "TOKENIZERS_PARALLELISM": "false",
        "PYTHONUNBUFFERED": "1",
    }


def broker_answers(url: str, seconds: float = 1.0) -> bool:
    """Whether a broker at this URL replies to a PING within the time."""
    try:
        with Redis.from_url(url, socket_connect_timeout=seconds, socket_timeout=seconds) as client:
            return bool(client.ping())
    except RedisError:
        return False


def page_answers(address: str, seconds: float) -> bool:
    """Whether a page comes from this address within the time."""
    try:
        with urlopen(address, timeout=seconds) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def port_is_free(host: str, port: int) -> bool:
    """Whether the port can be bound now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def any_free_port(host: str = "127.0.0.1") -> int:
    """A free port that the system picks: two installations that start at once get different ones."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])
