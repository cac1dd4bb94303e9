"""Adverbs of several words: "in gran parte", "di solito", "un tempo". Their noun has no adjective of its own, so that
in "le mura erano in origine dipinte" the participle belongs to what stands before."""

from functools import cache

from rewards.italian.articles import FORMS
from rewards.italian.words import Words

_PHRASES = tuple(
    tuple(line.split())
    for line in """
    in parte, in gran parte, in buona parte, in massima parte, in minima parte, in larga parte, in origine
    in genere
    in realtà, in effetti, in sostanza, in pratica, in teoria, in apparenza, in fondo, in principio, in passato
    in futuro, in seguito, in precedenza, in ogni caso, in ogni modo, in qualche modo, in qualche misura
    in un certo senso, in certo senso, in un primo momento, in un primo tempo, in un secondo momento, in tempo
    in ritardo, in anticipo, in fretta, in silenzio, in media, in cambio, in compenso, in fin dei conti
    in primo luogo, in questo modo, in quel momento, in questo momento, in ultima analisi, in larga misura
    in egual misura, in eterno, in compagnia, in coro, in gioventù
    di solito, di norma, di regola, di fatto, di colpo, di conseguenza, di proposito, di preferenza, di notte
    di giorno, di sera, di mattina, di gran lunga, di persona, di nascosto, di continuo, di nuovo, di recente
    d' estate, d' inverno, d' un tratto, di tanto in tanto, di volta in volta, di anno in anno, di natura
    per fortuna, per sfortuna, per caso, per natura, per esempio, per tradizione, per convenzione, per definizione
    per scherzo, per sbaglio, per errore, per legge, per sua natura, per loro natura
    per anni, per secoli, per mesi, per ore, per giorni, per tempo
    per intero, per giunta, per sempre, per ora, per lo più, per nascita, per vocazione, per abitudine, per scelta
    per amore, per necessità, per iscritto, per il momento, per un momento, per un attimo, per tutta la vita
    a lungo, a volte, a stento, a fatica, a malapena, a torto, a ragione, a tratti, a turno, a parole
    a prima vista
    a poco a poco, a mano a mano, a proposito, a quanto pare, a sua volta, a loro volta, a suo tempo, a modo suo
    al contempo, al contrario, al momento, al tempo stesso, allo stesso tempo, allo stesso modo, alla fine
    all' inizio, all' improvviso, all' epoca, all' unanimità, all' alba, all' istante, alla lunga
    del resto, del tutto
    nel complesso, nel frattempo, nel contempo, nel tempo, nell' insieme, nella realtà
    col tempo, con il tempo, con gli anni, con l' età, con calma, con cura, con prudenza, con attenzione
    con il passare degli anni, con il passare del tempo
    da tempo, da sempre, da anni, da secoli, da mesi, da settimane, da giorni, da ore, da allora, da principio
    da bambino, da bambina, da giovane, da ragazzo, da ragazza, da vecchio, da vecchia
    fin dall' inizio, sin dall' inizio, sul momento, sul serio, senza dubbio, senza eccezione, senza motivo
    più o meno, per niente, un po'
    un tempo, una volta, un giorno, un po' alla volta, a mio parere, a mio avviso, a mio giudizio, a nostro avviso
    secondo me, per molti versi, per certi versi, per più versi, per molti aspetti, sotto molti aspetti
    a detta di tutti, a tutti gli effetti, a tutti, a molti, a spasso, a casa, a scuola, a corte, a letto, a terra
    a tal punto, in più punti, via via, per decenni, per metà, in tutto, in comune, man mano
    in lacrime, in fila, in prestito, in vendita, in giro, in bilico, in diretta, in vita, in extremis
    a memoria, a mente, a voce, a caso, a gara, a vita, a vuoto, a digiuno, a cavallo, a pranzo, a cena, a colazione
    a metà, a pezzi, a fondo, a bassa voce, ad alta voce, a gran voce, a occhi chiusi, a testa alta, a testa bassa
    a mani vuote, a braccia aperte, a bocca aperta, a malincuore, a oltranza
    di corsa, di fretta, di buon grado, di malavoglia, di rado, di frequente, di sfuggita, di passaggio, di professione
    di mestiere, di pomeriggio, di domenica
    per terra, per strada, per aria, per posta, per telefono, per paura, per rabbia, per gioco, per finta, per gioia
    per settimane, per un pezzo, per un po', per un anno, per un giorno, per un'ora, per una notte, per tutto il giorno
    per tutta la notte, per tutto il tempo, per tutto l' anno, per la prima volta, per l' ultima volta, per la verità
    senza fretta, senza fatica, senza sosta, senza tregua, senza motivo, con fatica, con pazienza, con piacere
    con gioia, con rabbia, da lontano, da vicino, da capo, da parte, dal vivo, dall' alto
    al mattino, al buio, al freddo, al caldo, al mondo, al volo, al riparo, alla mattina, alla sera, alla rinfusa
    alla svelta, alla cieca
    in ginocchio, in eredità, a man salva, in alcun caso, in nessun caso, a piedi, a tavola, in casa, in piedi
    """.replace("\n", ",").split(",")
    if line.strip()
)


@cache
def _by_word() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """For each word the locutions that hold it, with its place in them."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for phrase in _PHRASES:
        for place, word in enumerate(phrase):
            found.setdefault(word, []).append((phrase, place))
    return found


@cache
def _by_beginning() -> dict[tuple[str, str], list[tuple[str, ...]]]:
    """For each two words the locutions that begin with them."""
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for phrase in _PHRASES:
        found.setdefault((phrase[0], phrase[1]), []).append(phrase)
    return found


def adverbial_end(words: Words, place: int) -> int | None:
    """The place behind the longest locution that begins here; None when there is none."""
    options = _by_beginning().get((words.at(place), words.at(place + 1)))
    if options is None:
        return None
    ends = [place + len(one) for one in options if tuple(words.text[place : place + len(one)]) == one]
    return max(ends, default=None)


def ends_adverbial(words: Words, place: int) -> bool:
    """Whether the word is the last of a locution."""
    for phrase, offset in _by_word().get(words.text[place], []):
        start = place - offset
        if offset == len(phrase) - 1 and start >= 0 and tuple(words.text[start : place + 1]) == phrase:
            return phrase[0] != "un" or _stands_apart(words, start - 1)
    return False


def _stands_apart(words: Words, before: int) -> bool:
    """Whether "un tempo" is an adverb: no preposition and no verb but essere before it ("dopo un tempo limitato")."""
    if before < 0 or "essere" in words.facts[before].finite_lemmas:
        return True
    return words.pos[before] not in ("VERB", "ADP")


def is_locution(words: Words, place: int) -> bool:
    """ "vicino al parco", "lontano da casa": no noun and no adjective."""
    following = words.at(place + 1)
    family = FORMS[following].family if following in FORMS else following
    return words.text[place] in ("vicino", "lontano", "accanto", "davanti") and family in ("a", "ad", "da")
