"""Treebanks in CoNLL-U as spaCy documents: words, parts of speech, heads; no gender, number or tense."""

from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc
from spacy.training.converters.conllu_to_docs import conllu_to_docs

SENTENCES_PER_DOC = 3  # documents of three sentences teach where sentences end
_FEATS, _XPOS = 5, 4


def without_morphology(text: str) -> str:
    """CoNLL-U text with XPOS and FEATS emptied."""
    lines = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            columns = line.split("\t")
            columns[_XPOS] = columns[_FEATS] = "_"
            line = "\t".join(columns)
        lines.append(line)
    return "\n".join(lines) + "\n"


def read_docs(path: Path, sentences: int = SENTENCES_PER_DOC) -> Iterator[Doc]:
    """The documents of a treebank file, "della" and the like as one token, without morphology."""
    text = without_morphology(path.read_text(encoding="utf-8"))
    yield from conllu_to_docs(  # type: ignore[no-untyped-call]
        text, n_sents=sentences, merge_subtokens=True, no_print=True
    )


def gold_sentences(path: Path) -> Iterator[Doc]:
    """The sentences of a CoNLL-U file with their gold parts of speech and heads."""
    yield from read_docs(path, sentences=1)
