"""Runs that make V5 out of V4."""
