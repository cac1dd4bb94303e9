"""How quick and how big the reward is: CPU time by batch size, against its bare parts, and peak memory.

    >>> figures = measure_batches(load_tools(), exercises(seed=1), size=512, batches=3)
    >>> figures.ratio  # CPU time of the reward / CPU time of spaCy and the embedder over its texts

Times are CPU time of this process, so that other processes disturb them little; ratios are taken
within a batch, which disturbs them less. No exercise comes twice, so that no cache helps.
"""

import json
import random
import resource
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import median
from time import process_time

from spacy.vocab import Vocab

from rewards.catalog import FOCUSES, TOPICS
from rewards.embedder import SentenceEmbedder
from rewards.exercises import EXERCISE_TYPES
from rewards.italian.language import PIPE_TEXTS, Language
from rewards.italian.lexicon import load_lexicon
from rewards.italian.tokens import Doc
from rewards.italian.training.sentences import SentenceMaker
from rewards.requests import Request
from rewards.rubric import CompletionScore, Rubric, score_batch
from rewards.tools import Tools

Line = tuple[Request, str]
# Italian noun -> the concrete topic that it names; those topics as English words.
_WORDS = {noun: word for topic in TOPICS.values() for word, nouns in topic.words.items() for noun in nouns}
_ENGLISH = [word.replace("_", " ") for word in _WORDS.values()]


# --- Exercises ------------------------------------------------------------------------


def exercises(seed: int) -> Iterator[Line]:
    """Requests with a completion of one exercise each, without end; no sentence comes twice."""
    rng = random.Random(seed)
    sentences = _sentences(seed)
    while True:
        kind = rng.choice(EXERCISE_TYPES)
        focus = rng.choice(list(FOCUSES.values()))
        sentence = next(sentences)
        # A topic that the sentence names, where it names one, as in most exercises that models write.
        named = [_WORDS[word] for word in sentence.lower().strip(".!?").split() if word in _WORDS]
        topic = rng.choice(named or list(TOPICS))
        request = Request(rng.choice(focus.levels), focus.id, topic, 1)
        made = {"type": kind, **_fields(kind, sentence, sentences, rng), "explanation": focus.italian}
        yield request, json.dumps([made], ensure_ascii=False)


def _sentences(seed: int) -> Iterator[str]:
    seen: set[int] = set()
    for doc in SentenceMaker(load_lexicon(), seed).docs(Vocab(), sys.maxsize):
        text = doc.text.strip()
        # Of the length that exercises have. Hashes: the texts would take memory that is measured.
        if len(text.split()) > 2 and len(text) <= 90 and hash(text) not in seen:
            seen.add(hash(text))
            yield text


def _fields(kind: str, sentence: str, sentences: Iterator[str], rng: random.Random) -> dict[str, object]:
    words = sentence.split()
    gap = rng.randrange(1, len(words))
    question = " ".join((*words[:gap], "___", *words[gap + 1 :]))
    if kind == "fill_in_blank":
        return {"question": question, "answer": words[gap]}
    if kind == "multiple_choice":
        options = [words[gap], *rng.sample(["il", "lo", "le", "vola", "volano", "rosso", "rosse", "ieri"], 3)]
        return {"question": question, "answer": words[gap], "options": sorted(options)}
    if kind == "sentence_completion":
        return {"question": " ".join((*words[:gap], "...")), "answer": " ".join(words[gap:])}
    if kind == "transformation":
        return {"question": f"Trasforma: «{next(sentences)}»", "answer": sentence}
    if kind == "conjugation":
        return {"question": f"Coniuga il verbo numero {gap}.", "answer": sentence}
    return {"question": f"They saw {rng.choice(_ENGLISH)} {gap} times.", "answer": sentence}


# --- Time and memory ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BatchFigures:
    """seconds: CPU time per exercise; spacy, embedder: that of the bare parts; medians over the batches."""

    size: int
    seconds: float
    spacy: float
    embedder: float
    ratio: float

    @property
    def per_second(self) -> float:
        return 1 / self.seconds


@dataclass(frozen=True)
class _Recording(Language):
    """A language that remembers which texts it parsed."""

    parsed: list[str]

    def docs(self, texts: Sequence[str]) -> list[Doc]:
        self.parsed.extend(texts)
        return super().docs(texts)


class Bench:
    """The reward and its bare parts. embedder: as settings.EMBEDDER."""

    def __init__(self, language: Language, embedder: str = "") -> None:
        self._language = _Recording(language.lexicon, language.pipeline, [])
        self._embedder = SentenceEmbedder(embedder)
        self._tools = Tools(self._language, self._embedder)
        self._rubric = Rubric()

    def score(self, lines: Sequence[Line]) -> list[CompletionScore]:
        return score_batch(self._rubric, [request for request, _ in lines], [text for _, text in lines], self._tools)

    def seconds(self, lines: Sequence[Line]) -> float:
        """CPU time of scoring the lines in one batch."""
        self._language.parsed.clear()
        start = process_time()
        self.score(lines)
        return process_time() - start

    def parts(self) -> tuple[float, float]:
        """CPU time of spaCy and of the embedder over the texts that the last seconds() parsed, each once."""
        start = process_time()
        with self._language.pipeline.memory_zone():
            for _ in self._language.pipeline.pipe(self._language.parsed, batch_size=PIPE_TEXTS):
                pass
        middle = process_time()
        self._embedder.compute(self._language.parsed)
        return middle - start, process_time() - middle


def measure_batches(bench: Bench, lines: Iterator[Line], size: int, batches: int) -> BatchFigures:
    """Medians over `batches` batches of `size` exercises taken from the lines."""
    rows = []
    for _ in range(batches):
        seconds = bench.seconds(list(islice(lines, size)))
        spacy, embedder = bench.parts()
        rows.append((seconds / size, spacy / size, embedder / size, seconds / (spacy + embedder)))
    seconds, spacy, embedder, ratio = (median(column) for column in zip(*rows, strict=True))
    return BatchFigures(size, seconds, spacy, embedder, ratio)


def measure_growth(bench: Bench, lines: Iterator[Line], marks: Sequence[int], size: int) -> list[tuple[int, float]]:
    """(exercises so far, CPU seconds per exercise since the start) at each mark, in batches of `size`."""
    found, done, spent = [], 0, 0.0
    for mark in marks:
        while done < mark:
            batch = list(islice(lines, min(size, mark - done)))
            spent += bench.seconds(batch)
            done += len(batch)
        found.append((done, spent / done))
    return found


def independent(bench: Bench, lines: Sequence[Line], sizes: Sequence[int]) -> bool:
    """Whether the scores, with every finding, are the same in batches of each size and in reverse order."""
    whole = bench.score(lines)
    back = bench.score(lines[::-1])[::-1]
    split = [[score for at in range(0, len(lines), n) for score in bench.score(lines[at : at + n])] for n in sizes]
    return all(other == whole for other in (back, *split))


def peak_megabytes() -> float:
    """The most memory that this process has held so far, in MB of 2^20 bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
