"""The exported file trains: on the very pictures of the studio, with the job's settings."""

import json

import pytest
from msgspec import inspect

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network.codegen import python_module
from cnnstudio.project.run_store import new_run_id
from cnnstudio.training import script_parts as parts
from cnnstudio.training.job import Job, TrainingSettings
from cnnstudio.training.script import class_of, normalization, python_file
from cnnstudio.zoo.small import chain, lenet5
from tests import fresh

EVIL = ('"""', "$name", "\u202ea", "b\nraise SystemExit", "\\", "'", "日本")


def small(classes: int = 10, channels: int = 1, size: int = 28, head: str = "softmax"):
    layers = (Input(channels, size, size), Conv2d(3), MaxPool2d((4, 4), (4, 4)), Flatten())
    return chain(*layers, Linear(classes), Output(classes, head))


def job_of(network=None, data: DataChoice | None = None, **settings) -> Job:
    training = TrainingSettings(**settings)
    return Job(new_run_id(), network or small(), data or DataChoice(), training, "My net")


def test_the_settings_of_the_job_stand_in_the_file():
    code = python_file(job_of(epochs=7, batch_size=33, learning_rate=0.02, seed=9))
    assert "EPOCHS, BATCH_SIZE, LEARNING_RATE, SEED = 7, 33, 0.02, 9\n" in code
    assert "torch.optim.AdamW(" in code
    assert "class MyNet(nn.Module):" in code
    assert class_of(job_of()) == "MyNet"


def words_of(kind: type, name: str) -> set[str]:
    """Give the words that a setting may have."""
    fields = {field.name: field.type for field in inspect.type_info(kind).fields}
    declared = fields[name]
    return set(getattr(declared, "type", declared).values)


def test_every_optimizer_schedule_and_trained_head_is_known():
    assert words_of(TrainingSettings, "optimizer") == parts.OPTIMIZERS.keys()
    assert words_of(TrainingSettings, "schedule") == parts.SCHEDULES.keys()
    assert words_of(Output, "head") - {"linear"} == parts.LOSSES.keys()


def test_a_network_that_cannot_be_trained_here_is_a_class_alone():
    drawing = small(head="linear")
    assert python_file(job_of(drawing)) == python_module(drawing, "My net")
    assert "def train(" not in python_file(job_of(small(size=32)))


def test_mean_and_spread_are_those_of_the_run_or_of_the_data():
    assert normalization(job_of()) == ((0.1406,), (0.2813,))
    measured = Job(new_run_id(), small(), mean=(0.5,), spread=(0.25,))
    assert normalization(measured) == ((0.5,), (0.25,))
    folder = DataChoice("folder", "pictures", (1, 28, 28), ("a", "b"))
    assert normalization(job_of(small(2), folder)) == ((), ())


def test_no_line_is_longer_than_is_good_to_read_and_no_place_is_left_open():
    for data in (
        DataChoice(),
        DataChoice("CIFAR100"),
        DataChoice("folder", "p", (3, 32, 32), EVIL),
    ):
        network = small(len(data.classes), data.shape[0], data.shape[1], "sigmoid")
        for optimizer in parts.OPTIMIZERS:
            code = python_file(job_of(network, data, optimizer=optimizer, weight_decay=0.0001))
            assert max(len(line) for line in code.splitlines()) <= 100
            compile(code, "file", "exec")


# --- run -----------------------------------------------------------------------------------------

_SPLITS = """
import hashlib, json, sys
sys.path.insert(0, ".")
import net
training, test = net.load_data(sys.argv[1])
training, validation = net.hold_out(*training, round(0.1 * len(training[1])), seed=0)
digests = [
    hashlib.sha256(pictures.contiguous().numpy().tobytes() + labels.numpy().tobytes()).hexdigest()
    for pictures, labels in (training, validation, test)
]
print(json.dumps(digests))
"""


def digests_of(choice: DataChoice, root=None, project=None) -> list[str]:
    import hashlib

    from cnnstudio.worker.data import load

    data = load(choice, root, project)
    return [
        hashlib.sha256(
            split.pictures.contiguous().numpy().tobytes() + split.labels.numpy().tobytes()
        ).hexdigest()
        for split in (data.train, data.validation, data.test)
    ]


def digests_of_file(job: Job, folder, where: str) -> list[str]:
    (folder / "net.py").write_text(python_file(job), encoding="utf-8")
    done = fresh.python("-c", _SPLITS, where, cwd=folder)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.torch
def test_the_file_looks_at_the_digits_that_the_studio_looks_at(tmp_path):
    assert digests_of_file(job_of(), tmp_path, "") == digests_of(DataChoice())


@pytest.mark.torch
@pytest.mark.slow
def test_the_file_looks_at_the_mnist_pictures_that_the_studio_looks_at(tmp_path, data_root):
    found = digests_of_file(job_of(lenet5(), DataChoice("MNIST")), tmp_path, str(data_root))
    assert found == digests_of(DataChoice("MNIST"), data_root)


@pytest.mark.torch
@pytest.mark.slow
@pytest.mark.parametrize("halves", [("",), ("train", "test")])
def test_the_file_looks_at_the_pictures_of_a_folder_that_the_studio_looks_at(tmp_path, halves):
    import torch
    from torchvision.transforms.v2.functional import to_pil_image

    classes = ("b $name", "a'b", 'c"d')
    random = torch.Generator().manual_seed(0)
    for half in halves:
        for label, name in enumerate(classes):
            place = tmp_path / "pictures" / half / name
            place.mkdir(parents=True)
            for number in range(10 + label):
                shape = (3, 30 + number, 40 - number)
                picture = torch.randint(0, 256, shape, dtype=torch.uint8, generator=random)
                to_pil_image(picture).save(place / f"{number:02}.png")
    choice = DataChoice("folder", "pictures", (3, 28, 24), classes)
    job = job_of(chain(Input(3, 28, 24), Flatten(), Linear(3), Output(3)), choice)
    found = digests_of_file(job, tmp_path, "pictures")
    assert found == digests_of(choice, project=tmp_path)
    done = fresh.python("net.py", "--epochs", "1", "--device", "cpu", cwd=tmp_path)
    assert "test: loss " in done.stdout, done.stderr


@pytest.mark.torch
@pytest.mark.slow
@pytest.mark.parametrize(
    "settings", [{"optimizer": "sgd", "learning_rate": 0.1}, {"schedule": "constant"}, {}]
)
def test_the_file_learns_and_keeps_what_it_has_learned(tmp_path, settings):
    job = job_of(lenet5(), epochs=3, **{"learning_rate": 0.01, **settings})
    (tmp_path / "net.py").write_text(python_file(job), encoding="utf-8")
    done = fresh.python("net.py", "--save", "w", "--device", "cpu", cwd=tmp_path)
    lines = done.stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == ["epoch 1/3", "epoch 2/3", "epoch 3/3", "test"]
    assert float(lines[-1].split()[-2]) > 75, done.stderr
    again = fresh.python("net.py", "--weights", "w", "--epochs", "0", cwd=tmp_path)
    assert again.stdout == lines[-1] + "\n"
