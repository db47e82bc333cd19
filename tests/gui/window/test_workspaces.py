"""Docks are moved, hidden and detached as people like, and stand there again next time."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QTabBar, QWidget

from cnnstudio.app.layouts import Arrangement, Layout, Layouts
from cnnstudio.gui.window.dock_titles import HEIGHT, Dock, DockTitle
from cnnstudio.gui.window.workspaces import BOTTOM, LEFT, RIGHT, Place, Workspaces

ONE, TWO = Path("one.cnn"), Path("two.cnn")


class Tabbed(QWidget):
    """A panel whose tabs stand in the title bar."""

    def __init__(self):
        super().__init__()
        self.dock_header = QTabBar()
        for name in ("Summary", "Problems", "Code"):
            self.dock_header.addTab(name)


@pytest.fixture
def make(qtbot):
    def make() -> Workspaces:
        window = QMainWindow()
        window.setCentralWidget(QWidget())
        window.resize(1000, 700)
        qtbot.addWidget(window)
        workspaces = Workspaces(window, Layouts())
        workspaces.add("palette", "Palette", Place("build", LEFT, 200), lambda: QLabel("p"))
        workspaces.add("inspector", "Inspector", Place("build", RIGHT, 250), lambda: QLabel("i"))
        workspaces.add("results", "Results", Place("build", BOTTOM, 150), Tabbed)
        workspaces.add("runs", "Runs", Place("train", LEFT, 220), lambda: QLabel("r"))
        window.show()
        workspaces.show("build")
        return workspaces

    return make


@pytest.fixture
def workspaces(make):
    return make()


def window_of(workspaces) -> QMainWindow:
    return workspaces.parent()


def dock(workspaces, key) -> Dock:
    return window_of(workspaces).findChild(Dock, key)


def shown(workspaces) -> set[str]:
    docks = window_of(workspaces).findChildren(Dock)
    return {each.objectName() for each in docks if not each.isHidden()}


def area(workspaces, key):
    return window_of(workspaces).dockWidgetArea(dock(workspaces, key))


def test_only_the_panels_of_the_workspace_are_shown(workspaces):
    assert shown(workspaces) == {"palette", "inspector", "results"}
    workspaces.show("train")
    assert shown(workspaces) == {"runs"}
    workspaces.show("build")
    assert shown(workspaces) == {"palette", "inspector", "results"}


def test_panels_are_made_when_their_workspace_is_first_shown(workspaces):
    assert dock(workspaces, "runs") is None
    workspaces.show("train")
    assert dock(workspaces, "runs") is not None


def test_the_menu_offers_the_panels_of_the_workspace_and_no_others(workspaces):
    workspaces.show("train")
    assert [action.text() for action in workspaces.toggles()] == ["Runs"]
    workspaces.show("build")
    assert [action.text() for action in workspaces.toggles()] == ["Palette", "Inspector", "Results"]
    popup = window_of(workspaces).createPopupMenu()
    offered = [
        action.text()
        for action in popup.actions()
        if not action.isSeparator() and action.isVisible()
    ]
    assert offered == ["Palette", "Inspector", "Results"]
    popup.deleteLater()


def test_a_panel_hidden_by_its_button_stays_hidden_until_it_is_wanted(workspaces, qtbot):
    title = dock(workspaces, "palette").findChild(DockTitle)
    title.show_buttons(wanted=True)
    qtbot.mouseClick(title.close_, Qt.MouseButton.LeftButton)
    workspaces.show("train")
    workspaces.show("build")
    assert shown(workspaces) == {"inspector", "results"}
    workspaces.toggles()[0].trigger()
    assert "palette" in shown(workspaces)


def test_a_hidden_panel_of_another_workspace_is_revealed(workspaces):
    dock(workspaces, "palette").hide()
    workspaces.show("train")
    workspaces.reveal("palette")
    assert workspaces.current == "build"
    assert "palette" in shown(workspaces)


def test_a_panel_that_was_moved_is_there_again_in_the_next_session(workspaces, make):
    window_of(workspaces).addDockWidget(RIGHT, dock(workspaces, "palette"))
    dock(workspaces, "inspector").hide()
    dock(workspaces, "results").header.setCurrentIndex(2)
    workspaces.remember()
    again = make()
    assert area(again, "palette") == RIGHT
    assert shown(again) == {"palette", "results"}
    assert dock(again, "results").header.currentIndex() == 2


def test_a_detached_panel_is_detached_again(workspaces, qtbot, make):
    title = dock(workspaces, "inspector").findChild(DockTitle)
    title.show_buttons(wanted=True)
    qtbot.mouseClick(title.float, Qt.MouseButton.LeftButton)
    assert dock(workspaces, "inspector").isFloating()
    workspaces.show("train")
    assert dock(workspaces, "inspector").isHidden()
    workspaces.remember()
    again = make()
    assert dock(again, "inspector").isFloating()
    qtbot.mouseClick(dock(again, "inspector").findChild(DockTitle).float, Qt.MouseButton.LeftButton)
    assert not dock(again, "inspector").isFloating()


def test_each_project_has_an_arrangement_of_its_own(workspaces):
    workspaces.use_project(ONE)
    dock(workspaces, "palette").hide()
    workspaces.use_project(TWO)
    assert "palette" not in shown(workspaces)
    dock(workspaces, "palette").show()
    workspaces.use_project(ONE)
    assert "palette" not in shown(workspaces)
    workspaces.use_project(TWO)
    assert "palette" in shown(workspaces)


def test_a_project_saved_under_another_name_keeps_its_arrangement(workspaces, make):
    dock(workspaces, "palette").hide()
    workspaces.name_project(ONE)
    assert "palette" not in shown(workspaces)
    workspaces.remember()
    Layouts().keep(None, Arrangement())
    again = make()
    assert "palette" in shown(again)
    again.use_project(ONE)
    assert "palette" not in shown(again)


def test_reset_puts_everything_back(workspaces, make):
    window = window_of(workspaces)
    widths = [dock(workspaces, key).width() for key in ("palette", "inspector")]
    height = dock(workspaces, "results").height()
    window.addDockWidget(BOTTOM, dock(workspaces, "palette"))
    window.tabifyDockWidget(dock(workspaces, "results"), dock(workspaces, "palette"))
    dock(workspaces, "inspector").setFloating(True)
    dock(workspaces, "results").hide()
    workspaces.reset()
    for each in (workspaces, make()):
        assert shown(each) == {"palette", "inspector", "results"}
        assert [area(each, key) for key in ("palette", "inspector", "results")] == [
            LEFT,
            RIGHT,
            BOTTOM,
        ]
        assert not dock(each, "inspector").isFloating()
        assert [dock(each, key).width() for key in ("palette", "inspector")] == widths
        assert dock(each, "results").height() == height


def test_reset_reaches_the_workspaces_that_are_not_shown(workspaces):
    workspaces.show("train")
    dock(workspaces, "runs").hide()
    workspaces.show("build")
    workspaces.reset()
    workspaces.show("train")
    assert shown(workspaces) == {"runs"}


def test_a_panel_that_has_come_since_stands_where_it_stands_at_first(workspaces, make):
    workspaces.remember()
    layout = Layouts().of(None).workspaces["build"]
    known = tuple(key for key in layout.docks if key != "inspector")
    older = Layout(layout.state, layout.check, known)
    Layouts().keep(None, Arrangement({"build": older}))
    assert shown(make()) == {"palette", "inspector", "results"}


@settings(max_examples=25)
@given(st.binary(max_size=300), st.booleans(), st.integers(-10, 10))
def test_nonsense_among_the_remembered_states_is_ignored(qapp, noise, is_text, tab):
    window = QMainWindow()
    window.setCentralWidget(QWidget())
    state = noise.decode("latin-1") if is_text else noise.hex()
    broken = Arrangement({"build": Layout(state, 7, ("palette", "ghost"))}, {"palette": tab})
    Layouts().keep(None, broken)
    workspaces = Workspaces(window, Layouts())
    workspaces.add("palette", "Palette", Place("build", LEFT, 200), Tabbed)
    workspaces.show("build")
    assert not dock(workspaces, "palette").isHidden()
    assert area(workspaces, "palette") == LEFT
    window.deleteLater()


@pytest.mark.parametrize("place", [QPoint(-9000, -9000), QPoint(20_000, 300), QPoint(100, -400)])
def test_a_detached_panel_outside_of_all_screens_comes_back(workspaces, make, place):
    panel = dock(workspaces, "inspector")
    panel.setFloating(True)
    panel.setGeometry(QRect(place, panel.size()))
    workspaces.remember()
    again = dock(make(), "inspector")
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert again.isFloating()
    assert screen.contains(again.geometry())


def test_title_bars_are_slim_and_name_the_panel_or_hold_its_tabs(workspaces):
    for key in ("palette", "inspector", "results"):
        title = dock(workspaces, key).titleBarWidget()
        assert title.height() == HEIGHT
        assert not title.geometry().intersects(dock(workspaces, key).widget().geometry())
    assert dock(workspaces, "palette").findChild(DockTitle).findChild(QLabel).text() == "Palette"
    assert dock(workspaces, "results").findChild(DockTitle).findChild(QTabBar).count() == 3


def test_a_title_bar_is_calm_until_the_pointer_comes(workspaces, qtbot):
    title = dock(workspaces, "palette").findChild(DockTitle)
    window = window_of(workspaces).windowHandle()
    outside, inside = QPoint(500, 300), title.mapTo(window_of(workspaces), QPoint(20, 10))
    for place, is_seen in ((outside, False), (inside, True), (outside, False)):
        QTest.mouseMove(window, place)
        qtbot.waitUntil(lambda is_seen=is_seen: title.close_.isVisible() == is_seen)
    assert title.close_.accessibleName() == "Hide Palette"
    assert title.float.accessibleName() == "Detach Palette"
