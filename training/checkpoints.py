"""Checkpoints: whole or absent. Written beside, given a manifest, renamed; resume takes the newest whole one."""

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
KEEP = 2
# How a full disk shows in errors that carry no errno: of safetensors, of torch.save, of SQLite.
FULL_DISK = (
    "No space left", "File too large", "PytorchStreamWriter failed", "inline_container.cc", "iostream error",
    "disk is full", "disk I/O error",
)  # fmt: skip


class CheckpointError(RuntimeError):
    """A checkpoint that could not be written: str() says why and what to do. Earlier ones are untouched."""


@dataclass(frozen=True, slots=True)
class SavedCheckpoint:
    """A whole checkpoint: its folder, its step, the SHA-256 of its manifest."""

    folder: Path
    step: int
    manifest_sha256: str


def publish(staged: Path, root: Path, step: int, facts: Mapping[str, Any]) -> SavedCheckpoint:
    """Turn a folder that a trainer has written into root/step-<step>, then forget all but the newest KEEP.

    facts (config, dataset and rubric hashes) go into the manifest. Raises CheckpointError.
    """
    try:
        files = {str(path.relative_to(staged)): _sync_and_hash(path) for path in _files(staged)}
        manifest = staged / MANIFEST
        manifest.write_text(json.dumps({"step": step, **facts, "files": files}, indent=1, sort_keys=True))
        digest = _sync_and_hash(manifest)
        folder = root / f"step-{step}"
        root.mkdir(parents=True, exist_ok=True)
        if folder.exists():
            shutil.rmtree(folder)
        staged.rename(folder)
        sync_folder(root)
    except OSError as error:
        shutil.rmtree(staged, ignore_errors=True)
        raise explain(error, root) from error
    for old in checkpoints(root)[KEEP:]:
        shutil.rmtree(old, ignore_errors=True)
    return SavedCheckpoint(folder, step, digest)


@contextmanager
def saving(staged: Path, root: Path, needed: int) -> Iterator[None]:
    """Around the writing of a checkpoint into `staged`: room is looked for first, a half-written folder removed.

    needed: bytes, an estimate. Raises CheckpointError when the disk is or becomes full.
    """
    require_space(root, needed)
    try:
        yield
    except Exception as error:
        shutil.rmtree(staged, ignore_errors=True)
        raise explain(error, root) from error


def newest_valid(root: Path) -> SavedCheckpoint | None:
    """The newest checkpoint whose files all have the hashes of its manifest; None when there is none."""
    return next((found for folder in checkpoints(root) if (found := validate(folder))), None)


def checkpoints(root: Path) -> list[Path]:
    """The checkpoint folders under root, newest first, valid or not."""
    folders = [path for path in root.glob("step-*") if path.name[5:].isdigit()] if root.is_dir() else []
    return sorted(folders, key=lambda path: int(path.name[5:]), reverse=True)


def validate(folder: Path) -> SavedCheckpoint | None:
    """The checkpoint in this folder, or None when a file is missing, changed, or the manifest unreadable."""
    try:
        text = (folder / MANIFEST).read_bytes()
        manifest = json.loads(text)
        if any(_hash(folder / name) != digest for name, digest in manifest["files"].items()):
            return None
        return SavedCheckpoint(folder, int(manifest["step"]), hashlib.sha256(text).hexdigest())
    except (OSError, ValueError, KeyError):
        return None


def require_space(root: Path, needed: int, what: str = "a checkpoint") -> None:
    """Raises CheckpointError unless `needed` bytes, twice over, are free where root lies or will lie."""
    place = next(path for path in (root, *root.parents) if path.exists())
    free = shutil.disk_usage(place).free
    if free < 2 * needed:
        raise CheckpointError(
            _no_room(root, what, f"{free / 2**20:.0f} MiB free, about {2 * needed / 2**20:.0f} needed")
        )


def explain(error: Exception, root: Path, what: str = "a checkpoint") -> Exception:
    """The same error in words when the disk was full; the error itself otherwise."""
    full = getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    if full or any(words in str(error) for words in FULL_DISK):
        return CheckpointError(_no_room(root, what, str(error).splitlines()[0]))
    return error


def _no_room(root: Path, what: str, detail: str) -> str:
    return (
        f"The disk has no room for {what} under {root} ({detail}). Earlier checkpoints are kept: "
        "free some space, then press Resume."
    )


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _hash(path: Path) -> str:
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _sync_and_hash(path: Path) -> str:
    with path.open("rb") as data:
        os.fsync(data.fileno())
        return hashlib.file_digest(data, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
