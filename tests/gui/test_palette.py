"""The palette finds kinds and blocks by their words, and hands them over by drag or Enter."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from cnnstudio.app.own_blocks import OwnBlock, OwnBlocks
from cnnstudio.app.settings import Settings
from cnnstudio.gui.canvas.notes.renaming import NameField
from cnnstudio.gui.elements import IconLabel
from cnnstudio.gui.looks import theme
from cnnstudio.gui.palette import Palette
from cnnstudio.gui.palette.buttons import tile_picture
from cnnstudio.gui.palette.items import MIME_TYPE, built_in, from_mime, of_own, to_mime
from cnnstudio.gui.palette.sections import SECTIONS
from cnnstudio.gui.palette.templates import short_count
from cnnstudio.layers.catalogue import KINDS
from cnnstudio.network import blocks
from cnnstudio.network.block_catalogue import BLOCKS, PRESETS
from cnnstudio.network.groups import grouped
from cnnstudio.zoo.catalogue import templates
from tests.builders import lenet5


@pytest.fixture(autouse=True)
def studio(qapp):
    return theme.apply(qapp, "light")


@pytest.fixture
def own(qapp):
    return OwnBlocks()


@pytest.fixture
def palette(qtbot, own):
    return shown(qtbot, Palette(Settings(), own))


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.resize(208, 800)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def found(palette):
    return [button.item.key for button in palette.buttons()]


def button(palette, key):
    return next(each for each in palette.buttons() if each.item.key == key)


def section(palette, family):
    return next(each for each in palette.sections if each.family == family)


def all_keys():
    return {
        *(kind.kind() for kind in KINDS),
        *(block.key for block in (*PRESETS, *BLOCKS)),
    }


def test_everything_is_offered_once_when_all_sections_are_open(palette, qtbot):
    for each in palette.sections:
        if not each.header.link.isHidden():
            qtbot.mouseClick(each.header.link, Qt.MouseButton.LeftButton)
    assert sorted(found(palette)) == sorted(all_keys())


def test_what_always_shows_is_there(palette):
    for family, (_, keys) in SECTIONS.items():
        shown = [item.item.key for item in section(palette, family).buttons if item.isVisible()]
        assert tuple(shown) == keys


def test_a_section_shows_the_most_used_until_more_are_wanted(palette, qtbot):
    activation = section(palette, "activation")
    assert "GELU" not in found(palette)
    assert activation.header.link.text() == "8 more"
    qtbot.mouseClick(activation.header.link, Qt.MouseButton.LeftButton)
    assert "GELU" in found(palette)
    assert activation.header.link.text() == "Fewer"
    qtbot.mouseClick(activation.header.link, Qt.MouseButton.LeftButton)
    assert "GELU" not in found(palette)


def test_which_sections_are_open_is_remembered(palette, qtbot, own):
    qtbot.mouseClick(section(palette, "merge").header.link, Qt.MouseButton.LeftButton)
    again = shown(qtbot, Palette(Settings(), own))
    assert "Multiply" in found(again)
    assert "GELU" not in found(again)


FOUND = [
    ("conv", "Conv2d"),
    ("max pool", "MaxPool2d"),
    ("MaxPool2d", "MaxPool2d"),
    ("maxpool", "MaxPool2d"),
    ("dense", "Linear"),
    ("slope", "LeakyReLU"),
    ("leaky", "LeakyReLU"),
    ("residual", "Add"),
    ("residual", "residual"),
    ("shares", "Softmax"),
    ("depthwise", "depthwise"),
    ("depthwise", "separable"),
    ("skip", "residual"),
    ("skip", "Add"),
    ("SE", "squeeze_excite"),
    ("gelu", "GELU"),
    ("activation", "Hardswish"),
    ("mobilenet", "inverted_residual"),
    ("1x1", "pointwise"),
    ("1×1", "pointwise"),
    ("densenet", "dense_layer"),
    ("unet", "ConvTranspose2d"),
]


def test_items_are_found_by_title_kind_settings_help_and_other_names(palette):
    for typed, expected in FOUND:
        palette.search.setText(typed)
        assert expected in found(palette), typed
        assert len(found(palette)) < len(KINDS), typed


def test_links_are_hidden_while_something_is_looked_for(palette, qtbot):
    qtbot.keyClicks(palette.search, "relu")
    assert section(palette, "activation").header.link.isHidden()
    palette.search.clear()
    assert not section(palette, "activation").header.link.isHidden()


def test_families_without_a_hit_are_hidden(palette, qtbot):
    qtbot.keyClicks(palette.search, "leaky")
    assert [each.isVisible() for each in palette.sections].count(True) == 1


def test_enter_inserts_the_first_hit(palette, qtbot):
    qtbot.keyClicks(palette.search, "leaky")
    with qtbot.waitSignal(palette.chosen) as caught:
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert caught.args[0].key == "LeakyReLU"


def test_title_comes_before_help_in_the_hits(palette, qtbot):
    for typed, key in (
        ("drop", "Dropout"),
        ("residual", "residual"),
        ("fire", "fire"),
        ("scale", "Scale"),
    ):
        palette.search.setText(typed)
        with qtbot.waitSignal(palette.chosen) as caught:
            qtbot.keyClick(palette.search, Qt.Key.Key_Return)
        assert caught.args[0].key == key


def test_enter_without_a_search_inserts_nothing(palette, qtbot):
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)


def test_what_is_not_there_is_said(palette, qtbot):
    qtbot.keyClicks(palette.search, "zzz")
    assert palette.buttons() == []
    assert "zzz" in palette.nothing.text()
    assert palette.nothing.isVisible()


def test_escape_empties_the_search(palette, qtbot):
    before = found(palette)
    qtbot.keyClicks(palette.search, "leaky")
    qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert palette.search.text() == ""
    assert found(palette) == before


def press(qtbot, palette, key):
    qtbot.keyClick(palette.focusWidget(), key)
    widget = palette.focusWidget()
    return widget.item.key if hasattr(widget, "item") else widget


def test_the_arrows_go_from_button_to_button(palette, qtbot):
    palette.focus_search()
    assert press(qtbot, palette, Qt.Key.Key_Down) == "Conv2d"
    assert press(qtbot, palette, Qt.Key.Key_Right) == "depthwise"
    assert press(qtbot, palette, Qt.Key.Key_Right) == "depthwise"
    assert press(qtbot, palette, Qt.Key.Key_Down) == "pointwise"
    assert press(qtbot, palette, Qt.Key.Key_Left) == "ConvTranspose2d"
    assert press(qtbot, palette, Qt.Key.Key_Down) == "MaxPool2d"
    assert press(qtbot, palette, Qt.Key.Key_Up) == "ConvTranspose2d"
    assert press(qtbot, palette, Qt.Key.Key_Up) == "Conv2d"
    assert press(qtbot, palette, Qt.Key.Key_Up) is palette.search


def test_down_reaches_the_last_button_and_stays_there(palette, qtbot):
    palette.focus_search()
    for _ in range(60):
        last = press(qtbot, palette, Qt.Key.Key_Down)
    assert last == "Input"


def test_down_leads_from_the_search_to_the_first_hit(palette, qtbot):
    qtbot.keyClicks(palette.search, "leaky")
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    hit = button(palette, "LeakyReLU")
    assert hit.hasFocus()
    with qtbot.waitSignal(palette.chosen) as caught:
        qtbot.keyClick(hit, Qt.Key.Key_Return)
    assert caught.args[0].key == "LeakyReLU"


def test_double_click_inserts_a_kind(palette, qtbot):
    with qtbot.waitSignal(palette.chosen) as caught:
        qtbot.mouseDClick(button(palette, "Conv2d"), Qt.MouseButton.LeftButton)
    assert caught.args[0].key == "Conv2d"


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


@pytest.mark.parametrize("item", built_in(), ids=lambda item: item.key)
def test_every_item_has_an_icon_to_drag(item):
    picture = tile_picture(item, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (48, 2.0)


def test_a_tip_is_the_first_line_of_the_help(palette):
    assert "Slides filters over the maps" in button(palette, "Conv2d").toolTip()
    assert "a shortcut around them" in button(palette, "residual").toolTip()


def test_templates_show_their_parameters_and_can_be_chosen(palette, qtbot):
    rows = {row.name: row for row in palette.templates.rows}
    assert set(rows) == {"LeNet-5", "Tiny VGG", "AlexNet", "ResNet-18"}
    assert rows["LeNet-5"].count.text() == "61.7 k"
    with qtbot.waitSignal(palette.template_chosen) as caught:
        qtbot.mouseClick(rows["LeNet-5"], Qt.MouseButton.LeftButton)
    assert caught.args == ["LeNet-5"]


def test_a_link_leads_to_all_templates(palette, qtbot):
    link = palette.templates.header.link
    assert link.text() == f"All {len(templates())}"
    with qtbot.waitSignal(palette.templates.all_wanted):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)


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


# --- what a drag carries -------------------------------------------------------------------------


@pytest.mark.parametrize("item", built_in(), ids=lambda item: item.key)
def test_what_is_dragged_arrives(item):
    assert from_mime(to_mime(item)) is item


def test_a_dragged_block_of_the_user_arrives_whole():
    item = of_own(OwnBlock("mine", blocks.fire(8)))
    assert from_mime(to_mime(item)).own == item.own


def test_blocks_from_elsewhere_are_checked_before_they_are_taken():
    mime = to_mime(of_own(OwnBlock("mine", blocks.fire(8))))
    for format_ in mime.formats():
        mime.setData(format_, b'{"format": 1, "blocks": [{"name": "x", "network": {}}]}')
    assert from_mime(mime) is None


# --- the user's own blocks ------------------------------------------------------------------------


def keep(palette, qtbot, *names):
    """Keep layers of LeNet-5 under the proposed name; give the field in which it is typed."""
    network = lenet5()
    palette.keep(network, {network.named(name).id for name in names})
    qtbot.waitUntil(lambda: palette.findChild(NameField) is not None)
    return palette.findChild(NameField)


def own_titles(palette):
    return [each.item.title for each in palette.own.buttons]


def test_a_kept_selection_is_named_where_it_stands(palette, qtbot, own):
    field = keep(palette, qtbot, "conv1", "relu1", "pool1")
    assert field.selectedText() == "My block"
    assert not field.visibleRegion().isEmpty()
    qtbot.keyClicks(field, "stage")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: own_titles(palette) == ["stage"])
    assert [node.name for node in own.named("stage").network.nodes] == ["conv1", "relu1", "pool1"]


def test_escape_keeps_the_proposed_name(palette, qtbot):
    field = keep(palette, qtbot, "conv1")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert own_titles(palette) == ["My block"]


def test_a_group_is_kept_under_its_own_name(palette, qtbot):
    network = lenet5()
    ids = {network.named(name).id for name in ("conv1", "relu1")}
    palette.own.keep(grouped(network, ids, "eyes"), ids)
    assert own_titles(palette) == ["eyes"]


def test_what_is_no_block_is_refused_in_a_sentence(palette, qtbot):
    network = lenet5()
    with qtbot.waitSignal(palette.message) as caught:
        palette.own.keep(network, {network.named("conv1").id, network.named("fc1").id})
    assert "A block gets all it needs from one layer" in caught.args[0]
    assert own_titles(palette) == []


def test_another_blocks_name_is_refused(palette, qtbot, own):
    own.add("one", blocks.fire(8))
    own.add("two", blocks.fire(8))
    palette.own.buttons[1].setFocus()
    qtbot.keyClick(palette.own.buttons[1], Qt.Key.Key_F2)
    field = palette.findChild(NameField)
    qtbot.keyClicks(field, "one")
    with qtbot.waitSignal(palette.message) as caught:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "already called one" in caught.args[0]
    assert own_titles(palette) == ["one", "two"]


def test_a_deleted_block_can_be_brought_back(palette, qtbot, own):
    own.add("one", blocks.fire(8))
    own.add("two", blocks.fire(8))
    qtbot.keyClick(palette.own.buttons[0], Qt.Key.Key_Delete)
    assert own_titles(palette) == ["two"]
    assert palette.own.deleted.label.text() == "“one” deleted"
    qtbot.mouseClick(palette.own.deleted.undo, Qt.MouseButton.LeftButton)
    assert own_titles(palette) == ["one", "two"]
    assert palette.own.deleted.isHidden()


def test_nothing_makes_the_palette_wider_than_its_panel(palette, qtbot, own):
    own.add("a block with quite a long name", blocks.fire(8))
    qtbot.keyClick(palette.own.buttons[0], Qt.Key.Key_Delete)
    qtbot.wait(1)
    assert palette.own.width() < 208


def test_own_blocks_are_found_by_their_names_and_inserted(palette, qtbot, own):
    own.add("Stem of mine", blocks.fire(8))
    qtbot.keyClicks(palette.search, "stem")
    assert found(palette)[0] == "own:Stem of mine"
    with qtbot.waitSignal(palette.chosen) as caught:
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert caught.args[0].own.name == "Stem of mine"


def entry(menu, text):
    return next(each for each in menu.actions() if each.text().partition("\t")[0] == text)


def test_a_block_goes_out_to_a_file_and_comes_in_from_one(
    palette, qtbot, own, monkeypatch, tmp_path
):
    own.add("one", blocks.fire(8))
    path = tmp_path / "one.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    entry(palette.own.buttons[0].menu(), "Export…").trigger()
    assert json.loads(path.read_text())["blocks"][0]["name"] == "one"
    with qtbot.waitSignal(palette.message) as caught:
        entry(palette.own.import_menu(), "From a file…").trigger()
    assert caught.args == ["Added to the palette: one 2."]
    assert own_titles(palette) == ["one", "one 2"]


def test_a_block_goes_over_the_clipboard(palette, qtbot, own):
    own.add("one", blocks.fire(8))
    entry(palette.own.buttons[0].menu(), "Copy").trigger()
    entry(palette.own.import_menu(), "From the clipboard").trigger()
    assert own_titles(palette) == ["one", "one 2"]
    QGuiApplication.clipboard().setText("nothing of the kind")
    with qtbot.waitSignal(palette.message) as caught:
        entry(palette.own.import_menu(), "From the clipboard").trigger()
    assert caught.args[0].startswith("The clipboard is not JSON")
