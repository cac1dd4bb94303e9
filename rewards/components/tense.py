"""Tense: does each exercise train the grammar focus that was asked for.

A tense focus wants one of its tenses on the verb that the learner writes (the answer; the
filled sentence when the answer holds no verb). A construction focus wants its detector to
find the construction there. An exercise scores 1 or 0; the completion scores their mean.
"""

from rewards.catalog import FOCUSES, Focus
from rewards.components.batch import Batch
from rewards.components.tense_lists import tense_list
from rewards.exercises import Exercise
from rewards.italian.conjugation import conjugate
from rewards.italian.constructions import DETECTORS, WHOLE, Sample
from rewards.italian.tenses.verbs import VerbGroup
from rewards.score import Finding, Score
from rewards.segments import Segment


def score_tense(batch: Batch) -> list[Score]:
    """One Score per completion; findings stand on the verb or the answer that does not show the focus.

    Rules: tense.wrong_tense, tense.no_verb, tense.construction_missing, tense.no_italian, tense.list_of_tenses.
    """
    return [_completion(batch, index) for index in range(len(batch))]


def _completion(batch: Batch, index: int) -> Score:
    focus = FOCUSES[batch.requests[index].grammar]
    exercises = batch.completions[index].exercises
    if focus.demand == "nothing":
        return Score.not_applicable(focus.reason, exercises=tuple(None for _ in exercises))
    if not any(exercise is not None for exercise in exercises):
        return Score.not_applicable("The completion holds no exercise to judge.")
    values: list[float | None] = []
    findings: list[Finding] = []
    for number, exercise in enumerate(exercises):
        if exercise is None:
            values.append(None)
            continue
        finding = _exercise(batch, focus, exercise, number, batch.segments[index][number])
        values.append(1.0 if finding is None else 0.0)
        if finding is not None:
            findings.append(finding)
    judged = [value for value in values if value is not None]
    value = sum(judged) / len(judged)
    right = sum(value == 1.0 for value in judged)
    explanation = f"{right} of {len(judged)} exercises train {focus.id}: {focus.wanted}."
    return Score.scored(value, explanation, tuple(findings), tuple(values))


def _exercise(
    batch: Batch, focus: Focus, exercise: Exercise, number: int, segments: tuple[Segment, ...]
) -> Finding | None:
    """What keeps the exercise from training the focus, or None when it does train it."""
    target = next((segment for segment in segments if segment.role == "target"), None)
    if target is None:
        message = "The exercise has no Italian answer."
        return Finding(number, "answer", 0, len(exercise.answer), "tense.no_italian", message, focus.wanted)
    sample = Sample(batch.doc(target.text), batch.tools.language.lexicon, exercise.question)
    if focus.demand == "tense":
        return _tense(sample, focus, target)
    return _construction(sample, focus, target)


def _tense(sample: Sample, focus: Focus, target: Segment) -> Finding | None:
    groups = decisive_groups(sample, target)
    listed = tense_list(sample, groups)
    if any(not group.tenses & focus.tenses for group in listed):
        start, end = listed[0].start, listed[-1].end
        message = f'"{sample.doc.text[start:end]}" lists tenses; {focus.id} asks for {focus.wanted}.'
        return Finding(
            target.exercise, *target.place(start, end), "tense.list_of_tenses", message, f"one verb: {focus.wanted}"
        )
    if any(group.tenses & focus.tenses for group in groups):
        return None
    if not groups:
        place = target.place(0, len(target.text))
        message = f"No verb found; {focus.id} asks for {focus.wanted}."
        return Finding(target.exercise, *place, "tense.no_verb", message, focus.wanted)
    group = next((group for group in groups if group.finite), groups[0])
    shown = " or ".join(sorted(tense.replace("_", " ") for tense in group.tenses))
    message = f'"{group.text}" is {shown}; {focus.id} asks for {focus.wanted}.'
    expected = _expected(sample, focus, group) or focus.wanted
    return Finding(target.exercise, *target.place(group.start, group.end), "tense.wrong_tense", message, expected)


def decisive_groups(sample: Sample, target: Segment) -> list[VerbGroup]:
    """The verb groups that the learner writes: those with a word of the answer, or else all of the target."""
    answered = answer_places(sample, target)
    groups = [g for g in sample.groups if any(place in answered for place in range(g.first, g.last + 1))]
    return groups or sample.groups


def answer_places(sample: Sample, target: Segment) -> frozenset[int]:
    """The tokens that come from the answer; all of them when none does (a translation out of Italian)."""
    places = frozenset(token.i for token in sample.doc if target.in_field(token.idx, "answer"))
    return places or frozenset(range(len(sample.doc)))


def _expected(sample: Sample, focus: Focus, group: VerbGroup) -> str | None:
    """The verb in the wanted tense, where one tense is wanted and the lexicon has the form."""
    if len(focus.tenses) != 1 or not group.agreement or group.passive or group.modal:
        return None
    (tense,) = focus.tenses
    person, number = max(group.agreement)
    return conjugate(sample.lexicon, group.lemma, tense, person, number, reflexive=group.reflexive)


def _construction(sample: Sample, focus: Focus, target: Segment) -> Finding | None:
    answered = answer_places(sample, target)
    whole = focus.construction in WHOLE
    for places in DETECTORS[focus.construction](sample):
        if whole or places & answered:
            return None
    first = min(answered)
    last = max(answered)
    start, end = sample.doc[first].idx, sample.doc[last].idx + len(sample.doc[last])
    message = f"Not found in the {'sentence' if whole else 'answer'}: {focus.wanted}."
    return Finding(target.exercise, *target.place(start, end), "tense.construction_missing", message, focus.wanted)
