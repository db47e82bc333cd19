"""The first filters of a convolution, small, for the foot of the inspector."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.gui import accessibility
from cnnstudio.gui.elements import Button, ElidedLabel
from cnnstudio.gui.explore.color_bar import ColorBar
from cnnstudio.gui.explore.filter_source import FilterSource
from cnnstudio.gui.explore.pictures import (
    color_image,
    filter_numbers,
    largest,
    paint_pixels,
    signed_image,
)

STRIP = 6


class _StripPictures(QWidget):
    """A few filters side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.images: Sequence[QImage] = ()
        name = self.tr("The first filters")
        accessibility.present(self, accessibility.Role.Graphic, name)
        self.setFixedHeight(40)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        side = min((self.width() - 6 * (STRIP - 1)) / STRIP, float(self.height()))
        for index, image in enumerate(self.images):
            pixel = max(int(side / max(image.width(), image.height())), 1)
            target = QRectF(
                int(index * (side + 6)), 0, pixel * image.width(), pixel * image.height()
            )
            paint_pixels(painter, target, image)
        painter.end()


class FilterStrip(QWidget):
    """The first filters of a node, small; hidden where the node has none.

    Signals: `explore_wanted` when they shall be seen large.
    """

    explore_wanted = Signal()

    def __init__(
        self,
        document: Document,
        lens: Lens,
        assistant: Assistant,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.source = FilterSource(document, lens, assistant, self)
        self.title = ElidedLabel(role="strong", color="text2", parent=self)
        self.link = Button(self.tr("Open in Explore"), kind="link", small=True, parent=self)
        self.link.clicked.connect(self.explore_wanted)
        self.pictures = _StripPictures(self)
        self.bar = ColorBar("signed", self)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.link)
        self._body = QWidget(self)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(6)
        body.addLayout(head)
        body.addWidget(self.pictures)
        body.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body)
        self.source.changed.connect(self.refresh)
        self.refresh()

    def set_node(self, node: int | None) -> None:
        """Show the filters of another node."""
        self.source.set_node(node)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Keep up to date while it can be seen."""
        super().showEvent(event)
        self.source.set_watched(watched=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing while it cannot be seen."""
        super().hideEvent(event)
        self.source.set_watched(watched=False)

    def refresh(self) -> None:
        """Draw the filters that are known now."""
        answer = self.source.values
        self._body.setVisible(self.source.node is not None)
        self.bar.setVisible(answer is not None)
        if answer is None:
            self.pictures.images = ()
            self.title.setText(self.source.trouble or self.tr("Filters"))
        else:
            text = self.tr("Filters, {source}")
            self.title.setText(text.format(source=self.source.source_text))
            numbers = filter_numbers(answer)
            limit = largest(numbers)
            draw = color_image if self.source.are_colors else signed_image
            self.pictures.images = list(_first_filters(numbers, answer.shape, limit, draw))
            self.bar.set_limits(-limit, limit)
        self.pictures.update()


def _first_filters(
    numbers: Sequence[float],
    shape: Sequence[int],
    limit: float,
    draw: Callable[[Sequence[float], int, int, float], QImage],
) -> Iterator[QImage]:
    """Draw the first channel of the first filters, or all three where they are colors."""
    filters, channels, height, width = shape
    size = channels * height * width
    for start in range(0, min(filters, STRIP) * size, size):
        yield draw(numbers[start : start + size], width, height, limit)
