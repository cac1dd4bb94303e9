"""Verbs that leave no room for a direct object, always or beside certain words, so that a relative "che" can
only be their subject (Serianni XI; Renzi, Salvi and Cardinaletti, I.I, on intransitive and pronominal verbs).

A verb with any common transitive use ("la vita che vivono", "i rischi che corre") is not in OBJECTLESS, unless
its few objects are in INNER_OBJECTS.
"""

from collections.abc import Set as AbstractSet

from rewards.italian.verb_tables import words as word_set

OBJECTLESS = word_set(
    """
    abbaiare sbuffare barare danzare debordare esondare fermentare fervere pedalare rosseggiare rumoreggiare
    stagnare stonare vagire zampettare abbondare abdicare abusare accadere accedere accondiscendere acconsentire
    accorrere aderire affiorare affluire agire agonizzare albeggiare aleggiare alludere ambire ammarare ammiccare
    ammontare ammuffire ammutolire amoreggiare andare annottare annuire ansimare apparire appartenere appassire
    approdare approfittare ardere arrancare arretrare arrivare arrossire ascendere assentire assomigliare assurgere
    attecchire atterrare attraccare avvampare avvenire avvizzire badare balenare balzare banchettare barcollare
    bastare beccheggiare beneficiare bighellonare bisticciare bivaccare boccheggiare bramire brancolare brillare
    brindare brulicare bussare cadere calare camminare campare campeggiare capitare caracollare cascare cavillare
    cenare chiacchierare ciarlare cigolare cinguettare ciondolare circolare civettare coabitare coesistere
    coincidere collaborare collidere collimare colludere combaciare comparire competere concorrere condiscendere
    confinare confluire consistere constare contribuire convergere conversare convivere cooperare correre cospirare
    cozzare crepare crepitare crescere crollare culminare deambulare decadere decedere decollare decorrere
    deflagrare defluire degenerare delinquere delirare demordere deperire derivare desinare desistere detonare
    dialogare difettare differire diffidare digiunare digradare dilagare diluviare dimagrire dimorare dipendere
    discendere discordare disobbedire dispiacere dissentire dissertare dissonare disubbidire divagare divampare
    divenire diventare divergere dolere dormicchiare dormire dubitare durare eccellere echeggiare emergere emigrare
    entrare equivalere errare esistere esitare esorbitare esordire espatriare esplodere esulare esultare evadere
    evaporare farneticare faticare fiammeggiare fiatare figurare filosofeggiare fiorire fluire fluttuare folleggiare
    formicolare fornicare franare fraternizzare fremere frusciare fuggire fungere funzionare fuoriuscire galleggiare
    gareggiare gattonare gemere germinare germogliare gesticolare ghignare giacere gioire giovare gironzolare
    giungere gocciolare gongolare gorgogliare gozzovigliare gracchiare gracidare grandeggiare grandinare gravare
    gravitare grugnire guaire guerreggiare guizzare imbestialire imbrunire immigrare impallidire impazzire imperare
    imperversare imputridire inacidire incancrenire incanutire incappare incedere incespicare inciampare incombere
    incorrere indagare indietreggiare indugiare indulgere inerire infierire influire inorridire insistere insorgere
    interagire intercorrere interferire interloquire intervenire invecchiare inveire irrompere lampeggiare languire
    latitare latrare lavorare legiferare lievitare litigare lottare luccicare lussureggiare mancare marciare marcire
    mentire miagolare migrare militare morire muggire nascere naufragare nereggiare nevicare nidificare nitrire
    nuocere nuotare obbedire occhieggiare occorrere olezzare ondeggiare oscillare ostare ottemperare ovviare oziare
    palpitare parlamentare partecipare parteggiare partire passeggiare pattinare pazientare peccare pencolare
    pendere penzolare perdurare perire permanere pernottare perseverare persistere pervenire piacere pigolare
    piombare piovere piroettare pispigliare planare polemizzare poltrire pontificare pranzare precipitare
    predominare preesistere preludere prescindere prevalere prevaricare primeggiare procedere procombere proliferare
    prolificare propendere prorompere prosperare provenire pullulare pulsare rabbrividire ragionare rampollare
    rantolare rassomigliare razzolare reagire recalcitrare recedere recriminare regnare regredire remare residuare
    resistere restare retrocedere riaffiorare riapparire ricadere ricomparire ricorrere ridacchiare ridere ridondare
    riemergere rientrare rifiorire rifluire rifulgere riluttare rimanere rimbalzare rimbombare rimediare rinascere
    rincasare ringhiare rinsavire rintoccare rinunciare riposare ripugnare risalire risaltare risedere risiedere
    risorgere ristagnare risultare risuonare ritornare riuscire rivaleggiare ronzare ruggire ruotare russare salire
    salpare saltellare sanguinare sbadigliare sbandare sbiadire sboccare sbocciare sbottare sbucare scadere
    scalpitare scampanellare scantonare scappare scarseggiare scattare scaturire scendere scherzare schiamazzare
    schiattare sciabordare sciamare sciare scintillare scioperare scivolare scodinzolare scomparire sconfinare
    scoppiare scoppiettare scorrazzare scorrere scricchiolare scrosciare sdrucciolare sedere serpeggiare sfaccendare
    sfavillare sfilare sfiorire sfociare sfolgorare sfrecciare sfuggire sgambettare sgattaiolare sghignazzare
    sgorgare sguazzare sibilare simpatizzare singhiozzare slittare smaniare smottare sobbalzare soccombere soffiare
    sogghignare soggiacere soggiornare somigliare sonnecchiare sopraggiungere soprassedere sopravvivere sorgere
    sorridere sostare sottostare sovrabbondare spadroneggiare sparire sparlare spasimare spaziare spettare
    spettegolare spiccare spiovere splendere sprofondare sproloquiare spropositare spuntare squillare squittire
    stare starnazzare starnutire stazionare stormire strabiliare straparlare strapiombare straripare strepitare
    stridere subentrare succedere suppurare sussistere sussultare svanire svenire svernare svettare svicolare
    svolazzare tardare telefonare temporeggiare tendere tentennare tergiversare tifare tintinnare titubare tornare
    torreggiare tossire traballare traboccare tracimare tracollare tralignare tramontare transigere transitare
    trapelare trasalire trasmigrare trasparire tremare tremolare trepidare tribolare trillare trionfare troneggiare
    trottare trotterellare tubare tuonare turbinare ubbidire ululare uscire usufruire vacillare vagabondare vagare
    vaneggiare vegetare veleggiare venire verdeggiare vertere viaggiare vigere villeggiare volare volteggiare
    zampillare zigzagare zirlare zoppicare
    """
)
# The objects that a few of them may have: "la terra che lavorano", "esplose due colpi".
INNER_OBJECTS = {
    "danzare": word_set("valzer tango danza danze balletto ballo balli polka mazurca passo passi coreografia ruolo"),
    "pedalare": word_set("chilometro chilometri bicicletta tappa"),
    "fermentare": word_set("uva mosto impasto pasta latte"),
    "lavorare": word_set(
        """
        terra terre terreno terreni campo campi legno ferro metallo metalli vetro creta argilla marmo pietra pietre
    pelle pelli cuoio pasta impasto lana stoffa stoffe oro argento ceramica materia materiale materiali ore
    turni
        """
    ),
    "tendere": word_set(
        "mano mani braccio braccia trappola trappole corda corde arco filo fili tranello orecchio agguato agguati"
    ),
    "salire": word_set(
        """
        scala scale scalino scalini gradino gradini montagna montagne monte monti collina pendio salita strada
        strade fiume cima vetta
        """
    ),
    "scendere": word_set(
        """
        scala scale scalino scalini gradino gradini montagna monte collina pendio pista piste discesa strada
        strade fiume valle
        """
    ),
    "risalire": word_set("fiume corrente china scala scale strada pendio classifica valle torrente crinale versante"),
    "discendere": word_set("scala scale fiume valle torrente"),
    "mancare": word_set("occasione occasioni gol rigore bersaglio obiettivo obiettivi treno appuntamento colpo"),
    "durare": word_set("tempo fatica fatiche eternità"),
    "morire": word_set("morte"),
    "correre": word_set("rischio rischi pericolo pericoli maratona gara gare corsa avventura alea giro tappa"),
    "scorrere": word_set("elenco elenchi pagina pagine lista giornale giornali libro titoli testo verbali immagini"),
    "precipitare": word_set("decisione decisioni situazione eventi"),
    "calare": word_set("ancora ancore prezzo prezzi rete reti scialuppa scialuppe sipario asso carta carte"),
    "fuggire": word_set("pericolo pericoli tentazione tentazioni realtà responsabilità mondo sguardo sguardi"),
    "evadere": word_set("tassa tasse imposta imposte pratica pratiche fisco richiesta richieste ordine ordini"),
    "sfilare": word_set("anello guanto guanti spada portafoglio scarpe giacca maglia filo cintura"),
    "spiccare": word_set("volo salto mandato mandati assegno balzo ordine"),
    "spuntare": word_set("vittoria prezzo baffi barba matita capelli lista elenco"),
    "scattare": word_set("foto fotografia fotografie immagine immagini selfie istantanea istantanee scatto scatti"),
    "esplodere": word_set("colpo colpi"),
    "strisciare": word_set("piede piedi carta tessera"),
    "invecchiare": word_set("vino vini formaggio formaggi"),
    "dormire": word_set("sonno sonni pisolino"),
    "riposare": word_set("occhi mente membra corpo"),
    "salpare": word_set("ancora ancore"),
    "atterrare": word_set("avversario avversari aggressore"),
    "gravare": word_set("cittadini famiglie imprese contribuenti bilancio popolo"),
    "ridere": word_set("riso"),
    "ruotare": word_set("chiave manopola volante testa schiena"),
    "indagare": word_set("causa cause motivo motivi fenomeno fenomeni rapporto rapporti mistero misteri natura"),
    "soffiare": word_set("naso vetro candeline posto palla fumo"),
}
# Of these the objects are too many to name: the noun behind them is the subject only behind a place, "Sul muro
# crescono i rovi".
AT_TIMES_WITH = word_set(
    """
    calare spuntare risalire fuggire evadere sfilare scattare precipitare invecchiare scorrere spiccare discendere
    ruotare indagare soffiare ardere
    """
)
# With "di" these need no object, so that "dei" behind them is no partitive: "manca dei requisiti necessari".
WITH_OF = word_set(
    """
    abbondare abusare beneficiare usufruire dubitare diffidare mancare difettare pullulare brulicare traboccare
    approfittare morire vivere ridere sovrabbondare scarseggiare risuonare profumare peccare sanguinare tremare
    constare gioire partecipare rabbrividire tracimare parlare trattare
    """
)
# With "di" they have no object: "la zona che gode di un clima mite".
WITH_DI = word_set(
    """
    necessitare profittare godere risentire soffrire vivere disporre trattare parlare discutere profumare odorare
    sapere
    """
)
FIXED_DI = word_set(
    "solito nuovo notte sera giorno mattina più meno sicuro corsa persona nascosto fatto certo rado là qui"
)
# Nobody lives, runs or speaks a person: a person beside them is their subject.
LIVING = word_set(
    "vivere abitare dormire viaggiare correre salire scendere ballare parlare recitare protestare operare"
)
NOT_OF_PEOPLE = LIVING | word_set(
    """
    sparare rubare guadagnare spendere coltivare bere seminare giocare saltare gridare urlare piangere insegnare
    fumare indossare costruire trascorrere risalire praticare soffrire godere
    """
)
PEOPLE = word_set(
    """
    chi volontario volontari volontaria persona persone gente uomo uomini donna donne ragazzo ragazza ragazzi
    ragazze bambino bambina bambini bambine amico amica amici amiche studente studentessa studenti studentesse
    giovani anziani adulti adolescenti turista turisti turiste cittadino cittadina cittadini cittadine abitante
    abitanti popolo popoli popolazione popolazioni famiglia famiglie zio zia zii zie nonno nonna nonni nonne nipote
    nipoti fratello sorella fratelli sorelle cugino cugina cugini cugine padre madre padri madri papà mamma genitore
    genitori figlio figlia figli figlie vicino vicina vicini signore signora signori compagno compagna compagni
    compagne collega colleghi colleghe maestro maestra maestri maestre professore professoressa professori
    insegnante insegnanti medico medici operaio operai operaia operaie impiegato impiegati straniero stranieri
    straniera immigrati immigrato poliziotto poliziotti contadino contadini artista artisti artiste attore attori
    attrice attrici cantante cantanti scrittore scrittori lavoratore lavoratori individuo individui fedeli
    manifestanti spettatori visitatori profughi rifugiati residenti detenuti pazienti soldati militari monaci frati
    suore pescatori minatori braccianti artigiani commercianti mercanti nobili schiavi delegati testimoni esperti
    esponenti deputati senatori ministri sindaci giudici avvocati imprenditori ministro ministra senatore deputato
    deputata sindaco sindaca giudice avvocato avvocata imprenditore presidente soldato monaco frate pescatore
    artigiano mercante testimone delegato esperto custode preside parroco prete vescovo papa re regina principe
    principessa generale capitano comandante scienziato scienziati studioso studiosi storico poeta poeti filosofo
    filosofi candidato candidata cuoco cuoca cliente clienti commesso commessa proprietario proprietari padrone
    padrona inquilino inquilini marito mariti moglie mogli fidanzato fidanzata suocera suocero bisnonna bisnonno
    alunno alunni alunna alunne allievo allievi allieva scolaro scolari docente docenti tifosi atleta atleti sarto
    fornaio fornai ladro ladri imprese aziende associazioni società cooperative nuclei comunità tribù animale
    animali gatto gatta gatti gatte cane cani uccello uccelli cavallo cavalli pesce pesci specie pianta piante
    coniglio conigli orso orsi lupo lupi delfini delfino
    """
)
# Pronominal verbs: their "si" is no dative as in "il vestito che si comprano", and they take no object.
PRONOMINAL = word_set(
    """
    abbattere abituare accendere accingere agitare accontentare accorgere accumulare adattare addormentare adeguare
    affacciare affermare affidare affrettare aggirare aggravare aggrappare allontanare alternare alzare ammalare
    annoiare appassionare appoggiare arrabbiare arrampicare arrendere arricchire arruolare articolare assentare
    astenere attenere attestare attivare avvalere avventurare avverare avviare avvicinare basare battere candidare
    chiamare collegare collocare comportare concentrare concludere conformare confrontare congratulare contrapporre
    decidere dedicare diffondere dilettare dimettere dirigere disperare distinguere divertire elevare emozionare
    ergere esaurire esercitare esibire esimere esprimere estendere estinguere estraniare evolvere fermare fidanzare
    fidare fondare fondere formare gettare gloriare identificare illudere imbattere immergere impadronire impegnare
    impossessare incamminare indebolire indignare inginocchiare innalzare innamorare inserire insinuare interessare
    interrogare intitolare intrecciare ispirare iscrivere isolare lamentare lanciare laureare liberare manifestare
    meravigliare mescolare muovere nutrire occupare opporre orientare ostinare pentire precipitare preoccupare
    presentare prolungare protrarre radunare rallegrare recare ribellare ridurre riferire rifiutare riflettere
    rifugiare rilassare ripercuotere ripetere ripresentare riprodurre riunire risvegliare rivelare rivolgere
    sbagliare sbrigare schierare sciogliere sedere sforzare smarrire snodare sottrarre sovrapporre specializzare
    specchiare spegnere sposare spostare stabilire stancare stupire suicidare susseguire svegliare sviluppare
    svolgere trasferire trasformare trattare trovare tuffare uccidere unire vantare vergognare verificare vestire
    voltare
    """
)
# With "si" they are passive, or have no object: hardly ever are they done to something of one's own.
PASSIVE_SI = word_set(
    """
    alimentare allagare aprire arrestare bloccare capire caratterizzare chiudere comprendere consumare dilatare
    disperdere dissolvere espandere gonfiare guastare incendiare intendere interrompere limitare misurare propagare
    rassegnare reggere restringere riempire sgretolare sottomettere svuotare verificare svolgere registrare notare
    osservare intravedere scorgere udire celebrare avvertire individuare riscontrare aggiungere generare sommare
    utilizzare applicare analizzare adottare constatare evidenziare rilevare percepire esaminare ammirare
    consolidare delineare configurare profilare prospettare innescare insediare moltiplicare intensificare rinnovare
    realizzare instaurare scatenare attuare effettuare eseguire compiere commettere discutere definire introdurre
    pubblicare eleggere distribuire rispecchiare sperimentare dimostrare favorire affrontare
    """
)
# Beside these "si" is mostly a dative, so that they have an object: "il vestito che vuole comprarsi".
FOR_ONESELF = word_set(
    """
    comprare mangiare bere fare prendere guadagnare scegliere portare mettere godere dare dire raccontare scambiare
    aspettare meritare immaginare permettere sognare chiedere trovare lavare cucinare preparare leggere studiare
    guardare ascoltare vedere costruire creare ricordare sentire regalare conquistare lasciare perdere porre tirare
    procurare assicurare infilare togliere levare indossare provare cercare rompere tagliare toccare grattare
    stringere asciugare assumere accaparrare spartire dividere giocare inventare figurare attendere augurare
    concedere negare rubare aggiudicare garantire mandare scrivere appuntare segnare pagare tenere aggiungere
    accollare addossare attribuire
    """
)
# What is held, not kept for oneself: "il concerto che si terrà domani".
HELD = word_set(
    """
    concerto concerti riunione riunioni incontro incontri festa feste mostra mostre convegno convegni conferenza
    conferenze elezione elezioni gara gare spettacolo spettacoli cerimonia cerimonie manifestazione manifestazioni
    congresso congressi assemblea assemblee evento eventi festival fiera fiere torneo tornei processo processi
    funerale funerali udienza udienze seduta sedute votazione votazioni consultazioni trattative lavori colloqui
    prove
    """
)
# Beside these mi, ti, ci, vi are direct objects: "il pensiero che ci spinge", not "la torta che ci preparano".
AFFECTING = word_set(
    """
    abbandonare accogliere accompagnare accomunare allontanare amare aspettare attendere avvicinare conoscere
    differenziare ferire governare illuminare invitare ispirare liberare odiare ospitare plasmare salvare seguire
    separare tradire trasformare uccidere affascinare aiutare ammalare angosciare annoiare appagare arricchire
    assalire assillare attirare attrarre caratterizzare circondare coinvolgere colpire commuovere condizionare
    confortare consolare contraddistinguere convincere costringere deludere distinguere disturbare divertire
    divorare educare emozionare entusiasmare esaltare esortare guidare impressionare incantare incitare incoraggiare
    incuriosire indurre influenzare infastidire ingannare invogliare irritare legare meravigliare minacciare
    motivare nutrire obbligare opprimere ossessionare perseguitare pervadere preoccupare proteggere rallegrare
    rappresentare rattristare rilassare riguardare riempire rincuorare sconvolgere sfidare soddisfare sommergere
    sorprendere sostenere spaventare spingere stancare stimolare stupire tormentare tranquillizzare travolgere
    turbare unire
    """
)
# Only who feels is their object: "una cosa che stupisce", never "la cosa che stupiscono".
MOVING = word_set(
    """
    affascinare angosciare annoiare commuovere deludere disturbare divertire emozionare entusiasmare impressionare
    incuriosire infastidire meravigliare offendere preoccupare rallegrare rattristare sconcertare scoraggiare
    spaventare stupire terrorizzare turbare disgustare interessare
    """
)
# A noun behind them may be said of "che": "la persona che considerano un genio".
NAMING = word_set(
    """
    considerare ritenere chiamare soprannominare denominare ribattezzare battezzare intitolare definire giudicare
    reputare stimare dire proclamare eleggere nominare designare incoronare
    """
)
# So may one without the definite article, or it tells the price: "la macchina che hanno pagato una fortuna".
PRICED = word_set("pagare costare valere vendere comprare acquistare credere immaginare dichiarare trovare rendere")
COPULAS = word_set("essere diventare divenire sembrare parere apparire restare rimanere risultare")
# Their infinitive has their own subject: "le ragazze che cercano di accettare la realtà".
SAME_SUBJECT = word_set(
    """
    tentare cercare provare riuscire accettare decidere sperare rifiutare smettere finire iniziare cominciare
    continuare pensare credere temere promettere dimenticare evitare tendere servire sapere intendere desiderare
    preferire osare esitare rischiare scegliere meritare stentare faticare arrivare tornare venire andare mirare
    contribuire provvedere puntare aspirare ambire concorrere permettere consentire impedire vietare
    """
)
PERMITTING = word_set("permettere consentire impedire vietare")
RISING = word_set("crescere aumentare diminuire risalire salire scendere calare arrabbiare preoccupare")
CAUSATIVE = word_set("fare lasciare")
LEADING = word_set("portare condurre spingere indurre")
# What leads to something and is itself led nowhere.
CAUSES = word_set(
    """
    sviluppo sviluppi evento eventi evoluzione cambiamento cambiamenti fenomeno fenomeni causa cause motivo motivi
    accordo accordi attrazione azione azioni esperienza esperienze riflessione percorso percorsi ragione ragioni
    crisi scoperta scoperte rivoluzione rivoluzioni guerra guerre dubbio dubbi curiosità scelta scelte decisione
    decisioni atteggiamento atteggiamenti fattore fattori circostanza circostanze avvenimento avvenimenti
    privatizzazione globalizzazione progresso meccanismo meccanismi dinamica dinamiche tendenza tendenze ricerca
    processo processi desiderio desideri bisogno necessità passione ambizione
    """
)
WAYS = word_set(
    """
    strada strade stradina via vie sentiero sentieri viale viali vicolo vicoli autostrada autostrade ponte ponti
    corridoio corridoi galleria gallerie tunnel passaggio passaggi ferrovia linea linee pista piste cammino
    """
)
RESULTS = ("zione", "zioni", "sione", "sioni", "mento", "menti", "tura", "ismo", "ità", "enza", "scita", "sviluppo")
ENDS = word_set(
    "benessere morte pace guerra crisi rovina miseria successo vittoria sconfitta progresso crollo perdita scoperta"
)
PLACES = word_set(
    """
    stazione direzione redazione televisione commissione attenzione associazione università città conclusione
    esposizione appartamento parlamento stabilimento compimento dipartimento esaurimento licenza residenza
    """
)


def takes_no_object(lemmas: AbstractSet[str], noun: str) -> bool:
    """Whether the noun can be no object of the verb: "nascono problemi", "abitano operai"; not "lavorano la terra"."""
    if "crescere" in lemmas and is_person(noun):
        return False  # "i nipoti che cresce"
    if any(noun in INNER_OBJECTS.get(lemma, ()) for lemma in lemmas):
        return False
    return bool(lemmas) and (lemmas <= OBJECTLESS or (is_person(noun) and lemmas <= NOT_OF_PEOPLE))


def is_person(noun: str) -> bool:
    """ "operai", "pescatori", "giornalisti"."""
    return noun in PEOPLE or noun.endswith(("tori", "trici", "isti"))
