"""Tables of numbers: what was published beside what is computed here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cnnstudio.app import words
from cnnstudio.gui.elements import HorizontalSeparator, Label
from cnnstudio.network.analysis import analyze
from cnnstudio.zoo.catalogue import Template
from cnnstudio.zoo.template import Published

NONE = "–"


class _Table(QWidget):
    """A few rows of labels, numbers at the right, with a line under the heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 2)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self.rows: list[Sequence[str]] = []

    def set_heading(self, *texts: str) -> None:
        """Name the columns."""
        self._add_labels(texts, "secondary", "text3", wrap=True)
        line = HorizontalSeparator(self)
        self._grid.addWidget(line, self._grid.rowCount(), 0, 1, len(texts))

    def add(self, texts: Sequence[str], *, strong: bool = False) -> None:
        """Add a row."""
        self.rows.append(texts)
        self._add_labels(texts, "secondary_strong" if strong else "table", "text")

    def add_note(self, text: str) -> None:
        """Add a note that takes the whole width."""
        note = Label(text, "secondary", "text2", wrap=True, parent=self)
        self._grid.addWidget(note, self._grid.rowCount(), 0, 1, self._grid.columnCount())

    def _add_labels(
        self, texts: Sequence[str], role: str, color: str, *, wrap: bool = False
    ) -> None:
        row = self._grid.rowCount()
        for column, text in enumerate(texts):
            label = Label(text, role, color, wrap=wrap or column == 0, parent=self)
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label, row, column)


class NumbersTable(_Table):
    """Parameters, multiply-accumulates and errors: computed here, and as others print them."""

    def __init__(self, entry: Template, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        errors = (self.tr("Top-1 error"), self.tr("Top-5 error")) if entry.published else ()
        self.set_heading("", self.tr("Parameters"), self.tr("GMACs"), *errors)
        here = self.tr("Computed here, {shape}").format(shape=words.shape(entry.input_shape))
        counts = (words.number(entry.parameters), gmacs(entry.macs / 1e9))
        self.add((here, *counts, *("" for _ in errors)), strong=True)
        for row in entry.published:
            self.add((words.word(row.source), *_published(row)))
        for row in entry.published:
            if row.note is not None:
                self.add_note(f"{words.word(row.source)}: {words.say(row.note)}")
        self.add_note(
            self.tr(
                "A MAC is one multiplication with its addition; papers often call it a FLOP. "
                "Running statistics are not counted as parameters here."
            )
        )


def _published(row: Published) -> Sequence[str]:
    parameters = NONE if row.parameters is None else words.number(row.parameters)
    macs = NONE if row.gmacs is None else gmacs(row.gmacs)
    return parameters, macs, percent(row.top1_error), percent(row.top5_error)


class OriginalTable(_Table):
    """The layers of the original paper, each beside the one that takes its place today."""

    def __init__(self, entry: Template, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        year = str(entry.year)
        self.set_heading(
            year, self.tr("Maps"), self.tr("Parameters"), self.tr("Today"), self.tr("Parameters")
        )
        network = entry.build()
        facts = analyze(network).nodes
        counts = {node.name: facts[node.id].parameters for node in network.nodes}
        for row in entry.original_layers:
            now = words.number(counts[row.today])
            shape, count = words.shape(row.shape), words.number(row.parameters)
            self.add((row.name, shape, count, row.today, now))
        for row in entry.original_layers:
            if row.note is not None:
                self.add_note(f"{row.name}: {words.say(row.note)}")


def gmacs(value: float) -> str:
    """Write billions of multiply-accumulates with three digits that count: 15.5, 0.000417."""
    return QLocale().toString(value, "g", 3)


def percent(error: float | None) -> str:
    """Write an error in percent: 30.2 %, and 0.95 %."""
    if error is None:
        return NONE
    return f"{QLocale().toString(error, 'f', 1 if error >= 1 else 2)} %"
