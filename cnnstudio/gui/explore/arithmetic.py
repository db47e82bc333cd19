"""The arithmetic of a receptive field, line by line, with the numbers put in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.gui.elements import Label
from cnnstudio.gui.looks import fonts, theme
from cnnstudio.layers.base import Explanation
from cnnstudio.network.analysis import explain
from cnnstudio.network.receptive_field import signed

SUBJECTS = ("Receptive field", "Jump", "Start")


def enlarge(label: Label, scale: float) -> None:
    """Write a label larger than its role says."""
    size, _ = fonts.ROLES[label.property("textRole")]
    label.setStyleSheet(f"font-size: {round(size * scale)}px")


class ArithmeticBox(QFrame):
    """Size, jump and start of a layer's units: the formula, and what came out."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._scale = 1.0
        self._lines: list[tuple[Label, Label, Label, Label]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 10, 16, 10)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.sentence = Label("", "body", "text2", wrap=True, parent=self)
        self._grid.addWidget(self.sentence, 0, 0, 1, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("sunken"))
        painter.drawRoundedRect(self.rect(), 8, 8)
        painter.end()

    @property
    def texts(self) -> list[str]:
        """What is shown, line by line."""
        return [" ".join(label.text() for label in line) for line in self._lines if _seen(line)]

    def set_scale(self, scale: float) -> None:
        """Write everything larger."""
        self._scale = scale
        for label in self.findChildren(Label):
            enlarge(label, scale)

    def show_node(self, node: int | None, sentence: str = "") -> None:
        """Spell out a layer's field, or say a sentence in place of it."""
        found = [] if node is None or sentence else self._explanations(node)
        while len(self._lines) < len(found):
            self._add_line()
        for index, line in enumerate(self._lines):
            for label in line:
                label.setVisible(index < len(found))
            if index < len(found):
                self._fill(line, found[index])
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _explanations(self, node: int) -> list[Explanation]:
        texts = explain(self._document.network, self._document.analysis, node)
        return [text for text in texts if text.subject.template.startswith(SUBJECTS)]

    def _add_line(self) -> None:
        line = (
            Label("", "strong", "text2", parent=self),
            Label("", "body", "text2", wrap=True, parent=self),
            Label("", "result", parent=self),
            Label("", "result", "accent_text", parent=self),
        )
        row = len(self._lines) + 1
        for column, label in enumerate(line):
            self._grid.addWidget(label, row, column)
            if self._scale != 1.0:
                enlarge(label, self._scale)
        line[2].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines.append(line)

    def _fill(self, line: tuple[Label, ...], text: Explanation) -> None:
        line[0].setText(words.say(text.subject))
        line[1].setText(words.say(text.formula))
        line[2].setText(text.numbers)
        line[3].setText(f"= {signed(text.result)}")


def _seen(line: tuple[Label, ...]) -> bool:
    return not line[0].isHidden()
