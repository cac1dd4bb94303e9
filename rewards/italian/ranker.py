"""The ranker: a small network that says which of several candidates a word agrees with.

It never sees the ending in question. Each candidate is a row of features, hashed into a table of short vectors; their
sum goes through one hidden layer to a score, and a softmax over all candidates and "none of them" gives each its
share. What a candidate's number makes likely for the word (the emission) was learnt with the rest, from right
sentences alone (training/ranker_training.py): the likelihood of the form that stands there is the sum over the
candidates, as in the latent alignment of IBM model 1 (Brown et al. 1993) and the attention of Bahdanau et al. (2015).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar
from zlib import crc32

if TYPE_CHECKING:
    import numpy

Other = TypeVar("Other")
DATA = Path(__file__).parent / "data"
BITS = 14
WIDTH = 16


def hashed(feature: str) -> int:
    """The row of a feature in the tables: the same in every process."""
    return crc32(feature.encode()) & ((1 << BITS) - 1)


@dataclass(frozen=True, slots=True)
class Question:
    """candidates: for each its features, hashed, and its number as the emission names it; nobody: features of the
    case that it is none of them; forms: features of the forms that are likely then."""

    candidates: Sequence[tuple[Sequence[int], str]]
    nobody: Sequence[int]
    forms: Sequence[int]


@dataclass(frozen=True, slots=True)
class Answer:
    """shares: of the candidates, in order, and nobody: the rest, 1 together; forms: the probability of each form."""

    shares: "numpy.ndarray"
    nobody: float
    forms: "numpy.ndarray"


@dataclass(frozen=True, slots=True)
class Likely(Generic[Other]):
    """share: how likely the ending of a word is, given its sentence, 0-1; other: the likeliest candidate with which it
    does not agree, None if it agrees with all; other_share: how likely all of those are together."""

    share: float
    other: Other | None
    other_share: float


def likely(
    answer: Answer, forms: Sequence[bool], candidates: Sequence[Other], opposed: Sequence[bool]
) -> Likely[Other]:
    """What an answer says of a word. forms: which of them its ending stands for; opposed: with which candidates it does
    not agree."""
    share = float(sum(one for one, own in zip(answer.forms, forms, strict=True) if own))
    others = [
        (float(one), other) for one, other, against in zip(answer.shares, candidates, opposed, strict=True) if against
    ]
    _, best = max(others, key=lambda pair: pair[0], default=(0.0, None))
    return Likely(share, best, sum(one for one, _ in others))


class Ranker:
    """Weights by name, as ranker_training.py writes them."""

    def __init__(self, weights: "dict[str, numpy.ndarray]", numbers: Sequence[str]) -> None:
        self._weights = weights
        self._numbers = {number: row for row, number in enumerate(numbers)}

    def answer(self, question: Question) -> Answer:
        import numpy

        w = self._weights
        nobody = w["nobody_table"][list(question.nobody)].sum(axis=0).clip(0)
        scores = [nobody @ w["nobody_out"] + w["nobody_bias"]]
        if question.candidates:
            rows = numpy.array([features for features, _ in question.candidates])
            hidden = w["table"][rows].sum(axis=1).clip(0)
            hidden = (hidden @ w["hidden"] + w["hidden_bias"]).clip(0)
            scores.append(hidden @ w["out"] + w["out_bias"] + w["linear"][rows].sum(axis=1))
        shares = _softmax(numpy.concatenate([numpy.atleast_1d(one) for one in scores]))
        prior = _softmax(w["form_table"][list(question.forms)].sum(axis=0) + w["form_bias"])
        forms = shares[0] * prior
        if question.candidates:
            unknown = len(w["emission"]) - 1
            emitted = w["emission"][[self._numbers.get(number, unknown) for _, number in question.candidates]]
            forms = forms + shares[1:] @ emitted
        return Answer(shares[1:], float(shares[0]), forms)


def _softmax(scores: "numpy.ndarray") -> "numpy.ndarray":
    import numpy

    shares: numpy.ndarray = numpy.exp(scores - scores.max())
    total: numpy.ndarray = shares / shares.sum()
    return total


@lru_cache(maxsize=4)
def load_ranker(name: str) -> Ranker:
    """The shipped ranker of that name. Raises OSError when it is missing."""
    import numpy

    with numpy.load(DATA / f"{name}.npz") as stored:
        weights = {key: stored[key].astype("float32") for key in stored.files if key != "numbers"}
        return Ranker(weights, [str(number) for number in stored["numbers"]])
