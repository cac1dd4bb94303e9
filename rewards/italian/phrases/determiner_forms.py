"""Forms of what leads a noun beside the article: "a il" for "al", "quelli occhi" for "quegli occhi", "quanto persone"
for "quante persone", "San Stefano" for "Santo Stefano" (Serianni, Grammatica italiana, IV and VII)."""

from rewards.italian.articles import FORMS, onset, right_form
from rewards.italian.findings import Agreement, describe, fail, keep_case
from rewards.italian.function_words import STOPS
from rewards.italian.numerals import is_number_word
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.words import Words

_STEMS = {"a": "a", "ad": "a", "di": "de", "da": "da", "in": "ne"}  # "su" may be an adverb: "tirò su la rete"
_ASKING = {
    "quanto": ("m", "s"), "quanta": ("f", "s"), "quanti": ("m", "p"), "quante": ("f", "p"), "quale": ("", "s"),
    "quali": ("", "p"),
}  # fmt: skip
_LEADING = frozenset({"", "da", "per", "con", "in", "di", "a", *STOPS})


def check_determiner_forms(words: Words, phrases: list[NounPhrase], result: Agreement) -> None:
    """Every noun phrase, by what stands at its start and right before."""
    for phrase in phrases:
        first, before = phrase.start, phrase.start - 1
        if phrase.determiner is not None and before >= 0 and words.text[before] in _STEMS:
            _check_contracted(words, before, first, result)
        if phrase.noun is None or phrase.proper or phrase.unknown:
            continue
        if phrase.determiner is None and before >= 0 and words.text[before] in _ASKING:
            _check_asked(words, phrase, before, result)
        if phrase.determiner is not None and words.text[max(0, first - 2)] == "e":
            _check_all_two(words, phrase, result)
        if words.text[first] == "quelli" and phrase.noun == first + 1 and words.pos[first + 1] == "NOUN":
            _check_quelli(words, first, result)
    for place in range(words.size - 1):
        if words.text[place] == "san" and words.raw[place + 1].istitle():
            _check_saint(words, place, result)


def _check_contracted(words: Words, preposition: int, article: int, result: Agreement) -> None:
    """ "Vado a il cinema"; not before a title: "di I promessi sposi"."""
    form = FORMS.get(words.text[article])
    if form is None or form.family != "definite" or words.facts[article].capital or article + 1 >= words.size:
        return
    stem = _STEMS[words.text[preposition]]
    alike = (one for one, entry in FORMS.items() if (entry.readings, entry.onsets) == (form.readings, form.onsets))
    right = next((one for one in alike if FORMS[one].family == stem), None)
    message = f'"{words.raw[preposition]}" and "{words.raw[article]}" are one word: "{right}".'
    fail(result, words, article, "article_form", message, right)


def _check_asked(words: Words, phrase: NounPhrase, place: int, result: Agreement) -> None:
    """ "Quanto persone ci sono?", "Quale libri vuoi?"."""
    gender, number = _ASKING[words.text[place]]
    asks = "?" in words.text[place:] and words.at(place - 1) in _LEADING and words.pos[phrase.start] == "NOUN"
    if words.finite(phrase.start) and words.pos[place] != "DET":
        return  # "Quanto pesi?"
    if not asks or words.pos[place] not in ("DET", "ADV") or not phrase.readings:
        return
    if any(number == n and gender in ("", g) for g, n in phrase.readings):
        result.passed += 1
        return
    wanted = sorted(phrase.readings)[0]
    right = next(one for one, (g, n) in _ASKING.items() if n == wanted[1] and g == (gender and wanted[0]))
    message = f'"{words.raw[phrase.head]}" is {describe(phrase.readings)}: "{right}", not "{words.raw[place]}".'
    fail(result, words, place, "article_noun", message, keep_case(words.raw[place], right))


def _check_quelli(words: Words, place: int, result: Agreement) -> None:
    """ "Quelli zoccoli": before its noun "quei" or "quegli"."""
    following = words.raw[place + 1]
    right = right_form("quello", ("m", "p"), following)
    if right is None or ("m", "p") not in words.nouns(place + 1) or words.modifiers(place + 1):
        return
    if words.pos[place] != "DET" or words.head(place) != place + 1:
        return  # "quelli parti"
    expected = keep_case(words.raw[place], right)
    message = f'Before "{following}" "quelli" becomes "{right}": "{expected} {following}".'
    fail(result, words, place, "article_form", message, expected)


def _check_all_two(words: Words, phrase: NounPhrase, result: Agreement) -> None:
    """ "Tutti e due le sorelle" for "tutte e due le sorelle"."""
    place = phrase.start - 3
    readings = {"tutti": ("m", "p"), "tutte": ("f", "p")}.get(words.at(place))
    own = phrase.readings & words.own(phrase.start)
    plural = any(number == "p" for _, number in own)  # "Portavano tutti e tre la stessa cravatta"
    if readings is None or not plural or not is_number_word(words.text[phrase.start - 1]):
        return
    if readings in own:
        result.passed += 1
        return
    right = "tutte" if readings[0] == "m" else "tutti"
    message = f'"{words.raw[phrase.head]}" is {describe(own)}: "{right}", not "{words.raw[place]}".'
    fail(result, words, place, "article_noun", message, keep_case(words.raw[place], right))


def _check_saint(words: Words, place: int, result: Agreement) -> None:
    """ "Santo Stefano", "Sant'Antonio", but "San Zeno"."""
    name = words.raw[place + 1]
    sounds = onset(name)
    if not sounds or sounds[0] == "C" or name[0] in "ZX":
        return
    right = "Sant'" if "V" in sounds else "Santo "
    message = f'Before "{name}" "san" becomes "{right.strip()}": "{right}{name}".'
    fail(result, words, place, "article_form", message, right.strip())
