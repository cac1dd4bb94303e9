"""Narrowing the tenses of a form by its surroundings: indicative, subjunctive or imperative."""

from collections.abc import Callable, Sequence
from typing import Protocol

from rewards.italian.sentence import Sentence
from rewards.italian.verb_forms import Analysis
from rewards.italian.verb_tables import (
    INDICATIVES,
    SUBJUNCTIVE_BEFORE_CHE,
    SUBJUNCTIVE_OPENERS,
    SUBJUNCTIVE_PREDICATES,
    SUBJUNCTIVE_VERBS,
    SUBJUNCTIVES,
)

_Analyses = frozenset[Analysis]


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


def narrow(
    sentence: Sentence, verb: int, analyses: _Analyses, opener: int | None, earlier: Sequence[Earlier], *, simple: bool
) -> _Analyses:
    """The analyses that fit where the verb stands; never empty when `analyses` is not.

    simple: False for the auxiliary of a compound tense, which is never imperative.
    """
    pronoun = sentence.subject_pronoun(verb)
    if pronoun is not None:
        analyses = _keep(analyses, lambda a: (a.person, a.number) == pronoun)
        analyses = _keep(analyses, lambda a: a.tense != "imperativo")
    if not simple:
        analyses = _keep(analyses, lambda a: a.tense != "imperativo")
    if sentence.drills:
        return analyses  # "mangi" alone: nothing around it decides
    if opener is not None:
        return _subordinate(sentence, analyses, opener, earlier)
    return _main(sentence, verb, analyses, earlier, pronoun is not None)


def asks_subjunctive(sentence: Sentence, opener: int, earlier: Sequence[Earlier]) -> bool:
    """Whether the clause that `opener` opens takes the subjunctive."""
    word, before = sentence.word(opener), sentence.word(opener - 1)
    if word in SUBJUNCTIVE_OPENERS or (word == "se" and before == "come"):
        return True
    if word not in {"che", "ch'"}:
        return False
    if before in SUBJUNCTIVE_BEFORE_CHE or before in SUBJUNCTIVE_PREDICATES:
        return True
    governors = [group for group in earlier if group.verb < opener]
    if not governors:
        return False
    governor = governors[-1]
    between = [sentence.word(place) for place in range(governor.last + 1, opener)]
    if governor.lemmas & SUBJUNCTIVE_VERBS and len(between) <= 3 and not _relative(sentence, opener):
        return True
    return any(word in SUBJUNCTIVE_PREDICATES for word in between)


def _relative(sentence: Sentence, opener: int) -> bool:
    """Whether "che" follows a noun with its article: a relative pronoun ("voglio il libro che leggi")."""
    previous = sentence.form_or_none(opener - 1)
    return previous is not None and previous.noun and not previous.finite and sentence.after_article(opener - 1)


def _keep(analyses: _Analyses, wanted: Callable[[Analysis], bool]) -> _Analyses:
    """The analyses that satisfy `wanted`, or all when none does."""
    kept = frozenset(a for a in analyses if wanted(a))
    return kept or analyses


def _subordinate(sentence: Sentence, analyses: _Analyses, opener: int, earlier: Sequence[Earlier]) -> _Analyses:
    analyses = _keep(analyses, lambda a: a.tense != "imperativo")
    if asks_subjunctive(sentence, opener, earlier):
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
    if not tenses & INDICATIVES:
        return _formal(sentence, analyses, tenses, commanding)
    if "imperativo" in tenses and commanding:
        if sentence.exclaims:
            return _keep(analyses, lambda a: a.tense == "imperativo")
        return _keep(analyses, lambda a: a.tense not in SUBJUNCTIVES)
    if commanding and sentence.exclaims and _polite(analyses):
        return frozenset(Analysis(a.lemma, "imperativo", 3, "s") for a in _polite(analyses))
    return _keep(analyses, lambda a: a.tense not in SUBJUNCTIVES)


def _polite(analyses: _Analyses) -> _Analyses:
    """The third person singular of the present subjunctive: the command to Lei ("Senta!", "Parli!")."""
    return frozenset(a for a in analyses if a.tense == "congiuntivo_presente" and (a.person, a.number) == (3, "s"))


def _formal(sentence: Sentence, analyses: _Analyses, tenses: set[str], commanding: bool) -> _Analyses:
    """No indicative reading: "Venga!", "Siate buoni!", "Abbia pazienza."."""
    thirds = frozenset(a for a in analyses if a.tense == "congiuntivo_presente" and a.person == 3)
    if commanding and "imperativo" in tenses:
        return _keep(analyses, lambda a: a.tense == "imperativo")
    if commanding and thirds:
        commands = frozenset(Analysis(a.lemma, "imperativo", a.person, a.number) for a in thirds)
        return commands if sentence.exclaims else commands | thirds
    return analyses


def _may_command(sentence: Sentence, verb: int, analyses: _Analyses, earlier: Sequence[Earlier]) -> bool:
    lemmas = {a.lemma for a in analyses}
    first_plural = all((a.person, a.number) == (1, "p") for a in analyses)
    if first_plural and lemmas & {"essere", "avere", "dovere", "potere", "volere"}:
        return False  # "Siamo stanchi!" tells, it does not command
    clitics = sentence.proclitics(verb)
    third = any((a.person, a.number) == (3, "s") and a.tense == "congiuntivo_presente" for a in analyses)
    if clitics and not sentence.negated(verb) and not third:
        return False  # a command has its pronoun behind: "mangialo", not "lo mangi"
    if sentence.opens(verb):
        return True
    finite = [group for group in earlier if group.finite]
    joined = sentence.joined_to(verb, [group.verb for group in finite]) is not None or sentence.word(verb - 1) == ","
    return bool(finite) and joined and "imperativo" in finite[-1].tenses
