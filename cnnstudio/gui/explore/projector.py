"""What one unit sees, on a screen of its own, for a class."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.selection import Selection
from cnnstudio.gui.explore.receptive_field import ReceptiveFieldPage
from cnnstudio.gui.explore.unit_choice import UnitChoice

SCALE = 1.5


class Projector(QWidget):
    """The page of one unit on a whole screen, for a class; Esc or F5 puts it away."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        lens: Lens,
        choice: UnitChoice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("What one unit sees – CNN Studio"))
        self.page = ReceptiveFieldPage(document, selection, lens, choice, self)
        self.page.set_scale(SCALE)
        # The window itself takes the keys, for the row of maps.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Come back to the window."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
            self.close()
        else:
            self.page.row.keyPressEvent(event)
