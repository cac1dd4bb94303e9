"""What a fresh installation needs before its first page: tables, requests, a V4, a rubric, a person."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command

from rewards.models import RequestDataset, Rubric
from rewards.services import request_dataset_import, rubric_current
from training.models import LanguageModel
from training.prompts import REFERENCE_TEMPLATE
from training.services import language_model_register

DATASET_NAME = "Italian exercise requests"
REFERENCE_NAME = "Reference V4"
REFERENCE_PATH = "reference_v4"


@dataclass(frozen=True)
class Installation:
    """What stands after bootstrap(). password is set only when the account was made just now."""

    dataset: RequestDataset
    reference: LanguageModel
    rubric: Rubric
    username: str
    password: str | None


def bootstrap(say: Callable[[str], object] = lambda text: None) -> Installation:
    """Make whatever is missing; changes nothing that exists. Safe to run at every start."""
    say("Database")
    call_command("migrate", verbosity=0, interactive=False)
    say("Requests")
    dataset = _dataset()
    say("Reference model")
    reference = _reference()
    username, password = _superuser()
    return Installation(dataset, reference, rubric_current(), username, password)


def _dataset() -> RequestDataset:
    existing = RequestDataset.objects.filter(name=DATASET_NAME).first()
    if existing:
        return existing
    with settings.REQUESTS_FILE.open("rb") as lines:
        return request_dataset_import(name=DATASET_NAME, lines=lines, source=settings.REQUESTS_FILE.name)


def _reference() -> LanguageModel:
    existing = LanguageModel.objects.filter(path=REFERENCE_PATH).first()
    if existing:
        return existing
    return language_model_register(
        name=REFERENCE_NAME,
        path=REFERENCE_PATH,
        prompt_template=REFERENCE_TEMPLATE,
        description="A small model trained from scratch on synthetic exercises with V4's error profile. Not the 8B V4.",
    )


def _superuser() -> tuple[str, str | None]:
    users = get_user_model()
    existing = users.objects.filter(is_superuser=True).order_by("pk").first()
    if existing:
        return existing.get_username(), None
    password = secrets.token_urlsafe(12)
    users.objects.create_superuser("admin", email="", password=password)
    return "admin", password
