"""What the window says: bars with a message, empty states, progress."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cnnstudio.gui import accessibility
from cnnstudio.gui.elements.buttons import Button, IconButton, PrimaryButton
from cnnstudio.gui.elements.marks import IconLabel
from cnnstudio.gui.elements.styling import TONE_COLORS, TONE_ICONS, Tone, set_style
from cnnstudio.gui.elements.texts import Label
from cnnstudio.gui.looks import theme


class Banner(QFrame):
    """A message in the window with buttons to answer it; nothing waits for the answer.

    Signals:
        closed: The user put it away.
    """

    closed = Signal()

    def __init__(
        self,
        text: str = "",
        tone: Tone = "neutral",
        *,
        detail: str = "",
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make a banner.

        Args:
            text: What has happened, in a sentence.
            tone: How much it matters.
            detail: A second sentence, in the calmer color.
            closable: Whether the user can put it away.
            parent: The widget it lies in.
        """
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._icon = IconLabel("info", parent=self)
        self._text = Label(wrap=True, parent=self)
        self._detail = Label(color="text2", wrap=True, parent=self)
        close = IconButton("close", self.tr("Close this message"), small=True, parent=self)
        close.setVisible(closable)
        close.clicked.connect(self._on_close)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._detail)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 7, 8, 7)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addLayout(words, 1)
        layout.addLayout(self._actions)
        layout.addWidget(close)
        self.set_message(text, tone, detail)

    def set_message(self, text: str, tone: Tone, detail: str = "") -> None:
        """Say something else; the buttons stay."""
        set_style(self, tone=tone)
        self._icon.set_icon(TONE_ICONS[tone], TONE_COLORS[tone])
        self._text.setText(text)
        self._text.set_role("strong" if detail else "body")
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)

    def text(self) -> str:
        """Give the message."""
        return self._text.text()

    def add_action(
        self, text: str, action: Callable[[], object], *, primary: bool = False
    ) -> Button:
        """Offer an answer."""
        button = Button(text, kind="primary" if primary else "secondary", small=True, parent=self)
        button.clicked.connect(lambda: action())
        self._actions.addWidget(button)
        return button

    def clear_actions(self) -> None:
        """Take all answers away."""
        while (item := self._actions.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()


class EmptyState(QWidget):
    """What stands where there is nothing yet: one sentence, one button.

    Signals:
        accepted: The button was pressed.
    """

    accepted = Signal()

    def __init__(
        self, sentence: str, button: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(1)
        if icon:
            layout.addWidget(
                IconLabel(icon, "text3", 28, parent=self), 0, Qt.AlignmentFlag.AlignHCenter
            )
        self.sentence = Label(sentence, "body", "text2", wrap=True, parent=self)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.sentence)
        self.button = PrimaryButton(button, parent=self)
        self.button.setVisible(bool(button))
        self.button.clicked.connect(self.accepted)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)


class ProgressLine(QWidget):
    """A thin bar for how much is done; hatched while nobody knows how much there is."""

    def __init__(
        self, name: str, *, height: int = 6, color: str = "accent", parent: QWidget | None = None
    ) -> None:
        """Make a bar.

        Args:
            name: What goes on, for screen readers.
            height: Its height in pixels.
            color: The token of the part that is done.
            parent: The widget it lies in.
        """
        super().__init__(parent)
        self._name = name
        self._color = color
        accessibility.present(self, accessibility.Role.ProgressBar)
        self._value: float | None = 0.0
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(0.0)

    def value(self) -> float | None:
        """Give the part that is done, 0 to 1, or None if it is not known."""
        return self._value

    def set_value(self, value: float | None) -> None:
        """Show that this part is done, 0 to 1, or that it is not known."""
        self._value = None if value is None else min(max(value, 0.0), 1.0)
        known = self.tr("{share} %").format(share=round(100 * (self._value or 0)))
        share = self.tr("unknown") if self._value is None else known
        self.setAccessibleName(f"{self._name}: {share}")
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size it likes to have."""
        return QSize(120, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and the part that is done."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        track = QPainterPath()
        track.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(QPen(now.color("border_soft"), 1))
        painter.setBrush(now.color("sunken"))
        painter.drawPath(track)
        painter.setClipPath(track)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._value is None:
            self._draw_hatching(painter)
        else:
            done = QRectF(0, 0, self.width() * self._value, self.height())
            painter.fillRect(done, now.color(self._color))
        painter.end()

    def _draw_hatching(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.current().color(self._color), 1.5))
        height = self.height()
        for x in range(-height, self.width() + height, 8):
            painter.drawLine(x, height, x + height, 0)
