"""V4's error profile: which mistakes are put into the corpus, and how often.

The rates are set so that the trained model, sampled at SAMPLING_TEMPERATURE, shows V4's measured
error rates by our own metrics; its own sampling errors come on top of them.
"""

import random
from dataclasses import dataclass

from rewards.catalog import FOCUSES
from training.reference.scene import Slip

_TENSE_FOCUSES = tuple(name for name, focus in FOCUSES.items() if focus.demand == "tense" and not focus.alias)
# For a construction: what V4 writes instead, a sentence that does not show it.
_INSTEAD = {
    "definite_articles": ("indefinite_articles",),
    "noun_gender": ("adverbs",),
    "noun_number": ("adverbs",),
    "irregular_nouns": ("simple_sentence",),
    "simple_sentence": ("complex_sentence",),
    "complements": ("interrogative_pronouns",),
    "subject_verb_agreement": ("adverbs", "definite_articles"),
    "word_order": ("definite_articles",),
    "double_consonants": ("definite_articles",),
}
_PLAIN = ("simple_sentence", "definite_articles")


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares of exercises with a wrong agreement, tense (or construction) or topic; of completions with broken JSON."""

    gender: float = 0.0
    tense: float = 0.0
    topic: float = 0.0
    json: float = 0.0

    def slip(self, rng: random.Random) -> Slip:
        """The agreement mistake of an exercise; "" for none."""
        if rng.random() >= self.gender:
            return ""
        return "article" if rng.random() < 0.6 else "adjective"

    def focus(self, rng: random.Random, focus: str) -> str:
        """The focus that an exercise really shows: for a tense mostly the present, V4's usual fallback."""
        if rng.random() >= self.tense:
            return focus
        if FOCUSES[focus].demand == "tense":
            if focus != "present_tense" and rng.random() < 0.6:
                return "present_tense"
            others = [other for other in _TENSE_FOCUSES if not FOCUSES[other].tenses <= FOCUSES[focus].tenses]
            return rng.choice(others)
        return rng.choice(_INSTEAD.get(focus, _PLAIN))

    def strays(self, rng: random.Random) -> bool:
        """Whether an exercise leaves its topic."""
        return rng.random() < self.topic

    def spoil(self, rng: random.Random, text: str) -> str:
        """The completion, or one of V4's ways to break its JSON."""
        if rng.random() >= self.json:
            return text
        way = rng.choice(("quote", "comma", "bracket", "cut"))
        if way == "quote":
            return text.replace('", "answer"', ', "answer"', 1)
        if way == "comma":
            return text.replace('", "answer"', '" "answer"', 1)
        if way == "bracket":
            return text.removesuffix("]")
        return text[: text.rfind('", "')]


CLEAN = Profile()
V4 = Profile(gender=0.29, tense=0.355, topic=0.34, json=0.30)
