"""An answer that lists tenses of one verb ("L'aquila vola, volava, è volata, volò.") has one for every focus.

A learner who is asked for one tense writes one; a list of them is an answer only where the question asks for several
("Coniuga volare al presente, all'imperfetto e al futuro").
"""

import re
from collections.abc import Sequence

from rewards.italian.constructions import Sample
from rewards.italian.tenses.verbs import VerbGroup
from rewards.italian.verb_tables import PROCLITICS, SUBJECTS

_SEPARATORS = frozenset({",", "/", ";", "-", "–", "—", "|", "(", ")", ".", "…", "..."})
_ENDS = frozenset({"", ".", "!", "?", ";", ")", "…", "..."})
_JOINERS = frozenset({"e", "ed", "o", "oppure", "poi"})
_BETWEEN = _SEPARATORS | _JOINERS | PROCLITICS | SUBJECTS.keys()
# So many tenses of one verb are a list even when "e" joins them; two ("era ed è") may be said of somebody.
_MANY = 3
_TENSE_NAMES = re.compile(
    r"trapassato|passato prossimo|passato remoto|present perfect|past perfect|simple past|past simple"
    r"|(?:congiuntivo|condizionale) (?:presente|passato|imperfetto|trapassato)"
    r"|presente|present|imperfetto|imperfect|futuro anteriore|futuro|future|condizionale|conditional"
    r"|congiuntivo|subjunctive|imperativo|imperative|passato|past",
    re.IGNORECASE,
)
_ALL_TENSES = re.compile(r"\b(?:tempi|tenses)\b", re.IGNORECASE)


def tense_list(sample: Sample, groups: Sequence[VerbGroup]) -> list[VerbGroup]:
    """The verb groups that list tenses of one verb and person; empty where there is no list or one is asked for."""
    if _asked(sample.question):
        return []
    finite = [group for group in groups if group.finite]
    for first in range(len(finite)):
        run = finite[first : first + 1]
        for group in finite[first + 1 :]:
            if not _another_tense(run, group) or not _adjacent(sample, run[-1], group):
                break
            run.append(group)
        if len(run) >= _MANY or (len(run) == 2 and _bare(sample, *run)):
            return run
    return _repeated(sample, finite)


def _asked(question: str) -> bool:
    """Whether the question names several tenses, or "i tempi"; "dal presente al futuro" asks for the last alone."""
    if _ALL_TENSES.search(question):
        return True
    names = {name.lower() for name in _TENSE_NAMES.findall(question)}
    return len(names) > (2 if re.search(r"\b(?:dal|from)\b", question, re.IGNORECASE) else 1)


def _another_tense(run: Sequence[VerbGroup], group: VerbGroup) -> bool:
    """Whether the group is of the run's verb and person, in a tense that the run has not."""
    return all(
        group.lemmas & other.lemmas and group.agreement & other.agreement and not group.tenses & other.tenses
        for other in run
    )


def _words_between(sample: Sample, left: VerbGroup, right: VerbGroup) -> list[str]:
    return [sample.doc[place].text.lower().replace("’", "'") for place in range(left.last + 1, right.first)]


def _adjacent(sample: Sample, left: VerbGroup, right: VerbGroup) -> bool:
    between = _words_between(sample, left, right)
    return bool((_SEPARATORS | _JOINERS) & set(between)) and all(word in _BETWEEN for word in between)


def _bare(sample: Sample, left: VerbGroup, right: VerbGroup) -> bool:
    """Whether two verbs are nothing but named: "vola, volava."; not "era ed è", "piove, ha piovuto tutta la notte"."""
    after = sample.word(right.last + 1)
    return not (_JOINERS | {".", "…", "..."}) & set(_words_between(sample, left, right)) and after in _ENDS


def _repeated(sample: Sample, finite: Sequence[VerbGroup]) -> list[VerbGroup]:
    """ "L'aquila vola alta, l'aquila volava alta, l'aquila volò alta": one clause again in other tenses."""
    if len(finite) < _MANY:
        return []
    run = [finite[0]]
    for group in finite[1:]:
        if not _another_tense(run, group):
            return []
        run.append(group)
    verbs = {place for group in finite for place in range(group.first, group.last + 1)}
    others = [token.text.lower() for token in sample.doc if token.i not in verbs and token.text[0].isalpha()]
    return run if 2 * len(set(others)) <= len(others) else []
