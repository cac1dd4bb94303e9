"""How often score_tense is right on a table of exercises whose verdict a teacher has written down.

A case is a mapping with focus, type, question, answer and value: 1.0 where the exercise trains the
focus, 0.0 where it does not, None where that cannot be checked.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rewards.catalog.focuses import CANONICAL, Focus
from rewards.components.batch import Batch
from rewards.components.tense import score_tense
from rewards.exercises import parse
from rewards.requests import Request
from rewards.score import Score
from rewards.tools import Tools

HEADER = (
    "| focus | Italian | levels | demanded | how it is checked | right on our cases |",
    "|---|---|---|---|---|---|",
)


def score_cases(cases: Sequence[Mapping[str, Any]], tools: Tools) -> list[Score]:
    """The tense Score of each case, as a completion of that one exercise, in order."""
    exercises = [{key: case[key] for key in ("type", "question", "answer")} for case in cases]
    requests = [Request("B1", str(case["focus"]), "eagles", 1) for case in cases]
    completions = [parse(json.dumps([exercise])) for exercise in exercises]
    return score_tense(Batch(requests, completions, tools))


def measure(cases: Sequence[Mapping[str, Any]], tools: Tools) -> dict[str, tuple[int, int]]:
    """focus -> (cases judged as the teacher does, cases)."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case, score in zip(cases, score_cases(cases, tools), strict=True):
        total[case["focus"]] += 1
        right[case["focus"]] += score.exercises == (case["value"],)
    return {focus: (right[focus], total[focus]) for focus in total}


def table(measured: Mapping[str, tuple[int, int]]) -> list[str]:
    """The lines of the Markdown table of the 74 focuses, header included."""
    return [*HEADER, *(_row(focus, measured.get(focus.id)) for focus in CANONICAL.values())]


def _row(focus: Focus, found: tuple[int, int] | None) -> str:
    if focus.demand == "tense":
        checked = "tense of the answer's verb"
    elif focus.demand == "construction":
        checked = f"detector `{focus.construction}`"
    else:
        checked = f"not applicable: {focus.reason}"
    share = "—" if focus.demand == "nothing" or found is None else f"{found[0]} of {found[1]}"
    cells = (focus.id, focus.italian, ", ".join(focus.levels), focus.wanted or "—", checked, share)
    return f"| {' | '.join(cells)} |"


def with_table(text: str, lines: Iterable[str]) -> str:
    """The page with its table of focuses replaced. Raises ValueError when it has none."""
    old = text.splitlines()
    starts = [place for place, line in enumerate(old) if line.startswith("| focus |")]
    if not starts:
        raise ValueError('no table that begins with "| focus |"')
    stop = next((at for at in range(starts[0], len(old)) if not old[at].startswith("|")), len(old))
    return "\n".join([*old[: starts[0]], *lines, *old[stop:]]) + "\n"
