"""The tour as its user meets it: with the pointer, with the keyboard, and by doing things."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDockWidget

from cnnstudio.app.settings import Settings
from cnnstudio.gui.application import open_window
from cnnstudio.gui.elements import Banner, Button
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.tour import guide
from cnnstudio.gui.tour.steps import steps
from cnnstudio.gui.window.toolbar import Toolbar
from cnnstudio.layers.activation import ReLU
from cnnstudio.network import edits
from cnnstudio.project.design import Design

CANVAS, SETTING, PALETTE, _, TRAIN = range(5)
CONV1 = 2


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr(guide, "PRAISE_MS", 1)
    settings = Settings()
    studio = Studio(settings)
    window = open_window(studio, None)
    studio.setParent(window)
    qtbot.addWidget(window, before_close_func=lambda _: studio.file.new(Design()))
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.tour.stop()


@pytest.fixture
def tour(window):
    window.tour.begin()
    return window.tour


def go_to(tour, number):
    while tour.step < number:
        tour.callout.next.click()


def tip(tour):
    """Give the point of the window at which the arrow ends."""
    spot = tour.callout.spot
    rect, at = spot.rect, spot.arrow
    return {
        "left": QPoint(rect.left(), rect.top() + at),
        "right": QPoint(rect.right(), rect.top() + at),
        "top": QPoint(rect.left() + at, rect.top()),
        "bottom": QPoint(rect.left() + at, rect.bottom()),
        "": QPoint(-100, -100),
    }[spot.side]


def points_at(tour, widget):
    """Whether the arrow ends at a widget."""
    window = widget.window()
    place = widget.rect().translated(widget.mapTo(window, QPoint(0, 0)))
    return place.adjusted(-4, -4, 4, 4).contains(tip(tour))


def toolbar(window):
    return window.findChild(Toolbar)


def dock(window, key):
    return window.findChild(QDockWidget, key)


# --- stepping ------------------------------------------------------------------------------------


def test_next_and_back_lead_through_all_steps_and_the_last_one_ends_it(window, tour, qtbot):
    callout = tour.callout
    assert not callout.back.isEnabled()
    qtbot.mouseClick(callout.next, Qt.MouseButton.LeftButton)
    assert callout.number.text() == "2 of 8"
    qtbot.mouseClick(callout.back, Qt.MouseButton.LeftButton)
    assert callout.number.text() == "1 of 8"
    for number, step in enumerate(steps(window)):
        go_to(tour, number)
        assert callout.title.text() == step.title
        assert len(step.title) <= 40
        assert len(step.text) <= 200
        assert callout.isVisible()
        assert callout.spot.side
    assert callout.next.text() == "Finish"
    qtbot.mouseClick(callout.next, Qt.MouseButton.LeftButton)
    assert not tour.is_running
    tour.begin()
    assert tour.step == 0


def test_doing_what_a_step_says_leads_on_to_the_next(window, tour, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr("cnnstudio.gui.dialogs.ask_path_to_save", lambda *_: tmp_path / "mine.cnn")
    document = window.studio.document
    deeds = [
        lambda: window.studio.selection.set([CONV1]),
        lambda: document.edit("Set filters", edits.set_setting, [CONV1], "filters", 8),
        lambda: document.edit("Insert", edits.insert_between, CONV1, 3, 0, ReLU(), (0.0, 0.0)),
        lambda: toolbar(window).state.click(),
        window.runs.started.emit,
        window.actions_["explore"].trigger,
        window.actions_["save"].trigger,
    ]
    window.canvas.view.setFocus()
    for number, deed in enumerate(deeds):
        assert tour.step == number
        before = window.focusWidget()
        deed()
        qtbot.waitUntil(lambda number=number: tour.step == number + 1)
        # Whoever is doing something goes on with it.
        assert window.focusWidget() is before or not tour.callout.isAncestorOf(window.focusWidget())


def test_doing_something_else_leads_nowhere(window, tour, qtbot):
    go_to(tour, PALETTE)
    window.studio.document.edit("Set", edits.set_setting, [CONV1], "filters", 8)
    window.show_workspace("explore")
    qtbot.wait(20)
    assert tour.step == PALETTE


def test_a_tour_that_was_stopped_hears_nothing(window, tour, qtbot):
    tour.stop()
    window.studio.selection.set([CONV1])
    qtbot.wait(20)
    assert tour.callout is None
    assert window.studio.settings.values.tour_step == CANVAS


# --- stopping and going on -----------------------------------------------------------------------


def test_it_stops_at_once_and_goes_on_at_the_same_step(window, tour, qtbot):
    go_to(tour, PALETTE)
    for stop in (
        lambda: qtbot.mouseClick(tour.callout.stop, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(tour.callout.next, Qt.Key.Key_Escape),
        lambda: qtbot.keyClick(window, Qt.Key.Key_Escape),
    ):
        stop()
        assert not tour.is_running
        assert Settings().values.tour_step == PALETTE
        window.actions_["tour"].trigger()
        assert tour.step == PALETTE


def test_the_start_page_offers_to_go_on(window, tour, qtbot):
    go_to(tour, TRAIN)
    window.actions_["start_page"].trigger()
    qtbot.waitUntil(lambda: not tour.callout.isVisible())
    button = window.start.page.tour
    assert button.text() == "Go on with the tour"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.workspaces.current == "build"
    assert (tour.step, tour.callout.isVisible()) == (TRAIN, True)


def test_without_a_project_the_tour_opens_lenet5(window, qtbot):
    other = open_window(Studio(Settings()), None)
    other.studio.setParent(other)
    qtbot.addWidget(other)
    other.show()
    qtbot.mouseClick(other.start.page.tour, Qt.MouseButton.LeftButton)
    assert other.studio.file.title == "LeNet-5"
    assert other.tour.callout.isVisible()
    other.tour.stop()


def test_the_banner_of_the_first_window_begins_it(window, qtbot):
    button = window.messages.findChild(Banner, guide.OFFER).findChild(Button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.tour.callout.isVisible()
    assert window.messages.findChild(Banner, guide.OFFER) is None


def test_the_banner_of_the_first_window_goes_when_work_begins(window):
    assert window.messages.findChild(Banner, guide.OFFER) is not None
    for filters in (8, 9):
        window.studio.document.edit("Set", edits.set_setting, [CONV1], "filters", filters)
        assert window.messages.findChild(Banner, guide.OFFER) is None


# --- keyboard ------------------------------------------------------------------------------------


def test_it_can_be_followed_by_keyboard_alone_and_is_read_aloud(window, tour, qtbot):
    assert window.focusWidget() is tour.callout.next
    said = tour.callout.next.accessibleDescription()
    assert "1 of 8" in said
    assert tour.callout.text.text() in said
    qtbot.keyClick(tour.callout.next, Qt.Key.Key_Return)
    assert tour.step == 1
    qtbot.keyClick(tour.callout.next, Qt.Key.Key_Space)
    assert tour.step == 2
    qtbot.keyClick(tour.callout.next, Qt.Key.Key_Backtab)
    assert window.focusWidget() is tour.callout.back
    qtbot.keyClick(tour.callout.back, Qt.Key.Key_Return)
    assert tour.step == 1
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.workspaces.current == "train"
    assert tour.is_running


# --- following -----------------------------------------------------------------------------------


def test_the_arrow_follows_its_target(window, tour, qtbot):
    before = tip(tour)
    window.canvas.view.zoom_out()
    qtbot.waitUntil(lambda: tip(tour) != before)
    for step, target in ((SETTING, dock(window, "inspector")), (TRAIN, toolbar(window).start)):
        go_to(tour, step)
        for size in ((1100, 700), (1600, 1000), (1280, 800)):
            window.resize(*size)
            qtbot.waitUntil(lambda target=target: points_at(tour, target))


def test_a_panel_that_is_closed_can_be_shown_again_from_the_bubble(window, tour, qtbot):
    go_to(tour, PALETTE)
    dock(window, "palette").close()
    qtbot.waitUntil(lambda: tour.callout.reveal.isVisible())
    assert tour.callout.spot.side == ""
    qtbot.mouseClick(tour.callout.reveal, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: points_at(tour, dock(window, "palette")))
    assert not tour.callout.reveal.isVisible()


def test_a_panel_of_another_workspace_is_not_pointed_at(window, tour, qtbot):
    go_to(tour, SETTING)
    assert window.studio.selection.ids == {CONV1}  # or there would be no settings to see
    window.show_workspace("train")
    qtbot.waitUntil(lambda: tour.callout.spot.side == "")
    window.show_workspace("build")
    qtbot.waitUntil(lambda: tour.callout.spot.side != "")
