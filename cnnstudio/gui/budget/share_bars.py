"""Rows of a name, a bar and a number: what a whole consists of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from cnnstudio.gui import accessibility
from cnnstudio.gui.elements import Button, ElidedLabel, Label
from cnnstudio.gui.looks import theme

_BAR_WIDTH, _BAR_HEIGHT = 96, 8
_LINK_HEIGHT = 22
_MOST_LETTERS = 24


class ShareBar(QWidget):
    """A bar as long as a share of the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        accessibility.present(self, accessibility.Role.ProgressBar)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """Show another share, 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size it likes to have."""
        return QSize(_BAR_WIDTH, _BAR_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and the part."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(now.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self._share > 0:
            painter.setBrush(now.color("accent"))
            width = max(self.width() * self._share, float(self.height()))
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)
        painter.end()


class ShareBars(QWidget):
    """A row for each part of a whole.

    Signals:
        chosen: The name in this row was pressed, where names are links.
    """

    chosen = Signal(int)

    def __init__(self, *, links: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links = links
        self.rows: list[tuple[ElidedLabel | Button, ShareBar, Label]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)

    def show_parts(self, parts: Sequence[tuple[str, float, str]]) -> None:
        """Show parts as name, share of the whole and number; names may come from a file."""
        while len(self.rows) < len(parts):
            self._add_row(len(self.rows))
        for place, row in enumerate(self.rows):
            for widget in row:
                widget.setVisible(place < len(parts))
        for row, part in zip(self.rows, parts, strict=False):
            self._fill(row, *part)

    def _fill(
        self, row: tuple[ElidedLabel | Button, ShareBar, Label], name: str, share: float, size: str
    ) -> None:
        label, bar, number = row
        if isinstance(label, Button):
            label.setText(_short(name).replace("&", "&&"))
        else:
            label.setText(name)
        bar.set_share(share)
        bar.setAccessibleName(f"{name}: {size}")
        number.setText(size)

    def _add_row(self, place: int) -> None:
        name = ElidedLabel("", parent=self)
        if self._links:
            name = Button("", kind="link", small=True, parent=self)
            name.setFixedHeight(_LINK_HEIGHT)
            name.clicked.connect(lambda: self.chosen.emit(place))
        row = (name, ShareBar(self), Label("", "strong", parent=self))
        side = Qt.AlignmentFlag.AlignLeft if self._links else Qt.AlignmentFlag(0)
        self._grid.addWidget(row[0], place, 0, side)
        self._grid.addWidget(row[1], place, 1)
        self._grid.addWidget(row[2], place, 2, Qt.AlignmentFlag.AlignRight)
        self.rows.append(row)


def _short(name: str) -> str:
    return name if len(name) <= _MOST_LETTERS else f"{name[: _MOST_LETTERS - 1]}…"
