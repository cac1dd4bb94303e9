"""Services of the rewards app: what is written, all or nothing, and fast enough to record while training."""

import time

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from rewards import models, services
from rewards.jsonl import LineError
from rewards.request_dataset import PROBLEM_CASES, RequestLinesError
from rewards.requests import Request
from rewards.rubric import DEFAULT_WEIGHTS, CompletionScore, Rubric, parse
from rewards.score import Finding, Score
from rewards.thresholds import Thresholds

pytestmark = pytest.mark.django_db

LINE = '{"level": "A2", "grammar": "past_tense", "topic": "eagles", "num_exercises": 3}'
OTHER = '{"level": "B1", "grammar": "subjunctive", "topic": "cooking", "num_exercises": 3}'


def make_scores(count: int) -> list[CompletionScore]:
    finding = Finding(0, "answer", 0, 9, "gender.article_form", '"Il" before a vowel.', "L'")
    components = {
        "gender": Score.scored(0.5, "One error.", (finding,), (0.5,)),
        "tense": Score.scored(1.0, "Right."),
        "structure": Score.scored(1.0, "Right."),
        "topic": Score.not_applicable("Nothing to judge."),
    }
    return [CompletionScore(parse("[]"), 250 / 3, components)] * count


def make_drafts(request: models.ExerciseRequest, count: int, text: str = "[]") -> list[services.CompletionDraft]:
    return [services.CompletionDraft(request.pk, text, "0" * 64, 20, 30, "stop") for _ in range(count)]


@pytest.fixture
def request_row() -> models.ExerciseRequest:
    dataset = services.request_dataset_import(name="one", lines=[LINE], source="test")
    return dataset.requests.get()


# --- Rubrics


def test_the_current_rubric_is_made_once() -> None:
    first = services.rubric_current()
    assert (first.name, first.version) == ("default", 1)
    assert services.rubric_current() == first
    assert services.rubric_load(first) == Rubric()


UNEVEN = {"gender": 40.0, "tense": 20.0, "structure": 20.0, "topic": 20.0}


def test_a_new_version_is_the_one_that_is_used_from_then_on() -> None:
    first = services.rubric_current()
    second = services.rubric_create(weights=UNEVEN, thresholds=Thresholds(longest_field=500), note="Grammar first")
    assert (first.version, second.version, second.note) == (1, 2, "Grammar first")
    assert services.rubric_current() == second
    loaded = services.rubric_load(second)
    assert (dict(loaded.weights), loaded.thresholds.longest_field, loaded.thresholds.on_topic) == (UNEVEN, 500, 0.5)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({**UNEVEN, "topic": 30.0}, "sum to 110; make them sum to 100"),
        ({**UNEVEN, "topic": 19.0}, "sum to 99"),
        ({**UNEVEN, "gender": 60.0, "topic": 0.0, "tense": -1.0, "structure": 41.0}, "not negative"),
        ({"gender": 100.0}, "components are"),
        (dict(DEFAULT_WEIGHTS), "has these weights and thresholds already"),
    ],
)
def test_values_that_make_no_version_say_why(weights: dict[str, float], message: str) -> None:
    services.rubric_current()
    with pytest.raises(services.RubricError, match=message):
        services.rubric_create(weights=weights, thresholds=Thresholds())
    assert models.Rubric.objects.count() == 1


def test_a_stored_version_cannot_be_changed() -> None:
    row = services.rubric_current()
    row.weights = UNEVEN
    with pytest.raises(TypeError, match="never changes"):
        row.save()


def test_a_completion_has_one_score_per_version(request_row: models.ExerciseRequest) -> None:
    rubric = services.rubric_current()
    drafts, scores = make_drafts(request_row, 1), make_scores(1)
    made = services.completions_store(rubric=rubric, drafts=drafts, scores=scores)
    with pytest.raises(IntegrityError):
        services.completion_scores_store(rubric=rubric, completions=made, scores=scores)


def test_changed_code_makes_the_next_version_with_the_same_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    services.rubric_create(weights=UNEVEN, thresholds=Thresholds(on_topic=0.6))
    monkeypatch.setattr(services, "code_hash", lambda *names: "f" * 64)
    second = services.rubric_current()
    assert (second.version, second.weights, second.code_hash) == (2, UNEVEN, "f" * 64)
    assert services.rubric_load(second).thresholds == Thresholds(on_topic=0.6)
    assert models.Rubric.objects.count() == 2, "the first is kept: scores name it"


def test_a_rubric_of_unknown_components_does_not_load() -> None:
    row = models.Rubric(name="old", version=1, weights={"style": 100})
    with pytest.raises(ValueError, match="style"):
        services.rubric_load(row)


# --- Completions


def test_completions_are_stored_whole_and_in_order(request_row: models.ExerciseRequest) -> None:
    drafts = [services.CompletionDraft(request_row.pk, f"text {i}", "0" * 64, 20, i, "stop") for i in range(5)]
    stored = services.completions_store(rubric=services.rubric_current(), drafts=drafts, scores=make_scores(5))
    assert [completion.text for completion in stored] == [f"text {i}" for i in range(5)]
    assert list(models.Completion.objects.values_list("text", flat=True)) == [f"text {i}" for i in range(5)]
    score = stored[0].scores.get()
    assert score.total == pytest.approx(250 / 3)
    rows = {row.component: row for row in score.components.all()}
    assert rows["topic"].value is None, "not applicable is NULL, never 0"
    assert rows["topic"].status == "not_applicable"
    assert rows["gender"].exercises == [0.5]
    assert rows["gender"].findings == [
        {
            "exercise": 0,
            "field": "answer",
            "start": 0,
            "end": 9,
            "rule": "gender.article_form",
            "message": '"Il" before a vowel.',
            "expected": "L'",
            "error": True,
        }
    ]


def test_storing_64_completions_takes_few_queries_and_little_time(request_row: models.ExerciseRequest) -> None:
    rubric = services.rubric_current()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        services.completions_store(rubric=rubric, drafts=make_drafts(request_row, 64), scores=make_scores(64))
    inserts = [query["sql"] for query in queries if query["sql"].startswith("INSERT")]
    assert len(inserts) <= 5, "completions, totals, components"
    times = []
    for _ in range(3):
        start = time.perf_counter()
        services.completions_store(rubric=rubric, drafts=make_drafts(request_row, 64), scores=make_scores(64))
        times.append(time.perf_counter() - start)
    assert min(times) < 0.2, "60 ms on an idle core; the margin is for busy test machines"


def test_nothing_is_stored_when_a_row_fails(request_row: models.ExerciseRequest) -> None:
    scores = make_scores(1)
    bad = CompletionScore(scores[0].parsed, 1.0, {"gender": scores[0].components["gender"], "x" * 21: "no score"})  # type: ignore[dict-item]
    with pytest.raises(AttributeError):
        services.completions_store(
            rubric=services.rubric_current(), drafts=make_drafts(request_row, 2), scores=[scores[0], bad]
        )
    assert not models.Completion.objects.exists()


def test_texts_that_no_database_takes_are_stored_readably(request_row: models.ExerciseRequest) -> None:
    drafts = make_drafts(request_row, 1, text="a\0b\ud800c")
    (stored,) = services.completions_store(rubric=services.rubric_current(), drafts=drafts, scores=make_scores(1))
    stored.refresh_from_db()
    assert stored.text == "a\ufffdb?c"


def test_completions_and_scores_are_parallel(request_row: models.ExerciseRequest) -> None:
    with pytest.raises(ValueError, match="2 completions with 1 scores"):
        services.completions_store(
            rubric=services.rubric_current(), drafts=make_drafts(request_row, 2), scores=make_scores(1)
        )


# --- Datasets


def test_import_and_export() -> None:
    dataset = services.request_dataset_import(name="two", lines=[LINE, OTHER], source="two.jsonl")
    assert [services.request_of(row) for row in dataset.requests.all()] == [PROBLEM_CASES[0], PROBLEM_CASES[2]]
    assert list(services.request_dataset_export(dataset=dataset)) == [f"{LINE}\n", f"{OTHER}\n"]
    assert set(dataset.requests.values_list("split", flat=True)) == {"test"}


def test_the_same_import_again_changes_nothing() -> None:
    first = services.request_dataset_import(name="two", lines=[LINE, OTHER])
    assert services.request_dataset_import(name="two", lines=[LINE, OTHER]) == first
    assert models.ExerciseRequest.objects.count() == 2


def test_a_name_never_changes_its_requests() -> None:
    services.request_dataset_import(name="two", lines=[LINE, OTHER])
    with pytest.raises(ValueError, match="take another name"):
        services.request_dataset_import(name="two", lines=[LINE])
    assert models.ExerciseRequest.objects.count() == 2


def test_a_bad_line_imports_nothing() -> None:
    with pytest.raises(RequestLinesError, match="Line 2, level"):
        services.request_dataset_import(name="bad", lines=[LINE, LINE.replace("A2", "Z9")])
    assert not models.RequestDataset.objects.exists()


@pytest.mark.parametrize("name", ["", "  ", "x" * 101])
def test_names(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        services.request_dataset_import(name=name, lines=[LINE])


def test_errors_are_line_errors() -> None:
    # One type for everything that a line of a file can have wrong.
    with pytest.raises(LineError):
        Request.from_mapping({})
