"""The summary lists all layers, follows the selection and leads it, and explains each number."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from cnnstudio.app.document import Document
from cnnstudio.app.selection import Selection
from cnnstudio.gui.looks import theme
from cnnstudio.gui.summary import SummaryPanel
from cnnstudio.gui.summary.model import COLUMNS, LAYER, NUMBER, SETTINGS
from cnnstudio.gui.summary.panel import LEAST_SETTINGS
from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input
from cnnstudio.network import edits
from cnnstudio.network.graph import Network, Node
from cnnstudio.project.design import Design
from cnnstudio.zoo.small import dense_baseline, lenet5
from tests.builders import graph

CONV1, POOL1, FLATTEN, FC1 = 2, 4, 8, 9
TITLES = [str(column.title) for column in COLUMNS]


@pytest.fixture(autouse=True)
def studio(qapp):
    return theme.apply(qapp, "light")


class Summing:
    """A summary on the screen, with its document and selection."""

    def __init__(self, qtbot, network):
        self.document = Document(Design(network))
        self.selection = Selection(self.document)
        self.panel = SummaryPanel(self.document, self.selection)
        qtbot.addWidget(self.panel)
        self.panel.resize(900, 300)
        with qtbot.waitExposed(self.panel):
            self.panel.show()
        self.model = self.panel.model
        self.table = self.panel.table

    def cell(self, node, title):
        return self.model.rows[self.model.row_of(node)].cells[TITLES.index(title)].replace(",", "")

    def chosen_rows(self):
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def click(self, qtbot, row, modifier=Qt.KeyboardModifier.NoModifier):
        place = self.table.visualRect(self.model.index(row, 1)).center()
        qtbot.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


@pytest.fixture
def lenet(qtbot):
    return Summing(qtbot, lenet5())


def test_the_model_keeps_qts_rules(lenet, qtmodeltester):
    tester = QAbstractItemModelTester(
        lenet.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    lenet.document.edit("x", edits.set_setting, [CONV1], "filters", 8)
    lenet.document.edit("x", edits.remove_nodes, [POOL1])
    lenet.document.undo_stack.undo()
    assert tester.model() is lenet.model


def test_a_row_shows_settings_shape_counts_and_field(lenet):
    row = [lenet.cell(CONV1, title) for title in TITLES]
    assert row == [
        "2",
        "conv1",
        "Conv 2D 6 filters 5×5 pad 2",
        "6×28×28",
        "156",
        "117600",
        "5 × 5",
        "1",
        "18.4 KiB",
    ]


def test_a_layer_that_sees_everything_has_no_jump(lenet):
    assert lenet.cell(FC1, "Receptive field") == "28 × 28"
    assert lenet.cell(FC1, "Jump") == "–"


def test_what_is_not_known_is_a_question_mark(lenet):
    lenet.document.edit("x", edits.remove_nodes, [FLATTEN])
    assert lenet.cell(FC1, "Output shape") == "?"
    assert lenet.cell(FC1, "Parameters") == "?"


def test_layers_on_a_circle_are_listed_last(qtbot):
    network = Network(
        (
            Node(1, "a", ReLU(), (2,)),
            Node(2, "b", ReLU(), (1,)),
            Node(3, "input", Input()),
        )
    )
    shown = Summing(qtbot, network)
    assert [row.node for row in shown.model.rows] == [3, 1, 2]


def test_a_click_selects_the_layer(lenet, qtbot):
    lenet.click(qtbot, 1)
    assert lenet.selection.ids == {CONV1}


def test_control_click_adds_a_layer(lenet, qtbot):
    lenet.click(qtbot, 1)
    lenet.click(qtbot, 3, Qt.KeyboardModifier.ControlModifier)
    assert lenet.selection.ids == {CONV1, POOL1}


def test_arrow_keys_move_the_selection(lenet, qtbot):
    lenet.click(qtbot, 1)
    qtbot.keyClick(lenet.table, Qt.Key.Key_Down)
    assert lenet.selection.ids == {CONV1 + 1}


def test_the_table_follows_a_selection_made_elsewhere(lenet):
    lenet.selection.set([CONV1, POOL1])
    assert lenet.chosen_rows() == [1, 3]
    lenet.selection.clear()
    assert lenet.chosen_rows() == []


def test_following_does_not_answer_back(lenet, qtbot):
    with qtbot.waitSignal(lenet.selection.changed):
        lenet.selection.set([CONV1, POOL1])
    assert lenet.selection.ids == {CONV1, POOL1}


def test_the_selection_survives_a_change_of_rows(lenet):
    lenet.selection.set([POOL1])
    lenet.document.edit("x", edits.append, CONV1, ReLU())
    assert lenet.selection.ids == {POOL1}
    assert lenet.chosen_rows() == [lenet.model.row_of(POOL1)]


def test_an_edit_updates_just_the_rows_that_changed(lenet):
    changed, reset = [], []
    lenet.model.dataChanged.connect(
        lambda first, last, *_: changed.extend(range(first.row(), last.row() + 1))
    )
    lenet.model.modelReset.connect(lambda: reset.append(1))
    lenet.document.edit("x", edits.set_setting, [FC1], "units", 100)
    assert changed == [8, 9, 10]
    assert reset == []


def test_changed_cells_flash_for_a_moment(lenet, qtbot):
    lenet.document.edit("x", edits.set_setting, [FC1], "units", 100)
    shape = lenet.model.index(8, TITLES.index("Output shape"))
    name = lenet.model.index(8, TITLES.index("Layer"))
    assert lenet.model.is_flashing(shape)
    assert not lenet.model.is_flashing(name)
    qtbot.waitUntil(lambda: not lenet.model.is_flashing(shape), timeout=2_000)


def test_nothing_flashes_where_less_motion_is_wanted(lenet, studio):
    studio.set_reduced_motion(True)
    try:
        lenet.document.edit("x", edits.set_setting, [FC1], "units", 100)
        assert not lenet.model.is_flashing(lenet.model.index(8, TITLES.index("Output shape")))
    finally:
        studio.set_reduced_motion(False)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Output shape", "⌊(28 + 2·2 − 5) / 1⌋ + 1 = 28"),
        ("Parameters", "6 × (5·5·1 + 1) = 156"),
        ("MACs", "28·28 · 6 · 5·5·1 = 117600"),
        ("Receptive field", "1 + (5 − 1) · 1 = 5"),
        ("Jump", "1 · 1 = 1"),
        ("Activations", "6·28·28 · 4 = 18816"),
        ("Layer", "conv1"),
    ],
)
def test_pointing_at_a_number_shows_its_arithmetic(lenet, title, expected):
    index = lenet.model.index(1, TITLES.index(title))
    assert expected in lenet.model.data(index, Qt.ItemDataRole.ToolTipRole).replace(",", "")


def test_a_name_cannot_smuggle_markup_into_a_tip(qtbot):
    shown = Summing(qtbot, Network((Node(1, "<img src=x>", Input()),)))
    index = shown.model.index(0, TITLES.index("Layer"))
    assert "<img" not in shown.model.data(index, Qt.ItemDataRole.ToolTipRole)


def test_copy_gives_a_table_with_tabs(lenet, qtbot):
    qtbot.mouseClick(lenet.panel.copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == TITLES
    assert len(lines) == 15
    assert lines[2].split("\t")[1] == "conv1"


def test_a_name_with_a_tab_stays_in_its_cell(qtbot):
    shown = Summing(qtbot, Network((Node(1, "a\tb\nc", Input()),)))
    assert shown.model.as_text().splitlines()[1].split("\t")[1] == "a b c"


def test_totals_stand_below_the_table(lenet):
    assert "61706 parameters" in lenet.panel.totals.text().replace(",", "")


def test_a_thousand_layers_are_listed(qtbot):
    nodes = [Node(1, "input", Input(1, 8, 8))]
    nodes += [
        Node(number, f"n{number}", Conv2d(1, (1, 1)), (number - 1,)) for number in range(2, 1001)
    ]
    shown = Summing(qtbot, Network(tuple(nodes)))
    assert shown.model.rowCount(QModelIndex()) == 1000
    shown.selection.set(range(1, 1001))
    assert len(shown.chosen_rows()) == 1000
    shown.document.edit("x", edits.set_setting, [1000], "filters", 3)
    assert shown.cell(1000, "Output shape") == "3×8×8"


def test_selecting_rows_by_the_model_selects_the_layers(lenet):
    flags = (
        QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    )
    lenet.table.selectionModel().select(lenet.model.index(3, 0), flags)
    assert lenet.selection.ids == {POOL1}


def test_the_settings_keep_room_in_a_narrow_window(qtbot):
    panel = Summing(qtbot, lenet5()).panel
    panel.resize(560, 300)
    qtbot.waitUntil(lambda: panel.table.columnWidth(SETTINGS) == LEAST_SETTINGS)
    panel.resize(1200, 300)
    qtbot.waitUntil(lambda: panel.table.columnWidth(SETTINGS) > LEAST_SETTINGS)


def test_numbers_and_short_names_can_be_read_in_a_small_window(qtbot):
    summing = Summing(qtbot, dense_baseline())
    table, model = summing.panel.table, summing.model
    summing.panel.resize(742, 200)
    summing.panel.show()
    qtbot.waitUntil(lambda: table.viewport().width() < 742)
    for column in range(len(TITLES)):
        for row in range(model.rowCount(QModelIndex()) if column != SETTINGS else 0):
            needed = table.sizeHintForIndex(model.index(row, column)).width()
            assert needed <= table.columnWidth(column)


def test_no_heading_is_cut(qtbot):
    summing = Summing(qtbot, lenet5())
    header = summing.panel.table.horizontalHeader()
    for place, title in enumerate(TITLES):
        margins = 14
        assert header.fontMetrics().horizontalAdvance(title) + margins <= header.sectionSize(place)


def test_numbers_and_names_are_written_out_where_there_is_room(qtbot):
    names = [f"stage3_block{place}_conv1" for place in range(120)]
    summing = Summing(qtbot, graph(*((name, Conv2d()) for name in names)))
    table, model = summing.panel.table, summing.model
    summing.panel.resize(1200, 300)
    for column in (NUMBER, LAYER):
        needed = table.sizeHintForIndex(model.index(119, column)).width()
        qtbot.waitUntil(lambda at=column, least=needed: table.columnWidth(at) >= least)
