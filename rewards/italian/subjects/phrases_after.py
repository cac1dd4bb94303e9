"""The noun phrase behind a verb: where it begins, what is joined to it, and whether it belongs to the next verb
("Quando partiamo il cane piange")."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import ADVERBS, ARTICULATED, CLITICS, STOPS, TIMES, skip
from rewards.italian.numerals import is_numeral
from rewards.italian.phrases.adjectives_after import POSSESSIVES
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import Subject, is_prepositional, phrase_subject
from rewards.italian.subjects.objectless import is_person
from rewards.italian.subjects.verb_groups import Verb, past_aside
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

_WHOLES = word_set("tutti tutte tutta tutto")
_NO_NOUN = word_set(
    """
    che cui di a da in con per non si ci mi ti vi ne cosa cos' chi dove come quando perché se infatti quindi perciò
    pertanto così
    """
)
_ABOUT = word_set("almeno circa solo oltre più meno fino soltanto ben quasi appena altri altre")
_JOINED = word_set("e ed o né oppure nonché")
_JOINABLE = word_set("quello quella quelli quelle io tu lui lei noi voi loro")
_PAIRS = word_set("tra fra come")
_OF = word_set("di d' del dello dell' della dei degli delle")
# Participles that take "di": "accusato dei furti".
_WITH_OF = word_set(
    """
    privare accusare informare incaricare dotare munire fornire riempire coprire ricoprire circondare avvisare avvertire
    spogliare liberare derubare investire insignire arricchire vestire coronare caricare macchiare comporre costituire
    formare convincere stufare stancare innamorare preoccupare occupare rivestire pagare ornare tacciare sospettare
    """
)
_RELATIVE = word_set("che chi cui dove quando quale quali se perché mentre cosa come")


def subject_after(words: Words, place: int, by_start: dict[int, NounPhrase], *, time: bool = False) -> Subject | None:
    """The noun phrase right after a verb, adverbs between them allowed; None for one with a preposition.

    What follows with "e", or after a comma, may belong to it: then it is joined, and may be plural.
    """
    first, place = place, skip(words, place)
    while words.at(place) in _WHOLES or words.at(place) in ('"', "«", "“"):
        place += 1
    place = max(past_about(words, start) for start in range(first, place + 1))
    phrase = by_start.get(place) or (by_start.get(place - 1) if words.at(place - 1) in ("altri", "altre") else None)
    if phrase is None and place < words.size and is_numeral(words, place):
        phrase = by_start.get(place + 1)
    if phrase is None:
        return None
    text = words.text[phrase.start]
    partitive = text in FORMS and FORMS[text].family == "de"
    counted = phrase.start - is_numeral(words, phrase.start - 1) if phrase.start else 0
    about = counted > 0 and past_about(words, counted - 1 - (words.text[counted - 1] in ("di", "a"))) == counted
    if is_prepositional(words, phrase) and not (partitive or about):
        return None
    subject = phrase_subject(words, phrase, time=time)
    if subject is None or (partitive and _is_governed(words, subject)):
        return None
    end = phrase.end
    while (name := by_start.get(end)) is not None and name.proper and name.end > end:
        end = name.end  # "la Gran Bretagna"
    if _is_joined(words, subject, end, by_start):
        subject.persons |= {(3, "p")}
        subject.readings |= frozenset({("m", "p"), ("f", "p")})
        subject.joined = True
    return subject


def _is_governed(words: Words, subject: Subject) -> bool:
    """Whether "dei" hangs on a participle before it: "privato dei diritti", not "scritti dei libri"."""
    place = subject.start - 1
    while place > 0 and words.text[place] in ADVERBS:
        place -= 1
    return bool(words.facts[place].participles) and bool(words.facts[place].lemmas & _WITH_OF)


def past_about(words: Words, place: int) -> int:
    """The numeral behind "circa", "oltre", "più di", "fino a"; the place itself where there is none."""
    following = place
    while words.at(following) in _ABOUT:
        following += 1
    following += following > place and words.at(following) in ("di", "a")
    return following if following < words.size and is_numeral(words, following) else place


def has_other_after(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> bool:
    """Whether a noun phrase with a determiner follows that would agree: "i libri che legge Marco"."""
    after = subject_after(words, verb.last + 1, by_start)
    return after is not None and bool(verb.forms & after.persons) and not after.bare


def is_led(words: Words, subject: Subject) -> bool:
    """Whether the phrase has a determiner or a numeral, so that it is no predicate or bare complement."""
    return words.text[subject.start] in FORMS or bool(words.modifiers(subject.start)) or subject.numeral


def opens_next_clause(words: Words, subject: Subject) -> bool:
    """ "Quando partiamo il cane del vicino piange": whether a verb follows in the same breath that agrees with it."""
    for place in range(subject.place + 1, words.size):
        text, facts = words.text[place], words.facts[place]
        if text in STOPS or text in _RELATIVE or text in _JOINED or text == "," or text in QUOTES:
            return False
        if text in FORMS and FORMS[text].family in ("definite", "indefinite") and text not in CLITICS:
            return False  # the verb has a subject of its own
        # "il padre cucina", "la famiglia vive", taken for a noun or an adjective
        plain = place == subject.place + 1 and not facts.modifiers & subject.readings and text not in ADVERBS
        if _is_finite(words, place) or (plain and facts.finite):
            return bool(facts.finite & subject.persons)
    return False


def _is_joined(words: Words, subject: Subject, end: int, by_start: dict[int, NounPhrase]) -> bool:
    following = words.at(end)
    if words.at(subject.start - 1) == "tanto" and "quanto" in words.text[end:]:
        return True  # "Contano tanto il prezzo quanto la qualità"
    if following in _JOINED:
        return _goes_on(words, end + 1)
    listed = following == "," and _lists(words, subject, end + 1, by_start)
    return listed or _joined_later(words, subject, end, by_start)


def _lists(words: Words, subject: Subject, place: int, by_start: dict[int, NounPhrase]) -> bool:
    """Whether a list goes on behind the comma ("il pane, il latte e le uova"), not another clause nor what the
    subject is ("mio padre, dentista,")."""
    if _is_apposed(words, subject, by_start.get(place)):
        return False
    place += place < words.size and is_numeral(words, place)
    text = words.at(place)
    articulated = text in FORMS and FORMS[text].family in ARTICULATED - {"de"}
    if place not in by_start or articulated or words.text[by_start[place].head] in TIMES:
        return False  # "ogni esperienza, dall'amore al lavoro"
    for i in range(by_start[place].end, words.size):
        if words.text[i] in _JOINED or words.text[i] == "," or words.text[i] in STOPS:
            return True
        if words.facts[i].only_verb:
            return False
    return True


def _is_apposed(words: Words, subject: Subject, phrase: NounPhrase | None) -> bool:
    """Whether a noun without article behind a comma says who a person is: "mio padre, dentista", "Svevo, autore di"."""
    if phrase is None or phrase.determiner is not None or phrase.proper:
        return False
    known = words.is_name(subject.place) or words.text[subject.start] in POSSESSIVES or is_person(subject.text)
    return known and {number for _, number in phrase.readings} == {"s"}


def _goes_on(words: Words, place: int) -> bool:
    """Whether a noun may follow "e": no relative, no verb, no preposition."""
    if place >= words.size:
        return True
    text, facts = words.text[place], words.facts[place]
    articulated = text in FORMS and FORMS[text].family in ARTICULATED
    return not (text in _NO_NOUN or articulated or facts.only_verb)


def _joined_later(words: Words, subject: Subject, start: int, by_start: dict[int, NounPhrase]) -> bool:
    """ "Arrivano il padre di Marco e la zia", "Mancano il sale, che è finito, e il pepe"."""
    related = paired = False
    for place in range(start, words.size):
        text = words.text[place]
        if text == "(" and subject.numbers == {"s"}:
            return _joined_behind_parenthesis(words, place)
        if text in STOPS or (words.facts[place].only_verb and not related):
            return False
        related = related or text in _RELATIVE
        paired = paired or text in _PAIRS
        if text not in _JOINED or (related and words.text[place - 1] != ","):
            continue  # within a relative clause "e" joins what that says
        if paired:
            paired = False  # "il patto tra Roma e Parigi"
        elif _joins(words, subject, place + 1) and not _is_of_infinitive(words, place, by_start):
            return True
    return False


def _is_of_infinitive(words: Words, end: int, by_start: dict[int, NounPhrase]) -> bool:
    """Whether an object of an infinitive ends there: "il coraggio di denunciare i soprusi | e le violenze"."""
    for start in range(end - 1, max(0, end - 5), -1):
        phrase = by_start.get(start)
        if phrase is not None and phrase.end == end:
            determined = phrase.determiner is not None or phrase.proper
            return determined and words.facts[start - 1].infinitive
    return False


def _joined_behind_parenthesis(words: Words, start: int) -> bool:
    """ "il terrorismo nero (di destra) e rosso (di sinistra)"."""
    close = next((place for place in range(start, words.size) if words.text[place] == ")"), words.size)
    return words.at(close + 1) in _JOINED and _goes_on(words, close + 2)


def _joins(words: Words, subject: Subject, place: int) -> bool:
    """Whether a noun as the subject's own stands behind "e", and no verb of which it is the subject."""
    place = past_aside(words, place)  # "e, più tardi, il dolce stil novo"
    if place >= words.size:
        return False
    text = words.text[place]
    determined = text in FORMS and FORMS[text].family not in ARTICULATED
    if text in ("dei", "degli", "delle"):
        determined = not any(one in _OF for one in words.text[subject.end : place])
    determined = determined or "DET" in words.facts[place].parts or is_numeral(words, place) or text in _JOINABLE
    name = words.pos[place] == "PROPN" and subject.numbers != {"p"}
    bare = subject.bare and subject.numbers != {"p"} and words.pos[place] in ("NOUN", "ADJ")
    return (determined or name or bare) and not _has_own_verb(words, place + 1)


def _has_own_verb(words: Words, start: int) -> bool:
    """Whether a finite verb follows before the next stop: "Parte il treno e la gente saluta"."""
    for place in range(start, words.size):
        if words.text[place] in STOPS or words.text[place] in _RELATIVE or words.text[place] == ",":
            return False
        if _is_finite(words, place):
            return True
    return False


def _is_finite(words: Words, place: int) -> bool:
    facts = words.facts[place]
    return words.pos[place] in ("VERB", "AUX") and bool(facts.finite) and not facts.participles
