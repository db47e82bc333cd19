"""The canvas shows what the document says, in words, numbers, pictures and boxes."""

import random

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from cnnstudio.app import words
from cnnstudio.gui.canvas.hover.card_tip import tip_of
from cnnstudio.gui.canvas.hover.unit_overlay import Unit, unit_tip
from cnnstudio.gui.canvas.items import thumbnails
from cnnstudio.gui.canvas.items.card_face import fitted_far
from cnnstudio.gui.canvas.items.lettering import width_of, wrapped
from cnnstudio.gui.canvas.items.wires import wire_width
from cnnstudio.gui.canvas.strip import CanvasStrip
from cnnstudio.gui.elements import IconButton
from cnnstudio.gui.looks import theme
from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network import edits, groups, rewiring
from cnnstudio.network.edits import EditError
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.project.design import Design
from cnnstudio.training.protocol import Map, Probe
from tests.builders import chain, graph, lenet5, resnet
from tests.gui.canvas.differences import differences


def show_maps(studio):
    """Put maps into the lens as the assistant's answer would."""
    lens = studio.lens
    for node in studio.document.network.nodes:
        shape = studio.document.analysis.shapes[node.id]
        channels, height, width = shape if len(shape) == 3 else (1, 1, shape[0])
        sent = min(channels, 6)
        pixels = bytes(index % 256 for index in range(sent * height * width))
        lens.maps[node.id] = Map(node.id, shape, sent, height, width, 0.0, 255.0, pixels)
    lens.picture, lens.picture_shape = bytes(28 * 28), (1, 28, 28)
    lens.label, lens.shares = 7, tuple(0.9 if index == 7 else 0.1 / 9 for index in range(10))
    lens.changed.emit()


# --- words and numbers ----------------------------------------------------------------------------


def test_lenet_is_ten_cards_with_the_activations_as_strips(hand):
    cards = hand.view.canvas.cards.values()
    assert len(cards) == 10
    assert sum(len(card.content.strips) for card in cards) == 4


def test_a_card_says_settings_shape_and_parameters(hand):
    content = hand.card("conv1").content
    assert content.settings == "6 filters, 5×5, pad 2"
    assert content.footer == (("Output", "6×28×28"), ("Parameters", "156"))
    assert hand.card("flatten").content.settings == "16·5·5 = 400"
    assert hand.card("fc1").content.settings == "400 → 120"


def test_a_broken_card_says_what_does_not_fit_and_the_rest_waits(hand):
    hand.studio.document.edit("Set units", edits.set_setting, [13], "units", 9)
    output = hand.card("output").content
    assert output.state == "error"
    assert "10 classes" in output.complaint.sentence
    hand.studio.document.edit("Remove", edits.remove_nodes, [hand.studio.id_of("flatten")])
    assert hand.card("fc1").content.state == "error"
    assert hand.card("fc2").content.state == "waiting"
    assert hand.card("fc2").content.footer == (("Output", "waits for fc1"),)
    assert hand.card("conv1").content.state == "fine"


def test_a_merge_whose_shapes_differ_spells_them_out(make_hand):
    network = graph(
        ("input", Input(1, 8, 8)),
        ("a", Conv2d(4), "input"),
        ("b", Conv2d(8), "input"),
        ("add", Add(), "a", "b"),
    )
    complaint = make_hand(arranged(network)).card("add").content.complaint
    assert complaint.heading == "Shapes differ"
    assert complaint.inputs == (("a", "4×6×6"), ("b", "8×6×6"))


def test_a_mismatch_with_the_data_is_shown_on_the_card(make_hand):
    hand = make_hand(arranged(chain(Input(3, 32, 32), Flatten(), Linear(10), Output(10))))
    assert hand.card("input").content.state == "error"


def test_wires_are_as_thick_as_what_flows_through_them():
    widths = [
        round(wire_width(shape), 1) for shape in ((1, 28, 28), (6, 28, 28), (400,), (84,), (10,))
    ]
    assert widths == [3.3, 4.2, 3.0, 2.2, 1.2]


def test_card_tip_has_all_settings_and_the_arithmetic(hand):
    tip = dict(tip_of(hand.studio.document, 2).rows)
    assert tip["Filters"] == "6"
    assert tip["Padding"] == "2 × 2"
    assert tip["Parameters"] == "6 × (5·5·1 + 1) = 156"


def test_card_tip_appears_after_a_while_and_escape_hides_it(hand, qtbot):
    hand.move("conv1")
    assert hand.view.hover.tip.isHidden()
    qtbot.waitUntil(lambda: not hand.view.hover.tip.isHidden(), timeout=2000)
    assert hand.view.hover.tip.text().startswith("conv1 · Conv 2D")
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.hover.tip.isHidden()


# --- always as the document says ------------------------------------------------------------------


def random_edit(network, chance):
    """Make a random edit, possible or not."""
    ids = [node.id for node in network.nodes]
    kinds = ["insert", "remove", "connect", "disconnect", "move", "set", "rename", "group", "fold"]
    kind = chance.choice(kinds)
    one, other = chance.choice(ids), chance.choice(ids)
    layer = chance.choice([Conv2d(), ReLU(), MaxPool2d(), Add(), Flatten()])
    place = (chance.randrange(1000), chance.randrange(600))
    if kind == "insert":
        return rewiring.insert_behind(network, one, layer, place)
    if kind == "remove":
        return rewiring.remove(network, {one, other}) if len(ids) > 4 else network
    if kind == "connect":
        return edits.connect(network, one, other, chance.randrange(3))
    if kind == "disconnect":
        return edits.disconnect(network, one, 0)
    if kind == "move":
        return edits.move(network, {one: place})
    if kind == "group":
        chosen = chance.sample(ids, min(chance.randrange(1, 6), len(ids)))
        return groups.grouped(network, chosen, "group", chance.random() < 0.5)
    if kind == "fold":
        return random_change_of_a_group(network, chance)
    if kind == "set":
        return edits.set_setting(network, [one], "filters", chance.randrange(1, 9))
    return edits.rename(network, one, f"name {chance.randrange(10_000)}")


def random_change_of_a_group(network, chance):
    """Fold, unfold, copy, repeat or take apart a group, where there is one."""
    if not network.groups:
        return network
    group = chance.choice(network.groups)
    kind = chance.choice(["fold", "fold", "all", "copy", "repeat", "ungroup"])
    if kind == "fold":
        return groups.folded(network, group.id, not group.folded)
    if kind == "all":
        return groups.all_folded(network, chance.random() < 0.5)
    if kind == "ungroup" or len(network.nodes) > 40:
        return groups.ungrouped(network, group.id)
    if kind == "copy":
        return groups.duplicated(network, group.nodes)
    return groups.repeated(network, group.nodes, 2)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("moves_smoothly", [False, True])
def test_canvas_equals_document_after_any_edits_undo_and_redo(
    make_hand, monkeypatch, seed, moves_smoothly
):
    chance = random.Random(seed)
    hand = make_hand(arranged(lenet5()))
    monkeypatch.setattr("cnnstudio.gui.canvas.layout.motion.is_wanted", lambda: moves_smoothly)
    document = hand.studio.document
    for _ in range(40):
        try:
            network = random_edit(document.network, chance)
        except (EditError, KeyError):
            continue
        document.edit("Edit", lambda _, network=network: network)
        assert not differences(hand.view.canvas, document)
        if chance.random() < 0.3:
            document.undo_stack.undo()
            assert not differences(hand.view.canvas, document)
        if chance.random() < 0.2:
            document.undo_stack.redo()
            assert not differences(hand.view.canvas, document)


def test_another_design_in_its_place_is_shown(hand):
    hand.studio.document.replace(Design(arranged(resnet((1, 1, 1, 1)))))
    assert not differences(hand.view.canvas, hand.studio.document)
    hand.view.grab()
    hand.studio.document.replace(Design())
    assert not hand.view.canvas.cards


def test_cards_move_to_their_places_smoothly(make_hand, qtbot, monkeypatch):
    hand = make_hand(arranged(lenet5()))
    monkeypatch.setattr("cnnstudio.gui.canvas.layout.motion.is_wanted", lambda: True)
    card = hand.card("conv1")
    start = QPointF(card.pos())
    hand.studio.document.edit("Move", edits.move, {2: (500.0, 500.0)})
    assert card.place == QPointF(500, 500)
    assert card.pos() == start
    assert not differences(hand.view.canvas, hand.studio.document)
    qtbot.waitUntil(lambda: card.pos() == card.place, timeout=2000)
    wire = hand.view.canvas.wires[2, 0]
    assert wire.route.points[-1] == card.input_point(0)


@pytest.mark.parametrize("zoom", [10, 40, 60, 100, 250])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_level_of_detail_can_be_painted(make_hand, zoom, mode):
    hand = make_hand(arranged(lenet5()))
    theme.current().set_mode(mode)
    show_maps(hand.studio)
    hand.view.select_all()
    hand.view.zoom_to(zoom)
    assert not hand.view.grab().isNull()
    hand.studio.document.edit("Remove", edits.remove_nodes, [8])
    assert not hand.view.grab().isNull()
    theme.current().set_mode("light")


# --- what a unit sees -----------------------------------------------------------------------------


def cell_of(hand, name, channel=0):
    card = hand.card(name)
    return hand.view.canvas.thumbnails_of(card).cells()[channel].translated(card.pos())


def unit_point(hand, name, channel, row, column, size):
    cell = cell_of(hand, name, channel)
    step = cell.width() / size
    return cell.topLeft() + QPointF((column + 0.5) * step, (row + 0.5) * step)


def test_pointing_at_a_unit_tells_which(hand, qtbot):
    hand.view.zoom_to(200)
    hand.view.show_node(hand.studio.id_of("pool2"))
    with qtbot.waitSignal(hand.view.unit_hovered) as hovered:
        hand.move(unit_point(hand, "pool2", 4, 1, 3, 5))
    assert hovered.args == [hand.studio.id_of("pool2"), 4, 1, 3]
    with qtbot.waitSignal(hand.view.unit_left):
        hand.move(hand.card("pool2").rect().topLeft() + QPointF(60, 10))


def test_box_of_a_unit_lies_on_the_picture_padding_included(hand):
    """conv1 has padding 2 and kernel 5: unit (0, 0) sees rows and columns -2 to 2."""
    hand.move(unit_point(hand, "conv1", 0, 0, 0, 28))
    picture = cell_of(hand, "input")
    step = picture.width() / 28
    box = next(w for w in hand.view.hover.overlay.windows if w.intersects(picture))
    assert box.left() == pytest.approx(picture.left() - 2 * step)
    assert box.top() == pytest.approx(picture.top() - 2 * step)
    assert box.width() == pytest.approx(5 * step)


def test_boxes_lie_on_every_map_in_between_that_the_unit_sees(hand):
    unit = Unit(hand.studio.id_of("pool2"), 2, 1, 4)
    hand.view.hover.show_unit(unit)
    windows = hand.view.hover.overlay.windows
    for name, count in (("pool2", 1), ("conv2", 1), ("pool1", 6), ("conv1", 6), ("input", 1)):
        card = hand.card(name).rect()
        assert sum(card.contains(window.center()) for window in windows) == count, name
    hand.view.hover.show_unit(None)
    assert hand.view.hover.overlay.windows == []


def test_tip_of_a_unit_says_size_jump_start_and_center(hand):
    unit = Unit(hand.studio.id_of("pool2"), 6, 1, 4)
    rows = dict(unit_tip(unit, hand.studio.document).rows)
    assert rows["Sees"] == "16 × 16 px"
    assert rows["Jump"] == "4"
    assert rows["Start of unit 0"] == "−2"
    assert rows["Rows"] == "2 to 17"
    assert rows["Columns"] == "14 to 29"
    assert rows["Center"] == "9.5, 21.5"


def test_tip_of_a_unit_gives_its_value(hand):
    show_maps(hand.studio)
    value = hand.view.canvas.value_of(hand.studio.id_of("pool2"), 1, 0, 3)
    assert value == pytest.approx(28.0)
    unit = Unit(hand.studio.id_of("pool2"), 1, 0, 3)
    assert dict(unit_tip(unit, hand.studio.document, value).rows)["Value"] == words.number(28.0)


def test_value_of_the_unit_under_the_pointer_follows_new_maps(hand):
    hand.move(unit_point(hand, "conv1", 0, 0, 3, 28))
    assert "Value" not in hand.view.hover.tip.text()
    show_maps(hand.studio)
    assert "Value: 3\n" in hand.view.hover.tip.text()


def test_what_a_card_complains_of_is_not_covered_by_where_its_maps_were(hand):
    card = hand.card("fc1")
    thumbnails = hand.view.canvas.thumbnails_of(card)
    assert thumbnails.output_shape == (120,)
    hand.studio.document.edit("Remove", edits.remove_nodes, [hand.studio.id_of("flatten")])
    assert card.content.complaint is not None
    assert thumbnails.output_shape is None
    hand.studio.document.undo_stack.undo()
    assert thumbnails.output_shape == (120,)


def test_an_edit_takes_the_boxes_away(hand):
    hand.move(unit_point(hand, "conv1", 0, 0, 0, 28))
    hand.studio.document.edit("Remove", edits.remove_nodes, [2])
    assert hand.view.hover.overlay.windows == []


# --- maps -----------------------------------------------------------------------------------------


def test_the_canvas_asks_for_six_maps_of_every_node(hand, qtbot):
    assistant = hand.studio.assistant
    qtbot.waitUntil(lambda: bool(assistant.asked))
    ask = assistant.last(Probe).ask
    assert len(ask.nodes) == 14
    assert ask.channels == 6


def test_maps_of_another_shape_are_not_shown(hand):
    show_maps(hand.studio)
    thumbnails = hand.view.canvas.thumbnails_of(hand.card("conv1"))
    assert len(thumbnails.images) == 6
    hand.studio.document.edit("Set filters", edits.set_setting, [2], "filters", 3)
    assert thumbnails.images == []
    assert len(thumbnails.cells()) == 3


def test_a_card_shows_the_maps_that_leave_it(hand):
    show_maps(hand.studio)
    conv, relu = hand.studio.id_of("conv1"), hand.studio.id_of("relu1")
    thumbnails = hand.view.canvas.thumbnails_of(hand.card("conv1"))
    assert thumbnails.map is hand.studio.lens.maps[relu]
    assert thumbnails.map is not hand.studio.lens.maps[conv]


def test_clicking_through_the_strip_changes_picture_and_zoom(make_hand, qtbot):
    hand = make_hand(arranged(lenet5()))
    strip = CanvasStrip(hand.view, hand.studio.lens, hand.studio.runs)
    qtbot.addWidget(strip)
    buttons = {button.accessibleName(): button for button in strip.findChildren(IconButton)}
    QTest.mouseClick(buttons["Next picture"], Qt.MouseButton.LeftButton)
    assert strip.picture.text() == "test picture #1"
    QTest.mouseClick(buttons["Zoom in"], Qt.MouseButton.LeftButton)
    assert strip.zoom.text() == "125 %"
    assert strip.weights.currentText() == "random weights"
    QTest.mouseClick(buttons["Show the whole network"], Qt.MouseButton.LeftButton)
    assert strip.zoom.text() == "100 %"


# --- texts that fit -------------------------------------------------------------------------------


def test_a_long_sentence_is_wrapped_and_ends_with_an_ellipsis():
    lines = wrapped("the kernel is larger than the padded picture that comes in", "caption", 80, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(width_of(line, "caption") <= 80 for line in lines)
    assert wrapped("fits", "caption", 80, 3) == ["fits"]
    assert wrapped("fits", "caption", 80, 0) == []


def test_the_title_in_the_strip_is_whole_while_there_is_room(hand, qtbot):
    strip = CanvasStrip(hand.view, hand.studio.lens, hand.studio.runs)
    qtbot.addWidget(strip)
    strip.set_title("LeNet-5 on MNIST")
    strip.show()
    for width in (760, 800, 830, 900, 1000):
        strip.resize(width, 36)
        qtbot.wait(1)
        assert strip.title.shown_text() == "LeNet-5 on MNIST", width


def test_a_vector_is_written_with_separators():
    assert words.shape((3136,)) == words.number(3136)
    assert words.shape((6, 28, 28)) == "6×28×28"


def test_the_rest_of_the_maps_is_counted_only_beside_maps(hand, monkeypatch):
    counted = []
    monkeypatch.setattr(thumbnails, "_paint_rest", lambda *rest: counted.append(rest[-1]))
    hand.view.grab()
    assert not counted
    show_maps(hand.studio)
    hand.view.grab()
    assert set(counted) == {10}


def test_branches_from_lanes_below_come_in_below_each_other(make_hand):
    network = graph(
        ("input", Input(8, 12, 12)),
        ("deep1", Conv2d(8, padding="same"), "input"),
        ("deep2", Conv2d(8, padding="same"), "deep1"),
        ("deep3", Conv2d(8, padding="same"), "deep2"),
        ("middle1", Conv2d(8, padding="same"), "input"),
        ("middle2", Conv2d(8, padding="same"), "middle1"),
        ("short", Conv2d(8, padding="same"), "input"),
        ("merge", Add(), "short", "middle2", "deep3"),
    )
    hand = make_hand(arranged(network))
    tops = {hand.sources("merge")[port]: hand.input("merge", port).y() for port in range(3)}
    assert tops["deep3"] < tops["middle2"] < tops["short"]
    for port in range(3):
        wire = hand.view.canvas.wires[hand.studio.id_of("merge"), port]
        assert wire.route.style in ("straight", "curved")


@pytest.mark.parametrize("shape", ["1×28×28", "3×224×224"])
def test_the_shape_of_the_narrowest_card_can_be_read_from_afar(hand, shape):
    _, text = fitted_far(shape, hand.card("input").width - 12)
    assert text == shape
