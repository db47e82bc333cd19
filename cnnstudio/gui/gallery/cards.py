"""The cards of the gallery: one for each network, in a grid that arrow keys walk through."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QStandardItem,
    QStandardItemModel,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cnnstudio.app import words
from cnnstudio.gui.gallery.drawing import paint_blank, paint_marks
from cnnstudio.gui.looks import theme
from cnnstudio.gui.looks.focus import SHOWS_FOCUS
from cnnstudio.zoo.catalogue import Template, template, templates
from cnnstudio.zoo.sketch import Mark, sketch
from cnnstudio.zoo.template import START_HERE

CARD = QSize(246, 194)
GAP = 14
PICTURE_HEIGHT = 96

TEMPLATE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class CardGrid(QListView):
    """The networks as cards.

    Signals:
        selected: The template of another card, or None where none is left.
        entered: Enter was pressed on a card, or it was double-clicked.
    """

    selected = Signal(object)
    entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Networks"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setProperty(SHOWS_FOCUS, True)
        self.setStyleSheet("CardGrid { background: transparent; }")
        self.setItemDelegate(CardDelegate(self))
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self._is_filling = False
        self.selectionModel().currentChanged.connect(lambda now, _: self._on_current(now))
        self.doubleClicked.connect(lambda index: self.entered.emit(index.data(TEMPLATE)))
        self.show_only(templates())

    def show_only(self, found: Sequence[Template]) -> None:
        """Show the cards of these templates; the selected one stays so if it is among them."""
        before = self.current()
        # Qt moves on from card to card while they are taken away.
        self._is_filling = True
        self._model.clear()
        self._is_filling = False
        for entry in found:
            item = QStandardItem(words.word(entry.name))
            item.setData(entry, TEMPLATE)
            item.setEditable(False)
            item.setData(_spoken(entry), Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        names = [entry.name for entry in found]
        if names:
            self.select(before.name if before and before.name in names else names[0])
        else:
            self.selected.emit(None)

    def select(self, name: str) -> None:
        """Select the card of a network."""
        for item in self._model.findItems(name):
            self.setCurrentIndex(item.index())
            self.scrollTo(item.index())

    def current(self) -> Template | None:
        """Give the template whose card is selected."""
        return self.currentIndex().data(TEMPLATE)

    def shown(self) -> list[str]:
        """Give the names on the cards, in reading order."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_filling:
            self.selected.emit(index.data(TEMPLATE))

    def changeEvent(self, event: QEvent) -> None:
        """Follow another size of texts."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the card."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.entered.emit(self.current())
        else:
            super().keyPressEvent(event)


@cache
def marks_of(name: str) -> Sequence[Mark]:
    """Work out the picture of a network, once: those of the gallery do not change."""
    entry = template(name)
    return sketch(entry.build()) if entry else ()


class CardDelegate(QStyledItemDelegate):
    """Paints the card of a network."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the size of a card with the gap to the next."""
        return card_size() + QSize(GAP, GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint frame, picture and words."""
        entry: Template = index.data(TEMPLATE)
        corner = QPointF(option.rect.topLeft()) + QPointF(GAP / 2, GAP / 2)
        card = QRectF(corner, card_size().toSizeF())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter, card, option)
        self._paint_picture(painter, card, entry)
        self._paint_words(painter, card.adjusted(12, PICTURE_HEIGHT + 10, -12, -10), entry)
        painter.restore()

    def _paint_frame(self, painter: QPainter, card: QRectF, option: QStyleOptionViewItem) -> None:
        now = theme.current()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_selected and option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, card)
        edge = "accent" if is_selected else "border_strong" if is_hovered else "border"
        painter.setPen(QPen(now.color(edge), 2 if is_selected else 1))
        painter.setBrush(now.color("raised"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _paint_picture(self, painter: QPainter, card: QRectF, entry: Template) -> None:
        now = theme.current()
        room = QRectF(card.left() + 2, card.top() + 2, card.width() - 4, PICTURE_HEIGHT - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.color("canvas"))
        painter.drawRoundedRect(room, 6, 6)
        painter.fillRect(room.adjusted(0, 8, 0, 0), now.color("canvas"))
        painter.fillRect(
            QRectF(room.left(), room.bottom(), room.width(), 1), now.color("border_soft")
        )
        inner = room.adjusted(14, 0, -14, 0)
        if entry.parameters:
            paint_marks(painter, inner, marks_of(entry.name))
        else:
            paint_blank(painter, inner)

    def _paint_words(self, painter: QPainter, room: QRectF, entry: Template) -> None:
        now = theme.current()
        painter.setFont(now.font("name"))
        painter.setPen(now.color("text"))
        level = words.say(entry.level)
        beside = QFontMetricsF(now.font("secondary")).horizontalAdvance(level) + 8
        name = QFontMetricsF(painter.font()).elidedText(
            words.word(entry.name), Qt.TextElideMode.ElideRight, room.width() - beside
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, name)
        painter.setFont(now.font("secondary"))
        painter.setPen(now.color("accent_text" if entry.level == START_HERE else "text3"))
        top_right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, top_right, level)
        painter.setPen(now.color("text2"))
        _paint_lines(
            painter, room.adjusted(0, now.scaled(20), 0, -now.scaled(18)), words.say(entry.about)
        )
        painter.setPen(now.color("text"))
        painter.setFont(now.font("secondary_strong"))
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, words.parameters(entry.parameters))


def card_size() -> QSize:
    """Give the size of a card: its picture stays, its words grow as people like."""
    now = theme.current()
    height = PICTURE_HEIGHT + now.scaled(CARD.height() - PICTURE_HEIGHT)
    return QSize(now.scaled(CARD.width()), height)


def paint_focus(painter: QPainter, card: QRectF) -> None:
    """Paint the soft ring around the card that the keyboard is at."""
    now = theme.current()
    soft = QColor(now.color("accent"))
    soft.setAlphaF(0.28 if now.is_dark else 0.16)
    painter.setPen(QPen(soft, 4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(card.adjusted(-1.5, -1.5, 1.5, 1.5), 9, 9)


def matches(entry: Template, text: str) -> bool:
    """Say whether all words of a text occur in what is known of a network."""
    paper = entry.paper
    known = [entry.name, words.word(entry.name), entry.authors]
    known += [words.say(entry.level), words.say(entry.about)]
    known += [paper.title, str(paper.year)] if paper else []
    haystack = " ".join(known).casefold()
    return all(word in haystack for word in text.casefold().split())


def _paint_lines(painter: QPainter, room: QRectF, text: str) -> None:
    """Write a text in as many lines as there is room for; the last one ends with an ellipsis."""
    metrics = QFontMetricsF(painter.font())
    layout = QTextLayout(text, painter.font())
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    y = room.top() + metrics.ascent()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room.width())
        is_last = y + metrics.lineSpacing() + metrics.descent() > room.bottom()
        start, length = line.textStart(), line.textLength()
        shown = text[start : start + length]
        if is_last:
            shown = metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QPointF(room.left(), y), shown)
        if is_last:
            break
        y += metrics.lineSpacing()
    layout.endLayout()


def _spoken(entry: Template) -> str:
    """Say what a card shows, for screen readers."""
    parameters = words.parameters(entry.parameters)
    parts = [words.word(entry.name), words.say(entry.level), words.say(entry.about), parameters]
    return ". ".join(part for part in parts if part)
