"""Circles that a file may hold are found for all layers at once."""

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input
from cnnstudio.layers.merge import Add
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.problems.circles import awaited, circles

COUNT = 12
wires = st.lists(st.tuples(st.integers(1, COUNT), st.integers(1, COUNT)), max_size=24)


def wired(pairs):
    """Make a network in which any layer may feed any other, and itself."""
    sources = {id_: tuple(s for s, target in pairs if target == id_) for id_ in range(1, COUNT + 1)}
    return Network(tuple(Node(id_, f"add{id_}", Add(), before) for id_, before in sources.items()))


def is_behind_itself(network, node):
    return any(node.id in network.ancestors(source) for source in node.sources)


@given(wires)
def test_a_layer_is_on_a_circle_if_it_is_behind_itself(pairs):
    network = wired(pairs)
    found = circles(network.nodes)
    assert set(found) == {node.id for node in network.nodes if is_behind_itself(network, node)}
    for one in found:
        for other in found:
            is_shared = one in network.ancestors(other) and other in network.ancestors(one)
            assert (found[one] == found[other]) == is_shared


@given(wires)
def test_what_is_behind_circles_waits_for_the_first_layer_on_one(pairs):
    network = wired(pairs)
    found = circles(network.nodes)
    waiting = awaited(network, found)
    for node in network.nodes:
        before = network.ancestors(node.id) & found.keys() - {node.id}
        if node.id not in found:
            assert waiting.get(node.id) == min(before, default=None)


def test_the_largest_network_that_a_file_may_hold_is_analyzed_at_once_with_a_circle_in_it():
    count, middle = 10_000, range(4_000, 6_000)
    nodes = [Node(1, "input", Input(16, 8, 8))]
    same = Conv2d(16, padding=(1, 1))
    nodes += [Node(id_, f"conv{id_}", same, (id_ - 1,)) for id_ in range(2, count + 1)]
    nodes[middle[0] - 1] = Node(middle[0], "add", Add(), (middle[0] - 1, middle[-1]))
    start = perf_counter()
    analysis = analyze(Network(tuple(nodes)))
    assert perf_counter() - start < 5
    on_circle = [id_ for id_, facts in analysis.nodes.items() if facts.has_error]
    assert on_circle == list(middle)
    assert analysis.nodes[count].waits_for == middle[0]
