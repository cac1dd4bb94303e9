"""Agreement within a clause: predicates, participles, subject and verb. Precision first:
a finding needs a subject that stands right there, and a word that fits none it could belong to.
"""

from dataclasses import replace

from rewards.italian.agreement import Agreement, describe, fail, inflected
from rewards.italian.agreement_verbs import finite_verbs
from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.clause_subjects import TIMES, Subject
from rewards.italian.clauses import Clause, clauses
from rewards.italian.noun_phrases import NounPhrase
from rewards.italian.subject_verb import DECLARED, check_subject_verb
from rewards.italian.subjects_after import subject_after
from rewards.italian.verb_groups import is_adverb
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_COPULAS = word_set("essere sembrare diventare divenire parere restare rimanere risultare apparire")
_MODALS = frozenset({"dovere", "potere", "volere"})
_ADVERBS = word_set(
    """
    non già mai sempre ancora anche più meno molto tanto troppo così abbastanza poco davvero proprio spesso appena
    subito ormai quasi finalmente ora oggi ieri tardi presto pure sicuramente veramente assai piuttosto
    stato stata stati state
    """
)
_WHOLE = word_set("tutto tutta tutti tutte")
_NO_PREDICATES = word_set(
    "solo proprio stesso oggetto chiaro vero meglio peggio certo tale tali altro mio tuo suo nostro vostro"
)


def check_clauses(words: Words, phrases: list[NounPhrase], result: Agreement) -> None:
    """Predicates and participles after essere, participles after avere, subjects with their verbs."""
    by_start = {phrase.start: phrase for phrase in phrases}
    by_head = {phrase.head: phrase for phrase in phrases}
    _check_absolute(words, by_start, result)
    for clause in clauses(words, phrases, finite_verbs(words, phrases)):
        place = clause.verb
        check_subject_verb(words, clause, by_start, by_head, result)
        subject = _subject(words, clause)
        lemmas = words.facts[place].finite_lemmas
        following = _next_word(words, place + 1)
        passive = "venire" in lemmas and following < words.size and bool(words.facts[following].participles)
        if lemmas & _COPULAS or (passive and words.pos[following] in ("VERB", "AUX", "ADJ")):
            _check_predicate(words, place, subject, by_start, result)
        elif lemmas & _MODALS and (be := _copula_after(words, place)) is not None:
            _check_predicate(words, be, subject, by_start, result)
        elif "avere" in lemmas:
            _check_with_avere(words, place, phrases, result)


def _check_absolute(words: Words, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """ "Finita la cena, …": a participle that opens the sentence agrees with the noun after it (Serianni XI.412)."""
    starts = [0, *(place + 1 for place, text in enumerate(words.text) if text in (".", "!", "?"))]
    for place in starts:
        if place + 2 >= words.size or not words.facts[place].participles or words.facts[place].finite:
            continue
        facts = words.facts[place]
        phrase = by_start.get(place + 1)
        if phrase is None or phrase.determiner != phrase.start or phrase.noun is None or phrase.proper:
            continue
        text = words.text[phrase.start]
        if (
            text not in FORMS
            or FORMS[text].family not in ("definite", "indefinite")
            or words.text[phrase.noun] in TIMES
        ):
            continue
        wanted = phrase.readings & FORMS[text].readings
        if not wanted or not any(word == "," for word in words.text[phrase.end : phrase.end + 8]):
            continue
        if facts.participles & wanted:
            result.passed += 1
            continue
        message = (
            f'"{words.raw[phrase.noun]}" is {describe(wanted)}; "{words.raw[place]}" is {describe(facts.participles)}.'
        )
        fail(result, words, place, "participle", message, inflected(words, place, wanted))


def _subject(words: Words, clause: Clause) -> Subject | None:
    """What the predicate of the clause agrees with: every candidate that fits the verb, else all, together."""
    declared = clause.opener == "che" and any(words.text[one.place] in DECLARED for one in clause.relative or [])
    options = clause.subjects or ([] if declared else clause.relative) or []
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
    words: Words, verb: int, subject: Subject | None, by_start: dict[int, NounPhrase], result: Agreement
) -> None:
    """Adjectives and participles after essere and the like, against the subject, or at least the verb's number."""
    place = _next_word(words, verb + 1)
    reflexive = verb > 0 and words.text[verb - 1] in ("si", "s'")
    later = _later_subject(words, place + 1, by_start) if subject is None else None
    subject = subject or later
    by_verb = frozenset((gender, number) for gender in "mf" for person, number in words.finite(verb) if number)
    if subject is not None and not subject.sure:
        # Of an unknown subject the number, at least, shows in the verb.
        known = place < words.size and _is_predicate(words, place, by_start)
        result.passed += known and bool(words.modifiers(place) & by_verb)
        return
    if subject is not None:
        wanted, who = subject.readings, f'"{subject.text}"'
    elif reflexive:
        return
    else:
        who = f'"{words.raw[verb]}"'
        wanted = by_verb
        if not wanted:
            return  # an infinitive: "può essere risolto"
    while place < words.size and _is_predicate(words, place, by_start):
        own = words.modifiers(place)
        if reflexive and words.facts[place].participles and _own_object(words, place + 1, own, by_start):
            return  # "si è lavate le mani"
        if own & wanted:
            result.passed += 1
            wanted = own & wanted  # "noi siamo stati invitati"
        else:
            participle = bool(words.facts[place].participles) and words.pos[place] != "ADJ"
            message = f'{who} is {describe(wanted)}; "{words.raw[place]}" is {describe(own)}.'
            rule = "participle" if participle else "predicate"
            fail(result, words, place, rule, message, inflected(words, place, wanted))
            return
        following = _next_word(words, place + 1)
        goes_on = words.text[place] in _WHOLE or bool(words.facts[place].lemmas & _COPULAS)
        if words.at(following) in ("e", "ed", "ma", "né", "o") and following + 2 <= words.size:
            following = _next_word(words, following + 1)
            # "era vecchio e malato", not "era vecchio e grandi alberi …"
            goes_on = (
                following < words.size
                and not (words.finite(following) and words.pos[following] in ("VERB", "AUX"))
                and not (
                    following + 1 < words.size and words.nouns(following + 1) and words.text[following + 1] not in FORMS
                )
            )
        if not goes_on:
            return
        place = following


def _next_word(words: Words, place: int) -> int:
    """The next place that holds no adverb."""
    while place < words.size and (
        (words.text[place] in _ADVERBS and not words.text[place].startswith("stat")) or is_adverb(words, place)
    ):
        place += 1
    return place


def _is_predicate(words: Words, place: int, by_start: dict[int, NounPhrase]) -> bool:
    """Whether the word is said of the subject: an adjective or participle without determiner, no bare noun."""
    text, facts = words.text[place], words.facts[place]
    phrase = by_start.get(place)
    if not facts.modifiers or (phrase is not None and phrase.determiner is not None) or words.is_name(place):
        return False
    if text in _WHOLE:
        return words.at(place + 1) not in FORMS and bool(words.facts[min(place + 1, words.size - 1)].modifiers)
    if text in FORMS and FORMS[text].family != "bello":
        return False
    if text in _NO_PREDICATES or text in TIMES or (place + 1 < words.size and _leads_noun(words, place)):
        return False
    if "DET" in facts.parts and "ADJ" not in facts.parts:
        return False
    if facts.nouns and words.pos[place] in ("NOUN", "PROPN"):
        # "la volpe è un animale", "Maria è medico": a noun keeps its gender.
        return bool(facts.adjectives or facts.participles) and not (
            text.endswith(("ico", "ista")) or (text[-1] == "e" and any(number == "s" for _, number in facts.nouns))
        )
    if facts.parts & {"ADP", "CONJ"} and words.at(place + 1) in FORMS:
        return False  # "è lungo il fiume"
    return bool(facts.adjectives or facts.participles)


def _leads_noun(words: Words, place: int) -> bool:
    """ "sono bravi ragazzi": an adjective before its noun."""
    following = place + 1
    return (
        bool(words.nouns(following))
        and words.pos[following] in ("NOUN", "PROPN")
        and words.pos[place] in ("ADJ", "DET", "NUM")
        and bool(words.nouns(following) & words.modifiers(place))
    )


def _own_object(words: Words, place: int, own: frozenset[GenderNumber], by_start: dict[int, NounPhrase]) -> bool:
    phrase = by_start.get(place)
    return phrase is not None and not phrase.prepositional and bool(phrase.readings & own)


def _later_subject(words: Words, place: int, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "È bella la casa", "Sono arrivati molti ragazzi": the phrase right after the predicate."""
    if place >= words.size or words.text[place] in TIMES:
        return None
    subject = subject_after(words, place, by_start)
    return subject if subject is not None and subject.sure and not subject.joined else None


def _copula_after(words: Words, modal: int) -> int | None:
    """The place of "essere" after a modal verb: "può essere utile"."""
    place = modal + 1
    while place < words.size and words.text[place] in _ADVERBS:
        place += 1
    return place if place < words.size and words.text[place] in ("essere", "sembrare", "diventare", "restare") else None


def _check_with_avere(words: Words, verb: int, phrases: list[NounPhrase], result: Agreement) -> None:
    """With avere the participle is masculine singular, or agrees with lo, la, li, le before the verb."""
    place = verb + 1
    while place < words.size and words.text[place] in _ADVERBS and words.text[place] != "stato":
        place += 1
    if place >= words.size:
        return
    led = verb > 0 and words.text[verb - 1] in ("lo", "la", "li", "le", "'")
    if words.pos[place] not in ("VERB", "AUX", "ADJ") and words.nouns(place) and not led:
        return  # "ha vista" may be a noun, "l'ha vista" not
    own = words.facts[place].participles
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
    if clitic in ("le", "l'"):  # "le chiavi le ho prese": the noun in front says what "le" is
        start = verb - (1 if words.text[verb - 1] != "'" else 2)
        ahead = next((phrase for phrase in phrases if phrase.end == start), None)
        if ahead is not None and not ahead.prepositional and ahead.determiner is not None and ahead.readings:
            wanted = (ahead.readings & words.own(ahead.determiner)) & wanted or wanted
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
