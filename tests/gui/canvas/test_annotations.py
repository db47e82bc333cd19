"""Notes and colored frames on the canvas: written, moved, resized, colored, copied and removed."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from cnnstudio.gui.canvas.items import note_text
from cnnstudio.gui.canvas.items.annotations import LEAST_NOTE, TINTS, Edges, stretched
from cnnstudio.gui.canvas.menus import menu_for
from cnnstudio.gui.canvas.notes.note_editor import NoteEditor
from cnnstudio.gui.canvas.pointer.hits import hit
from cnnstudio.gui.drawing.formats import png, svg
from cnnstudio.gui.drawing.picture import NetworkPicture
from cnnstudio.gui.looks import theme
from cnnstudio.network.graph import LONGEST_NOTE, Annotation
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.project.design import Design
from cnnstudio.zoo.small import lenet5

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

NOTE = Annotation(1, "note", "Half the size", (0.0, -150.0), (160.0, 60.0), "amber")
FRAME = Annotation(2, "frame", "Stem", (150.0, -50.0), (380.0, 290.0), "blue")
"""Around conv1, relu1 and pool1."""

IN_NOTE, ON_TITLE = QPointF(60, -120), QPointF(175, -34)
INSIDE_FRAME = QPointF(325, 225)


@pytest.fixture
def noted(make_hand):
    """Give a hand on LeNet-5, at 100 %, with a note above it and a frame in it."""
    return make_hand(arranged(lenet5()).with_annotations((NOTE, FRAME)), size=(1100, 800))


def shown(hand, id_):
    return hand.view.canvas.annotations[id_]


def known(hand):
    return hand.studio.document.network.annotations


def chosen(hand):
    return hand.studio.selection.annotations


def editor(hand) -> NoteEditor:
    return next(each for each in hand.view.findChildren(NoteEditor) if each.isVisible())


def places(hand):
    return {node.name: node.at for node in hand.studio.document.network.nodes}


# --- selecting -----------------------------------------------------------------------------------


def test_a_click_selects_a_note_and_no_layer(noted):
    noted.click("conv1")
    noted.click(IN_NOTE)
    assert (chosen(noted), noted.selected) == ({1}, set())
    assert shown(noted, 1).is_selected
    noted.click("conv1")
    assert (chosen(noted), noted.selected) == (set(), {"conv1"})
    assert not shown(noted, 1).is_selected


def test_control_and_shift_add_notes_to_layers_and_take_them_away(noted):
    noted.click("conv1")
    noted.click(IN_NOTE, CONTROL)
    assert (chosen(noted), noted.selected) == ({1}, {"conv1"})
    noted.click("pool1", SHIFT)
    assert (chosen(noted), noted.selected) == ({1}, {"conv1", "pool1"})
    noted.click(IN_NOTE, SHIFT)
    assert chosen(noted) == {1}
    noted.click(IN_NOTE, CONTROL)
    assert (chosen(noted), noted.selected) == (set(), {"conv1", "pool1"})


def test_a_frame_is_taken_by_its_title_and_border_but_not_by_what_lies_in_it(noted):
    for point in (ON_TITLE, QPointF(530, 100), QPointF(300, 240)):
        noted.click(QPointF(-200, 500))
        noted.click(point)
        assert chosen(noted) == {2}, point
    noted.click(INSIDE_FRAME)
    assert chosen(noted) == set()
    noted.click("conv1")
    assert noted.selected == {"conv1"}


def test_a_box_selects_notes_it_touches_and_frames_it_holds(noted):
    noted.drag(QPointF(-30, -200), QPointF(320, 100))
    assert (chosen(noted), "conv1" in noted.selected) == ({1}, True)
    noted.drag(QPointF(-30, -200), QPointF(545, 260))
    assert chosen(noted) == {1, 2}
    noted.key(Qt.Key.Key_Escape)
    assert chosen(noted) == set()


def test_all_is_selected_with_the_notes_and_removed_in_one_step(noted):
    noted.key(Qt.Key.Key_A, CONTROL)
    assert chosen(noted) == {1, 2}
    noted.key(Qt.Key.Key_Delete)
    assert known(noted) == ()
    assert noted.steps == 1
    noted.studio.document.undo_stack.undo()
    assert known(noted) == (NOTE, FRAME)


def test_the_selected_note_is_told_to_screen_readers(noted):
    noted.click(IN_NOTE)
    assert noted.view.accessibleDescription() == "Note: Half the size"
    noted.click(ON_TITLE)
    assert noted.view.accessibleDescription() == "Frame: Stem"


# --- moving --------------------------------------------------------------------------------------


def test_a_note_is_dragged_in_one_step(noted):
    noted.drag(IN_NOTE, IN_NOTE + QPointF(40, 20))
    assert known(noted)[0].at == (40.0, -130.0)
    assert noted.steps == 1
    assert noted.studio.document.undo_stack.undoText() == "Move note"


def test_a_frame_takes_along_what_lies_in_it(noted):
    before = places(noted)
    noted.drag(ON_TITLE, ON_TITLE + QPointF(0, 60))
    after = places(noted)
    moved = {name for name, at in after.items() if at != before[name]}
    assert moved == {"conv1", "relu1", "pool1"}
    assert after["pool1"] == (before["pool1"][0], before["pool1"][1] + 60)
    assert known(noted)[1].at == (150.0, 10.0)
    assert noted.steps == 1


def test_with_control_a_frame_moves_alone(noted):
    before = places(noted)
    noted.drag(ON_TITLE, ON_TITLE + QPointF(0, 60), CONTROL)
    assert places(noted) == before
    assert known(noted)[1].at == (150.0, 10.0)


def test_with_alt_a_copy_of_a_note_is_dragged_off(noted):
    noted.drag(IN_NOTE, IN_NOTE + QPointF(300, 20), ALT, release=False)
    assert shown(noted, 1).rect().left() == 0
    noted.release(IN_NOTE + QPointF(300, 20), ALT)
    assert known(noted)[:2] == (NOTE, FRAME)
    assert (known(noted)[2].text, known(noted)[2].at) == (NOTE.text, (300.0, -130.0))
    assert chosen(noted) == {3}
    assert noted.steps == 1


def test_with_alt_copies_of_cards_take_copies_of_selected_notes_along(noted):
    noted.click("fc3")
    noted.click(IN_NOTE, CONTROL)
    start = noted.card("fc3").pos() + QPointF(60, 14)
    noted.drag(start, start + QPointF(220, 31), ALT)
    x, y = places(noted)["fc3"]
    away = (places(noted)["fc4"][0] - x, places(noted)["fc4"][1] - y)
    assert known(noted)[2].at == (NOTE.at[0] + away[0], NOTE.at[1] + away[1])
    assert (chosen(noted), noted.selected) == ({3}, {"fc4"})
    assert noted.steps == 1


def test_with_alt_a_copy_of_a_frame_takes_copies_of_its_layers_along(noted):
    noted.drag(ON_TITLE, ON_TITLE + QPointF(0, 560), ALT)
    assert known(noted)[1] == FRAME
    assert known(noted)[2].at == (150.0, 510.0)
    assert noted.selected == {"conv3", "relu5", "pool3"}
    x, y = places(noted)["conv1"]
    assert places(noted)["conv3"] == (x, y + 560)
    noted.key(Qt.Key.Key_Escape)


def test_what_is_selected_together_moves_together_from_either(noted):
    noted.click("fc3")
    noted.click(IN_NOTE, CONTROL)
    start = noted.card("fc3").pos() + QPointF(60, 14)
    noted.drag(start, start + QPointF(0, 60))
    assert known(noted)[0].at == (0.0, -90.0)
    assert noted.steps == 1
    noted.drag(IN_NOTE + QPointF(0, 60), IN_NOTE + QPointF(0, 100))
    assert known(noted)[0].at == (0.0, -50.0)
    assert places(noted)["fc3"] == (560.0, 286.0 + 100)


def test_the_keys_that_push_cards_push_notes_and_what_lies_in_frames(noted):
    before = places(noted)
    noted.click(ON_TITLE)
    noted.click(IN_NOTE, CONTROL)
    for _ in range(2):
        noted.view.nudge((1, 0))
    assert [each.at for each in known(noted)] == [(16.0, -150.0), (166.0, -50.0)]
    moved = {name for name, at in places(noted).items() if at != before[name]}
    assert moved == {"conv1", "relu1", "pool1"}
    assert noted.steps == 1


def test_escape_puts_back_what_was_dragged(noted):
    noted.drag(ON_TITLE, ON_TITLE + QPointF(0, 60), release=False)
    assert shown(noted, 2).rect().top() == 10
    noted.key(Qt.Key.Key_Escape)
    noted.release(ON_TITLE)
    assert noted.steps == 0
    assert shown(noted, 2).rect().top() == -50


def test_tidying_up_keeps_a_note_beside_its_card_and_a_frame_around_its_cards(noted):
    held = {noted.card("conv1"), noted.card("pool1")}
    noted.drag("conv1", noted.card("conv1").pos() + QPointF(60, 14 + 40))
    noted.view.tidy_up()
    frame = shown(noted, 2).rect()
    assert all(frame.contains(card.rect()) for card in held)
    note = shown(noted, 1).rect()
    assert not any(note.intersects(card.rect()) for card in noted.view.canvas.cards.values())


# --- resizing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("corner", "by", "rect"),
    [
        ((160, -90), (30, 20), (0, -150, 190, 80)),
        ((0, -150), (30, 10), (30, -140, 130, 50)),
        ((160, -120), (50, 99), (0, -150, 210, 60)),
        ((80, -90), (50, 40), (0, -150, 160, 100)),
    ],
)
def test_edges_and_corners_of_a_selected_note_resize_it(noted, corner, by, rect):
    noted.click(IN_NOTE)
    noted.drag(QPointF(*corner), QPointF(*corner) + QPointF(*by))
    assert (*known(noted)[0].at, *known(noted)[0].size) == rect
    assert noted.steps == 1
    assert noted.studio.document.undo_stack.undoText() == "Resize note"


def test_edges_of_what_is_not_selected_move_it(noted):
    noted.drag(QPointF(157, -93), QPointF(187, -93))
    assert (known(noted)[0].at, known(noted)[0].size) == ((30.0, -150.0), NOTE.size)


def test_a_box_never_gets_smaller_than_can_be_taken():
    box = QRectF(0, 0, 200, 100)
    for across in (-1, 1):
        for down in (-1, 1):
            inwards = QPointF(-999 * across, -999 * down)
            assert stretched(box, Edges(across, down), inwards, LEAST_NOTE).size() == LEAST_NOTE
    left = stretched(box, Edges(-1, -1), QPointF(999, 999), LEAST_NOTE)
    assert left.bottomRight() == box.bottomRight()
    assert left.size() == LEAST_NOTE


# --- writing -------------------------------------------------------------------------------------


def test_a_double_click_writes_a_note_anew_as_one_step(noted):
    noted.double_click(IN_NOTE)
    paper = editor(noted)
    assert paper.toPlainText() == "Half the size"
    QTest.keyClicks(paper, " for")
    QTest.keyClick(paper, Qt.Key.Key_Return)
    QTest.keyClicks(paper, "both sides")
    assert known(noted)[0].text == "Half the size"
    QTest.keyClick(paper, Qt.Key.Key_Return, CONTROL)
    assert known(noted)[0].text == "Half the size for\nboth sides"
    assert noted.steps == 1
    assert noted.view.hasFocus()


def test_a_click_elsewhere_takes_the_text_and_escape_leaves_it(noted):
    noted.double_click(IN_NOTE)
    QTest.keyClicks(editor(noted), "Left")
    QTest.keyClick(editor(noted), Qt.Key.Key_Escape)
    assert known(noted)[0].text == "Half the size"
    noted.key(Qt.Key.Key_F2)
    QTest.keyClicks(editor(noted), "Taken")
    noted.click(QPointF(-60, 500))
    assert known(noted)[0].text == "Half the sizeTaken"


def test_a_note_grows_with_its_text(noted):
    noted.double_click(IN_NOTE)
    editor(noted).setPlainText("word " * 60)
    QTest.keyClick(editor(noted), Qt.Key.Key_Return, CONTROL)
    written = known(noted)[0]
    assert written.size[1] == note_text.height_for(written.text, 160.0) > 100
    lines = note_text.shown_lines(written.text, *written.size)
    assert " ".join(lines) == written.text


def test_a_note_that_is_emptied_is_removed(noted):
    noted.double_click(IN_NOTE)
    QTest.keyClick(editor(noted), Qt.Key.Key_A, CONTROL)
    QTest.keyClick(editor(noted), Qt.Key.Key_Delete)
    QTest.keyClick(editor(noted), Qt.Key.Key_Return, CONTROL)
    assert known(noted) == (FRAME,)


def test_no_more_is_written_than_a_file_may_hold(noted):
    noted.double_click(IN_NOTE)
    editor(noted).selectAll()
    editor(noted).insertPlainText("<b>" * 1_000_000)
    assert len(editor(noted).toPlainText()) == LONGEST_NOTE
    QTest.keyClick(editor(noted), Qt.Key.Key_Return, CONTROL)
    assert len(known(noted)[0].text) == LONGEST_NOTE


def test_the_paper_stays_over_its_note_while_the_view_moves(noted):
    noted.view.look_at(IN_NOTE)
    noted.double_click(IN_NOTE)
    for _ in range(2):
        place = noted.view.mapFromScene(shown(noted, 1).rect()).boundingRect()
        assert abs(editor(noted).geometry().left() - place.left()) <= 1
        assert abs(editor(noted).geometry().top() - place.top()) <= 1
        noted.view.translate_by(QPointF(-30, -40))
    QTest.keyClick(editor(noted), Qt.Key.Key_Escape)


def test_a_note_out_of_sight_comes_into_view_to_be_written(noted):
    noted.click(IN_NOTE)
    noted.view.look_at(QPointF(2000, 2000))
    noted.key(Qt.Key.Key_F2)
    assert noted.view.visible_rect().contains(shown(noted, 1).rect())
    QTest.keyClick(editor(noted), Qt.Key.Key_Escape)


def test_a_note_removed_while_it_is_written_stays_removed(noted):
    noted.click(IN_NOTE)
    noted.key(Qt.Key.Key_F2)
    noted.view.delete_selection()
    QTest.keyClick(editor(noted), Qt.Key.Key_Return, CONTROL)
    assert known(noted) == (FRAME,)


def test_the_title_of_a_frame_is_written_where_it_stands(noted):
    noted.double_click(ON_TITLE)
    field = noted.view.findChild(QLineEdit)
    assert field.text() == "Stem"
    QTest.keyClicks(field, "Beginning")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert known(noted)[1].text == "Beginning"
    assert noted.steps == 1


# --- adding, coloring, copying -------------------------------------------------------------------


def test_a_new_note_is_written_first_and_then_there(hand):
    hand.view.annotating.add_note()
    assert known(hand) == ()
    QTest.keyClicks(editor(hand), "Why 5 by 5?")
    QTest.keyClick(editor(hand), Qt.Key.Key_Return, CONTROL)
    (made,) = known(hand)
    assert (made.kind, made.text, chosen(hand)) == ("note", "Why 5 by 5?", {made.id})
    assert hand.view.visible_rect().contains(shown(hand, made.id).rect())
    assert hand.steps == 1


@pytest.mark.parametrize("ends_with", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_new_note_without_a_text_never_was(hand, ends_with):
    hand.view.annotating.add_note(QPointF(0, 400))
    QTest.keyClick(editor(hand), ends_with, CONTROL)
    assert hand.steps == 0


def test_escape_keeps_what_was_written_on_a_new_note(hand):
    hand.view.annotating.add_note(QPointF(0, 400))
    QTest.keyClicks(editor(hand), "Why?")
    QTest.keyClick(editor(hand), Qt.Key.Key_Escape)
    assert [each.text for each in known(hand)] == ["Why?"]
    assert hand.view.hasFocus()


def test_a_frame_around_the_selection_gets_its_title_in_the_same_step(hand):
    hand.click("conv2")
    hand.click("pool2", CONTROL)
    hand.view.annotating.frame_selection()
    field = hand.view.findChild(QLineEdit)
    QTest.keyClicks(field, "Second stage")
    QTest.keyClick(field, Qt.Key.Key_Return)
    (frame,) = known(hand)
    assert (frame.kind, frame.text, chosen(hand)) == ("frame", "Second stage", {frame.id})
    rect = shown(hand, frame.id).rect()
    assert rect.contains(hand.card("conv2").rect() | hand.card("pool2").rect())
    assert not rect.intersects(hand.card("pool1").rect())
    assert hand.steps == 1


def test_nothing_is_framed_where_nothing_is_selected(hand):
    said = []
    hand.view.message.connect(said.append)
    hand.view.annotating.frame_selection()
    assert known(hand) == ()
    assert said == ["Select the layers that the frame shall be around."]


def test_the_menu_of_a_note_colors_what_is_selected(noted):
    noted.click(ON_TITLE)
    noted.click(IN_NOTE, CONTROL)
    point = IN_NOTE
    menu = menu_for(noted.view, hit(noted.view.canvas, point, noted.view.zoom), point)
    inner = menu.findChild(QMenu)
    ticked = {action.text(): action.isChecked() for action in inner.actions()}
    assert ticked == dict.fromkeys(("Slate", "Blue", "Green", "Pink"), False) | {"Amber": True}
    next(action for action in inner.actions() if action.text() == "Pink").trigger()
    assert {each.color for each in known(noted)} == {"pink"}
    assert noted.steps == 1
    menu.deleteLater()


def test_notes_are_copied_with_layers_and_pasted_where_they_lay_to_each_other(noted):
    noted.click("conv1")
    noted.click(IN_NOTE, CONTROL)
    noted.view.copy()
    noted.view.paste(QPointF(2000, 1000))
    *_, copy = known(noted)
    assert (copy.text, copy.at, copy.id) == (NOTE.text, (2000.0, 1000.0), 3)
    assert places(noted)["conv3"] == (2160.0, 1150.0)
    assert (chosen(noted), noted.selected) == ({3}, {"conv3"})


def test_a_note_alone_is_cut_pasted_and_duplicated(noted):
    noted.click(IN_NOTE)
    noted.view.cut()
    assert known(noted) == (FRAME,)
    noted.view.paste(QPointF(0, 700))
    assert known(noted)[-1].at == (0.0, 700.0)
    noted.view.duplicate()
    assert known(noted)[-1].at == (24.0, 724.0)
    assert chosen(noted) == {known(noted)[-1].id}
    assert noted.studio.document.undo_stack.undoText() == "Duplicate note"


def test_a_duplicate_of_layers_and_notes_keeps_them_together(noted):
    noted.click("conv1")
    noted.click(IN_NOTE, CONTROL)
    before = places(noted)["conv1"]
    noted.view.duplicate()
    *_, copy = known(noted)
    aside = places(noted)["conv3"][0] - before[0]
    assert copy.at == (aside, NOTE.at[1] + places(noted)["conv3"][1] - before[1])


def test_a_clipboard_with_too_long_a_note_is_refused(noted):
    said = []
    noted.view.message.connect(said.append)
    noted.click(IN_NOTE)
    noted.view.copy()
    text = QGuiApplication.clipboard().text().replace("Half the size", "x" * 20_000)
    QGuiApplication.clipboard().setText(text)
    noted.view.paste()
    assert known(noted) == (NOTE, FRAME)
    assert said == ["There are no layers on the clipboard: copy some first."]


# --- looks ---------------------------------------------------------------------------------------


def test_texts_from_files_are_shown_as_they_stand(make_hand):
    text = "<img src='x'><b>bold</b> &amp;"
    hand = make_hand(lenet5().with_annotations([Annotation(1, "note", text, (0, 0), (300, 60))]))
    assert note_text.shown_lines(text, 300.0, 60.0)[0].startswith("<img src='x'><b>")
    hand.view.grab()
    hand.double_click(QPointF(50, 30))
    assert editor(hand).toPlainText() == text
    QTest.keyClick(editor(hand), Qt.Key.Key_Escape)


@pytest.mark.parametrize("text", ["x" * 10_000, "\n" * 10_000, "a\u2028b\u0000\U0001f600" * 999])
def test_any_text_is_broken_into_lines_that_hold_all_of_it(text):
    lines = note_text.lines(text, 100.0)
    assert "".join(lines).replace("\u2028", "") == text.replace("\n", "").replace("\u2028", "")
    shown_ = note_text.shown_lines(text, 124.0, 100.0)
    assert len(shown_) <= 6
    assert shown_[-1].endswith("…")


def test_notes_are_seen_from_near_and_from_afar_in_both_themes(noted, qapp):
    try:
        for mode in ("light", "dark"):
            theme.apply(qapp, mode)
            for percent in (100, 40, 20):
                noted.view.zoom_to(percent)
                noted.view.look_at(IN_NOTE)
                point = noted.view.mapFromScene(QPointF(150, -95))
                pixel = noted.view.viewport().grab().toImage().pixelColor(point)
                soft = theme.current().family(TINTS["amber"]).soft
                assert distance(pixel, soft) < 12, (mode, percent)
    finally:
        theme.apply(qapp, "light")


def distance(one: QColor, other: QColor) -> int:
    pairs = zip(one.getRgb(), other.getRgb(), strict=True)
    return max(abs(a - b) for a, b in pairs)


def test_the_whole_network_in_view_includes_its_notes(noted):
    noted.view.fit()
    for id_ in (1, 2):
        assert noted.view.visible_rect().contains(shown(noted, id_).rect())


def test_drawings_hold_notes_and_titles_as_text():
    picture = NetworkPicture(Design(arranged(lenet5()).with_annotations((NOTE, FRAME))))
    drawn = svg(picture, "LeNet").data.decode()
    assert ">Half the size<" in drawn
    assert ">Stem<" in drawn
    image = QImage.fromData(png(picture, "LeNet").data)
    place = (QPointF(150, -95) - picture.rect.topLeft()) * 2
    pixel = image.pixelColor(QPoint(round(place.x()), round(place.y())))
    assert distance(pixel, theme.LIGHT.family(TINTS["amber"]).soft) < 12
