"""What keys mean on the canvas: walking, choosing wires, drawing them, and edits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent

from cnnstudio.gui.canvas.keys import walking
from cnnstudio.gui.canvas.keys.key_wiring import KeyWire
from cnnstudio.gui.canvas.keys.walking import Direction
from cnnstudio.gui.canvas.keys.wire_walk import WireWalk
from cnnstudio.gui.canvas.pointer.hits import NOTHING, Hit
from cnnstudio.gui.looks import theme
from cnnstudio.gui.looks.focus import FocusRing

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_PLAIN = Qt.KeyboardModifier.NoModifier
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ALT, _KEYPAD = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.KeypadModifier


class Keyboard(QObject):
    """Takes the keys of a view.

    Attributes:
        wire: The wire that is being drawn by keys.
    """

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self.wire: KeyWire | None = None
        self._wires = WireWalk(view)
        self._is_used = False
        self._at = 0
        """The node at which the walk is, where several are selected."""
        self._ring: FocusRing | None = None
        view.selection.changed.connect(self.show_focus)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here, and say whether it means anything."""
        held = event.modifiers() & ~_KEYPAD
        if event.isAutoRepeat() and event.key() == Qt.Key.Key_Space:
            return True
        if self.wire is not None:
            return self._press_on_wire(self.wire, event)
        table = _KEYS
        if self._view.chosen_wire is not None and (event.key(), held) in _ON_WIRE:
            table = _ON_WIRE
        do = table.get((Qt.Key(event.key()), held))
        if do is not None:
            do(self)
        return do is not None

    def tab(self, *, is_forward: bool) -> bool:
        """Take a wire in the making to the next port; otherwise Tab only moves the focus."""
        if self.wire is not None:
            self.wire.cycle(1 if is_forward else -1)
        return self.wire is not None

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key is a letter for a wire in the making, whatever it does otherwise."""
        is_plain = not event.modifiers() & (_CTRL | _ALT)
        return self.wire is not None and is_plain and event.text().isprintable()

    # --- where the keyboard is -----------------------------------------------------------------

    def focus_came(self, reason: Qt.FocusReason) -> None:
        """Show where the keyboard is, unless the mouse brought it."""
        if reason in _BY_KEYBOARD:
            self._is_used = True
        elif reason == Qt.FocusReason.MouseFocusReason:
            self._is_used = False
        self.show_focus()

    def mouse_came(self) -> None:
        """The mouse is used: no ring, and no wire by keys."""
        self._is_used = False
        self.let_go()
        self.show_focus()

    def let_go(self) -> None:
        """Give up the wire in the making."""
        wire, self.wire = self.wire, None
        if wire is not None:
            wire.cancel()
            self.show_focus()

    def show_focus(self) -> None:
        """Draw the ring of the keyboard: around a card, or around the canvas."""
        view = self._view
        is_here = self._is_used and view.hasFocus()
        card = view.canvas.card_of(self.node) if is_here and view.selection.ids else None
        for other in view.canvas.cards.values():
            other.set_focused(other is card)
        has_other = view.selection.annotations or view.chosen_wire is not None
        self._show_ring(wanted=is_here and card is None and not has_other)

    def _show_ring(self, *, wanted: bool) -> None:
        if wanted and self._ring is None:
            viewport = self._view.viewport()
            self._ring = FocusRing(viewport, viewport, theme.current())
            self._ring.show()
        elif not wanted and self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None

    @property
    def node(self) -> int:
        """The node at which the keyboard is; 0 without one."""
        ids = self._view.selection.ids
        if self._at in ids:
            return self._at
        return min(ids, default=0)

    # --- walking -------------------------------------------------------------------------------

    def walk(self, direction: Direction) -> None:
        """Go to the next card in a direction, and select it alone."""
        self._is_used = True
        node = self._next(direction)
        if node is not None:
            self._select(node)
        self.show_focus()

    def extend(self, direction: Direction) -> None:
        """Go to the next card and select it as well; on the way back, let go of this one."""
        self._is_used = True
        view, before = self._view, self.node
        node = self._next(direction)
        card, here = view.canvas.card_of(node or 0), view.canvas.card_of(before)
        if node is None or card is None:
            return
        ids, taken = view.selection.ids, card.taken_with(node)
        if here is not None and taken <= ids:
            ids -= here.taken_with(before)
        self._at = node
        view.selection.set(ids | taken, view.selection.annotations)
        view.show_node(node)
        self.show_focus()

    def _next(self, direction: Direction) -> int | None:
        canvas = self._view.canvas
        if self.node:
            return walking.step(canvas, self.node, direction)
        note = self._view.annotating.selected
        if note is not None:
            return walking.beside(canvas, canvas.annotations[note.id].rect(), direction)
        return walking.first(canvas)

    def _select(self, node: int) -> None:
        card = self._view.canvas.card_of(node)
        if card is not None:
            self._at = node
            self._view.selection.set(card.taken_with(node))
            self._view.show_node(node)

    def read(self, steps: int) -> None:
        """Go on in reading order: from layer to layer, then through notes and frames."""
        self._is_used = True
        view = self._view
        things = walking.reading_order(view.canvas, view.document.network)
        note = view.annotating.selected
        here = walking.Thing("node", self.node) if self.node else None
        if note is not None:
            here = walking.Thing("annotation", note.id)
        if not things:
            return
        at = -1 if steps > 0 else len(things)
        if here is not None and here in things:
            at = things.index(here)
        self.go_to(things[min(max(at + steps, 0), len(things) - 1)])

    def read_end(self, at: int) -> None:
        """Go to the first layer of all, or to the last."""
        self._is_used = True
        order = self._view.document.network.order
        if order:
            self._select(order[at].id)
        self.show_focus()

    def go_to(self, thing: walking.Thing) -> None:
        """Select a thing alone, and bring it into view."""
        if thing.kind == "node":
            self._select(thing.id)
        else:
            self._view.selection.set((), [thing.id])
            self._view.show_place(self._view.canvas.annotations[thing.id].rect())
        self.show_focus()

    # --- wires ---------------------------------------------------------------------------------

    def choose_wire(self, direction: Direction) -> None:
        """Choose a wire of the card on that side, or the next one of those chosen from."""
        self._is_used = True
        along = walking.along(self._view.canvas, direction)
        if self._view.chosen_wire is not None:
            self._wires.next(1 if along in ("right", "down") else -1)
        elif self.node:
            side = "in" if along in ("left", "up") else "out"
            if not self._wires.choose(self.node, side):
                text = self.tr("No wire leads there.")
                if side == "out":
                    text = self.tr("No wire leaves it.")
                self._view.message.emit(text)
        self.show_focus()

    def leave_wire(self, direction: Direction) -> None:
        """Go along the chosen wire to its end, or across it to the next one."""
        along = walking.along(self._view.canvas, direction)
        if along in ("left", "right"):
            self._wires.leave("in" if along == "left" else "out")
        else:
            self._wires.next(1 if along == "down" else -1)
        self.show_focus()

    def remove_wire(self) -> None:
        """Take the chosen wire away, and go back to the card it was chosen from."""
        item = self._view.chosen_wire
        if item is not None:
            node = self._wires.origin(item)
            self._view.remove_wire(item.wire)
            self._select(node)

    def go_back(self) -> None:
        """Let go of the chosen wire, and go back to the card it was chosen from."""
        item = self._view.chosen_wire
        if item is not None and self._is_used:
            self._select(self._wires.origin(item))
        self._view.choose_wire(None)
        self.show_focus()

    def draw_wire(self) -> None:
        """Begin a wire at the selected card, or lead the chosen wire elsewhere."""
        view, taken = self._view, self._view.chosen_wire
        view.canvas.motion.finish()
        cards = view.canvas.selected_cards()
        card = view.canvas.card_of(taken.source) if taken is not None else None
        if card is None and len(cards) == 1 and (cards[0].has_output or cards[0].inputs):
            card = cards[0]
        wire = None if card is None else KeyWire(view, card, taken=taken)
        if wire is None or not wire.has_ports:
            view.message.emit(self._why_no_wire())
            return
        self._is_used = True
        self.wire = wire
        view.hover.leave()
        hint = self.tr(
            "Arrows go to any port, letters find a layer, Space a new one, Esc gives up."
        )
        view.message.emit(hint)
        wire.start()

    def _why_no_wire(self) -> str:
        if len(self._view.canvas.selected_cards()) != 1:
            return self.tr("Select one layer to draw a wire from it.")
        return self.tr("There is no other layer that a wire from here could lead to.")

    def _press_on_wire(self, wire: KeyWire, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.let_go()
            return True
        outcome = wire.press(event)
        if outcome == "done":
            self.wire = None
            self.show_focus()
        return outcome != "not mine"

    # --- what else keys do ---------------------------------------------------------------------

    def push(self, direction: Direction) -> None:
        """Move what is selected a little."""
        self._view.nudge(_WAYS[direction])

    def hold_space(self) -> None:
        """Let the mouse move the view while Space is held."""
        self._view.is_space_held, self._view.has_panned = True, False
        self._view.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def delete(self) -> None:
        """Remove what is selected."""
        self._view.delete_selection()

    def rename(self) -> None:
        """Let another name be typed."""
        self._view.rename_selection()

    def select_all(self) -> None:
        """Select everything."""
        self._view.select_all()

    def escape(self) -> None:
        """Give up what is going on, or select nothing."""
        self._view.escape()

    def enter(self) -> None:
        """Unfold a folded group, write a note, or go to the settings of anything else."""
        view = self._view
        group, note = view.grouping.selected, view.annotating.selected
        if group is not None and group.folded:
            view.grouping.fold(group.id, is_folded=False)
        elif note is not None:
            view.annotating.edit(note.id)
        else:
            view.inspector_wanted.emit()

    def meant(self) -> tuple[Hit, QPointF]:
        """Give what a menu by keys is about, and its place in the scene."""
        view = self._view
        wire, note = view.chosen_wire, view.annotating.selected
        cards = view.canvas.selected_cards()
        if wire is not None:
            return Hit("wire", wire=wire), wire.middle()
        if cards:
            card = view.canvas.card_of(self.node) or cards[0]
            return Hit("card", card, min(card.selected, default=card.node)), card.rect().center()
        if note is not None:
            item = view.canvas.annotations[note.id]
            return Hit("annotation", annotation=item), item.rect().center()
        return NOTHING, view.visible_rect().center()


Do = Callable[[Keyboard], object]
Table = dict[tuple[Qt.Key, Qt.KeyboardModifier], Do]

_ARROWS: Mapping[Qt.Key, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
_WAYS: Mapping[Direction, tuple[int, int]] = {
    "left": (-1, 0),
    "right": (1, 0),
    "up": (0, -1),
    "down": (0, 1),
}


def _arrows(held: Qt.KeyboardModifier, do: Callable[[Keyboard, Direction], object]) -> Table:
    def towards(way: Direction) -> Do:
        return lambda keyboard: do(keyboard, way)

    return {(key, held): towards(way) for key, way in _ARROWS.items()}


def _keys(do: Do, *keys: Qt.Key) -> Table:
    return {(key, _PLAIN): do for key in keys}


_KEYS: Table = {
    **_arrows(_PLAIN, Keyboard.walk),
    **_arrows(_SHIFT, Keyboard.extend),
    **_arrows(_CTRL, Keyboard.push),
    **_arrows(_ALT, Keyboard.choose_wire),
    **_keys(partial(Keyboard.read, steps=1), Qt.Key.Key_PageDown),
    **_keys(partial(Keyboard.read, steps=-1), Qt.Key.Key_PageUp),
    **_keys(partial(Keyboard.read_end, at=0), Qt.Key.Key_Home),
    **_keys(partial(Keyboard.read_end, at=-1), Qt.Key.Key_End),
    **_keys(Keyboard.draw_wire, Qt.Key.Key_C),
    **_keys(Keyboard.enter, Qt.Key.Key_Return, Qt.Key.Key_Enter),
    **_keys(Keyboard.escape, Qt.Key.Key_Escape),
    **_keys(Keyboard.delete, Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
    **_keys(Keyboard.rename, Qt.Key.Key_F2),
    **_keys(Keyboard.hold_space, Qt.Key.Key_Space),
    (Qt.Key.Key_A, _CTRL): Keyboard.select_all,
}
_ON_WIRE: Table = {
    **_arrows(_PLAIN, Keyboard.leave_wire),
    **_keys(Keyboard.remove_wire, Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
    **_keys(Keyboard.go_back, Qt.Key.Key_Escape),
}
"""What some keys mean instead while a wire is chosen."""
