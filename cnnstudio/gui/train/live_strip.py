"""The network in one row, with its maps live: what the canvas becomes while runs are watched.

It shares the selection with the canvas, and leads back to it; nothing can be edited in it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Change, Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.selection import Selection
from cnnstudio.gui import accessibility
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.items.geometry import HIDE_BODY, PORT_TOP
from cnnstudio.gui.canvas.items.live_maps import show_maps
from cnnstudio.gui.canvas.items.thumbnails import Thumbnails
from cnnstudio.gui.canvas.words.content import describe_card
from cnnstudio.gui.canvas.zooming import dots
from cnnstudio.gui.elements import Button, Label
from cnnstudio.gui.looks import theme
from cnnstudio.network.layout.cards import CARD_HEIGHT, card_size, followers

LARGEST, SMALLEST = 0.64, HIDE_BODY + 0.01
"""The row shrinks until all cards fit, but no further than the maps are still drawn."""

GAP, LEAST_GAP, MARGIN = 16.0, 6.0, 10.0
"""Cards move closer together before any is out of view."""

SCROLL_BAR = 12


class LiveStrip(QWidget):
    """A row of cards on the ground of the canvas, and a line that says what its maps show.

    Signals:
        build_wanted: The network shall be seen as it is edited.
        node_wanted: So shall a node of it.
    """

    build_wanted = Signal()
    node_wanted = Signal(int)

    def __init__(
        self,
        document: Document,
        lens: Lens,
        selection: Selection,
        *,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the strip; a bare one shows the cards only, where the rest is said elsewhere."""
        super().__init__(parent)
        self._lens = lens
        self.row = CardRow(document, lens, selection, self)
        self.row.node_wanted.connect(self.node_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8 if bare else 0, 0, 0)
        layout.setSpacing(0)
        if not bare:
            layout.addLayout(self._make_head())
        layout.addWidget(self.row)
        theme.current().changed.connect(self.update)

    def _make_head(self) -> QHBoxLayout:
        self._source = Label(color="text2", parent=self)
        build = Button(self.tr("Open in Build"), "expand", small=True, parent=self)
        build.clicked.connect(self.build_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 12, 0)
        head.addWidget(Label(self.tr("Live features"), "strong", parent=self))
        head.addSpacing(8)
        head.addWidget(self._source, 1)
        head.addWidget(build)
        self._lens.source_changed.connect(self._show_source)
        self._lens.changed.connect(self._show_source)
        self._show_source()
        return head

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground: this is a part of the canvas."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("canvas"))
        painter.fillRect(self.rect(), dots(1.0, self.devicePixelRatioF()))
        painter.end()

    def _show_source(self) -> None:
        picture = self.tr("picture #{index}").format(index=words.number(self._lens.index))
        self._source.setText(self._lens.trouble or f"{picture} · {self._lens.source_text}")


class CardRow(QGraphicsView):
    """The cards of a network in the order in which they are computed.

    A click or the arrow keys select a card, a double click or Enter shows it on the canvas.

    Signals:
        node_wanted: A node shall be seen on the canvas.
    """

    node_wanted = Signal(int)

    def __init__(
        self, document: Document, lens: Lens, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self._document, self._lens, self._selection = document, lens, selection
        self._cards: list[tuple[CardItem, Thumbnails]] = []
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        # The ground shines through.
        self.viewport().setAutoFillBackground(False)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        name = self.tr("Live feature maps of all layers")
        accessibility.present(self, accessibility.Role.Graphic, name)
        document.changed.connect(self._on_changed)
        document.replaced.connect(self.rebuild)
        lens.changed.connect(self._show_maps)
        selection.changed.connect(self._show_selection)
        theme.current().changed.connect(self.viewport().update)
        self.rebuild()

    def rebuild(self) -> None:
        """Make the cards anew."""
        network, analysis = self._document.network, self._document.analysis
        self.scene().clear()
        self._cards = []
        height = CARD_HEIGHT
        for head, docked in followers(network).items():
            node = network.by_id[head]
            content = describe_card(
                node, [network.by_id[other] for other in docked], network, analysis, {}
            )
            card = CardItem.of(content, card_size(node)[0])
            self.scene().addItem(card)
            self._cards.append((card, Thumbnails(card, card.width)))
            height = max(height, card.height)
        self._height = height + MARGIN
        self._fit()
        self._show_maps()
        self._show_selection()

    def _fit(self) -> None:
        """Take the scale at which all cards can be seen, else the smallest; then it scrolls."""
        cards = sum(card.width for card, _ in self._cards) + 2 * MARGIN
        gaps = max(len(self._cards) - 1, 1)
        zoom = min(max(self.width() / (cards + gaps * GAP), SMALLEST), LARGEST)
        gap = min(max((self.width() / zoom - cards) / gaps, LEAST_GAP), GAP)
        left = MARGIN
        for card, _ in self._cards:
            card.setPos(left, 0)
            left += card.width + gap
        self.setSceneRect(QRectF(0, -MARGIN / 2, cards + gaps * gap, self._height))
        self.setTransform(QTransform.fromScale(zoom, zoom))
        self.setFixedHeight(round(self._height * zoom) + SCROLL_BAR)

    def _on_changed(self, change: Change) -> None:
        if change.network.is_structural or change.data:
            self.rebuild()

    def _show_maps(self) -> None:
        show_maps(self._cards, self._document, self._lens)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the wire that leads through the row."""
        painter.setPen(QPen(theme.current().color("wire"), 3.0))
        for (card, _), (next_card, _) in zip(self._cards, self._cards[1:], strict=False):
            start, end = card.pos().x() + card.width, next_card.pos().x()
            painter.drawLine(round(start), round(PORT_TOP), round(end), round(PORT_TOP))

    # --- selecting -----------------------------------------------------------------------------

    def _show_selection(self) -> None:
        by_id = self._document.network.by_id
        chosen = (by_id[node].name for node in sorted(self._selection.ids))
        self.setAccessibleDescription(", ".join(chosen))
        for card, _ in self._cards:
            card.set_selected(self._selection.ids)
            card.set_focused(self.hasFocus() and bool(card.selected))
            if card.selected and self.isVisible():
                self.ensureVisible(card, round(MARGIN), 0)

    def _card_at(self, event: QMouseEvent) -> CardItem | None:
        point = self.mapToScene(event.position().toPoint())
        return next((card for card, _ in self._cards if card.rect().contains(point)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which card a click would select."""
        pointed = self._card_at(event)
        for card, _ in self._cards:
            card.set_hovered(card.node if card is pointed else None)
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(arrow if pointed is None else hand)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the card, or nothing."""
        if event.button() == Qt.MouseButton.LeftButton:
            card = self._card_at(event)
            point = self.mapToScene(event.position().toPoint())
            node = card.member_at(point) if card is not None else None
            self._selection.set([] if node is None else [node])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take it, as the press before."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the card on the canvas."""
        card = self._card_at(event)
        if card is not None and event.button() == Qt.MouseButton.LeftButton:
            self.node_wanted.emit(card.node)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was pointed at."""
        for card, _ in self._cards:
            card.set_hovered(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the row; Enter shows the card on the canvas."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        at = next((at for at, (card, _) in enumerate(self._cards) if card.selected), None)
        if step and self._cards:
            to = 0 if at is None else min(max(at + step, 0), len(self._cards) - 1)
            self._selection.set([self._cards[to][0].node])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at is not None:
            self.node_wanted.emit(self._cards[at][0].node)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._show_selection()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard has gone."""
        super().focusOutEvent(event)
        self._show_selection()

    # --- Qt ------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cards to the new width."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll along the row."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - event.angleDelta().y())
