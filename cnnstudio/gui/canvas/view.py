"""The canvas: what mouse and keyboard do on it, as edits of the document."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.selection import Selection
from cnnstudio.gui import accessibility
from cnnstudio.gui.canvas import menus
from cnnstudio.gui.canvas.editing import EditingView
from cnnstudio.gui.canvas.hover.hovering import Hover
from cnnstudio.gui.canvas.hover.tips import Tip
from cnnstudio.gui.canvas.items import geometry
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.items.map_images import MOST_MAPS
from cnnstudio.gui.canvas.keys.accessible import CanvasInterface
from cnnstudio.gui.canvas.keys.keyboard import Keyboard
from cnnstudio.gui.canvas.keys.things import Things
from cnnstudio.gui.canvas.layout.gap import Gap
from cnnstudio.gui.canvas.minimap import Minimap
from cnnstudio.gui.canvas.pointer.dropping import GHOST_OPACITY, DropItem
from cnnstudio.gui.canvas.pointer.gestures import Gesture, Pan
from cnnstudio.gui.canvas.pointer.hits import hit
from cnnstudio.gui.canvas.pointer.pressing import begin
from cnnstudio.gui.canvas.preview.lights import CardLights
from cnnstudio.gui.canvas.preview.previewing import Preview
from cnnstudio.gui.canvas.search.searching import Searching
from cnnstudio.gui.canvas.words.content import describe_card
from cnnstudio.gui.elements import EmptyState
from cnnstudio.gui.palette.items import from_mime
from cnnstudio.network.layout.cards import card_size

EDGE_REACH, EDGE_STEP = 20, 12
"""Held this near to an edge, the view moves on by so many pixels at each tick."""

EDGE_MS = 16


class CanvasView(EditingView):
    """Shows a document's network as cards and wires, and asks the document for edits.

    Signals:
        templates_wanted: The button of the empty canvas was pressed.
        explore_wanted: A node is to be looked at closely.
        inspector_wanted: Enter was pressed on a node.
        keep_wanted: What is selected is to be put into the palette.
        unit_hovered: The pointer is on a unit of a small map: node, channel, row, column.
        unit_left: It has left the small maps.
    """

    templates_wanted = Signal()
    explore_wanted = Signal(int)
    inspector_wanted = Signal()
    keep_wanted = Signal()
    unit_hovered = Signal(int, int, int, int)
    unit_left = Signal()

    def __init__(
        self, document: Document, selection: Selection, lens: Lens, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, selection, lens, parent)
        self.hover = Hover(self)
        self.preview = Preview(self.canvas, document)
        self.lights = CardLights(self.canvas, document)
        self.gap = Gap(self.canvas)
        self.searching = Searching(self)
        self.keyboard = Keyboard(self)
        self.things = Things(self)
        self.pinched.connect(self._let_go)
        self.is_space_held = self.has_panned = False
        self.held = Qt.KeyboardModifier.NoModifier
        self._has_pointer = False
        self._gesture: Gesture | None = None
        self._button = Qt.MouseButton.NoButton
        self._is_given_up = False
        """Whether the right button has just ended a gesture: its menu is not meant."""
        self._drop: DropItem | None = None
        self._pointer = QPointF()
        self._edge_timer = QTimer(self, interval=EDGE_MS)
        self._edge_timer.timeout.connect(self._move_on)
        self.setAccessibleName(self.tr("Canvas"))
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.minimap = Minimap(self)
        self.canvas.changing.connect(self._let_go)
        self.empty_state = EmptyState(
            self.tr("Drop a layer here or start from a template"),
            self.tr("Templates"),
            parent=self.viewport(),
        )
        self.empty_state.accepted.connect(self.templates_wanted)
        self.viewed.connect(self._show_if_empty)
        self.viewed.connect(self.hover.leave)
        lens.changed.connect(self.hover.refresh)
        lens.want("canvas", None, MOST_MAPS)
        self._show_if_empty()

    def _show_if_empty(self) -> None:
        """Say how to begin where nothing is yet."""
        self.empty_state.setGeometry(self.viewport().rect())
        is_empty = not self.canvas.cards and not self.canvas.annotations
        self.empty_state.setVisible(is_empty and self._drop is None)

    # --- what a gesture shows ------------------------------------------------------------------

    def make_ghost(self, node: int, rect: QRectF) -> CardItem:
        """Show a node as a card of its own that can be dragged; the caller removes it."""
        network, analysis = self.document.network, self.document.analysis
        layer = network.by_id[node]
        ghost = CardItem.of(describe_card(layer, (), network, analysis, {}), card_size(layer)[0])
        ghost.place = rect.topLeft()
        ghost.setPos(ghost.place)
        ghost.setOpacity(GHOST_OPACITY)
        ghost.setZValue(9)
        self.canvas.addItem(ghost)
        return ghost

    def show_reason(self, reason: str, pointer: QPointF) -> None:
        """Say at the pointer why something cannot be; nothing takes the tip away."""
        tip = Tip(note=reason, icon="problem", tone="danger") if reason else Tip()
        self.hover.tip.show_tip(tip, pointer)

    # --- mouse ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        self.keyboard.mouse_came()
        self._pointer = event.position()
        self._is_given_up = False
        if self._gesture is not None and not event.buttons() & self._button:
            self._let_go()  # Its release went elsewhere.
        if self._gesture is not None:
            if event.button() == Qt.MouseButton.RightButton:
                self._let_go()
                self._is_given_up = True
            return
        self._button = event.button()
        self._gesture = begin(self, event)
        if self._gesture is not None and self._gesture.follows_edges:
            self._edge_timer.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the gesture, or show what is under the pointer."""
        self._pointer, self.held = event.position(), event.modifiers()
        self._has_pointer = True
        if self._gesture is not None:
            self._gesture.move(self._scene_point(), self._pointer)
        else:
            self.hover.move(self._pointer)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture, if its button is let go."""
        self._pointer = event.position()
        if event.button() != self._button:
            return
        gesture, self._gesture = self._gesture, None
        self._edge_timer.stop()
        if gesture is not None:
            gesture.release(self._scene_point(), self._pointer)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename a node by its name, look closely at its maps."""
        if self._gesture is not None or event.button() != Qt.MouseButton.LeftButton:
            self.mousePressEvent(event)
            return
        point = self.mapToScene(event.position().toPoint())
        found = hit(self.canvas, point, self.zoom)
        if found.annotation is not None:
            self.annotating.edit(found.annotation.annotation.id)
            return
        if found.group is not None and found.kind in ("card", "frame"):
            self.grouping.fold(found.group, is_folded=found.frame is not None)
            return
        if found.kind == "nothing":
            self.searching.where_meant(point)
            return
        if found.kind != "card" or found.card is None:
            self.mousePressEvent(event)
            return
        self.selection.set([found.node])
        inside = point - found.card.pos()
        if found.node == found.card.node and inside.y() > geometry.SETTINGS_TOP:
            self.explore_wanted.emit(found.node)
        else:
            self.rename_selection()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was under the pointer."""
        super().leaveEvent(event)
        self._has_pointer = False
        self.hover.leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done here."""
        is_by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        if self._gesture is not None or (self._is_given_up and not is_by_keys):
            return
        point, place = self.mapToScene(event.pos()), event.globalPos()
        found = hit(self.canvas, point, self.zoom)
        if is_by_keys:
            found, point = self.keyboard.meant()
            place = self.viewport().mapToGlobal(self.mapFromScene(point))
        if not found.grabbed <= self.selection.ids:
            self.selection.set(found.grabbed)
        self.annotating.choose(found)
        self.hover.leave()
        menus.menu_for(self, found, point).popup(place)

    def pointer_place(self) -> QPointF | None:
        """Give the point of the scene under the pointer, if it is over the canvas."""
        return self._scene_point() if self._has_pointer else None

    def _scene_point(self) -> QPointF:
        return self.mapToScene(QPoint(round(self._pointer.x()), round(self._pointer.y())))

    def _move_on(self) -> None:
        """Move the view while a gesture is held at its edge."""
        inner = self.viewport().rect().adjusted(EDGE_REACH, EDGE_REACH, -EDGE_REACH, -EDGE_REACH)
        at = self._pointer
        if self._gesture is None or inner.contains(at.toPoint()):
            return
        across = (at.x() > inner.right()) - (at.x() < inner.left())
        down = (at.y() > inner.bottom()) - (at.y() < inner.top())
        self.translate_by(QPointF(across, down) * (EDGE_STEP / self.zoom))
        self._gesture.move(self._scene_point(), self._pointer)

    def _let_go(self) -> None:
        """Cancel what is going on."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            self._edge_timer.stop()
            gesture.cancel()
        drop, self._drop = self._drop, None
        if drop is not None:
            drop.cancel()
        self.keyboard.let_go()
        self._chosen_wire = None
        self.hover.leave()

    # --- dragging from the palette -------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a layer or a block from the palette."""
        item = from_mime(event.mimeData())
        if item is None:
            event.ignore()
            return
        self._let_go()
        self._drop = DropItem(self, item)
        self._show_if_empty()
        self._drop.move(self.mapToScene(event.position().toPoint()))
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go."""
        if self._drop is not None:
            self._drop.move(self.mapToScene(event.position().toPoint()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget it."""
        drop, self._drop = self._drop, None
        if drop is not None:
            drop.cancel()
        self._show_if_empty()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put it there."""
        drop, self._drop = self._drop, None
        if drop is not None:
            drop.release(self.mapToScene(event.position().toPoint()))
            event.acceptProposedAction()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    # --- keyboard ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means here."""
        if not self.keyboard.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of Space; a tap on it looks for a layer."""
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            super().keyReleaseEvent(event)
            return
        was_tapped = self.is_space_held and not self.has_panned
        self.is_space_held = False
        if not isinstance(self._gesture, Pan):
            self.viewport().unsetCursor()
        if was_tapped:
            self.searching.where_meant(self.pointer_place())

    def escape(self) -> None:
        """Give up what is going on, the latest first, or select nothing."""
        if self._gesture is not None or self._drop is not None:
            self._let_go()
        elif self._chosen_wire is not None:
            self.choose_wire(None)
        elif not self.hover.tip.isHidden():
            self.hover.hide_tip()
        else:
            self.selection.clear()

    def speak(self, text: str) -> None:
        """Let screen readers say something."""
        accessibility.announce(self, text)

    def make_accessible(self) -> CanvasInterface:
        """Make what stands for the canvas."""
        return CanvasInterface(self)

    def event(self, event: QEvent) -> bool:
        """Keep the letters of a wire in the making from being shortcuts."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self.keyboard.wants(event):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Take a wire in the making to the next port; otherwise move the focus."""
        return self.keyboard.tab(is_forward=is_forward) or super().focusNextPrevChild(is_forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, unless the mouse brought it."""
        super().focusInEvent(event)
        self.keyboard.focus_came(event.reason())
        self.things.tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of the keys."""
        super().focusOutEvent(event)
        self.is_space_held = False
        self.keyboard.let_go()
        self.keyboard.show_focus()
