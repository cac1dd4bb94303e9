"""Agreement within a clause: predicates, participles, subject and verb. Precision first:
a finding needs a subject that stands right there, and a word that fits none it could belong to.
"""

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.function_words import DATIVES, STATO, TIMES
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
from rewards.italian.predicates.copulas import copula_after, predicate_after
from rewards.italian.predicates.dropped_subjects import check_dropped, check_same_person
from rewards.italian.predicates.floating_wholes import check_whole
from rewards.italian.predicates.likely_nouns import weigh_modifiers
from rewards.italian.predicates.nonfinite_predicates import check_nonfinite, check_with_subject, nonfinite_places
from rewards.italian.predicates.ordered_subjects import (
    ADVERBS_BETWEEN,
    OWN_CLITICS,
    later_subject,
    next_word,
    ordered_subject,
    subject_past_complements,
)
from rewards.italian.predicates.other_predicates import check_manner, check_other_predicates
from rewards.italian.predicates.participial_phrases import check_participial
from rewards.italian.predicates.predicate_subjects import demonstrative_subject, parsed_subject_of
from rewards.italian.predicates.predicate_words import (
    COPULAS,
    NO_PREDICATES,
    OF_THINGS,
    is_plain_adjective,
    is_posture,
    is_predicate,
    next_predicate,
)
from rewards.italian.predicates.reflexive_participles import check_reflexive
from rewards.italian.predicates.set_off_wholes import check_set_off_wholes
from rewards.italian.predicates.shared_subjects import shared_subject
from rewards.italian.predicates.unbound_predicates import is_bound
from rewards.italian.predicates.with_avere import check_with_avere
from rewards.italian.subjects.agreement_verbs import finite_verbs
from rewards.italian.subjects.candidate_features import Sentences
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.subjects.clauses import Clause, clauses
from rewards.italian.subjects.objectless import is_person
from rewards.italian.subjects.phrases_after import subject_after
from rewards.italian.subjects.subject_verb import check_subject_verb
from rewards.italian.subjects.valency import DATIVE
from rewards.italian.subjects.verb_groups import past_aside
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# "si dicono ottimisti", "si annunciano difficili": with "si" an adjective is said of the subject.
_OF_ONESELF = word_set(
    """
    fare dire dichiarare sentire mostrare dimostrare rivelare annunciare preannunciare ritenere credere intendere
    considerare
    """
)
_IMPERSONAL = word_set("chiaro vero certo")  # "è chiaro che …"
# "mi sono venuti i brividi": the subject stands behind.
_TO_ME = word_set("venire cadere arrivare spuntare nascere morire sfuggire capitare succedere")


def check_clauses(words: Words, phrases: list[NounPhrase], result: Agreement) -> None:
    """Predicates and participles after essere, participles after avere, subjects with their verbs."""
    by_start = {phrase.start: phrase for phrase in phrases}
    by_head = {phrase.head: phrase for phrase in phrases}
    check_participial(words, phrases, by_start, result)
    check_set_off(words, phrases, result)
    check_other_predicates(words, by_start, result)
    check_set_off_wholes(words, phrases, by_start, result)
    nonfinite = nonfinite_places(words)
    check_nonfinite(words, nonfinite, by_start, result)
    verbs = finite_verbs(words, phrases)
    sentences = Sentences(words, phrases, verbs)
    found = clauses(words, phrases, verbs)
    for index, clause in enumerate(found):
        place = clause.verb
        check_subject_verb(words, clause, by_start, by_head, sentences, result)
        subject = ordered_subject(words, clause, by_start)
        if nonfinite and subject is not None and subject.sure:
            check_with_subject(words, nonfinite, place, subject, by_start, result)
        check_whole(words, place, subject, by_start, result)
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
        elif lemmas & COPULAS or (passive and _is_verbal(words, following)):
            be = place
        elif "stare" in lemmas and (is_posture(words, following) or _is_said(words, following)):
            be = place  # "stanno zitti", "mi stanno stretti"
        elif lemmas & _OF_ONESELF and words.at(place - 1) in ("si", "s'") and is_plain_adjective(words, following):
            be = place
        if be is not None:
            if subject is None:
                subject = subject_past_complements(words, clause, by_start)
                subject = subject or subject_behind(words, clause, be, by_start)
            if subject is None and check_dropped(words, clause, phrases, result):
                continue
            if subject is None or not subject.sure:
                predicate = predicate_after(words, be)
                subject = parsed_subject_of(words, clause, predicate, phrases) or subject
                subject = subject or demonstrative_subject(words, clause, predicate, phrases)
                subject = subject or shared_subject(words, found, index, predicate, phrases)
            if lemmas & {"essere"} and check_reflexive(words, place, next_word(words, place + 1), result):
                continue
            if not check_with_article(words, be, subject, result):
                _check_predicate(words, place, be, subject, by_start, result)
        if "avere" in lemmas:
            check_with_avere(words, place, phrases, result)
    check_same_person(words, found, result)
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
    thing = subject is not None and words.text[subject.place].endswith(OF_THINGS)
    while wanted and place < words.size and is_predicate(words, place, by_start, thing=thing):
        if words.text[place] in _IMPERSONAL and (subject is None or not subject.sure):
            return
        if words.facts[place].nouns and words.at(verb + 1) in ("in", "di") and adverbial_end(words, verb + 1):
            return  # "le balene sono in realtà mammiferi"
        own = words.modifiers(place) or words.nouns(place)
        named = by_start.get(place + 1) if words.text[place] in STATO else None
        if named is not None and named.determiner is not None and own & named.readings:
            return  # "una delle cose più belle è stato il viaggio"
        if not own & wanted and not is_bound(words, finite, verb, place, subject, by_start):
            return
        if not own & wanted and subject is not None and _may_be_mine(words, finite, subject, own):
            return
        if reflexive and words.facts[place].participles and _own_object(words, place + 1, own, by_start):
            return  # "si è lavate le mani"
        to_me = words.at(finite - 2) in DATIVES  # "mi si è rotto il telefono"
        if reflexive and not to_me and own & by_verb and subject is not None and subject.start > place:
            return  # "si è assunto la responsabilità": the noun may be the object
        clitic = OWN_CLITICS.get(words.at(finite - 1))
        dative = words.facts[place].lemmas & (DATIVE | _TO_ME)
        placed = subject is not None and subject.sure and (subject.start < finite or dative)
        if clitic is not None and clitic in words.facts[finite].indicative and not own & wanted and not placed:
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
        place = next_predicate(words, place, by_start)


def _may_be_mine(words: Words, finite: int, subject: Subject, own: frozenset[GenderNumber]) -> bool:
    """ "Le porte si sono chiuse e sono rimasta fuori": behind the verb of a thing "sono" may be the first person."""
    if subject.pronoun or is_person(words.text[subject.place]) or words.facts[subject.place].name:
        return False
    if words.text[finite] != "sono" or words.at(finite - 1) not in ("e", "ma") or any(n == "p" for _, n in own):
        return False
    return any(words.finite(i) and words.pos[i] in ("VERB", "AUX") for i in range(subject.end, finite))


def _is_verbal(words: Words, place: int) -> bool:
    """ "vengono bollite", "vengono prima bollite"; not "vengono scritti d'ogni genere"."""
    return words.pos[place] in ("VERB", "AUX", "ADJ") or words.text[place - 1] == "prima"


def _is_said(words: Words, place: int) -> bool:
    """ "le scarpe mi stanno piccole": an adjective, though it may be a noun."""
    return words.pos[place : place + 1] == ["ADJ"] and words.text[place] not in ("malissimo", "benissimo")


def _is_who(words: Words, place: int) -> bool:
    """ "chi è": not "da chi è"."""
    return words.at(place) in ("chi", "chiunque") and words.at(place - 1) != "da"


def _own_object(words: Words, place: int, own: frozenset[GenderNumber], by_start: dict[int, NounPhrase]) -> bool:
    phrase = by_start.get(place)
    if phrase is None or words.text[phrase.head] in TIMES | {"mondo", "sacco"}:
        return False  # "si è iscritta quest'anno", "si sono divertiti un mondo"
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
    if "ADJ" not in facts.parts or facts.parts & {"ADV", "PRON", "DET", "CONJ"} or words.text[place] in NO_PREDICATES:
        return
    after = past_aside(words, verb + 1)
    while words.at(after) == "," or words.at(after) in ADVERBS_BETWEEN or words.at(after) in STATO:
        after += 1
    subject = subject_after(words, after, by_start)
    if subject is None or not subject.sure or not {n for _, n in words.finite(verb)} & {n for _, n in subject.readings}:
        return
    if facts.modifiers & subject.readings:
        result.passed += 1
        return
    message = f'"{subject.text}" is {describe(subject.readings)}; "{words.raw[place]}" is {describe(facts.modifiers)}.'
    fail(result, words, place, "predicate", message, inflected(words, place, subject.readings))
