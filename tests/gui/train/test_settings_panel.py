"""Data and training settings are edited as steps of the document, and kept while a run goes."""

import msgspec
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.gui.forms.form import Row
from cnnstudio.gui.train.settings_panel import SettingsPanel
from cnnstudio.training.job import TrainingSettings, recommended
from cnnstudio.training.protocol import CancelData, DataReady, Device, Failed, LoadData, Progress


@pytest.fixture
def panel(qtbot, studio):
    panel = SettingsPanel(studio.document, studio.runs, studio.assistant)
    qtbot.addWidget(panel)
    panel.resize(300, 700)
    panel.show()
    return panel


def choose(box, name):
    index = box.findData(name)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def press(widget, text):
    (button,) = [button for button in widget.findChildren(QPushButton) if button.text() == text]
    button.click()


def last_load(studio):
    return studio.assistant.last(LoadData)


# --- settings ------------------------------------------------------------------------------------


def test_an_edit_in_the_form_is_a_step_that_can_be_undone(panel, studio):
    panel.form.edited.emit("epochs", 7, False)
    assert studio.document.design.training.epochs == 7
    studio.document.undo_stack.undo()
    assert studio.document.design.training == TrainingSettings()


def test_turning_a_field_is_one_step(panel, studio):
    for epochs in (8, 9, 10):
        panel.form.edited.emit("epochs", epochs, True)
    studio.document.undo_stack.undo()
    assert studio.document.design.training == TrainingSettings()


def test_the_form_leaves_the_device_to_its_own_chooser(panel):
    assert "device" not in panel.form.names()
    assert set(panel.form.names()) | {"device"} == set(TrainingSettings.__struct_fields__)


def test_recommended_settings_come_with_one_button_and_keep_the_device(panel, studio):
    before = TrainingSettings(learning_rate=1.0, epochs=1, device="cpu")
    studio.document.set_training("", before)
    panel.recommended.click()
    best = msgspec.structs.replace(recommended(DataChoice()), device="cpu")
    assert studio.document.design.training == best
    assert not panel.recommended.isEnabled()


def test_devices_of_the_assistant_can_be_chosen(panel, studio):
    studio.assistant.devices = (Device("cpu", "CPU"), Device("cuda:0", "H200", 2**37))
    studio.assistant.devices_changed.emit()
    choose(panel.device, "cuda:0")
    assert studio.document.design.training.device == "cuda:0"
    assert panel.device.itemText(panel.device.findData("cuda:0")) == "H200 · 128.0 GiB"


def test_a_device_of_another_computer_is_shown_as_missing(panel, studio):
    studio.assistant.devices = (Device("cpu", "CPU"),)
    studio.document.set_training("", TrainingSettings(device="cuda:3"))
    studio.assistant.devices_changed.emit()
    assert panel.device.currentText() == "CUDA:3 (not on this computer)"


def test_while_a_run_goes_nothing_can_be_changed_and_a_sentence_says_why(panel, studio, add_run):
    run = add_run("running")
    assert panel.lock.text().startswith("Fixed while run 1 goes")
    assert panel.lock.isVisible()
    for field in (panel.data.chooser, panel.device, panel.recommended):
        assert not field.isEnabled()
    assert not panel.form.row("epochs").editor.isEnabled()
    run.state = "stopped"
    studio.runs.changed.emit(run)
    assert panel.lock.isHidden()
    assert panel.data.chooser.isEnabled()
    assert panel.form.row("epochs").editor.isEnabled()


# --- data ----------------------------------------------------------------------------------------


def test_the_data_are_described_before_they_are_loaded(panel):
    text = "1437 to train, 10 % of them to validate, 360 to test · 1×28×28 · 10 classes"
    assert panel.data.counts.text() == text


def test_choosing_data_that_must_be_fetched_waits_for_the_button_with_their_size(panel, studio):
    choose(panel.data.chooser, "MNIST")
    assert studio.document.design.data.name == "MNIST"
    assert panel.data.fetch.isVisible()
    assert panel.data.fetch.text() == "Get the pictures (11.1 MiB)"
    assert not any(isinstance(asked.ask, LoadData) for asked in studio.assistant.asked)
    panel.data.fetch.click()
    assert last_load(studio).ask.data.name == "MNIST"


def test_fetching_shows_how_much_has_come_and_then_the_counts(panel, studio, qtbot):
    choose(panel.data.chooser, "MNIST")
    panel.data.fetch.click()
    load = last_load(studio)
    load.progress(Progress(load.ask.number, 2**20, 2**22))
    assert panel.data.progress.isVisible()
    assert panel.data.progress.value() == 0.25
    assert panel.data.progress_text.text() == "1.0 MiB of 4.0 MiB"
    with qtbot.waitSignal(panel.data.loaded):
        load.answer(
            DataReady(load.ask.number, 54_000, 6_000, 10_000, (1, 28, 28), tuple("0123456789"))
        )
    assert not panel.data.progress.isVisible()
    assert panel.data.counts.text().startswith("54000 to train, 6000 to validate, 10000 to test")


def test_an_unknown_length_is_said_and_not_faked(panel, studio):
    choose(panel.data.chooser, "MNIST")
    panel.data.fetch.click()
    load = last_load(studio)
    load.progress(Progress(load.ask.number, 2**20, 0))
    assert panel.data.progress.value() is None
    assert panel.data.progress_text.text() == "1.0 MiB, length not known"


def test_fetching_can_be_stopped(panel, studio):
    choose(panel.data.chooser, "MNIST")
    panel.data.fetch.click()
    number = studio.assistant.asked.index(last_load(studio)) + 1
    panel.data.cancel.click()
    assert studio.assistant.said == [CancelData(number)]
    assert studio.assistant.forgotten == [number]
    assert panel.data.fetch.isVisible()


def test_a_failed_download_says_why_and_can_be_tried_again(panel, studio):
    choose(panel.data.chooser, "MNIST")
    panel.data.fetch.click()
    load = last_load(studio)
    load.answer(Failed(load.ask.number, "There is no network: try again later."))
    assert panel.data.trouble.isVisible()
    assert panel.data.trouble.text() == "There is no network: try again later."
    assert panel.data.fetch.isVisible()


def test_an_answer_for_data_that_are_no_longer_chosen_is_not_shown(panel, studio):
    choose(panel.data.chooser, "MNIST")
    panel.data.fetch.click()
    load = last_load(studio)
    studio.document.undo_stack.undo()
    load.answer(DataReady(load.ask.number, 1, 2, 3, (1, 28, 28), tuple("0123456789")))
    assert panel.data.counts.text().startswith("1437 to train")


def test_data_that_do_not_fit_offer_to_fit_the_network(panel, studio):
    choose(panel.data.chooser, "CIFAR10")
    assert panel.data.misfit.isVisible()
    assert "3×32×32" in panel.data.misfit.text()
    press(panel.data.misfit, "Fit the network")
    assert not studio.document.errors
    assert panel.data.misfit.isHidden()
    studio.document.undo_stack.undo()
    assert studio.document.errors


def test_a_folder_is_written_relative_to_the_project_and_its_classes_are_found(
    panel, studio, tmp_path
):
    (tmp_path / "pets" / "train").mkdir(parents=True)
    panel.data.ask_folder = lambda: tmp_path / "pets"
    panel.data.project_folder = lambda: tmp_path
    choose(panel.data.chooser, "folder")
    assert studio.document.design.data.folder == "pets"
    load = last_load(studio)
    assert load.ask.project_folder == str(tmp_path)
    load.answer(DataReady(load.ask.number, 80, 10, 10, (3, 64, 64), ("cat", "dog")))
    assert studio.document.design.data.folder_classes == ("cat", "dog")
    assert panel.data.counts.text().endswith("3×64×64 · 2 classes")


def test_a_folder_elsewhere_keeps_its_whole_path(panel, studio, tmp_path):
    panel.data.ask_folder = lambda: tmp_path
    choose(panel.data.chooser, "folder")
    assert studio.document.design.data.folder == tmp_path.as_posix()


def test_no_folder_chosen_changes_nothing(panel, studio):
    panel.data.ask_folder = lambda: None
    choose(panel.data.chooser, "folder")
    assert studio.document.design.data == DataChoice()
    assert panel.data.chooser.currentData() == "digits"


def test_a_chosen_folder_is_named_and_another_one_can_be_asked_for(panel, studio, tmp_path):
    for name in ("pets", "birds"):
        panel.data.ask_folder = lambda name=name: tmp_path / name
        choose(panel.data.chooser, "folder")
        assert panel.data.chooser.currentText() == name
    choose(panel.data.chooser, panel.data.chooser.currentData())
    assert studio.document.design.data.folder == (tmp_path / "birds").as_posix()
    choose(panel.data.chooser, "digits")
    texts = [panel.data.chooser.itemText(index) for index in range(panel.data.chooser.count())]
    assert texts[-1] == "Folder of pictures…"
    assert not {"pets", "birds"} & set(texts)


def test_the_device_stands_in_line_with_the_other_settings(panel, qtbot):
    panel.resize(300, 700)
    panel.show()
    qtbot.waitExposed(panel)
    row = next(row for row in panel.form.findChildren(Row) if row.isVisible())
    left = row.editor.mapTo(panel, QPoint(0, 0)).x()
    assert panel.device.mapTo(panel, QPoint(0, 0)).x() == left
    assert panel.device.width() == row.editor.width()


def test_long_names_of_folders_and_devices_do_not_widen_the_panel(panel, tmp_path):
    panel.device.addItem("A graphics card with a very long name · 139 GiB of memory")
    panel.data.ask_folder = lambda: tmp_path / "a_folder_of_pictures_with_a_very_long_name"
    choose(panel.data.chooser, "folder")
    assert panel.device.minimumSizeHint().width() < 120
    assert panel.data.chooser.minimumSizeHint().width() < 120
