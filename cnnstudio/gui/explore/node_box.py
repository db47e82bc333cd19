"""Choosing a layer by name; the same selection as on the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from cnnstudio.app.document import Document
from cnnstudio.app.selection import Selection
from cnnstudio.gui.looks import icons
from cnnstudio.network.graph import Node


class NodeBox(QComboBox):
    """A list of the layers that can be looked at here; follows the selection where it can.

    Signals: `node_changed` carries the id of the chosen node, or None where there is none.
    """

    node_changed = Signal(object)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        fits: Callable[[Node], bool],
        usual: Callable[[], int | None] | None = None,
        parent: QWidget | None = None,
        *,
        drawn: Callable[[], int | None] | None = None,
    ) -> None:
        """Offer the layers that fit; `usual` gives the one to begin with, else it is the first.

        Where something else decides which layer is drawn, `drawn` gives it, and it alone is named.
        """
        super().__init__(parent)
        self._document, self._selection, self._fits = document, selection, fits
        self._usual = usual or (lambda: self.itemData(0))
        self._drawn = drawn
        self._node: int | None = None
        self.setAccessibleName(self.tr("Layer"))
        self.setMinimumWidth(140)
        self.activated.connect(self._on_activated)
        document.analyzed.connect(self.refresh)
        document.replaced.connect(self.refresh)
        document.changed.connect(self.refresh)
        selection.changed.connect(self.follow)
        self.refresh()

    @property
    def node(self) -> int | None:
        """The id of the node that is looked at."""
        return self._node

    def refresh(self) -> None:
        """Offer the layers that there are now."""
        nodes = [node for node in self._document.network.order if self._fits(node)]
        shown = [(self.itemText(index), self.itemData(index)) for index in range(self.count())]
        if shown != [(node.name, node.id) for node in nodes]:
            with QSignalBlocker(self):
                self.clear()
                for node in nodes:
                    icon = icons.icon(node.layer.icon, f"family:{node.layer.family}")
                    self.addItem(icon, node.name, node.id)
        self.follow()

    def follow(self) -> None:
        """Name what is drawn; else the selected node if it fits, else stay, else the usual one."""
        wishes = (self._selection.single, self._node, self._usual())
        index = -1
        for wanted in wishes if self._drawn is None else (self._drawn(),):
            index = self.findData(wanted) if wanted is not None else -1
            if index >= 0:
                break
        with QSignalBlocker(self):
            self.setCurrentIndex(index)
        self._become(self.itemData(index) if index >= 0 else None)

    def _become(self, node: int | None) -> None:
        if node != self._node:
            self._node = node
            self.node_changed.emit(node)

    def _on_activated(self, index: int) -> None:
        node = self.itemData(index)
        self._become(node)
        self._selection.set({node})
