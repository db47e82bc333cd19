"""Which units are looked at, along one axis, compared with looking at each cell of each window."""

from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.layers.base import LARGEST_AXIS, Window
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten
from cnnstudio.layers.merge import Concat
from cnnstudio.layers.units import ends, seen_through, span_through, union

positive, padding = st.integers(1, 6), st.integers(0, 8)
windows = st.builds(
    lambda kernel, stride, padded, dilation: Window(
        (kernel, 1), (stride, 1), (padded, 0), (dilation, 1)
    ),
    *(positive, positive, padding, positive),
)
runs = st.builds(lambda start, length: range(start, start + length), positive, st.integers(0, 9))
units = st.one_of(runs, st.frozensets(st.integers(0, 15)))


@given(units, windows, st.integers(1, 20))
def test_a_window_covers_its_cells_within_the_input(units, window, size):
    cells = {
        unit * window.stride[0] - window.padding[0] + cell * window.dilation[0]
        for unit in units
        for cell in range(window.kernel[0])
    }
    assert set(seen_through(units, window, 0, size)) == cells & set(range(size))


@given(windows)
def test_a_span_reaches_from_the_first_cell_to_the_last(window):
    cells = {
        unit * window.stride[0] - window.padding[0] + cell * window.dilation[0]
        for unit in range(3, 8)
        for cell in range(window.kernel[0])
    }
    assert span_through((3, 7), window, 0) == (min(cells), max(cells))


@given(units, units)
def test_a_union_holds_what_either_holds(first, second):
    assert set(union(first, second)) == set(first) | set(second)


def test_a_union_of_neighbors_stays_a_range():
    assert union(range(2, 5), range(5, 7)) == range(2, 7)
    assert union(range(3, 4), range(9)) == range(9)


@given(units.filter(bool))
def test_ends_are_the_first_and_the_last(units):
    assert ends(units) == (min(units), max(units))


def test_windows_without_gaps_give_a_range():
    assert seen_through(range(5), Window((3, 3), (3, 3), (1, 1)), 0, 14) == range(14)
    assert seen_through(range(10), Window(dilation=(4, 4), kernel=(3, 3)), 0, 18) == range(18)


def test_the_largest_windows_take_no_time():
    half = LARGEST_AXIS // 2
    for window in (
        Window((half, 1), (1, 1), (LARGEST_AXIS, 0), (2, 1)),
        Window((half // 2, 1), (2, 1), (LARGEST_AXIS, 0), (3, 1)),
        Window((LARGEST_AXIS, 1), (LARGEST_AXIS, 1), (LARGEST_AXIS, 0), (LARGEST_AXIS, 1)),
    ):
        assert seen_through(range(2 * LARGEST_AXIS), window, 0, LARGEST_AXIS)


@given(
    st.tuples(st.integers(1, 3), st.integers(1, 4), st.integers(1, 4)),
    st.frozensets(st.integers(0, 47), min_size=1),
)
def test_flattened_places_lead_back_to_their_channels_rows_and_columns(shape, places):
    channels, height, width = shape
    places = frozenset(place % (channels * height * width) for place in places)
    found, rows, columns = Flatten().sources((places,), 0, shape)
    assert set(found) == {place // width // height for place in places}
    assert set(rows) == {place // width % height for place in places}
    assert set(columns) == {place % width for place in places}


@given(st.lists(st.integers(1, 5), min_size=2, max_size=4), units)
def test_joined_vectors_lead_back_to_the_one_a_place_came_from(sizes, places):
    shapes = [(size,) for size in sizes]
    found = [
        sum(sizes[:port]) + place
        for port in range(len(sizes))
        for place in Concat().sources((places,), port, *shapes)[0]
    ]
    assert found == sorted(set(places) & set(range(sum(sizes))))


@given(
    st.integers(1, 3),
    st.integers(1, 3),
    st.integers(1, 4),
    st.frozensets(st.integers(0, 11), min_size=1),
)
def test_filters_look_at_the_channels_of_their_group(made, taken, groups, filters):
    layer = Conv2d(made * groups, groups=groups)
    filters = frozenset(channel % layer.filters for channel in filters)
    places = (range(1), range(1))
    found, *_ = layer.sources((filters, *places), 0, (taken * groups, 5, 5))
    expected = {
        channel
        for channel in range(taken * groups)
        if channel // taken in {filter_ // made for filter_ in filters}
    }
    assert set(found) == expected
