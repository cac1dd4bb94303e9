"""Verbs behind "che", "chi" and "il quale", and whether the pronoun is their subject or their object
(Serianni, Grammatica italiana, VII and XIV; Renzi, Salvi and Cardinaletti, I.IX, on relative clauses)."""

from rewards.italian.articles import FORMS
from rewards.italian.findings import Agreement
from rewards.italian.function_words import STOPS, TIMES, is_adverb
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.clefts import in_cleft
from rewards.italian.subjects.objectless import NAMING, PRICED, is_person
from rewards.italian.subjects.objectless_subjects import tells_how
from rewards.italian.subjects.phrases_after import has_other_after, opens_next_clause, subject_after
from rewards.italian.subjects.relative_objects import can_only_be_subject, may_be_inverted
from rewards.italian.subjects.subjects_after import first_or_second_person
from rewards.italian.subjects.valency import INTRANSITIVE, SAYING
from rewards.italian.subjects.verb_findings import fits, wrong
from rewards.italian.subjects.verb_groups import Verb, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# Nouns whose "che" opens a clause that says what they are ("il fatto che …"), or tells the time.
DECLARED = word_set(
    """
    fatto idea notizia speranza impressione paura convinzione certezza prova dubbio bisogno possibilità sensazione
    ipotesi voglia timore condizione patto opinione tesi rischio probabilità conto vero caso punto
    affermazione consapevolezza coscienza dichiarazione accordo decisione peccato piacere miracolo
    """
)
# Nouns that do so less often: "il pensiero che partono mi rattrista", "nel senso che", "il tempo che arrivano".
_CONTENTS = word_set(
    """
    senso risultato conseguenza differenza vantaggio svantaggio pericolo minaccia promessa messaggio segnale voce voci
    concetto pensiero ricordo sospetto illusione fiducia garanzia sicurezza constatazione osservazione
    conclusione scoperta annuncio conferma dimostrazione accusa pretesa desiderio augurio principio presupposto
    premessa scusa pretesto credenza leggenda verità regola obiezione motivazione segno fortuna gioia guaio
    tempo modo maniera condizione patto impressione sensazione
    """
)
_TELLING = SAYING | word_set("promettere giurare assicurare garantire ricordare ripetere spiegare")
_ONES = word_set("uno una quello quella quelli quelle ciò colui colei coloro tutto")
_DEGREES = word_set("così tanto tanta tanti tante tale tali talmente più meno")


def check_relative(
    words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase], result: Agreement
) -> None:
    """ "le persone che lavorano qui", "chi arriva", "la casa la quale …"."""
    antecedents = clause.relative or []
    if not antecedents:
        return
    behind = _behind_object(words, clause, verb, antecedents[-1], by_start)
    if behind is not None:
        wrong(words, clause.verb, behind, result)
        return
    spoken = None if verb.third else first_or_second_person(words, verb, by_start)
    if any(fits(verb, subject) for subject in antecedents) or (spoken is not None and fits(verb, spoken)):
        result.passed += 1  # "disse il soldato, che poi piango anch'io"
        return
    subject = antecedents[-1]
    # "un uomo che vivo da solo", not "metti la giacca che usciamo"
    object_free = verb.lemmas <= INTRANSITIVE and not verb.copula and not _is_reason(words, subject)
    if not verb.third and not subject.pronoun and clause.opener in ("che", "ch'") and not object_free:
        return  # "le cose che non sai", "Le confesso, avvocato, che sono preoccupata"
    if (clause.opener == "chi" and verb.copula) or not all(s.sure or s.bare or s.single_of for s in antecedents):
        return
    if _one_of(words, subject) or (clause.opener == "che" and _may_not_relate(words, clause, verb, subject)):
        return
    infinitive = any(words.facts[i].infinitive for i in range(verb.last + 1, min(verb.last + 7, words.size)))
    if not verb.third and ((infinitive and not verb.copula) or _is_other_person(words, verb, subject)):
        return
    after = subject_after(words, verb.last + 1, by_start)
    if may_be_inverted(words, verb, subject, after):
        return
    if can_only_be_subject(words, verb, subject, by_start):
        wrong(words, clause.verb, subject, result)


def _behind_object(
    words: Words, clause: Clause, verb: Verb, antecedent: Subject, by_start: dict[int, NounPhrase]
) -> Subject | None:
    """ "l'affetto che ho una persona per il suo paese", "l'interpretazione che dette io": the subject behind a verb of
    which "che" is the object, where they do not agree."""
    if clause.opener not in ("che", "ch'") or verb.clitics:
        return None
    spoken = first_or_second_person(words, verb, by_start)
    if spoken is not None:
        return None if fits(verb, spoken) else spoken
    if verb.third or verb.copula or verb.lemmas & (NAMING | PRICED | INTRANSITIVE) or antecedent.pronoun:
        return None
    after = subject_after(words, verb.last + 1, by_start)
    if after is None or not after.sure or fits(verb, after) or words.text[after.start] not in FORMS:
        return None
    apposed = (1, "p") in verb.forms and after.numbers != {"s"}  # "le paure che abbiamo i giovani e io"
    person = is_person(words.text[after.place]) and not apposed
    if not person or FORMS[words.text[after.start]].family == "de" or opens_next_clause(words, after):
        return None
    if not _is_told(words, antecedent) or _may_not_relate(words, clause, verb, antecedent):
        return None
    return None if tells_how(words, verb, after) else after


def _is_promised(words: Words, antecedent: Subject) -> bool:
    """ "ha promesso ai tifosi che tornerà": "che" tells what is said to them."""
    text = words.text[antecedent.start]
    if text not in FORMS or FORMS[text].family != "a":
        return False
    return any(words.facts[i].lemmas & _TELLING for i in range(max(0, antecedent.start - 3), antecedent.start))


def _is_told(words: Words, antecedent: Subject) -> bool:
    """Whether "che" hangs on the noun before it: not "è una fortuna che conosco"."""
    named = words.text[antecedent.start] in ("un", "una") or words.at(antecedent.end) == ","
    return not named and not _is_reason(words, antecedent)


def _is_reason(words: Words, antecedent: Subject) -> bool:
    """ "Spegni la luce che accendo la candela": behind an order "che" tells the reason."""
    for place in range(antecedent.start - 1, -1, -1):
        if words.text[place] in STOPS:
            return False
        persons = {person for person, _ in words.finite(place)}
        if (2 in persons and words.text[place] not in FORMS) or words.text[place] in ("dai", "su"):
            return True
    return False


def is_antecedent_certain(
    words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase], subject: Subject
) -> bool:
    """Whether "che" can only stand for `subject`, found by the parser, and be the verb's subject."""
    che = max((place for place in range(subject.end, clause.verb) if words.text[place] in ("che", "ch'")), default=0)
    if not che or not verb.third or words.text[che - 1] in _ONES or in_cleft(words, che) or _one_of(words, subject):
        return False
    if _may_not_relate(words, clause, verb, subject) or has_other_after(words, verb, by_start):
        return False
    # "la bici che mi hanno rubato", "la lingua che parlano": "che" may be the object
    return can_only_be_subject(words, verb, subject, by_start)


def _may_not_relate(words: Words, clause: Clause, verb: Verb, subject: Subject) -> bool:
    """Whether "che" may be no relative pronoun, or one of two nouns: "così tanti soldi che", "il fatto che"."""
    noun = words.text[subject.place]
    one = words.text[subject.start] in ("un", "una") and noun in ("caso", "punto", "fatto")
    return (
        ("p" in verb.numbers and _is_joined(words, subject))
        or (noun in DECLARED and not one and words.at(subject.end) != ",")
        or (noun in _CONTENTS and words.at(subject.end) != "," and not _follows_essere(words, subject))
        or noun in TIMES
        or _is_promised(words, subject)
        or _has_degree(words, clause, subject)
    )


def _follows_essere(words: Words, subject: Subject) -> bool:
    """ "È il pensiero che …", "è stato il messaggio che …"."""
    place = subject.start - 1
    while place > 0 and (words.text[place] in ("proprio", "anche", "stato", "stata") or is_adverb(words, place)):
        place -= 1
    return place >= 0 and "essere" in words.facts[place].finite_lemmas


def _has_degree(words: Words, clause: Clause, subject: Subject) -> bool:
    """Whether "che" may tell a consequence or compare: "così tanti soldi che", "più libri che quaderni"."""
    che = next((i for i in range(subject.end, clause.verb) if words.text[i] in ("che", "ch'")), clause.verb)
    for place in range(che - 1, max(-1, subject.start - 7), -1):
        text = words.text[place]
        if text in _DEGREES and words.at(place + 1) != "dire":
            return not (text in ("più", "meno") and words_before(words, clause.verb) == che)  # "più libri che quaderni"
        ends = text in (";", ":", ".") or (text == "," and place < subject.start)
        if ends or (words.facts[place].finite and words.pos[place] in ("VERB", "AUX")):
            return words.at(place - 1) in _DEGREES  # "Tali furono i danni che"
    return False


def _is_other_person(words: Words, verb: Verb, subject: Subject) -> bool:
    """ "l'uomo che, lo ammetto, …", "Siamo un gruppo che lavoriamo insieme"."""
    if words.at(words_before(words, verb.place)) == ",":
        return True
    before = range(max(0, subject.start - 5), subject.start)
    return any("essere" in words.facts[i].finite_lemmas and words.finite(i) & verb.forms for i in before)


def _one_of(words: Words, subject: Subject) -> bool:
    """ "Una delle cose che mi piace / piacciono": both are Italian."""
    return words.at(subject.start - 1) in ("uno", "una") and words.text[subject.start] in FORMS


def _is_joined(words: Words, subject: Subject) -> bool:
    """ "la forza del vento o la corrente del mare che spostano …", "la fame, la sete, la povertà che colpiscono …":
    with another noun, no verb between them."""
    if words.text[max(0, subject.start - 4) : subject.start].count(",") > 1 and words.at(subject.start - 1) == ",":
        return True
    for place in range(subject.start - 1, max(-1, subject.start - 8), -1):
        if words.text[place] in ("e", "ed", "o"):
            return not (is_adverb(words, place - 1) or words.at(place + 1).startswith("propri"))  # "vera e propria"
        if words.facts[place].only_verb or words.text[place] in (
            "è",
            "sono",
            "era",
            "erano",
            "fosse",
            ",",
            "ma",
            "perché",
            "che",
            *STOPS,
        ):
            return False
    return False
