"""Verbs and adjectives by the kinds of nouns they go with, and the nouns of a topic, ready for scenes.

Kinds are those of training.reference.words. Genders, plurals and verb forms come from the lexicon.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rewards.italian.lexicon import Lexicon, load_lexicon
from training.reference.words import Noun as Word
from training.reference.words import Topic
from training.reference.words.english import verb as english_forms
from training.reference.words.loader import load_topics

_KIN = frozenset(
    [
        "madre",
        "padre",
        "mamma",
        "papà",
        "fratello",
        "sorella",
        "figlio",
        "figlia",
        "nonno",
        "nonna",
        "zio",
        "zia",
        "cugino",
        "cugina",
        "nipote",
        "marito",
        "moglie",
        "suocero",
        "suocera",
        "cognato",
        "cognata",
        "genitore",
    ]
)

# Infinitive, English (see words.english.verb), kinds of the object: somebody does it to a thing.
_TRANSITIVE = """
vedere; see saw seen seeing; *
guardare; watch; * -abstract -emotion
cercare; look | for; *
trovare; find found; *
osservare; observe; * -abstract -emotion
ricordare; remember; *
descrivere; describe; *
disegnare; draw drew drawn; animal plant thing nature building room food dish person body_part furniture
fotografare; photograph; animal plant thing nature building room dish person site vehicle furniture
ammirare; admire; animal nature artwork building person vehicle clothing jewel text site
mostrare; show showed shown; thing artwork text body_part food money
scegliere; choose chose chosen choosing; thing food dish drink plant time subject activity text
dimenticare; forget forgot forgotten forgetting; *
preferire; prefer preferred preferred preferring; * -illness -crime
aspettare; wait | for; person group vehicle event weather time
comprare; buy bought; thing food dish drink plant medicine material animal
vendere; sell sold; thing food dish drink plant medicine material building
portare; bring brought; thing food dish drink medicine money
usare; use used used using; device tool appliance instrument container material vehicle medicine money subject
pulire; clean; thing room building furniture device appliance site
lavare; wash; clothing container tool vehicle food animal body_part
riparare; repair; device appliance vehicle furniture toy tool instrument clothing
rompere; break broke broken; container toy device tool object furniture
mangiare; eat ate eaten; food dish
assaggiare; taste; food dish drink
cucinare; cook; food dish
preparare; prepare; food dish drink medicine event
servire; serve; food dish drink
ordinare; order; food dish drink
bere; drink drank drunk; drink
guidare; drive drove driven driving; vehicle
parcheggiare; park; vehicle
indossare; wear wore worn; clothing jewel
provare; try tried tried trying | on; clothing jewel
stirare; iron; clothing
leggere; read read read; text law
scrivere; write wrote written writing; text law
tradurre; translate; text law
ascoltare; listen | to; person group artwork activity instrument
suonare; play; instrument
salutare; greet; person group
incontrare; meet met met; person group
aiutare; help; person group
invitare; invite; person group
ringraziare; thank; person group
visitare; visit visited visited visiting; site building place nature event
raggiungere; reach; place building site natural_place
attraversare; cross; natural_place place
organizzare; organise; event activity
festeggiare; celebrate; event
seguire; follow; event activity subject person law artwork group
studiare; study studied studied studying; abstract subject animal law nature illness time text body_part money crime
capire; understand understood; abstract law subject text emotion crime
spiegare; explain; abstract law subject emotion illness crime weather money time event activity
discutere; discuss; abstract law text event money crime
sentire; feel felt; emotion
temere; fear; emotion weather illness crime
nascondere; hide hid hidden hiding; thing emotion money
firmare; sign; text
rispettare; respect; law person nature
curare; treat; illness animal body_part plant
proteggere; protect; animal nature body_part person site
allevare; raise; mammal bird
accarezzare; stroke; mammal
disturbare; disturb; animal
raccogliere; pick; plant food
coltivare; grow grew grown; plant
accendere; turn | on; appliance device
spegnere; turn | off; appliance device
analizzare; analyse; material abstract text medicine event illness money crime
scoprire; discover; abstract nature crime material activity time
contare; count; money animal
risparmiare; save; money
pagare; pay paid; money drink dish
perdere; lose lost; money thing event time
vincere; win won won winning; event
amare; love loved loved loving; person activity artwork nature subject emotion event mammal
praticare; practise; activity subject
imparare; learn; subject activity
insegnare; teach taught; subject activity
dipingere; paint; nature artwork room person
aprire; open; container building text room
chiudere; close; container building text room
passare; spend spent; time
sognare; dream | of; event time nature vehicle emotion
denunciare; report; crime
evitare; avoid; crime illness weather emotion
prendere; take took taken taking; medicine vehicle tool
controllare; check; device vehicle money text medicine body_part
toccare; touch; animal thing plant furniture body_part material
spostare; move; furniture thing appliance device container
regalare; give gave given | away; thing food drink plant jewel text toy
ricevere; receive; text money jewel toy food
consigliare; recommend; artwork text food dish drink site activity medicine subject
criticare; criticise; person artwork text law event dish
esaminare; examine; body_part text animal material plant device illness crime
misurare; measure; room furniture body_part material natural_place
pesare; weigh; food material animal container
tagliare; cut cut cut cutting; food plant material
colorare; colour; text artwork toy room clothing
consegnare; deliver; text money food device
spedire; send sent; text clothing toy device
conservare; keep kept; food money text artwork jewel
rubare; steal stole stolen; money jewel vehicle device artwork container
noleggiare; rent; vehicle clothing
cambiare; change; clothing money law vehicle device room subject
difendere; defend; person law group place abstract
raccontare; tell told | of; event artwork crime time
"""
# Infinitive, auxiliary, English, kinds: the thing itself does it.
_ACTING = """
dormire; avere; sleep slept; mammal bird person
mangiare; avere; eat ate eaten; animal
correre; avere; run ran run running; mammal
saltare; avere; jump; mammal
volare; avere; fly flew flown; flyer bird
nuotare; avere; swim swam swum swimming; swimmer sea_animal
scappare; essere; run ran run running | away; animal
arrivare; essere; arrive; vehicle person group weather animal
partire; essere; leave left; vehicle person group
sparire; essere; disappear; thing person animal illness emotion
cominciare; essere; begin began begun beginning; event weather activity
finire; essere; end; event weather activity time
crescere; essere; grow grew grown; plant mammal emotion
cadere; essere; fall fell fallen; plant object toy container
sorridere; avere; smile; person
lavorare; avere; work; person
cantare; avere; sing sang sung; songbird
"""
# Adjective = English; opposite = English; kinds.
_PAIRS = """
grande = big; piccolo = small; animal thing furniture food dish nature site plant body_part money vehicle
bello = beautiful; brutto = ugly; animal thing nature site plant artwork text event person activity weather time
nuovo = new; vecchio = old; thing furniture site text law artwork vehicle appliance device material
bianco = white; nero = black; animal thing furniture body_part plant material clothing
leggero = light; pesante = heavy; thing furniture food dish tool material
lento = slow; veloce = fast; animal vehicle person device
giovane = young; anziano = old; person
simpatico = nice; antipatico = unpleasant; person group
famoso = famous; sconosciuto = unknown; person group artwork text site event
ricco = rich; povero = poor; person group
tranquillo = calm; nervoso = nervous; person mammal group
alto = tall; basso = short; person
buono = good; cattivo = bad; food dish drink medicine weather
caldo = hot; freddo = cold; food dish drink weather
dolce = sweet; amaro = bitter; food drink
sano = healthy; dannoso = harmful; food drink dish activity medicine
economico = cheap; caro = expensive; thing food drink clothing vehicle device medicine
pulito = clean; sporco = dirty; thing room site clothing natural_place
moderno = modern; antico = ancient; building site furniture artwork instrument law subject
vicino = near; lontano = distant; site natural_place place time event nature
importante = important; inutile = useless; abstract law event subject text time crime emotion activity money
semplice = simple; complicato = complicated; abstract law event subject text activity crime emotion
vero = true; falso = false; abstract emotion text artwork money
forte = strong; debole = weak; abstract emotion weather person illness body_part group
facile = easy; difficile = difficult; abstract subject activity event
lungo = long; breve = short; text event time activity illness abstract law
interessante = interesting; noioso = boring; text subject event artwork activity abstract
raro = rare; comune = common; animal plant illness material crime emotion weather medicine
giusto = right; sbagliato = wrong; law abstract money
grave = serious; lieve = slight; illness crime
utile = useful; inutile = useless; device tool appliance material medicine money law subject
profondo = deep; superficiale = shallow; emotion
pericoloso = dangerous; innocuo = harmless; animal illness weather crime
sinistro = left; destro = right; -
rapido = quick; lento = slow; time event money
"""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun with everything a sentence needs. english_number "p": plural in English only (spaghetti, trousers)."""

    lemma: str
    plural: str
    gender: str
    english: str
    english_plural: str
    labels: frozenset[str]
    countable: bool = True
    plural_only: bool = False
    kin: bool = False
    plural_gender: str = ""

    @property
    def english_number(self) -> str:
        return "p" if self.plural_only else "s"


@dataclass(frozen=True, slots=True)
class Verb:
    lemma: str
    aux: str
    english: str
    english_third: str
    english_past: str
    english_participle: str
    english_ing: str


@dataclass(frozen=True, slots=True)
class Adjective:
    lemma: str
    english: str
    opposite: str = ""

    @property
    def more(self) -> str:
        """The English comparative."""
        word = self.english
        if word in ("good", "bad"):
            return {"good": "better", "bad": "worse"}[word]
        if word.endswith("y"):
            return word[:-1] + "ier"
        if len(re.findall(r"[aeiou]+", word.rstrip("e"))) > 1:
            return f"more {word}"
        if re.search(r"[^aeiou][aeiou][bdgnt]$", word):
            return word + word[-1] + "er"
        return word + ("r" if word.endswith("e") else "er")


def _selects(selector: str, labels: frozenset[str]) -> bool:
    parts = selector.split()
    excluded = {part[1:] for part in parts if part.startswith("-")}
    if not labels.isdisjoint(excluded):
        return False
    return "*" in parts or not labels.isdisjoint(parts)


def _rows(table: str, columns: int) -> Iterable[list[str]]:
    for line in table.strip().splitlines():
        row = [part.strip() for part in line.split(";")]
        if len(row) != columns:
            raise ValueError(f"{columns} columns expected: {line!r}")
        yield row


def _verb(lemma: str, aux: str, text: str) -> Verb:
    forms = english_forms(text)
    return Verb(lemma, aux, forms.base, forms.third, forms.past, forms.participle, forms.ing)


@dataclass(frozen=True)
class Lexis:
    """All words, with what goes with what."""

    topics: Mapping[str, Topic]
    lexicon: Lexicon
    transitive: tuple[tuple[Verb, str], ...]
    acting: tuple[tuple[Verb, str], ...]
    adjectives: Mapping[str, Adjective]
    fits: tuple[tuple[str, str], ...]

    def verbs(self, noun: Noun) -> list[Verb]:
        """What a person can do to it."""
        return [verb for verb, kinds in self.transitive if _selects(kinds, noun.labels)]

    def acts(self, noun: Noun) -> list[Verb]:
        """What it does itself."""
        return [verb for verb, kinds in self.acting if _selects(kinds, noun.labels)]

    def qualities(self, noun: Noun) -> list[Adjective]:
        return [self.adjectives[lemma] for lemma, kinds in self.fits if _selects(kinds, noun.labels)]


def noun_of(word: Word, lexicon: Lexicon) -> Noun | None:
    """The noun with gender and plural from its entry or the lexicon; None when neither knows them."""
    readings = [r for r in lexicon.readings(word.italian) if r.pos == "NOUN" and r.gender]
    number = "p" if word.plural_only else "s"
    genders = {r.gender for r in readings if r.number in (number, None)}
    gender = word.gender or (genders.pop() if len(genders) == 1 else None)
    if gender is None:
        return None
    plural = ""
    if word.plural_only:
        plural = word.italian
    elif word.countable:
        found = word.plural or next(iter(_plurals(word.italian, gender, lexicon)), "")
        plural = found
    return Noun(
        lemma=word.italian,
        plural=plural,
        gender=gender,
        english=word.english,
        english_plural=word.english_plural,
        labels=word.labels,
        countable=word.countable and bool(plural),
        plural_only=word.plural_only,
        kin=word.italian in _KIN,
        plural_gender=word.plural_gender or "",
    )


def _plurals(lemma: str, gender: str, lexicon: Lexicon) -> list[str]:
    forms = lexicon.forms(lemma, "NOUN", gender=gender, number="p")
    return sorted(forms, key=len) or ([lemma] if lexicon.known(lemma) and lemma[-1] in "àèéìòùsmtrkpd" else [])


@lru_cache(maxsize=1)
def load_lexis() -> Lexis:
    """Read once; raises ValueError for a row with the wrong number of columns."""
    adjectives: dict[str, Adjective] = {}
    fits: list[tuple[str, str]] = []
    for first, second, kinds in _rows(_PAIRS, 3):
        pairs = [tuple(part.strip() for part in side.split("=")) for side in (first, second)]
        for (lemma, english), (opposite, _) in (pairs, pairs[::-1]):
            adjectives.setdefault(lemma, Adjective(lemma, english, opposite))
            fits.append((lemma, kinds))
    return Lexis(
        topics=load_topics()[1],
        lexicon=load_lexicon(),
        transitive=tuple((_verb(lemma, "avere", text), kinds) for lemma, text, kinds in _rows(_TRANSITIVE, 3)),
        acting=tuple((_verb(lemma, aux, text), kinds) for lemma, aux, text, kinds in _rows(_ACTING, 4)),
        adjectives=adjectives,
        fits=tuple(fits),
    )
