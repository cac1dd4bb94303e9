"""manage.py analyse: what the reward reads in Italian texts, to debug a rule or to measure the judge.

printf '%s\\n' '{"text": "Le aquile volava."}' | python manage.py analyse
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.conf import settings

from rewards.italian.agreement import check_agreement
from rewards.italian.language import load_language
from rewards.italian.lexicon import Lexicon
from rewards.italian.tenses.verbs import verb_groups
from rewards.italian.tokens import Doc
from rewards.jsonl import LineError, shown
from rewards.management.jsonl_command import JsonLinesCommand

# spaCy reckons with 1 GB of memory for a text of 100,000 characters.
MOST_CHARACTERS = 100_000


class Command(JsonLinesCommand[str]):
    help = "Agreement findings, verb groups with their tenses and unverified words of JSON lines with a text."

    def read(self, data: Mapping[str, Any]) -> str:
        if "text" not in data:
            raise LineError("text", 'missing; a line is {"text": "…"}')
        if not isinstance(data["text"], str):
            raise LineError("text", f"not a text but {shown(data['text'])}")
        if len(data["text"]) > MOST_CHARACTERS:
            raise LineError("text", f"{len(data['text']):,} characters; at most {MOST_CHARACTERS:,}: cut it into lines")
        # A lone surrogate is no character: no encoder accepts it.
        return data["text"].encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def process(self, items: Sequence[str]) -> Iterable[Mapping[str, Any]]:
        language = load_language(settings.SPACY_MODEL)
        docs = language.docs(items)
        return [analysis(doc, language.lexicon) for doc in docs]


def analysis(doc: Doc, lexicon: Lexicon) -> dict[str, Any]:
    """{"agreement": [finding], "verbs": [group], "unverified": [finding]}; offsets in the text."""
    findings = [asdict(finding) for finding in check_agreement(doc, lexicon).findings]
    groups = verb_groups(doc, lexicon)
    return {
        "agreement": [_public(finding) for finding in findings if finding["error"]],
        "verbs": [
            {"text": group.text, "start": group.start, "end": group.end, "tenses": sorted(group.tenses)}
            for group in groups
        ],
        "unverified": [_public(finding) for finding in findings if not finding["error"]],
    }


def _public(finding: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in finding.items() if key != "error"}
