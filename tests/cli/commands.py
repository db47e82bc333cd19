"""Commands in this process, and what they print."""

from cnnstudio.cli.parser import run
from cnnstudio.layers.activation import ReLU, Softmax
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network import edits
from cnnstudio.network.graph import Network
from cnnstudio.zoo.small import chain


def branching() -> Network:
    """Give a small network with a branch that leads nowhere and a needless Softmax."""
    layers = (Input(), Conv2d(4), ReLU(), MaxPool2d((4, 4), (4, 4)), Flatten(), Linear(10))
    network = chain(*layers, Softmax(), Output())
    return edits.append(network, 2, Conv2d(3))


def said(capsys, *words: str) -> str:
    """Run a command that succeeds, and give what it printed."""
    assert run(words) == 0, capsys.readouterr().err
    return capsys.readouterr().out


def refused(capsys, *words: str) -> str:
    """Run a command that is refused, and give the one line that says why."""
    assert run(words) == 1
    printed = capsys.readouterr()
    assert printed.err.count("\n") == 1
    return printed.err
