"""The word data: complete, known to the lexicon, and sensible in combination."""

from collections import Counter

import pytest

from rewards.catalog.topics import TOPICS
from rewards.italian.lexicon import Lexicon, load_lexicon
from training.reference.words import Words, load_words
from training.reference.words.forms import missing_forms, noun_forms
from training.reference.words.loader import noun, pairs, phrases, selector
from training.reference.words.model import KINDS

TENSES = {
    "presente", "imperfetto", "passato_prossimo", "passato_remoto", "trapassato_prossimo", "trapassato_remoto",
    "futuro", "futuro_anteriore", "condizionale_presente", "condizionale_passato", "congiuntivo_presente",
    "congiuntivo_imperfetto", "congiuntivo_passato", "congiuntivo_trapassato", "imperativo",
}  # fmt: skip


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words()


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def test_every_topic_and_concrete_word_of_the_catalog_has_nouns(words: Words) -> None:
    for topic, known in TOPICS.items():
        assert set(words.topics[topic].families) == set(known.words), topic
        assert len(words.topics[topic].nouns) >= 28, topic
    assert len(words.topics) == 20


def test_a_family_begins_with_the_thing_itself(words: Words, lexicon: Lexicon) -> None:
    """eagles -> aquila. The catalog names things by their lemma, we by the form used (pantaloni, scacchi, soldi)."""
    for topic, known in TOPICS.items():
        for word, family in words.topics[topic].families.items():
            assert len(family) >= 3, word
            lemmas = {family[0].italian} | {reading.lemma for reading in lexicon.readings(family[0].italian)}
            wanted = {lemma for name in known.words[word] for lemma in (name, *_lemmas(name, lexicon))}
            assert lemmas & wanted, f"{word}: {family[0].italian} is none of {known.words[word]}"


def _lemmas(form: str, lexicon: Lexicon) -> set[str]:
    return {reading.lemma for reading in lexicon.readings(form)}


def test_every_noun_has_one_gender_and_plural(words: Words, lexicon: Lexicon) -> None:
    for item in words.nouns.values():
        forms = noun_forms(item, lexicon)  # raises LookupError naming the noun
        known = {r.gender for r in lexicon.readings(item.italian) if r.pos == "NOUN" and r.gender}
        assert forms.gender in known, f"{item.id}: we say {forms.gender}, the lexicon {sorted(known)}"
        if forms.plural:
            plural = {r.gender for r in lexicon.readings(forms.plural) if r.pos == "NOUN" and r.number in ("p", None)}
            assert forms.plural_gender in plural, f"{item.id}: plural {forms.plural} is {plural} in the lexicon"


@pytest.mark.parametrize(
    ("noun_id", "gender", "plural"),
    [
        ("aquila", "f", "aquile"),  # one of V4's errors
        ("ragno", "m", "ragni"),  # one of V4's errors
        ("lombrico", "m", "lombrichi"),  # one of V4's errors, and -co that keeps its sound
        ("uovo", "m", "uova"),  # changes gender in the plural
        ("mano", "f", "mani"),  # feminine in -o
        ("pane", "m", None),  # mass noun
        ("forbici", "f", "forbici"),  # no singular
        ("città", "f", "città"),  # stress on the last vowel: never changes
    ],
)
def test_forms_of_nouns(words: Words, lexicon: Lexicon, noun_id: str, gender: str, plural: str | None) -> None:
    forms = noun_forms(words.nouns[noun_id], lexicon)
    assert (forms.gender, forms.plural) == (gender, plural)


def test_every_verb_has_all_its_forms(words: Words, lexicon: Lexicon) -> None:
    missing = {gap for verb in words.verbs.values() for gap in missing_forms(verb, lexicon)}
    assert missing == set()


def test_the_verbs_cover_the_kinds_of_verb_that_grammar_needs(words: Words) -> None:
    verbs = words.verbs.values()
    assert len(verbs) >= 130
    patterns = Counter(verb.pattern for verb in verbs)
    assert min(patterns[name] for name in ("modal", "impersonal", "copula", "inverse", "clausal", "pronominal")) >= 3
    assert {verb.conjugation for verb in verbs} == {"are", "ere", "ire"}
    assert sum(verb.reflexive for verb in verbs) >= 15
    assert sum(verb.auxiliary == "essere" and not verb.reflexive for verb in verbs) >= 15


def test_every_selector_names_a_kind_tag_or_noun_that_exists(words: Words) -> None:
    labels = set().union(*(item.labels for item in words.nouns.values()))
    for verb in words.verbs.values():
        for frame in verb.frames:
            for chosen in (frame.subjects, frame.objects):
                assert chosen.allowed | chosen.excluded <= labels, verb.infinitive
            assert frame.topics <= set(words.topics), verb.infinitive
    for adjective in words.adjectives:
        assert adjective.fits.allowed | adjective.fits.excluded <= labels, adjective.italian


def test_a_needed_complement_is_there(words: Words) -> None:
    for verb in words.verbs.values():
        for frame in verb.frames:
            assert not frame.complement_needed or frame.complements or frame.place or frame.goal, verb.infinitive


def test_every_topic_has_enough_to_say(words: Words) -> None:
    for topic in words.topics.values():
        found = words.combinations(topic.id)
        assert len(found) >= 40, topic.id
        assert len({item.verb.infinitive for item in found}) >= 12, topic.id
        assert sum(item.kind == "person" for item in topic.nouns) >= 3, topic.id
        assert topic.places, topic.id
        assert topic.goals, topic.id


def test_every_concrete_word_has_something_to_say(words: Words) -> None:
    few = {
        word: len(words.combinations(topic.id, word))
        for topic in words.topics.values()
        for word in topic.families
        if len(words.combinations(topic.id, word)) < 8
    }
    # A magnet does little: it attracts iron and metal.
    assert set(few) <= {"magnets"}
    assert min(few.values(), default=8) >= 4


@pytest.mark.parametrize(
    ("topic", "subject", "verb", "thing", "sensible"),
    [
        ("animals_wildlife", "aquila", "volare", None, True),
        ("animals_wildlife", "aquila", "catturare", "preda", True),
        ("animals_wildlife", "lombrico", "volare", None, False),  # has no wings
        ("animals_wildlife", "aquila", "leggere", "nido", False),  # only persons read
        ("food_cooking", "cuoca", "tagliare", "pane", True),
        ("food_cooking", "pane", "tagliare", "cuoca", False),  # the wrong way round
        ("food_cooking", "gelataio", "vendere", "pesce", False),  # sells ice cream
        ("law_justice", "poliziotto", "arrestare", "ladro", True),
        ("law_justice", "ladro", "arrestare", "poliziotto", False),  # the wrong way round
        ("vehicles_transport", "ragazza", "ridere", None, False),  # names nothing of the topic
    ],
)
def test_what_goes_with_what(
    words: Words, topic: str, subject: str, verb: str, thing: str | None, sensible: bool
) -> None:
    found = {
        (item.subject.id, item.verb.infinitive, item.object.id if item.object else None)
        for item in words.combinations(topic)
    }
    assert ((subject, verb, thing) in found) is sensible


def test_a_word_of_a_topic_keeps_to_its_family(words: Words) -> None:
    family = set(words.topics["animals_wildlife"].families["eagles"])
    for item in words.combinations("animals_wildlife", "eagles"):
        assert item.subject in family or item.object in family


@pytest.mark.parametrize(
    ("subject", "verb", "names"),
    [
        ("filosofa", "dormire", False),  # a person alone, so the topic hardly shows
        ("dolore", "passare", True),
        ("filosofa", "difendere", True),  # her object is the topic's
    ],
)
def test_which_combinations_name_a_thing(words: Words, subject: str, verb: str, names: bool) -> None:
    found = [
        item
        for item in words.combinations("abstract_concepts")
        if (item.subject.id, item.verb.infinitive) == (subject, verb)
    ]
    assert found
    assert all(item.names_a_thing is names for item in found)


def test_adjectives_are_known_and_fit_something(words: Words, lexicon: Lexicon) -> None:
    assert len(words.adjectives) >= 70
    assert len({adjective.italian for adjective in words.adjectives}) == len(words.adjectives)
    for adjective in words.adjectives:
        assert any(r.pos == "ADJ" or r.mood == "part" for r in lexicon.readings(adjective.italian)), adjective.italian
        assert any(adjective.fits.fits(item) for item in words.nouns.values()), adjective.italian


def test_adverbials_for_every_tense(words: Words) -> None:
    assert set(words.phrases.times) == TENSES
    assert all(len(found) >= 3 for found in words.phrases.times.values())


def test_lexical_material_is_plentiful_and_unique(words: Words) -> None:
    for name in words.lexical.__slots__:
        entries = getattr(words.lexical, name)
        assert len(entries) >= 25, name
        assert len(set(entries)) == len(entries), name


def test_spelling_entries_show_what_they_are_for(words: Words) -> None:
    assert all(entry.italian[-1] in "àèéìòù" for entry in words.lexical.accents)
    assert all("'" in entry.italian for entry in words.lexical.elisions)
    assert all("h" in entry.italian for entry in words.lexical.h_usage)
    for pair in words.lexical.double_consonants:
        short, long = sorted((pair.first.italian, pair.second.italian), key=len)
        assert any(long == short[:i] + short[i] + short[i:] for i in range(len(short))), (short, long)


def test_no_two_nouns_of_a_topic_are_the_same_word(words: Words) -> None:
    for topic in words.topics.values():
        spelled = Counter(item.italian for item in topic.nouns)
        assert not [word for word, count in spelled.items() if count > 1], topic.id


@pytest.mark.parametrize(
    ("text", "english", "plural", "countable"),
    [
        ("fox; mammal", "fox", "foxes", True),  # regular after a sibilant
        ("mouse/mice; mammal", "mouse", "mice", True),  # irregular, so given
        ("bread/-; food", "bread", "bread", False),  # mass noun
        ("-/scissors; tool", "scissors", "scissors", True),  # plural only
    ],
)
def test_notation_of_nouns(text: str, english: str, plural: str, countable: bool) -> None:
    item = noun("x", text, "topic")
    assert (item.english, item.english_plural, item.countable) == (english, plural, countable)
    assert item.kind in KINDS


def test_bad_entries_are_refused() -> None:
    with pytest.raises(ValueError, match="must be a kind"):
        noun("x", "thing; gizmo", "topic")
    with pytest.raises(ValueError, match="expected 'Italian = English'"):
        phrases("nel bosco")


def test_selectors_and_pairs() -> None:
    chosen = selector("person -child")
    assert (chosen.allowed, chosen.excluded) == ({"person"}, {"child"})
    (pair,) = pairs("alto / basso = tall / short")
    assert (pair.first.italian, pair.second.english) == ("alto", "short")
