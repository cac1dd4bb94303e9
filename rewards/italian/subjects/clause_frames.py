"""A clause while it is read: what opened it, which candidates stand in it, and whether it has its verb."""

from dataclasses import dataclass, field

from rewards.italian.function_words import STOPS
from rewards.italian.subjects.clause_subjects import Subject
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

_TAKING_UP = word_set("gli le lo la li l' glielo gliela")
_ASKING = word_set("cosa cos' dove dov' quando perché come com'")

OPENERS = word_set(
    """
    quando mentre perché perchè poiché poichè se come dove laddove ovunque dovunque allorché affinché benché benchè
    sebbene finché finchè siccome giacché qualora purché nonostante appena dov' com' quindi perciò dunque allora
    infatti cosicché sicché
    """
)


@dataclass(slots=True)
class Frame:
    opener: str = ""
    relative: list[Subject] | None = None
    candidates: list[Subject] = field(default_factory=list)
    shared: list[Subject] = field(default_factory=list)
    verb: int | None = None
    blocked: bool = False
    governed: bool = False  # blocked, but by an infinitive that hangs on the subject: "il bisogno di scrivere"
    coordinated: bool = False
    start: int = 0


def is_elliptic(stack: list[Frame]) -> bool:
    """Whether the innermost clause is empty while the one around it waits for its verb: "I due amici, benché di idee
    opposte, discutevano"."""
    if len(stack) < 2:
        return False
    outer, frame = stack[-2:]
    empty = frame.verb is None and not frame.candidates and not frame.relative and frame.opener in OPENERS
    return empty and outer.verb is None and any(one.sure for one in outer.candidates)


def asked_of(words: Words, place: int, stack: list[Frame]) -> list[Subject]:
    """The subject right before the word that asks, in a main clause: "Tu cosa mangi?", "Gli amici quando arrivano?"."""
    frame = stack[-1]
    if len(stack) > 1 or frame.verb is not None or not frame.candidates or words.text[place] not in _ASKING:
        return []
    last = frame.candidates[-1]
    ends = next((text for text in words.text[place:] if text in STOPS), "")
    taken_up = words.at(place + 1) in _TAKING_UP  # "Mio padre cosa gli regaliamo?"
    plain = last.sure and last.end == place and " e " not in last.text and not taken_up
    return [last] if plain and ends == "?" else []
