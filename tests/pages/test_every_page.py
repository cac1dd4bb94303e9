"""What holds for every page: login, one h1, named query budget, titles, links that lead somewhere."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from evaluation.models import RescoreRun
from rewards import playground
from tests.pages.conftest import World

Address = Callable[[World], str]

# Page -> (address, queries). Two queries of each are session and user; Django reads the
# choices of a required list twice.
PAGES: dict[str, tuple[Address, int]] = {
    # evaluations done, active runs, active evaluations, active re-scores, newest runs, any model, any dataset
    "dashboard": (lambda w: reverse("dashboard"), 9),
    # count, page of runs
    "runs": (lambda w: reverse("runs"), 4),
    # newest V4, any model, number of runs (for the name), models twice, datasets twice, rubrics
    "run_new": (lambda w: reverse("run_new"), 10),
    # run, content type (cached), attempts, earlier jobs, points, recorded steps, results
    "run": (lambda w: reverse("run", args=[w.run.pk]), 8),
    # run, content type (cached), attempt
    "run_log": (lambda w: reverse("run_log", args=[w.run.pk]), 4),
    # run, span of steps, neighbours, rollouts, scores, components
    "run_step": (lambda w: reverse("run_step", args=[w.run.pk, 1]), 8),
    # choices: runs, evaluations, models, rubrics; count, page of scores, components
    "exercises": (lambda w: reverse("exercises"), 9),
    # scores, components, filter choices (runs, evaluations), completion before, completion after
    "completion": (lambda w: reverse("completion", args=[w.completions["wrong"].pk]), 8),
    # evaluations done, chosen left and right, choices left and right, items of each, request, scores, components
    "compare": (lambda w: reverse("compare"), 12),
    # count, page of evaluations
    "evaluations": (lambda w: reverse("evaluations"), 4),
    # any model, models twice, datasets twice, rubrics
    "evaluation_new": (lambda w: reverse("evaluation_new"), 8),
    # evaluation, attempts, earlier evaluations, earlier re-scores, earlier runs
    "evaluation": (lambda w: reverse("evaluation", args=[w.evaluation_v4.pk]), 7),
    # evaluation, attempt
    "evaluation_log": (lambda w: reverse("evaluation_log", args=[w.evaluation_v4.pk]), 4),
    # count, page of models
    "models": (lambda w: reverse("models"), 4),
    # model with its base and run
    "model": (lambda w: reverse("model", args=[w.v5.pk]), 3),
    # base models to choose from
    "model_new": (lambda w: reverse("model_new"), 3),
    "glossary": (lambda w: reverse("glossary"), 2),
    # versions with their numbers of scores
    "rubrics": (lambda w: reverse("rubrics"), 3),
    # the newest version
    "rubric_new": (lambda w: reverse("rubric_new"), 3),
    # choices: runs, evaluations, rubrics; run, its rubric, values, number of completions, requests of what is shown
    "whatif": (lambda w: reverse("whatif") + f"?source=run:{w.run.pk}&gender=60&topic=0", 10),
    # count
    "rescores": (lambda w: reverse("rescores"), 3),
    # choices: runs, evaluations, rubrics
    "rescore_new": (lambda w: reverse("rescore_new"), 5),
    # rubrics to choose from; the page comes before its judgement (see test_playground_page)
    "playground": (lambda w: reverse("playground"), 3),
}
every_page = pytest.mark.parametrize("name", PAGES)


@pytest.fixture(autouse=True)
def _content_types(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Content types are cached for the process; in the first test to need one they would count as a query."""
    from django.contrib.contenttypes.models import ContentType

    playground._ready.clear()
    monkeypatch.setattr("rewards.views.warm_up", lambda: None)
    for model in (type(world.run), type(world.evaluation_v4), RescoreRun):
        ContentType.objects.get_for_model(model)


@every_page
def test_page_answers_within_its_query_budget(
    name: str, world: World, page: Client, django_assert_num_queries: Any
) -> None:
    address, queries = PAGES[name]
    with django_assert_num_queries(queries):
        response = page.get(address(world))
    assert response.status_code == 200


@every_page
def test_page_has_one_heading_a_title_and_a_way_past_the_menu(name: str, world: World, page: Client) -> None:
    html = page.get(PAGES[name][0](world)).content.decode()
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert re.search(r"<title>\S[^<]* · Italian Teacher</title>", html)
    assert 'href="#main"' in html
    assert '<html lang="en">' in html


@every_page
def test_page_needs_a_login(name: str, world: World, client: Client) -> None:
    address = PAGES[name][0](world)
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("login"))


@every_page
def test_every_control_has_a_label(name: str, world: World, page: Client) -> None:
    html = page.get(PAGES[name][0](world)).content.decode()
    for tag in re.findall(r"<(?:input|select|textarea)\b[^>]*>", html):
        if 'type="hidden"' in tag or "csrfmiddlewaretoken" in tag:
            continue
        found = re.search(r'\bid="([^"]+)"', tag)
        assert found, tag
        assert f'<label for="{found[1]}"' in html or f'for="{found[1]}"' in html, tag


@every_page
def test_links_lead_somewhere(name: str, world: World, page: Client) -> None:
    """Every address on the page answers: no dead link, and every hx-get can be asked for without htmx."""
    html = page.get(PAGES[name][0](world)).content.decode()
    here = PAGES[name][0](world)
    for link in sorted(set(re.findall(r'(?:href|hx-get)="([^"]*)"', html))):
        address = link.replace("&amp;", "&").partition("#")[0]
        if not address or address.startswith(("/static/", "/admin/")):
            continue
        status = page.get(address if address.startswith("/") else here + address, follow=True).status_code
        assert status == 200, link


PARTS = {
    "dashboard": lambda w: reverse("dashboard"),
    "run": lambda w: reverse("run", args=[w.run.pk]),
    "run_log": lambda w: reverse("run_log", args=[w.run.pk]),
    "run_new": lambda w: reverse("run_new") + "?preset=seed",
    "exercises": lambda w: reverse("exercises") + "?level=A2",
    "compare": lambda w: reverse("compare"),
    "evaluation": lambda w: reverse("evaluation", args=[w.evaluation_v4.pk]),
    "evaluation_log": lambda w: reverse("evaluation_log", args=[w.evaluation_v4.pk]),
    "whatif": lambda w: reverse("whatif") + f"?source=run:{w.run.pk}",
}


@pytest.mark.parametrize("name", PARTS)
def test_htmx_gets_the_part_alone_and_caches_keep_both_apart(name: str, world: World, page: Client) -> None:
    address = PARTS[name](world)
    part = page.get(address, headers={"HX-Request": "true"})
    whole = page.get(address)
    assert "<html" not in part.content.decode()
    assert "<html" in whole.content.decode()
    assert "HX-Request" in part["Vary"]
    assert "HX-Request" in whole["Vary"]


@pytest.mark.parametrize("name", PARTS)
def test_a_part_needs_a_login_too(name: str, world: World, client: Client) -> None:
    response = client.get(PARTS[name](world), headers={"HX-Request": "true"})
    assert response.status_code == 302


def test_a_step_back_in_history_gets_the_whole_page(world: World, page: Client) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in page.get(reverse("exercises"), headers=headers).content.decode()


def test_an_ended_session_reloads_the_page_instead_of_filling_a_part_with_the_login(client: Client) -> None:
    response = client.get(reverse("login"), headers={"HX-Request": "true"})
    assert response["HX-Refresh"] == "true"


def test_login_shows_its_error_and_leads_on(db: None, client: Client, admin_user: Any) -> None:
    address = reverse("login") + "?next=/runs/"
    assert len(re.findall("<h1", client.get(address).content.decode())) == 1
    wrong = client.post(address, {"username": "admin", "password": "no", "next": "/runs/"})
    assert 'role="alert"' in wrong.content.decode()
    right = client.post(address, {"username": "admin", "password": "password", "next": "/runs/"})
    assert right["Location"] == "/runs/"


@pytest.mark.parametrize(
    "address",
    [
        "/runs/999/",
        "/runs/999/steps/1/",
        "/exercises/999/",
        "/evaluations/999/",
        "/models/999/",
        "/rescores/999/",
        "/nowhere/",
    ],
)  # fmt: skip
def test_what_does_not_exist_is_a_page_too(address: str, world: World, page: Client) -> None:
    response = page.get(address)
    assert response.status_code == 404
    assert "There is nothing here" in response.content.decode()


@every_page
def test_every_linked_term_is_explained(name: str, world: World, page: Client) -> None:
    """A term that leads to the glossary has its entry there."""
    html = page.get(PAGES[name][0](world)).content.decode()
    explained = set(re.findall(r'<dt id="([^"]+)"', page.get(reverse("glossary")).content.decode()))
    linked = set(re.findall(rf'href="{reverse("glossary")}#([^"]+)"', html))
    assert linked <= explained
