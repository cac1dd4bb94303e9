"""Topic: is each exercise about what was asked for?

Two kinds of evidence for each of the 20 categories: words (lemmas of the exercise's
Italian that belong to it) and meaning (cosine of sentence embeddings). Both are taken
against the other categories, for "Il gatto dorme" is about animals and not a little
about everything. A logistic function of the four numbers, fitted to the sentences of
tests/rewards/cases/topic_sentences.json, gives the probability p that the exercise is
on topic; its value is 1.25 p - 0.125 within [0, 1], so that clear cases earn all, clear
misses nothing, and 0.5 stays the threshold.

A concrete topic ("eagles") asks for the thing itself: its word gives 1, a kind or part
of it 0.85, its category alone at most 0.4, close meaning at most 0.7. Explanations and
distractors do not count. The completion's value is the mean over its exercises.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

import numpy as np
from numpy.typing import NDArray

from rewards.catalog.subject import Subject, category_texts, subject
from rewards.catalog.topics import TOPICS
from rewards.components.batch import Batch
from rewards.components.topic_words import INSTRUCTION_WORDS, Word, asides, evidence, topics_of, without, words
from rewards.embedder import Embedder
from rewards.exercises import Exercise
from rewards.score import Finding, Score
from rewards.segments import Segment
from rewards.thresholds import ON_TOPIC, at_threshold

KIN_VALUE, CATEGORY_VALUE, MEANING_VALUE = 0.85, 0.4, 0.7
# Logistic coefficients: words for the topic (at most 2), their lead over the best other topic
# (0 to 1), cosine over the mean of all topics, cosine over the best other topic (from
# -0.15, so that meaning alone does not overrule a plain word); intercept.
WORDS, LEAD, ABOVE_MEAN, ABOVE_BEST, INTERCEPT = 2.2, 3.4, 6.6, 7.9, -1.4
# Cosine to a concrete word above the mean of the categories: from here, over this range, it counts.
MEANING_FROM, MEANING_RANGE = 0.15, 0.25
# Longer texts are no exercise (see structure.too_long); they are judged by their beginning.
MAX_TEXT = 700
_IDS = tuple(TOPICS)

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Material:
    """What of an exercise is judged: a text for its meaning, words with their places."""

    text: str
    words: list[Word]
    places: list[tuple[str, int, int]]


def score_topic(batch: Batch) -> list[Score]:
    """One score per completion; not applicable when no exercise could be read."""
    materials = [
        [
            None if exercise is None else _material(batch, exercise, segments)
            for exercise, segments in zip(completion.exercises, batch.segments[index], strict=True)
        ]
        for index, completion in enumerate(batch.completions)
    ]
    wanted = [subject(request.topic) for request in batch.requests]
    # Whoever names the thing asked for needs no other evidence: the vectors cost most of this component's time.
    texts = [
        material.text
        for one, row in zip(wanted, materials, strict=True)
        for material in row
        if material is not None and material.text and _named(one, 0, material) is None
    ]
    vectors = _Vectors(batch, texts)
    return [
        _score(one, request.topic, row, vectors, batch.thresholds.on_topic)
        for one, request, row in zip(wanted, batch.requests, materials, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Cosines:
    """Of a text to each category, in the order of TOPICS; with their mean."""

    each: Sequence[float]
    mean: float


class _Vectors:
    """Embeddings of a batch's texts (those given at once, others when asked for), of categories and topics."""

    def __init__(self, batch: Batch, texts: list[str]) -> None:
        self._encode = batch.tools.embedder.encode
        self._texts: dict[str, Vector] = dict(zip(texts, self._encode(texts), strict=True))
        self._topics: dict[str, Vector] = {}
        self._cosines: dict[str, _Cosines] = {}
        self._categories = _categories(batch.tools.embedder)

    def to_categories(self, text: str) -> "_Cosines":
        """Cosine of a text to each category; rounded, so that the batch it was computed in does not matter."""
        if text not in self._cosines:
            each = np.round(self._categories @ self._text(text), 4).tolist()
            self._cosines[text] = _Cosines(each, sum(each) / len(each))
        return self._cosines[text]

    def to_topic(self, text: str, topic: str) -> float:
        if topic not in self._topics:
            self._topics[topic] = _mean(self._encode(subject(topic).texts))
        return round(float(self._topics[topic] @ self._text(text)), 4)

    def _text(self, text: str) -> Vector:
        if text not in self._texts:
            self._texts[text] = self._encode([text])[0]
        return self._texts[text]


@lru_cache(maxsize=2)
def _categories(embedder: Embedder) -> Vector:
    """Shape (20, dimensions), in the order of TOPICS."""
    return np.stack([_mean(embedder.encode(category_texts(topic))) for topic in TOPICS.values()])


def _mean(vectors: Vector) -> Vector:
    mean: Vector = vectors.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-6)


def _material(batch: Batch, exercise: Exercise, segments: Sequence[Segment]) -> _Material:
    """The Italian of an exercise: its segments, or where they hold nothing of it the question.

    What stands beside a sentence ("Il treno è partito. Aquila.") is left out.
    """
    lexicon = batch.tools.language.lexicon
    found: list[Word] = []
    places: list[tuple[str, int, int]] = []
    parts: list[str] = []
    for segment in segments:
        beside = asides(segment.text[:MAX_TEXT])
        parts.append(without(segment.text[:MAX_TEXT], beside))
        for word in words(segment.text[:MAX_TEXT], lexicon, batch.doc(segment.text)):
            if not any(start <= word.start < end for start, end in beside):
                found.append(word)
                places.append(segment.place(word.start, word.end))
    question = exercise.question[:MAX_TEXT]
    asked = any(piece.field == "question" for segment in segments for piece in segment.pieces)
    # The words of an English question to translate are not the exercise's Italian.
    if not asked and (exercise.type != "translation" or not segments):
        beside = asides(question)
        for word in words(question, lexicon):
            if not word.lemmas & INSTRUCTION_WORDS and not any(start <= word.start < end for start, end in beside):
                found.append(word)
                places.append(("question", word.start, word.end))
        if not segments and batch.tools.language.is_italian(question):
            parts.append(f"{question} {exercise.answer}")
    return _Material(" ".join(parts)[:MAX_TEXT].strip(), found, places)


def _score(wanted: Subject, topic: str, row: Sequence[_Material | None], vectors: _Vectors, threshold: float) -> Score:
    if not any(row):
        return Score.not_applicable("No exercise could be read.")
    name = topic.replace("_", " ")
    values: list[float | None] = []
    findings: list[Finding] = []
    for index, material in enumerate(row):
        if material is None:
            values.append(None)
            continue
        value, notes = _judge(wanted, topic, name, index, material, vectors, threshold)
        values.append(round(value, 4))
        findings += notes
    judged = [value for value in values if value is not None]
    good = sum(value >= ON_TOPIC for value in judged)
    explanation = f"{good} of {len(judged)} exercise{'s' * (len(judged) != 1)} about {name}."
    return Score.scored(sum(judged) / len(judged), explanation, tuple(findings), tuple(values))


def _judge(
    wanted: Subject, topic: str, name: str, index: int, material: _Material, vectors: _Vectors, threshold: float
) -> tuple[float, list[Finding]]:
    """One exercise's value with the words that carried it."""
    if not material.text:
        message = f"No Italian text about {name}."
        return 0.0, [Finding(index, "question", 0, 0, "topic.off_topic", message)]
    named = _named(wanted, index, material)
    if named is not None:
        value, notes = named[0], [named[1]]
    else:
        notes = _notes(wanted, index, material, "topic.field")
        value = general = _general(wanted, material, vectors)
        if not wanted.is_category:
            above = vectors.to_topic(material.text, topic) - vectors.to_categories(material.text).mean
            meaning = min(1.0, max(0.0, (above - MEANING_FROM) / MEANING_RANGE))
            value = max(CATEGORY_VALUE * general, MEANING_VALUE * meaning)
    value = at_threshold(value, threshold)
    if value < ON_TOPIC:
        field, start, end = material.places[0] if material.places else ("question", 0, 0)
        category = wanted.category
        message = f"Not about {name}."
        related = not wanted.is_category and category is not None
        if related and category and at_threshold(_general(wanted, material, vectors), threshold) >= ON_TOPIC:
            message = f"About {category.english.lower()}, not {name}."
        expected = ", ".join(sorted(wanted.nouns)[:3]) or (category.italian if category else None)
        notes.append(Finding(index, field, start, end, "topic.off_topic", message, expected))
    return value, notes


def _general(wanted: Subject, material: _Material, vectors: _Vectors) -> float:
    return category_value(wanted, material.words, vectors.to_categories(material.text))


def category_value(wanted: Subject, found: list[Word], cosines: _Cosines) -> float:
    """How much a text is about the subject's category, in [0, 1]; 0 when it has none."""
    if wanted.category is None:
        return 0.0
    place = _IDS.index(wanted.category.id)
    own, lead = evidence(found, wanted.category.id)
    cosine = cosines.each[place]
    best = max(*cosines.each[:place], *cosines.each[place + 1 :])
    score = (
        WORDS * min(own, 2.0)
        + LEAD * min(max(lead, 0.0), 1.0)
        + ABOVE_MEAN * (cosine - cosines.mean)
        + ABOVE_BEST * max(cosine - best, -0.15)
        + INTERCEPT
    )
    probability = 1.0 / (1.0 + exp(-score))
    return min(1.0, max(0.0, 1.25 * probability - 0.125))


def _named(wanted: Subject, index: int, material: _Material) -> tuple[float, Finding] | None:
    """Value by the words for the thing itself, else for its kin, with that word; None when neither stands there."""
    for nouns, value, rule, label in (
        (wanted.nouns, 1.0, "topic.word", "the topic itself"),
        (wanted.kin, KIN_VALUE, "topic.kin", "a kind or part of the topic"),
    ):
        for word, (field, start, end) in zip(material.words, material.places, strict=True) if nouns else ():
            if not nouns.isdisjoint(word.lemmas):
                common = min(word.lemmas & nouns)
                return value, Finding(index, field, start, end, rule, f'"{common}": {label}.', error=False)
    return None


def _notes(wanted: Subject, index: int, material: _Material, rule: str) -> list[Finding]:
    """Notes on the three words that speak most for the category."""
    if wanted.category is None:
        return []
    ranked: list[tuple[float, int]] = []
    for place, word in enumerate(material.words):
        if (weight := topics_of(word).get(wanted.category.id, 0.0)) > 0:
            ranked.append((-weight, place))
    notes = []
    for _, place in sorted(ranked)[:3]:
        field, start, end = material.places[place]
        message = f'"{min(material.words[place].lemmas)}" belongs to {wanted.category.english.lower()}.'
        notes.append(Finding(index, field, start, end, rule, message, error=False))
    return notes
