"""A fresh installation: made once, changed by nothing afterwards."""

import pytest
from django.contrib.auth import authenticate, get_user_model

from italian_teacher.bootstrap import bootstrap
from rewards.models import ExerciseRequest, RequestDataset, Rubric
from training.models import LanguageModel

pytestmark = pytest.mark.django_db


def test_makes_what_is_missing_and_prints_a_password_that_works() -> None:
    made = bootstrap()
    assert made.password is not None
    assert authenticate(username=made.username, password=made.password) is not None
    assert 2000 <= ExerciseRequest.objects.count() <= 3000
    assert made.reference.path == "reference_v4"
    assert made.rubric.version == 1


def test_second_time_changes_nothing() -> None:
    first = bootstrap()
    counts = [model.objects.count() for model in (RequestDataset, ExerciseRequest, LanguageModel, Rubric)]
    second = bootstrap()
    assert second.password is None, "an account that exists keeps its password"
    assert second.username == first.username
    assert counts == [model.objects.count() for model in (RequestDataset, ExerciseRequest, LanguageModel, Rubric)]


def test_keeps_a_superuser_of_another_name() -> None:
    get_user_model().objects.create_superuser("giulia", email="", password="una-parola-lunga")
    made = bootstrap()
    assert (made.username, made.password) == ("giulia", None)
    assert get_user_model().objects.count() == 1
