"""Agreement by intersection: each word has all readings that the lexicon gives its form;
two words agree when their sets of (gender, number) meet. spaCy gives no feature.

Rules (ids without "gender."): article_noun, article_form, adjective_noun, predicate,
participle, subject_verb; unverified where the lexicon does not know a word.
"""

from rewards.italian.findings import Agreement, AgreementFinding, fail
from rewards.italian.lexicon import Lexicon
from rewards.italian.phrases.article_agreement import check_bare_articles
from rewards.italian.phrases.determiner_forms import check_determiner_forms
from rewards.italian.phrases.noun_phrases import noun_phrases
from rewards.italian.phrases.phrase_agreement import check_phrase
from rewards.italian.predicates.clause_agreement import check_clauses
from rewards.italian.tokens import Doc
from rewards.italian.words import Words


def check_agreement(doc: Doc, lexicon: Lexicon) -> Agreement:
    """Every agreement of a document, each counted once."""
    words = Words(doc, lexicon)
    result = Agreement()
    phrases = noun_phrases(words)
    for index, phrase in enumerate(phrases):
        check_phrase(words, phrases, index, phrase, result)
    check_bare_articles(words, phrases, result)
    check_determiner_forms(words, phrases, result)
    check_clauses(words, phrases, result)
    _unknown_words(words, result)
    result.findings.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
    return result


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
        if (right := _whole_adjective(token.text, words.lexicon)) is not None:
            message = f'"{token.text}" is no form of "{right}": adjectives in -e are the same for both genders.'
            fail(result, words, place, "adjective_noun", message, right)
            continue
        result.unverified += 1
        message = f'"{token.text}" is not in the lexicon: its gender cannot be verified.'
        result.findings.append(
            AgreementFinding(token.idx, token.idx + len(token.text), "gender.unverified", message, error=False)
        )


def _whole_adjective(word: str, lexicon: Lexicon) -> str | None:
    """ "pesante" for "pesanta", "giapponese" for "giapponesa"; None for other words."""
    whole = word[:-1] + "e"
    if not word.islower() or word[-1] not in "ao" or len(word) < 5:
        return None
    if lexicon.agreement(whole, "NOUN") and not whole.endswith("ese"):
        return None  # "contrabbandiera": a word of women
    return whole if {("m", "s"), ("f", "s")} <= lexicon.agreement(whole, "ADJ") else None
