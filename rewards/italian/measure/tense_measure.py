"""The tenses of finite verbs against a treebank's: how often the true one is reported, and alone.

A CoNLL-U treebank (Universal Dependencies) gives mood and tense of each finite verb, and the auxiliary
that it may be; what it leaves to the reader is the compound. Two kinds of its label are read as what
they are: a passive that it calls a compound ("è previsto", essere with a verb that takes avere), and an
indicative that the form cannot be ("che il minore resti").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Token
from spacy.training.converters.conllu_to_docs import conllu_to_docs

from rewards.italian.language import Language
from rewards.italian.lexicon import Lexicon
from rewards.italian.tenses.verbs import verb_groups
from rewards.italian.verb_tables import COMPOUND, ESSERE, ESSERE_OR_PASSIVE

_SIMPLE = {
    ("Ind", "Pres"): "presente", ("Ind", "Imp"): "imperfetto", ("Ind", "Past"): "passato_remoto",
    ("Ind", "Fut"): "futuro", ("Sub", "Pres"): "congiuntivo_presente", ("Sub", "Imp"): "congiuntivo_imperfetto",
}  # fmt: skip
_OF_MOOD = {"Cnd": "condizionale_presente", "Imp": "imperativo"}
_PRONOUNS = frozenset({"si", "mi", "ti", "ci", "vi", "s'", "m'", "t'"})


@dataclass(slots=True)
class TenseMeasure:
    """verbs: how many finite verbs; reported: those whose true tense is in the reported set; alone: those
    whose set holds nothing else; missed: (sentence, verb, true tense, reported ones)."""

    verbs: int
    reported: int
    alone: int
    missed: list[tuple[str, str, str, tuple[str, ...]]]


def measure_tenses(language: Language, path: Path, *, as_labelled: bool = False) -> TenseMeasure:
    """The figures of a treebank file. as_labelled: believe every label. Raises OSError when it cannot be read."""
    golds = list(conllu_to_docs(path.read_text("utf-8"), n_sents=1, merge_subtokens=True, no_print=True))  # type: ignore[no-untyped-call]
    found = TenseMeasure(0, 0, 0, [])
    for gold, doc in zip(golds, language.docs([gold.text for gold in golds]), strict=True):
        reported = {doc[group.verb].idx: group.tenses for group in verb_groups(doc, language.lexicon)}
        for verb, tense in _gold_tenses(gold, language.lexicon, as_labelled=as_labelled):
            tenses = reported.get(verb.idx, frozenset())
            found.verbs += 1
            found.reported += tense in tenses
            found.alone += tenses == {tense}
            if tense not in tenses:
                found.missed.append((gold.text.strip(), verb.text, tense, tuple(sorted(tenses))))
    return found


def _gold_tenses(doc: Doc, lexicon: Lexicon, *, as_labelled: bool) -> Iterator[tuple[Token, str]]:
    """Each finite verb with its tense; an auxiliary with that of its group."""
    for token in doc:
        if token.pos_ not in ("VERB", "AUX") or _feature(token, "VerbForm") != "Fin":
            continue
        mood, tense = _feature(token, "Mood"), _feature(token, "Tense")
        name = _OF_MOOD.get(mood) or _SIMPLE.get((mood, tense))
        if name is None:
            continue
        if not as_labelled and name == "presente" and _only_subjunctive(token, lexicon):
            name = "congiuntivo_presente"
        yield token, _compound(token, name, lexicon, as_labelled=as_labelled) if token.dep_.startswith("aux") else name


def _feature(token: Token, name: str) -> str:
    return token.morph.to_dict().get(name, "")


def _compound(auxiliary: Token, tense: str, lexicon: Lexicon, *, as_labelled: bool) -> str:
    head = auxiliary.head
    helpers = [child for child in head.children if child.dep_.startswith("aux") or child.dep_ == "cop"]
    rest = sorted((token for token in (*helpers, head) if token.i > auxiliary.i), key=lambda token: token.i)
    following = next((token for token in rest if _feature(token, "VerbForm") != "Fin"), None)
    if following is None:
        return tense
    lemmas = {reading.lemma for reading in lexicon.readings(auxiliary.text)}
    form = _feature(following, "VerbForm")
    if form == "Ger" and "stare" in lemmas:
        return "stare_gerundio"
    if form != "Part":
        return tense
    been = following.text.lower().startswith("stat")
    passive = auxiliary.dep_ == "aux:pass" and not been
    if not as_labelled and "essere" in lemmas and following is head and not been:
        passive = passive or _is_passive(head, lexicon)
    takes = "avere" in lemmas or ("essere" in lemmas and not passive)
    return COMPOUND.get(tense, tense) if takes else tense


def _is_passive(participle: Token, lexicon: Lexicon) -> bool:
    """Whether the participle with essere is of a verb that takes avere, without a reflexive pronoun."""
    lemmas = {reading.lemma for reading in lexicon.readings(participle.text) if reading.mood == "part"}
    reflexive = any(child.dep_.startswith("expl") or child.text.lower() in _PRONOUNS for child in participle.children)
    return not reflexive and not lemmas & (ESSERE | ESSERE_OR_PASSIVE)


def _only_subjunctive(verb: Token, lexicon: Lexicon) -> bool:
    third: Sequence[str | None] = [
        reading.mood
        for reading in lexicon.readings(verb.text)
        if reading.person == 3 and reading.mood in ("ind", "sub")
    ]
    return _feature(verb, "Person") == "3" and bool(third) and set(third) == {"sub"}
