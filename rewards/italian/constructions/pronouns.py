"""Detectors for pronouns and adverbs. Each yields the tokens that show the construction."""

import re
from collections.abc import Iterator

from rewards.italian.constructions.nouns import _demonstrative
from rewards.italian.constructions.sample import Places, Sample
from rewards.italian.tenses.verbs import VerbGroup
from rewards.italian.verb_tables import SUBJECTS, words

_OBJECT = words(
    "gl' gliel' glielo gliela glieli gliele gliene mi ti lo la li le gli ci vi ne l' m' t' v' n' me te ce ve glie"
)
_TONIC = words("me te lui lei noi voi loro")
_REFLEXIVE_CLITICS = words("mi ti si ci vi m' t' s' me te se ce ve")
# Verbs with which "si" before a third person is reflexive or reciprocal, not impersonal.
REFLEXIVES = words(
    """
    abbracciare abituare accomodare accontentare accorgere addormentare affacciare affrettare aiutare allenare
    allontanare alzare amare ammalare annoiare appoggiare arrabbiare arrampicare asciugare aspettare avvicinare baciare
    bagnare buttare cambiare chiamare chiedere concentrare conoscere coprire coricare curare decidere dedicare
    dimenticare diplomare divertire domandare emozionare ferire fermare fidanzare fidare girare guardare iscrivere
    incontrare innamorare immaginare informare lamentare lasciare laurear laureare lavare liberare mettere meravigliare
    muovere nascondere occupare offendere organizzare pentire perdere pesare pettinare preoccupare preparare presentare
    proteggere pulire radere rallegrare rendere ribellare ricordare riempire rilassare riposare rivolgere rompere
    sbagliare sbrigare scaldare scusare sdraiare sedere sentire separare siedere spaventare specchiare spogliare
    sposare spostare stancare stufare stupire svegliare sviluppare svolgere togliere trasferire trovare truccare
    tuffare unire vedere vergognare vestire voltare salutare scontrare parlare scrivere tenere trattare allenare
    esercitare riscaldare infilare tagliare
    """
)
_INDEFINITE = words(
    """
    qualcuno qualcuna qualcosa nessuno nessuna niente nulla ognuno ognuna ciascuno ciascuna chiunque tutti tutte tutto
    tutta molti molte molto molta alcuni alcune altri altre altro altra uno una parecchi parecchie pochi poche poco
    troppi troppe certi certe tanti tante taluni
    """
)
_INTERROGATIVE = words("chi che cosa cos' quale quali qual quanto quanta quanti quante")
_ADVERB_COMPARED = words("meglio peggio benissimo malissimo prestissimo tardissimo pochissimo moltissimo ottimamente")
_NO_ADVERB = words("non no sì che ne ci vi si come quando dove perché più meno e o ma anche se c' v' di da a")


def _clitic_evidence(sample: Sample, group: VerbGroup) -> Places:
    return sample.span(group)


def is_reflexive(sample: Sample, group: VerbGroup) -> bool:
    """A group with a pronoun of its own person that is no impersonal or passive "si"."""
    if not group.reflexive:
        return False
    own = [clitic[:2] for clitic in group.clitics if clitic[:2] in {"si", "s'", "se"}]
    if not own or not group.finite or group.modal:
        return True
    if len(group.clitics) > 1 and group.clitics[0] in {"ci", "c'"}:
        return False  # "ci si alza": impersonal
    return bool(group.lemmas & REFLEXIVES) and (has_subject(sample, group) or not _object_after(sample, group))


def has_subject(sample: Sample, group: VerbGroup) -> bool:
    """Whether a noun, name or subject pronoun stands before the group in its clause."""
    start = sample.sentences[group.sentence].start
    for place in range(group.first - 1, start - 1, -1):
        if place in sample.verb_places:
            return False
        if sample.word(place) in SUBJECTS or sample.form(place).name or sample.doc[place].pos_ == "PROPN":
            return sample.word(place - 1) not in _PREPOSED
        if sample.is_noun(place) and sample.sentence_of(place).word(_phrase_start(sample, place)) not in _PREPOSED:
            return True
    return False


_PREPOSED = words(
    "di a da in con su per tra fra al allo alla all' ai agli alle nel nello nella nell' nei negli nelle sul sullo "
    "sulla sull' sui sugli sulle dal dallo dalla dall' dai dagli dalle del dello della dell' dei degli delle "
    "ogni d' secondo"
)


def _phrase_start(sample: Sample, noun: int) -> int:
    place = noun - 1
    while place > 0 and sample.readings(place, "ART", "DET", "ADJ", "NUM") and sample.word(place) not in _PREPOSED:
        place -= 1
    return place


def noun_phrase_after(sample: Sample, group: VerbGroup) -> int | None:
    """The noun of a phrase directly after a verb, adverbs between them allowed; None when there is none."""
    place = sample.sentences[group.sentence].skip_between(group.last + 1)
    if place >= len(sample.words) or sample.is_noun(place):
        return place if place < len(sample.words) else None
    leads = sample.readings(place, "ART", "DET", "ADJ", "NUM") or sample.word(place) in _PARTITIVES
    return sample.noun_after(place, 3) if leads else None


_PARTITIVES = words("del dello della dell' dei degli delle")


def _object_after(sample: Sample, group: VerbGroup) -> bool:
    return noun_phrase_after(sample, group) is not None


def subject_pronouns(sample: Sample) -> Iterator[Places]:
    """io, tu, lui, lei, noi, voi, loro (egli, essi ...) as subject: not after a preposition, "loro" not possessive."""
    for place, word in enumerate(sample.words):
        if word in SUBJECTS and sample.word(place - 1) not in _PREPOSED:
            if word == "loro" and sample.noun_after(place) is not None:
                continue
            yield frozenset({place})


def object_pronouns(sample: Sample) -> Iterator[Places]:
    """mi, ti, lo, la, li, le, gli, ci, vi, ne before or on a verb, not reflexive (lo vedo, dammelo, le ho parlato);
    a tonic form after a preposition or verb (a me, con lui); such a form alone as the answer."""
    for group in sample.groups:
        clitics = group.clitics
        if group.reflexive and is_reflexive(sample, group):
            clitics = tuple(clitic for clitic in clitics if clitic not in _REFLEXIVE_CLITICS)
        if "essere" in group.lemmas and not group.participle:
            clitics = tuple(clitic for clitic in clitics if clitic not in {"c'", "ci", "v'", "vi"})
        if any(clitic in _OBJECT or (len(clitic) > 3 and not clitic.startswith("se")) for clitic in clitics):
            yield _clitic_evidence(sample, group)
    persons = {(*pair, tense) for group in sample.finite for pair in group.agreement for tense in group.tenses}
    for place in sample.places_of("la", "lo", "le", "gli", "li", "l'"):
        # "perde la racchetta e la porta": noun or verb; it can be the verb, which is enough here.
        if sample.word(place - 1) in {"e", "ma", "poi"} and place + 1 < len(sample.words):
            verbs = sample.form(place + 1).finite
            if any((verb.person, verb.number, verb.tense) in persons for verb in verbs):
                yield frozenset({place, place + 1})
    for place, word in enumerate(sample.words):
        if (word in _TONIC and sample.word(place - 1) in {"a", "con", "per", "di", "da", "su", "tra", "fra", "in"}) or (
            sample.bare and (word in _OBJECT or re.fullmatch(r"(me|te|ce|ve|glie) ?(lo|la|li|le|ne)", word))
        ):
            yield frozenset({place})


def reflexive_pronouns(sample: Sample) -> Iterator[Places]:
    """mi, ti, si, ci, vi of the verb's own person (mi lavo, si sono alzati, alzarsi), or alone as the answer."""
    for group in sample.groups:
        if is_reflexive(sample, group):
            yield _clitic_evidence(sample, group)
    if sample.bare:
        yield from (frozenset({place}) for place in sample.places_of("mi", "ti", "si", "ci", "vi"))


def demonstrative_pronouns(sample: Sample) -> Iterator[Places]:
    """questo, quello and their forms, ciò, costui without a noun after them (preferisco quello, questa è Anna)."""
    for place, word in enumerate(sample.words):
        if word in {"ciò", "costui", "costei", "costoro", "quelli", "colui", "colei", "coloro"} or (
            _demonstrative(word) and word not in {"quel", "quei"} and sample.noun_after(place, 3) is None
        ):
            yield frozenset({place})


def relative_places(sample: Sample) -> Iterator[int]:
    """Places of relative pronouns: che after its noun or pronoun, cui, il quale, chi and dove in a statement."""
    for place, word in enumerate(sample.words):
        before = place - 1 - (sample.word(place - 1) == ",")
        if (
            word == "cui"
            or (word in {"quale", "quali"} and sample.word(place - 1) in _PREPOSED | {"il", "la", "i", "le"})
            or (word in {"che", "ch'", "dove"} and before >= 0 and _antecedent(sample, before))
            or (word == "chi" and not sample.sentence_of(place).asks and _no_question_verb(sample, place))
        ):
            yield place


def _antecedent(sample: Sample, place: int) -> bool:
    if sample.word(place) in {
        "quello",
        "quella",
        "quelli",
        "quelle",
        "ciò",
        "colui",
        "colei",
        "coloro",
        "tutto",
        "tutti",
    }:
        return True
    if place in sample.verb_places:
        return False
    copula = any("essere" in group.lemmas and group.last == place - 1 for group in sample.finite)
    if copula and sample.readings(place, "ADJ"):
        return False  # "è vero che piove"
    if sample.form(place).name or sample.doc[place].pos_ == "PROPN":
        return True
    if sample.word(place) in {"paura", "bisogno", "impressione", "speranza", "voglia", "peccato"}:
        return False
    if sample.word(place) in {"caso", "modo"} and sample.word(place - 1) in {"nel", "in"}:
        return False
    adjective_after_noun = sample.is_adjective(place) and place > 0 and sample.is_noun(place - 1)
    return sample.is_noun(place) or adjective_after_noun or sample.word(place) in SUBJECTS | _INDEFINITE_KEYS


_INDEFINITE_KEYS = dict.fromkeys(("qualcuno", "nessuno", "qualcosa", "uno", "una", "niente"), (0, ""))


def _no_question_verb(sample: Sample, place: int) -> bool:
    before = [group for group in sample.finite if group.last < place]
    return not (before and before[-1].lemmas & QUESTION_VERBS)


QUESTION_VERBS = words(
    "chiedere domandare sapere capire ignorare dire ricordare spiegare vedere immaginare scoprire indovinare decidere "
    "raccontare dimenticare controllare verificare interessare informare"
)


def relative_pronouns(sample: Sample) -> Iterator[Places]:
    """che after the noun or pronoun to which it refers, cui, il quale, chi in a statement; or alone as the answer."""
    for place in relative_places(sample):
        yield frozenset({place - 1, place} if sample.word(place) in {"quale", "quali"} else {place})
    if sample.bare:
        yield from (frozenset({place}) for place in sample.places_of("che", "cui", "chi", "quale", "quali"))


def interrogative_pronouns(sample: Sample) -> Iterator[Places]:
    """chi, che (cosa), cosa, quale, quanto in a question, direct or indirect; or alone as the answer."""
    for place in sample.places_of(*_INTERROGATIVE):
        before = [group for group in sample.finite if group.last < place]
        asked = sample.sentence_of(place).asks or (bool(before) and bool(before[-1].lemmas & QUESTION_VERBS))
        if sample.word(place) == "che" and sample.sentence_of(place).exclaims:
            continue  # "Che peccato!"
        if sample.word(place) == "che" and before and sample.word(place + 1) not in {"cosa", "cos'"}:
            continue
        if asked or sample.bare:
            yield frozenset({place, place + 1} if sample.word(place + 1) == "cosa" else {place})


def indefinite_pronouns(sample: Sample) -> Iterator[Places]:
    """qualcuno, qualcosa, nessuno, niente, ognuno, tutti, molti, altri ... without a noun or article after them."""
    for place in sample.places_of(*_INDEFINITE):
        word, following = sample.word(place), sample.word(place + 1)
        if word in {"uno", "una"} and following not in {"di", "dei", "delle", "degli", "dell'"}:
            continue
        if word in {"molto", "poco"} and (sample.readings(place + 1, "ADJ", "ADV") or not following.isalpha()):
            continue
        if following in words("il lo la i gli le l'") or (sample.noun_after(place) is not None):
            continue
        yield frozenset({place})


def adverbs(sample: Sample) -> Iterator[Places]:
    """An adverb in -mente or another adverb of the lexicon (bene, sempre, ieri, qui), "non" and "più" apart."""
    for place, word in enumerate(sample.words):
        if word in _NO_ADVERB or place in sample.clitic_places or not sample.readings(place, "ADV"):
            continue
        if sample.readings(place, "NOUN") and sample.sentence_of(place).after_article(place):
            continue
        if sample.noun_after(place, 1) is not None and sample.readings(place, "DET", "ADJ"):
            continue  # "molto pane": an adjective
        yield frozenset({place})


def adverb_comparison(sample: Sample) -> Iterator[Places]:
    """più or meno with an adverb (più lentamente, meno spesso), meglio, peggio, benissimo; "più di" after a verb."""
    for place, word in enumerate(sample.words):
        if word in _ADVERB_COMPARED or word.endswith("issimamente"):
            yield frozenset({place})
        elif word in {"più", "meno"}:
            following = sample.readings(place + 1)
            adverb = any(r.pos == "ADV" for r in following) and sample.word(place + 1) not in {"che"}
            after_verb = place - 1 in sample.verb_places and sample.word(place + 1) in {
                "di",
                "del",
                "della",
                "che",
                "dei",
            }
            if (adverb and not sample.is_noun(place + 1)) or after_verb:
                yield frozenset({place, place + 1})
        elif word in {"come", "quanto"} and sample.readings(place - 1, "ADV"):
            correlated = sample.word(place - 2) in {"così", "tanto"}
            yield from [frozenset({place - 2, place - 1, place})] if correlated else []
