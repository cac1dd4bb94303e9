"""How well the agreement rules do on minimal pairs: recall, precision, and false alarms on right sentences."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rewards.italian.agreement import check_agreement
from rewards.italian.findings import Agreement, AgreementFinding
from rewards.italian.language import Language
from rewards.italian.measure.minimal_pairs import Pair


@dataclass(slots=True)
class Measure:
    """pairs, found: how many per kind; true, false: errors found per rule, in wrong and right sentences together, on a
    changed word or its partner, and elsewhere; sentences, flagged: right ones, and those with any error;
    missed, alarms: what was not found, and the right sentences that were flagged with the messages."""

    pairs: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    flagged: int = 0
    missed: list[Pair] = field(default_factory=list)
    alarms: list[tuple[str, str]] = field(default_factory=list)

    def recall(self, kind: str) -> float:
        """The share of the pairs that is found; 1.0 when there are none."""
        return self.found[kind] / self.pairs[kind] if self.pairs[kind] else 1.0

    def precision(self, rule: str) -> float:
        """The share of a rule's findings that is true; 1.0 when there are none."""
        findings = self.true[rule] + self.false[rule]
        return self.true[rule] / findings if findings else 1.0


def measure(language: Language, texts: Sequence[str], pairs: Sequence[Pair]) -> Measure:
    """A pair is found when the wrong sentence has the smaller share of right agreements, and a finding
    lies on the changed word or a partner."""
    result = Measure(sentences=len(texts))
    right = dict(zip(texts, _check(language, texts), strict=True))
    for text, agreement in right.items():
        errors = [finding for finding in agreement.findings if finding.error]
        result.flagged += bool(errors)
        result.alarms += [(text, finding.message) for finding in errors]
        result.false.update(_rule(finding) for finding in errors)
    for pair, agreement in zip(pairs, _check(language, [pair.wrong for pair in pairs]), strict=True):
        result.pairs[pair.kind] += 1
        hit = False
        for finding in agreement.findings:
            if finding.error:
                true = any(finding.start < end and start < finding.end for start, end in pair.partners)
                (result.true if true else result.false)[_rule(finding)] += 1
                hit = hit or true
        if hit and _share(agreement) < _share(right[pair.right]):
            result.found[pair.kind] += 1
        else:
            result.missed.append(pair)
    return result


def _rule(finding: AgreementFinding) -> str:
    return finding.rule.removeprefix("gender.")


def _check(language: Language, texts: Sequence[str]) -> list[Agreement]:
    return [check_agreement(doc, language.lexicon) for doc in language.docs(texts)]


def _share(agreement: Agreement) -> float:
    return agreement.passed / agreement.checks if agreement.checks else 1.0
