"""Pasting at the pointer and from strangers, pushing cards, zooming by fingers."""

from pathlib import Path
from textwrap import dedent

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from tests import fresh

ROOT = Path(__file__).parents[3]

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _empty_clipboard():
    """Leave nothing there: without a real clipboard, Qt falls over what is left when it ends."""
    yield
    QGuiApplication.clipboard().clear()


def place_of(hand, name):
    return hand.studio.document.network.by_id[hand.studio.id_of(name)].at


def chain(hand):
    hand.studio.selection.set(map(hand.studio.id_of, ("conv2", "relu2", "pool2")))


def test_over_the_canvas_it_is_pasted_at_the_pointer(hand):
    hand.studio.select("fc3")
    hand.view.copy()
    hand.move(QPointF(330, 520))
    hand.view.paste()
    assert place_of(hand, "fc4") == (330, 520)


def test_over_a_card_it_is_pasted_below_it(hand):
    hand.studio.select("fc3")
    hand.view.copy()
    hand.move(hand.card("pool1").rect().center())
    hand.view.paste()
    rects = [card.rect() for card in hand.view.canvas.cards.values()]
    made = hand.card("fc4").rect()
    assert sum(rect.intersects(made) for rect in rects) == 1


def test_a_chain_goes_below_all_where_one_layer_is_selected(hand):
    chain(hand)
    hand.view.copy()
    hand.click("fc3")
    bottom = hand.view.canvas.content_rect().bottom()
    hand.view.paste()
    assert place_of(hand, "conv3")[1] > bottom - 10


def test_copies_go_from_one_window_to_another(hand, make_hand):
    chain(hand)
    hand.view.copy()
    other = make_hand(hand.studio.document.network)
    other.view.paste()
    assert other.sources("pool3") == ["relu5"]
    assert other.sources("relu5") == ["conv3"]
    assert hand.steps == 0


def mime(**what):
    made = QMimeData()
    for name, value in what.items():
        getattr(made, f"set{name}")(value)
    return made


def deep():
    return '{"nodes": [' + '{"layer": ' * 50_000


@pytest.mark.parametrize(
    "make",
    [
        lambda: mime(Text='It rained all day. 雨 \u202e \x00 {"nodes": null}'),
        lambda: mime(ImageData=QImage(64, 64, QImage.Format.Format_RGB32)),
        lambda: mime(Urls=[QUrl("file:///etc/hosts"), QUrl("https://example.org/a.cnn")]),
        lambda: mime(Html="<script>alert(1)</script>"),
        lambda: mime(Text=deep()),
        lambda: mime(Text="9" * 200_000),
        lambda: mime(Text='{"nodes": [' + "1e999," * 100_000 + "1]}"),
        QMimeData,
    ],
    ids=["words", "picture", "files", "page", "deep", "number", "numbers", "nothing"],
)
def test_what_is_no_layer_is_refused_in_one_sentence(hand, qtbot, make):
    QGuiApplication.clipboard().setMimeData(make())
    with qtbot.waitSignal(hand.view.message) as said:
        hand.view.paste()
    (text,) = said.args
    assert text.endswith(".")
    assert len(text) < 200
    assert hand.steps == 0


@pytest.mark.slow
def test_more_than_any_network_needs_is_refused_unread(hand, qtbot):
    QGuiApplication.clipboard().setText(" " * (64 * 2**20 + 1))
    with qtbot.waitSignal(hand.view.message) as said:
        hand.view.paste()
    assert "64" in said.args[0]


# --- pushing --------------------------------------------------------------------------------------


def test_ctrl_and_arrows_push_the_selected_cards_and_undo_as_one(hand):
    hand.studio.select("pool1")
    x, y = place_of(hand, "pool1")
    for _ in range(3):
        hand.key(Qt.Key.Key_Right, CTRL)
    hand.key(Qt.Key.Key_Down, CTRL)
    assert place_of(hand, "pool1") == (x + 24, y + 8)
    assert hand.steps == 1
    assert hand.selected == {"pool1"}
    hand.studio.document.undo_stack.undo()
    assert place_of(hand, "pool1") == (x, y)


def test_strips_go_along_and_nothing_selected_is_not_pushed(hand):
    hand.key(Qt.Key.Key_Right, CTRL)
    assert hand.steps == 0
    hand.studio.select("relu1")
    conv, strip = place_of(hand, "conv1"), place_of(hand, "relu1")
    hand.key(Qt.Key.Key_Left, CTRL)
    assert place_of(hand, "conv1") == (conv[0] - 8, conv[1])
    assert place_of(hand, "relu1") == (strip[0] - 8, strip[1])


# --- fingers --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def screen():
    """Give a touch screen."""
    return QTest.createTouchDevice()


def pinch(view, device, start, end):
    """Put two fingers down and move them apart, or together, around a place."""
    middle = view.viewport().rect().center()
    for step in range(11):
        half = QPoint(round(start + (end - start) * step / 10), 0)
        event = QTest.touchEvent(view.viewport(), device)
        for finger, place in ((0, middle - half), (1, middle + half)):
            (event.move if step else event.press)(finger, place, view.viewport())
        event.commit()
    event = QTest.touchEvent(view.viewport(), device)
    event.release(0, middle - half, view.viewport()).release(1, middle + half, view.viewport())
    event.commit()


def test_two_fingers_on_a_touch_screen_zoom_where_they_are(hand, screen):
    view = hand.view
    middle = view.viewport().rect().center()
    before, zoom = view.mapToScene(middle), view.zoom
    pinch(view, screen, 60, 120)
    assert view.zoom == pytest.approx(2 * zoom, rel=0.1)
    assert (view.mapToScene(middle) - before).manhattanLength() < 8
    assert hand.steps == 0
    assert hand.selected == set()
    pinch(view, screen, 120, 60)
    assert view.zoom == pytest.approx(zoom, rel=0.1)


def test_a_pinch_gives_up_what_the_first_finger_began(hand, screen):
    hand.drag("conv1", hand.at("conv1") + QPoint(30, 300), release=False)
    pinch(hand.view, screen, 60, 90)
    hand.release(QPointF(0, 0))
    assert hand.card("conv1").pos() == hand.card("conv1").place
    assert hand.steps == 0


def test_a_program_that_ends_with_layers_on_the_clipboard_ends_well():
    done = fresh.python(
        "-c",
        dedent("""
        import os
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtWidgets import QApplication
        from cnnstudio.gui.canvas.view import CanvasView
        from cnnstudio.zoo.small import lenet5
        import sys
        sys.path.insert(0, ".")
        from tests.gui.quiet import QuietStudio

        app = QApplication([])
        studio = QuietStudio(lenet5())
        view = CanvasView(studio.document, studio.selection, studio.lens)
        view.select_all()
        view.copy()
        view.paste()
        assert len(studio.document.network.nodes) == 28
    """),
        cwd=ROOT,
    )
    assert (done.returncode, done.stderr) == (0, "")
