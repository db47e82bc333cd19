"""The layer kinds in the palette, and what is dragged from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget

from cnnstudio.app import words
from cnnstudio.gui import icons, theme
from cnnstudio.gui.canvas.dropping import MIME_TYPE
from cnnstudio.gui.elements import set_tip
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.forms.declarations import settings_of
from cnnstudio.layers.base import Layer
from cnnstudio.layers.text import Text

TILE = 24
"""The side of the tile that travels beside the pointer."""


class KindButton(QPushButton):
    """A layer kind: drag it to the canvas, or insert it by double click or Enter.

    Signals:
        chosen: The name of the kind, to insert it.
    """

    chosen = Signal(str)

    def __init__(self, kind: type[Layer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.title = words.say(Text(kind.title))
        self.setAccessibleName(self.title)
        self._pressed_at: QPoint | None = None
        self._words = _search_words(kind)
        set_style(self, small=True)
        self.setIcon(icons.icon(kind.icon, f"family:{kind.family}"))
        self.setIconSize(QSize(17, 15))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(self, f"{self.title}: {self._first_line()}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write as much of the name as there is room for."""
        super().resizeEvent(event)
        room = self.width() - self.iconSize().width() - 13
        shown = self.fontMetrics().elidedText(self.title, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))

    def _first_line(self) -> str:
        return words.say(Text((self.kind.__doc__ or "").partition("\n")[0]))

    def matches(self, text: str, family: str = "") -> bool:
        """Say whether all words of a text begin a word of the kind's name, help or family."""
        wanted = text.casefold().split()
        own = [*self._words, *family.split()]
        return all(any(word.startswith(each) for word in own) for each in wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter inserts the kind."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.kind.kind())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag may begin."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        start = self._pressed_at
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        distance = (event.position().toPoint() - start).manhattanLength()
        if distance >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self.make_drag().exec(Qt.DropAction.CopyAction)
            # The drag swallows the release, and moves on the way may have pressed it again.
            self.setDown(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Insert the kind."""
        self._pressed_at = None
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.kind.kind())

    def make_drag(self) -> QDrag:
        """Make what is dragged: the name of the kind, and its icon."""
        data = QMimeData()
        data.setData(MIME_TYPE, self.kind.kind().encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        # The canvas shows the card itself where it would come to lie.
        drag.setPixmap(tile_picture(self.kind, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(-12, -12))
        return drag


def tile_picture(kind: type[Layer], ratio: float = 1.0) -> QPixmap:
    """Draw the icon of a kind, as it travels beside the pointer."""
    colors = theme.current().family(kind.family)
    picture = QPixmap(QSize(round(TILE * ratio), round(TILE * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tile = QRectF(0, 0, TILE, TILE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.soft)
    painter.drawRoundedRect(tile, 5, 5)
    icons.paint(painter, tile.adjusted(4, 4, -4, -4), kind.icon, colors.ink)
    painter.end()
    return picture


def _search_words(kind: type[Layer]) -> Sequence[str]:
    """Give all words by which a kind can be found, in small letters."""
    title, doc = words.say(Text(kind.title)), kind.__doc__ or ""
    titles = [words.say(Text(setting.title)) for setting in settings_of(kind)]
    text = " ".join([title, kind.kind(), doc, *titles]).casefold()
    return ["".join(title.casefold().split()), *(word.strip("(),.:;“”") for word in text.split())]
