"""The Explore workspace leads to each of its pages, and to a screen of its own for a class."""

import pytest
from PySide6.QtCore import Qt

from cnnstudio.gui.explore.view import KEY, ExploreView
from cnnstudio.project.design import Design
from cnnstudio.zoo.small import dense_baseline, tiny_vgg


@pytest.fixture
def view(studio, qtbot):
    view = ExploreView(
        studio.document, studio.selection, studio.lens, studio.assistant, studio.runs
    )
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.show()
    return view


@pytest.mark.parametrize("key", ["unit", "growth", "maps", "filters"])
def test_every_entry_of_the_list_shows_its_page(view, key, show_maps, studio):
    show_maps(studio)
    rows = [row for row in range(view.list.count()) if view.list.item(row).data(KEY) == key]
    view.list.setCurrentRow(rows[0])
    assert view.page == key
    view.grab()


def test_headings_cannot_be_chosen(view):
    headings = [view.list.item(row) for row in range(view.list.count())]
    headings = [item for item in headings if not item.data(KEY)]
    assert [item.text() for item in headings] == ["Receptive field", "Convolution"]
    assert all(not item.flags() & Qt.ItemFlag.ItemIsSelectable for item in headings)


@pytest.mark.parametrize("network", [tiny_vgg(), dense_baseline()])
def test_another_project_can_be_opened_under_every_page(view, studio, show_maps, network):
    show_maps(studio)
    for key in ("unit", "growth", "maps", "filters"):
        view.show_page(key)
    studio.document.replace(Design(network))
    for key in ("unit", "growth", "maps", "filters"):
        view.show_page(key)
        view.grab()


def test_the_projector_shows_the_same_unit_and_esc_puts_it_away(view, studio, qtbot):
    projector = view.show_on_projector()
    qtbot.waitExposed(projector)
    assert projector.page.choice is view.choice
    projector.page.choice.point_at(studio.id_of("conv1"), (0, 0))
    assert view.choice.unit.node == studio.id_of("conv1")
    with qtbot.waitSignal(projector.destroyed):
        qtbot.keyClick(projector.page.row, Qt.Key.Key_Escape)


def test_in_the_projector_esc_first_lets_go_of_a_pinned_unit(view, studio, qtbot):
    projector = view.show_on_projector()
    qtbot.waitExposed(projector)
    view.choice.pin(studio.id_of("conv1"), (0, 0))
    qtbot.keyClick(projector, Qt.Key.Key_Escape)
    assert not view.choice.is_pinned
    assert projector.isVisible()
    with qtbot.waitSignal(projector.destroyed):
        qtbot.keyClick(projector, Qt.Key.Key_Escape)


def test_a_button_closes_the_projector(view, qtbot):
    projector = view.show_on_projector()
    qtbot.waitExposed(projector)
    assert projector.close_button.isVisible()
    with qtbot.waitSignal(projector.destroyed):
        projector.close_button.click()


def test_the_network_stays_in_view_where_the_window_is_high(view):
    view.setMinimumSize(view.minimumSizeHint())
    view.resize(1100, 720)
    assert view.strip.isVisible()
    view.resize(1100, 560)
    assert not view.strip.isVisible()


def test_a_card_chosen_above_is_what_the_page_is_about(view, studio, qtbot):
    row = view.strip.row
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Right)
    qtbot.keyClick(row, Qt.Key.Key_Right)
    (chosen,) = studio.selection.ids
    assert view.choice.unit.node == chosen
    with qtbot.waitSignal(view.node_wanted) as wanted:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert wanted.args == [chosen]
