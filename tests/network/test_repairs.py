"""Repairs remove their problem and make no other; what would not is not offered."""

import pytest

from cnnstudio.layers.activation import ReLU, Softmax
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.layers.text import Text
from cnnstudio.network import edits
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.repairs import Repair, repairs
from cnnstudio.zoo.small import blank, chain, lenet5


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
    mended = offered(blank())["Put Flatten and Dense with 10 units before it"]
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
    assert labels == ["Connect it with conv1", "Remove pool1"]


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
    mended = offered(network)["Put a 1×1 convolution behind input on this branch"]
    assert Conv2d(8, (1, 1), (2, 2)) in layers(mended)


def test_branches_that_cannot_meet_are_parted_where_no_layer_is_left_over():
    network = edits.insert_between(lenet5(), 7, 8, 0, Add(), (0.0, 0.0))
    network = edits.connect(network, 3, 15, 1)
    assert [problem.name for problem in analyze(network).problems] == ["add1"]
    found = offered(network)
    assert list(found) == ["Remove add1 and go on from pool2"]
    assert layers(found["Remove add1 and go on from pool2"]) == layers(lenet5())


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


BROKEN = [
    blank(),
    chain(Input(1, 8, 8), Conv2d(4), Linear(7), ReLU(), Output(10)),
    chain(Input(1, 4, 4), Conv2d(4, (5, 5)), MaxPool2d((9, 9)), Linear(7), Output(10)),
    chain(Input(3, 8, 8), Conv2d(4, groups=2), Flatten(), Linear(10), Softmax(), Output(10)),
    chain(Input(1, 8, 8), Flatten(), Conv2d(), Output(2)),
    Network((Node(1, "a", ReLU(), (2,)), Node(2, "b", ReLU(), (1,)))),
    Network(),
]


@pytest.mark.parametrize("network", BROKEN, ids=range(len(BROKEN)))
def test_every_repair_removes_its_problem_and_makes_no_other(network):
    analysis = analyze(network)
    before = {str(problem) for problem in analysis.problems}
    for problem in analysis.problems:
        for repair in repairs(network, problem):
            after = analyze(repair.network).problems
            assert str(problem) not in map(str, after)
            waiting = {id_ for id_, facts in analysis.nodes.items() if facts.waits_for is not None}
            made = {str(each) for each in after if each.node not in waiting} - before
            assert not made


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
