"""The palette finds kinds by their words, and hands them over by drag, double click or Enter."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag

from cnnstudio.gui import theme
from cnnstudio.gui.elements import IconLabel
from cnnstudio.gui.palette import Palette
from cnnstudio.gui.palette.kinds import MIME_TYPE, tile_picture
from cnnstudio.gui.palette.templates import short_count
from cnnstudio.layers.catalogue import KINDS
from cnnstudio.zoo.catalogue import templates


@pytest.fixture(autouse=True)
def studio(qapp):
    return theme.apply(qapp, "light")


@pytest.fixture
def palette(qtbot):
    widget = Palette()
    qtbot.addWidget(widget)
    widget.resize(208, 800)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def found(palette):
    return [button.kind.kind() for button in palette.buttons()]


def button(palette, kind):
    return next(each for each in palette.buttons() if each.kind.kind() == kind)


def test_every_kind_is_offered_once(palette):
    assert sorted(found(palette)) == sorted(kind.kind() for kind in KINDS)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("conv", "Conv2d"),
        ("max pool", "MaxPool2d"),
        ("MaxPool2d", "MaxPool2d"),
        ("maxpool", "MaxPool2d"),
        ("dense", "Linear"),
        ("slope", "LeakyReLU"),
        ("leaky", "LeakyReLU"),
        ("residual", "Add"),
        ("shares", "Softmax"),
    ],
)
def test_kinds_are_found_by_title_kind_settings_and_help(palette, qtbot, typed, expected):
    qtbot.keyClicks(palette.search, typed)
    assert expected in found(palette)
    assert len(found(palette)) < len(KINDS)


def test_families_without_a_hit_are_hidden(palette, qtbot):
    qtbot.keyClicks(palette.search, "leaky")
    assert [section.isVisible() for section in palette.families].count(True) == 1


def test_enter_inserts_the_first_hit(palette, qtbot):
    qtbot.keyClicks(palette.search, "leaky")
    with qtbot.waitSignal(palette.chosen) as caught:
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert caught.args == ["LeakyReLU"]


def test_title_comes_before_help_in_the_hits(palette, qtbot):
    qtbot.keyClicks(palette.search, "drop")
    with qtbot.waitSignal(palette.chosen) as caught:
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert caught.args == ["Dropout"]


def test_enter_without_a_search_inserts_nothing(palette, qtbot):
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)


def test_what_is_not_there_is_said(palette, qtbot):
    qtbot.keyClicks(palette.search, "zzz")
    assert palette.buttons() == []
    assert "zzz" in palette.nothing.text()
    assert palette.nothing.isVisible()


def test_escape_empties_the_search(palette, qtbot):
    qtbot.keyClicks(palette.search, "leaky")
    qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert palette.search.text() == ""
    assert len(palette.buttons()) == len(KINDS)


def test_down_leads_from_the_search_to_the_first_hit(palette, qtbot):
    qtbot.keyClicks(palette.search, "leaky")
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    hit = button(palette, "LeakyReLU")
    assert hit.hasFocus()
    with qtbot.waitSignal(palette.chosen) as caught:
        qtbot.keyClick(hit, Qt.Key.Key_Return)
    assert caught.args == ["LeakyReLU"]


def test_double_click_inserts_a_kind(palette, qtbot):
    with qtbot.waitSignal(palette.chosen) as caught:
        qtbot.mouseDClick(button(palette, "Conv2d"), Qt.MouseButton.LeftButton)
    assert caught.args == ["Conv2d"]


def test_a_single_click_inserts_nothing(palette, qtbot):
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.mouseClick(button(palette, "Conv2d"), Qt.MouseButton.LeftButton)


def test_a_drag_carries_the_kind_and_its_icon(palette, qtbot, monkeypatch):
    dragged = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: dragged.append(drag))
    source = button(palette, "Conv2d")
    start = QPoint(20, 10)
    qtbot.mousePress(source, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(source, start + QPoint(2, 0))
    assert dragged == []
    qtbot.mouseMove(source, start + QPoint(40, 30))
    qtbot.mouseRelease(source, Qt.MouseButton.LeftButton)
    assert [bytes(drag.mimeData().data(MIME_TYPE).data()) for drag in dragged] == [b"Conv2d"]
    assert not dragged[0].pixmap().isNull()
    assert not source.isDown()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_has_an_icon_to_drag(kind):
    picture = tile_picture(kind, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (48, 2.0)


def test_a_kinds_tip_is_the_first_line_of_its_help(palette):
    assert "Slides filters over the maps" in button(palette, "Conv2d").toolTip()


def test_templates_show_their_parameters_and_can_be_chosen(palette, qtbot):
    rows = {row.name: row for row in palette.templates.rows}
    assert list(rows) == [template.name for template in templates()]
    qtbot.waitUntil(lambda: rows["LeNet-5"].count.text() == "61.7 k")
    with qtbot.waitSignal(palette.template_chosen) as caught:
        qtbot.mouseClick(rows["LeNet-5"], Qt.MouseButton.LeftButton)
    assert caught.args == ["LeNet-5"]


def test_the_icons_of_templates_follow_the_theme(palette, qapp):
    row = palette.templates.rows[0]
    icon = row.findChild(IconLabel)
    before = icon.grab().toImage()
    theme.apply(qapp, "dark")
    assert icon.grab().toImage() != before


def test_find_puts_the_cursor_into_the_search(palette, qtbot):
    button(palette, "Conv2d").setFocus()
    palette.focus_search()
    assert palette.search.hasFocus()


@pytest.mark.parametrize(
    ("count", "text"), [(850, "850"), (61_706, "61.7 k"), (138_357_544, "138.4 M")]
)
def test_large_counts_are_short(count, text):
    assert short_count(count) == text
