"""How the numbers of a layer come about: formulas in words, then with the numbers put in."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.gui import accessibility
from cnnstudio.gui.elements import Banner, FormulaBox, HorizontalSeparator, Label
from cnnstudio.gui.inspector.calculations import Calculation, calculations
from cnnstudio.gui.looks import theme
from cnnstudio.layers.base import Shape
from cnnstudio.layers.io import Input
from cnnstudio.layers.text import Text
from cnnstudio.network import dense_instead
from cnnstudio.network.analysis import NodeAnalysis
from cnnstudio.network.graph import Network
from cnnstudio.network.receptive_field import ReceptiveField

_OF_SHAPE = ("Output",)
_OF_FIELD = ("Receptive field", "Jump", "Start")
_OF_DENSE = (dense_instead.STEM,)


class CalculationBox(FormulaBox):
    """One number or several of one formula.

    Signals:
        pointed: The settings its numbers come from, while the pointer is over it; else none.
    """

    pointed = Signal(frozenset)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.calculations: tuple[Calculation, ...] = ()

    def show_calculations(
        self, title: str, result: str, found: Sequence[Calculation], lit: str = ""
    ) -> None:
        """Show a title with its result and how it was calculated."""
        self.calculations = tuple(found)
        formula = words.say(found[0].explanation.formula) if found else ""
        self.set_content(title, result, formula)
        self.light(lit)

    def light(self, name: str) -> None:
        """Light up the numbers that come from a setting."""
        told = (found for found in self.calculations if not found.is_trivial)
        lines = dict.fromkeys(found.rich_text(name) for found in told)
        self.numbers.setText("<br>".join(lines))
        self.numbers.setVisible(bool(lines))

    @property
    def settings(self) -> frozenset[str]:
        """The settings that its numbers come from."""
        return frozenset(name for found in self.calculations for name in found.settings)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say which settings count here."""
        self.pointed.emit(self.settings)

    def leaveEvent(self, event: QEvent) -> None:
        """Say that nothing is pointed at."""
        self.pointed.emit(frozenset())


class DenseBox(CalculationBox):
    """What a dense layer with the same input and output would cost: a line for each number."""

    def show_dense(self, found: Sequence[Calculation], lit: str = "") -> None:
        """Show the comparison, or nothing for a layer that cannot be compared."""
        self.setVisible(bool(found))
        if not found:
            return
        last = found[-1]
        times = f"{last.result} ×"
        is_ratio = len(found) == len(_DENSE_LINES)
        title = self.tr("The same as a dense layer")
        self.show_calculations(title, times if is_ratio else "", found, lit)
        self.formula.setText(
            self.tr("A weight for each pair of a number that comes in and one that goes out.")
        )

    def light(self, name: str) -> None:
        """Light up the numbers that come from a setting; say before each line what it is."""
        lines = (
            f"{escape(words.say(title))}: {found.rich_text(name)}"
            for title, found in zip(_DENSE_LINES, self.calculations, strict=False)
        )
        self.numbers.setText("<br>".join(lines))
        self.numbers.setVisible(bool(self.calculations))


_DENSE_LINES = (Text("Parameters"), Text("MACs"), Text("Bytes"), Text("Times"))


class NodeArithmetic(QWidget):
    """All numbers of a layer with their arithmetic.

    Signals:
        pointed: The settings that the numbers under the pointer come from.
    """

    pointed = Signal(frozenset)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lit = ""
        self._boxes: list[CalculationBox] = []
        self.field = FieldBox(self)
        self.dense = DenseBox(self)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self._line = HorizontalSeparator(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 0)
        layout.setSpacing(10)
        layout.addWidget(HorizontalSeparator(self))
        layout.addLayout(self._column)
        layout.addWidget(self._line)
        layout.addWidget(self.field)
        self._dense_line = HorizontalSeparator(self)
        layout.addWidget(self._dense_line)
        layout.addWidget(self.dense)
        for box in (*self.field.boxes, self.dense):
            box.pointed.connect(self.pointed)

    def boxes(self) -> list[CalculationBox]:
        """Give the boxes that are shown now."""
        return [box for box in self._all_boxes() if not box.isHidden()]

    def _all_boxes(self) -> Sequence[CalculationBox]:
        return (*self._boxes, *self.field.boxes, self.dense)

    def light(self, name: str) -> None:
        """Light up the numbers that come from a setting."""
        self._lit = name
        for box in self._all_boxes():
            box.light(name)

    def show_node(self, document: Document, node_id: int | None) -> None:
        """Show the numbers of a layer, as far as they are known."""
        facts = None if node_id is None else document.analysis.nodes[node_id]
        if node_id is None or facts is None or facts.output_shape is None:
            self.hide()
            return
        network = document.network
        found = calculations(network, document.analysis, node_id)
        self._show_boxes(facts, found)
        field = facts.field if not isinstance(network.by_id[node_id].layer, Input) else None
        of_field = [each for each in found if each.subject.startswith(_OF_FIELD)]
        self.field.show_field(field, of_field, _picture(network), self._lit)
        self._line.setVisible(field is not None)
        of_dense = [each for each in found if each.subject.startswith(_OF_DENSE)]
        self.dense.show_dense(of_dense, self._lit)
        self._dense_line.setVisible(bool(of_dense))
        self.show()

    def _show_boxes(self, facts: NodeAnalysis, found: Sequence[Calculation]) -> None:
        """Show the output's shape first, then a box for each other number."""
        of_shape = [each for each in found if each.subject.startswith(_OF_SHAPE)]
        elsewhere = _OF_SHAPE + _OF_FIELD + _OF_DENSE
        others = [each for each in found if not each.subject.startswith(elsewhere)]
        while len(self._boxes) < 1 + len(others):
            box = CalculationBox(self)
            box.pointed.connect(self.pointed)
            self._boxes.append(box)
            self._column.addWidget(box)
        shape = facts.output_shape or ()
        size = " × ".join(words.number(side) for side in shape)
        self._boxes[0].show_calculations(self.tr("Output size"), size, of_shape, self._lit)
        for box, each in zip(self._boxes[1:], others, strict=False):
            title = words.say(each.explanation.subject)
            box.show_calculations(title, each.result, [each], self._lit)
        for place, box in enumerate(self._boxes):
            box.setVisible(place <= len(others))


class FieldBox(QWidget):
    """What the units of a layer see of the picture: size, jump, start and center."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = tuple(CalculationBox(self) for _ in _OF_FIELD)
        self.sketch = FieldSketch(self)
        self.words = Label("", color="text2", wrap=True, parent=self)
        text = self.tr(
            "The branches that meet here are not aligned: their units do not look at the same "
            "places."
        )
        self.warning = Banner(text, "warning", closable=False, parent=self)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.sketch, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.boxes[0], 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        for box in self.boxes[1:]:
            layout.addWidget(box)
        layout.addWidget(self.words)
        layout.addWidget(self.warning)

    def show_field(
        self,
        field: ReceptiveField | None,
        found: Sequence[Calculation],
        picture: Shape,
        lit: str = "",
    ) -> None:
        """Show a receptive field, or nothing where there is none."""
        self.setVisible(field is not None)
        if field is None:
            return
        by_subject = {
            subject: list(group) for subject, group in groupby(sorted(found, key=_stem), key=_stem)
        }
        titles = (self.tr("Receptive field"), self.tr("Jump"), self.tr("Start"))
        values = (field.size, field.jump, field.start)
        for box, subject, title, value in zip(self.boxes, _OF_FIELD, titles, values, strict=True):
            known = by_subject.get(subject, [])
            shown = "" if value is None else words.pixels(value)
            if subject == _OF_FIELD[2]:
                shown = _place(field.start)
            box.show_calculations(title, shown, known, lit)
            box.setVisible(bool(known) or subject == _OF_FIELD[0])
        self.sketch.set_field(field, picture)
        self.words.setText(self._describe(field))
        self.warning.setVisible(not field.aligned)

    def _describe(self, field: ReceptiveField) -> str:
        if field.jump is None:
            return self.tr("Every unit sees all of this box of the picture.")
        if not field.is_grid:
            return self.tr("Each number comes from one unit of the maps before, and sees as much.")
        text = self.tr("The box of unit 0 is centered on row and column {center}, counted from 0.")
        return text.format(center=_place(field.center))


class FieldSketch(QWidget):
    """The picture as a square, with the box that a unit in its middle sees."""

    SIDE = 40

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field: ReceptiveField | None = None
        self._picture: Shape = (1, 1, 1)
        self.setFixedSize(self.SIDE, self.SIDE)
        name = self.tr("What a unit sees of the picture")
        accessibility.present(self, accessibility.Role.Graphic, name)

    def set_field(self, field: ReceptiveField, picture: Shape) -> None:
        """Show another field in a picture of channels × height × width."""
        self._field, self._picture = field, picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both to scale."""
        if self._field is None:
            return
        now = theme.current()
        height, width = self._picture[-2:]
        scale = (self.SIDE - 2) / max(height, width)
        sheet = QRectF(0, 0, width * scale, height * scale)
        sheet.moveCenter(QRectF(self.rect()).center())
        box = QRectF(0, 0, self._field.size[1] * scale, self._field.size[0] * scale)
        box.moveCenter(sheet.center())
        painter = QPainter(self)
        painter.fillRect(sheet, now.color("sunken"))
        painter.setPen(QPen(now.color("border_strong"), 1))
        painter.drawRect(sheet)
        painter.setPen(QPen(now.color("accent"), 1.5))
        painter.setBrush(now.color("accent_soft"))
        painter.drawRect(box.intersected(sheet))
        painter.end()


def _stem(found: Calculation) -> str:
    return next(stem for stem in _OF_FIELD if found.subject.startswith(stem))


def _place(point: tuple[float, float]) -> str:
    """Write a row and a column: −2, −2."""
    return ", ".join(words.number(axis).replace("-", "−") for axis in point)


def _picture(network: Network) -> Shape:
    pictures = [node.layer for node in network.nodes if isinstance(node.layer, Input)]
    return pictures[0].output_shape() if pictures else (1, 1, 1)
