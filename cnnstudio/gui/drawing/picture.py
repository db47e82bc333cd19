"""The canvas as a picture: the same cards and wires, without a window, in the colors of paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import msgspec
from PySide6.QtCore import QCoreApplication, QRectF, QSizeF
from PySide6.QtGui import QPainter

from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.project_file import placed
from cnnstudio.app.runs import Runs
from cnnstudio.app.selection import Selection
from cnnstudio.gui.canvas.items.far import FarPicture
from cnnstudio.gui.canvas.items.geometry import HIDE_CARDS
from cnnstudio.gui.canvas.scene import CanvasScene
from cnnstudio.gui.looks import theme
from cnnstudio.gui.looks.tokens import LIGHT
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.project.design import Design

MARGIN = 20.0
"""Around the cards and wires, in pixels at 100 %."""

LEAST_SIZE = QSizeF(120, 60)
"""Of a picture of nothing."""

OWN_IS_WORTH = 0.85
"""How much smaller a drawing may be so that its cards lie where the user has put them."""

PAPER = replace(LIGHT, canvas="#FFFFFF")
"""The light colors on white, whatever the window looks like."""


@contextmanager
def on_paper() -> Iterator[None]:
    """Let the colors of paper hold while something is painted."""
    with theme.current().painting(PAPER):
        yield


class NetworkPicture:
    """Paints a design's network as its canvas shows it; nothing is selected on it.

    Attributes:
        rect: What there is to paint, with a margin, in pixels at 100 %.
    """

    def __init__(self, design: Design, lens: Lens | None = None) -> None:
        """Lay out the picture.

        Args:
            design: The network and its data.
            lens: Where the small maps on the cards come from; None leaves them empty.
        """
        self._document = Document(placed(design))
        self._lens = Lens(self._document, Assistant(), Runs())
        if lens is not None:
            _copy(lens, self._lens)
        self._scene = CanvasScene(self._document, Selection(self._document), self._lens)
        margin = MARGIN
        content = self._scene.content_rect().adjusted(-margin, -margin, margin, margin)
        self.rect = QRectF(content.topLeft(), content.size().expandedTo(LEAST_SIZE))

    @property
    def description(self) -> str:
        """The layers in a sentence, for those who cannot see them."""
        network = self._document.network
        names = ", ".join(node.name for node in network.order)
        return QCoreApplication.translate("Drawing", "Layers: {names}").format(names=names)

    def paint(self, painter: QPainter, place: QRectF, finer: float = 1.0) -> None:
        """Paint it into a place of the same proportions, in as much detail as its size allows.

        `finer` is how many times the detail may be as fine as on a screen.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Items ask the world's scale how large they are seen, which leaves out the view's.
        painter.setWindow(0, 0, round(1000 * finer), round(1000 * finer))
        painter.setViewport(0, 0, 1000, 1000)
        place = QRectF(place.topLeft() * finer, place.size() * finer)
        zoom = place.width() / self.rect.width()
        with on_paper():
            if zoom < HIDE_CARDS:
                painter.translate(place.topLeft())
                painter.scale(zoom, zoom)
                painter.translate(-self.rect.topLeft())
                FarPicture(self._scene).paint(painter)
            else:
                self._scene.render(painter, place, self.rect)
        painter.restore()


def picture_for(design: Design, lens: Lens | None, width: float, height: float) -> NetworkPicture:
    """Give the picture of a design that is largest in a room: as it is, or arranged for the room.

    The user's own arrangement is kept unless that makes the drawing much smaller.
    """
    own = NetworkPicture(design, lens)
    network = arranged(design.network, (width, height))
    other = NetworkPicture(msgspec.structs.replace(design, network=network), lens)
    zooms = [
        min(width / each.rect.width(), height / each.rect.height(), 1.0) for each in (own, other)
    ]
    return own if zooms[0] >= zooms[1] * OWN_IS_WORTH else other


def _copy(seen: Lens, kept: Lens) -> None:
    """Keep what a lens shows right now, and take no part in what it will show."""
    kept.maps, kept.picture, kept.picture_shape = dict(seen.maps), seen.picture, seen.picture_shape
    kept.index, kept.label, kept.shares = seen.index, seen.label, seen.shares
