"""The network in one row, with its maps live: what the canvas becomes while a run is watched."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Change, Document
from cnnstudio.app.lens import Lens
from cnnstudio.gui import theme
from cnnstudio.gui.canvas.cards import CardItem
from cnnstudio.gui.canvas.content import describe_card
from cnnstudio.gui.canvas.geometry import HIDE_BODY, PORT_TOP
from cnnstudio.gui.canvas.live_maps import show_maps
from cnnstudio.gui.canvas.thumbnails import Thumbnails
from cnnstudio.gui.elements import Button, Label
from cnnstudio.network.cards import CARD_HEIGHT, card_size, followers

LARGEST, SMALLEST = 0.64, HIDE_BODY + 0.01
"""The row shrinks until all cards fit, but no further than the maps are still drawn."""

GAP, MARGIN = 16.0, 12.0
SCROLL_BAR = 12


class LiveStrip(QWidget):
    """A row of cards above the curves; it shows, and nothing can be edited in it.

    Signals: `build_wanted` when the network shall be seen as it is edited.
    """

    build_wanted = Signal()

    def __init__(self, document: Document, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lens = lens
        self.row = CardRow(document, lens, self)
        self._source = Label(color="text2", parent=self)
        build = Button(self.tr("Open in Build"), "expand", small=True, parent=self)
        build.clicked.connect(self.build_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 12, 0)
        head.addWidget(Label(self.tr("Live features"), "strong", parent=self))
        head.addSpacing(8)
        head.addWidget(self._source, 1)
        head.addWidget(build)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.row)
        lens.source_changed.connect(self._show_source)
        lens.changed.connect(self._show_source)
        self._show_source()

    def _show_source(self) -> None:
        picture = self.tr("picture #{index}").format(index=words.number(self._lens.index))
        self._source.setText(self._lens.trouble or f"{picture} · {self._lens.source_text}")


class CardRow(QGraphicsView):
    """The cards of a network in the order in which they are computed."""

    def __init__(self, document: Document, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self._document, self._lens = document, lens
        self._cards: list[tuple[CardItem, Thumbnails]] = []
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setAccessibleName(self.tr("Live feature maps of all layers"))
        document.changed.connect(self._on_changed)
        document.replaced.connect(self.rebuild)
        lens.changed.connect(self._show_maps)
        theme.current().changed.connect(self.viewport().update)
        self.rebuild()

    def rebuild(self) -> None:
        """Make the cards anew."""
        network, analysis = self._document.network, self._document.analysis
        self.scene().clear()
        self._cards = []
        left, height = MARGIN, CARD_HEIGHT
        for head, docked in followers(network).items():
            node = network.by_id[head]
            content = describe_card(
                node, [network.by_id[other] for other in docked], network, analysis, {}
            )
            card = CardItem.of(content, card_size(node)[0])
            card.setPos(left, 0)
            self.scene().addItem(card)
            self._cards.append((card, Thumbnails(card, card.width)))
            left += card.width + GAP
            height = max(height, card.height)
        self.setSceneRect(QRectF(0, -MARGIN / 2, left - GAP + MARGIN, height + MARGIN))
        self._fit()
        self._show_maps()

    def _fit(self) -> None:
        """Take the scale at which all cards can be seen, else the smallest; then it scrolls."""
        row = self.sceneRect()
        zoom = min(max(self.width() / row.width(), SMALLEST), LARGEST)
        self.setTransform(QTransform.fromScale(zoom, zoom))
        self.setFixedHeight(round(row.height() * zoom) + SCROLL_BAR)

    def _on_changed(self, change: Change) -> None:
        if change.network.is_structural or change.data:
            self.rebuild()

    def _show_maps(self) -> None:
        show_maps(self._cards, self._document, self._lens)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the ground and the wire that leads through the row."""
        now = theme.current()
        painter.fillRect(rect, now.color("canvas"))
        painter.setPen(QPen(now.color("wire"), 3.0))
        for (card, _), (next_card, _) in zip(self._cards, self._cards[1:], strict=False):
            start, end = card.pos().x() + card.width, next_card.pos().x()
            painter.drawLine(round(start), round(PORT_TOP), round(end), round(PORT_TOP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cards to the new width."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll along the row."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - event.angleDelta().y())
