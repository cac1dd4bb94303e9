"""The terms of the pages and reports, each in a sentence or two."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.metrics import METRICS


@dataclass(frozen=True, slots=True)
class Term:
    """key: the anchor on the glossary page and the name used in templates."""

    key: str
    term: str
    text: str


_TERMS = (
    ("v4", "V4", "The model you start from."),
    ("v5", "V5", "The model that a training run makes out of V4."),
    ("request", "Request", "What a model is asked for: level, grammar focus, topic, number and types of exercises."),
    ("focus", "Grammar focus", "The point of grammar that the exercises of a request train, one of 74."),
    ("prompt", "Prompt", "A request as the text that the model reads."),
    ("completion", "Completion", "What the model writes for a prompt: it should be a JSON array of exercises."),
    ("exercise", "Exercise", "One element of a completion: type, question, answer, and options for multiple choice."),
    ("group", "Group", "The completions of one prompt in one training step; GRPO compares them with each other."),
    ("rollout", "Rollout", "A completion sampled during training, with its step, group and advantage."),
    ("reward", "Reward", "The weighted total of the components' scores, from 0 to 100."),
    (
        "total",
        "Total",
        "The reward of one completion. A component that does not apply is left out and the rest rescaled.",
    ),
    ("component", "Component", "One of the four parts of the reward: gender, tense, structure, topic; 25 points each."),
    ("gender", "Gender", "Do articles, adjectives, participles and verbs agree with their nouns?"),
    ("tense", "Tense", "Does each exercise train the tense or construction that the grammar focus demands?"),
    (
        "structure",
        "Structure",
        "Is the completion valid JSON, with the requested number and types of complete exercises?",
    ),
    ("topic", "Topic", "Are the exercises about the requested topic, by their words and by their meaning?"),
    (
        "rubric",
        "Rubric",
        "The components with their weights and thresholds, in a numbered version with the hash of its code and data.",
    ),
    ("score", "Score", "A component's value for a completion, with its explanation and findings."),
    ("finding", "Finding", "A piece of evidence: the words concerned, the rule, and what was expected."),
    (
        "not_applicable",
        "Not applicable (—)",
        "There was nothing to judge. It is not zero: the component is left out of the total.",
    ),
    ("unverified", "Unverified", "A word that the lexicon does not know. It is no error, but it earns no points."),
    (
        "advantage",
        "Advantage",
        "How much better a completion's reward is than its group's mean, in standard deviations.",
    ),
    ("grpo", "GRPO", "Group Relative Policy Optimisation: make completions likelier that beat their group's mean."),
    (
        "tau",
        "Kendall's tau",
        "How alike two rankings are: 1 for the same order, −1 for the reverse, about 0 for unrelated ones.",
    ),
    (
        "threshold",
        "Threshold",
        "Where a component draws a line, such as how much must speak for a topic. A rubric's version fixes it.",
    ),
    ("rescore", "Re-score", "Stored completions scored again by another version of the rubric; earlier scores stay."),
    ("kl", "KL", "How far the model has moved from V4, measured on its own completions; large values mean forgetting."),
    ("beta", "Beta", "The KL coefficient: how strongly moving away from V4 is punished; 0 means not at all."),
    ("lora", "LoRA adapter", "Small matrices added to the model's layers; only these are trained."),
    ("checkpoint", "Checkpoint", "A saved state of a run, from which an interrupted run continues."),
    (
        "step",
        "Step",
        "One update of the model: completions for some prompts, their rewards, one change of the adapter.",
    ),
    ("length", "Length", "The mean number of tokens of a step's completions."),
    (
        "zero_variance",
        "Zero-variance groups",
        "The share of groups whose completions all got the same reward; they teach nothing.",
    ),
    ("superseded", "Superseded", "A rollout of a step that was lost in a crash and done again after resuming."),
    ("attempt", "Attempt", "One try at a job by one worker; a resumed run has several."),
    (
        "split",
        "Split",
        "Requests are divided into training, validation and test; test requests never appear in training.",
    ),
    ("seed", "Seed", "The number that fixes all random choices, so that a run or evaluation can be repeated."),
    (
        "temperature",
        "Temperature",
        "How freely the model chooses among likely words; 1 is the model's own distribution.",
    ),
    ("interval", "95 % interval", "Where the true value plausibly lies: 95 of 100 such intervals hold it."),
    ("learning_rate", "Learning rate", "The size of each update."),
    ("preset", "Preset", "A set of values that suits a machine: reference for a CPU, seed for the 8B V4 on a GPU."),
    (
        "broker",
        "Broker",
        "The server (Redis or Valkey) that tells a worker of queued jobs. While it is down, jobs wait.",
    ),
    ("worker", "Worker", "The process that carries out jobs, one at a time, on the machine with the GPU."),
    ("metric", "Metric", "A figure that says how good a model is, measured on requests it was not trained on."),
    ("lineage", "Lineage", "From which model and by which run a model was made."),
)

GLOSSARY: Sequence[Term] = tuple(
    sorted(
        (
            *(Term(*entry) for entry in _TERMS),
            *(Term(metric.id, metric.label, metric.definition) for metric in METRICS.values()),
        ),
        key=lambda term: term.term.lower(),
    )
)
