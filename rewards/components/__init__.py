"""The four components of the reward, in one explicit dictionary.

A component takes a Batch and gives one Score per completion, in order. It does no
I/O, keeps no state between batches and is deterministic.
"""

from collections.abc import Callable, Mapping

from rewards.components.batch import Batch
from rewards.components.gender import score_gender
from rewards.components.structure import score_structure
from rewards.components.tense import score_tense
from rewards.components.topic import score_topic
from rewards.score import Score

Component = Callable[[Batch], list[Score]]

COMPONENTS: Mapping[str, Component] = {
    "gender": score_gender,
    "tense": score_tense,
    "structure": score_structure,
    "topic": score_topic,
}
