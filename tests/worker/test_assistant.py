"""What the assistant answers, and that no question ends it."""

import base64
import math

import msgspec
import pytest
import torch
from safetensors.torch import load, save

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.network.graph import Network
from cnnstudio.project.design import Design
from cnnstudio.project.storage import save as save_project
from cnnstudio.training.protocol import (
    CancelData,
    DataReady,
    Devices,
    Failed,
    Filters,
    FilterValues,
    Hello,
    LoadData,
    Maps,
    Picture,
    Probe,
    Start,
    Stop,
    Verify,
    Weights,
)
from cnnstudio.worker import build as build_module
from cnnstudio.worker import data as data_module
from cnnstudio.zoo.small import chain, lenet5
from tests.worker.process import Worker
from tests.worker.runs import NORMALIZED, PLAIN, trained

pytestmark = pytest.mark.torch

DIGITS = DataChoice()


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CNNSTUDIO_HOME", str(tmp_path_factory.mktemp("assistant")))
        with Worker() as worker:
            worker.hear(Hello)
            yield worker


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Give a trained run of the plain network, in the store."""
    return trained(tmp_path_factory.mktemp("runs"))


def nodes(network: Network) -> tuple[int, ...]:
    return tuple(node.id for node in network.nodes)


def a_probe(network: Network, weights: Weights, **settings) -> Probe:
    given = {"picture": Picture(), "nodes": nodes(network), **settings}
    return Probe(1, network, weights, given.pop("data", DIGITS), **given)


def answer(assistant, ask):
    assistant.ask(ask)
    return assistant.hear(Maps, FilterValues, Failed, DataReady)


def refusal(assistant, ask) -> str:
    """Ask what cannot be answered; the assistant must answer the next question."""
    found = answer(assistant, ask)
    assert isinstance(found, Failed), found
    assert "\n" not in found.reason
    assert found.reason.endswith(".")
    assert isinstance(answer(assistant, a_probe(PLAIN, Weights())), Maps)
    return found.reason


def of(run, epoch=-2) -> Weights:
    return Weights(str(run.path), "", run.id, epoch)


# --- feature maps --------------------------------------------------------------------------------


def test_maps_are_those_of_the_network(assistant):
    found = answer(assistant, a_probe(PLAIN, Weights(seed=3), channels=2))
    data = data_module.load(DIGITS)
    picture = data.test.pictures[0]
    assert found.picture == picture.numpy().tobytes()
    assert (found.label, found.source, found.epoch) == (int(data.test.labels[0]), "random", 0)
    model = build_module.build(PLAIN, seed=3).eval()
    with torch.inference_mode():
        values = model.values((picture[None].float() / 255 - data.mean[0]) / data.spread[0])
        shares = model(values[1]).softmax(1)[0].tolist()
    assert found.shares == pytest.approx(shares, abs=1e-5)
    assert [one.node for one in found.maps] == list(nodes(PLAIN))
    conv = found.maps[1]
    assert (conv.shape, conv.channels, conv.height, conv.width) == ((4, 6, 6), 2, 6, 6)
    bytes_ = torch.frombuffer(bytearray(conv.pixels), dtype=torch.uint8).view(2, 6, 6)
    numbers = conv.low + bytes_ / 255 * (conv.high - conv.low)
    assert numbers == pytest.approx(values[2][0, :2], abs=(conv.high - conv.low) / 400)


def test_a_picture_beyond_the_last_is_the_first_again(assistant):
    first = answer(assistant, a_probe(PLAIN, Weights()))
    assert answer(assistant, a_probe(PLAIN, Weights(), picture=Picture(360))) == first


@pytest.mark.parametrize("epoch", [0, 2, 4, -1, -2])
def test_weights_of_a_run_can_be_looked_at(assistant, run, epoch):
    found = answer(assistant, a_probe(PLAIN, of(run, epoch)))
    best = run.read_record().best
    assert found.source == run.id
    assert found.epoch == {-1: 4, -2: best}.get(epoch, epoch)


def test_weights_in_a_project_file_are_the_same(assistant, run, tmp_path):
    save_project(tmp_path / "my.cnn", Design(PLAIN), [run])
    stored = Weights("", str(tmp_path / "my.cnn"), run.id)
    for epoch in (0, 4, -1, -2):
        one = answer(assistant, a_probe(PLAIN, msgspec.structs.replace(stored, epoch=epoch)))
        assert one == answer(assistant, a_probe(PLAIN, of(run, epoch)))


def test_filters_are_given_as_numbers(assistant, run):
    found = answer(assistant, Filters(1, PLAIN, of(run, 4), 2))
    kept = load(run.epoch_file(4).read_bytes())["conv1.weight"]
    assert found.shape == tuple(kept.shape)
    assert torch.frombuffer(bytearray(found.values), dtype=torch.float32).equal(kept.flatten())


# --- questions that cannot be answered -----------------------------------------------------------


def test_a_network_with_an_error_is_shown_as_far_as_it_goes(assistant):
    wrong = chain(Input(), Conv2d(4), Flatten(), Linear(7), Output(10))
    found = answer(assistant, a_probe(wrong, Weights()))
    assert [one.node for one in found.maps] == [1, 2, 3, 4]
    assert found.shares == ()


def test_a_network_without_an_input_is_refused_in_words(assistant):
    text = refusal(assistant, a_probe(Network(), Weights()))
    assert "The network has no Input" in text


def test_data_of_another_size_are_refused_in_words(assistant):
    color = chain(Input(3, 32, 32), Flatten(), Linear(10), Output())
    assert "1×28×28" in refusal(assistant, a_probe(color, Weights()))


def test_data_that_are_not_there_are_not_downloaded_for_a_probe(assistant):
    mnist = a_probe(lenet5(), Weights(), data=DataChoice("MNIST"))
    assert "MNIST is not there yet" in refusal(assistant, mnist)
    folder = a_probe(lenet5(), Weights(), data=DataChoice("folder", "nowhere"))
    assert "There is no folder" in refusal(assistant, folder)


def test_a_network_too_large_to_look_into_is_refused_in_words(assistant):
    huge = chain(Input(), Flatten(), Linear(1_000_000), Linear(100_000), Linear(10), Output())
    assert "too large" in refusal(assistant, a_probe(huge, Weights()))


def test_weights_that_are_missing_or_of_something_else_are_refused_in_words(assistant, run):
    gone = a_probe(PLAIN, Weights(str(run.path.parent / "gone"), "", "gone", 1))
    assert "gone" in refusal(assistant, gone)
    assert "epoch 77" in refusal(assistant, a_probe(PLAIN, of(run, 77)))
    assert "does not belong to this network" in refusal(assistant, a_probe(NORMALIZED, of(run, 4)))
    file = a_probe(PLAIN, Weights("", str(run.path / "no.cnn"), run.id, 1))
    assert "no.cnn" in refusal(assistant, file)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: data[:100], "is damaged"),
        (lambda data: b"", "is damaged"),
        (lambda data: b"\x80\x02}q\x00.", "is damaged"),
        (lambda data: save({n: v.half() for n, v in load(data).items()}), "does not belong"),
        (lambda data: save({n: v[:1].clone() for n, v in load(data).items()}), "does not belong"),
    ],
    ids=["cut", "empty", "pickle", "half", "shape"],
)
def test_a_spoiled_file_of_weights_is_refused_in_words(assistant, tmp_path, change, words):
    spoiled = trained(tmp_path)
    file = spoiled.epoch_file(3)
    file.write_bytes(change(file.read_bytes()))
    assert words in refusal(assistant, a_probe(PLAIN, of(spoiled, 3)))


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, 3e38])
def test_weights_that_are_no_numbers_can_be_looked_at(assistant, tmp_path, number):
    spoiled = trained(tmp_path)
    file = spoiled.epoch_file(3)
    tensors = {name: torch.full_like(v, number) for name, v in load(file.read_bytes()).items()}
    file.write_bytes(save(tensors))
    found = answer(assistant, a_probe(PLAIN, of(spoiled, 3)))
    assert isinstance(found, Maps)
    assert all(math.isfinite(one.low) and math.isfinite(one.high) for one in found.maps)
    assert all(math.isfinite(share) for share in found.shares)


def test_only_convolutions_have_filters(assistant):
    for node in (3, 5, 99):
        text = refusal(assistant, Filters(1, PLAIN, Weights(), node))
        assert text == "Only convolutions have filters: select one."


def test_commands_for_a_run_are_passed_over(assistant):
    assistant.ask(Stop(), Start("anywhere"))
    assert isinstance(answer(assistant, a_probe(PLAIN, Weights())), Maps)


# --- data ----------------------------------------------------------------------------------------


def test_data_are_loaded_with_their_counts(assistant):
    found = answer(assistant, LoadData(7, DIGITS))
    assert found == DataReady(7, 1293, 144, 360, (1, 28, 28), DIGITS.classes)


def test_data_that_cannot_be_loaded_are_refused_in_words(assistant):
    assert "There is no folder" in refusal(assistant, LoadData(8, DataChoice("folder", "nowhere")))


def test_a_load_that_is_cancelled_or_unknown_disturbs_nothing(assistant):
    assistant.ask(CancelData(12345))
    assistant.ask(LoadData(9, DIGITS), CancelData(9))
    assistant.ask(Devices(10))
    numbers = set()
    while 10 not in numbers:
        numbers.add(assistant.hear().number)
    assert isinstance(answer(assistant, a_probe(PLAIN, Weights())), Maps | DataReady | Failed)


def test_large_maps_are_thinned_out_so_that_they_fit_into_a_line(assistant):
    wide = chain(
        Input(1, 28, 28), *[Conv2d(512, (1, 1), padding=(30, 30))] * 3, Flatten(), Output()
    )
    found = answer(assistant, a_probe(wide, Weights(), channels=512))
    assert isinstance(found, Maps)
    assert sum(len(one.pixels) for one in found.maps) <= 4 * 2**20
    assert len(base64.b64encode(b"".join(one.pixels for one in found.maps))) < 8 * 2**20


def test_an_unknown_network_is_verified_without_harm(assistant):
    assistant.ask(Verify(11, Network()))
    assert assistant.hear().number == 11
