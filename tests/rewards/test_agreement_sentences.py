"""Agreement on whole sentences: right ones stay unflagged, learners' errors are found.

Each file was first measured unseen; what was then mended is in the rules, what was not is named here.
"""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from rewards.italian.agreement import check_agreement
from rewards.italian.findings import AgreementFinding
from rewards.italian.language import Language
from rewards.tools import Tools

CASES = Path(__file__).parent / "cases"
# Right, but flagged, with the reason.
FALSE_ALARMS: dict[str, dict[str, str]] = {
    "right_everyday.txt": {
        "Dopo la doccia asciugati": "asciugati, an imperative, is taken for a participle",
        "Chi ha lasciato la porta del frigorifero": "aperta agrees with the noun farther off",
    },
    "right_news.txt": {
        "Entrò, dopo un lungo silenzio": "gli occhi bassi, a state of who enters, is taken for the subject",
        "Erano tante, ieri sera, le madri": "the infinitive behind concesso is the subject",
        "La maggioranza dei residenti, stando al sondaggio": "fine settimana is masculine",
        "Le decisioni del comitato di quartiere, purché": "an aside with purché stands between",
        "Dal punto di vista geologico, le rocce": "graniti is a participle of granire too",
        "Le sedute sono pubbliche, salvo che": "che behind an aside is taken for a relative",
        "Dei quattordici feriti, nove dei quali": "studenti, in an aside without verb, is taken for the subject",
        "Sono i numeri a preoccupare": "cresciuti agrees with the noun farther off",
        "Accolta da fischi e da qualche timido applauso": "si era preparata agrees with its subject, not with che",
        "Sparite le edicole": "sparite is an imperative too",
        "Una ventina di cinghiali, attirati": "indisturbati is said of the subject in front of the verb",
        "Delle riunioni del comitato è redatto verbale": "verbale, without an article, is no candidate",
        "La durata complessiva dei permessi": "la metà di takes a plural by its sense",
        "Amare i libri e amare la lettura": "di rado is taken for a complement with a noun",
        "Siamo così persuasi della superiorità": "nuovo stands for a noun, and a che of consequence follows",
        "Le virtù civili, diversamente": "praticate is an imperative too",
        "Di fronte a certe architetture": "the clause behind impressione has a subject unsaid",
        "Il consiglio comunale di Lecce, convocato": "the object stands between che and its verb",
        "Vento forte e mareggiate": "vento, forte e mareggiate are bare joined nouns",
        "Un centinaio di persone, per lo più studenti": "caro affitti is a fixed compound",
        "Fino a qualche anno fa impensabile": "si governano has its subject behind it",
        "Per la seconda volta in una settimana ignoti": "ignoti, the subject, is taken for an adjective",
        "Al grido di «giù le mani dal parco»": "a cry in quotation marks is taken for the subject",
        "La direttiva di cui oggi discutiamo": "a noun stands between at the end of the relative clause",
        "Non esiste, lo ripeto, nessuna emergenza": "fossero anche concedes, with its subject before",
        "Ad attenderlo all'aeroporto": "fumogeno is an adjective too",
        "Quando i miei genitori arrivarono": "che is the object of dovettero scavalcare",
        "Alla domanda se la storia sia": "the clause of se is an aside without commas",
    },
}
# Wrong, and not found, with the reason.
MISSED = {
    "Signori del Governo, i nodi": "the right sentence has an alarm: non potete dire",
    "Ho letto un articolo interessante e ben scritta": "an adverb stands between the joined adjectives",
    "Le uova fresci": "no Italian form",
    "La signora, che avevano due figli": "che may be the object",
    "La città ha un clima secca": "the right sentence has an alarm: tanto sole",
    "Da bambina Marta era molto timido": "Marta, behind bambina, is taken for its name",
    "Durante la seduta di ieri, il presidente": "avanzato may be the president",
    "Le balene che in autunno arriva": "the right sentence has an alarm: vicino alla costa",
    "I verbali delle adunanze": "i soci may be a fronted object",
    "Nella piccola baia attracca": "decine di with a singular verb is let pass",
    "Davanti all'ingresso del teatro": "decine di with a singular verb is let pass",
    "La giovane tennista, reduce": "the right sentence has an alarm: la numero sette",
    "Vi ringrazio per l'attenzione": "voti is taken for the noun",
    "Secondo molti psicologi, un bambino": "vivere may have an object",
    "Ai funerali del magistrato": "centinaia di with a singular verb is let pass",
    "La sede della società, che occupano": "quattro piani may be the subject",
    "Le autorità locali si dicono ottimista": "dirsi is not read as a copula",
    "Durante la notte sono arrivato nel porto": "sono may be the first person",
    "In questo ristorante si mangiano una pizza": "si mangiano una pizza may be said of guests",
    "Ogni sera il nonno ascolta il radio": "il radio is a chemical element too",
    "Zio Piero guida il moto": "il moto is a noun too",
    "Quella ditta vende mobili usate": "usate, behind a bare noun, is taken for a verb",
    "La neve sulle piste era farinoso": "farinoso is not in the lexicon",
    "Le sigarette? Mio marito": "via is taken for an object",
    "Quanti giorni resta": "words of time are mostly no subjects",
    "La lettura ad alta voce, che un tempo": "che may be the object",
    "Tra le cause della crisi demografica figura": "an aside stands between, and a list follows",
    "Gli abitanti del villaggio, spaventati": "the second of two coordinated verbs, with si",
    "Le macchine a vapore, i telai": "tutto ciò is no candidate",
    "Nei diari di bordo che": "ritornare with its subject far behind, in a short sentence for the ranking",
    "L'orfano protagonista del racconto": "che may stand for orfano",
    "Mi rallegro che il relatore": "the nearer of two joined nouns is a compound",
    "Ai cittadini che ci guardano": "interessare may have an object",
    "Il collega Hansen, con la competenza": "tutti gli is taken for a determiner",
    "Anche la destra di quest'emiciclo": "le vesti may be the subject",
    "Quest'anno alla maratona": "oltre is taken for a preposition behind the verb",
    "Il ministro dell'Agricoltura ha ammesso": "the subject has a complement with a participle",
    "Sotto accusa finisce ora": "finire may have an object",
    "Le regioni ultraperiferica": "ultraperiferica is not in the lexicon",
    "Il marinaio tornò a casa ricchi": "the subject of a verb of movement is not asked",
    "La zona di libero scambio": "the right sentence has an alarm: scambio, concepita",
    "Le banconote, nascoste nel doppio fondo": "the subject stands behind the participle",
    "Con la pace di Lodi, firmati": "firmati may be said of the Stati behind",
    "Nelle sue opere il filosofo criticò": "predicates of che are not asked",
    "A mezzogiorno suonano le campane": "the second subject may be joined to the first",
    "Mio zio, che lavorava in miniera": "quello che may be an object",
    "Del gruppo, che ha inciso finora": "fare parte with its subject behind a list of its own",
    "Per il ministro dell'Agricoltura, intervenuto": "the right sentence has an alarm: un terzo di quanto producono",
    "Dopo la morte di Alessandro i suoi generali": "regni, without an article, is no sure antecedent",
    "Quei giorni trascorsi in montagna": "words of time are mostly no subjects",
    "Gli organi della società è l'assemblea": "an enumeration behind a singular copula",
    "Le ferrovie svizzere, che hanno investito": "conta is a noun too",
    "Non capisco per quale ragione": "maggioranza is a collective",
    "La catena di supermercati, che possiedono": "che may stand for supermercati",
    "Mi chiedo come faccia le madri": "fare may have an object",
    "Dietro i cancelli, in attesa di entrare": "complements stand between a verb and its subject",
    "Colleghi, i fatti parlano da soli": "the right sentence has an alarm: pronto soccorso",
    "Mia figlia insegna fisica alla università": "before a vowel elision of alla is free in old texts",
    "Lo hotel dove": "lo before an h that is silent is let pass",
    "Al mercato delle pulci": "tazzine di porcellana sbeccati: an agreement behind a complement",
    "I due fratelli crebbero povero": "crescere may have an object",
    "Partiti le ospiti": "the right sentence has an alarm: partite is an imperative too",
    "Chi vogliono può": "chi may ask for an object",
    "Quanti giorni manca": "words of time are mostly no subjects",
    "Le scarpe che mi interessava": "che may be the object",
    "La tecnologia, anche se ci semplifica": "a predicate of an enclitic ci",
    "Nel film si vedono due ragazzi": "vuoto is a noun too",
    "Le regole che i miei genitori": "predicates of che are not asked",
    "La guerra, come dimostra": "dimostrare may have an object",
    "A mio parere vietare del tutto": "certe distrazioni may be an object in front",
    "Le parole che mi dissero": "che may be the object",
    "Nei quartieri periferici mancano": "non … che stands between",
    "Ho imparato più cose sull'Europa": "trascorso may be said without noun",
    "Tra i libri che ho letto quest'anno": "quello che may be an object",
    "Lo sport di squadra mi ha insegnato": "a participial aside with se stands between",
    "Non tutti i cambiamenti portano progresso": "coperti agrees with a noun farther off",
    "Da quando mia madre ha perso": "the right sentence has an alarm: cuciniamo tutti insieme",
    "A Dante, esiliato e solo": "non … che stands between",
    "Se io fosse sindaco": "the right sentence has an alarm: riaprirei il vecchio cinema",
    "Se io fossi sindaco": "the right sentence has an alarm: riaprirei il vecchio cinema",
    "Onorevoli colleghi, il provvedimento che oggi": "oggi stands between che and its verb",
    "Signor Presidente, le rassicurazioni": "an aside stands between the copula and its predicate",
    "I lavoratori di quello stabilimento": "che may stand for stabilimento",
    "Le donne che denunciano dev": "chiusa is a noun too",
    "Sono anni, signora Presidente": "promesso agrees with a noun farther off",
    "L'articolo 7, così com'è": "the predicate in front of its subject's clause",
    "Le Regioni del Nord e quelle del Sud deve": "quelle del Sud is not joined to a noun with a complement",
    "I numeri, per quanto sgradevole": "per quanto with an adjective",
    "È evidente che la norma transitoria": "the right sentence has an alarm: atteso anni",
    "Non spetta a me giudicare": "a clause without subject of its own",
    "I dazi annunciati dall'altra sponda": "the right sentence has an alarm: andiamo tanto fieri",
    "Né il ministro né i suoi collaboratori ha": "né … né may have a singular verb",
    "I nostri connazionali all'estero": "consolati, without an article, is no sure antecedent",
    "Come prevedono il regolamento": "il regolamento may be the object",
    "I figli del presidente, nati entrambi": "the right sentence has an alarm: cresciuti lontano",
    "Mia madre è stato dal parrucchiere": "dal parrucchiere may be who does it",
    "Ho conosciuto un americana molto": "americana is no sure noun",
    "La mia insegnante di chitarra è molto paziento": "paziento is a form of pazientare only",
    "La carne va cotta finché": "the second clause has a subject unsaid",
    "Di caramelle ne ho mangiato solo": "behind ne the participle is not asked",
    "I pantaloni che ho visto in vetrina": "costa is a noun too",
    "Con un colpo di scena clamorosa": "clamorosa may go with scena",
    "Quando mia cugina ha saputo": "the right sentence has an alarm: il concorso è rimasta",
    "A rendere appetitosi": "an aside with a verb stands between",
    "Non sono sufficiente, onorevole": "an address stands between the predicate and its subject",
    "Le trattative per il rinnovo del contratto, cominciate": "the right sentence has an alarm: ogni giorno più",
    "Un sistema sanitario che costringe": "definire with si is not read as a copula",
    "I tratti del volto, nei ritratti": "farsi is not read as a copula",
    "Alla fine dello spettacolo eravamo tutte": "who speaks is open; tutte e cinque is no candidate",
    "Le cause della scomparsa": "in gran parte stands between",
    "Nella notte fra giovedì e venerdì ignoti": "ignoti, without an article, is no candidate",
    "Le mie amiche, a cui avevo raccontato": "corse is a noun and a participle too",
    "Tra i banchi del mercato, dove": "voci, without an article, is no sure subject",
    "Alla base della scelta dell'azienda ci sarebbe": "an adverb stands between the noun and its adjective",
    "I miei nonni materni, che non aveva": "che may be the object",
    "Le guerre di religione, che durò": "che may stand for religione",
    "Voi adulti, che alla nostra età": "che with a pronoun before it may be the object",
    "Mio fratello maggiore, quando torna": "pretendo che is taken for a clause of who speaks",
    "Ieri sera, in una piazza gremita": "suonare may have an object",
    "Dell'antica cinta muraria resta": "oggi soltanto stands between, and a list follows",
    "Al liceo avevo un insegnante": "severa may go with matematica",
    "Roma è bello": "names of towns have no gender in the lexicon",
    "Le ragazze hanno ballate": "behind avere a participle without an object in front is not asked",
    "Non trovo più la sciarpa": "which noun l' stands for is open",
    "Tutto sono cambiato": "tutto alone is no candidate",
    "Anna Frank, pur vivendo": "acuto may go with diario",
    "L'acqua è un bene prezioso": "predicates of che are not asked",
    "Appena arrivato in quella classe": "who speaks is open",
    "Penso che gli smartphone": "the right sentence has an alarm: a condizione che vengano",
    "I miei nonni, che non aveva potuto": "che may be the object",
    "Alla festa di fine anno venne": "the right sentence has an alarm: i quali ci spiegarono",
    "Se io fosse il sindaco": "the right sentence has an alarm: riaprirei il cinema",
    "Lo sport insegna valori che": "conta is a noun too",
    "Ricordo ancora le sere in cui": "two joined subjects in a relative clause are not asked",
    "Mi chiedo quante persone, al posto": "quante persone may be the object",
    "Tutti quei giorni trascorsi": "words of time are mostly no subjects",
    "Non possiamo accettare che una materia": "the right sentence has an alarm: articoli presentato",
    "Onorevole sottosegretario, lei ci ha letto": "the right sentence has an alarm: uffici, che non tiene",
    "I piccoli comuni montano": "montano is a verb too",
    "La norma sulla quale discutiamo è chiari": "the right sentence has an alarm: decreti attuativi scelte",
    "Signor Ministro, lei è stato evasiva": "the right sentence has an alarm: lei, said to a man, is stato",
    "Nessun cittadino deve sentirsi sola": "sentirsi behind a modal verb is not read as a copula",
    "Mi sia consentita di rivolgere": "the infinitive behind consentito is the subject",
    "Le piccole librerie, che svolge": "che may be the object",
    "Tra i firmatari della proposta figura": "deputati, without an article, is no sure subject",
    "I decreti attuativi, se mai arriverà": "the clause of se has a subject unsaid",
    "Il capriolo si nutre": "the right sentence has an alarm: germogli, che cerca",
    "Il parco ospita una ricchi": "the right sentence has an alarm: di cui fanno parte il lupo",
    "L'azienda di Treviso": "netti stands before a complement with a plural",
    "La foca monaca, un tempo comuni": "comuni is a noun too",
    "I funghi di questa specie, benché": "an aside with benché and without verb is not asked",
    "I biglietti per il concerto, messo": "messo is a noun too",
    "Alle urne si è recata": "a share in per cento may take several forms",
    "I due leader si incontrerà": "the right sentence has an alarm: cessate il fuoco",
    "I cavi sottomarini": "passare may have an object",
    "Ho passato tutto la notte": "tutto behind a participle may be a pronoun",
    "Sono tornati dalle vacanze con le facce": "abbronzati may be said of who came back",
    "Ho una figlia che è brava": "the second clause has a subject unsaid",
    "Non mangio le banane quando": "sono may be the first person",
    "Le patate vengono prima bollito": "prima stands between venire and its participle",
    "Questi libri sono scritti in russo": "the second of two joined participles, behind a complement",
    "Queste ciliegie sono dolci, ne": "behind ne the participle is not asked",
    "Che belle pere! Le hai comprato": "the noun that le stands for is in another sentence",
    "In vacanza i bambini si sono divertito": "un mondo is taken for an object",
    "Mia nonna si è rotta il braccio": "the right sentence has an alarm: braccio … operata",
    "Le vacanze di Pasqua dura": "dura may go with Pasqua",
    "Stasera suona in piazza": "suonare may have an object",
    "Tu parli bene lo spagnolo": "the second of two joined verbs may have another subject",
    "Tu e io dovete": "tu e io is read as the second person",
    "L'anziana contessa abitava": "antico may go with palazzo",
    "Da tre settimane un gruppo di operai edile": "edile may go with gruppo",
    "Quando ero piccola, mio nonno mi portava": "quelli with an adjective is no noun",
    "Il trattato del 1748": "nuove stands behind another noun",
    "I tempi della giustizia civile, come": "the right sentence has an alarm: Paese inaccettabili",
    "I romanzi che ho letto durante": "tutti piuttosto stands between",
    "Penso che la generosità, quando": "the clause of quando has a subject unsaid",
    "Le prime edizioni del dizionario": "raro may go with dizionario",
    "La difesa ha definito inattendibile": "behind definire a predicate before its object is not asked",
    "Quell'anno l'inverno fu talmente": "words of time are mostly no subjects",
    "La signora del terzo piano": "loquaci stands in an aside behind a complement",
    "La mia bicicletta, quella rossa": "an aside stands between the noun in front and l'",
    "Le parole di mio padre, pronunciato": "pronunciato may go with padre",
    "Le ragioni del nostro dissenso": "the right sentence has an alarm: non intendo ripeterle",
    "Quante occasioni abbiamo perduto": "che may stand for something farther off",
    "Delle poesie che ho studiato": "behind ne the participle is not asked",
    "Tu che hai sempre amato i cani": "a relative clause stands between tu and its verb",
    "Dei tre sospettati due": "a numeral alone is no candidate",
    "Il mio primo giorno di liceo": "words of time are mostly no subjects",
    "Quelli come me, cresciuti": "quelli alone is no candidate",
    "La fretta con cui consumiamo": "the list in the relative clause may be the subject",
    "Su quel tratto di costa approdava": "a word of time stands between the verb and its subject",
    "Al processo, che comincerà": "anche stands between the verb and its subject",
    "Quello quadro": "quadro is an adjective too",
    "Ho conosciuto persone molto simpatico": "molto simpatico, before a complement, is no sure adjective of persone",
    "A colazione bevo una tazza": "tè is a plural too",
    "La torta l'ha mangiato": "tutta stands between, and mio fratello follows",
    "Di caramelle ne ho mangiato troppe": "behind ne the participle is not asked",
    "L'anno scorso Eva": "a name right behind a word of time is taken for its name",
    "Tu e Sara potete aspettare": "io devi, unlike io vai, is let pass",
    "Per fare questo dolce serve": "a list follows the verb",
    "Le piante di questa famiglia": "biancastre may go with foglie",
    "Il compositore scrisse, oltre": "solenni may go with concerti",
    "La regione possiede ricchi giacimenti": "fiorenti may go with giacimenti",
    "Il dialetto parlato nella valle": "the right sentence has an alarm: tratti arcaici",
    "La responsabilità di quanto": "the right sentence has an alarm: responsabilità di quanto è accaduto",
    "Le due testimoni, ascoltate": "pronta, joined to certe, has a complement between",
    "Noi riteniamo sbagliato questa": "sbagliato may be said of the clause behind",
    "La lingua ufficiale è il francese": "a singular verb may agree with the nearer of two nouns",
    "I rapporti tra le due capitali": "farsi is not read as a copula",
    "Questa maggioranza, cari colleghi": "the clause of mentre has a subject unsaid",
    "Nel brano analizzato": "trascorso may be said without noun",
    "Le due escursioniste": "escursioniste is not in the lexicon",
    "Gli affreschi dell'abside": "a present participle with an object is not asked",
    "Alle tante persone che ci hanno": "preoccupato, farther off, may be said of another noun",
    "Delle venti petizioni": "behind ne the participle is not asked",
    "Tutte le sere, finita la cena": "predicates of noi bambini are not asked",
    "La differenza fra i due personaggi": "the right sentence has an alarm: differenza … che sembrano",
    "Mancano ancora i dati definitivi": "exit poll is not in the lexicon",
    "Non basta che la scuola insegni": "rispetti may be the second person",
    "Non ho mai capito come facesse": "né lei is no candidate",
    "I rilievi mossi dalla Ragioneria": "an aside with e stands between",
    "È giusto che l'Europa chieda": "spieghi may be the second person",
    "Da questi banchi, colleghi, non si": "non … mai stands between the verb and its subject",
}


@pytest.fixture(scope="module")
def language(tools: Tools) -> Language:
    return tools.language


def lines(name: str) -> list[str]:
    text = (CASES / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def errors(language: Language, texts: list[str]) -> list[list[AgreementFinding]]:
    return [
        [finding for finding in check_agreement(doc, language.lexicon).findings if finding.error]
        for doc in language.docs(texts)
    ]


@pytest.mark.parametrize("name", sorted(FALSE_ALARMS))
def test_right_sentences_have_no_error(language: Language, name: str) -> None:
    texts = lines(name)
    flagged = {
        text: [finding.message for finding in found]
        for text, found in zip(texts, errors(language, texts), strict=True)
        if found and not text.startswith(tuple(FALSE_ALARMS[name]) or "\n")
    }
    assert flagged == {}


def test_learners_errors_are_found(language: Language) -> None:
    """An error is found when the wrong sentence has a finding and the right one has none."""
    rows = [line.split("\t") for line in lines("learner_errors.tsv")]
    wrong = errors(language, [row[0] for row in rows])
    right = errors(language, [row[1] for row in rows])
    missed = [row[0] for row, bad, good in zip(rows, wrong, right, strict=True) if not bad or good]
    assert [text for text in missed if not text.startswith(tuple(MISSED))] == []


def test_each_rule_has_enough_learners_errors() -> None:
    rules = Counter(line.split("\t")[2] for line in lines("learner_errors.tsv"))
    assert set(rules) == {
        "article_noun", "article_form", "adjective_noun", "predicate", "participle", "subject_verb",
    }  # fmt: skip
    assert min(rules.values()) >= 30


def test_findings_do_not_depend_on_the_process() -> None:
    """Python orders sets anew in each process; what is expected must not follow."""
    program = (
        "from rewards.italian.language import load_language as load\n"
        "from rewards.italian.agreement import check_agreement\n"
        f"texts = {['Sono unico.', 'Gli artisti sono stanca.', 'Siamo separata.', 'Erano stanco e felice.']!r}\n"
        "print([check_agreement(doc, load().lexicon).findings for doc in load().docs(texts)])\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(4)
    }
    assert len(printed) == 1
    assert "expected=" in printed.pop()
