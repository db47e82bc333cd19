"""Random networks over all layer kinds: valid, small, with branches that come together again.

They are a function of a number, so that a test can name the network it failed on:
`random_network(17)`. One kind after the other is sure to be in them: as many networks in a row as
there are kinds hold all of them.
"""

import random
from math import prod

import msgspec
from msgspec import inspect

from cnnstudio.layers.base import ShapeError
from cnnstudio.layers.catalogue import KINDS, AnyLayer
from cnnstudio.layers.dense import Flatten, Linear, Reshape
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Concat
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network, Node

LAYER_KINDS = tuple(kind for kind in KINDS if kind not in (Input, Output))

MOST_NUMBERS = 2_000
"""In the output of a layer, and in its weights."""

ATTEMPTS = 60
"""How often settings and inputs are drawn for a layer before another kind is taken."""

MOST_INPUTS = 3


def random_network(number: int, size: int = 10) -> Network:
    """Make the network of a number: about `size` layers, all of which the output depends on.

    Args:
        number: Any whole number.
        size: How many layers there are between the Input and what brings all ends together.
    """
    chance = random.Random(number)
    made = _Growing(chance)
    kinds = [LAYER_KINDS[number % len(LAYER_KINDS)]]
    kinds += chance.choices(LAYER_KINDS, k=size - 1)
    chance.shuffle(kinds)
    for kind in kinds:
        made.grow(kind)
    made.finish()
    network = Network(tuple(made.nodes))
    problems = analyze(network).errors
    assert not problems, problems
    return network


class _Growing:
    """A network to which layers are added that fit."""

    def __init__(self, chance: random.Random):
        self.chance = chance
        first = Input(chance.choice((1, 2, 3, 4)), chance.randint(3, 12), chance.randint(3, 12))
        self.nodes = [Node(1, "input", first)]
        self.shapes = {1: first.output_shape()}

    @property
    def ends(self) -> list[int]:
        """The nodes whose output goes nowhere yet."""
        used = {source for node in self.nodes for source in node.sources}
        return [node.id for node in self.nodes if node.id not in used]

    def grow(self, kind: type[AnyLayer]) -> None:
        """Add a layer of a kind somewhere, most of the time behind the last one."""
        for _ in range(ATTEMPTS):
            layer = random_layer(kind, self.chance)
            if layer is not None:
                sources = self._sources(layer)
                if self._put(self._fitted(layer, sources[0]), *sources):
                    return

    def finish(self) -> None:
        """Bring all ends together as vectors, and put a head behind them; or pass on maps."""
        if len(self.ends) == 1 and self.chance.random() < 0.3:
            last = self.ends[0]
            self._put(Output(self.shapes[last][0], "linear"), last, needed=True)
            return
        for end in self.ends:
            if len(self.shapes[end]) == 3:
                self._put(Flatten(), end, needed=True)
        if len(self.ends) > 1:
            self._put(Concat(), *self.ends, needed=True)
        classes = self.chance.randint(2, 5)
        self._put(Linear(classes, self.chance.random() < 0.8), *self.ends, needed=True)
        head = self.chance.choice(("softmax", "sigmoid", "linear"))
        self._put(Output(classes, head), *self.ends, needed=True)

    def _sources(self, layer: AnyLayer) -> list[int]:
        """Choose inputs; those of a merge often have the shape of the first one."""
        ids = list(self.shapes)
        first = self.chance.choice([*ids, *self.ends, *ids[-1:] * len(ids)])
        if layer.fewest_inputs < 2:
            return [first]
        alike = [one for one in ids if self.shapes[one] == self.shapes[first] and one != first]
        count = self.chance.randint(layer.fewest_inputs, MOST_INPUTS)
        others = self.chance.choices(alike or ids, k=count - 1)
        return [first, *others]

    def _fitted(self, layer: AnyLayer, source: int) -> AnyLayer:
        """Let a Reshape give as many numbers as it gets."""
        if not isinstance(layer, Reshape):
            return layer
        numbers = prod(self.shapes[source])
        channels = self.chance.choice(_divisors(numbers))
        height = self.chance.choice(_divisors(numbers // channels))
        return Reshape(channels, height, numbers // channels // height)

    def _put(self, layer: AnyLayer, *sources: int, needed: bool = False) -> bool:
        inputs = [self.shapes[source] for source in sources]
        try:
            shape = layer.output_shape(*inputs)
            weights = layer.parameter_count(*inputs)
        except ShapeError:
            assert not needed, (layer, inputs)
            return False
        if not needed and max(prod(shape), weights) > MOST_NUMBERS:
            return False
        number = len(self.nodes) + 1
        name = f"{layer.stem.replace('#', '')}{number}"
        self.nodes.append(Node(number, name, layer, sources))
        self.shapes[number] = shape
        return True


def _divisors(number: int) -> list[int]:
    return [one for one in range(1, number + 1) if number % one == 0]


# --- settings ------------------------------------------------------------------------------------

OFTEN = {
    "filters": (1, 2, 3, 4, 6, 8),
    "units": (1, 2, 5, 8, 12),
    "groups": (1, 1, 2, 3, 4),
    "padding_mode": ("zeros", "zeros", "reflect", "replicate", "circular"),
    "channels": (1, 2, 3, 4),
    "stop": (1, 2, 3, 4),
    "factor": (-1.5, 0.1, 0.5, 2.0),
    "offset": (0.0, -0.5, 1.0),
    "epsilon": (1e-5, 1e-3),
}
"""Settings that would be refused, or grow out of hand, if any value were as likely as another."""


def random_layer(kind: type[AnyLayer], chance: random.Random) -> AnyLayer | None:
    """Give a layer of a kind with a few settings that are not the usual ones; None for nonsense."""
    settings = {}
    for field in inspect.type_info(kind).fields:
        if chance.random() < 0.6:
            settings[field.name] = _value(field.name, field.type, chance)
    if kind.__name__ == "Upsample":
        settings["factor"] = (chance.randint(1, 2), chance.randint(1, 3))
    try:
        return msgspec.convert({"kind": kind.kind(), **settings}, kind)
    except msgspec.ValidationError:
        return None


def _value(name: str, declared: inspect.Type, chance: random.Random) -> object:
    if name in OFTEN:
        return chance.choice(OFTEN[name])
    match declared:
        case inspect.Metadata(type=inner):
            return _value(name, inner, chance)
        case inspect.UnionType(types=parts):
            return _value(name, chance.choice(parts), chance)
        case inspect.LiteralType(values=words):
            return chance.choice(words)
        case inspect.BoolType():
            return chance.random() < 0.5
        case inspect.TupleType(item_types=parts):
            return tuple(_value(name, part, chance) for part in parts)
        case inspect.FloatType():
            least, most = declared.ge or 0.0, 1.0 if declared.le is None else declared.le
            return round(chance.uniform(max(least, -1.0), min(most, 1.0)), 3)
        case inspect.IntType():
            least = declared.ge or 0
            return chance.randint(least, least + 3)
    raise TypeError(f"no values for {name}: {declared}")
