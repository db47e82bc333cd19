"""The filters of a convolution are asked of whoever has the weights, and drawn about zero."""

from array import array

import pytest
from PySide6.QtCore import QPoint

from cnnstudio.gui.explore.filter_strip import FilterStrip
from cnnstudio.gui.explore.filters import FiltersPage
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.network import edits
from cnnstudio.project import run_store
from cnnstudio.training.job import Job
from cnnstudio.training.protocol import Failed, Filters, FilterValues, Weights
from cnnstudio.zoo.small import chain, dense_baseline


@pytest.fixture
def make_page(qtbot):
    pages = []

    def make(studio):
        page = FiltersPage(studio.document, studio.selection, studio.lens, studio.assistant)
        qtbot.addWidget(page)
        page.resize(900, 600)
        page.show()
        pages.append(page)
        return page

    return make


def last(studio):
    return studio.assistant.last(Filters)


def wait_for_question(studio, qtbot, node):
    def asked():
        return last(studio).ask.node == node

    qtbot.waitUntil(
        lambda: any(isinstance(a.ask, Filters) for a in studio.assistant.asked) and asked(),
        timeout=1000,
    )


def answer(studio, shape, numbers):
    """Give the numbers as the filters that were asked for last."""
    question = last(studio)
    values = array("f", numbers).tobytes()
    question.answer(FilterValues(question.ask.number, question.ask.node, shape, values, "random"))


def test_filters_are_drawn_as_pictures_with_one_scale_about_zero(studio, make_page, qtbot):
    page = make_page(studio)
    wait_for_question(studio, qtbot, studio.id_of("conv1"))
    answer(studio, (6, 1, 5, 5), [index / 300 - 0.25 for index in range(150)])
    assert len(page.grid.images) == 6
    assert page.bar.limits == pytest.approx((-0.25, 0.25))
    assert page.grid.images[0].pixelIndex(0, 0) == 1
    assert page.grid.images[3].pixelIndex(0, 0) == 128
    assert page.weights.text() == "random weights"


def test_each_filter_can_be_drawn_on_its_own_scale(studio, make_page, qtbot):
    page = make_page(studio)
    wait_for_question(studio, qtbot, studio.id_of("conv1"))
    answer(studio, (2, 1, 1, 1), [-1.0, 0.1])
    page.own_scale.setChecked(True)
    assert [image.pixelIndex(0, 0) for image in page.grid.images] == [1, 255]


def test_random_weights_are_asked_of_the_assistant(studio, make_page, qtbot):
    make_page(studio)
    wait_for_question(studio, qtbot, studio.id_of("conv1"))
    assert last(studio).ask.weights == Weights()
    assert last(studio).ask.network == studio.document.network


def test_weights_of_a_run_are_asked_for_where_the_lens_looks_at_one(studio, make_page, qtbot):
    page = make_page(studio)
    run = studio.runs.adopt(
        run_store.create(Job(run_store.new_run_id(), studio.document.network), project=None)
    )
    wait_for_question(studio, qtbot, studio.id_of("conv1"))
    studio.lens.use_run(run, 3)
    qtbot.waitUntil(lambda: last(studio).ask.weights == run.weights(3), timeout=1000)
    answer(studio, (6, 1, 5, 5), [0.0] * 150)
    assert page.weights.text() == "run 1, epoch 3"


def test_another_picture_changes_no_filters_and_asks_for_none(studio, make_page, qtbot):
    make_page(studio)
    wait_for_question(studio, qtbot, studio.id_of("conv1"))
    count = len([asked for asked in studio.assistant.asked if isinstance(asked.ask, Filters)])
    studio.lens.show_next()
    qtbot.wait(300)
    now = len([asked for asked in studio.assistant.asked if isinstance(asked.ask, Filters)])
    assert now == count


def test_a_run_that_trains_is_asked_itself_and_again(studio, make_page, qtbot, monkeypatch):
    asked = []
    run = studio.runs.adopt(
        run_store.create(Job(run_store.new_run_id(), studio.document.network), project=None)
    )
    monkeypatch.setattr(run, "ask", lambda make, on_answer: asked.append((make(1), on_answer)))
    run.state = "running"
    studio.lens.use_run(run)
    monkeypatch.setattr("cnnstudio.gui.explore.filter_source.LIVE_MS", 50)
    page = make_page(studio)

    def filters():
        return [ask for ask, _ in asked if isinstance(ask, Filters)]

    qtbot.waitUntil(lambda: len(filters()) >= 2, timeout=1000)
    page.hide()
    count = len(filters())
    qtbot.wait(200)
    assert len(filters()) == count


def test_a_question_that_fails_says_why(studio, make_page, qtbot):
    page = make_page(studio)
    wait_for_question(studio, qtbot, studio.id_of("conv1"))
    last(studio).answer(Failed(1, "The weights of this epoch are gone."))
    assert page.note.text() == "The weights of this epoch are gone."


def test_an_answer_that_comes_too_late_is_not_shown(studio, make_page, qtbot):
    page = make_page(studio)
    wait_for_question(studio, qtbot, studio.id_of("conv1"))
    late = last(studio)
    studio.select("conv2")
    wait_for_question(studio, qtbot, studio.id_of("conv2"))
    values = array("f", [0.0] * 150).tobytes()
    late.answer(FilterValues(1, studio.id_of("conv1"), (6, 1, 5, 5), values, "random"))
    assert len(page.grid.images) == 0


def test_a_changed_layer_is_asked_for_again(studio, make_page, qtbot):
    page = make_page(studio)
    conv1 = studio.id_of("conv1")
    wait_for_question(studio, qtbot, conv1)
    answer(studio, (6, 1, 5, 5), [0.1] * 150)
    studio.document.edit("", edits.set_setting, {conv1}, "filters", 8)
    assert len(page.grid.images) == 0
    qtbot.waitUntil(lambda: last(studio).ask.network == studio.document.network, timeout=1000)


def test_each_tile_says_its_filter_and_channel(studio, make_page, qtbot):
    page = make_page(studio)
    studio.select("conv2")
    wait_for_question(studio, qtbot, studio.id_of("conv2"))
    answer(studio, (3, 2, 1, 2), [0.01 * index for index in range(12)])
    tile = page.grid.tile_rect(5)
    spot = QPoint(round(tile.right()) - 3, round(tile.center().y()))
    qtbot.mouseMove(page.grid, spot - QPoint(1, 0))
    qtbot.mouseMove(page.grid, spot)
    assert page.value.text() == "filter 2, channel 1, row 0, column 1: +0.11"


def test_filters_of_a_color_picture_are_shown_as_colors_or_channel_by_channel(
    make_studio, make_page, qtbot
):
    network = chain(Input(3, 8, 8), Conv2d(2, (1, 1)), Conv2d(3, (1, 1)), Conv2d(2, (1, 1)))
    studio = make_studio(network)
    page = make_page(studio)
    wait_for_question(studio, qtbot, studio.id_of("conv1"))
    answer(studio, (2, 3, 1, 1), [1.0, 0.0, -1.0, 0.0, 0.0, 0.0])
    assert len(page.grid.images) == 2
    assert page.grid.images[0].pixelColor(0, 0).getRgb()[:3] == (255, 128, 1)
    page.in_color.setChecked(False)
    assert len(page.grid.images) == 6
    studio.select("conv3")
    wait_for_question(studio, qtbot, studio.id_of("conv3"))
    answer(studio, (2, 3, 1, 1), [1.0] * 6)
    assert page.in_color.isHidden()


def test_a_network_without_convolutions_says_what_to_do(make_studio, make_page):
    page = make_page(make_studio(dense_baseline()))
    assert "add one" in page.note.text()


def test_more_filters_than_can_be_told_apart_are_counted(make_studio, make_page, qtbot):
    network = chain(
        Input(1, 8, 8), Conv2d(100, (1, 1)), Conv2d(100, (1, 1)), Flatten(), Linear(2), Output(2)
    )
    studio = make_studio(network)
    page = make_page(studio)
    studio.select("conv2")
    wait_for_question(studio, qtbot, studio.id_of("conv2"))
    answer(studio, (100, 100, 1, 1), [0.5] * 10_000)
    assert "The first 64 of 100 filters and 32 of 100 channels are shown." in page.note.text()
    assert len(page.grid.images) == 64 * 32


# --- the strip -----------------------------------------------------------------------------------


@pytest.fixture
def strip(studio, qtbot):
    strip = FilterStrip(studio.document, studio.lens, studio.assistant)
    qtbot.addWidget(strip)
    strip.show()
    return strip


def test_the_strip_shows_the_first_filters_of_a_convolution(studio, strip, qtbot):
    strip.set_node(studio.id_of("conv2"))
    wait_for_question(studio, qtbot, studio.id_of("conv2"))
    answer(studio, (16, 6, 5, 5), [0.35] * 2400)
    assert len(strip.pictures.images) == 6
    assert strip.bar.limits == pytest.approx((-0.35, 0.35), abs=1e-6)
    assert strip.title.text() == "Filters, random weights"
    assert strip.title.isVisible()


def test_the_strip_is_empty_for_other_layers(studio, strip):
    strip.set_node(studio.id_of("pool1"))
    assert not strip.title.isVisible()
    strip.set_node(None)
    assert not strip.title.isVisible()


def test_the_strip_leads_to_the_large_view(strip, qtbot):
    with qtbot.waitSignal(strip.explore_wanted):
        strip.link.click()
