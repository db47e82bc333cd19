"""The preferences hold at once, are remembered, and agree with the menus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from cnnstudio import paths
from cnnstudio.app.assistant import Assistant
from cnnstudio.app.settings import LARGEST_TEXT, Settings
from cnnstudio.gui.elements import RowTable
from cnnstudio.gui.looks import theme
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.preferences.dialog import PreferencesDialog
from cnnstudio.gui.preferences.looks import Looks
from cnnstudio.gui.start.footer import StartFooter
from cnnstudio.gui.studio import Studio
from cnnstudio.project.design import Design


@pytest.fixture
def usual_looks(qapp):
    """Leave the theme as other tests expect it."""
    theme.apply(qapp, "light")
    yield
    theme.current().set_reduced_motion(False)
    theme.current().set_looks()
    theme.current().set_strong_borders(False)
    theme.current().set_mode("light")


@pytest.fixture
def dialog(qtbot, usual_looks):
    dialog = PreferencesDialog(Looks(Settings()))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_theme_holds_at_once_and_next_time(dialog, qtbot):
    click(qtbot, dialog.theme.button("dark"))
    assert theme.current().is_dark
    assert Settings().values.theme == "dark"


def test_density_moves_rows_closer_together(dialog, qtbot):
    heights = theme.current().size("row"), dialog.choose.height()
    click(qtbot, dialog.density.button("compact"))
    assert theme.current().size("row") < heights[0]
    qtbot.waitUntil(lambda: dialog.choose.height() < heights[1])
    assert Settings().values.density == "compact"


def test_texts_grow_by_steps_of_ten_percent(dialog, qtbot):
    qtbot.keyClick(dialog.text, Qt.Key.Key_Up)
    assert theme.current().text_scale == 1.1
    assert Settings().values.text_percent == 110


def test_a_size_half_typed_changes_nothing_until_it_is_complete(dialog, qtbot):
    dialog.text.selectAll()
    qtbot.keyClicks(dialog.text, "15")
    assert theme.current().text_scale == 1.0
    qtbot.keyClicks(dialog.text, "0\r")
    assert theme.current().text_scale == 1.5


def test_borders_and_motion_hold_at_once(dialog, qtbot):
    soft = theme.current().tokens.border
    dialog.borders.click()
    dialog.motion.click()
    assert theme.current().tokens.border != soft
    assert theme.current().duration(160) == 0
    values = Settings().values
    assert (values.strong_borders, values.reduce_motion) == (True, True)


def test_whether_to_begin_with_the_start_page_is_what_the_page_itself_says(dialog, qtbot):
    dialog.start_page.click()
    assert not Settings().values.start_page
    footer = StartFooter(Settings(), Assistant())
    qtbot.addWidget(footer)
    assert not footer.at_start.isChecked()


def test_the_usual_folder_is_named_until_another_one_is_chosen(usual_looks, qtbot):
    settings = Settings()
    dialog = PreferencesDialog(Looks(settings))
    qtbot.addWidget(dialog)
    assert dialog.folder.text() == str(paths.data_sets_folder())
    assert dialog.usual.isHidden()
    settings.change(data_root="/data/pictures")
    dialog.refresh()
    assert dialog.folder.text() == "/data/pictures"
    with qtbot.waitSignal(dialog.folder_chosen) as chosen:
        click(qtbot, dialog.usual)
    assert chosen.args == [""]


@pytest.mark.parametrize("percent", [80, 100, 150, LARGEST_TEXT])
def test_nothing_in_the_dialog_is_cut_off_at_any_size_of_texts(dialog, qtbot, percent):
    dialog.text.setValue(percent)
    page = dialog.findChild(QScrollArea).widget()
    qtbot.waitUntil(lambda: page.width() >= page.minimumSizeHint().width())
    assert dialog.theme.width() >= dialog.theme.sizeHint().width()


@pytest.fixture
def window(qtbot, usual_looks):
    studio = Studio(Settings())
    window = MainWindow(studio)
    studio.new("LeNet-5")
    studio.setParent(window)
    qtbot.addWidget(window, before_close_func=lambda _: studio.file.new(Design()))
    window.show()
    return window


def test_the_menu_opens_one_dialog_that_agrees_with_the_menus(window, qtbot):
    window.actions_["preferences"].trigger()
    window.actions_["preferences"].trigger()
    (dialog,) = window.findChildren(PreferencesDialog)
    assert not dialog.isModal()
    window.actions_["theme_dark"].trigger()
    window.actions_["reduce_motion"].trigger()
    assert dialog.theme.value() == "dark"
    assert dialog.motion.isChecked()
    click(qtbot, dialog.theme.button("light"))
    assert window.actions_["theme_light"].isChecked()
    assert not window.actions_["theme_dark"].isChecked()
    dialog.close()


def test_a_chosen_folder_is_shown_and_used(window, monkeypatch, tmp_path, qtbot):
    window.actions_["preferences"].trigger()
    dialog = window.findChild(PreferencesDialog)
    monkeypatch.setattr("cnnstudio.gui.dialogs.ask_folder", lambda *_: tmp_path)
    click(qtbot, dialog.choose)
    assert dialog.folder.text() == str(tmp_path)
    assert window.studio.lens.data_root == str(tmp_path)
    click(qtbot, dialog.usual)
    assert dialog.folder.text() == str(paths.data_sets_folder())
    assert window.studio.lens.data_root == ""
    dialog.close()


def test_rows_of_tables_follow_density_and_size_of_texts(window):
    rows = window.findChild(RowTable).verticalHeader()
    height = rows.defaultSectionSize()
    window.looks.change(density="compact")
    assert rows.defaultSectionSize() < height
    window.looks.change(density="comfortable", text_percent=150)
    assert rows.defaultSectionSize() == round(1.5 * height)


def test_with_large_texts_the_window_still_fits_a_small_screen(window, qapp):
    window.looks.change(text_percent=140)
    qapp.processEvents()
    assert window.minimumSizeHint().width() <= 1280
