"""The spaCy pipeline: part of speech and dependency heads only.

Gender, number and tense never come from here: a tagger copies the article's gender
onto rare nouns, which would hide exactly the errors we look for.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = Path(__file__).parent / "data" / "pipeline"


def load_pipeline(name: str = "") -> "Language":
    """The shipped pipeline, or the spaCy package or folder `name`. Raises OSError when it is missing."""
    import spacy

    from rewards.italian.features import register

    register()
    return spacy.load(name or SHIPPED)
