"""The exported code is the network: same weights' names and shapes, same numbers, safe names."""

import json
import keyword
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.layers.activation import LeakyReLU, ReLU, Sigmoid, Softmax, Tanh
from cnnstudio.layers.base import Call
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import AvgPool2d, GlobalAvgPool2d, MaxPool2d
from cnnstudio.layers.regularization import Dropout
from cnnstudio.network import codegen
from cnnstudio.network.analysis import analyze
from cnnstudio.network.codegen import (
    MODULE_ATTRIBUTES,
    UnfinishedError,
    class_name,
    identifiers,
    logits_source,
    python_module,
)
from cnnstudio.network.graph import Network, Node
from cnnstudio.zoo.small import chain, dense_baseline, lenet5, tiny_vgg
from tests import fresh


def network(*nodes: tuple) -> Network:
    """Make a network of (name, layer, *names of inputs)."""
    ids = {name: id_ for id_, (name, *_) in enumerate(nodes, 1)}
    return Network(
        tuple(
            Node(ids[name], name, layer, tuple(ids[source] for source in sources))
            for name, layer, *sources in nodes
        )
    )


BRANCHY = network(
    ("input", Input(3, 16, 16)),
    ("stem", Conv2d(8, (3, 3), padding="same"), "input"),
    ("norm", BatchNorm2d(), "stem"),
    ("left", Conv2d(8, (3, 3), (1, 1), (2, 2), (2, 2), 4, False, "reflect"), "norm"),
    ("leaky", LeakyReLU(0.2), "left"),
    ("sum", Add(), "norm", "leaky", "norm"),
    ("pool", MaxPool2d((3, 3), (2, 2), (1, 1)), "sum"),
    ("mean", AvgPool2d((3, 3), (2, 2), (1, 1)), "sum"),
    ("both", Concat(), "pool", "mean", "pool"),
    ("drop", Dropout(0.1), "both"),
    ("tanh", Tanh(), "drop"),
    ("lost", Sigmoid(), "drop"),
    ("global", GlobalAvgPool2d(), "tanh"),
    ("flat", Flatten(), "global"),
    ("fc", Linear(10, False), "flat"),
    ("soft", Softmax(), "fc"),
    ("output", Output(10), "soft"),
)  # fmt: skip


# --- names ---------------------------------------------------------------------------------------


def named(*names: str) -> list[str]:
    nodes = tuple(Node(id_, name, ReLU()) for id_, name in enumerate(names, 1))
    return list(identifiers(Network(nodes)).values())


def test_names_that_are_identifiers_stay():
    given_names = [node.name for node in lenet5().nodes]
    assert list(identifiers(lenet5()).values()) == given_names


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("my layer", "my_layer"),
        ("größe", "groe"),
        ("Été", "Ete"),
        ("層", "relu"),
        ("7x7", "relu_7x7"),
        ("_private", "private"),
        ("__class__", "class_"),
        ("class", "class_"),
        ("None", "None_"),
        ("match", "match_"),
        ("forward", "forward_"),
        ("train", "train_"),
        ("type", "type_"),
        ("self", "self_"),
        ("torch", "torch_"),
        ("x", "x_"),
        ("a.b", "a_b"),
        ('"""); import os #', "import_os"),
        ("a\nb", "a_b"),
        ("conv1", "conv1"),
        ("conv\uff11", "conv1"),
    ],
)
def test_other_names_become_identifiers_like_them(name, identifier):
    assert named(name) == [identifier]


def test_names_that_would_fall_together_are_numbered_and_whoever_fits_keeps_his():
    assert named("a b", "a-b", "a_b", "a_b_2", "class", "class_") == [
        "a_b_3",
        "a_b_4",
        "a_b",
        "a_b_2",
        "class_2",
        "class_",
    ]


@given(st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=12))
def test_any_names_become_identifiers_of_their_own(names):
    found = named(*names)
    assert len(set(found)) == len(names)
    for name in found:
        assert name.isidentifier()
        assert name.isascii()
        assert not name.startswith("_")
        assert not keyword.iskeyword(name)
        assert name not in MODULE_ATTRIBUTES


@pytest.mark.torch
def test_the_names_that_modules_have_are_all_known():
    import torch

    names = {name for name in dir(torch.nn.Module()) if not name.startswith("_")}
    assert names <= MODULE_ATTRIBUTES


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("LeNet-5", "LeNet5"),
        ("my first network", "MyFirstNetwork"),
        ("5 layers", "Network5Layers"),
        ("", "Network"),
        ("層", "Network"),
        ("none", "NetworkNone"),
        ("a'b\n\"c", "ABC"),
    ],
)
def test_a_title_becomes_the_name_of_a_class(title, name):
    assert class_name(title) == name


# --- the text ------------------------------------------------------------------------------------


def test_lenet5_reads_like_written_by_hand(request):
    golden = request.path.parent.parent / "golden" / "lenet5.py.txt"
    assert python_module(lenet5(), "LeNet-5") == golden.read_text(encoding="utf-8")


def test_a_network_with_branches_names_what_is_used_later(request):
    golden = request.path.parent.parent / "golden" / "branches.py.txt"
    assert python_module(BRANCHY, "Branches") == golden.read_text(encoding="utf-8")


def test_the_same_network_gives_the_same_code():
    assert python_module(BRANCHY) == python_module(BRANCHY)


def test_a_softmax_before_output_is_left_out():
    code = python_module(BRANCHY)
    assert "oftmax(" not in code
    assert BRANCHY.by_id[logits_source(BRANCHY)].name == "fc"


def test_a_softmax_elsewhere_stays():
    code = python_module(chain(Input(), Softmax(), Flatten(), Linear(10), Softmax(), Output()))
    assert code.count("nn.Softmax(dim=1)") == 1


def test_what_leads_nowhere_has_no_code():
    assert "lost" not in python_module(BRANCHY)


def test_a_picture_that_is_used_twice_keeps_its_name():
    twice = network(
        ("picture", Input(1, 4, 4)),
        ("a", ReLU(), "picture"),
        ("b", Add(), "a", "picture"),
        ("flat", Flatten(), "b"),
        ("output", Output(16), "flat"),
    )  # fmt: skip
    code = python_module(twice)
    assert "def forward(self, picture):" in code
    assert "x = torch.add(x, picture)" in code


def test_a_network_of_one_wire_is_a_function_that_does_nothing():
    code = python_module(
        network(("a", Input(1, 1, 1)), ("f", Flatten(), "a"), ("o", Output(1), "f"))
    )
    assert code.endswith("x = self.f(x)  # 1\n        return x\n")


def test_a_network_of_functions_only_needs_no_constructor(monkeypatch):
    monkeypatch.setattr(Flatten, "torch_call", lambda *_: Call("torch.flatten", {"start_dim": 1}))
    code = python_module(chain(Input(1, 1, 1), Flatten(), Output(1)))
    assert "__init__" not in code
    assert "x = torch.flatten(x, start_dim=1)  # 1" in code


def test_a_network_with_an_error_has_no_code_but_a_sentence():
    with pytest.raises(UnfinishedError, match=r"There is no code yet\. fc1: Dense needs a vector"):
        python_module(chain(Input(), Linear(10), Output()))


def test_nothing_but_plain_values_is_printed(monkeypatch):
    for value in (object(), ["a"], b"a"):
        monkeypatch.setattr(Flatten, "torch_call", lambda *_, v=value: Call("torch.nn.F", {"a": v}))
        with pytest.raises(TypeError, match="is no argument of a layer"):
            python_module(lenet5())


def test_names_outside_torch_are_not_printed(monkeypatch):
    monkeypatch.setattr(Flatten, "torch_call", lambda *_: Call("os.system"))
    with pytest.raises(NotImplementedError, match=r"os\.system"):
        python_module(lenet5())


# --- the code, run -------------------------------------------------------------------------------

_RUN = """
import importlib.util, json, sys, torch

def run(path, name, shape):
    spec = importlib.util.spec_from_file_location("exported", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    model = getattr(module, name)().eval()
    weights = {name: list(value.shape) for name, value in model.named_parameters()}
    return {"weights": weights, "output": list(model(torch.zeros(2, *shape)).shape)}

print(json.dumps([run(*arguments) for arguments in json.loads(sys.argv[1])]))
assert not any(name.startswith("cnnstudio") for name in sys.modules)
"""

_EVIL = network(
    ("input", Input(1, 8, 8)),
    ("\u202e'''; raise SystemExit\nimport os\r\u2028#", Conv2d(2), "input"),
    ("forward", ReLU(), "\u202e'''; raise SystemExit\nimport os\r\u2028#"),
    ("train", Flatten(), "forward"),
    ("Füße \\", Linear(3), "train"),
    ("class", Output(3), "Füße \\"),
)  # fmt: skip


@pytest.mark.torch
def test_the_code_runs_without_the_studio_and_has_the_weights_of_the_analysis(tmp_path):
    made = [lenet5(), tiny_vgg(), dense_baseline(), BRANCHY, _EVIL]
    files = [tmp_path / f"exported{number}.py" for number in range(len(made))]
    for file, one in zip(files, made, strict=True):
        file.write_text(python_module(one, "it"), encoding="utf-8")
    shapes = [one.nodes[0].layer.output_shape() for one in made]
    arguments = [(str(file), "It", shape) for file, shape in zip(files, shapes, strict=True)]
    done = fresh.python("-c", _RUN, json.dumps(arguments), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for one, said in zip(made, json.loads(done.stdout), strict=True):
        assert said["output"] == [2, one.nodes[-1].layer.classes]
        assert counts(one, said["weights"]) == {
            node.id: analyze(one).nodes[node.id].parameters for node in one.nodes
        }


def counts(made: Network, weights: dict[str, list[int]]) -> dict[int, int]:
    """Count the parameters of each node by the names of its weights."""
    return {
        node: sum(prod(shape) for key, shape in weights.items() if key.startswith(f"{name}."))
        for node, name in identifiers(made).items()
    }


@pytest.mark.torch
def test_arguments_that_are_left_out_are_torchs_own_defaults():
    import inspect

    import torch

    for name, usual in codegen._USUAL.items():  # noqa: SLF001
        signature = inspect.signature(getattr(torch.nn, name.rpartition(".")[2]))
        for argument, value in usual.items():
            default = signature.parameters[argument].default
            assert value in (default, (default, default)), (name, argument)
