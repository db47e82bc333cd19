"""The canvas as screen readers meet it."""

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from cnnstudio.gui import accessibility
from cnnstudio.gui.canvas.keys.accessible import CanvasInterface, ThingInterface
from cnnstudio.gui.canvas.view import CanvasView
from cnnstudio.gui.window.edit_voice import EditVoice
from cnnstudio.layers.dense import Flatten
from cnnstudio.network import annotations, edits, groups
from cnnstudio.network.graph import Annotation
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.zoo.small import lenet5
from tests.gui.quiet import QuietStudio

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture(autouse=True)
def _speaking(qapp):
    accessibility.install()


@pytest.fixture
def told(monkeypatch):
    """Give what screen readers are told: kinds of events, and the names of what they are about."""
    found = []

    def take(event):
        about = event.accessibleInterface()
        if isinstance(about, ThingInterface):
            found.append((event.type(), about.text(NAME)))
        elif event.type() == QAccessible.Event.Announcement:
            found.append((event.type(), event.message()))

    monkeypatch.setattr(accessibility.QAccessible, "updateAccessibility", staticmethod(take))
    monkeypatch.setattr(accessibility.QAccessible, "isActive", staticmethod(lambda: True))
    return found


def of(view) -> CanvasInterface:
    found = QAccessible.queryAccessibleInterface(view)
    assert isinstance(found, CanvasInterface)
    return found


def things(view) -> list[ThingInterface]:
    whole = of(view)
    found = [whole.child(at) for at in range(whole.childCount())]
    return [each for each in found if isinstance(each, ThingInterface)]


def thing(view, name) -> ThingInterface:
    return next(each for each in things(view) if each.text(NAME).startswith(name))


def test_layers_are_listed_as_the_data_flows_with_what_they_are_and_give(hand):
    assert [each.text(NAME) for each in things(hand.view)][:4] == [
        "input, Input, 1×28×28",
        "conv1, Conv 2D, 6×28×28, 156 parameters",
        "relu1, ReLU, 6×28×28",
        "pool1, Max pool, 6×14×14",
    ]
    assert len(things(hand.view)) == 14
    assert of(hand.view).role() == QAccessible.Role.List
    assert {each.role() for each in things(hand.view)} == {QAccessible.Role.ListItem}


def test_a_layer_says_its_settings_and_its_neighbors(hand):
    said = thing(hand.view, "conv1").text(DESCRIPTION)
    assert said == "6 filters, 5×5, pad 2. from input; to relu1."


def test_a_wrong_layer_says_its_problem(hand):
    hand.studio.document.edit("Remove", edits.remove_nodes, [hand.studio.id_of("flatten")])
    wrong = thing(hand.view, "fc1")
    problem = next(each for each in hand.studio.document.errors)
    assert wrong.state().invalid
    assert problem.text.template.partition("{")[0] in wrong.text(DESCRIPTION)
    assert not thing(hand.view, "conv1").state().invalid


def test_folded_groups_and_notes_are_things_as_well(make_hand):
    network = groups.grouped(lenet5(), [2, 3, 4], "stem", folded=True)
    note = Annotation(1, "note", "remember", (0.0, 300.0), (120.0, 60.0), "amber")
    hand = make_hand(annotations.added(arranged(network), note))
    names = [each.text(NAME) for each in things(hand.view)]
    assert names[1] == "stem, group of 3 layers, 6×14×14, 156 parameters"
    assert names[-1] == "Note: remember"
    assert len(names) == 13
    said = thing(hand.view, "stem").text(DESCRIPTION)
    assert said == "Folded: conv1, relu1, pool1. from input; to conv2."
    assert thing(hand.view, "stem").state().collapsed


def test_the_place_on_the_screen_is_that_of_the_card_and_leads_back_to_it(hand):
    conv = thing(hand.view, "conv1")
    place = conv.rect()
    assert hand.view.rect().contains(hand.view.mapFromGlobal(place.center()))
    found = of(hand.view).childAt(place.left() + 30, place.top() + 6)
    assert found.text(NAME) == conv.text(NAME)
    assert of(hand.view).childAt(place.left() + 30, place.top() - 20) is not found


def test_pressing_a_thing_selects_it(hand):
    conv = thing(hand.view, "conv2")
    press = conv.actionInterface()
    press.doAction(press.pressAction())
    assert hand.selected == {"conv2"}
    assert conv.state().selected
    assert not thing(hand.view, "conv1").state().selected


def test_children_and_parents_know_each_other(hand):
    whole = of(hand.view)
    for at in range(whole.childCount()):
        assert whole.indexOfChild(whole.child(at)) == at
    assert {each.parent() for each in things(hand.view)} == {whole}


def test_walking_tells_screen_readers_where_the_keyboard_is(hand, told, qtbot):
    hand.view.activateWindow()
    qtbot.waitUntil(hand.view.hasFocus)
    told.clear()
    hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Right)
    focused = [name for kind, name in told if kind == QAccessible.Event.Focus]
    assert focused == ["input, Input, 1×28×28", "conv1, Conv 2D, 6×28×28, 156 parameters"]


def test_a_wire_in_the_making_says_where_it_leads(hand, told):
    hand.studio.select("conv1")
    told.clear()
    hand.key(Qt.Key.Key_C)
    hand.key(Qt.Key.Key_Escape)
    said = [text for kind, text in told if kind == QAccessible.Event.Announcement]
    assert said[-1].startswith("relu1 to ")


def test_edits_are_heard_with_what_they_leave_to_be_fixed(hand, told):
    voice = EditVoice(hand.studio.document, hand.view)
    hand.studio.document.edit("Remove flatten", edits.remove_nodes, [hand.studio.id_of("flatten")])
    hand.studio.document.undo_stack.undo()
    hand.studio.document.edit("Add flatten", edits.add_node, Flatten())
    said = [text for kind, text in told if kind == QAccessible.Event.Announcement]
    assert said[0].startswith("Remove flatten: done. ")
    assert said[1] == "Remove flatten: undone. No problem is left."
    assert said[2].startswith("Add flatten: done")
    voice.deleteLater()


def test_what_stands_for_a_removed_layer_is_let_go(hand):
    gone = thing(hand.view, "conv1")
    number = QAccessible.uniqueId(gone)
    hand.studio.document.edit("Remove", edits.remove_nodes, [hand.studio.id_of("conv1")])
    assert not Shiboken.isValid(gone)
    assert QAccessible.accessibleInterface(number) is None
    assert len(things(hand.view)) == 13


def test_views_that_closed_leave_nothing_behind(qtbot):
    alive = []
    for _ in range(20):
        studio = QuietStudio(lenet5())
        view = CanvasView(studio.document, studio.selection, studio.lens)
        alive += [weakref.ref(view), *(weakref.ref(each) for each in things(view))]
        view.close()
        view.deleteLater()
        studio.close()
        del view, studio
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert len(alive) == 20 * 15
    assert [each for each in alive if each() is not None] == []


def test_a_place_off_the_cards_is_none_of_them(hand):
    corner = hand.view.viewport().mapToGlobal(QPoint(3, 3))
    assert not isinstance(of(hand.view).childAt(corner.x(), corner.y()), ThingInterface)
