"""The steps of the tour: what is said, what it points at, and when it has been done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QRect, SignalInstance
from PySide6.QtWidgets import QAbstractButton, QMenuBar, QWidget

from cnnstudio.gui.window.toolbar import Toolbar
from cnnstudio.layers.convolution import Conv2d

if TYPE_CHECKING:
    from cnnstudio.gui.main_window import MainWindow

translate = QCoreApplication.translate


class Target(NamedTuple):
    """A part of a widget, in its own coordinates."""

    widget: QWidget
    part: QRect


class Step(NamedTuple):
    """One step.

    `target` finds what it points at, None where that is not there now; `show` brings it forth. When
    `signal` comes and `is_done` holds, the user has done it.
    """

    title: str
    text: str
    target: Callable[[], Target | None]
    signal: SignalInstance
    is_done: Callable[[], bool] = lambda: True
    show: Callable[[], object] = lambda: None


def steps(window: MainWindow) -> list[Step]:
    """Make the steps for a window."""
    return [*_building(window), *_using(window)]


def _building(window: MainWindow) -> list[Step]:
    studio = window.studio
    before = len(studio.document.network.nodes)
    return [
        Step(
            translate("Tour", "This is your network"),
            translate(
                "Tour",
                "Each card is a layer: its settings, what it makes of the picture, the size of its "
                "output and its parameters. Click on a card to select it.",
            ),
            lambda: _card(window),
            studio.selection.changed,
            lambda: bool(studio.selection.ids),
            lambda: window.show_workspace("build"),
        ),
        Step(
            translate("Tour", "Change a setting, see the numbers"),
            translate(
                "Tour",
                "The inspector shows the settings of the selected layer. Try another number of "
                "filters: every size and count behind it follows at once.",
            ),
            lambda: _dock(window, "inspector"),
            studio.document.changed,
            show=lambda: _show_settings(window),
        ),
        Step(
            translate("Tour", "Add a layer"),
            translate(
                "Tour",
                "Drag a layer from here onto a wire to put it in between. Before you let go, the "
                "canvas shows what would become of all sizes. Undo takes every step back.",
            ),
            lambda: _dock(window, "palette"),
            studio.document.changed,
            lambda: len(studio.document.network.nodes) > before,
            lambda: window.workspaces.reveal("palette"),
        ),
        Step(
            translate("Tour", "Never wrong, only unfinished"),
            translate(
                "Tour",
                "Whatever you try is allowed. If sizes do not fit, the card says so, and here and "
                "under Problems you find what repairs it.",
            ),
            lambda: _whole(_toolbar(window).state),
            _toolbar(window).problem_wanted,
        ),
    ]


def _using(window: MainWindow) -> list[Step]:
    toolbar = _toolbar(window)
    return [
        Step(
            translate("Tour", "Train it"),
            translate(
                "Tour",
                "Press Train, and watch loss and accuracy. Pause and stop whenever you like: what "
                "was learned is kept.",
            ),
            lambda: _whole(toolbar.start if toolbar.start.isVisible() else toolbar.stop),
            window.runs.started,
        ),
        Step(
            translate("Tour", "Look inside"),
            translate(
                "Tour",
                "Explore shows what units see: convolution by hand, filters, feature maps and "
                "receptive fields, for your own network.",
            ),
            lambda: _whole(toolbar.workspaces.button("explore")),
            window.workspaces.shown,
            lambda: window.workspaces.current == "explore",
        ),
        Step(
            translate("Tour", "Save it all in one file"),
            translate(
                "Tour",
                "Network, data, settings, runs and weights are saved together, so that you can go "
                "on another day or pass it on.",
            ),
            lambda: _button(toolbar, "save"),
            window.files.done,
        ),
        Step(
            translate("Tour", "Find anything"),
            translate(
                "Tour",
                "Ctrl+K searches all actions, layers, networks and help. This tour is in the Help "
                "menu whenever you want it again.",
            ),
            lambda: _help_menu(window),
            window.actions_["find_anything"].triggered,
        ),
    ]


# --- finding what a step points at ---------------------------------------------------------------


def _toolbar(window: MainWindow) -> Toolbar:
    toolbar = window.findChild(Toolbar)
    if not isinstance(toolbar, Toolbar):
        raise LookupError("A window has a toolbar.")
    return toolbar


def _whole(widget: QWidget | None) -> Target | None:
    return None if widget is None else Target(widget, widget.rect())


def _dock(window: MainWindow, key: str) -> Target | None:
    return _whole(window.findChild(QWidget, key))


def _button(toolbar: Toolbar, action: str) -> Target | None:
    return _whole(toolbar.findChild(QAbstractButton, action))


def _help_menu(window: MainWindow) -> Target | None:
    bar: QMenuBar = window.menuBar()
    return Target(bar, bar.actionGeometry(window.actions_.menus["Help"].menuAction()))


def _show_settings(window: MainWindow) -> None:
    """Show the inspector with settings in it."""
    window.workspaces.reveal("inspector")
    if not window.studio.selection.ids:
        first = _first_convolution(window)
        window.studio.selection.set([first] if first is not None else [])


def _first_convolution(window: MainWindow) -> int | None:
    nodes = window.studio.document.network.order
    return next((node.id for node in nodes if isinstance(node.layer, Conv2d)), None)


def _card(window: MainWindow) -> Target | None:
    """Point at the first convolution, or else at the first card that is there."""
    view = window.canvas.view
    first = _first_convolution(window)
    cards = (view.canvas.card_of(first) if first is not None else None, *view.canvas.cards.values())
    for card in cards:
        if card is not None:
            place = view.mapFromScene(card.sceneBoundingRect()).boundingRect()
            return Target(view.viewport(), place.intersected(view.viewport().rect()))
    return _whole(view.viewport())
