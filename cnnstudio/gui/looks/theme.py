"""The theme: which design tokens hold now, and the palette and style sheet made from them.

There is one `Theme` object, `current()`. Widgets read their colors from it while they paint, and
`Theme.changed` tells those that keep something made of colors, such as plots. It follows the
system between light and dark unless it is told otherwise.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from string import Template
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QStyle

from cnnstudio import paths
from cnnstudio.gui.looks import fonts, sizes
from cnnstudio.gui.looks.focus import FocusRings
from cnnstudio.gui.looks.tokens import DARK, LIGHT, FamilyColors, Tokens

log = logging.getLogger(__name__)

Mode = Literal["system", "light", "dark"]

_PALETTE = {
    QPalette.ColorRole.Window: "panel",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.LinkVisited: "accent_text",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "border_soft",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Shadow: "border_strong",
}
_DISABLED_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


class Theme(QObject):
    """The colors and fonts that hold now.

    Signals:
        changed: Other tokens, another size of texts or density hold; all is restyled already.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._app: QApplication | None = None
        # Kept, since Qt's hints on contrast are gone for Python together with these.
        self._hints: QStyleHints | None = None
        self._mode: Mode = "system"
        self._strong_borders = False
        self._text_scale = 1.0
        self._compact = False
        self._reduced_motion = False
        self._tokens = LIGHT
        self.trouble = False
        """Whether the style sheet could not be used, so that the window looks plain."""

    @property
    def tokens(self) -> Tokens:
        """The table of colors that holds now."""
        return self._tokens

    @property
    def mode(self) -> Mode:
        """What was asked for: to follow the system, or one of the two."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Whether the dark colors hold now."""
        return self._tokens.dark

    def size(self, name: str) -> int:
        """Give a size in pixels as it holds now: see `sizes`."""
        return sizes.size(name, self._text_scale, compact=self._compact)

    def scaled(self, pixels: float) -> int:
        """Give a length beside texts in the size they have now; it does not become smaller."""
        return round(pixels * max(self._text_scale, 1.0))

    @property
    def text_scale(self) -> float:
        """The size of all texts, 1.0 for 100 %."""
        return self._text_scale

    def color(self, role: str) -> QColor:
        """Give a color: see `Tokens.color`."""
        return self._tokens.color(role)

    def family(self, family: str) -> FamilyColors:
        """Give the colors of a layer family, such as ``convolution``."""
        return self._tokens.family(family)

    def font(self, role: str = "body") -> QFont:
        """Make the font of a role in the text size that holds now: see `fonts.ROLES`."""
        return fonts.make(role, self._text_scale)

    def duration(self, milliseconds: int) -> int:
        """Give how long a movement takes: no time if people or their system want less motion."""
        return 0 if self._reduced_motion or not _system_moves() else milliseconds

    def set_reduced_motion(self, reduced: bool) -> None:
        """Show the end of movements at once."""
        self._reduced_motion = reduced

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or stay light or dark."""
        self._mode = mode
        self._refresh()

    def set_looks(self, *, text_scale: float = 1.0, compact: bool = False) -> None:
        """Make all texts larger or smaller, as for a projector, and move things closer together."""
        looks = (min(max(text_scale, 0.8), 2.0), compact)
        if looks != (self._text_scale, self._compact):
            self._text_scale, self._compact = looks
            self._restyle()

    def set_strong_borders(self, strong: bool) -> None:
        """Draw borders with a contrast of at least 3:1, also where the system does not ask."""
        self._strong_borders = strong
        self._refresh()

    def attach(self, app: QApplication, mode: Mode) -> None:
        """Style an application and keep it styled."""
        if self._app is not app:
            self._hints = app.styleHints()
            self._hints.colorSchemeChanged.connect(self._refresh)
            self._hints.accessibility().contrastPreferenceChanged.connect(self._refresh)
            FocusRings(app, self)
        self._app = app
        self._mode = mode
        app.setStyle("Fusion")
        self._tokens = self._wanted()
        self._restyle()

    @contextmanager
    def painting(self, tokens: Tokens) -> Iterator[None]:
        """Let other colors hold for a painting that is no part of the window, which stays as is."""
        shown, self._tokens = self._tokens, tokens
        try:
            yield
        finally:
            self._tokens = shown

    def _refresh(self) -> None:
        """Take the tokens that are wanted now, if they are other ones."""
        wanted = self._wanted()
        if wanted != self._tokens:
            self._tokens = wanted
            self._restyle()

    def _wanted(self) -> Tokens:
        dark = self._mode == "dark" or (self._mode == "system" and _system_is_dark())
        tokens = DARK if dark else LIGHT
        strong = self._strong_borders or self._system_wants_contrast()
        return tokens.with_strong_borders() if strong else tokens

    def _system_wants_contrast(self) -> bool:
        if self._hints is None:
            return False
        wanted = self._hints.accessibility().contrastPreference()
        return wanted == Qt.ContrastPreference.HighContrast

    def _restyle(self) -> None:
        if self._app is not None:
            # The sheet comes last: setting it is what repaints every widget.
            self._app.setFont(self.font())
            self._app.setPalette(palette(self._tokens))
            self._app.setStyleSheet(self._sheet())
        self.changed.emit()

    def _sheet(self) -> str:
        """Give the style sheet, or none where it cannot be read: the palette holds all the same."""
        try:
            sheet = style_sheet(self._tokens, self._text_scale, compact=self._compact)
        except (OSError, KeyError, ValueError) as error:
            log.warning("The style sheet could not be used: %s", error)
            sheet = ""
        self.trouble = not sheet
        return sheet


_theme: Theme | None = None


def current() -> Theme:
    """Give the one theme of the program."""
    global _theme
    if _theme is None:
        _theme = Theme()
    return _theme


def apply(app: QApplication, mode: Mode = "system") -> Theme:
    """Style the application and give the theme."""
    theme = current()
    theme.attach(app, mode)
    return theme


def palette(tokens: Tokens) -> QPalette:
    """Make Qt's palette from the tokens, for all that the style sheet does not name."""
    result = QPalette()
    for role, token in _PALETTE.items():
        result.setColor(role, tokens.color(token))
    for role in _DISABLED_ROLES:
        result.setColor(QPalette.ColorGroup.Disabled, role, tokens.color("text3"))
    return result


def style_sheet(tokens: Tokens, text_scale: float = 1.0, *, compact: bool = False) -> str:
    """Fill the tokens into ``resources/themes/studio.qss``.

    Raises:
        OSError, UnicodeDecodeError: It cannot be read.
        KeyError, ValueError: It asks for a token that there is not.
    """
    folder = paths.resources_folder() / "themes"
    values = tokens.colors() | {"pictures": (folder / tokens.name).as_posix()}
    for role, (size, weight) in fonts.ROLES.items():
        values[f"{role}_size"] = f"{round(size * text_scale)}px"
        values[f"{role}_weight"] = str(weight)
    for name, pixels in sizes.all_sizes(text_scale, compact=compact).items():
        values[f"{name}_space"] = f"{pixels}px"
    values["code_family"] = fonts.code_family()
    return Template((folder / "studio.qss").read_text(encoding="utf-8")).substitute(values)


def _system_moves() -> bool:
    """Whether the system shows motion; it tells by the style how long things move."""
    app = QApplication.instance()
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return not isinstance(app, QApplication) or app.style().styleHint(hint) > 0


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
