"""Walks a network of torch, as torch.fx writes it down, and builds ours.

Nothing is computed: the modules say their settings, the functions between them their arguments.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from torch import Tensor, fx, nn
from torch.fx.node import map_arg
from torchvision.models.shufflenetv2 import channel_shuffle
from torchvision.ops import StochasticDepth

from cnnstudio.layers.base import Shape
from cnnstudio.worker.importers.builder import Builder, Value
from cnnstudio.worker.importers.functions import FUNCTIONS, METHODS, Step
from cnnstudio.worker.importers.last_axis import layer_norm, linear
from cnnstudio.worker.importers.modules import LAYERS, POINTWISE
from cnnstudio.worker.importers.result import NotImportedError


class _Tracer(fx.Tracer):
    """Writes down modules of torch as they are, and looks into all others."""

    def is_leaf_module(self, m: nn.Module, module_qualified_name: str) -> bool:
        """Say whether a module is written down as one step."""
        return isinstance(m, StochasticDepth) or super().is_leaf_module(m, module_qualified_name)


class Walk:
    """A network of torch, walked from the input to the output.

    Attributes:
        builder: What is built.
        used: The paths of the modules that take part.
    """

    def __init__(self, model: nn.Module, name: str) -> None:
        self.builder = Builder()
        self.used: set[str] = set()
        self._model, self._name = model, name
        self._modules = dict(model.named_modules())
        self._values: dict[fx.Node, Any] = {}

    def run(self, shape: Shape) -> None:
        """Walk with pictures of a shape, up to our Output."""
        for node in self._graph().nodes:
            if node.op == "placeholder":
                self._values[node] = self.builder.input(shape)
            elif node.op == "output":
                self._finish(map_arg(node.args[0], self._values.__getitem__))
            else:
                self._values[node] = self._take(node)

    def _graph(self) -> fx.Graph:
        try:
            return _Tracer(autowrap_functions=(channel_shuffle,)).trace(self._model)
        except Exception as error:
            raise NotImportedError(
                "{name} cannot be imported, since what it computes depends on more than the "
                "layers ({reason}): choose a convolutional network.",
                name=self._name,
                reason=str(error).partition("\n")[0][:200] or type(error).__name__,
            ) from error

    def _finish(self, value: object) -> None:
        if not isinstance(value, Value):
            raise NotImportedError(
                "{name} gives several results, but a network here gives one: choose a network "
                "that classifies pictures.",
                name=self._name,
            )
        self.builder.output(value)

    def _take(self, node: fx.Node) -> Any:  # noqa: ANN401 - values, tensors and numbers
        if node.op == "get_attr":
            return self._tensor(str(node.target))
        arguments = map_arg(node.args, self._values.__getitem__)
        if node.op == "call_module":
            return self._module(str(node.target), arguments[0])
        table: Mapping[Any, Any] = METHODS if node.op == "call_method" else FUNCTIONS
        named = map_arg(node.kwargs, self._values.__getitem__)
        path = _path(node)
        if node.target not in table or not _has_value(arguments):
            raise self._unknown(path)
        try:
            return table[node.target](self.builder, Step(path, tuple(arguments), named))
        except (AttributeError, IndexError, TypeError, ValueError) as error:
            # Arguments of a kind that no layer here works on, such as a tensor of its own.
            raise self._unknown(path) from error

    def _tensor(self, path: str) -> Tensor:
        owner, _, name = path.rpartition(".")
        self.used.add(owner)
        return getattr(self._modules[owner], name).detach()

    def _module(self, path: str, value: Any) -> Any:  # noqa: ANN401 - see above
        module, kind = self._modules[path], type(self._modules[path])
        self.used.add(path)
        if isinstance(module, nn.Identity):
            return value
        if not isinstance(value, Value):
            raise self._unknown(path)
        if isinstance(module, nn.Flatten):
            return self.builder.flattened(value, path)
        tensors = module.state_dict()
        if isinstance(module, nn.Linear):
            return linear(self.builder, value, path, tensors)
        if isinstance(module, nn.LayerNorm):
            size = tuple(module.normalized_shape)
            return layer_norm(self.builder, value, path, tensors, size, module.eps)
        if kind in LAYERS:
            return self.builder.place(LAYERS[kind](module), value, path=path, weights=tensors)
        if kind in POINTWISE:
            layer = POINTWISE[kind](module)
            return self.builder.pointwise(layer, value, path=path, weights=tensors)
        raise self._unknown(f"{path} ({kind.__name__})")

    def _unknown(self, what: str) -> NotImportedError:
        return NotImportedError(
            "{name} cannot be imported, since it computes “{what}”, for which there is no layer "
            "kind: choose a convolutional network.",
            name=self._name,
            what=what,
        )


def _path(node: fx.Node) -> str:
    """Give the path of a call: the module it is in, and the name of the function."""
    scopes = list(node.meta.get("nn_module_stack") or ())
    name = str(node.target) if isinstance(node.target, str) else node.target.__name__
    return f"{scopes[-1]}.{name}" if scopes else name


def _has_value(given: object) -> bool:
    """Say whether an argument, or one in a list of them, depends on the picture."""
    if isinstance(given, Value):
        return True
    return isinstance(given, list | tuple) and any(_has_value(part) for part in given)
