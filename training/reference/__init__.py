"""The small reference model: its corpus and its training."""
