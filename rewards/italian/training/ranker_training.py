"""Training of the two rankers: from right sentences, ours and those of treebanks, to data/*.npz.

No annotation is needed but the lexicon's readings of the words; of the treebanks' verbs the subject is known too.
"""

import lzma
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rewards.italian.articles import normal
from rewards.italian.language import Language
from rewards.italian.lexicon import Lexicon
from rewards.italian.phrases.noun_phrases import noun_phrases
from rewards.italian.predicates import likely_nouns
from rewards.italian.predicates.likely_nouns import GENDER_FORMS
from rewards.italian.predicates.modifier_features import Modifiers
from rewards.italian.subjects import likely_subjects
from rewards.italian.subjects.agreement_verbs import finite_verbs
from rewards.italian.subjects.candidate_features import Sentences, question
from rewards.italian.subjects.clauses import clauses
from rewards.italian.subjects.likely_subjects import PERSON_FORMS
from rewards.italian.tokens import Doc
from rewards.italian.training.pipeline_training import DEVELOPMENT, HELD_OUT, treebank_files
from rewards.italian.training.ranker_network import Lesson, save, train_ranker
from rewards.italian.treebanks import gold_sentences
from rewards.italian.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Token as SpacyToken

SENTENCES = Path(__file__).parent / "sentences.txt.xz"


def own_sentences() -> list[str]:
    """Our own right sentences, of every register, one a line."""
    return lzma.decompress(SENTENCES.read_bytes()).decode("utf-8").splitlines()


def train_rankers(
    language: Language, treebanks: Path, output: Path, *, seed: int = 0, report: Callable[[str], None] = print
) -> None:
    """Train both rankers and write them to the folder `output`. Raises TreebankError when a treebank is missing."""
    files = treebank_files(treebanks)
    training = [path for name, path in files.items() if name not in HELD_OUT + DEVELOPMENT]
    texts = {name: [doc.text for doc in gold_sentences(files[name])] for name in DEVELOPMENT}
    held = [text for name in DEVELOPMENT for text in texts[name]]
    own = own_sentences()
    verbs = subject_lessons(language, own)
    verbs += [lesson for path in training for lesson in treebank_lessons(language, path)]
    report(f"{len(verbs)} verbs to train on.")
    network = train_ranker(verbs, subject_lessons(language, held), person_emission, seed=seed, report=report)
    save(network, output / f"{likely_subjects.NAME}.npz")
    plain = [doc.text for path in training for doc in gold_sentences(path)]
    nouns = noun_lessons(language, own + plain)
    report(f"{len(nouns)} adjectives and participles to train on.")
    network = train_ranker(nouns, noun_lessons(language, held), gender_emission, seed=seed, report=report)
    save(network, output / f"{likely_nouns.NAME}.npz")


def subject_lessons(language: Language, sentences: Sequence[str]) -> list[Lesson]:
    """One lesson for each finite verb."""
    return [lesson for doc in language.docs(sentences) for lesson, _, _ in _of_verbs(doc, language.lexicon)]


def treebank_lessons(language: Language, treebank: Path) -> list[Lesson]:
    """One lesson for each finite verb of a treebank, with its subject where the treebank has it."""
    gold = list(gold_sentences(treebank))
    lessons = []
    for parsed, doc in zip(gold, language.docs([one.text for one in gold]), strict=True):
        offsets = {token.idx: token for token in parsed}
        for lesson, verb, places in _of_verbs(doc, language.lexicon):
            token = offsets.get(doc[verb].idx)
            partner = None if token is None else _partner(token, [doc[place].idx for place in places])
            lessons.append(replace(lesson, partner=partner))
    return lessons


def _of_verbs(doc: Doc, lexicon: Lexicon) -> Iterator[tuple[Lesson, int, list[int]]]:
    """Lesson, place of the verb, and the places of the candidates."""
    words = Words(doc, lexicon)
    phrases = noun_phrases(words)
    verbs = finite_verbs(words, phrases)
    known = Sentences(words, phrases, verbs)
    for clause in clauses(words, phrases, verbs):
        forms = tuple(place for place, form in enumerate(PERSON_FORMS) if form in words.facts[clause.verb].finite)
        if forms:
            ranked, asked = question(known, clause)
            yield Lesson(asked, forms), clause.verb, [one.subject.place for one in ranked]


def _partner(verb: "SpacyToken", offsets: list[int]) -> int | None:
    """Which of the candidates at these offsets is the subject in the treebank, -1 for none, None if it is not told."""
    clause = verb.head if verb.dep_ in ("aux", "cop", "aux:pass") else verb
    subjects = [child for child in clause.children if child.dep_ in ("nsubj", "nsubj:pass", "csubj")]
    if not subjects:
        return None if clause.dep_ == "conj" else -1
    subject = subjects[0]
    if clause.dep_ == "acl:relcl" and normal(subject.text) in ("che", "ch'"):
        subject = clause.head
    return offsets.index(subject.idx) if len(subjects) == 1 and subject.idx in offsets else None


def noun_lessons(language: Language, sentences: Sequence[str]) -> list[Lesson]:
    """One lesson for each adjective and participle."""
    found = []
    for doc in language.docs(sentences):
        words = Words(doc, language.lexicon)
        phrases = noun_phrases(words)
        verbs = finite_verbs(words, phrases)
        known = Sentences(words, phrases, verbs)
        modifiers = Modifiers(known, phrases)
        for place in modifiers.places():
            forms = tuple(i for i, form in enumerate(GENDER_FORMS) if form in words.modifiers(place))
            found.append(Lesson(modifiers.question(place)[1], forms))
    return found


def person_emission(number: str) -> list[float]:
    """To begin with, a candidate makes its own persons likely; what is joined to another, the plural."""
    plain = number.rstrip("+~&?")
    scores = [-3.0] * len(PERSON_FORMS)
    for place, (person, one) in enumerate(PERSON_FORMS):
        named = f"{person}{one}" in plain.split(",")
        third = person == 3 and (not plain or (not plain[0].isdigit() and one in plain))
        if named or third:
            scores[place] = 3.0
    if set(number) & set("+~&"):
        persons = {int(part[0]) for part in plain.split(",")} if plain[:1].isdigit() else {3}
        scores = [-3.0] * len(PERSON_FORMS)
        for place, (person, one) in enumerate(PERSON_FORMS):
            if one == "p" and person <= max(persons):
                scores[place] = 3.0 if "+" in number and person in persons else 2.0
            elif person in persons:
                scores[place] = 0.0
    return scores


def gender_emission(gender: str) -> list[float]:
    """To begin with, a noun makes its own genders and numbers likely; what is joined to another, the plural."""
    scores = []
    for one, number in GENDER_FORMS:
        named = gender == "" or "?" in gender or one + number in gender
        if set(gender) & set("+~&"):
            plural = number == "p" and (one == "m" or one in gender)
            scores.append(2.0 if plural else 1.0 if named else -3.0)
        else:
            scores.append(3.0 if named else -3.0)
    return scores
