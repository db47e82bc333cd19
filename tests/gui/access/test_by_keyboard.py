"""A network built by keyboard alone, in the window as it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cnnstudio.layers.merge import Add
from cnnstudio.zoo.small import lenet5

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def begin_blank(typist):
    """Choose File, New, Blank, and go to the canvas."""
    typist.press(Key.Key_N, CTRL)
    typist.type("blank")
    typist.press(Key.Key_Return)
    typist.come_back()
    typist.go_to_canvas()
    assert [node.name for node in typist.document.network.nodes] == ["input", "output"]


KERNEL, PADDING = "Kernel size, height", "Padding, height"


def add(typist, what, settings=()):
    """Insert a layer behind the selected one, and set it in the inspector."""
    typist.press(Key.Key_Space)
    typist.type(what)
    typist.press(Key.Key_Return)
    assert typist.focus is typist.window.canvas.view
    if not settings:
        return
    typist.press(Key.Key_Return)
    for name, value in dict(settings).items():
        typist.tab_to(name)
        typist.press(Key.Key_A, CTRL)
        typist.type(str(value))
        typist.press(Key.Key_Return)
    typist.press(Key.Key_Escape)
    assert typist.focus is typist.window.canvas.view


def wiring(network):
    """Give the layers in the order of the data, and where each is fed from in it."""
    order = {node.id: at for at, node in enumerate(network.order)}
    return [(node.layer, [order[source] for source in node.inputs]) for node in network.order]


@pytest.mark.slow
def test_lenet5_is_built_by_keyboard_alone(typist):
    begin_blank(typist)
    typist.press(Key.Key_Home)
    add(typist, "conv 2d", {"Filters": 6, KERNEL: 5, PADDING: 2})
    add(typist, "relu")
    add(typist, "max pool")
    add(typist, "conv 2d", {"Filters": 16, KERNEL: 5})
    add(typist, "relu")
    add(typist, "max pool")
    add(typist, "flatten")
    add(typist, "dense", {"Units": 120})
    add(typist, "relu")
    add(typist, "dense", {"Units": 84})
    add(typist, "relu")
    add(typist, "dense", {"Units": 10})
    assert wiring(typist.document.network) == wiring(lenet5())
    assert not typist.document.problems


@pytest.mark.slow
def test_a_skip_connection_is_drawn_by_keyboard_alone(typist):
    begin_blank(typist)
    typist.press(Key.Key_Home)
    add(typist, "conv 2d", {"Filters": 4, KERNEL: 3, PADDING: 1})
    add(typist, "conv 2d", {"Filters": 4, KERNEL: 3, PADDING: 1})
    add(typist, "add")
    typist.press(Key.Key_Home)
    typist.press(Key.Key_Right)
    typist.press(Key.Key_C)
    typist.press(Key.Key_Return)
    network = typist.document.network
    merge = next(node for node in network.nodes if isinstance(node.layer, Add))
    assert [network.by_id[source].name for source in merge.inputs] == ["conv2", "conv1"]
    typist.press(Key.Key_Z, CTRL)
    assert len(typist.document.network.named("add1").inputs) == 1


def test_two_layers_are_connected_after_their_wire_was_removed(typist):
    typist.go_to_canvas()
    typist.press(Key.Key_Home)
    typist.press(Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    typist.press(Key.Key_Delete)
    assert typist.document.network.named("conv1").sources == ()
    typist.press(Key.Key_C)
    typist.press(Key.Key_Return)
    network = typist.document.network
    assert network.named("conv1").sources == (network.named("input").id,)


def test_palette_search_and_enter_insert_behind_the_selection(typist):
    typist.go_to_canvas()
    typist.press(Key.Key_Home)
    typist.press(Key.Key_F, CTRL)
    typist.type("dropout")
    typist.press(Key.Key_Return)
    network = typist.document.network
    made = next(node for node in network.nodes if node.name.startswith("drop"))
    assert [network.by_id[source].name for source in made.inputs] == ["input"]
    typist.press(Key.Key_Escape, times=2)
    assert typist.focus is typist.window.canvas.view


def test_f6_goes_round_the_parts_and_comes_back(typist):
    typist.go_to_canvas()
    typist.press(Key.Key_Home)
    window, seen = typist.window, []
    while "canvas" not in seen:
        typist.press(Key.Key_F6)
        part = next(part for part in window.panes.all() if part.isAncestorOf(typist.focus))
        is_canvas = window.canvas.isAncestorOf(typist.focus)
        seen.append("canvas" if is_canvas else part.objectName() or type(part).__name__)
    assert seen == ["inspector", "results", "QStatusBar", "toolbar", "palette", "canvas"]
    assert typist.focus is window.canvas.view
    typist.press(Key.Key_F6, SHIFT)
    assert typist.window.palette_panel.isAncestorOf(typist.focus)


def test_enter_goes_to_the_first_setting_escape_back_and_shift_f10_opens_the_menu(typist):
    typist.go_to_canvas()
    typist.press(Key.Key_Home)
    typist.press(Key.Key_Right)
    typist.press(Key.Key_Return)
    assert typist.focus.accessibleName() == "Filters"
    typist.press(Key.Key_Escape)
    assert typist.focus is typist.window.canvas.view
    assert QApplication.focusWidget() is typist.window.canvas.view
    typist.press(Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert "Rename" in menu.actions()[0].text()
    menu.close()
