"""Moving cards, taking strips off, the view itself."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnstudio.gui.canvas.notes.renaming import NameField

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
RIGHT = Qt.MouseButton.RightButton


def place_of(hand, name):
    return hand.studio.document.network.by_id[hand.studio.id_of(name)].at


def test_dragging_a_card_is_one_edit_and_takes_its_strips_along(hand):
    x, y = place_of(hand, "conv1")
    strip = place_of(hand, "relu1")
    hand.drag("conv1", hand.at("conv1") + QPoint(40, 310))
    assert place_of(hand, "conv1") == (x + 40, y + 310)
    assert place_of(hand, "relu1") == (strip[0] + 40, strip[1] + 310)
    assert hand.steps == 1


def test_undo_brings_a_moved_card_back(hand):
    before = hand.studio.document.network
    hand.drag("conv1", hand.at("conv1") + QPoint(30, 300))
    hand.studio.document.undo_stack.undo()
    assert hand.studio.document.network == before


def test_all_selected_cards_move_together(hand):
    hand.studio.selection.set([hand.studio.id_of("conv1"), hand.studio.id_of("fc1")])
    first, second = place_of(hand, "conv1"), place_of(hand, "fc1")
    hand.drag("conv1", hand.at("conv1") + QPoint(-20, 60))
    assert place_of(hand, "conv1") == (first[0] - 20, first[1] + 60)
    assert place_of(hand, "fc1") == (second[0] - 20, second[1] + 60)


def test_a_card_snaps_to_the_height_of_its_neighbors(hand):
    hand.drag("pool1", hand.at("pool1") + QPoint(20, 5))
    assert place_of(hand, "pool1")[1] == place_of(hand, "conv1")[1]


def test_a_trembling_click_moves_nothing(hand):
    hand.drag("conv1", hand.at("conv1") + QPoint(2, 1))
    assert hand.steps == 0


def test_escape_puts_a_dragged_card_back(hand):
    hand.drag("conv1", hand.at("conv1") + QPoint(30, 300), release=False)
    hand.key(Qt.Key.Key_Escape)
    hand.release(QPointF(0, 0))
    assert hand.steps == 0
    assert hand.card("conv1").pos() == hand.card("conv1").place


def send(hand, kind, place, button, buttons):
    """Send an event of the mouse with all buttons that are down, which QTest does not tell."""
    point = QPointF(place)
    globally = QPointF(hand.view.viewport().mapToGlobal(place))
    event = QMouseEvent(kind, point, globally, button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(hand.view.viewport(), event)


def test_another_button_does_not_end_a_drag(hand):
    before, end = place_of(hand, "conv1"), hand.at("conv1") + QPoint(40, 310)
    hand.drag("conv1", end, release=False)
    send(hand, QEvent.Type.MouseButtonPress, end, MIDDLE, LEFT | MIDDLE)
    send(hand, QEvent.Type.MouseButtonRelease, end, MIDDLE, LEFT)
    assert hand.steps == 0
    hand.release(end)
    assert place_of(hand, "conv1") == (before[0] + 40, before[1] + 310)


def test_the_right_button_gives_a_drag_up_and_opens_no_menu(hand):
    end = hand.at("conv1") + QPoint(30, 300)
    hand.drag("conv1", end, release=False)
    send(hand, QEvent.Type.MouseButtonPress, end, RIGHT, LEFT | RIGHT)
    by_mouse = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(hand.view.viewport(), QContextMenuEvent(by_mouse, end, end))
    assert QApplication.activePopupWidget() is None
    assert hand.card("conv1").pos() == hand.card("conv1").place
    hand.release(end)
    assert hand.steps == 0


def test_a_drag_whose_end_was_missed_is_given_up_at_the_next_press(hand):
    hand.drag("conv1", hand.at("conv1") + QPoint(30, 300), release=False, button=MIDDLE)
    send(hand, QEvent.Type.MouseButtonPress, hand.at("fc1"), LEFT, LEFT)
    hand.release("fc1")
    assert hand.selected == {"fc1"}


def test_a_double_click_of_the_right_button_renames_nothing(hand):
    place = hand.at("conv1")
    send(hand, QEvent.Type.MouseButtonDblClick, place, RIGHT, RIGHT)
    assert not hand.view.findChildren(NameField)


def test_an_edit_from_elsewhere_lets_go_of_a_dragged_card(hand):
    hand.drag("conv1", hand.at("conv1") + QPoint(30, 300), release=False)
    hand.studio.selection.set([hand.studio.id_of("pool1")])
    hand.view.delete_selection()
    hand.release(QPointF(300, 300))
    assert "conv1" in hand.names
    assert hand.steps == 1


def test_a_strip_dragged_onto_the_canvas_leaves_its_chain(hand):
    hand.drag("relu1", QPointF(320, 530))
    assert hand.sources("relu1") == []
    assert hand.sources("pool1") == ["conv1"]
    assert hand.card("relu1") is not hand.card("conv1")
    assert hand.steps == 1


def test_a_strip_dropped_on_its_own_card_stays(hand):
    hand.drag("relu1", hand.at("relu1") + QPoint(8, -8))
    assert hand.sources("relu1") == ["conv1"]
    assert hand.steps == 0


def test_a_strip_dropped_on_a_wire_goes_onto_it(hand):
    hand.drag("relu1", hand.middle_of_wire("pool1", "conv2"))
    assert hand.sources("relu1") == ["pool1"]
    assert hand.sources("conv2") == ["relu1"]
    assert hand.sources("pool1") == ["conv1"]
    assert hand.steps == 1


def test_a_loose_card_dropped_on_a_wire_goes_onto_it(hand):
    hand.drop("Dropout", QPointF(300, 700))
    name = hand.names[-1]
    hand.view.fit()
    hand.drag(name, hand.middle_of_wire("fc3", "output"))
    assert hand.sources("output") == [name]
    assert hand.sources(name) == ["fc3"]


def test_wheel_zooms_at_the_pointer(hand):
    pointer = hand.at("pool2")
    before = hand.view.mapToScene(pointer)
    zoom = hand.view.zoom
    turn_wheel(hand.view, pointer, 120)
    after = hand.view.mapToScene(pointer)
    assert hand.view.zoom > zoom
    assert (after - before).manhattanLength() < 2


def test_zoom_has_limits(hand):
    for _ in range(60):
        turn_wheel(hand.view, QPoint(100, 100), -120)
    assert hand.view.zoom >= 0.05
    for _ in range(60):
        turn_wheel(hand.view, QPoint(100, 100), 120)
    assert hand.view.zoom <= 4.0


def turn_wheel(view, pointer, angle):
    place = QPointF(pointer)
    event = QWheelEvent(
        place,
        QPointF(view.viewport().mapToGlobal(pointer)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_middle_button_pans(hand):
    before = hand.view.visible_rect().center()
    hand.drag(QPoint(300, 300), QPoint(250, 340), button=MIDDLE)
    after = hand.view.visible_rect().center()
    assert abs(after.x() - before.x() - 50) < 2
    assert abs(after.y() - before.y() + 40) < 2
    assert hand.steps == 0


def test_space_held_pans_even_over_a_card(hand):
    before = hand.view.visible_rect().center()
    QTest.keyPress(hand.view, Qt.Key.Key_Space)
    start = hand.at("conv1")
    hand.drag(start, start + QPoint(-60, 0))
    QTest.keyRelease(hand.view, Qt.Key.Key_Space)
    assert hand.view.searching.popup is None
    assert abs(hand.view.visible_rect().center().x() - before.x() - 60) < 2
    assert hand.steps == 0


def test_fit_shows_everything_at_most_at_100_percent(hand):
    hand.view.zoom_to(300)
    hand.view.fit()
    assert hand.view.visible_rect().contains(hand.view.canvas.content_rect())
    assert hand.view.zoom == 1.0


def test_zoom_to_selection_shows_it(hand):
    hand.studio.select("conv2")
    hand.view.zoom_to_selection()
    assert hand.view.zoom > 1
    assert hand.view.visible_rect().contains(hand.card("conv2").rect())


def test_show_node_brings_a_strip_into_view(hand):
    hand.view.zoom_to(300)
    hand.view.show_node(hand.studio.id_of("relu4"))
    assert hand.view.visible_rect().intersects(hand.card("fc2").rect())


def test_a_resized_view_that_was_fitted_stays_fitted(hand):
    hand.view.resize(600, 400)
    QApplication.processEvents()
    assert hand.view.visible_rect().contains(hand.view.canvas.content_rect())


def test_minimap_shows_only_while_something_is_out_of_view(hand):
    assert hand.view.minimap.isHidden()
    hand.view.zoom_to(250)
    assert not hand.view.minimap.isHidden()
    before = hand.view.visible_rect().center()
    QTest.mouseClick(hand.view.minimap, Qt.MouseButton.LeftButton, pos=QPoint(150, 80))
    assert hand.view.visible_rect().center() != before


def test_tidy_up_arranges_in_one_step(hand):
    before = hand.studio.document.network
    hand.drag("conv1", hand.at("conv1") + QPoint(30, 300))
    hand.view.tidy_up()
    assert hand.studio.document.network == before
    assert hand.steps == 2


def test_a_loose_card_over_a_wire_lets_its_row_make_room(hand, qtbot):
    hand.drop("Conv2d", QPointF(300, 700))
    hand.view.fit()
    before = hand.card("conv2").pos()
    hand.drag("conv3", hand.middle_of_wire("pool1", "conv2"), release=False)
    qtbot.waitUntil(lambda: hand.view.gap.is_open)
    assert hand.card("conv2").pos().x() > before.x()
    hand.key(Qt.Key.Key_Escape)
    assert hand.card("conv2").pos() == before
    assert hand.steps == 1
