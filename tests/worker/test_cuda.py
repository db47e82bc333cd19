"""Training, looking into a network and going on after a stop, on a graphics card."""

import pytest
import torch

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.training.events import Ended, Started
from cnnstudio.worker.assistant import devices
from cnnstudio.worker.build import build
from cnnstudio.zoo.catalogue import templates
from tests.worker.runs import NORMALIZED, PLAIN, a_job, a_run, reason_of, stop_at, until, weights

pytestmark = [pytest.mark.torch, pytest.mark.gpu]


def test_the_card_is_listed_with_its_memory():
    found = {device.name: device for device in devices()}
    assert found["cuda:0"].memory > 2**30


@pytest.mark.parametrize("optimizer", ["sgd", "adam", "adamw"])
def test_a_run_learns_on_the_card(tmp_path, optimizer):
    rate = 0.1 if optimizer == "sgd" else 0.01
    job = a_job(PLAIN, optimizer=optimizer, learning_rate=rate, device="cuda", epochs=8)
    events = until(a_run(tmp_path, job))
    ended = events[-1]
    assert reason_of(events) == "completed"
    assert isinstance(ended, Ended)
    assert ended.test_accuracy > 0.85
    assert next(event for event in events if isinstance(event, Started)).device.startswith("cuda")


def test_going_on_after_a_stop_gives_the_same_weights(tmp_path, monkeypatch):
    monkeypatch.setattr(torch.backends.cudnn, "deterministic", True)
    whole = a_run(tmp_path, a_job(NORMALIZED, device="cuda", epochs=3))
    assert reason_of(until(whole)) == "completed"
    parts = a_run(tmp_path, a_job(NORMALIZED, device="cuda", epochs=3))
    assert reason_of(until(parts, stop_at(30))) == "stopped"
    assert reason_of(until(parts)) == "completed"
    assert weights(parts)[3] == weights(whole)[3]


NETWORKS = [entry for entry in templates() if entry.name != "Blank"]


@pytest.mark.parametrize("entry", NETWORKS, ids=lambda entry: entry.name)
def test_networks_of_the_gallery_give_what_they_give_on_the_cpu(entry, monkeypatch):
    # Convolutions are otherwise computed with fewer bits than the CPU has.
    monkeypatch.setattr(torch.backends.cudnn, "allow_tf32", False)
    network = entry.make()
    model = build(network).eval()
    pictures = torch.randn(1, *entry.input_shape)
    with torch.inference_mode():
        expected = model(pictures)
        found = model.cuda()(pictures.cuda()).cpu()
    assert (found - expected).abs().max() < 1e-3 * expected.abs().max()


def test_data_stay_on_the_card_where_they_fit():
    from cnnstudio.worker.data import load
    from cnnstudio.worker.learner import Feed

    data = load(DataChoice())
    feed = Feed(data.train, data, torch.device("cuda"))
    assert feed.pictures.is_cuda
    pictures, labels = feed.batch(torch.arange(8))
    assert pictures.is_cuda
    assert labels.is_cuda
