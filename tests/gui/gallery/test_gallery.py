"""The gallery shows every network, finds it, tells its numbers, and opens it in both ways."""

import pytest
from PySide6.QtCore import QLocale, Qt

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.gui.elements import Label
from cnnstudio.gui.gallery.cards import CARD
from cnnstudio.gui.gallery.numbers import NumbersTable, OriginalTable
from cnnstudio.gui.gallery.window import GalleryWindow
from cnnstudio.gui.looks import theme
from cnnstudio.zoo.catalogue import template, templates


@pytest.fixture(autouse=True)
def studio(qapp):
    QLocale.setDefault(QLocale("en_US"))
    yield theme.apply(qapp, "light")
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def make_gallery(qtbot):
    def make(data="MNIST"):
        window = GalleryWindow(DataChoice(data))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return make


@pytest.fixture
def gallery(make_gallery):
    return make_gallery()


def told(widget):
    return [label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget)]


def test_all_networks_are_there_and_lenet5_is_selected(gallery):
    assert gallery.cards.shown() == [entry.name for entry in templates()]
    assert gallery.cards.current().name == "LeNet-5"
    assert "LeNet-5" in told(gallery.details)
    assert gallery.cards.hasFocus()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("vgg-16", ["VGG-16"]),
        ("szegedy 2016", ["Inception-v3"]),
        ("szegedy 2017", ["Inception-v4"]),
        ("phones", ["MobileNetV2"]),
        ("start", ["LeNet-5", "Blank"]),
    ],
)
def test_networks_are_found_by_name_author_year_and_what_is_said(gallery, qtbot, typed, found):
    qtbot.keyClicks(gallery.search, typed)
    assert gallery.cards.shown() == found
    assert gallery.details.entry.name == found[0]


def test_a_small_screen_leaves_room_for_the_buttons(gallery):
    assert gallery.frameGeometry().height() < gallery.screen().availableGeometry().height()


def test_what_is_not_there_is_said_and_nothing_can_be_opened(gallery, qtbot):
    qtbot.keyClicks(gallery.search, "zzz")
    assert gallery.nothing.isVisible()
    assert "zzz" in gallery.nothing.text()
    assert gallery.details.entry is None
    assert not gallery.details.fitted.isVisible()
    with qtbot.assertNotEmitted(gallery.chosen):
        qtbot.keyClick(gallery.cards, Qt.Key.Key_Return)


def test_escape_empties_the_search_and_then_closes(gallery, qtbot):
    gallery.search.setFocus()
    qtbot.keyClicks(gallery.search, "vgg")
    qtbot.keyClick(gallery.search, Qt.Key.Key_Escape)
    assert gallery.search.text() == ""
    assert gallery.isVisible()
    qtbot.keyClick(gallery.search, Qt.Key.Key_Escape)
    assert not gallery.isVisible()


def test_arrow_keys_walk_through_the_cards_and_enter_opens(gallery, qtbot):
    gallery.search.setFocus()
    qtbot.keyClick(gallery.search, Qt.Key.Key_Down)
    assert gallery.cards.hasFocus()
    qtbot.keyClick(gallery.cards, Qt.Key.Key_Right)
    assert gallery.details.entry.name == "Tiny VGG"
    with qtbot.waitSignal(gallery.chosen) as caught:
        qtbot.keyClick(gallery.cards, Qt.Key.Key_Return)
    assert caught.args == ["Tiny VGG", True]
    assert not gallery.isVisible()


def test_enter_in_the_search_opens_what_was_found(gallery, qtbot):
    gallery.search.setFocus()
    qtbot.keyClicks(gallery.search, "resnet-50")
    with qtbot.waitSignal(gallery.chosen) as caught:
        qtbot.keyClick(gallery.search, Qt.Key.Key_Return)
    assert caught.args == ["ResNet-50", True]


def test_a_double_click_opens(gallery, qtbot):
    index = gallery.cards.model().index(2, 0)
    point = gallery.cards.visualRect(index).center()
    qtbot.mouseClick(gallery.cards.viewport(), Qt.MouseButton.LeftButton, pos=point)
    with qtbot.waitSignal(gallery.chosen) as caught:
        qtbot.mouseDClick(gallery.cards.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert caught.args == ["Dense baseline", True]


def test_what_changes_is_listed_before_a_network_is_opened(make_gallery):
    gallery = make_gallery("CIFAR10")
    gallery.cards.select("ResNet-18")
    lines = told(gallery.details)
    assert any("conv1 has kernels of 3×3 with stride 1 instead of 7×7" in line for line in lines)
    assert gallery.details.fitted.text() == "Open fitted to CIFAR-10"


@pytest.mark.parametrize(("button", "fitted"), [("fitted", True), ("original", False)])
def test_both_buttons_open(gallery, qtbot, button, fitted):
    gallery.cards.select("VGG-16")
    with qtbot.waitSignal(gallery.chosen) as caught:
        qtbot.mouseClick(getattr(gallery.details, button), Qt.MouseButton.LeftButton)
    assert caught.args == ["VGG-16", fitted]


@pytest.mark.parametrize("name", ["LeNet-5", "Blank"])
def test_where_nothing_changes_there_is_one_button(gallery, name):
    gallery.cards.select(name)
    assert gallery.details.fitted.isVisible()
    assert not gallery.details.original.isVisible()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_card_is_painted_and_differs_from_an_empty_one(gallery, qapp, mode):
    theme.apply(qapp, mode)
    cards = gallery.cards
    for row in range(cards.model().rowCount()):
        index = cards.model().index(row, 0)
        cards.scrollTo(index)
        picture = cards.grab(cards.visualRect(index)).toImage()
        row_of_middle = {picture.pixel(x, 55) for x in range(20, CARD.width() - 10)}
        assert len(row_of_middle) > 2


def test_computed_numbers_stand_beside_those_published(qtbot):
    table = NumbersTable(template("ResNet-50"))
    qtbot.addWidget(table)
    assert table.rows == [
        ("Computed here, 3×224×224", "25,557,032", "4.09", "", ""),
        ("Paper", "–", "3.8", "22.9 %", "6.7 %"),
        ("torchvision", "25,557,032", "4.09", "23.9 %", "7.1 %"),
    ]
    assert any("papers often call it a FLOP" in text for text in told(table))


def test_lenet5_stands_beside_the_network_of_1998(qtbot):
    table = OriginalTable(template("LeNet-5"))
    qtbot.addWidget(table)
    assert table.rows == [
        ("C1", "6×28×28", "156", "conv1", "156"),
        ("S2", "6×14×14", "12", "pool1", "0"),
        ("C3", "16×10×10", "1,516", "conv2", "2,416"),
        ("S4", "16×5×5", "32", "pool2", "0"),
        ("C5", "120×1×1", "48,120", "fc1", "48,120"),
        ("F6", "84", "10,164", "fc2", "10,164"),
    ]


@pytest.mark.parametrize("entry", templates(), ids=lambda entry: entry.name)
def test_the_page_of_every_network_can_be_shown(gallery, entry):
    gallery.cards.select(entry.name)
    assert str(entry.story) in told(gallery.details)
