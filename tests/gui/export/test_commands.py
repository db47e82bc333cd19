"""Exporting models by the File menu: what is asked of the assistant, and what the window says."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QFileDialog, QMainWindow

from cnnstudio.app import words
from cnnstudio.app.settings import Settings
from cnnstudio.gui.drawing.commands import DrawingCommands
from cnnstudio.gui.elements import Banner, Button
from cnnstudio.gui.export.commands import KINDS, ExportCommands
from cnnstudio.gui.looks import theme
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.actions import ENTRIES
from cnnstudio.gui.window.menus import Actions
from cnnstudio.gui.window.messages import Messages
from cnnstudio.layers.dense import Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.network import edits
from cnnstudio.project import run_store
from cnnstudio.project.design import Design
from cnnstudio.training.events import Epoch
from cnnstudio.training.job import Job, TrainingSettings
from cnnstudio.training.protocol import CancelExport, Export, Exported, Failed, Progress, Weights
from cnnstudio.zoo.small import chain, lenet5
from tests.gui.quiet import QuietAssistant

PYTHON, ONNX, PROGRAM, WEIGHTS = KINDS


class Exporting:
    """The commands and their actions, in a window of their own."""

    def __init__(self, qtbot):
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.studio = Studio(Settings(), self.window)
        self.studio.assistant = QuietAssistant()
        self.studio.file.new(
            Design(lenet5(), training=TrainingSettings(seed=5, epochs=2)), "LeNet-5"
        )
        self.messages = Messages(self.window)
        self.commands = ExportCommands(self.studio, self.messages, self.window)
        nothing = {entry.key: (lambda: None) for entry in ENTRIES}
        self.actions = Actions(self.window, nothing | self.commands.handlers())
        self.said: list[str] = []
        self.commands.done.connect(self.said.append)

    def banners(self) -> list[Banner]:
        return self.messages.findChildren(Banner)

    def words(self) -> list[str]:
        return [f"{each.text()} | {each.accessibleDescription()}" for each in self.banners()]

    def asked(self):
        return self.studio.assistant.last(Export)

    def train(self):
        """Add a run that has trained, and give it."""
        job = Job(run_store.new_run_id(), self.studio.document.network)
        run = self.studio.runs.adopt(run_store.create(job, project=None))
        run.history.apply(Epoch(1, 10, 1.0, 0.5, 1.0, 0.5, 1.0, 1.0, 1))
        run.state = "completed"
        return run

    def tips(self) -> dict[str, str]:
        """Give the tips of the actions that cannot be used, as they are read."""
        self.commands.enable(self.actions)
        actions = {kind.format: self.actions[kind.action] for kind in KINDS}
        return {
            key: QTextDocumentFragment.fromHtml(action.toolTip()).toPlainText().partition("\n")[2]
            for key, action in actions.items()
            if not action.isEnabled()
        }


@pytest.fixture
def exporting(qtbot, qapp):
    theme.apply(qapp, "light")
    made = Exporting(qtbot)
    yield made
    made.studio.runs.replace(None)


def test_the_design_is_exported_as_code(exporting, dialogs, tmp_path):
    dialogs.answer(str(tmp_path / "net.py"))
    exporting.actions["export_python"].trigger()
    ask = exporting.asked().ask
    assert (ask.format, ask.path) == ("python", str(tmp_path / "net.py"))
    assert ask.job.network == exporting.studio.document.network
    assert ask.job.training.epochs == 2
    assert ask.job.title == "LeNet-5"
    assert ask.weights == Weights(seed=5)
    assert exporting.words() == ["Exporting net.py | Writing the file…"]


def test_before_any_training_a_model_has_random_weights_and_says_so(exporting, dialogs, tmp_path):
    dialogs.answer(str(tmp_path / "net.onnx"))
    exporting.commands.export(ONNX)
    assert exporting.asked().ask.weights == Weights(seed=5)
    assert exporting.words()[0].endswith(
        "Writing the file… Nothing was trained yet, so the weights are random ones."
    )


def test_a_model_has_the_best_weights_of_the_newest_run(exporting, dialogs, tmp_path):
    exporting.train()
    run = exporting.train()
    dialogs.answer(str(tmp_path / "net.pt2"))
    exporting.commands.export(PROGRAM)
    ask = exporting.asked().ask
    assert ask.job == run.job
    assert ask.weights == run.weights(-2)
    assert "The weights are those of run 2 after its best epoch." in exporting.words()[0]


def test_a_network_that_was_changed_since_is_said(exporting, dialogs, tmp_path):
    run = exporting.train()
    document = exporting.studio.document
    document.edit("Name it", edits.rename, document.network.nodes[1].id, "other")
    dialogs.answer(str(tmp_path / "w.safetensors"))
    exporting.commands.export(WEIGHTS)
    assert exporting.asked().ask.job == run.job
    assert (
        "The network was changed since run 1: what that run has trained is exported."
        in (exporting.words()[0])
    )


def test_the_steps_and_what_was_found_are_said_in_one_message(exporting, dialogs, tmp_path):
    dialogs.answer(str(tmp_path / "net.py"))
    exporting.commands.export(PYTHON)
    asked = exporting.asked()
    asked.progress(Progress(asked.ask.number, 2, 2, "steps"))
    count = words.number(61_706)
    assert exporting.words() == [
        f"Exporting net.py | Checking that {count} parameters compute the same…"
    ]
    asked.answer(Exported(asked.ask.number, 61_706, 3.1e-8, "random"))
    saved, found = exporting.words()[0].split(" | ")
    assert saved == f"Saved {tmp_path / 'net.py'}"
    assert found == (f"Checked: {count} parameters, and the outputs of the network to 7 digits.")


def test_a_refusal_is_said_as_it_is(exporting, dialogs, tmp_path):
    dialogs.answer(str(tmp_path / "net.onnx"))
    exporting.commands.export(ONNX)
    exporting.asked().answer(Failed(exporting.asked().ask.number, "The disk is full."))
    assert exporting.words() == ["The disk is full. | "]


def test_an_export_can_be_cancelled_and_leaves_no_message(exporting, dialogs, tmp_path):
    dialogs.answer(str(tmp_path / "net.py"))
    exporting.commands.export(PYTHON)
    number = exporting.asked().ask.number
    (cancel,) = exporting.banners()[0].findChildren(Button)
    assert cancel.text() == "Cancel"
    cancel.click()
    assert exporting.studio.assistant.said == [CancelExport(number)]
    exporting.asked().answer(Failed(number, "The export was cancelled."))
    assert not exporting.banners()
    assert exporting.said == ["The export was cancelled."]


def test_nothing_is_asked_where_no_file_is_chosen(exporting, dialogs):
    dialogs.answer("")
    exporting.commands.export(PYTHON)
    assert not exporting.studio.assistant.asked


def test_the_folder_of_the_last_export_is_proposed_again(exporting, monkeypatch, tmp_path):
    proposed = []

    def choose(_window, _title, path, _kinds):
        proposed.append(Path(path))
        return str(tmp_path / "net.py"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    exporting.commands.export(PYTHON)
    exporting.commands.export(ONNX)
    DrawingCommands(exporting.studio, exporting.messages, exporting.window).export_report()
    names = [Path.home() / "LeNet-5.py", tmp_path / "LeNet-5.onnx", tmp_path / "LeNet-5.pdf"]
    assert proposed == names
    assert Settings().values.export_folder == str(tmp_path)


def test_a_name_without_an_ending_gets_one_but_replaces_nothing(exporting, dialogs, tmp_path):
    dialogs.answer(str(tmp_path / "net"), str(tmp_path / "net"))
    exporting.commands.export(PYTHON)
    assert Path(exporting.asked().ask.path).name == "net.py"
    (tmp_path / "net.py").write_text("precious")
    exporting.commands.export(PYTHON)
    assert len(exporting.studio.assistant.asked) == 1
    assert "net.py exists already: choose it with its ending" in exporting.words()[-1]


def test_weights_can_be_exported_when_something_was_trained(exporting):
    assert exporting.tips() == {
        "safetensors": "There are no weights to export yet: train the network first."
    }
    exporting.train()
    assert not exporting.tips()


def test_a_network_with_an_error_says_in_the_tips_why_it_cannot_be_exported(exporting):
    broken = chain(Input(), Linear(10), Output())
    exporting.studio.file.new(Design(broken))
    tips = exporting.tips()
    assert tips.keys() == {"python", "onnx", "torch-export", "safetensors"}
    assert tips["onnx"].startswith("The network cannot be exported yet. fc1: Dense needs a vector")
    exporting.studio.file.new(Design(lenet5()))
    assert exporting.tips().keys() == {"safetensors"}
    assert "Save the trained model for other programs" in exporting.actions["export_onnx"].toolTip()


def test_a_name_from_a_file_is_no_markup_in_a_tip(exporting):
    broken = edits.rename(exporting.studio.document.network, 2, "<img src=x>")
    broken = edits.set_setting(broken, [2], "kernel", (99, 99))
    exporting.studio.document.replace(Design(broken))
    exporting.commands.enable(exporting.actions)
    assert "&lt;img src=x&gt;" in exporting.actions[KINDS[0].action].toolTip()
