"""What one unit sees: its box on the picture and on every map between, with the arithmetic."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.selection import Selection
from cnnstudio.gui.elements import Button, ElidedLabel, HorizontalSeparator, Label, SpinBox
from cnnstudio.gui.explore.arithmetic import ArithmeticBox, enlarge
from cnnstudio.gui.explore.color_bar import write
from cnnstudio.gui.explore.field_table import FieldTable, signed_number
from cnnstudio.gui.explore.growth import GrowthChart
from cnnstudio.gui.explore.lens_bar import LensBar
from cnnstudio.gui.explore.map_row import MapRow, MapRowScroll
from cnnstudio.gui.explore.node_box import NodeBox
from cnnstudio.gui.explore.picture_view import PictureView, signed
from cnnstudio.gui.explore.pictures import value_at
from cnnstudio.gui.explore.unit_choice import UnitChoice
from cnnstudio.network.receptive_field import ReceptiveField

LEAST_CHANNELS = 16
LEAST_FOR_NUMBERS = 980


class ReceptiveFieldPage(QWidget):
    """The page of one unit.

    Signals: `projector_wanted` when it shall fill a screen of its own.
    """

    projector_wanted = Signal()

    def __init__(
        self,
        document: Document,
        selection: Selection,
        lens: Lens,
        choice: UnitChoice | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._lens = document, selection, lens
        self.choice = choice or UnitChoice(document, selection, self)
        self.place = ElidedLabel("", "body", "text2", parent=self)
        self.picture = PictureView(self.choice, lens, self)
        self.growth = GrowthChart(document, selection, self)
        self.table = FieldTable(document, self)
        self.center = Label("", "body", "text2", wrap=True, parent=self)
        self.arithmetic = ArithmeticBox(document, self)
        self.sees = ElidedLabel("", "body", parent=self)
        self.hint = ElidedLabel("", "body", "text2", parent=self)
        self.row = MapRow(self.choice, lens, self)
        self.nodes = NodeBox(
            document, selection, self._has_field, parent=self, drawn=self._drawn_node
        )
        self.nodes.activated.connect(self._on_node_chosen)
        self.channel_name = Label(self.tr("Channel"), "body", "text2", parent=self)
        self.channel = SpinBox(parent=self)
        self.channel.setAccessibleName(self.tr("Channel"))
        self.channel.setToolTip(self.tr("The channel of the layer that is shown, from 0"))
        self.channel.valueChanged.connect(self.choice.set_channel)
        self.projector = Button(self.tr("Projector"), "expand", small=True, parent=self)
        self.projector.setToolTip(self.tr("Fill a whole screen (F5); Esc comes back"))
        self.projector.clicked.connect(self.projector_wanted)
        self._lay_out()
        self.table.node_chosen.connect(lambda node: selection.set({node}))
        self.choice.changed.connect(self.refresh)
        self.choice.row_changed.connect(self._want_maps)
        lens.changed.connect(self._show_place)
        lens.changed.connect(self._show_hint)
        lens.source_changed.connect(self._show_hint)
        self.refresh()

    def _has_field(self, node: object) -> bool:
        facts = self._document.analysis.nodes.get(getattr(node, "id", 0))
        return facts is not None and facts.field is not None

    def _drawn_node(self) -> int | None:
        return None if self.choice.unit is None else self.choice.unit.node

    def _on_node_chosen(self, index: int) -> None:
        """Go to a layer of the row also if it is the selected one already."""
        node, row = self.nodes.itemData(index), self.choice.row
        unit = self.choice.unit
        if unit is not None and unit.node in row and node in row:
            self.choice.move_along(row.index(node) - row.index(unit.node))
        self.nodes.follow()

    def _lay_out(self) -> None:
        self.head = head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 12)
        head.setSpacing(10)
        head.addWidget(Label(self.tr("What one unit sees"), "section", parent=self))
        head.addWidget(self.nodes)
        head.addWidget(self.channel_name)
        head.addWidget(self.channel)
        head.addWidget(self.place, 1)
        head.addWidget(LensBar(self._lens, self))
        head.addWidget(self.projector)
        legend = QHBoxLayout()
        legend.setContentsMargins(24, 10, 24, 10)
        legend.setSpacing(24)
        legend.addWidget(self.sees, 1)
        legend.addWidget(self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(HorizontalSeparator(self))
        layout.addLayout(self._make_middle(), 3)
        layout.addWidget(HorizontalSeparator(self))
        layout.addLayout(legend)
        layout.addWidget(HorizontalSeparator(self))
        layout.addSpacing(10)
        layout.addWidget(MapRowScroll(self.row, self), 2)

    def _make_middle(self) -> QHBoxLayout:
        self._numbers = self._titled(
            self.tr("Numbers"), self.tr("in pixels of the picture"), self.table, self.center
        )
        growth = self._titled(
            self.tr("Growth by layer"), self.tr("pixels a unit can see"), self.growth
        )
        both = QHBoxLayout()
        both.setSpacing(28)
        both.addWidget(growth, 1)
        both.addWidget(self._numbers, 1)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addLayout(both, 1)
        side.addWidget(self.arithmetic)
        middle = QHBoxLayout()
        middle.setContentsMargins(16, 10, 24, 12)
        middle.setSpacing(28)
        middle.addWidget(self.picture, 2)
        middle.addLayout(side, 3)
        return middle

    def _titled(self, title: str, detail: str, *below: QWidget) -> QWidget:
        part = QWidget(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(title, "result", parent=part))
        row.addWidget(Label(detail, "secondary", "text2", parent=part))
        row.addStretch(1)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        for index, widget in enumerate(below):
            column.addWidget(widget, 0 if index else 1)
        return part

    def set_scale(self, scale: float) -> None:
        """Draw and write everything larger, as for a projector."""
        for view in (self.picture, self.row, self.growth):
            view.scale = scale
            view.update()
        self.table.set_scale(scale)
        self.arithmetic.set_scale(scale)
        for label in self.findChildren(Label):
            enlarge(label, scale)
        self.projector.hide()

    # --- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the unit that is looked at now."""
        unit = self.choice.unit
        node = None if unit is None else unit.node
        self.nodes.follow()
        self._show_channel()
        self.growth.set_current(node)
        self.table.set_current(node)
        self._show_place()
        self._show_center()
        self._show_sees()
        self._show_hint()
        self.arithmetic.show_node(node, self._sentence())
        if unit is not None and unit.channel >= self._wanted:
            self._want_maps()

    @property
    def _field(self) -> ReceptiveField | None:
        unit = self.choice.unit
        facts = self._document.analysis.nodes.get(unit.node) if unit is not None else None
        return facts.field if facts is not None else None

    def _show_channel(self) -> None:
        """Offer the channels of the layer; a vector and a gray picture leave no choice."""
        unit = self.choice.unit
        count = 1 if unit is None else self.choice.channel_count(unit.node)
        with QSignalBlocker(self.channel):
            self.channel.setRange(0, count - 1)
            self.channel.setValue(0 if unit is None else unit.channel)
        self.channel.setEnabled(count > 1)

    def _show_place(self) -> None:
        unit = self.choice.unit
        if unit is None:
            self.place.setText("")
            return
        if len(unit.place) == 2:
            text = self.tr("row {row}, column {column}")
            row, column = unit.place
        else:
            text = self.tr("unit {row}")
            row, column = unit.place[0], 0
        shown = short = text.format(row=row, column=column)
        shown += self.tr(" (counted from 0)")
        map_ = self._lens.maps.get(unit.node)
        value = None
        if map_ is not None and map_.shape == self.choice.shape(unit.node):
            is_map = len(unit.place) == 2
            value = value_at(map_, unit.channel if is_map else 0, row if is_map else 0, row)
            value = value_at(map_, unit.channel, row, column) if is_map else value
        if value is not None:
            shown += self.tr(" · value about {value}").format(value=write(value))
            short += self.tr(" · {value}").format(value=write(value))
        self.place.set_texts(shown, short, text.format(row=row, column=column))

    def _show_center(self) -> None:
        unit, field = self.choice.unit, self._field
        if unit is None or field is None or field.jump is None or len(unit.place) != 2:
            self.center.setText("")
            return
        parts = []
        for start, jump, index in zip(field.center, field.jump, unit.place, strict=True):
            middle = start + jump * index
            parts.append(f"{signed_number(start)} + {index}·{jump} = {signed_number(middle)}")
        words_ = self.tr("Center: row {row}, column {column}")
        self.center.setText(words_.format(row=parts[0], column=parts[1]))

    def _show_sees(self) -> None:
        box = self.picture.box
        if box is None:
            self.sees.setText("")
            return
        text = self.tr(
            "Sees {height} × {width} px: rows {top} to {bottom}, columns {left} to {right}"
        )
        shown = text.format(
            height=box.height,
            width=box.width,
            top=signed(box.top),
            bottom=signed(box.bottom - 1),
            left=signed(box.left),
            right=signed(box.right - 1),
        )
        rows, columns = self.choice.size(self.picture.node or 0)
        if box.top < 0 or box.left < 0 or box.bottom > rows or box.right > columns:
            shown += self.tr(", partly padding (hatched), which is always 0")
        self.sees.setText(shown)

    def _sentence(self) -> str:
        """Say why there is nothing to calculate, where that is so."""
        unit, field = self.choice.unit, self._field
        if unit is None or field is None:
            return self.tr("Add an Input and a layer with maps to see what its units see.")
        name = self._document.network.by_id[unit.node].name
        if len(unit.place) == 1 and field.jump is None:
            text = self.tr(
                "{name} is no grid: each of its units is connected to all units before it, so each "
                "sees all that any of them sees."
            )
            return text.format(name=name)
        if len(unit.place) == 1:
            text = self.tr(
                "{name} is no grid: its units stand in a row, but each still sees the same box as "
                "the unit of the map that it was."
            )
            return text.format(name=name)
        if field.size == (1, 1):
            return self.tr("A pixel of the picture sees itself.")
        if not field.aligned:
            return self.tr(
                "Branches meet here whose units have different centers: the box is the one around "
                "both."
            )
        return ""

    def _show_hint(self) -> None:
        if self._lens.trouble:
            self.hint.setText(self._lens.trouble)
        elif self.choice.is_pinned:
            self.hint.setText(self.tr("Pinned: arrow keys move it, Esc lets it go"))
        elif not self._lens.maps:
            self.hint.setText(self.tr("The values are not there yet; the boxes are."))
        else:
            self.hint.setText(self.tr("Point at a unit of any map; a click pins it"))

    # --- what the lens shall keep up to date ------------------------------------------------------

    @property
    def _view(self) -> str:
        return f"receptive field {id(self)}"

    @property
    def _wanted(self) -> int:
        unit = self.choice.unit
        needed = unit.channel + 1 if unit is not None else 1
        return max(LEAST_CHANNELS, 2 ** (needed - 1).bit_length())

    def _want_maps(self) -> None:
        if self.isVisible():
            self._lens.want(self._view, self.choice.row, self._wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the table out where there is no room for it: the bars say the most of it."""
        super().resizeEvent(event)
        self._numbers.setVisible(self.width() >= LEAST_FOR_NUMBERS)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the maps of the row."""
        super().showEvent(event)
        self._want_maps()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the unit also while nothing has the focus."""
        self.row.keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing while it cannot be seen."""
        super().hideEvent(event)
        self._lens.release(self._view)
