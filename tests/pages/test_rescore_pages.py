"""Re-scores: launched, shown with what changed, followed to their cases."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from evaluation.models import RescoreItem, RescoreRun, RuleChange
from rewards.models import Completion, Rubric
from rewards.services import rubric_create
from rewards.thresholds import Thresholds
from tests.factories import make_rubric
from tests.pages.conftest import EAGLE_FINDING, GOOD, WEIGHTS, World, add_score
from training.jobs.models import JobStatus


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def done(world: World) -> RescoreRun:
    """The wrong article of one completion is not found any more: its total rises from 70 to 97.5."""
    rubric = make_rubric(name="default", version=2)
    made = world.completions["wrong"]
    before = made.scores.get()
    after = add_score(made, rubric, GOOD, {"topic": [{**EAGLE_FINDING, "rule": "topic.off_topic"}]})
    job = RescoreRun.objects.create(
        rubric=rubric, evaluation=world.evaluation_v4, until=made.pk, status=JobStatus.SUCCEEDED, progress=1,
        progress_total=1,
    )  # fmt: skip
    item = RescoreItem.objects.create(rescore=job, completion=made, before=before, after=after, change=27.5)
    RuleChange.objects.create(item=item, rule="gender.article_form", lost=1)
    RuleChange.objects.create(item=item, rule="topic.off_topic", gained=1)
    return job


def test_what_changed_is_shown_by_rule_and_component(done: RescoreRun, page: Client) -> None:
    html = words(page.get(reverse("rescore", args=[done.pk])))
    assert "Total of 100 70.00 97.50 +27.50" in html
    assert "Gender of 25 0.00 25.00 +25.00" in html
    assert "Tense of 25 25.00 25.00 0.00" in html
    assert "gender.article_form — −1 in 1 completion" in html
    assert "topic.off_topic +1 in 1 completion —" in html
    assert "70.0 default v1 97.5 +27.5" in html


def test_the_metrics_of_an_evaluation_stand_before_and_after(done: RescoreRun, page: Client) -> None:
    """One completion of one exercise: its gender was wrong and is right; its topic was and is above the line."""
    response = page.get(reverse("rescore", args=[done.pk]))
    rows = {row.key: (row.before.value, row.after.value, row.change.value) for row in response.context["metrics"]}
    assert rows == {
        "gender_accuracy": (0.0, 100.0, 100.0), "tense_consistency": (100.0, 100.0, 0.0),
        "json_validity": (100.0, 100.0, 0.0), "topic_adherence": (100.0, 100.0, 0.0),
        "overall_reward": (70.0, 97.5, 27.5),
    }  # fmt: skip
    html = words(response)
    assert re.search(r"Gender accuracy 0\.0 % .* 100\.0 % .* \+100\.0", html)


def test_what_has_no_metrics_shows_none(done: RescoreRun, world: World, page: Client) -> None:
    """A run's completions are no sample; a re-score under way has not come to all."""
    RescoreRun.objects.update(status=JobStatus.RUNNING)
    assert not page.get(reverse("rescore", args=[done.pk])).context["metrics"]
    RescoreRun.objects.update(status=JobStatus.SUCCEEDED, evaluation=None, run=world.run)
    assert not page.get(reverse("rescore", args=[done.pk])).context["metrics"]


def test_each_number_leads_to_its_cases(done: RescoreRun, page: Client) -> None:
    html = page.get(reverse("rescore", args=[done.pk])).content.decode()
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="(/rescores/\d+/cases/[^"]*)"', html)]
    assert len(links) == 2
    for link in links:
        found = page.get(link)
        assert len(found.context["rows"]) == 1
        assert "Il aquila ha volato." in words(found)
        assert "70.0 → 97.5" in words(found)
    none = page.get(reverse("rescore_cases", args=[done.pk]), {"rule": "<b>", "change": "stolen"})
    assert none.status_code == 200
    assert "<b>: " not in none.content.decode()
    assert "No completion gained" in words(none)


def test_a_re_score_is_launched_by_a_version_of_the_present_code(world: World, page: Client, admin_user: Any) -> None:
    rubric = rubric_create(weights={**WEIGHTS, "gender": 30, "topic": 20}, thresholds=Thresholds())
    response = page.post(reverse("rescore_new"), {"source": f"run:{world.run.pk}", "rubric": rubric.pk})
    made = RescoreRun.objects.get()
    assert response["Location"] == reverse("rescore", args=[made.pk])
    assert (made.rubric, made.run, made.evaluation, made.created_by) == (rubric, world.run, None, admin_user)
    assert (made.status, made.progress_total) == (JobStatus.QUEUED, 8)
    assert "0 of 8 completions" in words(page.get(response["Location"]))


def test_all_completions_by_the_newest_version_when_nothing_is_chosen(world: World, page: Client) -> None:
    page.post(reverse("rescore_new"), {})
    made = RescoreRun.objects.get()
    assert (made.run, made.evaluation, made.progress_total) == (None, None, Completion.objects.count())
    assert made.rubric == Rubric.objects.get(name="default", version=2), "the code changed since the first version"


@pytest.mark.parametrize(
    "values", [{"source": "run:999"}, {"source": "run:x"}, {"rubric": "1"}, {"source": "model:1"}, {"rubric": "x"}]
)
def test_a_wrong_re_score_is_explained(values: dict[str, str], world: World, page: Client) -> None:
    response = page.post(reverse("rescore_new"), values)
    assert response.status_code == 422
    assert "available choices" in response.content.decode()
    assert not RescoreRun.objects.exists()


def test_it_is_cancelled_and_resumed_by_post_alone(world: World, page: Client) -> None:
    page.post(reverse("rescore_new"), {})
    made = RescoreRun.objects.get()
    assert page.get(reverse("rescore_cancel", args=[made.pk])).status_code == 405
    page.post(reverse("rescore_cancel", args=[made.pk]))
    made.refresh_from_db()
    assert made.status == JobStatus.CANCELLED
    page.post(reverse("rescore_resume", args=[made.pk]))
    made.refresh_from_db()
    assert made.status == JobStatus.QUEUED


def test_stopping_is_confirmed_only_where_something_runs(world: World, page: Client) -> None:
    page.post(reverse("rescore_new"), {})
    made = RescoreRun.objects.get()
    assert "data-confirm" not in page.get(reverse("rescore", args=[made.pk])).content.decode()
    RescoreRun.objects.update(status=JobStatus.RUNNING)
    html = page.get(reverse("rescore", args=[made.pk])).content.decode()
    assert 'data-confirm="Stop it at once? What is stored already is kept."' in html


def test_an_active_one_stands_on_the_dashboard(world: World, page: Client) -> None:
    page.post(reverse("rescore_new"), {"source": f"evaluation:{world.evaluation_v4.pk}"})
    assert "Re-score of the evaluation of Reference V4 by default v2" in words(page.get(reverse("dashboard")))


def test_an_empty_list_says_what_to_do(page: Client) -> None:
    assert "No re-score yet" in page.get(reverse("rescores")).content.decode()
