"""Agreement by intersection: each word has all readings that the lexicon gives its form;
two words agree when their sets of (gender, number) meet. spaCy gives no feature.

Rules (ids without "gender."): article_noun, article_form, adjective_noun, predicate,
participle, subject_verb; unverified where the lexicon does not know a word.
"""

from dataclasses import dataclass, field

from rewards.italian.articles import GenderNumber
from rewards.italian.lexicon import Lexicon
from rewards.italian.noun_phrases import noun_phrases
from rewards.italian.tokens import Doc
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

    @property
    def checks(self) -> int:
        return self.passed + self.failed + self.unverified


def check_agreement(doc: Doc, lexicon: Lexicon) -> Agreement:
    """Every agreement of a document, each counted once."""
    from rewards.italian.clause_agreement import check_clauses
    from rewards.italian.phrase_agreement import check_phrase

    words = Words(doc, lexicon)
    result = Agreement()
    phrases = noun_phrases(words)
    for index, phrase in enumerate(phrases):
        check_phrase(words, phrases, index, phrase, result)
    check_clauses(words, phrases, result)
    _unknown_words(words, result)
    result.findings.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
    return result


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


def _unknown_words(words: Words, result: Agreement) -> None:
    """Words that the lexicon does not know: unverified, so that they earn nothing."""
    for place, facts in enumerate(words.facts):
        if facts.parts or not facts.alphabetic or len(words.raw[place]) < 2:
            continue
        if words.known(place) or words.is_name(place):
            continue
        token = words.doc[place]
        if token.text[:1].isupper() and not token.text.isupper() and place > 0:
            continue
        result.unverified += 1
        message = f'"{token.text}" is not in the lexicon: its gender cannot be verified.'
        result.findings.append(
            AgreementFinding(token.idx, token.idx + len(token.text), "gender.unverified", message, error=False)
        )
