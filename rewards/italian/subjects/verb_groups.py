"""Finite verbs with their auxiliaries, clitics and adverbs, as the rules on subjects see them."""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import ADVERBS, ARTICULATED, CLITICS, STOPS, TIMES, is_adverb, skip
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.valency import SAYING
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_SIMPLE = word_set("a ad da in con su per tra fra senza dopo durante entro verso contro sotto sopra presso lungo")
_ASIDES = word_set(
    """
    comunque tuttavia almeno dunque ovviamente secondo nonostante oltre accanto insieme grazie signor signora
    signori onorevole onorevoli cari care colleghi prima
    """
)
_STRESSED = word_set("me te lui lei noi voi loro sé")
# Adverbs of two words: "a lungo", "di nuovo".
_FIXED = {
    "a": word_set("lungo fatica stento poco volte sorpresa malapena"),
    "di": word_set("nuovo recente solito colpo continuo rado sicuro certo notte sera giorno"),
    "d'": word_set("estate inverno autunno improvviso"),
    "da": word_set("poco tempo sempre subito ultimo lontano vicino"),
    "in": word_set("fretta parte particolare media genere totale seguito silenzio"),
    "per": word_set("esempio fortuna sempre primo ora"),
}
_OF_PERSON = {"mi": (1, "s"), "ti": (2, "s"), "ci": (1, "p"), "vi": (2, "p")}
OBJECT_CLITICS = word_set("lo la li le l' ne n' glielo gliela glieli gliele gliel'")


class Verb:
    """A verb with its auxiliary: place of the finite form, of the last word of the group, and what it is."""

    def __init__(self, words: Words, place: int) -> None:
        self.place = place
        facts = words.facts[place]
        self.forms = facts.finite
        self.persons = {person for person, _ in facts.finite}
        self.numbers = {number for person, number in facts.finite if person == 3}
        self.clitics = clitics_before(words, place)
        self.participle: int | None = None
        self.been: int | None = None  # "stato" of a passive
        self.last = place
        lemmas = set(facts.finite_lemmas)
        following = skip(words, place + 1)
        if following < words.size and words.facts[following].participles and lemmas & {"essere", "avere", "venire"}:
            self.participle = self.last = following
            after = skip(words, following + 1)
            if (
                words.facts[following].lemmas & {"essere", "stare"}
                and after < words.size
                and words.facts[after].participles
            ):
                self.been, self.participle, self.last = following, after, after
            elif "essere" in lemmas and words.text[following].startswith("stat"):
                self.participle = None  # "è stata una bella giornata": the copula's own
        self.auxiliary = (
            next((one for one in ("essere", "avere", "venire") if one in lemmas), "") if self.participle else ""
        )
        if lemmas & {"dovere", "potere", "volere", "stare"}:
            self._read_infinitive(words, following)
        self.lemmas = words.facts[self.last].lemmas if self.last != place else lemmas
        self.copula = "essere" in lemmas and self.participle is None
        self.modal_being = self.last != place and self.participle is None and words.text[self.last] == "essere"
        self.there = self.last != place and words.text[self.last] in ("esserci", "esservi")
        enclitic = self.last != place and words.facts[self.last].infinitive and words.text[self.last].endswith("rsi")
        self.reflexive = "si" in self.clitics[-1:] or enclitic

    def _read_infinitive(self, words: Words, place: int) -> None:
        """ "possono arrivare", "possono essere chiuse", "stanno arrivando"."""
        if place >= words.size or not (words.facts[place].infinitive or words.facts[place].gerund):
            return
        self.last = place
        after = skip(words, place + 1)
        if words.text[place] in ("essere", "venire") and after < words.size and words.facts[after].participles:
            self.participle = self.last = after
            self.auxiliary = "essere"

    @property
    def third(self) -> bool:
        return 3 in self.persons

    @property
    def own_clitic(self) -> bool:
        """Whether the pronoun before the verb is of its person: "ci siamo dati un obiettivo"."""
        return bool(self.clitics) and _OF_PERSON.get(self.clitics[-1]) in self.forms


def is_command(words: Words, place: int) -> bool:
    """ "Passami lo strofinaccio": an imperative with its pronouns, not "da giovane" nor "i fatti"."""
    return words.facts[place].command and words.pos[place] == "VERB"


def clitics_before(words: Words, place: int) -> list[str]:
    found: list[str] = []
    place -= 1
    while place >= 0 and (words.text[place] in CLITICS or words.text[place] == "'"):
        if words.text[place] != "'":
            found.insert(0, words.text[place])
        place -= 1
    return found


def words_before(words: Words, verb: int) -> int:
    """The place before the verb and its clitics and "non"."""
    place = verb - 1
    while place >= 0 and (words.text[place] in CLITICS or words.text[place] in ("non", "'")):
        place -= 1
    return place


def past_complements(words: Words, place: int, by_start: dict[int, NounPhrase]) -> int:
    """The place behind adverbs and phrases with a preposition: "Decorre | da oggi | il termine"."""
    first = place
    while True:
        place = skip(words, place)
        text = words.at(place)
        own = place in by_start and text in FORMS and FORMS[text].family in ARTICULATED
        if own and (FORMS[text].family != "de" or place > first):
            place = by_start[place].end
        elif text == "allora" or (
            text == "fino" and (words.at(place + 1) in ("a", "ad") or FORMS.get(words.at(place + 1)) is not None)
        ):
            place += 1
        elif text in _SIMPLE and words.at(place + 1) in _STRESSED:
            place += 2  # "per noi"
        elif words.at(place + 1) in _FIXED.get(text, ()):
            place += 2
        elif (text in _SIMPLE or (text in ("di", "d'") and place > first)) and _governed(words, place) in by_start:
            place = by_start[_governed(words, place)].end
        elif text in _SIMPLE and words.at(place + 1) in ADVERBS:
            place += 2  # "da oggi"
        elif text in ("nel", "dal", "fino") and words.at(place + 1).isdigit():
            place += 2  # "nel 1265"
        else:
            return place
        while (name := by_start.get(place)) is not None and name.proper and name.determiner is None:
            place = name.end  # "nella missione Artemide"


def _governed(words: Words, place: int) -> int:
    """Where the noun behind a preposition begins: "in | tutta Europa"."""
    return place + 1 + (words.at(place + 1) in ("tutto", "tutta", "tutti", "tutte", "entrambi", "entrambe"))


def past_aside(words: Words, place: int) -> int:
    """The place behind adverbs, and behind what two commas enclose: "Diversa è | , invece, | l'opinione"."""
    place = skip(words, place)
    first = words.at(place + 1)
    if words.at(place) == "," and (end := _past_speaker(words, place + 1)):
        return skip(words, end)
    articulated = first in FORMS and FORMS[first].family in ARTICULATED - {"de"}
    alone = place + 2 < words.size and words.at(place + 2) == "," and bool(words.facts[place + 1].modifiers)
    alone = alone or (first in ("un", "una") and words.at(place + 2) in TIMES)  # ", un martedì di novembre,"
    known = alone or first in ADVERBS or first in _ASIDES or first in _SIMPLE or articulated
    if words.at(place) != "," or not (known or (first and is_adverb(words, place + 1))):
        return place
    for end in range(place + 2, min(place + 9, words.size)):
        if words.text[end] == ",":
            return skip(words, end + 1)
        if words.facts[end].only_verb or words.text[end] in STOPS:
            return place
    return place


def _past_speaker(words: Words, place: int) -> int:
    """The place behind ", dicono i medici," or ", ha spiegato il ministro,"; 0 where no such aside stands."""
    last = place + (words.at(place) in ("ha", "hanno", "aveva", "avevano"))
    if last >= words.size or not words.facts[last].lemmas & SAYING:
        return 0
    for end in range(last + 2, min(last + 9, words.size)):
        if words.text[end] == ",":
            return end + 1
        if words.facts[end].only_verb or words.text[end] in STOPS or words.text[end] == "che":
            return 0
    return 0
