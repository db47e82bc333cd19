"""Counting the memory of a training step without having it: torch runs it on its meta device.

There every operation gives tensors with a shape and no contents. A ledger notes down when each
piece of memory comes into being and when it goes.
"""

from __future__ import annotations

import sys
import weakref
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from cnnstudio.training.protocol import CountMemory, MemoryCounted
from cnnstudio.worker import heads
from cnnstudio.worker.build import GraphModule, build


class Ledger(TorchDispatchMode):
    """Counts the bytes of all tensors that live now, and the most that ever lived at once."""

    def __init__(self, known: Sequence[Tensor]) -> None:
        """Begin with the tensors that are there already: they count nothing."""
        super().__init__()
        self._sizes: dict[int, int] = {}
        self.held = self.most = 0
        for tensor in known:
            self._note(tensor)
        self.held = self.most = 0

    def __torch_dispatch__(
        self,
        func: Callable[..., Any],
        types: Sequence[type],
        args: Sequence[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:  # noqa: ANN401 - whatever the operation gives
        result = func(*args, **(kwargs or {}))
        for leaf in tree_leaves(result):
            if isinstance(leaf, Tensor):
                self._note(leaf)
        return result

    def _note(self, tensor: Tensor) -> None:
        """Count the memory that a tensor lies in, once; a view shares that of another tensor."""
        storage = tensor.untyped_storage()
        key = storage._cdata  # noqa: SLF001 - its one identity
        if key not in self._sizes:
            self._sizes[key] = storage.nbytes()
            self.held += storage.nbytes()
            self.most = max(self.most, self.held)
            weakref.finalize(storage, self._forget, key)

    def _forget(self, key: int) -> None:
        self.held -= self._sizes.pop(key)


def count(ask: CountMemory) -> MemoryCounted:
    """Count what a training step of a network keeps in memory, and what it holds at its fullest.

    Raises:
        ProjectError: The network has no Input or no Output.
    """
    with torch.device("meta"):
        model = build(ask.network).to(memory_format=torch.channels_last)
    parameters = list(model.parameters())
    pictures, labels = _batch(model, ask.batch_size)
    own = [*parameters, *model.buffers(), pictures, labels]
    with Ledger(own) as ledger:
        logits = model(pictures)
        loss = _loss(model.head, logits, labels)
        kept = ledger.held
        ledger.most = kept
        loss.backward()
    weights = sum(parameter.nbytes for parameter in parameters)
    return MemoryCounted(
        ask.number,
        ask.batch_size,
        weights,
        kept,
        max(ledger.most - kept - weights, 0),
        free_memory(),
    )


def _batch(model: GraphModule, size: int) -> tuple[Tensor, Tensor]:
    shape = model.network.by_id[model.picture].layer.output_shape()
    pictures = torch.empty(size, *shape, device="meta").to(memory_format=torch.channels_last)
    return pictures, torch.empty(size, dtype=torch.int64, device="meta")


def _loss(head: heads.Head, logits: Tensor, labels: Tensor) -> Tensor:
    """Give the loss that is trained; a linear head is not, so its network alone is counted."""
    return logits.sum() if head == "linear" else heads.loss(head, logits, labels)


def free_memory() -> int:
    """Give the bytes of main memory that programs can still have; 0 where the system is silent."""
    if sys.platform != "linux":
        return 0
    lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    sizes = [line.split()[1] for line in lines if line.startswith("MemAvailable:")]
    return 1024 * int(sizes[0]) if sizes else 0
