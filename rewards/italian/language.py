"""Language: the lexicon and the parsing pipeline behind one door."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from rewards.italian.guess import LanguageGuess
from rewards.italian.lexicon import Lexicon, load_lexicon
from rewards.italian.pipeline import load_pipeline
from rewards.italian.tokens import Doc, plain

if TYPE_CHECKING:  # spaCy brings torch along: 250 MB for each process that only imports the reward
    from spacy.language import Language as SpacyPipeline
    from spacy.tokens import Doc as SpacyDoc

# Texts that spaCy computes at a time: as quick as its default of 1,000 and 150 MB smaller.
PIPE_TEXTS = 128
# spaCy's tokenizer takes time that grows with the square of a run without spaces ("____"): it gets longer
# ones in pieces of this many characters. No word is as long.
LONGEST_RUN = 100
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")


@dataclass(frozen=True)
class Language:
    lexicon: Lexicon
    pipeline: "SpacyPipeline"

    def docs(self, texts: Sequence[str]) -> list[Doc]:
        """Parse texts in one pass, in order; nothing of them stays in spaCy's memory."""
        with self.pipeline.memory_zone():
            return [plain(doc) for doc in self.pipeline.pipe(map(self._tokenized, texts), batch_size=PIPE_TEXTS)]

    def _tokenized(self, text: str) -> "str | SpacyDoc":
        """The text itself, for spaCy to tokenize; with a long run in it, its tokens: those of its pieces in order."""
        if not _LONG_RUN.search(text):
            return text
        from spacy.tokens import Doc as SpacyDoc

        tokens = [token for piece in _pieces(text) for token in self.pipeline.tokenizer(piece)]
        words, spaces = [token.text for token in tokens], [bool(token.whitespace_) for token in tokens]
        return SpacyDoc(self.pipeline.vocab, words=words, spaces=spaces)

    @cached_property
    def guess(self) -> LanguageGuess:
        return LanguageGuess(self.lexicon)

    def is_italian(self, text: str) -> bool:
        """Whether a text is Italian rather than English (or nothing readable). A word of both languages is Italian."""
        return self.guess.italian(text)


def _pieces(text: str) -> Iterator[str]:
    """The text cut inside its long runs; never at a space, which would become a token of its own."""
    start = 0
    for run in _LONG_RUN.finditer(text):
        for cut in range(run.start() + LONGEST_RUN, run.end(), LONGEST_RUN):
            yield text[start:cut]
            start = cut
    yield text[start:]


@lru_cache(maxsize=4)
def load_language(spacy_model: str = "") -> Language:
    return Language(load_lexicon(), load_pipeline(spacy_model))
