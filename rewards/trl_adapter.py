"""The rubric as reward callables for TRL's trainers.

TRL sums rewards with nansum, which takes a missing component for 0; so the first
callable is the rubric's own total with weight 1, and the components follow with weight
0, only to be logged.
"""

from collections.abc import Sequence
from typing import Any

from rewards.components import COMPONENTS
from rewards.requests import Request
from rewards.rubric import CompletionScore, Rubric, score_batch
from rewards.tools import load_tools


class Scorer:
    """Scores the newest batch once for all callables; `last` keeps it for the recorder."""

    def __init__(self, rubric: Rubric, spacy_model: str = "", embedder: str = "") -> None:
        self.rubric = rubric
        self._tools_names = (spacy_model, embedder)
        self._key: tuple[object, ...] = ()
        self.last: list[CompletionScore] = []

    def scores(self, completions: Sequence[Any], request: Sequence[dict[str, Any]]) -> list[CompletionScore]:
        """One CompletionScore per completion; request is the dataset's column of request mappings."""
        texts = [completion_text(completion) for completion in completions]
        requests = [Request.from_mapping(_without_empty(mapping)) for mapping in request]
        key = (tuple(texts), tuple(requests))
        if key != self._key:
            self.last = score_batch(self.rubric, requests, texts, load_tools(*self._tools_names))
            self._key = key
        return self.last


class Reward:
    """One reward callable: the total (0-100), or one component's points, None where not applicable."""

    def __init__(self, scorer: Scorer, name: str) -> None:
        self.scorer = scorer
        self.__name__ = name

    def __call__(
        self, *, completions: Sequence[Any], request: Sequence[dict[str, Any]], **columns: Any
    ) -> list[float | None]:
        scores = self.scorer.scores(completions, request)
        if self.__name__ == "total":
            return [score.total for score in scores]
        weight = self.scorer.rubric.weights[self.__name__]
        values = [score.components[self.__name__].value for score in scores]
        return [None if value is None else value * weight for value in values]


def reward_functions(scorer: Scorer) -> tuple[list[Reward], list[float]]:
    """The callables and their weights for GRPOConfig.reward_weights: the total counts, the rest is logged."""
    names = ["total", *COMPONENTS]
    return [Reward(scorer, name) for name in names], [1.0] + [0.0] * len(COMPONENTS)


def completion_text(completion: Any) -> str:
    """The text of a completion, given plain or as TRL's list of chat messages."""
    if isinstance(completion, str):
        return completion
    return "".join(str(message.get("content") or "") for message in completion)


def _without_empty(mapping: dict[str, Any]) -> dict[str, Any]:
    """datasets fills absent keys with None."""
    return {key: value for key, value in mapping.items() if value is not None}
