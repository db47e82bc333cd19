"""Repairs remove their problem and make no other; what would not is not offered."""

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU, Softmax
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear, Reshape
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat, Multiply
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import GlobalAvgPool2d, MaxPool2d
from cnnstudio.layers.resizing import Crop, Upsample, ZeroPad2d
from cnnstudio.layers.text import Text
from cnnstudio.network import edits
from cnnstudio.network.analysis import analyze
from cnnstudio.network.diff import diff
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.problems.repairs import Repair, effect, repairs
from cnnstudio.zoo.small import blank, chain, lenet5
from tests.builders import graph
from tests.network.problems.broken_networks import broken_network
from tests.texts import check_sentence


def offered(network):
    """Give the repairs of the first problem by their labels."""
    problem = analyze(network).problems[0]
    return {str(repair.label): repair.network for repair in repairs(network, problem)}


def layers(network):
    return [node.layer for node in network.order]


def test_flatten_is_put_in_front_of_a_dense_layer():
    network = chain(Input(1, 8, 8), Conv2d(4), Linear(10), Output(10))
    mended = offered(network)["Put Flatten in front of it"]
    assert [type(layer) for layer in layers(mended)] == [Input, Conv2d, Flatten, Linear, Output]


def test_a_blank_network_gets_a_dense_layer_before_its_output():
    mended = offered(blank())["Put Flatten and Dense in front of it"]
    assert layers(mended) == [Input(1, 28, 28), Flatten(), Linear(10), Output(10)]


def test_output_and_last_dense_layer_are_brought_together():
    network = chain(Input(1, 8, 8), Flatten(), Linear(7), ReLU(), Output(10))
    found = offered(network)
    assert layers(found["Set fc1 to 10 units"])[2] == Linear(10)
    assert layers(found["Set output to 7 classes"])[-1] == Output(7)


def test_an_answer_of_the_wrong_size_gets_a_dense_layer_of_its_own():
    network = chain(Input(1, 8, 8), Flatten(), Linear(84), ReLU(), Output(10))
    mended = offered(network)["Add a Dense with 10 units in front of it"]
    assert layers(mended)[2:] == [Linear(84), ReLU(), Linear(10), Output(10)]


def test_a_kernel_that_does_not_fit_is_padded_or_made_smaller():
    network = chain(Input(1, 4, 4), Conv2d(4, (5, 5)), Flatten(), Linear(10), Output(10))
    found = offered(network)
    assert layers(found["Keep the size with padding"])[1].padding == "same"
    assert layers(found["Make the kernel 4×4"])[1].kernel == (4, 4)


def test_a_pool_that_does_not_fit_is_removed():
    network = chain(Input(1, 1, 1), MaxPool2d(), Flatten(), Linear(10), Output(10))
    assert [type(layer) for layer in layers(offered(network)["Remove pool1"])] == [
        Input,
        Flatten,
        Linear,
        Output,
    ]


def test_padding_that_is_too_large_for_its_mode_holds_zeros():
    wide = Conv2d(4, (3, 3), padding=(9, 9), padding_mode="reflect")
    network = chain(Input(1, 8, 8), wide, Flatten(), Linear(10), Output(10))
    assert layers(offered(network)["Pad with zeros"])[1].padding_mode == "zeros"


def test_same_padding_needs_stride_one():
    strided = Conv2d(4, (3, 3), stride=(2, 2), padding="same")
    network = chain(Input(1, 8, 8), strided, Flatten(), Linear(10), Output(10))
    found = offered(network)
    assert layers(found["Set the stride to 1"])[1].stride == (1, 1)
    assert layers(found["Pad by half the kernel"])[1].padding == (1, 1)


def test_groups_that_do_not_divide_are_set_to_one():
    network = chain(Input(3, 8, 8), Conv2d(4, groups=2), Flatten(), Linear(10), Output(10))
    assert layers(offered(network)["Set the groups to 1"])[1].groups == 1


def test_a_needless_softmax_is_removed():
    network = chain(Input(1, 8, 8), Flatten(), Linear(10), Softmax(), Output(10))
    assert Softmax() not in layers(offered(network)["Remove softmax1"])


def test_an_unconnected_layer_is_removed():
    network = lenet5()
    network = Network((*network.nodes, Node(99, "lost", ReLU())))
    assert 99 not in offered(network)["Remove lost"].by_id


def test_a_wire_is_offered_again_even_if_a_hint_comes_with_it():
    network = chain(Input(1, 5, 5), Conv2d(4, (1, 1)), MaxPool2d(), Flatten(), Linear(7), Output(7))
    (hint,) = analyze(network).problems
    assert (hint.name, hint.is_error) == ("pool1", False)
    cut = edits.disconnect(network, hint.node, 0)
    (missing,) = (problem for problem in analyze(cut).problems if problem.is_error)
    labels = [str(repair.label) for repair in repairs(cut, missing)]
    assert labels[0] == "Connect it with conv1"


def test_the_shortcut_of_a_residual_block_gets_a_convolution():
    network = Network(
        (
            Node(1, "input", Input(3, 16, 16)),
            Node(2, "conv1", Conv2d(8, (3, 3), (2, 2), (1, 1)), (1,)),
            Node(3, "add1", Add(), (2, 1)),
            Node(4, "flatten", Flatten(), (3,)),
            Node(5, "fc1", Linear(10), (4,)),
            Node(6, "output", Output(10), (5,)),
        )
    )
    mended = offered(network)["Put a 1×1 conv on the shortcut"]
    assert Conv2d(8, (1, 1), (2, 2)) in layers(mended)


def test_branches_are_parted_where_no_layer_is_left_over():
    network = edits.insert_between(lenet5(), 7, 8, 0, Add(), (0.0, 0.0))
    network = edits.connect(network, 3, 15, 1)
    assert [problem.name for problem in analyze(network).problems] == ["add1"]
    found = offered(network)
    assert "Remove add1 and go on from relu1" not in found, "it would leave layers without a use"
    assert layers(found["Remove the shortcut and add1"]) == layers(lenet5())


def test_the_wire_that_does_not_fit_is_removed_where_two_others_stay():
    network = edits.insert_between(lenet5(), 3, 4, 0, Add(), (0.0, 0.0))
    network = edits.connect(network, 2, 15, 1)
    network = edits.connect(network, 1, 15, 2)
    mended = offered(network)["Remove the wire from input"]
    assert mended.by_id[15].sources == (3, 2)


def test_a_missing_output_is_added_behind_the_last_layer():
    network = chain(Input(1, 8, 8), Flatten(), Linear(10))
    assert layers(offered(network)["Add an Output behind fc1"])[-1] == Output(10)


def test_a_missing_input_is_added_in_front():
    network = chain(Flatten(), Linear(10), Output(10))
    assert layers(offered(network)["Add an Input in front of flatten"])[0] == Input()


# --- branches ------------------------------------------------------------------------------------


def joined(first, second, merge, *, size=16):
    """Lead two branches from one convolution to a merge, and a head behind it."""
    return graph(
        ("input", Input(3, size, size)),
        ("stem", Conv2d(8, padding="same"), "input"),
        ("first", first, "stem"),
        *((("second", second, "stem"),) if second else ()),
        ("merge", merge, "first", "second" if second else "stem"),
        ("avg", GlobalAvgPool2d(), "merge"),
        ("flat", Flatten(), "avg"),
        ("fc", Linear(10), "flat"),
        ("output", Output(10), "fc"),
    )


def test_a_branch_keeps_its_size_and_channels_for_the_shortcut():
    network = joined(Conv2d(16, (3, 3), (2, 2), (1, 1)), None, Add())
    mended = offered(network)["Keep the size in first"]
    assert mended.by_id[3].layer == Conv2d(8, (3, 3), padding="same")


def test_the_convolution_on_a_shortcut_is_normalized_where_the_branch_is():
    network = joined(Conv2d(16, (3, 3), (2, 2), (1, 1)), None, Add())
    network = edits.insert_between(network, 3, 4, 0, BatchNorm2d(), (0.0, 0.0))
    mended = offered(network)["Put a 1×1 conv on the shortcut"]
    assert Conv2d(16, (1, 1), (2, 2), bias=False) in layers(mended)
    assert layers(mended).count(BatchNorm2d()) == 2


def test_branches_of_other_sizes_are_cropped_padded_pooled_and_enlarged():
    cut = offered(joined(Conv2d(4), Conv2d(4, padding="same"), Concat()))
    assert Crop(1, 1, 1, 1) in layers(cut["Crop the branch of second"])
    assert ZeroPad2d(1, 1, 1, 1) in layers(cut["Pad the branch of first with zeros"])
    halved = offered(joined(MaxPool2d(), None, Add()))
    assert layers(halved["Make the shortcut smaller by pooling"]).count(MaxPool2d()) == 2
    assert Upsample((2, 2)) in layers(halved["Enlarge the branch of first"])


def test_maps_and_a_vector_meet_as_vectors_or_as_a_gate():
    network = joined(Flatten(), None, Concat(), size=4)
    flat = edits.remove_nodes(network, [5, 6])
    assert Flatten() in layers(offered(flat)["Put Flatten on the shortcut"])
    gate = joined(GlobalAvgPool2d(), None, Multiply())
    gate = edits.insert_between(gate, 3, 4, 0, Flatten(), (0.0, 0.0))
    assert Reshape(8, 1, 1) in layers(offered(gate)["Put Reshape on the branch of flatten"])


# --- further up, wires and ends ------------------------------------------------------------------


def test_the_pooling_layers_before_a_layer_are_removed_as_few_as_will_do():
    pools = [MaxPool2d()] * 3
    network = chain(Input(1, 8, 8), *pools, Conv2d(4, (4, 4)), Flatten(), Linear(10), Output(10))
    found = offered(network)
    assert "Remove pool1" not in found, "with one less it would still be too small"
    assert [type(layer) for layer in layers(found["Remove pool2, pool3"])][1:3] == [
        MaxPool2d,
        Conv2d,
    ]


def test_a_strided_convolution_before_a_layer_gets_stride_one():
    wide = Conv2d(4, (4, 4), (4, 4))
    network = chain(Input(1, 8, 8), wide, Conv2d(4, (5, 5)), Flatten(), Linear(10), Output(10))
    mended = offered(network)["Set the stride of conv1 to 1"]
    assert layers(mended)[1] == Conv2d(4, (4, 4))


def test_a_layer_behind_flatten_is_moved_in_front_of_it():
    network = chain(Input(1, 8, 8), Flatten(), Conv2d(4), Linear(10), Output(10))
    mended = offered(network)["Move conv1 in front of flatten"]
    assert [type(layer) for layer in layers(mended)] == [Input, Conv2d, Flatten, Linear, Output]


def test_a_circle_is_cut_where_nothing_is_left_open():
    network = graph(
        ("input", Input(1, 4, 4)),
        ("sum", Add(), "input", "stem", "relu"),
        ("relu", ReLU(), "sum"),
        ("stem", ReLU(), "input"),
        ("flat", Flatten(), "relu"),
        ("fc", Linear(10), "flat"),
        ("output", Output(10), "fc"),
    )
    mended = offered(network)["Remove the wire from relu to sum"]
    assert mended.by_id[2].sources == (1, 4)


@pytest.mark.parametrize("is_circle", [False, True])
def test_repairs_among_a_thousand_layers_with_the_same_problem_are_found_soon(is_circle):
    same, sources = Conv2d(8, padding=(1, 1)), dict.fromkeys(range(2, 1_001), ())
    if is_circle:
        sources = {id_: (id_ - 1,) for id_ in sources} | {100: (99, 1_000)}
    layers = {id_: Add() if before[1:] else same for id_, before in sources.items()}
    nodes = [Node(id_, f"layer{id_}", layers[id_], before) for id_, before in sources.items()]
    network = Network((Node(1, "input", Input(8, 8, 8)), *nodes))
    for problem in analyze(network).problems[:3]:
        start = perf_counter()
        repairs(network, problem)
        assert perf_counter() - start < 2


def test_an_output_in_the_middle_is_put_at_the_end():
    network = graph(
        ("input", Input(1, 1, 10)),
        ("flat", Flatten(), "input"),
        ("output", Output(10), "flat"),
        ("late", Linear(10), "output"),
    )
    mended = offered(network)["Put output at the end"]
    assert [node.name for node in mended.order] == ["input", "flat", "late", "output"]


def test_a_second_input_gives_way_to_the_first():
    network = graph(
        ("input", Input(1, 4, 4)),
        ("again", Input(1, 4, 4)),
        ("sum", Add(), "input", "again"),
        ("flat", Flatten(), "sum"),
        ("fc", Linear(10), "flat"),
        ("output", Output(10), "fc"),
    )
    mended = offered(network)["Use input in its place"]
    assert mended.named("sum").sources == (1, 1)


def test_a_second_output_goes_with_what_leads_only_to_it():
    network = edits.append(lenet5(), 7, Flatten())
    network = edits.append(network, 15, Linear(10))
    network = edits.append(network, 16, Output(10))
    mended = offered(network)["Remove output1 and what leads only to it"]
    assert layers(mended) == layers(lenet5())


def test_maps_get_a_whole_head_where_the_output_is_missing():
    mended = offered(chain(Input(1, 8, 8), Conv2d(4)))
    (network,) = mended.values()
    assert layers(network)[2:] == [Flatten(), Linear(10), Output(10)]


def test_a_branch_that_leads_nowhere_is_removed_as_a_whole():
    network = edits.append(lenet5(), 2, Conv2d(4))
    network = edits.append(network, 15, ReLU())
    mended = offered(network)["Remove the 2 layers that lead nowhere"]
    assert layers(mended) == layers(lenet5())


# --- what holds for all of them ------------------------------------------------------------------


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_every_repair_removes_its_problem_and_makes_no_other(number):
    network = broken_network(number)
    analysis = analyze(network)
    before = {(each.node, str(each.text)) for each in analysis.problems}
    waiting = {id_ for id_, facts in analysis.nodes.items() if facts.waits_for is not None}
    for problem in analysis.problems[:3]:
        for repair in repairs(network, problem, most=4):
            after = {
                (each.node, str(each.text)): each.is_error
                for each in analyze(repair.network).problems
            }
            assert (problem.node, str(problem.text)) not in after, repair.label
            made = {key for key in after if key not in before and key[0] not in waiting}
            of_open = {key for key in made if not after[key] and not is_connected(network, key[0])}
            assert made <= of_open, repair.label
            for text in (repair.label, effect(network, repair.network)):
                check_sentence(Text("{text}.", {"text": text}))


def is_connected(network, node):
    return node not in network.by_id or bool(network.by_id[node].sources)


@settings(max_examples=20)
@given(st.integers(0, 10_000))
def test_a_repair_leaves_all_that_does_not_depend_on_it_as_it_was(number):
    network = broken_network(number)
    facts = analyze(network).nodes
    for problem in analyze(network).problems[:2]:
        for repair in repairs(network, problem, most=4):
            change = diff(network, repair.network)
            touched = change.added | change.changed
            after = analyze(repair.network).nodes
            for node in repair.network.order:
                if node.id in network.by_id and not touched & repair.network.ancestors(node.id):
                    known, now = facts[node.id], after[node.id]
                    assert (now.output_shape, now.parameters) == (
                        known.output_shape,
                        known.parameters,
                    )


WITHOUT = (
    # A second Input with pictures of another size: only its owner knows which is meant.
    "There can be only one",
    # An Input that nothing uses, and a layer whose use would need another layer's change.
    "Nothing uses what this layer computes",
    # Circles whose layers do not fit each other wherever they are cut.
    "This layer is part of a circle",
    # Pixels that nothing sees, where every other step leaves the next layer with some.
    "No unit sees the last",
)
"""Problems for which there may be no repair, by how their sentences begin."""


def test_nearly_every_problem_has_a_repair():
    seen, without = 0, []
    for number in range(60):
        network = broken_network(number)
        for problem in analyze(network).problems[:2]:
            seen += 1
            if not repairs(network, problem, most=1):
                without.append(str(problem.text))
    assert seen > 40
    assert [text for text in without if not text.startswith(WITHOUT)] == []
    assert len(without) < seen / 15


def test_the_effect_counts_just_what_a_repair_touches():
    network = joined(Conv2d(16, (3, 3), (2, 2), (1, 1)), None, Add())
    mended = offered(network)["Put a 1×1 conv on the shortcut"]
    assert str(effect(network, mended)) == (
        "conv1 (16 filters, 1×1, stride 2): adds 144 parameters"
    )
    pool = chain(Input(1, 1, 1), MaxPool2d(), Flatten(), Linear(10), Output(10))
    without = offered(pool)["Remove pool1"]
    assert str(effect(pool, without)) == "without pool1: as many parameters as before"


def test_the_effect_of_connecting_a_layer_is_what_that_then_has():
    loose = graph(("input", Input(1, 4, 4)), ("flatten", Flatten(), "input"), ("fc1", Linear(10)))
    mended = edits.connect(loose, 2, 3, 0)
    assert str(effect(loose, mended)) == "fc1 then has 170 parameters"


def test_an_edit_that_makes_another_problem_is_not_offered():
    network = chain(Input(1, 8, 8), Flatten(), Linear(7), Output(10))
    assert "Remove output" not in offered(network)


def test_what_comes_to_light_behind_a_repair_does_not_speak_against_it():
    network = chain(Input(1, 8, 8), Conv2d(4), Linear(7), Output(10))
    mended = offered(network)["Put Flatten in front of it"]
    assert [problem.name for problem in analyze(mended).problems] == ["output"]


def test_edits_of_the_caller_are_tried_first():
    network = chain(Input(1, 8, 8), Flatten(), Linear(7), Output(10))
    (problem,) = analyze(network).problems
    good = Repair(Text("Start again"), lenet5())
    useless = Repair(Text("Do nothing"), network)
    found = repairs(network, problem, first=(useless, good))
    assert [str(repair.label) for repair in found][:2] == ["Start again", "Set fc1 to 10 units"]


def test_repairs_respect_what_else_counts_as_a_problem():
    network = chain(Input(1, 8, 8), Flatten(), Linear(7), Output(10))
    (problem,) = analyze(network).problems

    def with_ten_classes(changed):
        found = analyze(changed).problems
        outputs = [node for node in changed.nodes if isinstance(node.layer, Output)]
        is_wrong = bool(outputs) and outputs[0].layer.classes != 10
        return (*found, problem) if is_wrong else found

    labels = [str(repair.label) for repair in repairs(network, problem, with_ten_classes)]
    assert labels == ["Set fc1 to 10 units", "Add a Dense with 10 units in front of it"]


def test_new_cards_cover_no_others():
    mended = offered(chain(Input(1, 8, 8), Conv2d(4), Linear(10), Output(10)))
    places = [node.at for node in mended["Put Flatten in front of it"].nodes]
    assert len(set(places)) > 1
