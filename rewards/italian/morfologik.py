"""Reader of morfologik dictionaries: FSA version 5 automata with suffix-coded entries.

Format: the header "\\fsa", version byte, filler, annotation, and one byte with the sizes of
a node's data and of an arc's address; then nodes as lists of arcs (label byte, flags,
address). An entry is "form SEP code tag", where the code's first byte says how many
bytes to cut from the form's end and the rest is what to append. See the morfologik
project's documentation of its FSA5 class.
"""

from collections.abc import Iterator
from pathlib import Path

_FINAL, _LAST, _NEXT = 1, 2, 4
_SEPARATOR = b"_"
_KNOWN = 3  # bytes of a form whose nodes are remembered


class MorfologikDictionary:
    """One dictionary file, kept as bytes and walked on demand."""

    def __init__(self, path: Path, encoding: str) -> None:
        """Raises OSError when the file cannot be read, ValueError when it is no FSA5."""
        data = path.read_bytes()
        if data[:4] != b"\\fsa" or data[4] != 5:
            raise ValueError(f"{path} is not a morfologik FSA5 dictionary")
        self._node_bytes, self._address_bytes = (data[7] >> 4) & 15, data[7] & 15
        self._arcs = data[8:]
        self._encoding = encoding
        start = self._skip(self._first_arc(0))
        self._root = self._target(self._first_arc(start))
        self._known: dict[bytes, int | None] = {}

    def entries(self, form: str) -> list[tuple[str, str]]:
        """(decoded base, tag) of every entry of exactly this form; empty when there is none."""
        try:
            prefix = form.encode(self._encoding) + _SEPARATOR
        except UnicodeEncodeError:
            return []
        node = self._node(prefix)
        return [] if node is None else [self._decode(form, suffix) for suffix in self._suffixes(node)]

    def entries_from(self, prefix: str) -> Iterator[tuple[str, str, str]]:
        """(form, base, tag) of every entry whose form begins with prefix, in no order."""
        node = self._node(prefix.encode(self._encoding))
        if node is None:
            return
        for rest in self._suffixes(node):
            tail, _, suffix = rest.partition(_SEPARATOR)
            form = prefix + tail.decode(self._encoding)
            yield (form, *self._decode(form, suffix))

    def _node(self, path: bytes) -> int | None:
        """The node behind a path from the root, or None. The first nodes are wide, and soon known by heart."""
        first = path[:_KNOWN]
        if first in self._known:
            node = self._known[first]
        else:
            node = self._known[first] = self._walk(self._root, first)
        return node if node is None else self._walk(node, path[_KNOWN:])

    def _walk(self, node: int, path: bytes) -> int | None:
        for byte in path:
            arc = self._find(node, byte)
            if arc is None:
                return None
            node = self._target(arc)
        return node

    def _decode(self, form: str, suffix: bytes) -> tuple[str, str]:
        code, _, tag = suffix.partition(_SEPARATOR)
        stem = form.encode(self._encoding)
        cut = code[0] - 65
        base = (stem[: len(stem) - cut] if cut else stem) + code[1:]
        return base.decode(self._encoding), tag.decode(self._encoding)

    def _first_arc(self, node: int) -> int:
        return node + self._node_bytes

    def _skip(self, arc: int) -> int:
        return arc + (2 if self._arcs[arc + 1] & _NEXT else 1 + self._address_bytes)

    def _target(self, arc: int) -> int:
        if self._arcs[arc + 1] & _NEXT:
            return self._skip(arc)
        return int.from_bytes(self._arcs[arc + 1 : arc + 1 + self._address_bytes], "little") >> 3

    def _find(self, node: int, label: int) -> int | None:
        arcs, arc = self._arcs, self._first_arc(node)
        while arcs[arc] != label:
            if arcs[arc + 1] & _LAST:
                return None
            arc = self._skip(arc)
        return arc

    def _suffixes(self, node: int) -> Iterator[bytes]:
        arcs, width, skip = self._arcs, self._address_bytes, self._node_bytes
        pending = [(node, b"")]
        while pending:
            node, prefix = pending.pop()
            arc = node + skip
            while True:
                word = prefix + arcs[arc : arc + 1]
                flags = arcs[arc + 1]
                after = arc + (2 if flags & _NEXT else 1 + width)
                if flags & _FINAL:
                    yield word
                if target := after if flags & _NEXT else int.from_bytes(arcs[arc + 1 : after], "little") >> 3:
                    pending.append((target, word))
                if flags & _LAST:
                    break
                arc = after
