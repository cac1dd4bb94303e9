"""Agreement within a clause: predicates, participles, subject and verb. Precision first:
a finding needs a subject that stands right there, and a word that fits none it could belong to.
"""

from dataclasses import replace

from rewards.italian.agreement import Agreement, describe, fail, inflected
from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.clauses import Clause, Subject, clauses, finite_verbs
from rewards.italian.noun_phrases import NounPhrase, no_adverb
from rewards.italian.subject_verb import check_subject_verb
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_COPULAS = word_set("essere sembrare diventare divenire parere restare rimanere risultare apparire")
# Pronouns that are singular whoever is meant.
_SINGULAR_PRONOUNS = word_set("tutto ognuno nessuno qualcuno niente nulla qualcosa chiunque ciascuno")
_DEMONSTRATIVES = {
    "questo": frozenset({("m", "s")}), "questa": frozenset({("f", "s")}), "ciò": frozenset({("m", "s")}),
    "quello": frozenset({("m", "s")}), "quella": frozenset({("f", "s")}), "questi": frozenset({("m", "p")}),
    "queste": frozenset({("f", "p")}), "quelli": frozenset({("m", "p")}), "quelle": frozenset({("f", "p")}),
}  # fmt: skip
_SINGULAR_DETERMINERS = word_set("ogni ciascun ciascuno ciascuna nessun nessuno nessuna")
_NOT_BEFORE_SUBJECT = word_set("a di da con per su in tra fra come che e o né")
_MODALS = frozenset({"dovere", "potere", "volere"})
_ADVERBS = word_set(
    """
    non già mai sempre ancora anche più meno molto tanto troppo così abbastanza poco davvero proprio spesso appena
    subito ormai quasi finalmente ora oggi ieri sicuramente veramente assai piuttosto stato stata stati state
    """
)
_CLITICS = word_set("mi ti si ci vi lo la li le gli ne l' m' t' s' c' v' me te se ce ve glielo gliela")
_BREAKS = word_set(
    """
    . ! ? ; : , ( ) … ... « » " “ ” — – che chi cui e ed o oppure ma se quando mentre perché dove come né
    """
)
# Between subject and verb these make it unsure what is said of what.
_JOINERS = word_set('e ed o oppure né chi quale quali quanti quante : ; ( ) " « » “ ” – —')
_TIMES = word_set(
    """
    giorno giorni anno anni mese mesi settimana settimane mattina sera notte volta volte ora ore momento estate
    inverno primavera autunno fine weekend pomeriggio lunedì martedì mercoledì giovedì venerdì sabato domenica esempio
    """
)
_COLLECTIVE = word_set(
    """
    maggioranza maggior parte metà gruppo serie numero resto migliaio decina dozzina coppia paio centinaio
    quantità
    """
)
_SPOILERS = _COLLECTIVE | _JOINERS | _CLITICS - {"la", "lo", "le", "gli", "l'"}


def check_clauses(words: Words, phrases: list[NounPhrase], result: Agreement) -> None:
    """Predicates and participles after essere, participles after avere, subjects with their verbs."""
    by_start = {phrase.start: phrase for phrase in phrases}
    for clause in clauses(words, phrases, finite_verbs(words, phrases)):
        place = clause.verb
        check_subject_verb(words, clause, by_start, result)
        subject = _subject(words, clause)
        lemmas = words.facts[place].finite_lemmas
        if lemmas & _COPULAS:
            _check_predicate(words, place, subject, phrases, result)
        elif lemmas & _MODALS and (be := _copula_after(words, place)) is not None:
            _check_predicate(words, be, subject, phrases, result)
        elif "avere" in lemmas:
            _check_with_avere(words, place, result)


def _subject(words: Words, clause: Clause) -> Subject | None:
    """What the predicate of the clause agrees with: every candidate that fits the verb, else all, together."""
    options = clause.subjects or clause.relative or []
    if not options or clause.blocked:
        return None
    forms = words.finite(clause.verb)
    fitting = [option for option in options if forms & option.persons]
    if not fitting:
        return None  # the verb is wrong, or its subject another word
    last = fitting[-1]
    readings = frozenset(reading for option in fitting for reading in option.readings)
    numbers = {number for _, number in forms}
    narrowed = frozenset(r for r in readings if r[1] in numbers) or readings
    sure = last.sure and all(option.sure or option.bare for option in fitting)
    return replace(last, readings=narrowed, sure=sure)


def _check_predicate(
    words: Words, verb: int, subject: Subject | None, phrases: list[NounPhrase], result: Agreement
) -> None:
    """Adjective or participle after essere and the like, against the subject, or at least the verb's number."""
    place = verb + 1
    while (
        place < len(words)
        and words.text[place] in _ADVERBS
        and not (words.text[place].startswith("stat") and place + 1 < len(words) and not words.modifiers(place + 1))
    ):
        place += 1
    if place >= len(words):
        return
    if words.pos[place] not in ("ADJ", "VERB", "AUX", "NOUN") and not no_adverb(words, place):
        return
    own = words.modifiers(place)
    starts_phrase = any(phrase.start == place and phrase.determiner is not None for phrase in phrases)
    if (
        not own
        or starts_phrase
        or words.text[place] in ("solo", "tutto", "proprio", "stesso", "chiaro", "vero", "meglio", "peggio")
    ):
        return
    if words.nouns(place) and words.pos[place] == "NOUN":
        return  # "la volpe è un animale", "Maria è medico"
    participle = any(r.pos == "VERB" and r.mood == "part" for r in words.lexicon.readings(words.doc[place].text))
    rule = "participle" if participle and words.pos[place] != "ADJ" else "predicate"
    reflexive = verb > 0 and words.text[verb - 1] in ("si", "s'")
    wanted = subject.readings if subject else _later_subject(words, place, phrases) if not reflexive else None
    if wanted is None:
        wanted = frozenset(
            (gender, number) for gender in "mf" for person, number in words.finite(verb) if number is not None
        )
        if not wanted or (reflexive and not subject):
            return
    if own & wanted:
        result.passed += 1
        return
    if subject and not subject.sure:
        return
    who = f'"{subject.text}"' if subject else f'"{words.doc[verb].text}"'
    token = words.doc[place]
    message = f'{who} is {describe(wanted)}; "{token.text}" is {describe(own)}.'
    fail(result, words, place, rule, message, inflected(words, place, wanted))


def _later_subject(words: Words, predicate: int, phrases: list[NounPhrase]) -> frozenset[GenderNumber] | None:
    """ "È bella la casa", "Sono arrivati i ragazzi": the phrase with an article right after the predicate."""
    for phrase in phrases:
        if phrase.start == predicate + 1 and phrase.determiner is not None and not phrase.prepositional:
            following = words.text[phrase.end : phrase.end + 1]
            if following and following[0] in ("e", "ed", ",", "o"):
                return None

            text = words.text[phrase.determiner]
            if text in FORMS and phrase.noun is not None and phrase.readings:
                return (phrase.readings & FORMS[text].readings) or phrase.readings
    return None


def _copula_after(words: Words, modal: int) -> int | None:
    """The place of "essere" after a modal verb: "può essere utile"."""
    place = modal + 1
    while place < len(words) and words.text[place] in _ADVERBS:
        place += 1
    return place if place < len(words) and words.text[place] in ("essere", "sembrare", "diventare", "restare") else None


def _check_with_avere(words: Words, verb: int, result: Agreement) -> None:
    """With avere the participle is masculine singular, or agrees with lo, la, li, le before the verb."""
    place = verb + 1
    while place < len(words) and words.text[place] in _ADVERBS and words.text[place] != "stato":
        place += 1
    if place >= len(words) or words.pos[place] != "VERB":
        return
    own = frozenset(
        (r.gender, r.number)
        for r in words.lexicon.readings(words.doc[place].text)
        if r.pos == "VERB" and r.mood == "part" and r.tense == "past" and r.gender and r.number and not r.clitic
    )
    if not own:
        return
    clitic = words.text[verb - 1] if verb > 0 else ""
    if clitic == "'" and verb > 1:
        clitic = words.text[verb - 2].rstrip("'") + "'"
    clitic = clitic.removeprefix("glie") if clitic.startswith("glie") else clitic
    wanted = {
        "lo": frozenset({("m", "s")}), "la": frozenset({("f", "s")}), "li": frozenset({("m", "p")}),
        "le": frozenset({("f", "p"), ("m", "s")}), "l'": frozenset({("m", "s"), ("f", "s")}),
    }.get(clitic, frozenset({("m", "s")}))  # fmt: skip
    earlier = words.text[max(0, verb - 8) : verb]
    if clitic not in ("lo", "la", "li", "le", "l'") and any(
        word in ("che", "ne", "n'", "quante", "quanti", "quanta", "quali", "mi", "ti", "ci", "vi", "si")
        for word in earlier
    ):
        return
    if own & wanted:
        result.passed += 1
        return
    token = words.doc[place]
    message = f'After "avere" the participle is {describe(wanted)} here; "{token.text}" is {describe(own)}.'
    fail(result, words, place, "participle", message, inflected(words, place, wanted))
