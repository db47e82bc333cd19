"""Texts: labels by role, headings, formulas, hints of keys, fields to search in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from cnnstudio.gui import icons, theme
from cnnstudio.gui.elements.buttons import Button, set_tip
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
    """A label of one line that ends in an ellipsis where it is too narrow, with a tip for the rest."""

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
        self._has_own_tip = False
        super().__init__(text, role, color, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Give the least room: three letters and the ellipsis."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("xxx…"), super().minimumSizeHint().height())

    def shown_text(self) -> str:
        """Give the text as it fits now."""
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), self._mode, width)

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

    def event(self, event):
        """Offer the whole text as a tip while it does not fit."""
        if event.type() == event.Type.ToolTip and not self.toolTip():
            if self.shown_text() != self.text():
                set_tip(self, self.text())
                handled = super().event(event)
                self.setToolTip("")
                return handled
        return super().event(event)


class IconLabel(QWidget):
    """An icon to look at, tinted by the theme, with a soft tile behind it if wanted."""

    def __init__(
        self,
        icon: str,
        color: str = "text2",
        size: int = 16,
        *,
        tile: int = 0,
        soft: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show an icon.

        Args:
            icon: The name of an icon.
            color: A token or ``family:NAME``.
            size: The side of the icon.
            tile: The side of the tile behind it, 0 for none.
            soft: The family whose soft color fills the tile.
            parent: The widget it lies in.
        """
        super().__init__(parent)
        self._icon, self._color, self._size, self._soft = icon, color, size, soft
        self.setFixedSize(max(size, tile), max(size, tile))

    def set_icon(self, icon: str, color: str = "", soft: str = "") -> None:
        """Show another icon, and in other colors if given."""
        self._icon = icon
        self._color = color or self._color
        self._soft = soft or self._soft
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._soft:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().family(self._soft).soft)
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        square = QRectF(0, 0, self._size, self._size)
        square.moveTo((self.width() - self._size) // 2, (self.height() - self._size) // 2)
        icons.paint(painter, square, self._icon, self._color)
        painter.end()


class Swatch(QWidget):
    """A small square in the color of a family or of a run."""

    def __init__(
        self, family: str = "", color: str = "", side: int = 9, parent: QWidget | None = None
    ) -> None:
        """Show the stripe color of a family, or any color written out."""
        super().__init__(parent)
        self._family, self._color = family, color
        self.setFixedSize(side, side)

    def set_color(self, *, family: str = "", color: str = "") -> None:
        """Show another color."""
        self._family, self._color = family, color
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the square, with an outline in ink where the fill is pale."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.current().family(self._family)
        fill = QColor(self._color) if self._color else colors.stripe
        outline = fill if self._color else colors.ink
        painter.setPen(QPen(outline, 1) if _is_pale(fill) else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        rect = QRectF(self.rect())
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5) if _is_pale(fill) else rect, 2, 2)
        painter.end()


def _is_pale(color: QColor) -> bool:
    """Whether a fill needs an outline on a white panel."""
    return not theme.current().is_dark and color.lightnessF() > 0.5 and color.valueF() > 0.85


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
        self.label = Label(text, "strong", "text2", parent=self)
        self.link = Button(link, kind="link", small=True, parent=self)
        self.link.setVisible(bool(link))
        self.link.clicked.connect(self.link_chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        if family:
            layout.addWidget(Swatch(family, parent=self))
        layout.addWidget(self.label)
        layout.addStretch(1)
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


class SearchField(QLineEdit):
    """A field to search in, with a magnifying glass and the keys that lead to it."""

    def __init__(self, placeholder: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        glass = QAction(icons.icon("search", "text3"), "", self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._hint = KeyHint(keys, self)
        self.textChanged.connect(self._place_hint)

    def resizeEvent(self, event) -> None:
        """Keep the hint at the right end."""
        super().resizeEvent(event)
        self._place_hint()

    def _place_hint(self) -> None:
        self._hint.adjustSize()
        self._hint.setVisible(bool(self._hint.text()) and not self.text())
        top = (self.height() - self._hint.height()) // 2
        self._hint.move(self.width() - self._hint.width() - 7, top)


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
        self.title = Label("", "strong", "text2", parent=self)
        self.result = Label("", "title", parent=self)
        self.formula = Label("", "body", "text2", wrap=True, parent=self)
        self.numbers = Label("", "body", parent=self)
        self.answer = Label("", "strong", "accent_text", parent=self)
        self.numbers.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        margin = 12 if sunken else 0
        layout = QGridLayout(self)
        layout.setContentsMargins(margin, margin and 8, margin, margin and 8)
        layout.setHorizontalSpacing(4)
        layout.setVerticalSpacing(2)
        layout.addWidget(self.title, 0, 0, 1, 2)
        layout.addWidget(self.result, 0, 2, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self.formula, 1, 0, 1, 3)
        layout.addWidget(self.numbers, 2, 0)
        layout.addWidget(self.answer, 2, 1)
        layout.setColumnStretch(2, 1)
        self.set_content(title, result, formula, numbers, answer)

    def set_content(
        self, title: str, result: str = "", formula: str = "", numbers: str = "", answer: str = ""
    ) -> None:
        """Show other numbers; lines without a text take no room."""
        texts = {
            self.title: title,
            self.result: result,
            self.formula: formula,
            self.numbers: numbers,
            self.answer: answer,
        }
        for label, text in texts.items():
            label.setText(text)
            label.setVisible(bool(text))


class HorizontalSeparator(QWidget):
    """A line one pixel high between parts of a panel."""

    _vertical = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if self._vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        role = "border" if self._vertical else "border_soft"
        painter.fillRect(self.rect(), theme.current().color(role))
        painter.end()


class VerticalSeparator(HorizontalSeparator):
    """A line one pixel wide between groups in a bar."""

    _vertical = True
