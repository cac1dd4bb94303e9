"""The reference model's tokenizer: byte-level BPE in which the JSON frame of an exercise costs few tokens."""

from collections.abc import Iterable, Iterator
from typing import Any

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from rewards.exercises import EXERCISE_TYPES

PAD, BOS, EOS = "<pad>", "<s>", "</s>"
STRUCTURE = (
    *(f'[{{"type": "{kind}", "question": "' for kind in EXERCISE_TYPES),
    *(f'"}}, {{"type": "{kind}", "question": "' for kind in EXERCISE_TYPES),
    '", "options": ["',
    '", "',
    '"], "answer": "',
    '", "answer": "',
    '", "explanation": "',
    '"}]',
)


# Words with their underscores, a digit, other marks; each with the space before it; "l'" keeps its apostrophe.
_PIECES = r" ?[\p{L}_]+'?| ?\p{N}| ?[^\s\p{L}\p{N}_]+|\s+"
# A word given as whole counts as often as if it stood so many times in the texts.
_WHOLE_COUNT = 100


def train_tokenizer(texts: Iterable[str], whole: Iterable[str] = (), vocabulary: int = 4096) -> PreTrainedTokenizerFast:
    """BPE over the texts, `vocabulary` tokens with the structural ones; left padding, pad, bos and eos set.

    whole: words to keep in one piece where possible: what is one token need not be spelt.
    """
    bpe: Any = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_PIECES), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    bpe.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary - len(STRUCTURE),
        special_tokens=[PAD, BOS, EOS],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    bpe.train_from_iterator(_material(texts, whole), trainer)
    bpe.add_tokens([AddedToken(text, normalized=False) for text in STRUCTURE])
    return PreTrainedTokenizerFast(
        tokenizer_object=bpe,
        pad_token=PAD,
        bos_token=BOS,
        eos_token=EOS,
        padding_side="left",
        clean_up_tokenization_spaces=False,
        model_max_length=1024,
    )


def _material(texts: Iterable[str], whole: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield _without_structure(text)
    for word in whole:
        yield f" {word}" * _WHOLE_COUNT


def _without_structure(text: str) -> str:
    for part in STRUCTURE:
        text = text.replace(part, "\n")
    return text
