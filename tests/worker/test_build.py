"""Networks as torch modules: what is built, and what is released while it computes."""

import weakref

import pytest
import torch
from torch import nn

from cnnstudio.layers.activation import ReLU, Softmax
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.network import edits
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network, Node
from cnnstudio.project.errors import ProjectError
from cnnstudio.training.protocol import Verify
from cnnstudio.worker.build import build, resolve
from cnnstudio.worker.verify import verify
from cnnstudio.zoo.small import chain, dense_baseline, lenet5, tiny_vgg
from tests.worker.runs import NORMALIZED, PLAIN

pytestmark = pytest.mark.torch

NETWORKS = [lenet5(), tiny_vgg(), dense_baseline(), PLAIN, NORMALIZED]


def picture_of(network: Network) -> torch.Tensor:
    layer = next(node.layer for node in network.nodes if isinstance(node.layer, Input))
    return torch.rand(2, *layer.output_shape())


@pytest.mark.parametrize("network", NETWORKS)
def test_torch_computes_the_shapes_and_counts_of_the_analysis(network):
    model, facts = build(network).eval(), analyze(network)
    values = model.values(picture_of(network))
    assert {node: tuple(value.shape[1:]) for node, value in values.items()} == facts.shapes
    assert sum(value.numel() for value in model.parameters()) == facts.parameters


@pytest.mark.parametrize("network", NETWORKS)
def test_the_logits_are_what_output_gets(network):
    model = build(network).eval()
    pictures = picture_of(network)
    output = next(node for node in network.nodes if isinstance(node.layer, Output))
    assert model(pictures).equal(model.values(pictures)[output.id])


def test_a_softmax_before_the_output_is_shown_but_left_out_of_the_logits():
    network = chain(Input(), Flatten(), Linear(10), Softmax(), Output())
    model = build(network)
    pictures = picture_of(network)
    values = model.values(pictures)
    torch.testing.assert_close(values[5].sum(1), torch.ones(2))
    assert model(pictures).equal(values[3])


def test_values_are_released_when_no_later_step_needs_them():
    convolutions = [Conv2d(2, (3, 3), padding=(1, 1)) for _ in range(20)]
    model = build(chain(Input(), *convolutions, Flatten(), Linear(10), Output()))
    made, most = [], []

    def count(_module, _inputs, output):
        made.append(weakref.ref(output))
        most.append(sum(reference() is not None for reference in made))

    for module in model.children():
        module.register_forward_hook(count)
    with torch.inference_mode():
        model(torch.rand(1, 1, 28, 28))
    assert len(most) == 22
    assert max(most) <= 3


def test_random_weights_depend_on_the_seed_and_on_nothing_else():
    torch.manual_seed(1)
    one = build(lenet5(), seed=3)
    torch.manual_seed(2)
    expected = torch.rand(1)
    torch.manual_seed(2)
    other = build(lenet5(), seed=3)
    assert torch.rand(1).equal(expected), "building draws nothing of what others draw"
    third = build(lenet5(), seed=4)
    for a, b, c in zip(one.parameters(), other.parameters(), third.parameters(), strict=True):
        assert a.equal(b)
        assert not a.equal(c)


def test_an_edit_leaves_the_random_weights_of_other_layers_as_they_are():
    before = lenet5()
    after = edits.set_setting(before, [2], "padding", (1, 1))
    after = edits.insert_between(after, 2, 3, 0, ReLU(), (0.0, 0.0))
    one, other = build(before).state_dict(), build(after).state_dict()
    same = {name for name in one if name in other and one[name].equal(other[name])}
    assert {"conv1.weight", "conv2.weight", "fc2.weight", "fc3.bias"} <= same


def test_layers_of_one_kind_get_weights_of_their_own():
    model = build(chain(Input(), Flatten(), Linear(10), Linear(10), Linear(10), Output()))
    assert not model.fc2.weight.equal(model.fc3.weight)


# --- unfinished networks -------------------------------------------------------------------------


def test_the_valid_part_of_an_unfinished_network_can_be_looked_into():
    network = chain(Input(), Conv2d(4), Flatten(), Linear(7), Output(10))
    model = build(network)
    assert model.logits is None
    assert model.values(picture_of(network)).keys() == {1, 2, 3, 4}
    with pytest.raises(ProjectError, match="The network has no Output"):
        model(picture_of(network))


def test_layers_that_nothing_reaches_are_left_out():
    loose = Node(9, "loose", Conv2d(), (8,))
    lost = Node(8, "lost", Conv2d(), (None,))
    network = Network((*PLAIN.nodes, lost, loose))
    assert build(network).values(picture_of(network)).keys() == {1, 2, 3, 4, 5, 6}


def test_a_network_without_an_input_is_refused_in_words():
    with pytest.raises(ProjectError, match="The network has no Input: add one"):
        build(Network())


def test_branches_meet_in_the_order_of_their_ports():
    network = Network(
        (
            Node(1, "input", Input(1, 2, 2)),
            Node(2, "a", Conv2d(1, (1, 1)), (1,)),
            Node(3, "b", Conv2d(2, (1, 1)), (1,)),
            Node(4, "joined", Concat(), (3, 2, 3)),
            Node(5, "sum", Add(), (2, 2, 2)),
        )
    )
    values = build(network).values(torch.rand(1, 1, 2, 2))
    assert values[4].equal(torch.cat([values[3], values[2], values[3]], 1))
    assert values[5].equal(values[2] + values[2] + values[2])


@pytest.mark.parametrize("name", ["os.system", "builtins.eval", "torchvision.io.read_file", "nn"])
def test_only_names_below_the_allowed_roots_are_looked_up(name):
    with pytest.raises(ValueError, match="is not a name that a layer may call"):
        resolve(name)


# --- verification --------------------------------------------------------------------------------


@pytest.mark.parametrize("network", NETWORKS)
def test_torch_verifies_what_the_analysis_says(network):
    facts, found = analyze(network), verify(Verify(7, network))
    assert (found.number, found.refusal) == (7, "")
    assert {fact.node: fact.shape for fact in found.facts} == facts.shapes
    assert {fact.node: fact.parameters for fact in found.facts} == {
        node: known.parameters for node, known in facts.nodes.items()
    }


def test_a_verification_names_the_node_that_torch_refuses(monkeypatch):
    def refuse(*_, **__):
        raise RuntimeError("no such luck\nand more")

    monkeypatch.setattr(nn.Linear, "forward", refuse)
    found = verify(Verify(1, lenet5()))
    assert found.refusal == "no such luck"
    assert lenet5().by_id[found.node].name == "fc1"
    assert [fact.node for fact in found.facts] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_verification_computes_nothing_and_takes_no_memory():
    huge = chain(Input(3, 4096, 4096), Conv2d(4096, padding=(1, 1)), Conv2d(4096), Flatten())
    assert verify(Verify(1, huge)).refusal == ""


def test_an_unfinished_network_is_verified_as_far_as_it_goes():
    assert verify(Verify(1, Network())).facts == ()
    wrong = chain(Input(), Flatten(), Linear(3), Output(10))
    assert [fact.node for fact in verify(Verify(1, wrong)).facts] == [1, 2, 3]
