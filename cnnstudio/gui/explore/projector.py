"""What one unit sees, on a screen of its own, for a class."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.selection import Selection
from cnnstudio.gui.elements import Button
from cnnstudio.gui.explore.receptive_field import ReceptiveFieldPage
from cnnstudio.gui.explore.unit_choice import UnitChoice

SCALE = 1.5


class Projector(QWidget):
    """The page of one unit on a whole screen, for a class; Esc or F5 puts it away.

    While a unit is pinned, Esc first lets go of that, as the hint on the page says.
    """

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
        self.close_button = Button(self.tr("Close"), "close", parent=self.page)
        self.close_button.setToolTip(self.tr("Back to the window (F5, or Esc)"))
        self.close_button.clicked.connect(self.close)
        self.page.head.addWidget(self.close_button)
        # The window itself takes the keys, for the row of maps.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Come back to the window."""
        is_escape = event.key() == Qt.Key.Key_Escape and not self.page.choice.is_pinned
        if is_escape or event.key() == Qt.Key.Key_F5:
            self.close()
        else:
            self.page.row.keyPressEvent(event)
