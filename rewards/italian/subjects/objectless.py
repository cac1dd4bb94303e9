"""Verbs that leave no room for a direct object, always or beside certain words, so that a relative "che" can
only be their subject (Serianni XI; Renzi, Salvi and Cardinaletti, I.I, on intransitive and pronominal verbs).

A verb with any common transitive use ("la vita che vivono", "i rischi che corre") is not in OBJECTLESS, unless
its few objects are in INNER_OBJECTS.
"""

from rewards.italian.verb_tables import words as word_set

OBJECTLESS = word_set(
    """
    abbaiare abbondare abusare accadere accedere accondiscendere acconsentire accorrere aderire affiorare affluire
    agire agonizzare albeggiare alludere ambire ammiccare ammontare andare apparire appartenere appassire approdare
    approfittare arrivare arrossire assomigliare assurgere attecchire avvenire avvizzire badare balenare barcollare
    bastare beneficiare bisticciare boccheggiare brillare brulicare bussare cadere camminare campeggiare capitare
    cascare cenare chiacchierare cinguettare circolare coincidere collaborare collimare combaciare comparire
    competere concorrere confluire consistere constare conversare convergere convivere cooperare crollare decadere
    decedere decollare decorrere degenerare deperire derivare desistere dialogare diffidare digiunare dilagare
    dimagrire dimorare dipendere discordare disobbedire disubbidire dispiacere dissentire divagare divenire
    diventare divergere dubitare durare echeggiare emergere emigrare entrare equivalere errare esistere esitare
    esordire espatriare esulare esultare evaporare farneticare fiorire fluire fluttuare franare fraternizzare
    fremere frusciare fungere funzionare fuoriuscire galleggiare gareggiare gemere germogliare giacere gioire
    giovare giungere gracchiare gravitare guaire impallidire impazzire imperversare incappare incespicare incombere
    incorrere indietreggiare indugiare inerire infierire influire inorridire insistere insorgere intercorrere
    interagire interferire intervenire inveire irrompere lampeggiare languire latitare lavorare legiferare litigare
    lottare luccicare mancare marciare mentire miagolare militare morire nascere naufragare nevicare nidificare
    nuocere nuotare obbedire occorrere oscillare ovviare palpitare parteggiare partecipare partire
    passeggiare pattinare pazientare pendere penzolare perdurare perire permanere pernottare perseverare persistere
    pervenire piacere piovere poltrire pranzare predominare preesistere preludere prescindere prevalere primeggiare
    procedere proliferare propendere prorompere prosperare provenire pullulare ragionare reagire recedere regnare
    regredire restare ricadere ricomparire ricorrere ridere rientrare rifulgere rimanere rimbalzare rinascere
    rincasare rinsavire rinunciare risaltare risiedere risorgere ristagnare risultare risuonare ritornare ronzare
    ruggire russare sanguinare sbadigliare sboccare sbocciare sbucare scadere scappare scarseggiare scaturire
    scherzare sciare scintillare scivolare scodinzolare scomparire sconfinare scoppiare scorrazzare sfociare
    sfuggire sgorgare sibilare simpatizzare singhiozzare slittare soccombere soggiacere soggiornare somigliare
    sonnecchiare soprassedere sopravvivere sorgere sorridere sottostare sparire spaziare spettare sprofondare
    starnutire stare straripare stridere subentrare succedere sussistere sussultare svanire svenire svettare
    svolazzare tendere salire scendere tardare telefonare tentennare tergiversare tintinnare titubare tornare
    tossire traboccare tramontare transigere transitare trasalire trasparire tremare trionfare troneggiare ubbidire
    ululare uscire usufruire vacillare vagabondare vagare vaneggiare venire verdeggiare vertere vigere volare
    volteggiare zampillare zoppicare
    """
)
# The objects that a few of them may have: "la terra che lavorano".
INNER_OBJECTS = {
    "lavorare": word_set(
        """
        terra terre terreno terreni campo campi legno ferro metallo metalli vetro creta argilla marmo pietra pietre
        pelle pelli cuoio pasta impasto lana stoffa stoffe oro argento ceramica materia materiale materiali ore
        """
    ),
    "tendere": word_set("mano mani braccio braccia trappola trappole corda corde arco filo fili tranello orecchio"),
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
    "mancare": word_set("occasione occasioni gol rigore bersaglio obiettivo obiettivi treno appuntamento colpo"),
    "durare": word_set("tempo fatica fatiche"),
}
# With "di" they have no object: "la zona che gode di un clima mite".
WITH_DI = word_set("godere risentire soffrire vivere disporre trattare parlare discutere profumare odorare sapere")
FIXED_DI = word_set(
    "solito nuovo notte sera giorno mattina più meno sicuro corsa persona nascosto fatto certo rado là qui"
)
# Nobody lives, runs or speaks a person: with a person before "che" they have no object.
NOT_OF_PEOPLE = word_set(
    """
    vivere abitare dormire viaggiare correre salire scendere ballare giocare saltare gridare urlare piangere
    parlare insegnare fumare indossare recitare costruire trascorrere risalire praticare soffrire godere
    protestare
    """
)
PEOPLE = word_set(
    """
    chi volontario volontari volontaria persona persone gente uomo uomini donna donne ragazzo ragazza ragazzi
    ragazze bambino bambina bambini bambine amico amica amici amiche studente studentessa studenti studentesse
    giovani anziani adulti adolescenti turista turisti turiste cittadino cittadina cittadini cittadine abitante
    abitanti popolo popoli popolazione popolazioni famiglia famiglie zio zia zii zie nonno nonna nonni nonne
    fratello sorella fratelli sorelle cugino cugina cugini cugine padre madre padri madri papà mamma genitore
    genitori figlio figlia figli figlie vicino vicina vicini signore signora signori signore compagno compagna
    compagni compagne collega colleghi colleghe maestro maestra maestri maestre professore professoressa professori
    professoressa insegnante insegnanti medico medici operaio operai operaia operaie impiegato impiegati straniero
    stranieri straniera immigrati immigrato poliziotto poliziotti contadino contadini artista artisti artiste
    attore attori attrice attrici cantante cantanti scrittore scrittori lavoratore lavoratori individuo individui
    animale animali gatto gatta gatti gatte cane cani uccello uccelli cavallo cavalli pesce pesci specie pianta
    piante coniglio conigli orso orsi lupo lupi delfini delfino
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
# What is held, not kept for oneself: "il concerto che si terrà domani".
HELD = word_set(
    """
    concerto concerti riunione riunioni incontro incontri festa feste mostra mostre convegno convegni conferenza
    conferenze elezione elezioni gara gare spettacolo spettacoli cerimonia cerimonie manifestazione manifestazioni
    congresso congressi assemblea assemblee evento eventi festival fiera fiere torneo tornei processo processi
    """
)
# Beside these mi, ti, ci, vi are direct objects: "il pensiero che ci spinge", not "la torta che ci preparano".
AFFECTING = word_set(
    """
    affascinare aiutare ammalare angosciare annoiare appagare arricchire assalire assillare attirare attrarre
    caratterizzare circondare coinvolgere colpire commuovere condizionare confortare consolare contraddistinguere
    convincere costringere deludere distinguere disturbare divertire divorare educare emozionare entusiasmare
    esaltare esortare guidare impressionare incantare incitare incoraggiare incuriosire indurre influenzare
    infastidire ingannare invogliare irritare legare meravigliare minacciare motivare nutrire obbligare opprimere
    ossessionare perseguitare pervadere preoccupare proteggere rallegrare rappresentare rattristare rilassare
    riguardare riempire rincuorare sconvolgere sfidare soddisfare sommergere sorprendere sostenere spaventare
    spingere stancare stimolare stupire tormentare tranquillizzare travolgere turbare unire
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
    contribuire provvedere permettere consentire impedire vietare
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
    ragione ragioni crisi scoperta scoperte rivoluzione rivoluzioni guerra guerre dubbio dubbi curiosità scelta
    scelte decisione decisioni atteggiamento atteggiamenti fattore fattori circostanza circostanze avvenimento
    avvenimenti privatizzazione globalizzazione progresso meccanismo meccanismi dinamica dinamiche tendenza
    tendenze ricerca processo processi desiderio desideri bisogno necessità passione ambizione
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
