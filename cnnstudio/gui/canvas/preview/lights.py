"""Lights on cards: on what has just changed, and on the settings that a number comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.app.document import Document
from cnnstudio.gui.canvas.items import colors, geometry
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.scene import CanvasScene
from cnnstudio.gui.looks import theme
from cnnstudio.network.analysis import Analysis, NodeAnalysis
from cnnstudio.network.graph import Network

FLASH_MS = 400
ALPHA = (0.16, 0.24)
"""Of the accent color over what is lit, in light and in dark: the words stay readable."""

MOST = 400
"""So many cards are looked at for changes; more are not in view and large enough at once."""

Part = Literal["settings", "numbers"]


class Light(NamedTuple):
    """A part of a card, or the strip of one of its members."""

    card: CardItem
    node: int
    part: Part

    def rect(self) -> QRectF:
        """Give its place in the scene, wherever the card is now."""
        card = self.card
        if self.node != card.node and not card.is_group:
            return card.member_rect(self.node).adjusted(1, 1, -1, -1)
        top, height = geometry.SETTINGS_TOP - 1, 18.0
        if self.part == "numbers":
            top, height = geometry.FOOTER_TOP + 2, geometry.FOOTER_HEIGHT - 4
        return QRectF(8, top, card.width - 16, height).translated(card.pos())


class Lights(QGraphicsItem):
    """Shows some lights over the cards."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Sequence[Light] = ()
        self.setZValue(8)

    def show_lights(self, lights: Sequence[Light]) -> None:
        """Show these and no others."""
        if lights != self.shown:
            self.prepareGeometryChange()
            self.shown = lights
            self.setVisible(bool(lights))

    def boundingRect(self) -> QRectF:
        """Give the box around all lights."""
        found = QRectF()
        for light in self.shown:
            found |= light.rect()
        return found.adjusted(-60, -60, 60, 60) if self.shown else found

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if zoom < geometry.HIDE_BODY:
            return
        now = colors.current()
        color = QColor(now.color("accent"))
        color.setAlphaF(ALPHA[now.is_dark])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for light in self.shown:
            # From further away the line is not there that would be lit.
            if light.part == "numbers" or zoom >= geometry.HIDE_CAPTIONS:
                painter.drawRoundedRect(light.rect(), 4, 4)


class CardLights(QObject):
    """Lights up for a moment what an edit changed, and the settings that someone asks about."""

    def __init__(self, canvas: CanvasScene, document: Document) -> None:
        super().__init__(canvas)
        self._canvas, self._document = canvas, document
        self.flashes, self.lights = Lights(), Lights()
        for item in (self.flashes, self.lights):
            canvas.addItem(item)
        self._seen: tuple[Network, Analysis] = document.network, document.analysis
        self._end = QTimer(self, singleShot=True)
        self._end.timeout.connect(self._stop)
        canvas.changing.connect(self._let_go)
        document.analyzed.connect(self._on_analyzed)
        document.replaced.connect(self._on_replaced)

    def show_settings(self, node: int | None) -> None:
        """Light up the settings on the card of a node, or none."""
        card = None if node is None else self._canvas.card_of(node)
        lit = () if card is None or node is None else (Light(card, node, "settings"),)
        self.lights.show_lights(lit)

    def _let_go(self) -> None:
        """Cards are about to go."""
        self._end.stop()
        self._stop()
        self.lights.show_lights(())

    def _stop(self) -> None:
        self.flashes.show_lights(())

    def _on_replaced(self) -> None:
        self._seen = self._document.network, self._document.analysis

    def _on_analyzed(self) -> None:
        """Light up what reads otherwise than before, unless less motion is wanted."""
        before, self._seen = self._seen, (self._document.network, self._document.analysis)
        duration = theme.current().duration(FLASH_MS)
        if not duration:
            return
        lights = [*self._changed(*before)]
        if lights:
            self.flashes.show_lights(lights)
            self._end.start(duration)

    def _changed(self, network: Network, analysis: Analysis) -> Iterable[Light]:
        now = self._document.analysis.nodes
        for card in [*self._canvas.cards.values()][:MOST]:
            for node in card.members:
                old, new = network.by_id.get(node), self._document.network.by_id.get(node)
                if old is None or new is None:
                    continue
                if old.layer != new.layer and not card.is_group:
                    yield Light(card, node, "settings")
                if _numbers(analysis.nodes.get(node)) != _numbers(now.get(node)):
                    yield Light(card, node if card.is_group else card.node, "numbers")
                    break


def _numbers(facts: NodeAnalysis | None) -> object:
    return None if facts is None else (facts.output_shape, facts.parameters)
