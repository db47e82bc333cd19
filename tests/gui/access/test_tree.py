"""Every part of the program has names and roles for screen readers, and is reached by Tab."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from cnnstudio.gui.accessibility import Role
from cnnstudio.network import edits
from cnnstudio.project import run_store
from cnnstudio.training.job import Job, TrainingSettings
from cnnstudio.zoo.small import lenet5
from tests.gui.access.tree import findings, is_used, name, walk
from tests.gui.train.conftest import train


def used(window):
    """Give name and role of all that can be used in a window."""
    QApplication.processEvents()
    whole = QAccessible.queryAccessibleInterface(window)
    return {(name(each), each.role()) for each, _ in walk(whole) if is_used(each)}


@pytest.fixture
def run(window):
    """Give a run that has trained, in the window."""
    job = Job(run_store.new_run_id(), lenet5(), training=TrainingSettings(epochs=2), title="mine")
    run = window.studio.runs.adopt(run_store.create(job, project=None))
    train(run, 2, 2)
    run.state = "completed"
    window.studio.runs.changed.emit(run)
    return run


# --- names and roles ------------------------------------------------------------------------------


def test_build_is_named(window):
    window.studio.selection.set([2])
    assert findings(window) == []
    found = used(window)
    assert {("Filters", Role.SpinBox), ("Canvas", Role.List), ("Conv 2D", Role.Button)} <= found
    assert ("conv1, Conv 2D, 6×28×28, 156 parameters", Role.ListItem) in {
        (name(each), each.role()) for each, _ in walk(QAccessible.queryAccessibleInterface(window))
    }
    assert len(found) > 60


@pytest.mark.slow
def test_settings_of_several_layers_and_of_each_kind_are_named(window):
    window.studio.selection.set([2, 5])
    assert findings(window) == []
    for node in window.studio.document.network.nodes:
        window.studio.selection.set([node.id])
        assert findings(window.inspector) == []


def test_results_are_named_also_where_there_are_problems(window):
    window.studio.document.edit("Remove", edits.remove_nodes, [8])
    for page in range(window.results.tabs.count()):
        window.results.tabs.setCurrentIndex(page)
        assert findings(window) == []
    window.results.show_problems()
    assert any(role == Role.Button for _, role in used(window.results))


@pytest.mark.slow
def test_train_is_named_with_runs(window, run, qtbot):
    window.show_workspace("train")
    qtbot.waitUntil(lambda: bool(window.train_page.curves.plots))
    assert findings(window) == []
    found = used(window)
    assert ("Plot of the loss", Role.Chart) in found
    assert ("Epochs", Role.SpinBox) in found


def test_explore_is_named_page_by_page_and_so_is_the_start_page(window):
    window.show_workspace("explore")
    pages = window.explore.list
    for page in range(pages.count()):
        pages.setCurrentRow(page)
        assert findings(window) == []
    assert pages.count() > 4
    window.start.show()
    assert findings(window) == []
    assert len(used(window)) > 5


def test_windows_are_named(window):
    for action in ("preferences", "new", "shortcuts"):
        before = set(QApplication.topLevelWidgets())
        window.actions_[action].trigger()
        made = [each for each in QApplication.topLevelWidgets() if each not in before]
        opened = [each for each in made if each.isVisible() and each.windowTitle()]
        assert len(opened) == 1
        assert findings(opened[0]) == []
        assert len(used(opened[0])) > 4
        opened[0].close()


def test_searches_are_named(window):
    window.command_palette.toggle()
    assert findings(window.command_palette) == []
    window.command_palette.toggle()
    window.canvas.view.searching.where_meant()
    popup = window.canvas.view.searching.popup
    assert findings(popup) == []
    assert ("Layers that fit", Role.List) in used(popup)
    popup.close_popup()


def test_what_is_missing_would_be_found(qtbot):
    whole = QWidget()
    for text in ("", "twice", "twice"):
        QLineEdit(whole, accessibleName=text)
    QLabel("read only", whole)
    QLineEdit(whole, objectName="qt_field", accessibleName="qt_field")
    bare = QWidget(whole, accessibleName="bare")
    bare.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    qtbot.addWidget(whole)
    whole.show()
    found = [each.partition(":")[0].partition(" in Client")[0] for each in findings(whole)]
    assert sorted(found) == ["named as in the program", "no name", "no role", "twice “twice”"]


# --- Tab ------------------------------------------------------------------------------------------

BESIDES = ("ScrubTitle", "DockTitle", "GrowthChart", "QToolButton", "RunsList", "Minimap")
"""What the mouse may take as well; by keys there is another way to do the same: the field beside a
title, the menu Window, the table beside a chart, Esc for the cross of a search, the menu of a row.
"""

LEADS_NOWHERE = ("Verification", "Total")
"""Tab leads to these where, and only where, a click on them leads somewhere."""


def clickable(window):
    """Give the controls of a window that take clicks or keys, without those in views of items."""
    for widget in window.findChildren(QWidget):
        is_control = isinstance(widget, QAbstractButton) or _takes_presses(widget)
        takes_keys = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if widget.isVisible() and widget.isEnabled() and (is_control or takes_keys):
            yield widget


def _takes_presses(widget):
    own = [kind for kind in type(widget).__mro__ if kind.__module__.startswith("cnnstudio")]
    return any("mousePressEvent" in vars(kind) for kind in own)


def missing(window, reached):
    """Give what can be clicked on but was not reached, nor anything that stands for it."""
    left = []
    for widget in clickable(window):
        stands = widget.focusProxy() or widget
        parents = [widget.parentWidget(), getattr(widget.parentWidget(), "parentWidget", str)()]
        group = getattr(widget, "group", lambda: None)()
        if group is not None:
            reached_one = any(each in reached for each in group.buttons())
        else:
            reached_one = stands in reached
        kinds = [type(each).__name__ for each in (widget, *parents) if each is not None]
        if not reached_one and not any(kind in (*BESIDES, *LEADS_NOWHERE) for kind in kinds):
            left.append(f"{kinds[0]} “{widget.accessibleName()}” in {kinds[1:]}")
    return left


def tabbed(typist):
    """Press Tab until the focus comes round, and give what had it on the way."""
    reached = []
    while typist.focus not in reached:
        reached.append(typist.focus)
        typist.press(Qt.Key.Key_Tab)
    return reached


@pytest.mark.parametrize(
    "workspace",
    [
        "build",
        pytest.param("train", marks=pytest.mark.slow),
        pytest.param("explore", marks=pytest.mark.slow),
    ],
)
def test_tab_reaches_every_control_and_comes_round(typist, window, run, workspace):
    window.show_workspace(workspace)
    window.studio.selection.set([2])
    typist.press(Qt.Key.Key_Tab)
    first = typist.focus
    reached = tabbed(typist)
    assert typist.focus is first
    assert missing(window, reached) == []
    typist.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert typist.focus is reached[-1]


@pytest.mark.slow
def test_tab_goes_from_the_toolbar_through_palette_canvas_and_inspector_to_the_dock(typist, window):
    window.studio.selection.set([2])
    window.panes.enter(window.panes.all()[0])
    order = tabbed(typist)
    places = [
        next(i for i, stop in enumerate(order) if part.isAncestorOf(stop))
        for part in (window.palette_panel, window.canvas, window.inspector, window.results)
    ]
    assert places == sorted(places)
    form = [each.accessibleName() for each in order if window.inspector.isAncestorOf(each)]
    assert form.index("Filters") < form.index("Kernel size, height") < form.index("Groups")
