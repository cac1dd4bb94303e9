"""The playground's form: one exercise by its fields, or a whole completion, and the request it answers."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms

from rewards.catalog import LEVELS
from rewards.exercises import EXERCISE_TYPES
from rewards.forms import focus_choices, row_number
from rewards.models import Completion, Rubric
from rewards.playground import MAX_TEXT, Draft, draft_of, exercise_text, exercises_of
from rewards.requests import MAX_EXERCISES, RequestError

# The web server refuses request lines of more than 4,094 bytes.
MAX_ADDRESS = 3_500
REQUEST = {"level": "A2", "grammar": "past_tense", "topic": "eagles"}
EXAMPLE = {"type": "translation", "question": "The eagle flew.", "answer": "Il aquila ha volato."}
FIELDS = ("type", "question", "answer", "options", "explanation")
TEXTS = (*FIELDS[1:], "text")


class PlaygroundForm(forms.Form):
    """Always bound: what the address does not name has its default, and without any text the example."""

    mode = forms.ChoiceField(choices=[("exercise", "Fields"), ("completion", "JSON")], widget=forms.HiddenInput)
    level = forms.ChoiceField(label="Level", choices=[(level, f"{level} {name}") for level, name in LEVELS.items()])
    grammar = forms.ChoiceField(label="Grammar focus", choices=focus_choices)
    topic = forms.CharField(label="Topic", max_length=80, widget=forms.TextInput(attrs={"list": "topics"}))
    count = forms.IntegerField(
        label="Exercises asked for", required=False, min_value=1, max_value=MAX_EXERCISES,
        widget=forms.NumberInput(attrs={"placeholder": "as many as there are"}),
    )  # fmt: skip
    rubric = forms.ModelChoiceField(
        Rubric.objects.all(), label="Weights and thresholds of", required=False, empty_label="the newest rubric"
    )
    type = forms.ChoiceField(label="Type", choices=[(kind, kind.replace("_", " ")) for kind in EXERCISE_TYPES])
    question, answer, options, explanation, text = (
        forms.CharField(label=label, required=False, strip=False, widget=forms.Textarea(attrs={"rows": rows}))
        for label, rows in (
            ("Question", 2), ("Answer", 2), ("Options, one per line", 4), ("Explanation", 2), ("Completion", 18)
        )
    )  # fmt: skip

    def __init__(self, asked: Mapping[str, Any]) -> None:
        defaults = {"mode": "exercise", "type": EXAMPLE["type"], **REQUEST}
        given = {name: asked[name] for name in self.base_fields if name in asked}
        if not any(name in given for name in TEXTS):
            defaults |= EXAMPLE
        super().__init__({**defaults, **given})
        self.draft: Draft | None = None

    def clean(self) -> dict[str, Any]:
        """Sets draft; it stays None when there is nothing to judge."""
        data: dict[str, Any] = super().clean() or {}
        for name in TEXTS:
            # Browsers send CRLF, which no model writes.
            data[name] = (data.get(name) or "").replace("\r\n", "\n")
        whole = data.get("mode") == "completion"
        size = len(data["text"]) if whole else sum(len(data[name]) for name in FIELDS[1:])
        if size > MAX_TEXT:
            message = f"{size:,} characters are too many: at most {MAX_TEXT:,} are judged here. Shorten the text."
            self.add_error("text" if whole else "question", message)
        elif not self.errors and (data["text"] if whole else data["question"] + data["answer"]).strip():
            text = data["text"] if whole else exercise_text(self._exercise(data))
            try:
                self.draft = draft_of(text, data["level"], data["grammar"], data["topic"], data.get("count"))
            except RequestError as error:
                self.add_error("topic", str(error))
        return data

    @staticmethod
    def _exercise(data: Mapping[str, Any]) -> dict[str, Any]:
        options = [option.strip() for option in (data.get("options") or "").splitlines() if option.strip()]
        return {name: options if name == "options" else data.get(name) or "" for name in FIELDS}

    @property
    def whole(self) -> bool:
        return bool(self["mode"].value() == "completion")

    def switched(self) -> "PlaygroundForm":
        """The same content in the other mode; itself, with an error, when the text has no exercise with fields."""
        if not self.whole:
            text = exercise_text(self._exercise(self.data))
            return PlaygroundForm({**self.data, "mode": "completion", "text": text})
        fields = exercise_fields(self.data.get("text", ""), 0)
        if fields is None:
            self.add_error("text", "No exercise can be read from this text, so there are no fields to show.")
            return self
        return PlaygroundForm({**self.data, "mode": "exercise", **fields})

    def address(self) -> str:
        """The query that brings this form back; empty when it is too long for an address."""
        query = urlencode(list(self._said()))
        return query if len(query) <= MAX_ADDRESS else ""

    def _said(self) -> Iterator[tuple[str, str]]:
        left_out = FIELDS if self.whole else ("text", "mode")
        for name in self.fields:
            value = self.data.get(name)
            if value and name not in left_out:
                yield name, str(value)


def exercise_fields(text: str, index: int) -> dict[str, str] | None:
    """An exercise of a completion as the form's fields; None when it cannot be edited that way."""
    exercises = exercises_of(text)
    exercise = exercises[index] if index < len(exercises) else None
    if exercise is None or exercise.type not in EXERCISE_TYPES:
        return None
    return {
        "type": exercise.type, "question": exercise.question, "answer": exercise.answer,
        "options": "\n".join(exercise.options), "explanation": exercise.explanation,
    }  # fmt: skip


def stored_values(completion: Completion, exercise: str) -> dict[str, str]:
    """A stored completion as the form's values: one exercise (its number from 1) by fields, else the whole text."""
    row = completion.request
    values = {"level": row.level, "grammar": row.grammar, "topic": row.topic}
    number = row_number(exercise)
    fields = exercise_fields(completion.text, number - 1) if number else None
    if fields is not None:
        return {**values, **fields}
    return {**values, "mode": "completion", "text": completion.text, "count": str(row.num_exercises)}
