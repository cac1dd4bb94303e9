"""Adjectives that a comma or bracket sets off from their noun: "dati, spesso non verificabili, …", "la zona, nota per
i vini, …". An error is only what fits no noun that it could be said of."""

from collections.abc import Set as AbstractSet
from itertools import pairwise

from rewards.italian.articles import FORMS, FS, MS, GenderNumber
from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.function_words import ADVERBS, CLITICS, PREPOSITIONS, TIMES, skip
from rewards.italian.genders import ALL, PRONOUNS
from rewards.italian.phrases.adjective_hosts import hosts
from rewards.italian.phrases.adjectives_after import after_degrees
from rewards.italian.phrases.adverbials import adverbial_end, ends_adverbial
from rewards.italian.phrases.missing_verbs import is_missing_verb
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

_COMPLEMENTS = frozenset({"in", "per", "da", "con", "ne", "su", "durante", "a"})
_OPENERS = frozenset({",", "(", "–", "—", "-"})
_CLOSERS = frozenset({",", ")", ".", ";", ":", "!", "?", "–", "—", "-", "..."})
_LONGEST = 14
_MOST = 40  # phrases of a sentence that are looked at
# Adverbs, interjections and what stands like a preposition: "compresi i bambini", "vista la situazione".
_OTHERS = word_set(
    """
    solo sola tutto tutta tutti tutte vero certo chiaro giusto proprio stesso esatto bravo brava bravi brave bello bella
    primo prima secondo terzo ultimo ultima vicino lontano insieme dato data dati date visto vista visti viste
    considerato considerata considerati considerate compreso compresa compresi comprese incluso inclusa inclusi incluse
    escluso esclusa esclusi escluse salvo posto premesso ammesso detto detta detti dette purtroppo peggio meglio pari
    onorevole onorevoli permesso scusi scusa scusate
    """
)
_BEFORE_SUBJECT = word_set("che cui quando perché mentre se e ma , ; : . ! ?") | {""}
_SUBORDINATES = word_set("che cui dove quando perché mentre se quale quali")


def check_set_off(words: Words, phrases: list[NounPhrase], result: Agreement) -> None:
    """Every adjective that opens an aside right behind a noun phrase."""
    taken = {place for phrase in phrases for place in range(phrase.start, phrase.end)}
    for index, phrase in enumerate(phrases):
        opener = phrase.end + (words.at(phrase.end) in QUOTES)
        if words.at(opener) not in _OPENERS or phrase.unknown or words.text[phrase.head] in TIMES:
            continue
        place = _past_adverbs(words, opener + 1)
        if words.at(phrase.start - 1) == "," and ends_adverbial(words, phrase.head):
            continue  # "le trovo, al contrario, timide"
        adverbial = place > opener + 1 and ends_adverbial(words, place - 1)  # "i sintomi, di solito lievi, …"
        led = place < words.size and _is_participle_of(words, phrase, place)
        if place >= words.size or not (led or adverbial or place not in taken):
            continue
        if not led and not _is_set_off(words, place):
            continue
        if not led and phrase.determiner is None and words.nouns(place) and words.facts[place].participles:
            continue  # "gelsomini, zagare, fritto di paranza"
        if phrase.prepositional and words.nouns(place) and words.doc[place].dep_ == "ROOT":
            continue  # "in tempo di guerra, profughi"
        close = _close(words, place)
        if close is None or (words.at(opener) == "," and words.at(close) in ("-", "–", ")")):
            continue
        nouns = _of_subject(words, phrases, index, place, close) or _nouns(words, phrases, index, place, close)
        host = phrase
        if phrase.proper and not phrase.readings and not (words.nouns(place) and words.facts[place].participles):
            host = hosts(words, phrases, index, place, heavy=True)[-1]  # "i quadri di Constable, freschi come abbozzi"
        own = words.modifiers(place) & _second(words, place, host.readings)
        _check_second(words, phrases[index + 1 :], place, close, taken, nouns, result)
        if any(finding.start == words.doc[place].idx for finding in result.findings):
            continue  # a participle, judged already
        if nouns is None or not host.readings or any(own & readings for readings in nouns):
            continue
        message = f'"{words.raw[host.head]}" is {describe(host.readings)}; "{words.raw[place]}" is {describe(own)}.'
        fail(result, words, place, "adjective_noun", message, inflected(words, place, host.readings))


def _past_adverbs(words: Words, place: int) -> int:
    """The place behind adverbs: "non ancora", "un tempo", "una volta"."""
    while place < words.size:
        if words.at(place) == "una" and words.at(place + 1) == "volta":
            return place + 2  # "la seduta, una volta sospesa, …"
        after = adverbial_end(words, place) or after_degrees(words, place)
        if after == place and words.text[place] in ("non", *ADVERBS) and words.at(place + 1) not in FORMS:
            after = place + 1
        if after == place:
            break
        place = after
    return place


def _is_participle_of(words: Words, phrase: NounPhrase, place: int) -> bool:
    """ "Le uova, deposte in piccole buche, si schiudono": a participle that the parser takes for a noun, with a
    complement, behind a noun that opens its clause; "certe frasi, una volta dette"."""
    opens = phrase.determiner is not None and not phrase.prepositional and words.at(phrase.start - 1) in _BEFORE_SUBJECT
    once = words.text[place - 2 : place] == ["una", "volta"] and words.at(place + 1) == ","
    if not words.facts[place].participles or words.facts[place].capital or words.pos[place] not in ("NOUN", "VERB"):
        return False
    following = words.at(place + 1)
    family = FORMS[following].family if following in FORMS else following
    return once or (opens and family in _COMPLEMENTS and words.pos[place] == "NOUN")


def _second(words: Words, place: int, host: frozenset[GenderNumber]) -> frozenset[GenderNumber]:
    """What a second adjective is that "e" joins to this one ("silenzioso e ordinato"); anything when there is none, or
    when it is the second that does not agree with the noun before."""
    second = after_degrees(words, place + 2)
    if words.at(place + 1) not in ("e", "ed", "ma") or second >= words.size or words.pos[second] != "ADJ":
        return ALL
    own = words.facts[second].adjectives
    agrees = words.doc[second].dep_ == "conj" and words.head(second) == place and own & host
    return own if agrees else ALL


def _of_subject(
    words: Words, phrases: list[NounPhrase], index: int, place: int, close: int
) -> list[frozenset[GenderNumber]] | None:
    """Between a subject that opens its clause and the verb that agrees with it, an aside is said of the subject or of a
    complement of it: "il gatto del monastero, rispettoso del silenzio, miagolava"."""
    near = hosts(words, phrases, index, place, heavy=True)
    top = near[-1]
    if top.prepositional or top.determiner is None or top.proper or not all(one.readings for one in near):
        return None
    if words.at(top.start - 1) not in _BEFORE_SUBJECT or words.at(close) != ",":
        return None
    if any(one.end == top.start - 1 and words.at(one.end) in ("e", ",") for one in phrases[:index]):
        return None  # "i cuochi e le cameriere, riuniti in assemblea, …"
    verb = skip(words, close + 1)
    while words.at(verb) in CLITICS or words.at(verb) == "non":
        verb = skip(words, verb + 1)
    numbers = {number for person, number in words.finite(verb) if person == 3} if verb < words.size else set()
    if not numbers & {number for _, number in top.readings & words.own(top.determiner)}:
        return None
    if words.pos[verb] not in ("VERB", "AUX"):
        return None
    inside = [one for one in phrases[index + 1 :] if place < one.start < close and not one.prepositional]
    inside = [one for one in inside if words.at(one.start - 1) not in PREPOSITIONS]  # "comune lungo le coste"
    # "il giudice, sentite le parti, …"
    return [one.readings & words.own(one.start) or one.readings for one in (*near, *inside)]


def _check_second(
    words: Words,
    phrases: list[NounPhrase],
    first: int,
    close: int,
    taken: set[int],
    nouns: list[frozenset[GenderNumber]] | None,
    result: Agreement,
) -> None:
    """The second of two that "e" joins agrees with the first, and with a noun that the first agrees with: "rimasta
    senza eredi e ormai malata". nouns: what every noun is that both may be said of; None when nobody knows."""
    for joiner in range(first + 1, close):
        if words.text[joiner] not in ("e", "ed", "ma"):
            continue
        place = skip(words, after_degrees(words, joiner + 1))
        if place >= close or place in taken:
            continue
        last = words.head(place) == first and words.at(place + 1) in _CLOSERS and words.pos[place] in ("NOUN", "ADJ")
        if words.nouns(place) and place == joiner + 1 and not (last and place == first + 2):
            continue  # "composta da pescatori e artigiani"
        own = words.modifiers(place)
        if not own or not (last or _is_set_off(words, place)) or _agree(words, first, place, nouns):
            continue
        before = [phrase for phrase in phrases if phrase.start < joiner]
        within = [one.readings for one in before if not one.proper or one.determiner is not None]
        if any(own & readings or not readings for readings in within):
            continue
        wanted = words.modifiers(first)
        message = f'"{words.raw[first]}" is {describe(wanted)}; "{words.raw[place]}" is {describe(own)}.'
        fail(result, words, place, "predicate", message, inflected(words, place, wanted))


def _agree(words: Words, first: int, second: int, nouns: list[frozenset[GenderNumber]] | None) -> bool:
    """Whether both adjectives agree with each other, and right behind "e" with one noun: not "inutile e dannosa" of
    what is masculine."""
    wanted, own = words.modifiers(first), words.modifiers(second)
    said_of = [readings for readings in nouns or () if wanted & readings]
    if not own & wanted or not said_of or words.text[second - 1] not in ("e", "ed", "ma"):
        return bool(own & wanted)
    return any(own & wanted & readings for readings in said_of)


def _is_set_off(words: Words, place: int) -> bool:
    """Whether the word is an adjective or participle with no noun of its own behind it."""
    facts, text = words.facts[place], words.text[place]
    if words.pos[place] not in ("ADJ", "VERB") or text in _OTHERS or facts.capital:
        return False
    if not (facts.adjectives or facts.participles) or facts.parts & {"ADV", "ADP", "CONJ", "PRON", "DET"}:
        return False
    if facts.infinitive or (facts.finite - {(2, "p")} and words.pos[place] != "ADJ"):
        return False
    if facts.finite and is_missing_verb(words, place):
        return False  # "il servizio, che svolgono migliaia di giovani, dura dodici mesi"
    if (2, "p") in facts.finite and words.doc[place].dep_ not in ("acl", "amod"):
        return False  # "datemi retta, andate via"
    following = words.at(place + 1)
    article = following in FORMS and FORMS[following].family not in ("a", "da", "de", "ne", "su", "con")
    return not (article or (following and words.pos[place + 1] in ("NOUN", "PROPN", "DET") and following not in FORMS))


def _close(words: Words, place: int) -> int | None:
    """Where the aside ends; None when a verb says that it is none, or when it is too long."""
    for near in range(place + 1, min(place + _LONGEST, words.size)):
        if words.text[near] in _CLOSERS or words.text[near] in _SUBORDINATES:
            return near
        forms = words.finite(near) - {(2, "p")} if words.facts[near].participles else words.finite(near)
        if forms and words.pos[near] in ("VERB", "AUX"):
            return None
    return None


def _nouns(
    words: Words, phrases: list[NounPhrase], index: int, place: int, close: int
) -> list[frozenset[GenderNumber]] | None:
    """What every noun and pronoun is that the adjective may be said of: those before it in the sentence, the first
    behind the aside. None when one of them is not known."""
    start = next((i + 1 for i in range(place - 1, -1, -1) if words.text[i] in (".", "!", "?", ";")), 0)
    near = hosts(words, phrases, index, place, heavy=True)
    first = max(0, index - _MOST)
    host = phrases[index]
    determined = host.determiner is not None and host.noun is not None
    # "Nel secondo capitolo la contessa, abituata ai balli": a complement before a subject takes no aside from it.
    beside = near + (phrases[max(0, index - 3) : index] if host.prepositional or not determined else [])
    before = [
        one for one in phrases[first : index + 1] if one.start >= start and (not one.prepositional or one in beside)
    ]
    after = [phrase for phrase in phrases[index + 1 : index + _MOST] if phrase.start > place]
    inside = [phrase for phrase in after if phrase.start < close and not phrase.prepositional]
    if not host.prepositional and words.head(place) == host.head and words.doc[place].dep_ == "amod":
        after = [phrase for phrase in after if phrase.start < close]  # no later noun, where the parser sees this one
    behind = [phrase for phrase in after if phrase.start >= close and words.text[phrase.head] not in TIMES][:1]
    if words.at(close) in ("che", "cui") or words.at(close + 1) in ("che", "cui"):
        behind = []  # "avvistamenti, spesso non dimostrabili, che lasciano spazio al dubbio"
    found: list[frozenset[GenderNumber]] = []
    for phrase in (*before, *inside, *behind):
        if phrase.unknown:
            return None
        if phrase.proper and not phrase.readings:
            found.append(words.own(phrase.determiner) if phrase.determiner is not None else frozenset({MS, FS}))
            continue
        found.append(phrase.readings or (words.modifiers(phrase.head) if phrase.noun is None else phrase.readings))
    found += [PRONOUNS[words.text[i]] for i in range(start, place) if words.text[i] in PRONOUNS]
    first_two = [phrase for phrase in after if phrase.start >= close][:2]
    found += [readings for readings in [_joined(words, before), _joined(words, first_two, {"e", "ed"})] if readings]
    if index and {"e", "ed"} & set(words.text[phrases[index - 1].end : host.start]):
        found.append(frozenset({("m", "p"), ("f", "p")}))  # "tra l'attore e il pubblico, separati"
    behind_verb = next((i for i in range(close, words.size) if _is_finite(words, i)), close)
    found += _dropped(words, [i for i in range(start, place) if _is_finite(words, i)])
    if any(_is_anybody(words, i) for i in range(start, close)):
        found.append(frozenset({("m", "p")}))
    numbers = {number for person, number in words.finite(behind_verb) if person == 3}
    if host.prepositional or not numbers & {number for _, number in host.readings}:
        found += _dropped(words, [behind_verb])
    return found


def _joined(
    words: Words, phrases: list[NounPhrase], joiners: AbstractSet[str] = frozenset({"e", "ed", "o", ","})
) -> frozenset[GenderNumber]:
    """What nouns joined by "e" are together; any plural when there are several."""
    for first, second in pairwise(phrases):
        if joiners & set(words.text[first.end : second.start]):
            return frozenset({("m", "p"), ("f", "p")})
    return frozenset()


def _is_anybody(words: Words, place: int) -> bool:
    """Whether a verb is said of people in general: "si arriva, muniti di torcia", "sdraiati a guardare le stelle"."""
    general = words.text[place] == "si" and place + 1 < words.size and (3, "s") in words.finite(place + 1)
    facts = words.facts[place]
    return general or (facts.infinitive and facts.parts == {"VERB"} and words.at(place - 1) in ("a", "ad"))


def _is_finite(words: Words, place: int) -> bool:
    return bool(words.finite(place)) and words.pos[place] in ("VERB", "AUX")


def _dropped(words: Words, verbs: list[int]) -> list[frozenset[GenderNumber]]:
    """What a dropped subject of these verbs may be: "Tornarono, stanchi, …", "A casa, stanchi, ci sedemmo"."""
    found = []
    for verb in verbs:
        token = words.doc[verb]
        clause = token.head if token.dep_ in ("aux", "cop", "aux:pass") else token
        third = any(person == 3 for person, _ in words.finite(verb))
        if not third or not any(child.dep_.startswith("nsubj") for child in clause.children):
            found.append(frozenset((gender, number or "s") for gender in "mf" for _, number in words.finite(verb)))
    return found
