"""What can be asked for: levels, 74 grammar focuses, 20 topics."""

from rewards.catalog.focuses import FOCUSES, Focus
from rewards.catalog.topics import TOPICS, Topic

LEVELS = {"A1": "beginner", "A2": "elementary", "B1": "intermediate", "B2": "upper intermediate"}

__all__ = ["FOCUSES", "LEVELS", "TOPICS", "Focus", "Topic"]
