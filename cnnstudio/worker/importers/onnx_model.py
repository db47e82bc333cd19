"""Imports a convolutional network from an ONNX file, with its weights.

Arithmetic on constants and shapes is done here; each operator on pictures has a handler that places
our layer. What has none is refused by name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import AttributeProto, GraphProto, NodeProto, TensorProto

from cnnstudio.layers.activation import Sigmoid, Softmax
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import analyze
from cnnstudio.project.limits import MOST_NODES
from cnnstudio.worker.importers.builder import Head, Value
from cnnstudio.worker.importers.onnx_arithmetic import ARITHMETIC
from cnnstudio.worker.importers.onnx_axes import AXES
from cnnstudio.worker.importers.onnx_folding import FOLDS, Room, TooManyNumbersError
from cnnstudio.worker.importers.onnx_names import paths
from cnnstudio.worker.importers.onnx_norms import NORMS
from cnnstudio.worker.importers.onnx_reading import Array, Numbers, no_model, read_model
from cnnstudio.worker.importers.onnx_resizing import RESIZING
from cnnstudio.worker.importers.onnx_told import told_by
from cnnstudio.worker.importers.onnx_walk import Handler, Step, Walk
from cnnstudio.worker.importers.onnx_windows import WINDOWS
from cnnstudio.worker.importers.result import Imported, NotImportedError, Tell

HANDLERS: Mapping[str, Handler] = {**ARITHMETIC, **AXES, **NORMS, **RESIZING, **WINDOWS}

MOST_STEPS = 20 * MOST_NODES
"""Nodes of a graph, of which most are arithmetic on shapes."""

_DOMAINS = ("", "ai.onnx")

OLDEST_OPSET = 7
"""Before it, sums and products said by an attribute which axes fit, and norms trained."""


def import_onnx(path: Path, tell: Tell) -> Imported:
    """Import the network of an ONNX file.

    Args:
        path: The file.
        tell: Told how many nodes are done.

    Raises:
        NotImportedError: It cannot be expressed in our layers; the sentence names the operator.
        ProjectError: A file cannot be read.
    """
    model = read_model(path)
    try:
        return _imported(path, model, tell)
    except UnicodeDecodeError as error:
        raise no_model(path) from error


def _imported(path: Path, model: onnx.ModelProto, tell: Tell) -> Imported:
    graph, numbers = model.graph, Numbers(path)
    _need_known(path, model)
    opset = _opset(path, model)
    known: dict[str, Any] = {tensor.name: numbers.read(tensor) for tensor in graph.initializer}
    name, shape, batch = _picture(graph, known)
    walk = Walk(batch, _uses(graph), opset)
    known[name] = walk.builder.input(shape)
    steps, room = _steps(graph, known, numbers), Room(numbers)
    for done, step in enumerate(steps, 1):
        if done % 100 == 0:
            tell(done, len(graph.node), "layers")
        _take(walk, step, known, room)
    told = told_by(model, shape[0])
    notes = _finish(walk, graph, known, told.head)
    network = walk.builder.network()
    taken = Text(
        "{layers} layers with {parameters} parameters from {file}.",
        {
            "layers": len(network.nodes),
            "parameters": analyze(network).parameters,
            "file": path.name,
        },
    )
    return Imported(
        title=path.stem[:150],
        network=network,
        model=walk.builder.model(network),
        report=(taken, *walk.report.values(), *notes, *(() if told.mean else (_NO_RANGE,))),
        mean=told.mean or (0.0,) * shape[0],
        spread=told.spread or (1.0,) * shape[0],
        classes=told.classes,
    )


_NO_RANGE = Text(
    "The file does not say in which range its pictures are: they are given to it as numbers from "
    "0 to 1."
)

_NO_HEAD = Text(
    "The file does not say what its numbers mean, so a softmax head was assumed: choose another "
    "one in Output where they are not those of classes."
)


def _need_known(path: Path, model: onnx.ModelProto) -> None:
    """Refuse what is beyond a flat graph of the operators that are known."""
    if len(model.graph.node) > MOST_STEPS:
        raise NotImportedError(
            "{file} has more than {limit} nodes: import a smaller network.",
            file=path.name,
            limit=MOST_STEPS,
        )
    for node in model.graph.node:
        operator = f"{node.domain}.{node.op_type}" if node.domain else node.op_type
        is_known = node.op_type in HANDLERS or node.op_type in FOLDS or node.op_type == "Constant"
        if node.domain not in _DOMAINS or not is_known:
            raise NotImportedError(
                "There is no layer kind for the operator {operator} of “{node}”: only "
                "convolutional networks can be imported.",
                operator=operator[:100],
                node=_label(node),
            )


def _opset(path: Path, model: onnx.ModelProto) -> int:
    """Give the version of the operators."""
    versions = [each.version for each in model.opset_import if each.domain in _DOMAINS]
    if not versions:
        raise no_model(path)
    if versions[0] < OLDEST_OPSET:
        raise NotImportedError(
            "{file} uses version {version} of ONNX's operators, but versions below {oldest} "
            "cannot be imported: export it again with a newer one.",
            file=path.name,
            version=versions[0],
            oldest=OLDEST_OPSET,
        )
    return versions[0]


def _uses(graph: GraphProto) -> Counter[str]:
    uses = Counter(name for node in graph.node for name in node.input)
    uses.update(value.name for value in graph.output)
    return uses


# --- the input -----------------------------------------------------------------------------------


def _picture(graph: GraphProto, known: Mapping[str, Any]) -> tuple[str, tuple[int, ...], int]:
    """Give the name of the input, the shape of a picture, and the size of the batch."""
    inputs = [value for value in graph.input if value.name not in known]
    if len(inputs) != 1:
        raise NotImportedError(
            "The network has {count} inputs ({names}), but must have one: export it with one.",
            count=len(inputs),
            names=", ".join(value.name[:40] for value in inputs[:5]) or "none",
        )
    value, tensor = inputs[0], inputs[0].type.tensor_type
    if tensor.elem_type not in (TensorProto.FLOAT, TensorProto.FLOAT16, TensorProto.DOUBLE):
        raise NotImportedError(
            "The input “{name}” is not of floating point numbers: export the network so that it "
            "takes pictures as such.",
            name=value.name[:100],
        )
    axes = list(tensor.shape.dim)
    sizes = [axis.dim_value if axis.HasField("dim_value") else 0 for axis in axes]
    if len(axes) == 4 and min(sizes[1:]) < 1:
        names = zip(("channels", "height", "width"), axes[1:], sizes[1:], strict=True)
        raise NotImportedError(
            "The size of the input “{name}” is open ({axes}): export the network for pictures of "
            "a fixed size.",
            name=value.name[:100],
            axes=", ".join(word for word, _, size in names if size < 1),
        )
    return value.name, tuple(sizes[1:]), max(sizes[0], 1) if sizes else 1


# --- the nodes -----------------------------------------------------------------------------------


def _steps(graph: GraphProto, known: Mapping[str, Any], numbers: Numbers) -> Iterator[Step]:
    """Give the nodes in order, each with what is known of its inputs by then."""
    weights = {tensor.name for tensor in graph.initializer}
    for node, path in zip(graph.node, paths(graph.node, weights), strict=True):
        attributes = {each.name: _attribute(each, node, numbers) for each in node.attribute}
        for name in node.input:
            if name and name not in known:
                raise NotImportedError(
                    "{operator} “{node}” gets “{name}”, which nothing has computed before it: the "
                    "file is damaged.",
                    operator=node.op_type[:100],
                    node=_label(node),
                    name=name[:100],
                )
        yield Step(
            node.op_type,
            _label(node),
            path,
            tuple(known[name] if name else None for name in node.input),
            tuple(node.input),
            attributes,
            tuple(node.output),
        )


def _label(node: NodeProto) -> str:
    """Call a node by its name, or by what it gives."""
    return (node.name or next(iter(node.output), ""))[:100] or "without a name"


def _attribute(given: AttributeProto, node: NodeProto, numbers: Numbers) -> Any:  # noqa: ANN401
    match given.type:
        case AttributeProto.FLOAT:
            return given.f
        case AttributeProto.INT:
            return given.i
        case AttributeProto.STRING:
            return given.s.decode("utf-8", "replace")
        case AttributeProto.FLOATS:
            return list(given.floats)
        case AttributeProto.INTS:
            return list(given.ints)
        case AttributeProto.TENSOR:
            return numbers.read(given.t)
        case _:
            raise NotImportedError(
                "{operator} “{node}” has “{name}” inside, which no layer kind can have.",
                operator=node.op_type,
                node=_label(node),
                name=given.name[:100],
            )


def _take(walk: Walk, step: Step, known: dict[str, Any], room: Room) -> None:
    """Do one step, and note what it gives under the names of its outputs."""
    try:
        results = _computed(walk, step, room)
    except (ArithmeticError, IndexError, KeyError, TypeError, ValueError) as error:
        raise step.refused(
            Text(
                "its inputs or settings do not fit together ({kind})",
                {"kind": type(error).__name__},
            )
        ) from error
    except (MemoryError, TooManyNumbersError) as error:
        raise step.refused(Text("it would make more numbers than memory holds")) from error
    for name, result in zip(step.outputs, results, strict=False):
        if name:
            known[name] = result
            walk.note_uses(step, name, result)


def _computed(walk: Walk, step: Step, room: Room) -> tuple[Any, ...]:
    if step.operator == "Constant":
        return (_constant(step),)
    if all(each is None or isinstance(each, np.ndarray | np.generic) for each in step.inputs):
        if step.operator not in FOLDS:
            raise step.refused(Text("it does not depend on the picture"))
        with np.errstate(all="ignore"):
            return (room.fold(FOLDS[step.operator], step.inputs, step.attributes),)
    if step.operator not in HANDLERS:
        raise step.refused(Text("there is no layer for it"))
    room.copy(step.inputs)
    result = HANDLERS[step.operator](walk, step)
    # A value is a tuple too, so the type itself is asked for.
    return result if type(result) is tuple else (result,)


def _constant(step: Step) -> Array:
    value = next(iter(step.attributes.values()))
    if isinstance(value, str):
        raise step.refused(Text("it is a text"))
    if isinstance(value, int) or (isinstance(value, list) and "value_ints" in step.attributes):
        return np.asarray(value, dtype=np.int64)
    if not isinstance(value, np.ndarray):
        return np.asarray(value, dtype=np.float32)
    return value


# --- the output ----------------------------------------------------------------------------------


def _finish(
    walk: Walk, graph: GraphProto, known: Mapping[str, Any], told: Head | None
) -> list[Text]:
    """Place the Output; a Softmax or Sigmoid before it is what the Output does by itself.

    `told` is the head that the file names; another one keeps such a layer.
    """
    names = [value.name for value in graph.output]
    if len(names) != 1:
        raise NotImportedError(
            "The network has {count} outputs ({names}), but must have one: export it with one.",
            count=len(names),
            names=", ".join(name[:40] for name in names[:5]) or "none",
        )
    value = known.get(names[0])
    if not isinstance(value, Value):
        raise NotImportedError(
            "The output “{name}” is not computed from the picture.", name=names[0][:100]
        )
    heads: dict[type, Head] = {Softmax: "softmax", Sigmoid: "sigmoid"}
    head = heads.get(type(walk.builder.layer(value)))
    if head is None or len(value.order) != 1 or told not in (None, head):
        walk.builder.output(value, told or "softmax")
        return [] if told or len(value.order) != 1 else [_NO_HEAD]
    before = walk.builder.nodes[value.node].sources[0]
    walk.builder.output(Value(before, value.order), head)
    words = "The {kind} at the end was left out, since the Output does it by itself."
    return [Text(words, {"kind": "Softmax" if head == "softmax" else "Sigmoid"})]
