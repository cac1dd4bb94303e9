"""The browser's filters, each on the small world; what cannot be read; paging."""

import pytest
from django.test import Client
from django.urls import reverse

from evaluation.browse import PAGE_SIZE
from rewards.models import CompletionScore, ExerciseRequest
from tests.factories import make_rubric
from tests.pages.conftest import EAGLE, GOOD, World, make_completion

# The world holds 8 rollouts (2 steps, 2 groups of 2: two with a wrong article, six good) and 6 evaluated completions.
FILTERS = [
    ("nothing is filtered", {}, 14),
    ("a run's rollouts", {"source": "run:{run}"}, 8),
    ("an evaluation's completions", {"source": "evaluation:{v4}"}, 3),
    ("a model: what it wrote in evaluations", {"model": "{model_v4}"}, 3),
    ("a trained model: its evaluations and the rollouts of the run that made it", {"model": "{model_v5}"}, 11),
    ("a level: 4 rollouts and 2 evaluated", {"level": "A2"}, 6),
    ("a focus", {"focus": "definite_articles"}, 2),
    ("a topic word", {"topic": "cooking"}, 6),
    ("a category finds its concrete words", {"topic": "animals_wildlife"}, 6),
    ("a topic as people write it", {"topic": "Animals Wildlife"}, 6),
    ("a type: all but the unreadable one", {"type": "translation"}, 13),
    ("a type that nobody wrote", {"type": "conjugation"}, 0),
    ("gender below 40 %: the wrong articles", {"component": "gender", "below": "40"}, 3),
    ("topic above 85 %: all with .9", {"component": "topic", "above": "85"}, 9),
    ("a total below 75: wrong articles (70) and the unreadable one (0)", {"below": "75"}, 4),
    ("a total above 97", {"above": "97"}, 10),
    ("a component that failed", {"component": "topic", "status": "error"}, 1),
    ("a component that did not apply", {"component": "tense", "status": "not_applicable"}, 2),
    ("a rule", {"rule": "gender.article_form"}, 3),
    ("a rule's beginning is not the rule", {"rule": "gender.article"}, 0),
    ("words of the text, in any case", {"q": "IL GATTO"}, 1),
    ("two filters together", {"source": "run:{run}", "rule": "gender.article_form"}, 2),
    ("a version of the rubric", {"rubric": "{rubric}"}, 14),
]


@pytest.mark.parametrize(("query", "count"), [row[1:] for row in FILTERS], ids=[row[0] for row in FILTERS])
def test_filters(query: dict[str, str], count: int, world: World, page: Client) -> None:
    keys = {
        "run": world.run.pk, "v4": world.evaluation_v4.pk, "model_v4": world.v4.pk, "model_v5": world.v5.pk,
        "rubric": world.rubric.pk,
    }  # fmt: skip
    response = page.get(reverse("exercises"), {key: value.format(**keys) for key, value in query.items()})
    assert response.context["page"].paginator.count == count


BAD = [
    ("an unknown level", {"level": "C9"}),
    ("an unknown focus", {"focus": "nonsense"}),
    ("a source that is none", {"source": "run:x"}),
    ("a run that is not there", {"source": "run:999"}),
    ("a model that is no number", {"model": "x"}),
    ("points that are no number", {"below": "many"}),
    ("points below nothing", {"above": "-3"}),
    ("a state without its component", {"status": "error"}),
]


@pytest.mark.parametrize("query", [row[1] for row in BAD], ids=[row[0] for row in BAD])
def test_a_filter_that_cannot_be_read_says_so_and_filters_nothing(
    query: dict[str, str], world: World, page: Client
) -> None:
    response = page.get(reverse("exercises"), query)
    assert response.status_code == 200
    assert response.context["page"].paginator.count == 14
    assert "Not filtered by" in response.content.decode()


@pytest.mark.parametrize("number", ["0", "-1", "x", "999"])
def test_a_page_that_does_not_exist_is_the_nearest_one(number: str, world: World, page: Client) -> None:
    assert page.get(reverse("exercises"), {"page": number}).status_code == 200


def test_pages_keep_the_filters(world: World, page: Client) -> None:
    for _ in range(PAGE_SIZE):
        make_completion(world.requests[0], world.rubric, EAGLE, GOOD)
    response = page.get(reverse("exercises"), {"level": "A2"})
    html = response.content.decode()
    assert len(response.context["hits"]) == PAGE_SIZE
    assert "?level=A2&amp;page=2" in html


def test_a_page_of_many_needs_no_more_queries(world: World, page: Client, django_assert_num_queries: object) -> None:
    """Session, user; choices: runs, evaluations, models, rubrics; count, page, components."""
    for _ in range(20):
        make_completion(world.requests[0], world.rubric, EAGLE, GOOD)
    with django_assert_num_queries(9):  # type: ignore[operator]
        page.get(reverse("exercises"))


def test_nothing_found_offers_the_way_back(world: World, page: Client) -> None:
    html = page.get(reverse("exercises"), {"q": "unfindable"}).content.decode()
    assert "Nothing matches all of these filters" in html


def test_nothing_there_says_what_to_do(page: Client) -> None:
    html = page.get(reverse("exercises")).content.decode()
    assert "No exercises yet" in html
    assert reverse("run_new") in html


def test_only_the_newest_score_of_a_completion_is_a_row(world: World, page: Client) -> None:
    CompletionScore.objects.create(completion=world.completions["good"], rubric=make_rubric(), total=1.0)
    response = page.get(reverse("exercises"), {"source": f"evaluation:{world.evaluation_v5.pk}"})
    assert sorted(hit.score.total for hit in response.context["hits"]) == [1.0, 97.5, 97.5]


def test_superseded_rollouts_are_no_part_of_their_run(world: World, page: Client) -> None:
    world.run.rollouts.filter(step=2).update(superseded=True)
    response = page.get(reverse("exercises"), {"source": f"run:{world.run.pk}"})
    assert response.context["page"].paginator.count == 4


def test_requests_are_named_in_words(world: World, page: Client) -> None:
    ExerciseRequest.objects.filter(pk=world.requests[0].pk).update(topic="ice_cream")
    assert "A2 · past tense · ice cream" in page.get(reverse("exercises")).content.decode()
