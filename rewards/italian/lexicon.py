"""PLACEHOLDER: contract of the lexicon; its author fills it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Gender = Literal["m", "f"]
Number = Literal["s", "p"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One morphological reading of a form.

    pos: NOUN ADJ VERB ADV DET PRON ADP ART NUM CONJ INT OTHER (auxiliaries and modals are VERB).
    mood: ind sub cond impr inf ger part; tense: pres impf past fut; person 1-3.
    """

    lemma: str
    pos: str
    gender: Gender | None = None
    number: Number | None = None
    mood: str | None = None
    tense: str | None = None
    person: int | None = None
    degree: str | None = None


class Lexicon:
    """All readings of every Italian form (Morph-it!), with our supplement."""

    def readings(self, form: str) -> tuple[Reading, ...]:
        """Every reading of a form (any capitalisation); empty when unknown."""
        raise NotImplementedError

    def known(self, form: str) -> bool:
        return bool(self.readings(form))

    def forms(self, lemma: str, pos: str, *, gender: str | None = None, number: str | None = None,
              mood: str | None = None, tense: str | None = None, person: int | None = None) -> tuple[str, ...]:
        """The forms of a lemma with the given features, from the synthesiser dictionary; sorted, may be empty."""
        raise NotImplementedError


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    return Lexicon()
