"""Noun phrases: which words they hold, and whether these agree."""
