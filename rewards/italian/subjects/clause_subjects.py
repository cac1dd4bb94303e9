"""Subjects: noun phrases and pronouns with the persons and numbers that their verb may have."""

from dataclasses import dataclass

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.function_words import ADVERBS, ARTICULATED, BEFORE_DETERMINER, PREPOSITIONS, TIMES
from rewards.italian.genders import ALL, PERSONS, PRONOUNS
from rewards.italian.numerals import is_numeral
from rewards.italian.phrases.adjectives_after import POSSESSIVES
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# "Da oggi il prezzo sale": with a preposition these make a complement of their own.
_DAYS = word_set("oggi ieri domani stasera")
# Of these "il periodo di attesa" may be a subject.
_STRETCHES = word_set("periodo momento")
# "La maggior parte degli studenti studia / studiano": with "di" and a plural both are Italian.
_PARTS = word_set(
    """
    maggioranza parte metà resto migliaio decina dozzina paio centinaio terzo quarto quinto milione
    minoranza totalità sacco mucchio quota ventina trentina quindicina cinquantina po' percentuale marea miriade
    infinità quarantina sessantina settantina ottantina
    """
)
# With an article that tells one from another only the singular: "Il gruppo di turisti è arrivato".
_GROUPS = word_set("gruppo serie numero quantità coppia insieme folla schiera tipo totale varietà sorta genere fila")
# "Onorevoli senatori, …": such a phrase calls somebody.
_ADDRESSING = word_set(
    "onorevole onorevoli caro cara cari care gentile gentili egregio egregia egregi egregie illustre illustri"
)
# What is said of them may agree with what follows, but the verb is plural: "Decine di turisti sono arrivati".
_MANY = word_set("decine dozzine centinaia migliaia milioni miliardi")
_SHARES = _PARTS | _MANY
_ALONE = _PARTS - word_set("quota marea miriade infinità mucchio sacco terzo quarto quinto milione percentuale")
COLLECTIVE = _PARTS | _GROUPS | _MANY
SINGULAR_PRONOUNS = word_set(
    "ognuno ognuna nessuno nessuna qualcuno qualcuna ciascuno ciascuna chiunque niente nulla qualcosa"
)
_EACH = word_set("ognuno ognuna nessuno nessuna ciascuno ciascuna")
ME = {"te": "tu", "me": "io"}
NOMINATIVE = word_set("io tu egli ella essi esse")
_OPENING = word_set(". ! ? ; : , e ma che quando se perché mentre") | {""}
_ALL = word_set("tutti tutte entrambi entrambe")
_PLURAL_PRONOUNS = word_set(
    "tutti tutte molti molte pochi poche alcuni alcune parecchi parecchie entrambi entrambe altri altre"
)
_SINGULAR_DETERMINERS = word_set("ogni ciascun ciascuno ciascuna nessun nessuno nessuna nessun' qualche qualsiasi")


@dataclass(slots=True)
class Subject:
    """A candidate: the (gender, number) and (person, number) pairs that agree with it.

    place, end: tokens [place of its head, end of the phrase); sure: whether a verb that fits none of
    its pairs is an error; single_of: a complement with "del" or "della", no subject, but as the antecedent
    of "che" surely singular.
    """

    text: str
    place: int
    start: int
    end: int
    readings: frozenset[GenderNumber]
    persons: frozenset[tuple[int, str]]
    sure: bool = True
    numeral: bool = False
    bare: bool = False
    pronoun: bool = False
    single: bool = False
    joined: bool = False
    single_of: bool = False

    @property
    def numbers(self) -> set[str]:
        return {number for _, number in self.persons}

    @property
    def person(self) -> int:
        return min((person for person, _ in self.persons), default=3)


def together(first: Subject, second: Subject, *, exact: bool = True) -> Subject:
    """ "Il gatto e il cane": plural, masculine unless both are feminine; the lowest person counts."""
    feminine = all(subject.readings and all(g == "f" for g, _ in subject.readings) for subject in (first, second))
    both = frozenset({("f", "p")} if feminine else {("m", "p")})
    genders = [{gender for gender, _ in subject.readings} for subject in (first, second)]
    if any(len(one) != 1 for one in genders) and {"m"} not in genders:
        both = frozenset({("f", "p"), ("m", "p")})
    person = min(first.person, second.person)
    persons = {(person, "p")}
    if first.single or second.single:
        persons |= {(3, "s")}  # "ogni gatto e ogni cane dorme"
    if not exact:
        persons |= {*first.persons, *second.persons, (3, "p")}
        both |= first.readings | second.readings
    return Subject(
        f"{first.text} e {second.text}", second.place, first.start, second.end, both, frozenset(persons),
        first.sure and second.sure and not (first.bare and second.bare),
    )  # fmt: skip


def unknown(words: Words, phrase: NounPhrase) -> Subject:
    """A phrase of which nothing is known: it may be the subject of any third person."""
    return Subject(words.raw[phrase.head], phrase.head, phrase.start, phrase.end, ALL,
                   frozenset({(3, "s"), (3, "p")}), sure=False)  # fmt: skip


def thing(words: Words, place: int) -> Subject:
    """ "cosa" for what was said before: "…, cosa che accade spesso"."""
    return Subject(words.raw[place], place, place, place + 1, frozenset({("f", "s")}),
                   frozenset({(3, "s")}))  # fmt: skip


def chi_subject(words: Words, place: int) -> Subject:
    return Subject(words.raw[place], place, place, place + 1, frozenset({("m", "s"), ("f", "s")}),
                   frozenset({(3, "s")}))  # fmt: skip


def quale_subject(words: Words, place: int) -> Subject | None:
    """ "il quale", "le quali": the article says what it is; None behind a preposition."""
    article = FORMS[words.text[place - 1]]
    number = "s" if words.text[place] == "quale" else "p"
    readings = frozenset(r for r in article.readings if r[1] == number)
    absolute = place > 1 and bool(words.facts[place - 2].participles)  # "trascorso il quale"
    if article.family != "definite" or not readings or words.at(place - 2) in PREPOSITIONS or absolute:
        return None
    return Subject(words.raw[place], place, place - 1, place + 1, readings, frozenset({(3, number)}))


def is_prepositional(words: Words, phrase: NounPhrase) -> bool:
    """Whether a preposition governs the phrase; "dei ragazzi" at the beginning of a clause is partitive."""
    text = words.text[phrase.start]
    before = phrase.start - 1
    while before >= 0 and (
        words.text[before] in BEFORE_DETERMINER
        or (words.text[before] in ADVERBS - _DAYS and before)
        or (phrase.determiner is None and is_numeral(words, before))
    ):
        before -= 1
    previous = words.at(before)
    if phrase.determiner == phrase.start and text in FORMS and FORMS[text].family in ARTICULATED:
        partitive = FORMS[text].family == "de" and before < 0
        return not partitive
    if previous in ("e", "ed") and words.at(before - 1) in PERSONS and words.at(before - 2) in PREPOSITIONS:
        return True  # "con lui e Anna"
    if previous == "oltre" and before + 1 < words.size and is_numeral(words, before + 1):
        return False  # "parteciperanno oltre diecimila atleti"
    return previous in PREPOSITIONS and not opens_clause(words, before)


def opens_clause(words: Words, place: int) -> bool:
    """Whether "quale" is a relative pronoun ("la casa nella quale …"), or "quanto" a conjunction ("in quanto …")."""
    text, before = words.at(place), words.at(place - 1)
    return (text in ("quale", "quali") and before in FORMS) or (text == "quanto" and before == "in")


def pronoun_subject(words: Words, place: int) -> Subject | None:
    """io, tu, lui …; ognuno, tutti, molti … as subjects; None for other words and for "con lui"."""
    text, before = words.text[place], words.at(place - 1)
    if text in ME and before in ("e", "ed") and words.at(place - 2) in ("io", "tu", "lui", "lei"):
        return Subject(words.raw[place], place, place, place + 1, PRONOUNS[ME[text]],
                       frozenset({PERSONS[ME[text]]}), pronoun=True)  # fmt: skip
    if before in ("e", "ed") and words.at(place - 2) in PERSONS and words.at(place - 3) in ("tra", "fra"):
        return None  # "tra voi e noi"
    stressed = before in ("anche", "solo", "proprio", "pure", "neanche", "nemmeno")
    if stressed or (text in PERSONS and before in _ALL):
        before = words.at(place - 2)
    which = text in NOMINATIVE and before in ("quale", "quali")  # "al quale egli si riferisce"
    if (before in PREPOSITIONS and not which) or before in ("ne", "del", "al"):
        return None
    raw = words.raw[place]
    if text in PERSONS:
        led = words.at(place - 1) in _ALL or stressed
        if before in FORMS or (before != "che" and not led and _is_modified(words, place)):
            return None  # "il suo vero io", "la loro casa"
        if text == "loro" and place + 1 < words.size and (words.nouns(place + 1) or words.modifiers(place + 1)):
            return None
        person, number = PERSONS[text]
        readings = PRONOUNS[text]
        if (raw == "Lei" and place) or text == "voi":
            readings = frozenset({("m", "s"), ("f", "s"), ("m", "p"), ("f", "p")}) if text == "voi" else ALL
        persons = {(person, number)}
        return Subject(raw, place, place, place + 1, readings, frozenset(persons), pronoun=True)
    if text in THOSE and words.at(place + 1) in (
        "di",
        "del",
        "della",
        "dei",
        "delle",
        "dell'",
        "degli",
        "dello",
    ):
        readings = THOSE[text]
        return Subject(raw, place, place, place + 1, readings, frozenset((3, n) for _, n in readings))
    if text in ("uno", "una") and words.at(place + 1) in ("dei", "degli", "delle") and before in _OPENING:
        return Subject(
            raw, place, place, place + 1, frozenset({("f" if text == "una" else "m", "s")}), frozenset({(3, "s")})
        )
    if text in SINGULAR_PRONOUNS and not _has_noun(words, place):
        if words.at(place + 1) in ("di", "dei", "degli", "delle", "del", "della") and text not in _EACH:
            return None
        readings = frozenset({("m", "s"), ("f", "s")})
        sure = text not in ("niente", "nulla", "qualcosa")  # "che nulla hanno a che fare"
        return Subject(raw, place, place, place + 1, readings, frozenset({(3, "s")}), sure)
    if text in _ALL and words.at(place + 1) in ("noi", "voi", "loro"):
        return None  # "tutti noi"
    other = text in ("altri", "altre") and (before == "che" or before not in _OPENING)  # "un errore che altri ha fatto"
    if text in _PLURAL_PRONOUNS and not other and words.at(place + 1) not in FORMS:
        following = place + 1 < words.size and (words.nouns(place + 1) or words.modifiers(place + 1))
        if not following or words.finite(place + 1):
            persons = {(1, "p"), (2, "p"), (3, "p")}
            return Subject(raw, place, place, place + 1, frozenset({("m", "p"), ("f", "p")}), frozenset(persons))
    return None


def _is_modified(words: Words, place: int) -> bool:
    """ "il suo vero io"; not "in particolare io", "da piccola io", "quella volta io"."""
    apart = words.at(place - 2) in ("in", "da", "di") or words.at(place - 1) in TIMES or words.at(place - 2) in TIMES
    apart = apart or (place > 0 and words.pos[place - 1] == "NOUN" and words.at(place - 2) in FORMS)  # "alla porta io"
    return place > 0 and bool(words.modifiers(place - 1)) and words.pos[place - 1] != "VERB" and not apart


def _has_noun(words: Words, place: int) -> bool:
    """ "nessuno studente", "ciascuno zaino": a determiner, not a pronoun."""
    following = place + 1
    return (
        words.text[place] in FORMS
        and following < words.size
        and bool(words.nouns(following))
        and (words.pos[following] in ("NOUN", "ADJ"))
    )


def phrase_subject(words: Words, phrase: NounPhrase, *, time: bool = False) -> Subject | None:
    """A noun phrase as a candidate; None when nothing certain is known of its number, and for
    words of time and measure (unless time is set), which are mostly no subjects."""
    place = phrase.head
    raw = words.raw[place]
    if words.text[place] in ("noialtri", "voialtri", "noialtre", "voialtre"):
        return None
    bare_thing = words.text[place] in ("cosa", "cos'")
    if phrase.unknown or (bare_thing and phrase.determiner is None) or (not time and _is_time(words, phrase)):
        return None
    if words.text[place] == "tempo" and words.text[phrase.start] == "un" and not _is_determined_further(words, phrase):
        return None  # "un tempo": once
    if (words.text[place], words.at(place + 1)) in (("fine", "settimana"), ("altro", "ieri"), ("altra", "sera")):
        return None
    determiner = phrase.determiner
    readings = phrase.readings
    numeral = False
    for near in range(max(0, phrase.start - 1), place):
        numeral = numeral or is_numeral(words, near)
    if determiner is not None:
        own = words.own(determiner)
        if words.text[determiner] in _SINGULAR_DETERMINERS:
            own = frozenset({("m", "s"), ("f", "s")})
        if phrase.noun is None and words.modifiers(place):
            readings = words.modifiers(place)
        if readings and own and not readings & own:
            persons = frozenset((3, number) for _, number in readings | own)
            return Subject(raw, place, phrase.start, phrase.end, readings | own, persons, sure=False)
        readings = (readings & own) if readings and own else (readings or own)
        if phrase.proper and not phrase.readings:
            readings = own
    elif phrase.proper and is_numeral(words, place):
        return None  # "gli anni Sessanta"
    elif phrase.proper and not readings:
        many = raw.lower().endswith(("s", "i")) or raw.isupper()  # "Stati Uniti", "Beatles"
        persons = frozenset({(3, "s"), (3, "p")} if many else {(3, "s")})
        return Subject(raw, place, phrase.start, phrase.end, ALL, persons)
    if not readings:
        return None
    if numeral:
        readings = frozenset(r for r in readings if r[1] == "p") or readings
    persons = frozenset((3, number) for _, number in readings)
    if _is_collective(words, phrase):
        persons |= {(3, "p")} if words.text[place] in _MANY else {(3, "s"), (3, "p")}
        readings = ALL
    following = words.raw[place + 1] if place + 1 < words.size else ""
    people = "ADJ" in words.facts[place].parts and not following[:1].isupper()  # "I Romani costruì" is wrong
    titled = words.facts[place].capital and place > phrase.start and words.raw[phrase.start].istitle() and not people
    if titled and words.text[phrase.start] in FORMS:
        persons |= {(3, "s")}  # "I Promessi Sposi è un romanzo"
    bare = determiner is None and not phrase.proper and not numeral
    bare = bare and (not phrase.before or words.text[phrase.start] in _ADDRESSING)
    single = words.text[phrase.start] in _SINGULAR_DETERMINERS
    return Subject(raw, place, phrase.start, phrase.end, readings, persons, not bare, numeral, bare, single=single)


def _is_time(words: Words, phrase: NounPhrase) -> bool:
    """Whether the noun tells a time, a measure or a price."""
    place = phrase.head
    text, further = words.text[place], _is_determined_further(words, phrase)
    if place and text in ("milioni", "miliardi") and is_numeral(words, place - 1):
        return words.at(place + 1) not in ("di", "d'")  # "costati ottocento milioni"
    if text == "tempo" and words.at(place - 1) == "un":
        return not further  # "un tempo": once
    return text in TIMES and not (text in _STRETCHES and further)


def _is_determined_further(words: Words, phrase: NounPhrase) -> bool:
    """Whether an article stands before the noun, and an adjective or "di" behind it."""
    following = words.at(phrase.end)
    of = following in ("di", "d'") or (following in FORMS and FORMS[following].family == "de")
    return phrase.determiner is not None and (of or bool(phrase.after))


def _is_collective(words: Words, phrase: NounPhrase) -> bool:
    """Whether the verb may agree with what follows: "la maggior parte degli studenti", "un gruppo di turisti"."""
    text, first, following = words.text[phrase.head], words.text[phrase.start], words.at(phrase.end)
    group = text in _GROUPS and (first not in FORMS or FORMS[first].family == "indefinite")
    if following == "%" or (following == "per" and words.at(phrase.end + 1) == "cento"):
        return True  # "il venti per cento degli studenti è / sono"
    if following in FORMS and FORMS[following].family == "de":
        return (text in _SHARES or group) and any(number == "p" for _, number in FORMS[following].readings)
    if following in ("di", "d'"):
        near = range(phrase.end, min(phrase.end + 4, words.size))
        several = any(number == "p" for place in near for _, number in words.nouns(place))
        return (text in _SHARES or group) and (several or words.at(phrase.end + 1) in ("noi", "voi", "loro"))
    alone = not phrase.after and not any(words.text[i] in POSSESSIVES for i in phrase.before)
    counted = first == "un" and text in ("terzo", "quarto", "quinto", "milione")
    return (text in _ALONE or counted) and alone  # "la maggior parte sono"; not "la sua parte orientale"


THOSE = {
    "quello": frozenset({("m", "s")}), "quella": frozenset({("f", "s")}), "quelli": frozenset({("m", "p")}),
    "quelle": frozenset({("f", "p")}),
}  # fmt: skip
