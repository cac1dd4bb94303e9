"""Language: the lexicon and the parsing pipeline behind one door."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from spacy.language import Language as SpacyPipeline
from spacy.tokens import Doc

from rewards.italian.guess import LanguageGuess
from rewards.italian.lexicon import Lexicon, load_lexicon
from rewards.italian.pipeline import load_pipeline


@dataclass(frozen=True)
class Language:
    lexicon: Lexicon
    pipeline: SpacyPipeline

    def docs(self, texts: Sequence[str]) -> list[Doc]:
        """Parse texts in one pass, in order."""
        return list(self.pipeline.pipe(texts))

    @cached_property
    def guess(self) -> LanguageGuess:
        return LanguageGuess(self.lexicon)

    def is_italian(self, text: str) -> bool:
        """Whether a text is Italian rather than English (or nothing readable). A word of both languages is Italian."""
        return self.guess.italian(text)


@lru_cache(maxsize=4)
def load_language(spacy_model: str = "") -> Language:
    return Language(load_lexicon(), load_pipeline(spacy_model))
