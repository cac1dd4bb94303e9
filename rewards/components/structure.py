"""PLACEHOLDER to be replaced by its author."""

from rewards.components.batch import Batch
from rewards.score import Score


def score_structure(batch: Batch) -> list[Score]:
    return [Score.not_applicable("not written yet") for _ in batch.requests]
