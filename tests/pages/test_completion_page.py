"""Findings in the text, the breakdown, neighbours; and that what a model wrote is never markup."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rewards.marking import Numbered, mark
from rewards.models import Rubric
from rewards.score import Finding
from tests.pages.conftest import EAGLE, GOOD, WEIGHTS, World, add_score, make_completion


def finding(start: int, end: int, *, error: bool = True, rule: str = "gender.agreement") -> Finding:
    return Finding(0, "answer", start, end, rule, f"{start}-{end}", None, error)


TEXT = "Il aquila rosso"
CUTS: list[tuple[str, list[tuple[int, int]], list[tuple[str, list[int]]]]] = [
    ("none: the text in one piece", [], [(TEXT, [])]),
    ("one in the middle", [(3, 9)], [("Il ", []), ("aquila", [1]), (" rosso", [])]),
    ("side by side", [(0, 2), (3, 9)], [("Il", [1]), (" ", []), ("aquila", [2]), (" rosso", [])]),
    ("one inside another: both cover it", [(0, 9), (3, 9)], [("Il ", [1]), ("aquila", [1, 2]), (" rosso", [])]),
    ("crossing: three pieces", [(0, 9), (3, 15)], [("Il ", [1]), ("aquila", [1, 2]), (" rosso", [2])]),
    ("the same words twice", [(3, 9), (3, 9)], [("Il ", []), ("aquila", [1, 2]), (" rosso", [])]),
    ("beyond the end: cut to the text", [(10, 99)], [("Il aquila ", []), ("rosso", [1])]),
    ("before the start: cut to the text", [(-4, 2)], [("Il", [1]), (" aquila rosso", [])]),
    ("without width: marks nothing", [(4, 4)], [(TEXT, [])]),
    ("wholly outside: marks nothing", [(50, 60)], [(TEXT, [])]),
    ("backwards: marks nothing", [(9, 3)], [(TEXT, [])]),
]


@pytest.mark.parametrize(("spans", "expected"), [cut[1:] for cut in CUTS], ids=[cut[0] for cut in CUTS])
def test_a_text_is_cut_at_the_bounds_of_its_findings(
    spans: list[tuple[int, int]], expected: list[tuple[str, list[int]]]
) -> None:
    numbered = [Numbered(number, "gender", finding(*span)) for number, span in enumerate(spans, 1)]
    pieces = mark(TEXT, numbered)
    assert [(piece.text, sorted(n.number for n in piece.marks)) for piece in pieces] == expected
    assert "".join(piece.text for piece in pieces) == TEXT


def test_each_finding_ends_once_so_that_its_number_is_shown_once() -> None:
    numbered = [Numbered(1, "gender", finding(0, 9)), Numbered(2, "tense", finding(3, 15))]
    assert [[n.number for n in piece.ends] for piece in mark(TEXT, numbered)] == [[], [1], [2]]


def test_an_error_gives_the_colour_where_a_note_lies_on_it() -> None:
    numbered = [Numbered(1, "gender", finding(0, 9)), Numbered(2, "tense", finding(3, 9, error=False))]
    both = mark(TEXT, numbered)[1]
    assert both.component == "gender"
    assert not both.only_notes


def html_of(page: Client, world: World, name: str) -> str:
    return page.get(reverse("completion", args=[world.completions[name].pk])).content.decode()


def test_a_finding_is_marked_in_the_text_and_explained_below_it(world: World, page: Client) -> None:
    html = html_of(page, world, "wrong")
    assert re.search(r'<mark class="gender"[^>]*>Il aquila</mark><a class="mark-no gender" href="#f1"', html)
    assert re.search(r'<li class="gender" id="f1">.*Before a vowel the article is elided\..*L&#x27;aquila', html, re.S)
    assert "gender.article_form" in html


def test_the_breakdown_shows_points_of_25_and_the_total(world: World, page: Client) -> None:
    html = " ".join(re.sub(r"<[^>]+>", " ", html_of(page, world, "wrong")).split())
    assert "70.0 of 100" in html  # (0 + 25 + 25 + 20) of 100
    assert "Gender 0.0 of 25" in html
    assert "Topic 20.0 of 25" in html


def test_not_applicable_is_a_dash_and_an_error_is_no_number(world: World, page: Client) -> None:
    html = " ".join(re.sub(r"<[^>]+>", " ", html_of(page, world, "evil")).split())
    assert "Tense — not applicable" in html
    assert "Topic ✕ error" in html
    assert "taken over the 50 points that apply" in html


def test_what_a_model_wrote_is_text_never_markup(world: World, page: Client) -> None:
    for address in (
        reverse("completion", args=[world.completions["evil"].pk]),
        reverse("exercises"),
        reverse("compare") + f"?request={world.requests[1].pk}",
    ):
        html = page.get(address).content.decode()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html, address
        assert "<script>alert" not in html
        assert "<b>Il gatto" not in html


def test_markup_inside_a_marked_word_is_text_too(world: World, page: Client) -> None:
    text = json.dumps([{"type": "translation", "question": "x", "answer": '<img src=x onerror="y">'}])
    parts = {
        "gender": [{"exercise": 0, "field": "answer", "start": 0, "end": 8, "rule": "gender.<i>", "message": "<u>m"}]
    }
    made = make_completion(world.requests[0], world.rubric, text, GOOD, parts)
    html = page.get(reverse("completion", args=[made.pk])).content.decode()
    assert "&lt;img src</mark>" in html
    assert "<img src=x" not in html
    assert "<u>m" not in html
    assert "gender.<i>" not in html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", "(empty)"),
        ("not JSON at all", "not JSON at all"),
        ("[{", "[{"),
        ('{"type": "translation"}', "&quot;translation&quot;"),
        ("[1, null]", "not readable as an exercise"),
        ("[" * 3000, "[[[["),
        ('[{"type": 3, "question": "q", "answer": "a"}]', "not readable as an exercise"),
    ],
)
def test_a_completion_that_is_no_exercise_is_shown_as_it_is(text: str, shown: str, world: World, page: Client) -> None:
    made = make_completion(world.requests[0], world.rubric, text, {"structure": 0.0})
    response = page.get(reverse("completion", args=[made.pk]))
    assert response.status_code == 200
    assert shown in response.content.decode()


def test_options_are_shown_with_their_findings(world: World, page: Client) -> None:
    exercise = {
        "type": "multiple_choice",
        "question": "___ aquila",
        "answer": "L'",
        "options": ["L'", "Il", "Lo", "Il"],
    }
    double = {
        "exercise": 0,
        "field": "options.3",
        "start": 0,
        "end": 2,
        "rule": "structure.options_distinct",
        "message": "Twice.",
    }
    made = make_completion(world.requests[0], world.rubric, json.dumps([exercise]), GOOD, {"structure": [double]})
    html = page.get(reverse("completion", args=[made.pk])).content.decode()
    assert re.search(r'<li><mark class="structure"[^>]*>Il</mark>', html)


def test_neighbours_stay_within_the_filters(world: World, page: Client) -> None:
    """Of the evaluation's three completions the middle one has both neighbours; the ends have one."""
    keys = [world.completions[name].pk for name in ("wrong", "evil", "broken")]
    query = f"?source=evaluation%3A{world.evaluation_v4.pk}"
    middle = page.get(reverse("completion", args=[keys[1]]) + query).content.decode()
    assert f'rel="next" href="{reverse("completion", args=[keys[0]])}{query}"' in middle
    assert f'rel="prev" href="{reverse("completion", args=[keys[2]])}{query}"' in middle
    newest = page.get(reverse("completion", args=[keys[2]]) + query).content.decode()
    assert 'rel="prev"' not in newest


def test_another_rubric_version_can_be_chosen(world: World, page: Client) -> None:
    second = Rubric.objects.create(name="default", version=2, weights=WEIGHTS, code_hash="2" * 64)
    add_score(world.completions["wrong"], second, GOOD)
    address = reverse("completion", args=[world.completions["wrong"].pk])
    assert "97.5" in page.get(address).content.decode()
    assert "70.0" in page.get(address + f"?rubric={world.rubric.pk}").content.decode()


def test_a_rollout_leads_to_its_step(world: World, page: Client) -> None:
    rollout: Any = world.run.rollouts.first()
    html = page.get(reverse("completion", args=[rollout.completion_id])).content.decode()
    assert reverse("run_step", args=[world.run.pk, rollout.step]) in html
    assert "−0.70" in html
    assert EAGLE
