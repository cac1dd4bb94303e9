"""Subject and verb: person and number (Serianni, Grammatica italiana, XI.1 and XIV; Renzi, Salvi and
Cardinaletti, Grande grammatica italiana di consultazione, II, on the position of the subject).

A verb is wrong when it fits none of the words that may be its subject, and one of them surely is:
before the verb ("I ragazzi che studiano arrivano"), as antecedent of "che", or after verbs that take
no object ("Arrivano i ragazzi", "Ci sono due gatti", "Mi piacciono i film").
"""

from itertools import pairwise

from rewards.italian.agreement import Agreement, fail, keep_case
from rewards.italian.articles import FORMS
from rewards.italian.clause_subjects import ARTICULATED, STOPS, TIMES, Subject
from rewards.italian.clauses import Clause, in_cleft
from rewards.italian.noun_phrases import NounPhrase
from rewards.italian.parsed_subjects import parsed_subject
from rewards.italian.subjects_after import certain_subject_after, ends_quotation, is_cleft, subject_after
from rewards.italian.valency import INTRANSITIVE, SAYING
from rewards.italian.verb_groups import Verb, skip, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_OBJECT_CLITICS = word_set("lo la li le l' ne n' glielo gliela glieli gliele")
# Nouns whose "che" opens a clause that says what they are ("il fatto che …"), or tells the time.
DECLARED = word_set(
    """
    fatto idea notizia speranza impressione paura convinzione certezza prova dubbio bisogno possibilità sensazione
    ipotesi voglia timore condizione patto opinione tesi rischio probabilità conto vero caso punto
    affermazione consapevolezza coscienza dichiarazione accordo decisione
    """
)
_NOMINATIVE = word_set("io tu egli ella essi esse")
_ONES = word_set("uno una quello quella quelli quelle ciò colui colei coloro tutto")
_DEGREES = word_set("così tanto tanta tanti tante tale tali talmente più meno")
_THINKING = word_set("pensare credere sapere dire immaginare sperare supporre ritenere sembrare parere")


_IMPERSONAL = Subject("", 0, 0, 0, frozenset(), frozenset({(3, "s")}))


def check_subject_verb(
    words: Words, clause: Clause, by_start: dict[int, NounPhrase], by_head: dict[int, NounPhrase], result: Agreement
) -> None:
    """Person and number of one verb."""
    checked = result.passed, result.failed
    verb = Verb(words, clause.verb)
    if "bisognare" in verb.lemmas:
        return  # has no subject
    if "si" in verb.clitics[-1:] and not verb.third and verb.persons <= {1, 2}:
        fail(
            result,
            words,
            clause.verb,
            "subject_verb",
            f'"si" is third person; "{words.raw[clause.verb]}" is not.',
            None,
        )
        return
    if verb.lemmas & SAYING and ends_quotation(words, verb):
        _after(words, clause, verb, by_start, result)
    elif clause.subjects:
        _before(words, clause, verb, by_start, result)
    elif clause.relative is not None:
        _relative(words, clause, verb, by_start, result)
    elif is_cleft(words, verb):
        message = f'In "è … che" the verb is third person singular; "{words.raw[clause.verb]}" is not.'
        fail(result, words, clause.verb, "subject_verb", message, conjugated(words, clause.verb, _IMPERSONAL))
    elif not clause.shared:
        _after(words, clause, verb, by_start, result)
    if (result.passed, result.failed) == checked and verb.auxiliary in ("essere", "venire"):
        _against_participle(words, verb, result)
    if (result.passed, result.failed) == checked:
        _as_parsed(words, clause, verb, by_start, by_head, result)


def fits(verb: Verb, subject: Subject) -> bool:
    return bool(verb.forms & subject.persons)


def _before(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase], result: Agreement) -> None:
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
        _wrong(words, clause.verb, subject, result)


def _may_be_other(words: Words, clause: Clause, verb: Verb, subject: Subject) -> bool:
    """Whether the noun before the verb may be its object, a vocative, or one of several subjects."""
    subjects = clause.subjects
    text = words.text[subjects[0].start : clause.verb]
    if _asked(words, subject) or _repeated(words, subject, verb):
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


def _asked(words: Words, subject: Subject) -> bool:
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


def _repeated(words: Words, subject: Subject, verb: Verb) -> bool:
    """ "La legge non dobbiamo vederla", "Il libro lo leggiamo": the noun in front is the object."""
    if subject.pronoun and words.text[subject.place] in _NOMINATIVE:
        return False
    for clitic in verb.clitics:
        if clitic in FORMS and clitic in _OBJECT_CLITICS and FORMS[clitic].readings & subject.readings:
            return True
        if clitic in ("li", "glieli") or clitic.startswith("glie"):
            return True
    return not verb.third and any(
        words.facts[i].enclitic for i in range(verb.place + 1, min(verb.place + 6, words.size))
    )


def _wrong(words: Words, place: int, subject: Subject, result: Agreement) -> None:
    numbers = " or ".join("singular" if n == "s" else "plural" for n in sorted(subject.numbers, reverse=True))
    message = f'"{subject.text}" is person {subject.person} {numbers}; "{words.raw[place]}" is not.'
    fail(result, words, place, "subject_verb", message, conjugated(words, place, subject))


def conjugated(words: Words, place: int, subject: Subject) -> str | None:
    """The verb of `place` in the subject's person and number."""
    text = words.raw[place]
    for reading in sorted(words.lexicon.readings(text), key=lambda reading: reading.mood != "ind"):
        if reading.pos == "VERB" and reading.mood in ("ind", "sub", "cond"):
            for number in sorted(subject.numbers, reverse=True):
                options = words.lexicon.forms(
                    reading.lemma, "VERB", mood=reading.mood, tense=reading.tense, person=subject.person, number=number
                )
                if options:
                    return keep_case(text, max(options, key=len))
    return None


def _relative(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """ "le persone che lavorano qui", "chi arriva", "la casa la quale …"."""
    antecedents = clause.relative or []
    if not antecedents:
        return
    if any(fits(verb, subject) for subject in antecedents):
        result.passed += 1
        return
    subject = antecedents[-1]
    if _one_of(words, subject):
        return
    if (clause.opener == "chi" and verb.copula) or not all(s.sure or s.bare for s in antecedents):
        return
    around = words.text[max(0, subject.start - 6) : clause.verb]
    if "p" in verb.numbers and _is_joined(words, subject):
        return
    if clause.opener == "che" and (
        words.text[subject.place] in DECLARED
        or any(text in _DEGREES for text in around)
        or words.text[subject.place] in TIMES
    ):
        return
    # The object may be there: "che la vede"; "le" may be a dative.
    closed = any(clitic in _OBJECT_CLITICS - {"le"} for clitic in verb.clitics)
    after = subject_after(words, verb.last + 1, by_start)
    infinitive = any(words.facts[i].infinitive for i in range(verb.last + 1, min(verb.last + 7, words.size)))
    if not verb.third and infinitive and not verb.copula:
        return  # "gli emendamenti che invito i presentatori a illustrare"
    if after is not None and fits(verb, after):
        return  # "i libri che legge Marco"
    following = skip(words, verb.place + 1)
    adjective = (
        verb.copula
        and following < words.size
        and (bool(words.facts[following].modifiers) or "ADP" in words.facts[following].parts)
    )
    no_object = (
        closed
        or adjective
        or (after is not None and not verb.copula)
        or ("si" in verb.clitics and _has_no_object(words, verb.last + 1))
        or (verb.auxiliary == "essere" and "si" not in verb.clitics and not (not verb.third and verb.clitics))
        or _takes_no_object(words, verb)
    )
    if no_object:
        _wrong(words, clause.verb, subject, result)


def _against_participle(words: Words, verb: Verb, result: Agreement) -> None:
    """ "è stati feriti", "era state aperte": two plural participles outvote the verb. "Si è stati" is Italian."""
    first, last = verb.been, verb.last
    if first is None or "si" in verb.clitics or verb.numbers != {"s"}:
        return
    numbers = {number for place in (first, last) for _, number in words.facts[place].participles}
    if numbers == {"p"} and not any(number == "p" for _, number in verb.forms):
        message = f'"{words.raw[first]} {words.raw[last]}" is plural; "{words.raw[verb.place]}" is not.'
        fail(result, words, verb.place, "subject_verb", message, None)


def _has_no_object(words: Words, place: int) -> bool:
    """Whether a preposition or a stop follows the verb: "eventi che si verificano nelle regioni aride"."""
    text = words.at(skip(words, place))
    articulated = text in FORMS and FORMS[text].family in ARTICULATED - {"de"}
    return articulated or text in ("di", "a", "in", "da", "per", "con", "su", "tra", "fra", ",", "", *STOPS)


def _as_parsed(
    words: Words,
    clause: Clause,
    verb: Verb,
    by_start: dict[int, NounPhrase],
    by_head: dict[int, NounPhrase],
    result: Agreement,
) -> None:
    """The subject that the parser finds where the order of the words leaves it open."""
    found = parsed_subject(words, clause.verb, by_head)
    if found is None:
        return
    subject, relative = found
    if fits(verb, subject):
        result.passed += 1
        return
    if "sia" in words.text[max(0, subject.start - 9) : subject.start + 1]:
        return  # "sia i tempi che la sequenza"
    before = subject.start < clause.verb
    between = words.text[min(subject.end, clause.verb) : max(subject.start, clause.verb)]
    if relative:
        if not verb.third or _compared(words, clause, verb, subject):
            return
    elif before:
        if _asked(words, subject) or _repeated(words, subject, verb):
            return
        if not verb.third and (
            not _stands_before(words, clause, verb, subject) or any(t in (",", "noi", "voi", "che") for t in between)
        ):
            return  # "La risposta, penso, è qui", "l'uomo, e in particolare noi ragazzi, dobbiamo"
    elif not (verb.third or _is_passive_of(words, verb, subject)) or not _follows(words, verb, subject, between):
        return  # "Mangio una mela", "È qui che vivono gli zii"
    if before:
        after = subject_after(words, verb.last + 1, by_start)
        if after is not None and fits(verb, after) and not after.bare:
            return
        if relative and not _needs_no_object(words, verb, after):
            return  # "la bici che mi hanno rubato", "la lingua che parlano": "che" may be the object
    elif verb.copula and any(fits(verb, other) for other in clause.subjects):
        return
    _wrong(words, clause.verb, subject, result)


def _follows(words: Words, verb: Verb, subject: Subject, between: list[str]) -> bool:
    """Whether a noun behind a verb without object can only be its subject, and no other noun is joined to it."""
    if "che" in between or "," in between:
        return False
    no_object = verb.auxiliary in ("essere", "venire") or bool(verb.lemmas & INTRANSITIVE)
    if verb.copula or not no_object:
        return False
    if "p" not in verb.numbers:
        return True
    for place in range(subject.end, words.size):
        if words.facts[place].only_verb or words.text[place] in STOPS:
            return True
        if words.text[place] in ("e", "ed", "o", "né", ",") and place + 1 < words.size:
            article = words.text[place + 1] in FORMS and FORMS[words.text[place + 1]].family not in ARTICULATED
            if article or words.pos[place + 1] in ("NOUN", "PROPN", "ADJ", "NUM"):
                return False
    return True


def _is_passive_of(words: Words, verb: Verb, subject: Subject) -> bool:
    """ "Veniamo esposte le mappe" for "vengono": the participle agrees with what follows, and takes no object."""
    if verb.auxiliary not in ("essere", "venire") or verb.clitics or verb.participle is None:
        return False
    return bool(words.facts[verb.participle].participles & subject.readings) and subject.numbers == {"p"}


def _one_of(words: Words, subject: Subject) -> bool:
    """ "Una delle cose che mi piace / piacciono": both are Italian."""
    return words.at(subject.start - 1) in ("uno", "una") and words.text[subject.start] in FORMS


def _stands_before(words: Words, clause: Clause, verb: Verb, subject: Subject) -> bool:
    """Whether the noun stands right before a verb that is no aside ("la risposta penso di saperla")."""
    if subject.place in {one.place for one in clause.subjects}:
        return True
    start = verb.place - len(verb.clitics) - (words.at(verb.place - len(verb.clitics) - 1) == "non")
    if words.pos[subject.start - 1] in ("VERB", "AUX") and subject.start:
        return False  # "Quando suona la sveglia dormo ancora"
    if subject.end != start or verb.lemmas & _THINKING or words.at(subject.start - 1) in ("noi", "voi"):
        return False
    return words.text[subject.start] in FORMS or words.text[subject.start] == "ogni"


def _is_joined(words: Words, subject: Subject) -> bool:
    """ "la forza del vento o la corrente del mare che spostano …": with another noun, no verb between them."""
    for place in range(subject.start - 1, max(-1, subject.start - 8), -1):
        if words.text[place] in ("e", "ed", "o"):
            return True
        if words.facts[place].only_verb or words.text[place] in ("è", "sono", "era", "erano", *STOPS):
            return False
    return False


def _needs_no_object(words: Words, verb: Verb, after: Subject | None) -> bool:
    """Whether "che" cannot be the object of the verb: it has another, or takes none."""
    if verb.copula or after is not None or any(clitic in _OBJECT_CLITICS - {"le"} for clitic in verb.clitics):
        return True
    if verb.auxiliary == "essere":
        return "si" not in verb.clitics  # "il vestito che si sono comprate"
    return _takes_no_object(words, verb)


def _takes_no_object(words: Words, verb: Verb) -> bool:
    """Whether "che" before the verb can only be its subject; in "le cose che riesce a fare" it is fare's object."""
    if verb.copula or verb.auxiliary == "avere" or not verb.lemmas & INTRANSITIVE:
        return False
    behind = range(verb.last + 1, min(verb.last + 4, words.size))
    return not any(words.facts[place].infinitive and not words.facts[place].enclitic for place in behind)


def _compared(words: Words, clause: Clause, verb: Verb, subject: Subject) -> bool:
    """Whether "che" may be no relative pronoun, or one of two nouns: "così tanti soldi che", "il fatto che"."""
    che = max((place for place in range(subject.end, clause.verb) if words.text[place] in ("che", "ch'")), default=0)
    if not che or words.text[che - 1] in _ONES or in_cleft(words, che) or _one_of(words, subject):
        return True
    around = words.text[max(0, subject.start - 6) : clause.verb]
    return (
        ("p" in verb.numbers and _is_joined(words, subject))
        or (words.text[subject.place] in DECLARED and words.text[che - 1] != ",")
        or words.text[subject.place] in TIMES
        or any(text in _DEGREES for text in around)
    )


def _after(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """The subject after its verb, where it cannot be anything else."""
    subject = certain_subject_after(words, clause, verb, by_start)
    if subject is None:
        return
    if fits(verb, subject):
        result.passed += 1
    else:
        _wrong(words, clause.verb, subject, result)
