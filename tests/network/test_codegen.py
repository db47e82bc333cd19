"""The exported code is the network: same weights' names and shapes, same numbers, safe names."""

import json
from math import prod

import pytest

from cnnstudio.layers.activation import LeakyReLU, ReLU, Sigmoid, Softmax, Tanh
from cnnstudio.layers.base import Call
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import AvgPool2d, GlobalAvgPool2d, MaxPool2d
from cnnstudio.layers.regularization import Dropout, DropPath
from cnnstudio.layers.resizing import Crop
from cnnstudio.network import codegen
from cnnstudio.network.analysis import analyze
from cnnstudio.network.codegen import UnfinishedError, logits_source, python_module
from cnnstudio.network.graph import Group, Network, Node
from cnnstudio.network.naming import identifiers
from cnnstudio.zoo.small import chain, dense_baseline, lenet5, tiny_vgg
from tests import fresh
from tests.random_networks import LAYER_KINDS, random_network


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
    assert "x = x + picture" in code


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


def test_modules_of_our_own_are_copied_into_the_code():
    code = python_module(
        chain(Input(2, 4, 4), DropPath(0.2), Crop(), Flatten(), Linear(10), Output())
    )
    assert "cnnstudio" not in code.replace("CNN Studio", "")
    assert code.startswith('"""A network designed')
    assert "import torch\nfrom torch import Tensor, nn\n\n\nclass DropPath(nn.Module):" in code
    assert code.count("class Crop(nn.Module):") == 1
    assert " = DropPath(rate=0.2)" in code
    assert "Scale" not in code


def test_a_network_that_is_called_like_a_module_of_our_own_gets_another_name():
    made = chain(Input(2, 4, 4), DropPath(0.2), Flatten(), Linear(10), Output())
    assert "class DropPathNetwork(nn.Module):" in python_module(made, "Drop path")


def test_the_layers_of_a_group_stand_under_its_name():
    made = lenet5()
    ids = {node.name: node.id for node in made.nodes}
    inner = Group(1, "first\npart", (ids["conv1"], ids["relu1"]))
    outer = Group(2, "maps", (*inner.nodes, ids["pool1"], ids["conv2"]))
    lines = python_module(Network(made.nodes, (inner, outer))).splitlines()
    places = [lines.index(line) for line in lines if line.startswith("        # ")]
    assert [lines[place].strip() for place in places[:2]] == ["# maps, first�part", "# maps"]
    assert lines[places[0] + 1].startswith("        self.conv1 =")
    assert lines[places[1] - 1] == ""
    assert lines[places[1] + 1].startswith("        self.pool1 =")


def test_lines_are_no_longer_than_is_good_to_read():
    branches = [(f"a_branch_with_a_name_{number}", ReLU(), "input") for number in range(12)]
    names = [name for name, *_ in branches]
    made = network(
        ("input", Input(1, 4, 4)),
        *branches,
        ("both", Concat(), *names),
        ("sum", Add(), *names),
        ("all", Concat(), "both", "sum"),
        ("f", Flatten(), "all"),
        ("fc", Linear(10), "f"),
        ("o", Output(10), "fc"),
    )
    code = python_module(made)
    assert max(len(line) for line in code.splitlines()) <= 100
    assert "        # 12×4×4\n        both = torch.cat([a_branch_with_a_name_0," in code


def test_a_head_skips_only_the_layer_that_it_stands_for():
    for head, last in (("softmax", "sigmoid1"), ("sigmoid", "softmax1"), ("linear", "softmax1")):
        made = chain(Input(), Flatten(), Linear(10), Sigmoid(), Softmax(), Output(10, head))
        assert made.by_id[logits_source(made)].name == last


@pytest.mark.parametrize(
    ("network", "words"),
    [
        (chain(Input(), Flatten(), Linear(10), Output()), "logits; a softmax makes shares of them"),
        (
            chain(Input(), Flatten(), Linear(10), Output(10, "sigmoid")),
            "logits; a sigmoid makes a share of each",
        ),
        (
            chain(Input(), Flatten(), Linear(10), Output(10, "linear")),
            "10 numbers as they are for each",
        ),
        (chain(Input(), ReLU(), Output(1, "linear")), "1×28×28 numbers as they are for each"),
    ],
)
def test_the_class_says_what_its_head_gives(network, words):
    assert f"It takes a batch of pictures and gives {words}.\n" in python_module(network)


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


def torch_defaults(name: str) -> dict[str, object]:
    """Give the defaults that torch itself has for the arguments of a call."""
    import inspect

    import torch

    module, _, attribute = name.rpartition(".")
    found = getattr(torch.nn if module == "torch.nn" else torch, attribute)
    try:
        parameters = inspect.signature(found).parameters.values()
    except ValueError:  # a function written in C has no signature
        return {}
    return {one.name: one.default for one in parameters if one.default is not one.empty}


@pytest.mark.torch
def test_arguments_that_are_left_out_are_torchs_own_defaults():
    for name, usual in codegen.USUAL.items():
        defaults = torch_defaults(name)
        for argument, value in usual.items():
            default = defaults[argument]
            assert value in (default, (default, default)), (name, argument)


@pytest.mark.torch
def test_all_of_torchs_own_defaults_are_left_out():
    calls = [
        call
        for number in range(len(LAYER_KINDS))
        for call in calls_of(random_network(number))
        if call.name.startswith("torch.")
    ]
    printed = {
        (call.name, argument)
        for call in calls
        for argument, value in call.arguments.items()
        if argument in (defaults := torch_defaults(call.name))
        and value in (defaults[argument], (defaults[argument],) * 2)
        and argument not in codegen.USUAL.get(call.name, {})
    }
    # A rate is what Dropout is about, even where it is torch's own.
    assert printed <= {("torch.nn.Dropout", "p"), ("torch.nn.Dropout2d", "p")}


def calls_of(made: Network) -> list[Call]:
    facts = analyze(made).nodes
    calls = (node.layer.torch_call(*facts[node.id].input_shapes) for node in made.nodes)
    return [call for call in calls if call is not None]
