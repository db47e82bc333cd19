"""A network of the gallery becomes the open project, fitted to the data or as it was published."""

import pytest
from PySide6.QtCore import Qt

from cnnstudio.app.settings import Settings
from cnnstudio.gui.gallery.window import GalleryWindow
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.studio import Studio
from cnnstudio.project.design import Design
from cnnstudio.zoo.catalogue import template


@pytest.fixture
def window(qtbot):
    studio = Studio(Settings())
    window = MainWindow(studio)
    studio.new("LeNet-5")
    studio.setParent(window)
    qtbot.addWidget(window, before_close_func=lambda _: studio.file.new(Design()))
    window.show()
    qtbot.waitExposed(window)
    return window


def gallery_of(window, qtbot):
    qtbot.waitUntil(lambda: window.findChild(GalleryWindow) is not None)
    return window.findChild(GalleryWindow)


def test_the_palettes_link_and_the_menu_open_one_gallery(window, qtbot):
    qtbot.mouseClick(window.palette_panel.templates.header.link, Qt.MouseButton.LeftButton)
    gallery = gallery_of(window, qtbot)
    assert not gallery.isModal()
    window.actions_["new"].trigger()
    assert window.findChildren(GalleryWindow) == [gallery]
    gallery.close()


@pytest.mark.parametrize("fitted", [True, False])
def test_the_chosen_network_is_opened(window, qtbot, fitted):
    window.files.open_gallery()
    gallery = gallery_of(window, qtbot)
    gallery.cards.select("SqueezeNet 1.1")
    button = gallery.details.fitted if fitted else gallery.details.original
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    document = window.studio.document
    assert window.studio.file.title == "SqueezeNet 1.1"
    layers = [node.layer for node in document.network.nodes]
    assert (layers == [node.layer for node in template("SqueezeNet 1.1").build().nodes]) != fitted
    assert bool(document.errors) != fitted


def test_closing_the_gallery_changes_nothing(window, qtbot):
    before = window.studio.document.design
    window.files.open_gallery()
    gallery = gallery_of(window, qtbot)
    qtbot.keyClick(gallery, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(GalleryWindow) is None)
    assert window.studio.document.design == before
