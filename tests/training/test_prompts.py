"""Prompts: V4's chat lines and plain templates."""

import pytest

from rewards.requests import Request
from training.prompts import (
    REFERENCE_TEMPLATE,
    SYSTEM,
    TemplateError,
    build_messages,
    check_template,
    needs_special_tokens,
    render,
)

EAGLES = Request("A2", "past_tense", "eagles", 3, ("fill_in_blank", "translation"))


class ChatTokenizer:
    """Renders messages visibly."""

    bos_token = "<s>"
    chat_template = "yes"

    def apply_chat_template(self, messages: list[dict[str, str]], **options: object) -> str:
        assert options == {"tokenize": False, "add_generation_prompt": True}
        return "<s>" + "|".join(f"{m['role']}:{m['content']}" for m in messages) + "|assistant:"


class PlainTokenizer:
    bos_token = "<s>"
    chat_template = None


def test_v4_gets_its_lines() -> None:
    system, user = build_messages(EAGLES)
    assert system == {"role": "system", "content": SYSTEM}
    assert user["role"] == "user"
    assert user["content"].splitlines() == [
        "Generate 3 exercises:",
        "CEFR Level: A2",
        "Grammar Focus: past_tense",
        "Topic: eagles",
        "Exercise Types: fill_in_blank, translation",
    ]


def test_categories_are_written_with_spaces_and_types_left_out_when_any_will_do() -> None:
    user = build_messages(Request("A1", "articles", "animals_wildlife", 1))[1]["content"]
    assert user.splitlines() == [
        "Generate 1 exercise:",
        "CEFR Level: A1",
        "Grammar Focus: articles",
        "Topic: animals wildlife",
    ]


@pytest.mark.parametrize(
    ("request_", "prompt"),
    [
        (EAGLES, "A2 past_tense eagles 3 fill_in_blank,translation:"),
        (Request("B1", "gerund", "cooking", 1), "B1 gerund cooking 1 any:"),
    ],
)
def test_the_reference_template(request_: Request, prompt: str) -> None:
    assert render(request_, REFERENCE_TEMPLATE, PlainTokenizer()) == prompt


def test_an_empty_template_means_the_chat_template() -> None:
    prompt = render(EAGLES, "", ChatTokenizer())
    assert prompt.startswith("<s>system:")
    assert prompt.endswith("|assistant:")


def test_a_model_without_chat_template_needs_a_template() -> None:
    with pytest.raises(TemplateError, match="register it with a prompt template"):
        render(EAGLES, "", PlainTokenizer())


def test_a_chat_prompt_holds_its_beginning_already() -> None:
    assert not needs_special_tokens(ChatTokenizer(), render(EAGLES, "", ChatTokenizer()))
    assert needs_special_tokens(PlainTokenizer(), render(EAGLES, REFERENCE_TEMPLATE, PlainTokenizer()))


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{grammar} {topic} {colour}", "Unknown placeholder 'colour'"),
        ("{topic}:", "never names {grammar}"),
        ("{grammar} {topic", "cannot be read"),
        ("{grammar.__class__} {topic} {grammar}", "Unknown placeholder 'grammar.__class__'"),  # no way into objects
        ("{0} {grammar} {topic}", "Unknown placeholder '0'"),
    ],
)
def test_bad_templates_are_refused(template: str, words: str) -> None:
    with pytest.raises(TemplateError, match=words):
        check_template(template)


def test_braces_may_be_written() -> None:
    check_template("{grammar} {topic} {{}}")
