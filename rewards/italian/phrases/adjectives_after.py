"""The adjectives behind a noun: "una casa rossa", "un'idea molto bella e originale".

Many forms are adjective and verb ("la strada libera"), adjective and noun ("un corpo solido") or adjective and
adverb ("una casa sola"). The lexicon says what a form can be, the place in the clause what it is; the
parser's tag decides only between two readings that are both possible, since a wrong ending misleads it."""

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.function_words import ARTICULATED
from rewards.italian.phrases.adverbials import is_locution
from rewards.italian.phrases.clitics import PREPOSITIONS
from rewards.italian.phrases.compound_nouns import is_apart, is_own_subject, is_parsed, is_second_noun
from rewards.italian.phrases.missing_verbs import is_missing_verb
from rewards.italian.phrases.verbs_after import ALWAYS, ENDS, acts, is_inside, is_parsed_adjective, no_verb, ungoverned
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import QUOTES, Words

# Adverbs of degree and time that stand before an adjective.
DEGREES = word_set(
    """
    più meno molto così tanto troppo assai ben quasi sempre ancora poco davvero proprio abbastanza alquanto piuttosto
    pressoché pressochè ormai tuttora finora talmente parecchio altrettanto particolarmente oltremodo ancor già mai
    """
)
_OTHER_ADVERBS = word_set(
    "forse spesso anche perfino comunque quantomeno perlomeno altresì volutamente tanto addirittura dapprima altrimenti"
)
_PHRASES = (
    ("un", "po'"),
    ("un", "po"),
    ("per", "niente"),
    ("per", "così", "dire"),
    ("a", "dir", "poco"),
    ("del", "tutto"),
    ("per", "lo", "più"),
    ("più", "o", "meno"),
    ("a", "volte"),
    ("più", "volte"),
)
_IN_PHRASES = frozenset(word for phrase in _PHRASES for word in phrase)
_STRICT = word_set("più molto così tanto troppo assai ben alquanto piuttosto abbastanza")
# They open the next phrase: "ha in casa molti libri".
_QUANTIFIERS = word_set(
    """
    molto molta molti molte poco poca pochi poche tanto tanta tanti tante troppo troppa troppi troppe alcuni alcune
    altro altra altri altre parecchi parecchie diversi diverse vari varie certi certe quanto quanti quante quanta
    ogni qualche qualsiasi qualunque questo questa questi queste quello quella tale tali dopo prima
    fino vicino entrambi entrambe
    """
)
NEVER_MODIFIER = word_set(
    """
    tipo oggetto
    tantissimo moltissimo pochissimo zero perbene spesso solo proprio insieme tutto tutti tutta tutte mezzo fa vario
    meno più mezz' mezza
    """
)
_COMPOUND_NOUNS = word_set("dati terreni terreno capo capi membro membri medico base stato pubblico campione")
POSSESSIVES = word_set(
    "mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra vostri vostre"
)
_COLOURS = word_set("blu rosa viola beige marrone verde rosso azzurro celeste giallo grigio arancione castano biondo")
_SHADES = frozenset({"chiaro", "scuro"})
_BEFORE_YOU = word_set("voi quale quali quanto quanta quanti quante che")
_WHOLE = frozenset({"tutto", "tutta", "tutti", "tutte"})
_JOINERS = frozenset({"e", "ed", "o", "oppure", "ma"})


def adjectives_after(words: Words, start: int, noun: int, readings: frozenset[GenderNumber]) -> tuple[list[int], int]:
    """The places of the adjectives behind a noun, and where the phrase ends. start: where the phrase begins;
    readings: of the noun. Adverbs, quotation marks and "e" may stand between them."""
    found: list[int] = []
    if start != noun:
        readings = readings & words.own(start) or readings  # "il paziente continua"
    end = place = noun + 1
    while place < words.size:
        text = words.text[place]
        if text in _JOINERS and found and _is_coordinated(words, start, noun, found, readings, place + 1):
            place = after_degrees(words, place + 1)
        elif text == "," and words.at(place + 1) == "ma" and found:
            place = after_degrees(words, place + 2)  # "animali testardi, ma molto intelligenti"
            if words.at(place + 1) not in ENDS or not _is_coordinated(words, start, noun, found, readings, place):
                break
        elif text in QUOTES or (_is_degree(words, place) and not (text == "proprio" and words.at(place + 1) in ENDS)):
            following = after_degrees(words, place)
            opened = words.at(following - 1) in QUOTES and not (place == noun + 1 and words.at(noun - 1) in QUOTES)
            if not _is_adjective(words, start, noun, found, readings, following):
                break
            if opened and words.at(following + 1) not in QUOTES:
                break  # a quotation that begins with an adjective, or ends the noun's own
            place = following
        if not _is_adjective(words, start, noun, found, readings, place):
            break
        if words.at(place + 1) in ("-", "–") and place + 2 < words.size and words.modifiers(place + 2):
            place += 2  # "storico-culturale": the last part agrees
        found.append(place)
        place += 1
        if words.at(place) in QUOTES and place - 2 >= 0 and words.text[place - 2] in QUOTES:
            place += 1
        end = place
    return found, end


def _is_degree(words: Words, place: int) -> bool:
    text = words.text[place]
    if text in _IN_PHRASES and any(text in phrase and _holds(words, place, phrase) for phrase in _PHRASES):
        return True
    if text == "non":
        # "oggetti non identificati": "-ate" is no second person behind a noun
        return place + 1 < words.size and not words.finite(place + 1) - {(2, "p")}
    if text == "sia":  # "sia fisica che mentale"
        return words.at(place + 2) in ("che", "sia") and bool(words.modifiers(place + 1))
    if text in _WHOLE:
        return words.at(place + 1) in POSSESSIVES and place + 2 < words.size and not words.nouns(place + 2)
    return text in DEGREES or text in _OTHER_ADVERBS or (text.endswith("mente") and words.facts[place].parts == {"ADV"})


def _holds(words: Words, place: int, phrase: tuple[str, ...]) -> bool:
    """Whether the word at `place` is part of the phrase."""
    starts = (place - i for i, text in enumerate(phrase) if text == words.text[place])
    return any(start >= 0 and tuple(words.text[start : start + len(phrase)]) == phrase for start in starts)


def after_degrees(words: Words, place: int) -> int:
    """The next place behind adverbs and an opening quotation mark."""
    while place < words.size and (_is_degree(words, place) or words.text[place] in QUOTES):
        place += 1
        if words.text[place - 1].endswith("mente") and words.at(place) in ("e", "ed", ",", "ma"):
            place += words.at(place + 1).endswith("mente")  # "socialmente e culturalmente"
    return place


def _is_coordinated(
    words: Words, start: int, noun: int, found: list[int], readings: frozenset[GenderNumber], place: int
) -> bool:
    """ "mele rosse e mature", not "avventure familiari e vigorosi drammi"."""
    place = after_degrees(words, place)
    if not _is_adjective(words, start, noun, found, readings, place):
        return False
    following = words.at(place + 1)
    of = following in ("di", "d'") or (following in FORMS and FORMS[following].family == "de")
    if of and words.nouns(place) and not words.modifiers(place) & readings:
        return False  # "romanzi gialli e raccolte di poesie"
    article = following in FORMS and FORMS[following].family in ("definite", "indefinite")
    if article and (2, "p") in words.finite(place) and not words.modifiers(place) & readings:
        return False  # "montate gli albumi a neve e versate il latte"
    if place + 1 < words.size and words.pos[place + 1] == "NOUN" and words.nouns(place + 1):
        return False
    return words.head(place) in (noun, *found)


def _is_adjective(
    words: Words, start: int, noun: int, found: list[int], readings: frozenset[GenderNumber], place: int
) -> bool:
    """Whether the word may be an adjective of the noun. found: the adjectives before it."""
    if place >= words.size or not words.modifiers(place) or words.is_name(place):
        return False
    text, facts, adjacent = words.text[place], words.facts[place], place == noun + 1
    apart = not facts.modifiers & readings
    if text == "lungo" and apart and words.text[place - 1] not in _STRICT and place + 1 < words.size:
        return not _leads_place(words, place + 1)  # "lungo i pendii"
    if apart and _is_other(words, start, noun, readings, place):
        return False
    if text == "giusto" and words.at(place + 1) == "in":
        return False  # "arrivati in stazione giusto in tempo"
    if "color" in (text, words.text[place - 1]):
        return False  # "laghetti color turchese"
    if text in POSSESSIVES:
        whole = place == noun + 2 and words.text[place - 1] in _WHOLE  # "un mondo tutto suo"
        return (adjacent or whole) and not _goes_on(words, place + 1)  # "ai giorni nostri", not "Marco e suo fratello"
    alone = start == noun or words.text[noun - 1] in ("maggior", "gran", "altra", "qualche")
    if text in ("solo", "proprio", "certo") and adjacent and _is_alone(words, start, place):
        return True
    if text in NEVER_MODIFIER or words.text[noun] in ("volta", "volte") or (alone and words.text[noun] == "parte"):
        return text.startswith("integra") and adjacent and start == noun  # "in parte nuovi", "a volte tristi"
    if text in ("tale", "tali") and adjacent:
        return not _goes_on(words, place + 1)
    if not facts.parts & {"ADJ", "VERB"}:
        return False  # "le richieste ogni volta"
    if words.text[noun] in ("avente", "aventi") or (words.text[noun] == "essere" and not is_parsed(words, noun, place)):
        return False  # "gli aventi diritto", "l'essere stati vittime"
    if start == noun and words.facts[noun].infinitive and words.text[noun][-1] == "r":
        return False  # "si può star certi"
    if adjacent and text.startswith(ALWAYS):
        return True
    if words.at(place + 1) in ("-", "–") and place + 2 < words.size and words.facts[place + 2].parts == {"ADJ"}:
        return bool(facts.adjectives)  # "storico-culturale"
    if (text in FORMS and FORMS[text].family != "bello") or _opens_next(words, place):
        return False
    if (2, "p") in facts.finite and not facts.modifiers & readings and _of_you(words, start):
        return False
    if facts.infinitive and apart and not (is_parsed_adjective(words, noun, place) or ungoverned(words, noun, place)):
        return False  # "è utile al bambino tenere un diario"
    if not facts.modifiers & readings and _leads_next(words, place):
        return False  # "mettono a disposizione buoni terreni"
    if facts.nouns and start == noun and words.at(start - 1) in PREPOSITIONS:
        led = start > 1 and words.pos[start - 2] == "VERB"
        governed = led and not facts.modifiers & readings and words.at(place + 1) == "che"
        if words.pos[place] == "NOUN" or governed:
            return False  # "prende in considerazione tesi opposte", "mette in scena miti che …"
    shade = text if text in _SHADES else words.at(place + 1)
    if shade in _SHADES and (words.text[place - 1] if text in _SHADES else text) in _COLOURS:
        return False  # "le scarpe marrone chiaro"
    return facts.parts == {"ADJ"} or _is_adjective_here(words, start, noun, found, readings, place)


def _leads_place(words: Words, place: int) -> bool:
    """Whether a noun, an article or "tutto" stands here: "lungo i pendii"; no "lungo al muro"."""
    text = words.text[place]
    leads = text in FORMS and FORMS[text].family not in ARTICULATED
    return bool(words.nouns(place)) or leads or text.startswith("tutt")


def _goes_on(words: Words, place: int) -> bool:
    """Whether a noun or another adjective stands here."""
    return place < words.size and bool(words.nouns(place) or words.modifiers(place))


def _is_other(words: Words, start: int, noun: int, readings: frozenset[GenderNumber], place: int) -> bool:
    """Whether a form that does not agree with the noun is a verb, or a noun of its own."""
    verb = not words.text[place].startswith(ALWAYS) and is_missing_verb(words, place)
    if verb and not no_verb(words, start, noun, place):
        return True  # "il vento che soffia dal mare porta sabbia"
    if is_apart(words, start, noun, readings, place) or is_own_subject(words, start, noun, place):
        return True  # "«straniero»" in "la parola «straniero»"
    return is_second_noun(words, noun, readings, place)  # "l'ufficio oggetti smarriti", "un divano letto"


def _is_adjective_here(
    words: Words, start: int, noun: int, found: list[int], readings: frozenset[GenderNumber], place: int
) -> bool:
    """Whether a word that may be something else is an adjective by the parse and by what stands around it."""
    text, facts, token = words.text[place], words.facts[place], words.doc[place]
    adjective = "ADJ" in facts.parts
    if (
        adjective
        and token.dep_ in ("amod", "compound")
        and place == noun + 1 == token.head.i + 1
        and facts.modifiers & readings
    ):
        return True  # "il personale medico"
    if facts.finite and acts(words, start, readings, place):
        new = words.text[start] in ("un", "uno", "una", "un'") and words.at(place + 1) in ENDS
        if not (
            (new and is_parsed(words, noun, place))
            or is_inside(words, start, noun, place)
            or no_verb(words, start, noun, place)
        ):
            return False
    if token.pos_ == "ADJ":
        return adjective or bool(facts.participles) or text.endswith(("nte", "nti"))
    if token.pos_ == "VERB" and token.dep_.startswith(("acl", "amod")):
        return token.head.i == noun
    acting = facts.finite - {(2, "p")}  # "una società industrializzata": "-ate" is no second person behind a noun
    if token.pos_ in ("VERB", "AUX") and not acting and (facts.participles or "VERB" not in facts.parts):
        return adjective or bool(facts.participles)  # "il braccio rotto", "gli artisti stranieri"
    if facts.parts & {"ADV", "ADP", "CONJ", "PRON"} or text in _COMPOUND_NOUNS:
        return False  # "un piano dati"
    behind = place - 1 in found or (place - 2 in found and words.text[place - 1] in _JOINERS)
    behind = behind or words.text[place - 1] in _STRICT or words.text[place - 1].endswith("mente")
    if adjective and (place == noun + 1 or behind) and not text.endswith("ico"):
        return True
    if facts.nouns or facts.finite:
        return False
    if facts.parts == {"VERB"} and text.endswith(("nte", "nti")):
        return True  # "le cause scatenanti"
    # The parser took a plain adjective or participle for something else: believe the lexicon.
    return adjective or bool(facts.participles)


def _is_alone(words: Words, start: int, place: int) -> bool:
    """ "una cosa solo.", "praticano tariffe proprio.": at the end of a clause no adverb of what follows."""
    if words.text[place] == "certo":  # "chiedevamo risposte certe"
        return words.text[start] == words.text[place - 1] and words.at(place + 1) in (".", "e")
    if words.at(place + 1) not in ENDS or words.at(place + 1) in QUOTES:
        return False
    if words.text[place] == "solo":
        return words.text[start] in ("una", "un'")
    return "non" not in words.text[max(0, start - 5) : start] or words.text[start].startswith("alcun")


def _of_you(words: Words, start: int) -> bool:
    """ "Voi ragazzi giocate", "Quale libro preferite?": a second person plural, though "-ate" is a participle too."""
    joined = words.at(start - 1) == "e" and words.at(start - 2) in ("tu", "voi")  # "tu e tuo fratello dormite"
    return joined or bool({words.text[start], words.at(start - 1)} & _BEFORE_YOU)


def _leads_next(words: Words, place: int) -> bool:
    """Whether the word agrees with a noun right behind it."""
    following = place + 1
    return (
        following < words.size
        and words.pos[following] == "NOUN"
        and not is_locution(words, following)
        and bool(words.nouns(following) & words.modifiers(place))
    )


def _opens_next(words: Words, place: int) -> bool:
    """Whether a quantifier begins the next phrase; "linee diverse" ends this one."""
    text = words.text[place]
    if text in ("diversi", "diverse", "vari", "varie", "certi", "certe") and words.pos[place] == "ADJ":
        return place + 1 < words.size and bool(words.nouns(place + 1))
    return text in _QUANTIFIERS
