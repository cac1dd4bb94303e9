"""Clauses: who is the subject of which verb, and whether the verb agrees."""
