"""What if: stored values under other weights, on the small world."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from evaluation import whatif
from rewards.models import Rubric
from tests.factories import make_rubric
from tests.pages.conftest import WEIGHTS, World, add_score, make_completion
from training.models import Rollout


def ask(page: Client, world: World, **query: Any) -> Any:
    return page.get(reverse("whatif"), {"source": f"run:{world.run.pk}", **query})


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_its_own_weights_change_nothing(world: World, page: Client) -> None:
    """Two of eight rollouts have 70 points, six have 97.5: a mean of 90.625."""
    answer = ask(page, world).context["asked"].answer
    assert (answer.n, answer.unscored) == (8, 0)
    assert answer.before == answer.after == pytest.approx(90.625)
    assert (answer.up, answer.down, answer.ranks.groups, len(answer.ranks.changes)) == (0, 0, 4, 0)


def test_all_weight_on_the_topic(world: World, page: Client) -> None:
    """Topic is 0.8 twice and 0.9 six times: 87.5; totals of 70 rise to 80, totals of 97.5 fall to 90."""
    answer = ask(page, world, gender=0, tense=0, structure=0, topic=100).context["asked"].answer
    assert answer.after == pytest.approx(87.5)
    assert (answer.up, answer.down) == (2, 6)
    assert [round(mover.change, 4) for mover in answer.movers[:2]] == [10.0, 10.0]


def test_a_group_with_another_best_is_shown_with_a_link_to_it(world: World, page: Client) -> None:
    """Two completions of a group: right gender off topic, and wrong gender on topic. The weight decides."""
    parts = {"gender": 1.0, "tense": 1.0, "structure": 1.0, "topic": 0.2}, {
        "gender": 0.4, "tense": 1.0, "structure": 1.0, "topic": 1.0
    }  # fmt: skip
    made = [make_completion(world.requests[2], world.rubric, "[]", one) for one in parts]
    for index, one in enumerate(made):
        Rollout.objects.create(
            run=world.run, attempt_number=1, step=2, group=5, index=index, advantage=0, completion=one
        )
    response = ask(page, world, gender=60, tense=15, structure=15, topic=10)
    ranks = response.context["asked"].answer.ranks
    assert (ranks.groups, ranks.best_changes, len(ranks.changes)) == (5, 1, 1)
    assert ranks.changes[0].tau == pytest.approx(-1.0)
    html = response.content.decode()
    assert f'href="{reverse("run_step", args=[world.run.pk, 2])}#group-5"' in html
    assert 'id="group-5"' in page.get(reverse("run_step", args=[world.run.pk, 2])).content.decode()
    # (1, 1, 1, .2) has 80 and then 92; (.4, 1, 1, 1) has 85 and then 64.
    assert "80.0 → 92.0 ★" in words(response)
    assert "☆ 85.0 → 64.0" in words(response)


def test_all_changed_groups_can_be_paged_through(world: World, page: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three groups whose order is reversed, two on a page; another weight begins at the first page again."""
    monkeypatch.setattr(whatif, "GROUPS_SHOWN", 2)
    for group in (5, 6, 7):
        for index, (gender, topic) in enumerate(((1.0, 0.2), (0.4, 1.0))):
            parts = {"gender": gender, "tense": 1.0, "structure": 1.0, "topic": topic}
            made = make_completion(world.requests[2], world.rubric, "[]", parts)
            Rollout.objects.create(
                run=world.run, attempt_number=1, step=2, group=group, index=index, advantage=0, completion=made
            )
    weights = {"gender": 60, "tense": 15, "structure": 15, "topic": 10}
    first = ask(page, world, **weights)
    assert [group.number for group in first.context["asked"].answer.groups] == [5, 6]
    assert "Numbers 1 to 2 of 3" in words(first)
    link = re.search(r'href="([^"]+)#groups">Less changed', first.content.decode())
    assert link
    address = reverse("whatif") + link[1].replace("&amp;", "&")
    second = page.get(address)
    assert [group.number for group in second.context["asked"].answer.groups] == [7]
    assert second.context["asked"].weights == weights
    unreadable = page.get(address.replace("page=2", "page=x"))
    assert unreadable.context["asked"].answer.page.number == 1
    assert "Less changed" not in ask(page, world, **weights, last=1).content.decode()


def test_steps_can_be_limited(world: World, page: Client) -> None:
    assert ask(page, world, first=2).context["asked"].answer.n == 4
    assert ask(page, world, last=1).context["asked"].answer.n == 4
    assert ask(page, world, first=3).context["asked"].answer.n == 0
    assert "The last step comes before the first" in ask(page, world, first=2, last=1).content.decode()


def test_superseded_rollouts_do_not_count(world: World, page: Client) -> None:
    world.run.rollouts.filter(step=2).update(superseded=True)
    answer = ask(page, world).context["asked"].answer
    assert (answer.n, answer.unscored) == (4, 0)


def test_an_evaluation_has_totals_and_no_groups(world: World, page: Client) -> None:
    """70; (1, –, 1, error) 100; 0 for the unreadable: with structure at 0 the last has no total at all."""
    source = {"source": f"evaluation:{world.evaluation_v4.pk}"}
    answer = page.get(reverse("whatif"), {**source, "structure": 0}).context["asked"].answer
    assert answer.ranks is None
    assert answer.before == pytest.approx((70 + 100 + 0) / 3)
    assert answer.after == pytest.approx((60 + 100) / 2)


def test_another_versions_values_and_what_it_has_not_scored(world: World, page: Client) -> None:
    second = make_rubric(weights={**WEIGHTS, "gender": 40, "topic": 10})
    rollout = world.run.rollouts.first()
    assert rollout is not None
    add_score(rollout.completion, second, {"gender": 0.5, "tense": 1.0, "structure": 1.0, "topic": 1.0})
    response = ask(page, world, rubric=second.pk)
    answer = response.context["asked"].answer
    assert (answer.n, answer.unscored) == (1, 7)
    assert answer.before == pytest.approx(80.0), "under its own weights, 40 for gender"
    assert "7 more completions of this source have no score" in words(response)


def test_saving_leads_to_the_new_version_with_these_weights(world: World, page: Client) -> None:
    html = ask(page, world, gender=40, tense=20, structure=20, topic=20).content.decode()
    link = re.search(r'href="([^"]+)">Save as new version', html)
    assert link
    form = page.get(link[1].replace("&amp;", "&")).context["form"]
    assert [float(form[name].value()) for name in WEIGHTS] == [40, 20, 20, 20]


def test_weights_that_do_not_sum_to_100_are_scaled_before_saving(world: World, page: Client) -> None:
    html = ask(page, world, gender=60, tense=20, structure=20, topic=20).content.decode()
    assert "Save as new version" not in html
    link = re.search(r'href="([^"]+)">Scale to 100', html)
    assert link
    scaled = page.get(reverse("whatif") + link[1].replace("&amp;", "&")).context["asked"]
    assert dict(scaled.weights) == {"gender": 50.0, "tense": 16.7, "structure": 16.7, "topic": 16.6}
    assert scaled.sum == 100


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"gender": "lots"}, "Enter a number"),
        ({"gender": "-1"}, "greater than or equal to 0"),
        ({"topic": "101"}, "less than or equal to 100"),
        ({"gender": "0", "tense": "0", "structure": "0", "topic": "0"}, "At least one component"),
        ({"source": "run:99999"}, "not one of the available choices"),
        ({"source": "castle:1"}, "not one of the available choices"),
        ({"rubric": "99999"}, "not one of the available choices"),
        ({"first": "soon"}, "whole number"),
    ],
)
def test_what_cannot_be_read_is_said(query: dict[str, str], message: str, world: World, page: Client) -> None:
    response = ask(page, world, **query)
    assert response.status_code == 200
    assert message in response.content.decode()


def test_without_a_source_or_any_version_it_asks_for_one(page: Client) -> None:
    assert not Rubric.objects.exists()
    assert "Whose completions?" in page.get(reverse("whatif")).content.decode()
