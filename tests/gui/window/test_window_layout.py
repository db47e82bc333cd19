"""The window as a whole remembers how it stood, project by project, and survives bad memories."""

import base64

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cnnstudio.app.settings import Settings
from cnnstudio.gui.looks import theme
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.studio import Studio
from cnnstudio.project import storage
from cnnstudio.project.design import Design
from cnnstudio.zoo.small import lenet5


@pytest.fixture
def open_window(qtbot, qapp):
    theme.apply(qapp, "light")

    def open_window(**preferences) -> MainWindow:
        settings = Settings()
        settings.change(theme="light", **preferences)
        studio = Studio(settings)
        window = MainWindow(studio, "build")
        studio.new("LeNet-5")
        studio.setParent(window)
        qtbot.addWidget(window, before_close_func=lambda _: studio.file.new(Design()))
        window.show()
        return window

    return open_window


@pytest.fixture
def projects(tmp_path):
    paths = tmp_path / "one.cnn", tmp_path / "two.cnn"
    for path in paths:
        storage.save(path, Design(lenet5()))
    return paths


def panel(window, key) -> QWidget:
    return window.findChild(QWidget, key)


def test_each_project_opens_with_its_panels_as_they_were(open_window, projects):
    window = open_window()
    one, two = projects
    window.files.open(one)
    panel(window, "palette").close()
    window.results.tabs.setCurrentIndex(2)
    window.files.open(two)
    panel(window, "palette").show()
    window.results.tabs.setCurrentIndex(0)
    window.files.open(one)
    assert panel(window, "palette").isHidden()
    assert window.results.currentIndex() == 2
    window.files.open(two)
    assert not panel(window, "palette").isHidden()
    assert window.results.currentIndex() == 0


def test_what_is_asked_for_by_name_comes_though_it_was_hidden(open_window):
    window = open_window()
    for key, action in (("palette", "find_layer"), ("results", "compare")):
        panel(window, key).close()
        window.show_workspace("train")
        window.actions_[action].trigger()
        assert not panel(window, key).isHidden()


@pytest.mark.parametrize("noise", ["nonsense", base64.b64encode(b"\x01\xd9\xd0\xcb").decode()])
def test_a_geometry_that_is_nonsense_is_ignored(open_window, noise, qtbot):
    window = open_window(window_geometry=noise)
    qtbot.waitUntil(lambda: window.width() >= window.minimumSizeHint().width())


def test_a_window_of_a_screen_that_is_gone_comes_back(open_window):
    elsewhere = QWidget()
    elsewhere.setGeometry(9000, 9000, 400, 300)
    geometry = bytes(elsewhere.saveGeometry().toBase64().data()).decode("ascii")
    window = open_window(window_geometry=geometry)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.intersects(window.geometry())
    assert screen.contains(window.geometry().topLeft())


def test_a_theme_that_cannot_be_read_is_said_and_everything_goes_on(
    open_window, monkeypatch, caplog
):
    def missing(*_args, **_kwargs):
        raise FileNotFoundError("studio.qss")

    monkeypatch.setattr(theme, "style_sheet", missing)
    theme.current().set_mode("dark")
    window = open_window()
    assert "plain" in window.totals.message.text()
    assert "style sheet" in caplog.text
    monkeypatch.undo()
    theme.current().set_mode("dark")
    theme.current().set_mode("light")
