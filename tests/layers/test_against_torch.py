"""Every layer kind says of shapes, parameters and multiply-accumulates what torch does."""

import warnings
from importlib import import_module
from math import prod

import pytest
from hypothesis import given, settings

from cnnstudio.layers.activation import ELU, GELU, LeakyReLU, PReLU, Softmax
from cnnstudio.layers.base import LARGEST_AXIS, Call, Layer, ShapeError
from cnnstudio.layers.catalogue import KINDS
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Linear, Permute, Reshape
from cnnstudio.layers.merge import Add, Multiply
from cnnstudio.layers.normalization import (
    BatchNorm2d,
    GroupNorm,
    InstanceNorm2d,
    LayerNorm,
    LocalResponseNorm,
)
from cnnstudio.layers.pooling import (
    AdaptiveAvgPool2d,
    AdaptiveMaxPool2d,
    AvgPool2d,
    GlobalAvgPool2d,
    GlobalMaxPool2d,
    MaxPool2d,
)
from cnnstudio.layers.regularization import Dropout, Dropout2d
from cnnstudio.layers.resizing import Crop, Upsample, ZeroPad2d
from cnnstudio.layers.routing import Slice
from cnnstudio.layers.transposed import ConvTranspose2d
from cnnstudio.network.analysis import facts_of
from tests.layers.random_layers import inputs, layers

pytestmark = pytest.mark.torch

BATCH = 2
REFUSALS = (RuntimeError, ValueError, IndexError, TypeError)

MAPS_ONLY = (
    GlobalAvgPool2d,
    GlobalMaxPool2d,
    AdaptiveAvgPool2d,
    AdaptiveMaxPool2d,
    ZeroPad2d,
    Dropout2d,
    GroupNorm,
)


def drawn(layer: ConvTranspose2d, shape: tuple[int, ...], axis: int) -> int:
    """Give the size of a transposed convolution's output along an axis, as torch's pages do."""
    return (
        (shape[1 + axis] - 1) * layer.stride[axis]
        - 2 * layer.padding[axis]
        + layer.dilation[axis] * (layer.kernel[axis] - 1)
        + layer.output_padding[axis]
        + 1
    )


STRICTER = {
    "Dense takes vectors; torch takes the last axis of anything": (
        lambda layer, shapes: isinstance(layer, Linear) and len(shapes[0]) == 3
    ),
    "Add takes equal shapes; torch repeats the smaller one": (
        lambda layer, shapes: isinstance(layer, Add) and len(set(shapes)) > 1
    ),
    "Global, adaptive and other layers of maps: torch takes a vector for a map without channels": (
        lambda layer, shapes: isinstance(layer, MAPS_ONLY) and len(shapes[0]) == 1
    ),
    "Multiply takes maps or vectors; torch puts axes of 1 in front of the vector": (
        lambda layer, shapes: isinstance(layer, Multiply) and len(set(map(len, shapes))) > 1
    ),
    "Reshape keeps the pictures of a batch apart; torch mixes them": (
        lambda layer, shapes: isinstance(layer, Reshape)
    ),
    "A group is normalized over two numbers or more; torch takes one, in two pictures": (
        lambda layer, shapes: (
            isinstance(layer, GroupNorm) and len(shapes[0]) == 3 and prod(shapes[0]) == layer.groups
        )
    ),
    "Slice and Crop leave something; torch leaves nothing": (
        lambda layer, shapes: isinstance(layer, Slice | Crop)
    ),
    "Transposed leaves something; torch leaves nothing": (
        lambda layer, shapes: (
            isinstance(layer, ConvTranspose2d)
            and 0 in [drawn(layer, shapes[0], axis) for axis in range(len(shapes[0]) - 1)]
        )
    ),
}
"""What we refuse and torch accepts."""


class Answer:
    """What torch says of a layer: the output's shape, parameters and multiply-accumulates."""

    def __init__(self, layer: Layer, shapes: tuple[tuple[int, ...], ...], device: str):
        import torch
        from torch.utils.flop_counter import FlopCounterMode

        call = layer.torch_call(*shapes)
        with torch.device(device), torch.no_grad(), warnings.catch_warnings():
            # Even kernels with “same” padding are copied once more: of no concern here.
            warnings.filterwarnings("ignore", "Using padding='same' with even kernel lengths")
            tensors = [torch.zeros(BATCH, *shape) for shape in shapes]
            function, self.parameters = resolve(call)
            with FlopCounterMode(display=False) as counter:
                output = apply(call, function, tensors)
        self.shape = tuple(output.shape[1:])
        self.macs = counter.get_total_flops() / 2 / BATCH


def resolve(call: Call):
    """Find what a call names, and count the parameters of a module."""
    path, _, name = call.name.rpartition(".")
    function = getattr(import_module(path), name)
    if not call.is_module:
        return function, 0
    module = function(**call.arguments).eval()
    return module, sum(parameter.numel() for parameter in module.parameters())


def apply(call: Call, function, tensors):
    """Call a module or a function with the inputs, in the way the call says."""
    arguments = {} if call.is_module else call.arguments
    if call.inputs == "list":
        return function(tensors, **arguments)
    if call.inputs == "spread":
        return function(*tensors, **arguments)
    result, *others = tensors
    for other in others:
        result = function(result, other, **arguments)
    return result


def compare(layer: Layer, shapes: tuple[tuple[int, ...], ...], device: str = "meta") -> bool:
    """Hold one layer against torch and say whether it is accepted.

    torch's meta device has all its checks and no numbers, but for transposed convolutions: it
    lets sizes pass that no device computes.
    """
    device = "cpu" if isinstance(layer, ConvTranspose2d) else device
    try:
        output = layer.output_shape(*shapes)
    except ShapeError:
        if not any(applies(layer, shapes) for applies in STRICTER.values()):
            with pytest.raises(REFUSALS):
                Answer(layer, shapes, device)
        return False
    answer = Answer(layer, shapes, device)  # Nothing is accepted that torch refuses.
    assert output == answer.shape
    assert layer.parameter_count(*shapes) == answer.parameters
    assert layer.mac_count(output, *shapes) == answer.macs
    return True


def compare_many(kind: type[Layer], examples: int, device: str = "meta") -> None:
    """Hold random layers of a kind against torch, and see that enough of them are accepted."""
    accepted = []

    @settings(max_examples=examples)
    @given(layers(kind), inputs(kind))
    def compare_each(layer, shapes):
        accepted.append(compare(layer, shapes, device))

    compare_each()
    assert sum(accepted) >= len(accepted) // 40


def compare_large(kind: type[Layer], examples: int) -> None:
    """Hold layers with any settings against torch, unless they are larger than is ever built."""

    @settings(max_examples=examples)
    @given(layers(kind, most=LARGEST_AXIS), inputs(kind, most=400))
    def compare_each(layer, shapes):
        facts = facts_of(layer, shapes)
        if facts.output is not None or "larger than any computer" not in str(facts.refusal):
            compare(layer, shapes)

    compare_each()


def has_call(kind: type[Layer]) -> bool:
    return kind().torch_call((1, 9, 9), (1, 9, 9)) is not None


called = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if has_call(kind)], ids=lambda kind: kind.kind()
)
sliding = pytest.mark.parametrize(
    "kind", [Conv2d, MaxPool2d, AvgPool2d], ids=lambda kind: kind.kind()
)


@called
def test_every_kind_agrees_with_torch(kind):
    compare_many(kind, 40)


@called
def test_every_kind_agrees_with_torch_on_the_cpu(kind):
    compare_many(kind, 10, "cpu")


@sliding
def test_windows_of_any_size_agree_with_torch(kind):
    compare_large(kind, 80)


@pytest.mark.slow
@called
def test_every_kind_agrees_with_torch_in_many_cases(kind):
    compare_many(kind, 1000)


@pytest.mark.slow
@called
def test_every_kind_agrees_with_torch_on_the_cpu_in_many_cases(kind):
    compare_many(kind, 200, "cpu")


@pytest.mark.slow
@sliding
def test_windows_of_any_size_agree_with_torch_in_many_cases(kind):
    compare_large(kind, 1000)


@pytest.mark.gpu
@called
def test_every_kind_agrees_with_torch_on_a_graphics_card(kind):
    compare_many(kind, 100, "cuda")


@pytest.mark.parametrize(
    ("layer", "shape", "output"),
    [
        pytest.param(Conv2d(8, (3, 3)), (1, 2, 2), None, id="kernel larger than the input"),
        pytest.param(Conv2d(8, (3, 3), padding=(9, 9)), (1, 2, 2), (8, 18, 18), id="much padding"),
        pytest.param(Conv2d(8, (4, 2), padding="same"), (1, 5, 5), (8, 5, 5), id="same, even"),
        pytest.param(Conv2d(8, padding="same", stride=(1, 2)), (1, 5, 5), None, id="same, stride"),
        pytest.param(
            Conv2d(8, (2, 3), (2, 1), (1, 0), (1, 2)), (1, 5, 5), (8, 3, 1), id="pairs that differ"
        ),
        pytest.param(Conv2d(8, groups=3), (4, 5, 5), None, id="groups do not divide channels"),
        pytest.param(Conv2d(8, groups=3), (3, 5, 5), None, id="groups do not divide filters"),
        pytest.param(
            Conv2d(8, padding=(4, 4), padding_mode="reflect"), (1, 4, 4), None, id="mirror too wide"
        ),
        pytest.param(
            Conv2d(8, padding=(3, 3), padding_mode="reflect"), (1, 4, 4), (8, 8, 8), id="mirror"
        ),
        pytest.param(
            Conv2d(8, padding=(5, 5), padding_mode="circular"), (1, 4, 4), None, id="twice around"
        ),
        pytest.param(
            Conv2d(8, padding=(4, 4), padding_mode="circular"), (1, 4, 4), (8, 10, 10), id="around"
        ),
        pytest.param(
            Conv2d(8, padding=(9, 9), padding_mode="replicate"), (1, 1, 1), (8, 17, 17), id="edge"
        ),
        pytest.param(
            Conv2d(8, (4, 4), padding="same", padding_mode="reflect"),
            (1, 2, 2),
            None,
            id="mirror too wide at the end",
        ),
        pytest.param(MaxPool2d((3, 3), (1, 1), (2, 2)), (1, 9, 9), None, id="half a kernel"),
        pytest.param(
            MaxPool2d((3, 3), (1, 1), (2, 2), (2, 2)), (1, 9, 9), None, id="half, not dilated"
        ),
        pytest.param(AvgPool2d((2, 2), (3, 3), (1, 1)), (1, 1, 1), (1, 1, 1), id="mostly padding"),
        pytest.param(MaxPool2d((4, 4), (9, 9)), (1, 3, 3), None, id="pool larger than the input"),
        pytest.param(
            MaxPool2d((3, 3), ceil_mode=True), (1, 112, 112), (1, 56, 56), id="rounded up"
        ),
        pytest.param(
            MaxPool2d((3, 3), ceil_mode=True), (1, 2, 2), (1, 1, 1), id="rounded up from nothing"
        ),
        pytest.param(
            AvgPool2d((2, 2), (2, 2), (1, 1), ceil_mode=True),
            (1, 3, 3),
            (1, 2, 2),
            id="none begins behind the picture",
        ),
        pytest.param(ConvTranspose2d(4, padding=(1, 1)), (1, 1, 1), None, id="all cut off"),
        pytest.param(
            ConvTranspose2d(4, (3, 3), (2, 2), (1, 1), (1, 1)), (1, 7, 7), (4, 14, 14), id="doubled"
        ),
        pytest.param(
            ConvTranspose2d(4, (3, 2), (1, 3), (0, 1), (1, 2), (2, 1)),
            (2, 5, 5),
            (4, 10, 14),
            id="transposed pairs that differ",
        ),
        pytest.param(InstanceNorm2d(), (3, 1, 1), None, id="no variance of one number"),
        pytest.param(Permute("WHC"), (2, 3, 4), (4, 3, 2), id="turned around"),
    ],
)
def test_corner_cases_agree_with_torch(layer, shape, output):
    assert facts_of(layer, (shape,)).output == output
    compare(layer, (shape,))
    compare(layer, (shape,), "cpu")


@pytest.mark.parametrize(
    ("layer", "shapes", "reason"),
    [
        (Linear(3), ((5, 4, 5),), "Dense"),
        (Add(), ((3, 4, 4), (1, 4, 4)), "Add"),
        (Add(), ((5,), (1,)), "Add"),
        (GlobalAvgPool2d(), ((5,),), "Global, adaptive"),
        (GroupNorm(1), ((5,),), "Global, adaptive"),
        (Multiply(), ((1,), (1, 1, 1)), "Multiply"),
        (GroupNorm(3), ((3, 1, 1),), "A group"),
        (Reshape(1, 1, 1), ((2,),), "Reshape"),
        (Slice(1, 1), ((4,),), "Slice and Crop"),
        (Crop(), ((1, 2, 2),), "Slice and Crop"),
    ],
)
def test_what_only_we_refuse_is_accepted_by_torch(layer, shapes, reason):
    reasons = [name for name, applies in STRICTER.items() if applies(layer, shapes)]
    assert [name.startswith(reason) for name in reasons] == [True]
    assert facts_of(layer, shapes).refusal
    assert Answer(layer, shapes, "cpu").shape


@pytest.mark.parametrize(
    ("layer", "shape", "expected"),
    [
        (LeakyReLU(0.3), (4,), {"negative_slope": 0.3}),
        (Softmax(), (4, 2, 2), {"dim": 1}),
        (Dropout(0.25), (4,), {"p": 0.25}),
        (BatchNorm2d(0.2, 0.001), (4, 2, 2), {"eps": 0.001, "momentum": 0.2, "num_features": 4}),
        (Conv2d(2, padding_mode="reflect"), (4, 9, 9), {"padding_mode": "reflect"}),
        (AvgPool2d(padding=(1, 1)), (4, 9, 9), {"count_include_pad": True}),
        (AvgPool2d(count_include_pad=False), (4, 9, 9), {"count_include_pad": False}),
        (BatchNorm2d(0.2), (4,), {"momentum": 0.2, "num_features": 4}),
        (LayerNorm("channels", 0.1), (4,), {"eps": 0.1, "normalized_shape": (4,)}),
        (LayerNorm("channels", 0.1), (4, 2, 2), {"epsilon": 0.1}),
        (GroupNorm(2, 0.1), (4, 2, 2), {"eps": 0.1, "num_groups": 2}),
        (InstanceNorm2d(0.1), (4, 2, 2), {"eps": 0.1}),
        (
            LocalResponseNorm(3, 0.1, 0.5, 2.0),
            (4, 2, 2),
            {"size": 3, "alpha": 0.1, "beta": 0.5, "k": 2.0},
        ),
        (PReLU(initial=0.5), (4,), {"init": 0.5}),
        (ELU(0.5), (4,), {"alpha": 0.5}),
        (GELU("tanh"), (4,), {"approximate": "tanh"}),
        (Upsample((2, 3), "bilinear"), (4, 2, 2), {"mode": "bilinear"}),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Layer) else "",
)
def test_settings_that_no_shape_shows_reach_torch(layer, shape, expected):
    module, _ = resolve(layer.torch_call(shape))
    assert {name: getattr(module, name) for name in expected} == expected


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not has_call(kind)])
def test_layers_without_a_call_pass_on_their_input(kind):
    shape = (10,)
    given_to = (shape,) if kind.fewest_inputs else ()
    assert kind().torch_call(*given_to) is None
    if given_to:
        assert kind().output_shape(shape) == shape
    assert not kind().parameter_count(*given_to)
    assert not kind().mac_count(shape, *given_to)
