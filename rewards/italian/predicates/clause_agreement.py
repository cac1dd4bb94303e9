"""Agreement within a clause: predicates, participles, subject and verb. Precision first:
a finding needs a subject that stands right there, and a word that fits none it could belong to.
"""

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.function_words import CLITICS, PREPOSITIONS, STOPS, TIMES
from rewards.italian.phrases.adverbials import adverbial_end
from rewards.italian.phrases.noun_phrases import NounPhrase
from rewards.italian.phrases.set_off_adjectives import check_set_off
from rewards.italian.predicates.article_predicates import check_with_article
from rewards.italian.predicates.behind_predicates import subject_behind
from rewards.italian.predicates.clause_predicates import (
    check_clause_predicate,
    check_time_counted,
    check_time_passed,
)
from rewards.italian.predicates.copulas import copula_after, predicate_after, second_predicate
from rewards.italian.predicates.likely_nouns import weigh_modifiers
from rewards.italian.predicates.nonfinite_predicates import check_nonfinite, check_with_subject, nonfinite_places
from rewards.italian.predicates.object_le import (
    counted_forms,
    is_object_le,
    may_agree_before,
    may_be_subject,
    object_ahead,
)
from rewards.italian.predicates.ordered_subjects import (
    ADVERBS_BETWEEN,
    OWN_CLITICS,
    STATO,
    later_subject,
    next_word,
    ordered_subject,
    subject_past_complements,
)
from rewards.italian.predicates.other_predicates import check_manner, check_other_predicates
from rewards.italian.predicates.participial_phrases import check_participial
from rewards.italian.predicates.predicate_subjects import demonstrative_subject, parsed_subject_of
from rewards.italian.predicates.reflexive_participles import check_reflexive
from rewards.italian.predicates.unbound_predicates import is_bound, is_object_noun, is_topic
from rewards.italian.subjects.agreement_verbs import finite_verbs
from rewards.italian.subjects.candidate_features import Sentences
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.clauses import Clause, clauses
from rewards.italian.subjects.phrases_after import subject_after
from rewards.italian.subjects.subject_verb import check_subject_verb
from rewards.italian.subjects.valency import DATIVE
from rewards.italian.subjects.verb_groups import past_aside
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_COPULAS = word_set("essere sembrare diventare divenire parere restare rimanere risultare apparire")
# "si dicono ottimisti", "si annunciano difficili": with "si" an adjective is said of the subject.
_OF_ONESELF = word_set(
    """
    dire dichiarare sentire mostrare dimostrare rivelare annunciare preannunciare ritenere credere intendere considerare
    """
)
# Nouns so formed name no person, so that "critico" is no noun beside them.
_OF_THINGS = ("zione", "zioni", "sione", "sioni", "tà", "enza", "enze", "anza", "anze", "ezza", "ezze", "tura", "ture")
_WHOLE = word_set("tutto tutta tutti tutte")
_NO_PREDICATES = word_set(
    "solo proprio stesso oggetto bene male meglio peggio altro mio tuo suo nostro vostro fino verso quanto"
)
_HOW = word_set("malissimo benissimo")
_IMPERSONAL = word_set("chiaro vero certo")  # "è chiaro che …"
# "si è detto soddisfatto", "saranno resi noti": an adjective behind these participles is the subject's too.
_CALLING = word_set(
    """
    dire dichiarare mostrare dimostrare rivelare rendere considerare ritenere giudicare definire sentire mantenere
    tenere lasciare trovare
    """
)
_PROCLAIMING = word_set("dichiarare nominare eleggere proclamare definire considerare")
_HOLDERS = word_set("titolare titolari responsabile responsabili partecipe partecipi complice complici")
_RETURNING = word_set("tornare ritornare")
_TO_ME = word_set(
    "venire cadere arrivare spuntare nascere morire sfuggire capitare succedere"
)  # "mi sono venuti i brividi"


def check_clauses(words: Words, phrases: list[NounPhrase], result: Agreement) -> None:
    """Predicates and participles after essere, participles after avere, subjects with their verbs."""
    by_start = {phrase.start: phrase for phrase in phrases}
    by_head = {phrase.head: phrase for phrase in phrases}
    check_participial(words, phrases, by_start, result)
    check_set_off(words, phrases, result)
    check_other_predicates(words, by_start, result)
    nonfinite = nonfinite_places(words)
    check_nonfinite(words, nonfinite, by_start, result)
    verbs = finite_verbs(words, phrases)
    sentences = Sentences(words, phrases, verbs)
    for clause in clauses(words, phrases, verbs):
        place = clause.verb
        check_subject_verb(words, clause, by_start, by_head, sentences, result)
        subject = ordered_subject(words, clause, by_start)
        if nonfinite and subject is not None and subject.sure:
            check_with_subject(words, nonfinite, place, subject, by_start, result)
        lemmas = words.facts[place].finite_lemmas
        following = next_word(words, place + 1)
        _check_inverted(words, clause, by_start, result)
        if check_clause_predicate(words, clause, result) or check_time_passed(words, clause, result):
            continue
        if check_manner(words, clause, result) or check_time_counted(words, clause, by_start, result):
            continue
        passive = (
            bool(lemmas & {"venire", "andare"}) and following < words.size and bool(words.facts[following].participles)
        )
        be = copula_after(words, place)
        if be is not None:
            pass
        elif lemmas & _COPULAS or (passive and words.pos[following] in ("VERB", "AUX", "ADJ")):
            be = place
        elif "stare" in lemmas and _is_posture(words, following):
            be = place  # "stanno zitti", "mi stanno stretti"
        elif lemmas & _OF_ONESELF and words.at(place - 1) in ("si", "s'") and _is_plain_adjective(words, following):
            be = place
        if be is not None:
            if subject is None:
                subject = subject_past_complements(words, clause, by_start)
                subject = subject or subject_behind(words, clause, be, by_start)
            if subject is None or not subject.sure:
                predicate = predicate_after(words, be)
                subject = parsed_subject_of(words, clause, predicate, phrases) or subject
                subject = subject or demonstrative_subject(words, clause, predicate, phrases)
            if lemmas & {"essere"} and check_reflexive(words, place, next_word(words, place + 1), result):
                continue
            if not check_with_article(words, be, subject, result):
                _check_predicate(words, place, be, subject, by_start, result)
        elif "avere" in lemmas:
            _check_with_avere(words, place, phrases, result)
    weigh_modifiers(words, phrases, sentences, result)


def _check_predicate(
    words: Words, finite: int, verb: int, subject: Subject | None, by_start: dict[int, NounPhrase], result: Agreement
) -> None:
    """Adjectives and participles after essere and the like, against the subject, or at least the number of the verb.
    finite: the finite verb, "può" in "può essere utile"; verb: the copula."""
    place = predicate_after(words, verb)
    reflexive = finite > 0 and words.text[finite - 1] in ("si", "s'")
    if subject is None and not _is_who(words, finite - 1):
        subject = later_subject(words, place, by_start, words.finite(finite))
    elif subject is not None and not subject.sure and words.at(finite - 1) == ",":
        known = subject if words.text[subject.start] in FORMS else None
        subject = later_subject(words, place, by_start, words.finite(finite)) or known  # "Signora, è libero qui?"
    persons = {1, 2, 3} if subject is None else {person for person, _ in subject.persons}
    by_verb = frozenset(
        (gender, number) for gender in "mf" for person, number in words.finite(finite) if number and person in persons
    )
    if subject is not None and subject.sure:
        wanted, who = subject.readings, f'"{subject.text}"'
    elif reflexive:
        return
    else:
        # Of an unknown subject the number, at least, shows in the verb.
        who, wanted = f'"{words.raw[finite]}"', by_verb
    thing = subject is not None and words.text[subject.place].endswith(_OF_THINGS)
    while wanted and place < words.size and _is_predicate(words, place, by_start, thing=thing):
        if words.text[place] in _IMPERSONAL and (subject is None or not subject.sure):
            return
        if words.facts[place].nouns and words.at(verb + 1) in ("in", "di") and adverbial_end(words, verb + 1):
            return  # "le balene sono in realtà mammiferi"
        own = words.modifiers(place) or words.nouns(place)
        if not own & wanted and not is_bound(words, finite, verb, place, subject, by_start):
            return
        if reflexive and words.facts[place].participles and _own_object(words, place + 1, own, by_start):
            return  # "si è lavate le mani"
        if reflexive and own & by_verb and subject is not None and subject.start > place:
            return  # "si è assunto la responsabilità": the noun may be the object
        clitic = OWN_CLITICS.get(words.at(finite - 1))
        known = (
            subject is not None
            and subject.sure
            and (subject.start < finite or words.facts[place].lemmas & (DATIVE | _TO_ME))
        )
        if clitic is not None and clitic in words.finite(finite) and not own & wanted and not known:
            return  # "mi sono resa conto"; but "i tuoi consigli mi sono stati utili", "mi sono piaciute le poesie"
        if own & wanted:
            result.passed += 1
            wanted = own & wanted  # "noi siamo stati invitati"
        else:
            verbal = words.pos[place] != "ADJ" or words.text[place - 1] in STATO
            participle = bool(words.facts[place].participles) and verbal
            message = f'{who} is {describe(wanted)}; "{words.raw[place]}" is {describe(own)}.'
            rule = "participle" if participle else "predicate"
            fail(result, words, place, rule, message, inflected(words, place, wanted))
            return
        place = _next_predicate(words, place, by_start)


def _is_who(words: Words, place: int) -> bool:
    """ "chi è": not "da chi è"."""
    return words.at(place) in ("chi", "chiunque") and words.at(place - 1) != "da"


def _is_posture(words: Words, place: int) -> bool:
    """ "stanno seduti", "sta zitta"; neither "sta bene" nor "stanno vicino a casa"."""
    if place >= words.size or words.facts[place].parts & {"ADV", "PRON", "DET", "ADP"} or words.pos[place] == "NOUN":
        return False
    facts = words.facts[place]
    return bool(facts.adjectives or facts.participles) and not facts.gerund and facts.text not in PREPOSITIONS | _HOW


def _is_plain_adjective(words: Words, place: int) -> bool:
    """ "si sentiva leggera"; neither "si dice certo che …" nor "si sente male", "si dicono cose"."""
    if place >= words.size:
        return False
    facts = words.facts[place]
    if facts.parts & {"ADV", "PRON", "DET", "ADP"}:
        return False
    if facts.participles and not facts.finite and words.pos[place] == "VERB":
        return words.doc[place].dep_ == "xcomp"  # "si sente smarrita", "si intendono accolte"
    return bool(facts.adjectives) and not facts.nouns and not ("VERB" in facts.parts and words.pos[place] != "ADJ")


def _leads_own(words: Words, place: int, by_start: dict[int, NounPhrase], own: frozenset[GenderNumber]) -> bool:
    """ "erano asciutte e bagnati solo i gatti": whether the word goes with a noun behind it, not with the first."""
    phrase = by_start.get(next_word(words, place + 1)) if place < words.size else None
    led = phrase is not None and phrase.determiner is not None and not phrase.prepositional
    return led and not words.modifiers(place) & own and bool(words.modifiers(place) & phrase.readings)


def _next_predicate(words: Words, place: int, by_start: dict[int, NounPhrase]) -> int:
    """The place of the next word that is said of the same subject: "era vecchio e *malato*", "è stata resa *nota*";
    behind the last word where there is none."""
    following = next_word(words, place + 1)
    lemmas = words.facts[place].lemmas
    called = bool(lemmas & (_COPULAS | _CALLING))
    if lemmas & _RETURNING and following < words.size:
        called = "ADV" not in words.facts[following].parts  # "sono tornate pulite"
    if lemmas & _PROCLAIMING and words.pos[following : following + 1] == ["NOUN"]:
        return words.size  # "la foresta è stata dichiarata parco"
    goes_on = words.text[place] in _WHOLE or called
    if words.at(following) == "," and words.at(following + 1) == "ma":
        following += 1  # "è originale, ma troppo corto"
    if words.at(following) == "," and _is_listed(words, following + 1):
        return next_word(words, following + 1)
    if (behind := second_predicate(words, following, by_start)) < words.size:
        return behind
    if words.at(following) in ("e", "ed", "ma", "né", "o", "sia", "quanto") and following + 2 <= words.size:
        following = next_word(words, following + 1)
        # "era vecchio e malato", not "era vecchio e grandi alberi …"
        noun = following + 1 < words.size and words.nouns(following + 1) and words.text[following + 1] not in FORMS
        noun = noun or _leads_own(words, following, by_start, words.modifiers(place))
        verb = following < words.size and words.finite(following) and words.pos[following] in ("VERB", "AUX")
        verb = verb or (following < words.size and _is_some(words, following))
        goes_on = following < words.size and not noun and not verb
    return following if goes_on else words.size


def _is_listed(words: Words, place: int) -> bool:
    """Whether an adjective of a list follows: "era vecchia, *sporca* e buia", "è alto, *magro*."."""
    while True:
        place = next_word(words, place)
        if place >= words.size or words.pos[place] != "ADJ" or words.facts[place].parts & {"ADV", "DET", "PRON"}:
            return False
        following = words.at(place + 1)
        if following in STOPS or following == "":
            return True
        if following not in (",", "e", "ed"):
            return False
        place += 2


def _is_some(words: Words, place: int) -> bool:
    """ "era dura e pochi di loro arrivavano", "è pronta e molti partono": who they are, not what is said of them."""
    following, text = place + 1, words.at(place + 1)
    if "DET" not in words.facts[place].parts or "PRON" not in words.facts[place].parts:
        return False
    if text in ("di", "d'") or (text in FORMS and FORMS[text].family == "de"):
        return True
    while words.at(following) == "non" or words.at(following) in CLITICS:
        following += 1
    return following < words.size and bool(words.finite(following)) and words.pos[following] in ("VERB", "AUX")


def _is_predicate(words: Words, place: int, by_start: dict[int, NounPhrase], *, thing: bool) -> bool:
    """Whether the word is said of the subject: an adjective or participle without determiner, no bare noun. thing: the
    subject is no person."""
    text, facts = words.text[place], words.facts[place]
    phrase = by_start.get(place)
    following = words.at(place + 1)
    if text in _HOLDERS and (following == "di" or (following in FORMS and FORMS[following].family == "de")):
        return True  # "sono titolari dei diritti"
    if not facts.modifiers or (phrase is not None and phrase.determiner is not None) or words.is_name(place):
        return False
    if text in _WHOLE:
        return words.at(place + 1) not in FORMS and bool(words.facts[min(place + 1, words.size - 1)].modifiers)
    if text in FORMS and FORMS[text].family != "bello":
        return False
    following = words.at(place + 1)
    if text == "prima" and (following in ("di", "d'") or (following in FORMS and FORMS[following].family == "de")):
        return False  # "restano prima della partenza"
    if text in ("tale", "tali"):
        return following in ("che", "da") or following in STOPS
    if text in _NO_PREDICATES or text in TIMES or (place + 1 < words.size and _leads_noun(words, place)):
        return False
    if "DET" in facts.parts and "ADJ" not in facts.parts:
        return False
    if facts.nouns and words.pos[place] in ("NOUN", "PROPN"):
        # "la volpe è un animale", "Maria è medico": a noun keeps its gender.
        person = text.endswith("ico") and not thing
        return bool(facts.adjectives or facts.participles) and not (
            person or (text[-1] == "e" and any(number == "s" for _, number in facts.nouns))
        )
    if facts.parts & {"ADP", "CONJ"} and words.at(place + 1) in FORMS:
        return False  # "è lungo il fiume"
    return bool(facts.adjectives or facts.participles) or (facts.parts == {"VERB"} and text.endswith(("nte", "nti")))


def _leads_noun(words: Words, place: int) -> bool:
    """ "sono bravi ragazzi": an adjective before its noun."""
    following = place + 1
    return (
        bool(words.nouns(following))
        and words.pos[following] in ("NOUN", "PROPN")
        and words.pos[place] in ("ADJ", "DET", "NUM")
        and bool(words.nouns(following) & words.modifiers(place))
    )


def _own_object(words: Words, place: int, own: frozenset[GenderNumber], by_start: dict[int, NounPhrase]) -> bool:
    phrase = by_start.get(place)
    if phrase is None or words.text[phrase.head] in TIMES:
        return False  # "si è iscritta quest'anno"
    return not phrase.prepositional and bool(phrase.readings & own)


def _check_inverted(words: Words, clause: Clause, by_start: dict[int, NounPhrase], result: Agreement) -> None:
    """ "Diversa è l'opinione degli altri": a predicate that opens the clause, before essere and its subject."""
    verb = clause.verb
    if verb < 1 or "essere" not in words.facts[verb].finite_lemmas or clause.subjects or clause.opener:
        return
    place = verb - 1
    facts = words.facts[place]
    opens = place - 1
    while opens >= 0 and words.text[opens] in ADVERBS_BETWEEN:
        opens -= 1
    if opens >= 0 and words.text[opens] not in (*".,;:!?", "ma", "e", '"', "«"):
        return
    if "ADJ" not in facts.parts or facts.parts & {"ADV", "PRON", "DET", "CONJ"} or words.text[place] in _NO_PREDICATES:
        return
    after = past_aside(words, verb + 1)
    while words.at(after) == "," or words.at(after) in ADVERBS_BETWEEN | STATO:
        after += 1
    subject = subject_after(words, after, by_start)
    if subject is None or not subject.sure or not {n for _, n in words.finite(verb)} & {n for _, n in subject.readings}:
        return
    if facts.modifiers & subject.readings:
        result.passed += 1
        return
    message = f'"{subject.text}" is {describe(subject.readings)}; "{words.raw[place]}" is {describe(facts.modifiers)}.'
    fail(result, words, place, "predicate", message, inflected(words, place, subject.readings))


def _check_with_avere(words: Words, verb: int, phrases: list[NounPhrase], result: Agreement) -> None:
    """With avere the participle is masculine singular, or agrees with lo, la, li, le before the verb."""
    place = verb + 1
    place = next_word(words, place)
    if place >= words.size:
        return
    led = verb > 0 and words.text[verb - 1] in ("lo", "la", "li", "le", "'")
    if words.pos[place] not in ("VERB", "AUX", "ADJ") and words.nouns(place) and not led:
        return  # "ha vista" may be a noun, "l'ha vista" not
    own = words.facts[place].participles
    if not own or (not led and is_object_noun(words, place)):
        return
    clitic = words.text[verb - 1] if verb > 0 else ""
    if clitic == "'" and verb > 1:
        clitic = words.text[verb - 2].rstrip("'") + "'"
    clitic = clitic.removeprefix("glie") if clitic.startswith("glie") else clitic
    wanted = {
        "lo": frozenset({("m", "s")}), "la": frozenset({("f", "s")}), "li": frozenset({("m", "p")}),
        "le": frozenset({("f", "p"), ("m", "s")}), "l'": frozenset({("m", "s"), ("f", "s")}),
    }.get(clitic, frozenset({("m", "s")}))  # fmt: skip
    if clitic == "le" and is_object_le(words, verb, place, phrases):
        wanted = frozenset({("f", "p")})
    if clitic in ("le", "l'"):  # "le chiavi le ho prese": the noun in front says what "le" is
        start = verb - (1 if words.text[verb - 1] != "'" else 2)
        if is_topic(words, phrases, start, own & wanted):
            result.passed += 1
            return  # "le illusioni, un romanziere le aveva già contate"
        ahead = object_ahead(words, phrases, start)
        if ahead is not None and ahead.readings and not may_be_subject(words, ahead, verb, place):
            wanted = (ahead.readings & words.own(ahead.determiner or 0)) & wanted or wanted
    counted = counted_forms(words, verb, place)
    wanted = counted or wanted
    if clitic not in ("lo", "la", "li", "le", "l'") and not counted and may_agree_before(words, verb, own):
        return
    if own & wanted:
        result.passed += 1
        return
    token = words.doc[place]
    message = f'After "avere" the participle is {describe(wanted)} here; "{token.text}" is {describe(own)}.'
    fail(result, words, place, "participle", message, inflected(words, place, wanted))
