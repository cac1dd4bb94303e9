"""The subject after its verb, where it cannot be anything else: "Arrivano i ragazzi", "Ci sono due gatti",
"Mi piacciono i film", "«Vieni», dice la mamma", "In montagna si trovano molti laghi"
(Renzi, Salvi and Cardinaletti, Grande grammatica italiana di consultazione, I.I, on inversion)."""

from rewards.italian.articles import FORMS
from rewards.italian.clause_subjects import (
    ARTICULATED,
    PREPOSITIONS,
    STOPS,
    TIMES,
    Subject,
    is_numeral,
    is_prepositional,
    phrase_subject,
)
from rewards.italian.clauses import Clause
from rewards.italian.noun_phrases import NounPhrase
from rewards.italian.valency import BEGINNING, DATIVE, INTRANSITIVE, NO_OBJECT, SAYING, STATES, WITH_SI
from rewards.italian.verb_groups import Verb, skip, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

_DATIVE_CLITICS = word_set("mi ti gli le ci vi m' t' c' v'")
_REFLEXIVE = word_set("mi ti ci vi m' t' c' v'")
_WHOLES = word_set("tutti tutte tutta tutto")
_COPULAS = word_set("restare rimanere risultare sembrare apparire diventare")
_STRESSED = word_set("proprio soprattutto grazie questo questa questi queste quest' quello quella quei quelle")
# "È nel Novecento che …": what is there is no place where one is.
_ERAS = word_set(
    """
    duecento trecento quattrocento cinquecento seicento settecento ottocento novecento medioevo rinascimento
    romanticismo illuminismo età epoca adolescenza infanzia giovinezza gioventù vecchiaia dopoguerra
    """
)
_NO_NOUN = word_set("che cui di a da in con per non si ci mi ti vi ne")
_POINTING = word_set("questo questa quello quella lui lei")
_ABOUT = word_set("almeno circa solo oltre più soltanto ben quasi altri altre")
_JOINED = ("e", "ed", "o", "né", "oppure")


def subject_after(words: Words, place: int, by_start: dict[int, NounPhrase], *, time: bool = False) -> Subject | None:
    """The noun phrase right after a verb, adverbs between them allowed; None for one with a preposition.

    What follows with "e", or after a comma, may belong to it: then it is joined, and may be plural.
    """
    place = skip(words, place)
    while words.at(place) in _WHOLES or words.at(place) in ('"', "«", "“"):
        place += 1
    while words.at(place) in _ABOUT and place + 1 < words.size and is_numeral(words, place + 1):
        place += 1
    phrase = by_start.get(place)
    if phrase is None and place < words.size and is_numeral(words, place):
        phrase = by_start.get(place + 1)
    if phrase is None:
        return None
    text = words.text[phrase.start]
    partitive = text in FORMS and FORMS[text].family == "de"
    if is_prepositional(words, phrase) and not partitive and words.at(phrase.start - 1) not in _ABOUT:
        return None
    subject = phrase_subject(words, phrase, time=time)
    if subject is None:
        return None
    end = phrase.end
    while (name := by_start.get(end)) is not None and name.proper and name.end > end:
        end = name.end  # "la Gran Bretagna"
    following = words.at(end)
    if (following in _JOINED and _goes_on(words, end + 1)) or (following == "," and _lists(words, end + 1, by_start)):
        subject.persons |= {(3, "s"), (3, "p")}
        subject.readings |= frozenset({("m", "p"), ("f", "p")})
        subject.joined = True
    return subject


def _lists(words: Words, place: int, by_start: dict[int, NounPhrase]) -> bool:
    """Whether a list goes on behind the comma ("il pane, il latte e le uova"), not another clause."""
    place += place < words.size and is_numeral(words, place)
    text = words.at(place)
    articulated = text in FORMS and FORMS[text].family in ARTICULATED - {"de"}
    if place not in by_start or articulated:
        return False  # "ogni esperienza, dall'amore al lavoro"
    for i in range(by_start[place].end, words.size):
        if words.text[i] in (*_JOINED, ",", *STOPS):
            return True
        if words.facts[i].only_verb:
            return False
    return True


def _goes_on(words: Words, place: int) -> bool:
    """Whether a noun may follow "e": no relative, no verb, no preposition."""
    if place >= words.size:
        return True
    text, facts = words.text[place], words.facts[place]
    articulated = text in FORMS and FORMS[text].family in ARTICULATED
    return not (text in _NO_NOUN or articulated or facts.only_verb)


def certain_subject_after(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """The phrase after the verb where it is surely its subject, else None."""
    time = bool(verb.lemmas & {"mancare", "bastare", "volere", "servire"})
    subject = subject_after(words, verb.last + 1, by_start, time=time)
    if subject is not None and _is_certain(words, clause, verb, subject):
        return subject if subject.sure or subject.bare else None
    return (
        _in_a_state(words, verb, by_start)
        or _behind_adjective(words, verb, by_start)
        or _behind_pronoun(words, verb, by_start)
    )


def has_other_after(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> bool:
    """Whether a noun phrase with a determiner follows that would agree: "i libri che legge Marco"."""
    after = subject_after(words, verb.last + 1, by_start)
    return after is not None and bool(verb.forms & after.persons) and not after.bare


def is_cleft(words: Words, verb: Verb) -> bool:
    """ "Sono proprio in questi anni che …" for "è": essere, then a stressed phrase with a preposition, then "che"."""
    place = skip(words, verb.place + 1)
    while words.at(place) in ("soprattutto", "quindi", "dunque", "perciò"):
        place = skip(words, place + 1)
    first = words.at(words_before(words, verb.place))
    opens = first in STOPS or first in ("", ",", "e", "ed", "ma", "infatti", "secondo")  # "secondo me è …"
    if not verb.copula or (3, "s") in verb.forms or not opens:
        return False
    articulated = words.at(place) in FORMS and FORMS[words.text[place]].family in ARTICULATED - {"de"}
    if not (articulated or words.at(place) in PREPOSITIONS or words.at(place) in ("grazie", "attraverso")):
        return False
    for i in range(place, min(place + 12, words.size)):
        if words.text[i] == "che":
            return any(text in _STRESSED or text in _ERAS for text in words.text[verb.place + 1 : i])
        if words.facts[i].only_verb or words.text[i] in STOPS:
            return False
    return False


def _behind_pronoun(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "È questo il momento", "Sono loro i colpevoli"."""
    place = skip(words, verb.last + 1)
    if not verb.copula or words.at(place) not in _POINTING or words.at(place + 1) not in FORMS:
        return None
    subject = subject_after(words, place + 1, by_start, time=True)
    return subject if subject is not None and subject.sure and subject.numbers == {"s"} else None


def _in_a_state(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "È in arrivo un treno", "Sono in corso i lavori"."""
    place = skip(words, verb.last + 1)
    if not verb.copula or words.at(place) != "in" or words.at(place + 1) not in STATES:
        return None
    subject = subject_after(words, place + 2, by_start)
    return subject if subject is not None and subject.sure and _is_led(words, subject) else None


def _behind_adjective(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """ "Sono necessari due passaporti", "È vuota la stanza": with an adjective between that agrees with it."""
    place = skip(words, verb.last + 1)
    copula = verb.copula or bool(verb.lemmas & _COPULAS)
    if not copula or place >= words.size or place in by_start:
        return None
    facts = words.facts[place]
    other = (facts.nouns or facts.finite) and words.pos[place] != "ADJ"
    if not (facts.adjectives or facts.participles) or other:
        return None
    subject = subject_after(words, place + 1, by_start)
    if subject is None or not subject.sure or not _is_led(words, subject):
        return None
    return subject if facts.modifiers & subject.readings else None


def _is_led(words: Words, subject: Subject) -> bool:
    """Whether the phrase has a determiner or a numeral, so that it is no predicate or bare complement."""
    return words.text[subject.start] in FORMS or bool(words.modifiers(subject.start)) or subject.numeral


def _is_certain(words: Words, clause: Clause, verb: Verb, subject: Subject) -> bool:
    numbers = subject.numbers
    if verb.clitics[-1:] in (["ci"], ["c'"], ["vi"], ["v'"]) and (verb.copula or "volere" in verb.lemmas):
        return True
    if verb.lemmas & SAYING and ends_quotation(words, verb):
        return not subject.bare
    if verb.auxiliary == "avere":
        return False
    if verb.lemmas & {"bastare", "mancare"} and subject.numeral | (words.text[subject.place] in TIMES):
        return not subject.bare or numbers == {"p"}
    if words.text[subject.place] in TIMES:
        return False
    dative = any(c in _DATIVE_CLITICS for c in verb.clitics) or words.at(clause.verb - 2) in ("a", "ad")
    if verb.lemmas & {"piacere", "dispiacere"} or (dative and verb.lemmas & DATIVE):
        return not subject.bare
    if verb.lemmas & NO_OBJECT and not verb.copula:
        return not subject.bare or numbers == {"p"}
    if is_reflexive(verb):
        return False
    if verb.auxiliary in ("essere", "venire"):
        return "si" not in verb.clitics and (not subject.bare or _shares_number(words, verb, subject))
    if "si" in verb.clitics and verb.third:
        return _si_passive(words, verb, subject) or _asked_for(words, clause, verb, subject)
    return _asked_for(words, clause, verb, subject)


def is_reflexive(verb: Verb) -> bool:
    """ "Mi sono messa un maglione": what follows may be the object."""
    clitic = verb.clitics[-1] if verb.clitics else ""
    return verb.auxiliary == "essere" and verb.been is None and clitic in _REFLEXIVE


def ends_quotation(words: Words, verb: Verb) -> bool:
    """Whether the verb stands right behind a quotation: «Vieni», dice …"""
    before = words_before(words, verb.place)
    if words.at(before) in ("ha", "hanno", "ho", "aveva", "avevano", "avevo"):
        before = words_before(words, before)
    if words.at(before) in (",", "!", "?"):
        return words.at(before - 1) in QUOTES
    return words.at(before) in QUOTES and before > 0


def _shares_number(words: Words, verb: Verb, subject: Subject) -> bool:
    """Whether a bare plural agrees with the participle before it: "vennero pubblicate copie"."""
    own = words.facts[verb.participle].participles if verb.participle is not None else frozenset()
    return subject.numbers == {"p"} and bool(own & subject.readings)


def _si_passive(words: Words, verb: Verb, subject: Subject) -> bool:
    """ "Si vendono case", "In montagna si trovano molti laghi"."""
    if verb.numbers == {"s"} and words.text[subject.start] not in FORMS and subject.numbers == {"p"}:
        return True  # "si vende case", "si mangia ottimi piatti", "si parla molte lingue"
    if subject.bare or verb.auxiliary or not verb.lemmas & WITH_SI:
        return False
    # "Si leggono un libro" may be said of readers, "In questi casi si leggono un libro" hardly.
    before = words.at(words_before(words, verb.place))
    return not verb.lemmas & {"leggere", "trovare", "vedere"} or (before not in STOPS and before not in ("", ","))


def _asked_for(words: Words, clause: Clause, verb: Verb, subject: Subject) -> bool:
    """After question words and "come": "Dove sono le chiavi?", "Quanto costa il libro?", "come dice il proverbio"."""
    first = words_before(words, clause.verb)
    question = words.text[first] if first >= 0 else ""
    if verb.copula and first >= 0 and words.at(first - 1) in ("", *STOPS, ",") and words.facts[first].modifiers:
        return words.text[subject.start] in FORMS and not words.facts[first].nouns  # "molteplici sono le cause"
    if verb.copula:
        led = words.text[subject.start] in FORMS or bool(words.modifiers(subject.start))
        return question in ("dove", "dov'", "come", "com'", "qual", "quali", "quale") and led and not subject.bare
    if question in ("cosa", "cos'"):
        partitive = words.text[subject.start] in FORMS and FORMS[words.text[subject.start]].family == "de"
        return not subject.bare and not partitive and "bisognare" not in verb.lemmas
    if question in ("dove", "dov'", "quando") and not subject.bare and verb.third:
        return bool(verb.lemmas & (INTRANSITIVE | BEGINNING))
    if question == "quanto" and verb.lemmas & {"costare", "valere", "durare"}:
        return not subject.bare
    if question == "come" and verb.lemmas & SAYING:
        return not subject.bare  # "come dice il proverbio", "come scrive Calvino"
    return question == "come" and bool(verb.lemmas & {"chiamare", "stare"}) and not subject.bare
