"""Agreement within a clause: predicates, participles, subject and verb. Precision first:
a finding needs a subject that stands right there, and a word that fits none it could belong to.
"""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.function_words import PREPOSITIONS, STOPS, TIMES, is_adverb
from rewards.italian.phrases.adjectives_after import tells
from rewards.italian.phrases.adverbials import adverbial_end
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.phrases.set_off_adjectives import check_set_off
from rewards.italian.predicates.other_predicates import check_other_predicates
from rewards.italian.predicates.participial_phrases import check_participial
from rewards.italian.predicates.predicate_subjects import parsed_subject_of
from rewards.italian.subjects.agreement_verbs import finite_verbs
from rewards.italian.subjects.clause_subjects import COLLECTIVE, Subject
from rewards.italian.subjects.clauses import Clause, clauses
from rewards.italian.subjects.phrases_after import opens_next_clause, subject_after
from rewards.italian.subjects.relative_subjects import DECLARED
from rewards.italian.subjects.subject_verb import check_subject_verb
from rewards.italian.subjects.valency import DATIVE
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

_COPULAS = word_set("essere sembrare diventare divenire parere restare rimanere risultare apparire")
_MODALS = frozenset({"dovere", "potere", "volere"})
_ADVERBS = word_set(
    """
    non già mai sempre ancora anche più meno molto tanto troppo così abbastanza poco davvero proprio spesso appena
    subito ormai quasi finalmente ora oggi ieri tardi presto pure sicuramente veramente assai piuttosto
    solo soltanto alquanto invece inoltre ben benissimo infatti però tuttavia quindi dunque poi altrimenti forse
    talvolta oramai tuttora altrettanto addirittura persino perfino comunque anzi almeno
    """
)
_STATO = word_set("stato stata stati state")
_WHOLE = word_set("tutto tutta tutti tutte")
_NO_PREDICATES = word_set(
    "solo proprio stesso oggetto bene male meglio peggio tale tali altro mio tuo suo nostro vostro"
)
_IMPERSONAL = word_set("chiaro vero certo")  # "è chiaro che …"
# With these participles a noun behind them says what the subject becomes or is called: "sono nominati senatori".
_NAMING = word_set(
    """
    nominare eleggere considerare chiamare diventare divenire rimanere restare definire ritenere dichiarare creare fare
    sembrare apparire nascere crescere essere proclamare giudicare
    """
)
# "si è detto soddisfatto", "saranno resi noti": an adjective behind these participles is the subject's too.
_CALLING = word_set(
    "dire dichiarare mostrare dimostrare rivelare rendere considerare ritenere giudicare definire sentire mantenere"
)
_PROCLAIMING = word_set("dichiarare nominare eleggere proclamare definire considerare")
_HOLDERS = word_set("titolare titolari responsabile responsabili partecipe partecipi complice complici")
_RETURNING = word_set("tornare ritornare")
_CLITICS = {"mi": (1, "s"), "ti": (2, "s"), "ci": (1, "p"), "vi": (2, "p")}
# Their noun may decide the gender: "questo tipo di macchina è costosa".
_KINDS = word_set("tipo genere sorta specie")


def check_clauses(words: Words, phrases: list[NounPhrase], result: Agreement) -> None:
    """Predicates and participles after essere, participles after avere, subjects with their verbs."""
    by_start = {phrase.start: phrase for phrase in phrases}
    by_head = {phrase.head: phrase for phrase in phrases}
    check_participial(words, phrases, by_start, result)
    check_set_off(words, phrases, result)
    check_other_predicates(words, by_start, result)
    for clause in clauses(words, phrases, finite_verbs(words, phrases)):
        place = clause.verb
        check_subject_verb(words, clause, by_start, by_head, result)
        subject = _subject(words, clause, by_start)
        lemmas = words.facts[place].finite_lemmas
        following = _next_word(words, place + 1)
        _check_inverted(words, clause, by_start, result)
        passive = (
            bool(lemmas & {"venire", "andare"}) and following < words.size and bool(words.facts[following].participles)
        )
        be: int | None = None
        if lemmas & _COPULAS or (passive and words.pos[following] in ("VERB", "AUX", "ADJ")):
            be = place
        elif lemmas & _MODALS:
            be = _copula_after(words, place)
        if be is not None:
            if subject is None or not subject.sure:
                subject = parsed_subject_of(words, clause, _next_word(words, be + 1), phrases) or subject
            _check_predicate(words, place, be, subject, by_start, result)
        elif "avere" in lemmas:
            _check_with_avere(words, place, phrases, result)


def _subject(words: Words, clause: Clause, by_start: dict[int, NounPhrase]) -> Subject | None:
    """What the predicate of the clause agrees with: every candidate that fits the verb, else all, together."""
    declared = clause.opener == "che" and any(words.text[one.place] in DECLARED for one in clause.relative or [])
    options = clause.subjects or ([] if declared else clause.relative) or []
    if not options and not clause.opener and words.at(clause.verb - 1) in ("e", "ed", "ma"):
        predicate = _next_word(words, clause.verb + 1)
        options = [] if _has_own_subject(words, predicate + 1, by_start) else clause.shared
    if not options or clause.blocked:
        return None
    forms = words.finite(clause.verb)
    fitting = [option for option in options if forms & option.persons]
    if not fitting:
        return None  # the verb is wrong, or its subject another word
    # "La sua relazione, Ministro, è …": a vocative between commas
    fitting = [option for option in fitting if not _is_enclosed(words, option)] or fitting
    fitting = [_without_collective(words, option, {number for _, number in forms}) for option in fitting]
    last = fitting[-1]
    readings = frozenset(reading for option in fitting for reading in option.readings)
    numbers = {number for _, number in forms}
    narrowed = frozenset(r for r in readings if r[1] in numbers) or readings
    sure = last.sure and all(option.sure or option.bare for option in fitting)
    if clause.opener == "che" and not clause.subjects and len(fitting) == 1 and _bare_antecedent(words, clause, last):
        sure = True  # "luoghi che sono stati"; in the subjunctive "che" may be a conjunction
    if clause.opener == "che" and not clause.subjects and _whole_antecedent(words, clause):
        sure = True  # "l'uso della ricerca che è stato": one of these nouns, whichever it is
    return replace(last, readings=narrowed, sure=sure)


def _is_enclosed(words: Words, subject: Subject) -> bool:
    """Whether a name or bare noun stands between two commas."""
    return words.text[subject.start] not in FORMS and words.at(subject.start - 1) == "," == words.at(subject.end)


def _whole_antecedent(words: Words, clause: Clause) -> bool:
    """Whether all nouns are known that "che" may stand for: a noun with its article and at most one complement, right
    before an indicative."""
    nouns = clause.relative or []
    if not 1 < len(nouns) < 3 or not tells(words, clause.verb):
        return False
    comma = words.at(nouns[-1].end) == ","
    if words.at(nouns[-1].end + comma) != "che":
        return False
    text, before = words.text[nouns[0].start], words.at(nouns[0].start - 1)
    determined = text in FORMS and FORMS[text].family in ("definite", "indefinite", "quello")
    return determined and before not in PREPOSITIONS | {"e", "ed", "o", ","}


def _has_own_subject(words: Words, place: int, by_start: dict[int, NounPhrase]) -> bool:
    """Whether a noun, an infinitive or a "che" behind the predicate is its subject: "ed è vietato fumare"."""
    if subject_after(words, place, by_start) is not None:
        return True
    for near in range(place, min(place + 8, words.size)):
        if words.text[near] in STOPS or words.text[near] in (",", "e"):
            return False
        if words.facts[near].infinitive or words.text[near] == "che":
            return True
    return False


def _bare_antecedent(words: Words, clause: Clause, last: Subject) -> bool:
    """Whether "che", right behind a bare noun, is the subject of an indicative: "luoghi che sono stati"."""
    links = PREPOSITIONS | {"e", "ed", "o"}
    if not last.bare or words.at(last.end) not in ("che", ",") or words.at(last.start - 1) in links:
        return False
    if words.at(last.end) == "," and words.at(last.end + 1) != "che":
        return False
    return tells(words, clause.verb)


def _without_collective(words: Words, subject: Subject, numbers: set[str | None]) -> Subject:
    """With a singular verb "la maggioranza", "una coppia" agree in gender as any noun does."""
    text = words.text[subject.place]
    if text not in COLLECTIVE or text in _KINDS or numbers != {"s"}:
        return subject
    own = words.nouns(subject.place) & (words.own(subject.start) or words.nouns(subject.place))
    following = words.at(subject.end)
    if following == "di" or (following in FORMS and FORMS[following].family == "de"):
        own |= words.nouns(subject.end + 1)  # "gran parte del dibattito è stato …"
    return replace(subject, readings=own or subject.readings)


def _check_predicate(
    words: Words, finite: int, verb: int, subject: Subject | None, by_start: dict[int, NounPhrase], result: Agreement
) -> None:
    """Adjectives and participles after essere and the like, against the subject, or at least the number of the verb.
    finite: the finite verb, "può" in "può essere utile"; verb: the copula."""
    place = _next_word(words, verb + 1)
    reflexive = finite > 0 and words.text[finite - 1] in ("si", "s'")
    if subject is None:
        subject = _later_subject(words, place, by_start, words.finite(finite))
    persons = {1, 2, 3} if subject is None else {person for person, _ in subject.persons}
    by_verb = frozenset(
        (gender, number) for gender in "mf" for person, number in words.finite(finite) if number and person in persons
    )
    if subject is not None and subject.sure:
        wanted, who = subject.readings, f'"{subject.text}"'
    elif reflexive:
        return
    else:
        # Of an unknown subject the number, at least, shows in the verb.
        who, wanted = f'"{words.raw[finite]}"', by_verb
    while wanted and place < words.size and _is_predicate(words, place, by_start):
        if words.text[place] in _IMPERSONAL and (subject is None or not subject.sure):
            return
        if words.facts[place].nouns and words.at(verb + 1) in ("in", "di") and adverbial_end(words, verb + 1):
            return  # "le balene sono in realtà mammiferi"
        own = words.modifiers(place) or words.nouns(place)
        if reflexive and words.facts[place].participles and _own_object(words, place + 1, own, by_start):
            return  # "si è lavate le mani"
        if reflexive and own & by_verb and subject is not None and subject.start > place:
            return  # "si è assunto la responsabilità": the noun may be the object
        clitic = _CLITICS.get(words.at(finite - 1))
        known = subject is not None and subject.sure and (subject.start < finite or words.facts[place].lemmas & DATIVE)
        if clitic is not None and clitic in words.finite(finite) and not own & wanted and not known:
            return  # "mi sono resa conto"; but "i tuoi consigli mi sono stati utili", "mi sono piaciute le poesie"
        if own & wanted:
            result.passed += 1
            wanted = own & wanted  # "noi siamo stati invitati"
        else:
            verbal = words.pos[place] != "ADJ" or words.text[place - 1] in _STATO
            participle = bool(words.facts[place].participles) and verbal
            message = f'{who} is {describe(wanted)}; "{words.raw[place]}" is {describe(own)}.'
            rule = "participle" if participle else "predicate"
            fail(result, words, place, rule, message, inflected(words, place, wanted))
            return
        following = _next_word(words, place + 1)
        called = bool(words.facts[place].lemmas & (_COPULAS | _CALLING))
        if words.facts[place].lemmas & _RETURNING and following < words.size:
            called = "ADV" not in words.facts[following].parts  # "sono tornate pulite"
        if words.facts[place].lemmas & _PROCLAIMING and words.pos[following : following + 1] == ["NOUN"]:
            return  # "la foresta è stata dichiarata parco"
        goes_on = words.text[place] in _WHOLE or called
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
    while place < words.size:
        if (end := adverbial_end(words, place)) is not None:
            place = end
        elif words.text[place] in _ADVERBS or words.text[place] in (*QUOTES, "'") or is_adverb(words, place):
            place += 1
        else:
            return place
    return place


def _is_predicate(words: Words, place: int, by_start: dict[int, NounPhrase]) -> bool:
    """Whether the word is said of the subject: an adjective or participle without determiner, no bare noun."""
    text, facts = words.text[place], words.facts[place]
    phrase = by_start.get(place)
    following = words.at(place + 1)
    if text in _HOLDERS and (following == "di" or (following in FORMS and FORMS[following].family == "de")):
        return True  # "sono titolari dei diritti"
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
    if phrase is None or words.text[phrase.head] in TIMES:
        return False  # "si è iscritta quest'anno"
    return not phrase.prepositional and bool(phrase.readings & own)


def _later_subject(
    words: Words,
    predicate: int,
    by_start: dict[int, NounPhrase],
    forms: AbstractSet[tuple[int | None, str | None]],
) -> Subject | None:
    """ "È bella la casa", "Sono arrivati molti ragazzi": the phrase right after the predicate."""
    place = predicate + 1
    if place < words.size and words.text[predicate] in _STATO and words.modifiers(place) and place not in by_start:
        place += 1  # "sono stati scelti i colori"
    if place >= words.size or words.text[place] in TIMES:
        return None
    of = words.text[place] in FORMS and FORMS[words.text[place]].family == "de"
    if of and not (words.facts[predicate].participles and words.text[place] in ("dei", "degli", "delle")):
        return None  # "è conscio dell'importanza"
    subject = subject_after(words, place, by_start)
    if subject is None or subject.joined or opens_next_clause(words, subject):
        return None
    naming = words.facts[place - 1].lemmas & _NAMING and words.text[place - 1] not in _STATO
    if naming and not forms & subject.persons:
        return None  # "sono diventati la squadra più forte"
    subject = _without_collective(words, subject, {number for _, number in forms})
    if subject.bare and not subject.sure:
        # "furono servite bevande"; but in "sono nominati senatori" the noun is no subject
        plain = words.facts[subject.place].parts == {"NOUN"} and words.facts[predicate].participles and not naming
        fits = {number for _, number in subject.readings} & {number for _, number in forms}
        following = words.at(subject.end)
        return replace(subject, sure=True) if plain and fits and following not in ("e", "ed", "o", ",") else None
    return subject if subject.sure else None


def _check_inverted(words: Words, clause: Clause, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """ "Diversa è l'opinione degli altri": a predicate that opens the clause, before essere and its subject."""
    verb = clause.verb
    if verb < 1 or "essere" not in words.facts[verb].finite_lemmas or clause.subjects or clause.opener:
        return
    place = verb - 1
    facts = words.facts[place]
    opens = place - 1
    while opens >= 0 and words.text[opens] in _ADVERBS:
        opens -= 1
    if opens >= 0 and words.text[opens] not in (*".,;:!?", "ma", "e", '"', "«"):
        return
    if "ADJ" not in facts.parts or facts.parts & {"ADV", "PRON", "DET", "CONJ"} or words.text[place] in _NO_PREDICATES:
        return
    after = verb + 1
    while words.at(after) == "," or words.at(after) in _ADVERBS | _STATO:
        after += 1
    subject = subject_after(words, after, by_start)
    if subject is None or not subject.sure or not {n for _, n in words.finite(verb)} & {n for _, n in subject.readings}:
        return
    if facts.modifiers & subject.readings:
        result.passed += 1
        return
    message = f'"{subject.text}" is {describe(subject.readings)}; "{words.raw[place]}" is {describe(facts.modifiers)}.'
    fail(result, words, place, "predicate", message, inflected(words, place, subject.readings))


def _copula_after(words: Words, modal: int) -> int | None:
    """The place of "essere" after a modal verb: "può essere utile"."""
    place = _next_word(words, modal + 1)
    return place if place < words.size and words.text[place] in ("essere", "sembrare", "diventare", "restare") else None


def _check_with_avere(words: Words, verb: int, phrases: list[NounPhrase], result: Agreement) -> None:
    """With avere the participle is masculine singular, or agrees with lo, la, li, le before the verb."""
    place = verb + 1
    place = _next_word(words, place)
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
        ahead = next((one for one in phrases if start in (one.end, one.end + (words.at(one.end) == "?"))), None)
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
