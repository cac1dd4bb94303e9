"""Closed lists of Italian verb grammar: tense names, auxiliaries, clitics, conjunctions.

Sources: L. Serianni, Grammatica italiana (auxiliaries, moods after conjunctions and
governing verbs); the lists are ours.
"""


def words(text: str) -> frozenset[str]:
    """The words of a text as a set: the readable way to write a closed list."""
    return frozenset(text.split())


SIMPLE = {
    ("ind", "pres"): "presente",
    ("ind", "impf"): "imperfetto",
    ("ind", "past"): "passato_remoto",
    ("ind", "fut"): "futuro",
    ("sub", "pres"): "congiuntivo_presente",
    ("sub", "impf"): "congiuntivo_imperfetto",
    ("cond", "pres"): "condizionale_presente",
    ("impr", "pres"): "imperativo",
}
COMPOUND = {
    "presente": "passato_prossimo",
    "imperfetto": "trapassato_prossimo",
    "passato_remoto": "trapassato_remoto",
    "futuro": "futuro_anteriore",
    "congiuntivo_presente": "congiuntivo_passato",
    "congiuntivo_imperfetto": "congiuntivo_trapassato",
    "condizionale_presente": "condizionale_passato",
}
PERSONS = ((1, "s"), (2, "s"), (3, "s"), (1, "p"), (2, "p"), (3, "p"))
# Endings after the stem of the infinitive: -are, -ere, -ire, in the order of PERSONS.
ENDINGS = {
    "presente": ("o i a iamo ate ano", "o i e iamo ete ono", "o i e iamo ite ono"),
    "imperfetto": ("avo avi ava avamo avate avano", "evo evi eva evamo evate evano", "ivo ivi iva ivamo ivate ivano"),
    "passato_remoto": ("ai asti ò ammo aste arono", "ei esti é emmo este erono", "ii isti ì immo iste irono"),
    "futuro": ("erò erai erà eremo erete eranno", "erò erai erà eremo erete eranno", "irò irai irà iremo irete iranno"),
    "condizionale_presente": (
        "erei eresti erebbe eremmo ereste erebbero",
        "erei eresti erebbe eremmo ereste erebbero",
        "irei iresti irebbe iremmo ireste irebbero",
    ),
    "congiuntivo_presente": ("i i i iamo iate ino", "a a a iamo iate ano", "a a a iamo iate ano"),
    "congiuntivo_imperfetto": (
        "assi assi asse assimo aste assero",
        "essi essi esse essimo este essero",
        "issi issi isse issimo iste issero",
    ),
    "imperativo": ("- a - iamo ate -", "- i - iamo ete -", "- i - iamo ite -"),
}
SUBJUNCTIVES = frozenset(
    {"congiuntivo_presente", "congiuntivo_imperfetto", "congiuntivo_passato", "congiuntivo_trapassato"}
)
INDICATIVES = frozenset(
    {
        "presente",
        "imperfetto",
        "passato_prossimo",
        "passato_remoto",
        "trapassato_prossimo",
        "trapassato_remoto",
        "futuro",
        "futuro_anteriore",
    }
)
TENSES = (
    *SIMPLE.values(),
    *COMPOUND.values(),
    "stare_gerundio",
    "infinito",
    "gerundio",
    "participio",
)

# No command can be given with these; the lexicon lists an imperative by rule.
NO_COMMANDS = words(
    """
    bisognare piovere nevicare grandinare tuonare dovere potere occorrere accadere succedere sembrare parere bastare
    costare mancare piacere dispiacere
    """
)
MODALS = frozenset({"dovere", "potere", "volere", "sapere"})

# Intransitive verbs whose compound tenses take essere: "è andato" is a passato prossimo.
ESSERE = words(
    """
    accadere accorrere affluire andare apparire appassire ammalare arrivare arrossire ascendere assurgere avvenire
    avvizzire bastare cadere capitare cascare comparire constare convenire costare crescere crollare decadere
    calare decedere derivare deperire dimagrire dipendere discendere dispiacere divenire diventare emergere emigrare
    entrare equivalere essere esistere evadere evaporare fiorire franare fuggire fuoriuscire giungere guarire
    impallidire impazzire imputridire ingrassare intervenire invecchiare mancare maturare migrare morire nascere
    occorrere parere partire penetrare perire pervenire piacere precipitare prevalere provenire restare ricadere
    ricomparire rientrare rimanere rinascere ripartire ritornare riuscire risalire risorgere risultare ritornare
    salire sbarcare sbiadire sbocciare sboccare sbucare scadere scappare scaturire scendere scivolare scomparire
    scoppiare sembrare sfiorire sfuggire sopraggiungere sopravvivere sorgere sparire spettare spirare sprofondare
    spuntare stare subentrare succedere sussistere svanire svenire tornare tramontare trascorrere uscire venire
    """
)
# Used with essere without an object as well as in the passive: "il film è finito", "la torta è bruciata".
ESSERE_OR_PASSIVE = words(
    """
    affondare aumentare avanzare bruciare cambiare cessare cominciare continuare correre diminuire durare esplodere
    finire gelare guarire iniziare migliorare mutare passare peggiorare rallentare raddoppiare salire saltare
    scendere sciogliere scattare seccare servire sfilare terminare trascorrere variare vivere volare piovere
    nevicare maturare
    """
)

PROCLITICS = words(
    "mi ti si ci vi lo la li le gli ne me te ce ve se glie m' t' s' c' v' l' n' gl' gliel' glielo gliela glieli "
    "gliele gliene"
)
# Never articles: a form after one of these is a verb.
SURE_CLITICS = words("mi ti si ci vi li ne m' t' s' c' v' n' me te ce ve")
REFLEXIVE = {
    "mi": {(1, "s")},
    "m'": {(1, "s")},
    "ti": {(2, "s")},
    "t'": {(2, "s")},
    "si": {(3, "s"), (3, "p")},
    "s'": {(3, "s"), (3, "p")},
    "ci": {(1, "p")},
    "c'": {(1, "p")},
    "vi": {(2, "p")},
    "v'": {(2, "p")},
    "me": {(1, "s")},
    "te": {(2, "s")},
    "se": {(3, "s"), (3, "p")},
    "ce": {(1, "p")},
    "ve": {(2, "p")},
}
ENCLITICS = (
    "glielo", "gliela", "glieli", "gliele", "gliene",
    "melo", "mela", "meli", "mele", "mene", "telo", "tela", "teli", "tele", "tene", "selo", "sela", "seli", "sele",
    "sene", "celo", "cela", "celi", "cele", "cene", "velo", "vela", "veli", "vele", "vene",
    "mici", "tici", "visi", "cisi",
    "gli", "mi", "ti", "si", "ci", "vi", "lo", "la", "li", "le", "ne",
)  # fmt: skip

SUBJECTS = {
    "io": (1, "s"),
    "tu": (2, "s"),
    "lui": (3, "s"),
    "lei": (3, "s"),
    "egli": (3, "s"),
    "ella": (3, "s"),
    "esso": (3, "s"),
    "essa": (3, "s"),
    "noi": (1, "p"),
    "voi": (2, "p"),
    "loro": (3, "p"),
    "essi": (3, "p"),
    "esse": (3, "p"),
}

# Subjects that are no noun, all of the third person.
THIRD_PERSON_SUBJECTS = words(
    """
    lui lei egli ella esso essa loro essi esse qualcuno qualcuna nessuno nessuna ognuno ognuna ciascuno chiunque tutto
    qualcosa niente nulla ciò chi costui costei quello quella questo questa uno
    """
)
# Verbs without a first or second person.
THIRD_PERSON_ONLY = words("bastare bisognare occorrere accadere succedere avvenire piovere nevicare grandinare tuonare")
PREPOSITIONS = words("di a da in con su per tra fra senza d' ad")
ARTICULATED = words(
    """
    del dello della dei degli delle dell' al allo alla ai agli alle all' dal dallo dalla dai dagli dalle dall' nel
    nello nella nei negli nelle nell' sul sullo sulla sui sugli sulle sull' col coi
    """
)

# Adverbs and floating words that may stand between auxiliary and participle, or verb and infinitive.
BETWEEN = words(
    """
    già mai sempre non appena ancora anche più spesso tutti tutte tutto quasi subito finalmente davvero bene molto
    male poco troppo tanto proprio solo soltanto pure forse ormai poi così dunque sicuramente certamente veramente
    neanche nemmeno neppure addirittura inoltre persino perfino invece però insieme presto tardi ieri oggi lui lei
    io tu noi voi loro meglio peggio mica affatto assai parecchio
    quindi infatti altresì comunque perciò pertanto cioè magari purtroppo ben mal anzi adesso ora allora stamattina
    stasera domani oramai tuttora infine finora intanto frattanto talvolta talora sovente
    """
)

OPENERS = words(
    """
    che ch' se perché perchè poiché poichè giacché siccome quando mentre finché finchè benché benchè sebbene
    affinché affinchè acciocché purché purchè qualora nonostante malgrado appena dove dov' cui chi quale quali qual
    quanto quanta quanti quante cosa cos' chiunque dovunque ovunque qualunque qualsiasi come com' laddove allorché
    nonché cosicché sicché sennonché perciocché anziché finquando
    """
)
# Conjunctions that ask for the subjunctive by themselves.
SUBJUNCTIVE_OPENERS = words(
    """
    benché benchè sebbene affinché affinchè acciocché purché purchè qualora nonostante malgrado chiunque dovunque
    ovunque qualunque
    """
)
# Words that, directly before "che", make it ask for the subjunctive: prima che, senza che, a meno che ...
SUBJUNCTIVE_BEFORE_CHE = words(
    """
    prima senza meno patto condizione caso modo maniera nonostante malgrado ammesso posto purché basta affinché
    """
)
# Verbs, and predicates with essere/avere, whose "che" clause takes the subjunctive.
SUBJUNCTIVE_VERBS = words(
    """
    pensare credere ritenere supporre immaginare sperare temere volere desiderare preferire bisognare parere
    sembrare dubitare augurare aspettare pretendere esigere ordinare permettere lasciare proporre suggerire piacere
    dispiacere rincrescere occorrere convenire importare ipotizzare presumere auspicare vietare impedire evitare
    meravigliare stupire sorprendere rallegrare vergognare valere potere bastare negare chiedere pregare
    raccomandare gradire amare odiare detestare sospettare fingere illudere domandare ignorare toccare
    """
)
SUBJUNCTIVE_PREDICATES = words(
    """
    possibile impossibile probabile improbabile necessario importante meglio peggio giusto ingiusto strano bello
    brutto bene male peccato paura felice contento contenta felici contenti contente triste tristi arrabbiato
    arrabbiata sorpreso sorpresa utile inutile facile difficile naturale normale opportuno logico assurdo essenziale
    fondamentale indispensabile urgente speranza desiderio timore dubbio impressione voglia bisogno ora tempo raro
    incredibile preferibile convinto convinta rischio pericolo possibilità probabilità ipotesi necessità eventualità
    auspicabile sufficiente comodo curioso ovvio convinti convinte sicuro stupito stupita
    """
)
# Verbs that nobody writes in the forms that are also nouns or adjectives ("libro", "amica", "testa"): such a form is
# a verb only after its pronoun.
RARE_VERBS = words(
    """
    acciaiare altercare amicare angolare attentare barrare beare bramire brogliare bronzare brunire buffare campionare
    capere cariare cattivare centimetrare cimare collare colonnare comodare compattare compitare concretare coronare
    cubare dannare daziare dimensionare disumanare divisare dolorare estivare eternare fantasticare figliare filosofare
    fintare flottare foggiare follare freddare gallare gessare globulare gloriare gocciare gradinare graffire idrogenare
    imperare imperiare industriare ingegnare librare lineare lordare lunare lussare macchinare maggiorare marinare
    maschiare mestare ministrare minorare mondare monetare movimentare musicare nauseare nettare nicchiare nomare
    novellare obiettivare obliare ombrare oppiare orare orizzontare ossigenare oziare palare paludare parcare
    parlamentare pendolare pericolare periodare piare pianare plasticare poetare pollare preludiare prodigare profetare
    profondare radiare radicare ramare relazionare riandare risapere romanzare scapitare scapolare secondare serenare
    sillabare sincerare soggettivare solare stellare talentare tariffare tarlare tempestare tesare tesserare testare
    titolare tranquillare triangolare uccellare ultimare vedovare vergare vociare zincare monotonare
    """
)
# Italian given names that are also verb forms.
NAMES = words("marco franco vito rosa piera gemma vera franca marina silvia")
