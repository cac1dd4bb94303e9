"""Verbs behind the words that may be their subjects, read from left to right: "I ragazzi che studiano arrivano"
(Serianni, Grammatica italiana, XI.1; Renzi, Salvi and Cardinaletti, II, on fronted objects)."""

from itertools import pairwise

from rewards.italian.articles import FORMS
from rewards.italian.findings import Agreement
from rewards.italian.function_words import BOUNDS, STOPS, skip
from rewards.italian.genders import PERSONS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.bare_subjects import bare_subject, subject_behind_predicate
from rewards.italian.subjects.clause_subjects import NOMINATIVE, Subject
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.fronted_objects import (
    is_asked,
    is_impersonal,
    is_repeated,
    may_be_fronted,
    needs_no_object,
)
from rewards.italian.subjects.objectless import is_person
from rewards.italian.subjects.phrase_surroundings import is_enclosed
from rewards.italian.subjects.phrases_after import has_other_after, subject_after
from rewards.italian.subjects.valency import INTRANSITIVE, SAYING
from rewards.italian.subjects.verb_findings import fits, wrong
from rewards.italian.subjects.verb_groups import Verb, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_THINKING = word_set("pensare credere sapere dire immaginare sperare supporre ritenere sembrare parere")

_BE_IT = word_set("chiaro noto detto inteso ben")  # "Sia chiaro che …"


def check_before(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    subjects = [one for one in clause.subjects if not _is_ago(words, one)] or clause.subjects
    if _decides(words, subjects[-1], verb):
        subjects = subjects[-1:]  # "signor Presidente, io ribadisco"
    asked = "?" in words.text[clause.verb :] or "non" in words.text[subjects[-1].end : clause.verb]
    if words.text[subjects[-1].place] == "tu" and asked:
        verb.forms = words.facts[clause.verb].indicative  # "Tu abita qui?", "Tu non ricorda": no imperative
    if any(fits(verb, subject) for subject in subjects):
        result.passed += any(subject.sure and fits(verb, subject) for subject in subjects)
        return
    predicate_first = subject_behind_predicate(words, subjects, verb, by_start)
    subject = (
        predicate_first
        or next((s for s in reversed(subjects) if s.sure), None)
        or bare_subject(words, subjects, verb, by_start)
    )
    if subject is None or clause.blocked or _may_be_other(words, clause, verb, subject, by_start):
        return
    if may_be_fronted(words, clause, verb, subject, by_start):
        return
    if is_enclosed(words, subject):
        earlier = [one for one in subjects if one.sure and not is_enclosed(words, one)]
        if not earlier:
            return  # "ma, Ministro, dopo la votazione, abbiamo …": a vocative
        subject = earlier[-1]  # "Il direttore, Gerry McNeilly, ha …"
    predicate = verb.copula and subject.person == 3 and agrees_with_predicate(words, verb, by_start)
    if not predicate:
        wrong(words, clause.verb, subject, result)


def _is_ago(words: Words, subject: Subject) -> bool:
    """ "Poco tempo fa i tifosi …"."""
    return words.text[subject.place] == "tempo" and words.at(subject.end) == "fa"


def _decides(words: Words, subject: Subject, verb: Verb) -> bool:
    """Whether a pronoun that can only be a subject stands right before the verb, joined to no other noun."""
    pronoun = words.text[subject.place] in NOMINATIVE or words.text[subject.place] in ("noi", "voi")
    alone = words.at(subject.start - 1) not in ("e", "ed", "o", "né", "che", "come", "anche")
    return pronoun and alone and words_before(words, verb.place) < subject.end


def _may_be_other(words: Words, clause: Clause, verb: Verb, subject: Subject, by_start: dict[int, NounPhrase]) -> bool:
    """Whether the noun before the verb may be its object, a vocative, or one of several subjects."""
    subjects = clause.subjects
    text = words.text[subjects[0].start : clause.verb]
    asked = is_asked(words, subject) and not (verb.lemmas and verb.lemmas <= INTRANSITIVE and verb.third)
    if asked or is_repeated(words, subject, verb) or is_impersonal(words, verb):
        return True
    if "cosa" in words.text[subject.end : verb.place] and "che" in words.text[subject.end : verb.place]:
        return True  # "i quali ci spiegarono che cosa ci aspettava"
    if 2 in verb.persons and not verb.third and words.facts[subject.place].name and words.at(subject.end) == ",":
        return True  # "Matteo, non correre, ti fai male"
    if clause.opener == "come" and "," in words.text[subject.end : verb.place]:
        return True  # "valori come la libertà e la giustizia, che sono …, …"
    spoken_of = words.text[subject.place] in ("egli", "ella", "essa", "essi", "esse")
    if not spoken_of and _parted(words, subjects[-1], verb) and _parted(words, subjects[0], verb):
        return not _is_mere_comma(words, subjects, verb) or not needs_no_object(words, verb, by_start)
    if (not verb.third or clause.opener == "come" or opens_aside(words, subject, verb)) and _is_aside(
        words, subjects[-1], verb
    ):
        return True
    first = words.text[subject.start]
    if first in ("dei", "degli", "delle") and (not verb.third or {"si", "ne"} & set(verb.clitics)):
        return True  # "Dei diritti si parla", "Dei regali abbiamo detto"
    indefinite = first in FORMS and FORMS[first].family == "indefinite"
    if indefinite and not verb.third and "," in text and not needs_no_object(words, verb, by_start):
        return True  # "Una domanda, signor ministro, vorrei porle"
    if is_object_in_front(words, verb, subject, by_start) or goes_on(words, clause, verb):
        return True
    if "p" in verb.numbers and ("e", ",") in pairwise(text):
        return True  # "la Luna e, in misura minore, il Sole esercitano …"
    if words.at(subject.end) in ("o", "né") or ("dire" in verb.lemmas and not verb.third):
        return True  # "una conoscenza non dico approfondita"
    reach = 9 if clause.opener.startswith("che") else 1  # "sia i tempi che la sequenza" asks for the plural
    return is_correlated(words, max(0, subjects[0].start - reach), verb)


def is_object_in_front(words: Words, verb: Verb, subject: Subject, by_start: dict[int, NounPhrase]) -> bool:
    """ "Il popolo la cui storia conosciamo", "qualunque mezzo prendiate", "due cose non sopporto"."""
    whatever = words.text[subject.start] in ("qualunque", "qualsiasi")
    if verb.third:
        return whatever and has_other_after(words, verb, by_start)  # "qualunque aiuto ricevano le imprese"
    if whatever or "cui" in words.text[subject.start : subject.place]:
        return True
    if words.at(subject.start - 1) == "cui" and words.text[subject.start] not in FORMS:
        return not needs_no_object(words, verb, by_start)  # not "in cui il giudice decide"
    counted = subject.numeral and words.text[subject.start] not in FORMS
    return counted and not needs_no_object(words, verb, by_start)


def goes_on(words: Words, clause: Clause, verb: Verb) -> bool:
    """ "organismi che nascono, crescono e muoiono": the verb behind a comma is coordinated with the one before it;
    "il lupo, l'orso, la lince sono tornati": three nouns with commas between make a plural."""
    comma = words_before(words, verb.place)
    before = words.finite(comma - 1) & verb.forms and words.pos[comma - 1] in ("VERB", "AUX")
    if words.at(comma) == "," and before and words.at(words_before(words, comma - 1)) != ",":
        return True
    last = clause.subjects[-3:]
    listed = len(last) == 3 and all(words.at(one.start - 1) == "," for one in last[1:])
    return "p" in verb.numbers and listed and all(a.end == b.start - 1 for a, b in pairwise(last))


def is_correlated(words: Words, start: int, verb: Verb) -> bool:
    """Whether "sia … sia/che" stands before a verb that fits the two together: "Sia Marco che io abbiamo …"."""
    before = words.text[start : verb.place]
    paired = any(
        text == "sia" and words.at(start + i - 1) not in ("non", "che") and words.at(start + i + 1) not in _BE_IT
        for i, text in enumerate(before)
    )
    return paired and ("p" in verb.numbers or (not verb.third and any(text in PERSONS for text in before)))


def agrees_with_predicate(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> bool:
    """ "Il problema sono i soldi"; but neither "Gli arresti è un problema" nor "La gioia sono un dono, una cura"."""
    if is_pronoun_behind(words, verb):
        return True
    after = subject_after(words, verb.last + 1, by_start)
    if after is None or not fits(verb, after) or (after.joined and words.at(after.end) == ","):
        return False
    return not after.sure or "p" in verb.numbers


def is_pronoun_behind(words: Words, verb: Verb) -> bool:
    """ "Il colpevole sono io": the copula agrees with the pronoun."""
    behind = words.at(skip(words, verb.last + 1))
    return verb.copula and behind in PERSONS and PERSONS[behind] in verb.forms


def _is_aside(words: Words, subject: Subject, verb: Verb) -> bool:
    """ "Questi due casi - e spero che siano gli unici - …": a coordinator or dash stands right before the verb."""
    before = words_before(words, verb.place)
    if len(_dashes(words, subject.end, verb.place)) == 2:
        return False  # "La notizia – vecchia di anni – ha fatto scalpore": the second dash closes what the first opened
    return before >= subject.end and words.at(before) in ("e", "ed", "ma", "o", "-", "–")


def opens_aside(words: Words, subject: Subject, verb: Verb) -> bool:
    """ "La squadra – dicono i tifosi – …": the verb stands in what two dashes enclose."""
    return len(_dashes(words, subject.end, verb.place)) == 1 and bool(_dashes(words, verb.place, words.size))


def _dashes(words: Words, start: int, stop: int) -> list[int]:
    """Where dashes stand, those inside a word ("sud-est") apart."""
    marks = ("-", "–", "--")
    return [i for i in range(max(1, start), stop) if words.text[i] in marks and words.doc[i - 1].whitespace_]


def _parted(words: Words, subject: Subject, verb: Verb) -> bool:
    """Whether a single comma parts them: "Marco, vieni"; two enclose what may be left out."""
    between = words.text[subject.end : verb.place]
    relative = any(text in ("che", "cui", "quale", "quali") for text in between)
    if relative and words.text[subject.start] in FORMS:
        return False  # "I cittadini che si sono stabiliti qui, emigrarono …"
    if dashes := _dashes(words, subject.end, verb.place):
        between = words.text[subject.end : dashes[0]] + words.text[dashes[-1] : verb.place]
    return between.count(",") == 1


def _is_mere_comma(words: Words, subjects: list[Subject], verb: Verb) -> bool:
    """Whether only a comma that should not stand there parts a thing from its verb: "Le leggi, è giuste". The noun
    opens the sentence, no other comma stands there, and no participle makes an absolute of it ("Il lavoro finito,
    siamo usciti")."""
    subject, comma = subjects[0], words_before(words, verb.place)
    opens = words.at(subject.start - 1) in BOUNDS and words.text[subject.start] in FORMS
    if not opens or words.at(comma) != "," or is_person(words.text[subject.place]) or words.is_name(subject.place):
        return False
    absolute = bool(words.facts[comma - 1].participles) or any(words.finite(i) for i in range(subject.end, comma))
    if absolute or verb.lemmas & SAYING or "," in words.text[subject.start : comma]:
        return False  # "Le scorte, riferisce la società, bastano"
    for text in words.text[verb.last + 1 :]:
        if text in STOPS:
            break
        if text == ",":
            return False
    return True


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
