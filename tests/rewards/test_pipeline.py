"""The shipped pipeline and its training: sizes, what it may hold, what it must know."""

import json
from pathlib import Path

import pytest
import spacy

from rewards.italian.language import load_language
from rewards.italian.lexicon import load_lexicon
from rewards.italian.pipeline import SHIPPED, load_pipeline
from rewards.italian.training.pipeline_training import (
    DEVELOPMENT,
    HELD_OUT,
    MAX_BYTES,
    TreebankError,
    folder_bytes,
    train_pipeline,
)
from rewards.italian.training.sentences import SentenceMaker
from rewards.italian.treebanks import read_docs, without_morphology

CONLLU = """# text = Vado nella casa.
1\tVado\tandare\tVERB\tV\tMood=Ind|Tense=Pres\t0\troot\t_\t_
2-3\tnella\t_\t_\t_\t_\t_\t_\t_\t_
2\tin\tin\tADP\tE\t_\t4\tcase\t_\t_
3\tla\til\tDET\tRD\tGender=Fem|Number=Sing\t4\tdet\t_\t_
4\tcasa\tcasa\tNOUN\tS\tGender=Fem\t1\tobl\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\tFS\t_\t1\tpunct\t_\t_

"""


def test_the_shipped_pipeline_is_small() -> None:
    assert folder_bytes(SHIPPED) <= MAX_BYTES


def test_its_description_names_its_measured_figures() -> None:
    meta = json.loads((SHIPPED / "meta.json").read_text("utf-8"))
    assert set(meta["performance"]["held_out"]) == set(HELD_OUT)
    for shares in meta["performance"]["held_out"].values():
        assert shares["pos"] >= 0.945
        assert shares["uas"] >= 0.85
    assert not {source["name"] for source in meta["sources"]} & set(HELD_OUT)


def test_it_predicts_no_gender_number_or_tense() -> None:
    """A tagger copies the article's gender onto rare nouns; the lexicon must be the only source."""
    doc = load_language().pipeline("Le aquile hanno volato sopra la montagna.")
    assert not any(str(token.morph) for token in doc)


@pytest.mark.parametrize(
    ("text", "word", "part"),
    [
        ("Il lombrico striscia nella terra.", "striscia", "VERB"),  # a noun too
        ("Marco dorme.", "dorme", "VERB"),  # two words
        ("Apri la finestra!", "Apri", "VERB"),  # command
        ("Apri la finestra!", "finestra", "NOUN"),
        ("Il ragno tessé la tela.", "ragno", "NOUN"),
        ("L'aquila vola alta.", "aquila", "NOUN"),
    ],
)
def test_parts_of_speech_of_short_sentences(text: str, word: str, part: str) -> None:
    doc = load_language().docs([text])[0]
    assert {token.text: token.pos_ for token in doc}[word] == part


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Il gatto dorme.", 1),
        ("Il gatto dorme. Il cane corre.", 2),
        ("Dove vai? Vado a casa.", 2),
        ("Quando arriva Anna, mangiamo.", 1),
        ("io mangio, tu mangi, lui mangia", 1),
    ],
)
def test_sentences_of_short_texts(text: str, count: int) -> None:
    assert len(list(load_language().docs([text])[0].sents)) == count


def test_a_missing_pipeline_is_named() -> None:
    with pytest.raises(OSError, match="no_such_pipeline"):
        load_pipeline("no_such_pipeline")


def test_treebanks_lose_their_morphology_and_keep_contractions(tmp_path: Path) -> None:
    assert "Gender" not in without_morphology(CONLLU)
    path = tmp_path / "it.conllu"
    path.write_text(CONLLU, "utf-8")
    (doc,) = read_docs(path)
    assert doc.text.strip() == "Vado nella casa."
    assert [token.text for token in doc] == ["Vado", "nella", "casa", "."]
    assert not any(str(token.morph) for token in doc)


def test_own_sentences_are_trees_and_repeat_with_their_seed() -> None:
    vocab = spacy.blank("it").vocab
    docs = list(SentenceMaker(load_lexicon(), 3).docs(vocab, 60))
    again = list(SentenceMaker(load_lexicon(), 3).docs(vocab, 60))
    assert [doc.text for doc in docs] == [doc.text for doc in again]
    assert [doc.text for doc in docs] != [doc.text for doc in SentenceMaker(load_lexicon(), 4).docs(vocab, 60)]
    tokenizer = spacy.blank("it").tokenizer
    for doc in docs:
        assert [token.text for token in tokenizer(doc.text)] == [token.text for token in doc]
        for sentence in doc.sents:
            assert sum(token.head is token or token.head.i == token.i for token in sentence) == 1, sentence.text
        assert all(token.pos_ and token.dep_ for token in doc)


def test_own_sentences_have_subjects_in_every_place() -> None:
    docs = SentenceMaker(load_lexicon(), 3).docs(spacy.blank("it").vocab, 300)
    tokens = [token for doc in docs for token in doc]
    subjects = [token for token in tokens if token.dep_ in ("nsubj", "nsubj:pass")]
    assert sum(subject.i > subject.head.i for subject in subjects) > 40  # "Nasce un problema"
    assert sum(subject.head.i - subject.i > 4 for subject in subjects) > 40
    related = [token for token in tokens if token.text == "che" and token.head.dep_ == "acl:relcl"]
    assert {token.dep_ for token in related} == {"nsubj", "obj"}  # "che dorme", "che leggono"
    assert all(token.head.head.i < token.i for token in related)


def test_training_asks_for_its_treebanks(tmp_path: Path) -> None:
    with pytest.raises(TreebankError, match=r"it_markit-ud-test\.conllu"):
        train_pipeline(tmp_path, tmp_path / "out")
    for name in HELD_OUT + DEVELOPMENT:
        (tmp_path / f"{name}.conllu").write_text(CONLLU, "utf-8")
    with pytest.raises(TreebankError, match="nothing to train on"):
        train_pipeline(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
