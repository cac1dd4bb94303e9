"""The supplement: lemmas that Morph-it! lacks, from data/supplement.tsv, inflected by rule.

A line holds lemma, kind, and the other forms where the rule does not give them; the head of
the file explains the kinds. Rules: Serianni, Grammatica italiana, III (nouns), V
(adjectives), XI (verbs).
"""

from collections.abc import Iterator
from pathlib import Path

FILE = Path(__file__).parent / "data" / "supplement.tsv"
_GENDERS = {"m": "M", "f": "F"}
_UNCHANGED = {"name": "NPR", "adv": "ADV", "con": "CON", "int": "INT"}
# Endings of the first conjugation in the order of the six persons; "h" marks a hard c or g.
_ARE = {
    "ind+pres": "o i a iamo ate ano",
    "ind+impf": "avo avi ava avamo avate avano",
    "ind+past": "ai asti ò ammo aste arono",
    "ind+fut": "erò erai erà eremo erete eranno",
    "sub+pres": "i i i iamo iate ino",
    "sub+impf": "assi assi asse assimo aste assero",
    "cond+pres": "erei eresti erebbe eremmo ereste erebbero",
}
_PERSONS = ("1+s", "2+s", "3+s", "1+p", "2+p", "3+p")
_IMPERATIVE = {"2+s": "a", "3+s": "i", "1+p": "iamo", "2+p": "ate", "3+p": "ino"}

Entry = tuple[str, str, str]  # form, lemma, tag


def load_supplement(path: Path = FILE) -> dict[str, list[tuple[str, str]]]:
    """form -> [(lemma, tag)]. Raises ValueError naming the line that cannot be read."""
    entries: dict[str, list[tuple[str, str]]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        lemma, _, rest = line.partition("\t")
        kind, _, other = rest.partition("\t")
        try:
            for form, base, tag in inflect(lemma, kind, other):
                places = entries.setdefault(form, [])
                if (base, tag) not in places:
                    places.append((base, tag))
        except ValueError as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from None
    return entries


def inflect(lemma: str, kind: str, other: str = "") -> Iterator[Entry]:
    """(form, lemma, Morph-it! tag) of every form of one line. Raises ValueError for an unknown kind or wrong fields."""
    if kind in _GENDERS:
        yield lemma, lemma, f"NOUN-{_GENDERS[kind]}:s"
        if plural := _plural(lemma, kind, other):
            yield plural, lemma, f"NOUN-{_GENDERS[kind]}:p"
    elif kind == "mf":
        masculine, _, feminine = other.partition("/")
        for gender, plural in (("M", masculine), ("F", feminine or masculine)):
            yield lemma, lemma, f"NOUN-{gender}:s"
            yield (lemma if plural in ("", "=") else plural), lemma, f"NOUN-{gender}:p"
    elif kind in _UNCHANGED:
        yield lemma, lemma, _UNCHANGED[kind]
    elif kind in ("mp", "fp"):
        yield lemma, lemma, f"NOUN-{kind[0].upper()}:p"
    elif kind in ("adj", "inv"):
        for form, gender, number in _adjective(lemma, kind, other):
            yield form, lemma, f"ADJ:pos+{gender}+{number}"
    elif kind == "part":
        if not other:
            raise ValueError("the third field names the participle's verb")
        for form, gender, number in _adjective(lemma, "adj", ""):
            yield form, other, f"VER:part+past+{number}+{gender}"
    elif kind == "form":
        base, _, tag = other.partition("\t")
        if not tag:
            raise ValueError("the third and fourth fields are lemma and tag of the form")
        yield lemma, base, tag
    elif kind == "are" and lemma.endswith("are"):
        yield from _first_conjugation(lemma)
    else:
        raise ValueError(f"unknown kind {kind!r} of {lemma!r}")


def _plural(lemma: str, gender: str, given: str) -> str | None:
    if given == "-":
        return None
    if given:
        return lemma if given == "=" else given
    stem, last = lemma[:-1], lemma[-1]
    if last in "oe" and len(lemma) > 3:
        if lemma.endswith(("io", "co", "go")):
            raise ValueError(f"the plural of {lemma!r} has to be given")
        return stem + "i"
    if last == "a":
        hard = "h" if lemma.endswith(("ca", "ga")) else ""
        return stem + hard + ("e" if gender == "f" else "i")
    return lemma


def _adjective(lemma: str, kind: str, given: str) -> Iterator[tuple[str, str, str]]:
    """(form, gender, number) of the four places."""
    stem = lemma[:-1]
    if kind == "inv":
        forms = [lemma] * 4
    elif given:
        forms = [lemma, *given.split("/")]
    elif lemma.endswith("o"):
        forms = [lemma, stem + "a", stem + "i", stem + "e"]
    else:
        forms = [lemma, lemma, stem + "i", stem + "i"]
    if len(forms) != 4:
        raise ValueError(f"{lemma!r} wants feminine/plural/feminine plural")
    places = (("m", "s"), ("f", "s"), ("m", "p"), ("f", "p"))
    for form, (gender, number) in zip(forms, places, strict=True):
        yield form, gender, number


def _first_conjugation(lemma: str) -> Iterator[Entry]:
    stem = lemma[:-3]

    def form(ending: str) -> str:
        if ending[0] in "ei" and stem[-1] in "cg":
            return f"{stem}h{ending}"
        # "grigli" + "i", "messaggi" + "erò": one i; "griglierò", "messaggiava" and "scierò" keep it.
        soft = ending[0] == "e" and stem[-2:] in ("ci", "gi") and stem != "sci"
        return stem[:-1] + ending if stem[-1] == "i" and (ending[0] == "i" or soft) else stem + ending

    yield lemma, lemma, "VER:inf+pres"
    yield stem + "ando", lemma, "VER:ger+pres"
    for features, endings in _ARE.items():
        for person, ending in zip(_PERSONS, endings.split(), strict=True):
            yield form(ending), lemma, f"VER:{features}+{person}"
    for person, ending in _IMPERATIVE.items():
        yield form(ending), lemma, f"VER:impr+pres+{person}"
    for ending, gender, number in (("ato", "m", "s"), ("ata", "f", "s"), ("ati", "m", "p"), ("ate", "f", "p")):
        yield form(ending), lemma, f"VER:part+past+{number}+{gender}"
