"""Italian: lexicon, parsing pipeline, agreement, verbs."""
