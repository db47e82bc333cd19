"""Groups on the canvas with mouse and keys: fold, unfold, group, name, copy, repeat."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from cnnstudio.app import words
from cnnstudio.gui.canvas.repeating import RepeatCard
from cnnstudio.gui.looks import theme
from cnnstudio.gui.palette.items import of_layer
from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add
from cnnstudio.layers.pooling import GlobalAvgPool2d
from cnnstudio.network import edits, groups
from cnnstudio.network.analysis import analyze
from cnnstudio.network.layout.arrange import arranged, is_arranged
from tests.builders import graph, lenet5

SAME = Conv2d(8, padding="same")
BLOCK = ("one", "relu", "two", "sum")
CONTROL = Qt.KeyboardModifier.ControlModifier


def residual(*, folded):
    network = graph(
        ("input", Input(8, 12, 12)),
        ("stem", SAME, "input"),
        ("one", SAME, "stem"),
        ("relu", ReLU(), "one"),
        ("two", SAME, "relu"),
        ("sum", Add(), "two", "stem"),
        ("pool", GlobalAvgPool2d(), "sum"),
        ("output", Output(8), "pool"),
    )
    ids = [network.named(name).id for name in BLOCK]
    return arranged(groups.grouped(network, ids, "block", folded))


@pytest.fixture
def open_(make_hand):
    """Give a hand on a residual network whose block is open."""
    return make_hand(residual(folded=False))


@pytest.fixture
def shut(make_hand):
    """Give a hand on the same network with the block folded."""
    return make_hand(residual(folded=True))


def group(hand, name="block"):
    found = (each for each in hand.studio.document.network.groups if each.name == name)
    return next(found, None)


def card(hand):
    """Give the card of the folded block."""
    return hand.view.canvas.card_of(hand.studio.id_of("one"))


def frame(hand):
    return hand.view.canvas.frames[group(hand).id]


def title(hand):
    """Give a point on the title of the folded block."""
    return card(hand).rect().topLeft() + QPointF(60, 14)


def button(hand):
    return card(hand).rect().topRight() + QPointF(-17, 20)


def undo(hand):
    hand.studio.document.undo_stack.undo()


# --- folding -------------------------------------------------------------------------------------


def test_a_folded_group_is_one_card_with_its_first_layers_and_its_numbers(shut):
    content = card(shut).content
    assert (content.name, content.kind) == ("block", "Group · 4 layers")
    assert [row.name for row in content.rows] == list(BLOCK)
    assert content.rows[0].detail == "3×3, 8"
    assert dict(content.footer) == {"Output": "8×12×12", "Parameters": words.number(1168)}
    assert len(shut.view.canvas.cards) == 5
    assert not shut.view.canvas.frames


def test_a_folded_group_with_the_output_says_nothing_of_what_comes_out(make_hand):
    hand = make_hand(groups.grouped(lenet5(), {13, 14}, "head", folded=True))
    card = hand.view.canvas.card_of(14)
    assert card.content.footer == (("", ""), ("Parameters", "850"))


def test_the_button_of_a_folded_group_unfolds_it(shut):
    shut.click(button(shut))
    assert not group(shut).folded
    assert shut.selected == set(BLOCK)
    assert len(shut.view.canvas.cards) == 7
    assert is_arranged(shut.studio.document.network)
    assert shut.steps == 1
    undo(shut)
    assert group(shut).folded


def test_a_press_on_the_button_that_ends_elsewhere_unfolds_nothing(shut):
    shut.press(button(shut))
    shut.release(QPointF(-50, -50))
    assert group(shut).folded


def test_a_double_click_unfolds_and_one_on_the_name_of_a_frame_folds(shut):
    shut.double_click(card(shut).rect().center())
    assert not group(shut).folded
    shut.double_click(frame(shut).name_rect(shut.view.zoom).center())
    assert group(shut).folded
    assert shut.steps == 2


def test_enter_unfolds_a_selected_group_and_goes_to_the_settings_of_a_layer(shut, qtbot):
    shut.click(title(shut))
    shut.key(Qt.Key.Key_Return)
    assert not group(shut).folded
    shut.click("stem")
    with qtbot.waitSignal(shut.view.inspector_wanted):
        shut.key(Qt.Key.Key_Return)


def test_wires_to_a_folded_group_lead_to_its_card_once_for_each_source(shut):
    wires = {(wire.source, target) for (target, _), wire in shut.view.canvas.wires.items()}
    assert wires == {
        (shut.studio.id_of(source), shut.studio.id_of(target))
        for source, target in (
            ("input", "stem"),
            ("stem", "one"),
            ("sum", "pool"),
            ("pool", "output"),
        )
    }
    (into,) = (wire for wire in shut.view.canvas.wires.values() if wire.inputs[1:])
    assert into.inputs == ((shut.studio.id_of("one"), 0), (shut.studio.id_of("sum"), 1))


def test_an_error_inside_shows_on_the_card_and_its_row(shut):
    ids = [shut.studio.id_of("two")]
    shut.studio.document.edit("x", edits.set_setting, ids, "filters", 9)
    assert card(shut).content.has_error
    assert [row.state for row in card(shut).content.rows] == ["fine", "fine", "fine", "error"]


def test_of_a_large_group_the_wrong_layer_has_a_row(make_hand):
    names = [f"conv{number}" for number in range(1, 9)]
    chain = zip(names, ["input", *names], strict=False)
    network = graph(("input", Input(8, 4, 4)), *((name, SAME, source) for name, source in chain))
    wrong = edits.set_setting(network, [8], "padding_mode", "reflect")
    wrong = edits.set_setting(wrong, [8], "padding", (9, 9))
    hand = make_hand(arranged(groups.grouped(wrong, range(2, 10), "deep", folded=True)))
    content = hand.view.canvas.card_of(2).content
    assert [row.name for row in content.rows] == ["conv1", "conv2", "conv7"]
    assert content.more == "and 5 more"


# --- selecting and moving ------------------------------------------------------------------------


def test_a_click_on_a_folded_group_selects_all_of_its_layers(shut):
    shut.click(title(shut))
    assert shut.selected == set(BLOCK)
    shut.click("stem", CONTROL)
    assert shut.selected == {"stem", *BLOCK}
    shut.click(title(shut), CONTROL)
    assert shut.selected == {"stem"}


def test_a_click_on_the_name_of_a_frame_selects_its_layers(open_):
    open_.click(frame(open_).name_rect(open_.view.zoom).center())
    assert open_.selected == set(BLOCK)
    assert frame(open_).is_selected


def test_a_dragged_group_takes_its_hidden_layers_along(shut):
    before = {name: shut.studio.document.network.named(name).at for name in BLOCK}
    shut.drag(title(shut), title(shut) + QPointF(80, 300))
    after = {name: shut.studio.document.network.named(name).at for name in BLOCK}
    moves = {(after[n][0] - before[n][0], after[n][1] - before[n][1]) for n in BLOCK}
    assert len(moves) == 1
    assert moves != {(0.0, 0.0)}
    assert shut.steps == 1


def test_a_dragged_frame_takes_all_of_its_cards_along(open_):
    before = {node.name: node.at for node in open_.studio.document.network.nodes}
    place = frame(open_).name_rect(open_.view.zoom).center()
    open_.drag(place, place + QPointF(40, 60))
    after = {node.name: node.at for node in open_.studio.document.network.nodes}
    moves = {(after[n][0] - before[n][0], after[n][1] - before[n][1]) for n in BLOCK}
    assert len(moves) == 1
    assert moves != {(0.0, 0.0)}
    assert after["stem"] == before["stem"]
    assert open_.steps == 1


def test_deleting_a_folded_group_heals_the_chain(shut):
    shut.click(title(shut))
    shut.key(Qt.Key.Key_Delete)
    assert shut.names == ["input", "stem", "pool", "output"]
    assert shut.sources("pool") == ["stem"]
    assert group(shut) is None
    undo(shut)
    assert group(shut).folded


def test_arrow_keys_walk_over_a_folded_group_as_one(shut):
    shut.click("stem")
    shut.key(Qt.Key.Key_Right)
    assert shut.selected == set(BLOCK)
    shut.key(Qt.Key.Key_Right)
    assert shut.selected == {"pool"}
    shut.key(Qt.Key.Key_Left)
    shut.key(Qt.Key.Key_Left)
    assert shut.selected == {"stem"}


# --- wires ---------------------------------------------------------------------------------------


def test_a_layer_dropped_on_the_wire_to_a_folded_group_goes_in_front_of_all_branches(shut):
    shut.drop("MaxPool2d", shut.middle_of_wire("stem", "one"))
    assert shut.sources("one") == ["pool1"]
    assert shut.sources("sum") == ["two", "pool1"]
    assert shut.sources("pool1") == ["stem"]


def test_a_wire_from_a_folded_group_can_be_led_elsewhere_and_cut(shut):
    wire = shut.middle_of_wire("stem", "one")
    shut.click(wire)
    shut.key(Qt.Key.Key_Delete)
    assert shut.sources("one") == []
    assert shut.sources("sum") == ["two"]
    assert len(card(shut).input_offsets) == 1
    shut.drag(shut.output("stem"), card(shut).input_point(0))
    assert shut.sources("one") == ["stem"]
    assert shut.sources("sum") == ["two", "stem"]
    assert shut.steps == 2


# --- making, naming, copying ---------------------------------------------------------------------


def test_selected_layers_are_grouped_and_ungrouped(hand):
    hand.studio.selection.set([hand.studio.id_of(name) for name in ("conv1", "relu1", "pool1")])
    hand.view.grouping.group()
    assert list(hand.view.canvas.frames) == [1]
    assert hand.view.grouping.selected.name == "group"
    hand.view.grouping.ungroup()
    assert not hand.view.canvas.frames
    assert hand.studio.document.undo_stack.undoText() == "Ungroup group"


def test_a_group_that_cuts_through_another_is_refused_in_words(open_, qtbot):
    open_.studio.selection.set([open_.studio.id_of(name) for name in ("stem", "one")])
    with qtbot.waitSignal(open_.studio.document.refused) as refused:
        open_.view.grouping.group()
    assert "would be cut in two" in str(refused.args[0])


def name_field(hand):
    return next(
        field for field in hand.view.viewport().findChildren(QLineEdit) if field.isVisible()
    )


@pytest.mark.parametrize("folded", [True, False])
def test_f2_names_a_group_where_its_name_stands(make_hand, folded):
    hand = make_hand(residual(folded=folded))
    hand.studio.selection.set(group(hand).nodes)
    hand.key(Qt.Key.Key_F2)
    field = name_field(hand)
    assert field.text() == "block"
    QTest.keyClicks(field, "stage")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert group(hand, "stage") is not None
    assert hand.steps == 1


def test_a_duplicate_of_a_group_is_a_folded_group_beside_it(shut):
    shut.click(title(shut))
    shut.view.duplicate()
    assert group(shut, "block 2").folded
    assert shut.sources("conv1") == ["stem"]
    assert shut.view.grouping.selected.name == "block 2"
    assert shut.studio.document.undo_stack.undoText() == "Duplicate block"


def test_groups_go_over_the_clipboard(shut, make_hand):
    shut.click(title(shut))
    shut.view.copy()
    assert '"groups"' in QGuiApplication.clipboard().mimeData().text()
    other = make_hand(arranged(lenet5()))
    other.view.paste()
    assert group(other).folded
    assert [node.name for node in other.studio.document.network.nodes[-4:]] == list(BLOCK)


def test_fold_all_selects_the_card_that_hides_what_was_selected(open_):
    open_.click("two")
    open_.view.grouping.fold_all(is_folded=True)
    assert open_.selected == set(BLOCK)


def test_fold_all_and_unfold_all_are_one_step_each(open_):
    open_.view.grouping.fold_all(is_folded=True)
    assert group(open_).folded
    open_.view.grouping.fold_all(is_folded=False)
    assert not group(open_).folded
    assert open_.steps == 2


def test_fold_acts_on_the_group_around_a_selected_layer(open_):
    open_.click("two")
    open_.view.grouping.toggle()
    assert group(open_).folded


def test_the_menu_of_a_folded_group_offers_what_can_be_done_with_it(shut):
    place = shut.at(title(shut))
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, shut.view.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(shut.view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    menu.close()
    assert {"Ungroup", "Unfold", "Repeat…", "Rename", "Duplicate"} <= set(texts)
    assert "Group" not in texts
    assert shut.selected == set(BLOCK)


# --- repeating -----------------------------------------------------------------------------------


def test_a_group_is_repeated_as_often_as_is_typed(shut):
    shut.click(title(shut))
    before = analyze(shut.studio.document.network).parameters
    asked = shut.view.grouping.ask_repeat()
    assert isinstance(asked, RepeatCard)
    QTest.keyClicks(asked.times, "5")
    assert asked.gain.text() == f"Adds 16 layers and {words.number(4672)} parameters."
    QTest.keyClick(asked.times, Qt.Key.Key_Return)
    network = shut.studio.document.network
    assert [each.name for each in network.groups] == [
        "block",
        "block 2",
        "block 3",
        "block 4",
        "block 5",
    ]
    assert analyze(network).parameters == before + 4 * 1168
    assert shut.steps == 1
    undo(shut)
    assert len(shut.studio.document.network.groups) == 1


def test_what_cannot_be_repeated_says_why_and_asks_nothing(open_, qtbot):
    open_.click("sum")
    with qtbot.waitSignal(open_.view.message) as said:
        assert open_.view.grouping.ask_repeat() is None
    assert "two → sum, stem → sum" in said.args[0]


# --- far away ------------------------------------------------------------------------------------


def test_from_afar_folded_groups_and_frames_are_brown(make_hand, qapp):
    hand = make_hand(residual(folded=True), size=(300, 200))
    hand.view.zoom_to(15)
    hand.view.look_at(card(hand).rect().center())
    image = hand.view.grab().toImage()
    middle = image.pixelColor(image.rect().center() + QPoint(0, 3))
    assert middle.red() > middle.blue() + 5


@pytest.mark.parametrize("zoom", [10, 40, 60, 100, 250])
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("folded", [True, False])
def test_groups_are_painted_at_every_level_of_detail(make_hand, zoom, mode, folded):
    hand = make_hand(residual(folded=folded))
    theme.current().set_mode(mode)
    hand.studio.selection.set(group(hand).nodes)
    hand.view.zoom_to(zoom)
    place = card(hand).rect().center() if folded else frame(hand).rect().center()
    hand.view.look_at(place)
    with_group = hand.view.grab().toImage()
    hand.studio.document.edit("x", groups.ungrouped, 1)
    assert hand.view.grab().toImage() != with_group
    theme.current().set_mode("light")


def test_unfolding_moves_cards_smoothly_and_wires_arrive_where_they_would_at_once(
    make_hand, qtbot, monkeypatch
):
    names = [f"conv{number}" for number in range(1, 26)]
    chain = zip(names, ["input", *names], strict=False)
    network = graph(("input", Input(8, 4, 4)), *((name, SAME, source) for name, source in chain))
    network = arranged(groups.grouped(network, range(3, 18), "stage", folded=True))
    moving, jumping = make_hand(network), make_hand(network)
    stage = group(moving, "stage").id
    jumping.view.grouping.fold(stage, is_folded=False)
    monkeypatch.setattr("cnnstudio.gui.canvas.layout.motion.is_wanted", lambda: True)
    moving.view.grouping.fold(stage, is_folded=False)
    assert moving.view.canvas.motion.is_running
    qtbot.waitUntil(lambda: not moving.view.canvas.motion.is_running, timeout=5_000)
    for wire, item in moving.view.canvas.wires.items():
        assert item.route.style == jumping.view.canvas.wires[wire].route.style
    assert moving.view.canvas.frames[stage].rect() == jumping.view.canvas.frames[stage].rect()


# --- hovering and inserting ----------------------------------------------------------------------


def test_the_tip_of_a_folded_group_gives_its_numbers_as_a_whole(shut, qtbot):
    shut.move(title(shut))
    tip = shut.view.hover.tip
    qtbot.waitUntil(lambda: not tip.isHidden(), timeout=2_000)
    assert tip.tip.title == "block · Group · 4 layers"
    assert ("Parameters", words.number(1168)) in tip.tip.rows
    assert ("Receptive field", "7 × 7 px") in tip.tip.rows


def test_the_name_of_a_frame_lights_up_under_the_pointer(open_):
    open_.move(frame(open_).name_rect(open_.view.zoom).center())
    assert frame(open_).is_hovered
    open_.move(open_.card("stem").rect().center())
    assert not frame(open_).is_hovered


def test_a_layer_inserted_with_a_group_selected_goes_behind_the_group(shut):
    shut.click(title(shut))
    shut.view.insert_item(of_layer(ReLU()))
    assert shut.sources("relu1") == ["sum"]
    assert shut.sources("pool") == ["relu1"]
    assert len(group(shut).nodes) == 4


def test_a_normalization_dropped_on_a_folded_group_goes_behind_it(shut):
    shut.drop("BatchNorm2d", title(shut))
    assert shut.sources("norm1") == ["sum"]
    assert shut.sources("one") == ["stem"]
