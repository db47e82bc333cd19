"""Python code of a network: the same calls that are trained, as a module of its own.

The code needs torch and nothing else. It is printed from each layer's `torch_call`; nothing in it
comes from a file but numbers, and names turned into identifiers.
"""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import cast

import msgspec

from cnnstudio.layers.activation import Softmax
from cnnstudio.layers.base import Call, Shape
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import Analysis, analyze
from cnnstudio.network.graph import Network, Node

_ATTRIBUTES = """
    T_destination add_module apply bfloat16 buffers call_super_init children compile cpu cuda
    double dump_patches eval extra_repr float forward get_buffer get_extra_state get_parameter
    get_submodule half ipu load_state_dict modules mtia named_buffers named_children named_modules
    named_parameters parameters register_backward_hook register_buffer register_forward_hook
    register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook
    register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module
    register_parameter register_state_dict_post_hook register_state_dict_pre_hook requires_grad_
    set_extra_state set_submodule share_memory state_dict to to_empty train training type xpu
    zero_grad
"""

MODULE_ATTRIBUTES = frozenset(_ATTRIBUTES.split())
"""Public names that every torch.nn.Module has; a layer called like one would break the module."""

_RESERVED = MODULE_ATTRIBUTES | {"nn", "self", "torch", "x", *keyword.kwlist, *keyword.softkwlist}

_USUAL: Mapping[str, Mapping[str, object]] = {
    "torch.nn.Conv2d": {
        "stride": (1, 1),
        "padding": (0, 0),
        "dilation": (1, 1),
        "groups": 1,
        "bias": True,
        "padding_mode": "zeros",
    },
    "torch.nn.MaxPool2d": {"padding": (0, 0), "dilation": (1, 1)},
    "torch.nn.AvgPool2d": {"padding": (0, 0)},
    "torch.nn.BatchNorm2d": {"eps": 1e-05, "momentum": 0.1, "affine": True},
    "torch.nn.Linear": {"bias": True},
}
"""Arguments that torch would take anyway, left out for the reader."""

_WIDTH = 100


class UnfinishedError(Exception):
    """The network has an error, so there is no code for it; `text` says which."""

    def __init__(self, text: Text) -> None:
        super().__init__(str(text))
        self.text = text


# --- names ---------------------------------------------------------------------------------------


def identifiers(network: Network) -> dict[int, str]:
    """Give each node an identifier, by its id: its name where that is one, else a name like it.

    These are the names of the modules in the code and in every file of weights. They depend on
    the nodes' names and on their order in the network, and on nothing else.
    """
    given = {node.id: node.name for node in network.nodes if _is_free(node.name)}
    taken = set(given.values())
    for node in network.nodes:
        if node.id not in given:
            name = _unused(_like(node), taken)
            given[node.id] = name
            taken.add(name)
    return {node.id: given[node.id] for node in network.nodes}


def _is_free(name: str) -> bool:
    """Say whether a name can stand in the code as it is: no accents, no private names."""
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) is not None and name not in _RESERVED


def _like(node: Node) -> str:
    """Make an identifier that looks like the node's name, or says its kind."""
    plain = unicodedata.normalize("NFKD", node.name).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9]+", "_", plain).strip("_")
    if not name or not name[0].isalpha():
        name = f"{node.layer.stem.replace('#', '')}_{name}".rstrip("_")
    return f"{name}_" if name in _RESERVED else name


def _unused(name: str, taken: set[str]) -> str:
    number = 2
    result = name
    while result in taken or not _is_free(result):
        result = f"{name.rstrip('_')}_{number}"
        number += 1
    return result


def class_name(title: str) -> str:
    """Make the name of a class from a title: “LeNet-5” becomes LeNet5."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", plain)
    name = "".join(word[0].upper() + word[1:] for word in words)
    if not name or not name[0].isalpha() or keyword.iskeyword(name):
        name = f"Network{name}"
    return name


# --- the code ------------------------------------------------------------------------------------


class _Plan(msgspec.Struct, frozen=True):
    """What the code computes, step by step.

    `origins` says for each node which step, or Input, its value comes from: Output and what is
    left out pass on what they get. `values` are the names of the values.
    """

    steps: tuple[Node, ...]
    calls: Mapping[int, Call]
    names: Mapping[int, str]
    origins: Mapping[int, int]
    values: Mapping[int, str]
    result: str
    shapes: Mapping[int, Shape]


def python_module(network: Network, name: str = "Network") -> str:
    """Write a Python module with one class that computes the network.

    It gives logits, as training needs them: a Softmax before Output is left out.

    Args:
        network: A network without errors.
        name: A title, from which the name of the class is made.

    Raises:
        UnfinishedError: The network has an error.
    """
    analysis = analyze(network)
    if analysis.errors:
        raise UnfinishedError(
            Text("There is no code yet. {problem}", {"problem": str(analysis.errors[0])})
        )
    plan = _plan(network, analysis)
    picture = next(node.id for node in network.nodes if isinstance(node.layer, Input))
    count = sum(analysis.nodes[node.id].parameters for node in plan.steps)
    lines = [
        '"""A network designed with CNN Studio. It needs torch and nothing else."""',
        "",
        *(["import torch"] if any(not call.is_module for call in plan.calls.values()) else []),
        "from torch import nn",
        "",
        "",
        f"class {class_name(name)}(nn.Module):",
        f'    """Input {_shape_text(plan.shapes[picture])}, {count} parameters.',
        "",
        "    It takes a batch of pictures and gives logits; a softmax makes shares of them.",
        '    """',
        "",
        *_constructor(plan),
        *_forward(plan, plan.values[picture]),
    ]
    return "\n".join(lines) + "\n"


def logits_source(network: Network) -> int:
    """Give the id of the node whose numbers are the logits: what Output gets, past any Softmax.

    Training works on logits and Output makes shares of them, so a Softmax between would be a
    second one.
    """
    node = next(node for node in network.nodes if isinstance(node.layer, Output))
    node = network.by_id[node.sources[0]]
    while isinstance(node.layer, Softmax):
        node = network.by_id[node.sources[0]]
    return node.id


def names_in_code(network: Network) -> set[str]:
    """Give the names of the modules and values in the code: of all on which the logits depend."""
    names = identifiers(network)
    return {names[node] for node in network.ancestors(logits_source(network))}


def _plan(network: Network, analysis: Analysis) -> _Plan:
    """Take the nodes on which the logits depend, in order; what leads nowhere has no code."""
    end = logits_source(network)
    needed = network.ancestors(end)
    used = [node for node in network.order if node.id in needed]
    calls: dict[int, Call] = {}
    origins: dict[int, int] = {}
    for node in used:
        call = _call(node, analysis)
        if call is not None:
            calls[node.id] = call
        passes_on = call is None and node.sources
        origins[node.id] = origins[node.sources[0]] if passes_on else node.id
    names = identifiers(network)
    steps = tuple(node for node in used if node.id in calls)
    shapes = {node.id: analysis.nodes[node.id].output_shape or () for node in used}
    values = _values(steps, origins, end, names)
    return _Plan(steps, calls, names, origins, values, values[origins[end]], shapes)


def _call(node: Node, analysis: Analysis) -> Call | None:
    shapes = [shape for shape in analysis.nodes[node.id].input_shapes if shape is not None]
    return node.layer.torch_call(*shapes)


def _values(
    steps: tuple[Node, ...], origins: Mapping[int, int], end: int, names: Mapping[int, str]
) -> dict[int, str]:
    """Name the values: x where only the next step needs it, else like the node."""
    places = {node.id: place for place, node in enumerate(steps)}
    users: dict[int, set[int]] = {origin: set() for origin in origins.values()}
    for node in steps:
        for source in node.sources:
            users[origins[source]].add(places[node.id])
    users[origins[end]].add(len(steps))
    return {
        origin: "x" if users[origin] <= {places.get(origin, -1) + 1} else names[origin]
        for origin in users
    }


def _constructor(plan: _Plan) -> Iterable[str]:
    made = [node for node in plan.steps if plan.calls[node.id].is_module]
    if not made:
        return
    yield "    def __init__(self):"
    yield "        super().__init__()"
    for node in made:
        yield from _definition(node, plan.calls[node.id], plan.names[node.id])
    yield ""


def _definition(node: Node, call: Call, name: str) -> Iterable[str]:
    """Write ``self.conv1 = nn.Conv2d(...)``, over several lines where it is long."""
    start = f"        self.{name} = {_function(call)}("
    arguments = _arguments(call)
    comment = "" if node.name == name else f"  # {_comment(node.name)}"
    line = f"{start}{', '.join(arguments)}){comment}"
    if len(line) <= _WIDTH:
        yield line
        return
    yield f"{start}{comment}"
    for argument in arguments:
        yield f"            {argument},"
    yield "        )"


def _function(call: Call) -> str:
    root, _, _ = call.name.rpartition(".")
    if root not in ("torch", "torch.nn"):
        raise NotImplementedError(f"No code is known for {call.name}.")
    return call.name.removeprefix("torch.") if call.is_module else call.name


def _arguments(call: Call) -> list[str]:
    usual = _USUAL.get(call.name, {})
    return [
        f"{name}={_literal(value)}"
        for name, value in call.arguments.items()
        if name not in usual or usual[name] != value
    ]


def _literal(value: object) -> str:
    """Write a value whose type is known to be harmless."""
    if isinstance(value, tuple):
        parts = cast("tuple[object, ...]", value)
        return f"({', '.join(_literal(part) for part in parts)})"
    if value is None or isinstance(value, bool | int | float | str):
        return repr(value)
    raise TypeError(f"A {type(value).__name__} is no argument of a layer.")


def _comment(text: str) -> str:
    """Make any text safe behind a #: on one line, and without characters that turn text around."""
    return "".join(char if char.isprintable() else "�" for char in text)


def _shape_text(shape: Shape) -> str:
    return "×".join(str(size) for size in shape)


def _forward(plan: _Plan, picture: str) -> Iterable[str]:
    yield f"    def forward(self, {picture}):"
    for node in plan.steps:
        inputs = [plan.values[plan.origins[source]] for source in node.sources]
        expression = _expression(plan.calls[node.id], plan.names[node.id], inputs)
        shape = _shape_text(plan.shapes[node.id])
        yield f"        {plan.values[node.id]} = {expression}  # {shape}"
    yield f"        return {plan.result}"


def _expression(call: Call, name: str, inputs: list[str]) -> str:
    """Write one step: a module of this class, or a function of torch."""
    if call.is_module:
        return f"self.{name}({', '.join(inputs)})"
    function, arguments = _function(call), _arguments(call)
    if call.inputs == "fold":
        folded = inputs[0]
        for value in inputs[1:]:
            folded = f"{function}({', '.join([folded, value, *arguments])})"
        return folded
    if call.inputs == "list":
        inputs = [f"[{', '.join(inputs)}]"]
    return f"{function}({', '.join([*inputs, *arguments])})"
