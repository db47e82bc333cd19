"""Receptive fields: which part of the input picture a unit sees, on any graph.

Sizes, jumps and starts follow Araujo, Norris and Sim, "Computing Receptive Fields of
Convolutional Neural Networks", Distill 2019. `regions` traces one unit back through every node to
the input, exactly: its box is the smallest one around all that can change the unit's value.
Mirrored and circular padding are boxed as zero padding is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from cnnstudio.layers.base import Explanation, Layer, Pair, Shape, Window
from cnnstudio.layers.text import Text
from cnnstudio.layers.units import Axes, Span, Units, span_through, union
from cnnstudio.network.graph import Network


class ReceptiveField(msgspec.Struct, frozen=True):
    """What the units of a node see of the picture, per axis (height, width), in pixels.

    Unit i sees `size` pixels from `start + i * jump` on; a negative start lies in the padding.
    `jump` is None where all units see the same: `start` and `size` are then that box, clipped to
    the picture. `reach` is (first, last) seen by any unit, per axis, clipped. `aligned` is false
    below a merge whose branches differ in jump or center.
    """

    size: Pair
    jump: Pair | None
    start: Pair
    aligned: bool
    reach: tuple[Span, Span]
    is_grid: bool = True
    """False where units have lost their places, as after Flatten: then only `reach` counts."""

    @property
    def center(self) -> tuple[float, float]:
        """The middle of unit 0's box."""
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
    picture: Shape,
) -> ReceptiveField | None:
    """Give the field of a layer's units from the fields of its inputs' units."""
    known = [field for field in fields if field is not None]
    if not known:
        return None
    before = known[0] if len(known) == 1 else merge(known)
    window = layer.window(*inputs)
    if window is None:
        return _whole(before)
    if len(output) == 1 and before.jump is not None:
        return msgspec.structs.replace(before, is_grid=False)
    if window == Window() or before.jump is None:
        return before
    return _slide(before, window, output, picture)


def _whole(before: ReceptiveField) -> ReceptiveField:
    """Every unit sees all that any unit before it sees."""
    rows, columns = before.reach
    return ReceptiveField(
        (rows[1] - rows[0] + 1, columns[1] - columns[0] + 1),
        None,
        (rows[0], columns[0]),
        before.aligned,
        before.reach,
    )


def _slide(before: ReceptiveField, window: Window, output: Shape, picture: Shape) -> ReceptiveField:
    jump = before.jump or (1, 1)
    size, step, start, reach = [], [], [], []
    for axis in (0, 1):
        size.append(before.size[axis] + (window.extent(axis) - 1) * jump[axis])
        step.append(jump[axis] * window.stride[axis])
        start.append(before.start[axis] - window.padding[axis] * jump[axis])
        last = start[axis] + (output[1 + axis] - 1) * step[axis] + size[axis] - 1
        low, high = before.reach[axis]
        reach.append((max(start[axis], low), min(last, high, picture[1 + axis] - 1)))
    return ReceptiveField(
        (size[0], size[1]),
        (step[0], step[1]),
        (start[0], start[1]),
        before.aligned,
        (reach[0], reach[1]),
    )


def merge(fields: Sequence[ReceptiveField]) -> ReceptiveField:
    """Join the branches of a merge: the box around the boxes of their units."""
    first = fields[0]
    reach = (
        _around([field.reach[0] for field in fields]),
        _around([field.reach[1] for field in fields]),
    )
    aligned = all(field.aligned for field in fields)
    if any(field.jump is None for field in fields):
        whole = msgspec.structs.replace(first, reach=reach, aligned=aligned)
        return _whole(whole)
    aligned = aligned and all(
        field.jump == first.jump and field.center == first.center for field in fields
    )
    boxes = [
        _around([(field.start[axis], field.start[axis] + field.size[axis] - 1) for field in fields])
        for axis in (0, 1)
    ]
    return ReceptiveField(
        (boxes[0][1] - boxes[0][0] + 1, boxes[1][1] - boxes[1][0] + 1),
        (
            max(field.jump[0] for field in fields if field.jump),
            max(field.jump[1] for field in fields if field.jump),
        ),
        (boxes[0][0], boxes[1][0]),
        aligned,
        reach,
        all(field.is_grid for field in fields),
    )


def _around(spans: Sequence[Span]) -> Span:
    return min(span[0] for span in spans), max(span[1] for span in spans)


def explain(window: Window, before: ReceptiveField, after: ReceptiveField) -> list[Explanation]:
    """Spell out size, jump and start of a sliding window, for each axis where they differ."""
    axes = (0, 1) if _differ(window, before) else (0,)
    texts: list[Explanation] = []
    for axis in axes:
        of_axis = Text("") if len(axes) == 1 else Text((" (height)", " (width)")[axis])
        jump = (before.jump or (1, 1))[axis]
        kernel, dilation = window.kernel[axis], window.dilation[axis]
        dilated = f" · {dilation}" if dilation > 1 else ""
        texts += [
            Explanation(
                Text("Receptive field{axis}", {"axis": of_axis}),
                Text(
                    "size before + (kernel − 1) · dilation · jump before"
                    if dilated
                    else "size before + (kernel − 1) · jump before"
                ),
                f"{before.size[axis]} + ({kernel} − 1){dilated} · {jump}",
                after.size[axis],
                ("kernel", "dilation") if dilated else ("kernel",),
            ),
            Explanation(
                Text("Jump{axis}", {"axis": of_axis}),
                Text("jump before · stride"),
                f"{jump} · {window.stride[axis]}",
                (after.jump or (1, 1))[axis],
                ("stride",),
            ),
            Explanation(
                Text("Start{axis}", {"axis": of_axis}),
                Text("start before − padding · jump before"),
                f"{signed(before.start[axis])} − {window.padding[axis]} · {jump}",
                after.start[axis],
                ("padding",),
            ),
        ]
    return texts


def signed(number: int) -> str:
    """Write a number with a true minus sign."""
    return str(number).replace("-", "−")


def _differ(window: Window, before: ReceptiveField) -> bool:
    jump = before.jump or (1, 1)
    pairs = (window.kernel, window.stride, window.padding, window.dilation)
    return any(pair[0] != pair[1] for pair in (*pairs, before.size, jump, before.start))


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


def regions(
    network: Network, shapes: Mapping[int, Shape | None], node: int, unit: tuple[int, ...]
) -> dict[int, Region]:
    """Trace a unit back: its region in its own node and in every node before it.

    `unit` is (row, column) of a map or (position,) of a vector, counted from 0; `shapes` are the
    output shapes of the nodes. Branches are merged as the box around both.
    """
    ids = network.ancestors(node)
    seen: dict[int, Axes] = {node: tuple(range(place, place + 1) for place in unit)}
    spans: dict[int, tuple[Span, ...]] = {node: tuple((place, place) for place in unit)}
    for current in reversed(network.order):
        if current.id not in ids or current.id not in seen:
            continue
        inputs = [shapes.get(source) for source in current.sources]
        if any(shape is None for shape in inputs):
            continue
        known = [shape for shape in inputs if shape is not None]
        for port, source in enumerate(current.sources):
            units = _sources(current.layer, seen[current.id], port, known)
            span = _spans_before(current.layer, spans[current.id], units, known)
            _join(seen, spans, source, units, span)
    return {
        found: _region(seen[found], spans[found])
        for found in seen
        if len(shapes.get(found) or ()) == 3
    }


def _sources(layer: Layer, units: Axes, port: int, inputs: Sequence[Shape]) -> Axes:
    """A unit that sees nothing along one axis sees nothing at all."""
    found = layer.sources(units, port, *inputs) if all(units) else ()
    return found if found and all(found) else tuple(range(0) for _ in inputs[port][-2:])


def _spans_before(
    layer: Layer, spans: tuple[Span, ...], units: Axes, inputs: Sequence[Shape]
) -> tuple[Span, ...]:
    """Trace the unclipped box; where places are lost it is what is seen."""
    window = layer.window(*inputs)
    if window is None or len(spans) != len(units) or len(spans) == 1:
        return tuple(_ends(along) for along in units)
    return tuple(span_through(span, window, axis) for axis, span in enumerate(spans))


def _join(
    seen: dict[int, Axes],
    spans: dict[int, tuple[Span, ...]],
    source: int,
    units: Axes,
    span: tuple[Span, ...],
) -> None:
    if source not in seen:
        seen[source], spans[source] = units, span
        return
    seen[source] = tuple(union(*pair) for pair in zip(seen[source], units, strict=True))
    spans[source] = tuple(_around(pair) for pair in zip(spans[source], span, strict=True))


def _ends(units: Units) -> Span:
    return (min(units), max(units)) if units else (0, -1)


def _region(units: Axes, spans: tuple[Span, ...]) -> Region:
    window = Box(spans[0][0], spans[1][0], spans[0][1] + 1, spans[1][1] + 1)
    if not all(units):
        return Region(None, window)
    rows, columns = _ends(units[0]), _ends(units[1])
    return Region(Box(rows[0], columns[0], rows[1] + 1, columns[1] + 1), window)
