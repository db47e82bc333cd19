"""Random settings and input shapes for any layer kind, drawn from its declarations."""

from functools import cache

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from cnnstudio.layers.base import LARGEST_AXIS, Layer
from tests.random_values import values

COUNTS = st.sampled_from((1, 2, 3, 4, 6, 8))
"""Channels and filters that many groups divide."""

OFTEN_RIGHT = {
    "filters": COUNTS,
    "groups": st.sampled_from((1, 1, 1, 2, 3, 4)),
    "padding_mode": st.sampled_from(
        ("zeros", "zeros", "zeros", "reflect", "replicate", "circular")
    ),
}
"""Settings that would be refused most of the time if any value were as likely as another."""


@cache
def layers(kind: type[Layer], most: int = 5) -> st.SearchStrategy[Layer]:
    """Give layers of a kind; whole numbers are at most `most` above the least that is allowed."""
    fields = inspect.type_info(kind).fields
    settings = {field.name: values(field.type, most) for field in fields}
    if most < LARGEST_AXIS:
        settings |= {name: often for name, often in OFTEN_RIGHT.items() if name in settings}
    any_layers = st.builds(kind, **settings)
    if kind.family != "pooling" or "padding" not in settings:
        return any_layers
    return st.one_of(any_layers, any_layers.map(padded_little))


def padded_little(pool: Layer) -> Layer:
    """Give a pooling layer with no more padding than it may have."""
    height, width = (
        min(padding, kernel // 2) for padding, kernel in zip(pool.padding, pool.kernel, strict=True)
    )
    return msgspec.structs.replace(pool, padding=(height, width))


def maps(most: int = 20) -> st.SearchStrategy[tuple[int, ...]]:
    """Give shapes of maps."""
    return st.tuples(COUNTS, st.integers(1, most), st.integers(1, most))


def vectors(most: int = 40) -> st.SearchStrategy[tuple[int, ...]]:
    """Give shapes of vectors."""
    return st.tuples(st.integers(1, most))


@st.composite
def inputs(draw: st.DrawFn, kind: type[Layer], most: int = 20) -> tuple[tuple[int, ...], ...]:
    """Give shapes for the inputs of a layer, most of them maps; those of a merge often agree."""
    if kind.most_inputs == 0:
        return ()
    shapes = st.one_of(*[maps(most)] * 4, vectors())
    first = draw(shapes)
    if kind.most_inputs == 1:
        return (first,)
    alike = st.just(first)
    if len(first) == 3:
        alike = st.one_of(alike, COUNTS.map(lambda channels: (channels, *first[1:])))
    others = st.lists(st.one_of(alike, alike, alike, shapes), min_size=1, max_size=3)
    return (first, *draw(others))
