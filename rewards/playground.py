"""The playground's judge: a text that nobody stored, scored at once by the running code."""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Event, Lock, Thread
from typing import Any

from rewards.exercises import Exercise, parse
from rewards.models import Rubric
from rewards.requests import MAX_EXERCISES, Request
from rewards.rubric import DEFAULT_WEIGHTS, score_batch
from rewards.rubric import Rubric as CoreRubric
from rewards.selectors import CompletionView, unstored_view
from rewards.services import configured_tools, rubric_load

logger = logging.getLogger(__name__)
# Characters that are judged; ten exercises of the longest fields have half as many.
MAX_TEXT = 20_000
# The pipeline is shared by the server's threads and is not made for two at a time.
_one_at_a_time = Lock()
_ready = Event()
_warming = Lock()
# A judgement that loads all there is: an unknown word asks for lemmas, one off topic for the meaning.
_TRIAL = Request("A1", "present_tense", "trains", 1)
_TRIAL_EXERCISE = {"type": "translation", "question": "The cat sleeps.", "answer": "Il gatto zurpolo dorme."}


@dataclass(frozen=True, slots=True)
class Draft:
    """A completion to judge, and the request that it answers. wrapped: a single object was put into an array."""

    text: str
    request: Request
    wrapped: bool = False


def is_ready() -> bool:
    """Whether this process has judged something, or failed to, so that the next answer takes milliseconds."""
    return _ready.is_set()


def warm_up() -> None:
    """Load what a judgement needs, some seconds of work, in a thread beside; once, however often it is asked for."""
    if not is_ready() and _warming.acquire(blocking=False):
        Thread(target=_judge_something, name="warm-up", daemon=True).start()


def _judge_something() -> None:
    try:
        judge(Draft(exercise_text(_TRIAL_EXERCISE), _TRIAL), None)
    except (OSError, ValueError):
        logger.exception("the playground's judge cannot be loaded")  # its next judgement says so on the page
    finally:
        _ready.set()
        _warming.release()


def judge(draft: Draft, rubric: Rubric | None) -> CompletionView:
    """Score with a version's weights and thresholds (None: the defaults) and the running code.

    Raises OSError when the reward's models cannot be loaded, ValueError when the version does
    not fit the code; str() says what to do.
    """
    core = rubric_load(rubric) if rubric else CoreRubric()
    with _one_at_a_time:
        (scored,) = score_batch(core, [draft.request], [draft.text], configured_tools())
    _ready.set()
    return unstored_view(scored, rubric.weights if rubric else DEFAULT_WEIGHTS)


def exercise_text(fields: Mapping[str, Any]) -> str:
    """A completion of one exercise from its fields; empty options and explanation are left out."""
    kept = {name: value for name, value in fields.items() if value or name in ("type", "question", "answer")}
    return json.dumps([kept], ensure_ascii=False, indent=1)


def draft_of(text: str, level: str, grammar: str, topic: str, count: int | None) -> Draft:
    """The draft of a text. count: exercises asked for; None: as many as the text holds.

    One exercise without its array is judged as the only one of a completion. Raises RequestError.
    """
    wrapped = _is_object(text)
    text = f"[{text.strip()}]" if wrapped else text
    written = len(parse(text).exercises)
    request = {
        "level": level, "grammar": grammar, "topic": topic,
        "num_exercises": count or min(max(written, 1), MAX_EXERCISES),
    }  # fmt: skip
    return Draft(text, Request.from_mapping(request), wrapped)


def exercises_of(text: str) -> Sequence[Exercise | None]:
    """The exercises that a text holds, with or without their array."""
    return parse(f"[{text.strip()}]" if _is_object(text) else text).exercises


def _is_object(text: str) -> bool:
    if not text.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
