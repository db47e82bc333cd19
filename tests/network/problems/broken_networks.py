"""Networks that someone has broken: valid random ones after one to three careless edits.

As `random_networks`, they are a function of a number, so that a test can name the one it failed on.
"""

import random
from collections.abc import Callable

import msgspec

from cnnstudio.layers.activation import Softmax
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network import edits
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Network
from tests.random_networks import random_layer, random_network

Chance = random.Random


def broken_network(number: int) -> Network:
    """Make the broken network of a number; what breaks it first goes round with the number."""
    chance = random.Random(number)
    network = random_network(chance.randrange(10_000), size=chance.choice((3, 6, 10)))
    ways = [WAYS[number % len(WAYS)], *chance.choices(WAYS, k=chance.choice((0, 0, 1, 2)))]
    for way in ways:
        try:
            network = way(network, chance)
        except EditError:
            continue
    return network


def _inner(network: Network, chance: Chance) -> int:
    """Choose a node that is neither Input nor Output."""
    inner = [node.id for node in network.nodes if not isinstance(node.layer, Input | Output)]
    return chance.choice(inner)


def _other_settings(network: Network, chance: Chance) -> Network:
    """Draw the settings of a layer anew, whatever comes in."""
    node = network.by_id[_inner(network, chance)]
    layer = random_layer(type(node.layer), chance) or node.layer
    return edits.replace_layer(network, node.id, layer)


def _large_kernel(network: Network, chance: Chance) -> Network:
    windows = [node for node in network.nodes if hasattr(node.layer, "kernel")]
    if not windows:
        return _many_pools(network, chance)
    size = chance.randint(5, 20)
    return edits.set_setting(network, [chance.choice(windows).id], "kernel", (size, size))


def _removed(network: Network, chance: Chance) -> Network:
    """Remove a layer; Flatten and dense layers are missed most."""
    return edits.remove_nodes(network, [_inner(network, chance)], heal=chance.random() < 0.8)


def _many_pools(network: Network, chance: Chance) -> Network:
    """Put a row of pooling layers on a wire."""
    for _ in range(chance.randint(2, 6)):
        network = _inserted(network, MaxPool2d(), chance)
    return network


def _inserted(network: Network, layer: MaxPool2d | Softmax, chance: Chance) -> Network:
    target = network.by_id[chance.choice([node.id for node in network.nodes if node.sources])]
    port = chance.choice([at for at, source in enumerate(target.inputs) if source is not None])
    source = target.inputs[port]
    return edits.insert_between(network, source, target.id, port, layer, target.at)


def _softmax(network: Network, chance: Chance) -> Network:
    return _inserted(network, Softmax(), chance)


def _other_classes(network: Network, chance: Chance) -> Network:
    outputs = [node.id for node in network.nodes if isinstance(node.layer, Output)]
    return edits.set_setting(network, outputs, "classes", chance.randint(2, 30))


def _cut(network: Network, chance: Chance) -> Network:
    target = network.by_id[chance.choice([node.id for node in network.nodes if node.sources])]
    return edits.disconnect(network, target.id, chance.randrange(len(target.inputs)))


def _led_elsewhere(network: Network, chance: Chance) -> Network:
    """Lead a wire from somewhere else, also to one more input of a merge."""
    source, target = (chance.choice(network.nodes) for _ in range(2))
    port = chance.randrange(max(target.port_count, 1))
    return edits.connect(network, source.id, target.id, port)


def _circle(network: Network, chance: Chance) -> Network:
    """Close a circle, which no edit of the program does, but a file may hold."""
    node = network.by_id[_inner(network, chance)]
    later = [each for each in network.descendants(node.id) if each != node.id]
    inner = [each for each in later if not isinstance(network.by_id[each].layer, Output)]
    if not inner or not node.inputs:
        return network
    inputs = (chance.choice(inner), *node.inputs[1:])
    changed = msgspec.structs.replace(node, inputs=inputs)
    return network.with_nodes(changed if each is node else each for each in network.nodes)


def _other_picture(network: Network, chance: Chance) -> Network:
    inputs = [node.id for node in network.nodes if isinstance(node.layer, Input)]
    sides = {"channels": 5, "height": chance.randint(1, 9), "width": chance.randint(1, 9)}
    for name, value in sides.items():
        network = edits.set_setting(network, inputs, name, value)
    return network


def _second_end(network: Network, chance: Chance) -> Network:
    """Add a second Input, in place of a wire, or a second Output."""
    if chance.random() < 0.5:
        source = _inner(network, chance)
        return edits.append(network, source, Output(), (0.0, 0.0))
    made = edits.next_id(network)
    placed = edits.add_node(network, Input(3, 8, 8))
    return edits.connect(placed, made, _inner(network, chance), 0)


def _no_end(network: Network, chance: Chance) -> Network:
    """Remove the Input or the Output."""
    kind = chance.choice((Input, Output))
    ends = [node.id for node in network.nodes if isinstance(node.layer, kind)]
    return edits.remove_nodes(network, ends)


WAYS: tuple[Callable[[Network, Chance], Network], ...] = (
    _large_kernel,
    _other_settings,
    _removed,
    _many_pools,
    _led_elsewhere,
    _cut,
    _other_classes,
    _other_picture,
    _other_settings,
    _softmax,
    _second_end,
    _removed,
    _no_end,
    _circle,
)
