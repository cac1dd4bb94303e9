"""Detectors for verb structures and sentences. Each yields the tokens that show the construction."""

from collections.abc import Iterator

from rewards.italian.constructions.pronouns import has_subject, is_reflexive, noun_phrase_after
from rewards.italian.constructions.sample import Places, Sample
from rewards.italian.tenses.verbs import VerbGroup
from rewards.italian.verb_tables import SUBJECTS, words

_IMPERSONAL = words(
    "piovere nevicare grandinare tuonare lampeggiare diluviare bisognare occorrere sembrare parere accadere succedere "
    "bastare convenire capitare avvenire importare dispiacere rincrescere"
)
_ALSO_PERSONAL = words("sembrare parere bastare convenire capitare importare")  # "Marco sembra stanco"
_WEATHER = words("caldo freddo bello brutto fresco buio notte giorno sole vento nebbia umido tardi presto")
# Verbs that do not exist, or mean something else, without their pronoun.
_PRONOMINAL = words(
    """
    accorgere arrabbiare arrendere ammalare annoiare comportare congratulare dimenticare fidare immedesimare
    impadronire incamminare innamorare lamentare laureare meravigliare ostinare pentire preoccupare ribellare ricordare
    rifugiare sbrigare sforzare stufare suicidare trovare vergognare vantare avviare abituare rendere fermare
    """
)
_WITH_CI = words(
    "volere mettere vedere sentire entrare tenere credere pensare cascare stare provare rimettere riuscire"
)
_WITH_LA = words("fare cavare prendere sbrigare smettere finire piantare godere passare sentire sognare spassare")
_WITH_NE = words("andare stare pentire accorgere tornare fregare uscire rendere ricordare dimenticare infischiare")
_PAST = frozenset(
    {"imperfetto", "passato_prossimo", "passato_remoto", "trapassato_prossimo", "trapassato_remoto",
     "condizionale_passato", "congiuntivo_trapassato"}
)  # fmt: skip
_PAST_SUBJUNCTIVES = frozenset({"congiuntivo_imperfetto", "congiuntivo_trapassato"})
_NOW_SUBJUNCTIVES = frozenset({"congiuntivo_presente", "congiuntivo_passato"})


def infinitive(sample: Sample) -> Iterator[Places]:
    """An infinitive alone (per studiare) or under a modal (voglio partire)."""
    for group in sample.groups:
        if group.infinitive is not None:
            yield frozenset(range(group.first, group.last + 1))


def gerund(sample: Sample) -> Iterator[Places]:
    """A gerund alone (mangiando, avendo finito) or with stare (sto leggendo)."""
    for group in sample.groups:
        if group.gerund is not None:
            yield frozenset(range(group.first, group.last + 1))


def participle(sample: Sample) -> Iterator[Places]:
    """A past participle in a compound tense, a passive or alone (ho letto, è chiuso, finita la cena, la lettera
    scritta), or a present participle (una storia divertente, il sole nascente)."""
    for group in sample.groups:
        if group.participle is not None:
            yield frozenset(range(group.first, group.last + 1))
    for place in range(len(sample.words)):
        form = sample.form(place)
        if place not in sample.verb_places and (form.present_participle or (form.participle and not form.finite)):
            yield frozenset({place})


def passive_voice(sample: Sample) -> Iterator[Places]:
    """essere, venire or andare with the participle of a transitive verb (è scritto da, viene letto, è stata
    costruita). Without "da" a form that is also an adjective ("la finestra è aperta") is a state, not a passive,
    unless essere is itself compound."""
    for group in sample.groups:
        if not group.passive or group.participle is None:
            continue
        sentence = sample.sentences[group.sentence]
        stative = group.auxiliary == "essere" and group.last - group.first == 1
        if stative and sample.form(group.participle).adjective and not sentence.agent_after(group.last + 1):
            continue
        yield frozenset(range(group.first, group.last + 1))


def reflexive_verbs(sample: Sample) -> Iterator[Places]:
    """A verb with a pronoun of its own person: mi lavo, si è svegliata, alzarsi, vestiti! (not impersonal "si")."""
    for group in sample.groups:
        if is_reflexive(sample, group):
            yield sample.span(group)


def pronominal_verbs(sample: Sample) -> Iterator[Places]:
    """A verb that needs its pronoun: pentirsi, accorgersi, andarsene (me ne vado), farcela (ce la faccio), volerci
    (ci vuole), metterci, cavarsela, prendersela."""
    for group in sample.groups:
        lemmas = set(group.lemmas)
        if group.infinitive is not None:
            lemmas |= sample.form(group.infinitive).infinitive
        clitics = " ".join(group.clitics)
        if (
            (group.reflexive and lemmas & _PRONOMINAL)
            or ("ne" in clitics and clitics[:2] in {"me", "te", "se", "ce", "ve"} and lemmas & _WITH_NE)
            or (clitics.replace(" ", "")[-2:] in {"la", "l'"} and len(clitics) > 3 and lemmas & _WITH_LA)
            or (clitics in {"ci", "c'"} and lemmas & _WITH_CI)
            or (clitics == "la" and lemmas & {"smettere", "finire", "piantare"})
        ):
            yield sample.span(group)


def modal_verbs(sample: Sample) -> Iterator[Places]:
    """dovere, potere, volere or sapere with an infinitive (devo partire, ho potuto dormire); dovere, potere, volere
    alone only where the answer is no more than the form ("io devo")."""
    for group in sample.groups:
        rest = {sample.word(place) for place in sample.letters if not group.first <= place <= group.last}
        alone = rest <= SUBJECTS.keys() | {"non"} and group.lemmas & {"dovere", "potere", "volere"}
        if group.modal or alone:
            yield sample.span(group)


def impersonal_verbs(sample: Sample) -> Iterator[Places]:
    """A third person singular without a person as subject: piove, bisogna, sembra che, succede, è necessario
    studiare, fa freddo, si dice che."""
    for group in sample.finite:
        if (3, "s") not in group.agreement:
            continue
        following = sample.words[group.last + 1 : group.last + 3]
        predicate = group.lemmas & {"essere"} and _predicate_follows(sample, group)
        weather = "fare" in group.lemmas and any(word in _WEATHER for word in following)
        personal = group.lemmas & _ALSO_PERSONAL and has_subject(sample, group) and not _completed(sample, group)
        if (group.lemmas & _IMPERSONAL and not personal) or predicate or weather:
            yield sample.span(group) | {group.last + 1}
    yield from si_impersonal(sample)


def _completed(sample: Sample, group: VerbGroup) -> bool:
    """ "sembra che sia tardi", "mi sembra di sognare": a clause is the subject."""
    return bool({"che", "di"} & set(sample.words[group.last + 1 : group.last + 3]))


def _predicate_follows(sample: Sample, group: VerbGroup) -> bool:
    """ "è necessario studiare", "è possibile che", "è ora di": an adjective or noun, then an infinitive or che."""
    if has_subject(sample, group):
        return False
    place = group.last + 1
    while sample.word(place) in {"molto", "più", "meglio", "così", "proprio", "sempre", "anche"}:
        place += 1
    after = sample.word(place + 1)
    opened = after in {"che", "di"} or (place + 1 < len(sample.words) and bool(sample.form(place + 1).infinitive))
    return opened or (
        sample.word(place - 1) == "meglio" and place < len(sample.words) and bool(sample.form(place).infinitive)
    )


def _si(sample: Sample) -> Iterator[VerbGroup]:
    """Finite third persons with "si" that is not reflexive."""
    for group in sample.finite:
        persons = group.agreement & {(3, "s"), (3, "p")}
        if persons and {"si", "s'"} & set(group.clitics) and not is_reflexive(sample, group):
            yield group


def si_impersonal(sample: Sample) -> Iterator[Places]:
    """si with a third person singular that has no person as subject (si mangia bene, ci si alza presto)."""
    for group in _si(sample):
        if (3, "s") in group.agreement:
            yield sample.span(group)
    for group in sample.finite:
        if group.clitics[:2] in {("ci", "si"), ("ci", "s'")}:
            yield sample.span(group)


def si_passive(sample: Sample) -> Iterator[Places]:
    """si with a third person that has a noun of its own number before or after it (si vendono libri, qui si parla
    inglese, la pasta si cuoce in acqua)."""
    for group in _si(sample):
        numbers = {number for person, number in group.agreement if person == 3}
        sentence = sample.sentences[group.sentence]
        for place in sentence.places:
            near = abs(place - group.last) <= 5 and sample.is_noun(place)
            if near and {reading.number for reading in sample.readings(place, "NOUN")} & {*numbers, None}:
                yield sample.span(group) | {place}
                break


def sequence_of_tenses(sample: Sample) -> Iterator[Places]:
    """A main verb and a verb in a clause opened by che, se, quando ..., whose tenses fit: after a present no past
    subjunctive of the second series, after a past no present subjunctive (penso che sia, pensavo che fosse)."""
    for subordinate in sample.finite:
        if subordinate.opener is None:
            continue
        for main in sample.finite:
            governs = main.sentence == subordinate.sentence and main is not subordinate and main.opener is None
            if governs and tenses_fit(main, subordinate):
                yield sample.all_of(main)


def tenses_fit(main: VerbGroup, subordinate: VerbGroup) -> bool:
    """Whether some tense of the main verb allows some tense of the subordinate one."""
    return any(_fits(first, second) for first in main.tenses for second in subordinate.tenses)


def _fits(main: str, subordinate: str) -> bool:
    if main in _PAST:
        return subordinate not in _NOW_SUBJUNCTIVES and subordinate not in {"futuro", "futuro_anteriore"}
    if main in {"condizionale_presente"}:
        return subordinate not in {"congiuntivo_presente", "congiuntivo_passato"}
    if subordinate in {"trapassato_remoto"}:
        return False
    return subordinate not in _PAST_SUBJUNCTIVES


def simple_sentence(sample: Sample) -> Iterator[Places]:
    """Exactly one finite verb in the sentence and no conjunction that opens a clause."""
    for sentence in sample.sentences:
        inside = [group for group in sample.finite if group.sentence == sentence.number]
        if len(inside) == 1 and (inside[0].opener is None or sentence.asks):
            yield frozenset(sentence.places)


def complex_sentence(sample: Sample) -> Iterator[Places]:
    """A finite verb with a second verb in a subordinate clause: after a conjunction or pronoun (che, perché, se,
    quando ...), an infinitive after a preposition, a gerund or an absolute participle."""
    for sentence in sample.sentences:
        inside = [group for group in sample.groups if group.sentence == sentence.number]
        if sum(group.finite for group in inside) >= 1 and len(inside) >= 2:
            opened = [group for group in inside if group.opener is not None]
            bare = [group for group in inside if not group.finite and _subordinate(sample, group)]
            if (opened and sum(group.finite for group in inside) >= 2) or bare:
                yield frozenset(sentence.places)


def _subordinate(sample: Sample, group: VerbGroup) -> bool:
    before = sample.word(group.first - 1)
    return (
        group.gerund is not None
        or before in words("per di prima dopo senza a da nel oltre")
        or ("participio" in group.tenses and group.first == sample.sentences[group.sentence].start)
    )


_PREPOSITIONS = words(
    """
    di a da in con su per tra fra al allo alla all' ai agli alle del dello della dell' dei degli delle dal dallo dalla
    dall' dai dagli dalle nel nello nella nell' nei negli nelle sul sullo sulla sull' sui sugli sulle senza dopo sotto
    sopra durante contro verso d'
    """
)


def complements(sample: Sample) -> Iterator[Places]:
    """A verb with an object (legge un libro) or a preposition with its noun, name or pronoun (vado a Roma con lei)."""
    for place, word in enumerate(sample.words):
        following = place + 1
        if word in _PREPOSITIONS and following < len(sample.words):
            named = sample.form(following).name or sample.doc[following].pos_ == "PROPN"
            if (
                sample.noun_after(place, 4) is not None
                or named
                or sample.word(following) in words("me te lui lei noi voi loro")
            ):
                yield frozenset(sample.sentence_of(place).places)
    for group in sample.finite:
        if not group.lemmas & {"essere"} and noun_phrase_after(sample, group) is not None:
            yield sample.all_of(group)


def subject_verb_agreement(sample: Sample) -> Iterator[Places]:
    """A finite verb with its subject: a pronoun, noun or name before or after it."""
    for group in sample.finite:
        after = (
            noun_phrase_after(sample, group) is not None
            or sample.doc[min(group.last + 1, len(sample.doc) - 1)].pos_ == "PROPN"
        )
        if has_subject(sample, group) or after or sample.sentences[group.sentence].subject_pronoun(group.verb):
            yield sample.all_of(group)


def word_order(sample: Sample) -> Iterator[Places]:
    """A whole clause: a finite verb and at least three words."""
    for sentence in sample.sentences:
        inside = [place for place in sample.letters if sentence.start <= place < sentence.stop]
        if len(inside) >= 3 and any(group.sentence == sentence.number for group in sample.finite):
            yield frozenset(sentence.places)
