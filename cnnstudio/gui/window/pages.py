"""The middle of the window: one page for each workspace, made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget


class Pages(QStackedWidget):
    """Shows the page of a workspace."""

    def __init__(
        self, makers: Mapping[str, Callable[[], QWidget]], parent: QWidget | None = None
    ) -> None:
        """Say for each workspace how its page is made."""
        super().__init__(parent)
        self._makers = makers
        self._made: dict[str, QWidget] = {}

    def show_page(self, key: str) -> None:
        """Show a page; the others must not keep the window large."""
        if key not in self._made:
            self._made[key] = self._makers[key]()
            self.addWidget(self._made[key])
        for other, page in self._made.items():
            policy = QSizePolicy.Policy.Preferred if other == key else QSizePolicy.Policy.Ignored
            page.setSizePolicy(policy, policy)
        self.setCurrentWidget(self._made[key])
