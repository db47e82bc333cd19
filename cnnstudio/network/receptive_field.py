"""Receptive fields: which part of the input picture a unit sees, on any graph.

Sizes, jumps and starts follow Araujo, Norris and Sim, "Computing Receptive Fields of
Convolutional Neural Networks", Distill 2019. `regions` traces one unit back through every node to
the input, exactly: its box is the smallest one around all that can change the unit's value.
Mirrored and circular padding are boxed as zero padding is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from cnnstudio.layers.base import SINGLE, Explanation, Layer, Pair, Shape, Window
from cnnstudio.layers.text import Text
from cnnstudio.layers.units import (
    Axes,
    Span,
    ends,
    seen_through,
    span_through,
    union,
)
from cnnstudio.network.graph import Network
from cnnstudio.network.lattice import Lattice, around, behind, joined

Jump = tuple[float, float]
"""Whole numbers, but behind layers that make maps larger."""


class ReceptiveField(msgspec.Struct, frozen=True, gc=False):
    """What the units of a node see of the picture, per axis (height, width), in pixels.

    Unit i sees `size` pixels from `start + i * jump` on; a negative start lies in the padding.
    Behind layers that make maps larger this holds on average: `size` is then that of the unit that
    sees most, `start` that of unit 0, and `lattices` say what each unit sees.
    `jump` is None where all units see the same: `start` and `size` are then that box, clipped to
    the picture. `reach` is (first, last) seen by any unit, per axis, clipped; it may be too wide
    where a kernel can lie in the padding altogether. `aligned` is false below a merge whose
    branches differ in jump or center; `size` and `start` are then those of unit 0, and `jump` is
    the largest.
    """

    size: Pair
    jump: Jump | None
    start: Pair
    aligned: bool
    reach: tuple[Span, Span]
    is_grid: bool = True
    """False where units have lost their places, as after Flatten: then only `reach` counts."""
    lattices: tuple[Lattice, Lattice] | None = None

    @property
    def center(self) -> tuple[float, float]:
        """The middle of unit 0's box."""
        if self.lattices is not None:
            return self.lattices[0].center, self.lattices[1].center
        return (
            self.start[0] + (self.size[0] - 1) / 2,
            self.start[1] + (self.size[1] - 1) / 2,
        )


def of_input(shape: Shape) -> ReceptiveField:
    """Give the field of the picture's own pixels."""
    return ReceptiveField((1, 1), (1, 1), (0, 0), True, ((0, shape[1] - 1), (0, shape[2] - 1)))


def through(
    layer: Layer,
    output: Shape,
    inputs: Sequence[Shape],
    fields: Sequence[ReceptiveField | None],
) -> ReceptiveField | None:
    """Give the field of a layer's units from the fields of its inputs' units."""
    known = [field for field in fields if field is not None]
    if not known:
        return None
    before = known[0] if len(known) == 1 else merge(known)
    if before.jump is not None and not layer.keeps_places:
        return msgspec.structs.replace(before, is_grid=False, lattices=None)
    window = layer.window(*inputs)
    if window is None and layer.keeps_places:
        return _whole(before)
    if len(output) == 1 and before.jump is not None:
        return msgspec.structs.replace(before, is_grid=False, lattices=None)
    if window is None or window == SINGLE or before.jump is None or not before.is_grid:
        return before
    if window.zoom != (1, 1) or before.lattices is not None:
        return _stretch(before, window, output, inputs[0])
    return _slide(before, _whole_pixels(before.jump), window, output, inputs[0])


def _whole_pixels(jump: Jump) -> Pair:
    return int(jump[0]), int(jump[1])


def _whole(before: ReceptiveField) -> ReceptiveField:
    """Every unit sees all that any unit before it sees."""
    (top, bottom), (left, right) = before.reach
    size = (bottom - top + 1, right - left + 1)
    return ReceptiveField(size, None, (top, left), before.aligned, before.reach)


def _slide(
    before: ReceptiveField, jump: Pair, window: Window, output: Shape, shape: Shape
) -> ReceptiveField:
    """Move on by one sliding window over an input of the given shape (Araujo et al., 2019)."""
    return ReceptiveField(
        (
            before.size[0] + (window.extent(0) - 1) * jump[0],
            before.size[1] + (window.extent(1) - 1) * jump[1],
        ),
        (jump[0] * window.stride[0], jump[1] * window.stride[1]),
        (
            before.start[0] - window.padding[0] * jump[0],
            before.start[1] - window.padding[1] * jump[1],
        ),
        before.aligned,
        (
            _reach(before, jump, window, output, shape, 0),
            _reach(before, jump, window, output, shape, 1),
        ),
    )


def _reach(
    before: ReceptiveField, jump: Pair, window: Window, output: Shape, shape: Shape, axis: int
) -> Span:
    """Clip the boxes of the first and the last unit of the input that is looked at."""
    seen = seen_through(range(output[1 + axis]), window, axis, shape[1 + axis])
    low, high = before.reach[axis]
    if not seen:
        return (low, low - 1)
    first, last = (before.start[axis] + unit * jump[axis] for unit in ends(seen))
    return (max(first, low), min(last + before.size[axis] - 1, high))


def _stretch(before: ReceptiveField, window: Window, output: Shape, shape: Shape) -> ReceptiveField:
    """Move on by a window where units do not all see alike, before or after it."""
    lattices: list[Lattice] = []
    reaches: list[Span] = []
    for axis in (0, 1):
        lattice = _lattice(before, axis)
        lattices.append(behind(lattice, window, axis))
        seen = seen_through(range(output[1 + axis]), window, axis, shape[1 + axis])
        low, high = before.reach[axis]
        if not seen:
            reaches.append((low, low - 1))
            continue
        first, last = (lattice.span(unit) for unit in ends(seen))
        reaches.append((max(first[0], low), min(last[1], high)))
    return _of_lattices(lattices, (reaches[0], reaches[1]), aligned=before.aligned)


def _lattice(field: ReceptiveField, axis: int) -> Lattice:
    """Give what the units of an axis see as a lattice, also where all see alike."""
    if field.lattices is not None:
        return field.lattices[axis]
    start, jump = field.start[axis], field.jump[axis] if field.jump else 0
    return Lattice(((start, start + field.size[axis] - 1),), int(jump))


def _of_lattices(
    lattices: Sequence[Lattice], reach: tuple[Span, Span], *, aligned: bool, is_grid: bool = True
) -> ReceptiveField:
    rows, columns = lattices
    is_even = len(rows.spans) == len(columns.spans) == 1
    return ReceptiveField(
        (rows.size, columns.size),
        (rows.jump, columns.jump),
        (rows.spans[0][0], columns.spans[0][0]),
        aligned,
        reach,
        is_grid,
        None if is_even else (rows, columns),
    )


def merge(fields: Sequence[ReceptiveField]) -> ReceptiveField:
    """Join the branches of a merge: the box around the boxes of their units."""
    first = fields[0]
    aligned = all(field.aligned for field in fields)
    rows, columns = (around([field.reach[axis] for field in fields]) for axis in (0, 1))
    jumps = [field.jump for field in fields if field.jump is not None]
    if len(jumps) < len(fields):
        return _whole(msgspec.structs.replace(first, aligned=aligned, reach=(rows, columns)))
    aligned = aligned and all(
        (field.jump, field.center) == (first.jump, first.center) for field in fields
    )
    is_grid = all(field.is_grid for field in fields)
    if any(field.lattices for field in fields):
        lattices = [joined([_lattice(field, axis) for field in fields]) for axis in (0, 1)]
        return _of_lattices(lattices, (rows, columns), aligned=aligned, is_grid=is_grid)
    (top, bottom), (left, right) = (
        around([(field.start[axis], field.start[axis] + field.size[axis] - 1) for field in fields])
        for axis in (0, 1)
    )
    return ReceptiveField(
        (bottom - top + 1, right - left + 1),
        (max(jump[0] for jump in jumps), max(jump[1] for jump in jumps)),
        (top, left),
        aligned,
        (rows, columns),
        is_grid,
    )


def explain(
    window: Window, before: ReceptiveField | None, after: ReceptiveField | None
) -> list[Explanation]:
    """Spell out size, jump and start of a sliding window, for each axis where they differ."""
    if before is None or after is None or before.jump is None or after.jump is None:
        return []
    if before.lattices or after.lattices or window.zoom != (1, 1) or not after.is_grid:
        return []
    pairs = (window.kernel, window.stride, window.padding, window.dilation)
    pairs += (before.size, before.jump, before.start)
    same = all(height == width for height, width in pairs)
    texts: list[Explanation] = []
    for axis, subjects in enumerate((_SUBJECTS,) if same else _SUBJECTS_OF_AXES):
        sums = _sums(window, before.size[axis], int(before.jump[axis]), before.start[axis], axis)
        results = (after.size[axis], int(after.jump[axis]), after.start[axis])
        texts += [
            Explanation(subject, formula, numbers, result)
            for subject, (formula, numbers), result in zip(subjects, sums, results, strict=True)
        ]
    return texts


_SUBJECTS = (Text("Receptive field"), Text("Jump"), Text("Start"))
_SUBJECTS_OF_AXES = (
    (Text("Receptive field (height)"), Text("Jump (height)"), Text("Start (height)")),
    (Text("Receptive field (width)"), Text("Jump (width)"), Text("Start (width)")),
)
_AS_BEFORE = Text("as before")


def _sums(
    window: Window, size: int, jump: int, start: int, axis: int
) -> Sequence[tuple[Text, str]]:
    """Give formula and numbers of size, jump and start along one axis."""
    if window is SINGLE:  # No kernel at all; that of a 1×1 convolution is spelled out.
        return [(_AS_BEFORE, signed(number)) for number in (size, jump, start)]
    kernel, dilation = window.kernel[axis], window.dilation[axis]
    sums = [
        (
            Text("size before + (kernel − 1) · jump before"),
            f"{size} + ({kernel} − 1) · {jump}",
        ),
        (Text("jump before · stride"), f"{jump} · {window.stride[axis]}"),
        (
            Text("start before − padding · jump before"),
            f"{signed(start)} − {window.padding[axis]} · {jump}",
        ),
    ]
    if dilation > 1:
        sums[0] = (
            Text("size before + (kernel − 1) · dilation · jump before"),
            f"{size} + ({kernel} − 1) · {dilation} · {jump}",
        )
    return sums


def signed(number: int) -> str:
    """Write a number with a true minus sign."""
    return str(number).replace("-", "−")


# --- one unit, traced back ---------------------------------------------------------------------


class Box(msgspec.Struct, frozen=True):
    """A box of rows and columns; `bottom` and `right` are the first ones outside."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """How many rows."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """How many columns."""
        return self.right - self.left


class Region(msgspec.Struct, frozen=True):
    """What a unit sees of one node before it.

    `seen` is the box that can change the unit's value, None where it sees nothing but padding;
    `window` is the box that its kernels span, padding included.
    """

    seen: Box | None
    window: Box


class Trace(msgspec.Struct, frozen=True):
    """The units of a node that are looked at.

    `window` is the span of the kernels over rows and columns, padding included; None of a vector.
    """

    units: Axes
    window: tuple[Span, Span] | None

    def joined(self, other: Trace) -> Trace:
        """Take in what another branch looks at."""
        units = tuple(union(*pair) for pair in zip(self.units, other.units, strict=True))
        if self.window is None or other.window is None:
            return Trace(units, None)
        rows, columns = (around(spans) for spans in zip(self.window, other.window, strict=True))
        return Trace(units, (rows, columns))


def regions(
    network: Network, shapes: Mapping[int, Shape | None], node: int, unit: tuple[int, ...]
) -> dict[int, Region]:
    """Trace a unit back: its region in its own node and in every node with maps before it.

    `unit` is (row, column) of all channels of a map, or (position,) of a vector, counted from 0;
    `shapes` are the output shapes of the nodes. Branches are merged as the box around both.
    """
    traces = {node: _of_unit(unit, shapes.get(node))}
    for current in reversed(network.order):
        if current.id not in traces:
            continue
        inputs = [shape for source in current.sources if (shape := shapes.get(source))]
        if len(inputs) < len(current.sources):
            continue
        for port, source in enumerate(current.sources):
            found = _before(current.layer, traces[current.id], port, inputs)
            if found is not None:
                known = traces.get(source)
                traces[source] = found if known is None else known.joined(found)
    return {
        id_: _region(trace.units, trace.window) for id_, trace in traces.items() if trace.window
    }


def _of_unit(unit: tuple[int, ...], shape: Shape | None) -> Trace:
    places = tuple(range(place, place + 1) for place in unit)
    if shape is None or len(shape) != 3:
        return Trace(places, None)
    row, column = unit
    return Trace((range(shape[0]), *places), ((row, row), (column, column)))


def _before(layer: Layer, trace: Trace, port: int, inputs: Sequence[Shape]) -> Trace | None:
    """Trace one step back; None where the unit does not depend on that input."""
    window = layer.window(*inputs)
    units = layer.sources(trace.units, port, *inputs) if all(trace.units) else trace.units
    if len(inputs[port]) != 3:
        return Trace(units, None) if all(units) else None
    if window is not None and trace.window is not None:
        if all(trace.units) and not units[0]:
            return None
        rows, columns = trace.window
        spans = (span_through(rows, window, 0), span_through(columns, window, 1))
        # What sees nothing along one axis sees nothing at all, but its kernel still has a place.
        return Trace(units if all(units) else (range(0),) * 3, spans)
    return Trace(units, (ends(units[1]), ends(units[2]))) if all(units) else None


def _region(units: Axes, window: tuple[Span, Span]) -> Region:
    (top, bottom), (left, right) = window
    spanned = Box(top, left, bottom + 1, right + 1)
    if not all(units):
        return Region(None, spanned)
    (top, bottom), (left, right) = ends(units[1]), ends(units[2])
    return Region(Box(top, left, bottom + 1, right + 1), spanned)
