"""Problems are sentences that say what is wrong, where, and what to do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU, Softmax
from cnnstudio.layers.base import LARGEST_WIDTH
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network import edits
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network, Node
from tests.builders import chain, graph
from tests.network.problems.broken_networks import broken_network
from tests.network.random_networks import networks
from tests.texts import check_sentence


def problems(network) -> list[str]:
    return [str(problem) for problem in analyze(network).problems]


def facts(network, name):
    return analyze(network).nodes[network.named(name).id]


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        (
            Network(),
            [
                "The network has no Input: add one, so that pictures can come in.",
                "The network has no Output: add one behind the last layer.",
            ],
        ),
        (
            chain(Input(), Output()),
            [
                (
                    "output: Output needs one number per class, but gets maps of 1×28×28: put "
                    "Flatten and Dense with 10 units in front of it."
                )
            ],
        ),
    ],
)
def test_unfinished_networks_say_what_to_do(network, expected):
    assert problems(network) == expected


def dense(layer):
    """Put a layer between an Input and what leads to a valid Output."""
    return chain(Input(3, 32, 32), layer, Flatten(), Linear(10), Output(10))


@pytest.mark.parametrize(
    ("layer", "sentence"),
    [
        (
            Conv2d(8, (33, 3)),
            (
                "Conv 2D needs maps of at least 33×3 pixels for its kernel, but gets 32×32: pad "
                "more, make the kernel smaller, or make the maps less small before it."
            ),
        ),
        (
            Conv2d(9, groups=2),
            (
                "2 groups must divide both the 3 channels that come in and the 9 filters: change "
                "the number of groups or of filters."
            ),
        ),
        (
            Conv2d(8, stride=(2, 2), padding="same"),
            (
                "Padding “same” keeps the size only at stride 1, but the stride is 2: set the "
                "stride to 1, or give the padding as a number."
            ),
        ),
        (
            Conv2d(8, (65, 3), padding=(32, 0), padding_mode="reflect"),
            (
                "Padding 32 with “reflect” needs a larger input than 32 pixels: pad less, or pad "
                "with zeros."
            ),
        ),
        (
            MaxPool2d((2, 2), padding=(2, 2)),
            (
                "Max pool may be padded by at most half its kernel, but 2 is more than half of 2: "
                "pad less."
            ),
        ),
        (
            Linear(8),
            "Dense needs a vector, but gets maps of 3×32×32: put Flatten in front of it.",
        ),
        (
            Conv2d(LARGEST_WIDTH, (999, 999), padding=(999, 999)),
            (
                "Maps of 1048576×1032×1032 and 3139440738304 parameters are more than any computer "
                "can hold or compute: make this layer or its input smaller."
            ),
        ),
    ],
)
def test_layers_that_do_not_fit_say_what_is_wrong_and_what_to_do(layer, sentence):
    assert [text.partition(": ")[2] for text in problems(dense(layer))] == [sentence]


def test_maps_are_not_taken_from_a_vector():
    network = chain(Input(), Flatten(), Conv2d())
    assert str(facts(network, "conv1").problems[0].text) == (
        "Conv 2D needs maps (channels × height × width), but gets a vector of 784: put it in front "
        "of Flatten."
    )


@pytest.mark.parametrize(
    ("merge", "first", "second", "sentence"),
    [
        (
            Add(),
            Conv2d(4),
            Conv2d(6),
            (
                "Add works cell by cell, so all inputs need the same shape, but they are 4×26×26 "
                "and 6×26×26: put a 1×1 convolution with 4 filters on the second branch."
            ),
        ),
        (
            Add(),
            Conv2d(4),
            Conv2d(4, padding="same"),
            (
                "Add works cell by cell, so all inputs need the same shape, but they are 4×26×26 "
                "and 4×28×28: keep height and width in both branches, or make them smaller in both."
            ),
        ),
        (
            Add(),
            Conv2d(4),
            Flatten(),
            (
                "Add works cell by cell, so all inputs need the same shape, but they are 4×26×26 "
                "and 784: put Flatten behind the maps, and Dense where the sizes differ."
            ),
        ),
        (
            Concat(),
            Conv2d(4),
            MaxPool2d(),
            (
                "Concat needs inputs of the same height and width, but they are 4×26×26 and "
                "1×14×14: pool or pad one branch."
            ),
        ),
        (
            Concat(),
            Conv2d(4),
            Flatten(),
            (
                "Concat joins either maps or vectors, but gets 4×26×26 and 784: put Flatten "
                "behind the maps."
            ),
        ),
    ],
)
def test_branches_that_do_not_fit_say_how_to_make_them_fit(merge, first, second, sentence):
    network = graph(
        ("input", Input()),
        ("first", first, "input"),
        ("second", second, "input"),
        ("merge", merge, "first", "second"),
    )
    assert str(facts(network, "merge").problems[0].text) == sentence


@pytest.mark.parametrize(
    ("inputs", "sentence"),
    [
        ((), "0 of its 2 inputs are connected: draw a wire to each, or remove it."),
        ((1,), "Only 1 of its 2 inputs is connected: draw a wire to each, or remove it."),
        ((None, 1), "Only 1 of its 2 inputs is connected: draw a wire to each, or remove it."),
        ((1, None, 1), "2 of its 3 inputs are connected: draw a wire to each, or remove it."),
    ],
)
def test_a_merge_counts_its_open_inputs(inputs, sentence):
    network = Network((Node(1, "input", Input()), Node(2, "sum", Add(), inputs)))
    (problem,) = facts(network, "sum").problems
    assert str(problem.text) == sentence


def test_an_open_input_is_told():
    network = graph(("input", Input()), ("conv", Conv2d()), ("output", Output(), "input"))
    assert problems(network)[0] == (
        "conv: Nothing is connected to its input: draw a wire from another layer to it, or remove "
        "it."
    )


def test_a_second_input_or_output_is_told_at_its_card():
    network = graph(
        ("input", Input(1, 1, 10)),
        ("flat", Flatten(), "input"),
        ("output", Output(), "flat"),
        ("input2", Input(1, 1, 10)),
        ("flat2", Flatten(), "input2"),
        ("output2", Output(), "flat2"),
    )
    assert problems(network) == [
        "input2: There can be only one Input, and input is it: remove this one.",
        "output2: There can be only one Output, and output is it: remove this one.",
    ]
    assert len(analyze(network).errors) == 2
    assert facts(network, "input2").has_error


def test_a_layer_that_leads_nowhere_is_a_warning():
    network = graph(
        ("input", Input(1, 1, 10)),
        ("flat", Flatten(), "input"),
        ("output", Output(), "flat"),
        ("lost", ReLU(), "flat"),
    )
    assert problems(network) == [
        "lost: Nothing uses what this layer computes: connect its output, or remove it."
    ]
    assert analyze(network).errors == ()


def test_nothing_may_come_behind_the_output():
    network = graph(
        ("input", Input(1, 1, 10)),
        ("flat", Flatten(), "input"),
        ("output", Output(), "flat"),
        ("late", Linear(), "output"),
    )
    assert [str(error) for error in analyze(network).errors] == [
        "output: Nothing can come after Output: remove the wire to late."
    ]


def test_a_softmax_before_the_output_is_a_warning():
    network = chain(Input(1, 1, 10), Flatten(), Softmax(), Output())
    (problem,) = analyze(network).problems
    assert not problem.is_error
    assert str(problem) == (
        "softmax1: Output already turns its numbers into shares, and training works on the "
        "numbers before: remove this Softmax. It is not applied twice."
    )


def test_a_softmax_elsewhere_is_none_of_our_business():
    assert problems(chain(Input(1, 1, 9), Flatten(), Softmax(), Linear(10), Output())) == []


def test_circles_are_told_at_the_layers_on_them_and_waited_for_behind_them():
    network = graph(
        ("input", Input()),
        ("sum", Add(), "input", "relu"),
        ("relu", ReLU(), "sum"),
        ("behind", ReLU(), "relu"),
        ("far", ReLU(), "behind"),
    )
    for name, source in (("sum", "relu"), ("relu", "sum")):
        (circle,) = facts(network, name).problems
        assert str(circle.text) == (
            "This layer is part of a circle of wires and would wait for itself, by way of "
            f"{source}: remove one of the wires."
        )
    assert {facts(network, name).waits_for for name in ("behind", "far")} <= {2, 3}
    assert not facts(network, "far").has_error
    assert facts(network, "input").output_shape == (1, 28, 28)


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_every_problem_of_a_broken_network_is_a_sentence_with_its_cause(number):
    network = broken_network(number)
    for problem in analyze(network).problems:
        check_sentence(problem.sentence)
        if problem.cause is not None:
            check_sentence(problem.cause)
            names = {node.name for node in network.nodes}
            assert any(name in str(problem.cause) for name in names), "it names a layer"


@settings(max_examples=50)
@given(networks())
def test_every_problem_is_a_sentence_and_names_its_layer(network):
    network = edits.add_node(network, Add())
    analysis = analyze(network)
    for problem in analysis.problems:
        check_sentence(problem.text)
        check_sentence(problem.sentence)
        if problem.node is not None:
            assert problem.name == network.by_id[problem.node].name
    of_nodes = [problem for found in analysis.nodes.values() for problem in found.problems]
    assert {id(problem) for problem in of_nodes} <= {id(problem) for problem in analysis.problems}
