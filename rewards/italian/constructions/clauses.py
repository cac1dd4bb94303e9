"""Detectors for clauses and complex structures. Each yields the tokens of the sentence that shows one."""

from collections.abc import Iterator

from rewards.italian.constructions.pronouns import QUESTION_VERBS, noun_phrase_after, relative_places
from rewards.italian.constructions.sample import Places, Sample
from rewards.italian.tenses.verbs import VerbGroup
from rewards.italian.verb_tables import INDICATIVES, SUBJUNCTIVES, words

_TEMPORAL = words("quando mentre finché finchè appena allorché")
_CAUSAL = words("poiché poichè siccome giacché")
_FINAL = words("affinché affinchè acciocché")
_CONCESSIVE = words("benché benchè sebbene nonostante malgrado quantunque")
_CONDITIONAL = words("purché purchè qualora")
_SAYING = words(
    "dire chiedere domandare rispondere affermare raccontare esclamare ordinare spiegare annunciare promettere "
    "sostenere dichiarare gridare aggiungere confessare ammettere comunicare assicurare giurare pregare consigliare "
    "ripetere sussurrare urlare scrivere"
)
_QUESTION_WORDS = words(
    "se chi che cosa cos' dove dov' quando come com' perché quanto quanta quanti quante quale quali qual"
)
_SO = words("così tanto tanta tanti tante talmente tale tali")
_QUOTES = frozenset('"“”«»:')


def _opened_by(sample: Sample, *openers: str) -> Iterator[tuple[VerbGroup, int]]:
    """Finite groups whose clause is opened by one of these words, with its place."""
    for group in sample.finite:
        if group.opener is not None and sample.word(group.opener) in openers:
            yield group, group.opener


def _che_after(sample: Sample, *before: str) -> Iterator[VerbGroup]:
    """Finite groups in a clause opened by "che" after one of these words ("dopo che", "dato che")."""
    for group, place in _opened_by(sample, "che", "ch'"):
        if sample.word(place - 1) in before:
            yield group


def _with_infinitive(sample: Sample, *before: tuple[str, ...]) -> Iterator[VerbGroup]:
    """Infinitives directly after one of these word sequences ("prima di", "per")."""
    for group in sample.groups:
        if "infinito" in group.tenses and not group.finite:
            for sequence in before:
                if tuple(sample.words[group.first - len(sequence) : group.first]) == sequence:
                    yield group


def _others(sample: Sample, group: VerbGroup) -> list[VerbGroup]:
    return [other for other in sample.finite if other.sentence == group.sentence and other is not group]


def _asked(sample: Sample, group: VerbGroup, place: int) -> bool:
    """Whether a verb of asking or knowing stands close before the clause that opens at `place`: "mi chiedo se"."""
    before = [other for other in sample.finite if other.sentence == group.sentence and other.last < place]
    if not before or not before[-1].lemmas & QUESTION_VERBS or place - before[-1].last > 4:
        return False
    known = noun_phrase_after(sample, before[-1])  # "vedo Anna quando torna": the verb has its object
    return known is None or known >= place or before[-1].last + 1 == place


def temporal_clauses(sample: Sample) -> Iterator[Places]:
    """quando, mentre, finché, (non) appena, dopo che, prima che, ogni volta che with a verb beside the main one;
    prima di or dopo with an infinitive. A question "Quando ...?" is none."""
    for group, place in _opened_by(sample, *_TEMPORAL):
        if _others(sample, group) and not _asked(sample, group, place):
            yield sample.all_of(group)
    for group in _che_after(sample, "dopo", "prima", "volta", "fino", "ora", "tempo", "momento"):
        yield sample.all_of(group)
    for group in _with_infinitive(sample, ("prima", "di"), ("dopo",)):
        yield sample.all_of(group)


def causal_clauses(sample: Sample) -> Iterator[Places]:
    """perché with indicative beside a main clause, poiché, siccome, giacché, dato/visto/dal momento che; per with a
    past infinitive (per aver dimenticato)."""
    for group, place in _opened_by(sample, "perché", "perchè"):
        direct = sample.sentence_of(place).asks and place == sample.sentence_of(place).start
        if not direct and not _asked(sample, group, place) and not group.tenses <= SUBJUNCTIVES:
            yield sample.all_of(group)
    for group, _ in _opened_by(sample, *_CAUSAL):
        yield sample.all_of(group)
    for group in _che_after(sample, "dato", "visto", "momento", "considerato"):
        yield sample.all_of(group)
    for group in _with_infinitive(sample, ("per",)):
        if group.participle is not None:
            yield sample.all_of(group)


def final_clauses(sample: Sample) -> Iterator[Places]:
    """affinché, or perché with subjunctive; per (al fine di, allo scopo di, in modo da) with an infinitive."""
    for group, _ in _opened_by(sample, *_FINAL):
        yield sample.all_of(group)
    for group, place in _opened_by(sample, "perché", "perchè"):
        if group.tenses & SUBJUNCTIVES and not _asked(sample, group, place):
            yield sample.all_of(group)
    for group in _with_infinitive(sample, ("per",), ("fine", "di"), ("scopo", "di"), ("modo", "da"), ("così", "da")):
        if group.participle is None:
            yield sample.all_of(group)


def consecutive_clauses(sample: Sample) -> Iterator[Places]:
    """così, tanto, talmente, tale ... che; a tal punto che; tanto or così ... da with infinitive; troppo ... per;
    cosicché, sicché, perciò, quindi between two verbs."""
    for group, place in _opened_by(sample, "che", "ch'"):
        sentence = sample.sentence_of(place)
        earlier = {sample.word(near) for near in range(sentence.start, place)}
        if earlier & (_SO | {"punto", "modo", "troppo"}):
            yield sample.all_of(group)
    for group, _ in _opened_by(sample, "cosicché", "sicché"):
        yield sample.all_of(group)
    for group in sample.groups:
        sentence = sample.sentences[group.sentence]
        before = {sample.word(near) for near in range(sentence.start, group.first)}
        if group.infinitive is not None and not group.finite:
            preceding = sample.word(group.first - 1)
            if (preceding == "da" and before & words("così tanto tanta tanti tante tale talmente")) or (
                preceding == "per" and before & words("troppo troppa troppi troppe")
            ):
                yield sample.all_of(group)
        elif before & words("perciò quindi pertanto dunque") and _others(sample, group):
            yield sample.all_of(group)


def concessive_clauses(sample: Sample) -> Iterator[Places]:
    """benché, sebbene, nonostante, malgrado; anche se; per quanto; pur with a gerund."""
    for group, _ in _opened_by(sample, *_CONCESSIVE):
        yield sample.all_of(group)
    for group, place in _opened_by(sample, "se", "quanto", "che"):
        before = sample.word(place - 1)
        if (sample.word(place), before) in {
            ("se", "anche"),
            ("quanto", "per"),
            ("che", "nonostante"),
            ("che", "malgrado"),
        }:
            yield sample.all_of(group)
    for group in sample.groups:
        if group.gerund is not None and sample.word(group.first - 1) == "pur":
            yield sample.all_of(group)


def _conditions(sample: Sample) -> Iterator[VerbGroup]:
    """Finite groups after a conditional "se": not "anche se", "come se", nor an indirect question."""
    for group, place in _opened_by(sample, "se"):
        if sample.word(place - 1) not in {"anche", "come"} and not _asked(sample, group, place):
            yield group


def conditional_clauses(sample: Sample) -> Iterator[Places]:
    """se (not "anche se", "come se", nor an indirect question), purché, qualora, a patto/condizione/meno che, nel
    caso (in cui)."""
    for group in _conditions(sample):
        yield sample.all_of(group)
    for group, _ in _opened_by(sample, *_CONDITIONAL):
        yield sample.all_of(group)
    for group in _che_after(sample, "patto", "condizione", "meno", "caso"):
        yield sample.all_of(group)
    for group, place in _opened_by(sample, "cui"):
        if sample.word(place - 2) == "caso":
            yield sample.all_of(group)


def relative_clauses(sample: Sample) -> Iterator[Places]:
    """A relative pronoun (che after its noun, cui, il quale, chi, dove after a noun) with the verb of its clause."""
    for place in relative_places(sample):
        if any(group.opener is not None and group.opener == place for group in sample.finite):
            yield frozenset(sample.sentence_of(place).places)


def declarative_clauses(sample: Sample) -> Iterator[Places]:
    """che with a verb, after a verb or predicate that it completes (so che arriva, è vero che piove); di with an
    infinitive after a verb (penso di partire)."""
    relative = set(relative_places(sample))
    for group, place in _opened_by(sample, "che", "ch'"):
        before = [other for other in sample.groups if other.sentence == group.sentence and other.last < place]
        result = {sample.word(near) for near in range(before[-1].last, place)} & _SO if before else set()
        loose = sample.word(place - 1) in words("prima dopo senza più meno così")
        if before and place not in relative and not result and not loose:
            yield sample.all_of(group)
    for group in _with_infinitive(sample, ("di",)):
        before = [other for other in sample.finite if other.sentence == group.sentence and other.last < group.first]
        if before and sample.word(group.first - 2) not in {"prima", "invece"}:
            yield sample.all_of(group)


def indirect_questions(sample: Sample) -> Iterator[Places]:
    """A verb of asking or knowing with se, chi, che cosa, dove, quando, come, perché, quanto, quale and a verb."""
    for group, place in _opened_by(sample, *_QUESTION_WORDS):
        if not _asked(sample, group, place):
            continue
        if (
            sample.word(place) == "che"
            and sample.word(place + 1) not in {"cosa", "cos'"}
            and not sample.is_noun(place + 1)
        ):
            continue
        yield sample.all_of(group)
    for group in sample.groups:  # "non so dove andare", "mi chiedo cosa fare"
        before = [other for other in sample.finite if other.sentence == group.sentence and other.last < group.first]
        question_word = sample.word(group.first - 1) in _QUESTION_WORDS - {"che"}
        bare = group.infinitive is not None and not group.finite
        if bare and question_word and before and before[-1].lemmas & QUESTION_VERBS:
            yield sample.all_of(group)


def direct_indirect_speech(sample: Sample) -> Iterator[Places]:
    """A verb of saying with che, se, a question word or di and infinitive (disse che era stanco, gli ha detto di
    aspettare), or with quotation marks or a colon (Anna dice: «Vengo»)."""
    marks = any(word in _QUOTES for word in sample.words)
    for saying in sample.finite:
        if not saying.lemmas & _SAYING:
            continue
        later = [other for other in sample.groups if other.first > saying.last]
        reported = [
            other
            for other in later
            if other.sentence == saying.sentence
            and ((other.opener or -1) > saying.last or sample.word(other.first - 1) == "di")
        ]
        if reported or (marks and len(sample.groups) > 1):
            yield frozenset(range(len(sample.words)))


def _hypothetical(sample: Sample, condition: frozenset[str], consequence: frozenset[str]) -> Iterator[Places]:
    for group in _conditions(sample):
        if group.tenses & condition and any(
            other.tenses & consequence for other in _others(sample, group) if not _same_clause(other, group)
        ):
            yield sample.all_of(group)


def _same_clause(first: VerbGroup, second: VerbGroup) -> bool:
    return first.opener is not None and first.opener == second.opener


def hypothetical_type1(sample: Sample) -> Iterator[Places]:
    """se with an indicative (presente, futuro, passato prossimo) and indicative or imperative in the main clause."""
    condition = frozenset({"presente", "futuro", "passato_prossimo", "futuro_anteriore", "stare_gerundio"})
    yield from _hypothetical(sample, condition, frozenset({"presente", "futuro", "imperativo", "futuro_anteriore"}))


def hypothetical_type2(sample: Sample) -> Iterator[Places]:
    """se with imperfect subjunctive and present conditional (se potessi, partirei)."""
    yield from _hypothetical(sample, frozenset({"congiuntivo_imperfetto"}), frozenset({"condizionale_presente"}))


def hypothetical_type3(sample: Sample) -> Iterator[Places]:
    """se with pluperfect subjunctive and past or present conditional (se avessi saputo, sarei venuto)."""
    conditionals = frozenset({"condizionale_passato", "condizionale_presente"})
    yield from _hypothetical(sample, frozenset({"congiuntivo_trapassato"}), conditionals)


def subjunctive_in_subordinates(sample: Sample) -> Iterator[Places]:
    """A subjunctive in a clause opened by a conjunction or pronoun (penso che sia, benché piova, se fossi)."""
    for group in sample.finite:
        if group.opener is not None and group.tenses & SUBJUNCTIVES and not group.tenses & INDICATIVES:
            yield sample.all_of(group)
