"""Conjugation of a verb in every tense, simple forms from the lexicon, compound ones from auxiliary and participle."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from rewards.italian.lexicon import Lexicon, Reading
from training.reference.phrases import inflect

# Our tense name -> (mood, tense) of the lexicon.
SIMPLE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "presente": ("ind", "pres"),
        "imperfetto": ("ind", "impf"),
        "passato_remoto": ("ind", "past"),
        "futuro": ("ind", "fut"),
        "congiuntivo_presente": ("sub", "pres"),
        "congiuntivo_imperfetto": ("sub", "impf"),
        "condizionale_presente": ("cond", "pres"),
    }
)
# Compound tense -> the tense of its auxiliary.
COMPOUND: Mapping[str, str] = MappingProxyType(
    {
        "passato_prossimo": "presente",
        "trapassato_prossimo": "imperfetto",
        "trapassato_remoto": "passato_remoto",
        "futuro_anteriore": "futuro",
        "congiuntivo_passato": "congiuntivo_presente",
        "congiuntivo_trapassato": "congiuntivo_imperfetto",
        "condizionale_passato": "condizionale_presente",
    }
)
REFLEXIVE = {(1, "s"): "mi", (2, "s"): "ti", (3, "s"): "si", (1, "p"): "ci", (2, "p"): "vi", (3, "p"): "si"}
# Where the lexicon offers two forms, the one that is taught first.
_PREFERRED = frozenset(
    [
        "devo",
        "devono",
        "debba",
        "debbano",
        "deva",
        "visto",
        "perso",
        "vedrò",
        "vedrai",
        "vedrà",
        "siedo",
        "siedono",
        "udirò",
        "potuto",
        "salgo",
        "valso",
        "discussi",
        "discusse",
        "discussero",
        "difesi",
        "difese",
        "difesero",
        "persi",
        "perse",
        "persero",
        "apparve",
        "apparvero",
        "appaiono",
        "appaia",
        "scomparve",
        "faccio",
        "fa",
        "vado",
        "va",
        "do",
        "sto",
        "sepolto",
    ]
)
_SUPPLETIVE = {"essere": "esfè", "andare": "av", "avere": "aeh", "uscire": "ue", "udire": "uo"}
_VERB_TAGS = ("VER", "AUX", "MOD", "CAU", "ASP")
# "temette" rather than "temé".
_TAUGHT_ENDINGS = ("ettero", "etti", "ette")


@dataclass(frozen=True, slots=True)
class Agent:
    """The grammatical subject of a verb: person 1-3, number s/p, gender m/f."""

    person: int
    number: str
    gender: str = "m"


@dataclass(slots=True)
class Conjugator:
    """Forms of Italian verbs, remembered once looked up."""

    lexicon: Lexicon
    _simple: dict[tuple[str, str, int, str], str] = field(default_factory=dict)
    _participles: dict[str, str] = field(default_factory=dict)
    _paradigms: dict[str, list[tuple[str, Reading]]] = field(default_factory=dict)
    _by_letter: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def simple(self, lemma: str, tense: str, person: int, number: str) -> str:
        """One simple form; raises LookupError when the lexicon has none."""
        key = (lemma, tense, person, number)
        if key not in self._simple:
            mood, time = SIMPLE[tense]
            self._simple[key] = self._pick(lemma, key, mood=mood, tense=time, person=person, number=number)
        return self._simple[key]

    def participle(self, lemma: str, gender: str = "m", number: str = "s") -> str:
        """The past participle, agreeing."""
        if lemma not in self._participles:
            self._participles[lemma] = self._pick(
                lemma, (lemma, "participio"), mood="part", tense="past", gender="m", number="s"
            )
        return inflect(self._participles[lemma], gender, number)

    def gerund(self, lemma: str) -> str:
        return self._pick(lemma, (lemma, "gerundio"), mood="ger", tense="pres")

    def imperative(self, lemma: str, person: int, number: str) -> str:
        return self._pick(lemma, (lemma, "imperativo"), mood="impr", tense="pres", person=person, number=number)

    def finite(self, lemma: str, tense: str, agent: Agent, *, aux: str = "avere", reflexive: bool = False) -> str:
        """The verb as it stands after its subject: "ha visto", "sono volate", "si è fermata"."""
        clitic = REFLEXIVE[agent.person, agent.number] + " " if reflexive else ""
        if tense in SIMPLE:
            return clitic + self.simple(lemma, tense, agent.person, agent.number)
        auxiliary = "essere" if reflexive else aux
        head = self.simple(auxiliary, COMPOUND[tense], agent.person, agent.number)
        gender, number = (agent.gender, agent.number) if auxiliary == "essere" else ("m", "s")
        return f"{clitic}{head} {self.participle(lemma, gender, number)}"

    def passive(self, lemma: str, tense: str, agent: Agent) -> str:
        """ "è vista", "è stata vista"."""
        return (
            f"{self.finite('essere', tense, agent, aux='essere')} {self.participle(lemma, agent.gender, agent.number)}"
        )

    def _pick(self, lemma: str, key: tuple[object, ...], **features: object) -> str:
        forms = [
            form
            for form, reading in self._paradigm(lemma)
            if all(getattr(reading, name) == value for name, value in features.items())
        ]
        if not forms:
            raise LookupError(f"the lexicon has no form for {key}")
        # "ammiran" beside "ammirano", "son" beside "sono": not the cut form.
        whole = [
            form
            for form in forms
            if not form.endswith("'") and not any(other.startswith(form) and other != form for other in forms)
        ]
        preferred = [form for form in whole if form in _PREFERRED]
        usual = preferred or [form for form in whole if form.endswith(_TAUGHT_ENDINGS)] or whole
        return min(usual, key=lambda form: (len(form), form))

    def _paradigm(self, lemma: str) -> list[tuple[str, Reading]]:
        """All simple forms of a verb; strong ones (vide, rotto) share little more than the first letter."""
        if lemma not in self._paradigms:
            letters = _SUPPLETIVE.get(lemma, lemma[0])
            found: dict[tuple[str, Reading], None] = {}
            for letter in letters:
                for form in self._forms_from(letter).get(lemma, ()):
                    for reading in self.lexicon.readings(form):
                        if reading.lemma == lemma and reading.pos == "VERB" and not reading.clitic:
                            found[form, reading] = None
            self._paradigms[lemma] = list(found)
        return self._paradigms[lemma]

    def _forms_from(self, letter: str) -> dict[str, list[str]]:
        """Verb forms that begin with a letter, by lemma."""
        if letter not in self._by_letter:
            table: dict[str, list[str]] = {}
            for form, lemma, tag in self.lexicon.entries_from(letter):
                if tag.startswith(_VERB_TAGS):
                    table.setdefault(lemma, []).append(form)
            self._by_letter[letter] = table
        return self._by_letter[letter]
