"""Networks are compared layer by layer: what was added, removed, changed, and the totals."""

from time import perf_counter, process_time

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU, Sigmoid
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import AvgPool2d, MaxPool2d
from cnnstudio.network import edits
from cnnstudio.network.align import align
from cnnstudio.network.compare import Comparison, compare
from cnnstudio.network.graph import Group, Network
from cnnstudio.zoo.small import blank, chain, lenet5, tiny_vgg
from tests.builders import graph, residual, resnet
from tests.network.random_networks import networks

CONV1, RELU1, POOL1, CONV2 = 2, 3, 4, 5


def lines(found: Comparison) -> list[str]:
    """Write the rows that differ: one line each."""
    signs = {"added": "+", "removed": "-", "changed": "~"}
    texts = []
    for row in found.rows:
        if row.state != "same":
            names = dict.fromkeys(node.name for node in (row.left, row.right) if node is not None)
            changes = [f"{each.title} {each.left} > {each.right}" for each in row.differences]
            texts.append(" ".join([signs[row.state], "/".join(names), *changes]))
    return texts


def sides(found: Comparison) -> list[tuple[str, str]]:
    """Give all that stands at the left and at the right of each row."""
    return [
        (
            repr((row.left, [str(each.left) for each in row.differences])),
            repr((row.right, [str(each.right) for each in row.differences])),
        )
        for row in found.rows
    ]


def moved(network: Network) -> Network:
    nodes = (msgspec.structs.replace(node, at=(node.id * 7.0, 3.0)) for node in network.nodes)
    return network.with_nodes(nodes)


# --- laws ----------------------------------------------------------------------------------------


@given(networks())
@settings(max_examples=50)
def test_equal_networks_have_no_differences(network):
    found = compare(network, moved(network))
    assert found.is_equal
    assert [row.left.name for row in found.rows] == [node.name for node in network.order]
    assert found.left == found.right


@given(networks(), st.randoms())
@settings(max_examples=50)
def test_ids_do_not_matter(network, random):
    ids = random.sample(range(100, 200), len(network.nodes))
    other = dict(zip((node.id for node in network.nodes), ids, strict=True))
    copy = Network(
        tuple(
            msgspec.structs.replace(
                node, id=other[node.id], inputs=tuple(other[source] for source in node.inputs)
            )
            for node in network.nodes
        )
    )
    assert compare(network, copy).is_equal


@given(networks(), networks())
@settings(max_examples=50)
def test_swapping_the_sides_swaps_what_was_added_and_removed(left, right):
    forth, back = compare(left, right), compare(right, left)
    assert sorted(sides(forth)) == sorted((right, left) for left, right in sides(back))
    assert (forth.left, forth.right) == (back.right, back.left)


@given(networks(), networks())
@settings(max_examples=50)
def test_every_layer_of_both_sides_is_in_exactly_one_row(left, right):
    rows = compare(left, right).rows
    assert sorted(row.left.id for row in rows if row.left) == sorted(left.by_id)
    assert sorted(row.right.id for row in rows if row.right) == sorted(right.by_id)


@given(networks(), networks())
@settings(max_examples=50)
def test_networks_without_differences_compute_the_same(left, right):
    found = compare(left, right)
    if found.is_equal:
        layers = [[node.layer for node in network.order] for network in (left, right)]
        assert layers[0] == layers[1]
        assert found.left == found.right


# --- what is found -------------------------------------------------------------------------------


def test_a_setting_is_named_with_both_values():
    other = edits.set_setting(lenet5(), [CONV1], "filters", 8)
    other = edits.set_setting(other, [CONV2], "bias", False)
    found = compare(lenet5(), other)
    assert lines(found) == ["~ conv1 Filters 6 > 8", "~ conv2 Bias yes > no"]
    assert (found.count("changed"), found.count("same")) == (2, 12)


def test_an_inserted_layer_is_added_and_its_neighbors_stay_the_same():
    other = edits.insert_between(lenet5(), CONV1, RELU1, 0, BatchNorm2d(), at=(0, 0))
    assert lines(compare(lenet5(), other)) == ["+ norm1"]
    assert lines(compare(other, lenet5())) == ["- norm1"]


def test_an_inserted_block_with_a_shortcut_leaves_its_neighbors_the_same():
    assert all(line.startswith("+") for line in lines(compare(residual(30), residual(60))))


def test_another_kind_in_the_same_place_is_a_change():
    one = chain(Input(1, 8, 8), Conv2d(4), ReLU(), MaxPool2d(), Flatten(), Output(10))
    other = chain(Input(1, 8, 8), Conv2d(4), Sigmoid(), AvgPool2d((3, 3)), Flatten(), Output(10))
    assert lines(compare(one, other)) == [
        "~ relu1/sigmoid1 Name relu1 > sigmoid1 Kind ReLU > Sigmoid",
        "~ pool1 Kind Max pool > Avg pool Kernel size (2, 2) > (3, 3)",
    ]


def test_a_new_name_is_a_change_but_a_new_number_is_none():
    assert lines(compare(lenet5(), edits.rename(lenet5(), CONV1, "stem"))) == [
        "~ conv1/stem Name conv1 > stem"
    ]
    assert not lines(compare(lenet5(), edits.rename(lenet5(), CONV1, "conv7")))


def test_another_wire_is_a_change():
    layers = (
        ("input", Input(4, 8, 8)),
        ("a", Conv2d(4, padding=(1, 1)), "input"),
        ("b", Conv2d(4, padding=(1, 1)), "a"),
    )
    one = graph(*layers, ("add", Add(), "a", "b"))
    other = graph(*layers, ("add", Add(), "input", "b"))
    assert lines(compare(one, other)) == ["~ add Inputs a, b > input, b"]


def test_an_open_port_is_told_from_a_wire():
    assert lines(compare(lenet5(), edits.disconnect(lenet5(), POOL1, 0))) == [
        "~ pool1 Inputs relu1 > –"
    ]


def test_layers_in_another_order_are_the_same_ones_with_other_inputs():
    start, end = (("input", Input(4, 8, 8)),), (("flatten", Flatten(), "b"),)
    one = graph(*start, ("conv1", Conv2d(), "input"), ("b", ReLU(), "conv1"), *end)
    bn = graph(*start, ("b", ReLU(), "input"), ("conv1", Conv2d(), "b"), ("f", Flatten(), "conv1"))
    assert [line.split()[:2] for line in lines(compare(one, bn))] == [
        ["~", "b"],
        ["~", "conv1"],
        ["~", "flatten/f"],
    ]


def test_a_deeper_network_of_the_same_plan_has_layers_added_to_each_stage():
    def vgg(*counts: int) -> Network:
        stages = zip((64, 128, 256), counts, strict=True)
        layers = [
            layer
            for filters, count in stages
            for layer in [*[Conv2d(filters, padding=(1, 1)), ReLU()] * count, MaxPool2d()]
        ]
        return chain(Input(3, 32, 32), *layers, Flatten(), Linear(10), Output(10))

    assert [line.split()[0] for line in lines(compare(vgg(1, 1, 2), vgg(2, 2, 3)))] == ["+"] * 6


def test_groups_and_places_are_no_difference():
    group = Network(lenet5().nodes, (Group(1, "block", (CONV1, RELU1), folded=True),))
    assert compare(lenet5(), moved(group)).is_equal


def test_unfinished_and_empty_networks_are_compared_as_well():
    circle = graph(("a", Conv2d(), "b"), ("b", Conv2d(), "a"))
    assert compare(circle, circle).is_equal
    assert lines(compare(Network(), blank())) == ["+ input", "+ output"]
    assert lines(compare(blank(), Network())) == ["- input", "- output"]


def test_the_totals_stand_side_by_side():
    found = compare(lenet5(), tiny_vgg())
    assert (found.left.parameters, found.right.parameters) == (61_706, 19_920)
    assert (found.left.layers, found.right.layers) == (14, 14)


def test_long_networks_without_anything_in_common_are_compared_while_one_edits():
    def long(first: int, name: str) -> Network:
        layers = (Conv2d(first + at % 40, (1 + at % 7, 1 + at % 5)) for at in range(630))
        return graph(*((f"{name}{at}", layer) for at, layer in enumerate(layers)))

    left, right = long(1, "a").nodes, long(100, "b").nodes
    start = process_time()
    assert len(align(left, right)) > 500
    assert process_time() - start < 0.8


def test_a_thousand_layers_are_compared_at_once():
    network = residual(1000)
    convs = [node.id for node in network.nodes if isinstance(node.layer, Conv2d)]
    changed = edits.set_setting(network, [convs[0], convs[-1]], "dilation", (2, 2))
    start = perf_counter()
    assert len(lines(compare(network, changed))) == 2
    assert perf_counter() - start < 3
    assert compare(resnet((3, 4, 6, 3)), resnet((2, 2, 2, 2))).count("removed") == 8 * 7
