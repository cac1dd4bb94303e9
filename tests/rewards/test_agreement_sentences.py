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
    "right_everyday.txt": {},
    "right_news.txt": {
        "Entrò, dopo un lungo silenzio": "gli occhi bassi, a state of who enters, is taken for the subject",
        "Erano tante, ieri sera, le madri": "the infinitive behind concesso is the subject",
        "La maggioranza dei residenti, stando al sondaggio": "fine settimana is masculine",
        "Le decisioni del comitato di quartiere, purché": "an aside with purché stands between",
        "Dal punto di vista geologico, le rocce": "graniti is a participle of granire too",
        "Le sedute sono pubbliche, salvo che": "che behind an aside is taken for a relative",
    },
}
# Wrong, and not found, with the reason.
MISSED = {
    "Ho letto un articolo interessante e ben scritta": "an adverb stands between the joined adjectives",
    "Le uova fresci": "no Italian form",
    "Questi sono i miei migliore amici": "an adjective with another determiner before its noun",
    "La signora, che avevano due figli": "che may be the object",
    "La città ha un clima secca": "the right sentence has an alarm: tanto sole",
    "Da bambina Marta era molto timido": "Marta, behind bambina, is taken for its name",
    "Durante la seduta di ieri, il presidente": "avanzato may be the president",
    "La ricerca dimostra, dati alla mano": "the lexicon has migliore as a plural too",
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
    "I libri che mi ha fatto compagnia": "che may be the object",
    "L'orfano protagonista del racconto": "che may stand for orfano",
    "Mi rallegro che il relatore": "the nearer of two joined nouns is a compound",
    "Ai cittadini che ci guardano": "interessare may have an object",
    "La proposta della Commissione e le modifiche": "the first of two joined nouns has a complement",
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
    "Una volta asciugato, i panni": "a participle alone behind una volta",
    "Chi vogliono può": "chi may ask for an object",
    "Quanti giorni manca": "words of time are mostly no subjects",
    "Sono io che ha rotto": "a cleft with a pronoun",
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
    "Le donne che denunciano": "chiusa is a noun too",
    "Sono anni, signora Presidente": "promesso agrees with a noun farther off",
    "L'articolo 7, così com'è": "the predicate in front of its subject's clause",
    "Le Regioni del Nord e quelle del Sud deve": "quelle del Sud is not joined to a noun with a complement",
    "I numeri, per quanto sgradevole": "per quanto with an adjective",
    "È evidente che la norma transitoria": "the right sentence has an alarm: atteso anni",
    "Non spetta a me giudicare": "a clause without subject of its own",
    "I dazi annunciati dall'altra sponda": "the right sentence has an alarm: andiamo tanto fieri",
    "Né il ministro né i suoi collaboratori ha": "né … né may have a singular verb",
    "I nostri connazionali all'estero": "consolati, without an article, is no sure antecedent",
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
