"""Random gestures: the canvas always shows the document, and all of it can be undone.

Nothing of what a gesture shows may be left over, whatever comes between its beginning and its end.

A state machine of hypothesis plays with a real canvas. What it finds, it shortens to the few steps
that matter.
"""

import logging
from collections import Counter
from functools import wraps

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cnnstudio.gui.canvas.notes.note_editor import NoteEditor
from cnnstudio.gui.canvas.view import CanvasView
from cnnstudio.gui.looks import theme
from cnnstudio.gui.palette.items import built_in
from cnnstudio.gui.problems import ProblemsPanel
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.zoo.small import lenet5
from tests.gui.canvas.conftest import Hand
from tests.gui.canvas.differences import differences
from tests.gui.canvas.interruptions import INTERRUPTIONS, switch_theme
from tests.gui.quiet import QuietStudio

NO_SCREEN = "This plugin does not support"
"""What Qt says of windows that are on no screen."""

MOST_NODES = 60
"""Larger networks find nothing more, and take longer."""

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NOTHING_HELD = Qt.KeyboardModifier.NoModifier

number = st.integers(0, 10_000)
held = st.sampled_from((NOTHING_HELD, CTRL, SHIFT, ALT))
part = st.sampled_from([item.key for item in built_in()])
arrow = st.sampled_from([Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down])
ends = st.sampled_from((Qt.Key.Key_Return, Qt.Key.Key_Escape))
looked_for = st.sampled_from(["", "conv", "pool", "add", "dense", "xyz"])
spot = st.builds(QPoint, st.integers(10, 980), st.integers(10, 620))
between_ends = st.sampled_from(("card", "output", "input", "nothing", "note"))
interruption = st.sampled_from([*INTERRUPTIONS])


def only_if(condition):
    """Do nothing where a gesture makes no sense.

    A precondition would say what can be drawn next; on a canvas with timers that may be something
    else the second time, which hypothesis takes for a mistake.
    """

    def decorate(gesture):
        @wraps(gesture)
        def gesture_if(self, **drawn):
            if condition(self):
                gesture(self, **drawn)

        return gesture_if

    return decorate


class Gestures(RuleBasedStateMachine):
    """Somebody who tries everything on the canvas, in any order."""

    def __init__(self):
        super().__init__()
        studio = QuietStudio(arranged(lenet5()))
        self.view = CanvasView(studio.document, studio.selection, studio.lens)
        self.view.resize(1000, 640)
        self.view.show()
        self.view.setFocus()
        self.hand = Hand(studio, self.view)
        self.document = studio.document
        self.first = studio.document.design
        self.at_rest = self.things_on_top()
        QGuiApplication.clipboard().clear()  # what is there from before would be another start

    def teardown(self):
        """Undo everything, and close."""
        stack = self.document.undo_stack
        while stack.canUndo():
            stack.undo()
        assert self.document.design == self.first
        self.shows_the_document()
        self.view.searching.close()
        switch_theme(name="light")
        self.view.close()
        self.view.deleteLater()
        self.hand.studio.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # --- what always holds ---------------------------------------------------------------------

    @invariant()
    def shows_the_document(self):
        assert not differences(self.view.canvas, self.document)

    @invariant()
    def selects_only_what_is_there(self):
        chosen = self.hand.studio.selection
        assert chosen.ids <= self.network.by_id.keys()
        assert chosen.annotations <= {each.id for each in self.network.annotations}

    @invariant()
    def leaves_nothing_over(self):
        canvas, line = self.view.canvas, self.view.searching.line
        # A wire that leads to nothing yet stays as long as a layer for it is looked for.
        waiting = [] if line is None else [type(line).__name__]
        assert self.things_on_top() == self.at_rest + Counter(waiting)
        assert all(item.isVisible() and item.opacity() == 1 for item in canvas.wires.values())
        assert all(card.pos() == card.place for card in canvas.cards.values())
        assert not any(card.marks for card in canvas.cards.values())

    def things_on_top(self):
        """Count what lies on the canvas beside what the document has put there, by its kind."""
        canvas = self.view.canvas
        known = (canvas.cards, canvas.wires, canvas.frames, canvas.annotations)
        shown = {item for items in known for item in items.values()}
        top = (item for item in canvas.items() if item.parentItem() is None)
        return Counter(type(item).__name__ for item in top if item not in shown)

    # --- places --------------------------------------------------------------------------------

    @property
    def network(self):
        return self.document.network

    def has_cards(self):
        return bool(self.view.canvas.cards)

    def has_wires(self):
        return bool(self.view.canvas.wires)

    def has_room(self):
        return len(self.network.nodes) < MOST_NODES

    def a_card(self, index):
        cards = list(self.view.canvas.cards.values())
        return cards[index % len(cards)]

    def on_card(self, index) -> QPointF:
        """Give a point on the name of a card, or of a strip of it."""
        card = self.a_card(index)
        member = card.members[index % len(card.members)] if not card.is_group else card.node
        return card.member_rect(member).topLeft() + QPointF(60, 14)

    def a_wire(self, index):
        wires = list(self.view.canvas.wires.values())
        return wires[index % len(wires)]

    # --- the mouse -----------------------------------------------------------------------------

    @rule(index=number, held=held)
    @only_if(has_cards)
    def click_a_card(self, index, held):
        self.hand.click(self.on_card(index), held)

    @rule(index=number)
    @only_if(has_wires)
    def click_a_wire(self, index):
        self.hand.click(self.a_wire(index).middle())

    @rule(start=spot, end=spot, held=held)
    def drag_anywhere(self, start, end, held):
        self.hand.drag(start, end, held)

    @rule(index=number, end=spot, held=held)
    @only_if(has_cards)
    def drag_a_card(self, index, end, held):
        self.hand.drag(self.on_card(index), end, held)

    @rule(index=number, end=spot)
    @only_if(has_cards)
    def give_up_a_drag(self, index, end):
        self.hand.drag(self.on_card(index), end, release=False)
        self.hand.key(Qt.Key.Key_Escape)
        self.hand.release(end)

    @rule(index=number, key=part)
    @only_if(lambda self: self.has_room() and self.has_cards())
    def drop_on_a_card(self, index, key):
        self.hand.drop(key, self.on_card(index))

    @rule(index=number, key=part)
    @only_if(lambda self: self.has_room() and self.has_wires())
    def drop_on_a_wire(self, index, key):
        self.hand.drop(key, self.a_wire(index).middle())

    @rule(place=spot, key=part)
    @only_if(has_room)
    def drop_on_the_canvas(self, place, key):
        self.hand.drop(key, place)

    @rule(index=number, key=part)
    @only_if(has_cards)
    def carry_something_about_and_away(self, index, key):
        self.hand.carry(key, self.on_card(index))
        if self.has_wires():
            self.hand.carry_on(self.a_wire(index).middle())
        self.hand.carry_away()

    @rule(start=number, end=number, port=number)
    @only_if(has_cards)
    def wire_two_cards(self, start, end, port):
        source, target = self.a_card(start), self.a_card(end)
        if source.has_output and target.inputs:
            place = target.input_point(port % len(target.inputs))
            self.hand.drag(source.output_point(), place)

    @rule(index=number, end=spot)
    @only_if(has_wires)
    def lead_a_wire_elsewhere(self, index, end):
        target, port = self.a_wire(index).wire
        card = self.view.canvas.card_of(target)
        self.hand.drag(card.input_point(card.port_of((target, port))), end)

    @rule(index=number)
    @only_if(has_cards)
    def click_a_card_twice(self, index):
        self.hand.click(self.on_card(index))
        self.hand.double_click(self.on_card(index))
        self.type_into_fields("twice")

    @rule(index=number)
    @only_if(lambda self: self.view.canvas.frames)
    def fold_by_clicking_a_name_twice(self, index):
        frames = list(self.view.canvas.frames.values())
        self.hand.double_click(frames[index % len(frames)].name_rect().center())

    @rule(place=spot, notches=st.integers(-4, 4))
    def turn_the_wheel(self, place, notches):
        self.view.zoom_at(QPointF(place), self.view.zoom * 1.2**notches)

    # --- the keyboard --------------------------------------------------------------------------

    @rule(key=arrow, held=st.sampled_from((NOTHING_HELD, SHIFT, ALT, CTRL)))
    def walk_extend_choose_a_wire_or_nudge(self, key, held):
        self.hand.key(key, held)

    @rule()
    def delete(self):
        self.hand.key(Qt.Key.Key_Delete)

    @rule()
    def escape(self):
        for _ in range(4):  # a tip that has come meanwhile takes the first one
            self.hand.key(Qt.Key.Key_Escape)

    @rule(text=looked_for, key=ends)
    @only_if(has_room)
    def search(self, text, key):
        self.hand.key(Qt.Key.Key_Space)
        self.choose(text, key)

    @rule(index=number, end=spot, text=looked_for, key=ends)
    @only_if(lambda self: self.has_room() and self.has_cards())
    def search_from_a_port(self, index, end, text, key):
        card = self.a_card(index)
        ends = [card.output_point()] if card.has_output else []
        ends += [card.input_point(port) for port in range(len(card.inputs))]
        if ends:
            self.hand.drag(ends[index % len(ends)], end)
            self.choose(text, key)

    @rule(index=number, text=looked_for, key=ends)
    @only_if(lambda self: self.has_room() and self.has_wires())
    def search_from_the_plus_of_a_wire(self, index, text, key):
        place = self.a_wire(index).middle()
        self.hand.move(place)
        self.hand.click(place)
        self.choose(text, key)

    def choose(self, text, key):
        """Type into the search, if it is open, and take what is found or give up."""
        popup = self.view.searching.popup
        while popup is not None and popup.is_trying:
            QApplication.processEvents()
        if popup is not None:
            QTest.keyClicks(popup.search, text)
            QTest.keyClick(popup.search, key)
        self.view.searching.close()

    @rule(name=st.sampled_from(["first", "second", "third", "", " ", "<b>bold</b>"]))
    def rename(self, name):
        self.hand.key(Qt.Key.Key_F2)
        self.type_into_fields(name)

    def type_into_fields(self, text):
        """Type a name where one is asked for; one that cannot be is given up."""
        for field in self.view.viewport().findChildren(QLineEdit):
            if field.isVisible():
                field.setText(text)
                QTest.keyClick(field, Qt.Key.Key_Return)
                QTest.keyClick(field, Qt.Key.Key_Escape)

    # --- notes and frames ----------------------------------------------------------------------

    @rule(place=spot, text=st.sampled_from(["A note", "", "Half the size\nhere"]))
    def write_a_note(self, place, text):
        self.view.annotating.add_note(self.view.mapToScene(place))
        for editor in self.view.findChildren(NoteEditor):
            if editor.isVisible():
                editor.setPlainText(text)
                QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)

    @rule()
    def frame_what_is_selected(self):
        self.view.annotating.frame_selection()
        self.type_into_fields("Stage")

    @rule(index=number, end=spot, held=held)
    @only_if(lambda self: self.network.annotations)
    def drag_a_note_or_a_frame(self, index, end, held):
        items = list(self.view.canvas.annotations.values())
        place = items[index % len(items)].rect().topLeft() + QPointF(14, 12)
        self.hand.drag(place, end, held)

    # --- repairs -------------------------------------------------------------------------------

    @rule(index=number, end=st.sampled_from(("leave", "take", *INTERRUPTIONS)))
    def point_at_a_repair(self, index, end):
        panel = ProblemsPanel(self.document, self.hand.studio.selection)
        panel.previewed.connect(self.view.preview.show)
        button = self.a_repair(panel, index)
        if button is not None:
            place = QPointF(4, 4)
            QApplication.sendEvent(button, QEnterEvent(place, place, place))
            if end == "take" and self.has_room():
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            elif end in INTERRUPTIONS:
                self.interrupt(end)
            if self.view.preview.is_shown:
                QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
        panel.deleteLater()
        QApplication.sendPostedEvents(panel, QEvent.Type.DeferredDelete)

    def a_repair(self, panel, index):
        """Let repairs be tried out, and give the button of one of them."""
        panel.offer()
        while panel.is_offering:
            QApplication.processEvents()
        found = [button for row in panel.rows for button in row.repairs]
        return found[index % len(found)] if found else None

    # --- what comes between --------------------------------------------------------------------

    def interrupt(self, what):
        INTERRUPTIONS[what](self.hand)
        if what.startswith("open"):
            self.first = self.document.design

    @rule(index=number, start=between_ends, what=interruption, end=spot, held=held)
    @only_if(has_cards)
    def be_interrupted_in_a_drag(self, index, start, what, end, held):
        card, notes = self.a_card(index), [*self.view.canvas.annotations.values()]
        places = {
            "card": self.on_card(index),
            "output": card.output_point(),
            "input": card.input_point(0),
            "nothing": QPoint(12, 12),
            "note": notes[0].rect().topLeft() + QPointF(14, 12) if notes else QPoint(12, 12),
        }
        self.hand.drag(places[start], end, held, release=False)
        self.interrupt(what)
        self.hand.move(end + QPoint(8, 8))
        self.hand.release(end)
        self.view.searching.close()

    @rule(index=number, key=part, what=interruption)
    @only_if(lambda self: self.has_cards() and self.has_room())
    def be_interrupted_while_carrying(self, index, key, what):
        self.hand.carry(key, self.on_card(index))
        self.interrupt(what)
        self.hand.carry_on(QPoint(300, 300))
        self.hand.let_go(QPoint(300, 300))

    @rule(what=interruption, text=looked_for)
    @only_if(has_room)
    def be_interrupted_while_searching(self, what, text):
        self.hand.key(Qt.Key.Key_Space)
        self.interrupt(what)
        self.choose(text, Qt.Key.Key_Return)

    @rule(what=interruption, name=st.sampled_from(["one", "two", ""]))
    def be_interrupted_while_renaming(self, what, name):
        self.hand.key(Qt.Key.Key_F2)
        self.interrupt(what)
        self.type_into_fields(name)
        self.close_notes()

    @rule(place=spot, what=interruption)
    def be_interrupted_while_writing(self, place, what):
        self.view.annotating.add_note(self.view.mapToScene(place))
        self.interrupt(what)
        self.close_notes()

    def close_notes(self):
        for editor in self.view.findChildren(NoteEditor):
            if editor.isVisible():
                editor.insertPlainText("more")
                QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)

    @rule(what=interruption)
    def change_everything(self, what):
        self.interrupt(what)

    # --- what the menus do ---------------------------------------------------------------------

    @rule(key=part)
    @only_if(has_room)
    def choose_from_the_palette(self, key):
        item = next(item for item in built_in() if item.key == key)
        self.view.insert_item(item)

    @rule()
    def select_all(self):
        self.view.select_all()

    @rule()
    def copy(self):
        self.view.copy()

    @rule()
    def cut(self):
        self.view.cut()

    @rule()
    @only_if(has_room)
    def paste(self):
        self.view.paste()

    @rule()
    @only_if(has_room)
    def duplicate(self):
        self.view.duplicate()

    @rule()
    def group(self):
        if self.hand.studio.selection.ids:
            self.view.grouping.group()

    @rule()
    def ungroup(self):
        self.view.grouping.ungroup()

    @rule()
    def fold_or_unfold(self):
        self.view.grouping.toggle()

    @rule(is_folded=st.booleans())
    def fold_or_unfold_all(self, is_folded):
        self.view.grouping.fold_all(is_folded=is_folded)

    @rule(times=st.integers(2, 3))
    @only_if(lambda self: len(self.network.nodes) < MOST_NODES / 2)
    def repeat(self, times):
        if self.hand.studio.selection.ids:
            self.view.grouping.repeat(times)

    @rule()
    def tidy_up(self):
        self.view.tidy_up()

    @rule(times=st.integers(1, 4))
    def undo(self, times):
        for _ in range(times):
            self.document.undo_stack.undo()

    @rule(times=st.integers(1, 4))
    def redo(self, times):
        for _ in range(times):
            self.document.undo_stack.redo()


@pytest.fixture
def said_by_qt():
    """Collect what Qt warns of."""
    said = []

    def note(kind, _context, text):
        if kind != QtMsgType.QtDebugMsg and not text.startswith(NO_SCREEN):
            said.append(text)

    before = qInstallMessageHandler(note)
    yield said
    qInstallMessageHandler(before)


def play(examples, steps):
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Gestures, settings=chosen)


@pytest.fixture
def quiet_canvas(qapp, monkeypatch):
    theme.apply(qapp, "light")
    monkeypatch.setattr("cnnstudio.gui.canvas.layout.motion.is_wanted", lambda: False)
    logging.getLogger("cnnstudio").setLevel(logging.WARNING)


def test_the_canvas_follows_some_random_gestures(quiet_canvas, said_by_qt):
    play(4, 25)
    assert not said_by_qt


@pytest.mark.slow
@pytest.mark.parametrize("half", ["first", "second"])
def test_the_canvas_follows_ten_thousand_random_gestures(quiet_canvas, said_by_qt, half):
    play(50, 100)
    assert not said_by_qt
