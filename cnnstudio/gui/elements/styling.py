"""How elements tell the style sheet what they are."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

Tone = Literal["neutral", "accent", "ok", "warning", "danger"]

TONE_ICONS: dict[str, str] = {
    "neutral": "info",
    "accent": "info",
    "ok": "ok",
    "warning": "warning",
    "danger": "problem",
}
"""The icon that stands beside each tone: color never carries a meaning alone."""

TONE_COLORS: dict[str, str] = {
    "neutral": "text2",
    "accent": "accent_text",
    "ok": "success",
    "warning": "warning",
    "danger": "danger",
}
"""The color of texts and icons in each tone."""


def set_style(widget: QWidget, **properties: str | bool) -> None:
    """Set properties the style sheet asks for, and style the widget anew if any changed."""
    changed = [name for name, value in properties.items() if widget.property(name) != value]
    for name in changed:
        widget.setProperty(name, properties[name])
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
