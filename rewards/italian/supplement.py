"""The supplement: lemmas that Morph-it! lacks or has wrong, from data/supplement.tsv.

Lines are tab-separated: form, lemma, tag (in Morph-it!'s notation); "#" begins a comment.
"""

from pathlib import Path

FILE = Path(__file__).parent / "data" / "supplement.tsv"


def load_supplement(path: Path = FILE) -> dict[str, list[tuple[str, str]]]:
    """form -> [(lemma, tag)]. Raises ValueError naming the line that is not three fields."""
    entries: dict[str, list[tuple[str, str]]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 3:
            raise ValueError(f"{path.name}, line {number}: form, lemma and tag, separated by tabs, not {line!r}")
        form, lemma, tag = fields
        entries.setdefault(form, []).append((lemma, tag))
    return entries
