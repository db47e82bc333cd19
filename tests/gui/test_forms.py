"""Forms show what structs declare, take effect while one types, and refuse without changing."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from cnnstudio.gui.elements.help import HelpCard
from cnnstudio.gui.forms import StructForm
from cnnstudio.gui.forms.declarations import Choice, Number, settings_of, shared_settings
from cnnstudio.gui.forms.editors import ChoiceEditor, LineEditor, NumberEditor, SwitchEditor
from cnnstudio.gui.forms.number_field import read, stepped_by, write
from cnnstudio.gui.forms.pairs import PairEditor, PairOrWordEditor
from cnnstudio.gui.forms.scrubbing import scrubbed_by
from cnnstudio.gui.looks import theme
from cnnstudio.layers.activation import LeakyReLU, ReLU
from cnnstudio.layers.catalogue import KINDS
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Linear
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.layers.regularization import Dropout
from cnnstudio.layers.transposed import ConvTranspose2d
from cnnstudio.training.job import TrainingSettings


@pytest.fixture(autouse=True)
def studio(qapp):
    return theme.apply(qapp, "light")


class Editing:
    """A form on the screen, with the struct that it edits and what it has said."""

    def __init__(self, qtbot, value):
        self.qtbot, self.value, self.said = qtbot, value, []
        self.form = StructForm(type(value))
        qtbot.addWidget(self.form)
        self.form.setMinimumSize(280, 40)
        self.form.edited.connect(self._on_edited)
        self.form.set_value(value)
        with qtbot.waitActive(self.form):
            self.form.show()
            self.form.activateWindow()

    def _on_edited(self, name, value, may_go_on):
        self.said.append((name, value, may_go_on))
        self.value = msgspec.structs.replace(self.value, **{name: value})
        self.form.set_value(self.value)

    def editor(self, name):
        return self.form.row(name).editor

    def type(self, field, text):
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)

    def limit(self, name):
        label = self.form.row(name).limit
        return "" if label.isHidden() else label.text()


@pytest.fixture
def edit(qtbot):
    return lambda value: Editing(qtbot, value)


# --- declarations --------------------------------------------------------------------------------


def test_a_declaration_gives_range_title_and_help():
    filters = settings_of(Conv2d)[0]
    assert (filters.name, filters.title) == ("filters", "Filters")
    assert filters.description == "How many feature maps come out."
    assert filters.sort == Number(True, 1, 1_048_576)


def test_choices_keep_their_declared_order():
    mode = next(each for each in settings_of(Conv2d) if each.name == "padding_mode")
    assert mode.sort == Choice(("zeros", "reflect", "replicate", "circular"))


def test_a_declaration_that_no_form_knows_fails_loudly():
    class Odd(msgspec.Struct):
        many: list[int] = []

    with pytest.raises(TypeError, match="No form knows"):
        settings_of(Odd)


@pytest.mark.parametrize("kind", [*KINDS, TrainingSettings], ids=lambda kind: kind.__name__)
def test_every_setting_of_every_kind_can_be_changed_and_stays_valid(kind, edit):
    editing = edit(kind())
    assert editing.form.names() == kind.__struct_fields__
    for name in editing.form.names():
        before = getattr(editing.value, name)
        _change(editing.editor(name))
        assert getattr(editing.value, name) != before
    assert msgspec.convert(msgspec.to_builtins(editing.value), kind) == editing.value


def _change(editor):
    """Change a setting as a user would, whatever its sort."""
    match editor:
        case NumberEditor():
            editor.field.stepBy(1)
        case PairEditor():
            editor.fields[0].stepBy(1)
        case PairOrWordEditor():
            editor.mode.setCurrentIndex(1)
            editor.mode.activated.emit(1)
        case ChoiceEditor():
            other = (editor.combo.currentIndex() + 1) % editor.combo.count()
            editor.combo.setCurrentIndex(other)
            editor.combo.activated.emit(other)
        case SwitchEditor():
            editor.box.click()
        case LineEditor():
            editor.line.setText("cpu")
            editor.line.textEdited.emit("cpu")
        case _:
            raise AssertionError(f"no user could change {editor}")


# --- numbers -------------------------------------------------------------------------------------


def test_typing_takes_effect_at_once(edit):
    editing = edit(Conv2d(filters=6))
    editing.type(editing.editor("filters").field, "16")
    assert editing.said == [("filters", 1, True), ("filters", 16, True)]


def test_out_of_range_keeps_the_text_shows_the_limit_and_changes_nothing(edit):
    editing = edit(Conv2d(filters=6))
    field = editing.editor("filters").field
    editing.type(field, "0")
    assert editing.said == []
    assert field.text() == "0"
    assert field.value() == 6
    assert "1" in editing.limit("filters")
    assert "1048576" in editing.limit("filters").replace(",", "")
    editing.form.set_value(editing.value)
    assert field.text() == "0"
    field.clearFocus()
    assert field.text() == "0"


def test_what_is_refused_in_the_end_leaves_no_beginning_behind(edit):
    editing = edit(Conv2d(filters=6))
    field = editing.editor("filters").field
    editing.type(field, "99999999")
    assert editing.value.filters == 6
    assert field.text() == "99999999"
    assert editing.limit("filters")


def test_a_number_that_was_settled_is_what_comes_back(edit, qtbot):
    editing = edit(Conv2d(filters=6))
    field = editing.editor("filters").field
    editing.type(field, "16")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    editing.type(field, "99999999")
    assert editing.value.filters == 16


def test_a_refused_number_in_linked_ones_puts_both_back(edit):
    editing = edit(Conv2d(kernel=(3, 3)))
    editing.type(editing.editor("kernel").fields[0], "99999999")
    assert editing.value.kernel == (3, 3)


def test_tab_goes_from_field_to_field(edit, qtbot):
    editing = edit(Conv2d())
    editing.editor("filters").field.setFocus()
    qtbot.keyClick(editing.editor("filters").field, Qt.Key.Key_Tab)
    assert editing.editor("kernel").fields[0].hasFocus()


def test_a_word_in_a_number_field_is_refused(edit):
    editing = edit(Conv2d(filters=6))
    editing.type(editing.editor("filters").field, "many")
    assert editing.value.filters == 6
    assert editing.limit("filters")


def test_a_valid_number_takes_the_limit_away(edit):
    editing = edit(Conv2d(filters=6))
    field = editing.editor("filters").field
    editing.type(field, "0")
    editing.type(field, "8")
    assert not editing.limit("filters")
    assert editing.value.filters == 8


def test_escape_takes_back_what_does_not_count(edit, qtbot):
    editing = edit(Conv2d(filters=6))
    field = editing.editor("filters").field
    editing.type(field, "0")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "6"
    assert not editing.limit("filters")


def test_an_empty_field_is_filled_again_when_it_is_left(edit, qtbot):
    editing = edit(Conv2d(filters=6))
    field = editing.editor("filters").field
    editing.type(field, "")
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert editing.limit("filters")
    field.clearFocus()
    assert field.text() == "6"
    assert not editing.limit("filters")


def test_another_value_from_outside_replaces_what_was_typed(edit):
    editing = edit(Conv2d(filters=6))
    field = editing.editor("filters").field
    editing.type(field, "0")
    editing.form.set_value(Conv2d(filters=7))
    assert field.text() == "7"
    assert not editing.limit("filters")


def test_discard_forgets_what_does_not_count(edit):
    editing = edit(Conv2d(filters=6))
    editing.type(editing.editor("filters").field, "0")
    editing.form.discard()
    assert editing.editor("filters").field.text() == "6"
    assert not editing.limit("filters")


def test_arrow_keys_step_and_stop_at_the_ends(edit, qtbot):
    editing = edit(Conv2d(filters=2))
    field = editing.editor("filters").field
    field.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(field, key)
    assert [value for _, value, _ in editing.said] == [3, 2, 1]
    assert field.text() == "1"


def test_the_arrow_buttons_step(edit, qtbot):
    editing = edit(Conv2d(filters=2))
    field = editing.editor("filters").field
    up, down = (QPoint(field.width() - 8, field.height() // 2 + shift) for shift in (-7, 7))
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=up)
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=up)
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=down)
    assert [value for _, value, _ in editing.said] == [3, 4, 3]


def test_undo_works_while_a_field_has_the_focus(edit, qtbot):
    editing = edit(Conv2d())
    undone = []
    undo = QAction("Undo", editing.form)
    undo.setShortcut("Ctrl+Z")
    undo.triggered.connect(lambda: undone.append(1))
    editing.form.addAction(undo)
    field = editing.editor("filters").field
    editing.type(field, "5")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]
    assert field.text() == "5"


def test_the_wheel_turns_a_field_only_while_it_has_the_focus(edit):
    editing = edit(Conv2d(filters=2))
    field = editing.editor("filters").field
    editing.editor("groups").field.setFocus()
    _turn_wheel(field)
    assert editing.value.filters == 2
    field.setFocus()
    _turn_wheel(field)
    assert editing.value.filters == 3


def _turn_wheel(widget):
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_undo_keys_are_left_to_the_window(edit):
    editing = edit(Conv2d())
    field = editing.editor("filters").field
    editing.type(field, "5")
    control = Qt.KeyboardModifier.ControlModifier
    undo = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, control)
    copy = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_C, control)
    for event in (undo, copy):
        event.ignore()
        QApplication.sendEvent(field, event)
    assert not undo.isAccepted()
    assert copy.isAccepted()


def test_small_learning_rates_can_be_typed_and_read(edit):
    editing = edit(TrainingSettings())
    field = editing.editor("learning_rate").field
    editing.type(field, "0.0003")
    assert editing.value.learning_rate == 0.0003
    editing.form.set_value(TrainingSettings())
    editing.form.set_value(TrainingSettings(learning_rate=3e-4))
    assert field.text() == "0.0003"


@pytest.mark.parametrize(
    "value", [0.0, 0.5, 1.0, 0.0003, 1e-5, 1.2345678901234e-05, 1e-12, 0.9999, 100.0, 1e-9]
)
def test_a_written_number_reads_as_the_same(value):
    assert read(write(value), is_whole=False) == value


def test_numbers_are_read_in_the_locale_and_as_programs_write_them():
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        assert write(0.0003) == "0,0003"
        assert read("0,0003", is_whole=False) == 0.0003
        assert read("0.003", is_whole=False) == 0.003
        assert read("1.024", is_whole=True) == 1024
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("start", "steps", "number", "expected"),
    [
        (0.003, 1, Number(False, 1e-9, 100.0, 0.001), 0.004),
        (0.001, -1, Number(False, 1e-9, 100.0, 0.001), 0.0009),
        (0.0003, 1, Number(False, 1e-9, 100.0, 0.001), 0.0004),
        (0.05, -1, Number(False, 0.0, 1.0, 0.05), 0.0),
        (0.0, 1, Number(False, 0.0, 10.0, 0.0001), 0.0001),
        (1e-5, 1, Number(False, 1e-12, 1.0), 2e-5),
        (1e-5, -1, Number(False, 1e-12, 1.0), 9e-6),
    ],
)
def test_steps_are_fine_where_numbers_are_small(start, steps, number, expected):
    assert stepped_by(start, steps, number) == pytest.approx(expected)


# --- pairs ---------------------------------------------------------------------------------------


def test_linked_numbers_stay_equal(edit):
    editing = edit(Conv2d(kernel=(3, 3)))
    editing.type(editing.editor("kernel").fields[0], "5")
    assert editing.said == [("kernel", (5, 5), True)]


def test_unlinked_numbers_go_their_own_ways(edit, qtbot):
    editing = edit(Conv2d(kernel=(3, 3)))
    kernel = editing.editor("kernel")
    qtbot.mouseClick(kernel.link, Qt.MouseButton.LeftButton)
    editing.type(kernel.fields[1], "7")
    assert editing.value.kernel == (3, 7)
    assert not kernel.is_linked


def test_linking_again_takes_the_height_for_both(edit, qtbot):
    editing = edit(Conv2d(kernel=(3, 7)))
    kernel = editing.editor("kernel")
    assert not kernel.is_linked
    qtbot.mouseClick(kernel.link, Qt.MouseButton.LeftButton)
    assert editing.value.kernel == (3, 3)
    assert kernel.fields[1].text() == "3"


def test_a_wrong_number_in_a_pair_shows_its_limit(edit, qtbot):
    editing = edit(Conv2d(kernel=(3, 7)))
    editing.type(editing.editor("kernel").fields[1], "0")
    assert editing.value.kernel == (3, 7)
    assert editing.limit("kernel")


def test_keep_size_takes_the_place_of_two_numbers(edit, qtbot):
    editing = edit(Conv2d(padding=(2, 2)))
    padding = editing.editor("padding")
    _choose(padding.mode, "same", qtbot)
    assert editing.said == [("padding", "same", False)]
    assert padding.pair.isHidden()
    _choose(padding.mode, "", qtbot)
    assert editing.value.padding == (2, 2)
    assert not padding.pair.isHidden()


def test_unlinking_padding_shows_both_numbers(edit, qtbot):
    editing = edit(Conv2d(padding=(2, 2)))
    pair = editing.editor("padding").pair
    assert pair.fields[1].isHidden()
    qtbot.mouseClick(pair.link, Qt.MouseButton.LeftButton)
    assert not pair.fields[1].isHidden()
    editing.type(pair.fields[1], "3")
    assert editing.value.padding == (2, 3)


def test_padding_of_its_own_height_and_width_can_be_typed(edit, qtbot):
    editing = edit(Conv2d(padding=(0, 1)))
    editing.type(editing.editor("padding").pair.fields[0], "3")
    assert editing.value.padding == (3, 1)


def _choose(combo: QComboBox, data, qtbot):
    """Choose as with the keyboard."""
    combo.setFocus()
    target = combo.findData(data)
    key = Qt.Key.Key_Down if target > combo.currentIndex() else Qt.Key.Key_Up
    while combo.currentIndex() != target:
        qtbot.keyClick(combo, key)


# --- words, ticks, texts -------------------------------------------------------------------------


def test_choices_are_shown_in_readable_words(edit, qtbot):
    editing = edit(TrainingSettings())
    combo = editing.editor("optimizer").combo
    assert [combo.itemText(row) for row in range(combo.count())] == ["SGD", "Adam", "AdamW"]
    _choose(combo, "adam", qtbot)
    assert editing.value.optimizer == "adam"


def test_a_tick_is_an_edit_of_its_own(edit, qtbot):
    editing = edit(Conv2d())
    box = editing.editor("bias").box
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert editing.said == [("bias", False, False)]


def test_a_text_that_does_not_match_its_pattern_changes_nothing(edit):
    editing = edit(TrainingSettings())
    line = editing.editor("device").line
    editing.type(line, "cuda:1")
    assert editing.value.device == "cuda:1"
    editing.type(line, "cuda:x")
    assert editing.value.device in ("cuda", "cuda:1")
    assert editing.limit("device")


def test_a_setting_without_effect_is_hidden(edit, qtbot):
    editing = edit(TrainingSettings(optimizer="adam"))
    assert editing.form.row("momentum").isHidden()
    _choose(editing.editor("optimizer").combo, "sgd", qtbot)
    assert not editing.form.row("momentum").isHidden()


# --- several values, and the form as a whole -----------------------------------------------------


def test_differing_values_read_mixed(edit):
    editing = edit(Conv2d())
    editing.form.set_values([Conv2d(6, bias=False), Conv2d(16, padding="same")])
    form = editing.form
    assert form.row("filters").editor.field.text() == ""
    assert form.row("filters").editor.field.lineEdit().placeholderText() == "mixed"
    assert form.row("bias").editor.box.checkState() == Qt.CheckState.PartiallyChecked
    assert form.row("padding").editor.mode.currentIndex() == -1
    assert form.row("kernel").editor.fields[0].text() == "3"


def test_a_click_on_a_mixed_tick_means_yes(edit, qtbot):
    editing = edit(Conv2d())
    editing.form.set_values([Conv2d(bias=False), Conv2d()])
    box = editing.editor("bias").box
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert editing.said == [("bias", True, False)]


def test_a_number_typed_over_mixed_counts(edit):
    editing = edit(Conv2d())
    editing.form.set_values([Conv2d(6), Conv2d(16)])
    editing.type(editing.editor("filters").field, "8")
    assert editing.said[-1] == ("filters", 8, True)


def test_a_form_can_be_made_of_some_settings(qtbot):
    form = StructForm(TrainingSettings, ("epochs", "seed"))
    qtbot.addWidget(form)
    assert form.names() == ("epochs", "seed")


def test_just_the_named_settings_can_be_changed(edit):
    editing = edit(TrainingSettings())
    editing.form.set_enabled_names(("epochs",))
    assert editing.editor("epochs").isEnabled()
    assert not editing.editor("seed").isEnabled()


def test_highlight_lights_just_the_named_rows(edit):
    form = edit(Conv2d()).form
    form.highlight(("kernel", "stride"))
    assert [name for name in form.names() if form.row(name).is_lit] == ["kernel", "stride"]
    form.highlight(())
    assert not any(form.row(name).is_lit for name in form.names())


def test_the_field_with_the_focus_is_pointed_at(edit, qtbot):
    editing = edit(Conv2d())
    pointed = []
    editing.form.pointed.connect(pointed.append)
    editing.editor("padding").pair.fields[0].setFocus()
    qtbot.waitUntil(lambda: pointed[-1:] == ["padding"])
    editing.editor("padding").pair.fields[0].clearFocus()
    qtbot.waitUntil(lambda: pointed[-1:] != ["padding"])


def test_going_to_another_field_settles_the_movement(edit, qtbot):
    editing = edit(Conv2d())
    editing.editor("filters").field.setFocus()
    with qtbot.waitSignal(editing.form.settled):
        editing.editor("groups").field.setFocus()


def test_every_field_has_a_name_for_screen_readers(edit):
    form = edit(Conv2d()).form
    for field in form.findChildren(QLineEdit) + form.findChildren(QComboBox):
        owner = field if field.accessibleName() else field.parentWidget()
        assert owner.accessibleName()


def test_help_of_a_row_tells_what_the_declaration_says(edit, qtbot):
    row = edit(LeakyReLU()).form.row("slope")
    card = row.help.open_card()
    assert "What negative numbers are multiplied by." in [
        label.text() for label in card.findChildren(QLabel)
    ]
    card.close()


def test_tab_goes_from_the_last_field_through_the_question_marks(edit, qtbot):
    form = edit(LeakyReLU()).form
    form.row("slope").editor.field.setFocus()
    qtbot.keyClick(form.row("slope").editor.field, Qt.Key.Key_Tab)
    assert form.row("slope").help.hasFocus()
    qtbot.keyClick(form.row("slope").help, Qt.Key.Key_Space)
    cards = [each for each in form.findChildren(HelpCard) if each.isVisible()]
    assert len(cards) == 1
    cards[0].close()


# --- titles that are dragged ---------------------------------------------------------------------


def drag(title, *pixels, modifiers=Qt.KeyboardModifier.NoModifier, lets_go=True):
    """Press on a title and go to the side, step by step, counted from where it was pressed."""
    start = QPoint(20, 10)
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    kinds = [(QEvent.Type.MouseButtonPress, 0, left, left)]
    kinds += [(QEvent.Type.MouseMove, at, none, left) for at in pixels]
    if lets_go:
        kinds.append((QEvent.Type.MouseButtonRelease, pixels[-1], left, none))
    for kind, at, button, buttons in kinds:
        point = QPointF(start + QPoint(at, 0))
        over = QPointF(title.mapToGlobal(start)) + QPointF(at, 0)
        QApplication.sendEvent(title, QMouseEvent(kind, point, over, button, buttons, modifiers))


def test_a_dragged_title_turns_its_number_while_it_is_dragged(edit):
    editing = edit(Conv2d(filters=6))
    drag(editing.form.row("filters").title, 30, 60)
    assert [value for _, value, _ in editing.said] == [11, 16]
    assert all(may_go_on for *_, may_go_on in editing.said)


def test_large_numbers_turn_faster_and_shift_finer(edit):
    editing = edit(Conv2d(filters=512))
    drag(editing.form.row("filters").title, 6 * 12)
    assert editing.value.filters == 512 + 12 * 16
    drag(editing.form.row("filters").title, 60, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert editing.value.filters == 704 + 2 * 22


def test_both_numbers_of_a_pair_turn_and_stop_at_their_limits(edit):
    editing = edit(Conv2d(kernel=(3, 5)))
    drag(editing.form.row("kernel").title, 12)
    assert editing.value.kernel == (5, 7)
    drag(editing.form.row("kernel").title, -600)
    assert editing.value.kernel == (1, 1)


def test_a_share_turns_in_steps_of_its_own_and_finer_with_shift(edit):
    editing = edit(Dropout(rate=0.5))
    drag(editing.form.row("rate").title, -30)
    assert editing.value.rate == 0.25
    drag(editing.form.row("rate").title, 30, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert editing.value.rate == 0.3


def test_escape_takes_a_drag_back_and_no_other_key_does_anything(edit, qtbot):
    editing = edit(Conv2d(filters=6))
    row = editing.form.row("filters")
    row.editor.field.setFocus()
    drag(row.title, 60, lets_go=False)
    qtbot.keyClicks(row.editor.field, "9")
    assert editing.value.filters == 16
    qtbot.keyClick(row.editor.field, Qt.Key.Key_Escape)
    assert editing.value.filters == 6
    drag(row.title, 90, lets_go=True)
    assert not row.title.is_dragging


def test_words_and_mixed_values_cannot_be_dragged(edit):
    editing = edit(Conv2d(padding="same"))
    sideways = Qt.CursorShape.SizeHorCursor
    title = editing.form.row("padding").title
    assert title.cursor().shape() != sideways
    drag(title, 60)
    assert editing.said == []
    assert editing.form.row("filters").title.cursor().shape() == sideways
    editing.form.set_values([Conv2d(filters=1), Conv2d(filters=2)])
    assert editing.form.row("filters").title.cursor().shape() != sideways


@given(
    start=st.integers(1, 4096),
    steps=st.floats(-500, 500),
    least=st.integers(0, 3),
    most=st.integers(10, 5000),
)
def test_a_drag_stays_within_the_limits_and_turns_the_way_it_goes(start, steps, least, most):
    number = Number(True, least, most)
    start = min(max(start, least), most)
    turned = scrubbed_by(start, steps, number)
    assert least <= turned <= most
    assert (turned - start) * steps >= 0
    assert isinstance(turned, int)


# --- several kinds -------------------------------------------------------------------------------


def test_kinds_share_the_settings_that_take_the_same_in_each():
    assert shared_settings([Conv2d, ConvTranspose2d]) == (
        "filters",
        "kernel",
        "stride",
        "dilation",
        "groups",
        "bias",
    )
    assert shared_settings([Conv2d, MaxPool2d]) == ("kernel", "stride", "dilation")
    assert shared_settings([Conv2d, Linear]) == ("bias",)
    assert shared_settings([ReLU, Conv2d]) == ()
    for kind in KINDS:
        assert shared_settings([kind, kind]) == tuple(each.name for each in settings_of(kind))
