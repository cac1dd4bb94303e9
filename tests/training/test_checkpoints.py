"""Checkpoints: whole or absent."""

import json
import resource
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from training import checkpoints
from training.checkpoints import CheckpointError, newest_valid, publish, require_space, saving

FACTS = {"seed": 3, "dataset_sha256": "d" * 64}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "checkpoints"


def stage(root: Path, text: str = "weights") -> Path:
    folder = root.parent / "staging" / "checkpoint-1"
    (folder / "inner").mkdir(parents=True)
    (folder / "adapter.safetensors").write_text(text)
    (folder / "inner" / "state.json").write_text("{}")
    return folder


def save(root: Path, step: int) -> checkpoints.SavedCheckpoint:
    return publish(stage(root, f"weights {step}"), root, step, FACTS)


def test_the_manifest_names_every_file_and_the_facts(root: Path) -> None:
    saved = save(root, 5)
    manifest = json.loads((saved.folder / "manifest.json").read_text())
    assert sorted(manifest["files"]) == ["adapter.safetensors", "inner/state.json"]
    assert {name: manifest[name] for name in ("step", *FACTS)} == {"step": 5, **FACTS}
    assert newest_valid(root) == saved
    assert not (root.parent / "staging" / "checkpoint-1").exists()


def test_the_newest_two_are_kept(root: Path) -> None:
    for step in (9, 10, 100):  # by number, not by name
        save(root, step)
    assert [folder.name for folder in checkpoints.checkpoints(root)] == ["step-100", "step-10"]


def test_a_step_saved_again_replaces_the_first(root: Path) -> None:
    save(root, 5)
    again = publish(stage(root, "other weights"), root, 5, FACTS)
    assert newest_valid(root) == again
    assert (again.folder / "adapter.safetensors").read_text() == "other weights"


@pytest.mark.parametrize("damage", ["changed", "missing", "no manifest", "broken manifest", "cut"])
def test_resume_takes_the_newest_whole_one(root: Path, damage: str) -> None:
    earlier = save(root, 5)
    newest = save(root, 10).folder
    match damage:
        case "changed":
            (newest / "adapter.safetensors").write_text("weights 11")
        case "missing":
            (newest / "inner" / "state.json").unlink()
        case "no manifest":
            (newest / "manifest.json").unlink()
        case "broken manifest":
            (newest / "manifest.json").write_text('{"step": 10')
        case "cut":
            (newest / "adapter.safetensors").write_bytes(b"")
    assert newest_valid(root) == earlier


def test_without_a_whole_one_there_is_none(root: Path) -> None:
    assert newest_valid(root) is None
    shutil.rmtree(save(root, 5).folder / "inner")
    assert newest_valid(root) is None


def test_room_is_looked_for_before_anything_is_written(root: Path) -> None:
    free = shutil.disk_usage(root.parent).free
    require_space(root, free // 4)
    with pytest.raises(CheckpointError, match=r"no room .* needed.*press Resume"):
        require_space(root, free)


@pytest.fixture
def small_files() -> Iterator[None]:
    """The kernel lets no file of this process grow beyond 20,000 bytes: a write really fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def write_text(folder: Path) -> None:
    (folder / "trainer_state.json").write_text("x" * 50_000)


def write_adapter(folder: Path) -> None:
    save_file({"weight": torch.zeros(50_000)}, folder / "adapter.safetensors")


def write_optimizer(folder: Path) -> None:
    torch.save({"state": torch.zeros(50_000)}, folder / "optimizer.pt")


@pytest.mark.usefixtures("small_files")
@pytest.mark.parametrize("write", [write_text, write_adapter, write_optimizer])
def test_a_write_that_fails_half_way_leaves_the_earlier_checkpoint(root: Path, write: Callable[[Path], None]) -> None:
    """Each of the three libraries that write into a checkpoint says it differently."""
    earlier = save(root, 5)
    staged = stage(root)
    remedy = "Earlier checkpoints are kept: free some space, then press Resume"
    with pytest.raises(CheckpointError, match=remedy), saving(staged, root, 1000):
        write(staged)
    assert not staged.exists()
    assert newest_valid(root) == earlier


@pytest.mark.usefixtures("small_files")
def test_a_manifest_that_cannot_be_written(root: Path) -> None:
    earlier = save(root, 5)
    staged = stage(root)
    with pytest.raises(CheckpointError, match="no room"):
        publish(staged, root, 10, {"config": "x" * 50_000})
    assert not staged.exists()
    assert newest_valid(root) == earlier


def test_other_errors_stay_what_they_are(root: Path) -> None:
    with pytest.raises(KeyError), saving(root / "staging", root, 0):
        raise KeyError("weight")
