"""Prompts: a request as V4's chat messages, or through a plain template for a model without chat."""

from string import Formatter
from typing import Any

from rewards.requests import Request

SYSTEM = (
    "You are an expert Italian teacher. You write exercises exactly to the assignment "
    "and answer with a JSON array of exercises and nothing else."
)
# What the reference model was trained on: every word of a prompt costs a small model time.
REFERENCE_TEMPLATE = "{level} {grammar} {topic} {num_exercises} {exercise_types}:"
FIELDS = frozenset({"level", "grammar", "topic", "num_exercises", "exercise_types"})


class TemplateError(ValueError):
    """A prompt template with a placeholder that no request fills; str() says which."""


def check_template(template: str) -> None:
    """Raises TemplateError unless every placeholder is one of FIELDS and the topic and grammar occur."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    except ValueError as error:
        raise TemplateError(f"The template cannot be read: {error}. Write a brace as {{{{ or }}}}.") from error
    if unknown := names - FIELDS:
        raise TemplateError(f"Unknown placeholder {sorted(unknown)[0]!r}; known: {', '.join(sorted(FIELDS))}.")
    if missing := {"grammar", "topic"} - names:
        raise TemplateError(f"The template never names {{{sorted(missing)[0]}}}.")


def build_messages(request: Request) -> list[dict[str, str]]:
    """V4's chat: a short system message and a user message of lines."""
    lines = [
        f"Generate {request.num_exercises} exercise{'s' if request.num_exercises != 1 else ''}:",
        f"CEFR Level: {request.level}",
        f"Grammar Focus: {request.grammar}",
        f"Topic: {request.topic.replace('_', ' ')}",
    ]
    if request.exercise_types:
        lines.append(f"Exercise Types: {', '.join(request.exercise_types)}")
    return [{"role": "system", "content": SYSTEM}, {"role": "user", "content": "\n".join(lines)}]


def render(request: Request, template: str, tokenizer: Any) -> str:
    """The prompt text of a request. An empty template means chat messages in the tokenizer's chat template.

    Raises TemplateError when there is neither.
    """
    if template:
        return template.format(
            level=request.level,
            grammar=request.grammar,
            topic=request.topic,
            num_exercises=request.num_exercises,
            exercise_types=",".join(request.exercise_types) or "any",
        )
    if not getattr(tokenizer, "chat_template", None):
        raise TemplateError("This model has no chat template; register it with a prompt template.")
    return str(tokenizer.apply_chat_template(build_messages(request), tokenize=False, add_generation_prompt=True))


def needs_special_tokens(tokenizer: Any, prompt: str) -> bool:
    """Whether tokenising this prompt shall add the tokenizer's special tokens: not when a chat template did."""
    start = getattr(tokenizer, "bos_token", None)
    return not (start and prompt.startswith(start))
