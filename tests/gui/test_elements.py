"""The elements answer to pointer and keyboard, say their names, and show texts as they are."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.gui import elements
from cnnstudio.gui.elements import Segment
from cnnstudio.gui.looks import theme
from cnnstudio.gui.looks.focus import FocusRing

TRICK = "<img src=x> & <b>bold</b>"


@pytest.fixture(autouse=True)
def studio(qapp):
    return theme.apply(qapp, "light")


@pytest.fixture
def panel(qtbot):
    """Give a shown window with a column to put elements in."""
    widget = QWidget()
    QVBoxLayout(widget)
    qtbot.addWidget(widget)
    widget.resize(400, 200)
    return widget


@pytest.fixture
def show(panel, qtbot):
    """Give a function that puts elements into a window and waits until it is there."""

    def put(*widgets):
        for widget in widgets:
            panel.layout().addWidget(widget)
        with qtbot.waitActive(panel):
            panel.show()
            panel.activateWindow()
        return widgets[0]

    return put


@pytest.fixture
def device(show):
    segments = [Segment("cpu", "CPU"), Segment("cuda", "CUDA:0", "device"), Segment("mps", "MPS")]
    return show(elements.SegmentedControl(segments, "Device"))


def test_first_segment_is_taken(device):
    assert device.value() == "cpu"


def test_click_on_a_segment_chooses_it(device, qtbot):
    with qtbot.waitSignal(device.chosen) as caught:
        qtbot.mouseClick(device.button("cuda"), Qt.MouseButton.LeftButton)
    assert caught.args == ["cuda"]
    assert device.value() == "cuda"


def test_arrow_keys_move_along_the_segments(device, qtbot):
    device.button("cpu").setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(device.chosen) as caught:
        qtbot.keyClick(device.button("cpu"), Qt.Key.Key_Right)
    assert caught.args == ["cuda"]
    qtbot.keyClick(device.button("cuda"), Qt.Key.Key_Left)
    assert device.value() == "cpu"


def test_tab_enters_a_segmented_control_once(show, qtbot):
    before, after = QLineEdit(), QLineEdit()
    control = elements.SegmentedControl([Segment("a", "A"), Segment("b", "B")], "Letters")
    show(before, control, after)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert control.button("a").hasFocus()
    qtbot.keyClick(control.button("a"), Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_arrow_keys_skip_a_segment_that_cannot_be_chosen(device, qtbot):
    device.set_segment_enabled("cuda", False, "No CUDA device was found")
    device.button("cpu").setFocus()
    qtbot.keyClick(device.button("cpu"), Qt.Key.Key_Right)
    assert device.value() == "mps"
    assert "No CUDA device" in device.button("cuda").toolTip()


def test_set_value_takes_a_segment_silently(device, qtbot):
    with qtbot.assertNotEmitted(device.chosen):
        device.set_value("mps")
    assert device.value() == "mps"


def test_other_segments_keep_the_one_taken(device):
    device.set_value("cuda")
    device.set_segments([Segment("cpu", "CPU"), Segment("cuda", "CUDA:1")])
    assert device.value() == "cuda"
    device.set_segments([Segment("cpu", "CPU")])
    assert device.value() == "cpu"


def test_segments_and_control_have_accessible_names(device):
    assert device.accessibleName() == "Device"
    assert device.button("cuda").accessibleName() == "CUDA:0"


def test_taking_a_segment_moves_no_other(device):
    places = {key: device.button(key).geometry() for key in ("cpu", "cuda", "mps")}
    device.set_value("cuda")
    device.layout().activate()
    assert {key: device.button(key).geometry() for key in places} == places


def test_texts_are_shown_as_they_are(show):
    label = show(elements.Label(TRICK))
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == TRICK


@pytest.mark.parametrize("make", [elements.KeyHint, elements.ElidedLabel])
def test_small_texts_are_plain_too(make, qtbot):
    label = make(TRICK)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_tips_escape_markup(qtbot):
    button = elements.IconButton("undo", TRICK, "Ctrl+Z")
    qtbot.addWidget(button)
    assert "<img" not in button.toolTip()
    assert "&lt;img" in button.toolTip()
    assert "Ctrl+Z" in button.toolTip()
    assert button.accessibleName() == TRICK


def test_pills_show_ampersands(qtbot):
    pill = elements.Pill("conv & pool", "ok")
    qtbot.addWidget(pill)
    assert pill.text() == "conv && pool"
    assert not pill.icon().isNull()


def test_pill_takes_focus_only_if_it_is_clickable(qtbot):
    pill = elements.Pill("1 problem to fix", "danger")
    qtbot.addWidget(pill)
    assert pill.focusPolicy() == Qt.FocusPolicy.NoFocus
    pill.set_clickable(True)
    assert pill.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_icon_button_shows_the_state_of_its_action(qtbot):
    action = QAction("&Undo")
    action.setShortcut("Ctrl+Z")
    action.setEnabled(False)
    button = elements.IconButton.for_action(action, "undo")
    qtbot.addWidget(button)
    assert not button.isEnabled()
    assert button.accessibleName() == "Undo"
    action.setText("Undo Set padding of conv1")
    action.setEnabled(True)
    assert button.isEnabled()
    assert "padding of conv1" in button.toolTip()
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_checkable_action_and_its_button_agree(qtbot):
    action = QAction("Grid")
    action.setCheckable(True)
    button = elements.IconButton.for_action(action, "table")
    qtbot.addWidget(button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert action.isChecked()
    assert button.isChecked()
    action.setChecked(False)
    assert not button.isChecked()


def test_split_button_offers_its_menu_only_if_it_has_one(show, qtbot):
    button = show(elements.SplitButton("Train", "play"))
    assert not button.arrow.isVisible()
    menu = QMenu(button)
    menu.addAction("Train for one epoch")
    button.set_menu(menu)
    qtbot.mouseClick(button.arrow, Qt.MouseButton.LeftButton)
    assert menu.isVisible()
    menu.close()
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button.main, Qt.MouseButton.LeftButton)


def test_banner_offers_answers_and_can_be_put_away(show, qtbot):
    answers = []
    banner = show(elements.Banner(TRICK, "warning", detail="Load it again?"))
    button = banner.add_action("Load again", lambda: answers.append("again"), primary=True)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert answers == ["again"]
    assert banner.text() == TRICK
    close = banner.findChild(elements.IconButton)
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_cleared_banner_has_no_answers(show, qtbot):
    banner = show(elements.Banner("The file changed on disk.", "warning"))
    button = banner.add_action("Load again", lambda: None)
    banner.clear_actions()
    assert not button.isVisible()


def test_empty_state_offers_one_button(show, qtbot):
    state = show(elements.EmptyState("Train once to see curves.", "Train", "train"))
    assert state.findChildren(QPushButton) == [state.button]
    with qtbot.waitSignal(state.accepted):
        qtbot.mouseClick(state.button, Qt.MouseButton.LeftButton)


def test_formula_box_hides_lines_without_text(show):
    box = show(elements.FormulaBox("Output size", "28", "", "(28 + 2·2 − 5)/1 + 1 =", "28"))
    assert box.title.isVisible()
    assert not box.formula.isVisible()
    box.set_content("Parameters", "156", "filters × (kernel area · channels in + bias)")
    assert box.formula.isVisible()
    assert not box.numbers.isVisible()


def test_help_button_opens_a_card_with_a_link(show, qtbot):
    button = show(elements.HelpButton("Filters", TRICK, "Lesson 2"))
    card = button.open_card()
    assert card.isVisible()
    texts = [label.text() for label in card.findChildren(elements.Label)]
    assert texts == ["Filters", TRICK]
    with qtbot.waitSignal(button.link_chosen):
        qtbot.mouseClick(card.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_escape_closes_a_help_card(show, qtbot):
    card = show(elements.HelpButton("Stride", "How far the filter moves.")).open_card()
    with qtbot.waitSignal(card.destroyed):
        qtbot.keyClick(card, Qt.Key.Key_Escape)


def test_progress_line_says_how_much_is_done(show):
    line = show(elements.ProgressLine("Epoch 4"))
    line.set_value(0.37)
    assert line.accessibleName() == "Epoch 4: 37 %"
    line.set_value(7)
    assert line.value() == 1.0
    line.set_value(None)
    assert line.accessibleName() == "Epoch 4: unknown"


def test_progress_line_fills_with_accent(show, studio):
    line = show(elements.ProgressLine("Epoch 4"))
    line.set_value(0.5)
    image = line.grab().toImage()
    middle = line.height() // 2
    assert image.pixelColor(line.width() // 4, middle) == studio.color("accent")
    assert image.pixelColor(line.width() * 3 // 4, middle) == studio.color("sunken")


def test_elided_label_shows_what_fits(show):
    label = show(elements.ElidedLabel("a name that is much too long " * 9))
    assert label.shown_text().endswith("…")
    label.setText("short")
    assert label.shown_text() == "short"


def test_section_header_has_its_link(show, qtbot):
    header = show(elements.SectionHeader("Templates", family="blocks", link="All 8"))
    with qtbot.waitSignal(header.link_chosen):
        qtbot.mouseClick(header.link, Qt.MouseButton.LeftButton)


def test_search_field_hides_its_keys_while_it_has_a_text(show):
    field = show(elements.SearchField("Find a layer", "Space"))
    hint = field.findChild(elements.KeyHint)
    assert hint.isVisible()
    field.setText("conv")
    assert not hint.isVisible()


def test_wheel_turns_a_number_only_with_the_focus(show, qtbot):
    other = QLineEdit()
    box = elements.SpinBox(0, 10)
    show(box, other)
    other.setFocus()
    _turn_wheel(box)
    assert box.value() == 0
    box.setFocus()
    _turn_wheel(box)
    assert box.value() == 1


def test_numbers_stand_away_from_the_border(show):
    box = show(elements.SpinBox(0, 10))
    assert box.lineEdit().textMargins().left() >= 6
    assert box.height() == QLineEdit().sizeHint().height()


def test_elements_follow_the_theme(show, studio):
    swatch = elements.Swatch("convolution", side=12)
    show(swatch, elements.HorizontalSeparator(), elements.IconLabel("stop", "accent", 16))
    before = swatch.grab().toImage().pixelColor(6, 6)
    studio.set_mode("dark")
    after = swatch.grab().toImage().pixelColor(6, 6)
    studio.set_mode("light")
    assert (before, after) == (
        theme.LIGHT.family("convolution").stripe,
        theme.DARK.family("convolution").stripe,
    )


def test_pale_swatches_have_an_outline(qtbot, studio):
    swatch = elements.Swatch("regularization", side=12)
    qtbot.addWidget(swatch)
    edge = swatch.grab().toImage().pixelColor(0, 6)
    assert edge == studio.family("regularization").ink


# --- focus ----------------------------------------------------------------------------------------


def test_field_with_focus_has_a_ring(show):
    field = show(QLineEdit(), QPushButton("Next"))
    field.setFocus()
    ring = _ring(field.parentWidget())
    assert ring is not None
    assert ring.geometry().contains(field.geometry())


def test_ring_follows_its_field(show, panel):
    field = show(QLineEdit())
    field.setFocus()
    panel.layout().removeWidget(field)
    field.setGeometry(50, 60, 100, 28)
    ring = _ring(panel)
    assert ring is not None
    assert ring.geometry().center() == field.geometry().center()


def test_button_has_a_ring_by_key_but_not_by_click(show, qtbot):
    field, button = QLineEdit(), QPushButton("Train")
    panel = show(field, button).parentWidget()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert button.hasFocus()
    assert _ring(panel) is not None
    field.setFocus()
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    assert button.hasFocus()
    assert _ring(panel) is None
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_ring_is_no_pane_of_a_splitter(show):
    splitter = QSplitter()
    field = QLineEdit(splitter)
    show(splitter)
    field.setFocus()
    assert splitter.count() == 1
    assert _ring(field) is not None


def test_ring_goes_with_its_window(qtbot, qapp):
    window = QWidget()
    field = QLineEdit(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    window.close()
    window.deleteLater()
    qapp.processEvents()
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.setFocus()


def _ring(host: QWidget) -> FocusRing | None:
    rings = [child for child in host.children() if isinstance(child, FocusRing)]
    return next((ring for ring in rings if not ring.isHidden()), None)


def _turn_wheel(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
