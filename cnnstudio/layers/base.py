"""What every layer kind has in common: settings, rules, and the words for both.

A layer kind is a frozen struct. Its fields are its settings; each field's annotation is at once
the default, the file's schema, the check at load, the form's range and the tooltip. Its methods
are the rules. Shapes are channels x height x width, or a vector (features,), without the batch
axis; pairs are (height, width).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, get_args

import msgspec

from cnnstudio.layers.text import Text
from cnnstudio.layers.units import Axes, ends, seen_through

Shape = tuple[int, ...]
Pair = tuple[int, int]
Family = Literal[
    "io",
    "convolution",
    "pooling",
    "dense",
    "activation",
    "normalization",
    "regularization",
    "merge",
]

Kept = Literal["input", "output", ""]
"""What of a layer's numbers is kept until the backward pass."""

FAMILIES: tuple[Family, ...] = get_args(Family)

LARGEST_AXIS = 16_384
"""Longest side of a map and largest kernel: far beyond use, small enough for exact arithmetic."""

LARGEST_WIDTH = 1_048_576
"""Most channels or features of one layer."""

Positive = Annotated[int, msgspec.Meta(ge=1, le=LARGEST_AXIS)]
NotNegative = Annotated[int, msgspec.Meta(ge=0, le=LARGEST_AXIS)]


def setting(
    title: str,
    description: str,
    *,
    ge: float | None = None,
    le: float | None = None,
    step: float | None = None,
    unit: str = "",
    when: Mapping[str, object] | None = None,
) -> msgspec.Meta:
    """Declare a setting: its name and explanation for people, its range, its unit.

    `when` names settings and the values at which this one matters; forms hide it otherwise.
    """
    extra = {"step": step, "unit": unit, "when": dict(when or {})}
    return msgspec.Meta(title=title, description=description, ge=ge, le=le, extra=extra)


class ShapeError(Exception):
    """The inputs do not fit the layer; `text` says what, with the numbers, and what to do."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.text = Text(template, values)

    def __str__(self) -> str:
        return str(self.text)


class Call(msgspec.Struct, frozen=True):
    """What torch is asked to do: a name and its arguments, as data and never as code.

    Names under ``torch.nn`` and ``cnnstudio.worker.modules`` are modules, built once with
    `arguments` and called with the inputs. Other names are functions, called with the inputs:
    one after the other ("spread"), as a list ("list"), or two at a time from the left ("fold").
    """

    name: str
    arguments: Mapping[str, object] = {}
    inputs: Literal["spread", "list", "fold"] = "spread"

    @property
    def is_module(self) -> bool:
        """Whether this is a module, with weights or settings of its own."""
        return self.name.startswith(("torch.nn.", "cnnstudio.worker.modules."))


class Window(msgspec.Struct, frozen=True):
    """The window through which a unit looks at the layer before, per axis (height, width).

    `padding` is what is added before the first row and column, negative where some are cut off;
    unit i starts at ``i * stride - padding``. Layers that make maps larger look at their input
    stretched: pixel m lies at ``m * zoom``, and between the pixels there is nothing. So a
    transposed convolution, whose stride is the zoom, is an ordinary window too (Dumoulin and
    Visin, "A guide to convolution arithmetic for deep learning", 2016, section 4).
    """

    kernel: Pair = (1, 1)
    stride: Pair = (1, 1)
    padding: Pair = (0, 0)
    dilation: Pair = (1, 1)
    zoom: Pair = (1, 1)

    def extent(self, axis: int) -> int:
        """How many pixels the kernel spans: dilation * (kernel - 1) + 1."""
        return self.dilation[axis] * (self.kernel[axis] - 1) + 1


SINGLE = Window()
"""Each unit sees the one unit at its own place."""


class Explanation(msgspec.Struct, frozen=True):
    """One number with its arithmetic: the formula in words, then with the numbers put in.

    `numbers` evaluates to `result`, where × and · multiply, − subtracts, / divides, ⌊ ⌋ rounds
    down and ⌈ ⌉ up.
    """

    subject: Text
    formula: Text
    numbers: str
    result: int


class Layer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=True):
    """A layer kind's settings and rules. Subclasses declare settings as annotated fields."""

    family: ClassVar[Family]
    title: ClassVar[str]
    icon: ClassVar[str]
    stem: ClassVar[str]
    """What new nodes are called; "#" is where the number goes."""
    fewest_inputs: ClassVar[int] = 1
    most_inputs: ClassVar[int | None] = 1
    keeps_places: ClassVar[bool] = True
    """Whether rows and columns of the output are those of the picture, only finer or coarser."""
    is_view: ClassVar[bool] = False
    """Whether the output is the memory of the input, or a part of it, read otherwise."""
    derived_from: ClassVar[Kept] = ""
    """What torch keeps until the backward pass, because the derivative is computed from it."""
    note_bytes: ClassVar[int] = 0
    """What torch notes down beside that for the backward pass, for each number of the output."""

    @classmethod
    def kind(cls) -> str:
        """Give the kind's name, as in files: the name of the class."""
        return cls.__name__

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the output's shape, or raise `ShapeError` where the inputs do not fit."""
        raise NotImplementedError

    def parameter_count(self, *inputs: Shape) -> int:
        """Count the learned numbers; buffers such as running statistics are not among them."""
        return 0

    def mac_count(self, output: Shape, *inputs: Shape) -> int:
        """Count multiply-accumulates of convolutions and dense layers, bias not included."""
        return 0

    def window(self, *inputs: Shape) -> Window | None:
        """Give the window of a unit of a map, or None where every unit sees the whole input."""
        return SINGLE

    def sources(self, units: Axes, port: int, *inputs: Shape) -> Axes:
        """Give the units of the input at `port` that the given output units look at.

        Here each channel looks at the same channel of the input, through the window.
        """
        window = self.window(*inputs)
        if window is None or len(units) < 3:
            return units if window else everything(inputs[port])
        channels, rows, columns = units
        _, height, width = inputs[port]
        return (
            channels,
            seen_through(rows, window, 0, height),
            seen_through(columns, window, 1, width),
        )

    def torch_call(self, *inputs: Shape) -> Call | None:
        """Say what torch computes; None where the layer passes on its input as it is."""
        return None

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Spell out the arithmetic of the shape and the counts with the numbers put in."""
        return ()

    def warnings(self, output: Shape, *inputs: Shape) -> tuple[Text, ...]:
        """Say what is allowed but probably not meant."""
        return ()

    def describe(self) -> Text:
        """Give the settings in a few words, for the card on the canvas."""
        return Text("")


def everything(shape: Shape) -> Axes:
    """Give all units of an input."""
    return tuple(range(size) for size in shape)


def need_map(inputs: Shape, name: str) -> tuple[int, int, int]:
    """Return the shape of a map as three numbers, or refuse a vector."""
    if len(inputs) != 3:
        raise ShapeError(
            "{layer} needs maps (channels × height × width), but gets a vector of {size}: "
            "put it in front of Flatten.",
            layer=Text(name),
            size=inputs[0],
        )
    return inputs[0], inputs[1], inputs[2]


def need_whole_groups(channels: int, groups: int) -> None:
    """Refuse groups that do not divide the channels."""
    if channels % groups:
        raise ShapeError(
            "{groups} groups must divide the {channels} channels that come in: change the number "
            "of groups.",
            groups=groups,
            channels=channels,
        )


def slide(size: int, window: Window, axis: int, padding: int, *, ceil_mode: bool = False) -> int:
    """Count the positions of a window along an axis of `size` pixels.

    floor((W - F + P) / S) + 1, where F is the dilated kernel and P all rows added on both sides
    (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016). With
    `ceil_mode` it is rounded up, so that a last window may stick out; as in torch, it must begin
    in the picture or in the padding before it.
    """
    free = size - window.extent(axis) + padding
    if not ceil_mode:
        return free // window.stride[axis] + 1
    count = -(-free // window.stride[axis]) + 1
    begins = (count - 1) * window.stride[axis] - window.padding[axis]
    return count - 1 if begins >= size else count


def slide_over(
    shape: Shape, window: Window, padding: Pair, name: str, *, ceil_mode: bool = False
) -> Pair:
    """Give the output's height and width, or say where the window does not fit.

    `padding` is the sum of what is added on both sides, per axis.
    """
    counts = [
        slide(shape[1 + axis], window, axis, padding[axis], ceil_mode=ceil_mode) for axis in (0, 1)
    ]
    if min(counts) < 1:
        spare = (window.stride[0] - 1, window.stride[1] - 1) if ceil_mode else (0, 0)
        least = [max(window.extent(axis) - padding[axis] - spare[axis], 1) for axis in (0, 1)]
        raise ShapeError(
            "{layer} needs maps of at least {least} pixels for its kernel, but gets {size}: pad "
            "more, make the kernel smaller, or make the maps less small before it.",
            layer=Text(name),
            least=tuple(least),
            size=shape[1:],
        )
    return counts[0], counts[1]


# How far a window slides, by whether both sides are padded alike, and whether it is dilated.
_SLIDE_FORMULAS = {
    (True, False): Text("⌊(size + 2 · padding − kernel) / stride⌋ + 1"),
    (True, True): Text("⌊(size + 2 · padding − dilation · (kernel − 1) − 1) / stride⌋ + 1"),
    (False, False): Text("⌊(size + padding − kernel) / stride⌋ + 1"),
    (False, True): Text("⌊(size + padding − dilation · (kernel − 1) − 1) / stride⌋ + 1"),
}
_CEILED_FORMULAS = {
    (True, False): Text("⌈(size + 2 · padding − kernel) / stride⌉ + 1"),
    (True, True): Text("⌈(size + 2 · padding − dilation · (kernel − 1) − 1) / stride⌉ + 1"),
    (False, False): Text("⌈(size + padding − kernel) / stride⌉ + 1"),
    (False, True): Text("⌈(size + padding − dilation · (kernel − 1) − 1) / stride⌉ + 1"),
}
_SHORTENED_FORMULAS = {
    (True, False): Text(
        "⌈(size + 2 · padding − kernel) / stride⌉ + 1, less one that would begin behind the picture"
    ),
    (True, True): Text(
        "⌈(size + 2 · padding − dilation · (kernel − 1) − 1) / stride⌉ + 1, "
        "less one that would begin behind the picture"
    ),
    (False, False): Text(
        "⌈(size + padding − kernel) / stride⌉ + 1, less one that would begin behind the picture"
    ),
    (False, True): Text(
        "⌈(size + padding − dilation · (kernel − 1) − 1) / stride⌉ + 1, "
        "less one that would begin behind the picture"
    ),
}
OUTPUT_SIZES = (Text("Output height"), Text("Output width"))


def explain_slide(
    shape: Shape, output: Shape, window: Window, padding: Pair, *, ceil_mode: bool = False
) -> tuple[Explanation, ...]:
    """Spell out the output's height and width of a sliding window."""
    even = padding == (2 * window.padding[0], 2 * window.padding[1])
    kind = (even, window.dilation != (1, 1))
    found: list[Explanation] = []
    for axis, subject in enumerate(OUTPUT_SIZES):
        added = f"2·{window.padding[axis]}" if even else str(padding[axis])
        steps = f"({shape[1 + axis]} + {added} − {_span(window, axis)}) / {window.stride[axis]}"
        formula, numbers = _SLIDE_FORMULAS[kind], f"⌊{steps}⌋ + 1"
        if ceil_mode:
            formula, numbers = _CEILED_FORMULAS[kind], f"⌈{steps}⌉ + 1"
            free = shape[1 + axis] + padding[axis] - window.extent(axis)
            if output[1 + axis] < -(-free // window.stride[axis]) + 1:
                formula, numbers = _SHORTENED_FORMULAS[kind], f"{numbers} − 1"
        found.append(Explanation(subject, formula, numbers, output[1 + axis]))
    return tuple(found)


def _span(window: Window, axis: int) -> str:
    if window.dilation == (1, 1):
        return str(window.kernel[axis])
    return f"{window.dilation[axis]} · ({window.kernel[axis]} − 1) − 1"


def unseen(shape: Shape, output: Shape, window: Window) -> tuple[Text, ...]:
    """Warn where no unit sees the last rows or columns of the input.

    A stride larger than the kernel skips rows everywhere: as many at the end are no loss.
    """
    lost: list[tuple[int, int]] = []
    for axis in (0, 1):
        size = shape[1 + axis]
        seen = seen_through(range(output[1 + axis]), window, axis, size)
        if not seen:
            return (_ONLY_PADDING,)
        count = size - 1 - ends(seen)[1]
        is_loss = count > max(window.stride[axis] - window.extent(axis), 0)
        lost.append((count if is_loss else 0, window.stride[axis]))
    if lost[0] == lost[1]:
        return _last_unseen(_LAST_OF_BOTH, *lost[0])
    return (*_last_unseen(_LAST_ROWS, *lost[0]), *_last_unseen(_LAST_COLUMNS, *lost[1]))


def _last_unseen(said: Text, count: int, stride: int) -> tuple[Text, ...]:
    """Say that so many lines at the end are lost; nothing where none is."""
    if not count:
        return ()
    return (Text(said.template, {"count": count, "stride": stride}, said.one),)


_LAST_OF_BOTH = Text(
    "No unit sees the last {count} rows and columns of the input, since another step of {stride} "
    "would leave it: change kernel, stride or padding if that matters.",
    one="No unit sees the last row and column of the input, since another step of {stride} would "
    "leave it: change kernel, stride or padding if that matters.",
)
_LAST_ROWS = Text(
    "No unit sees the last {count} rows of the input, since another step of {stride} would leave "
    "it: change kernel, stride or padding if that matters.",
    one="No unit sees the last row of the input, since another step of {stride} would leave it: "
    "change kernel, stride or padding if that matters.",
)
_LAST_COLUMNS = Text(
    "No unit sees the last {count} columns of the input, since another step of {stride} would "
    "leave it: change kernel, stride or padding if that matters.",
    one="No unit sees the last column of the input, since another step of {stride} would leave "
    "it: change kernel, stride or padding if that matters.",
)
_ONLY_PADDING = Text(
    "No unit sees anything of the input, only padding: pad less, or make the stride smaller."
)


def pair_text(pair: Pair) -> str | tuple[int, ...]:
    """Write a pair as one number where both are equal, else as height × width."""
    return str(pair[0]) if pair[0] == pair[1] else pair
