"""The canvas from afar: blocks, names and hairlines, painted in a few calls for any number."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from cnnstudio.gui.canvas.items import colors
from cnnstudio.gui.canvas.items.annotations import TINTS, TITLE_STRIP
from cnnstudio.gui.canvas.items.colors import Colors
from cnnstudio.gui.canvas.items.far_names import FarNames, Named
from cnnstudio.gui.canvas.scene import CanvasScene
from cnnstudio.gui.canvas.words.group_content import GROUP_FAMILY

FRAME_OPACITY = 0.55


class FarPicture:
    """Collects blocks by family and wires as one path; built again when cards or wires change."""

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self._blocks: dict[str, list[QRectF]] = {}
        self._errors: list[QRectF] = []
        self._frames: list[QRectF] = []
        self._grounds: dict[str, list[QRectF]] = {}
        self._notes: dict[str, list[QRectF]] = {}
        self._wires = QPainterPath()
        self._stale = True
        self._names = FarNames(self._named)

    def forget(self) -> None:
        """Build it again before the next painting."""
        self._stale = True
        self._names.forget()

    def paint(self, painter: QPainter, seen: QRectF | None = None) -> None:
        """Paint in scene coordinates, where not all of it is seen only the names of what is."""
        if self._stale:
            self._build()
        now = colors.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_grounds(painter, now)
        self._paint_frames(painter, now)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A hairline: one wide stroke of all wires together would take longer than all the rest.
        painter.setPen(QPen(now.color("wire"), 0))
        painter.drawPath(self._wires)
        _paint_tinted(painter, now, self._blocks)
        _paint_tinted(painter, now, self._notes)
        self._paint_marks(painter, now)
        to_view = painter.worldTransform()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._names.paint(
            painter, to_view, self._scene.content_rect() if seen is None else seen, now
        )
        painter.setWorldTransform(to_view)

    def _named(self) -> Iterable[Named]:
        """Give what has a name, outer frames first."""
        for each in self._scene.annotations.values():
            if each.annotation.kind == "frame":
                tint = TINTS[each.annotation.color]
                yield Named(each.rect(), each.annotation.text, tint, TITLE_STRIP)
        for frame in self._scene.frames.values():
            inside = (self._scene.card_of(node) for node in frame.of_group.nodes)
            top = min(card.rect().top() for card in inside if card is not None)
            strip = top - frame.rect().top()
            yield Named(frame.rect(), frame.name, GROUP_FAMILY, strip)
        for card in self._scene.cards.values():
            yield Named(card.rect(), card.build.name, card.build.family)

    def _paint_grounds(self, painter: QPainter, now: Colors) -> None:
        painter.setOpacity(FRAME_OPACITY)
        _paint_tinted(painter, now, self._grounds)
        painter.setOpacity(1.0)

    def _paint_frames(self, painter: QPainter, now: Colors) -> None:
        family = now.family("blocks")
        painter.setPen(QPen(family.stripe, 0))
        painter.setBrush(family.soft)
        painter.setOpacity(FRAME_OPACITY)
        painter.drawRects(self._frames)
        painter.setOpacity(1.0)

    def _paint_marks(self, painter: QPainter, now: Colors) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for role, rects in self._marked().items():
            pen = QPen(now.color(role), 2)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawRects(rects)
            if role == "danger":
                pen.setWidth(1)
                painter.setPen(pen)
                painter.drawLines([line for rect in rects for line in cross(rect)])

    def _marked(self) -> dict[str, list[QRectF]]:
        selected = [card.rect() for card in self._scene.selected_cards()]
        notes = self._scene.annotations.values()
        selected += [note.rect() for note in notes if note.is_selected]
        found = {"danger": self._errors, "accent": selected}
        return {role: rects for role, rects in found.items() if rects}

    def _build(self) -> None:
        self._blocks, self._wires = {}, QPainterPath()
        self._grounds, self._notes = {}, {}
        for each in self._scene.annotations.values():
            kind = self._notes if each.annotation.kind == "note" else self._grounds
            kind.setdefault(TINTS[each.annotation.color], []).append(each.rect())
        cards = self._scene.cards.values()
        self._errors = [card.rect() for card in cards if card.build.has_error]
        self._frames = [frame.rect() for frame in self._scene.frames.values()]
        for card in self._scene.cards.values():
            self._blocks.setdefault(card.build.family, []).append(card.rect())
        for item in self._scene.wires.values():
            points = item.route.points
            for start, end in pairwise(points):
                self._wires.moveTo(start)
                self._wires.lineTo(end)
        self._stale = False


def cross(rect: QRectF) -> list[QLineF]:
    """Cross a block out, so that not only its color says that something is wrong with it."""
    return [
        QLineF(rect.topLeft(), rect.bottomRight()),
        QLineF(rect.topRight(), rect.bottomLeft()),
    ]


def _paint_tinted(painter: QPainter, now: Colors, rects: dict[str, list[QRectF]]) -> None:
    for family, boxes in rects.items():
        painter.setPen(QPen(now.family(family).stripe, 0))
        painter.setBrush(now.family(family).soft)
        painter.drawRects(boxes)
