"""Which tokens of a sentence are finite verbs, where the lexicon leaves a choice.

"Porta" is a noun in "la porta è aperta" and a verb in "Anna porta il pane". What stands
before it decides; the tagger only weighs in where that is silent.
"""

from rewards.italian.sentence import Sentence
from rewards.italian.verb_forms import Form
from rewards.italian.verb_tables import BETWEEN, NAMES, OPENERS, PROCLITICS, SUBJECTS, SURE_CLITICS

_TIMES = frozenset(
    {"anni", "anno", "mesi", "mese", "giorni", "ore", "ora", "minuti", "settimane", "settimana", "tempo", "secoli"}
)
_CERTAIN, _LIKELY, _POSSIBLE, _NO = 3, 2, 1, 0
_AFTER_NAMES = frozenset({",", "e", "non", *PROCLITICS} - {"lo", "la", "l'", "le", "gli"})
_OBJECT_ARTICLES = frozenset({"il", "lo", "la", "i", "gli", "le", "l'", "un", "una", "uno", "un'"})
_ARTICLES = {
    "il": ("m", "s"), "lo": ("m", "s"), "la": ("f", "s"), "i": ("m", "p"), "gli": ("m", "p"), "le": ("f", "p"),
}  # fmt: skip


def finite_places(sentence: Sentence) -> set[int]:
    """The token indices of the sentence's finite verbs."""
    rank = {place: _rank(sentence, place) for place in sentence.places}
    accepted = {place for place, value in rank.items() if value >= _LIKELY}
    possible = [place for place, value in rank.items() if value == _POSSIBLE]
    if not accepted:
        tagged = [place for place in possible if sentence.tagged(place, "VERB", "AUX")]
        accepted = set(tagged[:1] or possible[:1])
    lemmas = {a.lemma for place in accepted for a in sentence.form(place).finite}
    persons = {(a.tense, a.person, a.number) for place in accepted for a in sentence.form(place).finite}
    for place in possible:
        form = sentence.form(place)
        # A drill ("parto, parti, parte"): a form of a verb that is surely there is that verb again.
        drill = any(analysis.lemma in lemmas for analysis in form.finite)
        # "prendi il libro e leggi": joined to a verb of the same tense and person.
        joined = sentence.word(place - 1) in {"e", "ed", "o", "ma", "poi"} and any(
            (analysis.tense, analysis.person, analysis.number) in persons for analysis in form.finite
        )
        if drill or (joined and not _joined_adjective(sentence, place)):
            accepted.add(place)
    return accepted


def _joined_adjective(sentence: Sentence, place: int) -> bool:
    """ "una natura calma e profonda": the second of two adjectives."""
    first = sentence.form_or_none(place - 2)
    return sentence.form(place).adjective and first is not None and first.adjective


def _rank(sentence: Sentence, place: int) -> int:
    form = sentence.form(place)
    if not form.finite or (form.name and not form.only_verb and _is_name(sentence, place)):
        return _NO
    word, before = sentence.word(place), sentence.word(place - 1)
    if form.participle and form.enclitic and not sentence.opens(place):
        return _NO  # "si sono alzati", not "alzati!"
    if word in NAMES and sentence.doc[place].text[0].isupper():
        return _NO
    pronoun = sentence.subject_pronoun(place)
    if pronoun is not None and any((a.person, a.number) == pronoun for a in form.finite):
        return _CERTAIN if not form.closed or _adjacent_pronoun(sentence, place) else _NO
    if before in SURE_CLITICS and not (form.closed and before in {"ne", "ce", "ve"}):
        return _CERTAIN
    if form.closed and len(sentence.proclitics(place)) < 2:
        return _closed(sentence, place, form)
    if before in {"lo", "la", "l'", "le", "gli"}:
        return _after_clitic_or_article(sentence, place, form)
    if sentence.doc[place].text[0].isupper() and place > sentence.start and sentence.tagged(place, "PROPN"):
        return _NO if not sentence.doc[place - 1].is_punct else _POSSIBLE
    if word == "sia" and list(sentence.words.values()).count("sia") > 1:
        return _NO  # "sia il gatto sia il cane"
    if word == "fa" and before in _TIMES:
        return _NO  # "due anni fa"
    if word == "sei" and (_counts(sentence, place + 1) or sentence.is_determined(place)):
        return _NO
    if form.only_verb:
        return _CERTAIN
    return _ambiguous(sentence, place, form)


def _is_name(sentence: Sentence, place: int) -> bool:
    """Whether a form that is also a proper name is one here: inside the sentence, or before a verb or comma."""
    if place > sentence.start:
        return True
    following = sentence.form_or_none(place + 1)
    if following is None:
        return False
    return (bool(following.finite) and not following.closed) or sentence.word(place + 1) in _AFTER_NAMES


def _adjacent_pronoun(sentence: Sentence, place: int) -> bool:
    return sentence.word(sentence.before_clitics(place)) in SUBJECTS


def _closed(sentence: Sentence, place: int, form: Form) -> int:
    """dai, ora, sotto, verso ...: a verb only where two clitics ("me lo dai") or "non" lead it."""
    if sentence.word(place - 1) == "non" and not form.adverb and sentence.tagged(place, "VERB", "AUX"):
        return _CERTAIN
    return _NO


def _after_clitic_or_article(sentence: Sentence, place: int, form: Form) -> int:
    """lo, la, l', le, gli before the form: an article when they agree with its noun reading, else a clitic."""
    before = sentence.word(place - 1)
    if not form.nominal:
        return _CERTAIN
    if before == "l'":
        agrees = any(number in {"s", None} for _, number in form.nominal)
    else:
        gender, number = _ARTICLES[before]
        agrees = any(g in {gender, None} and n in {number, None} for g, n in form.nominal)
        if before == "lo" and not _takes_lo(sentence.word(place)):
            agrees = False
    if not agrees:
        return _CERTAIN
    following = sentence.form_or_none(place + 1)
    if following is not None and following.finite and following.only_verb:
        return _NO  # "secondo Paola l'influenza è inutile"
    ahead = sentence.form_or_none(place - 2)
    if sentence.word(place - 2) in SUBJECTS or sentence.word(place - 2) == "non" or (ahead is not None and ahead.name):
        return _LIKELY
    return _NO


def _takes_lo(word: str) -> bool:
    """Whether a masculine noun takes "lo": s + consonant, z, gn, ps, pn, x, y."""
    return (
        word[:1] in {"z", "x", "y"}
        or word[:2] in {"gn", "ps", "pn"}
        or (word[:1] == "s" and len(word) > 1 and word[1] not in "aeiou")
    )


def _counts(sentence: Sentence, place: int) -> bool:
    """Whether a plural noun follows: "sei gatti"."""
    following = sentence.form_or_none(place)
    return following is not None and not following.finite and any(number == "p" for _, number in following.nominal)


def _ambiguous(sentence: Sentence, place: int, form: Form) -> int:
    """A form that is also a noun or adjective, with neither clitic nor pronoun before it."""
    before = sentence.word(place - 1)
    if _after_essere(sentence, place):
        return _NO  # "il cielo è scuro", though scurare is a verb
    if before == "non":
        return _LIKELY
    if sentence.is_determined(place) or (sentence.tagged(place - 1, "NUM") and place > sentence.start):
        return _NO
    previous = sentence.form_or_none(place - 1)
    if before in OPENERS and before not in {"quale", "quali", "quanto", "quanta", "quanti", "quante", "qual", "come"}:
        return _LIKELY
    if previous is not None and previous.name:
        return _LIKELY
    if previous is not None and previous.nominal and (not previous.finite or sentence.is_determined(place - 1)):
        return _after_noun(sentence, place, form, previous)
    if place == sentence.start or sentence.doc[place - 1].is_punct:
        # A bare singular noun seldom opens a sentence: "Resto a casa", "Porta il pane", "Studio molto".
        following = sentence.form_or_none(place + 1)
        leads = sentence.word(place + 1) in _OBJECT_ARTICLES or (
            following is not None and following.closed and sentence.word(place + 1) not in {"e", "o", "di", "del"}
        )
        return _LIKELY if leads else _POSSIBLE
    return _LIKELY if sentence.tagged(place, "VERB", "AUX") else _POSSIBLE


def _after_essere(sentence: Sentence, place: int) -> bool:
    """Whether a form of essere stands before, adverbs between them allowed."""
    before = place - 1
    while sentence.word(before) in BETWEEN or sentence.word(before) == "così":
        before -= 1
    previous = sentence.form_or_none(before)
    return previous is not None and any(analysis.lemma == "essere" for analysis in previous.finite)


def _after_verb(sentence: Sentence, place: int) -> bool:
    """Whether a sure finite verb stands before in the same clause."""
    for before in range(place - 2, sentence.start - 1, -1):
        if sentence.word(before) in OPENERS or sentence.word(before) in {",", "e", "ma", "o"}:
            return False
        form = sentence.form(before)
        if form.finite and form.only_verb:
            return True
    return False


def _after_noun(sentence: Sentence, place: int, form: Form, previous: Form) -> int:
    """ "il lombrico striscia": a third person that agrees in number with the noun before it."""
    numbers = {number for _, number in previous.nominal}
    thirds = {a.number for a in form.finite if a.person == 3 and a.tense != "imperativo"}
    if not thirds & numbers and None not in numbers:
        return _NO
    if form.adjective and form.nominal & previous.nominal and _after_verb(sentence, place):
        return _NO  # "preferisco la neve fresca": an object has its verb already
    if form.adjective and not form.noun and form.nominal & previous.nominal:
        return _LIKELY if sentence.tagged(place, "VERB", "AUX") else _POSSIBLE
    return _LIKELY
