"""Differences between networks name exactly the nodes that differ."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU
from cnnstudio.network import edits
from cnnstudio.network.compare import compare
from cnnstudio.network.diff import NetworkChange, diff
from cnnstudio.network.graph import Annotation, Group, Network
from tests.builders import lenet5
from tests.network.random_networks import networks


@settings(max_examples=50)
@given(networks())
def test_a_network_does_not_differ_from_its_like(network):
    copy = msgspec.json.decode(msgspec.json.encode(network), type=Network)
    assert diff(network, copy) == NetworkChange()
    assert not diff(network, network)


@settings(max_examples=50)
@given(networks(), networks(), st.data())
def test_exactly_the_nodes_that_differ_are_named(before, after, data):
    places = {node.id: (float(node.id), 0.0) for node in after.nodes if data.draw(st.booleans())}
    after = edits.move(after, places)
    change = diff(before, after)
    old, new = before.by_id, after.by_id
    assert change.added == new.keys() - old.keys()
    assert change.removed == old.keys() - new.keys()
    for id_ in old.keys() & new.keys():
        a, b = old[id_], new[id_]
        assert (id_ in change.moved) == (a.at != b.at)
        assert (id_ in change.changed) == (msgspec.structs.replace(a, at=b.at) != b)
    assert len(change.moved | change.changed) <= len(old.keys() & new.keys())
    backwards = diff(after, before)
    assert (backwards.added, backwards.removed) == (change.removed, change.added)


def test_a_move_changes_no_structure():
    network = lenet5()
    change = diff(network, edits.move(network, {3: (5.0, 5.0)}))
    assert change == NetworkChange(moved=frozenset({3}))
    assert change
    assert not change.is_structural


def test_annotations_are_no_structure():
    network = lenet5()
    after = network.with_annotations([Annotation(1, "note", "Why", (0.0, 0.0), (90.0, 60.0))])
    assert diff(network, after) == NetworkChange(annotations=True)
    assert diff(network, after)
    assert not diff(network, after).is_structural
    assert compare(network, after).is_equal


def test_names_settings_and_wires_are_structure():
    network = lenet5()
    for after in (
        edits.rename(network, 3, "bend"),
        edits.set_setting(network, [2], "filters", 7),
        edits.disconnect(network, 3, 0),
        edits.add_node(network, ReLU()),
        edits.remove_nodes(network, [3]),
    ):
        assert diff(network, after).is_structural


def test_groups_are_a_difference_of_their_own():
    network = lenet5()
    grouped = Network(network.nodes, (Group(1, "start", (2, 3)),))
    renamed = Network(network.nodes, (Group(1, "stem", (2, 3)),))
    for before, after in ((network, grouped), (grouped, renamed), (grouped, network)):
        change = diff(before, after)
        assert change == NetworkChange(groups=True)
        assert change
        assert not change.is_structural
    assert not diff(grouped, Network(network.nodes, (Group(1, "start", (2, 3)),)))
