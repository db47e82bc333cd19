"""Which units of a layer's input a set of its output units looks at, along one axis.

Units are whole numbers counted from 0. A gapless run is a `range`, so that the usual case costs
nothing; strides larger than the kernel and dilation leave gaps, and then it is a set.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress
from math import gcd
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cnnstudio.layers.base import Window

Units = range | frozenset[int]
Axes = tuple[Units, ...]
"""Units per axis: (channels, rows, columns) of maps, or (positions,) of a vector."""

Span = tuple[int, int]
"""First and last unit, which may lie in the padding: (-2, 13)."""


def seen_through(units: Units, window: Window, axis: int, size: int) -> Units:
    """Give the input units, of `size` along `axis`, that the windows of `units` cover."""
    if not units:
        return range(0)
    if window.zoom[axis] > 1:
        return _seen_stretched(units, window, axis, size)
    stride, padding = window.stride[axis], window.padding[axis]
    kernel, dilation = window.kernel[axis], window.dilation[axis]
    if not isinstance(units, range):
        corners = (unit * stride - padding for unit in units)
        return _covered(corners, dilation, kernel, size)
    first, last = units[0] * stride - padding, units[-1] * stride - padding
    if dilation == 1 and (kernel >= stride or len(units) == 1):
        return range(max(first, 0), max(min(last + kernel, size), max(first, 0)))
    cells = range(first, first + dilation * kernel, dilation)
    return _covered(cells, stride, len(units), size)


def _covered(starts: Iterable[int], step: int, count: int, size: int) -> Units:
    """Give the places from 0 to `size` in any of the rows of `count` places, `step` apart."""
    covered = bytearray(size)
    for start in starts:
        first = start if start >= 0 else start % step
        stop = max(min(start + step * (count - 1) + 1, size), first)
        covered[first:stop:step] = b"\1" * len(range(first, stop, step))
    return _gathered(covered)


def _gathered(covered: bytearray) -> Units:
    """Give the places that are marked."""
    first, last = covered.find(1), covered.rfind(1)
    if first < 0:
        return range(0)
    if covered.count(1) == last - first + 1:
        return range(first, last + 1)
    return frozenset(compress(range(len(covered)), covered))


def _seen_stretched(units: Units, window: Window, axis: int, size: int) -> Units:
    """Give what windows cover of an input that is stretched."""
    if isinstance(units, range) and window.dilation[axis] == 1 and _is_gapless(units, window, axis):
        stride, padding, zoom = window.stride[axis], window.padding[axis], window.zoom[axis]
        first = -((padding - units[0] * stride) // zoom)
        stop = (units[-1] * stride - padding + window.kernel[axis] - 1) // zoom + 1
        return range(max(first, 0), max(min(stop, size), max(first, 0)))
    covered = bytearray(size)
    for unit in units:
        cells = cells_of(unit, window, axis)
        inside = cells[max(-(cells.start // cells.step), 0) :] if cells else cells
        if inside and inside[0] < size:
            stop = min(inside.stop, size)
            count = len(range(inside.start, stop, inside.step))
            covered[inside.start : stop : inside.step] = b"\1" * count
    return _gathered(covered)


def _is_gapless(units: range, window: Window, axis: int) -> bool:
    return len(units) == 1 or window.kernel[axis] >= window.stride[axis] * units.step


def cells_of(unit: int, window: Window, axis: int) -> range:
    """Give the input places under the cells of one unit's kernel, those in the padding too.

    Of a stretched input only every `zoom`-th place holds a pixel.
    """
    start = unit * window.stride[axis] - window.padding[axis]
    zoom, dilation, kernel = window.zoom[axis], window.dilation[axis], window.kernel[axis]
    apart = zoom // gcd(zoom, dilation)
    hits = (cell for cell in range(min(apart, kernel)) if (start + cell * dilation) % zoom == 0)
    cell = next(hits, None)
    if cell is None:
        return range(0)
    first = (start + cell * dilation) // zoom
    step = apart * dilation // zoom
    return range(first, first + step * ((kernel - 1 - cell) // apart) + 1, step)


def span_through(span: Span, window: Window, axis: int) -> Span:
    """Give the first and last input place of the windows of a span, padding included."""
    stride, padding, zoom = window.stride[axis], window.padding[axis], window.zoom[axis]
    first = span[0] * stride - padding
    last = span[1] * stride - padding + window.extent(axis) - 1
    if zoom == 1:
        return first, last
    # A window that lies between two pixels of a stretched input still has a place: the next one.
    begin = -(-first // zoom)
    return begin, max(last // zoom, begin)


def union(first: Units, second: Units) -> Units:
    """Join two sets of units, staying a range where there is no gap."""
    if not first or not second:
        return first or second
    if isinstance(first, range) and isinstance(second, range):
        low, high = sorted((first, second), key=lambda units: units.start)
        if high.start <= low.stop:
            return range(low.start, max(low.stop, high.stop))
    return frozenset(first) | frozenset(second)


def ends(units: Units) -> Span:
    """Give the first and the last unit; there must be one."""
    return (units[0], units[-1]) if isinstance(units, range) else (min(units), max(units))
