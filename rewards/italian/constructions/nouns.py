"""Detectors for nouns, articles and adjectives. Each yields the tokens that show the construction."""

import re
from collections.abc import Iterator

from rewards.italian.constructions.sample import POSSESSIVES, Places, Sample
from rewards.italian.verb_tables import words

_DEFINITE = words("il lo la l' i gli le")
_INDEFINITE = words("un uno una un'")
_PARTITIVE = words("del dello della dell' dei degli delle")
_GRAMMAR_WORDS = {"noun_gender": words("maschile femminile"), "noun_number": words("singolare plurale")}
# Plurals in -a, -i of another stem, masculine in -a, feminine in -o, and other nouns off the pattern.
_IRREGULAR = words(
    """
    uomo dio bue tempio mano eco ala arma uovo braccio dito labbro ginocchio osso muro ciglio sopracciglio lenzuolo
    orecchio paio centinaio migliaio miglio riso grido urlo membro corno filo fondamento calcagno budello
    amico nemico greco porco medico sindaco parroco monaco mille belga moglie superficie specie serie
    radio foto auto moto bici metro cinema euro video crisi tesi analisi ipotesi oasi sintesi
    problema sistema tema poema clima dramma programma panorama schema teorema diploma telegramma fantasma
    poeta pilota pirata papa collega atleta duca pianeta cometa pigiama vaglia boia gorilla koala panda cobra
    re gru virtù gioventù sport bar film computer autobus tram yogurt hotel camion
    bello sopracciglio belga asma ossa uova dita braccia labbra ginocchia mura ciglia lenzuola orecchie risa grida
    """
)
_COMPARATIVE_WORDS = words(
    "migliore migliori peggiore peggiori maggiore maggiori minore minori superiore superiori inferiore inferiori "
    "ottimo ottima ottimi ottime pessimo pessima pessimi pessime massimo massima minimo minima"
)
_SUPERLATIVE = re.compile(r".{2,}(issim[oaie]|errim[oaie])\Z")


def _phrase(sample: Sample, noun: int) -> Places:
    """A noun with the determiner and adjectives around it."""
    found = {noun}
    place = noun - 1
    while place >= 0 and sample.readings(place, "ART", "DET", "ADP", "NUM", "ADJ", "PRON"):
        found.add(place)
        place -= 1
    if noun + 1 < len(sample.words) and sample.is_adjective(noun + 1):
        found.add(noun + 1)
    return frozenset(found)


def _nouns(sample: Sample) -> Iterator[int]:
    return (place for place in range(len(sample.words)) if sample.is_noun(place))


def noun_gender(sample: Sample) -> Iterator[Places]:
    """A noun that the lexicon knows, with its article and adjectives; or the answer "maschile", "femminile"."""
    for noun in _nouns(sample):
        yield _phrase(sample, noun)
    yield from (frozenset({place}) for place in sample.places_of(*_GRAMMAR_WORDS["noun_gender"]))


def noun_number(sample: Sample) -> Iterator[Places]:
    """A plural noun with its article and adjectives; a singular one when the question has its plural; or the
    answer "singolare", "plurale"."""
    asked = set(re.findall(r"\w+", sample.question.lower()))
    for noun in _nouns(sample):
        readings = sample.readings(noun, "NOUN")
        lemmas = {reading.lemma for reading in readings}
        others = {
            r.lemma for word in asked - {sample.word(noun)} for r in sample.lexicon.readings(word) if r.pos == "NOUN"
        }
        if any(reading.number == "p" for reading in readings) or lemmas & others:
            yield _phrase(sample, noun)
    yield from (frozenset({place}) for place in sample.places_of(*_GRAMMAR_WORDS["noun_number"]))


def irregular_nouns(sample: Sample) -> Iterator[Places]:
    """A noun off the pattern -o/-i, -a/-e: la mano, il problema, le uova, gli uomini, la città, il film, gli amici."""
    for noun in _nouns(sample):
        readings = sample.readings(noun, "NOUN")
        word = sample.word(noun)
        if word in _IRREGULAR or any(_off_pattern(r.lemma.lower(), r.gender) for r in readings):
            yield _phrase(sample, noun)


def _off_pattern(lemma: str, gender: str | None) -> bool:
    if lemma in _IRREGULAR or lemma[-1:] not in "aeiouàèéìòù" or lemma[-1:] in "àèéìòùi":
        return True
    return (lemma.endswith("a") and gender == "m") or (lemma.endswith("o") and gender == "f") or lemma.endswith("ista")


def definite_articles(sample: Sample) -> Iterator[Places]:
    """il, lo, la, l', i, gli, le as articles (not as pronouns before a verb)."""
    for place in sample.places_of(*_DEFINITE):
        if place not in sample.clitic_places:
            yield frozenset({place})


def indefinite_articles(sample: Sample) -> Iterator[Places]:
    """un, uno, una, un' as articles; their plurals dei, degli, delle where they are no preposition."""
    plurals = {place for places in partitive_articles(sample) for place in places}
    yield from (frozenset({place}) for place in sample.places_of("dei", "degli", "delle") if place in plurals)
    for place in sample.places_of(*_INDEFINITE):
        if place + 1 >= len(sample.words) or sample.word(place + 1) not in {"di", "dei", "delle"}:
            yield frozenset({place})


def partitive_articles(sample: Sample) -> Iterator[Places]:
    """del, dello, della, dell', dei, degli, delle before a noun and not after one ("mangio del pane", but not
    "il pane del nonno"); "un po' di"; or such a form alone as the answer."""
    for place in sample.places_of(*_PARTITIVE):
        alone = sample.bare and len(sample.letters) == 1
        after_noun = place > 0 and (sample.is_noun(place - 1) or sample.is_adjective(place - 1))
        if alone or (sample.noun_after(place, 3) is not None and not after_noun and not _governed(sample, place)):
            yield frozenset({place})
    for place in sample.places_of("po'", "po"):
        if sample.word(place - 1) == "un" and sample.word(place + 1) in {"di", "d'"}:
            yield frozenset({place - 1, place, place + 1})


def _governed(sample: Sample, place: int) -> bool:
    """Whether the verb before asks for "di" ("parlo degli amici"), or essere gives the owner ("è del nonno")."""
    before = next((group for group in reversed(sample.groups) if group.last == place - 1), None)
    if before is None:
        return False
    owned = "essere" in before.lemmas and before.clitics == () and sample.word(place) in _PARTITIVE_SINGULAR
    return bool(before.lemmas & _WITH_DI) or owned


_PARTITIVE_SINGULAR = words("del dello della dell'")
_WITH_DI = words(
    "parlare discutere ridere soffrire godere disporre dubitare fidare innamorare accorgere occupare dimenticare "
    "vergognare lamentare pentire trattare abbisognare necessitare vivere morire profittare approfittare sapere"
)


def qualitative_adjectives(sample: Sample) -> Iterator[Places]:
    """A descriptive adjective beside a noun or after essere (una casa grande, il cielo è blu)."""
    for place in range(len(sample.words)):
        if sample.is_adjective(place):
            yield frozenset({place})


def demonstrative_adjectives(sample: Sample) -> Iterator[Places]:
    """questo, quello and their forms before a noun (questa casa, quei libri), or alone as the answer."""
    for place, word in enumerate(sample.words):
        if _demonstrative(word) and (sample.noun_after(place, 3) is not None or sample.bare):
            yield frozenset({place})


def _demonstrative(word: str) -> bool:
    return bool(re.fullmatch(r"quest[oaie']|quel|quell[oae']|quei|quegli|codest[oaie']", word))


def possessive_adjectives(sample: Sample) -> Iterator[Places]:
    """A possessive with a noun beside it (la mia casa, mio padre, casa mia), or alone as the answer."""
    for place in _possessives(sample):
        before = place > 0 and sample.is_noun(place - 1)
        if before or sample.noun_after(place, 3) is not None or sample.bare:
            yield frozenset({place})


def possessive_pronouns(sample: Sample) -> Iterator[Places]:
    """A possessive without its noun: "il mio è rosso", "questo libro è mio", "preferisco la tua"."""
    for place in _possessives(sample):
        after_noun = place > 0 and sample.is_noun(place - 1)
        if not after_noun and sample.noun_after(place, 3) is None:
            yield frozenset({place, place - 1} - {-1})


def _possessives(sample: Sample) -> Iterator[int]:
    for place, word in enumerate(sample.words):
        if word == "loro":
            if sample.word(place - 1) in _DEFINITE or sample.bare:
                yield place
        elif any(r.lemma in POSSESSIVES for r in sample.readings(place, "DET", "PRON", "ADJ")):
            yield place


def adjective_degrees(sample: Sample) -> Iterator[Places]:
    """più or meno with an adjective, così/tanto ... come/quanto, -issimo, migliore, peggiore, ottimo ..."""
    for place, word in enumerate(sample.words):
        adjective = bool(sample.readings(place, "ADJ")) or sample.form(place).participle
        if (
            word in _COMPARATIVE_WORDS
            or (_SUPERLATIVE.match(word) and sample.readings(place))
            or (_SUPERLATIVE.match(word) and word not in {"benissimo", "malissimo", "prestissimo", "tardissimo"})
        ):
            yield frozenset({place})
        elif adjective and sample.word(place - 1) in {"più", "meno"}:
            yield frozenset({place - 1, place})
        elif adjective and sample.word(place + 1) in {"come", "quanto"}:
            yield frozenset({place - 1, place, place + 1} - {-1})


def noun_adjective_agreement(sample: Sample) -> Iterator[Places]:
    """An adjective beside its noun, or after essere with a noun in the sentence."""
    for place in range(len(sample.words)):
        if not sample.is_adjective(place):
            continue
        beside = [near for near in (place - 2, place - 1, place + 1, place + 2) if _near_noun(sample, near)]
        if beside:
            yield frozenset({place, *beside})
        else:
            nouns = [near for near in sample.sentence_of(place).places if sample.is_noun(near)]
            if nouns:
                yield frozenset({place, *nouns})


def _near_noun(sample: Sample, place: int) -> bool:
    return 0 <= place < len(sample.words) and sample.is_noun(place)
