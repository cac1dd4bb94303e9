"""What the parser sees of a word beside its shape: a lemma, and what the word can be.

Both come from the lexicon and hold no gender and no number: "volano" and "vola" look alike to the
parser, and so it finds the subject of a verb that does not agree with it. They stand in `Token.lemma`
and `Token.tag` as numbers only; no rule reads them there.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rewards.italian.articles import FORMS, normal
from rewards.italian.lexicon import Lexicon, Reading, load_lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

COMPONENT = "lexicon_features"
_FINITE = frozenset({"ind", "sub", "cond", "impr"})
_CLOSED = frozenset({"ADV", "PRON", "CONJ", "ADP", "ART", "DET"})
_ARTICLES = frozenset({"il", "lo", "la", "i", "gli", "le", "l'"})
_MOST = 60_000


def word_class(lexicon: Lexicon, word: str) -> tuple[str, str]:
    """(lemma, class) of a word as written: ("volare", "V3"), ("casa", "NOUN|V3"); class "?…" when unknown.

    Of several lemmas the first in the alphabet; a function word is its own, and an article "il".
    """
    text, readings = normal(word), lexicon.readings(word)
    if not readings:
        kind = "digit" if text.isdigit() else "letters" if text.isalpha() else ""
        return text, f"?{kind}{'^' if word[:1].isupper() else ''}"
    parts = {_part(reading) for reading in readings}
    if text in FORMS:
        parts.add(FORMS[text].family)
    name = "|".join(sorted(parts))
    if text in _ARTICLES:
        # "la", "lo", "le", "gli", "l'" may be pronouns.
        return "la" if "PRON" in parts else "il", name
    if parts & _CLOSED:
        return text, name
    return min(reading.lemma for reading in readings), name


def _part(reading: Reading) -> str:
    if reading.pos != "VERB":
        return reading.pos
    if reading.clitic:
        return "VCL"
    if reading.mood in _FINITE:
        return "V3" if reading.person == 3 else "V12"
    return f"V{reading.mood}"


def register() -> None:
    """Make the component known to spaCy, which is imported only here."""
    from spacy.language import Language

    if not Language.has_factory(COMPONENT):
        Language.factory(COMPONENT, func=_component)


def _component(nlp: "Language", name: str) -> Callable[["Doc"], "Doc"]:
    import numpy
    from spacy.attrs import LEMMA, TAG  # type: ignore[import-not-found]
    from spacy.strings import get_string_id

    lexicon = load_lexicon()

    @lru_cache(maxsize=_MOST)
    def numbers(word: str) -> tuple[int, int]:
        lemma, kind = word_class(lexicon, word)
        return get_string_id(lemma), get_string_id(kind)

    def set_features(doc: "Doc") -> "Doc":
        if len(doc):
            rows: Any = numpy.array([numbers(token.text) for token in doc], dtype="uint64")
            doc.from_array([LEMMA, TAG], rows)
        return doc

    return set_features
