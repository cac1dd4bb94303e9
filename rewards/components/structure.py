"""Structure: is the completion the JSON that was asked for, and is each exercise one that works?

An exercise starts at 1 and loses what its defects cost (DEDUCTIONS), down to 0; what
cannot be read as an exercise is 0. The completion's value is the mean over as many
exercises as were asked for or written, whichever is more: a missing or surplus one
counts 0. A fence or prose around the array then costs its own deduction.

    >>> 1.0 - DEDUCTIONS["blank_missing"]
    0.5
"""

from collections.abc import Mapping, Sequence

from rewards.components.batch import Batch
from rewards.components.structure_copies import copies
from rewards.components.structure_defect import Context, Defect
from rewards.components.structure_rules import RULES
from rewards.exercises import Exercise, ParsedCompletion
from rewards.italian.language import Language
from rewards.requests import Request
from rewards.score import WHOLE_COMPLETION, Finding, Score
from rewards.segments import Segment
from rewards.thresholds import Thresholds

# Rule -> what one exercise loses, once per rule. Where the defect makes it useless: all.
DEDUCTIONS: Mapping[str, float] = {
    "unknown_type": 0.6,
    "type_not_requested": 0.4,
    "field_empty": 1.0,
    "answer_too_short": 0.6,
    "blank_missing": 0.5,
    "blank_in_answer": 0.5,
    "options_count": 0.4,
    "options_distinct": 0.6,
    "answer_not_in_options": 0.5,
    "answer_given_away": 0.6,
    "duplicate": 1.0,
    "near_copy": 0.7,
    "duplicate_key": 0.3,
    "prompt_echo": 0.6,
    "placeholder": 1.0,
    "markup": 0.5,
    "characters": 0.6,
    "truncated": 0.4,
    "too_long": 0.6,
    "repetition": 1.0,
    "not_italian": 0.8,
    "not_english": 0.4,
    "no_sentence": 0.8,
}
# Rule -> what the whole completion loses.
WHOLE_DEDUCTIONS: Mapping[str, float] = {"fenced": 0.15, "wrapped": 0.2}


def score_structure(batch: Batch) -> list[Score]:
    """One score per completion; never not applicable, for every completion has a structure."""
    language = batch.tools.language
    return [
        _score(request, completion, segments, language, batch.thresholds)
        for request, completion, segments in zip(batch.requests, batch.completions, batch.segments, strict=True)
    ]


def _score(
    request: Request,
    completion: ParsedCompletion,
    segments: Sequence[tuple[Segment, ...]],
    language: Language,
    thresholds: Thresholds,
) -> Score:
    findings = list(completion.problems)
    if not completion.exercises:
        reason = findings[0].message if findings else "No exercise."
        return Score.scored(0.0, f"No exercise can be read. {reason}", tuple(findings))
    values: list[float | None] = []
    repeats = copies(completion.exercises, segments, thresholds.same_exercise)
    for index, exercise in enumerate(completion.exercises):
        if exercise is None:
            values.append(0.0)
            continue
        context = Context(request, segments[index], language.guess, language.lexicon, thresholds.longest_field)
        found = [_finding(index, defect) for defect in _defects(exercise, context)]
        if (repeat := repeats[index]) is not None:
            rule, earlier = repeat
            message = f"{'The' if rule == 'duplicate' else 'Nearly the'} same as exercise {earlier + 1}."
            end = len(exercise.question)
            found.append(Finding(index, "question", 0, end, f"structure.{rule}", message, "another exercise"))
        findings += found
        broken = {finding.rule for finding in found}
        broken |= {finding.rule for finding in completion.problems if finding.exercise == index}
        values.append(max(0.0, 1.0 - sum(DEDUCTIONS[rule.removeprefix("structure.")] for rule in broken)))
    written, wanted = len(values), request.num_exercises
    if written != wanted:
        message = f"{written} exercise{'s' * (written != 1)} instead of {wanted}."
        end = len(completion.text)
        findings.append(Finding(WHOLE_COMPLETION, "completion", 0, end, "structure.count", message, str(wanted)))
    # Surplus exercises earn nothing, so that the mean cannot be raised by writing on.
    mean = sum(value or 0.0 for value in values[:wanted]) / max(written, wanted)
    lost = sum(WHOLE_DEDUCTIONS.get(problem.rule.removeprefix("structure."), 0.0) for problem in completion.problems)
    return Score.scored(max(0.0, mean - lost), _explanation(findings, written), tuple(findings), tuple(values))


# Where there is no content, its language is no second defect; nor is the order of words in a loop.
_FOLLOWS: Mapping[str, frozenset[str]] = {
    "field_empty": frozenset({"not_italian", "not_english"}),
    "placeholder": frozenset({"not_italian", "not_english"}),
    "repetition": frozenset({"no_sentence"}),
}


def _defects(exercise: Exercise, context: Context) -> list[Defect]:
    """What the rules find, without what only follows from another defect."""
    defects = [defect for rule in RULES for defect in rule(exercise, context)]
    following = frozenset().union(*(_FOLLOWS.get(defect.rule, frozenset()) for defect in defects))
    return [defect for defect in defects if defect.rule not in following]


def _finding(index: int, defect: Defect) -> Finding:
    return Finding(
        index, defect.field, defect.start, defect.end, f"structure.{defect.rule}", defect.message, defect.expected
    )


def _explanation(findings: Sequence[Finding], count: int) -> str:
    errors = [finding for finding in findings if finding.error]
    if not errors:
        return f"{count} well-formed exercise{'s' * (count != 1)}, as asked for."
    more = f" ({len(errors) - 1} more)" if len(errors) > 1 else ""
    place = "" if errors[0].exercise < 0 else f"Exercise {errors[0].exercise + 1}: "
    return f"{place}{errors[0].message}{more}"
