"""What is painted from near and from afar, and that the rest costs nothing."""

import pytest
from PySide6.QtCore import QPoint

from cnnstudio.gui.canvas.items import far_names, lettering
from cnnstudio.gui.canvas.words import wording
from cnnstudio.network import edits, groups
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.zoo.catalogue import template


@pytest.fixture
def written(monkeypatch):
    """Give the texts that are written while painting."""
    found = []

    def write(painter, text, *place, **options):
        found.append(text)

    for module in (far_names, lettering):
        monkeypatch.setattr(module, "write", write)
    for module in ("card_face", "wires"):
        monkeypatch.setattr(f"cnnstudio.gui.canvas.items.{module}.write", write)
    return found


def paint_at(hand, percent, written):
    hand.view.zoom_to(percent)
    hand.view.look_at(hand.view.canvas.content_rect().center())
    written.clear()
    hand.view.grab()
    return set(written)


def test_near_there_are_settings_captions_and_shapes(hand, written):
    texts = paint_at(hand, 100, written)
    assert {"conv1", "Conv 2D", "6 filters, 5×5, pad 2", "Output", "6×28×28", "156"} <= texts


def test_below_80_percent_captions_and_settings_are_left_out(hand, written):
    at_80, below = paint_at(hand, 80, written), paint_at(hand, 79, written)
    assert {"Output", "6 filters, 5×5, pad 2"} <= at_80
    assert {"conv1", "Conv 2D", "6×28×28", "156"} <= below
    assert not {"Output", "6 filters, 5×5, pad 2"} & below


def test_below_55_percent_there_is_only_a_name_and_a_shape(hand, written):
    texts = paint_at(hand, 54, written)
    assert {"conv1", "6×28×28"} <= texts
    assert not {"Conv 2D", "156", "relu1"} & texts


def test_all_cards_show_the_same_detail_at_just_the_zoom_where_it_changes(hand, written):
    for percent in (80, 55, 40):
        paint_at(hand, percent, written)
        names = {card.build.name for card in hand.view.canvas.cards.values()}
        assert names <= set(written)
        shown = [text for text in written if text == "Output"]
        assert len(shown) in (0, len(names))


def test_below_40_percent_there_are_names_where_they_fit_and_nothing_else(hand, written):
    texts = paint_at(hand, 39, written)
    assert texts == {"conv1", "conv2", "pool1", "pool2", "flatten", "fc1", "fc2", "fc3"} | texts & {
        "input",
        "output",
    }
    assert not paint_at(hand, 6, written)


def test_from_afar_frames_are_named_where_their_names_do_not_meet(make_hand, written):
    network = groups.all_folded(template("ResNet-18").build(), False)
    hand = make_hand(arranged(network))
    texts = paint_at(hand, 12, written)
    assert {"stage1", "stage2", "stage3", "stage4"} <= texts
    assert not {"block1", "conv1"} & texts
    assert {"block1", "conv1"} <= paint_at(hand, 29, written)


def test_renaming_shows_from_afar(hand, written):
    paint_at(hand, 29, written)
    hand.studio.document.edit("Rename", edits.rename, hand.studio.id_of("conv1"), "edges")
    assert "edges" in paint_at(hand, 29, written)


def test_cards_on_their_way_and_dragged_ones_show_from_afar(hand, qtbot, monkeypatch):
    def picture():
        return hand.view.grab().toImage()

    hand.view.zoom_to(29)
    before = picture()
    monkeypatch.setattr("cnnstudio.gui.canvas.layout.motion.is_wanted", lambda: True)
    with qtbot.waitSignal(hand.view.canvas.arrived):
        hand.view.tidy_up("down")
        hand.view.zoom_to(29)
    hand.view.zoom_to(29)
    hand.view.look_at(hand.view.canvas.content_rect().center())
    arrived = picture()
    hand.view.canvas.rebuilt.emit()
    assert picture() == arrived != before
    start = hand.view.mapFromScene(hand.card("conv1").rect().center())
    hand.drag(start, start + QPoint(40, 90), release=False)
    assert picture() != arrived


def test_only_cards_that_are_looked_at_are_put_into_words(make_hand, monkeypatch):
    described = []
    describe = wording.describe
    monkeypatch.setattr(
        wording,
        "describe",
        lambda card, *rest: (described.append(card.head), describe(card, *rest))[1],
    )
    hand = make_hand(arranged(template("VGG-16").build()))
    hand.view.zoom_to(100)
    hand.view.look_at(hand.card("input").rect().center())
    hand.view.grab()
    described.clear()
    hand.studio.document.edit("Set", edits.set_setting, [1], "height", 256)
    assert not described
    hand.view.grab()
    assert 0 < len(set(described)) < len(hand.view.canvas.cards) / 2
    hand.view.look_at(hand.card("output").rect().center())
    hand.view.grab()
    assert hand.card("output").node in described
