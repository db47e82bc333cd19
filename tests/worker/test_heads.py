"""What the heads of a network make of its logits, and that each learns."""

import msgspec
import pytest

from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from tests.builders import chain, lenet5

pytestmark = pytest.mark.torch


def with_head(network, head):
    nodes = [
        msgspec.structs.replace(node, layer=msgspec.structs.replace(node.layer, head=head))
        if isinstance(node.layer, Output)
        else node
        for node in network.nodes
    ]
    return network.with_nodes(nodes)


def test_the_head_is_that_of_the_output():
    from cnnstudio.worker.heads import head_of

    assert head_of(with_head(lenet5(), "sigmoid")) == "sigmoid"
    assert head_of(chain(Input(), Flatten())) == "softmax"


def test_softmax_shares_add_up_and_sigmoid_shares_stand_alone():
    import torch

    from cnnstudio.worker.heads import shares

    logits = torch.tensor([[0.0, 0.0, 4.0]])
    assert shares("softmax", logits).sum().item() == pytest.approx(1)
    assert shares("sigmoid", logits).tolist()[0] == pytest.approx([0.5, 0.5, 0.982], abs=1e-3)
    assert shares("linear", logits).numel() == 0


def test_a_sigmoid_head_is_trained_on_each_class_alone():
    import torch

    from cnnstudio.worker.heads import loss

    logits = torch.tensor([[2.0, -1.0], [0.5, 0.0]])
    labels = torch.tensor([0, 1])
    # The class that is right should be near 1, the other one near 0: -log(1 - p(x)) = -log(p(-x)).
    of_each = [-torch.tensor(value).sigmoid().log().item() for value in (2.0, 1.0, -0.5, 0.0)]
    assert loss("sigmoid", logits, labels).item() == pytest.approx(sum(of_each) / 4)


@pytest.mark.parametrize("head", ["softmax", "sigmoid"])
def test_a_network_learns_with_either_head(head):
    import torch

    from cnnstudio.worker import heads
    from cnnstudio.worker.build import build

    network = with_head(chain(Input(1, 4, 4), Flatten(), Linear(3), Output(3)), head)
    model = build(network)
    pictures = torch.eye(3, 16).view(3, 1, 4, 4)
    labels = torch.arange(3)
    optimizer = torch.optim.SGD(model.parameters(), 1.0)
    for _ in range(60):
        optimizer.zero_grad()
        heads.loss(model.head, model(pictures), labels).backward()
        optimizer.step()
    assert (model(pictures).argmax(1) == labels).all()
