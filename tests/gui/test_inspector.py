"""The inspector edits what is selected, one undo step a movement, and explains every number."""

import re
from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from cnnstudio.app.document import Document
from cnnstudio.app.selection import Selection
from cnnstudio.gui.elements import Button
from cnnstudio.gui.forms import StructForm
from cnnstudio.gui.inspector import Inspector
from cnnstudio.gui.inspector.calculations import calculations
from cnnstudio.gui.inspector.help_page import help_text
from cnnstudio.gui.looks import theme
from cnnstudio.layers.activation import PReLU, ReLU
from cnnstudio.layers.base import FAMILIES
from cnnstudio.layers.catalogue import KINDS
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear, Permute, Reshape
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat, Multiply
from cnnstudio.layers.normalization import BatchNorm2d, InstanceNorm2d, LayerNorm
from cnnstudio.layers.pooling import AvgPool2d, MaxPool2d
from cnnstudio.layers.routing import ChannelShuffle, Identity, Scale, Slice
from cnnstudio.layers.transposed import ConvTranspose2d
from cnnstudio.network import edits
from cnnstudio.network.analysis import analyze, explain
from cnnstudio.network.graph import Network, Node
from cnnstudio.project.design import Design
from cnnstudio.zoo.small import chain, dense_baseline, lenet5, tiny_vgg
from tests.texts import evaluate

CONV1, RELU1, POOL1, CONV2 = 2, 3, 4, 5


@pytest.fixture(autouse=True)
def studio(qapp):
    return theme.apply(qapp, "light")


class Inspecting:
    """An inspector on the screen, with its document and selection."""

    def __init__(self, qtbot, network):
        self.qtbot = qtbot
        self.document = Document(Design(network))
        self.selection = Selection(self.document)
        self.inspector = Inspector(self.document, self.selection)
        qtbot.addWidget(self.inspector)
        self.inspector.resize(296, 860)
        with qtbot.waitActive(self.inspector):
            self.inspector.show()
            self.inspector.activateWindow()

    def select(self, *ids):
        self.selection.set(ids)
        return self

    def layer(self, node):
        return self.document.network.by_id[node].layer

    def editor(self, name):
        return self.inspector.form.row(name).editor

    def type(self, field, text):
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)

    @property
    def steps(self):
        stack = self.document.undo_stack
        return [stack.text(place) for place in range(stack.count())]

    def box(self, title):
        boxes = self.inspector.arithmetic.boxes()
        return next(box for box in boxes if box.title.text() == title)

    def words(self):
        labels = self.inspector.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def inspect(qtbot):
    return lambda network: Inspecting(qtbot, network)


@pytest.fixture
def lenet(inspect):
    return inspect(lenet5())


# --- what is shown -------------------------------------------------------------------------------


def test_nothing_selected_shows_the_networks_totals(lenet):
    text = lenet.words().replace(",", "")
    assert "61706" in text
    assert "416520" in text
    assert "Select a layer" in text


def test_a_selected_layer_shows_its_name_kind_and_place(lenet):
    lenet.select(CONV1)
    header = lenet.inspector.header
    assert header.name.text() == "conv1"
    assert header.kind.text() == "Conv 2D · layer 2 of 14"


def test_layers_of_different_kinds_show_the_settings_they_share(lenet):
    lenet.select(CONV1, POOL1)
    assert lenet.inspector.form.names() == ("kernel", "stride", "dilation")
    assert lenet.editor("kernel").is_mixed
    lenet.type(lenet.editor("stride").fields[0], "3")
    assert (lenet.layer(CONV1).stride, lenet.layer(POOL1).stride) == ((3, 3), (3, 3))
    assert lenet.steps == ["Set stride of 2 layers"]
    lenet.document.undo_stack.undo()
    assert (lenet.layer(CONV1).stride, lenet.layer(POOL1).stride) == ((1, 1), (2, 2))


def test_layers_that_share_no_setting_have_no_form(lenet):
    lenet.select(CONV1, RELU1)
    assert lenet.inspector.form is None
    assert "share no setting" in lenet.words()


def test_the_form_of_a_layer_without_settings_takes_no_room(lenet):
    lenet.select(CONV1)
    lenet.select(RELU1)
    assert lenet.inspector.form is None
    assert all(form.isHidden() for form in lenet.inspector.findChildren(StructForm))


def test_a_drag_on_a_title_is_one_step_of_undo_and_none_when_taken_back(lenet):
    lenet.select(CONV1)
    title = lenet.inspector.form.row("filters").title
    for _ in range(2):
        title.begun.emit()
        title.scrubbed.emit(1.0)
        title.scrubbed.emit(5.0)
        assert lenet.layer(CONV1).filters > 6, "the network follows while it is dragged"
        title.ended.emit()
    assert lenet.layer(CONV1).filters == 16
    assert lenet.steps == ["Set filters of conv1"] * 2
    title.begun.emit()
    title.scrubbed.emit(5.0)
    title.scrubbed.emit(0.0)
    title.ended.emit()
    assert len(lenet.steps) == 2


def test_output_size_shows_formula_numbers_and_result(lenet):
    lenet.select(CONV1)
    box = lenet.box("Output size")
    assert box.result.text() == "6 × 28 × 28"
    assert box.formula.text() == "⌊(size + 2 · padding − kernel) / stride⌋ + 1"
    assert box.numbers.text() == "⌊(28 + 2·2 − 5) / 1⌋ + 1 = <b>28</b>"


def test_height_and_width_that_differ_are_both_spelled_out(lenet):
    lenet.select(CONV1)
    lenet.document.edit("x", edits.set_setting, [CONV1], "kernel", (5, 3))
    assert lenet.box("Output size").numbers.text().count("<b>") == 2


def test_receptive_field_shows_size_jump_start_and_center(lenet):
    lenet.select(CONV2)
    assert lenet.box("Receptive field").result.text() == "14 × 14 px"
    assert lenet.box("Jump").result.text() == "2 × 2 px"
    assert lenet.box("Start").result.text() == "−2, −2"
    assert "4.5, 4.5" in lenet.inspector.arithmetic.field.words.text()


def test_branches_that_are_not_aligned_are_warned_of(inspect):
    network = Network(
        (
            Node(1, "input", Input(1, 9, 9)),
            Node(2, "left", Conv2d(4, (3, 3)), (1,)),
            Node(3, "right", Conv2d(4, (3, 3), padding=(1, 1)), (1,)),
            Node(4, "cut", MaxPool2d((3, 3), (1, 1)), (3,)),
            Node(5, "add", Add(), (2, 4)),
        )
    )
    shown = inspect(network).select(5)
    aligned = shown.document.analysis.nodes[5].field.aligned
    assert shown.inspector.arithmetic.field.warning.isVisible() is not aligned


def test_numbers_follow_an_edit(lenet):
    lenet.select(CONV1)
    lenet.type(lenet.editor("filters").field, "8")
    assert lenet.box("Parameters").result.text() == "208"
    assert lenet.box("Output size").result.text() == "8 × 28 × 28"


def test_a_problem_stands_at_the_top_in_words(lenet):
    lenet.document.edit("x", edits.remove_nodes, [8])
    lenet.select(9)
    assert "Dense needs a vector" in lenet.inspector.messages.banners[0].text()
    assert lenet.inspector.arithmetic.isHidden()


def test_a_waiting_layer_names_the_one_it_waits_for_and_leads_there(lenet, qtbot):
    lenet.document.edit("x", edits.remove_nodes, [8])
    lenet.select(11)
    banner = lenet.inspector.messages.banners[0]
    assert "fc1" in banner.text()
    show = banner.findChildren(Button)[0]
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert lenet.selection.single == 9


def test_a_quick_fix_mends_the_layer_as_one_step(lenet, qtbot):
    lenet.document.edit("x", edits.remove_nodes, [8])
    lenet.select(9)
    messages = lenet.inspector.messages
    qtbot.waitUntil(lambda: bool(messages.repairs))
    assert messages.repairs[0].text() == "Put Flatten in front of it"
    qtbot.mouseClick(messages.repairs[0], Qt.MouseButton.LeftButton)
    assert not lenet.document.errors
    assert lenet.steps[-1] == "Put Flatten in front of it"
    assert not messages.isVisible()


def test_quick_fixes_go_with_their_layer(lenet, qtbot):
    lenet.document.edit("x", edits.remove_nodes, [8])
    lenet.select(9)
    messages = lenet.inspector.messages
    qtbot.waitUntil(lambda: bool(messages.repairs))
    lenet.select(CONV1)
    assert messages.repairs == []


def test_what_a_quick_fix_changes_is_said_anew_when_the_layer_has_changed(inspect, qtbot):
    shown = inspect(edits.append(chain(Input(1, 8, 8), Flatten(), Output(64)), 1, Conv2d(4)))
    shown.select(4)
    messages = shown.inspector.messages
    saves = "without conv1: saves {} parameters".format
    qtbot.waitUntil(lambda: [each.text() for each in messages.effects] == [saves(40)])
    shown.type(shown.editor("filters").field, "8")
    qtbot.waitUntil(lambda: [each.text() for each in messages.effects] == [saves(80)])


def test_inputs_of_a_merge_are_listed(inspect):
    shown = inspect(_merging(Concat())).select(4)
    assert shown.inspector.messages.inputs.text().splitlines()[1:] == [
        "left   2×8×8",
        "right   3×8×8",
    ]


def test_names_from_files_are_shown_as_plain_text(inspect):
    name = "<img src='http://example.org/x.png'>"
    network = Network((Node(1, name, Input()), Node(2, "out", Output(), (1,))))
    shown = inspect(network).select(1)
    assert shown.inspector.header.name.text() == name
    for label in shown.inspector.findChildren(QLabel):
        if label.textFormat() == Qt.TextFormat.RichText:
            assert "<img" not in label.text()


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_has_a_help_page(family):
    assert len(help_text(family)) > 100


def test_the_book_opens_and_closes_the_help_page(lenet, qtbot):
    lenet.select(CONV1)
    assert not lenet.inspector.help.isVisible()
    qtbot.mouseClick(lenet.inspector.header.help, Qt.MouseButton.LeftButton)
    assert lenet.inspector.help.isVisible()
    lenet.select(POOL1)
    assert lenet.inspector.help.isVisible()
    qtbot.mouseClick(lenet.inspector.header.help, Qt.MouseButton.LeftButton)
    assert not lenet.inspector.help.isVisible()


def test_a_footer_is_shown_for_single_layers_only(lenet, qtbot):
    footer = QLabel("filters")
    lenet.inspector.set_footer(footer)
    lenet.select(CONV1)
    assert footer.isVisible()
    lenet.select(CONV1, CONV2)
    assert not footer.isVisible()


# --- editing -------------------------------------------------------------------------------------


def test_typing_a_number_is_one_step_of_undo(lenet):
    lenet.select(CONV1)
    lenet.type(lenet.editor("filters").field, "128")
    assert lenet.layer(CONV1).filters == 128
    assert lenet.steps == ["Set filters of conv1"]
    lenet.document.undo_stack.undo()
    assert lenet.layer(CONV1).filters == 6
    assert lenet.editor("filters").field.text() == "6"


def test_two_visits_to_a_field_are_two_steps(lenet, qtbot):
    lenet.select(CONV1)
    lenet.type(lenet.editor("filters").field, "8")
    lenet.type(lenet.editor("groups").field, "1")
    lenet.type(lenet.editor("filters").field, "9")
    assert len(lenet.steps) == 2


def test_the_same_field_of_two_layers_is_two_steps(lenet):
    lenet.select(CONV1)
    lenet.type(lenet.editor("filters").field, "8")
    lenet.select(CONV2)
    lenet.type(lenet.editor("filters").field, "9")
    assert lenet.steps == ["Set filters of conv1", "Set filters of conv2"]
    assert (lenet.layer(CONV1).filters, lenet.layer(CONV2).filters) == (8, 9)


def test_turning_a_field_is_one_step_of_undo(lenet, qtbot):
    lenet.select(CONV1)
    lenet.editor("filters").field.setFocus()
    for _ in range(4):
        qtbot.keyClick(lenet.editor("filters").field, Qt.Key.Key_Up)
    assert lenet.layer(CONV1).filters == 10
    assert len(lenet.steps) == 1


def test_each_tick_is_a_step_of_its_own(lenet, qtbot):
    lenet.select(CONV1)
    box = lenet.editor("bias").box
    for _ in range(3):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert len(lenet.steps) == 3


def test_an_edit_of_several_layers_is_one_step(lenet):
    lenet.select(CONV1, CONV2)
    assert lenet.editor("filters").field.text() == ""
    lenet.type(lenet.editor("filters").field, "4")
    assert (lenet.layer(CONV1).filters, lenet.layer(CONV2).filters) == (4, 4)
    assert lenet.steps == ["Set filters of 2 layers"]
    lenet.document.undo_stack.undo()
    assert (lenet.layer(CONV1).filters, lenet.layer(CONV2).filters) == (6, 16)


@pytest.mark.slow
def test_five_hundred_layers_are_edited_together_within_a_tenth_of_a_second(qtbot):
    convolutions = [Conv2d(8, padding="same") for _ in range(500)]
    network = chain(Input(3, 32, 32), *convolutions, Flatten(), Linear(10), Output(10))
    many = Inspecting(qtbot, network).select(*range(2, 502))
    took = []
    for text in ("9", "10", "11", "12"):
        many.editor("filters").field.selectAll()
        before = perf_counter()
        many.type(many.editor("filters").field, text)
        took.append(perf_counter() - before)
    assert {many.layer(node).filters for node in range(2, 502)} == {12}
    assert many.steps == ["Set filters of 500 layers"]
    assert min(took) < 0.1


def test_an_invalid_text_does_not_follow_to_another_layer(lenet):
    lenet.select(CONV1)
    lenet.type(lenet.editor("filters").field, "0")
    lenet.select(CONV2)
    assert lenet.editor("filters").field.text() == "16"
    assert lenet.inspector.form.row("filters").limit.isHidden()
    assert lenet.steps == []


def test_an_invalid_text_does_not_follow_into_another_project(lenet):
    lenet.select(CONV1)
    lenet.type(lenet.editor("filters").field, "0")
    lenet.document.replace(Design(lenet5()))
    lenet.select(CONV1)
    assert lenet.editor("filters").field.text() == "6"


def test_an_edit_elsewhere_leaves_the_invalid_text(lenet):
    lenet.select(CONV1)
    lenet.type(lenet.editor("filters").field, "0")
    lenet.document.edit("x", edits.set_setting, [CONV2], "filters", 12)
    assert lenet.editor("filters").field.text() == "0"


def test_a_layer_is_renamed_where_its_name_stands(lenet, qtbot):
    lenet.select(CONV1)
    name = lenet.inspector.header.name
    lenet.type(name, "edges")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert lenet.document.network.by_id[CONV1].name == "edges"
    assert lenet.steps == ["Rename conv1"]


def test_a_taken_name_is_refused_with_the_reason(lenet, qtbot):
    lenet.select(CONV1)
    name = lenet.inspector.header.name
    lenet.type(name, "conv2")
    with qtbot.waitSignal(lenet.document.refused) as caught:
        qtbot.keyClick(name, Qt.Key.Key_Return)
    assert "conv2" in str(caught.args[0])
    assert name.text() == "conv1"


def test_escape_takes_a_typed_name_back(lenet, qtbot):
    lenet.select(CONV1)
    name = lenet.inspector.header.name
    lenet.type(name, "edges")
    qtbot.keyClick(name, Qt.Key.Key_Escape)
    assert name.text() == "conv1"
    assert lenet.steps == []


def test_an_opened_project_replaces_what_is_shown(lenet):
    lenet.select(CONV1)
    lenet.document.replace(Design(dense_baseline()))
    assert "109386" in lenet.words().replace(",", "")


# --- arithmetic lights up settings, and settings light up arithmetic ----------------------------


def test_pointing_at_a_formula_lights_up_the_settings_it_reads(lenet):
    lenet.select(CONV1)
    box = lenet.box("Parameters")
    middle = box.rect().center().toPointF()
    QApplication.sendEvent(box, QEnterEvent(middle, middle, box.mapToGlobal(middle)))
    form = lenet.inspector.form
    lit = [name for name in form.names() if form.row(name).is_lit]
    assert lit == ["filters", "kernel", "bias"]
    QApplication.sendEvent(box, QEvent(QEvent.Type.Leave))
    assert not any(form.row(name).is_lit for name in form.names())


def test_a_field_with_the_focus_lights_up_its_number(lenet, qtbot):
    lenet.select(CONV1)
    lenet.editor("padding").pair.fields[0].setFocus()
    qtbot.waitUntil(lambda: "<span" in lenet.box("Output size").numbers.text())
    plain = re.sub(
        r"<span[^>]*>&nbsp;(\d+)&nbsp;</span>", r"[\1]", lenet.box("Output size").numbers.text()
    )
    assert plain == "⌊(28 + 2·[2] − 5) / 1⌋ + 1 = <b>28</b>"


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("filters", "[6] × (5·5·1 + 1)"),
        ("kernel", "6 × ([5]·[5]·1 + 1)"),
        ("bias", "6 × (5·5·1 + [1])"),
        ("stride", "6 × (5·5·1 + 1)"),
    ],
)
def test_a_number_comes_from_the_setting_it_changes_with(setting, expected):
    network = lenet5()
    found = calculations(network, analyze(network), CONV1)
    parameters = next(each for each in found if each.subject == "Parameters")
    marked = (f"[{p.text}]" if setting in p.settings else p.text for p in parameters.parts)
    assert "".join(marked) == expected


# --- every shown formula is right ----------------------------------------------------------------


def _merging(layer):
    """A picture of 8×8 in two branches that a layer brings together."""
    left = 2 if isinstance(layer, Concat) else 3
    return Network(
        (
            Node(1, "input", Input(1, 8, 8)),
            Node(2, "left", Conv2d(left, (1, 1)), (1,)),
            Node(3, "right", Conv2d(3, (3, 3), padding=(1, 1)), (1,)),
            Node(4, "merge", layer, (2, 3)),
        )
    )


NETWORKS = {
    "LeNet-5": lenet5(),
    "Tiny VGG": tiny_vgg(),
    "dense": dense_baseline(),
    "add": _merging(Add()),
    "concat": _merging(Concat()),
    "multiply": _merging(Multiply()),
    "sizes rounded up": chain(
        Input(4, 40, 31),
        MaxPool2d((3, 3), (2, 2), dilation=(2, 1), ceil_mode=True),
        AvgPool2d((2, 2), (2, 2), (1, 1), ceil_mode=True),
    ),
    "a decoder": chain(
        Input(1, 8, 8),
        Flatten(),
        BatchNorm2d(),
        Reshape(4, 4, 4),
        ConvTranspose2d(8, (3, 2), (2, 1), (1, 0), (1, 0), (1, 2), groups=2, bias=False),
        Conv2d(8, (3, 3)),
        Permute(),
    ),
    "norms and routes": chain(
        Input(3, 8, 8),
        Conv2d(8, (3, 3)),
        *(kind() for kind in KINDS if kind.family == "normalization"),
        LayerNorm("all"),
        InstanceNorm2d(affine=True),
        *(PReLU(per_channel=True), ChannelShuffle(), Identity(), Scale(), Scale(learned=True)),
        Slice(1, 5),
    ),
    "odd windows": chain(
        Input(4, 40, 31),
        Conv2d(8, (5, 3), (2, 1), (2, 0), (1, 2), groups=2, bias=False),
        BatchNorm2d(affine=False),
        Conv2d(6, (4, 2), padding="same", dilation=(3, 1)),
        BatchNorm2d(),
        AvgPool2d((3, 2), (2, 3), (1, 0)),
        MaxPool2d((2, 2), (1, 1), (1, 1), (2, 1)),
        Flatten(),
        Linear(7, bias=False),
        Output(7),
    ),
    "each kind": chain(
        Input(3, 16, 16),
        *(kind() for kind in KINDS if kind.family in ("activation", "regularization", "pooling")),
        ReLU(),
        Flatten(),
        Linear(5),
    ),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_every_shown_formula_evaluates_to_the_shown_number(name):
    network = NETWORKS[name]
    analysis = analyze(network)
    for node in network.nodes:
        for found in explain(network, analysis, node.id):
            assert evaluate(found.numbers) == found.result, f"{node.name}: {found.subject}"


def test_the_formulas_cover_every_kind():
    covered = {type(node.layer) for network in NETWORKS.values() for node in network.nodes}
    assert covered == set(KINDS)


@pytest.mark.parametrize("name", NETWORKS)
def test_explained_numbers_are_those_of_the_analysis(name):
    network = NETWORKS[name]
    analysis = analyze(network)
    for node in network.nodes:
        facts = analysis.nodes[node.id]
        found = {str(each.subject): each.result for each in explain(network, analysis, node.id)}
        assert found.get("Parameters", 0) == facts.parameters
        assert found.get("MACs", 0) == facts.macs
        assert found.get("Output height", facts.output_shape[-2:][0]) == facts.output_shape[-2:][0]
        assert found.get("Output width", facts.output_shape[-1]) == facts.output_shape[-1]


@pytest.mark.parametrize("name", NETWORKS)
def test_the_window_shows_each_formula_and_result(name, inspect):
    shown = inspect(NETWORKS[name])
    network, analysis = shown.document.network, shown.document.analysis
    for node in network.nodes:
        shown.select(node.id)
        texts = [
            re.sub(r"<[^>]+>", "", box.numbers.text()).replace("&nbsp;", "").replace(",", "")
            for box in shown.inspector.arithmetic.boxes()
        ]
        lines = "\n".join(texts)
        for found in explain(network, analysis, node.id):
            result = str(found.result).replace("-", "−")
            if found.numbers != result:
                assert f"{found.numbers} = {result}" in lines


def test_nothing_is_cut_off_where_a_dense_layer_would_cost_billions_of_times_as_much(inspect):
    shown = inspect(chain(Input(3, 512, 512), Conv2d(64, padding=(1, 1))))
    shown.inspector.resize(296, 500)
    shown.inspector.show()
    shown.select(2)
    QApplication.processEvents()
    (area,) = shown.inspector.findChildren(QScrollArea)
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
