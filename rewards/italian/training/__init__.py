"""Training of the parsing pipeline."""
