"""Sentence: the tokens between two full stops, with what stands around a verb.

Sentences are cut at punctuation, not by a parser: exercises are short, and a parser that
cuts "io mangio, tu mangi" in the wrong place would spoil them.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from rewards.italian.lexicon import Lexicon
from rewards.italian.tenses.verb_forms import Form, form
from rewards.italian.tokens import Doc, PlaceTexts
from rewards.italian.verb_tables import ARTICULATED, BETWEEN, OPENERS, PREPOSITIONS, PROCLITICS, SUBJECTS, words

_STOPS = frozenset({".", "!", "?", ";", "…", "...", "\n", "?!", "!?", "!!", "!!!"})
_JOINERS = frozenset({"e", "ed", "o", "oppure", "ovvero", "né", "ma", "poi"})
# Words that may stand before an imperative that opens its sentence.
_COURTESY = words(
    """
    non per favore piacere cortesia prego grazie su dai forza signora signore signor
    """
)
_BEFORE_COMMAND = _COURTESY | words(
    """
    e ed o ma poi allora ora adesso prima dopo subito ecco ragazzi bambini amici oggi domani sempre mai anche pure
    """
)
_CLIPPED = frozenset({"da", "va", "fa", "sta", "di"})  # va', da': clipped imperatives
# Who is spoken to as Lei, and who as tu or voi.
TITLES = words(
    """
    signora signore signor signorina dottore dottoressa dottor professore professoressa professor avvocato presidente
    ministro ingegnere maestro direttore direttrice colleghi colleghe senatore senatrice
    """
)
_ADDRESSED = words(
    """
    ragazzi ragazze bambini bambine bambino bambina amici amiche amico amica mamma papà figlio figlia figli tesoro caro
    cara cari care amore nonna nonno zio zia studenti
    """
)
# After "da" these give a time, not an agent: "è finito da un'ora".
SINCE = words(
    """
    ora ore anno anni mese mesi giorno giorni settimana settimane tempo minuto minuti secolo secoli poco molto ieri
    sempre allora quando lunedì martedì mercoledì giovedì venerdì sabato domenica
    """
)
_TOO_MUCH = words("troppo benissimo malissimo moltissimo")
_QUOTES = frozenset("\"'“”«»‘’—–-(:[")
_ARTICLES = words("il lo la i gli le l' un uno una un'")
_DETERMINERS = (
    _ARTICLES
    | ARTICULATED
    | words(
        """
        questo questa questi queste quest' quel quello quella quei quegli quelle quell' ogni qualche alcuni alcune mio
        mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra vostri vostre
        """
    )
)
# Elided words that some texts write with a space after the apostrophe, which the tokenizer then cuts off.
_ELIDED = words(
    "l d un dell all nell sull dall quell quest c s m t v n dev cos com dov gl bell sant tutt anch senz quand ch"
)


class Sentence:
    """Tokens [start, stop) of a document; every index below is a token index of the document."""

    def __init__(self, doc: Doc, lexicon: Lexicon, start: int, stop: int, number: int) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.start = start
        self.stop = stop
        self.number = number
        self.words = PlaceTexts((i, doc[i].text.lower().replace("’", "'")) for i in range(start, stop))
        # The token in lower case with straight apostrophes; "" outside the sentence.
        self.word = self.words.__getitem__
        self._forms: dict[int, Form] = {}
        self._proclitics: dict[int, tuple[str, ...]] = {}
        # "l ' anima" is read as "l' anima": the apostrophe token carries the word, the one before it nothing.
        self.cut = {
            i
            for i in range(start + 1, stop)
            if self.words[i] == "'"
            and (self.words[i - 1] in _ELIDED or (self.words[i - 1] in _CLIPPED and not doc[i - 1].whitespace_))
        }
        for place in self.cut:
            self.words[place], self.words[place - 1] = self.words[place - 1] + "'", ""

    @property
    def places(self) -> range:
        return range(self.start, self.stop)

    def form(self, place: int) -> Form:
        found = self._forms.get(place)
        if found is None:
            known = place in self.cut or place + 1 in self.cut
            found = self._forms[place] = form(self.lexicon, self.words[place] if known else self.doc[place].text)
        return found

    def form_or_none(self, place: int) -> Form | None:
        return self.form(place) if self.start <= place < self.stop else None

    def tagged(self, place: int, *parts: str) -> bool:
        return self.doc[place].pos_ in parts

    @property
    def exclaims(self) -> bool:
        return "!" in self.word(self.stop - 1)

    @property
    def asks(self) -> bool:
        return "?" in self.word(self.stop - 1)

    @cached_property
    def praises(self) -> bool:
        """ "Parli benissimo!", "Mangia troppo!": a statement of how much or how well, though it exclaims."""
        found = set(self.words.values())
        return bool(found & _TOO_MUCH) or ("bene" in found and bool(found & {"molto", "davvero", "così", "proprio"}))

    @cached_property
    def _courteous(self) -> bool:
        text = " ".join(word for word in self.words.values() if word)
        return any(phrase in text for phrase in ("per favore", "per piacere", "per cortesia", "ti prego", "vi prego"))

    def addressed(self, verb: int) -> bool:
        """Whether someone is addressed and nothing else stands before the verb ("Marco, apri"), or asked
        "per favore"."""
        comma = self.before_negation(verb)
        if self._courteous or any(self._names(*self._phrase_after(place)) for place in self.places if place > verb):
            return True
        if self.word(comma) != "," or comma == self.start or not self._vocative(comma):
            return False
        return self._names(self.start, comma)

    def _names(self, start: int, stop: int) -> bool:
        """Whether tokens [start, stop) are names, titles or words like "ragazzi"; not when there are none."""
        return start < stop and all(
            self.form(place).name or self.word(place) in _ADDRESSED | TITLES or self.tagged(place, "PROPN")
            for place in range(start, stop)
        )

    def _phrase_after(self, comma: int) -> tuple[int, int]:
        """The tokens after a comma up to the next mark, where they end the sentence: "..., Marco!"."""
        if self.word(comma) != ",":
            return 0, 0
        stop = self.stop - 1 if self.word(self.stop - 1) in _STOPS else self.stop
        return (comma + 1, stop) if stop - comma <= 3 else (0, 0)

    def addressed_politely(self, verb: int) -> bool:
        """Whether the person addressed has a title ("Signora, aspetti"), or is asked "per favore"."""
        titled = any(word in TITLES for word in self.words.values())
        return self._courteous or (self.addressed(verb) and titled)

    @cached_property
    def drills(self) -> bool:
        """Whether there is nothing but verb forms, subject and clitic pronouns and commas, without a full stop:
        the bare answer of a drill ("io mangi, tu mangi")."""
        if self.word(self.stop - 1) in _STOPS:
            return False
        return all(
            word in {",", "/", "-", "(", ")"} or word in SUBJECTS or word in PROCLITICS or self.form(place).finite
            for place, word in self.words.items()
        )

    def skip_between(self, place: int) -> int:
        """The next place after adverbs that may stand inside a verb group; at most three are skipped."""
        for _ in range(3):
            word = self.word(place)
            form = self.form_or_none(place)
            if form is None:
                return place
            if word in BETWEEN or (form.adverb and not form.participle and word.endswith("mente")):
                place += 1
            else:
                return place
        return place

    def infinitive_after(self, place: int) -> int | None:
        """The infinitive that directly follows (adverbs skipped), or None."""
        place = self.skip_between(place)
        form = self.form_or_none(place)
        return place if form is not None and form.infinitive else None

    def agent_after(self, place: int) -> bool:
        """Whether "da ..." follows before the next verb or stop: the agent of a passive."""
        for index in range(place, min(place + 6, self.stop)):
            word = self.word(index)
            if word in {"tanto", "così"}:
                return False  # "sono aumentati tanto da preoccupare"
            if word in {"da", "dal", "dallo", "dalla", "dai", "dagli", "dalle", "dall'"}:
                following = self.form_or_none(index + 1)
                since = self.word(index + 1) in SINCE or self.word(index + 2) in SINCE
                return following is not None and not (following.infinitive and not following.noun) and not since
            if word in {",", ":"} or word in OPENERS:
                return False
        return False

    def proclitics(self, verb: int) -> tuple[str, ...]:
        """The clitic pronouns directly before a verb, in order."""
        known = self._proclitics.get(verb)
        if known is not None:
            return known
        found: list[str] = []
        place = verb - 1
        while place >= self.start and self.word(place) in PROCLITICS:
            if self.word(place) in {"me", "te", "se", "ce", "ve"} and not found:
                break  # "me lo dai", but "se mangi", "per me canta"
            found.insert(0, self.word(place))
            place -= 1
        known = self._proclitics[verb] = tuple(found)
        return known

    def before_clitics(self, verb: int) -> int:
        place = verb - len(self.proclitics(verb)) - 1
        return place - 1 if place >= self.start and not self.word(place) else place

    def before_negation(self, verb: int) -> int:
        place = self.before_clitics(verb)
        return place - 1 if self.word(place) == "non" else place

    def negated(self, verb: int) -> bool:
        return self.word(self.before_clitics(verb)) == "non"

    def subject_pronoun(self, verb: int) -> tuple[int, str] | None:
        """(person, number) of a subject pronoun before the verb, adverbs and clitics between them allowed."""
        place = self.before_clitics(verb)
        for _ in range(3):
            word = self.word(place)
            if word in SUBJECTS:
                # "con lui", "la loro": not a subject.
                if self.word(place - 1) in PREPOSITIONS or (word == "loro" and self.word(place - 1) in _DETERMINERS):
                    return None
                if self.word(place - 1) in {"e", "ed"} and place - 2 >= self.start:
                    return None  # "Marco e io": the subject is plural
                return SUBJECTS[word]
            if word in BETWEEN or word == "non":
                place -= 1
            else:
                return None
        return None

    def is_determined(self, place: int) -> bool:
        """Whether an article, determiner or preposition stands directly before."""
        return self.word(place - 1) in _DETERMINERS or self.word(place - 1) in PREPOSITIONS

    def after_article(self, place: int) -> bool:
        return self.word(place - 1) in _DETERMINERS

    def leads_noun(self, place: int) -> bool:
        """Whether an article stands here with its noun after it."""
        following = self.form_or_none(place + 1)
        return self.word(place) in _ARTICLES and following is not None and following.noun

    def opener(self, verb: int, finite: set[int]) -> int | None:
        """The conjunction or pronoun that opens the verb's clause: the nearest to the left, no finite verb between."""
        for place in range(verb - 1, self.start - 1, -1):
            if place in finite:
                return None
            if self.word(place) in {":", "(", "—", "«", "“"}:
                return None
            if self.word(place) in OPENERS:
                before = self.word(place - 1)
                # "dopo che", "prima che", "a meno che": one conjunction with its "che".
                if self.word(place) in {"cosa", "cos'"} and before == "che":
                    return place - 1
                return place
        return None

    def joined_to(self, verb: int, finite: Sequence[int]) -> int | None:
        """The finite verb to which this one is coordinated ("che canti e balli"), or None."""
        place = self.before_clitics(verb)
        for _ in range(4):
            word = self.word(place)
            if word in _JOINERS and finite:
                return finite[-1]
            if word in BETWEEN or word == "non" or word in SUBJECTS:
                place -= 1
            else:
                return None
        return None

    def opens(self, verb: int) -> bool:
        """Whether the verb opens its sentence; a negation, clitics, a vocative or a courtesy may stand before it,
        and adverbs of time ("Ora mangia!") when the sentence exclaims."""
        allowed = _BEFORE_COMMAND if self.exclaims else _COURTESY
        place = self.before_clitics(verb)
        while place >= self.start:
            word = self.word(place)
            if word == ",":
                return self._vocative(place)
            if word in allowed or word in _QUOTES:
                place -= 1
            else:
                return False
        return True

    def _vocative(self, comma: int) -> bool:
        """Whether what stands before the comma holds no verb and no opener: "Marco, ", "Per favore, "."""
        before = range(self.start, comma)
        if len(before) > 4:
            return False
        return not any(
            self.word(i) in OPENERS or (self.form(i).finite and self.form(i).only_verb and i > self.start)
            for i in before
        )

    def commands(self, place: int) -> bool:
        """Whether an infinitive is a negative command: "Non correre!", "Non mangiarla"."""
        return self.negated(place) and self.opens(place) and not self.asks


def sentences(doc: Doc, lexicon: Lexicon) -> Iterator[Sentence]:
    """The sentences of a document in order; punctuation that ends one belongs to it."""
    start, number = 0, 0
    for index, token in enumerate(doc):
        last = index + 1 == len(doc)
        if (token.text in _STOPS or token.text.isspace()) and not (not last and doc[index + 1].text in _STOPS):
            yield Sentence(doc, lexicon, start, index + 1, number)
            start, number = index + 1, number + 1
    if start < len(doc):
        yield Sentence(doc, lexicon, start, len(doc), number)
