"""Python code of a network: the same calls that are trained, as a module of its own.

The code needs torch and nothing else. It is printed from each layer's `torch_call`; nothing in it
comes from a file but numbers, and names turned into identifiers.
"""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable, Mapping
from typing import cast

import msgspec

from cnnstudio.layers.activation import Sigmoid, Softmax
from cnnstudio.layers.base import Call, Layer, Shape
from cnnstudio.layers.io import Output
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import Analysis, analyze
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.module_source import OWN_MODULES, copied, own_names
from cnnstudio.network.naming import class_name, identifiers

_NORMS = {"eps": 1e-05, "affine": True}
_POOLS = {"padding": (0, 0), "ceil_mode": False}

USUAL: Mapping[str, Mapping[str, object]] = {
    "torch.nn.AvgPool2d": {**_POOLS, "count_include_pad": True},
    "torch.nn.BatchNorm1d": {**_NORMS, "momentum": 0.1},
    "torch.nn.BatchNorm2d": {**_NORMS, "momentum": 0.1},
    "torch.nn.Conv2d": {
        "stride": (1, 1),
        "padding": (0, 0),
        "dilation": (1, 1),
        "groups": 1,
        "bias": True,
        "padding_mode": "zeros",
    },
    "torch.nn.ConvTranspose2d": {
        "stride": (1, 1),
        "padding": (0, 0),
        "output_padding": (0, 0),
        "dilation": (1, 1),
        "groups": 1,
        "bias": True,
    },
    "torch.nn.ELU": {"alpha": 1.0},
    "torch.nn.GELU": {"approximate": "none"},
    "torch.nn.GroupNorm": _NORMS,
    "torch.nn.InstanceNorm2d": {"eps": 1e-05, "affine": False},
    "torch.nn.LayerNorm": {"eps": 1e-05, "elementwise_affine": True},
    "torch.nn.LeakyReLU": {"negative_slope": 0.01},
    "torch.nn.Linear": {"bias": True},
    "torch.nn.LocalResponseNorm": {"alpha": 0.0001, "beta": 0.75, "k": 1.0},
    "torch.nn.MaxPool2d": {**_POOLS, "dilation": (1, 1)},
    "torch.nn.PReLU": {"num_parameters": 1, "init": 0.25},
    "torch.nn.Upsample": {"mode": "nearest"},
}
"""Arguments that torch would take anyway, left out for the reader."""

OPERATORS = {"torch.add": "+", "torch.mul": "*"}
"""Functions of two values that people write between them."""

_WIDTH = 100

_BEFORE_OUTPUT: Mapping[str, type[Layer]] = {"softmax": Softmax, "sigmoid": Sigmoid}
"""The layer that each head of Output stands for."""

_GIVES: Mapping[str, str] = {
    "softmax": "logits; a softmax makes shares of them.",
    "sigmoid": "logits; a sigmoid makes a share of each.",
    "linear": "{shape} numbers as they are for each.",
}
"""What the network gives for a batch of pictures, by its head."""


class UnfinishedError(Exception):
    """The network has an error, so there is no code for it; `text` says which."""

    def __init__(self, text: Text) -> None:
        super().__init__(str(text))
        self.text = text


# --- the code ------------------------------------------------------------------------------------


class _Plan(msgspec.Struct, frozen=True):
    """What the code computes, step by step.

    `origins` says for each node which step, or Input, its value comes from: Output and what is
    left out pass on what they get. `values` are the names of the values, `sections` of the groups;
    `gives` says in words what comes out.
    """

    steps: tuple[Node, ...]
    calls: Mapping[int, Call]
    names: Mapping[int, str]
    origins: Mapping[int, int]
    values: Mapping[int, str]
    result: str
    shapes: Mapping[int, Shape]
    sections: Mapping[int, str]
    gives: str


class ModuleCode(msgspec.Struct, frozen=True):
    """The parts of a module: what it imports, and classes, the network's own last.

    `imports` are pairs of what is imported from ("" for whole modules) and the name.
    """

    name: str
    imports: frozenset[tuple[str, str]]
    classes: tuple[str, ...]


def python_module(network: Network, title: str = "Network", taken: Collection[str] = ()) -> str:
    """Write a Python module with one class that computes the network.

    It gives logits, as training needs them: a Softmax before Output is left out.

    Args:
        network: A network without errors.
        title: A title, from which the name of the class is made.
        taken: Names that the class must not have.

    Raises:
        UnfinishedError: The network has an error.
    """
    code = module_code(network, title, taken)
    lines = ['"""A network designed with CNN Studio. It needs torch and nothing else."""', ""]
    lines += import_lines(code.imports)
    for text in code.classes:
        lines += ["", "", text]
    return "\n".join(lines) + "\n"


def module_code(network: Network, title: str, taken: Collection[str] = ()) -> ModuleCode:
    """Write the class that computes a network, and those of our own modules that it uses.

    Args:
        network: A network without errors.
        title: A title, from which the name of the class is made.
        taken: Names that the class must not have.

    Raises:
        UnfinishedError: The network has an error.
    """
    analysis = analyze(network)
    if analysis.errors:
        raise UnfinishedError(
            Text("There is no code yet. {problem}", {"problem": str(analysis.errors[0])})
        )
    plan = _plan(network, analysis)
    own = {call.name for call in plan.calls.values() if call.name.startswith(OWN_MODULES)}
    copies = copied({call.removeprefix(OWN_MODULES) for call in own})
    name = class_name(title, {*taken, *own_names(), *(name for _, name in copies.imports)})
    imports = {("torch", "nn"), *copies.imports}
    if any(not call.is_module and call.name not in OPERATORS for call in plan.calls.values()):
        imports.add(("", "torch"))
    return ModuleCode(name, frozenset(imports), (*copies.definitions, _class(name, plan, analysis)))


def import_lines(imports: Iterable[tuple[str, str]]) -> list[str]:
    """Write imports, whole modules first, and names of one module in one line."""
    names: dict[str, list[str]] = {}
    for source, name in sorted(imports):
        names.setdefault(source, []).append(name)
    whole = names.pop("", [])
    return [
        *(f"import {name}" for name in whole),
        *(f"from {source} import {', '.join(found)}" for source, found in names.items()),
    ]


def logits_source(network: Network) -> int:
    """Give the id of the node whose numbers are the logits: what Output gets, past any Softmax.

    Training works on logits and Output makes shares of them, so a Softmax between would be a
    second one; so would a Sigmoid be before the head of that name.
    """
    output, head = _output(network)
    kind = _BEFORE_OUTPUT.get(head)
    node = network.by_id[output.sources[0]]
    while kind is not None and isinstance(node.layer, kind):
        node = network.by_id[node.sources[0]]
    return node.id


def _output(network: Network) -> tuple[Node, str]:
    """Give the Output and its head."""
    return next((node, node.layer.head) for node in network.nodes if isinstance(node.layer, Output))


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
    return _Plan(
        steps,
        calls,
        names,
        origins,
        values,
        values[origins[end]],
        shapes,
        _sections(network),
        _GIVES[_output(network)[1]].format(shape=_shape_text(shapes[end])),
    )


def _call(node: Node, analysis: Analysis) -> Call | None:
    shapes = [shape for shape in analysis.nodes[node.id].input_shapes if shape is not None]
    return node.layer.torch_call(*shapes)


def _sections(network: Network) -> dict[int, str]:
    """Name the groups that each node lies in, from the outermost to the innermost."""
    paths: dict[int, list[str]] = {}
    for group in reversed(network.groups):
        for node in group.nodes:
            paths.setdefault(node, []).append(_comment(group.name))
    return {node: ", ".join(names) for node, names in paths.items()}


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


def _class(name: str, plan: _Plan, analysis: Analysis) -> str:
    picture = next(iter(plan.shapes))
    count = sum(analysis.nodes[node.id].parameters for node in plan.steps)
    lines = [
        f"class {name}(nn.Module):",
        f'    """Input {_shape_text(plan.shapes[picture])}, {count:,} parameters.',
        "",
        f"    It takes a batch of pictures and gives {plan.gives}",
        '    """',
        "",
        *_constructor(plan),
        *_forward(plan, plan.values[picture]),
    ]
    return "\n".join(lines)


def _heading(sections: Mapping[int, str], before: Node | None, node: Node) -> Iterable[str]:
    """Write a comment where the nodes of another group begin."""
    section = sections.get(node.id, "")
    if section == (sections.get(before.id, "") if before else ""):
        return
    if before is not None:
        yield ""
    if section:
        yield f"        # {section}"


# --- the constructor -----------------------------------------------------------------------------


def _constructor(plan: _Plan) -> Iterable[str]:
    made = [node for node in plan.steps if plan.calls[node.id].is_module]
    if not made:
        return
    yield "    def __init__(self):"
    yield "        super().__init__()"
    for before, node in zip((None, *made), made, strict=False):
        yield from _heading(plan.sections, before, node)
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
    if call.name.startswith(OWN_MODULES):
        return call.name.removeprefix(OWN_MODULES)
    root, _, _ = call.name.rpartition(".")
    if root not in ("torch", "torch.nn"):
        raise NotImplementedError(f"No code is known for {call.name}.")
    return call.name.removeprefix("torch.") if call.is_module else call.name


def _arguments(call: Call) -> list[str]:
    usual = USUAL.get(call.name, {})
    return [
        f"{name}={literal(value)}"
        for name, value in call.arguments.items()
        if name not in usual or usual[name] != value
    ]


def literal(value: object) -> str:
    """Write a value whose type is known to be harmless."""
    if isinstance(value, tuple):
        parts = [literal(part) for part in cast("tuple[object, ...]", value)]
        return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"
    if isinstance(value, str):
        text = repr(value)
        return text if {'"', "\\"} & set(text) else f'"{text[1:-1]}"'
    if value is None or isinstance(value, bool | int | float):
        return repr(value)
    raise TypeError(f"A {type(value).__name__} is no argument of a layer.")


def _comment(text: str) -> str:
    """Make any text safe behind a #: on one line, and without characters that turn text around."""
    return "".join(char if char.isprintable() else "�" for char in text)


def _shape_text(shape: Shape) -> str:
    return "×".join(str(size) for size in shape)


# --- the computation -----------------------------------------------------------------------------


def _forward(plan: _Plan, picture: str) -> Iterable[str]:
    yield f"    def forward(self, {picture}):"
    for before, node in zip((None, *plan.steps), plan.steps, strict=False):
        yield from _heading(plan.sections, before, node)
        inputs = [plan.values[plan.origins[source]] for source in node.sources]
        expression = _expression(plan.calls[node.id], plan.names[node.id], inputs)
        statement = f"        {plan.values[node.id]} = {expression}"
        yield from _with_shape(statement, _shape_text(plan.shapes[node.id]))
    yield f"        return {plan.result}"


def _expression(call: Call, name: str, inputs: list[str]) -> str:
    """Write one step: a module of this class, an operator, or a function of torch."""
    if call.is_module:
        return f"self.{name}({', '.join(inputs)})"
    if call.name in OPERATORS:
        terms = f" {OPERATORS[call.name]} ".join(inputs)
        return terms if len(terms) < _WIDTH // 2 else f"({terms})"
    if call.inputs == "list":
        inputs = [f"[{', '.join(inputs)}]"]
    return f"{_function(call)}({', '.join([*inputs, *_arguments(call)])})"


def _with_shape(statement: str, shape: str) -> Iterable[str]:
    """Put the shape behind a statement, or before it where the line would be too long."""
    line = f"{statement}  # {shape}"
    if len(line) <= _WIDTH:
        yield line
        return
    yield f"        # {shape}"
    yield from textwrap.wrap(
        statement.strip(),
        _WIDTH,
        initial_indent="        ",
        subsequent_indent="            ",
        break_long_words=False,
        break_on_hyphens=False,
    )
