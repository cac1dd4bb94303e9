"""Gender: do articles, adjectives, participles and verbs agree, exercise by exercise?

The value of an exercise is the share of its agreements that are right, and half of that
when one is wrong: a sentence with an error in it is not for learners, however many words
around the error agree. A word that the lexicon does not know counts as not right. The
completion's value is the mean over the exercises that have anything to agree.

    >>> exercise_value(Agreement(passed=3)), exercise_value(Agreement(passed=2, failed=1))
    (1.0, 0.3333333333333333)
"""

from rewards.components.batch import Batch
from rewards.italian.agreement import check_agreement
from rewards.italian.findings import Agreement
from rewards.score import Finding, Score
from rewards.segments import Segment

# What an exercise with an agreement error keeps of its value.
WITH_AN_ERROR = 0.5


def score_gender(batch: Batch) -> list[Score]:
    """One Score per completion of the batch, in order."""
    lexicon = batch.tools.language.lexicon
    checked: dict[str, Agreement] = {}
    scores = []
    for completion in batch.segments:
        findings: list[Finding] = []
        values: list[float | None] = []
        for segments in completion:
            found: list[Agreement] = []
            for segment in {segment.text: segment for segment in reversed(segments)}.values():
                if segment.text not in checked:
                    checked[segment.text] = check_agreement(batch.doc(segment.text), lexicon)
                found.append(checked[segment.text])
                findings += _findings(segment, checked[segment.text])
            values.append(exercise_value(*found))
        scores.append(_score(tuple(findings), tuple(values)))
    return scores


def exercise_value(*agreements: Agreement) -> float | None:
    """In [0, 1], over an exercise's texts; None when there is nothing to agree."""
    checks = sum(agreement.checks for agreement in agreements)
    if not checks:
        return None
    share = sum(agreement.passed for agreement in agreements) / checks
    return share * WITH_AN_ERROR if any(agreement.failed for agreement in agreements) else share


def _findings(segment: Segment, agreement: Agreement) -> list[Finding]:
    placed = []
    for finding in agreement.findings:
        field, start, end = segment.place(finding.start, finding.end)
        placed.append(
            Finding(segment.exercise, field, start, end, finding.rule, finding.message, finding.expected, finding.error)
        )
    return placed


def _score(findings: tuple[Finding, ...], values: tuple[float | None, ...]) -> Score:
    judged = [value for value in values if value is not None]
    if not judged:
        return Score.not_applicable("There is no Italian agreement to check.", findings, values)
    errors = sum(finding.error for finding in findings)
    unverified = len(findings) - errors
    parts = [f"{errors} agreement error{'s' if errors != 1 else ''}" if errors else "All agreements are right"]
    if unverified:
        parts.append(f"{unverified} word{'s' if unverified != 1 else ''} that the lexicon does not know")
    return Score.scored(sum(judged) / len(judged), "; ".join(parts) + ".", findings, values)
