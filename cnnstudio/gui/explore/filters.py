"""The filters of a convolution as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.selection import Selection
from cnnstudio.gui.elements import Label
from cnnstudio.gui.explore.color_bar import ColorBar, write
from cnnstudio.gui.explore.filter_source import COLORS, FilterSource
from cnnstudio.gui.explore.node_box import NodeBox
from cnnstudio.gui.explore.pictures import (
    color_image,
    filter_numbers,
    largest,
    signed_image,
)
from cnnstudio.gui.explore.tile_grid import Spot, TileGrid, TileScroll
from cnnstudio.layers.convolution import Conv2d

MOST_FILTERS, MOST_CHANNELS = 64, 32
"""More than that are not told apart on a screen; a sentence says how many there are."""


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
        return self.source.are_colors and self.in_color.isChecked()

    def refresh(self) -> None:
        """Draw the filters that are known now."""
        answer = self.source.values
        self.note.setText(self._describe())
        self.note.setVisible(bool(self.note.text()))
        self.in_color.setVisible(self.source.are_colors)
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
        _, channels, height, width = shape
        size = height * width
        images, captions = [], []
        for filter_, channel in self._places(shape):
            start = (filter_ * channels + channel) * size
            part = numbers[start : start + size]
            images.append(signed_image(part, width, height, self._limit_for(part)))
            captions.append(_caption(filter_, channel, channels))
        self.grid.set_tiles(images, captions, self._columns(shape))

    def _places(self, shape: Sequence[int]) -> list[tuple[int, int]]:
        """Give filter and channel of each tile; the longer of the two runs along the rows."""
        filters = range(min(shape[0], MOST_FILTERS))
        channels = range(min(shape[1], MOST_CHANNELS))
        if len(filters) > len(channels):
            return [(filter_, channel) for channel in channels for filter_ in filters]
        return [(filter_, channel) for filter_ in filters for channel in channels]

    def _columns(self, shape: Sequence[int]) -> int:
        """Give how many tiles are in a row; 0 lets them flow where there is just one channel."""
        filters, channels = min(shape[0], MOST_FILTERS), min(shape[1], MOST_CHANNELS)
        return max(filters, channels) if channels > 1 else 0

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
        texts = []
        if answer.shape[1] > 1 and not self._shows_colors:
            texts.append(self.tr("Below each picture: the filter, and the channel it looks at."))
        shown = min(answer.shape[0], MOST_FILTERS), min(answer.shape[1], MOST_CHANNELS)
        if shown != answer.shape[:2]:
            text = self.tr(
                "The first {filters} of {all_filters} filters and {channels} of {all_channels} "
                "channels are shown."
            )
            numbers = map(words.number, (shown[0], answer.shape[0], shown[1], answer.shape[1]))
            names = ("filters", "all_filters", "channels", "all_channels")
            texts.append(text.format(**dict(zip(names, numbers, strict=True))))
        return " ".join(texts)

    def _on_pointed(self, spot: Spot | None) -> None:
        answer = self.source.values
        if spot is None or answer is None:
            self.value.setText("")
            return
        _, channels, height, width = answer.shape
        numbers = filter_numbers(answer)
        filter_, channel = (spot.tile, 0)
        if not self._shows_colors:
            filter_, channel = self._places(answer.shape)[spot.tile]
        picked = range(COLORS) if self._shows_colors else (channel,)
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
