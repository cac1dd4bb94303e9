"""Agreement by intersection: each word has all readings that the lexicon gives its form;
two words agree when their sets of (gender, number) meet. spaCy gives no feature.

Rules (ids without "gender."): article_noun, article_form, adjective_noun, predicate,
participle, subject_verb; unverified where the lexicon does not know a word.
"""

from dataclasses import dataclass, field

from rewards.italian.articles import ARTICLES, FORMS, GenderNumber, fits, join, right_form
from rewards.italian.lexicon import Lexicon
from rewards.italian.noun_phrases import NounPhrase, chain, is_compound, noun_phrases
from rewards.italian.tokens import Doc
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# Verbs after which an adjective may describe the subject.
_MOVING = word_set(
    """
    andare arrivare cadere correre dormire entrare fuggire giungere morire partire restare rientrare rimanere
    ritornare salire scappare scendere stare tornare uscire vivere risultare sembrare apparire lasciare trovare
    """
)
_COMPLEMENTS = word_set("a da in con su per di tra fra ad dal dai dalla dalle")
_WHOLES = word_set("tutto tutta tutti tutte entrambi entrambe")
NAMES = {"m": "masculine", "f": "feminine", "s": "singular", "p": "plural"}


@dataclass(frozen=True, slots=True)
class AgreementFinding:
    """start, end: character offsets in the document. error False: an unverified word."""

    start: int
    end: int
    rule: str
    message: str
    expected: str | None = None
    error: bool = True


@dataclass(slots=True)
class Agreement:
    """Findings with the numbers of checks that passed, failed, and could not be made."""

    findings: list[AgreementFinding] = field(default_factory=list)
    passed: int = 0
    failed: int = 0
    unverified: int = 0

    @property
    def checks(self) -> int:
        return self.passed + self.failed + self.unverified


def check_agreement(doc: Doc, lexicon: Lexicon) -> Agreement:
    """Every agreement of a document, each counted once."""
    from rewards.italian.clause_agreement import check_clauses

    words = Words(doc, lexicon)
    result = Agreement()
    phrases = noun_phrases(words)
    for index, phrase in enumerate(phrases):
        _check_phrase(words, phrases, index, phrase, result)
    check_clauses(words, phrases, result)
    _unknown_words(words, phrases, result)
    result.findings.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
    return result


def describe(readings: frozenset[GenderNumber]) -> str:
    """ "feminine singular", "masculine or feminine plural" …"""
    genders = sorted({gender for gender, _ in readings}, reverse=True)
    numbers = sorted({number for _, number in readings}, reverse=True)
    return " ".join(" or ".join(NAMES[x] for x in part) for part in (genders, numbers))


def keep_case(model: str, word: str) -> str:
    """The word with the capitals of the model ("Il", "l'aquila" -> "L'aquila")."""
    if model.isupper() and sum(character.isalpha() for character in model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def fail(result: Agreement, words: Words, place: int, rule: str, message: str, expected: str | None) -> None:
    """Record a failed check on the token at `place`."""
    token = words.doc[place]
    result.failed += 1
    result.findings.append(
        AgreementFinding(token.idx, token.idx + len(token.text), f"gender.{rule}", message, expected)
    )


def _check_phrase(words: Words, phrases: list[NounPhrase], index: int, phrase: NounPhrase, result: Agreement) -> None:
    if phrase.unknown:
        return  # counted once, with the other unknown words
    base = phrase.readings
    if phrase.proper and not base:
        text = words.text[phrase.determiner] if phrase.determiner is not None else ""
        if text in FORMS and FORMS[text].family not in (
            "indefinite",
            "nessuno",
            "alcuno",
            "ciascuno",
            "bello",
            "quello",
        ):
            following = words.doc[phrase.determiner + 1].text if phrase.determiner is not None else ""
            if fits_sounds(following) == "C" and following[1:].islower() and FORMS[text].onsets in ("S", "V", "SV"):
                _check_form(words, phrase.determiner or 0, result)  # "dallo Brasile"
        return
    if phrase.determiner is not None:
        base = _check_determiner(words, phrase, base, result)
    if phrase.noun is None:
        return
    if phrase.proper:
        return
    for place in phrase.before:
        failed = result.failed
        base = _check_modifier(words, phrase, place, base, [phrase.readings], result)
        if words.text[place] in FORMS and result.failed == failed:
            _check_form(words, place, result)
    _check_whole(words, phrase, result)
    # Adjectives after "il libro di storia" may belong to either noun.
    hosts = [host.readings for host in chain(phrases, index) if host.readings]
    loose = phrase.determiner is None and (phrase.prepositional or is_compound(phrases, index))
    spread = len(phrase.after) > 1 and any(number == "p" for _, number in base)
    spread = spread and all(any(n == "s" for _, n in words.modifiers(place)) for place in phrase.after)
    coordinated = _is_coordinated(words, phrases, index)
    for place in phrase.after:
        if spread and any(number == "s" for _, number in words.modifiers(place)):
            continue  # "le bandiere italiana e francese"
        if coordinated and words.modifiers(place) & _together(phrases[index - 1], phrase):
            result.passed += 1
            continue  # "un gatto e una gatta neri"
        if not words.modifiers(place) & base and _predicate_of_earlier(words, phrases[:index], phrase, place):
            result.passed += 1
            continue  # "Marco è tornato a casa stanco"
        base = _check_modifier(words, phrase, place, base, hosts, result, loose=loose)


def _check_whole(words: Words, phrase: NounPhrase, result: Agreement) -> None:
    """ "tutta la casa", "entrambi i casi": before the article."""
    before = phrase.start - 1
    if phrase.determiner != phrase.start or before < 0 or words.text[before] not in _WHOLES:
        return
    own, determiner = words.modifiers(before), words.text[phrase.start]
    if determiner not in FORMS or FORMS[determiner].family not in ("definite", "quello") or not own:
        return
    readings = phrase.readings & FORMS[determiner].readings
    if own & readings:
        result.passed += 1
    elif readings and (words.text[before] != "tutto" or not before):
        message = f'"{words.raw[phrase.head]}" is {describe(readings)}; "{words.raw[before]}" is {describe(own)}.'
        fail(result, words, before, "adjective_noun", message, inflected(words, before, readings))


def _check_determiner(
    words: Words, phrase: NounPhrase, base: frozenset[GenderNumber], result: Agreement
) -> frozenset[GenderNumber]:
    """Determiner against noun, then its form against the next sound. Gives the readings that remain."""
    place = phrase.determiner or 0
    text = words.text[place]
    own = FORMS[text].readings if text in FORMS else _determiner_readings(words, place)
    if phrase.noun is None:  # "i giovani", "le più belle": the adjective stands for the noun
        base = words.modifiers(phrase.before[-1])
        place_of_noun = phrase.before[-1]
    else:
        place_of_noun = phrase.noun
    if phrase.proper and text in FORMS and FORMS[text].family not in ARTICLES:
        return base
    if words.is_infinitive(place_of_noun):  # "tra il dire e il fare": an infinitive as a noun is masculine singular
        base |= {("m", "s")}
    meet = own & base
    if own and base and not meet:
        _determiner_error(words, phrase, place, place_of_noun, base, result)
        return base
    if own and base:
        result.passed += 1
        if text in FORMS:
            _check_form(words, place, result, counted=True)
    return meet or base


def _determiner_readings(words: Words, place: int) -> frozenset[GenderNumber]:
    return frozenset(
        (reading.gender, reading.number)
        for reading in words.lexicon.readings(words.doc[place].text)
        if reading.pos == "DET" and reading.gender and reading.number
    )


def _determiner_error(
    words: Words, phrase: NounPhrase, place: int, noun: int, base: frozenset[GenderNumber], result: Agreement
) -> None:
    text, noun_text = words.doc[place].text, words.doc[noun].text
    following = words.raw[words.after(place)]
    reading = _nearest(words, place, base)
    right = right_form(words.text[place], reading, following)
    if right is None:
        pos = "DET"
        right = words.lexicon.inflect(text.lower(), pos, *reading)
    expected = None
    if right:
        expected = keep_case(text, join(right, following) if place + 1 == noun else right)
    vowel = " and begins with a vowel" if right and right.endswith("'") and place + 1 == noun else ""
    said = (
        f'"{expected}", not "{join(text, noun_text) if place + 1 == noun else text}"' if expected else f'not "{text}"'
    )
    message = f'"{noun_text}" is {describe(base)}{vowel}: {said}.'
    fail(result, words, place, "article_noun", message, expected)


def _nearest(words: Words, place: int, base: frozenset[GenderNumber]) -> GenderNumber:
    """The noun's reading that shares the number (else the gender) of the wrong determiner."""
    own = FORMS[words.text[place]].readings if words.text[place] in FORMS else _determiner_readings(words, place)
    options = sorted(base)
    return next(
        (r for r in options if any(r[1] == o[1] for o in own)),
        next((r for r in options if any(r[0] == o[0] for o in own)), options[0]),
    )


def _check_form(words: Words, place: int, result: Agreement, *, counted: bool = False) -> None:
    """il / lo / l', un / uno / un', quel / quello, bel / bello before the sound that follows."""
    text = words.text[place]
    if words.after(place) >= words.size or not words.is_word(words.after(place)):
        return
    following = words.raw[words.after(place)]
    if fits(text, following) or (text == "una" and not words.nouns(place + 1)):
        return  # "una importante scoperta": before an adjective the whole form is common
    if text in ("quello", "nessuno", "ciascuno") and _is_pronoun(words, place):
        return
    reading = sorted(FORMS[text].readings)[-1]
    right = right_form(text, reading, following)
    expected = keep_case(words.doc[place].text, join(right, following)) if right else None
    sound = "a vowel" if "V" in fits_sounds(following) else "this sound"
    message = f'Before {sound} ("{following}") "{text}" becomes "{right}": "{expected}".'
    if counted:
        result.passed -= 1  # the pair of article and noun is one check
    fail(result, words, place, "article_form", message, expected)


def _is_pronoun(words: Words, place: int) -> bool:
    """ "quello greco", "nessuno più africano": no noun follows, but an adjective or adverb of the pronoun's own."""
    readings = words.lexicon.readings(words.doc[place + 1].text)
    plain = any(reading.pos in ("ADJ", "ADV") for reading in readings)
    return plain and not (place + 2 < words.size and words.nouns(place + 2))


def fits_sounds(word: str) -> str:
    """The onsets of a word, as articles.onset gives them."""
    from rewards.italian.articles import onset

    return onset(word)


def _check_modifier(
    words: Words,
    phrase: NounPhrase,
    place: int,
    base: frozenset[GenderNumber],
    hosts: list[frozenset[GenderNumber]],
    result: Agreement,
    *,
    loose: bool = False,
) -> frozenset[GenderNumber]:
    """One adjective against its noun; passes when it fits any noun that it may belong to."""
    own = words.modifiers(place)
    if not own or not base:
        return base
    if own & base:
        result.passed += 1
        return own & base
    if (loose or not _attached(words, phrase, place)) and any(own & host for host in hosts[1:]):
        result.passed += 1
        return base
    noun = words.doc[phrase.head].text
    adjective = words.doc[place].text
    expected = _inflected(words, place, base)
    message = f'"{noun}" is {describe(base)}; "{adjective}" is {describe(own)}.'
    fail(result, words, place, "adjective_noun", message, expected)
    return base


def _inflected(words: Words, place: int, base: frozenset[GenderNumber]) -> str | None:
    """The word of `place` in the first of these readings that its lemma has a form for."""
    text = words.doc[place].text
    for gender, number in sorted(base, key=lambda reading: not any(reading[1] == o[1] for o in words.modifiers(place))):
        for pos in ("ADJ", "DET", "VERB"):
            if right := words.lexicon.inflect(text.lower(), pos, gender, number):
                return keep_case(text, right)
    return None


inflected = _inflected


def _together(first: NounPhrase, second: NounPhrase) -> frozenset[GenderNumber]:
    """What two nouns are together: feminine plural when both are feminine, else masculine plural."""
    feminine = all(any(gender == "f" for gender, _ in phrase.readings) for phrase in (first, second))
    return frozenset({("f", "p"), ("m", "p")} if feminine else {("m", "p")})


def _attached(words: Words, phrase: NounPhrase, place: int) -> bool:
    """Whether an adjective can only belong to this noun: right after it, in "i problemi del sistema carcerario",
    but not in "tre linee di ricerca sperimentali" or "il signore con la barba seduto al bar"."""
    first = not phrase.after or place == phrase.after[0]
    if not first:
        return not phrase.prepositional
    following = words.at(place + 1)
    led = following in _COMPLEMENTS or (following in FORMS and FORMS[following].family in ("a", "da", "ne", "su"))
    return not (led and (words.facts[place].participles or words.facts[place].adjectives))


def _predicate_of_earlier(words: Words, earlier: list[NounPhrase], phrase: NounPhrase, place: int) -> bool:
    """Whether the adjective is said of a noun before in the sentence ("tornò a casa stanco"), with which it agrees."""
    start = next((i for i in range(place, 0, -1) if words.text[i - 1] in (".", "!", "?")), 0)
    of = words.text[phrase.start] in FORMS and FORMS[words.text[phrase.start]].family == "de"
    if not phrase.prepositional or of or words.at(phrase.start - 1) in ("di", "d'"):
        return False
    be = phrase.start >= 2 and "essere" in words.verb_lemmas(phrase.start - 2)  # "sono per natura ricchi"
    near = range(max(start, phrase.start - 4), phrase.start)
    verbs = [i for i in near if words.pos[i] in ("VERB", "AUX")]
    if not be and not any(words.verb_lemmas(i) & _MOVING for i in verbs):
        return False
    hosts = [host for host in earlier if host.start >= start and not host.prepositional]
    if not hosts:
        return phrase.determiner is None
    return any(words.modifiers(place) & host.readings for host in hosts)


def _is_coordinated(words: Words, phrases: list[NounPhrase], index: int) -> bool:
    """Whether the phrase is the second of "un gatto e una gatta"."""
    if index == 0:
        return False
    between = words.text[phrases[index - 1].end : phrases[index].start]
    return between in (["e"], ["ed"], [","])


def _unknown_words(words: Words, phrases: list[NounPhrase], result: Agreement) -> None:
    """Words that the lexicon does not know: unverified, so that they earn nothing."""
    for place, facts in enumerate(words.facts):
        if facts.parts or not facts.alphabetic or len(words.raw[place]) < 2:
            continue
        if words.known(place) or words.is_name(place):
            continue
        token = words.doc[place]
        if token.text[:1].isupper() and not token.text.isupper() and place > 0:
            continue
        result.unverified += 1
        message = f'"{token.text}" is not in the lexicon: its gender cannot be verified.'
        result.findings.append(
            AgreementFinding(token.idx, token.idx + len(token.text), "gender.unverified", message, error=False)
        )
