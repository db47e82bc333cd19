"""The totals of two networks, one above the other, with difference and ratio."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cnnstudio.app import words
from cnnstudio.gui.elements import ElidedLabel, Label
from cnnstudio.layers.text import Text
from cnnstudio.network.compare import Comparison
from cnnstudio.network.totals import Totals


def _sides(value: tuple[int, ...] | None) -> str:
    return "–" if value is None else " × ".join(words.number(side) for side in value)


class Figure(NamedTuple):
    """One of the totals: its heading, its name in `Totals`, how it is written, and compared."""

    title: Text
    key: str
    write: Callable[..., str]
    has_ratio: bool = False


FIGURES = (
    Figure(Text("Parameters"), "parameters", words.number, has_ratio=True),
    Figure(Text("MACs"), "macs", words.number, has_ratio=True),
    Figure(Text("Activations"), "activation_bytes", words.bytes_, has_ratio=True),
    Figure(Text("Layers"), "layers", words.number),
    Figure(Text("Depth"), "depth", words.number),
    Figure(Text("Receptive field"), "field", _sides),
    Figure(Text("Output"), "output", _sides),
)


class TotalsGrid(QWidget):
    """A row for each network and one for the difference, a column for each figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = [ElidedLabel("", color="text2", parent=self) for _ in range(2)]
        self.cells = {
            figure.key: [
                ElidedLabel("", "strong" if at < 2 else "body", parent=self) for at in range(3)
            ]
            for figure in FIGURES
        }
        layout = QGridLayout(self)
        layout.setContentsMargins(14, 6, 14, 6)
        layout.setHorizontalSpacing(20)
        layout.setVerticalSpacing(1)
        names = [*self.names, Label(_tr("Difference"), color="text2", parent=self)]
        for at, label in enumerate(names, start=1):
            label.setMaximumWidth(150)
            layout.addWidget(label, at, 0)
        right = Qt.AlignmentFlag.AlignRight
        for place, figure in enumerate(FIGURES, start=1):
            heading = ElidedLabel(words.say(figure.title), "secondary", "text2", parent=self)
            for at, label in enumerate((heading, *self.cells[figure.key])):
                layout.addWidget(label, at, place, right)
        layout.setColumnStretch(len(FIGURES) + 1, 1)

    def show_comparison(self, found: Comparison, left: str, right: str) -> None:
        """Show the totals of both sides."""
        for label, name in zip(self.names, (left, right), strict=True):
            label.setText(name)
        for figure in FIGURES:
            one, other, gap = self.cells[figure.key]
            before, after = getattr(found.left, figure.key), getattr(found.right, figure.key)
            one.setText(figure.write(before))
            other.setText(figure.write(after))
            gap.setText(_gap(found.left, found.right, figure))
            gap.set_color("text3" if before == after else "accent_text")


def _gap(left: Totals, right: Totals, figure: Figure) -> str:
    """Write difference and ratio: +1,100 (×1.02); far less: −1,100 (÷12)."""
    before, after = getattr(left, figure.key), getattr(right, figure.key)
    if before == after:
        return _tr("same")
    if not isinstance(before, int) or not isinstance(after, int):
        return _tr("differs")
    sign = "+" if after > before else "−"
    gap = f"{sign}{figure.write(abs(after - before))}"
    if not figure.has_ratio or not before:
        return gap
    return f"{gap} ({_ratio(before, after)})"


def _ratio(before: int, after: int) -> str:
    """Write how many times as much, or below a tenth as little, in three digits or more."""
    is_tiny = 0 < after < before / 10
    ratio = before / after if is_tiny else after / before
    number = words.number(round(ratio) if ratio >= 1000 else float(f"{ratio:.3g}"))
    return f"÷{number}" if is_tiny else f"×{number}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Compare", text)
