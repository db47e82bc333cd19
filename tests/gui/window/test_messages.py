"""Messages over the canvas."""

import pytest

from cnnstudio.gui.elements import Banner
from cnnstudio.gui.looks import theme
from cnnstudio.gui.window import messages as module
from cnnstudio.gui.window.messages import Messages


@pytest.fixture
def messages(qapp, qtbot):
    theme.apply(qapp, "light")
    made = Messages()
    qtbot.addWidget(made)
    return made


def texts(messages):
    return [banner.text() for banner in messages.findChildren(Banner)]


def test_there_is_nothing_to_see_without_a_message(messages):
    assert messages.isHidden()
    messages.warn("The disk is full.", "disk")
    assert not messages.isHidden()
    messages.withdraw("disk")
    assert messages.isHidden()


def test_a_message_with_the_same_key_takes_the_place_of_the_first(messages):
    messages.warn("One.", "key")
    messages.warn("Two.", "key")
    messages.warn("Other.")
    assert texts(messages) == ["Two.", "Other."]


def test_good_news_goes_by_itself_and_a_warning_stays(messages, qtbot, monkeypatch):
    monkeypatch.setattr(module, "PASSES_AFTER_MS", 30)
    messages.warn("The disk is full.")
    messages.show_text("Saved.", "ok")
    assert texts(messages) == ["The disk is full.", "Saved."]
    qtbot.waitUntil(lambda: texts(messages) == ["The disk is full."])


def test_what_outlives_a_project_stays_when_another_one_is_opened(messages):
    messages.show_text("Imported.", "ok", outlives_project=True)
    messages.show_text("Saved.", "ok")
    messages.clear()
    assert texts(messages) == ["Imported."]
    assert not messages.isHidden()


def test_closing_the_last_message_leaves_nothing(messages):
    banner = messages.warn("The disk is full.")
    banner.closed.emit()
    assert messages.isHidden()
