"""The problems are listed in sentences; each leads to its layer, and says who waits for it."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QCursor, QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from cnnstudio.app.document import Document
from cnnstudio.app.selection import Selection
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.gui.looks import theme
from cnnstudio.gui.offers import Offers
from cnnstudio.gui.problems import MOST, ProblemsPanel
from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.network import edits
from cnnstudio.network.graph import Network, Node
from cnnstudio.project.design import Design
from cnnstudio.zoo.small import chain, lenet5

FLATTEN, FC1 = 8, 9


@pytest.fixture(autouse=True)
def studio(qapp):
    return theme.apply(qapp, "light")


@pytest.fixture
def panel_of(qtbot):
    def make(network):
        document = Document(Design(network))
        panel = ProblemsPanel(document, Selection(document))
        qtbot.addWidget(panel)
        panel.resize(700, 300)
        with qtbot.waitExposed(panel):
            panel.show()
        return panel, document

    return make


def sentences(panel):
    return [row.sentence.text() for row in panel.rows]


def test_a_sound_network_is_fine(panel_of):
    panel, _ = panel_of(lenet5())
    assert panel.count == 0
    assert [row.heading.text() for row in panel.rows] == ["Everything is fine"]


def test_a_network_that_stays_sound_is_counted_again(panel_of):
    panel, document = panel_of(lenet5())
    document.edit("Remove", edits.remove_nodes, [3])
    assert sentences(panel) == ["All 13 layers fit together, and the network fits the data."]


def test_a_problem_names_its_layer_and_the_way_out(panel_of):
    panel, document = panel_of(lenet5())
    document.edit("x", edits.remove_nodes, [FLATTEN])
    assert panel.rows[0].heading.text() == "fc1"
    assert "put Flatten in front of it" in panel.rows[0].sentence.text()
    assert not any("fine" in row.heading.text() for row in panel.rows)


def test_waiting_layers_are_summed_up(panel_of):
    panel, document = panel_of(lenet5())
    document.edit("x", edits.remove_nodes, [FLATTEN])
    assert sentences(panel)[-1].startswith("relu3 and 4 more layers wait for fc1.")


def test_the_count_is_told_after_each_edit(panel_of, qtbot):
    panel, document = panel_of(lenet5())
    with qtbot.waitSignal(panel.count_changed) as caught:
        document.edit("x", edits.remove_nodes, [FLATTEN])
    assert caught.args == [1]
    with qtbot.waitSignal(panel.count_changed) as caught:
        document.undo_stack.undo()
    assert caught.args == [0]


def test_show_on_canvas_selects_the_layer(panel_of, qtbot):
    panel, document = panel_of(lenet5())
    document.edit("x", edits.remove_nodes, [FLATTEN])
    show = next(button for button in panel.rows[0].buttons if button.text() == "Show on canvas")
    with qtbot.waitSignal(panel.node_wanted) as caught:
        qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert caught.args == [FC1]
    assert panel.selection.ids == {FC1}


def test_a_repair_mends_its_problem_as_one_step(panel_of, qtbot):
    panel, document = panel_of(lenet5())
    document.edit("x", edits.remove_nodes, [FLATTEN])
    qtbot.waitUntil(lambda: bool(panel.rows[0].repairs))
    first = panel.rows[0].repairs[0]
    assert first.text() == "Put Flatten in front of it"
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert not document.problems
    document.undo_stack.undo()
    assert document.errors


def test_a_misfit_with_the_data_is_mended_by_fitting_to_them(panel_of, qtbot):
    panel, document = panel_of(lenet5())
    document.edit("x", edits.set_setting, [14], "classes", 7)
    document.edit("x", edits.set_setting, [13], "units", 7)
    qtbot.waitUntil(lambda: bool(panel.rows[0].repairs))
    qtbot.mouseClick(panel.rows[0].repairs[0], Qt.MouseButton.LeftButton)
    assert not document.problems
    assert document.network.by_id[13].layer.units == 10


def test_a_repair_is_made_on_the_network_as_it_is_now(panel_of, qtbot):
    panel, document = panel_of(lenet5())
    document.edit("x", edits.remove_nodes, [FLATTEN])
    qtbot.waitUntil(lambda: bool(panel.rows[0].repairs))
    document.edit("x", edits.set_setting, [2], "bias", False)
    qtbot.mouseClick(panel.rows[0].repairs[0], Qt.MouseButton.LeftButton)
    assert not document.problems
    assert document.network.by_id[2].layer.bias is False


def test_errors_come_before_warnings(panel_of):
    network = Network(
        (
            Node(1, "input", Input()),
            Node(2, "loose", Conv2d(), (1,)),
            Node(3, "alone", ReLU()),
        )
    )
    panel, _ = panel_of(network)
    kinds = [problem.is_error for problem in panel.listed]
    assert kinds == sorted(kinds, reverse=True)
    assert True in kinds
    assert False in kinds


def test_a_misfit_with_the_data_is_a_problem_too(panel_of):
    panel, document = panel_of(lenet5())
    document.edit("x", edits.set_setting, [1], "height", 32)
    document.edit("x", edits.set_setting, [1], "width", 32)
    assert any("The pictures of Digits are 1×28×28" in sentence for sentence in sentences(panel))


def test_more_problems_than_anybody_reads_are_counted(panel_of):
    nodes = [Node(number, f"n{number}", ReLU()) for number in range(1, MOST + 51)]
    panel, _ = panel_of(Network(tuple(nodes)))
    assert len(panel.rows) < MOST + 5
    assert any("more problems are not listed" in sentence for sentence in sentences(panel))


def test_names_from_files_are_plain_text(panel_of):
    network = Network((Node(1, "<b>x</b>", ReLU()), Node(2, "out", Output(), (1,))))
    panel, _ = panel_of(network)
    labels = panel.findChildren(QLabel)
    assert any("<b>x</b>" in label.text() for label in labels)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


# --- trying a repair out -------------------------------------------------------------------------


def broken(panel_of, qtbot):
    panel, document = panel_of(lenet5())
    document.edit("x", edits.remove_nodes, [FLATTEN])
    qtbot.waitUntil(lambda: any(button.isVisible() for button in panel.rows[0].repairs))
    shown = []
    panel.previewed.connect(shown.append)
    return panel, document, shown


def point_at(button):
    place = QPointF(5, 5)
    QApplication.sendEvent(button, QEnterEvent(place, place, place))


def test_pointing_at_a_repair_shows_the_network_it_would_make(panel_of, qtbot):
    panel, document, shown = broken(panel_of, qtbot)
    before = document.network
    button = panel.rows[0].repairs[0]
    point_at(button)
    assert document.network is before
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    preview, nothing = shown
    assert nothing is None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [(node.name, node.layer, node.inputs) for node in document.network.nodes] == [
        (node.name, node.layer, node.inputs) for node in preview.nodes
    ]


def test_a_repair_that_comes_under_a_resting_pointer_waits_for_it_to_move(panel_of, qtbot):
    panel, _, shown = broken(panel_of, qtbot)
    button = panel.rows[0].repairs[0]
    button.hide()
    button.show()
    shown.clear()
    here = QPointF(QCursor.pos())
    QApplication.sendEvent(button, QEnterEvent(QPointF(5, 5), QPointF(5, 5), here))
    assert not shown
    place, none = QPointF(6, 5), Qt.MouseButton.NoButton
    held = Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QEvent.Type.MouseMove, place, here + place, none, none, held)
    QApplication.sendEvent(button, moved)
    assert shown


def test_the_keyboard_tries_a_repair_out_as_well(panel_of, qtbot):
    panel, _, shown = broken(panel_of, qtbot)
    with qtbot.waitActive(panel):
        panel.activateWindow()
    first, second = panel.rows[0].repairs[:2]
    for button in (first, second):
        QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    shown.clear()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert [network is None for network in shown] == [False, True, False]
    second.setFocus(Qt.FocusReason.MouseFocusReason)
    panel.setFocus()
    assert shown[-1] is None


def test_a_row_that_goes_takes_its_preview_along(panel_of, qtbot):
    panel, document, shown = broken(panel_of, qtbot)
    point_at(panel.rows[0].repairs[0])
    document.undo_stack.undo()
    assert shown[-1] is None


def test_a_line_below_the_repairs_says_what_the_one_pointed_at_changes(panel_of, qtbot):
    panel, _, _ = broken(panel_of, qtbot)
    row = panel.rows[0]
    assert row.effect.text() == "flatten: as many parameters as before"
    labels = [button.label for button in row.repairs]
    point_at(row.repairs[labels.index("Remove fc1")])
    assert row.effect.text() == "without fc1: as many parameters as before"


def test_an_output_gets_as_many_classes_as_the_data_have(panel_of, qtbot):
    network = Network((Node(1, "input", Input(3, 32, 32)), Node(2, "conv", Conv2d(4), (1,))))
    document = Document(Design(network, DataChoice("CIFAR100")))
    missing = next(each for each in document.problems if "no Output" in str(each.text))
    offers = Offers(document)
    (label,) = (each.label for each in offers.of(missing))
    offers.take(missing, label)
    assert document.network.nodes[-1].layer == Output(100)
    assert not document.errors


def test_the_cause_stands_behind_the_problem(panel_of):
    network = chain(Input(1, 8, 8), Flatten(), Linear(7), Output(10))
    panel, _ = panel_of(network)
    assert panel.rows[0].sentence.text().endswith("fc1 gives these 7 numbers.")
