"""Verbs behind "che", "chi" and "il quale", and whether the pronoun is their subject or their object
(Serianni, Grammatica italiana, VII and XIV; Renzi, Salvi and Cardinaletti, I.IX, on relative clauses)."""

from rewards.italian.agreement import Agreement
from rewards.italian.articles import FORMS
from rewards.italian.clause_subjects import ARTICULATED, STOPS, TIMES, Subject
from rewards.italian.clauses import Clause, in_cleft
from rewards.italian.noun_phrases import NounPhrase
from rewards.italian.phrases_after import has_other_after, subject_after
from rewards.italian.valency import INTRANSITIVE
from rewards.italian.verb_findings import fits, wrong
from rewards.italian.verb_groups import OBJECT_CLITICS, Verb, skip
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# Nouns whose "che" opens a clause that says what they are ("il fatto che …"), or tells the time.
DECLARED = word_set(
    """
    fatto idea notizia speranza impressione paura convinzione certezza prova dubbio bisogno possibilità sensazione
    ipotesi voglia timore condizione patto opinione tesi rischio probabilità conto vero caso punto
    affermazione consapevolezza coscienza dichiarazione accordo decisione
    """
)
_ONES = word_set("uno una quello quella quelli quelle ciò colui colei coloro tutto")
_DEGREES = word_set("così tanto tanta tanti tante tale tali talmente più meno")


def check_relative(
    words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase], result: Agreement
) -> None:
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
    closed = any(clitic in OBJECT_CLITICS - {"le"} for clitic in verb.clitics)
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
        wrong(words, clause.verb, subject, result)


def is_antecedent_certain(
    words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase], subject: Subject
) -> bool:
    """Whether "che" can only stand for `subject`, found by the parser, and be the verb's subject."""
    if not verb.third or _may_compare(words, clause, verb, subject) or has_other_after(words, verb, by_start):
        return False
    # "la bici che mi hanno rubato", "la lingua che parlano": "che" may be the object
    return _needs_no_object(words, verb, subject_after(words, verb.last + 1, by_start))


def _has_no_object(words: Words, place: int) -> bool:
    """Whether a preposition or a stop follows the verb: "eventi che si verificano nelle regioni aride"."""
    text = words.at(skip(words, place))
    articulated = text in FORMS and FORMS[text].family in ARTICULATED - {"de"}
    return articulated or text in ("di", "a", "in", "da", "per", "con", "su", "tra", "fra", ",", "", *STOPS)


def _one_of(words: Words, subject: Subject) -> bool:
    """ "Una delle cose che mi piace / piacciono": both are Italian."""
    return words.at(subject.start - 1) in ("uno", "una") and words.text[subject.start] in FORMS


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
    if verb.copula or after is not None or any(clitic in OBJECT_CLITICS - {"le"} for clitic in verb.clitics):
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


def _may_compare(words: Words, clause: Clause, verb: Verb, subject: Subject) -> bool:
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
