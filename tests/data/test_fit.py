"""Whether a network fits the data is said in words, at the layer that does not fit."""

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.data.fit import data_problems
from cnnstudio.network import edits
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network
from cnnstudio.zoo.autoencoder import autoencoder
from tests.builders import lenet5, tiny_vgg
from tests.texts import check_sentence


def told(network, data) -> list[str]:
    return [str(problem) for problem in data_problems(network, data)]


def test_a_network_that_fits_has_no_problems():
    assert told(lenet5(), DataChoice("digits")) == []
    assert told(Network(), DataChoice("CIFAR10")) == []


def test_pictures_of_another_size_are_told_at_the_input():
    assert told(tiny_vgg(), DataChoice("CIFAR10")) == [
        (
            "input: The pictures of CIFAR-10 are 3×32×32, but the Input expects 3×64×64: set it to "
            "3×32×32, or choose other data."
        )
    ]


def test_another_number_of_classes_is_told_at_the_output():
    network = edits.set_setting(lenet5(), [1], "channels", 3)
    network = edits.set_setting(network, [1], "height", 32)
    network = edits.set_setting(network, [1], "width", 32)
    assert told(network, DataChoice("CIFAR100")) == [
        (
            "output: CIFAR-100 has 100 classes, but the Output has 10: set it and the last dense "
            "layer to 100, or choose other data."
        )
    ]


def test_every_problem_is_an_error_and_names_its_layer():
    data = DataChoice("folder", "photos", (3, 8, 8), ("ants", "bees"))
    problems = data_problems(lenet5(), data)
    assert [problem.node for problem in problems] == [1, 14]
    for problem in problems:
        assert problem.is_error
        check_sentence(problem.text)


def test_a_network_that_draws_pictures_is_told_that_it_cannot_learn_classes():
    network = autoencoder()
    assert analyze(network).errors == ()
    (problem,) = data_problems(network, DataChoice("MNIST"))
    assert problem.is_error
    assert problem.name == "output"
    assert "A linear head gives plain numbers or a picture and decides for no class" in str(problem)
