"""Random designs and runs, for tests of what is on disk."""

from __future__ import annotations

from pathlib import Path

import msgspec
from hypothesis import strategies as st

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.activation import LeakyReLU, ReLU, Softmax
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network.graph import Annotation, Network, Node
from cnnstudio.project.design import Design
from cnnstudio.project.run_store import RunFolder, RunRecord, create, new_run_id
from cnnstudio.training.job import Job, TrainingSettings
from cnnstudio.zoo.small import lenet5

_small = st.integers(1, 9)
_layers = st.one_of(
    st.builds(Input, _small, _small, _small),
    st.builds(Output, _small),
    st.builds(Conv2d, _small, st.tuples(_small, _small), padding=st.just("same")),
    st.builds(Conv2d, _small, padding=st.tuples(_small, _small), bias=st.booleans()),
    st.builds(LeakyReLU, st.floats(0, 1)),
    st.builds(Linear, _small),
    st.sampled_from([ReLU(), Softmax(), Flatten(), MaxPool2d(), Add(), Concat()]),
)
_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_places = st.floats(-1e7, 1e7)


_points = st.tuples(_places, _places)
_sides = st.floats(16, 2e7)
_kinds = st.sampled_from(["note", "frame"])
_colors = st.sampled_from(["slate", "blue", "green", "amber", "pink"])


@st.composite
def annotations(draw) -> tuple[Annotation, ...]:
    """Notes and colored frames with ids of their own, lying anywhere."""
    ids = draw(st.lists(st.integers(1, 2**53), unique=True, max_size=4))
    each = st.tuples(_kinds, _texts, _points, st.tuples(_sides, _sides), _colors)
    return tuple(Annotation(id_, *draw(each)) for id_ in ids)


@st.composite
def networks(draw) -> Network:
    """Networks as they are while somebody works on them: open ports, shapes that do not fit."""
    ids = draw(st.lists(st.integers(1, 2**53), unique=True, max_size=8))
    names = draw(st.lists(_texts.filter(bool), unique=True, min_size=8, max_size=8))
    nodes: list[Node] = []
    for id_, name in zip(ids, names, strict=False):
        layer = draw(_layers)
        sources = st.sampled_from([node.id for node in nodes] or [None]) | st.none()
        most = 3 if layer.most_inputs is None else layer.most_inputs
        inputs = tuple(draw(st.lists(sources, max_size=most)))
        nodes.append(Node(id_, name, layer, inputs, (draw(_places), draw(_places))))
    return Network(tuple(draw(st.permutations(nodes))), (), draw(annotations()))


designs = st.builds(
    Design,
    networks(),
    st.builds(DataChoice, validation=st.floats(0, 0.5), folder=_texts),
    st.builds(TrainingSettings, learning_rate=st.floats(1e-9, 100), epochs=st.integers(1, 99)),
    _texts,
)

LENET = Design(lenet5(), notes="Mine.")


def a_run(root: Path, epochs: int = 2, project: Path | None = None, size: int = 100) -> RunFolder:
    """Write a run as a training leaves it; weights are `size` bytes that tell their epoch."""
    run = create(Job(new_run_id(), LENET.network), root, project)
    lines = [msgspec.json.encode({"event": "notice", "text": f"{n}"}) for n in range(epochs)]
    run.events_file.write_bytes(b"".join(line + b"\n" for line in lines))
    for epoch in range(epochs + 1):
        run.epoch_file(epoch).write_bytes(bytes([epoch % 256]) * size)
    run.last_file.write_bytes(b"last" * size)
    run.write_record(RunRecord("completed", epochs, 10 * epochs, epochs, test_accuracy=0.9))
    return run


def files_of(run: RunFolder) -> dict[str, bytes]:
    """Read all of a run's files that belong into a project file."""
    return {
        file.relative_to(run.path).as_posix(): file.read_bytes()
        for file in run.path.rglob("*")
        if file.is_file() and not file.name.startswith("owner") and file.suffix != ".lock"
    }
