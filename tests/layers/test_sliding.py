"""Sizes, counts and warnings of layers that slide a window, against the lectures' formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.layers.base import Window, unseen
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Linear
from cnnstudio.layers.pooling import AvgPool2d, MaxPool2d
from cnnstudio.network.analysis import facts_of
from tests.layers.random_layers import layers, maps


def shape_of(layer, *inputs):
    return facts_of(layer, inputs).output


def warnings_of(layer, shape):
    return [str(text) for text in facts_of(layer, (shape,)).warnings]


@pytest.mark.parametrize(
    ("layer", "shape", "output"),
    [
        (Conv2d(1, (3, 3)), (1, 5, 5), (1, 3, 3)),
        (Conv2d(1, (2, 2)), (1, 3, 3), (1, 2, 2)),
        (Conv2d(1, (2, 2), padding=(1, 1)), (1, 3, 3), (1, 4, 4)),
        (Conv2d(1, (3, 3)), (1, 9, 9), (1, 7, 7)),
        (Conv2d(1, (2, 2)), (1, 4, 4), (1, 3, 3)),
        (Conv2d(96, (11, 11), (4, 4)), (3, 227, 227), (96, 55, 55)),
        (Conv2d(4, (3, 3), dilation=(2, 2)), (1, 9, 9), (4, 5, 5)),
        (MaxPool2d((2, 2), (1, 1)), (1, 3, 3), (1, 2, 2)),
        (AvgPool2d((3, 2), (2, 3)), (5, 9, 9), (5, 4, 3)),
    ],
)
def test_sizes_of_the_lectures(layer, shape, output):
    assert shape_of(layer, shape) == output


@pytest.mark.parametrize("kernel", [1, 3, 5, 7])
def test_padding_by_half_the_kernel_keeps_the_size_as_same_does(kernel):
    half = (kernel - 1) // 2
    padded = Conv2d(2, (kernel, kernel), padding=(half, half))
    same = Conv2d(2, (kernel, kernel), padding="same")
    assert shape_of(padded, (1, 9, 11)) == shape_of(same, (1, 9, 11)) == (2, 9, 11)
    assert padded.window() == same.window()


def test_same_adds_the_odd_pixel_of_an_even_kernel_at_the_end():
    assert Conv2d(kernel=(4, 2), padding="same").window().padding == (1, 0)


@pytest.mark.parametrize(
    ("layer", "shape", "parameters"),
    [
        (Conv2d(6, (5, 5)), (1, 28, 28), 156),
        (Conv2d(16, (5, 5)), (6, 14, 14), 2_416),
        (Conv2d(120, (5, 5)), (16, 5, 5), 48_120),
        (Conv2d(8, (3, 3), bias=False), (4, 9, 9), 288),
        (Conv2d(8, (3, 3), groups=4), (4, 9, 9), 8 * (9 + 1)),
        (Linear(84), (120,), 10_164),
        (Linear(10), (84,), 850),
        (Linear(1000, bias=False), (1_000_000,), 10**9),
        (Linear(1, bias=False), (100 * 100,), 10_000),
        (Conv2d(1, (5, 5), bias=False), (1, 100, 100), 25),
        (MaxPool2d(), (6, 28, 28), 0),
    ],
)
def test_parameters_of_the_lectures(layer, shape, parameters):
    assert facts_of(layer, (shape,)).parameters == parameters


def test_multiply_accumulates_leave_out_the_bias():
    assert facts_of(Conv2d(6, (5, 5), padding=(2, 2)), ((1, 28, 28),)).macs == 117_600
    assert facts_of(Linear(120), ((400,),)).macs == 48_000


# --- what no unit sees ---------------------------------------------------------------------------


def test_the_last_row_and_column_that_no_unit_sees_are_told():
    words = (
        "No unit sees the last {} of the input, since another step of 2 would leave it: change "
        "kernel, stride or padding if that matters."
    )
    assert warnings_of(MaxPool2d(), (1, 5, 7)) == [words.format("row and column")]
    (told,) = warnings_of(Conv2d(1, (3, 3), (4, 1)), (1, 9, 9))
    assert "last 2 rows" in told


def test_padding_that_is_not_seen_is_no_loss():
    assert warnings_of(Conv2d(1, (7, 7), (2, 2), (3, 3)), (3, 224, 224)) == []


def test_a_stride_that_skips_rows_everywhere_does_not_lose_the_last_one():
    assert warnings_of(Conv2d(1, (1, 1), (2, 2)), (64, 56, 56)) == []


def test_a_layer_that_sees_nothing_but_padding_says_so():
    assert warnings_of(Conv2d(1, (1, 1), (4, 4), (5, 5)), (1, 3, 3)) == [
        "No unit sees anything of the input, only padding: pad less, or make the stride smaller."
    ]


@given(
    st.one_of(layers(Conv2d), layers(MaxPool2d), layers(AvgPool2d)),
    maps(12),
)
def test_the_rows_that_are_told_are_those_that_no_window_covers(layer, shape):
    facts = facts_of(layer, (shape,))
    if facts.output is None:
        return
    window = layer.window(shape)
    lost = [unseen_at_the_end(window, axis, shape, facts.output) for axis in (0, 1)]
    told = [str(text) for text in unseen(shape, facts.output, window)]
    if any(count == shape[1 + axis] for axis, count in enumerate(lost)):
        assert len(told) == 1
        assert "only padding" in told[0]
        return
    skipped = [max(window.stride[axis] - window.extent(axis), 0) for axis in (0, 1)]
    expected = [
        f"last {count} {line}s " if count > 1 else f"last {line} "
        for count, skip, line in zip(lost, skipped, ("row", "column"), strict=True)
        if count > skip
    ]
    if len(expected) == 2 and lost[0] == lost[1] and window.stride[0] == window.stride[1]:
        count = f"{lost[0]} rows and columns" if lost[0] > 1 else "row and column"
        expected = [f"last {count} of the input"]
    assert len(told) == len(expected)
    assert all(words in text for words, text in zip(expected, told, strict=True))


def unseen_at_the_end(window: Window, axis: int, shape, output) -> int:
    """Count the last rows or columns that no cell of any window lies on."""
    cells = {
        unit * window.stride[axis] - window.padding[axis] + cell * window.dilation[axis]
        for unit in range(output[1 + axis])
        for cell in range(window.kernel[axis])
    }
    size = shape[1 + axis]
    return next((back for back in range(size) if size - 1 - back in cells), size)
