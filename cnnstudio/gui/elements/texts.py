"""Texts: labels by role, headings, formulas, hints of keys."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from cnnstudio.gui.elements.buttons import Button, set_tip
from cnnstudio.gui.elements.marks import Swatch
from cnnstudio.gui.elements.styling import set_style


class Label(QLabel):
    """A text in one of the roles of `fonts.ROLES` and in a color of the tokens.

    The colors are text, text2, text3, accent_text, on_accent, success, warning and danger.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        color: str = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        set_style(self, textRole=role, textColor=color)

    def set_role(self, role: str) -> None:
        """Take another size and weight."""
        set_style(self, textRole=role)

    def set_color(self, color: str) -> None:
        """Take another color."""
        set_style(self, textColor=color)


class ElidedLabel(Label):
    """A label of one line: shorter words, or an ellipsis and a tip, stand for what does not fit."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        color: str = "text",
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        self._mode = mode
        self._shorter: tuple[str, ...] = ()
        super().__init__(text, role, color, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Give the least room: three letters and the ellipsis."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("xxx…"), super().minimumSizeHint().height())

    def set_texts(self, text: str, *shorter: str) -> None:
        """Show a text, or what can be said in less room, the longest first."""
        self._shorter = shorter
        self.setText(text)
        self.update()

    def shown_text(self) -> str:
        """Give the text as it fits now."""
        width, metrics = self.contentsRect().width(), self.fontMetrics()
        texts = (self.text(), *self._shorter)
        fitting = (text for text in texts if metrics.horizontalAdvance(text) <= width)
        return next(fitting, metrics.elidedText(texts[-1], self._mode, width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        shown = self.shown_text()
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Offer the whole text as a tip while it does not fit."""
        asks_for_tip = event.type() == QEvent.Type.ToolTip and not self.toolTip()
        if asks_for_tip and self.shown_text() != self.text():
            set_tip(self, self.text())
            handled = super().event(event)
            self.setToolTip("")
            return handled
        return super().event(event)


class SectionHeader(QWidget):
    """The heading of a part of a panel, with a swatch before and a link behind it if wanted.

    Signals:
        link_chosen: The link was pressed.
    """

    link_chosen = Signal()

    def __init__(
        self, text: str, *, family: str = "", link: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.label = ElidedLabel(text, "strong", "text2", parent=self)
        self.link = Button(link, kind="link", small=True, parent=self)
        self.link.setVisible(bool(link))
        self.link.clicked.connect(self.link_chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        if family:
            layout.addWidget(Swatch(family, parent=self))
        layout.addWidget(self.label, 1)
        layout.addWidget(self.link)

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(widget)


class KeyHint(QLabel):
    """The keys that do what the text beside it says."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(keys, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class FormulaBox(QFrame):
    """A number with the way it came about: title and result, the formula, the numbers put in."""

    def __init__(
        self,
        title: str = "",
        result: str = "",
        formula: str = "",
        numbers: str = "",
        answer: str = "",
        *,
        sunken: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show a number and its formula.

        Args:
            title: What is calculated: ``Output size``.
            result: The number, in the heading: ``6 × 28 × 28``.
            formula: The formula in words: ``(size + 2 · padding − kernel) / stride + 1``.
            numbers: The formula with the numbers put in, up to the equals sign.
            answer: What stands after it, in bold.
            sunken: Whether it lies in a box of its own.
            parent: The widget it lies in.
        """
        super().__init__(parent)
        set_style(self, sunken=sunken)
        self.title = Label("", "strong", "text2", wrap=True, parent=self)
        self.result = Label("", "title", parent=self)
        self.formula = Label("", "body", "text2", wrap=True, parent=self)
        self.numbers = Label("", "body", wrap=True, parent=self)
        self.numbers.setTextFormat(Qt.TextFormat.RichText)
        self.numbers.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        margin = 12 if sunken else 0
        layout = QGridLayout(self)
        layout.setContentsMargins(margin, margin and 8, margin, margin and 8)
        layout.setVerticalSpacing(2)
        layout.addWidget(self.title, 0, 0)
        layout.addWidget(self.result, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        layout.setColumnStretch(0, 1)
        layout.addWidget(self.formula, 1, 0, 1, 2)
        layout.addWidget(self.numbers, 2, 0, 1, 2)
        self.set_content(title, result, formula, numbers, answer)

    def set_content(
        self, title: str, result: str = "", formula: str = "", numbers: str = "", answer: str = ""
    ) -> None:
        """Show other numbers; lines without a text take no room."""
        # Rich text for the bold end alone: what is escaped cannot be taken for a tag.
        full = f"{escape(numbers)} <b>{escape(answer)}</b>" if numbers or answer else ""
        texts = {
            self.title: title,
            self.result: result,
            self.formula: formula,
            self.numbers: full,
        }
        for label, text in texts.items():
            label.setText(text)
            label.setVisible(bool(text))
