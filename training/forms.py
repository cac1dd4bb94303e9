"""Forms of the training pages. The run's values come from RunConfig, which also checks them."""

from collections.abc import Mapping
from typing import Any, Literal, Self, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from django import forms
from django.http import QueryDict
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from rewards.forms import RubricChoice, offer_present_code, row_number
from rewards.models import RequestDataset
from training.config import PRESETS, RunConfig
from training.models import LanguageModel, TrainingRun
from training.prompts import TemplateError, check_template

# What a person changes most; the rest stands behind "More values".
MAIN = (
    "max_steps", "num_generations", "per_device_train_batch_size", "gradient_accumulation_steps",
    "learning_rate", "beta", "temperature", "max_completion_length", "max_exercises",
)  # fmt: skip
LABELS = {
    "max_steps": "Steps at most",
    "num_generations": "Completions per group",
    "per_device_train_batch_size": "Completions per forward pass",
    "gradient_accumulation_steps": "Forward passes per step",
    "lr_scheduler_type": "Learning rate over time",
    "beta": "Beta (KL coefficient)",
    "max_prompt_length": "Longest prompt",
    "max_completion_length": "Longest completion",
    "num_train_epochs": "Epochs",
    "max_exercises": "Exercises per request at most",
    "save_steps": "Steps between checkpoints",
    "lora_r": "LoRA rank",
    "lora_alpha": "LoRA alpha",
    "lora_dropout": "LoRA dropout",
    "gradient_checkpointing": "Save memory by recomputing (gradient checkpointing)",
}
PRESET_CHOICES = [
    ("reference", "reference: the small reference model, on a CPU"),
    ("seed", "seed: the 8-billion V4, on an L4 or A100 GPU"),
]


def _value_field(name: str, info: FieldInfo) -> forms.Field:
    """The form field of a RunConfig field: its type, its bounds, its description."""
    label = LABELS.get(name, name.replace("_", " ").capitalize())
    help_text = info.description or ""
    # A description that only says the label again helps nobody.
    common: dict[str, Any] = {"label": label, "help_text": "" if help_text.strip(".") == label else help_text}
    if get_origin(info.annotation) is Literal:
        return forms.ChoiceField(choices=[(choice, choice) for choice in get_args(info.annotation)], **common)
    if info.annotation is bool:
        return forms.BooleanField(required=False, **common)
    bounds = {type(item): item for item in info.metadata}
    low, high = bounds.get(Ge), bounds.get(Le)
    limits: dict[str, Any] = {"min_value": getattr(low, "ge", None), "max_value": getattr(high, "le", None)}
    if info.annotation is int:
        return forms.IntegerField(**limits, **common)
    if Gt in bounds or Lt in bounds:
        limits = {"min_value": None, "max_value": limits["max_value"]}
    return forms.FloatField(**limits, widget=forms.NumberInput(attrs={"step": "any"}), **common)


class RunForm(forms.Form):
    """A run: what is trained, on which requests, with which values."""

    name = forms.CharField(max_length=100, label="Name", help_text="What the lists call this run.")
    base_model = forms.ModelChoiceField(LanguageModel.objects.all(), label="Start model", empty_label=None)
    dataset = forms.ModelChoiceField(RequestDataset.objects.all(), label="Requests", empty_label=None)
    preset = forms.ChoiceField(choices=PRESET_CHOICES, label="Preset", help_text="Values that are known to work.")
    seed = forms.IntegerField(
        label="Seed", min_value=0, max_value=2**31 - 1, initial=0, help_text="The same seed gives the same run."
    )

    evaluate_after = forms.BooleanField(
        required=False, initial=True, label="Evaluate afterwards",
        help_text="Evaluate the result on the test split when the run has succeeded.",
    )  # fmt: skip
    rubric = RubricChoice()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_present_code(self)
        for name, info in RunConfig.model_fields.items():
            self.fields[name] = _value_field(name, info)

    @classmethod
    def of_preset(cls, asked: QueryDict) -> Self:
        """An unbound form with a preset's values; what the address names besides is kept."""
        asked_model = row_number(asked.get("base_model"))
        # Unless another is asked for, the newest model that no run has made: V4.
        chosen = LanguageModel.objects.filter(pk=asked_model) if asked_model else LanguageModel.objects.filter(run=None)
        model = chosen.first()
        preset = asked.get("preset", "")
        if preset not in PRESETS:
            large = model is not None and (model.parameters or 0) > 1_000_000_000
            preset = "seed" if large else "reference"
        initial = {
            "name": asked.get("name") or f"Run {TrainingRun.objects.count() + 1}",
            "seed": row_number(asked.get("seed")) or 0,
            "preset": preset,
            **PRESETS[preset].model_dump(),
        }
        if model is not None:
            initial["base_model"] = model.pk
        for name in ("dataset", "rubric"):
            if number := row_number(asked.get(name)):
                initial[name] = number
        return cls(initial=initial)

    def main_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in MAIN]

    def more_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in RunConfig.model_fields if name not in MAIN]

    def more_has_errors(self) -> bool:
        return any(field.errors for field in self.more_fields())

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                RunConfig.model_validate(self._values(data))
            except ValidationError as invalid:
                for error in invalid.errors():
                    name = str(error["loc"][0]) if error["loc"] else None
                    self.add_error(name, error["msg"].removeprefix("Value error, "))
        return data

    def _values(self, data: Mapping[str, Any]) -> dict[str, Any]:
        return {name: data[name] for name in RunConfig.model_fields}

    def arguments(self) -> dict[str, Any]:
        """What training_run_create takes; config holds only what differs from the preset."""
        data = self.cleaned_data
        preset = PRESETS[data["preset"]].model_dump()
        changed = {name: value for name, value in self._values(data).items() if value != preset[name]}
        names = ("name", "preset", "base_model", "dataset", "rubric", "seed", "evaluate_after")
        return {**{name: data[name] for name in names}, "overrides": changed}


class ModelForm(forms.Form):
    """A model to register: where it lies and how it is asked."""

    name = forms.CharField(max_length=100)
    path = forms.CharField(
        max_length=300, label="Folder", help_text="Relative to the models directory, for example italian_v4_merged."
    )
    prompt_template = forms.CharField(
        required=False, label="Prompt template", strip=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Empty: V4's chat messages, through the model's own chat template. Otherwise plain text with "
        "{level} {grammar} {topic} {num_exercises} {exercise_types}.",
    )  # fmt: skip
    base = forms.ModelChoiceField(
        LanguageModel.objects.filter(kind="full"), required=False, label="Base model", empty_label="as the folder says",
        help_text="Only for a LoRA adapter: the model that it was trained over.",
    )  # fmt: skip
    description = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if LanguageModel.objects.filter(name=name).exists():
            raise forms.ValidationError("Another model has this name.")
        return name

    def clean_path(self) -> str:
        path: str = self.cleaned_data["path"].strip().strip("/")
        if LanguageModel.objects.filter(path=path).exists():
            raise forms.ValidationError("This folder is registered already.")
        return path

    def clean_prompt_template(self) -> str:
        template: str = self.cleaned_data["prompt_template"]
        if template.strip():
            try:
                check_template(template)
            except TemplateError as error:
                raise forms.ValidationError(str(error)) from error
            return template
        return ""
