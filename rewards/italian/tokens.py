"""Doc and Token: what the rules read of a parsed text, as plain Python objects.

spaCy makes a new Token for every access and keeps every word it has ever seen. The rules look
at a token many times, so they read a copy, made once inside spaCy's memory zone; the names
are spaCy's, and a rule takes a spaCy Doc as well.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from weakref import ReferenceType, ref

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc


class Token:
    """A word or punctuation mark: i is its place in the Doc, idx its offset in the text.

    pos_: Universal part of speech; dep_: its relation to its head (the root is its own head);
    whitespace_: the space that follows, or ""; children: in order.
    """

    __slots__ = ("__weakref__", "_head", "children", "dep_", "i", "idx", "is_punct", "pos_", "text", "whitespace_")

    # Its head knows it by `children`; a weak way back keeps a Doc free of reference cycles.
    _head: "ReferenceType[Token]"

    def __init__(
        self, i: int, idx: int, text: str, pos_: str = "", dep_: str = "", *, is_punct: bool = False, space: str = ""
    ) -> None:
        self.i = i
        self.idx = idx
        self.text = text
        self.pos_ = pos_
        self.dep_ = dep_
        self.is_punct = is_punct
        self.whitespace_ = space
        self.children: tuple[Token, ...] = ()

    @property
    def head(self) -> "Token":
        return self._head() or self

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text


class Doc(tuple[Token, ...]):
    """The tokens of a text, in order; its sentences as the parser cut them are in `sents`."""

    text: str
    starts: tuple[int, ...]

    @property
    def sents(self) -> Iterator[tuple[Token, ...]]:
        for start, stop in zip(self.starts, (*self.starts[1:], len(self)), strict=True):
            yield self[start:stop]


class PlaceTexts(dict[int, str]):
    """Place -> text; "" outside. The rules ask it so often that it is worth having no function of ours between."""

    def __missing__(self, place: int) -> str:
        return ""


def plain(parsed: "SpacyDoc") -> Doc:
    """The copy of a spaCy Doc; heads and sentence starts only where it was parsed."""
    tokens = [
        Token(word.i, word.idx, word.text, word.pos_, word.dep_, is_punct=word.is_punct, space=word.whitespace_)
        for word in parsed
    ]
    links = [ref(token) for token in tokens]
    starts = [0] if tokens else []
    for token, word in zip(tokens, parsed, strict=True):
        head = word.head.i
        token._head = links[head]
        if head != token.i:
            tokens[head].children += (token,)
        if word.is_sent_start and token.i:
            starts.append(token.i)
    doc = Doc(tokens)
    doc.text = parsed.text
    doc.starts = tuple(starts)
    return doc
