"""Batch: requests with their parsed completions, and the texts analysed once for all components."""

from collections.abc import Sequence
from functools import cached_property

from rewards.exercises import ParsedCompletion
from rewards.italian.tokens import Doc
from rewards.requests import Request
from rewards.segments import Segment, segments
from rewards.thresholds import Thresholds
from rewards.tools import Tools


class Batch:
    """Parallel sequences of requests and completions, with shared analyses.

    Every distinct Italian text is parsed by spaCy once per batch, and only when a
    component asks for it; gender and tense share the result.
    """

    def __init__(
        self,
        requests: Sequence[Request],
        completions: Sequence[ParsedCompletion],
        tools: Tools,
        thresholds: Thresholds | None = None,
    ) -> None:
        if len(requests) != len(completions):
            raise ValueError(f"{len(requests)} requests for {len(completions)} completions")
        self.requests = requests
        self.completions = completions
        self.tools = tools
        self.thresholds = thresholds or Thresholds()

    def __len__(self) -> int:
        return len(self.requests)

    @cached_property
    def segments(self) -> list[tuple[tuple[Segment, ...], ...]]:
        """segments[i][k]: the Italian segments of exercise k of completion i."""
        is_italian = self.tools.language.is_italian
        return [
            tuple(
                () if exercise is None else segments(index, exercise, is_italian)
                for index, exercise in enumerate(completion.exercises)
            )
            for completion in self.completions
        ]

    @cached_property
    def _docs(self) -> dict[str, Doc]:
        texts = dict.fromkeys(
            segment.text for completion in self.segments for exercise in completion for segment in exercise
        )
        return dict(zip(texts, self.tools.language.docs(list(texts)), strict=True))

    def doc(self, text: str) -> Doc:
        """The spaCy Doc of a segment's text."""
        return self._docs[text]
