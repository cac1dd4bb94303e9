"""Verbs behind the words that may be their subjects, read from left to right: "I ragazzi che studiano arrivano"
(Serianni, Grammatica italiana, XI.1; Renzi, Salvi and Cardinaletti, II, on fronted objects)."""

from itertools import pairwise

from rewards.italian.agreement import Agreement
from rewards.italian.articles import FORMS
from rewards.italian.clause_subjects import STOPS, Subject, pronoun_subject
from rewards.italian.clauses import Clause
from rewards.italian.noun_phrases import NounPhrase
from rewards.italian.phrases_after import subject_after
from rewards.italian.verb_findings import fits, wrong
from rewards.italian.verb_groups import OBJECT_CLITICS, Verb, skip, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_NOMINATIVE = word_set("io tu egli ella essi esse")
_THINKING = word_set("pensare credere sapere dire immaginare sperare supporre ritenere sembrare parere")


def check_before(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    subjects = clause.subjects
    if words.text[subjects[-1].place] == "tu" and "?" in words.text[clause.verb :]:
        verb.forms = words.facts[clause.verb].indicative  # "Tu abita qui?": no imperative in a question
    if any(fits(verb, subject) for subject in subjects):
        result.passed += any(subject.sure and fits(verb, subject) for subject in subjects)
        return
    subject = next((s for s in reversed(subjects) if s.sure), None) or _bare(words, subjects, verb)
    if subject is None or clause.blocked or _may_be_other(words, clause, verb, subject):
        return
    if _is_enclosed(words, subject):
        earlier = [one for one in subjects if one.sure and not _is_enclosed(words, one)]
        if not earlier:
            return  # "ma, Ministro, dopo la votazione, abbiamo …": a vocative
        subject = earlier[-1]  # "Il direttore, Gerry McNeilly, ha …"
    if not (verb.copula and _agrees_with_predicate(words, verb, by_start)):
        wrong(words, clause.verb, subject, result)


def _may_be_other(words: Words, clause: Clause, verb: Verb, subject: Subject) -> bool:
    """Whether the noun before the verb may be its object, a vocative, or one of several subjects."""
    subjects = clause.subjects
    text = words.text[subjects[0].start : clause.verb]
    if is_asked(words, subject) or is_repeated(words, subject, verb):
        return True
    if _parted(words, subjects[-1], verb) and _parted(words, subjects[0], verb):
        return True
    if (not verb.third or clause.opener == "come") and _is_aside(words, subjects[-1], verb):
        return True
    if "p" in verb.numbers and ("e", ",") in pairwise(text):
        return True  # "la Luna e, in misura minore, il Sole esercitano …"
    if words.at(subject.end) in ("o", "né") or ("dire" in verb.lemmas and not verb.third):
        return True  # "una conoscenza non dico approfondita"
    reach = 9 if clause.opener.startswith("che") else 1  # "sia i tempi che la sequenza"
    return "sia" in words.text[max(0, subjects[0].start - reach) : clause.verb]


def _agrees_with_predicate(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> bool:
    """ "Il problema sono i soldi"; but neither "Gli arresti è un problema" nor "La gioia sono un dono, una cura"."""
    stressed = pronoun_subject(words, skip(words, verb.last + 1)) if verb.last + 1 < words.size else None
    if stressed is not None and stressed.pronoun and fits(verb, stressed):
        return True  # "Lo Stato siamo noi"
    after = subject_after(words, verb.last + 1, by_start)
    if after is None or not fits(verb, after) or (after.joined and words.at(after.end) == ","):
        return False
    return not after.sure or "p" in verb.numbers


def _is_enclosed(words: Words, subject: Subject) -> bool:
    """Whether a name or bare noun stands between two commas."""
    return words.text[subject.start] not in FORMS and words.at(subject.start - 1) == "," == words.at(subject.end)


def _is_aside(words: Words, subject: Subject, verb: Verb) -> bool:
    """ "Questi due casi - e spero che siano gli unici - …": a coordinator or dash stands right before the verb."""
    before = words_before(words, verb.place)
    return before >= subject.end and words.at(before) in ("e", "ed", "ma", "o", "-", "–")


def _bare(words: Words, subjects: list[Subject], verb: Verb) -> Subject | None:
    """A plural without a determiner that opens its clause, right before the verb: "Fonti sicure dicono",
    "Musica e danza piacciono"; "pane e vino è" may be one thing."""
    subject = subjects[-1]
    joined = " e " in subject.text and not verb.copula
    joined = joined and not any(text in FORMS for text in words.text[subject.start : subject.end])
    if len(subjects) != 1 or subject.numbers != {"p"} or not (subject.bare or joined):
        return None
    opens = words.at(subject.start - 1) in ("", ",", *STOPS) and not subject.pronoun
    adjacent = subject.end + len(verb.clitics) + (words.at(subject.end) == "non") == verb.place
    return subject if opens and adjacent else None


def is_asked(words: Words, subject: Subject) -> bool:
    """ "Quanti libri leggi?", "Che begli occhi hai!": an object in front of its verb."""
    around = words.text[max(0, subject.start - 1) : subject.start + 1]
    first, parts = words.text[subject.start], words.facts[subject.start].parts
    bare = FORMS[first].family == "bello" if first in FORMS else "ADJ" in parts and not parts & {"DET", "PRON"}
    if words.text[subject.start] == "che" or (bare and words.at(subject.start - 1) == "che"):
        return True  # "che lavoro fanno?", "guarda che belle scarpe ha"
    if not subject.pronoun and words.at(subject.start - 1) == "che":
        before = words.at(subject.start - 2)
        if before in ("", *STOPS, '"') or (before == "," and "!" in words.text[subject.end :]):
            return True
    return any(text in ("quale", "quali", "quanto", "quanti", "quante", "quanta", "qual") for text in around)


def _parted(words: Words, subject: Subject, verb: Verb) -> bool:
    """Whether a single comma parts them: "Marco, vieni"; two enclose what may be left out."""
    between = words.text[subject.end : verb.place]
    if "che" in between and words.text[subject.start] in FORMS:
        return False  # "I cittadini che si sono stabiliti qui, emigrarono …"
    return between.count(",") == 1


def is_repeated(words: Words, subject: Subject, verb: Verb) -> bool:
    """ "La legge non dobbiamo vederla", "Il libro lo leggiamo": the noun in front is the object."""
    if subject.pronoun and words.text[subject.place] in _NOMINATIVE:
        return False
    for clitic in verb.clitics:
        if clitic in FORMS and clitic in OBJECT_CLITICS and FORMS[clitic].readings & subject.readings:
            return True
        if clitic in ("li", "glieli") or clitic.startswith("glie"):
            return True
    return not verb.third and any(
        words.facts[i].enclitic for i in range(verb.place + 1, min(verb.place + 6, words.size))
    )


def stands_before(words: Words, clause: Clause, verb: Verb, subject: Subject) -> bool:
    """Whether the noun stands right before a verb that is no aside ("la risposta penso di saperla")."""
    if subject.place in {one.place for one in clause.subjects}:
        return True
    start = verb.place - len(verb.clitics) - (words.at(verb.place - len(verb.clitics) - 1) == "non")
    if words.pos[subject.start - 1] in ("VERB", "AUX") and subject.start:
        return False  # "Quando suona la sveglia dormo ancora"
    if subject.end != start or verb.lemmas & _THINKING or words.at(subject.start - 1) in ("noi", "voi"):
        return False
    return words.text[subject.start] in FORMS or words.text[subject.start] == "ogni"
