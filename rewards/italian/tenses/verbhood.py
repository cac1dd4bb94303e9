"""Which tokens of a sentence are finite verbs, where the lexicon leaves a choice.

"Porta" is a noun in "la porta è aperta" and a verb in "Anna porta il pane". What stands
before it decides; the tagger only weighs in where that is silent.
"""

from rewards.italian.tenses.after_articles import CERTAIN, LIKELY, NO, POSSIBLE, after_clitic_or_article
from rewards.italian.tenses.sentence import Sentence
from rewards.italian.tenses.verb_forms import Form
from rewards.italian.verb_tables import (
    ARTICULATED,
    BETWEEN,
    ESSERE,
    NAMES,
    OPENERS,
    PREPOSITIONS,
    PROCLITICS,
    RARE_VERBS,
    SUBJECTS,
    SURE_CLITICS,
    words,
)

_TIMES = frozenset(
    {"anni", "anno", "mesi", "mese", "giorni", "giorno", "ore", "ora", "minuti", "minuto", "settimane", "settimana",
     "tempo", "secoli", "secolo", "decenni", "decennio", "poco", "attimo", "momento", "istante", "secondi", "notti"}
)  # fmt: skip
_AFTER_NAMES = frozenset({",", "e", "non", *PROCLITICS} - {"lo", "la", "l'", "le", "gli"})
_OBJECT_ARTICLES = frozenset({"il", "lo", "la", "i", "gli", "le", "l'", "un", "una", "uno", "un'"})
_SEASONS = frozenset(
    {"mattina", "sera", "notte", "pomeriggio", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato",
     "domenica", "estate", "inverno", "primavera", "autunno", "giorno", "anno", "mese", "settimana", "volta", "volte"}
)  # fmt: skip
_WHEN = words(
    """
    oggi domani dopodomani sempre spesso ora adesso poi prima dopo subito presto tardi stasera stamattina stamani
    stanotte intanto allora qui qua lì là talvolta raramente solitamente normalmente volentieri
    """
)
_LISTED = frozenset({"compresi", "comprese", "esclusi", "escluse"})  # "tutti, compresi i bambini"


def finite_places(sentence: Sentence) -> set[int]:
    """The token indices of the sentence's finite verbs."""
    rank = {place: _rank(sentence, place) for place in sentence.places}
    accepted = {place for place, value in rank.items() if value >= LIKELY}
    possible = [place for place, value in rank.items() if value == POSSIBLE]
    if not accepted:
        tagged = [place for place in possible if sentence.tagged(place, "VERB", "AUX")]
        accepted = set(tagged[:1] or possible[:1])
    first = sentence.start
    if first in accepted and rank.get(first + 1) == LIKELY and sentence.form(first + 1).noun:
        accepted.discard(first + 1)  # "Chiese aiuto", "Presto attenzione": two finite verbs do not stand side by side
    lemmas = {a.lemma for place in accepted for a in sentence.form(place).finite}
    persons = {(a.tense, a.person, a.number) for place in accepted for a in sentence.form(place).finite}
    for place in possible:
        form = sentence.form(place)
        # A drill ("parto, parti, parte"): a form of a verb that is surely there is that verb again.
        drill = any(analysis.lemma in lemmas for analysis in form.finite)
        # "prendi il libro e leggi": joined to a verb of the same tense and person.
        listed = sentence.word(place - 1) == "," and place - 2 in accepted  # "lavora, vive e respira"
        joined = (listed or sentence.word(place - 1) in {"e", "ed", "o", "ma", "poi"}) and any(
            (analysis.tense, analysis.person, analysis.number) in persons for analysis in form.finite
        )
        if drill or (joined and not _joined_noun(sentence, place)):
            accepted.add(place)
    return accepted


def _joined_noun(sentence: Sentence, place: int) -> bool:
    """ "una natura calma e profonda", "musica e industria": the second of two adjectives or nouns."""
    first, second = sentence.form_or_none(place - 2), sentence.form(place)
    if first is None:
        return False
    return (second.adjective and first.adjective) or (
        second.noun and first.noun and sentence.tagged(place, "NOUN", "PROPN") and not sentence.after_article(place - 2)
    )


def _rank(sentence: Sentence, place: int) -> int:
    form = sentence.form(place)
    if not form.finite or (form.name and not form.only_verb and _is_name(sentence, place)):
        return NO
    word, before = sentence.word(place), sentence.word(place - 1)
    if (
        word in _LISTED
        and sentence.word(place + 1) in _OBJECT_ARTICLES
        and before not in OPENERS | SUBJECTS.keys() | {"non"}
    ):
        return NO
    if form.participle and form.enclitic and (not sentence.opens(place) or _absolute(sentence, place, form)):
        return NO  # "si sono alzati", not "alzati!"
    if word in NAMES and sentence.doc[place].text[0].isupper():
        return NO
    pronoun = sentence.subject_pronoun(place)
    if pronoun is not None and any((a.person, a.number) == pronoun for a in form.finite):
        return CERTAIN if not form.closed or _adjacent_pronoun(sentence, place) else NO
    if before in SURE_CLITICS and not (form.closed and before in {"ne", "ce", "ve"}):
        return CERTAIN
    if form.nominal and all(analysis.lemma in RARE_VERBS for analysis in form.finite):
        return NO
    if (
        before in PREPOSITIONS
        or (before in ARTICULATED and not (before == "dei" and sentence.word(place - 2) == "gli"))
        or (before == "cui" and form.noun and sentence.after_article(place - 1))
    ):
        return NO  # "alla pesca", "i cui obiettivi": a preposition governs no finite verb
    if word == "credo" and not sentence.after_article(place):
        return CERTAIN  # "in realtà credo che", but "il credo"
    if word == "stia" and not sentence.after_article(place):
        return CERTAIN  # nobody writes of a hen-coop
    if word == "era":
        return NO if _noun_era(sentence, place) else CERTAIN
    if form.closed and len(sentence.proclitics(place)) < 2:
        return _closed(sentence, place, form)
    if form.participle and before != "non" and _participle_of_noun(sentence, place, form):
        return NO
    if before in {"lo", "la", "l'", "le", "gli"}:
        return after_clitic_or_article(sentence, place, form)
    if sentence.doc[place].text[0].isupper() and place > sentence.start and sentence.tagged(place, "PROPN"):
        quoted = form.only_verb and before in {"«", '"', "“", ":", "‘"}  # Anna dice: «Vengo».
        if not quoted:
            return NO if not sentence.doc[place - 1].is_punct else POSSIBLE
    if word == "sia" and _correlative(sentence, place):
        return NO
    if word == "fa" and before in _TIMES:
        return NO  # "due anni fa"
    if word == "sei" and (
        (sentence.tagged(place, "NUM") and before not in OPENERS and place > sentence.start)
        or _counts(sentence, place + 1)
        or sentence.is_determined(place)
    ):
        return NO
    if form.only_verb:
        return CERTAIN
    return _ambiguous(sentence, place, form)


def _absolute(sentence: Sentence, place: int, form: Form) -> bool:
    """ "Arrivati alla stazione, …", "Lavati i piatti, …": a participle before its main clause, not a command ("Lavati
    le mani!"): its verb takes no "ti", or its noun follows and agrees with it."""
    if sentence.exclaims or "," not in sentence.words.values():
        return False
    intransitive = all(analysis.lemma in ESSERE for analysis in form.finite)
    return intransitive or sentence.word(place + 1) in {"i", "gli", "tutti"}


def _is_name(sentence: Sentence, place: int) -> bool:
    """Whether a form that is also a proper name is one here: inside the sentence, or before a verb or comma."""
    if place > sentence.start:
        return True
    following = sentence.form_or_none(place + 1)
    if following is None:
        return False
    return (bool(following.finite) and not following.closed) or sentence.word(place + 1) in _AFTER_NAMES


def _adjacent_pronoun(sentence: Sentence, place: int) -> bool:
    return sentence.word(sentence.before_clitics(place)) in SUBJECTS


def _closed(sentence: Sentence, place: int, form: Form) -> int:
    """dai, ora, sotto, verso ...: a verb only where two clitics ("me lo dai") or "non" lead it."""
    if sentence.word(place) == "dai" and sentence.opens(place) and sentence.word(place + 1) in _OBJECT_ARTICLES:
        return CERTAIN  # "dai un bacio!", but "dai monti"
    if sentence.word(place - 1) == "non" and not form.adverb and sentence.tagged(place, "VERB", "AUX"):
        return CERTAIN
    return NO


def _counts(sentence: Sentence, place: int) -> bool:
    """Whether a plural noun follows: "sei gatti"."""
    following = sentence.form_or_none(place)
    if following is None or following.finite or following.closed:
        return False
    return any(number == "p" for _, number in following.nominal)


def _ambiguous(sentence: Sentence, place: int, form: Form) -> int:
    """A form that is also a noun or adjective, with neither clitic nor pronoun before it."""
    before = sentence.word(place - 1)
    if _after_essere(sentence, place):
        return NO  # "il cielo è scuro", though scurare is a verb
    if before == "non" or _main_after_subordinate(sentence, place, form):
        return LIKELY
    if _determined(sentence, place, form) or _counted(sentence, place, form):
        return NO
    previous = sentence.form_or_none(place - 1)
    if _after_time(sentence, place, form):
        return LIKELY
    if previous is not None and _after_adjective(sentence, place, form, previous):
        return NO
    if before in OPENERS and before not in {"quale", "quali", "quanto", "quanta", "quanti", "quante", "qual", "come"}:
        return LIKELY
    if previous is not None and previous.name:
        return LIKELY
    if previous is not None and previous.nominal and (not previous.finite or sentence.is_determined(place - 1)):
        return _after_noun(sentence, place, form, previous)
    if place == sentence.start or sentence.doc[place - 1].is_punct:
        # A bare singular noun seldom opens a sentence: "Resto a casa", "Porta il pane", "Studio molto".
        following = sentence.form_or_none(place + 1)
        if form.adjective and sentence.tagged(place, "ADJ") and place > sentence.start:
            return POSSIBLE  # "questa esigenza, presente in tutti"
        leads = sentence.word(place + 1) in _OBJECT_ARTICLES or (
            following is not None and following.closed and sentence.word(place + 1) not in {"e", "o", "di", "del"}
        )
        # "Chiese aiuto": a sentence seldom opens with a bare plural noun.
        remote = all((a.tense, a.person, a.number) == ("passato_remoto", 3, "s") for a in form.finite)
        if remote and sentence.tagged(place, "VERB"):
            return LIKELY
        told = place > sentence.start and sentence.tagged(place, "VERB") and not form.adjective
        return LIKELY if leads or told else POSSIBLE
    return LIKELY if sentence.tagged(place, "VERB", "AUX") else POSSIBLE


def _main_after_subordinate(sentence: Sentence, place: int, form: Form) -> bool:
    """ "Mentre studio, ascolto musica": a first person right behind the comma of a clause that opens the sentence."""
    persons = {(analysis.person, analysis.number) for analysis in form.finite}
    opened = sentence.word(sentence.start) in OPENERS - {"che", "chi"}
    return opened and sentence.word(place - 1) == "," and persons == {(1, "s")}


def _after_time(sentence: Sentence, place: int, form: Form) -> bool:
    """A first person after an adverb or a time, where the clause has no other verb: "domani cambio casa", "il sabato
    sera ballo", "in estate nuoto"."""
    before = sentence.word(place - 1)
    persons = {(analysis.person, analysis.number) for analysis in form.finite}
    if place == sentence.start or persons != {(1, "s")} or _after_verb(sentence, place):
        return False
    tanto = before == "tanto" and sentence.word(place - 2) == "ogni"
    return not form.adjective and (before in _SEASONS or before in _WHEN or tanto)


def _determined(sentence: Sentence, place: int, form: Form) -> bool:
    """Whether a determiner before the form agrees with its noun reading: "questa porta", but "questo fosse"."""
    if not sentence.is_determined(place):
        return False
    pairs = sentence.lexicon.agreement(sentence.word(place - 1), "DET", "PRON")
    agree = any(g in {gender, None} and n in {number, None} for g, n in form.nominal for gender, number in pairs)
    return agree or not pairs


def _counted(sentence: Sentence, place: int, form: Form) -> bool:
    """ "due porte", "184 pagine": a number before a plural noun (not "la legge 184 fissa")."""
    if place == sentence.start or not sentence.tagged(place - 1, "NUM"):
        return False
    return any(number in {"p", None} for _, number in form.nominal) or sentence.word(place - 1) in {"1", "uno", "una"}


def _noun_era(sentence: Sentence, place: int) -> bool:
    """Whether "era" is the age, not the verb: after a determiner that agrees with it ("nell'era moderna", "questa
    era glaciale"), but not "questo era solo un pretesto" nor "la sua era una visione"."""
    before = sentence.word(place - 1)
    if not sentence.after_article(place) or before in {"questo", "questi", "queste", "quello", "quelli", "quelle"}:
        return False
    return before not in _STANDING_ALONE or sentence.word(place + 1) not in _OBJECT_ARTICLES


_STANDING_ALONE = frozenset({"questa", "quella", "mia", "tua", "sua", "nostra", "vostra"})


def _participle_of_noun(sentence: Sentence, place: int, form: Form) -> bool:
    """A participle that is also a finite form by its letters ("le torte preparate", "gli animali condivisi", "dato
    che"): it follows a noun or another participle of its gender and number, or "che" follows it."""
    persons = {(analysis.person, analysis.number) for analysis in form.finite}
    if sentence.word(place) in {"dato", "visto", "detto"}:  # not datare, vistare, dettare
        return True
    if not persons & {(2, "p"), (1, "s"), (3, "s")} or ((3, "s") in persons and sentence.word(place)[-1:] == "a"):
        return False
    agreed = {("f", "p")} if sentence.word(place)[-1:] == "e" else {("m", "p")} if persons <= {(1, "s")} else set()
    if not agreed:
        return False
    if ("f", "p") in agreed and _plural_participle(sentence, place):
        return True
    before = place - 1
    for _ in range(5):
        word, near = sentence.word(before), sentence.form_or_none(before)
        if near is None:
            return False
        if near.nominal & agreed and not near.closed:
            return True
        skipped = word in BETWEEN or word in {",", "e", '"', "«", "o"} or word.endswith("mente") or near.adjective
        if not skipped:
            return False
        before -= 1
    return False


def _plural_participle(sentence: Sentence, place: int) -> bool:
    """ "le mascherine, tempestivamente destinate": after an adverb or "e", a feminine plural noun somewhere before it,
    and nobody addressed as voi."""
    before = sentence.word(place - 1)
    if not (before in {"e", ",", "non", "solo", "ormai"} or before.endswith("mente")) or sentence.addressed(place):
        return False
    if sentence.exclaims or set(sentence.words.values()) & {"voi", "vi", "vostro", "vostra", "vostri", "vostre"}:
        return False
    earlier = [sentence.form(near) for near in range(max(sentence.start, place - 14), place)]
    if any({(a.person, a.number) for a in near.finite} == {(2, "p")} for near in earlier):
        return False
    return any(("f", "p") in near.nominal and near.noun for near in earlier)


def _correlative(sentence: Sentence, place: int) -> bool:
    """ "sia il gatto sia il cane", "una sicurezza sia fisica che sanitaria": no verb."""
    before = sentence.word(place - 1)
    if before in OPENERS or before == "non" or before in PROCLITICS or before in SUBJECTS:
        return False
    first, doc = place + 1, sentence.doc
    state = sentence.form_or_none(sentence.skip_between(first))
    if state is not None and state.participle:
        return False  # "sia garantita la possibilità"
    if any(word == "sia" for other, word in sentence.words.items() if other != place):
        return True
    for other in range(place + 2, min(place + 8, sentence.stop - 1)):
        if sentence.word(other) == "che":
            return doc[other + 1].pos_ == doc[first].pos_ and doc[first].pos_ in {"ADJ", "ADP", "NOUN", "DET", "PROPN"}
    return False


def _after_adjective(sentence: Sentence, place: int, form: Form, previous: Form) -> bool:
    """ "la maggior parte", "una nuova legge", "quest'ultima legge": article, adjective and a noun that agree."""
    if not form.noun or not previous.adjective or (previous.noun and not sentence.tagged(place, "NOUN")):
        return False
    agree = any(
        g in {gender, None} and n in {number, None} for g, n in previous.nominal for gender, number in form.nominal
    )
    shortened = sentence.word(place - 1) in {"gran", "maggior", "miglior", "peggior", "buon", "bel", "minor"}
    if sentence.after_article(place - 1):
        # "il minore faccia ritorno": the article is not the noun's.
        pairs = sentence.lexicon.agreement(sentence.word(place - 2), "ART", "DET", "ADP")
        fits = any(g in {gender, None} and n in {number, None} for g, n in form.nominal for gender, number in pairs)
        return agree and (fits or not pairs)
    return agree and (shortened or sentence.is_determined(place - 1) or sentence.tagged(place, "NOUN"))


def _after_essere(sentence: Sentence, place: int) -> bool:
    """Whether a form of essere stands before, adverbs between them allowed."""
    before = place - 1
    while sentence.word(before) in BETWEEN or sentence.word(before) == "così":
        before -= 1
    previous = sentence.form_or_none(before)
    return previous is not None and any(analysis.lemma == "essere" for analysis in previous.finite)


def _after_verb(sentence: Sentence, place: int) -> bool:
    """Whether a sure finite verb stands before in the same clause."""
    for before in range(place - 2, sentence.start - 1, -1):
        if sentence.word(before) in OPENERS or sentence.word(before) in {",", "e", "ma", "o"}:
            return False
        form = sentence.form(before)
        if form.finite and form.only_verb:
            # "ciò che viene raccontato nella storia passa": the verb before it is the relative clause's own.
            own = any(sentence.word(near) in {"che", "cui"} for near in range(max(sentence.start, before - 3), before))
            return not (own and sentence.tagged(place, "VERB"))
    return False


def _after_noun(sentence: Sentence, place: int, form: Form, previous: Form) -> int:
    """ "il lombrico striscia": a third person that agrees in number with the noun before it."""
    numbers = {number for _, number in previous.nominal}
    thirds = {a.number for a in form.finite if a.person == 3 and a.tense != "imperativo"}
    if not thirds & numbers and None not in numbers:
        return NO
    if form.adjective and form.nominal & previous.nominal and _after_verb(sentence, place):
        return NO  # "preferisco la neve fresca": an object has its verb already
    if form.adjective and not form.noun and form.nominal & previous.nominal:
        return LIKELY if sentence.tagged(place, "VERB", "AUX") else POSSIBLE
    # "la Commissione giustizia", "ha fatto parte di lui": a noun where the clause has its verb.
    return POSSIBLE if form.noun and sentence.tagged(place, "NOUN") else LIKELY
