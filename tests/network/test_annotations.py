"""Notes and colored frames: edits of them, edits that leave them alone, and what they go with."""

import pytest
from hypothesis import given, settings

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network import edits, groups, parts, rewiring
from cnnstudio.network.analysis import analyze
from cnnstudio.network.annotations import (
    added,
    find,
    moved,
    recolored,
    removed,
    resized,
    written,
)
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import MOST_ANNOTATIONS, Annotation, Network, Node
from cnnstudio.network.layout.alongside import alongside, carried, node_rects, rect_of
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.network.problems.repairs import repairs
from cnnstudio.zoo.adapt import adapt
from tests.builders import lenet5
from tests.network.random_networks import networks
from tests.project.designs import annotations as some

LENET = arranged(lenet5())


def note(x, y, width=100.0, height=60.0, text="Why", id_=1):
    return Annotation(id_, "note", text, (float(x), float(y)), (width, height))


def frame(x, y, width, height, text="", id_=2):
    return Annotation(id_, "frame", text, (float(x), float(y)), (width, height))


def with_cards(*places, annotations=()):
    """Make loose cards, 136 x 186 pixels large, at these places."""
    nodes = (Node(n, f"c{n}", Conv2d(), (), place) for n, place in enumerate(places, 1))
    return Network(tuple(nodes), (), tuple(annotations))


# --- edits ---------------------------------------------------------------------------------------


def test_an_added_annotation_lies_over_the_others_under_an_id_of_its_own():
    network = added(added(LENET, note(0, 0)), note(5, 5, text="Two"))
    assert [(each.id, each.text) for each in network.annotations] == [(1, "Why"), (2, "Two")]
    assert network.nodes == LENET.nodes


def test_there_can_be_so_many_annotations_and_no_more():
    full = LENET.with_annotations(note(0, 0, id_=n) for n in range(1, MOST_ANNOTATIONS + 1))
    with pytest.raises(EditError, match="at most 500 notes and frames"):
        added(full, note(0, 0))


def test_another_text_makes_room_for_itself_and_takes_none_away():
    network = added(LENET, note(0, 0))
    grown = written(network, 1, "One\ntwo  \n\n", 90.0).annotations[0]
    assert (grown.text, grown.size) == ("One\ntwo", (100.0, 90.0))
    assert written(network, 1, "One", 20.0).annotations[0].size == (100.0, 60.0)


def test_a_note_without_a_text_is_gone_and_a_frame_without_a_title_stays():
    network = LENET.with_annotations([note(0, 0), frame(0, 0, 90.0, 90.0, "Stem")])
    assert written(network, 1, " \n ").annotations == network.annotations[1:]
    assert written(network, 2, "").annotations[1].text == ""


def test_a_title_is_one_line():
    network = LENET.with_annotations([frame(0, 0, 90.0, 90.0)])
    assert written(network, 2, " The\n stem\t").annotations[0].text == "The stem"


@pytest.mark.parametrize(("id_", "length", "reason"), [(1, 10_001, "10000"), (2, 201, "200")])
def test_a_text_that_no_file_may_hold_is_refused(id_, length, reason):
    network = LENET.with_annotations([note(0, 0), frame(0, 0, 90.0, 90.0)])
    with pytest.raises(EditError, match=f"at most {reason} letters"):
        written(network, id_, "x" * length)


def test_colors_places_and_sizes_change_only_what_they_name():
    network = LENET.with_annotations([note(0, 0), note(9, 9, id_=2)])
    assert [each.color for each in recolored(network, {2}, "pink").annotations] == ["slate", "pink"]
    changed = resized(network, 2, (1.0, 2.0), (30.0, 40.0)).annotations
    assert changed == (network.annotations[0], note(1, 2, 30.0, 40.0, id_=2))
    changed = moved(network, {3: (7.0, 8.0)}, {1: (5.0, 6.0)})
    assert (changed.by_id[3].at, changed.annotations[0].at) == ((7.0, 8.0), (5.0, 6.0))
    assert removed(changed, {1}).annotations == network.annotations[1:]


def test_edits_of_what_is_gone_change_nothing():
    assert find(LENET, 1) is None
    assert written(LENET, 1, "Too late") == LENET
    assert resized(LENET, 1, (0.0, 0.0), (50.0, 50.0)) == LENET


# --- edits of nodes leave them alone -------------------------------------------------------------

RELU = ReLU()


def ways_to_edit(network):
    """Give edits of all kinds that this network allows, each as a function of it."""
    first, last = network.order[0].id, network.order[-1].id
    inner = [node.id for node in network.nodes if node.id != first]
    yield lambda each: edits.add_node(each, RELU)
    yield lambda each: edits.append(each, last, RELU)
    yield lambda each: edits.rename(each, last, "another")
    yield lambda each: edits.replace_layer(each, last, MaxPool2d())
    yield lambda each: edits.paste(each, each.nodes, (5.0, 5.0))
    yield lambda each: rewiring.insert_behind(each, last, RELU, (0.0, 0.0))
    yield lambda each: rewiring.add_to(each, RELU)
    yield lambda each: rewiring.remove(each, [last])
    yield lambda each: edits.remove_nodes(each, each.by_id)
    yield lambda each: groups.grouped(each, [last], "last")
    yield lambda each: groups.ungrouped(groups.grouped(each, [last], "last"), 1)
    yield lambda each: groups.all_folded(groups.grouped(each, [last], "last"), True)
    yield lambda each: groups.renamed(groups.grouped(each, [last], "last"), 1, "end")
    yield lambda each: groups.duplicated(each, [last])
    yield lambda each: parts.place(each, lambda _: (LENET,), "part", (0.0, 0.0))
    yield lambda each: adapt(each, (3, 40, 40), 7)[0]
    yield arranged
    if inner:
        yield lambda each: rewiring.take_out(each, inner[0], (0.0, 0.0))
        yield lambda each: edits.disconnect(each, inner[0], 0)


@settings(max_examples=25)
@given(networks(), some().filter(bool))
def test_no_edit_of_layers_loses_an_annotation(network, notes):
    network = network.with_annotations(notes)
    for edit in ways_to_edit(network):
        after = edit(network)
        assert [(each.id, each.text, each.color) for each in after.annotations] == [
            (each.id, each.text, each.color) for each in notes
        ]


def test_repairs_and_repeats_keep_annotations():
    network = LENET.with_annotations([note(0, 0)])
    broken = edits.set_setting(network, [2], "kernel", (60, 60))
    found = repairs(broken, analyze(broken).errors[0])
    assert found
    assert all(repair.network.annotations for repair in found)
    assert groups.repeated(network, [3, 4], 3).annotations


# --- what moves along ----------------------------------------------------------------------------


def test_a_frame_takes_along_what_has_its_middle_in_it():
    network = with_cards(
        (0.0, 0.0), (300.0, 0.0), annotations=[note(20, 200), frame(-20, -40, 300.0, 320.0)]
    )
    assert carried(network, {2}) == ({1}, {1, 2})
    assert carried(network, {1}) == (set(), {1})


def test_of_frames_around_each_other_only_the_inner_one_goes_along():
    network = with_cards(
        (0.0, 0.0),
        annotations=[frame(-20, -20, 200.0, 260.0, id_=1), frame(-40, -40, 240.0, 300.0)],
    )
    assert carried(network, {2}) == ({1}, {1, 2})
    assert carried(network, {1}) == ({1}, {1})


def test_layers_docked_and_folded_go_along_with_their_card():
    network = groups.grouped(LENET, [2, 3, 4], "block", True)
    left, top, right, bottom = node_rects(network)[3]
    network = network.with_annotations(
        [frame(left - 9, top - 9, right - left + 18, bottom - top + 18)]
    )
    assert carried(network, {2})[0] == {2, 3, 4}


def rearranged(network, **places):
    """Put cards elsewhere as if they had been arranged."""
    after = edits.move(network, {int(name[1:]): at for name, at in places.items()})
    return alongside(network, network, after).annotations


def test_a_note_keeps_its_distance_to_the_nearest_card():
    network = with_cards((0.0, 0.0), (300.0, 0.0), annotations=[note(310, 200)])
    assert rearranged(network, c2=(500.0, 400.0))[0].at == (510.0, 600.0)
    assert rearranged(network, c1=(-900.0, 0.0))[0].at == (310.0, 200.0)


def test_a_note_that_would_cover_a_card_lies_clear_of_it():
    network = with_cards((0.0, 0.0), (300.0, 0.0), annotations=[note(10, 200)])
    (placed,) = rearranged(network, c2=(0.0, 230.0), c1=(0.0, 10.0))
    assert placed.at == (-112.0, 210.0)


def test_a_note_put_onto_a_card_stays_on_it():
    network = with_cards((0.0, 0.0), annotations=[note(10, 10)])
    assert rearranged(network, c1=(50.0, 60.0))[0].at == (60.0, 70.0)


def test_a_frame_is_drawn_around_the_cards_that_it_held():
    network = with_cards(
        (0.0, 0.0), (200.0, 0.0), (900.0, 0.0), annotations=[frame(-20, -50, 380.0, 260.0)]
    )
    (fitted,) = rearranged(network, c1=(100.0, 300.0), c2=(100.0, 600.0))
    assert rect_of(fitted) == (80.0, 250.0, 100.0 + 136.0 + 24.0, 600.0 + 186.0 + 24.0)


def test_a_note_in_a_frame_goes_with_the_cards_of_the_frame_though_others_are_nearer():
    network = with_cards(
        (0.0, 0.0), (250.0, 0.0), annotations=[note(140, 20), frame(-20, -50, 262.0, 260.0)]
    )
    placed, _ = rearranged(network, c1=(0.0, 500.0))
    assert placed.at == (140.0, 520.0)


def test_nothing_moves_where_no_card_does():
    network = with_cards((0.0, 0.0), annotations=[note(0.1, 700), frame(-0.3, -20, 200.7, 260.0)])
    assert alongside(network, network, network) is network


def test_a_card_put_elsewhere_by_hand_leaves_its_frame():
    before = with_cards((0.0, 0.0), (200.0, 0.0), annotations=[frame(-20, -50, 380.0, 260.0)])
    after = edits.move(before, {2: (900.0, 0.0)})
    settled = edits.move(after, {1: (30.0, 0.0), 2: (950.0, 0.0)})
    (fitted,) = alongside(before, after, settled).annotations
    assert rect_of(fitted) == (10.0, -50.0, 30.0 + 360.0, 210.0)


@settings(max_examples=25)
@given(networks(), some())
def test_arranging_twice_moves_annotations_once(network, notes):
    once = arranged(network.with_annotations(notes))
    assert arranged(once) == once
