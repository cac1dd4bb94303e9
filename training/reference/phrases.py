"""Italian noun phrases: articles and their forms, articulated prepositions, demonstratives, possessives, adjectives.

Grammar after the usual school rules (Serianni, Grammatica italiana, chapters IV-VII):
lo/gli/uno before s + consonant, z, gn, ps, pn, x, y and i + vowel; l', un', quell'
before a vowel; dello, nello ... from the article.
"""

import re

_IMPURE = re.compile(r"(s[^aeiouhàèéìòù]|sh|z|gn|ps|pn|x|y|i[aeou])")
_VOWEL = re.compile(r"[aeiouàèéìòù]")
_SEMIVOWEL = re.compile(r"(i[aeou]|y)")
# A foreign h is silent: l'hotel, un'hostess.
_SILENT_H = re.compile(r"h[aeiou]")

PREPOSITIONS = {"di": "de", "a": "a", "da": "da", "in": "ne", "su": "su"}
POSSESSIVES = {
    "io": ("mio", "mia", "miei", "mie"),
    "tu": ("tuo", "tua", "tuoi", "tue"),
    "lui": ("suo", "sua", "suoi", "sue"),
    "noi": ("nostro", "nostra", "nostri", "nostre"),
    "voi": ("vostro", "vostra", "vostri", "vostre"),
    "loro": ("loro", "loro", "loro", "loro"),
}


def begins(word: str) -> str:
    """How a word begins, for its articles: "vowel", "impure" (lo, gli, uno) or "plain"."""
    lower = word.lower()
    if _IMPURE.match(lower):
        return "impure"
    if _VOWEL.match(lower) or _SILENT_H.match(lower):
        return "vowel"
    return "plain"


def definite(gender: str, number: str, following: str) -> str:
    """The definite article before the word `following`: il lo l' la i gli le."""
    start = begins(following)
    if gender == "f":
        if number == "p":
            return "le"
        return "l'" if start == "vowel" else "la"
    if number == "p":
        return "i" if start == "plain" else "gli"
    return {"plain": "il", "impure": "lo", "vowel": "l'"}[start]


def indefinite(gender: str, following: str) -> str:
    """The indefinite article: un uno una un'."""
    start = begins(following)
    if gender == "f":
        return "un'" if start == "vowel" else "una"
    return "uno" if start == "impure" else "un"


def articulated(preposition: str, article: str) -> str:
    """di + il = del, in + l' = nell', con + il = con il (written apart), per + la = per la."""
    if preposition not in PREPOSITIONS:
        return f"{preposition} {article}"
    stem = PREPOSITIONS[preposition]
    if article in ("il", "i", "gli"):
        return stem + ("l" if article == "il" else article)
    return stem + "l" + article


def partitive(gender: str, number: str, following: str) -> str:
    """del pane, dello zucchero, dell'acqua, dei libri, degli amici, delle case."""
    return articulated("di", definite(gender, number, following))


def demonstrative(which: str, gender: str, number: str, following: str) -> str:
    """Forms of "questo" and "quello" before a noun; quello follows the definite article."""
    if which == "questo":
        if number == "p":
            return "queste" if gender == "f" else "questi"
        if begins(following) == "vowel":
            return "quest'"
        return "questa" if gender == "f" else "questo"
    article = definite(gender, number, following)
    return {
        "il": "quel",
        "lo": "quello",
        "l'": "quell'",
        "la": "quella",
        "i": "quei",
        "gli": "quegli",
        "le": "quelle",
    }[article]


def possessive(owner: str, gender: str, number: str) -> str:
    """The possessive of io, tu, lui, noi, voi, loro that agrees with the thing owned."""
    return POSSESSIVES[owner][(number == "p") * 2 + (gender == "f")]


def join(determiner: str, word: str) -> str:
    """ "l'" + "aquila" = "l'aquila"; "il" + "lupo" = "il lupo"."""
    return determiner + word if determiner.endswith("'") else f"{determiner} {word}"


def inflect(adjective: str, gender: str, number: str) -> str:
    """An adjective in -o (four forms) or -e (two forms) from its masculine singular.

    -co and -go keep the sound in the feminine plural and, by rule of thumb, in the
    masculine plural only when stressed on the syllable before (bianco, lungo, antico);
    the irregular ones (simpatico, vero -ico words) stand in _SOFT.
    """
    if adjective in INVARIABLE:
        return adjective
    if adjective.endswith("e"):
        return adjective[:-1] + "i" if number == "p" else adjective
    stem = adjective[:-1]
    if number == "s":
        return stem + ("a" if gender == "f" else "o")
    if gender == "f":
        if stem.endswith(("c", "g")):
            return stem + "he"
        if stem.endswith(("ci", "gi")):
            return stem + "e" if stem[-3] in "aeiou" else stem[:-1] + "e"  # grigie, but sagge
        return stem + "e"
    if stem.endswith(("c", "g")) and not _soft(adjective):
        return stem + "hi"
    return stem if stem.endswith("i") else stem + "i"


INVARIABLE = frozenset({"blu", "rosa", "viola", "pari", "dispari"})
_HARD_ICO = frozenset({"antico", "carico", "scarico"})


def _soft(adjective: str) -> bool:
    """-ico stressed on the third-last syllable: magnifico, magnifici (but antico, antichi)."""
    return adjective.endswith(("ico", "aco")) and adjective not in _HARD_ICO and len(adjective) > 4


def sentence(text: str) -> str:
    """First letter capital, one mark at the end, no double spaces."""
    text = " ".join(text.split())
    if text and text[-1] not in ".!?»":
        text += "."
    for index, letter in enumerate(text):
        if letter.isalpha():
            return text[:index] + letter.upper() + text[index + 1 :]
    return text
