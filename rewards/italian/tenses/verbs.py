"""Verb groups: every verb of a text with the tenses that it can be.

Tenses come from the lexicon, the auxiliary and the participle, never from a tagger's
morphology. A form gives a set of tenses, which its surroundings narrow (see moods).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rewards.italian.lexicon import Lexicon
from rewards.italian.tenses.moods import narrow
from rewards.italian.tenses.sentence import Sentence, sentences
from rewards.italian.tenses.verb_forms import Analysis, Form
from rewards.italian.tenses.verbhood import finite_places
from rewards.italian.tokens import Doc
from rewards.italian.verb_tables import COMPOUND, ESSERE, ESSERE_OR_PASSIVE, MODALS, REFLEXIVE


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries, and a modal with its infinitive.

    text, start, end: characters [start, end) of the text, from the first verb to the last.
    first, last: token indices, both included; verb: the token of the finite verb, or of the
        infinitive, gerund or participle that stands alone.
    tenses: names of verb_tables.TENSES that fit; a passive and a modal carry the tense of
        their finite verb.
    lemma: infinitive of the verb that carries the meaning (under a modal: the modal);
        lemmas: all that fit. auxiliary: "avere", "essere", "venire", "andare", "stare" or "".
    agreement: (person, number) pairs that fit; empty for a non-finite group.
    infinitive, gerund, participle: the token of that form within the group, or None.
    clitics: pronouns before or on the verb, as written, lower case.
    opener: token of the conjunction or pronoun that opens its clause, or None.
    """

    text: str
    start: int
    end: int
    first: int
    last: int
    verb: int
    tenses: frozenset[str]
    lemma: str
    lemmas: frozenset[str]
    agreement: frozenset[tuple[int, str]] = frozenset()
    finite: bool = True
    passive: bool = False
    reflexive: bool = False
    auxiliary: str = ""
    modal: bool = False
    infinitive: int | None = None
    gerund: int | None = None
    participle: int | None = None
    clitics: tuple[str, ...] = ()
    negated: bool = False
    opener: int | None = None
    sentence: int = 0

    @property
    def person(self) -> int | None:
        persons = {person for person, _ in self.agreement}
        return persons.pop() if len(persons) == 1 else None

    @property
    def number(self) -> str | None:
        numbers = {number for _, number in self.agreement}
        return numbers.pop() if len(numbers) == 1 else None


@dataclass(slots=True)
class _Draft:
    """A group while it is read; indices are tokens of the document."""

    verb: int
    last: int
    analyses: frozenset[Analysis]
    lemmas: frozenset[str]
    compound: bool = False
    passive: bool = False
    auxiliary: str = ""
    modal: bool = False
    infinitive: int | None = None
    gerund: int | None = None
    participle: int | None = None
    progressive: bool = False


_DATIVES = frozenset({"mi", "ti", "gli", "le", "ci", "vi", "m'", "t'", "c'", "v'"})
_DEGREES = frozenset({"molto", "più", "meno", "troppo", "poco", "tanto", "assai"})


def verb_groups(doc: Doc, lexicon: Lexicon) -> list[VerbGroup]:
    """Every verb group of the text in order; empty when it holds no verb. Needs no parse, only tokens
    and, where the pipeline gave them, parts of speech."""
    groups: list[VerbGroup] = []
    for sentence in sentences(doc, lexicon):
        groups.extend(_groups_of(doc, sentence))
    return groups


def _groups_of(doc: Doc, sentence: Sentence) -> list[VerbGroup]:
    finite = finite_places(sentence)
    taken: set[int] = set()
    found: list[VerbGroup] = []
    for place in sorted(finite):
        if place in taken:
            continue
        draft = _read_finite(sentence, place)
        taken.update(range(place, draft.last + 1))
        found.append(_finish(doc, sentence, draft, found))
    found.extend(_bare_forms(doc, sentence, taken))
    return sorted(found, key=lambda group: group.first)


def _read_finite(sentence: Sentence, place: int) -> _Draft:
    """The group that starts at a finite verb."""
    analyses = sentence.form(place).finite
    lemmas = frozenset(analysis.lemma for analysis in analyses)
    draft = _Draft(place, place, analyses, lemmas)
    after = sentence.skip_between(place + 1)
    following = sentence.form_or_none(after)
    if following is None:
        return draft
    if "stare" in lemmas and following.gerund:
        draft.progressive, draft.gerund, draft.last = True, after, after
        draft.auxiliary, draft.lemmas = "stare", following.gerund
        return draft
    if following.participle and lemmas & {"avere", "essere", "venire", "andare"}:
        _read_participle(sentence, draft, after, following)
    if draft.lemmas & MODALS:
        _read_infinitive(sentence, draft)
    return draft


def _read_participle(sentence: Sentence, draft: _Draft, place: int, participle: Form) -> None:
    lemmas = draft.lemmas
    if lemmas & {"venire", "andare"}:
        # "viene scritto", "va fatto"; but "va perso"-like adjectives keep the same tense anyway.
        if place == draft.verb + 1 and not participle.participle & ESSERE:
            auxiliary = "venire" if "venire" in lemmas else "andare"
            draft.passive, draft.auxiliary = True, auxiliary
            draft.participle, draft.last, draft.lemmas = place, place, participle.participle
        return
    if "avere" in lemmas:
        if participle.noun and not _free_participle(sentence, draft.verb, place):
            return
        draft.compound, draft.auxiliary = True, "avere"
        draft.analyses = frozenset(a for a in draft.analyses if a.lemma == "avere")
        draft.participle, draft.last, draft.lemmas = place, place, participle.participle
        return
    draft.analyses = frozenset(a for a in draft.analyses if a.lemma == "essere") or draft.analyses
    _read_essere(sentence, draft, place, participle)


def _read_essere(sentence: Sentence, draft: _Draft, place: int, participle: Form) -> None:
    """essere + participle: compound tense, or passive in the tense of essere."""
    if "essere" in participle.participle or "stare" in participle.participle:
        draft.compound, draft.auxiliary, draft.participle = True, "essere", place
        draft.last, draft.lemmas = place, participle.participle
        after = sentence.skip_between(place + 1)
        second = sentence.form_or_none(after)
        if second is not None and second.participle and not second.participle & ESSERE:
            draft.passive, draft.participle, draft.last, draft.lemmas = True, after, after, second.participle
        elif second is not None and second.gerund:
            draft.gerund, draft.last, draft.lemmas = after, after, second.gerund
        return
    if _state(sentence, draft, place):
        return
    agent = sentence.agent_after(place + 1)
    draft.auxiliary, draft.participle, draft.last = "essere", place, place
    lemmas = participle.participle
    modal = bool(lemmas & MODALS) and sentence.infinitive_after(place + 1) is not None
    wanted = "volere" in lemmas and bool({"ci", "c'"} & set(sentence.proclitics(draft.verb)))  # "ci sono voluti anni"
    # "ti è servito?" was of use; "la cena è servita" is laid.
    served = lemmas == {"servire"} and not set(sentence.proclitics(draft.verb)) & _DATIVES
    agent = agent or (served and sentence.word(place + 1) not in {"a", "ad", "per", "molto", "poco"})
    if lemmas & ESSERE or wanted or _reflexive(sentence, draft) or modal or (lemmas & ESSERE_OR_PASSIVE and not agent):
        draft.compound = True
    else:
        draft.passive = True
    draft.lemmas = lemmas


def _state(sentence: Sentence, draft: _Draft, place: int) -> bool:
    """ "si è molto legati al paese": the impersonal of "essere legato", a state, told by the adverb of degree; but "ci
    si è molto interrogati"."""
    impersonal = sentence.proclitics(draft.verb) in (("si",), ("s'",)) and sentence.word(place)[-1:] in {"i", "e"}
    single = all(analysis.number == "s" for analysis in draft.analyses)
    return impersonal and single and any(sentence.word(near) in _DEGREES for near in range(draft.verb + 1, place))


def _free_participle(sentence: Sentence, auxiliary: int, place: int) -> bool:
    """After avere: "ha visto", "l'ha vista", "la torta che ha fatta", but neither "ha una vista" nor "non ho scelta":
    a participle that agrees needs an object before it (Serianni XI)."""
    if sentence.is_determined(place):
        return False
    agreed = sentence.word(place)[-1:] in {"a", "i", "e"}
    opened = any(sentence.word(before) == "che" for before in range(max(sentence.start, auxiliary - 3), auxiliary))
    return not agreed or bool(sentence.proclitics(auxiliary)) or opened


def _read_infinitive(sentence: Sentence, draft: _Draft) -> None:
    place = sentence.infinitive_after(draft.last + 1)
    if place is None:
        return
    draft.modal, draft.infinitive, draft.last = True, place, place
    form = sentence.form(place)
    after = sentence.skip_between(place + 1)
    second = sentence.form_or_none(after)
    if form.infinitive & {"essere", "venire", "avere"} and second is not None and second.participle:
        draft.participle, draft.last = after, after
        draft.passive = not (second.participle & ESSERE or form.infinitive & {"avere"})


def _reflexive(sentence: Sentence, draft: _Draft, analyses: frozenset[Analysis] = frozenset()) -> bool:
    """Whether a clitic before the verb is of the verb's own person: mi lavo, si sono alzati."""
    persons = {(analysis.person, analysis.number) for analysis in analyses or draft.analyses}
    for clitic in sentence.proclitics(draft.verb):
        if clitic in {"c'", "ci", "v'", "vi"} and not persons & {(1, "p"), (2, "p")}:
            continue
        if REFLEXIVE.get(clitic, set()) & persons:
            return True
    enclitic = sentence.form(draft.infinitive if draft.infinitive is not None else draft.verb).enclitic
    own = {"mi": 1, "ti": 2, "si": 3, "ci": 1, "vi": 2, "me": 1, "te": 2, "se": 3, "ce": 1, "ve": 2}
    return bool(enclitic) and own.get(enclitic[:2], 0) in {person for person, _ in persons}


def _finish(doc: Doc, sentence: Sentence, draft: _Draft, earlier: list[VerbGroup]) -> VerbGroup:
    opener = sentence.opener(draft.verb, {g.verb for g in earlier if g.finite})
    if opener is None and (joined := sentence.joined_to(draft.verb, [g.verb for g in earlier if g.finite])) is not None:
        opener = next(group.opener for group in earlier if group.verb == joined)
    single = not draft.compound
    analyses = narrow(sentence, draft.verb, draft.last, draft.analyses, opener, earlier, simple=single)
    tenses = frozenset(analysis.tense for analysis in analyses)
    if draft.progressive:
        tenses = frozenset({"stare_gerundio"})
    elif draft.compound:
        tenses = frozenset(COMPOUND[tense] for tense in tenses if tense in COMPOUND)
    lemmas = draft.lemmas
    if single and not draft.participle and not draft.gerund:
        lemmas = frozenset(analysis.lemma for analysis in analyses)
    form = sentence.form(draft.verb)
    clitics = (*sentence.proclitics(draft.verb), *((form.enclitic,) if form.enclitic else ()))
    if draft.infinitive is not None and (enclitic := sentence.form(draft.infinitive).enclitic):
        clitics = (*clitics, enclitic)
    first = draft.verb - 1 if draft.verb in sentence.cut else draft.verb
    start, end = doc[first].idx, doc[draft.last].idx + len(doc[draft.last])
    return VerbGroup(
        text=doc.text[start:end], start=start, end=end, first=first, last=draft.last, verb=draft.verb,
        tenses=tenses, lemma=min(lemmas, default=""), lemmas=lemmas,
        agreement=frozenset((a.person, a.number) for a in analyses),
        passive=draft.passive, reflexive=_reflexive(sentence, draft, analyses),
        auxiliary=draft.auxiliary, modal=draft.modal,
        infinitive=draft.infinitive, gerund=draft.gerund, participle=draft.participle, clitics=clitics,
        negated=sentence.negated(draft.verb), opener=opener, sentence=sentence.number,
    )  # fmt: skip


def _bare_forms(doc: Doc, sentence: Sentence, taken: set[int]) -> Iterator[VerbGroup]:
    """Infinitives, gerunds and participles that no finite verb governs."""
    for place in sentence.places:
        if place in taken:
            continue
        form = sentence.form(place)
        kind, lemmas = _bare_kind(sentence, place, form)
        if not kind:
            continue
        last, participle = place, place if kind == "participio" else None
        after = sentence.skip_between(place + 1)
        second = sentence.form_or_none(after)
        passive = False
        if kind != "participio" and lemmas & {"avere", "essere"} and second is not None and second.participle:
            passive = "essere" in lemmas and not second.participle & ESSERE
            last, participle, lemmas = after, after, second.participle
        taken.update(range(place, last + 1))
        tenses = {kind}
        if kind == "infinito" and sentence.commands(place):
            tenses = {"imperativo"} if sentence.exclaims else {"imperativo", "infinito"}
        start, end = doc[place].idx, doc[last].idx + len(doc[last])
        yield VerbGroup(
            text=doc.text[start:end], start=start, end=end, first=place, last=last, verb=place,
            tenses=frozenset(tenses), lemma=min(lemmas), lemmas=lemmas, finite="imperativo" in tenses,
            agreement=frozenset({(2, "s")}) if "imperativo" in tenses else frozenset(),
            passive=passive, reflexive=form.enclitic[:2] in {"mi", "ti", "si", "ci", "vi", "se", "me", "te"},
            infinitive=place if kind == "infinito" else None, gerund=place if kind == "gerundio" else None,
            participle=participle, clitics=((form.enclitic,) if form.enclitic else ()),
            negated=sentence.negated(place), sentence=sentence.number,
        )  # fmt: skip


def _bare_kind(sentence: Sentence, place: int, form: Form) -> tuple[str, frozenset[str]]:
    determined = sentence.is_determined(place)
    if form.gerund and not form.noun:
        return "gerundio", form.gerund
    if form.infinitive and not (determined and form.noun) and not form.name:
        return "infinito", form.infinitive
    absolute = place == sentence.start and sentence.is_determined(place + 2) and "," in sentence.words.values()
    if form.participle and not determined and (form.only_verb or absolute or sentence.tagged(place, "VERB")):
        return "participio", form.participle
    return "", frozenset()
