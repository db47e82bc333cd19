"""The main window as its user meets it: actions, workspaces, files, messages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from cnnstudio.app.settings import Settings
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.gui.canvas.notes.renaming import NameField
from cnnstudio.gui.elements import Banner
from cnnstudio.gui.looks import icons, theme
from cnnstudio.gui.looks.focus import FocusRing
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.palette.items import of_layer
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.messages import MARGIN
from cnnstudio.gui.window.results import ResultsPanel
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.network import edits
from cnnstudio.project import run_store, storage
from cnnstudio.project.design import Design
from cnnstudio.training.job import Job
from cnnstudio.zoo.small import lenet5


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


def banners(window):
    return [banner.text() for banner in window.messages.findChildren(Banner)]


def test_title_names_the_project_and_the_program(window):
    assert window.windowTitle().replace("[*]", "") == "LeNet-5 – CNN Studio"
    assert not window.isWindowModified()


def test_an_edit_can_be_undone_by_keyboard_and_is_named(window, qtbot):
    document = window.studio.document
    before = document.network
    document.edit("Set filters of conv1", edits.set_setting, [2], "filters", 8)
    assert window.actions_["undo"].text() == "Undo set filters of conv1"
    assert window.isWindowModified()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.network == before
    assert not window.isWindowModified()


@pytest.mark.parametrize("key", ["train", "explore", "build"])
def test_workspaces_open_by_their_action(window, key):
    window.actions_["train" if key == "build" else "build"].trigger()
    window.actions_[key].trigger()
    assert window.workspaces.current == key
    assert window.actions_[key].isChecked()


def test_train_is_disabled_while_the_network_has_an_error(window):
    document = window.studio.document
    document.edit("Remove", edits.remove_nodes, [8])
    assert not window.actions_["start"].isEnabled()
    document.undo_stack.undo()
    assert window.actions_["start"].isEnabled()


def test_a_repair_that_is_pointed_at_is_shown_on_the_canvas_and_in_the_totals(window, qtbot):
    document, preview = window.studio.document, window.canvas.view.preview
    parameters = window.totals.parameters.value.text()
    document.edit("x", edits.remove_nodes, [8])
    window.results.show_problems()
    window.studio.selection.set([9])
    problems, messages = window.results.problems, window.inspector.messages
    qtbot.waitUntil(lambda: bool(problems.rows[0].repairs and messages.repairs))
    for button in (problems.rows[0].repairs[0], messages.repairs[0]):
        button.pointed.emit(True)
        assert preview.is_shown
        assert window.totals.parameters.value.text() == parameters
        button.pointed.emit(False)
        assert not preview.is_shown
        assert "so far" in window.totals.parameters.value.text()


def test_the_keyboard_goes_to_the_canvas_when_what_had_it_is_gone(window, qtbot):
    document, problems = window.studio.document, window.results.problems
    document.edit("x", edits.remove_nodes, [8])
    window.results.show_problems()
    qtbot.waitUntil(lambda: bool(problems.rows[0].repairs))
    window.activateWindow()
    repair = problems.rows[0].repairs[0]
    repair.setFocus()
    qtbot.keyClick(repair, Qt.Key.Key_Space)
    assert not document.errors
    qtbot.waitUntil(lambda: window.focusWidget() is window.canvas.view)


def test_the_keyboard_is_with_no_button_after_the_canvas_has_gone(window):
    window.activateWindow()
    window.canvas.view.setFocus()
    window.actions_["train"].trigger()
    QApplication.processEvents()
    assert not isinstance(window.focusWidget(), QAbstractButton)
    assert not any(ring.isVisible() for ring in window.findChildren(FocusRing))


def test_pointing_at_a_number_lights_up_the_settings_on_the_card(window):
    window.studio.selection.set([2])
    window.inspector.arithmetic.pointed.emit(frozenset({"filters"}))
    (light,) = window.canvas.view.lights.lights.shown
    assert light.node == 2
    window.inspector.arithmetic.pointed.emit(frozenset())
    assert not window.canvas.view.lights.lights.shown


def test_saving_asks_for_a_name_once_and_opens_again(window, dialogs, tmp_path, monkeypatch):
    path = tmp_path / "mine.cnn"
    monkeypatch.setattr("cnnstudio.gui.dialogs.ask_path_to_save", lambda *_: tmp_path / "mine")
    studio = window.studio
    studio.document.edit("Set filters", edits.set_setting, [2], "filters", 8)
    assert window.files.save()
    assert studio.settings.values.recent_files == (str(path),)
    assert storage.load(path).design.network == studio.document.network
    studio.document.edit("Set filters", edits.set_setting, [2], "filters", 9)
    assert window.files.save()
    assert storage.load(path).design.network.by_id[2].layer.filters == 9


def test_a_name_without_its_ending_replaces_no_file_unasked(window, tmp_path, monkeypatch):
    path = tmp_path / "mine.cnn"
    path.write_bytes(b"somebody's work")
    monkeypatch.setattr("cnnstudio.gui.dialogs.ask_path_to_save", lambda *_: tmp_path / "mine")
    assert not window.files.save_as()
    assert path.read_bytes() == b"somebody's work"
    assert "mine.cnn exists already" in banners(window)[0]


def test_file_that_cannot_be_opened_leaves_the_open_project(window, tmp_path):
    before = window.studio.document.design
    broken = tmp_path / "broken.cnn"
    broken.write_bytes(b"PK\x03\x04 cut off")
    window.files.open(broken)
    assert window.studio.document.design == before
    assert "broken.cnn" in banners(window)[0]


def test_unsaved_changes_are_asked_about_before_another_network_opens(window, dialogs):
    studio = window.studio
    studio.document.edit("Set filters", edits.set_setting, [2], "filters", 8)
    dialogs.answer("Cancel")
    window.files.new_from_template("Blank")
    assert len(studio.document.network.nodes) == 14
    dialogs.answer("Discard")
    window.files.new_from_template("Blank")
    assert len(studio.document.network.nodes) < 14


def test_file_changed_meanwhile_is_only_overwritten_on_request(window, tmp_path):
    path = tmp_path / "mine.cnn"
    storage.save(path, Design(lenet5()))
    window.files.open(path)
    studio = window.studio
    storage.save(path, Design(lenet5(), notes="somebody else was here"))
    studio.document.edit("Set filters", edits.set_setting, [2], "filters", 8)
    assert not window.files.save()
    assert "changed by another program" in banners(window)[0]
    assert storage.load(path).design.notes
    assert studio.file.save(overwrite=True)
    assert not storage.load(path).design.notes


def test_messages_lie_in_the_corner_above_the_status_bar_and_cover_no_card(window, qtbot):
    window.resize(1440, 900)
    messages = window.messages
    messages.warn("The disk is full, and the project could not be written: make room on it.")
    for width, height in ((1440, 900), (1280, 720)):
        window.resize(width, height)
        QApplication.processEvents()
        corner = window.rect().right() - MARGIN, window.statusBar().y() - MARGIN - 1
        assert messages.geometry().bottomRight().toTuple() == corner
        view = window.canvas.view
        for card in view.canvas.cards.values():
            seen = view.mapFromScene(card.rect()).boundingRect()
            seen.moveTopLeft(view.viewport().mapTo(window, seen.topLeft()))
            assert not seen.intersects(messages.geometry())


def test_tab_leads_to_a_message_from_the_last_panel(window, qtbot):
    banner = window.messages.warn("The disk is full.")
    answer = banner.add_action("Choose another", lambda: None)
    QApplication.processEvents()
    assert answer in window.panes.stops(window.messages)
    assert window.panes.all()[-2] is window.messages


def test_interrupted_run_is_offered_back(window, tmp_path):
    studio = window.studio
    path = tmp_path / "mine.cnn"
    storage.save(path, Design(lenet5()))
    folder = run_store.create(Job(run_store.new_run_id(), lenet5()), project=path)
    folder.disown()
    window.files.open(path)
    banner = window.messages.findChildren(Banner)[0]
    assert "interrupted" in banner.text()
    window.files.take_back(folder)
    assert [run.id for run in studio.runs.items] == [folder.id]
    assert studio.runs.items[0].state == "crashed"


def test_fitting_to_the_data_sets_input_and_output(window):
    studio = window.studio
    studio.document.set_data("Choose data", DataChoice("CIFAR100"))
    assert studio.document.errors
    window.actions_["adapt"].trigger()
    assert not studio.document.errors


def test_palette_choice_lands_in_the_network(window):
    window.palette_panel.chosen.emit(of_layer(Conv2d()))
    network = window.studio.document.network
    assert sum(isinstance(node.layer, Conv2d) for node in network.nodes) == 3


def test_the_selection_can_be_kept_in_the_palette(window, qtbot):
    save = window.actions_["save_block"]
    assert not save.isEnabled()
    window.studio.selection.set([2, 3])
    window.show_workspace("train")
    save.trigger()
    assert window.workspaces.current == "build"
    assert [block.name for block in window.studio.own_blocks.blocks] == ["My block"]
    qtbot.waitUntil(lambda: window.palette_panel.findChild(NameField) is not None)


def test_own_blocks_that_cannot_be_read_are_said(qtbot, user_home):
    file = user_home / "config" / "blocks.json"
    file.parent.mkdir(parents=True)
    file.write_text("{", encoding="utf-8")
    studio = Studio(Settings())
    window = MainWindow(studio)
    studio.setParent(window)
    qtbot.addWidget(window)
    assert banners(window)[0].startswith("Your own blocks could not be read.")


def test_theme_is_remembered(window):
    window.actions_["theme_dark"].trigger()
    assert Settings().values.theme == "dark"
    window.actions_["theme_system"].trigger()


def test_broken_preferences_are_said_and_everything_else_goes_on(qtbot, user_home):
    file = user_home / "config" / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text("{", encoding="utf-8")
    studio = Studio(Settings())
    window = MainWindow(studio)
    studio.setParent(window)
    qtbot.addWidget(window)
    assert "settings.json" in banners(window)[0]


def test_enter_on_the_canvas_leads_to_the_settings(window, qtbot):
    window.studio.selection.set([2])
    window.activateWindow()
    window.canvas.view.inspector_wanted.emit()
    qtbot.waitUntil(lambda: window.inspector.isAncestorOf(window.focusWidget()))


def test_find_a_layer_kind_leads_to_the_palette(window, qtbot):
    window.activateWindow()
    window.actions_["find_layer"].trigger()
    qtbot.waitUntil(lambda: window.focusWidget() is window.palette_panel.search)


def test_the_tab_of_the_problems_shows_how_grave_they_are(window):
    results, document = window.findChild(ResultsPanel), window.studio.document

    def shown():
        return results.tabs.tabIcon(1).pixmap(16, 16).toImage()

    def drawn(name, color):
        return icons.icon(name, color).pixmap(16, 16).toImage()

    assert shown() == drawn("ok", "success")
    document.edit("Pool", edits.set_setting, [4], "kernel", (3, 3))
    assert document.problems
    assert not document.errors
    assert shown() == drawn("warning", "warning")
    document.edit("Remove", edits.remove_nodes, [8])
    assert document.errors
    assert shown() == drawn("problem", "danger")


def test_less_motion_takes_effect_and_is_remembered(window):
    window.actions_["reduce_motion"].trigger()
    assert theme.current().duration(200) == 0
    assert Settings().values.reduce_motion
    window.actions_["reduce_motion"].trigger()
    assert theme.current().duration(200) == 200
