"""Commands about designs: what they print, and their exit status."""

import json
import re
from math import prod

import pytest

from cnnstudio.cli.parser import run
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.network import edits
from cnnstudio.project.design import Design
from cnnstudio.project.storage import load, save
from cnnstudio.training.job import recommended
from cnnstudio.zoo.small import lenet5
from tests.project.designs import LENET, a_run

FIELDS = {
    "input": (1, 1, 0),
    "conv1": (5, 1, -2),
    "pool1": (6, 2, -2),
    "conv2": (14, 2, -2),
    "pool2": (16, 4, -2),
}


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path / "my.cnn"


def said(capsys, *words: str, status: int = 0) -> str:
    """Run a command that ends with `status`, and give what it printed; errors are one line."""
    assert run(words) == status
    printed = capsys.readouterr()
    assert printed.err.count("\n") == (1 if status else 0), printed.err
    return printed.err if status else printed.out


def wrong_usage(capsys, *words: str) -> str:
    with pytest.raises(SystemExit) as ended:
        run(words)
    assert ended.value.code == 2
    return capsys.readouterr().err


# --- templates, new ------------------------------------------------------------------------------


def test_templates_are_listed_with_year_parameters_and_input(capsys):
    entries = json.loads(said(capsys, "templates", "--json"))
    assert entries[0] == {
        "name": "LeNet-5",
        "year": 1998,
        "parameters": 61706,
        "input": [1, 28, 28],
    }
    names = [entry["name"] for entry in entries]
    assert names[:3] == ["LeNet-5", "Tiny VGG", "Dense baseline"]
    assert names[-1] == "Blank"
    lines = said(capsys, "templates").splitlines()
    assert len(lines) == 1 + len(entries)
    assert lines[1].split() == ["LeNet-5", "1998", "61706", "1x28x28"]


def test_a_new_project_has_the_recommended_settings_of_its_data(capsys, file):
    said(capsys, "new", "LeNet-5", "my.cnn", "--data", "MNIST")
    data = DataChoice("MNIST")
    assert load(file).design == Design(lenet5(), data, recommended(data))


def test_a_new_project_uses_the_bundled_digits_unless_told_otherwise(capsys, file):
    text = said(capsys, "new", "lenet-5", "my.cnn")
    assert text == "my.cnn: LeNet-5, 61706 parameters, for Digits\n"
    assert load(file).design.data.name == "digits"


def test_a_template_is_fitted_to_the_data_and_that_is_said(capsys, file):
    text = said(capsys, "new", "Tiny VGG", "my.cnn", "--data", "CIFAR100")
    assert "input takes 3×32×32 pictures instead of 3×64×64." in text
    assert "output has 100 classes instead of 10." in text
    said(capsys, "check", "my.cnn")


def test_input_and_classes_can_be_given(capsys, file):
    said(capsys, "new", "LeNet-5", "my.cnn", "--input", "3x40x48", "--classes", "7")
    network = load(file).design.network
    assert network.named("input").layer.output_shape() == (3, 40, 48)
    assert network.named("output").layer.classes == 7


def test_a_file_that_is_there_is_not_overwritten(capsys, file):
    file.write_bytes(b"precious")
    text = said(capsys, "new", "LeNet-5", "my.cnn", status=1)
    assert "my.cnn exists already: choose another name" in text
    assert file.read_bytes() == b"precious"


def test_an_unknown_template_is_said_with_those_there_are(capsys, file):
    text = said(capsys, "new", "LeNet-6", "my.cnn", status=1)
    assert "There is no file or template called LeNet-6: the templates are LeNet-5, Tiny" in text
    assert not file.exists()


def test_a_folder_that_is_not_there_is_said(capsys, file):
    assert "there is no folder" in said(capsys, "new", "LeNet-5", "gone/my.cnn", status=1)


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--data", "mnist", "invalid choice: 'mnist' (choose from"),
        ("--classes", "0", "classes must be at least 1, not 0."),
        ("--classes", "many", 'classes must be a whole number, not "many".'),
        ("--input", "28x28", "are written like 3x32x32"),
        ("--input", "1x0x28", "height must be at least 1, not 0."),
    ],
)
def test_wrong_values_are_wrong_usage(capsys, file, option, value, words):
    assert words in wrong_usage(capsys, "new", "LeNet-5", "my.cnn", option, value)
    assert not file.exists()


# --- summary -------------------------------------------------------------------------------------


def test_the_summary_of_lenet5_has_the_keys_and_figures_of_the_contract(capsys):
    facts = json.loads(said(capsys, "summary", "LeNet-5", "--json"))
    nodes = facts.pop("nodes")
    assert facts == {
        "name": "LeNet-5",
        "parameters": 61706,
        "trainable_parameters": 61706,
        "macs": 416520,
        "activation_bytes": 4 * sum(prod(node["output_shape"]) for node in nodes),
        "problems": [],
    }
    by_name = {node["name"]: node for node in nodes}
    assert by_name["conv1"] == {
        "name": "conv1",
        "kind": "Conv2d",
        "settings": {
            "filters": 6,
            "kernel": [5, 5],
            "stride": [1, 1],
            "padding": [2, 2],
            "dilation": [1, 1],
            "groups": 1,
            "bias": True,
            "padding_mode": "zeros",
        },
        "inputs": ["input"],
        "input_shapes": [[1, 28, 28]],
        "output_shape": [6, 28, 28],
        "parameters": 156,
        "macs": 117600,
        "activation_bytes": 18816,
        "receptive_field": {"size": [5, 5], "jump": [1, 1], "start": [-2, -2], "aligned": True},
        "problems": [],
    }
    for name, (size, jump, start) in FIELDS.items():
        assert by_name[name]["receptive_field"] == {
            "size": [size, size],
            "jump": [jump, jump],
            "start": [start, start],
            "aligned": True,
        }
    assert by_name["fc1"]["receptive_field"]["size"] == [28, 28]
    assert by_name["fc1"]["receptive_field"]["jump"] is None
    assert by_name["flatten"]["receptive_field"] is None
    assert by_name["fc1"]["output_shape"] == [120]


def test_a_summary_for_people_is_a_table_with_totals(capsys):
    lines = said(capsys, "summary", "LeNet-5").splitlines()
    assert lines[0] == "LeNet-5"
    assert lines[3].split() == ["conv1", "Conv2d", "input", "6x28x28", "156", "117600", "5x5"]
    assert lines[-1].startswith("61706 parameters, 416520 MACs, 63184 activation bytes")


def broken() -> Design:
    """Give LeNet-5 with maps going into a dense layer, and data with other pictures."""
    network = edits.remove_nodes(lenet5(), [lenet5().named("flatten").id])
    return Design(network, DataChoice("CIFAR10"))


def test_a_network_with_problems_is_summed_up_as_far_as_it_goes(capsys, file):
    save(file, broken())
    facts = json.loads(said(capsys, "summary", "my.cnn", "--json"))
    assert facts["name"] == "my"
    assert facts["parameters"] == 156 + 2416
    assert len(facts["problems"]) == 2
    by_name = {node["name"]: node for node in facts["nodes"]}
    assert by_name["fc1"]["problems"][0].startswith("Dense needs a vector")
    assert by_name["input"]["problems"][0].startswith("The pictures of CIFAR-10 are 3×32×32")
    assert by_name["fc1"]["output_shape"] is None
    assert by_name["relu3"]["input_shapes"] == [None]
    text = said(capsys, "summary", "my.cnn")
    assert "Problem: fc1: Dense needs a vector" in text
    assert re.search(r"^  fc2 +Linear +relu3 +\? ", text, re.MULTILINE)


def test_a_file_goes_before_a_template_of_the_same_name(capsys, file):
    save(file.with_name("LeNet-5"), Design())
    assert json.loads(said(capsys, "summary", "LeNet-5", "--json"))["nodes"] == []


@pytest.mark.parametrize(
    ("source", "words"),
    [("my.cnn", "There is no file my.cnn"), ("LeNet", "There is no file or template called LeNet")],
)
def test_a_summary_of_nothing_says_so(capsys, file, source, words):
    assert words in said(capsys, "summary", source, status=1)


def test_names_from_files_cannot_steer_the_terminal(capsys, file):
    network = edits.rename(lenet5(), 2, "\x1b]0;evil\x07\nconv")
    save(file, Design(network))
    text = said(capsys, "summary", "my.cnn")
    assert "\x1b" not in text
    assert " ]0;evil  conv " in text


# --- check ---------------------------------------------------------------------------------------


def test_a_whole_project_is_said_to_be_whole(capsys, file, tmp_path):
    save(file, LENET, [a_run(tmp_path / "runs")])
    assert said(capsys, "check", "my.cnn") == "my.cnn: no problems, 1 run\n"


def test_a_warning_is_printed_but_no_error(capsys, file):
    network = edits.append(lenet5(), 2, Conv2d(3))
    save(file, Design(network))
    assert said(capsys, "check", "my.cnn").startswith("Warning: conv3: Nothing uses")


def test_the_first_problem_is_on_stderr_and_all_are_printed(capsys, file):
    save(file, broken())
    assert run(["check", "my.cnn"]) == 1
    printed = capsys.readouterr()
    assert printed.out.count("Problem: ") == 2
    assert printed.err.startswith("cnnstudio: my.cnn: fc1: Dense needs a vector")
    assert printed.err.endswith("(1 more)\n")


def test_damaged_weights_are_found(capsys, file, tmp_path):
    save(file, LENET, [a_run(tmp_path / "runs")])
    file.write_bytes(file.read_bytes().replace(b"lastlast", b"lastlost", 1))
    text = said(capsys, "check", "my.cnn", status=1)
    assert "last.safetensors is damaged" in text


def test_a_run_that_cannot_be_used_is_found(capsys, file, tmp_path):
    run_ = a_run(tmp_path / "runs")
    run_.record_file.write_text("{}x")
    save(file, LENET, [run_])
    text = said(capsys, "check", "my.cnn", status=1)
    assert f"The run {run_.id} cannot be used, but is kept" in text
