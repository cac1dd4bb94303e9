"""The frozen facts of a job: versions, host, git revision, hashes."""

import hashlib
import platform
import socket
import subprocess
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

LIBRARIES = ("torch", "transformers", "trl", "peft", "accelerate", "spacy", "lingotweaker-data-it", "django")


def environment_facts(folder: Path) -> dict[str, Any]:
    """Library versions, Python, host, device, and the code's git revision if there is one."""
    import torch

    device = torch.cuda.get_device_name(0) if torch.cuda.is_available() else f"CPU ({platform.machine()})"
    return {
        "versions": {name: found for name in LIBRARIES if (found := _version(name))},
        "python": platform.python_version(),
        "host": socket.gethostname(),
        "device": device,
        "git_revision": _git_revision(folder),
    }


def files_hash(files: Iterable[Path]) -> str:
    """SHA-256 over the files' names and contents, in the given order."""
    digest = hashlib.sha256()
    for path in files:
        with path.open("rb") as data:
            digest.update(path.name.encode() + b"\0" + hashlib.file_digest(data, "sha256").digest())
    return digest.hexdigest()


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _git_revision(folder: Path) -> str | None:
    try:
        result = subprocess.run(
            ["git", "-C", str(folder), "rev-parse", "HEAD"], capture_output=True, text=True, timeout=10, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return result.stdout.strip()
