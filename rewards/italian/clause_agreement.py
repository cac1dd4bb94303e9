"""Agreement within a clause: predicates, participles, subject and verb. Precision first:
a finding needs a subject that stands right there, and a word that fits none it could belong to.
"""

from rewards.italian.agreement import Agreement, describe, fail, inflected, keep_case
from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.genders import ALL, PERSONS, PRONOUNS
from rewards.italian.noun_phrases import NounPhrase, no_adverb
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
    by_end = {phrase.end: phrase for phrase in phrases}
    for place in range(len(words)):
        if not words.finite(place) or words.pos[place] not in ("VERB", "AUX"):
            continue
        if place > 0 and words.nouns(place) and words.finite(place - 1) and not words.nouns(place - 1):
            continue  # "hanno voglia": the verb's object, whatever the parse says
        subject = _subject_before(words, by_end, place) or _parsed_subject(words, phrases, place)
        _check_person(words, place, subject, result)
        lemmas = words.verb_lemmas(place)
        if lemmas & _COPULAS:
            _check_predicate(words, place, subject, phrases, result)
        elif lemmas & _MODALS and (be := _copula_after(words, place)) is not None:
            _check_predicate(words, be, subject, phrases, result)
        elif "avere" in lemmas:
            _check_with_avere(words, place, result)


class _Subject:
    """A subject right before its verb: its readings, person, and whether its number is sure."""

    def __init__(
        self, readings: frozenset[GenderNumber], person: int, text: str, sure: bool = True, *, place: int = -1
    ) -> None:
        self.readings, self.person, self.text, self.sure, self.place = readings, person, text, sure, place

    @property
    def numbers(self) -> set[str]:
        return {number for _, number in self.readings}


def _subject_before(words: Words, by_end: dict[int, NounPhrase], verb: int) -> _Subject | None:
    """The pronoun or bare noun phrase that ends right before the verb and opens its clause."""
    place = verb
    while (
        place > 0 and (words.text[place - 1] in _ADVERBS or words.text[place - 1] in _CLITICS) and place not in by_end
    ):
        place -= 1
    if place == 0:
        return None
    pronoun = words.text[place - 1]
    if pronoun in _SINGULAR_PRONOUNS and not (place > 1 and words.text[place - 2] in (*_NOT_BEFORE_SUBJECT, "non")):
        return _Subject(frozenset({("m", "s"), ("f", "s")}), 3, words.doc[place - 1].text, place=place - 1)
    if pronoun in _DEMONSTRATIVES and not (place > 1 and words.text[place - 2] in _NOT_BEFORE_SUBJECT):
        return _demonstrative(words, place - 1, verb)
    if pronoun in PERSONS and place > 1 and (words.text[place - 2] in FORMS or words.modifiers(place - 2)):
        return None  # "il suo vero io"
    if pronoun in PERSONS and place > 2 and words.text[place - 2] in ("e", "ed"):  # "Marco ed io", "io e lui"
        person = min(PERSONS[pronoun][0], PERSONS.get(words.text[place - 3], (3, "s"))[0])
        return _Subject(frozenset({("m", "p"), ("f", "p")}), person, words.doc[place - 1].text, place=place - 1)
    if pronoun in PERSONS and not (place > 1 and words.text[place - 2] in _NOT_BEFORE_SUBJECT):
        person, number = PERSONS[pronoun]
        readings = frozenset(reading for reading in PRONOUNS[pronoun] if reading[1] == number)
        if words.doc[place - 1].text == "Lei":
            readings = ALL - {("m", "p"), ("f", "p")}
        return _Subject(readings, person, words.doc[place - 1].text, place=place - 1)
    return _phrase_subject(words, by_end, place)


def _demonstrative(words: Words, place: int, verb: int) -> _Subject | None:
    """ "Questo è vero": only before essere and an adjective, for "questo" may be an object in front of other verbs."""
    predicate = words.doc[verb + 1] if verb + 1 < len(words) else None
    if "essere" not in words.verb_lemmas(verb) or predicate is None or predicate.pos_ != "ADJ":
        return None
    if words.nouns(verb + 1) or not words.modifiers(verb + 1):
        return None
    return _Subject(_DEMONSTRATIVES[words.text[place]], 3, words.doc[place].text, place=place)


def _phrase_subject(words: Words, by_end: dict[int, NounPhrase], end: int) -> _Subject | None:
    phrase = by_end.get(end)
    first = phrase
    # "il gatto della vicina": go back over what hangs on the subject by a preposition.
    while phrase is not None and phrase.prepositional:
        start = phrase.start - (0 if words.text[phrase.start] not in ("di", "a", "da") else 1)
        before = by_end.get(start) or by_end.get(phrase.start - 1)
        if before is None or before is phrase:
            return None
        phrase = before
    if phrase is None or first is None or not phrase.readings or (phrase.noun is None and phrase.determiner is None):
        return None
    if (pair := _pair(words, by_end, phrase)) is not None:
        return pair
    if not _opens_clause(words, phrase) or words.text[phrase.head] in _TIMES:
        return None
    readings = phrase.readings
    if phrase.determiner is not None:
        text = words.text[phrase.determiner]
        own = FORMS[text].readings if text in FORMS else words.modifiers(phrase.determiner)
        readings = (readings & own) or readings
    elif not phrase.proper and not words.doc[phrase.head].dep_.startswith("nsubj"):
        return None  # a bare noun before a verb is more often no subject ("per tutta risposta disse")
    sure = not any(words.text[i] in _COLLECTIVE for i in range(phrase.start, end))
    return _Subject(readings, 3, words.doc[phrase.head].text, sure, place=phrase.head)


def _parsed_subject(words: Words, phrases: list[NounPhrase], verb: int) -> _Subject | None:
    """The subject that the parse names, further to the left ("I ragni che vedo tessono"): only clear phrases."""
    token = words.doc[verb]
    clause = token.head if token.dep_.startswith(("aux", "cop")) else token
    heads = [child for child in clause.children if child.dep_.startswith("nsubj") and child.i < verb]
    if len(heads) != 1 or heads[0].pos_ != "NOUN" or words.text[heads[0].i] in _TIMES:
        return None
    # Only the number is judged so far from the subject, and only of a form that is nothing but a verb.
    if words.modifiers(verb) or not any(person == 3 for person, _ in words.finite(verb)):
        return None
    head = heads[0]
    phrase = next((phrase for phrase in phrases if phrase.head == head.i), None)
    if phrase is None or phrase.determiner is None or phrase.prepositional or phrase.noun is None:
        return None
    text = words.text[phrase.determiner]
    between = [words.text[i] for i in range(phrase.start, verb)]
    if text not in FORMS or verb - phrase.end > 8 or any(word in _SPOILERS for word in between):
        return None
    readings = phrase.readings & FORMS[text].readings
    if not readings or not _opens_clause(words, phrase) or any(c.dep_ in ("conj", "appos") for c in head.children):
        return None
    return _Subject(readings, 3, head.text, place=head.i)


def _pair(words: Words, by_end: dict[int, NounPhrase], second: NounPhrase) -> _Subject | None:
    """ "Il gatto e il cane": a plural subject, masculine unless both are feminine."""
    if second.start < 2 or words.text[second.start - 1] not in ("e", "ed"):
        return None
    first = by_end.get(second.start - 1)
    if first is None or first.prepositional or not first.readings or not _opens_clause(words, first):
        return None
    if any(phrase.determiner is None and not phrase.proper for phrase in (first, second)):
        return None
    if any(words.text[phrase.start] in _SINGULAR_DETERMINERS for phrase in (first, second)):
        return None
    feminine = all(any(gender == "f" for gender, _ in phrase.readings) for phrase in (first, second))
    readings = frozenset({("f", "p"), ("m", "p")} if feminine else {("m", "p")})
    text = f"{words.doc[first.head].text} e {words.doc[second.head].text}"
    return _Subject(readings, 3, text, place=second.head)


def _opens_clause(words: Words, phrase: NounPhrase) -> bool:
    """Whether nothing of the same clause stands before the phrase but adverbs or adjuncts after a comma."""
    before = phrase.start - 1
    while before >= 0 and words.text[before] in (
        "anche",
        "ieri",
        "oggi",
        "domani",
        "ora",
        "poi",
        '"',
        "“",
        "«",
        "-",
        "non",
        "solo",
        "forse",
        "spesso",
        "sempre",
    ):
        before -= 1
    if before < 0:
        return True
    return (
        words.text[before] in (".", "!", "?", ":", ";")
        or (words.text[before] == "," and not _is_list(words, before))
        or (words.text[before] in ("quando", "mentre", "perché", "se", "ma", "che") and words.text[before] != "che")
    )


def _is_list(words: Words, comma: int) -> bool:
    """Whether the comma may separate members of a list: a noun stands right before it."""
    return comma == 0 or bool(words.nouns(comma - 1)) or words.is_name(comma - 1)


def _check_person(words: Words, verb: int, subject: _Subject | None, result: Agreement) -> None:
    if subject is None or not subject.sure:
        return
    forms = words.finite(verb)
    if any(person == subject.person and number in subject.numbers for person, number in forms):
        result.passed += 1
        return
    if subject.text.lower() == "lei" and any(person == 3 for person, _ in forms):
        return
    token = words.doc[verb]
    third = any(person == 3 for person, _ in forms)
    if subject.person == 3 and _object_repeated(words, subject, verb, third):
        return
    head = words.doc[subject.place]
    if subject.person == 3 and not third and not (head.dep_.startswith("nsubj") and head.head in (token, token.head)):
        return  # "Un esempio possiamo trovarlo": an object in front
    numbers = " or ".join("singular" if n == "s" else "plural" for n in sorted(subject.numbers, reverse=True))
    expected = _conjugated(words, verb, subject)
    message = f'"{subject.text}" is person {subject.person} {numbers}; "{token.text}" is not.'
    fail(result, words, verb, "subject_verb", message, expected)


def _object_repeated(words: Words, subject: _Subject, verb: int, third: bool) -> bool:
    """ "La legge non dobbiamo vederla", "Il libro lo leggiamo": the noun in front is the object."""
    clitic = words.text[verb - 1]
    if clitic in ("lo", "la", "li", "le", "l'") and subject.place < verb - 1:
        return bool(FORMS[clitic].readings & subject.readings) if clitic in FORMS else "p" in subject.numbers
    if third:
        return False
    following = words.lexicon.readings(words.doc[verb + 1].text) if verb + 1 < len(words) else ()
    return any(reading.clitic for reading in following)


def _conjugated(words: Words, verb: int, subject: _Subject) -> str | None:
    text = words.doc[verb].text
    for reading in sorted(words.lexicon.readings(text), key=lambda reading: reading.mood != "ind"):
        if reading.pos == "VERB" and reading.mood in ("ind", "sub", "cond"):
            for number in sorted(subject.numbers, reverse=True):
                options = words.lexicon.forms(
                    reading.lemma, "VERB", mood=reading.mood, tense=reading.tense, person=subject.person, number=number
                )
                if options:
                    return keep_case(text, max(options, key=len))
    return None


def _check_predicate(
    words: Words, verb: int, subject: _Subject | None, phrases: list[NounPhrase], result: Agreement
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
