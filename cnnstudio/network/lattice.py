"""What the units along an axis see where layers have made maps larger: periodic spans of pixels.

Behind a transposed convolution or an upsampling, neighbors may see the same pixel, or one sees two
and the next one three. But it comes again after some units, a few pixels on: that is all a
`Lattice` holds, and so sizes, jumps and centers stay exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd, lcm

import msgspec

from cnnstudio.layers.base import Window
from cnnstudio.layers.units import Span, cells_of, span_through

MOST_PHASES = 64
"""Longest period of a `Lattice`, enough to enlarge 64 times; beyond, its jump is rounded."""


class Lattice(msgspec.Struct, frozen=True):
    """What the units along an axis see, where it is not the same for all of them.

    Behind a layer that makes maps larger, neighbors may see the same pixel, or one sees two and
    the next one three. But it comes again: unit i sees `spans[i]` (first and last pixel), and unit
    i + len(spans) the same, `shift` pixels on.
    """

    spans: tuple[Span, ...]
    shift: int

    def span(self, unit: int) -> Span:
        """Give the first and last pixel that a unit sees; none where the last is before."""
        turns, phase = divmod(unit, len(self.spans))
        first, last = self.spans[phase]
        return first + turns * self.shift, last + turns * self.shift

    @property
    def size(self) -> int:
        """How many pixels the unit spans that sees most."""
        return max(last - first + 1 for first, last in self.spans)

    @property
    def jump(self) -> float:
        """How far units lie apart on average, a whole number where it is one."""
        jump = self.shift / len(self.spans)
        return int(jump) if jump.is_integer() else jump

    @property
    def center(self) -> float:
        """The middle of unit 0's span, if all units had theirs evenly apart."""
        spans = enumerate(self.spans)
        middles = [(first + last) / 2 - unit * self.jump for unit, (first, last) in spans]
        return round(sum(middles) / len(middles), 6)


def behind(before: Lattice, window: Window, axis: int) -> Lattice:
    """Give what units behind a window see, of the units before it."""
    stride, places = window.stride[axis], window.zoom[axis] * len(before.spans)
    period = places // gcd(stride, places)
    shift = before.shift * period * stride // places
    if period > MOST_PHASES:
        shift, period = round(shift * MOST_PHASES / period), MOST_PHASES
    spans: list[Span] = []
    for unit in range(period):
        cells = cells_of(unit, window, axis)
        if cells:
            seen = [before.span(cells[0]), before.span(cells[-1])]
            spans.append((seen[0][0], seen[1][1]))
        else:
            place, _ = span_through((unit, unit), window, axis)
            first, _ = before.span(place)
            spans.append((first, first - 1))
    return Lattice(tuple(spans), shift)


def joined(lattices: Sequence[Lattice]) -> Lattice:
    """Join what branches see; where they differ in jump, as the one with the largest counts."""
    leading = max(lattices, key=lambda lattice: lattice.jump)
    alike = [lattice for lattice in lattices if lattice.jump == leading.jump]
    period = lcm(*(len(lattice.spans) for lattice in alike))
    if period > MOST_PHASES:
        period = len(leading.spans)
    spans = tuple(around([lattice.span(unit) for lattice in lattices]) for unit in range(period))
    return Lattice(spans, leading.shift * period // len(leading.spans))


def around(spans: Sequence[Span]) -> Span:
    """Give the first and last pixel of all spans together."""
    return min(span[0] for span in spans), max(span[1] for span in spans)
