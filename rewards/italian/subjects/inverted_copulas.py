"""Essere and the like before their subject: "È vuota la stanza", "Diversa è l'opinione di Brecht", "Ne è una prova
il silenzio", "Sarà la scienza a spiegarlo", "È qui che …" (Renzi, Salvi and Cardinaletti, I.I, on inversion; I.II,
on cleft sentences)."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import ADVERBS, ARTICULATED, CLITICS, COMMA_BOUNDS, PREPOSITIONS, STOPS, TIMES, skip
from rewards.italian.numerals import is_numeral
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import Subject, pronoun_subject
from rewards.italian.subjects.clauses import Clause
from rewards.italian.subjects.objectless import OBJECTLESS, is_person
from rewards.italian.subjects.phrases_after import is_led, subject_after
from rewards.italian.subjects.valency import LINKING, STATES
from rewards.italian.subjects.verb_findings import fits
from rewards.italian.subjects.verb_groups import Verb, past_aside, past_complements, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_STRESSED = word_set("tale tali proprio soprattutto grazie questo questa questi queste quest' attraverso")
_DISTANT = word_set("quel quello quella quei quelle quell' quegli")
# "È nel Novecento che …": what is there is no place where one is.
_ERAS = word_set(
    """
    duecento trecento quattrocento cinquecento seicento settecento ottocento novecento medioevo rinascimento
    romanticismo illuminismo dopoguerra
    """
)
_QUALITIES = word_set(
    """
    interesse importanza rilievo rilevanza aiuto utilità valore qualità natura opinione parere avviso pregio bellezza
    gravità portata attualità conforto ostacolo
    """
)
_POINTED = word_set("questo questa questi queste quest' nostro nostra vostro vostra")
_SINCE = word_set("da dal dall' dalla dagli")
_POINTING = word_set("questo questa quello quella lui lei")
_PERSONS = word_set("io tu noi voi")
# "Sono il primo a dirlo" is said of oneself.
_FIRST = word_set("primo prima solo sola unico unica ultimo ultima prossimo prossima")
# Hardly ever before their noun: "erano ancora presenti abusi".
_NEVER_BEFORE = word_set("presenti necessari necessarie disponibili visibili assenti possibili evidenti")
_HERE = word_set("qui lì là questo ciò")
_LEADING = word_set("ma secondo quindi dunque infatti e ed però perché poiché")


def subject_of_copula(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """The subject behind a copula with its predicate, a state or a stressed pronoun, where that is certain."""
    if not (verb.copula or verb.modal_being or verb.lemmas & LINKING):
        return None
    return (
        _in_a_state(words, verb, by_start)
        or _behind_adjective(words, verb, by_start)
        or _behind_pronoun(words, verb, by_start)
        or _behind_quality(words, verb, by_start)
        or _behind_task(words, verb, by_start)
        or _among(words, verb, by_start)
        or _behind_numeral(words, verb, by_start)
        or _behind_predicate_of(words, verb, by_start)
        or _behind_bare_predicate(words, clause, verb, by_start)
        or _as_actor(words, verb, by_start)
        or _behind_infinitive(words, verb, by_start)
        or _several(words, clause, verb, by_start)
    )


def is_cleft(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> bool:
    """ "Sono proprio in questi anni che …" for "è": essere, then a stressed phrase with a preposition, then "che"."""
    if not verb.copula or (3, "s") in verb.forms:
        return False
    place = past_aside(words, verb.place + 1)
    while words.at(place) in ("soprattutto", "quindi", "dunque", "perciò") or (
        words.at(place) == "e" and words.at(place + 1) == "soprattutto"
    ):
        place = skip(words, place + 1)
    first = words.at(words_before(words, verb.place))
    if not (first in STOPS or first in ("", ",") or first in _LEADING or _gives_opinion(words, verb)):
        return False
    articulated = words.at(place) in FORMS and FORMS[words.text[place]].family in ARTICULATED - {"de"}
    if not (
        articulated or words.at(place) in PREPOSITIONS or words.at(place) in ("grazie", "attraverso", "qui", "lì", "là")
    ):
        return False
    for i in range(place, min(place + 20, words.size)):
        if words.text[i] == "che" and not (i > place + 12 and words.facts[i - 1].finite):
            return _is_stressed(words.text[verb.place + 1 : i]) or _is_whole_clause(words, verb, i, by_start)
        if words.facts[i].only_verb or words.text[i] in STOPS:
            return False
    return False


def _is_whole_clause(words: Words, verb: Verb, che: int, by_start: dict[int, NounPhrase]) -> bool:
    """ "(è) dall'anima che nasce il sentimento": behind "che" stands a verb in the third person singular with its
    subject behind it, or "che" follows no noun: "(è) qui che comincia"."""
    second = next((i for i in range(che + 1, min(che + 4, words.size)) if words.finite(i)), None)
    if second is None or words.text[second] in CLITICS:
        return False
    other = Verb(words, second)
    if (3, "s") not in other.forms or other.forms & verb.forms or words_before(words, second) != che:
        return False
    if words.text[che - 1] in _HERE or words.text[che - 2] in _HERE:
        return True
    after = subject_after(words, other.last + 1, by_start)
    lacking = other.lemmas <= OBJECTLESS or "si" in other.clitics
    return lacking and after is not None and after.sure and fits(other, after) and words.text[after.start] in FORMS


def _is_stressed(texts: list[str]) -> bool:
    """ "in questo modo", "nel Novecento", "quel momento", "da tre anni"; not "in quella casa (che oggi è un museo)"."""
    if texts[0] in _SINCE and (texts[-1] in TIMES or texts[-1].isdigit()):
        return True
    return texts[-1] in _ERAS or any(text in _STRESSED or (text in _DISTANT and texts[-1] in TIMES) for text in texts)


def _gives_opinion(words: Words, verb: Verb) -> bool:
    """ "Secondo me è per questo motivo che …"."""
    return words.at(words_before(words, verb.place) - 1) == "secondo"


def _behind_pronoun(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "È questo il momento", "Siamo noi a decidere"."""
    place = skip(words, verb.last + 1)
    if not verb.copula:
        return None
    if words.at(place) in _PERSONS and not verb.clitics:
        return _stressed_pronoun(words, place)
    if words.at(place) not in _POINTING or words.at(place + 1) not in FORMS:
        return None
    if not any(number == "s" for _, number in FORMS[words.text[place + 1]].readings):
        return None
    subject = subject_after(words, place + 1, by_start, time=True)
    text = words.raw[place] if subject is None else subject.text
    # Of the noun the number is told by "questo": "è questa la parte che preferisco".
    return Subject(text, place, place, place + 1, frozenset(), frozenset({(3, "s")}))


def _stressed_pronoun(words: Words, place: int) -> Subject | None:
    subject = pronoun_subject(words, place)
    following = words.at(place + 1)
    if subject is None or not (following in STOPS or following in ("", ",", "a", "che", "e")):
        return None
    if following == "e":
        subject.persons |= {(min(subject.person, 2), "p")}  # "siamo io e Marco", "siete tu e Anna"
    return subject


def _several(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Erano i partiti che …": nothing before the copula, the plural article right behind it."""
    first = words.at(words_before(words, verb.place))
    if not verb.copula or verb.clitics or verb.numbers != {"s"} or clause.subjects or clause.relative:
        return None
    if not (first in ("", ",", "ma", "se", "e") or first in STOPS) or words.at(verb.last + 1) not in ("i", "gli", "le"):
        return None
    subject = subject_after(words, verb.last + 1, by_start)
    return subject if subject is not None and subject.sure and subject.numbers == {"p"} else None


def _in_a_state(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "È in arrivo un treno", "Sono in corso i lavori"."""
    place = skip(words, verb.last + 1)
    if not verb.copula or words.at(place) != "in" or words.at(place + 1) not in STATES:
        return None
    subject = subject_after(words, past_complements(words, past_aside(words, place + 2), by_start), by_start)
    return subject if subject is not None and subject.sure and is_led(words, subject) else None


def _behind_adjective(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Sono necessari due passaporti", "È vuota la stanza": with an adjective between that agrees with it."""
    place = skip(words, verb.last + 1)
    if place >= words.size or (place in by_start and by_start[place].determiner is not None):
        return None
    facts = words.facts[place]
    if not (facts.adjectives or facts.participles) or (facts.nouns and words.pos[place] in ("NOUN", "PROPN")):
        return None
    if words.text[place] in _NEVER_BEFORE and place in by_start and verb.forms != {(1, "p")}:
        return subject_after(words, place, by_start)  # "era ancora presenti abusi"
    behind = past_aside(words, place + 1)
    if words.at(behind) == "da" and behind + 1 < words.size and words.facts[behind + 1].infinitive:
        behind += 2  # "è facile da capire il motivo"
    subject = subject_after(words, past_complements(words, behind, by_start), by_start)
    if subject is None or not facts.modifiers & subject.readings:
        return None
    return subject if subject.sure and is_led(words, subject) and not words.is_name(subject.start) else None


def _behind_quality(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Di grande interesse sono i manoscritti", "Di diverso avviso è il sindaco"."""
    last = words_before(words, verb.place)
    if not verb.copula or not verb.third or words.at(last) not in _QUALITIES:
        return None
    of = next((place for place in range(last - 1, max(-1, last - 4), -1) if words.text[place] == "di"), None)
    if of is None or words.at(past_back(words, of)) not in ("", ",", *STOPS, "ma", "e"):
        return None
    subject = subject_after(words, verb.last + 1, by_start)
    return subject if subject is not None and subject.sure and words.text[subject.start] in FORMS else None


def past_back(words: Words, place: int) -> int:
    """The place before `place` and the adverbs there: "ancora più di …"."""
    place -= 1
    while place >= 0 and words.text[place] in ADVERBS:
        place -= 1
    return place


def _among(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Tra i più colpiti sono gli artigiani"."""
    start = verb.place
    while start > 0 and words.text[start - 1] not in STOPS and words.text[start - 1] != ",":
        start -= 1
        if words.facts[start].only_verb:
            return None
    if words.text[start] not in ("tra", "fra") or not verb.copula or verb.numbers != {"s"} or verb.clitics:
        return None
    subject = subject_after(words, verb.last + 1, by_start)
    if subject is None or not subject.sure or subject.numbers != {"p"}:
        return None
    return subject if words.text[subject.start] in ("i", "gli", "le") else None


def _behind_task(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Sono da ricordare anche le opere minori", "Restano da chiarire le circostanze"."""
    place = skip(words, verb.last + 1)
    remains = bool(verb.lemmas & {"restare", "rimanere"})
    if not (verb.copula or remains) or verb.numbers != {"s"} or words.at(place) != "da":
        return None
    if place + 1 >= words.size or not words.facts[place + 1].infinitive or words.facts[place + 1].enclitic:
        return None
    subject = subject_after(words, place + 2, by_start)
    led = subject is not None and words.text[subject.start] in FORMS
    return subject if led and subject is not None and subject.sure and subject.numbers == {"p"} else None


def _behind_numeral(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Sono 83 le tende"."""
    place = skip(words, verb.last + 1)
    if place + 1 >= words.size or not is_numeral(words, place) or words.at(place + 1) not in FORMS:
        return None
    subject = subject_after(words, place + 1, by_start)
    if subject is None or not subject.sure or subject.numbers != {"p"}:
        return None
    return subject if verb.third or not is_person(words.text[subject.place]) else None  # "siamo in 83, le donne"


def _behind_predicate_of(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Ne è un esempio la Francia", "Lo sono anche i giovani": what "ne" or "lo" goes with is the predicate."""
    place = past_complements(words, verb.last + 1, by_start)
    if verb.clitics[-1:] == ["ne"]:
        predicate = subject_after(words, place, by_start)
        if predicate is None or predicate.numbers != {"s"} or predicate.joined:
            return None
        place = predicate.end
    elif verb.clitics[-1:] != ["lo"]:
        return None
    subject = subject_after(words, place, by_start)
    led = subject is not None and (is_led(words, subject) or words.is_name(subject.place))
    return subject if subject is not None and subject.sure and led else None


def _behind_bare_predicate(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Espressione di ciò è la filosofia di Hegel", "prova ne è il fatto": a bare noun opens the clause."""
    if not verb.copula or len(clause.subjects) != 1 or "," in words.text[clause.subjects[0].start : verb.place]:
        return None
    predicate = clause.subjects[0]
    opens = words.at(predicate.start - 1) in ("", "e", ",", *STOPS)
    described = predicate.end + len(verb.clitics) < verb.place or verb.clitics == ["ne"]
    if not (predicate.bare and opens and described) or predicate.numbers != {"s"} or words.is_name(predicate.place):
        return None
    subject = subject_after(words, verb.last + 1, by_start)
    led = subject is not None and words.text[subject.start] in FORMS
    return subject if subject is not None and subject.sure and led else None


def _as_actor(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Sarà la scienza a spiegarlo", "È la giunta regionale a decidere"."""
    subject = subject_after(words, verb.last + 1, by_start)
    led = subject is not None and (words.text[subject.start] in FORMS or words.text[subject.start] in _POINTED)
    if subject is None or not subject.sure or verb.clitics or not led:
        return None
    if any(text in _FIRST for text in words.text[subject.start : subject.end]):
        return None
    place = past_complements(words, subject.end, by_start)
    place += words.at(place) == "a"
    if words.at(place - 1) != "a" or place >= words.size:
        return None
    plain = not verb.forms & {(1, "s")} or subject.end == subject.place + 1
    return subject if plain and words.facts[place].infinitive else None


def _behind_infinitive(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "A guidare il gruppo sarà Anna": "a" and an infinitive open the clause."""
    opening = next(
        (i for i in range(verb.place - 1, max(-2, verb.place - 12), -1) if words.at(i) in COMMA_BOUNDS), None
    )
    if opening is None or words.at(opening + 1) not in ("a", "ad") or not words.facts[opening + 2].infinitive:
        return None
    if any(words.facts[i].only_verb and not words.facts[i].infinitive for i in range(opening + 2, verb.place)):
        return None
    subject = subject_after(words, verb.last + 1, by_start)
    return subject if subject is not None and subject.sure and is_led(words, subject) else None
