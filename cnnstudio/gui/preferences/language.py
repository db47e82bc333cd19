"""The choice of the language, where the program speaks more than one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from cnnstudio.app import languages

ENGLISH_ALONE = 2
"""How many entries there are without any catalog: as the system, and English."""


class LanguageChoice(QComboBox):
    """Offers the languages there are, each as its speakers call it.

    Signals:
        chosen: The user wants this language.
    """

    chosen = Signal(str)

    def __init__(self, now: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem(self.tr("As the system"), languages.AS_THE_SYSTEM)
        for language in self._known(now):
            self.addItem(languages.name(language), language)
        self.activated.connect(lambda: self.chosen.emit(self.currentData()))

    def _known(self, now: str) -> list[str]:
        """Give what can be chosen, and what is chosen even if its catalog is gone."""
        known = {languages.ENGLISH, *languages.catalogs(), now} - {languages.AS_THE_SYSTEM}
        return sorted(known, key=languages.name)

    def set_value(self, language: str) -> None:
        """Show the language that is chosen."""
        self.setCurrentIndex(self.findData(language))
