"""All maps of a layer are shown, live, and every value can be read."""

import msgspec
import pytest
from PySide6.QtCore import QPoint

from cnnstudio.gui.explore.feature_maps import MOST_CHANNELS, VIEW, FeatureMapsPage
from cnnstudio.training.protocol import Failed, Probe


@pytest.fixture
def page(studio, qtbot):
    page = FeatureMapsPage(studio.document, studio.selection, studio.lens)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    return page


def test_all_channels_of_the_selected_layer_are_painted(studio, page, show_maps):
    show_maps(studio)
    studio.select("conv2")
    assert len(page.grid.images) == 16
    second = page.grid.images[1]
    assert (second.width(), second.height()) == (10, 10)
    assert second.pixelIndex(3, 2) == 123


def test_the_first_layer_is_shown_until_another_is_selected(studio, page):
    assert page.node_box.node == studio.id_of("conv1")
    studio.select("pool2")
    assert page.node_box.node == studio.id_of("pool2")
    studio.select("input")
    assert page.node_box.node == studio.id_of("pool2")


def test_choosing_a_layer_in_the_list_selects_it(studio, page):
    index = page.node_box.findText("relu2")
    page.node_box.setCurrentIndex(index)
    page.node_box.activated.emit(index)
    assert studio.selection.single == studio.id_of("relu2")


def test_the_scale_is_shared_unless_each_channel_shall_have_its_own(studio, page, show_maps):
    show_maps(studio, low=-1.0, high=3.0)
    studio.select("pool2")
    assert page.bar.limits == (-1.0, 3.0)
    assert page.grid.images[1].pixelIndex(0, 0) == 25
    page.own_scale.setChecked(True)
    assert page.grid.images[1].pixelIndex(0, 0) == 0
    assert page.bar.isHidden()


def test_pointing_at_a_pixel_reads_its_value(studio, page, show_maps, qtbot):
    show_maps(studio, low=0.0, high=255.0)
    studio.select("pool2")
    tile = page.grid.tile_rect(2)
    spot = QPoint(round(tile.left() + tile.width() * 0.5), round(tile.top() + tile.height() * 0.3))
    qtbot.mouseMove(page.grid, spot + QPoint(1, 0))
    qtbot.mouseMove(page.grid, spot)
    assert page.value.text() == "channel 2, row 1, column 2: about +57"


def test_a_vector_is_shown_as_bars_with_the_names_of_the_classes(studio, page, show_maps, qtbot):
    show_maps(studio, low=0.0, high=255.0)
    studio.select("fc3")
    assert page.bars.isVisible()
    assert list(page.bars.values) == pytest.approx(list(range(10)))
    qtbot.mouseMove(page.bars, QPoint(5, 5))
    qtbot.mouseMove(page.bars, QPoint(100, 60))
    position = page.bars.position_at(100)
    assert position > 0
    assert page.value.text() == f"unit {position}: about +{position}"
    page.grab()


def test_it_says_when_not_all_channels_were_sent(studio, page, show_maps):
    show_maps(studio)
    conv2 = studio.id_of("conv2")
    studio.select("conv2")
    studio.lens.maps[conv2] = msgspec.structs.replace(studio.lens.maps[conv2], channels=6)
    studio.lens.changed.emit()
    assert page.note.text() == "The first 6 of 16 channels are shown."
    assert len(page.grid.images) == 6


def test_before_the_maps_are_there_it_says_that_it_waits(studio, page):
    assert page.note.text() == "Waiting for the feature maps…"
    studio.lens.trouble = "The assistant process has ended."
    studio.lens.source_changed.emit()
    assert page.note.text() == "The assistant process has ended."


def test_the_lens_is_asked_for_all_channels_of_just_the_shown_layer(studio, page, qtbot):
    def asked():
        probes = [asked for asked in studio.assistant.asked if isinstance(asked.ask, Probe)]
        return [(probe.ask.nodes, probe.ask.channels) for probe in probes]

    first, second = ((studio.id_of(name),) for name in ("conv1", "conv2"))
    qtbot.waitUntil(lambda: asked() == [(first, MOST_CHANNELS)], timeout=1000)
    studio.assistant.last(Probe).answer(Failed(1, "There are no pictures."))
    studio.select("conv2")
    qtbot.waitUntil(lambda: asked()[-1] == (second, MOST_CHANNELS), timeout=1000)


def test_a_hidden_page_asks_for_nothing(studio, page, monkeypatch):
    released = []
    monkeypatch.setattr(studio.lens, "release", released.append)
    page.hide()
    assert released == [VIEW]


def test_maps_are_as_large_as_all_of_them_can_be(studio, page, show_maps):
    show_maps(studio)
    studio.select("conv1")
    last = page.grid.tile_rect(5)
    assert last.bottom() <= page.grid.parentWidget().height()
    assert last.width() >= 4 * 28
