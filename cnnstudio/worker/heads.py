"""What the logits mean: the loss of each head of a network, and the shares that it shows."""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor
from torch.nn import functional

from cnnstudio.layers.io import Output
from cnnstudio.network.graph import Network

Head = Literal["softmax", "sigmoid", "linear"]


def head_of(network: Network) -> Head:
    """Give the head of a network; one without Output has that of a new Output."""
    for node in network.nodes:
        if isinstance(node.layer, Output):
            return node.layer.head
    return Output().head


def loss(head: Head, logits: Tensor, labels: Tensor) -> Tensor:
    """Give the mean loss of a batch.

    Args:
        head: What the logits mean. Where each class stands on its own (sigmoid), it is the binary
            cross-entropy, else that of one class out of all. A linear head is not trained:
            `cnnstudio.data.fit` says why.
        logits: batch x classes.
        labels: The class numbers of the batch.
    """
    if head != "sigmoid":
        return functional.cross_entropy(logits, labels)
    wanted = functional.one_hot(labels, logits.shape[1]).to(logits.dtype)
    return functional.binary_cross_entropy_with_logits(logits, wanted)


def shares(head: Head, logits: Tensor) -> Tensor:
    """Give the share of each class, batch x classes; there are none of plain numbers or pictures.

    Those of a softmax add up to 1, those of a sigmoid are from 0 to 1 each.
    """
    if head == "linear" or logits.ndim != 2:
        return torch.empty(len(logits), 0)
    return logits.float().softmax(1) if head == "softmax" else logits.float().sigmoid()
