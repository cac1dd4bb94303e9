"""Texts as they are parsed: every character kept in its place, and no run of characters that takes long."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rewards.italian.language import LONGEST_RUN
from rewards.italian.tokens import Doc
from rewards.management.commands.analyse import analysis
from rewards.tools import Tools

UNITS = [
    "_", ".", "-", "'", "’", '"', "(", "((a", "😀", "👩‍👩‍👧", "a", "à", "e\u0301", "1", "1.", "1,", "l'", "l’",
    "a'b", "a-", "a/", "a.b.c.", "http://a.b/", "www.a.it", "a@b.it/", "...", "…", "—", "«", "!?", "._", "-a-", "€",
    "%", "+", "=", ",a", "* ", ". ", ", ", "la ", "è ", "mangia, ", "L'aquila vola. ", " ", "\n", "\t", "\u00a0",
    "\u200b", "\u202e", "\u0430",
]  # fmt: skip


def filled(doc: Doc) -> str:
    """The text as the tokens have it; their offsets must say the same."""
    text = ""
    for token in doc:
        assert token.idx == len(text)
        text += token.text + token.whitespace_
    return text


@pytest.mark.parametrize("unit", UNITS)
def test_a_run_of_10_000_characters_takes_less_than_2_seconds(tools: Tools, unit: str) -> None:
    """Of this process's own time, with all that `analyse` says of it."""
    text = (unit * 10_000)[:10_000]
    tools.language.docs(["loaded"])
    began = time.process_time()
    (doc,) = tools.language.docs([text])
    analysis(doc, tools.language.lexicon)
    assert time.process_time() - began < 2.0
    assert filled(doc) == doc.text == text


@settings(max_examples=40, deadline=None, derandomize=True)
@given(parts=st.lists(st.tuples(st.sampled_from(UNITS) | st.text(max_size=3), st.integers(1, 3_000)), max_size=8))
def test_mixed_runs(tools: Tools, parts: list[tuple[str, int]]) -> None:
    text = "".join(unit * count for unit, count in parts)[:10_000]
    text = text.encode("utf-8", "replace").decode()
    began = time.process_time()
    (doc,) = tools.language.docs([text])
    analysis(doc, tools.language.lexicon)
    assert time.process_time() - began < 2.0
    assert filled(doc) == doc.text == text


@pytest.mark.parametrize("size", [0, 1, LONGEST_RUN - 1, LONGEST_RUN, LONGEST_RUN + 1, 5 * LONGEST_RUN])
def test_what_stands_beside_a_long_run_is_found_where_it_stands(tools: Tools, size: int) -> None:
    """The same findings, moved by what stands before them."""
    before = "_" * size + " " * bool(size)
    sentence = "Il aquila dorme. Le aquile vola."
    text = f"{before}{sentence} {'!' * size}"
    (doc,) = tools.language.docs([text])
    found = analysis(doc, tools.language.lexicon)
    places = [(finding["rule"], text[finding["start"] : finding["end"]]) for finding in found["agreement"]]
    assert places == [("gender.article_noun", "Il"), ("gender.subject_verb", "vola")]
    assert all(text[verb["start"] : verb["end"]] == verb["text"] for verb in found["verbs"])


def test_words_and_addresses_of_a_usual_length_are_left_to_the_tokenizer(tools: Tools) -> None:
    text = "Precipitevolissimevolmente andò a https://www.italia.it/it/regioni/piemonte/torino?lingua=it e l'amò."
    (doc,) = tools.language.docs([text])
    assert [token.text for token in doc] == [token.text for token in tools.language.pipeline(text)]


def test_texts_with_and_without_long_runs_keep_their_order(tools: Tools) -> None:
    texts = ["Il cane dorme.", "(" * 300, "Vola.", "", "a" * 250 + " b"]
    assert [doc.text for doc in tools.language.docs(texts)] == texts
