"""Gender: do articles, adjectives, participles and verbs agree, exercise by exercise?

The value of an exercise is the share of its agreements that are right; a word that the
lexicon does not know counts as one that is not. The completion's value is the mean over
the exercises that have anything to agree.
"""

from rewards.components.batch import Batch
from rewards.italian.agreement import Agreement, check_agreement
from rewards.score import Finding, Score
from rewards.segments import Segment


def score_gender(batch: Batch) -> list[Score]:
    """One Score per completion of the batch, in order."""
    lexicon = batch.tools.language.lexicon
    checked: dict[str, Agreement] = {}
    scores = []
    for completion in batch.segments:
        findings: list[Finding] = []
        values: list[float | None] = []
        for segments in completion:
            passed = checks = 0
            for segment in {segment.text: segment for segment in reversed(segments)}.values():
                if segment.text not in checked:
                    checked[segment.text] = check_agreement(batch.doc(segment.text), lexicon)
                agreement = checked[segment.text]
                passed += agreement.passed
                checks += agreement.checks
                findings += _findings(segment, agreement)
            values.append(passed / checks if checks else None)
        scores.append(_score(tuple(findings), tuple(values)))
    return scores


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
