"""A window is always where it can be taken hold of, whatever screens there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from cnnstudio.gui.window.screens import LEAST_SEEN, bring_back, brought_back

SCREEN = QRect(0, 0, 1920, 1080)
BESIDE = QRect(1920, 200, 1280, 720)

places = st.builds(
    QRect,
    st.integers(-5000, 9000),
    st.integers(-5000, 9000),
    st.integers(1, 6000),
    st.integers(1, 6000),
)
screens = st.lists(
    st.builds(
        QRect,
        st.integers(-4000, 4000),
        st.integers(-4000, 4000),
        st.integers(320, 4000),
        st.integers(240, 3000),
    ),
    min_size=1,
    max_size=3,
)


@given(places, screens)
def test_a_window_brought_back_can_be_reached_and_stays_then(window, all_screens):
    back = brought_back(window, all_screens)
    seen = [screen.intersected(back) for screen in all_screens]
    assert any(part.width() >= LEAST_SEEN and part.height() >= LEAST_SEEN for part in seen)
    assert brought_back(back, all_screens) == back


@given(st.data(), screens)
def test_a_window_wholly_on_a_screen_is_left_alone(data, all_screens):
    screen = data.draw(st.sampled_from(all_screens))
    width = data.draw(st.integers(LEAST_SEEN, screen.width()))
    height = data.draw(st.integers(LEAST_SEEN, screen.height()))
    left = data.draw(st.integers(screen.x(), screen.x() + screen.width() - width))
    top = data.draw(st.integers(screen.y(), screen.y() + screen.height() - height))
    window = QRect(left, top, width, height)
    assert brought_back(window, all_screens) == window


def test_a_window_of_a_screen_that_is_gone_comes_to_the_first(qapp):
    assert brought_back(QRect(2000, 300, 800, 600), [SCREEN, BESIDE]).x() == 2000
    assert SCREEN.contains(brought_back(QRect(2000, 300, 800, 600), [SCREEN]))


def test_a_window_larger_than_its_screen_becomes_as_large_as_that():
    assert brought_back(QRect(1930, 210, 1800, 1000), [BESIDE]) == BESIDE


@pytest.mark.parametrize("place", [QRect(-9000, 40, 300, 200), QRect(50, -150, 300, 200)])
def test_a_real_window_is_moved(qtbot, place):
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(place)
    window.show()
    bring_back(window)
    assert window.screen().availableGeometry().contains(window.geometry())
    assert window.size() == place.size()
