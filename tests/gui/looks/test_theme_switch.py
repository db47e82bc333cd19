"""A window switched to another theme, or size of texts, looks like one that began with it."""

import gc

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMenu, QTableWidget, QWidget

from cnnstudio.app.settings import Settings
from cnnstudio.gui.elements import HelpCard
from cnnstudio.gui.gallery.window import GalleryWindow
from cnnstudio.gui.looks import theme
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.preferences.dialog import PreferencesDialog
from cnnstudio.gui.studio import Studio
from cnnstudio.network import edits
from cnnstudio.project.design import Design

pytestmark = pytest.mark.slow

CONV = 2


@pytest.fixture
def open_window(qtbot, qapp):
    """Open a window with everything in it that has colors, as it looks with some preferences."""
    theme.apply(qapp, "light")

    def open_window(**looks) -> MainWindow:
        settings = Settings()
        usual = {"theme": "light", "density": "comfortable", "reduce_motion": True}
        settings.change(**(usual | looks))
        studio = Studio(settings)
        window = MainWindow(studio, "build")
        studio.new("LeNet-5")
        studio.document.edit("Break", edits.remove_nodes, [8])
        studio.setParent(window)
        qtbot.addWidget(window, before_close_func=lambda _: studio.file.new(Design()))
        window.resize(1280, 800)
        window.show()
        studio.selection.set([CONV])
        return window

    yield open_window
    theme.current().set_looks()
    theme.current().set_reduced_motion(False)
    theme.current().set_strong_borders(False)
    theme.current().set_mode("light")


def pictures(window: MainWindow) -> dict[str, QImage]:
    """Photograph all pages and windows."""
    found: dict[str, QImage] = {}

    def shoot(name: str, widget: QWidget) -> None:
        settle(widget)
        found[name] = widget.grab().toImage()

    for tab in range(window.results.tabs.count()):
        window.results.setCurrentIndex(tab)
        shoot(f"build, tab {tab}", window)
    window.results.setCurrentIndex(0)
    window.show_workspace("train")
    shoot("train", window)
    window.show_workspace("explore")
    for page in ("unit", "growth", "maps", "filters"):
        window.explore.show_page(page)
        shoot(f"explore, {page}", window)
    window.show_workspace("build")
    window.studio.selection.set([])
    shoot("build, nothing selected", window)
    window.studio.selection.set([CONV])
    shoot("gallery", window.findChild(GalleryWindow))
    shoot("preferences", window.findChild(PreferencesDialog))
    if window.looks.values.theme == "dark":
        # A popup keeps the size in which it was opened.
        shoot("card", window.findChild(HelpCard))
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.actions())
    shoot("menu", menu)
    return found


def open_others(window: MainWindow) -> None:
    """Open the windows and popups beside the main window."""
    window.show_workspace("train")
    window.show_workspace("explore")
    for page in ("unit", "growth", "maps", "filters"):
        window.explore.show_page(page)
    window.show_workspace("build")
    window.files.open_gallery()
    window.actions_["preferences"].trigger()
    HelpCard("Padding", "Rows of zeros around the picture.", "Read more", parent=window).show()


def settle(widget: QWidget) -> None:
    for _ in range(3):
        QApplication.processEvents()
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    for table in widget.findChildren(QTableWidget):
        # How far it was scrolled is no matter of looks.
        table.scrollToTop()
    widget.repaint()


def difference(one: QImage, other: QImage) -> QRect:
    """Give what differs: nothing, or the rectangle around it."""
    if one == other:
        return QRect()
    if one.size() != other.size():
        return one.rect()
    found = QRect()
    for y in range(one.height()):
        if one.constScanLine(y) == other.constScanLine(y):
            continue
        row = [x for x in range(one.width()) if one.pixel(x, y) != other.pixel(x, y)]
        found |= QRect(QPoint(row[0], y), QPoint(row[-1], y))
    return found


@pytest.mark.parametrize(
    "looks",
    [{"theme": "dark"}, {"text_percent": 130}, {"density": "compact", "strong_borders": True}],
    ids=["dark", "large", "compact"],
)
def test_switching_live_gives_the_pictures_of_a_window_that_began_so(open_window, looks, tmp_path):
    window = open_window()
    open_others(window)
    window.looks.change(**looks)
    switched = pictures(window)
    window.studio.file.new(Design())
    window.close()
    gc.collect()
    again = open_window(**looks)
    open_others(again)
    wrong = {}
    for name, expected in pictures(again).items():
        changed = difference(switched[name], expected)
        if not changed.isNull():
            switched[name].save(str(tmp_path / f"{name} switched.png"))
            expected.save(str(tmp_path / f"{name} begun.png"))
            wrong[name] = changed
    assert not wrong, f"see {tmp_path}"


def test_the_dark_window_has_no_light_ground_left(open_window):
    window = open_window()
    open_others(window)
    window.looks.change(theme="dark")
    for name, picture in pictures(window).items():
        small = picture.scaled(160, 100)
        bright = sum(
            QColor(small.pixel(x, y)).lightness() > 180
            for x in range(small.width())
            for y in range(small.height())
        )
        assert bright < 0.12 * small.width() * small.height(), name
