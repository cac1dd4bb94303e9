"""The 20 topics: complete, made of Italian words that the lexicon knows, and found however they are written."""

import pytest

from rewards.catalog.subject import subject
from rewards.catalog.topics import TOPIC_OF_WORD, TOPICS, topic_of
from rewards.italian.lexicon import Lexicon, load_lexicon
from rewards.requests import normalise_topic

SEED_TOPICS = """
animals_wildlife nature_environment food_cooking professions_work sports_fitness travel_geography home_furniture
clothing_fashion technology_digital arts_culture education_learning health_medicine family_relationships
hobbies_leisure science_research history_society economy_finance law_justice vehicles_transport abstract_concepts
"""
# Younger than the lexicon, names, or plural only: usable as keywords all the same.
OUTSIDE_LEXICON = 0.04


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def test_the_twenty_topics_of_the_seed() -> None:
    assert list(TOPICS) == SEED_TOPICS.split()


@pytest.mark.parametrize("name", TOPICS)
def test_each_topic_is_complete(name: str) -> None:
    topic = TOPICS[name]
    assert topic.id == name
    assert len(topic.keywords) >= 25
    assert len(topic.words) >= 10
    assert topic.description.endswith(".")
    assert topic.english != topic.italian
    for word in topic.words:
        assert word == normalise_topic(word), "a word in any other form could never be asked for"


@pytest.mark.parametrize("word", ["eagles", "spiders", "cooking", "earthworms", "bread", "family"])
def test_words_of_the_seed_can_be_asked_for(word: str) -> None:
    assert word in TOPIC_OF_WORD


def test_a_word_belongs_to_one_topic() -> None:
    words = [word for topic in TOPICS.values() for word in (*topic.words, *topic.themes)]
    assert len(words) == len(set(words))


def test_keywords_are_lemmas_of_the_lexicon(lexicon: Lexicon) -> None:
    keywords = {keyword for topic in TOPICS.values() for keyword in topic.keywords if keyword.islower()}
    unknown = sorted(
        keyword for keyword in keywords if not any(one.lemma == keyword for one in lexicon.readings(keyword))
    )
    assert len(unknown) <= OUTSIDE_LEXICON * len(keywords), unknown


def test_the_usual_noun_of_each_word_is_a_noun_of_the_lexicon(lexicon: Lexicon) -> None:
    nouns = {noun: word for topic in TOPICS.values() for word, (noun, *_) in topic.words.items()}
    unknown = {noun for noun in nouns if not any(one.pos == "NOUN" for one in lexicon.readings(noun))}
    assert unknown <= {"fotocamera", "magnete", "picnic"}


@pytest.mark.parametrize(
    ("topic", "category", "nouns", "reason"),
    [
        ("animals_wildlife", "animals_wildlife", (), "a category"),
        ("animals", "animals_wildlife", (), "half of a category's name"),
        ("fauna_selvatica", "animals_wildlife", (), "its Italian name"),
        ("eagles", "animals_wildlife", ("aquila",), "a word of the catalogue"),
        ("eagle", "animals_wildlife", ("aquila",), "its singular"),
        ("wolf", "animals_wildlife", ("lupo",), "a singular with another consonant"),
        ("aquile", "animals_wildlife", ("aquila",), "the Italian plural"),
        ("swans", "animals_wildlife", ("cigno",), "not in the catalogue: translated"),
        ("cigni", "animals_wildlife", ("cigno",), "the same in Italian"),
        ("knives", "food_cooking", ("coltello",), "an irregular plural"),
        ("cooking", "food_cooking", (), "means its whole category"),
        ("emotions", "abstract_concepts", ("paura",), "a theme: its words are several"),
    ],
)
def test_a_topic_is_understood_however_it_is_written(
    topic: str, category: str, nouns: tuple[str, ...], reason: str
) -> None:
    found = subject(topic)
    assert found.category is TOPICS[category], reason
    assert set(nouns) <= found.nouns, reason
    assert found.is_category == (not nouns), reason


def test_an_unknown_topic_is_taken_by_its_letters() -> None:
    found = subject("qwerty")
    assert found.category is None
    assert found.nouns == {"qwerty"}


def test_topic_of() -> None:
    assert topic_of("spiders") is topic_of("animals_wildlife") is TOPICS["animals_wildlife"]
    assert topic_of("qwerty") is None
