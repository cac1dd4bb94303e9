"""Words of the closed classes, as the rules that read sentences from left to right use them."""

from rewards.italian.numerals import is_numeral
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

STOPS = word_set(". ! ? ; : … ... ( ) [ ] — –")
# A stop or the end of the document; or a comma.
BOUNDS = STOPS | {""}
COMMA_BOUNDS = BOUNDS | {","}
ADVERBS = word_set(
    """
    non già mai sempre ancora anche più meno molto tanto troppo così abbastanza poco davvero proprio spesso appena
    subito ormai quasi finalmente ora oggi ieri domani stasera sicuramente veramente assai piuttosto bene male pure
    solo soltanto forse poi tutto insieme presto tardi addirittura inoltre persino perfino invece però infatti quindi
    stamattina stamani stanotte dopodomani intanto laggiù lassù quassù quaggiù altrove finora tuttora
    neanche nemmeno neppure mica affatto adesso infine comunque tuttavia soprattutto purtroppo
    """
)
DATIVES = word_set("mi ti gli le ci vi")
DATIVES_BEFORE_OBJECTS = word_set("me te se ce ve")  # "me lo dai"
STATO = word_set("stato stata stati state")
CLITICS = word_set(
    "mi ti si ci vi lo la li le gli ne l' m' t' s' c' v' n' me te se ce ve glielo gliela glieli gliele gliel'"
)
TIMES = word_set(
    """
    giorno giorni anno anni mese mesi settimana settimane mattina mattino mattine sera sere notte notti volta volte
    ora ore momento momenti estate inverno primavera autunno weekend pomeriggio pomeriggi lunedì martedì mercoledì
    giovedì venerdì sabato domenica sabati domeniche estati inverni autunni minuto minuti secondo secondi secolo secoli
    periodo istante istanti attimo attimi decennio decenni semestre semestri trimestre gennaio
    febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre vigilia natale pasqua
    mezz' indomani serata nottata giornata mattinata chilometri chilometro metri metro km euro dollari gradi percento
    doppio triplo
    """
)
PREPOSITIONS = word_set(
    """
    durante secondo oltre nonostante malgrado mediante tramite tranne eccetto salvo lungo entro attraverso verso fino
    quale quali qual quanto quanti quante quanta ecco circa dopo prima senza tra fra ex chissà quanto
    riguardante riguardanti concernente concernenti contenente contenenti
    di a da in con su per sotto sopra dentro dietro contro presso d' ad ed vicino fuori davanti accanto
    """
) - {"ed"}
LIKE_PREPOSITIONS = word_set("grazie rispetto riguardo causa insieme intorno accanto vicino circa fronte")
BEFORE_DETERMINER = word_set(
    """
    tutto tutta tutti tutte solo anche pure ambedue entrambi entrambe soltanto più proprio infine
    """
)
ARTICULATED = frozenset({"de", "a", "da", "ne", "su", "con"})


def skip(words: Words, place: int) -> int:
    """The next place that holds no adverb."""
    while (
        place < words.size
        and not _is_more_than(words, place)
        and (
            (words.text[place] in ADVERBS and not words.facts[place].participles - {("m", "s")})
            or is_adverb(words, place)
        )
    ):
        place += 1
    return place


def is_adverb(words: Words, place: int) -> bool:
    """Whether the form is nothing but an adverb ("lentamente")."""
    return words.facts[place].parts == {"ADV"} and words.text[place].endswith("mente")


def _is_more_than(words: Words, place: int) -> bool:
    """ "più di cento persone"."""
    more = words.text[place] in ("più", "meno") and words.at(place + 1) == "di"
    return more and place + 2 < words.size and is_numeral(words, place + 2)
