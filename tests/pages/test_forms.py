"""Launching an evaluation and registering a model: what is stored, what is refused and where it says so."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from evaluation.models import EvaluationRun
from tests.pages.conftest import World
from training.jobs.models import JobStatus
from training.models import LanguageModel


def asked(world: World, **changes: Any) -> dict[str, Any]:
    return {
        "model": world.v4.pk,
        "dataset": world.dataset.pk,
        "split": "test",
        "temperature": 0.5,
        "seed": 5,
        "limit": 2,
        **changes,
    }


def test_an_evaluation_is_queued(world: World, page: Client, admin_user: Any) -> None:
    response = page.post(reverse("evaluation_new"), asked(world))
    made = EvaluationRun.objects.latest("pk")
    assert response["Location"] == reverse("evaluation", args=[made.pk])
    assert (made.status, made.temperature, made.seed) == (JobStatus.QUEUED, 0.5, 5)
    assert (made.limit, made.progress_total) == (2, 2)
    assert made.created_by == admin_user


def test_without_a_limit_the_whole_split_is_evaluated(world: World, page: Client) -> None:
    page.post(reverse("evaluation_new"), asked(world, limit=""))
    made = EvaluationRun.objects.latest("pk")
    assert (made.limit, made.progress_total) == (None, 3)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"model": "999"}, "not one of the available choices"),
        ({"dataset": ""}, "required"),
        ({"split": "holiday"}, "not one of the available choices"),
        ({"limit": "0"}, "greater than or equal to 1"),
        ({"temperature": "3"}, "less than or equal to 2"),
        ({"seed": "-1"}, "greater than or equal to 0"),
        ({"seed": "many"}, "whole number"),
    ],
)
def test_a_wrong_evaluation_is_explained(changes: dict[str, str], message: str, world: World, page: Client) -> None:
    response = page.post(reverse("evaluation_new"), asked(world, **changes))
    assert response.status_code == 422
    assert message in response.content.decode()
    assert EvaluationRun.objects.count() == 2


def test_a_split_without_requests_is_refused(world: World, page: Client) -> None:
    """The world's requests are all in the test split."""
    response = page.post(reverse("evaluation_new"), asked(world, split="validation"))
    assert response.status_code == 422
    assert "no requests in its validation split" in response.content.decode()


def test_an_evaluation_can_be_cancelled_and_resumed(world: World, page: Client) -> None:
    page.post(reverse("evaluation_new"), asked(world))
    made = EvaluationRun.objects.latest("pk")
    page.post(reverse("evaluation_cancel", args=[made.pk]))
    made.refresh_from_db()
    assert made.status == JobStatus.CANCELLED
    page.post(reverse("evaluation_resume", args=[made.pk]))
    made.refresh_from_db()
    assert made.status == JobStatus.QUEUED


def test_an_empty_list_of_evaluations_says_what_to_do(page: Client) -> None:
    assert "Evaluate V4 first" in page.get(reverse("evaluations")).content.decode()
    assert "no model to evaluate" in page.get(reverse("evaluation_new")).content.decode()


# --- Models ---------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """A model folder with real, tiny weights, named "mine"."""
    import torch
    from safetensors.torch import save_file

    settings.MODELS_ROOT = tmp_path.resolve()
    made = tmp_path / "mine"
    made.mkdir()
    save_file({"weight": torch.zeros(2, 3)}, str(made / "model.safetensors"))
    (made / "config.json").write_text(json.dumps({"architectures": ["LlamaForCausalLM"], "model_type": "llama"}))
    (made / "tokenizer_config.json").write_text(json.dumps({"chat_template": "{{ messages }}"}))
    (made / "tokenizer.json").write_text("{}")
    return made


def test_a_model_is_registered(folder: Path, page: Client, db: None) -> None:
    response = page.post(reverse("model_new"), {"name": "Mine", "path": "mine/"})
    made = LanguageModel.objects.get()
    assert response["Location"] == reverse("model", args=[made.pk])
    assert (made.name, made.path, made.kind, made.parameters, made.prompt_template) == ("Mine", "mine", "full", 6, "")


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"path": "elsewhere"}, "path", "no such folder"),
        ({"path": "../mine"}, "path", "models load from under"),
        ({"path": "/etc"}, "path", "no such folder"),
        ({"path": ""}, "path", "required"),
        ({"name": ""}, "name", "required"),
        ({"prompt_template": "{level} {weather}"}, "prompt_template", "Unknown placeholder"),
        ({"prompt_template": "{level"}, "prompt_template", "cannot be read"),
        ({"base": "999"}, "base", "not one of the available choices"),
    ],
)
def test_a_model_that_is_none_is_explained_at_its_field(
    values: dict[str, str], field: str, message: str, folder: Path, page: Client, db: None
) -> None:
    response = page.post(reverse("model_new"), {"name": "Mine", "path": "mine", **values})
    assert response.status_code == 422
    assert message in str(response.context["form"].errors[field])
    assert not LanguageModel.objects.exists()


def test_names_and_folders_are_unique(world: World, page: Client) -> None:
    response = page.post(reverse("model_new"), {"name": "Reference V4", "path": "v4"})
    assert set(response.context["form"].errors) == {"name", "path"}


def test_a_template_keeps_its_spaces(folder: Path, page: Client, db: None) -> None:
    """What stands between the request and the answer is part of the prompt."""
    page.post(reverse("model_new"), {"name": "Mine", "path": "mine", "prompt_template": "{grammar} {topic}: "})
    assert LanguageModel.objects.get().prompt_template == "{grammar} {topic}: "


def test_an_empty_list_of_models_says_what_to_do(page: Client) -> None:
    assert "No model is registered" in page.get(reverse("models")).content.decode()
