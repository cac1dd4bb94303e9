"""Copies of annotated sentences with words in other forms of their lemma, for training the pipeline.

"Il gatto che vedo dormono": the tree stays, the agreement does not. A parser that has seen such copies
finds the subject of a verb without asking whether they agree, which is what the reward then asks.
"""

import random

from spacy.tokens import Doc, Token

from rewards.italian.articles import FORMS, normal
from rewards.italian.findings import keep_case
from rewards.italian.lexicon import Lexicon
from rewards.italian.other_forms import other_forms, other_verbs


def with_errors(doc: Doc, lexicon: Lexicon, chance: random.Random, rate: float) -> Doc:
    """The document with about `rate` of its verbs, nouns, adjectives and articles in another form."""
    words = [token.text for token in doc]
    for token in doc:
        changes = token.text.isalpha() and not token.text[0].isupper() and chance.random() < rate
        if changes and (forms := _others(token, lexicon)):
            words[token.i] = keep_case(token.text, chance.choice(forms))
    return Doc(
        doc.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        pos=[token.pos_ for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
        sent_starts=[bool(token.is_sent_start) for token in doc],
    )


def _others(token: Token, lexicon: Lexicon) -> list[str]:
    text = normal(token.text)
    if text in FORMS:
        family = FORMS[text].family
        return [form for form, entry in FORMS.items() if entry.family == family and form != text and form[-1] != "'"]
    if token.pos_ in ("VERB", "AUX"):
        return other_verbs(text, None, lexicon) or other_forms(text, frozenset(), lexicon)
    if token.pos_ in ("ADJ", "DET"):
        return other_forms(text, frozenset(), lexicon)
    if token.pos_ == "NOUN":
        forms = (
            lexicon.inflect(text, "NOUN", reading.gender, number)
            for reading in lexicon.readings(text)
            if reading.pos == "NOUN" and reading.gender
            for number in ("s", "p")
        )
        return [form for form in forms if form and form != text]
    return []
