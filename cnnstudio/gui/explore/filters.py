"""The filters of a convolution as pictures: a page of them, and a strip for the inspector."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.selection import Selection
from cnnstudio.gui.elements import Button, ElidedLabel, Label
from cnnstudio.gui.explore.color_bar import ColorBar, write
from cnnstudio.gui.explore.filter_source import FilterSource
from cnnstudio.gui.explore.node_box import NodeBox
from cnnstudio.gui.explore.pictures import (
    color_image,
    filter_numbers,
    largest,
    paint_pixels,
    signed_image,
)
from cnnstudio.gui.explore.tile_grid import Spot, TileGrid, TileScroll
from cnnstudio.layers.convolution import Conv2d

MOST_FILTERS, MOST_CHANNELS = 64, 32
"""More than that are not told apart on a screen; a sentence says how many there are."""

STRIP = 6
COLORS = 3


class FiltersPage(QWidget):
    """All filters of one convolution; rows are filters, columns the channels they look at."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        lens: Lens,
        assistant: Assistant,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self.source = FilterSource(document, lens, assistant, self)
        self.node_box = NodeBox(
            document, selection, lambda node: isinstance(node.layer, Conv2d), parent=self
        )
        self.grid = TileGrid(self)
        self.in_color = QCheckBox(self.tr("As colors"), self)
        self.in_color.setChecked(True)
        self.own_scale = QCheckBox(self.tr("Each on its own scale"), self)
        self.weights = Label("", "body", "text2", parent=self)
        self.value = Label("", "body", parent=self)
        self.bar = ColorBar("signed", self)
        self.note = Label("", "body", "text2", wrap=True, parent=self)
        self._limit = 0.0
        self._lay_out()
        self.node_box.node_changed.connect(self.source.set_node)
        self.source.changed.connect(self.refresh)
        self.in_color.toggled.connect(self.refresh)
        self.own_scale.toggled.connect(self.refresh)
        self.grid.pointed.connect(self._on_pointed)
        self.source.set_node(self.node_box.node)
        self.refresh()

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Label(self.tr("Filters of a layer"), "section", parent=self))
        head.addWidget(self.node_box)
        head.addWidget(self.weights)
        head.addStretch(1)
        head.addWidget(self.in_color)
        head.addWidget(self.own_scale)
        foot.addWidget(self.value, 1)
        foot.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 14, 24, 14)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.note)
        layout.addWidget(TileScroll(self.grid, self), 1)
        layout.addLayout(foot)

    @property
    def _shows_colors(self) -> bool:
        answer = self.source.values
        return answer is not None and answer.shape[1] == COLORS and self.in_color.isChecked()

    def refresh(self) -> None:
        """Draw the filters that are known now."""
        answer = self.source.values
        self.note.setText(self._describe())
        self.note.setVisible(bool(self.note.text()))
        self.in_color.setVisible(answer is not None and answer.shape[1] == COLORS)
        self.bar.setVisible(answer is not None and not self.own_scale.isChecked())
        if answer is None:
            self.weights.setText("")
            self.grid.set_tiles((), ())
            return
        self.weights.setText(self.source.source_text)
        numbers = filter_numbers(answer)
        self._limit = largest(numbers)
        self.bar.set_limits(-self._limit, self._limit)
        if self._shows_colors:
            self._show_in_color(numbers, answer.shape)
        else:
            self._show_signed(numbers, answer.shape)

    def _show_signed(self, numbers: Sequence[float], shape: Sequence[int]) -> None:
        filters, channels, height, width = shape
        shown = min(channels, MOST_CHANNELS)
        size = height * width
        images, captions = [], []
        for filter_ in range(min(filters, MOST_FILTERS)):
            for channel in range(shown):
                start = (filter_ * channels + channel) * size
                part = numbers[start : start + size]
                images.append(signed_image(part, width, height, self._limit_for(part)))
                captions.append(_caption(filter_, channel, channels))
        self.grid.set_tiles(images, captions, shown if channels > 1 else 0)

    def _show_in_color(self, numbers: Sequence[float], shape: Sequence[int]) -> None:
        filters, channels, height, width = shape
        size = channels * height * width
        images = []
        for filter_ in range(min(filters, MOST_FILTERS)):
            part = numbers[filter_ * size : (filter_ + 1) * size]
            images.append(color_image(part, width, height, self._limit_for(part)))
        self.grid.set_tiles(images, [words.number(index) for index in range(len(images))])

    def _limit_for(self, numbers: Sequence[float]) -> float:
        return largest(numbers) if self.own_scale.isChecked() else self._limit

    def _describe(self) -> str:
        if self.source.trouble:
            return self.source.trouble
        if self.source.node is None:
            return self.tr("The network has no convolution: add one to see its filters.")
        answer = self.source.values
        if answer is None:
            return self.tr("Waiting for the filters…")
        filters, channels = answer.shape[:2]
        shown = min(filters, MOST_FILTERS), min(channels, MOST_CHANNELS)
        if shown == (filters, channels):
            return ""
        text = self.tr(
            "The first {filters} of {all_filters} filters and {channels} of {all_channels} "
            "channels are shown."
        )
        return text.format(
            filters=words.number(shown[0]),
            all_filters=words.number(filters),
            channels=words.number(shown[1]),
            all_channels=words.number(channels),
        )

    def _on_pointed(self, spot: Spot | None) -> None:
        answer = self.source.values
        if spot is None or answer is None:
            self.value.setText("")
            return
        _, channels, height, width = answer.shape
        shown = 1 if self._shows_colors else min(channels, MOST_CHANNELS)
        filter_, first = divmod(spot.tile, shown)
        numbers = filter_numbers(answer)
        picked = range(COLORS) if self._shows_colors else (first,)
        values = [
            numbers[((filter_ * channels + channel) * height + spot.row) * width + spot.column]
            for channel in picked
        ]
        place = self.tr("filter {filter}, channel {channel}, row {row}, column {column}: {value}")
        self.value.setText(
            place.format(
                filter=filter_,
                channel=", ".join(str(channel) for channel in picked),
                row=spot.row,
                column=spot.column,
                value=", ".join(write(value) if isfinite(value) else "?" for value in values),
            )
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Keep up to date while it can be seen."""
        super().showEvent(event)
        self.source.set_watched(watched=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing while it cannot be seen."""
        super().hideEvent(event)
        self.source.set_watched(watched=False)


def _caption(filter_: int, channel: int, channels: int) -> str:
    return str(filter_) if channels == 1 else f"{filter_}, {channel}"


class _StripPictures(QWidget):
    """A few filters side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.images: Sequence[QImage] = ()
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
        self.source.set_watched(watched=self.source.node is not None)
        self.refresh()

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
            self.pictures.images = list(_first_filters(numbers, answer.shape, limit))
            self.bar.set_limits(-limit, limit)
        self.pictures.update()


def _first_filters(numbers: Sequence[float], shape: Sequence[int], limit: float) -> list[QImage]:
    filters, channels, height, width = shape
    size = channels * height * width
    parts = [numbers[index * size :][:size] for index in range(min(filters, STRIP))]
    if channels == COLORS:
        return [color_image(part, width, height, limit) for part in parts]
    return [signed_image(part[: height * width], width, height, limit) for part in parts]
