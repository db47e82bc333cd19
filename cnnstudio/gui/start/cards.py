"""Networks to begin with: some cards of the gallery, and one for pictures of the user's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QStandardItem
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from cnnstudio.gui.gallery.cards import (
    GAP,
    TEMPLATE,
    CardDelegate,
    CardGrid,
    Index,
    paint_focus,
)
from cnnstudio.gui.looks import icons, theme
from cnnstudio.gui.start import FIRST
from cnnstudio.zoo.catalogue import Template, templates

FEW = (
    FIRST,
    "Tiny VGG",
    "Dense baseline",
    "AlexNet",
    "VGG-16",
    "GoogLeNet",
    "ResNet-18",
    "Blank",
)

OWN = "own pictures"
"""Stands in the place of a template on the card for a folder of pictures."""


def few() -> list[Template]:
    """Give the templates that the page shows at first, in its order."""
    by_name = {entry.name: entry for entry in templates()}
    return [by_name[name] for name in FEW]


class StartCards(CardGrid):
    """Cards that open with one click.

    Signals:
        opened: The template of a card that was clicked, or on which Enter was pressed.
        own_wanted: The card for pictures of the user's own was chosen.
    """

    opened = Signal(object)
    own_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._has_own = False
        super().__init__(parent)
        self._delegate = StartDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda index: self._choose(index.data(TEMPLATE)))
        self.entered.connect(self._choose)
        self.show_few()

    def show_few(self) -> None:
        """Show what there is at first."""
        self._show(few(), has_own=True)
        self.select(FIRST)

    def show_found(self, found: Sequence[Template]) -> None:
        """Show what a search has found."""
        self._show(found, has_own=False)

    def set_awaiting(self, *, awaiting: bool) -> None:
        """Show that a folder that is carried over the window may be dropped."""
        self._delegate.is_awaiting = awaiting
        self.viewport().update()

    def _show(self, found: Sequence[Template], *, has_own: bool) -> None:
        if self.current() == OWN:
            self.setCurrentIndex(QModelIndex())
        self.show_only(found)
        if has_own:
            item = QStandardItem(_own_title())
            item.setData(OWN, TEMPLATE)
            item.setEditable(False)
            spoken = f"{_own_title()}. {_own_hint()}"
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)

    def _choose(self, chosen: object) -> None:
        # The second press of a double click comes when the page is gone already.
        if not self.isVisible():
            return
        if chosen == OWN:
            self.own_wanted.emit()
        elif chosen is not None:
            self.opened.emit(chosen)


class StartDelegate(CardDelegate):
    """Paints the card for own pictures as a place to drop something, the others as usual."""

    is_awaiting = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a card."""
        if index.data(TEMPLATE) != OWN:
            super().paint(painter, option, index)
            return
        spot = option.rect
        card = QRectF(spot).adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_place(painter, card, option)
        self._paint_hint(painter, card)
        painter.restore()

    def _paint_place(self, painter: QPainter, card: QRectF, option: QStyleOptionViewItem) -> None:
        now = theme.current()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected) or self.is_awaiting
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_selected and option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, card)
        edge = "accent" if is_selected else "text3" if is_hovered else "border_strong"
        pen = QPen(now.color(edge), 2 if is_selected else 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2] if is_selected else [4, 3])
        painter.setPen(pen)
        painter.setBrush(now.color("accent_soft") if self.is_awaiting else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _paint_hint(self, painter: QPainter, card: QRectF) -> None:
        now, middle = theme.current(), card.center().x()
        top = card.center().y() - 41
        icons.paint(painter, QRectF(middle - 10, top, 20, 20), "folder", "text2")
        painter.setFont(now.font("name"))
        painter.setPen(now.color("text"))
        center = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        title = QRectF(card.left(), top + 28, card.width(), now.scaled(20))
        painter.drawText(title, int(center), _own_title())
        painter.setFont(now.font("secondary"))
        painter.setPen(now.color("text2"))
        wrapped = int(center) | int(Qt.TextFlag.TextWordWrap)
        hint = QRectF(card.left() + 24, title.bottom() + 3, card.width() - 48, card.height())
        painter.drawText(hint, wrapped, _own_hint())


def _own_title() -> str:
    return QCoreApplication.translate("StartPage", "Your own pictures")


def _own_hint() -> str:
    return QCoreApplication.translate(
        "StartPage", "Drop a folder here: one subfolder per class, any size of picture."
    )
