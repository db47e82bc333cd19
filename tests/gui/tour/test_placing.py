"""Where a bubble stands: always in the window, never over what it points at if there is room."""

from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from cnnstudio.gui.tour.placing import CORNER, MARGIN, place

ROOM = QRect(0, 0, 1280, 720)
INNER = ROOM.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

targets = st.builds(
    QRect,
    st.integers(-200, 1300),
    st.integers(-200, 800),
    st.integers(1, 900),
    st.integers(1, 700),
)
sizes = st.tuples(st.integers(200, 360), st.integers(90, 260))


@given(st.none() | targets, sizes)
def test_a_bubble_is_whole_within_the_window(target, size):
    spot = place(target, ROOM, *size)
    assert (spot.rect.width(), spot.rect.height()) == size
    assert INNER.contains(spot.rect)


@given(targets, sizes)
def test_a_bubble_with_an_arrow_leaves_its_target_free_and_points_at_its_middle(target, size):
    spot = place(target, ROOM, *size)
    assume(spot.side)
    seen = target.intersected(ROOM)
    assert not spot.rect.intersects(seen)
    is_upright = spot.side in ("left", "right")
    length = spot.rect.height() if is_upright else spot.rect.width()
    start, end = (seen.top(), seen.bottom()) if is_upright else (seen.left(), seen.right())
    tip = spot.arrow + (spot.rect.y() if is_upright else spot.rect.x())
    assert CORNER <= spot.arrow <= length - CORNER
    assert abs(tip - (start + end) / 2) <= 1 or spot.arrow in (CORNER, length - CORNER)


@given(sizes, st.integers(30, 120))
def test_a_small_part_that_has_room_around_it_is_never_covered(size, side):
    target = QRect(0, 0, side, side)
    target.moveCenter(ROOM.center())
    assert place(target, ROOM, *size).side


@given(sizes)
def test_what_is_outside_of_the_window_is_not_pointed_at(size):
    assert place(QRect(2000, 10, 50, 50), ROOM, *size).side == ""
    assert place(None, ROOM, *size).side == ""
