"""Findings of agreement: what a check records, and how it words what it expected."""

from dataclasses import dataclass, field

from rewards.italian.articles import GenderNumber
from rewards.italian.words import Words

NAMES = {"m": "masculine", "f": "feminine", "s": "singular", "p": "plural"}


@dataclass(frozen=True, slots=True)
class AgreementFinding:
    """start, end: character offsets in the document. error False: an unverified word."""

    start: int
    end: int
    rule: str
    message: str
    expected: str | None = None
    error: bool = True


@dataclass(slots=True)
class Agreement:
    """Findings with the numbers of checks that passed, failed, and could not be made."""

    findings: list[AgreementFinding] = field(default_factory=list)
    passed: int = 0
    failed: int = 0
    unverified: int = 0
    settled: set[int] = field(default_factory=set)  # places of adjectives that agree with a noun farther off

    @property
    def checks(self) -> int:
        return self.passed + self.failed + self.unverified


def describe(readings: frozenset[GenderNumber]) -> str:
    """ "feminine singular", "masculine or feminine plural" …"""
    genders = sorted({gender for gender, _ in readings}, reverse=True)
    numbers = sorted({number for _, number in readings}, reverse=True)
    return " ".join(" or ".join(NAMES[x] for x in part) for part in (genders, numbers))


def keep_case(model: str, word: str) -> str:
    """The word with the capitals of the model ("Il", "l'aquila" -> "L'aquila")."""
    if model.isupper() and sum(character.isalpha() for character in model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def fail(result: Agreement, words: Words, place: int, rule: str, message: str, expected: str | None) -> None:
    """Record a failed check on the token at `place`."""
    token = words.doc[place]
    result.failed += 1
    result.findings.append(
        AgreementFinding(token.idx, token.idx + len(token.text), f"gender.{rule}", message, expected)
    )


def inflected(words: Words, place: int, base: frozenset[GenderNumber]) -> str | None:
    """The word of `place` in the first of these readings that its lemma has a form for: of its own number,
    else of its own gender, before the others."""
    text = words.doc[place].text
    genders, numbers = ({reading[i] for reading in words.modifiers(place)} for i in (0, 1))
    for gender, number in sorted(base, key=lambda one: (one[1] not in numbers, one[0] not in genders, one)):
        for pos in ("ADJ", "DET", "VERB"):
            if right := words.lexicon.inflect(text.lower(), pos, gender, number):
                return keep_case(text, right)
    return None
