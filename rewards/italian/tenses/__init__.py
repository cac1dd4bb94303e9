"""Which tense and mood a verb has."""
