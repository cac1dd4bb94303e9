"""Language: the lexicon and the parsing pipeline behind one door."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from rewards.italian.guess import LanguageGuess
from rewards.italian.lexicon import Lexicon, load_lexicon
from rewards.italian.pipeline import load_pipeline
from rewards.italian.tokens import Doc, plain

if TYPE_CHECKING:  # spaCy brings torch along: 250 MB for each process that only imports the reward
    from spacy.language import Language as SpacyPipeline

# Texts that spaCy computes at a time: as quick as its default of 1,000 and 150 MB smaller.
PIPE_TEXTS = 128


@dataclass(frozen=True)
class Language:
    lexicon: Lexicon
    pipeline: "SpacyPipeline"

    def docs(self, texts: Sequence[str]) -> list[Doc]:
        """Parse texts in one pass, in order; nothing of them stays in spaCy's memory."""
        with self.pipeline.memory_zone():
            return [plain(doc) for doc in self.pipeline.pipe(texts, batch_size=PIPE_TEXTS)]

    @cached_property
    def guess(self) -> LanguageGuess:
        return LanguageGuess(self.lexicon)

    def is_italian(self, text: str) -> bool:
        """Whether a text is Italian rather than English (or nothing readable). A word of both languages is Italian."""
        return self.guess.italian(text)


@lru_cache(maxsize=4)
def load_language(spacy_model: str = "") -> Language:
    return Language(load_lexicon(), load_pipeline(spacy_model))
