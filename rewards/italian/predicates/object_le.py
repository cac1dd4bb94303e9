""" "le" before avere: an object, with which the participle agrees ("le ho viste"), or a dative ("le ho parlato")
(Serianni, Grammatica italiana, VII and XI)."""

from rewards.italian.articles import FORMS, GenderNumber
from rewards.italian.function_words import BOUNDS, COMMA_BOUNDS, STOPS, TIMES, skip
from rewards.italian.numerals import is_number_word
from rewards.italian.phrases.adjective_hosts import hangs
from rewards.italian.phrases.adjectives_after import POSSESSIVES
from rewards.italian.phrases.noun_phrases import NounPhrase, narrowed
from rewards.italian.subjects.objectless import takes_no_object
from rewards.italian.subjects.valency import DATIVE, INTRANSITIVE, SAYING
from rewards.italian.verb_tables import words as word_set
from rewards.italian.words import Words

# Of these "le" is mostly the person: "le ha telefonato", "le ha chiesto di venire".
_TO_PERSONS = SAYING | DATIVE | INTRANSITIVE | word_set(
    """
    parlare telefonare sorridere mentire credere obbedire ubbidire giovare nuocere servire insegnare promettere giurare
    consigliare suggerire ordinare permettere impedire vietare proporre augurare comunicare confessare dare regalare
    offrire mostrare prestare restituire mandare inviare spedire portare rubare togliere fare dire assegnare affidare
    concedere negare rifiutare riconoscere attribuire imporre lasciare procurare causare provocare preparare comprare
    vendere leggere cantare stringere tagliare rompere tendere porgere dedicare garantire assicurare sparare
    """
)  # fmt: skip
# Of these "le" and "l'" are what is seen or handled, not a person to whom something is done, and no clause.
_HANDLING = word_set(
    """
    vedere conoscere incontrare visitare trovare ritrovare ammirare guardare osservare mangiare bere assaggiare comprare
    perdere lavare mettere prendere chiudere aprire spegnere accendere appendere buttare nascondere riparare pulire
    stirare cucinare salutare abbracciare invitare accompagnare aiutare ospitare curare operare parcheggiare guidare
    leggere rileggere studiare indossare raccogliere riempire svuotare rovinare sistemare seguire svegliare
    """
)
# Of these "le" alone, with nothing behind, is the thing: "le lettere non le hai mai lette".
_OF_THINGS = word_set(
    """
    leggere comprare preparare vendere cantare spedire inviare portare rubare regalare prestare restituire mostrare
    tagliare rompere stringere togliere affidare assegnare
    """
)
_PRONOUNS = word_set(
    """
    ne n' gliene quante quanti quanta quali mi ti ci vi si m' t' c' v' lo la li le l' quelle quelli quella tutte tutti
    altre altri altra una alcune molte
    """
)
_FAR = 8
_FEMININE_PLURAL = frozenset({("f", "p")})
_FEMININE = frozenset({("f", "s")})
_BEFORE = frozenset({"non", "me", "te", "se", "ce", "ve"})
_PERSONS = word_set("nessuno tutti qualcuno chi")
_OTHERS = word_set("lui lo gli nessuno qualcuno ognuno uno chi egli")


def is_object_le(words: Words, verb: int, participle: int, phrases: list[NounPhrase]) -> bool:
    """Whether "le" stands for feminines named before in the text, since the verb has no other object behind it: "Le
    fotografie, mia nonna le ha conservate in una scatola"."""
    lemmas = words.facts[participle].lemmas
    if not lemmas or lemmas & (_TO_PERSONS - _OF_THINGS) or takes_no_object(lemmas, ""):
        return False
    following = skip(words, participle + 1)
    if lemmas & _OF_THINGS and words.at(following) not in BOUNDS:
        return False
    if following < words.size and words.text[following] not in STOPS and words.text[following] != ",":
        object_behind = any(one.start == following and not one.prepositional for one in phrases)
        if object_behind or words.text[following] in ("che", "se", "di") or words.is_infinitive(following):
            return False
    handled = bool(lemmas & _HANDLING)  # "parlavano di quelle montagne, ma quando le ho viste …"
    earlier = [one for one in phrases if one.end <= verb - 1 and (handled or not one.prepositional)]
    earlier = [one for one in earlier if one.determiner is not None]
    plural = [one for one in earlier if one.readings & words.own(one.determiner or 0) == _FEMININE_PLURAL]
    return bool(plural)


def is_feminine(words: Words, phrases: list[NounPhrase], clitic: int, participle: int) -> bool:
    """Whether "l'" can only be a feminine noun of the sentence: "Mi hanno rubato la bici e poi l'hanno ritrovata"."""
    following = words.at(participle + 1)
    if not words.facts[participle].lemmas & _HANDLING or following in ("che", "se", "di"):
        return False
    start = max((i + 1 for i in range(clitic) if words.text[i] in (".", "!", "?")), default=0)
    earlier = [one for one in phrases if start <= one.start and one.end <= clitic]
    if not earlier or _OTHERS & set(words.text[start:clitic]):
        return False
    if any(one.unknown or not one.readings or ("m", "s") in narrowed(words, one) for one in earlier):
        return False
    named = earlier[-1].determiner is not None or earlier[-1].proper
    last = narrowed(words, earlier[-1]) == _FEMININE and named
    return last and words.text[earlier[-1].head] not in TIMES


def object_ahead(words: Words, phrases: list[NounPhrase], clitic: int) -> NounPhrase | None:
    """The noun right before a pronoun that takes it up: "le chiavi le ho prese", "la giacca a quadri l'avevo vista",
    "la verità non me l'ha detta", "queste foto, chi le ha fatte?"."""
    first = clitic
    while words.at(clitic - 1) in _BEFORE:
        clitic -= 1
    if words.at(clitic - 1) == "chi" and words.at(clitic - 2) == ",":
        clitic -= 2
    ends = (one.end + (one.end != clitic and words.at(one.end) == "?") for one in phrases)
    index = next((i for i, end in enumerate(ends) if end == clitic), None)
    while index and phrases[index].prepositional and phrases[index].determiner is None and hangs(words, phrases, index):
        index -= 1
        if not phrases[index].prepositional and words.at(phrases[index].start - 1) not in BOUNDS:
            return None
    if index is None or phrases[index].prepositional or phrases[index].determiner is None:
        return None
    if clitic < first and words.at(phrases[index].start - 1) not in COMMA_BOUNDS:
        return None  # "quali fiori preferisse mia madre non l'ho mai saputo"
    return phrases[index]


def may_be_subject(words: Words, phrase: NounPhrase, verb: int, participle: int) -> bool:
    """Whether the noun may be who acts: "la mamma l'ha visto al parco"; not in "la torta l'ha mangiata Luca"."""
    following = skip(words, participle + 1)
    named = following < words.size and (words.pos[following] in ("PROPN", "PRON") or words.facts[following].name)
    led = words.at(following) in FORMS and FORMS[words.at(following)].family in ("definite", "indefinite")
    led = led or words.at(following) in POSSESSIVES
    led = led and words.at(following + 1) not in TIMES  # "la mamma l'ha visto un giorno"
    named = named or words.at(following) in _PERSONS
    numbers = {number for person, number in words.finite(verb) if person == 3}
    return bool(numbers & {number for _, number in narrowed(words, phrase)}) and not named and not led


def may_agree_before(words: Words, verb: int, own: frozenset[GenderNumber]) -> bool:
    """Whether a participle behind avere may agree with what stands before it: "quante ne ho viste", "ci ha visti", "la
    lettera che ho scritta"; not "il libro che ho letta"."""
    earlier = range(max(0, verb - _FAR), verb)
    if any(words.text[i] in _PRONOUNS for i in earlier):
        return True
    if "che" not in (words.text[i] for i in earlier):
        return False
    before = range(max(0, verb - 2 * _FAR), verb)
    return any(words.nouns(i) & own or words.facts[i].capital or not words.facts[i].parts for i in before if i)


def counted_forms(words: Words, verb: int, participle: int, phrases: list[NounPhrase]) -> frozenset[GenderNumber]:
    """What the participle may be between "ne" and a number: "ne ho comprate tre", "ne ha mangiato uno"; the noun of a
    question right before tells the gender: "Quante mele hai preso? Ne ho prese tre"."""
    if words.at(verb - 1) not in ("ne", "n'", "gliene"):
        return frozenset()
    number = words.at(participle + 1)
    if number in ("uno", "una"):
        return frozenset({("m", "s"), ("m" if number == "uno" else "f", "s")})
    many = participle + 1 < words.size and is_number_word(number)
    if not many:
        return frozenset()
    asked = [one for one in phrases if one.end < verb and words.text[one.start].startswith("quant")]
    known = asked[-1].readings if asked and words.at(verb - 2) == "?" else frozenset({("m", "p"), ("f", "p")})
    return known | {("m", "s")}
