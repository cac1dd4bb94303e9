"""Articles and words like them against their noun, and their form against the sound that follows."""

from dataclasses import replace

from rewards.italian.articles import ARTICLES, FORMS, FP, FS, GenderNumber, fits, join, onset, right_form
from rewards.italian.findings import Agreement, describe, fail, inflected, keep_case
from rewards.italian.numerals import is_number_word
from rewards.italian.phrases.noun_choice import VOUCHERS
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

_LETTERS = frozenset({"effe", "elle", "emme", "enne", "erre", "esse", "acca"})
# "sei" is mostly the verb: "sei padre".
_COUNTING = word_set(
    "due tre quattro cinque sette otto nove dieci dodici quindici venti trenta quaranta cinquanta cento"
)
_COMPOUNDS = ("caccia", "guarda", "para", "porta", "salva", "sotto")  # "due cacciatorpediniere"
_MONTHS = word_set("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre")
_TIMES_OF_DAY = word_set("ora mattina sera notte pomeriggio domenica mezzo mezza virgola volta")
# No pronouns, as "la" and "gli" are.
_BEFORE_NOUNS = word_set(
    "il un una i dal del al nel sul dalla della alla nella sulla dai dei ai nei sui delle alle nelle"
)
_STARTS = QUOTES | frozenset([".", "!", "?", ":", ";", "…", "(", "-", "–"])


def check_determiner(
    words: Words, phrase: NounPhrase, base: frozenset[GenderNumber], result: Agreement
) -> frozenset[GenderNumber]:
    """Determiner against noun, then its form against the next sound. Gives the readings that remain."""
    place = phrase.determiner or 0
    text = words.text[place]
    counted = place + 1 < words.size and (words.pos[place + 1] == "NUM" or is_number_word(words.text[place + 1]))
    if text == "ogni" and phrase.noun is not None and place + 1 < phrase.noun and counted:
        return base  # "ogni due giorni"
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
    if is_number_word(words.text[place_of_noun]) and FP in own:
        return base  # "alle ventuno", "dopo le ventitré": the hours
    if counted and FP in own and words.text[place_of_noun] in _TIMES_OF_DAY:
        return base  # "alle tre domenica", "dopo le due notte"
    meet = own & base
    if own and base and not meet:
        _determiner_error(words, phrase, place, place_of_noun, base, result)
        return base
    if own and base:
        result.passed += 1
        if text in FORMS:
            check_form(words, place, result, counted=True)
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
    if phrase.noun is None:  # either word may be the wrong one: "il più severi"
        last = words.doc[noun]
        found, end = result.findings.pop(), last.idx + len(last.text)
        if expected and place + 1 != noun:
            expected = join(expected, words.doc.text[found.end : end].lstrip())
        result.findings.append(replace(found, end=end, expected=expected))


def _nearest(words: Words, place: int, base: frozenset[GenderNumber]) -> GenderNumber:
    """The noun's reading that shares the number (else the gender) of the wrong determiner."""
    own = FORMS[words.text[place]].readings if words.text[place] in FORMS else _determiner_readings(words, place)
    options = sorted(base)
    return next(
        (r for r in options if any(r[1] == o[1] for o in own)),
        next((r for r in options if any(r[0] == o[0] for o in own)), options[0]),
    )


def check_counted(words: Words, phrase: NounPhrase, result: Agreement) -> None:
    """ "tre moneta": behind a number a bare noun that has a plural of its own stands in it."""
    noun, number = phrase.noun, phrase.start - 1
    if noun is None or noun != phrase.start or phrase.proper or number < 0:
        return
    parts = words.facts[noun].parts
    if parts - {"NOUN", "VERB", "ADJ"} or (parts != {"NOUN"} and words.head(number) != noun):
        return
    if words.text[number] not in _COUNTING or words.pos[noun] != "NOUN" or {n for _, n in phrase.readings} != {"s"}:
        return
    before, text = words.at(number - 1), words.text[noun]
    led = before in FORMS or words.pos[number] != "NUM"  # "il tre marzo", "alle otto cena", "sei donna"
    named = number > 0 and words.pos[number - 1] in ("NOUN", "PROPN", "NUM")  # "capitolo tre"
    following = words.at(noun + 1)
    joined = following in ("e", "ed", "o") and words.pos[noun + 2 : noun + 3] == ["NOUN"]
    listed = (
        joined or following == "," or words.at(noun + 2) == text
    )  # "in due: padre e figlio", "in due casa per casa"
    only = text == "sole" and ("f", "p") in words.nouns(min(noun + 1, words.size - 1))  # "due sole stanze"
    if led or named or listed or only or text in _MONTHS | _TIMES_OF_DAY:
        return
    gender = sorted(phrase.readings)[0][0]
    regular = text.endswith(("o", "e") if gender == "m" else ("a", "e")) and not text.startswith(_COMPOUNDS)
    plural = words.lexicon.inflect(text, "NOUN", gender, "p") if regular else None
    if plural is None or plural == text:
        return
    message = f'Behind "{words.raw[number]}" stands a plural; "{words.raw[noun]}" is {describe(phrase.readings)}.'
    fail(result, words, noun, "article_noun", message, keep_case(words.raw[noun], plural))


def check_bare_articles(words: Words, phrases: list[NounPhrase], result: Agreement) -> None:
    """ "con un svedese": the article's form where an adjective stands for the noun."""
    taken = {phrase.determiner for phrase in phrases}
    for place in range(words.size - 1):
        if words.text[place] in _BEFORE_NOUNS and place not in taken and place + 3 < words.size:
            _check_adjective_behind(words, place, result)
        if words.text[place] != "un" or place in taken or not words.modifiers(place + 1):
            continue
        if ("m", "s") in words.facts[place + 1].adjectives and not words.facts[place + 1].capital:
            check_form(words, place, result)


def check_form(words: Words, place: int, result: Agreement, *, counted: bool = False) -> None:
    """il / lo / l', un / uno / un', quel / quello, bel / bello before the sound that follows."""
    text = words.text[place]
    if words.after(place) >= words.size or not words.is_word(words.after(place)):
        return
    following = words.raw[words.after(place)]
    named = words.raw[place].istitle() and following[:1].isupper() and words.at(place - 1) not in _STARTS | {""}
    if named:
        return  # "i consiglieri Pennacchi e Lo Cascio"
    whole = text == "una" and not words.nouns(place + 1) and words.at(place + 1) != "altra"
    letter = following in _LETTERS and FS in FORMS[text].readings  # "la erre"
    if fits(text, following) or whole or letter:
        return  # "una importante scoperta": before an adjective the whole form is common
    counted_of = text == "uno" and {"ne", "n'"} & set(words.text[max(0, place - 4) : place])  # "ne voglio uno nuovo"
    if (text in ("quello", "nessuno", "ciascuno") or counted_of) and _is_pronoun(words, place):
        return
    reading = sorted(FORMS[text].readings)[-1]
    right = right_form(text, reading, following)
    expected = keep_case(words.doc[place].text, join(right, following)) if right else None
    sound = "a vowel" if "V" in onset(following) else "this sound"
    message = f'Before {sound} ("{following}") "{text}" becomes "{right}": "{expected}".'
    if counted:
        result.passed -= 1  # the pair of article and noun is one check
    fail(result, words, place, "article_form", message, expected)


def check_buono(words: Words, place: int, result: Agreement) -> None:
    """ "un buon amico": before a noun "buono" loses its -o as "uno" does; a "buono pasto" is a noun."""
    following = words.raw[place + 1] if place + 1 < words.size else ""
    if words.text[place] != "buono" or onset(following) not in ("C", "V") or words.text[place + 1] in VOUCHERS:
        return
    if words.pos[place + 1] != "NOUN" or ("m", "s") not in words.nouns(place + 1):
        return
    expected = keep_case(words.raw[place], "buon")
    message = f'Before "{following}" "buono" becomes "buon": "{expected} {following}".'
    fail(result, words, place, "article_form", message, expected)


def _is_pronoun(words: Words, place: int) -> bool:
    """ "quello greco", "nessuno più africano": no noun follows, but an adjective or adverb of the pronoun's own."""
    readings = words.lexicon.readings(words.doc[place + 1].text)
    plain = any(reading.pos in ("ADJ", "ADV") for reading in readings)
    if place + 2 >= words.size or not words.nouns(place + 2) or words.pos[place + 2] in ("VERB", "AUX"):
        return plain
    ellipsis = words.pos[place] == "PRON" and words.pos[place + 1] == "ADJ" and words.modifiers(place + 2)
    return plain and bool(ellipsis)  # "quello inferiore verde"


def _check_adjective_behind(words: Words, place: int, result: Agreement) -> None:
    """ "dal prescritta numero", "una netto, decisa distinzione": between an article and what agrees with it."""
    facts, own = words.facts[place + 1], FORMS[words.text[place]].readings
    if not facts.modifiers or facts.modifiers & own or facts.parts - {"ADJ", "VERB"} or facts.finite or facts.capital:
        return
    listed = words.text[place + 2] == "," and words.facts[place + 3].parts <= {"ADJ", "VERB"}
    agreeing = words.modifiers(place + 3) if listed else words.nouns(place + 2)
    if not agreeing & own or (not listed and words.facts[place + 2].parts != {"NOUN"}):
        return
    message = f'"{words.raw[place]}" is {describe(own)}; "{words.raw[place + 1]}" is {describe(facts.modifiers)}.'
    fail(result, words, place + 1, "adjective_noun", message, inflected(words, place + 1, agreeing & own))
