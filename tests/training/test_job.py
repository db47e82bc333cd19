"""A job says all that a run was asked, and survives its file."""

import msgspec
import pytest
from hypothesis import given, settings
from msgspec import inspect

from cnnstudio.data.catalogue import DATA_SETS, DataChoice
from cnnstudio.training.job import Job, TrainingSettings, recommended
from tests.builders import lenet5
from tests.random_values import structs

RUN = "20260131-235959-0123ab"


@settings(max_examples=50)
@given(structs(Job))
def test_a_job_survives_json(job):
    assert msgspec.json.decode(msgspec.json.encode(job), type=Job) == job


@pytest.mark.parametrize(
    "run", ["", "../../x", RUN + "\n", RUN.upper(), "2026-01-01", "x" + RUN, RUN + "/.."]
)
def test_an_id_of_a_run_is_never_a_path(run):
    text = msgspec.json.encode({"id": run, "network": lenet5()})
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=Job)
    assert msgspec.json.decode(msgspec.json.encode(Job(RUN, lenet5())), type=Job).id == RUN


@pytest.mark.parametrize(
    "change",
    [
        {"batch_size": 0},
        {"learning_rate": 0},
        {"learning_rate": -1},
        {"momentum": 1},
        {"optimizer": "rmsprop"},
        {"epochs": 0},
        {"seed": -1},
        {"device": "cuda:"},
        {"device": "mps; rm"},
        {"weight_decay": 11},
        {"schedule": "cosine"},
        {"nonsense": 1},
    ],
)
def test_settings_out_of_range_are_refused(change):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(change), type=TrainingSettings)


@pytest.mark.parametrize("device", ["auto", "cpu", "cuda", "cuda:0", "cuda:15"])
def test_devices_are_named_as_torch_names_them(device):
    settings_ = msgspec.json.decode(msgspec.json.encode({"device": device}), type=TrainingSettings)
    assert settings_.device == device


def test_every_setting_has_a_name_and_an_explanation():
    for field in inspect.type_info(TrainingSettings).fields:
        words = field.type.extra_json_schema
        assert words["title"][0].isupper(), field.name
        assert words["description"].endswith("."), field.name


def test_a_setting_that_does_not_always_matter_names_when():
    for field in inspect.type_info(TrainingSettings).fields:
        for name, value in (field.type.extra or {}).get("when", {}).items():
            (other,) = [f for f in inspect.type_info(TrainingSettings).fields if f.name == name]
            assert value in other.type.type.values


@pytest.mark.parametrize("data", DATA_SETS, ids=lambda data: data.name)
def test_each_data_set_recommends_its_own_number_of_epochs(data):
    assert recommended(DataChoice(data.name)) == TrainingSettings(epochs=data.epochs)


def test_a_folder_has_a_recommendation_too():
    assert recommended(DataChoice("folder")).epochs >= 1
