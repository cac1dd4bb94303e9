"""Narrowing the tenses of a form by its surroundings: indicative, subjunctive or imperative."""

from collections.abc import Callable, Sequence
from typing import Protocol

from rewards.italian.tenses.sentence import Sentence
from rewards.italian.tenses.verb_forms import Analysis
from rewards.italian.tenses.verb_subjects import relative_subject, third_person
from rewards.italian.verb_tables import (
    ESSERE,
    INDICATIVES,
    SUBJECTS,
    SUBJUNCTIVE_BEFORE_CHE,
    SUBJUNCTIVE_OPENERS,
    SUBJUNCTIVE_PREDICATES,
    SUBJUNCTIVE_VERBS,
    SUBJUNCTIVES,
)

_Analyses = frozenset[Analysis]
_COURTESIES = frozenset({"scusare", "perdonare", "sentire", "consentire", "permettere"})
_COMMA = frozenset({",", ":", ";", "(", "—", "–", "-", "«", '"', "“"})


class Earlier(Protocol):
    """What narrowing needs of the groups to the left."""

    @property
    def verb(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def lemmas(self) -> frozenset[str]: ...
    @property
    def finite(self) -> bool: ...
    @property
    def tenses(self) -> frozenset[str]: ...
    @property
    def opener(self) -> int | None: ...
    @property
    def infinitive(self) -> int | None: ...
    @property
    def agreement(self) -> frozenset[tuple[int, str]]: ...


def narrow(
    sentence: Sentence,
    verb: int,
    last: int,
    analyses: _Analyses,
    opener: int | None,
    earlier: Sequence[Earlier],
    *,
    simple: bool,
) -> _Analyses:
    """The analyses that fit where the verb stands; never empty when `analyses` is not.

    last: the last token of the verb's group; opener: the conjunction or pronoun that opens its clause; earlier: the
    groups before it; simple: False for the auxiliary of a compound tense, which is never imperative.
    """
    pronoun = sentence.subject_pronoun(verb)
    if pronoun is not None:
        analyses = _keep(analyses, lambda a: (a.person, a.number) == pronoun)
    if pronoun is not None or not simple:
        analyses = _keep(analyses, lambda a: a.tense != "imperativo")
    if sentence.negated(verb):
        # "non mangia" is no command: the second singular forbids with the infinitive ("non mangiare").
        analyses = _keep(analyses, lambda a: a.tense != "imperativo" or a.person != 2 or a.number != "s")
    clitics = sentence.proclitics(verb)
    if clitics and not sentence.negated(verb):
        analyses = _keep(analyses, lambda a: a.tense != "imperativo")  # a command has its pronoun behind: "mangialo"
    if sentence.drills:
        return analyses  # "mangi" alone: nothing around it decides
    third = pronoun is None and _has_third_person(sentence, verb, last, opener, earlier)
    if third:
        analyses = _keep(analyses, lambda a: a.person == 3)
    if opener is not None and not _back_in_main(sentence, verb, analyses, opener, earlier):
        return _subordinate(sentence, verb, analyses, opener, earlier)
    if _begs(sentence, verb, last, analyses):
        return frozenset(Analysis(a.lemma, "imperativo", 3, "s") for a in _polite(analyses))
    return _main(sentence, verb, analyses, earlier, pronoun is not None or (third and not clitics))


def _back_in_main(sentence: Sentence, verb: int, analyses: _Analyses, opener: int, earlier: Sequence[Earlier]) -> bool:
    """ "Siamo convinti che non stia cambiando e lo diciamo": joined, but in the person of the main clause."""
    before = [group for group in earlier if group.finite and group.verb >= sentence.start]
    main = [group for group in before if group.verb < opener]
    if not main or before[-1] in main or sentence.subject_pronoun(verb) or sentence.joined_to(verb, [0]) is None:
        return False
    persons = {(a.person, a.number) for a in analyses}
    indicatives = {(a.person, a.number) for a in analyses if a.tense in INDICATIVES}
    return not persons & before[-1].agreement and bool(indicatives & main[-1].agreement) and main[-1].opener is None


def _begs(sentence: Sentence, verb: int, last: int, analyses: _Analyses) -> bool:
    """ "Scusi, …", "mi perdoni, …": a courtesy between commas, said to Lei."""
    before = sentence.word(sentence.before_clitics(verb))
    alone = before in _COMMA | {""} and sentence.word(last + 1) in {",", "!", "."} and not sentence.drills
    return alone and any(a.lemma in _COURTESIES for a in _polite(analyses))


def _has_third_person(sentence: Sentence, verb: int, last: int, opener: int | None, earlier: Sequence[Earlier]) -> bool:
    if opener is not None and opener < verb and relative_subject(sentence, verb, last, opener):
        return True
    before = [group for group in earlier if group.finite and group.verb >= sentence.start]
    clause = sentence.start if opener is None else opener + 1
    commas = [place for place in range(clause, verb) if sentence.word(place) in _COMMA]
    if commas and (opener is None or (before and before[-1].verb > opener)):
        clause = commas[-1] + 1
    return third_person(sentence, verb, clause, any(group.last >= clause for group in before))


def asks_subjunctive(sentence: Sentence, opener: int, earlier: Sequence[Earlier]) -> bool:
    """Whether the clause that `opener` opens takes the subjunctive."""
    word, before = sentence.word(opener), sentence.word(opener - 1)
    if word in SUBJUNCTIVE_OPENERS or (word == "se" and before == "come"):
        return True
    if word not in {"che", "ch'"}:
        return False
    if before in SUBJUNCTIVE_BEFORE_CHE or before in SUBJUNCTIVE_PREDICATES:
        return not sentence.after_article(opener - 1) or before not in {"bisogno", "desiderio", "tempo", "bene", "ora"}
    governors = [group for group in earlier if group.verb < opener]
    if opener == sentence.start and not sentence.asks and sentence.word(opener + 1) in SUBJECTS:
        return True  # "che noi parliamo": the form as grammars list it, or a wish
    if not governors or _relative(sentence, opener):
        return False
    governor = governors[-1]
    if before in {"e", "ed", "o", "non", ","} and governor.opener is not None:
        return sentence.word(governor.opener) in {"che", "ch'"} and governor.tenses <= SUBJUNCTIVES
    first, lemmas = governor.last + 1, governor.lemmas
    for place in range(first, opener):
        if (infinitive := sentence.form(place).infinitive) and not sentence.after_article(place):
            first, lemmas = place + 1, infinitive  # "bisogna sapere che", "è importante sperare che"
    between = [sentence.word(place) for place in range(first, opener)]
    if (
        first == governor.last + 1
        and governor.infinitive is not None
        and not sentence.form(governor.infinitive).enclitic
    ):
        lemmas = sentence.form(governor.infinitive).infinitive  # "vorrebbe dire che" says, "deve sperare che" hopes
    if lemmas & SUBJUNCTIVE_VERBS and len(between) <= 3:
        return True
    return any(word in SUBJUNCTIVE_PREDICATES for word in between)


def _relative(sentence: Sentence, opener: int) -> bool:
    """Whether "che" follows a noun with its article: a relative pronoun ("voglio il libro che leggi")."""
    place = opener - 1
    if sentence.word(place) == ",":
        place -= 1
    previous = sentence.form_or_none(place)
    if previous is None or not (previous.noun or previous.adjective):
        return False
    for near in range(place, max(sentence.start, place - 3) - 1, -1):
        form = sentence.form(near)
        if not (form.noun or form.adjective or sentence.word(near) in {"più", "meno", "molto"}):
            return False
        if sentence.after_article(near):
            return any(sentence.form(inside).noun for inside in range(near, place + 1))
    return False


def _keep(analyses: _Analyses, wanted: Callable[[Analysis], bool]) -> _Analyses:
    """The analyses that satisfy `wanted`, or all when none does."""
    kept = frozenset(a for a in analyses if wanted(a))
    return kept or analyses


def _subordinate(
    sentence: Sentence, verb: int, analyses: _Analyses, opener: int, earlier: Sequence[Earlier]
) -> _Analyses:
    analyses = _keep(analyses, lambda a: a.tense != "imperativo")
    finite = [group for group in earlier if group.finite]
    joined = sentence.joined_to(verb, [group.verb for group in finite]) is not None
    persons = frozenset((a.person, a.number) for a in analyses)
    inherits = joined and finite[-1].tenses <= SUBJUNCTIVES and bool(finite[-1].agreement & persons)
    if asks_subjunctive(sentence, opener, earlier) or inherits:
        return _keep(analyses, lambda a: a.tense in SUBJUNCTIVES)
    if sentence.word(opener) == "se":
        # "se parlaste": after se the imperfect subjunctive, never the passato remoto of the same form.
        analyses = _keep(analyses, lambda a: a.tense != "passato_remoto") if _imperfect(analyses) else analyses
        return _keep(analyses, lambda a: a.tense != "congiuntivo_presente")
    return _keep(analyses, lambda a: a.tense not in SUBJUNCTIVES)


def _imperfect(analyses: _Analyses) -> bool:
    return any(a.tense == "congiuntivo_imperfetto" for a in analyses)


def _main(
    sentence: Sentence, verb: int, analyses: _Analyses, earlier: Sequence[Earlier], has_subject: bool
) -> _Analyses:
    """A main clause: no subjunctive beside an indicative; an imperative only where a command can stand."""
    tenses = {a.tense for a in analyses}
    commanding = not has_subject and not sentence.asks and _may_command(sentence, verb, analyses, earlier)
    if "imperativo" in tenses and not commanding:
        analyses = _keep(analyses, lambda a: a.tense != "imperativo")
    if sentence.subject_pronoun(verb) == (3, "s") and not tenses & INDICATIVES and not sentence.asks:
        return analyses | frozenset(Analysis(a.lemma, "imperativo", 3, "s") for a in _polite(analyses))
    if not tenses & INDICATIVES:
        passive = bool({"si", "s'"} & set(sentence.proclitics(verb)))  # "si dia lettura" may be a passive
        address = sentence.addressed_politely(verb) or (sentence.addressed(verb) and not passive)
        sure = sentence.exclaims or address
        return _formal(sentence, analyses, commanding, sure)
    urgent = (sentence.exclaims and not sentence.praises) or sentence.addressed(verb)
    if "imperativo" in tenses and commanding:
        if urgent and not (sentence.addressed(verb) and all(a.person == 1 for a in analyses)):
            return _keep(analyses, lambda a: a.tense == "imperativo")
        return _keep(analyses, lambda a: a.tense not in SUBJUNCTIVES)
    polite = _polite(analyses)
    if commanding and polite and ((sentence.exclaims and not sentence.praises) or sentence.addressed_politely(verb)):
        return frozenset(Analysis(a.lemma, "imperativo", 3, "s") for a in polite)
    return _keep(analyses, lambda a: a.tense not in SUBJUNCTIVES)


def _polite(analyses: _Analyses) -> _Analyses:
    """The third person singular of the present subjunctive: the command to Lei ("Senta!", "Parli!")."""
    return frozenset(a for a in analyses if a.tense == "congiuntivo_presente" and (a.person, a.number) == (3, "s"))


def _formal(sentence: Sentence, analyses: _Analyses, commanding: bool, sure: bool) -> _Analyses:
    """No indicative reading: "Venga!", "Siate buoni!", "Abbia pazienza.".

    The command to Lei is a subjunctive by form (Serianni XI): unless a mark or an address makes it sure, both stay.
    """
    thirds = frozenset(a for a in analyses if a.tense == "congiuntivo_presente" and a.person == 3)
    if commanding and any(a.tense == "imperativo" for a in analyses):
        return _keep(analyses, lambda a: a.tense == "imperativo")
    if not commanding or not thirds or sentence.word(sentence.start) in {"viva", "vivano"}:
        return analyses  # "Viva l'Italia!"
    commands = frozenset(Analysis(a.lemma, "imperativo", a.person, a.number) for a in thirds)
    return commands if sure else commands | thirds


def _may_command(sentence: Sentence, verb: int, analyses: _Analyses, earlier: Sequence[Earlier]) -> bool:
    lemmas = {a.lemma for a in analyses}
    first_plural = all((a.person, a.number) == (1, "p") for a in analyses)
    if first_plural and lemmas & {"essere", "avere", "dovere", "potere", "volere"}:
        return False  # "Siamo stanchi!" tells, it does not command
    if lemmas <= ESSERE and not sentence.exclaims and sentence.leads_noun(verb + 1):
        return False  # "Arriva l'autobus.": an intransitive verb before its subject
    clitics = sentence.proclitics(verb)
    third = any((a.person, a.number) == (3, "s") and a.tense == "congiuntivo_presente" for a in analyses)
    if clitics and not sentence.negated(verb) and not third:
        return False  # a command has its pronoun behind: "mangialo", not "lo mangi"
    if sentence.opens(verb) or "raccomando" in sentence.words.values():
        return True
    finite = [group for group in earlier if group.finite]
    after_comma = sentence.word(sentence.before_negation(verb)) == ","
    if not finite:
        return False
    if after_comma and finite[-1].opener is not None and finite[-1].last < verb:
        # "Se hai sete, bevi!": a command may follow its condition or its time.
        return sentence.exclaims or any(person == 2 for person, _ in finite[-1].agreement)
    joined = sentence.joined_to(verb, [group.verb for group in finite]) is not None or after_comma
    return joined and "imperativo" in finite[-1].tenses
