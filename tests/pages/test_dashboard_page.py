"""The dashboard: which evaluations it compares, what it says when there is nothing."""

import re

from django.test import Client
from django.urls import reverse

from evaluation.models import EvaluationRun
from rewards.models import RequestDataset
from tests.pages.conftest import World, make_run
from training.jobs.models import JobStatus
from training.models import LanguageModel


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_metrics_stand_beside_targets_with_their_intervals(world: World, page: Client) -> None:
    text = words(page.get(reverse("dashboard")).content.decode())
    assert "Gender accuracy 80.0 % 76.0 – 84.0 97.0 % 93.0 – 101.0 95 % ✓ reached" in text
    assert "JSON validity 80.0 % 76.0 – 84.0 97.0 % 93.0 – 101.0 99 % ○ not yet" in text
    assert "Overall reward 75.0 72.0 – 78.0 92.0 89.0 – 95.0 85 ✓ reached" in text


def test_a_metric_with_nothing_to_measure_is_a_dash(world: World, page: Client) -> None:
    metrics = {**world.evaluation_v5.metrics, "tense_consistency": {"value": None, "low": None, "high": None, "n": 0}}
    type(world.evaluation_v5).objects.filter(pk=world.evaluation_v5.pk).update(metrics=metrics)
    text = words(page.get(reverse("dashboard")).content.decode())
    assert "Tense consistency 80.0 % 76.0 – 84.0 — 95 % —" in text


def test_without_a_v5_there_is_v4_alone(world: World, page: Client) -> None:
    world.evaluation_v5.delete()
    text = words(page.get(reverse("dashboard")).content.decode())
    assert "Gender accuracy 80.0 % 76.0 – 84.0 — 95 % —" in text
    assert "No V5 has been evaluated yet" in text


def test_v4_is_the_model_that_v5_came_from_on_the_same_requests(world: World, page: Client) -> None:
    """A newer evaluation of V4 on another split, and one of a stranger, are not V5's measure."""
    old = world.evaluation_v4
    stranger = LanguageModel.objects.create(name="Other", kind="full", path="x", sha256="2")
    for model, split in ((old.model, "train"), (stranger, old.split)):
        EvaluationRun.objects.create(
            model=model, split=split, dataset=old.dataset, rubric=old.rubric, status=JobStatus.SUCCEEDED
        )
    board = page.get(reverse("dashboard")).context["board"]
    assert board.v4 == world.evaluation_v4
    assert board.v5 == world.evaluation_v5


def test_what_is_under_way_is_shown_and_polled_for(world: World, page: Client) -> None:
    make_run(
        {"base_model": world.v4, "dataset": world.dataset, "rubric": world.rubric},
        name="Second run", status=JobStatus.RUNNING, progress=10,
    )  # fmt: skip
    html = page.get(reverse("dashboard")).content.decode()
    assert 'hx-trigger="every 4s"' in html
    assert "10 of 40" in words(html)
    assert page.get(reverse("dashboard"), headers={"HX-Request": "true"}).status_code == 200


def test_polling_ends_when_nothing_runs(world: World, page: Client) -> None:
    assert "every 4s" not in page.get(reverse("dashboard")).content.decode()
    assert page.get(reverse("dashboard"), headers={"HX-Request": "true"}).status_code == 286


def test_an_empty_house_says_what_to_do_next(page: Client) -> None:
    assert "First register the model" in page.get(reverse("dashboard")).content.decode()
    LanguageModel.objects.create(name="V4", kind="full", path="v4", sha256="0")
    assert "Import a data set of requests first" in page.get(reverse("dashboard")).content.decode()
    RequestDataset.objects.create(name="Requests", sha256="0" * 64)
    assert "Evaluate V4 to see where it stands" in page.get(reverse("dashboard")).content.decode()


def test_side_by_side_shows_both_and_walks_on(world: World, page: Client) -> None:
    response = page.get(reverse("compare"))
    html = response.content.decode()
    assert "Il aquila</mark>" in html
    assert "L&#x27;aquila ha volato" in html
    assert response.context["comparison"].previous is None
    second = page.get(reverse("compare"), {"request": world.requests[1].pk}).context["comparison"]
    assert (second.position, second.previous.request_id, second.next.request_id) == (
        1, world.requests[0].pk, world.requests[2].pk,
    )  # fmt: skip


def test_side_by_side_can_begin_with_the_largest_loss(world: World, page: Client) -> None:
    """Gains: 70 -> 97.5, 100 -> 97.5, 0 -> 97.5."""

    def order(name: str) -> list[int]:
        found = page.get(reverse("compare"), {"order": name}).context["comparison"]
        return [
            world.requests.index(next(r for r in world.requests if r.pk == pair.request_id)) for pair in found.pairs
        ]

    assert order("loss") == [1, 0, 2]
    assert order("gain") == [2, 0, 1]


def test_side_by_side_of_different_requests_says_so(world: World, page: Client) -> None:
    world.evaluation_v5.items.all().delete()
    assert "share no request" in page.get(reverse("compare")).content.decode()


def test_side_by_side_with_values_that_are_none(world: World, page: Client) -> None:
    response = page.get(reverse("compare"), {"left": "x", "order": "sideways", "request": "-1"})
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()


def test_side_by_side_needs_two_evaluations(page: Client) -> None:
    assert "Two evaluations are needed" in page.get(reverse("compare")).content.decode()
