"""The network of the ranker (rewards/italian/ranker.py) for training, and its training on right sentences.

The loss is the negative log of the likelihood of the form that stands there, summed over the candidates; so the network
learns which candidate a word agrees with, since only that one explains its form in sentence after sentence. Where
a treebank tells the partner, its own share counts too.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy
import torch
from torch import Tensor, nn

from rewards.italian.ranker import BITS, WIDTH, Question

EPOCHS, BATCH, RATE = 3, 128, 3e-3
_DROPPED, _DROPOUT = 0.3, 0.3  # of the features, of the sums
_FASTER = 4  # the emission learns so many times faster
_FLOOR = 1e-6
_TOLD = 1.0  # what a partner that a treebank tells weighs beside the form of its word


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question with the places of the forms that its word's ending stands for, and where a treebank tells it, the
    place of the candidate that is the partner; -1 for none of them."""

    question: Question
    right: tuple[int, ...]
    partner: int | None = None


class RankerNetwork(nn.Module):
    """The network of Ranker, for training. numbers: as the emission names them; forms: how many there are."""

    def __init__(self, numbers: Sequence[str], emitted: Tensor) -> None:
        super().__init__()
        forms = emitted.shape[1]
        self.numbers = {number: row for row, number in enumerate(numbers)}
        self.table = self._table(WIDTH, 0.05)
        self.linear = self._table(1, 0.0)
        self.nobody_table = self._table(WIDTH, 0.05)
        self.form_table = self._table(forms, 0.0)
        self.form_bias = nn.Parameter(torch.zeros(forms))
        self.hidden, self.out = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 1)
        self.nobody_out = nn.Linear(WIDTH, 1)
        self.summed = nn.Sequential(nn.ReLU(), nn.Dropout(_DROPOUT))
        self.emission = nn.Parameter(emitted)

    @staticmethod
    def _table(width: int, spread: float) -> nn.EmbeddingBag:
        table = nn.EmbeddingBag(1 << BITS, width, mode="sum")
        nn.init.normal_(table.weight, 0, spread) if spread else nn.init.zeros_(table.weight)
        return table

    def _sum(self, table: nn.EmbeddingBag, rows: Sequence[Sequence[int]], kept: Tensor | None = None) -> Tensor:
        flat = torch.tensor([feature for row in rows for feature in row])
        offsets = torch.tensor(numpy.cumsum([0, *(len(row) for row in rows[:-1])]))
        if self.training:
            kept = (torch.rand(len(flat)) > _DROPPED).float()
        summed: Tensor = table(flat, offsets, per_sample_weights=kept)
        return summed

    def forward(self, questions: Sequence[Question]) -> tuple[Tensor, Tensor, Tensor]:
        """(questions, forms): the probability of each form; (candidates of all questions): their shares;
        (questions): the share of nobody."""
        summed = self._sum(self.nobody_table, [one.nobody for one in questions])
        nobody = self.nobody_out(self.summed(summed)).squeeze(1)
        prior = torch.softmax(self._sum(self.form_table, [one.forms for one in questions]) + self.form_bias, dim=1)
        pairs = [(row, features, number) for row, one in enumerate(questions) for features, number in one.candidates]
        if not pairs:
            return prior, torch.zeros(0), torch.ones(len(questions))
        rows = [features for _, features, _ in pairs]
        owner = torch.tensor([row for row, _, _ in pairs])
        hidden = torch.relu(self.hidden(self.summed(self._sum(self.table, rows))))
        scores = (self.out(hidden) + self._sum(self.linear, rows)).squeeze(1)
        highest = nobody.scatter_reduce(0, owner, scores, "amax").detach()
        weights, rest = torch.exp(scores - highest[owner]), torch.exp(nobody - highest)
        total = rest.index_add(0, owner, weights)
        emission = torch.softmax(self.emission, dim=1)
        last = len(self.numbers)
        emitted = emission[torch.tensor([self.numbers.get(number, last) for _, _, number in pairs])]
        shares, alone = weights / total[owner], rest / total
        forms = (alone.unsqueeze(1) * prior).index_add(0, owner, shares.unsqueeze(1) * emitted)
        return forms, shares, alone

    def weights(self) -> dict[str, numpy.ndarray]:
        """As Ranker reads them, in half precision."""
        tensors = {
            "table": self.table.weight, "linear": self.linear.weight[:, 0], "nobody_table": self.nobody_table.weight,
            "form_table": self.form_table.weight, "form_bias": self.form_bias, "hidden": self.hidden.weight.T,
            "hidden_bias": self.hidden.bias, "out": self.out.weight[0], "out_bias": self.out.bias[0],
            "nobody_out": self.nobody_out.weight[0], "nobody_bias": self.nobody_out.bias[0],
            "emission": torch.softmax(self.emission, dim=1),
        }  # fmt: skip
        found: dict[str, numpy.ndarray] = {k: v.detach().numpy().astype("float16") for k, v in tensors.items()}
        found["numbers"] = numpy.array(list(self.numbers))
        return found


def train_ranker(
    training: Sequence[Lesson],
    development: Sequence[Lesson],
    emitted: Callable[[str], Sequence[float]],
    *,
    epochs: int = EPOCHS,
    seed: int = 0,
    report: Callable[[str], None] = print,
) -> RankerNetwork:
    """emitted: for a number as the candidates name it, the scores of the forms to begin with; "" for an unknown one."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    numbers = sorted({number for one in training for _, number in one.question.candidates})
    network = RankerNetwork(numbers, torch.tensor([emitted(number) for number in [*numbers, ""]]))
    others = [weights for name, weights in network.named_parameters() if name != "emission"]
    groups = [{"params": others, "times": 1}, {"params": [network.emission], "times": _FASTER}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=1e-3)
    order, step = list(training), 0
    steps = epochs * -(-len(order) // BATCH)
    for epoch in range(epochs):
        network.train()
        chance.shuffle(order)
        for start in range(0, len(order), BATCH):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = RATE * group["times"] * max(0.02, 1 - step / steps)
            loss = _loss(network, order[start : start + BATCH])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        network.eval()
        report(f"epoch {epoch + 1}: development {mean_loss(network, development):.4f}")
    return network


def _loss(network: RankerNetwork, lessons: Sequence[Lesson]) -> Tensor:
    forms, shares, alone = network([one.question for one in lessons])
    right = torch.zeros_like(forms)
    first, told = 0, []
    for row, one in enumerate(lessons):
        right[row, list(one.right)] = 1
        if one.partner is not None:
            told.append(alone[row] if one.partner < 0 else shares[first + one.partner])
        first += len(one.question.candidates)
    loss = -torch.log((forms * right).sum(dim=1) + _FLOOR).mean()
    if told and network.training:
        loss = loss - _TOLD * torch.log(torch.stack(told) + _FLOOR).sum() / len(lessons)
    return loss


@torch.no_grad()
def mean_loss(network: RankerNetwork, lessons: Sequence[Lesson]) -> float:
    """The mean negative log likelihood of the forms that stand there, in nats."""
    parts = [lessons[start : start + 512] for start in range(0, len(lessons), 512)]
    return sum(float(_loss(network, part)) * len(part) for part in parts) / max(1, len(lessons))


def save(network: RankerNetwork, path: Path) -> None:
    numpy.savez_compressed(path, allow_pickle=False, **network.weights())
