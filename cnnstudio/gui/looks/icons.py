"""The icons: SVG drawings in ``currentColor``, tinted when they are painted.

An icon looks its color up in the current theme each time it is painted, so it follows a switch
between light and dark by itself, and it is drawn at the device's own resolution.
"""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPaintEngine,
    QPainter,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import Shiboken

from cnnstudio import paths
from cnnstudio.gui.looks import theme

log = logging.getLogger(__name__)

_PLACEHOLDER = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" '
    'stroke="currentColor" stroke-width="1.3" stroke-dasharray="2 2">'
    '<rect x="2.5" y="2.5" width="11" height="11" rx="2"/></svg>'
)
"""What stands for an icon whose file cannot be read: a dotted square."""

_ENGINES_OF_LINES = frozenset({QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf})

DISABLED = "wire"
"""The color role of every icon that cannot be used now."""


@cache
def icon(name: str, color: str = "text2", *, checked: str = "") -> QIcon:
    """Give an icon that follows the theme.

    Args:
        name: The name of a file in ``resources/icons``, without its ending.
        color: A token such as ``text2``, ``family:convolution`` or a color as ``#RRGGBB``.
        checked: The color while its button is checked; the same as `color` if empty.
    """
    return QIcon(_TintedEngine(name, color, checked or color))


@cache
def no_icon() -> QIcon:
    """Give the icon that shows nothing, to take one away."""
    return QIcon()


@cache
def app_icon() -> QIcon:
    """Give the program's own icon, in its own colors."""
    return QIcon(str(_file("app")))


def pixmap(name: str, color: str | QColor, size: int, device_pixel_ratio: float = 1.0) -> QPixmap:
    """Give a tinted picture of `size` logical pixels for a device of that pixel ratio."""
    picture = _tinted(name, _resolve(color), round(size * device_pixel_ratio))
    picture.setDevicePixelRatio(device_pixel_ratio)
    return picture


def paint(painter: QPainter, rect: QRectF, name: str, color: str | QColor) -> None:
    """Paint an icon into a square, crisp at the painter's zoom and device.

    Made for items that paint themselves: the picture is kept, so this is one draw call. In files
    that keep lines as lines, such as SVG and PDF, it is drawn as lines.
    """
    if painter.paintEngine().type() in _ENGINES_OF_LINES:
        _draw(painter, rect, name, _resolve(color))
        return
    scale = abs(painter.deviceTransform().m11()) or 1.0
    side = max(1, round(rect.width() * scale))
    painter.drawPixmap(rect, _tinted(name, _resolve(color), side), QRectF(0, 0, side, side))


def names() -> list[str]:
    """Give the names of all icons there are."""
    return sorted(file.stem for file in (paths.resources_folder() / "icons").glob("*.svg"))


def _file(name: str) -> Path:
    return paths.resources_folder() / "icons" / f"{name}.svg"


@cache
def _source(name: str) -> str:
    """Read an icon once; a file that is missing costs nothing but its picture."""
    try:
        return _file(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        log.warning("The icon %s could not be read: %s", name, error)
        return _PLACEHOLDER


def _resolve(color: str | QColor) -> QColor:
    return color if isinstance(color, QColor) else theme.current().color(color)


def _tinted(name: str, color: QColor, side: int) -> QPixmap:
    """Draw an icon `side` device pixels wide, or take it from Qt's cache of pictures."""
    key = f"icon/{name}/{color.rgba():08x}/{side}"
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _draw(painter, QRectF(0, 0, side, side), name, color)
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


def _draw(painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
    """Draw the lines of an icon."""
    opacity = painter.opacity()
    painter.setOpacity(opacity * color.alphaF())
    source = _source(name).replace("currentColor", color.name(QColor.NameFormat.HexRgb))
    QSvgRenderer(QByteArray(source.encode())).render(painter, rect)
    painter.setOpacity(opacity)


def _leading_square(rect: QRectF) -> QRectF:
    """Give the square at the leading end of a rectangle, in the middle of its height.

    Buttons ask for icons wider than high: Qt leaves only 4 pixels between an icon and its text,
    and what is left of the width makes it more.
    """
    side = min(rect.width(), rect.height())
    square = QRectF(rect.x(), rect.y() + (rect.height() - side) // 2, side, side)
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        square.moveRight(rect.right())
    return square


class _TintedEngine(QIconEngine):
    """Draws one icon in the colors the theme has at that moment."""

    def __init__(self, name: str, color: str, checked: str) -> None:
        super().__init__()
        self._name = name
        self._colors = (color, checked)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        square = _leading_square(QRectF(rect))
        paint(painter, square, self._name, self._color(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        color = self._color(mode, state)
        if size.isEmpty():
            # While a panel makes room, its buttons may be flat for a moment.
            return QPixmap()
        if size.width() == size.height():
            return _tinted(self._name, color, max(1, size.width()))
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint(painter, _leading_square(QRectF(picture.rect())), self._name, color)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        copy = _TintedEngine(self._name, *self._colors)
        # Qt takes over what it gets here, but PySide does not know and would free it as well.
        # An icon takes ownership away from Python; forgetting the icon leaves the copy to Qt.
        Shiboken.invalidate(QIcon(copy))
        return copy

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        if mode == QIcon.Mode.Disabled:
            return theme.current().color(DISABLED)
        color, checked = self._colors
        return theme.current().color(checked if state == QIcon.State.On else color)
