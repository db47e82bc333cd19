"""All feature maps of one layer for one picture, live while a run trains."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.selection import Selection
from cnnstudio.gui.elements import Label
from cnnstudio.gui.explore.color_bar import ColorBar, write
from cnnstudio.gui.explore.lens_bar import LensBar
from cnnstudio.gui.explore.node_box import NodeBox
from cnnstudio.gui.explore.pictures import map_image, value_at
from cnnstudio.gui.explore.tile_grid import Spot, TileGrid, TileScroll
from cnnstudio.gui.explore.vector_bars import VectorBars
from cnnstudio.layers.io import Input
from cnnstudio.training.protocol import Map

MOST_CHANNELS = 512
VIEW = "feature maps"


class FeatureMapsPage(QWidget):
    """The maps of a layer as pictures, its vector as bars."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        lens: Lens,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._lens = document, lens
        self.node_box = NodeBox(
            document, selection, lambda node: not isinstance(node.layer, Input), parent=self
        )
        self.own_scale = QCheckBox(self.tr("Each on its own scale"), self)
        self.grid = TileGrid(self)
        self.bars = VectorBars(self)
        self.note = Label("", "body", "text2", wrap=True, parent=self)
        self.value = Label("", "body", parent=self)
        self.bar = ColorBar("ink", self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self.node_box.node_changed.connect(self._on_node)
        self.own_scale.toggled.connect(self.refresh)
        self.grid.pointed.connect(self._on_pointed)
        self.bars.pointed.connect(self._on_position)
        lens.changed.connect(self.refresh)
        lens.source_changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Label(self.tr("Feature maps"), "section", parent=self))
        head.addWidget(self.node_box)
        head.addStretch(1)
        head.addWidget(self.own_scale)
        head.addWidget(LensBar(self._lens, self))
        foot.addWidget(self.value, 1)
        foot.addWidget(self.bar)
        self._pages.addWidget(TileScroll(self.grid, self))
        self._pages.addWidget(self.bars)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 14, 24, 14)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.note)
        layout.addWidget(self._pages, 1)
        layout.addLayout(foot)

    @property
    def map(self) -> Map | None:
        """The maps that are known of the chosen layer."""
        node = self.node_box.node
        return None if node is None else self._lens.maps.get(node)

    def refresh(self) -> None:
        """Draw what the lens shows now."""
        if not self.isVisible():
            return
        map_ = self.map
        self.note.setText(self._describe())
        self.note.setVisible(bool(self.note.text()))
        is_vector = map_ is not None and len(map_.shape) == 1
        self._pages.setCurrentIndex(1 if is_vector else 0)
        self.own_scale.setVisible(not is_vector)
        self.bar.setVisible(map_ is not None and not is_vector and not self.own_scale.isChecked())
        if map_ is None:
            self.grid.set_tiles((), ())
        elif is_vector:
            self._show_vector(map_)
        else:
            self._show_maps(map_)

    def _show_maps(self, map_: Map) -> None:
        own = self.own_scale.isChecked()
        images = [map_image(map_, channel, own_scale=own) for channel in range(map_.channels)]
        shown: list[QImage] = [image for image in images if image is not None]
        self.grid.set_tiles(shown, [str(channel) for channel in range(len(shown))])
        self.bar.set_limits(map_.low, map_.high)

    def _show_vector(self, map_: Map) -> None:
        step = (map_.high - map_.low) / 255
        values = [map_.low + byte * step for byte in map_.pixels[: map_.width]]
        node = self._document.network.by_id.get(map_.node)
        classes = self._document.design.data.classes
        names = classes if len(classes) == len(values) else ()
        self.bars.set_values(values, node.layer.family if node else "dense", names)

    def _describe(self) -> str:
        map_ = self.map
        if self._lens.trouble:
            return self._lens.trouble
        if map_ is None:
            return self.tr("Waiting for the feature maps…")
        if len(map_.shape) == 3 and map_.channels < map_.shape[0]:
            text = self.tr("The first {shown} of {all} channels are shown.")
            return text.format(shown=words.number(map_.channels), all=words.number(map_.shape[0]))
        return ""

    # --- the pointer ---------------------------------------------------------------------------

    def _on_pointed(self, spot: Spot | None) -> None:
        map_ = self.map
        value = value_at(map_, *spot) if spot is not None and map_ is not None else None
        if spot is None or value is None:
            self.value.setText("")
            return
        text = self.tr("channel {channel}, row {row}, column {column}: about {value}")
        self.value.setText(
            text.format(channel=spot.tile, row=spot.row, column=spot.column, value=write(value))
        )

    def _on_position(self, position: int | None) -> None:
        if position is None or position >= len(self.bars.values):
            self.value.setText("")
            return
        text = self.tr("unit {position}: about {value}")
        value = write(self.bars.values[position])
        self.value.setText(text.format(position=position, value=value))

    # --- what the lens shall keep up to date ------------------------------------------------------

    def _on_node(self) -> None:
        if self.isVisible():
            node = self.node_box.node
            self._lens.want(VIEW, () if node is None else (node,), MOST_CHANNELS)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the maps of the layer."""
        super().showEvent(event)
        self._on_node()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing while it cannot be seen."""
        super().hideEvent(event)
        self._lens.release(VIEW)
