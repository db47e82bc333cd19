"""Which units of a layer's input a set of its output units looks at, along one axis.

Units are whole numbers counted from 0. A gapless run is a `range`, so that the usual case costs
nothing; strides larger than the kernel and dilation leave gaps, and then it is a set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cnnstudio.layers.base import Window

Units = range | frozenset[int]
Axes = tuple[Units, ...]
"""Units per axis: (rows, columns) of a map, or (positions,) of a vector."""

Span = tuple[int, int]
"""First and last unit, which may lie in the padding: (-2, 13)."""


def seen_through(units: Units, window: Window, axis: int, size: int) -> Units:
    """Give the input units, of `size` along `axis`, that the windows of `units` cover."""
    if not units:
        return range(0)
    stride, padding = window.stride[axis], window.padding[axis]
    kernel, dilation = window.kernel[axis], window.dilation[axis]
    gapless = dilation == 1 and kernel >= stride
    if isinstance(units, range) and (gapless or (len(units) == 1 and dilation == 1)):
        first = units[0] * stride - padding
        last = units[-1] * stride - padding + kernel - 1
        return range(max(first, 0), max(min(last, size - 1) + 1, max(first, 0)))
    found = {
        unit * stride - padding + dilation * cell for unit in units for cell in range(kernel)
    }
    return frozenset(place for place in found if 0 <= place < size)


def span_through(span: Span, window: Window, axis: int) -> Span:
    """Give the first and last input place of the windows of a span, padding included."""
    stride, padding = window.stride[axis], window.padding[axis]
    return (
        span[0] * stride - padding,
        span[1] * stride - padding + window.extent(axis) - 1,
    )


def union(first: Units, second: Units) -> Units:
    """Join two sets of units, staying a range where there is no gap."""
    if not first or not second:
        return first or second
    if isinstance(first, range) and isinstance(second, range):
        low, high = sorted((first, second), key=lambda units: units.start)
        if high.start <= low.stop:
            return range(low.start, max(low.stop, high.stop))
    return frozenset(first) | frozenset(second)
