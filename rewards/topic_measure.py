"""How well the topic component tells texts on a topic from texts on others: pairs, area, shares."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scipy.stats import rankdata

from rewards.components.batch import Batch
from rewards.components.topic import score_topic
from rewards.exercises import parse
from rewards.requests import Request, normalise_topic
from rewards.thresholds import ON_TOPIC
from rewards.tools import Tools

_MARKED = re.compile(r"\{(.+?)\}")


@dataclass(frozen=True, slots=True)
class Pair:
    """A text judged for a topic; right when the text was written for it."""

    topic: str
    text: str
    right: bool
    value: float


def as_exercise(text: str) -> dict[str, str]:
    """A text as an exercise: "Il cane {dorme}." with a blank, any other as the answer of a translation."""
    if match := _MARKED.search(text):
        return {"type": "fill_in_blank", "question": _MARKED.sub("___", text), "answer": match[1]}
    return {"type": "translation", "question": "Translate into Italian.", "answer": text}


def judge_pairs(tools: Tools, table: Mapping[str, Sequence[tuple[str, str]]]) -> list[Pair]:
    """Each text for its own topic (right) and for every topic of the other categories (wrong).

    table: category -> [(topic, text)]. Other topics of the same category are left out: a text
    on eagles is also one on birds, and whether it is one on spiders is a question of its own.
    """
    rows = [(category, topic, text) for category, row in table.items() for topic, text in row]
    completion = parse(json.dumps([as_exercise(text) for _, _, text in rows]))
    topics = {normalise_topic(topic): category for category, topic, _ in rows}
    requests = [Request("B1", "present_tense", topic) for topic in topics]
    scores = score_topic(Batch(requests, [completion] * len(requests), tools))
    pairs = []
    for (topic, owner), score in zip(topics.items(), scores, strict=True):
        for (category, own, text), value in zip(rows, score.exercises, strict=True):
            right = normalise_topic(own) == topic
            if right or category != owner:
                pairs.append(Pair(topic, text, right, value or 0.0))
    return pairs


def area(pairs: Sequence[Pair]) -> float:
    """Area under the ROC curve: how often a right pair's value exceeds a wrong one's, ties counting half."""
    ranks = rankdata([pair.value for pair in pairs])
    right = [rank for rank, pair in zip(ranks, pairs, strict=True) if pair.right]
    count = len(right)
    return float((sum(right) - count * (count + 1) / 2) / (count * (len(pairs) - count)))


def above(pairs: Sequence[Pair], right: bool) -> float:
    """The share of right (or wrong) pairs whose value reaches the threshold."""
    values = [pair.value for pair in pairs if pair.right is right]
    return sum(value >= ON_TOPIC for value in values) / len(values)


def summary(pairs: Sequence[Pair]) -> str:
    """One line: the area and the two shares."""
    count = sum(pair.right for pair in pairs)
    return (
        f"AUC {area(pairs):.4f}; above {ON_TOPIC}: {above(pairs, True):.1%} of {count} right, "
        f"{above(pairs, False):.1%} of {len(pairs) - count} wrong"
    )
