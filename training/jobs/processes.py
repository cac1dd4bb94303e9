"""Processes of jobs: told from later ones with the same pid, and ended with all their children."""

import contextlib
import os
import signal
import time

import psutil


def started_at(pid: int) -> float | None:
    """The process's start time in seconds since the epoch; None when there is no such process."""
    try:
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else float(process.create_time())
    except psutil.NoSuchProcess:
        return None


def is_alive(pid: int | None, start: float | None) -> bool:
    """Whether the very process (pid and start time) still runs on this host."""
    if pid is None or start is None:
        return False
    now = started_at(pid)
    return now is not None and abs(now - start) < 1.0


def group_members(group: int) -> list[int]:
    """The pids of a process group that still run."""
    members = []
    for process in psutil.process_iter(["status"]):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if process.info["status"] != psutil.STATUS_ZOMBIE and os.getpgid(process.pid) == group:
                members.append(process.pid)
    return members


def end_group(group: int, grace: float = 15.0) -> bool:
    """SIGTERM to the group, SIGKILL after `grace` seconds; True when no member is left."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGTERM)
    if _gone(group, grace):
        return True
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
    return _gone(group, 5.0)


def _gone(group: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while group_members(group):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True
