"""The list of versions, a new version, and choosing one at launch."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from evaluation.models import EvaluationRun
from rewards.models import Rubric
from rewards.services import present_code_hash, rubric_create
from rewards.thresholds import Thresholds
from tests.pages.conftest import WEIGHTS, World
from tests.pages.test_forms import asked
from training.models import TrainingRun

VALUES = {
    "gender": "40", "tense": "30", "structure": "15", "topic": "15",
    "on_topic": "0.6", "same_exercise": "0.9", "longest_field": "500", "note": "Grammar first",
}  # fmt: skip


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_list_shows_values_code_and_number_of_scores(world: World, page: Client) -> None:
    """The world's version has the scores of 14 completions and is of other code than runs here."""
    html = words(page.get(reverse("rubrics")))
    assert "default v1 newest" in html
    assert "Gender 25 Tense 25 Structure 25 Topic 25" in html
    assert "On topic from 0.5" in html
    assert "0000000000 earlier code 14" in html


def test_a_new_version_is_made_and_becomes_the_newest(world: World, page: Client, admin_user: Any) -> None:
    response = page.post(reverse("rubric_new"), VALUES, follow=True)
    made = Rubric.objects.get(version=2)
    assert (made.name, made.created_by, made.note) == ("default", admin_user, "Grammar first")
    assert made.weights == {"gender": 40.0, "tense": 30.0, "structure": 15.0, "topic": 15.0}
    assert made.thresholds == {"on_topic": 0.6, "same_exercise": 0.9, "longest_field": 500}
    assert made.code_hash == present_code_hash()
    html = words(response)
    assert "default v2 is made" in html
    assert html.index("default v2 newest") < html.index("default v1 What if"), "the newest comes first"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"gender": "50"}, "The weights sum to 110; make them sum to 100."),
        ({"gender": "-5", "tense": "75"}, "greater than or equal to 0"),
        ({"gender": "much"}, "Enter a number"),
        ({"gender": "nan"}, "Enter a number"),
        ({"gender": ""}, "required"),
        ({"on_topic": "0.95"}, "less than or equal to 0.9"),
        ({"longest_field": "10"}, "greater than or equal to 50"),
        ({"longest_field": "99.5"}, "whole number"),
        ({"note": "x" * 201}, "at most 200 characters"),
    ],
)
def test_a_wrong_version_is_explained_and_not_made(
    changes: dict[str, str], message: str, world: World, page: Client
) -> None:
    response = page.post(reverse("rubric_new"), {**VALUES, **changes})
    assert response.status_code == 422
    assert message in response.content.decode()
    assert Rubric.objects.count() == 1


def test_the_same_values_again_are_refused(world: World, page: Client) -> None:
    page.post(reverse("rubric_new"), VALUES)
    again = page.post(reverse("rubric_new"), VALUES)
    assert "default v2 has these weights and thresholds already" in again.content.decode().replace("&#x27;", "'")
    assert Rubric.objects.count() == 2


def test_the_form_starts_from_the_newest_or_from_what_the_address_names(world: World, page: Client) -> None:
    page.post(reverse("rubric_new"), VALUES)
    newest = page.get(reverse("rubric_new")).context["form"]
    assert (newest["gender"].value(), newest["on_topic"].value()) == ("40", 0.6)
    older = page.get(reverse("rubric_new"), {"base": world.rubric.pk, "tense": "31.5"}).context["form"]
    assert [older[name].value() for name in ("gender", "tense", "on_topic")] == ["25", "31.5", 0.5]
    assert page.get(reverse("rubric_new"), {"base": "9" * 30}).status_code == 200


def test_a_version_can_be_chosen_at_launch_and_the_newest_is_the_default(world: World, page: Client) -> None:
    first = rubric_create(weights={**WEIGHTS, "gender": 30, "topic": 20}, thresholds=Thresholds())
    newest = rubric_create(weights={**WEIGHTS, "gender": 20, "topic": 30}, thresholds=Thresholds())
    page.post(reverse("evaluation_new"), asked(world, rubric=first.pk))
    assert EvaluationRun.objects.latest("pk").rubric == first
    page.post(reverse("evaluation_new"), asked(world))
    assert EvaluationRun.objects.latest("pk").rubric == newest
    launch = page.get(reverse("run_new")).context["form"]
    values = {name: launch[name].value() for name in launch.fields if launch[name].value() is not None}
    page.post(reverse("run_new"), {**values, "dataset": world.dataset.pk, "rubric": first.pk})
    assert TrainingRun.objects.latest("pk").rubric == first


def test_a_version_of_other_code_cannot_be_chosen(world: World, page: Client) -> None:
    response = page.post(reverse("evaluation_new"), asked(world, rubric=world.rubric.pk))
    assert response.status_code == 422
    assert "not one of the available choices" in response.content.decode()


def test_an_empty_list_says_what_to_do(page: Client) -> None:
    assert "No version yet" in page.get(reverse("rubrics")).content.decode()
