"""Who speaks, behind a verb of saying between commas: "L'invidia, sostiene il mio dentista, consuma lo smalto"
(Serianni, Grammatica italiana, I.207; XIV, on direct speech)."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import ARTICULATED, PREPOSITIONS, STOPS, skip
from rewards.italian.phrases.adjectives_after import POSSESSIVES
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.objectless import is_person
from rewards.italian.subjects.phrases_after import is_led, subject_after
from rewards.italian.subjects.valency import SAYING
from rewards.italian.subjects.verb_groups import Verb, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_THINKING = word_set("pensare ritenere promettere avvertire sentenziare sospirare brontolare borbottare insegnare")
_LONGEST = 12
_NAMES_OF_PERSONS = ("ista", "tore", "trice", "essa", "iere", "iera", "ologo", "ologa", "ante", "nonna", "nonno")


def speaker(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> Subject | None:
    """The person right behind a verb of saying, a comma before the verb and a comma or the end behind the person:
    what is said stands around the two, so that the person is no object. None elsewhere."""
    if not verb.lemmas & (SAYING | _THINKING) or verb.reflexive or words.at(words_before(words, verb.place)) != ",":
        return None
    if any(clitic in ("lo", "la", "li", "le", "l'", "ne") for clitic in verb.clitics):
        return None
    subject = subject_after(words, skip(words, verb.last + 1), by_start)
    if subject is None or not subject.sure or subject.joined:
        return None
    if not verb.third and words.text[subject.end : subject.end + 2] == [",", "che"]:
        return None  # "Ogni sera, ricordo la nonna, che cantava"
    if not _ends_saying(words, subject.end) or words.at(words_before(words, verb.place) - 1) in STOPS:
        return None
    noun = words.text[subject.place]
    own = words.text[subject.start] in POSSESSIVES  # "mia nonna"
    person = own or is_person(noun) or noun.endswith(_NAMES_OF_PERSONS)
    return subject if person and is_led(words, subject) else None


def _ends_saying(words: Words, place: int) -> bool:
    """Whether the clause ends there, or behind what the person is or does beside it: "spiega la fondatrice | del
    mercato", "disse il domatore | contandosi le dita"."""
    following = words.at(place)
    if following in (",", "") or following in STOPS:
        return True
    if words.facts[place].gerund:
        return True
    if not (following in FORMS and FORMS[following].family in ARTICULATED) and following not in PREPOSITIONS:
        return False
    for end in range(place + 1, min(place + _LONGEST, words.size)):
        if words.text[end] == "," or words.text[end] in STOPS:
            return True
        if words.facts[end].only_verb or words.facts[end].infinitive or words.text[end] == "che":
            return False
    return False
