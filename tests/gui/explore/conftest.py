"""Shared objects of a window with LeNet-5, and a way to show it maps."""

import pytest

from cnnstudio.gui.looks import theme
from cnnstudio.training.protocol import Map
from cnnstudio.zoo.small import lenet5
from tests.gui.quiet import QuietStudio


@pytest.fixture
def make_studio(qapp):
    """Give a function that makes the shared objects around a network."""
    theme.apply(qapp, "light")
    made = []

    def make(network):
        made.append(QuietStudio(network))
        return made[-1]

    yield make
    for studio in made:
        studio.close()


@pytest.fixture
def studio(make_studio):
    """Give the shared objects around LeNet-5."""
    return make_studio(lenet5())


@pytest.fixture
def show_maps():
    """Give a function that puts maps into a lens as the assistant's answer would."""

    def show(studio, low=0.0, high=255.0):
        lens = studio.lens
        for node in studio.document.network.nodes:
            shape = studio.document.analysis.shapes[node.id]
            if shape is not None:
                lens.maps[node.id] = made_map(node.id, shape, low, high)
        channels, height, width = studio.document.design.data.shape
        lens.picture_shape = (channels, height, width)
        lens.picture = bytes(index % 256 for index in range(channels * height * width))
        lens.trouble = ""
        lens.changed.emit()

    return show


def made_map(node, shape, low=0.0, high=255.0):
    """Make maps whose bytes count up, channel after channel."""
    channels, height, width = shape if len(shape) == 3 else (1, 1, shape[0])
    pixels = bytes(index % 256 for index in range(channels * height * width))
    return Map(node, shape, channels, height, width, low, high, pixels)
