"""A list of projects, each with a small picture, its name, and a line about it.

What stands in the rows is read one file after the other while nothing else is to be done, so that
the page is there at once, however many files there are and wherever they lie.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cnnstudio.gui.gallery.drawing import paint_marks
from cnnstudio.gui.looks import icons, theme
from cnnstudio.gui.looks.focus import SHOWS_FOCUS
from cnnstudio.gui.start.facts import PICTURE, Facts

ROW_HEIGHT = 54
INSET = 8
PATH = Qt.ItemDataRole.UserRole
FACTS = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
Look = Callable[[Path], Facts]


class ProjectList(QListView):
    """Files by name; a click or Enter opens one.

    Signals:
        chosen: The path of a file that shall be opened.
        remove_wanted: The path of one that shall be taken off the list, by the Delete key.
    """

    chosen = Signal(Path)
    remove_wanted = Signal(Path)

    def __init__(self, name: str, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty list.

        Args:
            name: What is listed, for screen readers.
            look: Reads what is shown of a file.
            parent: The widget it lies in.
        """
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setStyleSheet("ProjectList { background: transparent; }")
        self.setProperty(SHOWS_FOCUS, True)
        self.setItemDelegate(RowDelegate(self))
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_next)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(PATH)))

    def show_paths(self, paths: Sequence[Path], names: Sequence[str] = ()) -> None:
        """List these files, by the name of the file or another one."""
        self._model.clear()
        for number, path in enumerate(paths):
            item = QStandardItem(names[number] if names else path.stem)
            item.setData(path, PATH)
            item.setToolTip(_plain_tip(str(path)))
            self._model.appendRow(item)
        self._reading.start()

    def paths(self) -> list[Path]:
        """Give the files in their order."""
        return [self._model.item(row).data(PATH) for row in range(self._model.rowCount())]

    def facts_of(self, path: Path) -> Facts | None:
        """Give what is known of a file by now."""
        return self._model.item(self.paths().index(path)).data(FACTS)

    @property
    def is_reading(self) -> bool:
        """Whether there are rows about which nothing is known yet."""
        return self._reading.isActive()

    def height_of_rows(self) -> int:
        """Give the height at which all rows can be seen."""
        return self._model.rowCount() * row_height()

    def _read_next(self) -> None:
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            if item.data(FACTS) is None:
                facts = self._look(item.data(PATH))
                item.setData(facts, FACTS)
                spoken = ". ".join(filter(None, (item.text(), facts.line, facts.problem)))
                item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
                return
        self._reading.stop()

    def sizeHint(self) -> QSize:
        """Take the room of all rows where there is so much."""
        return QSize(super().sizeHint().width(), self.height_of_rows())

    def path_at(self, spot: QPoint) -> Path | None:
        """Give the file whose row is at a point of the viewport."""
        return self.indexAt(spot).data(PATH)

    def current_path(self) -> Path | None:
        """Give the file that the keyboard is at."""
        return self.currentIndex().data(PATH)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row where the keyboard has been at none."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setCurrentIndex(self._model.index(0, 0))

    def changeEvent(self, event: QEvent) -> None:
        """Follow another size of texts."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a file, Delete takes it off the list."""
        path = self.current_path()
        if path is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(path)
        elif path is not None and event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit(path)
        else:
            super().keyPressEvent(event)


def row_height() -> int:
    """Give the height of a row at the size of texts that holds now."""
    return theme.current().scaled(ROW_HEIGHT)


class RowDelegate(QStyledItemDelegate):
    """Paints the row of a file."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height of a row."""
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the background under the pointer, picture and words."""
        facts: Facts = index.data(FACTS) or Facts("")
        row: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_background(painter, QRectF(row), option)
        if facts.is_missing:
            painter.setOpacity(0.6)
        frame = QRectF(row.left() + INSET, 0, PICTURE.width(), PICTURE.height())
        frame.moveTop(row.top() + (row.height() - PICTURE.height()) / 2)
        _paint_picture(painter, frame, facts)
        margin = theme.current().scaled(9)
        words = QRectF(row).adjusted(INSET + PICTURE.width() + 12, margin, -INSET, -margin)
        _paint_words(painter, words, index.data(), facts)
        painter.restore()

    def _paint_background(
        self, painter: QPainter, row: QRectF, option: QStyleOptionViewItem
    ) -> None:
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        has_keyboard = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected
        is_current = (option.state & has_keyboard) == has_keyboard
        if is_hovered or is_current:
            now = theme.current()
            painter.setPen(QPen(now.color("accent"), 1) if is_current else Qt.PenStyle.NoPen)
            painter.setBrush(now.color("select" if is_current else "hover"))
            painter.drawRoundedRect(row.adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)


def _paint_picture(painter: QPainter, frame: QRectF, facts: Facts) -> None:
    """Paint the image of the file, or the drawing of its network where that fits better."""
    now = theme.current()
    shape = QPainterPath()
    shape.addRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.color("canvas"))
    painter.drawPath(shape)
    if facts.image is not None and not (now.is_dark and facts.marks):
        _paint_image(painter, shape, frame, facts.image)
    elif facts.marks:
        painter.save()
        painter.translate(frame.center())
        painter.scale(0.5, 0.5)
        room = QRectF(-frame.width() + 8, -frame.height(), 2 * frame.width() - 16, 1)
        room.setHeight(2 * frame.height())
        paint_marks(painter, room, facts.marks)
        painter.restore()
    else:
        icon = QRectF(frame.center().x() - 8, frame.center().y() - 8, 16, 16)
        icons.paint(painter, icon, "build", "text3")
    painter.setPen(now.color("border"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)


def _paint_image(painter: QPainter, shape: QPainterPath, frame: QRectF, image: QImage) -> None:
    size = image.size().scaled(frame.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(frame.center())
    painter.save()
    painter.setClipPath(shape)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, image)
    painter.restore()


def _paint_words(painter: QPainter, room: QRectF, name: str, facts: Facts) -> None:
    now = theme.current()
    top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
    painter.setFont(now.font("name"))
    painter.setPen(now.color("text"))
    painter.drawText(room, top, _elided(painter, name, room.width()))
    painter.setFont(now.font("body"))
    painter.setPen(now.color("text2"))
    line = f"{facts.line}, " if facts.line and facts.problem else facts.line
    shown = _elided(painter, line, room.width())
    painter.drawText(room, bottom, shown)
    if facts.problem:
        used = QFontMetricsF(painter.font()).horizontalAdvance(shown)
        rest = room.adjusted(used, 0, 0, 0)
        painter.setPen(now.color("danger"))
        painter.drawText(rest, bottom, _elided(painter, facts.problem, rest.width()))


def _elided(painter: QPainter, text: str, width: float) -> str:
    metrics = QFontMetricsF(painter.font())
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _plain_tip(text: str) -> str:
    """Write a path as a tip that cannot be taken for rich text."""
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>"
