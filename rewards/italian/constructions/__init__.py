"""Constructions: one detector per grammar focus that is not a tense.

A detector takes a Sample and yields, for each place where it sees the construction,
the tokens that show it. WHOLE names the detectors that judge a whole sentence: for
them the answer need not itself hold the words that show the construction.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from rewards.italian.constructions import clauses, nouns, pronouns, spelling, verbal
from rewards.italian.constructions.sample import Places, Sample

Detector = Callable[[Sample], Iterator[Places]]

_WORDS: tuple[Detector, ...] = (
    nouns.noun_gender,
    nouns.noun_number,
    nouns.irregular_nouns,
    nouns.definite_articles,
    nouns.indefinite_articles,
    nouns.partitive_articles,
    nouns.qualitative_adjectives,
    nouns.demonstrative_adjectives,
    nouns.possessive_adjectives,
    nouns.adjective_degrees,
    nouns.noun_adjective_agreement,
    pronouns.subject_pronouns,
    pronouns.object_pronouns,
    pronouns.reflexive_pronouns,
    nouns.possessive_pronouns,
    pronouns.demonstrative_pronouns,
    pronouns.relative_pronouns,
    pronouns.interrogative_pronouns,
    pronouns.indefinite_pronouns,
    pronouns.adverbs,
    pronouns.adverb_comparison,
    verbal.infinitive,
    verbal.gerund,
    verbal.participle,
    verbal.passive_voice,
    verbal.reflexive_verbs,
    verbal.pronominal_verbs,
    verbal.modal_verbs,
    verbal.impersonal_verbs,
    spelling.accents,
    spelling.apostrophe_elision,
    spelling.double_consonants,
    spelling.h_usage,
)
_SENTENCES: tuple[Detector, ...] = (
    verbal.sequence_of_tenses,
    verbal.simple_sentence,
    verbal.complex_sentence,
    verbal.complements,
    verbal.si_impersonal,
    verbal.si_passive,
    verbal.subject_verb_agreement,
    verbal.word_order,
    clauses.temporal_clauses,
    clauses.causal_clauses,
    clauses.final_clauses,
    clauses.consecutive_clauses,
    clauses.concessive_clauses,
    clauses.conditional_clauses,
    clauses.relative_clauses,
    clauses.declarative_clauses,
    clauses.indirect_questions,
    clauses.direct_indirect_speech,
    clauses.hypothetical_type1,
    clauses.hypothetical_type2,
    clauses.hypothetical_type3,
    clauses.subjunctive_in_subordinates,
)
DETECTORS: Mapping[str, Detector] = MappingProxyType({d.__name__: d for d in (*_WORDS, *_SENTENCES)})
WHOLE = frozenset(detector.__name__ for detector in _SENTENCES)

__all__ = ["DETECTORS", "WHOLE", "Detector", "Sample"]
