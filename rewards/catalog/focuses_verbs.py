"""Focuses on tenses, moods and other verb structures."""

from rewards.catalog.focus import Focus, shows, tense

INDICATIVE: tuple[Focus, ...] = (
    tense("present_tense", "Present", "Presente indicativo", "A1 A2 B1 B2", "indicative", "presente"),
    tense("imperfect_tense", "Imperfect", "Imperfetto", "A2 B1 B2", "indicative", "imperfetto"),
    tense("past_tense", "Past (passato prossimo)", "Passato prossimo", "A1 A2 B1 B2", "indicative", "passato_prossimo"),
    tense("pluperfect", "Pluperfect", "Trapassato prossimo", "B1 B2", "indicative", "trapassato_prossimo"),
    tense("simple_past", "Simple past (passato remoto)", "Passato remoto", "B1 B2", "indicative", "passato_remoto"),
    tense("remote_pluperfect", "Remote pluperfect", "Trapassato remoto", "B2", "indicative", "trapassato_remoto"),
    tense("future_tense", "Future", "Futuro semplice", "A2 B1 B2", "indicative", "futuro"),
    tense("future_perfect", "Future perfect", "Futuro anteriore", "B1 B2", "indicative", "futuro_anteriore"),
)
MOODS: tuple[Focus, ...] = (
    tense(
        "subjunctive_present", "Present subjunctive", "Congiuntivo presente", "B1 B2", "moods", "congiuntivo_presente"
    ),
    tense(
        "subjunctive_imperfect",
        "Imperfect subjunctive",
        "Congiuntivo imperfetto",
        "B1 B2",
        "moods",
        "congiuntivo_imperfetto",
    ),
    tense("subjunctive_past", "Past subjunctive", "Congiuntivo passato", "B1 B2", "moods", "congiuntivo_passato"),
    tense(
        "subjunctive_pluperfect",
        "Pluperfect subjunctive",
        "Congiuntivo trapassato",
        "B2",
        "moods",
        "congiuntivo_trapassato",
    ),
    tense(
        "conditional_present",
        "Present conditional",
        "Condizionale presente",
        "A2 B1 B2",
        "moods",
        "condizionale_presente",
    ),
    tense("conditional_past", "Past conditional", "Condizionale passato", "B1 B2", "moods", "condizionale_passato"),
    tense("imperative", "Imperative", "Imperativo", "A1 A2 B1", "moods", "imperativo"),
    shows(
        "infinitive",
        "Infinitive",
        "Infinito",
        "A1 A2 B1 B2",
        "moods",
        "an infinitive (mangiare, voglio partire, prima di uscire)",
    ),
    shows("gerund", "Gerund", "Gerundio", "A2 B1 B2", "moods", "a gerund (mangiando, sto leggendo)"),
    shows(
        "participle",
        "Participle",
        "Participio",
        "A2 B1 B2",
        "moods",
        "a participle (mangiato, finita la cena, sorridente)",
    ),
)
STRUCTURES: tuple[Focus, ...] = (
    shows(
        "passive_voice",
        "Passive voice",
        "Forma passiva",
        "B1 B2",
        "structures",
        "a passive verb (è scritto da, viene letto, è stata costruita)",
    ),
    shows(
        "reflexive_verbs",
        "Reflexive verbs",
        "Verbi riflessivi",
        "A1 A2 B1",
        "structures",
        "a reflexive verb (mi lavo, si è svegliata, alzarsi)",
    ),
    shows(
        "pronominal_verbs",
        "Pronominal verbs",
        "Verbi pronominali",
        "B1 B2",
        "structures",
        "a pronominal verb (me ne vado, ce la fa, pentirsi)",
    ),
    shows(
        "modal_verbs",
        "Modal verbs",
        "Verbi modali",
        "A1 A2 B1",
        "structures",
        "dovere, potere, volere or sapere with an infinitive (devo partire)",
    ),
    shows(
        "impersonal_verbs",
        "Impersonal verbs",
        "Verbi impersonali",
        "A2 B1 B2",
        "structures",
        "an impersonal verb (piove, bisogna, è necessario, sembra che)",
    ),
    shows(
        "sequence_of_tenses",
        "Sequence of tenses",
        "Concordanza dei tempi",
        "B1 B2",
        "structures",
        "a main and a subordinate verb whose tenses go together (pensavo che fosse)",
    ),
)
# The seed writes plain "subjunctive" too; any of its four tenses will do.
SUBJUNCTIVE = tense(
    "subjunctive",
    "Subjunctive (any tense)",
    "Congiuntivo",
    "B1 B2",
    "moods",
    "congiuntivo_presente",
    "congiuntivo_imperfetto",
    "congiuntivo_passato",
    "congiuntivo_trapassato",
    alias=True,
)
