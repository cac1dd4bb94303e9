"""Verbs by what stands beside them: with no object, with the subject mostly after them, and the like
(Serianni XI; Renzi, Salvi and Cardinaletti, I.I and I.VI, on unaccusative verbs and inversion)."""

from rewards.italian.subjects.objectless import OBJECTLESS, PRONOMINAL
from rewards.italian.verb_tables import ESSERE as WITH_ESSERE
from rewards.italian.verb_tables import words as word_set

BEGINNING = word_set("cominciare iniziare finire aprire chiudere terminare")
# With a dative pronoun the thing is the subject: "mi servono due uova".
DATIVE = word_set("piacere dispiacere mancare servire bastare occorrere interessare sembrare restare rimanere")
# Mostly without object, though some have one at times: "corre un rischio", "costa caro".
INTRANSITIVE = (
    OBJECTLESS
    | WITH_ESSERE
    | word_set("abitare vivere assistere aspirare attingere differire disporre piangere provvedere")
)
# A clause in the subjunctive follows them, "che" or not: "il libro che pare abbiano scelto".
SEEMING = word_set("parere sembrare risultare")
# A speaker stands after them behind a quotation: "Vieni", dice la mamma.
SAYING = word_set(
    """
    dire affermare dichiarare rivelare spiegare aggiungere rispondere chiedere domandare raccontare sostenere
    ricordare commentare gridare esclamare sussurrare osservare concludere ammettere annunciare assicurare replicare
    precisare sottolineare riferire urlare ripetere proseguire continuare scrivere mormorare
    """
)
# With "si" they have what follows as their subject, and hardly ever an object of one's own ("si lava le mani").
WITH_SI = word_set(
    """
    trovare svolgere tenere verificare registrare notare osservare sviluppare formare presentare ripresentare
    avvicinare estendere diffondere manifestare concludere alzare affermare intravedere scorgere udire riflettere
    conservare nascondere celebrare festeggiare affittare produrre coltivare vendere leggere vedere aggirare
    avvertire individuare riscontrare aggiungere basare fondare incontrare generare collocare inserire sommare
    identificare utilizzare applicare analizzare adottare constatare evidenziare rilevare percepire esaminare ammirare
    concentrare avviare consolidare delineare configurare profilare prospettare innescare insediare moltiplicare
    intensificare aggravare rinnovare realizzare instaurare scatenare attuare effettuare eseguire compiere
    commettere rappresentare discutere ottenere raggiungere considerare prevedere definire stabilire introdurre
    conoscere computare pubblicare nominare eleggere distribuire rispecchiare
    sperimentare indicare dimostrare promuovere favorire affrontare combattere
    puntualizzare precisare specificare sottolineare chiarire descrivere illustrare citare menzionare disporre
    """
)
# With "si" these have nothing but a subject: "si sono svolte le elezioni". A few of the pronominal ones may be done to
# one's own body or things: "si è spostato i capelli".
HAPPENING = (
    PRONOMINAL
    | word_set(
        """
        registrare celebrare discutere notare riscontrare constatare rilevare individuare utilizzare identificare
        adottare moltiplicare accumulare addensare iscrivere
        """
    )
) - word_set(
    """
    alzare spostare muovere appoggiare voltare battere trovare fermare lanciare gettare sbagliare rifiutare decidere
    specchiare sciogliere sottrarre riferire vestire esibire chiamare confrontare
    """
)
# "Sono in arrivo i treni": essere in …
STATES = word_set("arrivo corso atto vendita gioco pericolo programma aumento calo crescita scena uscita discussione")
# What a noun behind them says, the subject becomes or is called: "sono diventati la squadra più forte".
NAMING = word_set(
    """
    nominare eleggere considerare chiamare diventare divenire rimanere restare definire ritenere dichiarare
    sembrare apparire proclamare giudicare parere risultare rivelare reputare soprannominare
    battezzare incoronare rendere
    """
)
# Fixed expressions of verb and noun that have no further object: "ha luogo la discussione", "prende forma un'idea".
FIXED_OBJECTS = {
    "avere": word_set(
        "luogo inizio termine fine facoltà diritto origine ragione torto paura fame sete sonno fretta meglio"
    ),
    "prendere": word_set("forma corpo piede avvio vita parte parola fuoco quota"),
    "fare": word_set(
        "comparsa ritorno ingresso seguito eco capolino parte notizia gola paura schifo pena rabbia scalo"
    ),
    "dare": word_set("inizio vita origine adito fastidio"),
    "mettere": word_set("paura radici tristezza allegria"),
}
# After "come" these have a text or a thing as their subject: "come prevede la legge".
PROVIDING = word_set("prevedere stabilire sancire attestare testimoniare suggerire imporre volere")
# Beside essere, these link a subject with what it is.
LINKING = word_set("restare rimanere risultare sembrare apparire diventare")
WEATHER = word_set("piovere nevicare grandinare diluviare tuonare lampeggiare piovigginare albeggiare annottare")
