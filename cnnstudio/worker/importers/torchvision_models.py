"""Imports a network of torchvision by its name, with or without weights.

The network is made without memory for its numbers, traced by torch.fx, and built anew of our
layers. With weights, both compute one picture, and must agree.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
import torchvision
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode
from torchvision import models

from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network
from cnnstudio.worker.build import GraphModule
from cnnstudio.worker.importers.pretrained import Pretrained, fetched, pretrained
from cnnstudio.worker.importers.result import Imported, NotImportedError, Tell
from cnnstudio.worker.importers.tracing import Walk
from cnnstudio.worker.weights import foreign_tensors
from cnnstudio.zoo.elsewhere import TORCHVISION

DEFAULT = "default"
"""Asks for the weights that torchvision recommends."""

LARGEST_DIFFERENCE = 1e-4
"""Of the numbers that original and import give for one picture, in parts of the largest."""

_NORMALIZE_INSIDE = frozenset({"googlenet", "inception_v3"})
"""Their trained weights expect pictures normalized another way, which the network does itself."""

_OLD_DENSENET = re.compile(r"(denselayer\d+\.(?:norm|relu|conv))\.([12])\.")
"""How DenseNet's layers are called in torchvision's file of weights."""


def import_torchvision(name: str, weights: str, tell: Tell) -> Imported:
    """Import a network.

    Args:
        name: Its name in torchvision, such as "resnet18".
        weights: A file of weights, `DEFAULT` for torchvision's own, or "" for none.
        tell: Told how far a download is.

    Raises:
        NotImportedError: There is no such network, or it cannot be expressed in our layers.
        ProjectError: The weights cannot be read.
    """
    known = pretrained(_known(name))
    state: dict[str, Tensor] = {}
    if weights:
        file = fetched(known.url, tell) if weights == DEFAULT else Path(weights)
        state = _renamed(foreign_tensors(file))
    original = _original(name, state)
    walk = Walk(original, name)
    walk.run((3, known.size, known.size))
    network = walk.builder.network()
    report = [_taken(network), *_left_out(original, walk.used)]
    model = None
    if state:
        model = walk.builder.model(network)
        report += _compared(original, model, known.size)
    return Imported(
        title=name,
        network=network,
        model=model,
        report=(*report, *_about_weights(name, weights, known)),
        mean=known.mean,
        spread=known.spread,
        classes=_classes(network, known),
        pictures="ImageNet" if weights else "",
    )


def _known(name: str) -> str:
    """Give a name that torchvision knows, or say which are like it."""
    names = models.list_models(module=models)
    if name in names:
        return name
    ours = [entry.name for entry in TORCHVISION]
    close = difflib.get_close_matches(name.lower(), ours, n=3)
    if not close:
        raise NotImportedError(
            "torchvision has no network called {name}: its names are like {some}.",
            name=name[:100],
            some=", ".join(ours[:3]),
        )
    raise NotImportedError(
        "torchvision has no network called {name}: did you mean {close}?",
        name=name[:100],
        close=" or ".join(close),
    )


# --- the original --------------------------------------------------------------------------------


def _original(name: str, state: Mapping[str, Tensor]) -> nn.Module:
    """Make the network of torchvision in evaluation mode, with weights where there are any."""
    options: dict[str, object] = {}
    if name in _NORMALIZE_INSIDE:
        options = {"init_weights": False, "transform_input": bool(state)}
    with _Hollow():
        model = models.get_model(name, weights=None, **options)
        classes = _count_of_classes(model, state)
        if classes:
            model = models.get_model(name, weights=None, num_classes=classes, **options)
    if state:
        _load(model, state, name)
    return model.eval()


class _Hollow(TorchFunctionMode):
    """Makes parameters without memory: torch allocates them by `torch.empty`, and nothing else."""

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Sequence[type],
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:  # noqa: ANN401 - what torch gives
        """Call a function of torch."""
        named = dict(kwargs or {})
        if func is torch.empty:
            named["device"] = "meta"
        return func(*args, **named)


def _count_of_classes(model: nn.Module, state: Mapping[str, Tensor]) -> int:
    """Give how many classes the weights are for; 0 where as many as the original has, or none.

    The last tensor of every network there is the bias of the layer that answers.
    """
    name, own = list(model.state_dict().items())[-1]
    given = state.get(name)
    if given is None or given.ndim != 1 or given.shape == own.shape:
        return 0
    return len(given)


def _renamed(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {_OLD_DENSENET.sub(r"\1\2.", name): value for name, value in state.items()}


def _load(model: nn.Module, state: Mapping[str, Tensor], name: str) -> None:
    """Put weights in, each in its place and shape; parts only used in training may be missing."""
    own = model.state_dict()
    taken: dict[str, Tensor] = {}
    for key, value in own.items():
        if key in state and state[key].shape == value.shape:
            taken[key] = state[key].to(value.dtype)
        elif key.endswith("num_batches_tracked"):
            taken[key] = torch.zeros((), dtype=value.dtype)
        elif not _is_auxiliary(key):
            raise _misfit(key, value, state.get(key), name)
    strange = [key for key in state if key not in own and not _is_auxiliary(key)]
    if strange:
        raise NotImportedError(
            "The weights have a layer “{layer}”, which {name} does not have: choose the weights of "
            "this network.",
            layer=strange[0].rpartition(".")[0][:100] or strange[0][:100],
            name=name,
        )
    # It also carries the version of each module, which some ask for.
    own.update(taken)
    model.load_state_dict(own, assign=True)


def _misfit(key: str, own: Tensor, given: Tensor | None, name: str) -> NotImportedError:
    layer, _, which = key.rpartition(".")
    if given is None:
        return NotImportedError(
            "The weights have nothing for the layer “{layer}” of {name}: choose the weights of "
            "this network.",
            layer=layer,
            name=name,
        )
    return NotImportedError(
        "The {which} of the layer “{layer}” is {given} in the file, but {own} in {name}: choose "
        "the weights of this network.",
        which=which,
        layer=layer,
        given=tuple(given.shape),
        own=tuple(own.shape),
        name=name,
    )


def _is_auxiliary(key: str) -> bool:
    """Say whether a tensor belongs to a second classifier, which only helps in training."""
    return key.lower().startswith("aux")


# --- the report ----------------------------------------------------------------------------------


def _taken(network: Network) -> Text:
    return Text(
        "{layers} layers with {parameters} parameters, as torchvision {version} has them.",
        {
            "layers": len(network.nodes),
            "parameters": analyze(network).parameters,
            "version": torchvision.__version__.partition("+")[0],
        },
    )


def _left_out(original: nn.Module, used: set[str]) -> list[Text]:
    """Say which parts with parameters take no part in answering."""
    found: dict[str, int] = {}
    for path, module in original.named_modules():
        count = sum(value.numel() for value in module.parameters(recurse=False))
        if count and path not in used:
            part = path.partition(".")[0]
            found[part] = found.get(part, 0) + count
    return [
        Text(
            "Left out: “{part}” with {parameters} parameters, which is only used in training.",
            {"part": part, "parameters": count},
        )
        for part, count in found.items()
    ]


def _compared(original: nn.Module, model: GraphModule, size: int) -> list[Text]:
    """Compute one random picture with both, and say by how much they differ.

    Raises:
        NotImportedError: They give different numbers.
    """
    picture = torch.rand(1, 3, size, size, generator=torch.Generator().manual_seed(0)) * 2 - 1
    with torch.inference_mode():
        theirs, ours = original(picture), model(picture)
    difference = float((theirs - ours).abs().max() / theirs.abs().max().clamp_min(1e-12))
    if not difference <= LARGEST_DIFFERENCE:
        raise NotImportedError(
            "What was built gives other numbers than the original ({difference} of the largest), "
            "so it was not imported: choose another network, or other weights.",
            difference=difference,
        )
    return [
        Text(
            "For a random picture it gives the same numbers as the original, to {difference} of "
            "the largest.",
            {"difference": max(difference, 1e-7)},
        )
    ]


def _about_weights(name: str, weights: str, known: Pretrained) -> list[Text]:
    if not weights:
        return [Text("No weights were taken: the network is untrained.")]
    file = known.url if weights == DEFAULT else weights
    words = [Text("The weights are those of {file}.", {"file": re.split(r"[/\\]", file)[-1]})]
    if name in _NORMALIZE_INSIDE:
        words.append(
            Text("It begins with layers that bring each channel to the range it was trained with.")
        )
    return words


def _classes(network: Network, known: Pretrained) -> tuple[str, ...]:
    """Give the names of the classes, if these are ImageNet's."""
    count = analyze(network).nodes[network.nodes[-1].id].output_shape
    return known.classes if count == (len(known.classes),) else ()
