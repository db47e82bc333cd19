"""The templates are what the literature and the figures say."""

from cnnstudio.network.analysis import analyze
from cnnstudio.zoo.small import blank, dense_baseline, lenet5, tiny_vgg


def shapes(network) -> list[tuple[int, ...]]:
    """Give the shapes along a chain, each once where it stays."""
    facts = analyze(network)
    found = [facts.nodes[node.id].output_shape for node in network.order]
    return [shape for place, shape in enumerate(found) if place == 0 or shape != found[place - 1]]


def test_lenet5_has_its_shapes_parameters_and_macs():
    network = lenet5()
    facts = analyze(network)
    assert shapes(network) == [
        (1, 28, 28),
        (6, 28, 28),
        (6, 14, 14),
        (16, 10, 10),
        (16, 5, 5),
        (400,),
        (120,),
        (84,),
        (10,),
    ]
    assert [
        facts.nodes[node.id].parameters for node in network.order if facts.nodes[node.id].parameters
    ] == [156, 2416, 48120, 10164, 850]
    assert (facts.parameters, facts.macs) == (61_706, 416_520)


def test_lenet5_has_the_names_of_the_pictures():
    assert " ".join(node.name for node in lenet5().order) == (
        "input conv1 relu1 pool1 conv2 relu2 pool2 flatten fc1 relu3 fc2 relu4 fc3 output"
    )


def test_tiny_vgg_has_its_shapes_and_parameters():
    sizes = [shape[1] for shape in shapes(tiny_vgg()) if len(shape) == 3]
    assert sizes == [64, 62, 60, 30, 28, 26, 13]
    assert (1690,) in shapes(tiny_vgg())
    assert analyze(tiny_vgg()).parameters == 19_920


def test_tiny_vgg_sees_3_5_6_10_14_16_pixels():
    network = tiny_vgg()
    facts = analyze(network)
    fields = [facts.nodes[node.id].field.size[0] for node in network.order[1:11]]
    assert sorted(set(fields)) == [3, 5, 6, 10, 14, 16]


def test_the_dense_baseline_has_no_convolution():
    assert analyze(dense_baseline()).parameters == 109_386
    assert not any(node.layer.kind() == "Conv2d" for node in dense_baseline().nodes)


def test_the_blank_network_is_a_wire_to_drop_layers_onto_and_says_what_is_next():
    (problem,) = analyze(blank()).problems
    assert "put Flatten and" in str(problem)
