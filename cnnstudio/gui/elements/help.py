"""The little question marks and the cards they open."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from cnnstudio.gui.elements.buttons import Button
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.elements.texts import Label
from cnnstudio.gui.looks import icons, theme

_CARD_WIDTH = 280


class HelpCard(QFrame):
    """A small card that floats beside what it explains; Esc or a click elsewhere puts it away.

    Signals:
        link_chosen: The link to the lesson was pressed.
    """

    link_chosen = Signal()

    def __init__(
        self,
        title: str,
        text: str,
        link: str = "",
        picture: QPixmap | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.current().scaled(_CARD_WIDTH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(6)
        if title:
            layout.addWidget(Label(title, "name", parent=self))
        layout.addWidget(Label(text, "body", "text2", wrap=True, parent=self))
        if picture is not None:
            view = QLabel(self)
            view.setPixmap(picture)
            layout.addWidget(view)
        if link:
            button = Button(link, "book", "link", small=True, parent=self)
            button.clicked.connect(self._on_link)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_beside(self, widget: QWidget) -> None:
        """Open below a widget, or above it, so that all of the card is on the screen."""
        self.adjustSize()
        screen = widget.screen().availableGeometry()
        spot = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 4))
        if spot.y() + self.height() > screen.bottom():
            spot.setY(widget.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4)
        spot.setX(min(max(spot.x(), screen.left() + 4), screen.right() - self.width() - 4))
        self.move(spot)
        self.show()

    def _on_link(self) -> None:
        self.link_chosen.emit()
        self.close()


class HelpButton(QToolButton):
    """A question mark that opens a `HelpCard`.

    Signals:
        link_chosen: The link of its card was pressed.
    """

    link_chosen = Signal()

    def __init__(
        self, title: str, text: str, link: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_style(self, kind="flat")
        # The mark is small; what can be hit is not.
        self.setFixedSize(24, 24)
        self.setIconSize(QSize(16, 16))
        # Forms put it behind their fields in the order of Tab.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIcon(icons.icon("help", "text3"))
        self.set_help(title, text, link)
        self.clicked.connect(self.open_card)

    def set_help(
        self, title: str, text: str, link: str = "", picture: QPixmap | None = None
    ) -> None:
        """Explain something else."""
        self._content = (title, text, link, picture)
        self.setAccessibleName(self.tr("Help: {title}").format(title=title))

    def open_card(self) -> HelpCard:
        """Open the card."""
        card = HelpCard(*self._content, parent=self)
        card.link_chosen.connect(self.link_chosen)
        card.show_beside(self)
        return card
