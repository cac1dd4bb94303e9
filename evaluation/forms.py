"""Forms of the evaluation pages, and the browser's filters."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from evaluation.models import EvaluationRun
from evaluation.selectors import ORDERS
from rewards.catalog import LEVELS
from rewards.components import COMPONENTS
from rewards.exercises import EXERCISE_TYPES
from rewards.forms import RubricChoice, WeightField, focus_choices, offer_present_code
from rewards.models import ComponentScore, RequestDataset, Rubric, Split
from rewards.selectors import LABELS
from training.generation import SAMPLING_TEMPERATURE
from training.models import LanguageModel, TrainingRun

ANY = [("", "any")]


def _source_choices() -> list[tuple[str, Any]]:
    runs = [(f"run:{pk}", f"{name} (run {pk})") for pk, name in TrainingRun.objects.values_list("pk", "name")]
    evaluations = [
        (f"evaluation:{evaluation.pk}", f"{evaluation.model} · {evaluation.get_split_display()} ({evaluation.pk})")
        for evaluation in EvaluationRun.objects.select_related("model")
    ]
    return [*ANY, ("Training runs", runs), ("Evaluations", evaluations)]


class ExerciseFilter(forms.Form):
    """The browser's filters, all optional, all in the address."""

    source = forms.ChoiceField(label="From", required=False)
    model = forms.ModelChoiceField(LanguageModel.objects.all(), label="Model", required=False, empty_label="any")
    level = forms.ChoiceField(
        label="Level", required=False, choices=[*ANY, *((level, f"{level} {name}") for level, name in LEVELS.items())]
    )
    focus = forms.ChoiceField(label="Grammar focus", required=False, choices=lambda: [*ANY, *focus_choices()])
    topic = forms.CharField(
        label="Topic", required=False, max_length=80, widget=forms.TextInput(attrs={"list": "topics"})
    )
    type = forms.ChoiceField(
        label="Exercise type",
        required=False,
        choices=[*ANY, *((kind, kind.replace("_", " ")) for kind in EXERCISE_TYPES)],
    )
    component = forms.ChoiceField(label="Points of", required=False, choices=[("", "total"), *LABELS.items()])
    below = forms.FloatField(label="Below, % of its maximum", required=False, min_value=0, max_value=100)
    above = forms.FloatField(label="Above, % of its maximum", required=False, min_value=0, max_value=100)
    status = forms.ChoiceField(
        label="Component's state", required=False, choices=[*ANY, *ComponentScore.Status.choices]
    )
    rule = forms.CharField(label="Rule", required=False, max_length=80)
    q = forms.CharField(label="Text", required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"}))
    rubric = forms.ModelChoiceField(Rubric.objects.all(), label="Rubric", required=False, empty_label="newest score")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source = self.fields["source"]
        assert isinstance(source, forms.ChoiceField)
        source.choices = _source_choices()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("status") and not data.get("component"):
            self.add_error("component", "Choose the component whose state you mean.")
        return data

    def usable(self) -> dict[str, Any]:
        """The filters that hold; what could not be read filters nothing and shows its message."""
        self.is_valid()
        return self.cleaned_data


class EvaluationForm(forms.Form):
    """What an evaluation needs."""

    model = forms.ModelChoiceField(LanguageModel.objects.all(), label="Model", empty_label=None)
    dataset = forms.ModelChoiceField(RequestDataset.objects.all(), label="Requests", empty_label=None)
    split = forms.ChoiceField(
        label="Split", choices=Split.choices, initial=Split.TEST,
        help_text="The test split holds requests that training has never seen.",
    )  # fmt: skip
    limit = forms.IntegerField(
        label="Requests at most", required=False, min_value=1, max_value=100_000,
        help_text="Empty: the whole split. Fewer requests are faster; the intervals get wider.",
    )  # fmt: skip
    temperature = forms.FloatField(
        label="Temperature", min_value=0, max_value=2, initial=SAMPLING_TEMPERATURE,
        help_text="Of sampling: 0 always takes the likeliest word. Compare models at the same temperature.",
    )  # fmt: skip
    seed = forms.IntegerField(
        label="Seed", min_value=0, max_value=2**31 - 1, initial=0,
        help_text="The same seed draws the same requests and the same random choices.",
    )  # fmt: skip
    rubric = RubricChoice()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_present_code(self)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        dataset, split = data.get("dataset"), data.get("split")
        if dataset and split and not dataset.requests.filter(split=split).exists():
            self.add_error("split", f"{dataset} has no requests in its {split} split; choose another.")
        return data


class _OfSource(forms.Form):
    """A form with a source: "run:3" or "evaluation:4"; what it names stands in chosen_source() once it is valid."""

    source = forms.ChoiceField(label="Completions of")
    nothing: str = "choose"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source = self.fields["source"]
        assert isinstance(source, forms.ChoiceField)
        source.choices = [("", self.nothing), *_source_choices()[1:]]

    def chosen_source(self) -> dict[str, Any]:
        """{"run": …} or {"evaluation": …}; empty when no source was chosen. At most one query."""
        kind, _, number = self.cleaned_data.get("source", "").partition(":")
        if kind == "run":
            return {"run": TrainingRun.objects.get(pk=int(number))}
        if kind == "evaluation":
            return {"evaluation": EvaluationRun.objects.get(pk=int(number))}
        return {}


class RescoreForm(_OfSource):
    """What a re-score needs."""

    nothing = "all completions"
    rubric = RubricChoice()
    field_order = ("source", "rubric")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].required = False
        offer_present_code(self)


class WhatIfForm(_OfSource):
    """The address of a what-if: whose completions, which version's values, under which weights."""

    rubric = forms.ModelChoiceField(
        Rubric.objects.all(), label="Scored by", required=False, empty_label="its own rubric"
    )
    first = forms.IntegerField(label="From step", required=False, min_value=0)
    last = forms.IntegerField(label="To step", required=False, min_value=0)
    field_order = ("source", "rubric", "first", "last")

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data.dict())
        self.fields["source"].required = False
        for name in COMPONENTS:
            self.fields[name] = WeightField(name, required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first is not None and last is not None and first > last:
            self.add_error("last", "The last step comes before the first.")
        return data

    def fill(self, weights: Mapping[str, float]) -> None:
        """Show these weights where the address has none."""
        missing = {name: f"{weight:g}" for name, weight in weights.items() if not self.data.get(name)}
        self.data = {**self.data, **missing}

    def weight_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in COMPONENTS]

    def weights(self, rubric: Rubric) -> dict[str, float]:
        """The weights of the address; where it has none, the version's own."""
        given = {name: self.cleaned_data.get(name) for name in COMPONENTS}
        return {name: rubric.weights[name] if weight is None else weight for name, weight in given.items()}


Chosen = tuple[EvaluationRun | None, EvaluationRun | None, int | None, str]


class CompareForm(forms.Form):
    """Two evaluations, a request of both, an order; without values the newest V4 and V5."""

    left = forms.ModelChoiceField(
        EvaluationRun.objects.select_related("model", "dataset"), label="Left", required=False, empty_label="choose …"
    )
    right = forms.ModelChoiceField(
        EvaluationRun.objects.select_related("model", "dataset"), label="Right", required=False, empty_label="choose …"
    )
    order = forms.ChoiceField(label="Order", choices=list(ORDERS.items()), required=False)
    request = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict, *, pair: tuple[EvaluationRun | None, EvaluationRun | None]) -> None:
        merged = data.copy()
        for name, evaluation in zip(("left", "right"), pair, strict=True):
            if evaluation is not None and not merged.get(name):
                merged[name] = str(evaluation.pk)
        merged.setdefault("order", "asked")
        super().__init__(merged)

    def chosen(self) -> Chosen:
        """(left, right, request id, order); what could not be read is left out and shows its message."""
        self.is_valid()
        data = self.cleaned_data
        return data.get("left"), data.get("right"), data.get("request"), data.get("order") or "asked"
