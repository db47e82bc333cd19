"""Arranging: reading order, lanes, docked followers, and room for what is new."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.layers.regularization import Dropout
from cnnstudio.network import edits
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.layout.arrange import (
    DEFAULT_ROOM,
    arrange,
    arranged,
    followers,
    is_arranged,
    zoom,
)
from cnnstudio.network.layout.cards import card_size
from cnnstudio.network.layout.frames import extent, rects
from cnnstudio.network.layout.settling import settled
from tests.builders import branches, chain, graph, lenet5, resnet


def boxes(network, places):
    """Give left, top, right, bottom of every card."""
    found = {}
    for head, docked in followers(network).items():
        width, height = card_size(network.by_id[head], len(docked))
        x, y = places[head]
        found[head] = (x, y, x + width, y + height)
    return found


def overlapping(network, places):
    found = list(boxes(network, places).items())
    return [
        (one, other)
        for index, (one, a) in enumerate(found)
        for other, b in found[index + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def names_by_row(network, width):
    places = arrange(network, width)
    rows = {}
    for head in followers(network):
        rows.setdefault(places[head][1], []).append((places[head][0], network.by_id[head].name))
    return [[name for _, name in sorted(row)] for _, row in sorted(rows.items())]


@st.composite
def networks(draw):
    """Draw networks with branches, shortcuts, loose layers and docked followers."""
    kinds = (Conv2d(), ReLU(), BatchNorm2d(), Dropout(), MaxPool2d(), Add(), Concat())
    nodes = [Node(1, "n1", Input())]
    for number in range(2, draw(st.integers(1, 25)) + 1):
        layer = draw(st.sampled_from(kinds))
        most = 3 if layer.most_inputs is None else 1
        sources = draw(st.lists(st.integers(1, number - 1), max_size=most))
        nodes.append(Node(number, f"n{number}", layer, tuple(sources)))
    return Network(tuple(nodes))


@given(networks(), st.sampled_from([300.0, 900.0, 5000.0]))
def test_cards_never_overlap(network, width):
    assert not overlapping(network, arrange(network, width))


@given(networks())
def test_every_node_has_a_place_and_the_first_is_at_the_corner(network):
    places = arrange(network)
    assert places.keys() == network.by_id.keys()
    assert min(x for x, _ in places.values()) == 0
    assert min(y for _, y in places.values()) == 0


@given(networks())
def test_an_arranged_network_is_known_as_such_wherever_it_lies(network):
    there = edits.move(network, arrange(network))
    moved = {node.id: (node.at[0] + 40, node.at[1] - 7) for node in there.nodes}
    assert is_arranged(there)
    assert is_arranged(edits.move(there, moved))


@given(networks())
def test_arranging_twice_changes_nothing(network):
    assert arranged(arranged(network)) == arranged(network)


def test_lenet_takes_two_rows_in_reading_order():
    assert names_by_row(lenet5(), 920) == [
        ["input", "conv1", "pool1", "conv2", "pool2"],
        ["flatten", "fc1", "fc2", "fc3", "output"],
    ]


def test_lenet_fits_into_the_usual_window_at_full_size():
    places = arrange(lenet5(), DEFAULT_ROOM[0])
    edges = boxes(lenet5(), places).values()
    assert max(right for _, _, right, _ in edges) <= DEFAULT_ROOM[0]
    assert max(bottom for _, _, _, bottom in edges) <= DEFAULT_ROOM[1]


@pytest.mark.parametrize("width", [400, 700, 1500])
def test_rows_of_a_chain_are_no_wider_than_the_width(width):
    network = lenet5()
    assert (
        max(right for _, _, right, _ in boxes(network, arrange(network, width)).values()) <= width
    )


def test_what_belongs_together_shares_a_row():
    same = Conv2d(4, padding=(1, 1))
    network = graph(
        ("input", Input()),
        ("a", same, "input"),
        ("b", same, "a"),
        ("start", same, "b"),
        ("one", same, "start"),
        ("two", same, "one"),
        ("add", Add(), "two", "start"),
        ("end", same, "add"),
    )
    assert names_by_row(network, 780) == [
        ["input", "a", "b", "start"],
        ["one", "two", "add", "end"],
    ]


def test_branches_lie_in_parallel_lanes_and_the_longest_keeps_the_row():
    network = graph(
        ("input", Input()),
        ("short", Conv2d(), "input"),
        ("long", Conv2d(), "input"),
        ("longer", Conv2d(), "long"),
        ("merge", Concat(), "short", "longer"),
    )
    places = arrange(network, 2000)
    top = {node.name: places[node.id][1] for node in network.nodes}
    assert top["input"] == top["long"] == top["longer"] == top["merge"]
    assert top["short"] > top["long"]


def test_the_lane_behind_a_short_branch_stays_free_for_its_wire():
    network = graph(
        ("input", Input()),
        ("short", Conv2d(), "input"),
        ("long", Conv2d(), "input"),
        ("longer", Conv2d(), "long"),
        ("side", Conv2d(), "long"),
        ("merge", Concat(), "short", "longer", "side"),
    )
    places = arrange(network, 2000)
    assert places[2][1] != places[5][1]


def test_wide_networks_get_rows_in_the_proportions_of_the_view():
    network = arranged(resnet((2, 2, 2, 2)))
    edges = boxes(network, {node.id: node.at for node in network.nodes}).values()
    width = max(right for _, _, right, _ in edges)
    height = max(bottom for _, _, _, bottom in edges)
    assert width > DEFAULT_ROOM[0]
    assert 0.5 < width / height / (DEFAULT_ROOM[0] / DEFAULT_ROOM[1]) < 2


# --- docked followers -----------------------------------------------------------------------------


def docked(network):
    names = {node.id: node.name for node in network.nodes}
    return {
        names[head]: [names[each] for each in found] for head, found in followers(network).items()
    }


def test_followers_are_docked_in_a_row():
    network = chain(Input(), Conv2d(), BatchNorm2d(), ReLU(), Dropout(), Output())
    assert docked(network)["conv1"] == ["norm1", "relu1", "dropout1"]


def test_a_follower_of_a_fork_has_a_card_of_its_own():
    network = branches(ReLU(), Conv2d())
    assert docked(network)["branch0"] == []


def test_a_follower_that_forks_is_still_docked():
    network = graph(
        ("input", Input()),
        ("conv", Conv2d(), "input"),
        ("relu", ReLU(), "conv"),
        ("one", Conv2d(), "relu"),
        ("two", Conv2d(), "relu"),
    )
    assert docked(network)["conv"] == ["relu"]


def test_nothing_is_docked_on_the_input():
    assert docked(chain(Input(), BatchNorm2d(), Output()))["input"] == []


def test_an_unconnected_activation_has_a_card_of_its_own():
    assert docked(Network((Node(1, "relu", ReLU()),))) == {"relu": []}


def test_docked_followers_are_placed_at_their_strip():
    places = arrange(lenet5())
    (x, y), (strip_x, strip_y) = places[2], places[3]
    assert (strip_x, strip_y) == (x, y + 186)


# --- room for what is new -------------------------------------------------------------------------


def test_an_arranged_network_stays_arranged():
    before = arranged(lenet5())
    after = settled(before, edits.insert_between(before, 3, 4, 0, Conv2d(), (0, 0)))
    assert is_arranged(after)


def test_rows_become_longer_where_one_more_row_would_make_cards_much_smaller():
    before = arranged(lenet5())
    after = settled(before, edits.insert_between(before, 3, 4, 0, Conv2d(), (0, 0)))
    tops = [{top for _, top, _, _ in rects(network).values()} for network in (before, after)]
    assert list(map(len, tops)) == [2, 2]


def test_a_network_laid_out_by_hand_makes_room_to_the_right():
    before = edits.move(
        chain(Input(), Conv2d(), MaxPool2d()), {1: (0, 0), 2: (200, 50), 3: (400, 0)}
    )
    after = settled(before, edits.insert_between(before, 1, 2, 0, MaxPool2d(), (150, 0)))
    assert after.by_id[1].at == (0, 0)
    assert not overlapping(after, {node.id: node.at for node in after.nodes})
    assert after.by_id[3].at[0] - after.by_id[2].at[0] == 200


def test_a_layer_added_where_there_is_room_moves_nothing():
    before = edits.move(chain(Input(), Conv2d()), {1: (0, 0), 2: (900, 500)})
    after = edits.add_node(before, MaxPool2d(), (3000, 3000))
    assert settled(before, after) == after


def test_the_first_layer_stays_where_it_is_put():
    after = edits.add_node(Network(), Conv2d(), (300, 200))
    assert settled(Network(), after).nodes[0].at == (300, 200)


def test_a_network_with_a_circle_can_be_arranged():
    network = Network(
        (
            Node(1, "input", Input()),
            Node(2, "a", Conv2d(), (3,)),
            Node(3, "b", Conv2d(), (2,)),
        )
    )
    assert not overlapping(network, arrange(network))


def test_lenet_5_keeps_its_size_when_it_is_tidied_up_in_a_usual_window():
    room = (868.0, 476.0)
    before = arranged(lenet5())
    assert zoom(extent(arranged(before, room)), room) >= zoom(extent(before), room)
