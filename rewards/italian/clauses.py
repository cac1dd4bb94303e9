"""Clauses: which words of a sentence can be the subject of which finite verb.

Read from left to right. An opener (che, cui, quando, se …) begins a clause; a verb belongs to the
innermost clause that waits for one; a clause that has its verb ends at a comma or at the next verb
(Serianni, Grammatica italiana, XIV). The parse only helps to tell verbs from nouns, since a wrong
ending, which is what we look for, misleads it most.
"""

from dataclasses import dataclass, field

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.genders import ALL, PERSONS, PRONOUNS
from rewards.italian.noun_phrases import NounPhrase
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

STOPS = word_set(". ! ? ; : … ... ( ) [ ] — – \n")
_COORDINATORS = word_set("e ed o oppure ma però né bensì anzi ovvero")
_OPENERS = word_set(
    """
    quando mentre perché perchè poiché poichè se come dove affinché benché benchè sebbene finché finchè siccome
    giacché qualora purché nonostante appena dov' com' quindi perciò dunque allora infatti cosicché sicché
    """
)
ADVERBS = word_set(
    """
    non già mai sempre ancora anche più meno molto tanto troppo così abbastanza poco davvero proprio spesso appena
    subito ormai quasi finalmente ora oggi ieri domani stasera sicuramente veramente assai piuttosto bene male pure
    solo soltanto forse poi tutto insieme presto tardi addirittura inoltre persino perfino invece però infatti quindi
    neanche nemmeno neppure mica affatto adesso
    """
)
CLITICS = word_set("mi ti si ci vi lo la li le gli ne l' m' t' s' c' v' n' me te se ce ve glielo gliela glieli gliele")
TIMES = word_set(
    """
    giorno giorni anno anni mese mesi settimana settimane mattina mattino mattine sera sere notte notti volta volte
    ora ore momento momenti estate inverno primavera autunno weekend pomeriggio pomeriggi lunedì martedì mercoledì
    giovedì venerdì sabato domenica esempio minuto minuti secondo secondi secolo secoli periodo istante attimo gennaio
    febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre vigilia natale pasqua
    indomani serata nottata giornata mattinata chilometri chilometro metri metro km euro dollari gradi percento
    """
)
COLLECTIVE = word_set(
    """
    maggioranza maggior parte metà gruppo serie numero resto migliaio decina dozzina coppia paio centinaio quantità
    terzo quarto quinto migliaia milione milioni insieme minoranza totalità sacco mucchio folla schiera quota tipo
    ventina trentina quindicina cinquantina po' totale percentuale marea miriade infinità varietà sorta genere fila
    """
)
_SINGULAR_PRONOUNS = word_set("ognuno nessuno qualcuno niente nulla qualcosa chiunque ciascuno ognuna nessuna qualcuna")
_PLURAL_PRONOUNS = word_set("tutti tutte molti molte pochi poche alcuni alcune parecchi parecchie entrambi entrambe")
_OTHER_PREPOSITIONS = word_set(
    """
    durante secondo oltre nonostante malgrado mediante come tranne eccetto salvo lungo entro attraverso verso fino
    quale quali qual quanto quanti quante quanta ecco circa dopo prima senza tra fra ex chissà quanto
    di a da in con su per sotto sopra dentro dietro contro presso d' ad ed vicino fuori davanti accanto
    """
) - {"ed"}
_LIKE_PREPOSITIONS = word_set("grazie rispetto riguardo causa insieme intorno accanto vicino circa fronte")
_BEFORE_DETERMINER = word_set("tutto tutta tutti tutte solo anche pure ambedue entrambi entrambe soltanto più proprio")
_SINGULAR_DETERMINERS = word_set("ogni ciascun ciascuno ciascuna nessun nessuno nessuna nessun' qualche qualsiasi")


@dataclass(slots=True)
class Subject:
    """A candidate: the (gender, number) and (person, number) pairs that agree with it.

    place, end: tokens [place of its head, end of the phrase); sure: whether a verb that fits none of
    its pairs is an error.
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

    @property
    def numbers(self) -> set[str]:
        return {number for _, number in self.persons}

    @property
    def person(self) -> int:
        return min((person for person, _ in self.persons), default=3)


@dataclass(slots=True)
class Clause:
    """verb: place of a finite verb; subjects: candidates before it; relative: the antecedents of its
    "che"; after: the noun phrases that follow it; opener: the word that opens the clause ("" for none);
    shared: the subjects of the verb with which it is coordinated."""

    verb: int
    subjects: list[Subject]
    relative: list[Subject] | None
    opener: str
    shared: list[Subject]
    blocked: bool = False


@dataclass(slots=True)
class _Frame:
    opener: str = ""
    relative: list[Subject] | None = None
    candidates: list[Subject] = field(default_factory=list)
    shared: list[Subject] = field(default_factory=list)
    verb: int | None = None
    blocked: bool = False
    coordinated: bool = False


def finite_verbs(words: Words, phrases: list[NounPhrase]) -> list[int]:
    """Places of finite verbs: by the lexicon where a form is nothing else, else as tagged."""
    nominal = {place for phrase in phrases for place in (*phrase.before, *phrase.after)}
    nominal |= {phrase.noun for phrase in phrases if phrase.noun is not None}
    places = {place for place in range(len(words)) if words.facts[place].finite and _is_verb(words, place, nominal)}
    start = 0
    for stop in range(len(words) + 1):
        if stop < len(words) and words.text[stop] not in (".", "!", "?"):
            continue
        if not any(place in places for place in range(start, stop)):
            # "L'aquila volo sopra le montagne": a sentence has a verb.
            found = next((place for place in range(start + 1, stop) if _may_be_verb(words, place)), None)
            if found is not None:
                places.add(found)
        start = stop + 1
    return sorted(places)


_LEADING = STOPS | word_set("non che chi quando dove se perché come mentre cosa") | {""}
_NO_VERBS = word_set("addosso ingrosso dettaglio indosso")


def _is_verb(words: Words, place: int, nominal: set[int]) -> bool:
    facts = words.facts[place]
    if words.is_name(place) or place in nominal or words.text[place] in _NO_VERBS:
        return False
    text, before = words.text[place], words.at(place - 1)
    led = before in _LEADING or before in PERSONS or (before in CLITICS and before not in FORMS)
    if facts.participles and not led:
        return False  # "le farfalle colorate", "sono arrivate", "gli schemi emersi"
    if text in ("sia", "siano") and _correlated(words, place):
        return False
    if facts.parts != {"VERB"} and not led and all(person != 3 for person, _ in facts.finite):
        return text in ("sono", "sei", "siamo", "siete") and words.pos[place] in ("VERB", "AUX")
    if place and words.nouns(place) and words.pos[place - 1] in ("VERB", "AUX") and not words.nouns(place - 1):
        return False  # "hanno voglia": the verb's object, whatever the parse says
    if words.pos[place] in ("VERB", "AUX"):
        return True
    return facts.only_verb


def _correlated(words: Words, place: int) -> bool:
    """ "sia il gatto sia il cane", "sia i tempi che i luoghi"."""
    if words.at(place - 1) in ("che", "non", *CLITICS) or words.at(place - 1) in PERSONS:
        return False
    rest = words.text[place + 1 : place + 9]
    return "sia" in rest or "sia" in words.text[max(0, place - 8) : place] or "che" in rest


def _after_auxiliary(words: Words, place: int) -> bool:
    before = place - 1
    while before >= 0 and words.text[before] in ADVERBS:
        before -= 1
    return before >= 0 and bool(words.facts[before].lemmas & {"essere", "avere", "venire"})


def _may_be_verb(words: Words, place: int) -> bool:
    facts = words.facts[place]
    if not facts.indicative or words.text[place] in FORMS or words.is_name(place) or facts.parts & {"ADP", "DET", "PRON", "CONJ", "ADV"}:
        return False
    before = words.text[place - 1]
    return bool(words.nouns(place - 1)) or before in PERSONS or before in _SINGULAR_PRONOUNS or words.is_name(place - 1)


def clauses(words: Words, phrases: list[NounPhrase], verbs: list[int]) -> list[Clause]:
    """One Clause for each verb, in order."""
    reader = _Reader(words, phrases, set(verbs))
    return reader.read()


class _Reader:
    def __init__(self, words: Words, phrases: list[NounPhrase], verbs: set[int]) -> None:
        self.words, self.verbs = words, verbs
        self.by_start = {phrase.start: phrase for phrase in phrases if phrase.start not in verbs}
        self.stack = [_Frame()]
        self.found: list[Clause] = []
        self.last: list[Subject] = []  # the phrases that an adjacent "che" may refer to
        self.last_end = -1
        self.prepositional = False  # whether a preposition governs the last phrase
        self.cleft = False  # "è in questa casa che …": the phrase is no antecedent

    def read(self) -> list[Clause]:
        words, place = self.words, 0
        while place < len(words):
            text = words.text[place]
            if text in STOPS:
                self.stack, self.last, self.last_end = [_Frame()], [], -1
            elif place in self.verbs:
                self._verb(place)
            elif (phrase := self.by_start.get(place)) is not None:
                end = next((verb for verb in range(place + 1, phrase.end) if verb in self.verbs), phrase.end)
                self._phrase(phrase, end)
                place = max(end, place + 1)
                continue
            elif text == ",":
                self._comma(place)
            elif text in ("che", "ch'"):
                self._che(place)
            elif text == "chi":
                self._chi(place)
            elif text in ("quale", "quali") and place and words.text[place - 1] in FORMS:
                self._quale(place)
            elif text == "cui" or text in _OPENERS or (text in ("cosa", "cos'") and not self._determined(place)):
                self.stack.append(_Frame(opener=text))
            elif text in _COORDINATORS:
                self._coordinator(text)
            elif words.facts[place].infinitive or words.facts[place].gerund:
                self.stack[-1].blocked = True
            else:
                self._pronoun(place)
            place += 1
        return self.found

    def _determined(self, place: int) -> bool:
        return place > 0 and (self.words.text[place - 1] in FORMS or bool(self.words.modifiers(place - 1)))

    def _verb(self, place: int) -> None:
        frame = self.stack[-1]
        while frame.verb is not None and len(self.stack) > 1 and not frame.coordinated:
            self.stack.pop()
            frame = self.stack[-1]
        second = frame.verb is not None
        subjects = [] if second and not frame.coordinated else frame.candidates
        relative = None if second else frame.relative
        opener = "" if second else frame.opener
        self.found.append(Clause(place, subjects, relative, opener, frame.shared, frame.blocked or (second and not frame.coordinated)))
        frame.shared = subjects or relative or []
        frame.verb, frame.candidates, frame.coordinated, frame.blocked = place, [], False, False

    def _comma(self, place: int) -> None:
        frame = self.stack[-1]
        if frame.verb is not None and len(self.stack) > 1:
            self.stack.pop()
            frame = self.stack[-1]
        frame.blocked = False
        if frame.verb is not None:
            frame.verb, frame.candidates, frame.relative = None, [], None
            frame.opener, frame.shared = "", []
        del place

    def _coordinator(self, text: str) -> None:
        frame = self.stack[-1]
        if frame.verb is not None:
            frame.coordinated = True
            frame.candidates = []
            frame.blocked = False
        del text

    def _che(self, place: int) -> None:
        words = self.words
        before = place - 1
        while before >= 0 and words.text[before] in (",", '"', "»", "”", "'"):
            before -= 1
        if before >= 0 and self.last_end == before + 1 and self.last and not self.cleft:
            self.stack.append(_Frame(opener="che", relative=self.last[-2:]))
        else:
            self.stack.append(_Frame(opener="che-"))

    def _chi(self, place: int) -> None:
        one = Subject(self.words.raw[place], place, place, place + 1, frozenset({("m", "s"), ("f", "s")}),
                      frozenset({(3, "s")}))  # fmt: skip
        before = self.words.at(place - 1)
        frame = self.stack[-1]
        if frame.verb is None and before not in _OTHER_PREPOSITIONS:
            frame.candidates.append(one)
        self.stack.append(_Frame(opener="chi", relative=[one] if before not in _OTHER_PREPOSITIONS else None))

    def _quale(self, place: int) -> None:
        article = FORMS[self.words.text[place - 1]]
        number = "s" if self.words.text[place] == "quale" else "p"
        readings = frozenset(r for r in article.readings if r[1] == number)
        if article.family == "definite" and readings:
            one = Subject(self.words.raw[place], place, place - 1, place + 1, readings, frozenset({(3, number)}))
            self.stack.append(_Frame(opener="quale", relative=[one]))
        else:
            self.stack.append(_Frame(opener="cui"))

    def _pronoun(self, place: int) -> None:
        text = self.words.text[place]
        subject = pronoun_subject(self.words, place)
        if subject is None:
            return
        frame = self.stack[-1]
        if frame.verb is None or frame.coordinated:
            self._add(frame, subject)
        del text

    def _phrase(self, phrase: NounPhrase, end: int) -> None:
        if phrase.determiner is None and self.words.text[phrase.head] in _LIKE_PREPOSITIONS:
            return  # "grazie ai genitori"
        if phrase.proper and phrase.determiner is None and self.last_end == phrase.start:
            self.last_end = end  # "la signora Rossi", "Anna Bianchi"
            if self.stack[-1].candidates and self.stack[-1].candidates[-1].end == phrase.start:
                self.stack[-1].candidates[-1].end = end
            return
        subject = phrase_subject(self.words, phrase)
        prepositional = is_prepositional(self.words, phrase)
        if phrase.determiner is None and self.words.at(phrase.start - 1) in ("e", "ed", "o"):
            prepositional = prepositional or (self.prepositional and self.last_end == phrase.start - 1)
        self.prepositional = prepositional
        adjacent = self.last_end == phrase.start or (
            self.last_end == phrase.start - 1 and self.words.text[phrase.start - 1] in ("di", "a", "da", "in", "con", "per", "e", "ed", ",")
        )
        frame = self.stack[-1]
        open_ = frame.verb is None or frame.coordinated
        if subject is not None:
            joined = self.words.at(phrase.start - 1) in ("e", "ed", "o", "né") and adjacent
            if not adjacent:
                self.cleft = prepositional and _after_essere(self.words, phrase.start)
            if prepositional or adjacent:
                self.last = [*self.last, subject] if adjacent else [subject]
                if joined and len(self.last) > 1:
                    self.last.append(_together(self.last[-2], subject))
            else:
                self.last = [subject]
            if open_ and not prepositional and not frame.blocked:
                self._add(frame, subject)
        else:
            unknown = [_unknown(self.words, phrase)] if phrase.unknown else []
            self.last = [*self.last, *unknown] if adjacent else unknown
            if open_ and phrase.unknown and not prepositional and not frame.blocked and not (adjacent and frame.candidates):
                frame.candidates.append(_unknown(self.words, phrase))
        self.last_end = end

    def _add(self, frame: _Frame, subject: Subject) -> None:
        words = self.words
        before = words.at(subject.start - 1)
        if before in _BEFORE_DETERMINER:
            before = words.at(subject.start - 2)
        last = frame.candidates[-1] if frame.candidates else None
        if last is not None and before in ("e", "ed", "o", "né", "oppure", "nonché", "ma"):
            frame.candidates.append(_together(last, subject, exact=before in ("e", "ed")))
            if before in ("e", "ed"):
                prepositional = _prepositional_since(words, last.end, subject.start - 1)
                if len(frame.candidates) == 2 and not prepositional:
                    del frame.candidates[0]
                elif not prepositional:
                    frame.candidates[0].sure = False
                else:
                    frame.candidates.append(subject)
            else:
                frame.candidates.append(subject)
            return
        frame.candidates.append(subject)


def _after_essere(words: Words, start: int) -> bool:
    """Whether essere stands before a prepositional phrase: "è proprio in questo modo"."""
    place = start - 1
    while place >= 0 and (
        words.text[place] in _OTHER_PREPOSITIONS or words.text[place] in ADVERBS
        or words.text[place] in _LIKE_PREPOSITIONS or words.text[place] in ("qui", "lì", "là")
    ):
        place -= 1
    return place >= 0 and "essere" in words.facts[place].finite_lemmas


def _prepositional_since(words: Words, start: int, stop: int) -> bool:
    """Whether a preposition stands there, so that what follows "e" may hang on it too."""
    return any(
        words.text[i] in _OTHER_PREPOSITIONS or (words.text[i] in FORMS and FORMS[words.text[i]].family in _ARTICULATED)
        for i in range(start, stop)
    )


_ARTICULATED = frozenset({"de", "a", "da", "ne", "su", "con"})


def _together(first: Subject, second: Subject, *, exact: bool = True) -> Subject:
    """ "Il gatto e il cane": plural, masculine unless both are feminine; the lowest person counts."""
    feminine = all(subject.readings and all(g == "f" for g, _ in subject.readings) for subject in (first, second))
    both = frozenset({("f", "p")} if feminine else {("m", "p")})
    if any(len({g for g, _ in subject.readings}) != 1 for subject in (first, second)):
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


def _unknown(words: Words, phrase: NounPhrase) -> Subject:
    """A phrase of which nothing is known: it may be the subject of any third person."""
    return Subject(words.raw[phrase.head], phrase.head, phrase.start, phrase.end, ALL,
                   frozenset({(3, "s"), (3, "p")}), sure=False)  # fmt: skip


def is_prepositional(words: Words, phrase: NounPhrase) -> bool:
    """Whether a preposition governs the phrase; "dei ragazzi" at the beginning of a clause is partitive."""
    text = words.text[phrase.start]
    before = phrase.start - 1
    while before >= 0 and (words.text[before] in _BEFORE_DETERMINER or words.text[before] in ADVERBS and before):
        before -= 1
    previous = words.at(before)
    if phrase.determiner == phrase.start and text in FORMS and FORMS[text].family in _ARTICULATED:
        partitive = FORMS[text].family == "de" and before < 0
        return not partitive
    return previous in _OTHER_PREPOSITIONS


def pronoun_subject(words: Words, place: int) -> Subject | None:
    """io, tu, lui …; ognuno, tutti, molti … as subjects; None for other words and for "con lui"."""
    text, before = words.text[place], words.at(place - 1)
    if before in ("anche", "solo", "proprio", "pure", "neanche", "nemmeno"):
        before = words.at(place - 2)
    if before in _OTHER_PREPOSITIONS and before not in ("che", "come") or before in ("ne", "del", "al"):
        return None
    raw = words.raw[place]
    if text in PERSONS:
        if before in FORMS or (place and before != "che" and words.modifiers(place - 1) and words.pos[place - 1] != "VERB"):
            return None  # "il suo vero io", "la loro casa"
        if text == "loro" and place + 1 < len(words) and (words.nouns(place + 1) or words.modifiers(place + 1)):
            return None
        person, number = PERSONS[text]
        readings = PRONOUNS[text]
        if (raw == "Lei" and place) or text == "voi":
            readings = frozenset({("m", "s"), ("f", "s"), ("m", "p"), ("f", "p")}) if text == "voi" else ALL
        persons = {(person, number)}
        return Subject(raw, place, place, place + 1, readings, frozenset(persons), pronoun=True)
    if text in _DEMONSTRATIVES and words.at(place + 1) in ("di", "del", "della", "dei", "delle", "dell'", "degli", "dello"):
        readings = _DEMONSTRATIVES[text]
        return Subject(raw, place, place, place + 1, readings, frozenset((3, n) for _, n in readings))
    if text in _SINGULAR_PRONOUNS and not _has_noun(words, place):
        if words.at(place + 1) in ("di", "dei", "degli", "delle", "del", "della"):
            return None
        readings = frozenset({("m", "s"), ("f", "s")})
        sure = text not in ("niente", "nulla", "qualcosa")  # "che nulla hanno a che fare"
        return Subject(raw, place, place, place + 1, readings, frozenset({(3, "s")}), sure)
    if text in _PLURAL_PRONOUNS and words.at(place + 1) not in FORMS:
        following = place + 1 < len(words) and (words.nouns(place + 1) or words.modifiers(place + 1))
        if not following or words.finite(place + 1):
            persons = {(1, "p"), (2, "p"), (3, "p")}
            return Subject(raw, place, place, place + 1, frozenset({("m", "p"), ("f", "p")}), frozenset(persons))
    return None


def _has_noun(words: Words, place: int) -> bool:
    """ "nessuno studente", "ciascuno zaino": a determiner, not a pronoun."""
    following = place + 1
    return words.text[place] in FORMS and following < len(words) and bool(words.nouns(following)) and (
        words.pos[following] in ("NOUN", "ADJ")
    )


def phrase_subject(words: Words, phrase: NounPhrase, *, time: bool = False) -> Subject | None:
    """A noun phrase as a candidate; None when nothing certain is known of its number, and for
    words of time and measure (unless time is set), which are mostly no subjects."""
    place = phrase.head
    raw = words.raw[place]
    if phrase.unknown or (words.text[place] in TIMES and not time) or words.text[place] in ("cosa", "cos'"):
        return None
    determiner = phrase.determiner
    readings = phrase.readings
    numeral = any(_is_numeral(words, i) for i in range(phrase.start - 1, place) if i >= 0)
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
    elif phrase.proper and not readings:
        many = raw.lower().endswith(("s", "i")) or raw.isupper()  # "Stati Uniti", "Beatles"
        persons = {(3, "s"), (3, "p")} if many else {(3, "s")}
        return Subject(raw, place, phrase.start, phrase.end, ALL, frozenset(persons))
    if not readings:
        return None
    if numeral:
        readings = frozenset(r for r in readings if r[1] == "p") or readings
    collective = any(words.text[i] in COLLECTIVE for i in range(phrase.start, phrase.end))
    persons = frozenset((3, number) for _, number in readings)
    if collective:
        persons |= {(3, "s"), (3, "p")}
        readings = ALL
    bare = determiner is None and not phrase.proper and not numeral and not phrase.before
    single = words.text[phrase.start] in _SINGULAR_DETERMINERS
    return Subject(raw, place, phrase.start, phrase.end, readings, persons, not bare, numeral, bare, single=single)


def _is_numeral(words: Words, place: int) -> bool:
    text = words.text[place]
    return text in _NUMERALS or (text.isdigit() and text != "1" and len(text) < 4)


_DEMONSTRATIVES = {
    "quello": frozenset({("m", "s")}), "quella": frozenset({("f", "s")}), "quelli": frozenset({("m", "p")}),
    "quelle": frozenset({("f", "p")}),
}  # fmt: skip
_NUMERALS = word_set(
    """
    due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette
    diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento mille duecento tremila
    """
)
