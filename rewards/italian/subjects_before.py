"""Verbs behind the words that may be their subjects, read from left to right: "I ragazzi che studiano arrivano"
(Serianni, Grammatica italiana, XI.1; Renzi, Salvi and Cardinaletti, II, on fronted objects)."""

from itertools import pairwise

from rewards.italian.agreement import Agreement
from rewards.italian.articles import FORMS
from rewards.italian.clause_subjects import ARTICULATED, NOMINATIVE, PREPOSITIONS, STOPS, Subject, opens_clause
from rewards.italian.clauses import Clause
from rewards.italian.genders import ALL, PERSONS
from rewards.italian.noun_phrases import NounPhrase
from rewards.italian.subjects_after import has_other_after, subject_after
from rewards.italian.valency import INTRANSITIVE
from rewards.italian.verb_findings import fits, wrong
from rewards.italian.verb_groups import OBJECT_CLITICS, Verb, skip, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

_OBJECT_PRONOUNS = {
    "lo": frozenset({("m", "s")}), "la": frozenset({("f", "s")}),
    "li": frozenset({("m", "p")}), "le": frozenset({("f", "p")}),
}  # fmt: skip
_OPENERS = word_set("che quando se perché poiché mentre cui dove e ed ma anche")
_QUANTIFIERS = word_set(
    "molto molta molti molte tanto tanta tanti tante poco poca pochi poche troppo troppa troppi troppe quante parecchie"
)
_IMPERSONAL = word_set("sembrare parere occorrere convenire bastare capitare succedere")
_THINKING = word_set("pensare credere sapere dire immaginare sperare supporre ritenere sembrare parere")


def check_before(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    subjects = clause.subjects
    if _decides(words, subjects[-1], verb):
        subjects = subjects[-1:]  # "signor Presidente, io ribadisco"
    if words.text[subjects[-1].place] == "tu" and "?" in words.text[clause.verb :]:
        verb.forms = words.facts[clause.verb].indicative  # "Tu abita qui?": no imperative in a question
    if any(fits(verb, subject) for subject in subjects):
        result.passed += any(subject.sure and fits(verb, subject) for subject in subjects)
        return
    predicate_first = _behind_predicate(words, subjects, verb, by_start)
    subject = predicate_first or next((s for s in reversed(subjects) if s.sure), None) or _bare(words, subjects, verb, by_start)
    if subject is None or clause.blocked or _may_be_other(words, clause, verb, subject):
        return
    if may_be_fronted(words, clause, verb, subject, by_start):
        return
    if _is_enclosed(words, subject):
        earlier = [one for one in subjects if one.sure and not _is_enclosed(words, one)]
        if not earlier:
            return  # "ma, Ministro, dopo la votazione, abbiamo …": a vocative
        subject = earlier[-1]  # "Il direttore, Gerry McNeilly, ha …"
    predicate = verb.copula and subject.person == 3 and _agrees_with_predicate(words, verb, by_start)
    if not predicate:
        wrong(words, clause.verb, subject, result)


def _decides(words: Words, subject: Subject, verb: Verb) -> bool:
    """Whether a pronoun that can only be a subject stands right before the verb, joined to no other noun."""
    pronoun = words.text[subject.place] in NOMINATIVE or words.text[subject.place] in ("noi", "voi")
    alone = words.at(subject.start - 1) not in ("e", "ed", "o", "né", "ma", "che", "come", "anche")
    return pronoun and alone and words_before(words, verb.place) < subject.end


def _may_be_other(words: Words, clause: Clause, verb: Verb, subject: Subject) -> bool:
    """Whether the noun before the verb may be its object, a vocative, or one of several subjects."""
    subjects = clause.subjects
    text = words.text[subjects[0].start : clause.verb]
    if is_asked(words, subject) or is_repeated(words, subject, verb) or is_impersonal(words, verb):
        return True
    if clause.opener == "come" and "," in words.text[subject.end : verb.place]:
        return True  # "valori come la libertà e la giustizia, che sono …, …"
    if _parted(words, subjects[-1], verb) and _parted(words, subjects[0], verb):
        return True
    if (not verb.third or clause.opener == "come" or opens_aside(words, subject, verb)) and _is_aside(words, subjects[-1], verb):
        return True
    if "p" in verb.numbers and ("e", ",") in pairwise(text):
        return True  # "la Luna e, in misura minore, il Sole esercitano …"
    if words.at(subject.end) in ("o", "né") or ("dire" in verb.lemmas and not verb.third):
        return True  # "una conoscenza non dico approfondita"
    reach = 9 if clause.opener.startswith("che") else 1  # "sia i tempi che la sequenza" asks for the plural
    return is_correlated(words, max(0, subjects[0].start - reach), verb)


def is_correlated(words: Words, start: int, verb: Verb) -> bool:
    """Whether "sia … sia/che" stands before a verb that fits the two together: "Sia Marco che io abbiamo …"."""
    before = words.text[start : verb.place]
    return "sia" in before and ("p" in verb.numbers or (not verb.third and any(text in PERSONS for text in before)))


def _agrees_with_predicate(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> bool:
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


def _is_enclosed(words: Words, subject: Subject) -> bool:
    """Whether a name or bare noun stands between two commas."""
    return words.text[subject.start] not in FORMS and words.at(subject.start - 1) == "," == words.at(subject.end)


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


def _bare(
    words: Words, subjects: list[Subject], verb: Verb, by_start: dict[int, NounPhrase]
) -> Subject | None:
    """A plural without a determiner that opens its clause: right before the verb ("Fonti sicure dicono", "Musica e
    danza piacciono"), or with a complement, where it can be no object ("Prove di questo furono trovate"). "Pane e
    vino è" may be one thing."""
    subject = subjects[-1]
    if _is_bare_name(words, subject, verb) and _needs_no_object(words, verb, by_start):
        return None if has_other_after(words, verb, by_start) else subject
    joined = " e " in subject.text and not verb.copula
    joined = joined and not any(text in FORMS for text in words.text[subject.start : subject.end])
    if len(subjects) != 1 or subject.numbers != {"p"} or not (subject.bare or joined) or subject.pronoun:
        return None
    opens = words.at(subject.start - 1) in ("", ",", *STOPS)
    start = words_before(words, verb.place) + 1
    if _may_be_title(words, verb, by_start):
        return None
    if opens and subject.end == start and (verb.third or _needs_no_object(words, verb, by_start)):
        return subject
    opens = opens or words.at(subject.start - 1) in _OPENERS
    if not opens or not _needs_no_object(words, verb, by_start) or has_other_after(words, verb, by_start):
        return None
    return subject if start == subject.end or _is_complement(words, subject.end, start) else None


def _is_bare_name(words: Words, subject: Subject, verb: Verb) -> bool:
    """ "Madonna hanno una figlia": a singular noun, as a name, opens the sentence right before a third person."""
    if not subject.bare or subject.numbers != {"s"}:
        return False
    if words.at(subject.start - 1) in QUOTES and words.at(words_before(words, verb.place)) in QUOTES:
        return True  # "«Idillio primaverile» è un quadro"
    named = words.pos[subject.place] == "PROPN"
    adjacent = words_before(words, verb.place) == subject.place
    return named and adjacent and words.at(subject.start - 1) in ("", *STOPS) and verb.third and not verb.copula


def _is_complement(words: Words, start: int, stop: int) -> bool:
    """Whether only a complement with a preposition, or an adjective, stands there: "fonti *vicine al governo*"."""
    text, facts = words.text[start], words.facts[start]
    led = text in PREPOSITIONS or (text in FORMS and FORMS[text].family in ARTICULATED) or bool(facts.modifiers)
    between = range(start, stop)
    return led and not any(words.text[i] in (",", "che", *STOPS) or words.facts[i].only_verb for i in between)


def _needs_no_object(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> bool:
    """Whether a noun before the verb cannot be its object, since it has another or takes none."""
    if "ne" in verb.clitics:
        return False  # "Turisti in giro se ne vedono pochi"
    object_clitic = any(clitic in OBJECT_CLITICS for clitic in verb.clitics)
    without = verb.copula or verb.auxiliary in ("essere", "venire") or bool(verb.lemmas & INTRANSITIVE)
    return without or object_clitic or subject_after(words, verb.last + 1, by_start) is not None


def may_be_fronted(
    words: Words, clause: Clause, verb: Verb, subject: Subject, by_start: dict[int, NounPhrase]
) -> bool:
    """ "Il coraggio di parlare non ho", "La stessa cosa fanno gli altri", "Tanta strada hanno fatto"."""
    much = words.text[subject.start] in _QUANTIFIERS and verb.auxiliary == "avere"
    if not (clause.complemented or words.text[subject.place] == "cosa" or much):
        return False
    return not _needs_no_object(words, verb, by_start) or has_other_after(words, verb, by_start)


def is_impersonal(words: Words, verb: Verb) -> bool:
    """ "Le lingue è facile dimenticarle", "I bambini è meglio che dormano", "I vicini, mi sa, sono partiti"."""
    place = skip(words, verb.last + 1)
    if verb.clitics == ["mi"] and words.text[verb.place] == "sa":
        return True
    if "s" not in verb.numbers or not (verb.copula or verb.lemmas & _IMPERSONAL):
        return False
    if verb.copula and place < words.size and ("m", "s") in words.modifiers(place):
        place += 1
    if words.at(place) == "come" and words.at(place + 1) == "se":
        return True
    return place < words.size and (words.text[place] == "che" or words.facts[place].infinitive)


def _behind_predicate(
    words: Words, subjects: list[Subject], verb: Verb, by_start: dict[int, NounPhrase]
) -> Subject | None:
    """ "Simbolo della città *sono* la torre": both nouns beside the copula are singular."""
    predicate = subjects[0]
    if len(subjects) != 1 or not verb.copula or not predicate.bare or predicate.numbers != {"s"}:
        return None
    after = subject_after(words, verb.last + 1, by_start)
    single = after is not None and after.sure and after.numbers == {"s"} and not after.joined
    opens = words.at(predicate.start - 1) in ("", ",", "e", *STOPS)
    return after if single and opens and "," not in words.text[predicate.end : verb.place] else None


def _may_be_title(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> bool:
    """ "Vacanze romane è un film", "Errori così è meglio evitarli": no plural stands behind the copula."""
    if not verb.copula or not verb.third:
        return False
    after = subject_after(words, verb.last + 1, by_start)
    adjective = words.facts[verb.last + 1].modifiers if verb.last + 1 < words.size else frozenset()
    plural = (after is not None and "p" in after.numbers) or {number for _, number in adjective} == {"p"}
    return not plural


def is_asked(words: Words, subject: Subject) -> bool:
    """ "Quanti libri leggi?", "Che begli occhi hai!": an object in front of its verb."""
    if words.text[subject.place] in NOMINATIVE:
        return False
    asking = ("quale", "quali", "quanto", "quanti", "quante", "quanta", "qual")
    first, parts = words.text[subject.start], words.facts[subject.start].parts
    bare = FORMS[first].family == "bello" if first in FORMS else "ADJ" in parts and not parts & {"DET", "PRON"}
    if words.text[subject.start] == "che" or (bare and words.at(subject.start - 1) == "che"):
        return True  # "che lavoro fanno?", "guarda che belle scarpe ha"
    if not subject.pronoun and words.at(subject.start - 1) == "che":
        before = words.at(subject.start - 2)
        if before in ("", *STOPS, '"') or (before == "," and "!" in words.text[subject.end :]):
            return True
    before = subject.start - 1
    return first in asking or (words.at(before) in asking and not opens_clause(words, before))


def _parted(words: Words, subject: Subject, verb: Verb) -> bool:
    """Whether a single comma parts them: "Marco, vieni"; two enclose what may be left out."""
    between = words.text[subject.end : verb.place]
    relative = any(text in ("che", "cui", "quale", "quali") for text in between)
    if relative and words.text[subject.start] in FORMS:
        return False  # "I cittadini che si sono stabiliti qui, emigrarono …"
    if dashes := _dashes(words, subject.end, verb.place):
        between = words.text[subject.end : dashes[0]] + words.text[dashes[-1] : verb.place]
    return between.count(",") == 1


def is_repeated(words: Words, subject: Subject, verb: Verb) -> bool:
    """ "La legge non dobbiamo vederla", "Il libro lo leggiamo": the noun in front is the object."""
    if subject.pronoun and words.text[subject.place] in NOMINATIVE:
        return False
    if any(_stands_for(clitic, subject) for clitic in verb.clitics if clitic in OBJECT_CLITICS - {"ne", "n'"}):
        return True
    for place in range(verb.place + 1, min(verb.place + 6, words.size)):
        if words.text[place] == "," or words.text[place] in STOPS:
            return False
        ending = words.text[place][-2:]
        if words.facts[place].enclitic and (_stands_for(ending, subject) or (ending == "lo" and " e " in subject.text)):
            return not verb.third or place == verb.last  # "La gioia e il dolore possiamo viverlo"
    return False


def _stands_for(clitic: str, subject: Subject) -> bool:
    """Whether an object pronoun, or the end of one, agrees with the noun: "li" with "i libri", "gliela" with "la borsa"."""
    pronoun = clitic.removeprefix("glie")
    return pronoun in ("ne", "l'", "n'") or bool(_OBJECT_PRONOUNS.get(pronoun, ALL) & subject.readings)


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
