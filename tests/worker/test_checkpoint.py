"""What a checkpoint refuses: damage, and weights of something else."""

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
import torch
from safetensors.torch import load, save

from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.run_store import RunFolder
from cnnstudio.training.job import TrainingSettings
from cnnstudio.worker import checkpoint
from cnnstudio.worker.build import build
from cnnstudio.worker.checkpoint import Position, load_training, save_training
from cnnstudio.worker.learner import make_optimizer
from cnnstudio.zoo.small import chain
from tests.worker.runs import NORMALIZED, PLAIN, a_job, a_run, reason_of, until

pytestmark = pytest.mark.torch

DAMAGED = "epoch 3 is damaged: choose another epoch, or train again."
FOREIGN = "epoch 3 does not belong to this network: its weights have other names, shapes or types."


def encoded(model: torch.nn.Module) -> bytes:
    """Give a file of weights."""
    with TemporaryDirectory() as folder:
        checkpoint.save_weights(Path(folder, "weights"), model)
        return Path(folder, "weights").read_bytes()


def refusal(data: bytes) -> str:
    with pytest.raises(ProjectError) as refused:
        checkpoint.load_weights(build(NORMALIZED), data, "epoch 3")
    return str(refused.value)


def stored() -> dict[str, torch.Tensor]:
    """Give the weights of a network as a file holds them."""
    return load(encoded(build(NORMALIZED, seed=1)))


def test_weights_come_back_as_they_were():
    source, target = build(NORMALIZED, seed=1), build(NORMALIZED, seed=2)
    target.to(memory_format=torch.channels_last)
    checkpoint.load_weights(target, encoded(source), "epoch 3")
    for one, other in zip(source.state_dict().values(), target.state_dict().values(), strict=True):
        assert one.equal(other)


@pytest.mark.parametrize("cut", [0, 4, 8, 200, -1])
def test_a_damaged_file_of_weights_is_said(cut):
    assert refusal(encoded(build(NORMALIZED))[:cut]) == DAMAGED


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04" + b"0" * 50, b"\x80\x02}q\x00.", b"\xff" * 64, b"{}" * 40],
    ids=["zip", "pickle", "ones", "json"],
)
def test_a_file_of_another_kind_is_damaged(data):
    assert refusal(data) == DAMAGED


def test_weights_of_another_network_are_refused():
    assert refusal(encoded(build(PLAIN))) == FOREIGN


@pytest.mark.parametrize(
    "change",
    [
        lambda value: value.double(),
        lambda value: value.half(),
        lambda value: value[:-1].clone(),
        lambda value: value.reshape(-1),
    ],
)
def test_weights_of_another_shape_or_type_are_refused(change):
    tensors = stored()
    tensors["conv1.weight"] = change(tensors["conv1.weight"])
    assert refusal(save(tensors)) == FOREIGN


def test_a_missing_tensor_or_one_too_many_is_refused():
    assert refusal(save({**stored(), "extra": torch.zeros(1)})) == FOREIGN
    tensors = stored()
    del tensors["norm1.running_mean"]
    assert refusal(save(tensors)) == FOREIGN


def test_refused_weights_leave_the_model_as_it_was():
    model, tensors = build(NORMALIZED), stored()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    tensors["linear1.bias"] = torch.zeros(3)
    with pytest.raises(ProjectError):
        checkpoint.load_weights(model, save(tensors), "epoch 3")
    assert all(value.equal(before[name]) for name, value in model.state_dict().items())


# --- a whole training ----------------------------------------------------------------------------


def stopped(tmp_path, **settings) -> RunFolder:
    """Give a run that was stopped after an epoch."""
    run = a_run(tmp_path, a_job(NORMALIZED, **settings))
    until(run, until_epoch=1)
    return RunFolder(run.path)


def change(run: RunFolder, tensors: dict, position: dict | None = None) -> None:
    """Write another checkpoint into a run, with these tensors (None: without) and numbers."""
    data = run.last_file.read_bytes()
    length = int.from_bytes(data[:8], "little")
    kept = msgspec.json.decode(data[8 : 8 + length])["__metadata__"]
    if position is not None:
        numbers = {**msgspec.json.decode(kept["position"]), **position}
        kept = {"position": msgspec.json.encode(numbers).decode()}
    changed = {**load(data), **tensors}
    run.last_file.write_bytes(
        save({name: value for name, value in changed.items() if value is not None}, kept)
    )


@pytest.mark.parametrize(
    "tensors",
    [
        {"model.conv1.weight": torch.zeros(1)},
        {"model.linear1.bias": None},
        {"optimizer.conv1.weight.exp_avg": torch.zeros(3)},
        {"optimizer.conv1.weight.exp_avg": torch.tensor(0.0)},
        {"optimizer.conv1.weight.exp_avg": torch.zeros(6, 1, 4, 4, dtype=torch.float64)},
        {"optimizer.conv1.weight.exp_avg_sq": None},
        {"optimizer.conv1.weight.step": torch.zeros(6, 1, 4, 4)},
        {"optimizer.conv1.weight.more": torch.zeros(6, 1, 4, 4)},
        {"optimizer.nothing.weight.exp_avg": torch.zeros(3)},
        {"random.cpu": torch.zeros(5, dtype=torch.uint8)},
        {"random.cpu": torch.zeros(5056)},
        {"random.cpu": None},
    ],
)
def test_a_checkpoint_that_does_not_belong_is_refused_and_stays(tmp_path, tensors):
    run = stopped(tmp_path)
    change(run, tensors)
    kept = run.last_file.read_bytes()
    assert reason_of(until(run)) == (
        "failed: last.safetensors does not belong to this network: its weights have other names, "
        "shapes or types."
    )
    assert run.last_file.read_bytes() == kept


@pytest.mark.parametrize(
    "position",
    [
        {"step": -1},
        {"step": 500},
        {"step": 20},
        {"epoch": 3},
        {"epoch": -2},
        {"loss_sum": None},
        {"seen": -5},
        {"more": 1},
    ],
)
def test_a_position_that_cannot_be_is_refused(tmp_path, position):
    run = stopped(tmp_path)
    change(run, {}, position)
    message = until(run)[-1].message
    assert message.startswith("last.safetensors ")
    assert "\n" not in message


def test_a_checkpoint_without_a_position_is_refused(tmp_path):
    run = stopped(tmp_path)
    run.last_file.write_bytes(save(load(run.last_file.read_bytes())))
    assert "last.safetensors " in until(run)[-1].message


def test_a_checkpoint_that_was_cut_off_is_damaged(tmp_path):
    run = stopped(tmp_path)
    run.last_file.write_bytes(run.last_file.read_bytes()[:-10])
    assert "last.safetensors is damaged" in until(run)[-1].message


@pytest.mark.parametrize("optimizer", ["sgd", "adam", "adamw"])
def test_model_optimizer_chance_and_position_come_back(tmp_path, optimizer):
    settings = TrainingSettings(optimizer=optimizer)
    source = build(NORMALIZED, seed=1)
    first = make_optimizer(source, settings)
    source(torch.rand(4, 1, 28, 28)).sum().backward()
    first.step()
    position = Position(step=7, epoch=2, best=1, best_accuracy=0.75, loss_sum=1 / 3, right=5)
    save_training(tmp_path / "last", source, first, position)
    expected = torch.rand(3)
    target = build(NORMALIZED, seed=2)
    second = make_optimizer(target, settings)
    assert load_training(tmp_path / "last", target, second) == position
    assert torch.rand(3).equal(expected)
    for one, other in zip(source.parameters(), target.parameters(), strict=True):
        assert one.equal(other)
        assert first.state[one].keys() == second.state[other].keys()
        for key, value in first.state[one].items():
            assert value.equal(second.state[other][key])


def test_a_network_with_one_unit_keeps_moments_and_steps_apart(tmp_path):
    """A bias of one number is not the same as a count without any axis."""
    single = chain(Input(), Flatten(), Linear(1), Linear(10), Output())
    run = a_run(tmp_path, a_job(single, epochs=2))
    until(run, until_epoch=1)
    assert reason_of(until(RunFolder(run.path))) == "completed"
