"""The network as Python code, to read and to copy."""

from __future__ import annotations

import keyword

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import (
    QGuiApplication,
    QShowEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.gui.elements import Button, ElidedLabel, EmptyState
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.looks import theme
from cnnstudio.network.codegen import UnfinishedError, python_module


class CodePanel(QFrame):
    """Shows the code that the network stands for; it is written when somebody looks."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_style(self, panel=True)
        self._document = document
        self._is_stale = True
        self.view = QPlainTextEdit(self)
        self.view.setReadOnly(True)
        self.view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.view.setAccessibleName(self.tr("Python code of the network"))
        self.view.setStyleSheet("QPlainTextEdit, QPlainTextEdit:focus { border: none; }")
        self._colors = PythonColors(self.view.document())
        self.missing = EmptyState("", icon="code", parent=self)
        self.copy = Button(self.tr("Copy code"), "copy", small=True, parent=self)
        self.copy.clicked.connect(self._on_copy)
        self._lay_out()
        document.analyzed.connect(self._on_analyzed)
        theme.current().changed.connect(self._style)
        self._style()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 12, 6)
        text = self.tr("PyTorch code of this network: the same calls that are trained here.")
        head.addWidget(ElidedLabel(text, color="text2", parent=self), 1)
        head.addWidget(self.copy)
        code = QWidget(self)
        column = QVBoxLayout(code)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(code)
        self._pages.addWidget(self.missing)

    def _style(self) -> None:
        self.view.setFont(theme.current().font("code"))
        self._colors.restyle()

    def _on_analyzed(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Write the code anew, staying at the place that was read."""
        self._is_stale = False
        try:
            code = python_module(self._document.network)
        except UnfinishedError as unfinished:
            self.missing.sentence.setText(words.say(unfinished.text))
            self._pages.setCurrentIndex(1)
            return
        self._pages.setCurrentIndex(0)
        if code != self.view.toPlainText():
            place = self.view.verticalScrollBar().value()
            self.view.setPlainText(code)
            self.view.verticalScrollBar().setValue(place)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.view.toPlainText())

    def showEvent(self, event: QShowEvent) -> None:
        """Write the code if it is not that of now."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()


_WORDS = "|".join(keyword.kwlist)
_PATTERNS = (
    (rf"\b({_WORDS}|self)\b", "accent_text"),
    (r"\b\d[\d_.e-]*\b", "family:convolution"),
    (r"(?<=def )\w+|(?<=class )\w+|(?<=\.)\w+(?=\()", "family:pooling"),
    (r"'[^']*'|\"[^\"]*\"", "family:dense"),
    (r"#.*$", "text3"),
)
"""What is colored how; later ones go over earlier ones."""

_QUOTES = '"""'


class PythonColors(QSyntaxHighlighter):
    """Colors the few things that our code consists of."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._rules: list[tuple[QRegularExpression, QTextCharFormat]] = []
        self._doc = QTextCharFormat()

    def restyle(self) -> None:
        """Take the colors that hold now."""
        now = theme.current()
        self._rules = []
        for pattern, color in _PATTERNS:
            style = QTextCharFormat()
            style.setForeground(now.color(color))
            self._rules.append((QRegularExpression(pattern), style))
        self._doc.setForeground(now.color("text3"))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Color one line; its state says whether a docstring goes on after it."""
        was_inside = self.previousBlockState() == 1
        quotes = text.count(_QUOTES)
        is_inside = was_inside != (quotes % 2 == 1)
        self.setCurrentBlockState(int(is_inside))
        if was_inside or quotes:
            self.setFormat(0, len(text), self._doc)
            return
        for pattern, style in self._rules:
            matches = pattern.globalMatch(text)
            while matches.hasNext():
                match = matches.next()
                self.setFormat(match.capturedStart(), match.capturedLength(), style)
