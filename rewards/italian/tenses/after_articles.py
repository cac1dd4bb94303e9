"""A form after lo, la, l', le, gli, which are articles before a noun and pronouns before a verb."""

from rewards.italian.tenses.sentence import Sentence
from rewards.italian.tenses.verb_forms import Form
from rewards.italian.verb_tables import OPENERS, SUBJECTS

# How sure a form is a finite verb.
CERTAIN, LIKELY, POSSIBLE, NO = 3, 2, 1, 0
_ARTICLES = {
    "il": ("m", "s"), "lo": ("m", "s"), "la": ("f", "s"), "i": ("m", "p"), "gli": ("m", "p"), "le": ("f", "p"),
}  # fmt: skip


def after_clitic_or_article(sentence: Sentence, place: int, form: Form) -> int:
    """lo, la, l', le, gli before the form: an article when they agree with its noun reading, else a clitic."""
    before = sentence.word(place - 1)
    if not form.nominal:
        return CERTAIN
    if before == "l'":
        agrees = any(number in {"s", None} for _, number in form.nominal)
    else:
        gender, number = _ARTICLES[before]
        agrees = any(g in {gender, None} and n in {number, None} for g, n in form.nominal)
        if before == "lo" and not _takes_lo(sentence.word(place)):
            agrees = False
    if not agrees:
        return CERTAIN
    following = sentence.form_or_none(place + 1)
    if following is not None and following.finite and following.only_verb:
        return NO  # "secondo Paola l'influenza è inutile"
    ahead = sentence.form_or_none(place - 2)
    if sentence.word(place - 2) in SUBJECTS or sentence.word(place - 2) == "non" or (ahead is not None and ahead.name):
        return LIKELY
    return LIKELY if _subject_before(sentence, place, form) else NO


def _subject_before(sentence: Sentence, place: int, form: Form) -> bool:
    """ "Il lupo le chiese dove andava": "le" is no article where the subject stands before it and the clause has no
    other verb ("La domenica le chiese del centro sono piene")."""
    noun, article = sentence.form_or_none(place - 2), sentence.word(place - 3)
    if noun is None or not noun.noun or article not in _ARTICLES | {"l'": ("m", "s")} or place - 3 > sentence.start:
        return False
    numbers = {number for _, number in noun.nominal}
    if not any(analysis.person == 3 and analysis.number in numbers for analysis in form.finite):
        return False
    for after in range(place + 1, sentence.stop):
        if sentence.word(after) in OPENERS or sentence.word(after) in {",", ";", ":", ".", "!", "?"}:
            return True
        following = sentence.form(after)
        if following.finite and following.only_verb:
            return False
    return True


def _takes_lo(word: str) -> bool:
    """Whether a masculine noun takes "lo": s + consonant, z, gn, ps, pn, x, y."""
    return (
        word[:1] in {"z", "x", "y"}
        or word[:2] in {"gn", "ps", "pn"}
        or (word[:1] == "s" and len(word) > 1 and word[1] not in "aeiou")
    )
