"""Gender and number beyond the lexicon: nouns of both genders, given names, personal pronouns."""

from collections.abc import Mapping
from functools import lru_cache

from rewards.italian.articles import FP, FS, MP, MS, GenderNumber
from rewards.italian.lexicon import Lexicon
from rewards.italian.verb_tables import words as word_set

ALL = frozenset({MS, MP, FS, FP})
# Nouns in -ista, -cida, -iatra … name men and women alike (Serianni III.58); so do those in -enne and, but for a few
# things, those in -ese.
_COMMON_ENDINGS = ("ista", "cida", "iatra", "nauta", "crate", "enne")
_THINGS_IN_ESE = word_set("mese bimese paese arnese marchese maionese manganese burocratese politichese")
_COMMON = word_set(
    """
    agente abitante adolescente amante ambulante analfabeta assistente atleta cantante cliente collega combattente
    compatriota complice comandante concorrente coniuge conoscente consorte consulente custode dirigente
    discendente docente emigrante erede esule garante giovane giudice immigrante indigeno insegnante interprete
    manifestante migrante militante minorenne maggiorenne mittente nipote omicida ospite parente partecipante
    passante paziente pediatra preside presidente principiante psichiatra rappresentante residente responsabile
    sindaco superstite supplente testimone utente vigile viaggiante commerciante negoziante bagnante attendente
    belga astronauta ginnasta architetto medico avvocato ministro soprano capo guida guardia

    aiutante assediante astante attaccante belligerante benestante benpensante casellante celebrante cineasta
    collaborante commediante cooperante denunciante depositante dettagliante dichiarante dilettante dimostrante
    duellante fabbricante figurante furfante latitante lattante lestofante litigante mandante mendicante mercante
    mestierante musicante mutante narcotrafficante navigante occupante officiante pagante pensionante politicante
    postulante protestante querelante questuante rabdomante regnante replicante scioperante sfidante simpatizzante
    soggiornante sorvegliante spasimante subentrante supergigante superlatitante teatrante trafficante viandante
    vigilante villeggiante votante

    assente avente committente concedente conducente consenziente contraente convalescente credente deficiente
    degente delinquente demente dipendente dissenziente dormiente esercente gaudente incompetente incosciente
    indigente inserviente intendente luogotenente maggiorente malvivente miscredente morente nullafacente
    nullatenente offerente partente perdente pezzente possidente proponente referente reggente renitente ricevente
    richiedente ripetente saccente scrivente sergente servente soccombente sottotenente sovraintendente
    sovrintendente superconsulente teleutente tenente uscente vincente vivente

    cannibale commensale connazionale immortale industriale liberale liceale manovale meridionale mortale omosessuale
    portuale provenzale radicale sensale settentrionale sodale sottufficiale sottoufficiale stagionale transessuale
    contabile notabile nobile pugile simile umile colpevole viceconsole esule imbecille folle reduce incapace
    artefice orefice carnefice mecenate megalomane melomane piromane tossicomane cocainomane eroinomane erotomane
    macedone bretone sassone vallone etiope estone parmense ravennate cesenate extraterrestre extraparlamentare
    europarlamentare militare amanuense falegname pronipote bisnipote

    cantastorie ficcanaso giramondo guardacaccia guardalinee guardaspalle guastafeste rompiscatole attaccabrighe
    scansafatiche lustrascarpe raccattapalle strizzacervelli tirapiedi voltagabbana taglialegna portabandiera
    portaborse portalettere portavalori capufficio contralto mezzosoprano fuoriclasse fuorilegge kamikaze yuppie zombie
    bomber broker croupier dealer fotoreporter globetrotter hooligan manager performer premier producer promoter
    provider pusher ranger squatter supporter sprinter trader trainer
    """
)
# Who leads is "il capobanda" or "la capobanda"; these compounds name things.
_CHIEF_THINGS = word_set(
    """
    capodanno capodoglio capogiro capolavoro capolinea capoluogo caposaldo capoverso capovolgimento capocollo capotasto
    caporalato caporale capofitto capotavola
    """
)
_RANKS = ("ex-", "vice-", "vice", "co-", "neo-", "neo")
# Of these the lexicon's one gender is the grammatical one, whoever is meant.
_FIXED = word_set("architetto medico avvocato ministro sindaco soprano capo guida guardia indigeno")
# Morph-it! has a second gender for these, which nobody uses (Treccani, Vocabolario).
_ONE_GENDER = dict.fromkeys(("auto", "età", "informazione", "azione", "voce", "immagine"), "f")
_EPICENE_PLURAL = ("anti", "enti", "onti")

PRONOUNS: Mapping[str, frozenset[GenderNumber]] = {
    "io": frozenset({MS, FS}), "tu": frozenset({MS, FS}), "lui": frozenset({MS}), "egli": frozenset({MS}),
    "lei": frozenset({FS}), "ella": frozenset({FS}), "esso": frozenset({MS}), "essa": frozenset({FS}),
    "noi": frozenset({MP, FP}), "voi": frozenset({MP, FP}), "noialtri": frozenset({MP}),
    "noialtre": frozenset({FP}), "voialtri": frozenset({MP}), "voialtre": frozenset({FP}), "loro": frozenset({MP, FP}),
    "essi": frozenset({MP}), "esse": frozenset({FP}),
}  # fmt: skip
PERSONS: Mapping[str, tuple[int, str]] = {
    "io": (1, "s"), "tu": (2, "s"), "lui": (3, "s"), "lei": (3, "s"), "egli": (3, "s"), "ella": (3, "s"),
    "esso": (3, "s"), "essa": (3, "s"), "noi": (1, "p"), "voi": (2, "p"), "loro": (3, "p"), "essi": (3, "p"),
    "esse": (3, "p"), "noialtri": (1, "p"), "noialtre": (1, "p"), "voialtri": (2, "p"), "voialtre": (2, "p"),
}  # fmt: skip
# What an object pronoun that agrees stands for.
OBJECT_PRONOUNS: Mapping[str, frozenset[GenderNumber]] = {
    "lo": frozenset({MS}), "la": frozenset({FS}), "li": frozenset({MP}), "le": frozenset({FP}),
}  # fmt: skip
_BOTH = frozenset({"andrea", "celeste", "alex", "fiore", "diamante"})
_MEN = word_set(
    """
    marco luca paolo giovanni giuseppe antonio mario carlo franco pietro piero matteo lorenzo davide stefano roberto
    alessandro francesco giorgio luigi enrico filippo tommaso simone nicola mattia elia gabriele daniele michele
    emanuele salvatore vincenzo bruno sergio claudio fabio massimo riccardo edoardo leonardo giacomo dante alberto
    aldo alfonso alfredo arturo aurelio carmelo cesare ciro corrado cristian damiano danilo dario diego domenico
    edmondo egidio emilio ennio ernesto ettore eugenio fabrizio federico ferdinando flavio gaetano gennaro gianluca
    gianni giancarlo gianfranco gino gioacchino giulio gregorio guglielmo ignazio ivan jacopo iacopo luciano
    ludovico marcello maurizio mauro mirko oreste ottavio pasquale patrizio pierluigi raffaele raimondo renato renzo
    rocco rodolfo romeo ruggero samuele sandro saverio sebastiano silvano silvio tiziano tullio ugo umberto valerio
    virgilio vittorio amedeo adriano attilio agostino ambrogio bernardo bartolomeo biagio cosimo teodoro alan
    alessio achille adolfo alighiero angelo armando arnaldo augusto baldassarre beniamino boris camillo carmine
    celestino christian clemente costantino cristoforo dino duccio efisio eliseo emiliano enea enzo ermanno ezio
    fausto ferruccio filiberto fulvio gaspare gabriel gerardo germano gianmarco giampaolo gianpaolo gianpiero
    giampiero gilberto giordano girolamo giuliano graziano guido igor italo ivo kevin lamberto lapo leandro livio
    loris manlio manuel mariano martino massimiliano michelangelo moreno nando nazzareno nello nicolò niccolò nino
    norberto omar orazio orlando osvaldo otello palmiro paride rinaldo rodrigo romolo rosario samuel settimio sirio
    teo thomas tino tito tobia toni tony ubaldo ulisse valentino valter walter vasco vito zeno elio eros erik
    giacinto gualtiero lodovico nevio tancredi torquato ulderico leopoldo rolando saul nicolas lucio marcellino
    pierpaolo pierfrancesco
    """
)
_WOMEN = word_set(
    """
    maria giulia anna sara laura chiara francesca elena martina sofia giorgia alice lucia paola silvia federica
    valentina alessandra elisa marta teresa rosa carla claudia roberta luisa caterina beatrice camilla irene ilaria
    monica barbara cristina daniela emma aurora ginevra rita franca angela bianca viola adele agata agnese amelia
    antonella antonia carlotta carmela carolina cecilia cinzia clara concetta debora denise donatella eleonora
    elvira emanuela enrica erica eugenia fabiana fabiola filomena flavia gabriella gianna giovanna giuditta giuliana
    giuseppina ines iolanda liliana livia lidia loredana lorenza luciana lucrezia maddalena marcella mariella marisa
    matilde melissa michela milena mirella miriam nadia nicoletta noemi olga ornella ottavia patrizia raffaella
    rebecca renata rosalia rosanna rossella sabrina sandra simona stefania susanna tania tiziana valeria vanessa
    veronica virginia viviana giacoma giuseppa antonietta ottilia ifigenia eva edda zoe sonia gaia greta ludovica
    nina anita ada alma amanda asia benedetta bruna carola cristiana dalila diana dora elda elsa emilia ester fausta
    fiorella gertrude gilda gina ida ilenia ileana isabella ivana jessica katia lara lea letizia lina linda loretta
    luana lucilla luigia mara margherita mafalda manuela mariangela marianna marilena marzia mina morena nella nives
    nora ofelia olimpia oriana orsola pamela piera pina priscilla rachele ramona rina romina samanta samantha selene
    silvana tamara teodora tosca violetta wanda vanda zaira tecla norina assunta addolorata immacolata rosaria
    rosetta pierina iole nunzia annalisa annamaria mariarosa mariateresa marialuisa lorella luisella graziella delia
    clelia clotilde daria elettra eliana fatima fernanda giacinta ginetta irma lorena malvina melania nilde palmira
    petra raffaela rossana sibilla simonetta tatiana zita leda leonora giada anastasia cleopatra desdemona penelope
    carmen flaminia giusy giuly margot marika milva nunziatina orietta rosalba rosita tea ivonne elisabetta
    """
)


def noun_readings(lexicon: Lexicon, form: str) -> frozenset[GenderNumber]:
    """The (gender, number) pairs of a form as a noun; both genders for nouns of common gender."""
    found: set[GenderNumber] = set()
    for reading in lexicon.readings(form):
        if reading.pos != "NOUN" or not reading.gender or not reading.number:
            continue
        if _ONE_GENDER.get(reading.lemma, reading.gender) != reading.gender:
            continue
        found.add((reading.gender, reading.number))
        lemma = reading.lemma
        common = is_common(lemma)
        if form[-1:].lower() not in "aeiou":
            found |= {(reading.gender, "s"), (reading.gender, "p")}  # "lo sport, gli sport", "la città, le città"
        if reading.number == "s" and common:
            found |= {MS, FS}
        if reading.number == "p" and common and form.lower() == lemma:
            found |= {MP, FP}  # "le portalettere", "le reporter"
        elif reading.number == "s" and common and lemma.startswith("capo"):
            found.add(FP)  # "le capobanda"; men are "i capibanda"
        elif reading.number == "p" and common and form.lower().endswith((*_EPICENE_PLURAL, "i")):
            found |= {MP, FP} if lemma.endswith("e") else {MP}
    return frozenset(found)


@lru_cache(maxsize=8192)
def is_common(lemma: str) -> bool:
    """Whether a noun names men and women without a change of form, save in a plural like "pediatri, pediatre"."""
    if lemma in _FIXED:
        return False
    if lemma in _COMMON or lemma.endswith(_COMMON_ENDINGS):
        return True
    if lemma.endswith("ese"):
        return lemma not in _THINGS_IN_ESE
    if lemma.startswith("capo"):
        return lemma[4:5].isalpha() and len(lemma) > 7 and lemma not in _CHIEF_THINGS
    rank = next((rank for rank in _RANKS if lemma.startswith(rank)), "")
    return bool(rank) and lemma.removeprefix(rank) in _COMMON


def name_reading(form: str) -> frozenset[GenderNumber]:
    """A given name's gender ("Luca" m, "Giulia" f); empty for a name that we do not know."""
    name = form.lower()
    if name in _BOTH:
        return frozenset({MS, FS})
    if name in _MEN:
        return frozenset({MS})
    return frozenset({FS}) if name in _WOMEN else frozenset()
