"""The language is chosen in the preferences, where there is more than one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cnnstudio import paths
from cnnstudio.app.settings import Settings
from cnnstudio.gui.canvas.view import CanvasView
from cnnstudio.gui.looks import theme
from cnnstudio.gui.preferences.dialog import PreferencesDialog
from cnnstudio.gui.preferences.language import LanguageChoice
from cnnstudio.gui.preferences.looks import Looks
from cnnstudio.gui.studio import Studio


def open_preferences(qtbot, settings):
    theme.apply(QApplication.instance(), "light")
    dialog = PreferencesDialog(Looks(settings))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_there_is_no_choice_between_english_and_english(qtbot):
    dialog = open_preferences(qtbot, Settings())
    assert not dialog.language.isVisible()


def test_a_catalog_that_is_there_can_be_chosen_and_is_remembered(qtbot):
    paths.translations_folder().mkdir(parents=True)
    (paths.translations_folder() / "cnnstudio_it.qm").touch()
    dialog = open_preferences(qtbot, Settings())
    offered = [dialog.language.itemText(at) for at in range(dialog.language.count())]
    assert dialog.language.isVisible()
    assert offered == ["As the system", "English", "Italiano"]
    dialog.language.setFocus()
    qtbot.keyClicks(dialog.language, "It")
    qtbot.keyClick(dialog.language, Qt.Key.Key_Return)
    dialog.language.activated.emit(dialog.language.currentIndex())
    assert Settings().values.language == "it"


def test_a_language_whose_catalog_is_gone_can_be_changed(qtbot):
    settings = Settings()
    settings.change(language="it")
    dialog = open_preferences(qtbot, settings)
    assert dialog.language.isVisible()
    assert dialog.language.currentData() == "it"


def test_the_canvas_stays_as_it_is_where_texts_run_to_the_left(qtbot):
    theme.apply(QApplication.instance(), "light")
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        studio = Studio(Settings())
        view = CanvasView(studio.document, studio.selection, studio.lens)
        qtbot.addWidget(view)
        studio.setParent(view)
        assert view.layoutDirection() == Qt.LayoutDirection.LeftToRight
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_choice_names_languages_as_their_speakers_do(qtbot):
    choice = LanguageChoice("pt_BR")
    qtbot.addWidget(choice)
    assert "Português" in choice.itemText(choice.findData("pt_BR"))
