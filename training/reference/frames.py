"""FRAMES: for every grammar focus a frame, which makes of a scene a sentence that shows the focus."""

from collections.abc import Mapping
from types import MappingProxyType

from training.reference import (
    frames_clauses,
    frames_pronouns,
    frames_spelling,
    frames_structures,
    frames_syntax,
    frames_verbs,
    frames_words,
)
from training.reference.material import Frame

FRAMES: Mapping[str, Frame] = MappingProxyType(
    {
        **frames_words.FRAMES,
        **frames_pronouns.FRAMES,
        **frames_verbs.FRAMES,
        **frames_structures.FRAMES,
        **frames_syntax.FRAMES,
        **frames_clauses.FRAMES,
        **frames_spelling.FRAMES,
    }
)
# The tenses in which the thing itself may act ("L'aquila è volata via").
ACTING = frozenset(
    [
        "present_tense",
        "imperfect_tense",
        "past_tense",
        "pluperfect",
        "simple_past",
        "future_tense",
        "future_perfect",
        "subjunctive",
        "subjunctive_present",
        "subjunctive_imperfect",
        "subjunctive_past",
        "subjunctive_pluperfect",
        "conditional_present",
        "conditional_past",
    ]
)
