"""Subject and verb: person and number (Serianni, Grammatica italiana, XI.1 and XIV; Renzi, Salvi and
Cardinaletti, Grande grammatica italiana di consultazione, II, on the position of the subject).

A verb is wrong when it fits none of the words that may be its subject, and one of them surely is:
before the verb ("I ragazzi che studiano arrivano"), as antecedent of "che", or after verbs that take
no object ("Arrivano i ragazzi", "Ci sono due gatti", "Mi piacciono i film").
"""

from rewards.italian.articles import FORMS
from rewards.italian.findings import Agreement, fail
from rewards.italian.function_words import skip
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.candidate_features import Sentences
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.inverted_copulas import is_cleft
from rewards.italian.subjects.likely_subjects import likely_subject, weigh
from rewards.italian.subjects.objectless import is_person
from rewards.italian.subjects.objectless_subjects import begins_reflexive
from rewards.italian.subjects.parsed_subjects import check_against_nearer, check_parsed
from rewards.italian.subjects.relative_subjects import check_relative
from rewards.italian.subjects.speakers import speaker
from rewards.italian.subjects.subjects_after import (
    MANY,
    behind_object_in_front,
    certain_subject_after,
    ends_quotation,
    is_there,
)
from rewards.italian.subjects.subjects_before import check_before
from rewards.italian.subjects.valency import LINKING, NAMING, SAYING, WEATHER
from rewards.italian.subjects.verb_findings import conjugated, fits, wrong
from rewards.italian.subjects.verb_groups import Verb, words_before
from rewards.italian.subjects.verb_neighbours import (
    check_cleft_person,
    check_participle_number,
    check_pointing,
    check_pronoun_after,
)
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_BEFORE_DI = frozenset({"prima", "dopo", "fuori", "invece"})  # "Quanti giorni restano prima della partenza?"
_DOUBTED = 0.8  # a form as likely as this is not called wrong
# Said of a clause, never of one who speaks: "è possibile partire".
_OF_CLAUSES = frozenset({"chiaro", "possibile", "impossibile", "vero", "probabile", "evidente", "ovvio", "opportuno"})
# "Rimango chiusa la maggior parte del tempo", "resto muta, la bocca aperta".
_SPANS = word_set("parte vita metà tempo bocca mano mani occhi testa faccia braccia spalle capo gambe piedi")
_IMPERSONAL = Subject("", 0, 0, 0, frozenset(), frozenset({(3, "s")}))


def check_subject_verb(
    words: Words,
    clause: Clause,
    by_start: dict[int, NounPhrase],
    by_head: dict[int, NounPhrase],
    sentences: Sentences,
    result: Agreement,
) -> None:
    """Person and number of one verb: by the rules, and by what is likely where they are silent or against it."""
    verb, own = Verb(words, clause.verb), Agreement()
    _check(words, clause, verb, by_start, by_head, own)
    if own.failed and not _is_plain(clause) and weigh(sentences, clause).share > _DOUBTED:
        own = Agreement()
    elif not own.failed and (verb.third or not own.passed) and not _is_reflexive_second(words, verb):
        subject = likely_subject(sentences, clause, verb, fits=bool(own.passed))
        if subject is not None:
            own = Agreement()
            wrong(words, clause.verb, subject, own)
    result.findings += own.findings
    result.passed += own.passed
    result.failed += own.failed


def _is_reflexive_second(words: Words, verb: Verb) -> bool:
    """ "La connessione non c'era e ci siamo riposati": the speaker, whoever was the subject before."""
    return verb.own_clitic and not verb.third and words.at(words_before(words, verb.place)) in ("e", "ma")


def _is_plain(clause: Clause) -> bool:
    """Whether the subject stands there beyond doubt: "tu abita", "il presidente e il ministro ha"."""
    return any(one.pronoun or " e " in one.text for one in clause.subjects)


def _check(
    words: Words,
    clause: Clause,
    verb: Verb,
    by_start: dict[int, NounPhrase],
    by_head: dict[int, NounPhrase],
    result: Agreement,
) -> None:
    checked = result.passed, result.failed
    if "bisognare" in verb.lemmas:
        _impersonal(words, verb, result)
        return
    if verb.lemmas & {"piacere", "dispiacere"} and verb.last == verb.place and verb.third:
        _impersonal(words, verb, result)  # "Mi piacciono stirare"
        if result.failed:
            return
    if verb.lemmas & WEATHER and (3, "s") in verb.forms:
        return  # "Mentre pioveva tu dormivi": nobody is the subject
    if (verb.reflexive or begins_reflexive(words, verb)) and not verb.third and verb.persons <= {1, 2}:
        fail(
            result,
            words,
            clause.verb,
            "subject_verb",
            f'"si" is third person; "{words.raw[clause.verb]}" is not.',
            None,
        )
        return
    if check_pronoun_after(words, verb, result) or check_cleft_person(words, verb, by_start, result):
        return
    if verb.copula and _check_of_clause(words, verb, result):
        return
    if _is_parenthesis(words, verb):
        return
    present = is_there(verb) and words.at(verb.last + 1) in ("un", "una", "un'", "uno")  # "nei piatti c'è una mela"
    said_of = verb.lemmas & SAYING and ends_quotation(words, verb)
    if said_of or present or (verb.clitics == ["lo"] and verb.copula):
        _after(words, clause, verb, by_start, result)
    elif (said := speaker(words, verb, by_start)) is not None:
        _judge(words, clause, verb, said, result)
    elif (fronting := behind_object_in_front(words, clause, verb, by_start)) is not None:
        _judge(words, clause, verb, fronting, result)
    elif is_cleft(words, verb, by_start) and not any(fits(verb, subject) for subject in clause.subjects):
        message = f'In "è … che" the verb is third person singular; "{words.raw[clause.verb]}" is not.'
        fail(result, words, clause.verb, "subject_verb", message, conjugated(words, clause.verb, _IMPERSONAL))
    elif clause.subjects:
        check_against_nearer(words, clause, verb, by_start, by_head, result)
        if result.failed == checked[1]:
            check_before(words, clause, verb, by_start, result)
    elif clause.relative is not None:
        check_relative(words, clause, verb, by_start, result)
    elif not any(fits(verb, subject) for subject in clause.shared):
        _after(words, clause, verb, by_start, result)
    if (result.passed, result.failed) == checked and clause.subjects and _fits_none(words, verb, clause):
        _after(words, clause, verb, by_start, result)
    if (result.passed, result.failed) == checked:
        check_participle_number(words, verb, by_start, result) or check_pointing(words, verb, by_start, result)
    if (result.passed, result.failed) == checked:
        check_parsed(words, clause, verb, by_start, by_head, result)


def _is_parenthesis(words: Words, verb: Verb) -> bool:
    """ ", lo ammetto,": what somebody says in between has no subject in the sentence around."""
    first = verb.place - len(verb.clitics) - 1
    if words.text[verb.place] in ("fosse", "fossero") and words.at(verb.place + 1) in ("anche", "pure"):
        return words.at(first) == ","  # "…, fossero anche le meno simpatiche"
    return verb.clitics == ["lo"] and words.at(first) == "," and words.at(verb.last + 1) == "," and not verb.third


def _impersonal(words: Words, verb: Verb, result: Agreement) -> None:
    """ "Bisognano partire" for "bisogna": the verb has no subject. "Ci bisognano due sedie" is old-fashioned."""
    following = words.facts[verb.place + 1] if verb.place + 1 < words.size else None
    if following is not None and following.infinitive and (3, "s") not in verb.forms:
        message = f'Before an infinitive "{min(verb.lemmas)}" is singular; "{words.raw[verb.place]}" is not.'
        fail(result, words, verb.place, "subject_verb", message, conjugated(words, verb.place, _IMPERSONAL))


def _fits_none(words: Words, verb: Verb, clause: Clause) -> bool:
    """Whether no noun before the verb agrees, what opens an aside apart: ", rivolta verso il mare,"."""
    fitting = [subject for subject in clause.subjects if fits(verb, subject)]
    return all(one.bare and words.at(one.start - 1) == "," and one.end < verb.place for one in fitting)


def _after(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """The subject after its verb, where it cannot be anything else."""
    subject = certain_subject_after(words, clause, verb, by_start)
    named = verb.lemmas & NAMING and not verb.third and not _is_no_speaker(words, verb, subject)
    listed = subject is not None and words.at(subject.end) == "," and subject.end + 1 in by_start
    if subject is not None and listed and "p" in verb.numbers and not fits(verb, subject):
        result.passed += 1
        return  # "ne fanno parte il lupo, l'orso e la lontra"
    if subject is not None and not named and words.at(subject.start - 1) not in _BEFORE_DI:
        _judge(words, clause, verb, subject, result)


def _check_of_clause(words: Words, verb: Verb, result: Agreement) -> bool:
    """ "Erano chiaro che non veniva", "sono possibile vederlo": a clause is the subject. Whether it is wrong."""
    if (3, "s") in verb.forms or verb.last + 2 >= words.size or words.text[verb.last + 1] not in _OF_CLAUSES:
        return False
    if words.text[verb.last + 2] != "che" and not words.facts[verb.last + 2].infinitive:
        return False
    message = f'Of a clause "essere" is third person singular; "{words.raw[verb.place]}" is not.'
    fail(result, words, verb.place, "subject_verb", message, conjugated(words, verb.place, _IMPERSONAL))
    return True


def _is_no_speaker(words: Words, verb: Verb, subject: Subject | None) -> bool:
    """ "Rimaniamo molte domande", "Rimango ferma la disciplina"; not "siamo diventati buoni amici"."""
    if subject is None or is_person(words.text[subject.place]) or words.text[subject.place] in _SPANS:
        return False
    said = verb.lemmas & LINKING and subject.start > verb.last + 1 and words.text[subject.start] in FORMS
    described = said and words.facts[skip(words, verb.last + 1)].modifiers & subject.readings
    return bool(described) or subject.numeral or words.text[subject.start] in MANY


def _judge(words: Words, clause: Clause, verb: Verb, subject: Subject, result: Agreement) -> None:
    if fits(verb, subject):
        result.passed += 1
    else:
        wrong(words, clause.verb, subject, result)
