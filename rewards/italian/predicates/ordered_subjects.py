"""What a predicate agrees with: the subject of its verb by the order of the words, before it ("Le case erano vuote")
or behind it ("Sono arrivati i nonni", "È bella la casa")."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from rewards.italian.articles import FORMS
from rewards.italian.function_words import BOUNDS, PREPOSITIONS, STATO, STOPS, TIMES
from rewards.italian.phrases.adverbials import adverbial_end
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.phrases.verbs_after import tells
from rewards.italian.subjects.clause_subjects import COLLECTIVE, Subject
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.phrase_surroundings import is_enclosed
from rewards.italian.subjects.phrases_after import opens_next_clause, subject_after
from rewards.italian.subjects.relative_subjects import DECLARED
from rewards.italian.subjects.subjects_after import certain_subject_after
from rewards.italian.subjects.verb_groups import Verb, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

ADVERBS_BETWEEN = word_set(
    """
    non già mai sempre ancora anche più meno molto tanto troppo così abbastanza poco davvero proprio spesso appena
    subito ormai quasi finalmente ora oggi ieri tardi presto pure sicuramente veramente assai piuttosto
    solo soltanto alquanto invece inoltre ben benissimo infatti però tuttavia quindi dunque poi altrimenti forse
    talvolta oramai tuttora altrettanto addirittura persino perfino comunque anzi almeno purtroppo
    affatto mica neanche nemmeno neppure adesso infine soprattutto fin
    """
)
# With these participles a noun behind them says what the subject becomes or is called: "sono nominati senatori".
NAMING = word_set(
    """
    nominare eleggere considerare chiamare diventare divenire rimanere restare definire ritenere dichiarare creare fare
    sembrare apparire nascere crescere essere proclamare giudicare
    """
)
# Their noun may decide the gender: "questo tipo di macchina è costosa".
_KINDS = word_set("tipo genere sorta specie")
# Behind "l'" nothing tells their gender.
_LANDS = word_set(
    """
    italia europa america africa asia austria ungheria inghilterra irlanda olanda ucraina india argentina australia
    emilia umbria albania algeria islanda indonesia estonia armenia etiopia eritrea arabia
    """
)
OWN_CLITICS = {"mi": (1, "s"), "ti": (2, "s"), "ci": (1, "p"), "vi": (2, "p")}
# "È fatto divieto", "è dato avviso": what such a participle is said of.
_FIXED = word_set("divieto obbligo cenno avviso atto")
WOMEN = frozenset({("f", "p")})


def ordered_subject(words: Words, clause: Clause, by_start: dict[int, NounPhrase]) -> Subject | None:
    """What the predicate of the clause agrees with: every candidate that fits the verb, else all, together."""
    declared = clause.opener == "che" and any(words.text[one.place] in DECLARED for one in clause.relative or [])
    options = clause.subjects or ([] if declared else clause.relative) or []
    if not options and not clause.opener and words.at(words_before(words, clause.verb)) in ("e", "ed", "ma"):
        predicate = next_word(words, clause.verb + 1)
        options = [] if _has_own_subject(words, predicate + 1, by_start) else clause.shared
    if not options or clause.blocked:
        return None
    forms = words.finite(clause.verb)
    fitting = [option for option in options if forms & option.persons]
    if not fitting:
        return None  # the verb is wrong, or its subject another word
    if all(words.at(option.start - 1) == "," for option in fitting) and _opens_with_infinitive(words, fitting[0].start):
        return None  # "A vincere la tappa, la più lunga, è stato uno svizzero"
    fitting = [option for option in fitting if not _is_apart(words, clause.verb, option)]
    if not fitting:
        return None
    # "La sua relazione, Ministro, è …": a vocative between commas
    fitting = [option for option in fitting if not is_enclosed(words, option)] or fitting
    if len(fitting) > 1 and fitting[0].bare and words.at(fitting[0].start - 1) in BOUNDS:
        # "Signor Presidente, onorevoli colleghi, la situazione è …"
        called = "," in words.text[fitting[0].end : fitting[1].start]
        fitting = fitting[1:] if called else fitting
    fitting = [_without_collective(words, option, {number for _, number in forms}) for option in fitting]
    last = fitting[-1]
    readings = frozenset(reading for option in fitting for reading in option.readings)
    numbers = {number for _, number in forms}
    narrowed = frozenset(r for r in readings if r[1] in numbers) or readings
    if (words.text[last.place] in _LANDS and not last.joined) or words.text[last.start] in ("nessuna", "ciascuna"):
        narrowed = frozenset(one for one in narrowed if one[0] == "f") or narrowed
    elif words.text[last.start] in ("nessun", "ciascun") or (
        words.text[last.start] in ("nessuno", "ciascuno", "ognuno") and words.at(last.end) in ("dei", "degli")
    ):
        narrowed = frozenset(one for one in narrowed if one[0] == "m") or narrowed
    sure = last.sure and all(option.sure or option.bare for option in fitting)
    if clause.opener == "che" and not clause.subjects and len(fitting) == 1 and _bare_antecedent(words, clause, last):
        sure = True  # "luoghi che sono stati"; in the subjunctive "che" may be a conjunction
    if clause.opener == "che" and not clause.subjects and _whole_antecedent(words, clause):
        sure = True  # "l'uso della ricerca che è stato": one of these nouns, whichever it is
    return replace(last, readings=narrowed, sure=sure)


def _is_apart(words: Words, verb: int, subject: Subject) -> bool:
    """ "atteso come una corrida, si è svolto", "Prendine un pezzo, è buona": compared, or an object."""
    if words.at(subject.end) != ",":
        return False
    before = subject.start - 1
    while before > 0 and words.text[before] in ADVERBS_BETWEEN:
        before -= 1
    joined = words_before(words, verb) == subject.end
    return words.at(before) == "come" or (joined and before >= 0 and words.pos[before] == "VERB")


def _opens_with_infinitive(words: Words, place: int) -> bool:
    first = max((i + 1 for i in range(place) if words.text[i] in (".", "!", "?", ";", ":")), default=0)
    return words.at(first) in ("a", "ad") and first + 1 < words.size and words.is_infinitive(first + 1)


def subject_past_complements(words: Words, clause: Clause, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Sono arrivati nel porto altri duecento migranti": behind verbs that take no object."""
    verb = Verb(words, clause.verb)
    if verb.auxiliary != "essere" or "si" in verb.clitics or verb.lemmas & {"costare", "valere"}:
        return None  # "è costata due mandati la fontana"
    subject = certain_subject_after(words, clause, verb, by_start)
    if subject is None or not subject.sure or not verb.forms & subject.persons:
        return None
    if words.at(subject.end) == "fa" or words.text[subject.place] in ("volta", "volte"):
        return None  # "È passata un minuto fa"
    numbers = {number for _, number in verb.forms & subject.persons}
    if subject.joined and numbers == {"p"}:
        subject = with_man(words, subject) or subject
    return replace(subject, readings=frozenset(one for one in subject.readings if one[1] in numbers))


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
    return determined and before not in PREPOSITIONS and before not in ("e", "ed", "o", ",")


def _bare_antecedent(words: Words, clause: Clause, last: Subject) -> bool:
    """Whether "che", right behind a bare noun, is the subject of an indicative: "luoghi che sono stati"."""
    links = PREPOSITIONS | {"e", "ed", "o"}
    if not last.bare or words.at(last.end) not in ("che", ",") or words.at(last.start - 1) in links:
        return False
    if words.at(last.end) == "," and words.at(last.end + 1) != "che":
        return False
    return tells(words, clause.verb)


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


def later_subject(
    words: Words,
    predicate: int,
    by_start: dict[int, NounPhrase],
    forms: AbstractSet[tuple[int | None, str | None]],
) -> Subject | None:
    """ "È bella la casa", "Sono arrivati molti ragazzi": the phrase right after the predicate."""
    place = predicate + 1
    if place < words.size and words.text[predicate] in STATO and words.modifiers(place) and place not in by_start:
        place += 1  # "sono stati scelti i colori"
    if place >= words.size or words.text[place] in TIMES or words.facts[predicate].lemmas & {"costare", "valere"}:
        return None
    of = words.text[place] in FORMS and FORMS[words.text[place]].family == "de"
    if of and not (words.facts[predicate].participles and words.text[place] in ("dei", "degli", "delle")):
        return None  # "è conscio dell'importanza"
    subject = subject_after(words, place, by_start)
    fixed = words.text[place] in _FIXED
    if subject is not None and subject.joined and words.modifiers(predicate) == WOMEN:
        return with_man(words, subject)
    if subject is None or (subject.joined and not fixed) or opens_next_clause(words, subject):
        return None
    naming = words.facts[place - 1].lemmas & NAMING and words.text[place - 1] not in STATO
    naming = naming and not fixed
    if naming and not forms & subject.persons:
        return None  # "sono diventati la squadra più forte"
    subject = _without_collective(words, subject, {number for _, number in forms})
    if subject.bare and not subject.sure:
        # "furono servite bevande"; but in "sono nominati senatori" the noun is no subject
        plain = words.facts[subject.place].parts == {"NOUN"} and words.facts[predicate].participles and not naming
        fits = {number for _, number in subject.readings} & {number for _, number in forms}
        following = words.at(subject.end)
        if fixed and fits and words.facts[predicate].lemmas & {"fare", "dare"}:
            return replace(subject, sure=True)
        return replace(subject, sure=True) if plain and fits and following not in ("e", "ed", "o", ",") else None
    numbers = {number for _, number in forms}
    if of and "p" not in numbers:
        return None  # "è compito delle educatrici"
    first = words.text[subject.start]
    if naming and first in FORMS and FORMS[first].family == "indefinite":
        return None  # "è considerato una forma di cortesia"
    narrowed = frozenset(one for one in subject.readings if one[1] in numbers) or subject.readings
    return replace(subject, readings=narrowed) if subject.sure else None


def with_man(words: Words, subject: Subject) -> Subject | None:
    """ "Sono intervenuti il rettore e la preside": a list that begins with a masculine is masculine."""
    text = words.text[subject.start]
    led = text in FORMS and FORMS[text].family in ("definite", "indefinite") and not subject.bare
    if not led or {gender for gender, _ in FORMS[text].readings & words.nouns(subject.place)} != {"m"}:
        return None
    return replace(subject, readings=frozenset({("m", "p")}), sure=True)


def _is_adverb(words: Words, place: int) -> bool:
    return words.pos[place] == "ADV" and words.facts[place].parts == {"ADV"}


def next_word(words: Words, place: int) -> int:
    """The next place that holds no adverb."""
    while place < words.size:
        if (end := adverbial_end(words, place)) is not None:
            place = end
        elif words.text[place] == "prima" and place + 1 < words.size and words.facts[place + 1].participles:
            place += 1  # "vengono prima bollite"
        elif words.text[place] in ADVERBS_BETWEEN or words.text[place] in (*QUOTES, "'") or _is_adverb(words, place):
            place += 1
        else:
            return place
    return place
