"""Builds a network of ours while a foreign graph is walked, node by node.

The walker holds a `Value` for each tensor of the foreign graph. A foreign tensor may have its axes
in another order than ours (height x width x channels, as between the layers of ConvNeXt): the value
says so, and nothing is permuted before a layer needs the axes in their places.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, cast

import msgspec
import torch
from torch import Tensor

from cnnstudio.layers.base import Shape, ShapeError
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.dense import Flatten, Permute, Reshape
from cnnstudio.layers.io import Input, Output
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.project.decoding import convert
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.limits import MOST_NODES, check_network
from cnnstudio.worker.build import GraphModule, build
from cnnstudio.worker.importers.grouping import grouped_by_path
from cnnstudio.worker.importers.result import NotImportedError
from cnnstudio.worker.importers.tidying import tidied

Weights = Mapping[str, Tensor]
"""The tensors of one layer, by the names that its torch module gives them."""

Order = Literal["CHW", "CWH", "HCW", "HWC", "WCH", "WHC"]
Head = Literal["softmax", "sigmoid", "linear"]

_AXES = "CHW"


class Value(NamedTuple):
    """A tensor of the foreign graph, for one picture.

    Its axis i is axis `order[i]` of what our node `node` puts out. An axis of ours that is missing
    in `order` has size 1 and does not exist over there.
    """

    node: int
    order: tuple[int, ...]

    @property
    def is_plain(self) -> bool:
        """Whether all axes are in our order."""
        return self.order == tuple(range(len(self.order)))


class Builder:
    """Collects nodes, their shapes and their weights.

    Attributes:
        nodes: What was placed, by ids that count from 1.
        shapes: The output shape of each node.
        weights: The tensors of each node that has any.
    """

    def __init__(self) -> None:
        self.nodes: dict[int, Node] = {}
        self.shapes: dict[int, Shape] = {}
        self.weights: dict[int, Weights] = {}
        self._names: set[str] = set()

    def place(
        self, layer: AnyLayer, *inputs: Value, path: str = "", weights: Weights | None = None
    ) -> Value:
        """Place a layer behind values, brought to our order of axes.

        Args:
            layer: The layer, whose settings are checked like those from a file.
            inputs: What it gets.
            path: Where it stands in the foreign network, such as "layer1.0.conv1".
            weights: Its tensors.

        Raises:
            NotImportedError: The settings, or the inputs, are beyond what our layer can do.
        """
        sources = tuple(self.plain(value).node for value in inputs)
        name = self._name(path, layer)
        if len(self.nodes) >= MOST_NODES:
            raise NotImportedError(
                "The network has more than {limit} layers: import a smaller one.", limit=MOST_NODES
            )
        try:
            checked: AnyLayer = convert(msgspec.to_builtins(layer), type(layer), name)
            shape = checked.output_shape(*(self.shapes[source] for source in sources))
        except (ProjectError, ShapeError) as error:
            raise NotImportedError(
                "“{name}” cannot be imported. {reason}", name=name, reason=error.text
            ) from error
        id_ = len(self.nodes) + 1
        self.nodes[id_] = Node(id_, name, checked, sources)
        self.shapes[id_] = shape
        if weights:
            self.weights[id_] = weights
        return Value(id_, tuple(range(len(shape))))

    def pointwise(
        self, layer: AnyLayer, *values: Value, path: str = "", weights: Weights | None = None
    ) -> Value:
        """Place a layer that treats every place alike, so that the order of axes does not matter.

        `Concat` is one of them where the channels are put together.
        """
        order = values[0].order
        if any(value.order != order for value in values):
            return self.place(layer, *values, path=path, weights=weights)
        plain = [self.whole(value) for value in values]
        return self.place(layer, *plain, path=path, weights=weights)._replace(order=order)

    def whole(self, value: Value) -> Value:
        """Give what our node puts out, whatever is made of it over there."""
        return Value(value.node, tuple(range(len(self.shapes[value.node]))))

    def change(self, node: int, layer: AnyLayer, weights: Weights) -> None:
        """Give a node that was placed another layer of the same output shape, and its weights."""
        self.nodes[node] = msgspec.structs.replace(self.nodes[node], layer=layer)
        self.weights[node] = weights

    def shape(self, value: Value) -> Shape:
        """Give the shape as it is over there."""
        return tuple(self.shapes[value.node][axis] for axis in value.order)

    def layer(self, value: Value) -> AnyLayer:
        """Give the layer that a value comes from."""
        return self.nodes[value.node].layer

    # --- axes ----------------------------------------------------------------------------------

    def plain(self, value: Value) -> Value:
        """Give a value whose axes are in our order, with a layer that permutes them if need be."""
        own = self.shapes[value.node]
        if len(value.order) == len(own):
            if value.is_plain:
                return value
            order = cast("Order", "".join(_AXES[axis] for axis in value.order))
            return self.place(Permute(order), self.whole(value))
        if len(value.order) == 1:
            return self.place(Flatten(), self.whole(value))
        raise NotImportedError(
            "What comes out of “{name}” is used as {axes} axes of {shape}, but layers here work on "
            "maps (channels × height × width) and vectors.",
            name=self.nodes[value.node].name,
            axes=len(value.order),
            shape=self.shape(value),
        )

    def permuted(self, value: Value, order: tuple[int, ...]) -> Value:
        """Give a value with its axes in another order; no layer is needed for that yet."""
        return value._replace(order=tuple(value.order[axis] for axis in order))

    def dropped(self, value: Value, axes: tuple[int, ...]) -> Value:
        """Give a value without some axes, which have size 1."""
        kept = (own for axis, own in enumerate(value.order) if axis not in axes)
        return value._replace(order=tuple(kept))

    def inserted(self, value: Value, axis: int) -> Value | None:
        """Give a value with an axis of size 1 put in; None where our node has no such axis."""
        own = self.shapes[value.node]
        missing = [place for place in range(len(own)) if place not in value.order]
        if not missing:
            return None
        order = (*value.order[:axis], missing[0], *value.order[axis:])
        return value._replace(order=order)

    def flattened(self, value: Value, path: str) -> Value:
        """Give a value as a vector."""
        if len(value.order) == 1:
            return value
        return self.place(Flatten(), value, path=path)

    def reshaped(self, value: Value, shape: Shape, path: str) -> Value:
        """Give a value with the same numbers in another shape, a vector or maps."""
        if self.shape(value) == shape:
            return value
        if len(shape) == 1:
            return self.flattened(value, path)
        if len(shape) == 3:
            return self.place(Reshape(*shape), value, path=path)
        raise NotImportedError(
            "“{name}” makes the shape {shape} of {before}, but layers here work on maps "
            "(channels × height × width) and vectors.",
            name=path or "A reshape",
            shape=shape,
            before=self.shape(value),
        )

    # --- the end -------------------------------------------------------------------------------

    def input(self, shape: Shape) -> Value:
        """Place the Input."""
        if len(shape) != 3:
            raise NotImportedError(
                "The input has the shape {shape}, but it must be pictures: channels × height × "
                "width behind the batch.",
                shape=shape,
            )
        return self.place(Input(*shape), path="input")

    def output(self, value: Value, head: Head = "softmax") -> None:
        """Place the Output behind the last value."""
        shape = self.shape(value)
        if len(shape) == 1:
            self.place(Output(classes=shape[0], head=head), value, path="output")
        else:
            self.place(Output(classes=shape[0], head="linear"), value, path="output")

    def network(self) -> Network:
        """Give the network: what the Output needs, tidied up, in groups, with cards in places.

        Raises:
            ProjectError: It is larger than a project may be.
        """
        whole = Network(tuple(self.nodes.values()))
        end = next(node.id for node in whole.nodes if isinstance(node.layer, Output))
        needed = whole.ancestors(end)
        used = Network(tuple(node for node in whole.nodes if node.id in needed))
        check_network(used)
        grouped = grouped_by_path(tidied(used))
        check_network(grouped)
        return arranged(grouped)

    def model(self, network: Network) -> GraphModule:
        """Build the network with the weights that were taken."""
        model = build(network)
        modules = {step.node: step.compute for step in model.steps}
        with torch.no_grad():
            for node, tensors in self.weights.items():
                module = modules.get(node)
                if isinstance(module, torch.nn.Module):
                    _fill(module, tensors, network.by_id[node].name)
        return model.eval()

    def _name(self, path: str, layer: AnyLayer) -> str:
        """Give a name that no other node has: the path, or the kind with a number."""
        plain = "".join(char for char in path if char.isprintable())[:150].strip()
        number = 1 if plain else self._numbered(layer)
        name = plain or layer.stem.replace("#", str(number))
        while name in self._names:
            number += 1
            name = f"{plain}_{number}" if plain else layer.stem.replace("#", str(number))
            if not plain and "#" not in layer.stem:
                name = f"{layer.stem}{number}"
        self._names.add(name)
        return name

    def _numbered(self, layer: AnyLayer) -> int:
        return 1 + sum(isinstance(node.layer, type(layer)) for node in self.nodes.values())


def _fill(module: torch.nn.Module, tensors: Weights, name: str) -> None:
    """Put tensors into a module, none missing, each in its shape."""
    own = module.state_dict()
    for key, value in own.items():
        if key not in tensors:
            if key == "num_batches_tracked":
                continue
            raise NotImportedError("“{name}” has no “{key}”.", name=name, key=key)
        given = tensors[key]
        if given.shape != value.shape:
            raise NotImportedError(
                "The “{key}” of “{name}” is {given}, but must be {needed}: these weights belong to "
                "another network.",
                key=key,
                name=name,
                given=tuple(given.shape),
                needed=tuple(value.shape),
            )
        value.copy_(given)
