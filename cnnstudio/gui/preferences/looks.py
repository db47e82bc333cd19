"""How the program looks: from the remembered preferences to the theme, at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from cnnstudio.app.settings import Preferences, Settings
from cnnstudio.gui.looks import theme


class Looks(QObject):
    """Changes the preferences on looks, so that menus and the dialog show the same.

    Signals:
        changed: Others hold, and are remembered and shown already.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def values(self) -> Preferences:
        """The preferences that hold now."""
        return self._settings.values

    def change(self, **values: object) -> None:
        """Remember other preferences and show what they mean."""
        self._settings.change(**values)
        self.apply()
        self.changed.emit()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Give what each action does."""
        return {
            "theme_system": partial(self.change, theme="system"),
            "theme_light": partial(self.change, theme="light"),
            "theme_dark": partial(self.change, theme="dark"),
            "reduce_motion": self._toggle_motion,
        }

    def _toggle_motion(self) -> None:
        self.change(reduce_motion=not self.values.reduce_motion)

    def apply(self) -> None:
        """Show what the preferences mean."""
        values, now = self.values, theme.current()
        now.set_reduced_motion(values.reduce_motion)
        now.set_looks(text_scale=values.text_percent / 100, compact=values.density == "compact")
        now.set_strong_borders(values.strong_borders)
        now.set_mode(values.theme)
