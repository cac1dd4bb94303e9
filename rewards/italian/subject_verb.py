"""Subject and verb: person and number (Serianni, Grammatica italiana, XI.1 and XIV; Renzi, Salvi and
Cardinaletti, Grande grammatica italiana di consultazione, II, on the position of the subject).

A verb is wrong when it fits none of the words that may be its subject, and one of them surely is:
before the verb ("I ragazzi che studiano arrivano"), as antecedent of "che", or after verbs that take
no object ("Arrivano i ragazzi", "Ci sono due gatti", "Mi piacciono i film").
"""

from rewards.italian.agreement import Agreement, fail, keep_case
from rewards.italian.articles import FORMS
from rewards.italian.clause_subjects import ADVERBS, CLITICS, STOPS, TIMES, Subject, is_prepositional, phrase_subject
from rewards.italian.clauses import Clause, in_cleft
from rewards.italian.noun_phrases import NounPhrase
from rewards.italian.parsed_subjects import parsed_subject
from rewards.italian.verb_tables import ESSERE as WITH_ESSERE
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# Verbs whose subject stands after them as well as before, and that have no object.
_ARRIVING = word_set(
    """
    arrivare venire partire tornare ritornare entrare uscire nascere morire cadere accadere succedere mancare bastare
    occorrere piacere dispiacere apparire comparire scomparire sparire esistere giungere capitare emergere avvenire
    scoppiare sorgere intervenire spettare accorrere vivere brillare splendere dormire volare regnare
    """
)
_BEGINNING = word_set("cominciare iniziare finire aprire chiudere terminare")
_DATIVE = word_set("piacere dispiacere mancare servire bastare occorrere interessare sembrare restare rimanere")
_DATIVE_CLITICS = word_set("mi ti gli le ci vi m' t' c' v'")
_INTRANSITIVE = (
    _ARRIVING
    | WITH_ESSERE
    | word_set(
        """
    lavorare dormire camminare abitare viaggiare nuotare litigare ridere piangere sorridere tossire starnutire
    appartenere dipendere consistere brillare splendere funzionare esistere bussare telefonare scherzare giacere
    tendere ricorrere reagire agire insistere resistere contribuire partecipare rinunciare ubbidire obbedire
    abbaiare miagolare ruggire cinguettare passeggiare
    """
    )
)
_OBJECT_CLITICS = word_set("lo la li le l' ne n' glielo gliela glieli gliele")
# Nouns whose "che" opens a clause that says what they are ("il fatto che …"), or tells the time.
DECLARED = word_set(
    """
    fatto idea notizia speranza impressione paura convinzione certezza prova dubbio bisogno possibilità sensazione
    ipotesi voglia timore condizione patto opinione tesi rischio probabilità motivo ragione conto vero caso punto
    affermazione consapevolezza coscienza dichiarazione accordo decisione domanda risposta segno esempio
    """
)
_ONES = word_set("uno una quello quella quelli quelle ciò colui colei coloro tutto")
_DEGREES = word_set(
    "così tanto tanta tanti tante tale tali talmente più meno altro altra altri altre stesso stessa stessi"
)


class Verb:
    """A verb with its auxiliary: place of the finite form, of the last word of the group, and what it is."""

    def __init__(self, words: Words, place: int) -> None:
        self.place = place
        facts = words.facts[place]
        self.forms = facts.finite
        self.persons = {person for person, _ in facts.finite}
        self.numbers = {number for person, number in facts.finite if person == 3}
        self.clitics = clitics_before(words, place)
        self.participle: int | None = None
        self.last = place
        lemmas = set(facts.finite_lemmas)
        following = skip(words, place + 1)
        if following < words.size and words.facts[following].participles and lemmas & {"essere", "avere", "venire"}:
            self.participle = self.last = following
            after = skip(words, following + 1)
            if (
                words.facts[following].lemmas & {"essere", "stare"}
                and after < words.size
                and words.facts[after].participles
            ):
                self.participle = self.last = after
        self.auxiliary = (
            next((one for one in ("essere", "avere", "venire") if one in lemmas), "") if self.participle else ""
        )
        if (
            following < words.size
            and lemmas & {"dovere", "potere", "volere", "stare"}
            and (words.facts[following].infinitive or words.facts[following].gerund)
        ):
            self.last = following
        self.lemmas = words.facts[self.last].lemmas if self.last != place else lemmas
        self.copula = "essere" in lemmas and self.participle is None

    @property
    def third(self) -> bool:
        return 3 in self.persons

    @property
    def passive_or_arriving(self) -> bool:
        if self.auxiliary in ("essere", "venire") and self.auxiliary != "avere":
            return True
        return not self.auxiliary and bool(self.lemmas & _ARRIVING) and not self.copula


def skip(words: Words, place: int) -> int:
    """The next place that holds no adverb."""
    while place < words.size and (
        (words.text[place] in ADVERBS and not words.facts[place].participles - {("m", "s")}) or is_adverb(words, place)
    ):
        place += 1
    return place


def is_adverb(words: Words, place: int) -> bool:
    """Whether the form is nothing but an adverb ("lentamente")."""
    return words.facts[place].parts == {"ADV"} and words.text[place].endswith("mente")


def clitics_before(words: Words, place: int) -> list[str]:
    found: list[str] = []
    place -= 1
    while place >= 0 and words.text[place] in (*CLITICS, "'"):
        if words.text[place] != "'":
            found.insert(0, words.text[place])
        place -= 1
    return found


def check_subject_verb(
    words: Words, clause: Clause, by_start: dict[int, NounPhrase], by_head: dict[int, NounPhrase], result: Agreement
) -> None:
    """Person and number of one verb."""
    checked = result.passed, result.failed
    verb = Verb(words, clause.verb)
    if "si" in verb.clitics[-1:] and not verb.third and verb.persons <= {1, 2}:
        fail(
            result,
            words,
            clause.verb,
            "subject_verb",
            f'"si" is third person; "{words.raw[clause.verb]}" is not.',
            None,
        )
        return
    if clause.subjects:
        _before(words, clause, verb, by_start, result)
    elif clause.relative is not None:
        _relative(words, clause, verb, by_start, result)
    elif not clause.shared:
        _after(words, clause, verb, by_start, result)
    if (result.passed, result.failed) == checked:
        _as_parsed(words, clause, verb, by_start, by_head, result)


def fits(verb: Verb, subject: Subject) -> bool:
    return bool(verb.forms & subject.persons)


def _before(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    subjects = clause.subjects
    if any(fits(verb, subject) for subject in subjects):
        result.passed += any(subject.sure and fits(verb, subject) for subject in subjects)
        return
    subject = next((s for s in reversed(subjects) if s.sure), None)
    if subject is None or clause.blocked or _asked(words, subject) or _parted(words, subjects[-1], verb):
        return
    if _repeated(words, subject, verb):
        return
    if words.at(subject.end) in ("o", "né") or ("dire" in verb.lemmas and not verb.third):
        return  # "una conoscenza non dico approfondita"
    if words.text[subject.start] not in FORMS and words.at(subject.start - 1) == "," == words.at(subject.end):
        return  # "ma, Ministro, dopo la votazione, abbiamo …": a vocative
    if "sia" in words.text[max(0, subjects[0].start - (9 if clause.opener.startswith("che") else 1)) : clause.verb]:
        return  # "sia il gatto sia il cane"
    after = subject_after(words, verb.last + 1, by_start)
    if after is not None and verb.copula and fits(verb, after):
        return  # "Il problema sono i soldi"
    _wrong(words, clause.verb, subject, result)


def _asked(words: Words, subject: Subject) -> bool:
    """ "Quanti libri leggi?", "Che begli occhi hai!": an object in front of its verb."""
    around = words.text[max(0, subject.start - 1) : subject.start + 1]
    if (
        subject.start
        and words.text[subject.start - 1] == "che"
        and words.at(subject.start - 2) in ("", *STOPS, '"', ",")
    ):
        return True
    return any(text in ("quale", "quali", "quanto", "quanti", "quante", "quanta", "qual") for text in around)


def _parted(words: Words, subject: Subject, verb: Verb) -> bool:
    """Whether a single comma parts them: "Marco, vieni"; two enclose what may be left out."""
    commas = sum(text == "," for text in words.text[subject.end : verb.place])
    return commas == 1


def _repeated(words: Words, subject: Subject, verb: Verb) -> bool:
    """ "La legge non dobbiamo vederla", "Il libro lo leggiamo": the noun in front is the object."""
    for clitic in verb.clitics:
        if clitic in FORMS and clitic in _OBJECT_CLITICS and FORMS[clitic].readings & subject.readings:
            return True
        if clitic in ("li", "ne", "n'", "glieli") or clitic.startswith("glie"):
            return True
    return not verb.third and any(
        words.facts[i].enclitic for i in range(verb.place + 1, min(verb.place + 6, words.size))
    )


def _wrong(words: Words, place: int, subject: Subject, result: Agreement) -> None:
    numbers = " or ".join("singular" if n == "s" else "plural" for n in sorted(subject.numbers, reverse=True))
    message = f'"{subject.text}" is person {subject.person} {numbers}; "{words.raw[place]}" is not.'
    fail(result, words, place, "subject_verb", message, conjugated(words, place, subject))


def conjugated(words: Words, place: int, subject: Subject) -> str | None:
    """The verb of `place` in the subject's person and number."""
    text = words.raw[place]
    for reading in sorted(words.lexicon.readings(text), key=lambda reading: reading.mood != "ind"):
        if reading.pos == "VERB" and reading.mood in ("ind", "sub", "cond"):
            for number in sorted(subject.numbers, reverse=True):
                options = words.lexicon.forms(
                    reading.lemma, "VERB", mood=reading.mood, tense=reading.tense, person=subject.person, number=number
                )
                if options:
                    return keep_case(text, max(options, key=len))
    return None


def subject_after(words: Words, place: int, by_start: dict[int, NounPhrase], *, time: bool = False) -> Subject | None:
    """The noun phrase right after a verb, adverbs between them allowed; None for one with a preposition."""
    place = skip(words, place)
    while words.at(place) in ("tutti", "tutte", "tutta", '"', "«", "“"):
        place += 1
    phrase = by_start.get(place) or by_start.get(place + 1)
    if phrase is None or (phrase.start == place + 1 and not words.text[place].isdigit()):
        if phrase is not None and phrase.start == place + 1 and _counts(words, place):
            return phrase_subject(words, phrase, time=time)
        return None
    text = words.text[phrase.start]
    partitive = text in FORMS and FORMS[text].family == "de"
    if is_prepositional(words, phrase) and not partitive:
        return None
    subject = phrase_subject(words, phrase, time=time)
    if subject is None:
        return None
    end = phrase.end
    while (name := by_start.get(end)) is not None and name.proper and name.end > end:
        end = name.end  # "la Gran Bretagna"
    following = words.at(end)
    if following in ("e", "ed", "o", "né", "oppure") or (following == "," and end + 1 in by_start):
        subject.persons |= {(3, "s"), (3, "p")}
        subject.readings |= frozenset({("m", "p"), ("f", "p")})
        subject.sure = False
    return subject


def _counts(words: Words, place: int) -> bool:
    return words.text[place] in (
        "due",
        "tre",
        "quattro",
        "cinque",
        "sei",
        "sette",
        "otto",
        "nove",
        "dieci",
        "molti",
        "molte",
    )


def _relative(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """ "le persone che lavorano qui", "chi arriva", "la casa la quale …"."""
    antecedents = clause.relative or []
    if not antecedents:
        return
    if any(fits(verb, subject) for subject in antecedents):
        result.passed += 1
        return
    subject = antecedents[-1]
    if (clause.opener == "chi" and verb.copula) or not all(s.sure or s.bare for s in antecedents):
        return
    around = words.text[max(0, subject.start - 6) : clause.verb]
    if "p" in verb.numbers and any(
        text in ("e", "ed", "o") for text in words.text[max(0, subject.start - 7) : subject.start]
    ):
        return  # "la forza del vento o la corrente del mare che spostano …"
    if clause.opener == "che" and (
        words.text[subject.place] in DECLARED
        or any(text in _DEGREES for text in around)
        or words.text[subject.place] in TIMES
    ):
        return
    if any(c in _OBJECT_CLITICS for c in verb.clitics):
        after: Subject | None = None
        closed = True  # the object is there: "che la vede"
    else:
        after = subject_after(words, verb.last + 1, by_start)
        closed = False
    infinitive = any(words.facts[i].infinitive for i in range(verb.last + 1, min(verb.last + 7, words.size)))
    if not verb.third and infinitive and not verb.copula:
        return  # "gli emendamenti che invito i presentatori a illustrare"
    if after is not None and fits(verb, after):
        return  # "i libri che legge Marco"
    following = skip(words, verb.place + 1)
    adjective = (
        verb.copula
        and following < words.size
        and (bool(words.facts[following].modifiers) or "ADP" in words.facts[following].parts)
    )
    no_object = (
        closed
        or adjective
        or (after is not None and not verb.copula)
        or ("si" in verb.clitics and words.at(verb.last + 1) in ("di", "a", "in", "da", "per", "con", ".", ","))
        or (verb.auxiliary == "essere" and not (not verb.third and verb.clitics))
        or (not verb.copula and bool(verb.lemmas & _INTRANSITIVE) and verb.auxiliary != "avere")
    )
    if no_object:
        _wrong(words, clause.verb, subject, result)


def _as_parsed(
    words: Words,
    clause: Clause,
    verb: Verb,
    by_start: dict[int, NounPhrase],
    by_head: dict[int, NounPhrase],
    result: Agreement,
) -> None:
    """The subject that the parser finds where the order of the words leaves it open."""
    found = parsed_subject(words, clause.verb, by_head)
    if found is None:
        return
    subject, relative = found
    if fits(verb, subject):
        result.passed += 1
        return
    before = subject.start < clause.verb
    between = words.text[min(subject.end, clause.verb) : max(subject.start, clause.verb)]
    if relative:
        if not verb.third or _compared(words, clause, verb, subject):
            return
    elif before:
        if _asked(words, subject) or _repeated(words, subject, verb):
            return
        if not verb.third and subject.place not in {one.place for one in clause.subjects}:
            return  # "La risposta, penso, è qui", "Noi ragazzi dormiamo"
    elif not verb.third or "che" in between:
        return  # "Mangio una mela", "È qui che vivono gli zii"
    if before:
        after = subject_after(words, verb.last + 1, by_start)
        if after is not None and fits(verb, after):
            return
    elif verb.copula and any(fits(verb, other) for other in clause.subjects):
        return
    _wrong(words, clause.verb, subject, result)


def _compared(words: Words, clause: Clause, verb: Verb, subject: Subject) -> bool:
    """Whether "che" may be no relative pronoun, or one of two nouns: "così tanti soldi che", "il fatto che"."""
    che = max((place for place in range(subject.end, clause.verb) if words.text[place] in ("che", "ch'")), default=0)
    if not che or words.text[che - 1] in _ONES or in_cleft(words, che):
        return True
    around = words.text[max(0, subject.start - 6) : clause.verb]
    joined = any(text in ("e", "ed", "o") for text in words.text[max(0, subject.start - 7) : subject.start])
    return (
        ("p" in verb.numbers and joined)
        or words.text[subject.place] in DECLARED
        or words.text[subject.place] in TIMES
        or any(text in _DEGREES for text in around)
    )


def _after(words: Words, clause: Clause, verb: Verb, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """The subject after its verb, where it cannot be anything else."""
    subject = subject_after(
        words, verb.last + 1, by_start, time=bool(verb.lemmas & {"mancare", "bastare", "volere", "servire"})
    )
    if subject is None:
        return
    fitting = fits(verb, subject)
    certain = _certain_after(words, clause, verb, subject)
    if certain and fitting:
        result.passed += subject.sure or subject.bare
    elif certain and (subject.sure or subject.bare):
        _wrong(words, clause.verb, subject, result)


def _certain_after(words: Words, clause: Clause, verb: Verb, subject: Subject) -> bool:
    numbers = subject.numbers
    there = verb.clitics[-1:] in (["ci"], ["c'"], ["vi"], ["v'"])
    if there and (verb.copula or "volere" in verb.lemmas):
        return True
    if verb.auxiliary == "avere":
        return False
    if verb.lemmas & {"bastare", "mancare"} and subject.numeral | (words.text[subject.place] in TIMES):
        return not subject.bare or numbers == {"p"}
    if words.text[subject.place] in TIMES:
        return False
    dative = any(c in _DATIVE_CLITICS for c in verb.clitics) or words.at(clause.verb - 2) in ("a", "ad")
    if verb.lemmas & {"piacere", "dispiacere"} or (dative and verb.lemmas & _DATIVE):
        return not subject.bare
    if verb.lemmas & _ARRIVING and not verb.copula:
        return not subject.bare or numbers == {"p"}
    if verb.auxiliary == "essere" or verb.auxiliary == "venire":
        return not subject.bare and "si" not in verb.clitics
    question = words.text[words_before(words, clause.verb)] if words_before(words, clause.verb) >= 0 else ""
    first = words_before(words, clause.verb)
    if verb.copula and first >= 0 and words.at(first - 1) in ("", *STOPS, ",") and words.facts[first].modifiers:
        return words.text[subject.start] in FORMS and not words.facts[first].nouns  # "molteplici sono le cause"
    if verb.copula:
        led = words.text[subject.start] in FORMS or bool(words.modifiers(subject.start))
        return question in ("dove", "dov'", "come", "com'", "qual", "quali", "quale") and led and not subject.bare
    if question in ("cosa", "cos'", "dove", "dov'", "quando") and not subject.bare and verb.third:
        return question in ("cosa", "cos'") or bool(verb.lemmas & (_INTRANSITIVE | _BEGINNING))
    if question in ("quanto",) and verb.lemmas & {"costare", "valere", "durare"}:
        return not subject.bare
    if question in ("come",) and verb.lemmas & {"chiamare", "stare"}:
        return not subject.bare
    # "si vende case"
    return "si" in verb.clitics and verb.numbers == {"s"} and subject.bare and numbers == {"p"}


def words_before(words: Words, verb: int) -> int:
    """The place before the verb and its clitics and "non"."""
    place = verb - 1
    while place >= 0 and (words.text[place] in CLITICS or words.text[place] in ("non", "'")):
        place -= 1
    return place
