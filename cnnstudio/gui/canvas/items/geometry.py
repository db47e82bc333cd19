"""Where things are on a card, in pixels at 100 % zoom from its top left corner."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.network.layout.cards import CARD_HEIGHT, STRIP_HEIGHT

RADIUS = 8.0
STRIPE_WIDTH = 4.0
INSET = 12.0
ICON_TILE = QRectF(12, 9, 24, 24)
NAME_LEFT = 43.0
SETTINGS_TOP = 42.0
BODY_TOP = 64.0
BODY_HEIGHT = 76.0
FOOTER_TOP = CARD_HEIGHT - 36.0
FOOTER_HEIGHT = 36.0

ROWS_TOP, ROW_HEIGHT, ROW_GAP = 50.0, 20.0, 4.0
SHEET_STEP = 4.0
"""From a group's card to the next sheet behind it."""

PORT_TOP = 93.0
PORT_GAP = 29.0
PORT_RADIUS = 4.5
PORT_REACH = 12.0
"""Half of the square in which a port can be taken, in pixels of the screen."""

REACH_OUTSIDE = 10.0
"""How far ports and rings stick out of a card."""

# Level of detail by zoom: below each, something is left out. Qt finds out the zoom of each item by
# itself, with errors of rounding, and all must agree at just 80, 55 and 40 %. Below 40 %
# a card has no room for letters that can be read: its name stands in a plain block, in full size.
_ROUNDING = 1e-6
HIDE_CAPTIONS = 0.8 - _ROUNDING
HIDE_BODY = 0.55 - _ROUNDING
HIDE_CARDS = 0.4 - _ROUNDING


def body_rect(width: float) -> QRectF:
    """Give the part of a card where maps, bars or an error are shown."""
    return QRectF(INSET, BODY_TOP, width - 2 * INSET, BODY_HEIGHT)


def row_rect(index: int, width: float) -> QRectF:
    """Give a row in the card of a group."""
    return QRectF(INSET, ROWS_TOP + index * (ROW_HEIGHT + ROW_GAP), width - 2 * INSET, ROW_HEIGHT)


def expand_rect(width: float) -> QRectF:
    """Give the button that unfolds a group."""
    return QRectF(width - 27, 10, 20, 20)


def strip_rect(index: int, width: float) -> QRectF:
    """Give the strip of a docked follower."""
    return QRectF(0, CARD_HEIGHT + index * STRIP_HEIGHT, width, STRIP_HEIGHT)


def port_offsets(above: int, below: int, middle: float = PORT_TOP) -> list[float]:
    """Give where input ports are along their side: those above the middle one, it, those below."""
    room = middle - 16
    gap_above = min(PORT_GAP, room / max(above, 1))
    gap_below = min(PORT_GAP, room / max(below, 1))
    return [
        *(middle - gap_above * (above - index) for index in range(above)),
        middle,
        *(middle + gap_below * (index + 1) for index in range(below)),
    ]


def is_near(point: QPointF, other: QPointF, reach: float) -> bool:
    """Whether two points lie within a square of that half side."""
    return abs(point.x() - other.x()) <= reach and abs(point.y() - other.y()) <= reach
