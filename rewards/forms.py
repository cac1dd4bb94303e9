"""Forms of the rubric pages and the choice of a version that other forms share."""

from collections.abc import Mapping
from typing import Any

from django import forms

from rewards.catalog import FOCUSES
from rewards.catalog.focus import GROUPS
from rewards.components import COMPONENTS
from rewards.models import Rubric
from rewards.rubric import DEFAULT_WEIGHTS
from rewards.selectors import LABELS, rubric_newest, scorable_rubrics
from rewards.services import DEFAULT_RUBRIC, present_code_hash
from rewards.thresholds import LIMITS, Thresholds


def row_number(text: str | None) -> int | None:
    """A row's number as an address has it; None when it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None


def focus_choices() -> list[tuple[str, Any]]:
    """The grammar focuses in their groups."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for focus in FOCUSES.values():
        groups.setdefault(GROUPS.get(focus.group, focus.group), []).append((focus.id, focus.english))
    return list(groups.items())


class RubricChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A version to score with; empty: the newest. Its form calls offer_present_code() when it is made."""

    def __init__(self, **kwargs: Any) -> None:
        values: dict[str, Any] = {
            "queryset": Rubric.objects.none(),
            "label": "Rubric",
            "required": False,
            "empty_label": "the newest version",
            "help_text": "Only versions of the present code can score. Other weights: make a new version first.",
        }
        super().__init__(**{**values, **kwargs})

    def label_from_instance(self, obj: Rubric) -> str:
        return f"{obj}: " + ", ".join(
            f"{label.lower()} {obj.weights[name]:g}" for name, label in LABELS.items() if name in obj.weights
        )


def offer_present_code(form: forms.BaseForm, name: str = "rubric") -> None:
    """Let a form's RubricChoice offer the versions that the running code can score with."""
    field = form.fields[name]
    assert isinstance(field, RubricChoice)
    field.queryset = scorable_rubrics(present_code_hash())


class WeightField(forms.FloatField):
    """Points of one component; see app.js for the slider beside it."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        widget = forms.NumberInput(attrs={"step": "any", "inputmode": "decimal", "data-weight": name})
        super().__init__(label=LABELS[name], min_value=0, max_value=100, widget=widget, **kwargs)


class RubricForm(forms.Form):
    """A new version: points per component, thresholds, and why."""

    note = forms.CharField(
        label="Why", required=False, max_length=200, help_text="What this version is for; shown in the list."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in COMPONENTS:
            self.fields[name] = WeightField(name)
        for name, limit in LIMITS.items():
            common: dict[str, Any] = {
                "label": limit.label, "help_text": limit.help,
                "min_value": limit.low, "max_value": limit.high, "widget": forms.NumberInput(attrs={"step": "any"}),
            }  # fmt: skip
            whole = isinstance(getattr(Thresholds(), name), int)
            self.fields[name] = forms.IntegerField(**common) if whole else forms.FloatField(**common)

    @classmethod
    def from_address(cls, asked: Mapping[str, Any]) -> "RubricForm":
        """An unbound form with the values of the version named by `base`, else the newest.

        Weights that the address names itself are taken as they are.
        """
        base = row_number(asked.get("base"))
        found = Rubric.objects.filter(pk=base).first() if base else None
        found = found or rubric_newest(DEFAULT_RUBRIC)
        weights = found.weights if found else DEFAULT_WEIGHTS
        thresholds = Thresholds.from_mapping(found.thresholds if found else {}).as_mapping()
        initial = {**thresholds, **{name: f"{weights.get(name, 0):g}" for name in COMPONENTS}}
        initial |= {name: asked[name] for name in COMPONENTS if asked.get(name)}
        return cls(initial=initial)

    def weight_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in COMPONENTS]

    def threshold_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in LIMITS]

    def sum(self) -> float | None:
        """The sum of the weights as the form stands; None when one is no number."""
        try:
            return sum(float(self[name].value()) for name in COMPONENTS)
        except (TypeError, ValueError):
            return None

    def arguments(self) -> dict[str, Any]:
        """What rubric_create takes."""
        data = self.cleaned_data
        return {
            "weights": {name: data[name] for name in COMPONENTS},
            "thresholds": Thresholds.from_mapping({name: data[name] for name in LIMITS}),
            "note": data["note"],
        }
