"""The assistant counts the memory of a step; a process of its own tries out how long it takes."""

import time

import msgspec
import pytest
import torch

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.network.analysis import analyze
from cnnstudio.project.errors import ProjectError
from cnnstudio.training.budget import counts, epoch_seconds
from cnnstudio.training.job import TrainingSettings
from cnnstudio.training.protocol import (
    CountMemory,
    Devices,
    Failed,
    Hello,
    MemoryCounted,
    Trial,
    Tried,
    Verify,
)
from cnnstudio.worker.assistant import is_superseded
from cnnstudio.worker.budget import Ledger, count
from cnnstudio.worker.trial import trial
from tests.builders import chain, tiny_vgg, vgg16
from tests.worker.process import Worker
from tests.worker.runs import NORMALIZED, PLAIN

pytestmark = pytest.mark.torch

ON_CPU = TrainingSettings(batch_size=32, device="cpu")


# --- counting ------------------------------------------------------------------------------------


def test_the_ledger_counts_what_lives_and_what_lived_at_once():
    weights = torch.empty(10, device="meta")
    with Ledger([weights]) as ledger:
        first = torch.empty(100, device="meta")
        second = first * 2
        view = second.view(10, 10)
        assert (ledger.held, ledger.most) == (800, 800)
        del first
        assert (ledger.held, ledger.most) == (400, 800)
        del second
        assert ledger.held == 400
        del view
        assert ledger.held == 0
        assert weights.view(2, 5) is not weights
        assert ledger.held == 0


LOGITS = 4 * 16 * 1000
LOSS = 4


@pytest.mark.parametrize(("head", "held"), [("softmax", LOGITS + LOSS), ("sigmoid", LOSS)])
def test_what_is_counted_is_what_hooks_see_being_saved_and_what_is_held(head, held):
    """A softmax's loss saves its logarithms, not the logits; a sigmoid's the logits themselves."""
    batch, classes = 16, 1000
    network = chain(Input(1, 8, 8), Flatten(), Linear(classes), Output(classes, head))
    from cnnstudio.worker import heads
    from cnnstudio.worker.build import build

    model, saved = build(network), {}
    own = {value.untyped_storage().data_ptr() for value in model.parameters()}
    pictures = torch.zeros(batch, 1, 8, 8)
    labels = torch.zeros(batch, dtype=torch.int64)
    own |= {value.untyped_storage().data_ptr() for value in (pictures, labels)}

    def note(value):
        storage = value.untyped_storage()
        if storage.data_ptr() not in own:
            saved[storage.data_ptr()] = storage.nbytes()
        return value

    with torch.autograd.graph.saved_tensors_hooks(note, lambda value: value):
        loss = heads.loss(head, model(pictures), labels)
    found = count(CountMemory(1, network, batch))
    assert loss.requires_grad
    assert found.activations == sum(saved.values()) + held


def test_activations_grow_with_the_batch_and_weights_do_not():
    small, large = (count(CountMemory(1, tiny_vgg(), batch)) for batch in (8, 80))
    assert small.parameters == large.parameters
    assert large.activations == pytest.approx(10 * small.activations, rel=0.01)


def test_a_network_that_draws_pictures_is_counted_too():
    network = chain(Input(1, 8, 8), Conv2d(1, padding=(1, 1)), Output(head="linear"))
    assert not analyze(network).errors
    found = count(CountMemory(1, network, 4))
    assert found.parameters == 4 * 10
    assert found.activations == 4 * 4 * 64 + LOSS


# --- in processes --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CNNSTUDIO_HOME", str(tmp_path_factory.mktemp("assistant")))
        with Worker() as worker:
            worker.hear(Hello)
            yield worker


def test_the_assistant_counts_the_memory_of_a_network(assistant):
    assistant.ask(CountMemory(7, NORMALIZED, 64))
    found = assistant.hear(MemoryCounted, Failed)
    assert isinstance(found, MemoryCounted)
    assert (found.number, found.batch_size) == (7, 64)
    assert found.parameters == 4 * analyze(NORMALIZED).parameters
    assert found.free > 0


def test_of_questions_that_wait_only_the_newest_is_answered():
    old, new = CountMemory(1, PLAIN, 64), CountMemory(2, PLAIN, 32)
    verify, devices = Verify(3, PLAIN), Devices(4)
    asks = [old, verify, new, devices]
    assert [ask for ask in asks if is_superseded(ask, asks)] == [old]


def test_of_an_unfinished_network_the_assistant_says_what_is_missing(assistant):
    assistant.ask(CountMemory(8, chain(Conv2d()), 64))
    assert "no Input" in assistant.hear(MemoryCounted, Failed).reason
    assistant.ask(CountMemory(9, chain(Input(), Conv2d()), 64))
    assert "no Output" in assistant.hear(MemoryCounted, Failed).reason


@pytest.mark.slow
def test_a_trial_measures_a_training_and_leaves_nothing_behind(user_home):
    settings = msgspec.structs.replace(ON_CPU, batch_size=64)
    start = time.monotonic()
    with Worker() as worker:
        worker.hear(Hello)
        worker.ask(Trial(1, PLAIN, DataChoice(), settings, seconds=0.5))
        found = worker.hear(Tried, Failed)
        worker.process.wait(20)
    passed = time.monotonic() - start
    assert isinstance(found, Tried), found
    assert (found.device, found.threads) == ("cpu", 1)
    # On a busy machine there is time for fewer pictures.
    assert found.batch_size in (4, 8, 16, 32, 64)
    assert 0 < found.step_seconds < passed
    assert 0 < found.validation_seconds_per_picture < found.step_seconds
    assert 0 < epoch_seconds(found, counts(DataChoice()), 64) < 20
    assert found.memory > 0
    assert [path for path in user_home.rglob("*") if path.is_file()] == []


@pytest.fixture
def _threads_as_before():
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


@pytest.mark.slow
@pytest.mark.usefixtures("_threads_as_before")
def test_a_batch_that_needs_too_much_memory_is_tried_smaller():
    settings = msgspec.structs.replace(ON_CPU, batch_size=4096)
    data = DataChoice("folder", folder_shape=(3, 64, 64), folder_classes=tuple("abcdefghij"))
    found = trial(Trial(1, tiny_vgg(), data, settings, memory=400 * 2**20, seconds=0.3))
    assert 2 <= found.batch_size <= 1024
    assert found.step_seconds > 0


@pytest.mark.usefixtures("_threads_as_before")
def test_a_training_that_cannot_fit_is_not_tried():
    data = DataChoice("folder", folder_shape=(3, 224, 224), folder_classes=tuple("abcdefghij"))
    with pytest.raises(ProjectError, match="more memory than is free"):
        trial(Trial(5, vgg16(), data, ON_CPU, memory=2**30))
