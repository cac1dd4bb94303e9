"""The words from which the exercises of the reference model are made."""

from training.reference.words.loader import Words, load_words
from training.reference.words.model import Adjective, Combination, Frame, Noun, Phrase, Topic, Verb

__all__ = ["Adjective", "Combination", "Frame", "Noun", "Phrase", "Topic", "Verb", "Words", "load_words"]
