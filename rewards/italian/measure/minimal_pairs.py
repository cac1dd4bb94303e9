"""Minimal pairs: a right sentence, and the same with ONE word in another form of its lemma.

They measure the agreement rules on text that nobody wrote for them. Which words agree is taken
from a gold parse (CoNLL-U) or from marks in the text ("I|d gatti neri|a dormono|v."); which forms
a word can take, from the lexicon. A changed word that may still agree makes no pair.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Token

from rewards.italian.articles import FORMS, GenderNumber, fits, normal, right_form
from rewards.italian.findings import keep_case
from rewards.italian.genders import PERSONS, PRONOUNS, name_reading, noun_readings
from rewards.italian.lexicon import Lexicon
from rewards.italian.other_forms import modifier_readings, other_forms, other_verbs
from rewards.italian.subjects.clause_subjects import COLLECTIVE
from rewards.italian.treebanks import gold_sentences

KINDS = ("article_noun", "article_form", "adjective_noun", "predicate", "participle", "subject_verb")
_ALL: tuple[GenderNumber, ...] = (("m", "s"), ("f", "s"), ("m", "p"), ("f", "p"))
_MARK = re.compile(r"([^\s|]+)\|([dapvr])(?:(?<='\|d) )?")  # "l'|d esame" is "l'esame"


@dataclass(frozen=True, slots=True)
class Pair:
    """kind: one of KINDS. partners: characters [start, end) of the changed word in `wrong` and of
    the words that it should agree with: a finding on any of them counts."""

    kind: str
    right: str
    wrong: str
    partners: tuple[tuple[int, int], ...]


def read_pairs(path: Path, lexicon: Lexicon) -> tuple[list[str], list[Pair]]:
    """The right sentences of a file with their pairs: CoNLL-U by its gold parse, else marked text, one
    sentence a line, "#" before comments. Raises OSError when it cannot be read."""
    texts: list[str] = []
    pairs: list[Pair] = []
    if path.suffix == ".conllu":
        for doc in gold_sentences(path):
            texts.append(doc.text)
            pairs += pairs_of(doc, lexicon)
        return texts, pairs
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, made = marked_pairs(line.strip(), lexicon)
            texts.append(text)
            pairs += made
    return texts, pairs


def pairs_of(doc: Doc, lexicon: Lexicon) -> Iterator[Pair]:
    """Every minimal pair of a sentence with a gold parse."""
    for token in doc:
        if token.dep_ == "det" or (token.pos_ in ("ADP", "DET") and normal(token.text) in FORMS):
            yield from _article(doc, token, lexicon)
        if token.dep_ in ("amod", "det:poss") and token.head.pos_ == "NOUN":
            yield from _adjective(doc, token, lexicon)
        if token.pos_ in ("ADJ", "VERB"):
            yield from _predicate(doc, token, lexicon)
        if token.pos_ in ("VERB", "AUX"):
            yield from _verb(doc, token, lexicon)


def marked_pairs(line: str, lexicon: Lexicon) -> tuple[str, list[Pair]]:
    """The plain text of a marked sentence with its pairs. Marks: d determiner, a adjective beside its
    noun, r predicate, p participle, v finite verb. Without a parse, a finding anywhere counts."""
    plain = _MARK.sub(r"\1", line)
    pairs = []
    for match in _MARK.finditer(line):
        start = len(_MARK.sub(r"\1", line[: match.start()]))
        raw, mark = match[1], match[2]
        word = raw.strip('.,;:!?«»"()')
        start += raw.index(word)
        following = re.match(r"\s*(\w+)", plain[start + len(word) :])
        for kind, form in _marked_forms(mark, word, following[1] if following else "", lexicon):
            wrong = plain[:start] + form + plain[start + len(word) :]
            if form.endswith("'"):
                wrong = plain[:start] + form + plain[start + len(word) :].lstrip()
            elif word.endswith(("'", "’")):
                wrong = plain[:start] + form + " " + plain[start + len(word) :]
            pairs.append(Pair(kind, plain, wrong, ((0, len(wrong)),)))
    return plain, pairs


def _marked_forms(mark: str, word: str, following: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    if mark == "v":
        for form in other_verbs(word, None, lexicon):
            yield "subject_verb", form
        return
    if mark == "d":
        text = normal(word)
        own = FORMS[text].readings
        nouns = noun_readings(lexicon, following)
        right = nouns | own if nouns & own else own  # "la fine" and "il fine", "i film" and "il film" are both right
        for kind, form in _other_articles(text, right, following):
            yield kind, keep_case(word, form)
        return
    kind = {"a": "adjective_noun", "r": "predicate", "p": "participle"}[mark]
    for form in other_forms(word, modifier_readings(word, lexicon), lexicon):
        yield kind, form


def _changed(doc: Doc, token: Token, form: str, kind: str, *partners: Token) -> Pair:
    end = token.idx + len(token.text)
    form = keep_case(token.text, form)
    tail = doc.text[end:]
    if form.endswith("'"):
        tail = tail.lstrip()
    elif token.text.endswith(("'", "’")) and not tail[:1].isspace():
        form += " "
    wrong = doc.text[: token.idx] + form + tail
    shift = len(wrong) - len(doc.text)
    places = [(token.idx, token.idx + len(form.strip()))]
    for partner in partners:
        move = shift if partner.i > token.i else 0
        places.append((partner.idx + move, partner.idx + move + len(partner.text)))
    return Pair(kind, doc.text, wrong, tuple(places))


def _article(doc: Doc, token: Token, lexicon: Lexicon) -> Iterator[Pair]:
    text = normal(token.text)
    if text not in FORMS or token.i + 1 >= len(doc):
        return
    noun = token.head
    following = doc[token.i + 1].text
    if noun.pos_ != "NOUN" or noun.i <= token.i or not following[:1].isalpha():
        return
    nouns = noun_readings(lexicon, noun.text)
    if not nouns & FORMS[text].readings:
        return
    for kind, form in _other_articles(text, nouns, following):
        if form == "una" and kind == "article_form" and noun.i != token.i + 1:
            continue  # "una importante scoperta": before an adjective elision is free
        yield _changed(doc, token, form, kind, noun, doc[token.i + 1])


def _other_articles(text: str, right: frozenset[GenderNumber], following: str) -> Iterator[tuple[str, str]]:
    """(kind, form): the same determiner in other genders and numbers, and in other forms of its own."""
    entry = FORMS[text]
    forms: dict[str, str] = {}
    for reading in _ALL:
        form = right_form(text, reading, following)
        if reading not in right and form is not None and not FORMS[form].readings & right:
            forms.setdefault(form, "article_noun")
    for form, other in FORMS.items():
        same = other.family == entry.family and form != text and other.readings & entry.readings & right
        if same and not fits(form, following):
            forms.setdefault(form, "article_form")
    yield from ((kind, form) for form, kind in forms.items())


def _phrase_readings(noun: Token, lexicon: Lexicon) -> frozenset[GenderNumber]:
    """What a noun, name or pronoun is with its determiner; empty when unknown."""
    text = normal(noun.text)
    joined = [child for child in noun.children if child.dep_ == "conj"]
    if joined:
        return frozenset()
    if noun.pos_ == "PRON":
        return PRONOUNS.get(text, frozenset()) if text not in ("lei", "voi") else frozenset()
    if noun.pos_ == "PROPN":
        return name_reading(noun.text)
    readings = noun_readings(lexicon, noun.text)
    for child in noun.children:
        if child.dep_ == "det" and (entry := FORMS.get(normal(child.text))):
            readings = readings & entry.readings
    return readings


def _adjective(doc: Doc, token: Token, lexicon: Lexicon) -> Iterator[Pair]:
    readings = _phrase_readings(token.head, lexicon)
    if not readings & modifier_readings(token.text, lexicon) or token.text[0].isupper():
        return
    also = _other_host(token, lexicon)
    for form in other_forms(token.text, readings, lexicon):
        if not modifier_readings(form, lexicon) & also:
            yield _changed(doc, token, form, "adjective_noun", token.head)


def _other_host(token: Token, lexicon: Lexicon) -> frozenset[GenderNumber]:
    """With which other noun an adjective behind its noun may agree, so that no form of it is surely wrong:
    "linee di ricerca sperimentali" (a complement without article makes one notion with its noun, Serianni V),
    "un gatto e una gatta neri" (two nouns together)."""
    noun = token.head
    if token.i < noun.i or noun.head.i >= noun.i or noun.head.pos_ != "NOUN":
        return frozenset()
    host = noun.head
    outer = _phrase_readings(host, lexicon) or noun_readings(lexicon, host.text)
    if noun.dep_ == "nmod" and not any(child.dep_ == "det" or _articulated(child) for child in noun.children):
        return outer
    if noun.dep_ == "conj":
        genders = {gender for gender, _ in outer} | {gender for gender, _ in noun_readings(lexicon, noun.text)}
        return frozenset({("f", "p")} if genders == {"f"} else {("m", "p")})
    return frozenset()


def _articulated(child: Token) -> bool:
    return child.dep_ == "case" and normal(child.text) in FORMS


def _predicate(doc: Doc, token: Token, lexicon: Lexicon) -> Iterator[Pair]:
    """An adjective with its copula, or a participle with essere, and the subject that they belong to."""
    subjects = [child for child in token.children if child.dep_ in ("nsubj", "nsubj:pass")]
    helpers = [child for child in token.children if child.dep_ in ("cop", "aux", "aux:pass")]
    with_be = any(r.lemma == "essere" for h in helpers for r in lexicon.readings(h.text))
    if len(subjects) != 1 or not with_be or not modifier_readings(token.text, lexicon):
        return
    if any(normal(h.text) in ("si", "s'") for h in token.children):
        return
    subject = subjects[0]
    readings = _phrase_readings(subject, lexicon)
    if normal(subject.text) == "che" and token.dep_ == "acl:relcl":
        readings = _phrase_readings(token.head, lexicon)
        subject = token.head
    if not readings & modifier_readings(token.text, lexicon):
        return
    also = _nearer(subject, token, lexicon) if token.dep_ == "acl:relcl" else frozenset()
    kind = "participle" if token.pos_ == "VERB" else "predicate"
    for form in other_forms(token.text, readings, lexicon):
        if not modifier_readings(form, lexicon) & also:
            yield _changed(doc, token, form, kind, subject, *helpers)


def _nearer(antecedent: Token, verb: Token, lexicon: Lexicon) -> frozenset[GenderNumber]:
    """What the nouns between an antecedent and its "che" are: in "il legame fra scienza e filosofia che è riuscito"
    "riuscita" would be said of filosofia."""
    number = {number for _, number in _phrase_readings(antecedent, lexicon)}
    first = min((child.i for child in verb.subtree), default=verb.i)
    between = [token for token in antecedent.subtree if antecedent.i < token.i < first and token.pos_ == "NOUN"]
    found = frozenset().union(*(noun_readings(lexicon, token.text) for token in between))
    return frozenset(reading for reading in found if reading[1] in number)


def _verb(doc: Doc, token: Token, lexicon: Lexicon) -> Iterator[Pair]:
    """The finite verb of a clause whose subject is expressed."""
    clause = token.head if token.dep_ in ("aux", "cop", "aux:pass") else token
    if token is clause and any(
        c.dep_ in ("aux", "cop", "aux:pass") and _is_finite(c.text, lexicon) for c in token.children
    ):
        return
    subjects = [child for child in clause.children if child.dep_ in ("nsubj", "nsubj:pass")]
    if len(subjects) != 1:
        return
    subject = subjects[0]
    text = normal(subject.text)
    place = subject
    if text == "che" and clause.dep_ == "acl:relcl" and clause.head.pos_ == "NOUN":
        place = clause.head
    if text in PERSONS:
        wanted = {PERSONS[text]}
    elif any(child.dep_ == "conj" for child in place.children):
        wanted = {(3, "p")}
    elif place.pos_ == "NOUN":
        wanted = {(3, number) for _, number in _phrase_readings(place, lexicon)}
    elif place.pos_ == "PROPN":
        wanted = {(3, "s")} if name_reading(place.text) else set()
    else:
        return
    if len(wanted) != 1:
        return
    also = _other_subjects(subject, place, clause, lexicon)
    for form in other_verbs(token.text, next(iter(wanted)), lexicon):
        if text == "che" and not any(r.person == 3 for r in lexicon.readings(form)):
            continue  # "le persone che vedo": "che" may be an object
        if any(r.person == 3 and r.number in also for r in lexicon.readings(form)):
            continue
        yield _changed(doc, token, form, "subject_verb", subject, place, clause)


def _other_subjects(subject: Token, place: Token, clause: Token, lexicon: Lexicon) -> set[str]:
    """Numbers in which a third person is right Italian too, said of another noun: "la maggior parte dei popoli
    ha / hanno"; "i libri che legge un bambino" beside "i libri che leggono un bambino"; "la media dei paesi che
    adotta / adottano l'euro"."""
    parts = [child for child in place.children if child.dep_ == "nmod" and child.pos_ == "NOUN"]
    if normal(place.text) in COLLECTIVE and any("p" in _numbers(part, lexicon) for part in parts):
        return {"s", "p"}
    if place is subject:
        return set()
    nouns = [token for token in place.subtree if place.i < token.i < subject.i]
    nouns += [child for child in clause.children if child.i > clause.i and child.dep_ in ("obj", "xcomp")]
    outer = place
    while outer.dep_ == "nmod" and outer.head.pos_ == "NOUN":
        outer = outer.head
        nouns.append(outer)
    return {number for noun in nouns if noun.pos_ in ("NOUN", "PROPN") for number in _numbers(noun, lexicon)}


def _numbers(noun: Token, lexicon: Lexicon) -> set[str]:
    if noun.pos_ == "PROPN":
        return {"s"}
    return {number for _, number in _phrase_readings(noun, lexicon) or noun_readings(lexicon, noun.text)}


def _is_finite(word: str, lexicon: Lexicon) -> bool:
    return any(r.pos == "VERB" and r.mood in ("ind", "sub", "cond") and not r.clitic for r in lexicon.readings(word))
