"""The reference model's tokenizer: byte-level BPE in which the JSON frame of an exercise costs few tokens."""

from collections.abc import Iterable
from typing import Any

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers
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


def train_tokenizer(texts: Iterable[str], vocabulary: int = 3072) -> PreTrainedTokenizerFast:
    """BPE over the texts, `vocabulary` tokens with the structural ones; left padding, pad, bos and eos set."""
    bpe: Any = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bpe.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary - len(STRUCTURE),
        special_tokens=[PAD, BOS, EOS],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    bpe.train_from_iterator((_without_structure(text) for text in texts), trainer)
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


def _without_structure(text: str) -> str:
    for part in STRUCTURE:
        text = text.replace(part, "\n")
    return text
