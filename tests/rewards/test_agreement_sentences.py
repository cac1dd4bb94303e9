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
        "Dal punto di vista geologico, le rocce": "graniti is a participle of granire too",
        "Le sedute sono pubbliche, salvo che": "che behind an aside is taken for a relative",
    },
}
# Wrong, and not found, with the reason.
MISSED = {
    "Ho letto un articolo interessante e ben scritta": "an adverb stands between the joined adjectives",
    "Le uova fresci": "no Italian form",
    "Questi sono i miei migliore amici": "an adjective with another determiner before its noun",
    "La situazione economica del paese resta critico": "critico is a noun too",
    "Il libro che ho letta": "che may be feminine",
    "La signora, che avevano due figli": "che may be the object",
    "Le notti d'inverno sono lunghi": "words of time are mostly no subjects",
    "La città ha un clima secca": "the right sentence has an alarm: tanto sole",
    "Da bambina Marta era molto timido": "Marta, behind bambina, is taken for its name",
    "Durante la seduta di ieri, il presidente": "avanzato may be the president",
    "La ricerca dimostra, dati alla mano": "the lexicon has migliore as a plural too",
    "La cantante, che soffre di una forma grave": "rauco is not in the lexicon",
    "Le balene che in autunno arriva": "the right sentence has an alarm: vicino alla costa",
    "I verbali delle adunanze": "i soci may be a fronted object",
    "Nella piccola baia attracca": "decine di with a singular verb is let pass",
    "Davanti all'ingresso del teatro": "decine di with a singular verb is let pass",
    "La giovane tennista, reduce": "the right sentence has an alarm: la numero sette",
    "Vi ringrazio per l'attenzione": "voti is taken for the noun",
    "Secondo molti psicologi, un bambino": "vivere may have an object",
    "Ai funerali del magistrato": "centinaia di with a singular verb is let pass",
    "La sede della società, che occupano": "quattro piani may be the subject",
    "L'azienda ha chiuso l'anno": "positiva is a noun too",
    "Secondo il meteorologo, le prossime settimane": "words of time are mostly no subjects",
    "Le autorità locali si dicono ottimista": "dirsi is not read as a copula",
    "Sempre più numerose sono, soprattutto": "an aside stands between",
    "Durante la notte sono arrivato nel porto": "sono may be the first person",
    "Alla cerimonia sono intervenute il rettore": "a list behind the verb",
    "In questo ristorante si mangiano una pizza": "si mangiano una pizza may be said of guests",
    "Ogni sera il nonno ascolta il radio": "il radio is a chemical element too",
    "Zio Piero guida il moto": "il moto is a noun too",
    "Quella ditta vende mobili usate": "usate, behind a bare noun, is taken for a verb",
    "La neve sulle piste era farinoso": "farinoso is not in the lexicon",
    "Quei pantaloni ti stanno strette": "stare with a dative is not read as a copula",
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
    "Desidero richiamare l'attenzione su un aspetto": "an aside stands between che and its verb",
    "Ai cittadini che ci guardano": "interessare may have an object",
    "La proposta della Commissione e le modifiche": "the first of two joined nouns has a complement",
    "Il collega Hansen, con la competenza": "tutti gli is taken for a determiner",
    "Anche la destra di quest'emiciclo": "le vesti may be the subject",
    "Quest'anno alla maratona": "oltre is taken for a preposition behind the verb",
    "Il ministro dell'Agricoltura ha ammesso": "the subject has a complement with a participle",
    "Sotto accusa finisce ora": "finire may have an object",
    "Le regioni ultraperiferica": "ultraperiferica is not in the lexicon",
    "Il marinaio tornò a casa ricchi": "the subject of a verb of movement is not asked",
    "L'Europa deve essere compatto": "the gender of Europa is not in the lexicon",
    "La zona di libero scambio": "the right sentence has an alarm: scambio, concepita",
    "Le banconote, nascoste nel doppio fondo": "the subject stands behind the participle",
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
