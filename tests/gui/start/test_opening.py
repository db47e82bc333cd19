"""What a window begins with, and the ways to the start page and back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDockWidget

from cnnstudio.gui.elements import Banner
from cnnstudio.gui.gallery.window import GalleryWindow
from cnnstudio.gui.start.cards import FEW
from cnnstudio.network import edits
from cnnstudio.project import storage
from cnnstudio.project.design import Design
from cnnstudio.zoo.catalogue import templates
from cnnstudio.zoo.small import lenet5


def click_card(window, qtbot, row):
    """Click on a card of the page, at its place on the screen."""
    cards = window.start.page.middle.cards
    spot = cards.visualRect(cards.model().index(row, 0)).center()
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def banners(window):
    return [banner.text() for banner in window.messages.findChildren(Banner)]


# --- what it begins with -------------------------------------------------------------------------


def test_the_very_first_window_shows_lenet5_on_the_digits_and_offers_the_tour(begin):
    window = begin()
    assert window.workspaces.current == "build"
    assert window.studio.file.title == "LeNet-5"
    assert window.studio.document.design.data.name == "digits"
    assert not window.studio.document.errors
    assert "tour" in banners(window)[0]
    assert window.studio.settings.values.started_before


def test_later_windows_show_the_page_with_lenet5_ready_to_be_opened(window, qtbot):
    assert window.start.page.isVisible()
    assert not banners(window)
    cards = window.start.page.middle.cards
    assert cards.current().name == "LeNet-5"
    assert window.focusWidget() is cards
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert not window.start.page.isVisible()
    assert window.studio.file.title == "LeNet-5"


def test_a_user_who_wants_no_page_gets_a_network(window, begin, qtbot):
    box = window.start.footer.at_start
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert not window.studio.settings.values.start_page
    other = begin()
    assert other.workspaces.current == "build"
    assert other.studio.file.title == "LeNet-5"


@pytest.mark.parametrize("started_before", [True, False])
def test_a_project_that_is_given_is_shown_at_once(begin, tmp_path, started_before):
    path = tmp_path / "mine.cnn"
    storage.save(path, Design(lenet5()))
    window = begin(path, started_before=started_before)
    assert window.workspaces.current == "build"
    assert window.studio.file.path == path
    assert not banners(window)


# --- the page ------------------------------------------------------------------------------------


def test_one_click_on_a_card_opens_its_network(window, qtbot):
    click_card(window, qtbot, FEW.index("Tiny VGG"))
    assert window.studio.file.title == "Tiny VGG"
    assert window.canvas.isVisible()


def test_the_second_press_of_a_double_click_opens_nothing_more(window, qtbot):
    opened = []
    window.files.opened.connect(lambda: opened.append(window.studio.file.title))
    cards = window.start.page.middle.cards
    spot = cards.visualRect(cards.model().index(0, 0)).center()
    click_card(window, qtbot, 0)
    qtbot.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened == ["LeNet-5"]


def test_only_menus_and_what_belongs_to_the_page_stand_beside_it(window):
    assert not any(dock.isVisible() for dock in window.findChildren(QDockWidget))
    assert not window.totals.isVisible()
    assert window.start.footer.isVisible()
    assert window.menuBar().isVisible()
    window.show_workspace("build")
    assert window.totals.isVisible()
    assert not window.start.footer.isVisible()
    assert {d.objectName() for d in window.findChildren(QDockWidget) if d.isVisible()} == {
        "palette",
        "inspector",
        "results",
    }


def test_nothing_can_be_done_to_a_network_that_the_page_covers(window):
    covered = ("paste", "select_all", "tidy", "zoom_in", "start", "add_note")
    assert not any(window.actions_[key].isEnabled() for key in covered)
    window.studio.document.analyzed.emit(window.studio.document.analysis)
    assert not any(window.actions_[key].isEnabled() for key in covered)
    assert window.actions_["open"].isEnabled()
    window.files.new_from_template("LeNet-5")
    assert all(window.actions_[key].isEnabled() for key in covered)


def test_a_search_goes_through_all_networks_and_enter_opens_what_it_found(window, qtbot):
    middle = window.start.page.middle
    qtbot.keyClicks(middle.search, "convnetjs")
    assert middle.cards.shown() == ["ConvNetJS"]
    qtbot.keyClick(middle.search, Qt.Key.Key_Down)
    qtbot.keyClick(middle.cards, Qt.Key.Key_Return)
    assert window.studio.file.title == "ConvNetJS"


def test_a_search_without_a_result_says_so_and_esc_brings_the_cards_back(window, qtbot):
    middle = window.start.page.middle
    before = middle.cards.shown()
    qtbot.keyClicks(middle.search, "no such network")
    assert middle.nothing.isVisible()
    assert not middle.cards.shown()
    qtbot.keyClick(middle.search, Qt.Key.Key_Escape)
    assert middle.cards.shown() == before
    assert not middle.nothing.isVisible()


def test_all_networks_are_one_click_away(window, qtbot):
    button = window.start.page.middle.all
    assert str(len(templates())) in button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    gallery = window.findChild(GalleryWindow)
    assert gallery.isVisible()
    gallery.cards.entered.emit(gallery.cards.current())
    assert window.workspaces.current == "build"


def test_cards_stand_in_whole_columns_without_a_gap_at_the_side(window, qtbot):
    cards = window.start.page.middle.cards

    def spare():
        places = [cards.visualRect(cards.model().index(row, 0)) for row in range(len(FEW))]
        columns = [place.top() for place in places].count(places[0].top())
        return cards.viewport().width() - columns * places[0].width()

    for width in (1100, 1280, 1440, 2200):
        window.resize(width, 900)
        # Qt lays cards out anew when it has time.
        qtbot.waitUntil(lambda: 0 <= spare() < 30)


# --- there and back ------------------------------------------------------------------------------


def test_going_to_the_page_and_back_asks_nothing_and_keeps_the_edits(window, qtbot):
    window.files.new_from_template("LeNet-5")
    document = window.studio.document
    document.edit("Set filters", edits.set_setting, [2], "filters", 8)
    window.show_workspace("explore")
    before = document.network
    window.actions_["start_page"].trigger()
    page = window.start.page
    assert page.isVisible()
    assert "LeNet-5" in page.back.text()
    qtbot.keyClick(page.middle.cards, Qt.Key.Key_Escape)
    assert window.workspaces.current == "explore"
    assert document.network == before
    assert window.studio.file.is_modified


def test_unsaved_work_is_asked_about_only_when_something_replaces_it(window, qtbot, dialogs):
    window.files.new_from_template("LeNet-5")
    window.studio.document.edit("Set filters", edits.set_setting, [2], "filters", 8)
    window.actions_["start_page"].trigger()
    dialogs.answer("Cancel")
    click_card(window, qtbot, FEW.index("Tiny VGG"))
    assert window.studio.file.title == "LeNet-5"
    assert window.start.page.isVisible()
    dialogs.answer("Discard")
    click_card(window, qtbot, FEW.index("Tiny VGG"))
    assert window.studio.file.title == "Tiny VGG"


def test_where_nothing_is_open_there_is_no_way_back(window, qtbot):
    assert window.start.page.back.isHidden()
    qtbot.keyClick(window.start.page.middle.cards, Qt.Key.Key_Escape)
    assert window.start.page.isVisible()
