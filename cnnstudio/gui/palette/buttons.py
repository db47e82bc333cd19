"""The buttons of the palette: each is dragged, or inserts what it stands for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QSizePolicy, QWidget

from cnnstudio.gui.canvas.notes.renaming import NameField
from cnnstudio.gui.elements import set_tip
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.looks import icons, theme
from cnnstudio.gui.palette.items import Item, to_mime

TILE = 24
"""The side of the tile that travels beside the pointer."""


class ItemButton(QPushButton):
    """A layer kind or a block: drag it to the canvas, or insert it by double click or Enter.

    Signals:
        chosen: The item, to insert it.
    """

    chosen = Signal(object)

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.setAccessibleName(item.title)
        self._pressed_at: QPoint | None = None
        set_style(self, small=True)
        self.setIcon(icons.icon(item.icon, f"family:{item.family}"))
        self.setIconSize(QSize(16, 15))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(self, f"{item.title}: {item.about}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write as much of the name as there is room for."""
        super().resizeEvent(event)
        room = self.width() - self.iconSize().width() - 13
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.item.title, mode, room)
        self.setText(shown.replace("&", "&&"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter inserts the item; the arrows are the palette's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.item)
        elif event.key() in _ARROWS:
            event.ignore()
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
        """Insert the item."""
        self._pressed_at = None
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.item)

    def make_drag(self) -> QDrag:
        """Make what is dragged: the item, and its icon."""
        drag = QDrag(self)
        drag.setMimeData(to_mime(self.item))
        # The canvas shows the card itself where it would come to lie.
        drag.setPixmap(tile_picture(self.item, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(-12, -12))
        return drag


_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class OwnButton(ItemButton):
    """One of the user's own blocks: it can be renamed, given away and deleted as well.

    Signals:
        renamed: The new name that was typed.
        copy_wanted: It shall go onto the clipboard.
        export_wanted: It shall be written to a file.
        delete_wanted: It shall go.
    """

    renamed = Signal(str)
    copy_wanted = Signal()
    export_wanted = Signal()
    delete_wanted = Signal()

    def rename(self) -> None:
        """Let the name be typed in place."""
        NameField(self.item.title, QRectF(self.rect()), self._take, self)

    def _take(self, name: str) -> bool:
        # The palette makes its buttons anew, this one as well, when the field has closed.
        self.renamed.emit(name)
        return True

    def menu(self) -> QMenu:
        """Make the menu of what can be done with the block."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, icon, keys, act in (
            (self.tr("Rename"), "", "F2", self.rename),
            (self.tr("Copy"), "copy", "", self.copy_wanted.emit),
            (self.tr("Export…"), "export", "", self.export_wanted.emit),
            (self.tr("Delete"), "delete", "Del", self.delete_wanted.emit),
        ):
            action = menu.addAction(f"{text}\t{keys}" if keys else text)
            action.setIcon(icons.icon(icon) if icon else icons.no_icon())
            action.triggered.connect(lambda _=False, act=act: act())
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the block."""
        self.menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename by F2, delete by Del."""
        if event.key() == Qt.Key.Key_F2:
            self.rename()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


def tile_picture(item: Item, ratio: float = 1.0) -> QPixmap:
    """Draw the icon of an item, as it travels beside the pointer."""
    colors = theme.current().family(item.family)
    picture = QPixmap(QSize(round(TILE * ratio), round(TILE * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tile = QRectF(0, 0, TILE, TILE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.soft)
    painter.drawRoundedRect(tile, 5, 5)
    icons.paint(painter, tile.adjusted(4, 4, -4, -4), item.icon, colors.ink)
    painter.end()
    return picture
