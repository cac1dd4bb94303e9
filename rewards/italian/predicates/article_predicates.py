"""Predicates with an article and no noun: "è la più alta", "sono gli stessi", "fu il primo", "è tra le più care".
The article agrees with the subject, or with the noun left out, and the adjective with the article."""

from rewards.italian.articles import FORMS
from rewards.italian.findings import Agreement, describe, fail, inflected
from rewards.italian.function_words import STATO
from rewards.italian.predicates.ordered_subjects import next_word
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_SAME = word_set(
    """
    stesso stessa stessi stesse medesimo medesima medesimi medesime primo prima primi prime secondo seconda secondi
    seconde terzo terza terzi terze ultimo ultima ultimi ultime unico unica unici uniche solo sola soli sole
    """
)


def check_with_article(words: Words, copula: int, subject: Subject | None, result: Agreement) -> bool:
    """Whether the predicate is one with an article: then it is judged here."""
    article = next_word(words, copula + 1)
    if words.at(article) in STATO:
        article = next_word(words, article + 1)
    among = words.at(article) in ("tra", "fra")
    article += among
    text = words.at(article)
    if text not in FORMS or FORMS[text].family not in ("definite", "indefinite"):
        return False
    compared = words.at(article + 1) in ("più", "meno")
    place = article + 1 + compared
    if place >= words.size or not (compared or words.text[place] in _SAME) or words.is_name(place):
        return False
    following = place + 1
    facts, wanted = words.facts[place], FORMS[text].readings
    if words.nouns(place) & wanted:
        return False  # "c'è il sole"
    if not facts.modifiers or (following < words.size and words.nouns(following) and words.pos[following] != "VERB"):
        return False
    if following < words.size and words.facts[following].modifiers and words.pos[following] in ("ADJ", "NOUN"):
        return False  # "è il più lontana possibile", "sono le prime vere prove"
    zealous = compared and words.at(following) in ("dei", "degli", "delle")  # "la spia era il più zelante dei patrioti"
    if not among and not zealous and subject is not None:
        wanted &= subject.readings
    if facts.modifiers & wanted or not wanted or (facts.parts & {"ADV"} and text == "il" and compared):
        return bool(wanted)
    start = words.doc[article].idx
    wrong = [one for one in result.findings if one.start == start and one.rule == "gender.article_noun"]
    for finding in wrong:
        result.findings.remove(finding)
        result.failed -= 1
    message = f'"{words.raw[article]}" is {describe(wanted)}; "{words.raw[place]}" is {describe(facts.modifiers)}.'
    fail(result, words, place, "predicate", message, inflected(words, place, wanted))
    return True
