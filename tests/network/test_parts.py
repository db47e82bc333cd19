"""Parts are put into a network as a whole, and cut out of one to keep."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.network import blocks, groups, parts
from cnnstudio.network.analysis import analyze
from cnnstudio.network.block_catalogue import PRESETS
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import MOST_NODES, Network
from cnnstudio.network.layout.arrange import arranged, is_arranged
from cnnstudio.network.layout.cards import cards
from cnnstudio.network.layout.frames import frames, rects
from cnnstudio.project.limits import check_network
from tests.builders import graph, lenet5
from tests.network.random_networks import networks

ORIGIN = (0.0, 0.0)


def always(part):
    """Give what makes this part, whatever comes in."""
    return lambda _: (part,)


def id_of(network, name):
    return network.named(name).id


def on_wire(network, source, target, part, name="block", port=0):
    wire = (id_of(network, source), id_of(network, target), port)
    return parts.insert_on_wire(network, *wire, always(part), name, ORIGIN)


def residual_network():
    return graph(
        ("input", Input(4, 8, 8)),
        ("stem", Conv2d(4, padding=(1, 1)), "input"),
        ("conv", Conv2d(4, padding=(1, 1)), "stem"),
        ("act", ReLU(), "conv"),
        ("add", Add(), "stem", "act"),
        ("last", Conv2d(2), "add"),
    )


# --- putting one in ------------------------------------------------------------------------------


def test_a_part_on_a_wire_gets_the_source_and_feeds_the_target():
    before = arranged(lenet5())
    after = on_wire(before, "pool1", "conv2", blocks.residual(6))
    made = [node for node in after.nodes if node.id not in before.by_id]
    assert [node.name for node in made][:3] == ["conv3", "norm1", "relu5"]
    assert made[0].inputs == (id_of(after, "pool1"),)
    assert after.named("add1").inputs == (after.named("norm2").id, id_of(after, "pool1"))
    assert after.named("conv2").inputs == (made[-1].id,)
    assert is_arranged(after)


def test_the_nodes_of_a_part_are_a_group_that_is_not_folded():
    before = lenet5()
    after = on_wire(before, "pool1", "conv2", blocks.residual(6), "Residual")
    (group,) = after.groups
    assert (group.name, group.folded) == ("Residual", False)
    assert set(group.nodes) == after.by_id.keys() - before.by_id.keys()
    again = on_wire(after, "pool2", "flatten", blocks.residual(16), "Residual")
    assert [group.name for group in again.groups] == ["Residual", "Residual 2"]


def test_a_single_layer_is_no_group():
    assert on_wire(lenet5(), "pool1", "conv2", blocks.depthwise(6)).groups == ()


def test_a_part_within_a_group_belongs_to_it():
    network = lenet5()
    ids = [id_of(network, name) for name in ("conv1", "relu1", "pool1")]
    after = on_wire(groups.grouped(network, ids, "stage"), "relu1", "pool1", blocks.residual(6))
    inner, outer = after.groups
    assert (inner.name, outer.name) == ("block", "stage")
    assert set(inner.nodes) < set(outer.nodes)


def test_all_that_a_node_fed_is_fed_by_the_part_behind_it():
    network = residual_network()
    part = blocks.residual(4, 4)
    after = parts.insert_behind(network, id_of(network, "stem"), always(part), "block", ORIGIN)
    end = next(node.id for node in after.nodes if node.name == "relu2")
    assert after.named("conv").inputs == (end,)
    assert after.named("add").inputs[0] == end
    assert after.named("conv1").inputs == (id_of(after, "stem"),)


def test_a_part_can_be_put_behind_a_node_beside_what_it_feeds():
    network = lenet5()
    pool = id_of(network, "pool1")
    after = parts.append(network, pool, always(blocks.conv_norm_act(6)), "block", ORIGIN)
    assert after.named("conv3").inputs == after.named("conv2").inputs == (pool,)
    assert not after.consumers[after.named("relu5").id]


def test_a_part_can_feed_a_free_input_and_its_own_stays_open():
    network = graph(("in", Input(3, 8, 8)), ("one", Conv2d(4), "in"), ("add", Add(), "one"))
    after = parts.feed(network, 3, 1, blocks_make, "Fire", (300, 200))
    assert after.by_id[3].inputs == (2, after.nodes[-1].id)
    assert not after.by_id[4].sources
    assert after.groups[0].name == "Fire"
    assert [node.at for node in after.nodes[:3]] == [node.at for node in network.nodes]


def blocks_make(shape):
    assert shape is None, "nothing is known of what will come in"
    return (blocks.fire(4),)


def test_a_part_on_the_empty_canvas_is_open():
    after = parts.place(lenet5(), always(blocks.dense_layer(8)), "block", (500.0, 900.0))
    assert after.named("norm1").inputs == ()
    assert after.named("norm1").at == (500.0, 900.0)
    check_network(after)


def test_a_part_that_would_make_the_network_too_large_is_refused():
    full = graph(*((f"relu{number}", ReLU()) for number in range(MOST_NODES - 2)))
    with pytest.raises(EditError, match="at most 10000 layers: leave some out"):
        parts.place(full, always(blocks.conv_norm_act(8)), "block", ORIGIN)


def test_a_part_is_added_behind_the_selected_node_or_in_front_of_the_output():
    network = lenet5()
    make = always(blocks.conv_norm_act(6))
    behind = parts.add_to(network, make, "block", id_of(network, "pool1"))
    assert behind.named("conv3").inputs == (id_of(network, "pool1"),)
    before_output = parts.add_to(network, make, "block")
    assert before_output.named("conv3").inputs == (id_of(network, "fc3"),)
    assert before_output.named("output").inputs == (before_output.named("relu5").id,)


def test_a_single_layer_is_added_as_from_the_palette():
    network = lenet5()
    after = parts.add_to(network, PRESETS[1].make, "", id_of(network, "pool2"))
    assert after.named("conv3").layer.filters == 16
    assert after.named("flatten").inputs == (after.named("conv3").id,)


def test_the_first_part_is_taken_where_none_suits():
    network = residual_network()
    halving = [blocks.downsampling(4), blocks.residual(4, 4, stride=2)]
    wire = (id_of(network, "act"), id_of(network, "add"), 1)
    after = parts.insert_on_wire(network, *wire, lambda _: halving, "block", ORIGIN)
    end = after.named("add").inputs[1]
    assert analyze(after).shapes[end] == (64, 4, 4)


def test_a_part_between_a_loose_end_and_a_waiting_output_joins_them():
    network = graph(("input", Input(8, 8, 8)), ("output", Output(10)))
    after = parts.add_to(network, always(blocks.conv_norm_act(8)), "block")
    assert after.named("conv1").inputs == (1,)
    assert after.named("output").inputs == (after.named("relu1").id,)


def test_a_part_in_an_empty_network_stands_alone():
    after = parts.add_to(Network(), always(blocks.fire(8)), "Fire")
    assert len(after.nodes) == 7
    assert after.groups[0].name == "Fire"


@given(networks(), st.data())
def test_what_is_cut_out_can_be_put_back_with_the_same_counts(network, data):
    node = data.draw(st.sampled_from(network.nodes))
    ids = network.ancestors(node.id) - {1}
    try:
        part = parts.cut_out(network, ids)
    except EditError:
        return
    fresh = Network(network.nodes[:1])
    again = parts.insert_behind(fresh, 1, always(part), "own", ORIGIN)
    check_network(again)
    expected = sum(analyze(network).nodes[each].parameters for each in ids)
    assert analyze(again).parameters == expected
    shapes = {each.name: analyze(again).shapes[each.id] for each in again.nodes}
    assert all(shapes[network.by_id[each].name] == analyze(network).shapes[each] for each in ids)


# --- cutting one out -----------------------------------------------------------------------------


def cut(network, *names):
    return parts.cut_out(network, {id_of(network, name) for name in names})


def test_what_comes_from_outside_is_left_open_where_it_was():
    part = cut(residual_network(), "conv", "act", "add")
    assert [node.inputs for node in part.nodes] == [(None,), (3,), (None, 4)]


def test_the_order_of_inputs_stays_when_a_part_is_put_in():
    part = cut(residual_network(), "conv", "act", "add")
    after = on_wire(lenet5(), "pool1", "conv2", part)
    assert after.named("add").inputs == (id_of(after, "pool1"), after.named("act").id)


def test_groups_within_a_part_come_along_under_free_names():
    network = residual_network()
    network = groups.grouped(network, [3, 4], "inner")
    part = parts.cut_out(network, {3, 4, 5})
    after = on_wire(network, "add", "last", part, "own")
    assert [group.name for group in after.groups] == ["inner", "inner 2", "own"]
    inner, copy, own = after.groups
    assert set(copy.nodes) < set(own.nodes)
    assert not set(copy.nodes) & set(inner.nodes)


def test_the_group_that_is_the_part_itself_is_left_out():
    network = groups.grouped(residual_network(), [3, 4, 5], "own")
    assert parts.cut_out(network, {3, 4, 5}).groups == ()


def test_a_layer_with_nothing_connected_is_a_part():
    network = graph(("conv", Conv2d(4)))
    assert parts.cut_out(network, {1}).nodes[0].inputs == (None,)


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        ((), "Select the layers"),
        (("input", "stem"), "input is an end of the network"),
        (("add", "last"), "get it from stem, act: select what lies between"),
        (("stem",), None),
        (("stem", "conv", "act"), "the output of stem, act goes on"),
        (("conv", "last"), "get it from stem, add"),
    ],
)
def test_what_is_no_block_is_refused_in_a_sentence(names, reason):
    network = residual_network()
    if reason is None:
        assert cut(network, *names)
    else:
        with pytest.raises(EditError, match=reason):
            cut(network, *names)


def test_an_open_input_is_a_second_way_in():
    network = residual_network()
    loose = msgspec.structs.replace(network.named("add"), inputs=(2,))
    network = network.with_nodes([loose if node.name == "add" else node for node in network.nodes])
    with pytest.raises(EditError, match="from stem, an open input"):
        cut(network, "add")


def test_many_sources_are_not_all_named():
    network = graph(
        ("input", Input(4, 8, 8)),
        *((f"relu{number}", ReLU(), "input") for number in range(6)),
        ("concat", Concat(), *(f"relu{number}" for number in range(6))),
    )
    with pytest.raises(EditError, match=r"relu0, relu1, relu2, relu3, \.\.\.: select"):
        cut(network, "concat")


@given(st.tuples(st.integers(-300, 1000), st.integers(-400, 500)))
def test_a_block_put_down_over_cards_moves_below_them(at):
    network = lenet5()
    after = parts.place(network, always(blocks.residual(8)), "block", at)
    assert [after.by_id[node.id].at for node in network.nodes] == [n.at for n in network.nodes]
    (frame,) = frames(after).values()
    shown = cards(after)
    for head, rect in rects(after).items():
        if network.by_id.keys() >= set(shown[head].nodes):
            is_apart = rect[2] <= frame[0] or frame[2] <= rect[0]
            assert is_apart or rect[3] <= frame[1] or frame[3] <= rect[1]
