"""Minimal pairs: how they are made, and how many the agreement rules find."""

from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from rewards.italian.language import Language
from rewards.italian.measure.minimal_pairs import Pair, marked_pairs, pairs_of, read_pairs
from rewards.italian.measure.pair_measure import Measure, measure
from rewards.italian.treebanks import gold_sentences
from rewards.tools import Tools

TABLE = Path(__file__).parent / "cases" / "agreement_pairs.txt"
# Shares that must be found on the table. What is missed is known: docs/reward.md.
FLOORS = {
    "article_noun": 0.98, "article_form": 0.985, "adjective_noun": 0.965, "predicate": 0.96, "participle": 0.97,
    "subject_verb": 0.955,
}  # fmt: skip
CONLLU = """# text = L'amica di Anna ha visto i gatti neri.
1\tL'\til\tDET\t_\t_\t2\tdet\t_\tSpaceAfter=No
2\tamica\tamico\tNOUN\t_\t_\t6\tnsubj\t_\t_
3\tdi\tdi\tADP\t_\t_\t4\tcase\t_\t_
4\tAnna\tAnna\tPROPN\t_\t_\t2\tnmod\t_\t_
5\tha\tavere\tAUX\t_\t_\t6\taux\t_\t_
6\tvisto\tvedere\tVERB\t_\t_\t0\troot\t_\t_
7\ti\til\tDET\t_\t_\t8\tdet\t_\t_
8\tgatti\tgatto\tNOUN\t_\t_\t6\tobj\t_\t_
9\tneri\tnero\tADJ\t_\t_\t8\tamod\t_\tSpaceAfter=No
10\t.\t.\tPUNCT\t_\t_\t6\tpunct\t_\t_

"""


@pytest.fixture(scope="module")
def language(tools: Tools) -> Language:
    return tools.language


@pytest.fixture(scope="module")
def measured(language: Language) -> Measure:
    return measure(language, *read_pairs(TABLE, language.lexicon))


def test_marked(language: Language) -> None:
    """Each marked word once in every other form that cannot agree; the rest stays."""
    text, pairs = marked_pairs("L'|d amica dorme|v.", language.lexicon)
    assert text == "L'amica dorme."
    assert {(pair.kind, pair.wrong) for pair in pairs} == {
        ("subject_verb", "L'amica dormono."),
        ("subject_verb", "L'amica dormo."),
        ("article_noun", "Gli amica dorme."),
        ("article_noun", "Le amica dorme."),
        ("article_form", "Il amica dorme."),
        ("article_form", "Lo amica dorme."),
        ("article_form", "La amica dorme."),
    }


def test_gold(language: Language, tmp_path: Path) -> None:
    """From a treebank: the words that the gold heads name, and where each partner stands in the wrong sentence."""
    file = tmp_path / "one.conllu"
    file.write_text(CONLLU, encoding="utf-8")
    (doc,) = gold_sentences(file)
    pairs = list(pairs_of(doc, language.lexicon))
    wrong = {pair.wrong.strip() for pair in pairs if pair.kind == "adjective_noun"}
    assert wrong == {f"L'amica di Anna ha visto i gatti {form}." for form in ("nero", "nera", "nere")}
    verb = next(pair for pair in pairs if pair.kind == "subject_verb")
    assert verb.wrong.strip() == "L'amica di Anna hanno visto i gatti neri."
    assert [verb.wrong[start:end] for start, end in verb.partners] == ["hanno", "amica", "amica", "visto"]


@pytest.mark.parametrize("kind", FLOORS)
def test_found(measured: Measure, kind: str) -> None:
    missed = [pair.wrong for pair in measured.missed if pair.kind == kind]
    assert measured.found[kind] / measured.pairs[kind] >= FLOORS[kind], missed


def test_right_sentences_are_not_flagged(measured: Measure) -> None:
    assert measured.sentences >= 420
    assert measured.alarms == []


def test_command(tmp_path: Path) -> None:
    """Counts of one right sentence with one verb; with --misses what was not found."""
    file, output = tmp_path / "marked.txt", StringIO()
    file.write_text("# a comment\nI cani abbaiano|v.\n", encoding="utf-8")
    call_command("judge_agreement", str(file), "--misses", stdout=output)
    assert "subject_verb        2 of     2  100.0 %   precision 100.0 % of     2 findings" in output.getvalue()
    assert "flagged 0 of 1" in output.getvalue()


def test_precision(language: Language) -> None:
    """A finding on a changed word or its partner is true; any other in wrong or right sentences is false."""
    text, pairs = marked_pairs("I|d gatti dormono.", language.lexicon)
    assert measure(language, [text], pairs).precision("article_noun") == 1.0
    elsewhere = [Pair(pair.kind, "Il casa. " + text, "Il casa. " + pair.wrong, ((9, 30),)) for pair in pairs]
    result = measure(language, ["Il casa. " + text], elsewhere)
    assert result.false["article_noun"] == 1 + len(pairs)
    assert result.precision("article_noun") < 0.5
    assert result.precision("predicate") == 1.0


def test_no_pair_that_may_be_right(language: Language, tmp_path: Path) -> None:
    """ "linee di ricerca sperimentali": the adjective may belong to the noun before."""
    rows = ["Le il DET 2 det", "linee linea NOUN 0 root", "di di ADP 4 case", "ricerca ricerca NOUN 2 nmod",
            "sperimentale sperimentale ADJ 4 amod", ". . PUNCT 2 punct"]  # fmt: skip
    lines = []
    for number, row in enumerate(rows, 1):
        word, lemma, pos, head, relation = row.split()
        lines.append(f"{number}\t{word}\t{lemma}\t{pos}\t_\t_\t{head}\t{relation}\t_\t_")
    file = tmp_path / "one.conllu"
    file.write_text("# text = Le linee di ricerca sperimentale .\n" + "\n".join(lines) + "\n\n", encoding="utf-8")
    (doc,) = gold_sentences(file)
    assert [pair.wrong for pair in pairs_of(doc, language.lexicon) if pair.kind == "adjective_noun"] == []


def test_command_without_its_file() -> None:
    with pytest.raises(CommandError, match="nowhere"):
        call_command("judge_agreement", "nowhere.txt")


def test_figures_in_the_docs(measured: Measure) -> None:
    """docs/reward.md states what the command measures on the table."""
    page = (settings.BASE_DIR / "docs" / "reward.md").read_text(encoding="utf-8")
    for kind in FLOORS:
        recall, precision = 100 * measured.recall(kind), 100 * measured.precision(kind)
        assert f"| gender.{kind} | {recall:.1f} % of {measured.pairs[kind]} | {precision:.1f} % |" in page
