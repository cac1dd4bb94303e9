"""manage.py judge_tenses: a treebank's tenses against the reported ones."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

FIN = "Mood=Ind|Number=Sing|Person=3|Tense={tense}|VerbForm=Fin"


def sentence(*rows: str) -> str:
    text = " ".join(row.split()[0] for row in rows)
    lines = [f"# text = {text}"]
    for number, row in enumerate(rows, 1):
        form, lemma, pos, features, head, relation = row.split()
        lines.append("\t".join([str(number), form, lemma, pos, "_", features, head, relation, "_", "_"]))
    return "\n".join(lines) + "\n\n"


PRESENT, PART = FIN.format(tense="Pres"), "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
VOLA = sentence("Marco Marco PROPN _ 2 nsubj", f"dorme dormire VERB {PRESENT} 0 root", ". . PUNCT _ 2 punct")
HA_DORMITO = sentence(
    "Marco Marco PROPN _ 3 nsubj", f"ha avere AUX {PRESENT} 3 aux", f"dormito dormire VERB {PART} 0 root",
    ". . PUNCT _ 3 punct",
)  # fmt: skip
# A passive that the label calls a compound.
PREVISTO = sentence(
    "Un uno DET _ 2 det", "piano piano NOUN _ 4 nsubj", f"è essere AUX {PRESENT} 4 aux",
    f"previsto prevedere VERB {PART} 0 root", ". . PUNCT _ 4 punct",
)  # fmt: skip


def judge(path: Path, *options: str) -> list[str]:
    out = StringIO()
    call_command("judge_tenses", str(path), *options, stdout=out)
    return out.getvalue().splitlines()


def test_shares(tmp_path: Path) -> None:
    """Three verbs, of which one is labelled as another tense than it has: two of three, then three of three."""
    path = tmp_path / "it.conllu"
    path.write_text(VOLA + HA_DORMITO + PREVISTO, "utf-8")
    name, labelled, read = judge(path)
    assert name == "it.conllu"
    assert "3 verbs   66.7% in the set   66.7% alone" in labelled
    assert "3 verbs  100.0% in the set  100.0% alone" in read


def test_misses_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "it.conllu"
    path.write_text(VOLA.replace("Tense=Pres", "Tense=Fut"), "utf-8")
    assert "  missed futuro: dorme [presente] Marco dorme ." in judge(path, "--misses")


def test_what_is_no_treebank_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.conllu"):
        judge(tmp_path / "none.conllu")
    empty = tmp_path / "empty.conllu"
    empty.write_text(sentence("Ciao ciao INTJ _ 0 root"), "utf-8")
    with pytest.raises(CommandError, match="no finite verb"):
        judge(empty)
