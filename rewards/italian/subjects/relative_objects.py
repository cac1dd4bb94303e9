"""Whether a relative "che" can be the object of its verb, so that the verb's subject need not be its antecedent.

"La lingua che parlano" is right, since "che" may be the object; in "le persone che lavora qui" it can only
be the subject (Renzi, Salvi and Cardinaletti, I.IX; Serianni VII). The parser is no help: it makes "che" the
subject of both.
"""

from rewards.italian.articles import FORMS
from rewards.italian.function_words import ARTICULATED, STOPS, TIMES, skip
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.objectless import (
    AFFECTING,
    CAUSATIVE,
    CAUSES,
    COPULAS,
    ENDS,
    FIXED_DI,
    FOR_ONESELF,
    HELD,
    INNER_OBJECTS,
    LEADING,
    MOVING,
    NAMING,
    NOT_OF_PEOPLE,
    OBJECTLESS,
    PASSIVE_SI,
    PERMITTING,
    PLACES,
    PRICED,
    PRONOMINAL,
    RESULTS,
    RISING,
    SAME_SUBJECT,
    WAYS,
    WITH_DI,
    is_person,
    takes_no_object,
)
from rewards.italian.subjects.phrases_after import subject_after
from rewards.italian.subjects.valency import SAYING, SEEMING
from rewards.italian.subjects.verb_findings import fits
from rewards.italian.subjects.verb_groups import OBJECT_CLITICS, Verb, words_before
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# "le" may be a dative; "l'uso che ne fanno" has "che" as its object.
_OBJECTS = OBJECT_CLITICS - {"le", "ne", "n'"}
_US = word_set("mi ti ci vi m' t' c' v'")
_LASTING = word_set("fine capodanno ferragosto carnevale doppio triplo quadruplo")
# "che studiano tutta la vita"
_COURSES = word_set(
    "vita esistenza infanzia giovinezza carriera strada viaggio percorso tragitto gara partita guerra stagione"
)
_MANNER = ("come", "in", "a", "ad", "con", "per", "su", "da", "tra", "fra", "verso")
_ON_ONE = word_set("davanti di addosso tra fra tasca mano casa testa bocca piatto borsa")
_SAID = word_set(
    "cosa cose parola parole frase frasi formula formule preghiera preghiere motto slogan verso versi nome"
)
_GOING = word_set("andare venire stare")
_GETTING = word_set("trovare vendere comprare acquistare")
_AIDING = word_set("servire aiutare")
_FOOD = word_set("vino piatto piatti dolce dolci cena pranzo cibo cibi caffè pasto pasti menù acqua birra tè")
_ARTICLES = word_set("il lo la l' i gli le un uno una un'")
_MENTAL = word_set("riflettere pensare ridere sorridere arrabbiare sentire credere")
_CLAUSES = word_set("che quanto come quale quali perché se")
_ABSTRACT = (*RESULTS, "ezza", "ezze", "anza", "anze", "tudine", "bilità")
_TOWARDS = word_set("a ad al allo alla all' ai agli alle verso in nel nello nella nell' nei negli nelle fino")


def can_only_be_subject(words: Words, verb: Verb, antecedent: Subject, by_start: dict[int, NounPhrase]) -> bool:
    """Whether "che", standing for `antecedent`, cannot be the object of the verb: it has another, or takes none."""
    if verb.copula:
        return not words.at(verb.place - 1).endswith("unque")  # "gli esami che, comunque sia, faremo"
    if any(clitic in _OBJECTS for clitic in verb.clitics) or _has_enclitic(words, verb):
        return True
    if "si" in verb.clitics and verb.participle is not None:
        own = words.facts[verb.participle].participles
        if not own & antecedent.readings and {n for _, n in own} & verb.numbers:
            return False  # "i fogli che si era preparata"
    if "si" in verb.clitics:
        # "l'obiettivo che si devono porre l'uomo": whichever of the two is the subject, the verb is singular
        return _is_pronominal(words, verb, antecedent) or _has_own(words, verb, antecedent, by_start)
    if verb.auxiliary in ("essere", "venire"):
        return verb.third or not verb.clitics
    return (
        _takes_none(words, verb, antecedent, by_start)
        or _has_own(words, verb, antecedent, by_start)
        or _has_bare(words, verb, by_start)
        or (bool(verb.clitics) and verb.clitics[-1] in _US and _affects(words, verb))
        or (verb.third and (_leads(words, verb, antecedent) or _moves(words, verb, antecedent)))
        or (verb.third and _agrees_later(words, verb, antecedent))
    )


def _has_enclitic(words: Words, verb: Verb) -> bool:
    """ "chi deve risolverlo", "la legge che possono vederla": the infinitive of a modal verb has its object."""
    return (
        verb.last > verb.place
        and words.text[verb.last].endswith(("lo", "la", "li"))
        and words.facts[verb.last].enclitic
    )


def may_be_inverted(words: Words, verb: Verb, antecedent: Subject, after: Subject | None) -> bool:
    """Whether a noun behind the verb may be its subject: "i libri che legge Marco"."""
    if after is None or not fits(verb, after) or (after.bare and (verb.copula or _is_bare_object(words, verb, after))):
        return False
    if words.family(after.start) == "de" and ("si" in verb.clitics or verb.lemmas & WITH_DI):
        return False  # "le signore che si occupano della biblioteca", "una terra che gode dei suoi frutti"
    return not _is_never_object(words, verb, antecedent)


def _has_bare(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> bool:
    after = subject_after(words, verb.last + 1, by_start)
    return after is not None and after.bare and _is_bare_object(words, verb, after)


def _is_bare_object(words: Words, verb: Verb, after: Subject) -> bool:
    """ "i negozi che vendono souvenir", "la ricerca, che non promette guadagni": no noun without article is the subject
    of a verb in the singular, and hardly of one behind a comma and "che"."""
    near = after.start == skip(words, verb.last + 1) and words.pos[after.place] == "NOUN"
    if not near or not verb.third or words.text[after.place] in TIMES:
        return False
    if after.numbers == {"s"} and verb.numbers == {"p"}:
        again = words.text[after.place] in words.text[after.end : after.end + 3]
        return not again and not verb.lemmas & (NAMING | PRICED - _GETTING)
    comma = words.text[max(0, words_before(words, verb.place) - 1)] == ","
    return "p" not in verb.numbers or comma


def _is_never_object(words: Words, verb: Verb, antecedent: Subject) -> bool:
    """Whether a person stands before "che" and nobody does that to a person: "un amico che parla quattro lingue"."""
    return is_person(words.text[antecedent.place]) and verb.lemmas <= NOT_OF_PEOPLE


def _is_pronominal(words: Words, verb: Verb, antecedent: Subject) -> bool:
    """ "le città che si trovano al nord", but "il problema che si trovano davanti", "il regalo che si scambiano"."""
    if verb.lemmas & {"tenere"}:
        return words.text[antecedent.place] in HELD
    if not verb.lemmas & (PRONOMINAL | PASSIVE_SI) or _infinitive(words, verb, {}) is not None:
        return False
    following = skip(words, verb.last + 1)
    found = words.text[following : following + 2]  # "le monete che si trova in tasca"
    return "trovare" not in verb.lemmas or not any(text in _ON_ONE for text in found)


def _takes_none(words: Words, verb: Verb, antecedent: Subject, by_start: dict[int, NounPhrase]) -> bool:
    """ "I problemi che nascono"; in "le cose che riesce a fare" "che" is fare's object."""
    following, noun = skip(words, verb.last + 1), words.text[antecedent.place]
    if verb.lemmas & _AIDING and following + 1 < words.size and words.facts[following + 1].infinitive:
        # "uno strumento che serve per misurare la febbre", "spettacoli che aiutano a vivere"
        aids = noun not in _FOOD if "servire" in verb.lemmas else not is_person(noun)
        return aids and words.text[following] == ("per" if "servire" in verb.lemmas else "a")
    infinitive = _infinitive(words, verb, by_start)
    if (infinitive is not None and not _is_complete(words, infinitive)) or _goes_on(words, verb, following):
        return False
    if takes_no_object(verb.lemmas, noun) or (infinitive is not None and verb.lemmas & SAME_SUBJECT):
        return True
    if _is_never_object(words, verb, antecedent):
        return True
    di = words.at(following) in ("di", "d'") or words.family(following) == "de"
    return di and bool(verb.lemmas & WITH_DI) and words.at(following + 1) not in FIXED_DI


def _goes_on(words: Words, verb: Verb, place: int) -> bool:
    """Whether "che" may be the object of what follows: "le cose che vanno dicendo", "che stanno per dire", "che resta
    da fare", "gli errori che risulta abbiano fatto"."""
    if place >= words.size:
        return False
    if words.text[place] in ("per", "da") and place + 1 < words.size and words.facts[place + 1].infinitive:
        return not (_is_complete(words, place + 1) or (words.text[place] == "per" and words.at(place + 2) in _ARTICLES))
    seems = bool(words.facts[place].finite) and bool(verb.lemmas & SEEMING)
    goes = words.facts[place].gerund and bool(verb.lemmas & _GOING)
    return seems or goes or words.text[place] == "che"


def _infinitive(words: Words, verb: Verb, by_start: dict[int, NounPhrase]) -> int | None:
    """The place of an infinitive that hangs on the verb: "riesce a vedere", "fa nascere", "permette al popolo di"."""
    place = skip(words, verb.last + 1)
    if verb.lemmas & PERMITTING and (words.at(place) == "a" or words.family(place) == "a"):
        place = _phrase_end(words, place, by_start) or place
    if words.at(place) in ("a", "ad", "di", "d'"):
        place = skip(words, place + 1)
    while words.at(place) in ("non", "'"):
        place += 1
    return place if place < words.size and words.facts[place].infinitive else None


def _is_complete(words: Words, infinitive: int) -> bool:
    """Whether the infinitive has no room for an object: "a nascere", "a vederla", "a trasformarsi"."""
    facts, text = words.facts[infinitive], words.text[infinitive]
    if text.endswith("si"):
        return not facts.lemmas & FOR_ONESELF
    if facts.enclitic:
        return not text.endswith("ne")
    return facts.lemmas <= OBJECTLESS - INNER_OBJECTS.keys() and _infinitive_after(words, infinitive) is None


def _infinitive_after(words: Words, place: int) -> int | None:
    """ "tornare a vedere": the place of a second infinitive."""
    place = skip(words, place + 1)
    place += words.at(place) in ("a", "ad", "di", "d'")
    return place if place < words.size and words.facts[place].infinitive else None


def _has_own(words: Words, verb: Verb, antecedent: Subject, by_start: dict[int, NounPhrase]) -> bool:
    """Whether a noun that does not agree follows: "una regione che comprendono il Nord"."""
    if verb.third and verb.lemmas & SAYING and words.at(verb.last + 1) == ":":
        return words.text[antecedent.place] not in _SAID  # "il presidente, che ha detto: …"
    if verb.lemmas & NAMING:
        return False
    infinitive = _infinitive(words, verb, by_start)
    if infinitive is not None:
        return verb.third and _infinitive_has(words, verb, infinitive, by_start)
    after = subject_after(words, verb.last + 1, by_start)
    if after is not None:
        return _is_object(words, verb, after)
    if _is_whole(words, skip(words, verb.last + 1)) or _is_whole(words, verb.last + 1):
        return True
    end = _phrase_end(words, skip(words, verb.last + 1), by_start) if verb.third else None
    if end is None:
        return False
    after = subject_after(words, end, by_start)
    led = after is not None and words.text[after.start] in FORMS
    return (led and after is not None and _is_object(words, verb, after)) or _is_whole(words, end)


def _infinitive_has(words: Words, verb: Verb, infinitive: int, by_start: dict[int, NounPhrase]) -> bool:
    """ "le ragazze che cerca di accettare la realtà", "le scelte che fa nascere controversie"."""
    lemmas = words.facts[infinitive].lemmas
    if lemmas & (NAMING | PRICED | COPULAS) or not (verb.lemmas & SAME_SUBJECT or _makes(verb, lemmas)):
        return False
    after = subject_after(words, infinitive + 1, by_start)
    return (after is not None and _is_object(words, verb, after)) or _is_whole(words, infinitive + 1)


def _makes(verb: Verb, lemmas: frozenset[str]) -> bool:
    """ "che fa nascere dubbi", "che gli fa capire l'importanza"; in "il cugino che fanno studiare medicina" it is the
    cousin who studies."""
    dative = verb.clitics[-1:] in (["gli"], ["le"], ["mi"], ["ti"], ["ci"], ["vi"])
    return bool(verb.lemmas & CAUSATIVE) and (dative or lemmas <= OBJECTLESS | RISING)


def _is_object(words: Words, verb: Verb, after: Subject) -> bool:
    """Whether a noun behind the verb is its object, neither its subject nor a time or manner ("pagina per pagina")."""
    whole = words.at(after.start - 1) in ("tutto", "tutta")
    if fits(verb, after) or words.text[after.place] in (_LASTING | _COURSES if whole else _LASTING):
        return False
    if verb.lemmas & PRICED and words.family(after.start) != "definite":
        return False
    text = words.text[after.place]
    one = text in ("uno", "una") and words.at(after.end) not in ("dei", "degli", "delle")
    return not one and text not in words.text[after.place + 1 : after.place + 4]


def _is_whole(words: Words, place: int) -> bool:
    """ "ciò che …", "tutto ciò che …", "tutto" behind the verb."""
    ends = words.at(place + 1) in ("", ",", "di", "su") or words.at(place + 1) in STOPS
    if words.at(place) in ("tutto", "niente", "nulla", "qualcosa") and ends:
        return True
    return words.at(place) == "ciò" or (words.at(place) == "tutto" and words.at(place + 1) == "ciò")


def _phrase_end(words: Words, place: int, by_start: dict[int, NounPhrase]) -> int | None:
    """The place behind a prepositional phrase, or "come" and a noun: "come scopo", "in primo piano"."""
    articulated = words.family(place) in ARTICULATED - {"de"}
    if words.at(place) not in _MANNER and not articulated:
        return None
    phrase = by_start.get(place if articulated else place + 1)
    return phrase.end if phrase is not None else None


def _affects(words: Words, verb: Verb) -> bool:
    """ "un pensiero che ci spinge"; "un guadagno che ci rende più occupati"."""
    if verb.lemmas <= AFFECTING:
        return True
    following = skip(words, verb.last + 1)
    if verb.lemmas <= CAUSATIVE and following < words.size and words.facts[following].infinitive:
        # "una frase che mi fa riflettere", "un passo che ci fa capire quanto …"
        lemmas, behind = words.facts[following].lemmas, words.at(skip(words, following + 1))
        return behind in _CLAUSES or lemmas <= OBJECTLESS | COPULAS | _MENTAL
    return "rendere" in verb.lemmas and following < words.size and words.pos[following] == "ADJ"


def _moves(words: Words, verb: Verb, antecedent: Subject) -> bool:
    """ "una cosa che stupisce", "l'imprevedibilità che spaventa": only who feels is moved, no thing."""
    noun = words.text[antecedent.place]
    thing = noun in ("cosa", "cose", "fatto", "fatti") or noun.endswith(_ABSTRACT)
    return bool(verb.lemmas) and verb.lemmas <= MOVING and thing


def _leads(words: Words, verb: Verb, antecedent: Subject) -> bool:
    """ "le strade che portano al mare", "gli eventi che portano alla formazione dello Stato"."""
    following = skip(words, verb.last + 1)
    if not verb.lemmas & LEADING or words.at(following) not in _TOWARDS:
        return False
    noun = words.text[antecedent.place]
    if noun in WAYS and verb.lemmas & {"portare", "condurre"}:
        return True
    goals = words.text[following + 1 : following + 4]
    results = [text for text in goals if text in ENDS or (text.endswith(RESULTS) and text not in PLACES)]
    return noun in CAUSES and bool(results) and words.at(following) not in ("in", "nel", "nella", "fino")


def _agrees_later(words: Words, verb: Verb, antecedent: Subject) -> bool:
    """ "una storia che scorrono e si trasforma": a second verb beside the first agrees with the antecedent."""
    place = skip(words, verb.last + 1)
    if words.at(place) not in ("e", "ed", "o"):
        return False
    place = skip(words, place + 1)
    while words.at(place) in ("si", "ci", "non"):
        place += 1
    if place >= words.size or words.pos[place] != "VERB" or words.head(place) != verb.last:
        return False
    second = Verb(words, place)
    if second.copula or not fits(second, antecedent) or second.forms & verb.forms:
        return False
    return not _is_second_of(words, second, antecedent)


def _is_second_of(words: Words, second: Verb, antecedent: Subject) -> bool:
    """ "Compra il vestito che vogliono e torna a casa": whether an earlier verb may go on in it."""
    for place in range(antecedent.start - 1, -1, -1):
        if words.text[place] in STOPS:
            return False
        facts = words.facts[place]
        if facts.finite & second.forms and "essere" not in facts.finite_lemmas and words.pos[place] in ("VERB", "AUX"):
            return True
    return False
