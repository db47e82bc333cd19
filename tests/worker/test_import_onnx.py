"""ONNX files become networks that compute the same numbers, and hostile ones get one sentence."""

import json
import os
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import TensorProto, helper, numpy_helper

from cnnstudio.layers.activation import GELU, Hardswish, ReLU6, SiLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.normalization import GroupNorm
from cnnstudio.layers.resizing import ZeroPad2d
from cnnstudio.layers.routing import ChannelShuffle
from cnnstudio.network.analysis import analyze
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.run_store import new_run_id
from cnnstudio.training.job import Job
from cnnstudio.worker.build import build
from cnnstudio.worker.importers import onnx_folding, onnx_reading
from cnnstudio.worker.importers.onnx_model import import_onnx
from cnnstudio.worker.importers.result import Imported
from cnnstudio.zoo.catalogue import template

pytestmark = pytest.mark.torch

RANDOM = np.random.default_rng(0)
PICTURE = (1, 4, 9, 10)


def node(operator, *inputs, out="y", **attributes):
    return helper.make_node(operator, list(inputs), out.split(), **attributes)


def numbers(*shape, low=-1.0, high=1.0):
    return RANDOM.uniform(low, high, shape).astype(np.float32)


def ints(*values):
    return np.array(values, dtype=np.int64)


def model_of(nodes, constants=(), shape=PICTURE, opset=20, outputs=("y",), out=None):
    """Make a model of nodes, whose input is x and whose constants are given by name."""
    graph = helper.make_graph(
        list(nodes),
        "g",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, out) for name in outputs],
        [numpy_helper.from_array(value, name) for name, value in dict(constants).items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=9)


def written(folder: Path, model: onnx.ModelProto) -> Path:
    path = folder / "model.onnx"
    path.write_bytes(model.SerializeToString())
    return path


def imported(folder: Path, model: onnx.ModelProto) -> Imported:
    return import_onnx(written(folder, model), lambda *_: None)


def refusal(folder: Path, model: onnx.ModelProto | bytes) -> str:
    path = folder / "model.onnx"
    path.write_bytes(model if isinstance(model, bytes) else model.SerializeToString())
    with pytest.raises(ProjectError) as refused:
        import_onnx(path, lambda *_: None)
    text = str(refused.value)
    assert "\n" not in text
    return text


def kinds(given: Imported) -> list[str]:
    return [node.layer.kind() for node in given.network.nodes][1:-1]


def need_same(given: Imported, model: onnx.ModelProto, shape=PICTURE, tolerance=1e-5):
    """Compare with what another program computes."""
    picture = numbers(*shape)
    session = onnxruntime.InferenceSession(model.SerializeToString())
    (expected,) = session.run(None, {"x": picture})
    assert given.model is not None
    assert not analyze(given.network).errors
    with torch.inference_mode():
        actual = given.model(torch.from_numpy(picture)).numpy()
    size = max(float(np.abs(expected).max()), 1e-6)
    assert np.abs(actual.reshape(expected.shape) - expected).max() <= tolerance * size


CONV = {"w": numbers(6, 4, 3, 3), "b": numbers(6)}
NORM = {name: numbers(4, low=0.5) for name in ("s", "m")} | {
    "v": numbers(4, low=0.5),
    "t": numbers(4),
}
HALVED = {"strides": [2, 2], "pads": [1, 1, 1, 1]}
MATRIX = {"w": numbers(4, 5), "b": numbers(5)}

CASES = {
    "conv": ([node("Conv", "x", "w", "b", pads=[1, 1, 1, 1], strides=[2, 1])], CONV),
    "conv with its odd pixel at the end": (
        [node("Conv", "x", "w", kernel_shape=[2, 2], auto_pad="SAME_UPPER")],
        {"w": numbers(6, 4, 2, 2)},
    ),
    "conv with its odd pixel at the start": (
        [node("Conv", "x", "w", kernel_shape=[2, 2], auto_pad="SAME_LOWER")],
        {"w": numbers(6, 4, 2, 2)},
    ),
    "conv with stride, padded to the same size": (
        [node("Conv", "x", "w", "b", strides=[2, 2], auto_pad="SAME_UPPER")],
        CONV,
    ),
    "conv in groups, dilated": (
        [node("Conv", "x", "w", group=4, dilations=[2, 1], auto_pad="VALID")],
        {"w": numbers(8, 1, 3, 3)},
    ),
    "conv padded by mirroring": (
        [
            node("Pad", "x", "p", out="q", mode="reflect"),
            node("Conv", "q", "w"),
        ],
        {"p": ints(0, 0, 1, 2, 0, 0, 1, 2), **CONV},
    ),
    "transposed conv": (
        [node("ConvTranspose", "x", "w", "b", output_padding=[1, 0], **HALVED)],
        {"w": numbers(4, 3, 3, 3), "b": numbers(3)},
    ),
    "transposed conv, cut on one side": (
        [node("ConvTranspose", "x", "w", strides=[2, 2], pads=[0, 0, 1, 1])],
        {"w": numbers(4, 3, 3, 3)},
    ),
    "max pool": ([node("MaxPool", "x", kernel_shape=[3, 3], **HALVED)], {}),
    "max pool that rounds up": (
        [node("MaxPool", "x", kernel_shape=[2, 2], strides=[2, 2], ceil_mode=1)],
        {},
    ),
    "max pool with a row more at the end": (
        [node("MaxPool", "x", kernel_shape=[2, 2], strides=[2, 2], pads=[0, 0, 1, 0])],
        {},
    ),
    "mean pool": (
        [node("AveragePool", "x", kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1])],
        {},
    ),
    "mean pool that counts its padding, more at one side": (
        [
            node(
                "AveragePool",
                "x",
                kernel_shape=[3, 3],
                pads=[0, 1, 2, 1],
                count_include_pad=1,
            )
        ],
        {},
    ),
    "mean of maps": ([node("GlobalAveragePool", "x")], {}),
    "maximum of maps": ([node("GlobalMaxPool", "x")], {}),
    "mean of maps without their axes": (
        [node("ReduceMean", "x", "a", keepdims=0)],
        {"a": ints(-1, -2)},
    ),
    "batch norm": ([node("BatchNormalization", "x", "s", "t", "m", "v", epsilon=0.01)], NORM),
    "instance norm": ([node("InstanceNormalization", "x", "s", "t")], NORM),
    "group norm": (
        [node("GroupNormalization", "x", "s", "t", num_groups=2)],
        {"s": numbers(4), "t": numbers(4)},
    ),
    "group norm, written out": (
        [
            node("Reshape", "x", "g", out="r"),
            node("InstanceNormalization", "r", "one", "zero", out="n"),
            node("Shape", "x", out="whole"),
            node("Reshape", "n", "whole", out="k"),
            node("Mul", "k", "s", out="ks"),
            node("Add", "ks", "t"),
        ],
        {
            "g": ints(0, 2, -1),
            "one": np.ones(2, np.float32),
            "zero": np.zeros(2, np.float32),
            "s": numbers(4, 1, 1),
            "t": numbers(4, 1, 1),
        },
    ),
    "layer norm over the channels": (
        [
            node("Transpose", "x", out="h", perm=[0, 2, 3, 1]),
            node("LayerNormalization", "h", "s", "t", out="n"),
            node("Transpose", "n", perm=[0, 3, 1, 2]),
        ],
        NORM,
    ),
    "local response norm": ([node("LRN", "x", size=3, alpha=0.3, beta=0.6, bias=2.0)], {}),
    "dense": (
        [
            node("GlobalAveragePool", "x", out="p"),
            node("Flatten", "p", out="f"),
            node("Gemm", "f", "w", "b", alpha=0.5),
        ],
        MATRIX,
    ),
    "dense as a product and a sum": (
        [
            node("ReduceMean", "x", "a", out="f", keepdims=0),
            node("MatMul", "f", "w", out="p"),
            node("Add", "b", "p"),
        ],
        {"a": ints(2, 3), **MATRIX},
    ),
    "dense at each pixel": (
        [
            node("Transpose", "x", out="h", perm=[0, 2, 3, 1]),
            node("MatMul", "h", "w", out="p"),
            node("Add", "p", "b", out="q"),
            node("Transpose", "q", perm=[0, 3, 1, 2]),
        ],
        MATRIX,
    ),
    "activations in a row": (
        [
            node("Relu", "x", out="a"),
            node("LeakyRelu", "x", out="b", alpha=0.2),
            node("Elu", "x", out="c", alpha=0.7),
            node("Sigmoid", "x", out="d"),
            node("Tanh", "x", out="e"),
            node("HardSwish", "x", out="f"),
            node("HardSigmoid", "x", out="g"),
            node("PRelu", "x", "slope", out="h"),
            node("Softmax", "x", out="i", axis=1),
            node("Gelu", "x", out="j", approximate="tanh"),
            node("Concat", *"abcdefghij", axis=1),
        ],
        {"slope": numbers(4, 1, 1)},
    ),
    "clip": ([node("Mul", "x", "ten", out="t"), node("Clip", "t", "low", "high")],
             {"ten": np.float32(10), "low": np.float32(0), "high": np.float32(6)}),
    "silu": ([node("Sigmoid", "x", out="s"), node("Mul", "x", "s")], {}),
    "hardswish": (
        [node("HardSigmoid", "x", out="s", alpha=1 / 6, beta=0.5), node("Mul", "s", "x")],
        {},
    ),
    "gelu, written out": (
        [
            node("Div", "x", "root", out="d"),
            node("Erf", "d", out="e"),
            node("Add", "e", "one", out="a"),
            node("Mul", "x", "a", out="m"),
            node("Mul", "m", "half"),
        ],
        {"root": np.float32(np.sqrt(2)), "one": np.float32(1), "half": np.float32(0.5)},
    ),
    "a gate": (
        [
            node("GlobalAveragePool", "x", out="p"),
            node("Conv", "p", "w", out="c"),
            node("Sigmoid", "c", out="s"),
            node("Mul", "x", "s"),
        ],
        {"w": numbers(4, 4, 1, 1)},
    ),
    "a shortcut": ([node("Relu", "x", out="r"), node("Add", "x", "r")], {}),
    "sums of several and differences": (
        [node("Relu", "x", out="r"), node("Sum", "x", "r", "r", out="s"), node("Sub", "s", "x")],
        {},
    ),
    "pictures brought to another range": (
        [
            node("Sub", "x", "mean", out="a"),
            node("Div", "a", "spread", out="b"),
            node("Mul", "b", "two", out="c"),
            node("Sub", "one", "c"),
        ],
        {
            "mean": numbers(1, 4, 1, 1),
            "spread": numbers(4, 1, 1, low=0.5),
            "two": np.float32(2),
            "one": np.float32(1),
        },
    ),
    "a bias that two layers get is not taken into the layer": (
        [
            node("Conv", "x", "w", out="c"),
            node("Add", "c", "b", out="s"),
            node("Add", "s", "c"),
        ],
        {"w": numbers(6, 4, 3, 3), "b": numbers(6, 1, 1)},
    ),
    "slices of channels and pixels": (
        [
            node("Slice", "x", "start", "end", "axes", out="a"),
            node("Split", "x", "parts", out="b c", axis=1),
            node("Slice", "b", "one", "far", "rows", out="d"),
            node("Slice", "a", "one", "far", "rows", out="e"),
            node("Concat", "d", "e", axis=1),
        ],
        {
            "start": ints(1),
            "end": ints(-1),
            "axes": ints(1),
            "parts": ints(1, 3),
            "one": ints(1),
            "far": ints(2**62),
            "rows": ints(2),
        },
    ),
    "single channels, put together anew": (
        [
            node("Gather", "x", "second", out="a", axis=1),
            node("Unsqueeze", "a", "one", out="b"),
            node("Mul", "b", "factor", out="c"),
            node("Concat", "c", "x", axis=1),
        ],
        {"second": np.int64(1), "one": ints(1), "factor": np.float32(0.3)},
    ),
    "a shuffle": (
        [
            node("Reshape", "x", "groups", out="a"),
            node("Transpose", "a", out="b", perm=[0, 2, 1, 3, 4]),
            node("Reshape", "b", "whole"),
        ],
        {"groups": ints(1, 2, 2, 9, 10), "whole": ints(1, 4, 9, 10)},
    ),
    "axes in another order, flattened": (
        [node("Transpose", "x", out="t", perm=[0, 2, 3, 1]), node("Reshape", "t", "s")],
        {"s": ints(0, -1)},
    ),
    "zeros around": ([node("Pad", "x", "p")], {"p": ints(0, 0, 1, 2, 0, 0, 3, 0)}),
    "edges cut off": ([node("Pad", "x", "p")], {"p": ints(0, 0, -1, 0, 0, 0, -2, -3)}),
    "each pixel four times": (
        [
            node(
                "Resize", "x", "", "s", mode="nearest",
                coordinate_transformation_mode="asymmetric", nearest_mode="floor",
            )
        ],
        {"s": np.array([1, 1, 2, 2], np.float32)},
    ),
    "blended between pixels": (
        [node("Resize", "x", "", "", "s", mode="linear")],
        {"s": ints(1, 4, 18, 30)},
    ),
    "a shape worked out from a shape": (
        [
            node("Shape", "x", out="s"),
            node("Gather", "s", "zero", out="n", axis=0),
            node("Unsqueeze", "n", "zeros", out="u"),
            node("Concat", "u", "rest", out="k", axis=0),
            node("Reshape", "x", "k"),
        ],
        {"zero": np.int64(0), "zeros": ints(0), "rest": ints(-1)},
    ),
    "what changes nothing": (
        [node("Identity", "x", out="a"), node("Dropout", "a", out="b"), node("Relu", "b")],
        {},
    ),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel lengths")
@pytest.mark.parametrize("name", CASES)
def test_operators_compute_what_onnx_says(tmp_path, name):
    model = model_of(*CASES[name], opset=21 if name == "group norm" else 20)
    need_same(imported(tmp_path, model), model)


def only_kinds(tmp_path, name):
    return kinds(imported(tmp_path, model_of(*CASES[name])))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("silu", [SiLU]),
        ("hardswish", [Hardswish]),
        ("gelu, written out", [GELU]),
        ("group norm, written out", [GroupNorm]),
        ("a shuffle", [ChannelShuffle]),
        ("dense at each pixel", [Conv2d]),
        ("conv padded by mirroring", [Conv2d]),
        ("conv with its odd pixel at the end", [Conv2d]),
        ("conv with its odd pixel at the start", [ZeroPad2d, Conv2d]),
    ],
)
def test_what_is_written_out_becomes_the_layer_it_is(tmp_path, name, expected):
    assert only_kinds(tmp_path, name) == [kind.__name__ for kind in expected]


def test_a_clip_from_0_to_6_is_a_relu6(tmp_path):
    assert only_kinds(tmp_path, "clip")[-1] == ReLU6.__name__


# --- the version of the operators ----------------------------------------------------------------

TWICE = {"s": np.array([1, 1, 2, 3], np.float32)}


def resized(place: str, rounding: str, height: int, width: int) -> onnx.ModelProto:
    """Make a model that repeats pixels: the nearest ones to places that are rounded so."""
    nodes = [
        node(
            "Resize",
            "x",
            "",
            "s",
            mode="nearest",
            nearest_mode=rounding,
            coordinate_transformation_mode=place,
        )
    ]
    return model_of(nodes, {"s": np.array([1, 1, height, width], np.float32)})


@pytest.mark.parametrize(
    ("place", "rounding", "factors"),
    [
        ("asymmetric", "floor", (2, 3)),
        ("asymmetric", "round_prefer_floor", (2, 2)),
        ("asymmetric", "ceil", (1, 1)),
        ("half_pixel", "round_prefer_floor", (2, 3)),
        ("half_pixel", "round_prefer_ceil", (2, 3)),
    ],
)
def test_pixels_that_are_repeated_equally_often_are_taken(tmp_path, place, rounding, factors):
    model = resized(place, rounding, *factors)
    need_same(imported(tmp_path, model), model)


@pytest.mark.parametrize(
    ("place", "rounding", "factors"),
    [
        ("asymmetric", "round_prefer_floor", (2, 3)),
        ("asymmetric", "round_prefer_ceil", (2, 2)),
        ("asymmetric", "ceil", (2, 2)),
        ("half_pixel", "floor", (2, 2)),
        ("half_pixel", "ceil", (1, 2)),
    ],
)
def test_pixels_that_are_not_repeated_equally_often_are_refused(tmp_path, place, rounding, factors):
    assert "equally often" in refusal(tmp_path, resized(place, rounding, *factors))


def test_a_resize_of_operator_set_10_begins_at_the_corner(tmp_path):
    model = model_of([node("Resize", "x", "s", mode="nearest")], TWICE, opset=10)
    need_same(imported(tmp_path, model), model)
    model = model_of([node("Resize", "x", "s", mode="linear")], TWICE, opset=10)
    assert "asymmetric" in refusal(tmp_path, model)


def test_an_upsample_begins_at_the_corner(tmp_path):
    model = model_of([node("Upsample", "x", "s", mode="nearest")], TWICE, opset=9)
    need_same(imported(tmp_path, model), model)
    model = model_of([node("Upsample", "x", "s", mode="linear")], TWICE, opset=9)
    assert "asymmetric" in refusal(tmp_path, model)


def test_a_resize_that_keeps_the_shape_of_pictures_is_refused(tmp_path):
    nodes = [node("Resize", "x", "", "", "s", keep_aspect_ratio_policy="not_larger")]
    sizes = {"s": ints(1, 4, 18, 30)}
    assert "keeps the shape" in refusal(tmp_path, model_of(nodes, sizes))


@pytest.mark.parametrize("axis", [{}, {"axis": 1}, {"axis": -3}])
def test_an_old_softmax_over_whole_maps_is_refused(tmp_path, axis):
    assert "Softmax" in refusal(tmp_path, model_of([node("Softmax", "x", **axis)], opset=12))


def test_an_old_softmax_over_a_vector_or_the_last_axis_is_taken(tmp_path):
    vector = [node("GlobalAveragePool", "x", out="p"), node("Softmax", "p")]
    turned = [
        node("Transpose", "x", out="h", perm=[0, 2, 3, 1]),
        node("Softmax", "h", out="s", axis=3),
        node("Transpose", "s", perm=[0, 3, 1, 2]),
    ]
    for nodes in (vector, turned):
        model = model_of(nodes, opset=12)
        need_same(imported(tmp_path, model), model)


def test_operators_from_before_broadcasting_are_refused(tmp_path):
    text = refusal(tmp_path, model_of([node("Relu", "x")], opset=6))
    assert "version 6" in text


def test_a_graph_without_a_version_of_its_operators_is_refused(tmp_path):
    model = model_of([node("Relu", "x")])
    model.opset_import[0].domain = "com.x"
    assert "not an ONNX model" in refusal(tmp_path, model)


@pytest.mark.parametrize(
    "kind", [TensorProto.INT64, TensorProto.UINT8, TensorProto.BOOL, TensorProto.FLOAT8E4M3FN]
)
def test_a_cast_that_cuts_decimals_off_is_refused(tmp_path, kind):
    nodes = [node("Cast", "x", out="i", to=kind), node("Cast", "i", to=TensorProto.FLOAT)]
    assert "decimals" in refusal(tmp_path, model_of(nodes))


def test_a_cast_between_floats_changes_nothing_and_one_of_constants_is_done(tmp_path):
    nodes = [
        node("Cast", "x", out="d", to=TensorProto.DOUBLE),
        node("Cast", "d", out="f", to=TensorProto.FLOAT),
        node("Cast", "c", out="i", to=TensorProto.INT64),
        node("Cast", "i", out="k", to=TensorProto.FLOAT),
        node("Mul", "f", "k"),
    ]
    model = model_of(nodes, {"c": np.float32(2.75)})
    need_same(imported(tmp_path, model), model)


def test_a_swish_of_another_slope_is_refused(tmp_path):
    assert kinds(imported(tmp_path, model_of([node("Swish", "x")], opset=24))) == ["SiLU"]
    text = refusal(tmp_path, model_of([node("Swish", "x", alpha=1.5)], opset=24))
    assert "alpha is 1.5" in text


@pytest.mark.parametrize("place", [4, -5, 2**40])
def test_a_channel_that_is_not_there_is_refused(tmp_path, place):
    model = model_of([node("Gather", "x", "i", axis=1)], {"i": ints(place)})
    assert "not there" in refusal(tmp_path, model)


def test_a_response_norm_over_an_even_number_of_channels_is_refused(tmp_path):
    assert "even number" in refusal(tmp_path, model_of([node("LRN", "x", size=4)]))


# --- whole networks ------------------------------------------------------------------------------


def exported(folder: Path, name: str) -> tuple[Path, Imported, float]:
    """Export a network of ours, import it again, and say how far its numbers are off."""
    from cnnstudio.worker.exporters.formats import write_onnx

    found = template(name)
    assert found is not None
    network = found.make()
    model = build(network, 3).eval()
    picture = torch.randn(2, *network.nodes[0].layer.output_shape())
    path = folder / "ours.onnx"
    job = Job(new_run_id(), network, mean=(0.1,), spread=(0.3,))
    with torch.inference_mode():
        expected = model(picture)
        write_onnx(path, job, model, picture)
        back = import_onnx(path, lambda *_: None)
        assert back.model is not None
        actual = back.model(picture)
    return path, back, float((actual - expected).abs().max() / expected.abs().max())


@pytest.mark.filterwarnings("default")
def test_an_own_export_comes_back_with_its_names_numbers_and_classes(tmp_path):
    _, back, difference = exported(tmp_path, "LeNet-5")
    own = template("LeNet-5")
    assert own is not None
    assert difference < 1e-4
    assert [n.name for n in back.network.nodes][:4] == ["input", "conv1", "relu1", "pool1"]
    assert kinds(back) == [n.layer.kind() for n in own.make().nodes][1:-1]
    assert (back.mean, back.spread) == ((0.1,), (0.3,))
    assert back.classes == tuple("0123456789")
    assert not any("was assumed" in str(text) for text in back.report)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(
    "name",
    ["Tiny VGG", "Small ResNet", "Small Inception", "Autoencoder", "MobileNetV2", "GoogLeNet"],
)
def test_own_exports_compute_the_same_when_they_come_back(tmp_path, name):
    assert exported(tmp_path, name)[2] < 1e-4


def test_a_last_softmax_is_left_to_the_output_and_said(tmp_path):
    nodes = [
        node("ReduceMean", "x", "a", out="f", keepdims=0),
        node("Softmax", "f"),
    ]
    back = imported(tmp_path, model_of(nodes, {"a": ints(2, 3)}))
    assert kinds(back) == ["GlobalAvgPool2d", "Flatten"]
    assert back.network.nodes[-1].layer.head == "softmax"
    assert any("Softmax" in str(text) for text in back.report)


@pytest.mark.parametrize("head", ["softmax", "sigmoid", "linear"])
def test_the_head_of_an_own_export_comes_back(tmp_path, head):
    back = imported(tmp_path, ending_with("Sigmoid", head=head))
    assert back.network.nodes[-1].layer.head == head
    is_left_out = head == "sigmoid"
    assert ("Sigmoid" in kinds(back)) != is_left_out
    assert any("was left out" in str(text) for text in back.report) == is_left_out
    assert not any("was assumed" in str(text) for text in back.report)


def test_a_head_that_a_file_does_not_name_is_said_to_be_assumed(tmp_path):
    for model in (ending_with("Relu"), ending_with("Relu", head="<b>")):
        back = imported(tmp_path, model)
        assert back.network.nodes[-1].layer.head == "softmax"
        assert any("a softmax head was assumed" in str(text) for text in back.report)


def ending_with(operator: str, **about: str) -> onnx.ModelProto:
    """Make a model with an operator at its end, and with what files of ours say of themselves."""
    nodes = [node("ReduceMean", "x", "a", out="f", keepdims=0), node(operator, "f")]
    model = model_of(nodes, {"a": ints(2, 3)})
    helper.set_model_props(model, {name: json.dumps(fact) for name, fact in about.items()})
    return model


def test_nodes_are_called_after_their_modules_and_put_into_groups(tmp_path):
    nodes, constants = [], {}
    for block in ("a", "b", "c"):
        for name in ("first", "second"):
            weight = f"{block}.{name}.weight"
            constants[weight] = numbers(4, 4, 1, 1)
            before = nodes[-1].output[0] if nodes else "x"
            nodes.append(node("Conv", before, weight, out=weight + ".out"))
    nodes.append(node("Relu", nodes[-1].output[0]))
    network = imported(tmp_path, model_of(nodes, constants)).network
    assert network.nodes[1].name == "a.first"
    assert [(group.name, len(group.nodes)) for group in network.groups] == [
        ("a", 2), ("b", 2), ("c", 2),
    ]  # fmt: skip


# --- numbers in other files ----------------------------------------------------------------------


def outside(
    folder: Path, location: str, offset=0, length=None, size=(6, 4, 3, 3)
) -> onnx.ModelProto:
    """Make a model whose filters lie in another file."""
    model = model_of([node("Conv", "x", "w")], {"w": numbers(6, 4, 3, 3)})
    (tensor,) = model.graph.initializer
    data = tensor.raw_data
    del tensor.dims[:]
    tensor.dims.extend(size)
    tensor.raw_data = b""
    tensor.data_location = TensorProto.EXTERNAL
    facts = {
        "location": location,
        "offset": offset,
        "length": len(data) if length is None else length,
    }
    for key, value in facts.items():
        tensor.external_data.add(key=key, value=str(value))
    (folder / "weights.bin").write_bytes(b"....." + data)
    return model


def test_numbers_are_read_from_a_file_beside_the_model(tmp_path):
    model = outside(tmp_path, "weights.bin", offset=5)
    back = imported(tmp_path, model)
    assert back.model is not None
    values = back.model.state_dict()[next(iter(back.model.state_dict()))]
    raw = (tmp_path / "weights.bin").read_bytes()[5:]
    assert values.numpy().tobytes() == raw


@pytest.mark.parametrize(
    "location", ["../secret", "/etc/passwd", "a/../../b", "C:\\x", "..\\x", ""]
)
def test_numbers_outside_of_the_folder_are_refused(tmp_path, location):
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret").write_bytes(bytes(864))
    assert "own folder" in refusal(folder, outside(folder, location))


def test_a_link_that_leads_elsewhere_is_refused(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret").write_bytes(bytes(864))
    (folder / "link").symlink_to(tmp_path / "secret")
    (folder / "way").symlink_to(tmp_path)
    assert "links" in refusal(folder, outside(folder, "link"))
    assert "links" in refusal(folder, outside(folder, "way/secret"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "damaged" in refusal(tmp_path, outside(tmp_path, "pipe"))


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"offset": -1}, "damaged"),
        ({"offset": 10_000}, "damaged"),
        ({"offset": "much"}, "damaged"),
        ({"length": 4}, "damaged"),
        ({"size": (2**20, 2**20, 3, 3), "length": 9 * 2**42}, "GiB"),
        ({"size": (6, -4, 3, 3)}, "GiB"),
    ],
)
def test_sizes_are_checked_before_anything_is_read(tmp_path, changed, word):
    assert word in refusal(tmp_path, outside(tmp_path, "weights.bin", **changed))


def test_a_missing_file_of_numbers_is_named(tmp_path):
    assert "nowhere.bin" in refusal(tmp_path, outside(tmp_path, "nowhere.bin"))


# --- what is refused -----------------------------------------------------------------------------


def test_what_is_no_model_is_refused(tmp_path):
    whole = model_of([node("Conv", "x", "w", "b")], CONV).SerializeToString()
    for data in (b"", b"not a model", b"\xff" * 1000, whole[: len(whole) // 2], bytes(1000)):
        assert "not an ONNX model" in refusal(tmp_path, data)


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(onnx_reading, "LARGEST_FOREIGN", 100)
    assert "GiB" in refusal(tmp_path, bytes(101))


def test_weights_that_are_too_large_altogether_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(onnx_reading, "LARGEST_FOREIGN", 20_000)
    nodes = [node("Conv", "x", "a", out="z"), node("Conv", "z", "b")]
    constants = {name: numbers(4, 4, 12, 12) for name in "ab"}
    data = model_of(nodes, constants).SerializeToString()
    monkeypatch.setattr(onnx_reading, "LARGEST_FOREIGN", len(data) // 2 + 100)
    assert "GiB" in refusal(tmp_path, data)


def test_many_arrays_made_out_of_nothing_are_refused(tmp_path):
    """Each alone would be allowed."""
    many = [node("ConstantOfShape", "s", out=f"c{place}") for place in range(3)]
    nodes = [*many, node("Relu", "x")]
    assert "more numbers than memory" in refusal(tmp_path, model_of(nodes, {"s": ints(2**23)}))


def shared(times: int) -> onnx.ModelProto:
    """Make a model whose convolutions all have the same weights."""
    names = ["x", *(f"c{place}" for place in range(1, times)), "y"]
    nodes = [
        node("Conv", before, "w", out=after, pads=[1, 1, 1, 1]) for before, after in pairwise(names)
    ]
    return model_of(nodes, {"w": numbers(4, 4, 3, 3)})


def test_weights_that_many_layers_share_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(onnx_folding, "SPARE_BYTES", 0)
    model = shared(4)
    need_same(imported(tmp_path, model), model)
    assert "more numbers than memory" in refusal(tmp_path, shared(5))


def test_an_array_looked_at_another_way_takes_no_room(tmp_path, monkeypatch):
    monkeypatch.setattr(onnx_folding, "SPARE_BYTES", 0)
    turns = [node("Transpose", f"m{place}", out=f"m{place + 1}") for place in range(8)]
    nodes = [*turns, node("ReduceMean", "x", "a", out="f", keepdims=0), node("MatMul", "f", "m8")]
    imported(tmp_path, model_of(nodes, {"m0": MATRIX["w"], "a": ints(2, 3)}))


def test_a_network_with_more_wires_than_a_project_may_have_is_refused(tmp_path):
    model = model_of([node("Concat", *["x"] * 120_000, axis=1)], shape=(1, 1, 1, 1))
    assert "100000 wires" in refusal(tmp_path, model)


def test_a_tensor_with_fewer_numbers_than_its_shape_is_refused(tmp_path):
    model = model_of([node("Conv", "x", "w", "b")], CONV)
    model.graph.initializer[0].dims[0] = 7
    assert "“w”" in refusal(tmp_path, model)


def test_an_unknown_operator_is_named_with_its_node(tmp_path):
    odd = node("NonMaxSuppression", "x", "x")
    odd.name = "the node"
    text = refusal(tmp_path, model_of([odd]))
    assert "NonMaxSuppression" in text
    assert "the node" in text


def test_operators_of_others_and_functions_are_refused(tmp_path):
    assert "com.x.Relu" in refusal(tmp_path, model_of([node("Relu", "x", domain="com.x")]))


def test_an_open_size_is_named(tmp_path):
    model = model_of([node("Relu", "x")], shape=("batch", 3, "height", 32))
    text = refusal(tmp_path, model)
    assert "height" in text
    assert "width" not in text


def test_an_open_batch_is_fine(tmp_path):
    model = model_of([node("Relu", "x")], shape=("batch", 3, 8, 8))
    assert imported(tmp_path, model).network.nodes[0].layer.output_shape() == (3, 8, 8)


def test_several_inputs_or_outputs_are_refused(tmp_path):
    two = model_of([node("Relu", "x"), node("Tanh", "x", out="z")], outputs=("y", "z"))
    assert "2 outputs (y, z)" in refusal(tmp_path, two)
    two = model_of([node("Add", "x", "second")])
    two.graph.input.add().CopyFrom(two.graph.input[0])
    two.graph.input[1].name = "second"
    assert "2 inputs (x, second)" in refusal(tmp_path, two)


def test_pictures_of_bytes_are_refused(tmp_path):
    model = model_of([node("Relu", "x")])
    model.graph.input[0].type.tensor_type.elem_type = TensorProto.UINT8
    assert "floating point" in refusal(tmp_path, model)


@pytest.mark.parametrize(
    ("nodes", "constants"),
    [
        ([node("ConstantOfShape", "s", out="c"), node("Add", "x", "c")], {"s": ints(2**20, 2**20)}),
        ([node("Expand", "o", "s", out="c"), node("Add", "x", "c")],
         {"o": np.float32(1), "s": ints(2**20, 2**20)}),
        ([node("Range", "zero", "far", "one", out="c"), node("Add", "x", "c")],
         {"zero": np.int64(0), "far": np.int64(2**40), "one": np.int64(1)}),
        ([node("Resize", "x", "", "s")], {"s": np.array([1, 1, 2**30, 2**30], np.float32)}),
        ([node("Pad", "x", "p")], {"p": ints(0, 0, 2**40, 0, 0, 0, 2**40, 0)}),
        ([node("MaxPool", "x", kernel_shape=[0, 0])], {}),
        ([node("MaxPool", "x", kernel_shape=[2, 2], strides=[0, 0])], {}),
        ([node("MaxPool", "x", kernel_shape=[2])], {}),
        ([node("Conv", "x", "w", group=0)], CONV),
        ([node("Conv", "x", "w", strides=[2**40, 1])], CONV),
        ([node("Conv", "w", "x")], CONV),
        ([node("Conv", "x", "x")], CONV),
        ([node("Gemm", "x", "w")], CONV),
        ([node("Reshape", "x", "s")], {"s": ints(-1, -1)}),
        ([node("Reshape", "x", "s")], {"s": ints(2, 180)}),
        ([node("Transpose", "x", perm=[1, 0, 2, 3])], {}),
        ([node("Transpose", "x", perm=[0, 7, 8, 9])], {}),
        ([node("Split", "x", out="y z", axis=7)], {}),
        ([node("Clip", "x", "low", "high")], {"low": np.float32(-1), "high": np.float32(1)}),
        ([node("Erf", "x")], {}),
        ([node("Relu", "nothing")], {}),
        ([node("BatchNormalization", "x", "s", "t", "m", "v", training_mode=1)], NORM),
        ([node("Div", "x", "zero")], {"zero": np.float32(0)}),
        ([node("Concat", "x", "x", axis=2)], {}),
        ([node("Add", "x", "c")], {"c": numbers(4, 9, 10)}),
    ],
)  # fmt: skip
def test_what_no_layer_can_do_is_refused_with_its_operator(tmp_path, nodes, constants):
    text = refusal(tmp_path, model_of(nodes, constants))
    assert any(each.op_type in text or each.output[0] in text for each in nodes) or "“" in text


def test_damaged_files_never_raise_anything_but_a_sentence(tmp_path):
    """Turn over single bytes of a model, wherever they are."""
    nodes = [
        node("Conv", "x", "w", "b", out="c"),
        node("Relu", "c", out="r"),
        node("Reshape", "r", "s"),
    ]
    constants = {"w": numbers(2, 4, 1, 1), "b": numbers(2), "s": ints(0, -1)}
    whole = bytearray(model_of(nodes, constants).SerializeToString())
    path = tmp_path / "model.onnx"
    refused = 0
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= int(RANDOM.integers(1, 256))
        path.write_bytes(damaged)
        try:
            import_onnx(path, lambda *_: None)
        except ProjectError:
            refused += 1
    assert refused > len(whole) // 4
