"""Training of the pipeline: treebanks and our own short sentences -> part of speech and heads.

Gender, number and tense are removed from the treebanks first, so that nothing of them can enter the
pipeline: they come from the lexicon alone. Every treebank sentence trains as it is and in copies with
errors of agreement (training_errors.py).
"""

import json
import os
import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.cli.train import train
from spacy.tokens import DocBin
from spacy.training import Example

from rewards.italian.features import COMPONENT, register
from rewards.italian.lexicon import load_lexicon
from rewards.italian.pipeline import load_pipeline
from rewards.italian.training.errors import with_errors
from rewards.italian.training.sentences import SentenceMaker
from rewards.italian.treebanks import read_docs

HELD_OUT = ("it_markit-ud-test", "it_parlamint-ud-test")
DEVELOPMENT = ("it_markit-ud-dev",)
OWN_DOCS = 5500
COPIES = 3  # of each training sentence with errors
ERROR_RATE = 0.15  # of the words in them
MAX_BYTES = 4_000_000
_SETTINGS: dict[str, object] = {
    "components.tok2vec.model.embed.attrs": ["LEMMA", "TAG", "SUFFIX", "SHAPE"],
    "components.tok2vec.model.embed.rows": [2000, 600, 800, 200],
    "components.tok2vec.model.encode.width": 84,
    "components.tok2vec.model.encode.depth": 6,  # a word sees six on each side
    "components.parser.model.hidden_width": 56,
    "training.dropout": 0.25,
    "training.optimizer.use_averages": True,
    "training.frozen_components": [COMPONENT],
    "training.annotating_components": [COMPONENT],
    "training.eval_frequency": 400,
}


class TreebankError(ValueError):
    """The folder does not hold the treebanks that the training needs."""


def train_pipeline(
    treebanks: Path, output: Path, *, seed: int = 0, max_steps: int = 7000, report: Callable[[str], None] = print
) -> dict[str, dict[str, float]]:
    """Train, keep the best pipeline in `output` (replaced), and give its held-out figures per treebank.

    treebanks: folder of CoNLL-U files; those of HELD_OUT are only tested on, DEVELOPMENT
        chooses the best step, all others train. Raises TreebankError when a file is missing.
    Result: {"it_markit-ud-test": {"pos": 0.93, "uas": 0.84, "sentences": 0.98}, ...}, shares.
    """
    files = treebank_files(treebanks)
    # One core, and the same sums in every run.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with tempfile.TemporaryDirectory(prefix="pipeline_train_") as folder:
        work = Path(folder)
        vocab, lexicon, chance = spacy.blank("it").vocab, load_lexicon(), random.Random(seed)
        training = [
            doc for name, path in files.items() if name not in HELD_OUT + DEVELOPMENT for doc in read_docs(path)
        ]
        own = list(SentenceMaker(lexicon, seed).docs(vocab, OWN_DOCS))
        development = [doc for name in DEVELOPMENT for doc in read_docs(files[name])]
        report(f"{len(training)} treebank documents and {len(own)} of our own to train on.")
        for docs, copies in ((training, COPIES), (development, 1)):
            docs += [with_errors(doc, lexicon, chance, ERROR_RATE) for _ in range(copies) for doc in docs]
        DocBin(docs=[*training, *own]).to_disk(work / "train.spacy")
        DocBin(docs=development).to_disk(work / "dev.spacy")
        register()
        config = init_config(lang="it", pipeline=["morphologizer", "parser"], optimize="efficiency")
        config["nlp"]["pipeline"].insert(0, COMPONENT)
        config["components"][COMPONENT] = {"factory": COMPONENT}
        config.to_disk(work / "config.cfg")
        paths = {"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy")}
        steps = {"training.max_steps": max_steps, "training.seed": seed, "system.seed": seed}
        train(work / "config.cfg", work / "out", overrides={**_SETTINGS, **paths, **steps})
        figures = {name: evaluate(work / "out" / "model-best", files[name]) for name in HELD_OUT}
        _install(work / "out" / "model-best", output, figures, sorted(files))
    for name, shares in figures.items():
        report(name + ": " + ", ".join(f"{key} {value:.3f}" for key, value in shares.items()))
    return figures


def treebank_files(treebanks: Path) -> dict[str, Path]:
    """The CoNLL-U files of a folder by name. Raises TreebankError when one that is needed is missing."""
    files = {path.stem: path for path in sorted(treebanks.glob("*.conllu"))}
    missing = [name for name in HELD_OUT + DEVELOPMENT if name not in files]
    if missing:
        raise TreebankError(f"{treebanks} lacks {', '.join(name + '.conllu' for name in missing)}")
    if set(files) == set(HELD_OUT + DEVELOPMENT):
        raise TreebankError(f"{treebanks} holds nothing to train on, only development and test files")
    return files


def evaluate(pipeline: Path, treebank: Path) -> dict[str, float]:
    """Shares on a treebank file: right part of speech, right head (UAS), sentence F."""
    language = load_pipeline(str(pipeline))
    examples = [Example(language.make_doc(doc.text), doc) for doc in read_docs(treebank)]
    scores = language.evaluate(examples)
    return {
        "pos": round(float(scores["pos_acc"]), 4),
        "uas": round(float(scores["dep_uas"]), 4),
        "sentences": round(float(scores["sents_f"]), 4),
    }


def _install(trained: Path, output: Path, figures: dict[str, dict[str, float]], treebanks: list[str]) -> None:
    """Put the pipeline in place with its figures in meta.json; nothing else of the training is kept."""
    meta_path = trained / "meta.json"
    meta = json.loads(meta_path.read_text(encoding="utf-8"))
    meta.update(
        name="italian_teacher",
        description="Part of speech and dependency heads of Italian; no gender, number or tense.",
        license="CC BY-SA 4.0",
        sources=[{"name": name} for name in treebanks if name not in HELD_OUT],
        performance={"held_out": figures},
    )
    meta_path.write_text(json.dumps(meta, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    _plain_config(trained / "config.cfg")
    if output.exists():
        shutil.rmtree(output)
    shutil.copytree(trained, output)
    size = folder_bytes(output)
    if size > MAX_BYTES:
        raise ValueError(f"{output} has {size:,} bytes, more than {MAX_BYTES:,}; make the model smaller")


def _plain_config(path: Path) -> None:
    """Forget the temporary training files."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [
        "train = null" if x.startswith('train = "') else "dev = null" if x.startswith('dev = "') else x for x in lines
    ]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")


def folder_bytes(folder: Path) -> int:
    """The size of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
