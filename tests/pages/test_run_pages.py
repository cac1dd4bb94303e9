"""A run's page in each of its states, its curves, groups and log; the launch form."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.pages.conftest import World, make_attempt, make_run
from training import selectors
from training.config import PRESETS
from training.jobs.models import JobStatus
from training.models import LanguageModel, MetricPoint, TrainingRun

HTMX = {"HX-Request": "true"}


@pytest.fixture
def run(world: World) -> TrainingRun:
    return make_run(
        {"base_model": world.v4, "dataset": world.dataset, "rubric": world.rubric},
        status=JobStatus.QUEUED, progress=0, attempt_number=0,
    )  # fmt: skip


def shown(page: Client, run: TrainingRun) -> str:
    html = page.get(reverse("run", args=[run.pk])).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def change(run: TrainingRun, **values: Any) -> None:
    TrainingRun.objects.filter(pk=run.pk).update(**values)


def test_a_queued_run_without_a_broker_says_that_nothing_is_lost(run: TrainingRun, page: Client) -> None:
    text = shown(page, run)
    assert "Queued" in text
    assert "cannot be reached" in text
    assert "stays queued and starts by itself" in text


def test_a_queued_run_with_a_broker_waits_for_the_earlier_ones(run: TrainingRun, page: Client, world: World) -> None:
    change(world.run, status=JobStatus.RUNNING)
    with patch.object(selectors, "broker_answers", return_value=True):
        text = shown(page, run)
    assert "cannot be reached" not in text
    assert "Waits for 1 earlier job;" in text


def test_a_running_run_shows_progress_and_time_left(run: TrainingRun, page: Client) -> None:
    """10 of 40 steps in 60 seconds: 30 steps at 6 seconds are 3 minutes."""
    change(run, status=JobStatus.RUNNING, progress=10, attempt_number=1, started_at=timezone.now())
    attempt = make_attempt(run)
    type(attempt).objects.filter(pk=attempt.pk).update(started_at=timezone.now() - timedelta(seconds=60))
    text = shown(page, run)
    assert "10 of 40 steps" in text
    assert re.search(r"about (3 min|2 min 59 s|3 min \d s) left", text)


def test_time_left_counts_the_steps_of_this_attempt_only(run: TrainingRun, page: Client) -> None:
    """Resumed at step 30: one step in 60 seconds, nine left, so 9 minutes and not 17 seconds."""
    change(run, status=JobStatus.RUNNING, progress=31, attempt_number=2)
    attempt = make_attempt(run, number=2, progress_at_start=30)
    type(attempt).objects.filter(pk=attempt.pk).update(started_at=timezone.now() - timedelta(seconds=60))
    assert re.search(r"about 9 min( \d s)? left", shown(page, run))


def test_a_killed_worker_is_told_and_the_run_can_be_resumed(run: TrainingRun, page: Client) -> None:
    change(run, status=JobStatus.CRASHED, progress=10, attempt_number=1, finished_at=timezone.now())
    make_attempt(run, outcome=JobStatus.CRASHED, ended_at=timezone.now(), reason="The process is gone.")
    html = page.get(reverse("run", args=[run.pk])).content.decode()
    assert "or its process died" in html
    assert "The process is gone." in html
    assert f'action="{reverse("run_resume", args=[run.pk])}"' in html
    page.post(reverse("run_resume", args=[run.pk]))
    run.refresh_from_db()
    assert run.status == JobStatus.QUEUED


def test_a_failure_shows_its_traceback_as_text(run: TrainingRun, page: Client) -> None:
    change(run, status=JobStatus.FAILED, error="No room on the disk.", finished_at=timezone.now())
    make_attempt(run, outcome=JobStatus.FAILED, traceback="Traceback\nOSError: <b>No space left</b>")
    html = page.get(reverse("run", args=[run.pk])).content.decode()
    assert "No room on the disk." in html
    assert "OSError: &lt;b&gt;No space left&lt;/b&gt;" in html


@pytest.mark.parametrize(
    ("status", "age", "code"),
    [
        (JobStatus.QUEUED, None, 200),
        (JobStatus.RUNNING, None, 200),
        (JobStatus.SUCCEEDED, 1, 286),
        (JobStatus.FAILED, 1, 286),
        (JobStatus.CANCELLED, 1, 286),
        (JobStatus.CRASHED, 1, 200),  # it may be taken up again by itself
        (JobStatus.CRASHED, 3600, 286),
    ],
)
def test_polling_ends_with_the_run(status: str, age: int | None, code: int, run: TrainingRun, page: Client) -> None:
    change(run, status=status, finished_at=age and timezone.now() - timedelta(seconds=age))
    assert page.get(reverse("run", args=[run.pk]), headers=HTMX).status_code == code
    polls = 'hx-trigger="every 3s"' in page.get(reverse("run", args=[run.pk])).content.decode()
    assert polls == (code == 200)


@pytest.mark.parametrize("how", ["save", "kill"])
def test_cancel_asks_the_run_to_stop(how: str, run: TrainingRun, page: Client) -> None:
    change(run, status=JobStatus.RUNNING, attempt_number=1)
    page.post(reverse("run_cancel", args=[run.pk]), {"how": how})
    run.refresh_from_db()
    assert (run.status, run.cancel) == (JobStatus.RUNNING, how)
    assert "stopping:" in shown(page, run)


@pytest.mark.parametrize("how", ["", "gently"])
def test_an_unknown_way_to_stop_is_a_message(how: str, run: TrainingRun, page: Client) -> None:
    change(run, status=JobStatus.RUNNING)
    response = page.post(reverse("run_cancel", args=[run.pk]), {"how": how}, follow=True)
    assert "is no way to cancel" in response.content.decode()


def test_what_has_ended_cannot_be_stopped_and_what_runs_cannot_be_resumed(world: World, page: Client) -> None:
    stopped = page.post(reverse("run_cancel", args=[world.run.pk]), {"how": "kill"}, follow=True)
    assert "has ended already" in stopped.content.decode()
    change(world.run, status=JobStatus.RUNNING)
    resumed = page.post(reverse("run_resume", args=[world.run.pk]), follow=True)
    assert "can be resumed" in resumed.content.decode()


def test_changes_need_a_post(world: World, page: Client) -> None:
    assert page.get(reverse("run_cancel", args=[world.run.pk])).status_code == 405
    assert page.get(reverse("run_resume", args=[world.run.pk])).status_code == 405


# --- Curves ---------------------------------------------------------------------------


def curves_of(page: Client, run: TrainingRun) -> dict[str, Any]:
    html = page.get(reverse("run", args=[run.pk])).content.decode()
    found = re.search(r'<script id="curves" type="application/json">(.*?)</script>', html, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_curves_hold_reward_components_kl_length_and_zero_variance(world: World, page: Client) -> None:
    data = curves_of(page, world.run)
    assert data["x"] == [1, 2]
    assert data["charts"]["reward"][0]["values"] == [61.0, 62.0]
    assert [line["label"] for line in data["charts"]["parts"]] == ["Gender", "Tense", "Structure", "Topic"]
    assert data["charts"]["parts"][0]["values"] == [21.0, 22.0]
    assert data["charts"]["kl"][0]["values"] == [0.01, 0.02]
    assert data["charts"]["length"][0]["values"] == [80.0, 80.0]
    assert data["charts"]["zero"][0]["values"] == [0.5, 0.5]


def test_a_component_that_was_not_applicable_is_a_gap(world: World, page: Client) -> None:
    """The trainer logs NaN for a mean over nothing, which JSON does not have."""
    MetricPoint.objects.create(
        run=world.run, attempt_number=1, step=3, values={"reward": 63.0, "rewards/tense/mean": None, "kl": 0.03}
    )
    data = curves_of(page, world.run)
    assert data["charts"]["parts"][1]["values"] == [21.0, 22.0, None]


def test_rows_of_lost_steps_are_left_out(world: World, page: Client) -> None:
    world.run.points.filter(step=2).update(superseded=True)
    assert curves_of(page, world.run)["x"] == [1]


def test_a_long_run_is_thinned_and_keeps_its_newest_step(world: World) -> None:
    MetricPoint.objects.bulk_create(
        MetricPoint(run=world.run, attempt_number=1, step=step, values={"reward": 1.0}) for step in range(3, 1904)
    )
    steps = selectors.curves(world.run)["x"]
    assert len(steps) <= selectors.MAX_POINTS
    assert steps[-1] == 1903


def test_a_run_without_points_has_empty_curves(run: TrainingRun, page: Client) -> None:
    assert curves_of(page, run)["x"] == []


# --- Groups ---------------------------------------------------------------------------


def test_groups_stand_side_by_side_with_advantages(world: World, page: Client) -> None:
    html = page.get(reverse("run_step", args=[world.run.pk, 1])).content.decode()
    text = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert "Groups of step 1" in text
    assert "▲ +0.70" in text
    assert "▼ −0.70" in text
    assert "zero variance : all rewards are equal" in text
    assert "Il aquila</mark>" in html


@pytest.mark.parametrize(
    ("wanted", "found"), [("1", 1), ("2", 2), ("99", 2), ("0", 1), ("", 1), ("x", 1), ("-4", 1), ("²", 1)]
)
def test_the_step_field_leads_to_the_nearest_recorded_step(wanted: str, found: int, world: World, page: Client) -> None:
    response = page.get(reverse("run_step_choose", args=[world.run.pk]), {"step": wanted})
    assert response["Location"] == reverse("run_step", args=[world.run.pk, found])


def test_a_run_without_rollouts_leads_back(run: TrainingRun, page: Client) -> None:
    response = page.get(reverse("run_step_choose", args=[run.pk]), {"step": "1"})
    assert response["Location"] == reverse("run", args=[run.pk])


# --- Log ------------------------------------------------------------------------------


def test_the_log_shows_its_end_without_rewritten_lines(
    run: TrainingRun, page: Client, settings: Any, tmp_path: Path
) -> None:
    settings.RUNTIME_DIR = tmp_path
    (tmp_path / "run.log").write_text("x" * 20_000 + "\nloading\n  1 %\r 50 %\r100 %\nstep <1>\n")
    make_attempt(run, log_path="run.log")
    html = page.get(reverse("run_log", args=[run.pk])).content.decode()
    assert "loading\n100 %\nstep &lt;1&gt;</pre>" in html
    assert "xxx" not in html


def test_a_log_outside_the_runtime_folder_is_not_read(
    run: TrainingRun, page: Client, settings: Any, tmp_path: Path
) -> None:
    settings.RUNTIME_DIR = tmp_path / "runtime"
    (tmp_path / "secret").write_text("secret words")
    make_attempt(run, log_path="../secret")
    assert "secret words" not in page.get(reverse("run_log", args=[run.pk])).content.decode()


# --- Launching ------------------------------------------------------------------------


def values(world: World, **changes: Any) -> dict[str, Any]:
    """What a browser sends for the reference preset."""
    preset = {name: value for name, value in PRESETS["reference"].model_dump().items() if value is not False}
    named = {"name": "New", "preset": "reference", "base_model": world.v4.pk, "dataset": world.dataset.pk, "seed": 3}
    return {**named, **preset, **changes}


def test_a_launch_queues_a_run_with_the_changed_values(world: World, page: Client, admin_user: Any) -> None:
    response = page.post(reverse("run_new"), values(world, max_steps=5, learning_rate="0.001", evaluate_after="on"))
    made = TrainingRun.objects.get(name="New")
    assert response["Location"] == reverse("run", args=[made.pk])
    assert made.status == JobStatus.QUEUED
    assert (made.config["max_steps"], made.config["learning_rate"], made.seed) == (5, 0.001, 3)
    assert made.config["num_generations"] == PRESETS["reference"].num_generations
    assert made.evaluate_after
    assert made.created_by == admin_user


WRONG = [
    ("no name", {"name": ""}, "required"),
    ("a model that is not there", {"base_model": "999"}, "not one of the available choices"),
    ("an unknown preset", {"preset": "magic"}, "not one of the available choices"),
    ("no learning rate", {"learning_rate": "0"}, "greater than 0"),
    ("a learning rate that is no number", {"learning_rate": "fast"}, "Enter a number"),
    ("a group of one, in which nothing can be better", {"num_generations": "1"}, "greater than or equal to 2"),
    ("beta above 1", {"beta": "3"}, "less than or equal to 1"),
    ("a step that holds no whole groups", {"num_generations": "5"}, "not a multiple of 5"),
    ("half a step", {"max_steps": "2.5"}, "whole number"),
    ("a temperature of nothing", {"temperature": "0"}, "greater than 0"),
]


@pytest.mark.parametrize(("changes", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_wrong_value_is_explained_and_starts_nothing(
    changes: dict[str, str], message: str, world: World, page: Client
) -> None:
    response = page.post(reverse("run_new"), values(world, **changes))
    html = response.content.decode()
    assert response.status_code == 422
    assert message in html
    assert 'role="alert"' in html
    assert TrainingRun.objects.count() == 1


def test_a_message_belongs_to_its_field(world: World, page: Client) -> None:
    html = page.post(reverse("run_new"), values(world, beta="3")).content.decode()
    field = re.search(r'<input[^>]*name="beta"[^>]*>', html)
    assert field
    assert 'aria-invalid="true"' in field[0]
    assert 'aria-describedby="id_beta_helptext id_beta_error"' in field[0]
    assert 'id="id_beta_error"' in html


def test_another_preset_brings_its_values(world: World, page: Client) -> None:
    html = page.get(reverse("run_new"), {"preset": "seed"}, headers=HTMX).content.decode()
    assert re.search(r'name="learning_rate" value="1e-06"', html)
    assert "<html" not in html


@pytest.mark.parametrize("query", ["?preset=magic", "?base_model=x", "?base_model=99999", "?seed=-1", "?dataset=%00"])
def test_a_launch_address_with_values_that_are_none_is_a_plain_form(query: str, world: World, page: Client) -> None:
    assert page.get(reverse("run_new") + query).status_code == 200


def test_a_large_model_proposes_the_preset_for_large_models(world: World, page: Client) -> None:
    large = LanguageModel.objects.create(name="8B", kind="full", path="8b", sha256="8", parameters=8_000_000_000)
    assert page.get(reverse("run_new"), {"base_model": large.pk}).context["form"]["preset"].value() == "seed"
    assert page.get(reverse("run_new"), {"base_model": world.v4.pk}).context["form"]["preset"].value() == "reference"


def test_without_a_model_the_launch_page_says_where_to_begin(page: Client) -> None:
    assert "There is no model to start from" in page.get(reverse("run_new")).content.decode()


def test_an_empty_list_says_what_a_run_is(page: Client) -> None:
    assert "Launch the first run" in page.get(reverse("runs")).content.decode()
