"""The few questions that need an answer before anything goes on, and the file dialogs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QMessageBox,
    QWidget,
)

from cnnstudio.app.project_file import ENDING

if TYPE_CHECKING:
    from cnnstudio.gui.studio import Studio
    from cnnstudio.gui.window.messages import Messages

Decision = Literal["save", "discard", "cancel"]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dialogs", text)


def _box(parent: QWidget, text: str, detail: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("CNN Studio")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(detail)
    return box


def ask_to_save(parent: QWidget, title: str) -> Decision:
    """Ask what to do with unsaved changes before they would be gone."""
    box = _box(
        parent,
        _tr("Save the changes to {title}?").format(title=title),
        _tr("Otherwise edits and runs since the last save are lost."),
    )
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)
    answers: dict[int, Decision] = {buttons.Save.value: "save", buttons.Discard.value: "discard"}
    return answers.get(box.exec(), "cancel")


def ask_to_stop(parent: QWidget, number: int) -> bool:
    """Ask whether a run that goes on may be stopped; it keeps what it has learned."""
    box = _box(
        parent,
        _tr("Run {number} is still training.").format(number=number),
        _tr("Stop it and keep what it has learned so far? It can be resumed later."),
    )
    stop = box.addButton(_tr("Stop and keep"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_tr("Go on training"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is stop


def ask_project_to_open(parent: QWidget, folder: Path | None) -> Path | None:
    """Let the user choose a project file."""
    name, _ = QFileDialog.getOpenFileName(
        parent, _tr("Open a project"), str(folder or ""), _tr("Projects (*{})").format(ENDING)
    )
    return Path(name) if name else None


def ask_file_to_open(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Let the user choose a file to read."""
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def ask_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Let the user choose a folder."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None


def ask_path_to_save(parent: QWidget, title: str, proposed: Path, kinds: str) -> Path | None:
    """Let the user choose where to write a file; overwriting is asked about."""
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    return Path(name) if name else None


def ask_path_to_export(
    parent: QWidget, studio: Studio, messages: Messages, title: str, kinds: Mapping[str, str]
) -> Path | None:
    """Let the user choose where to export to; the folder of the last export is proposed.

    A name without an ending gets that of the chosen kind. A file of that name is not replaced: the
    dialog has asked about the name without its ending only.

    Args:
        parent: What the dialog belongs to.
        studio: Whose project is exported, and whose settings keep the folder.
        messages: Where it is said that such a file exists already.
        title: What is exported.
        kinds: The endings, and what each stands for: {".svg": "SVG"}. The first is proposed.
    """
    file, settings = studio.file, studio.settings
    folder = Path(settings.values.export_folder or (file.path or Path.home() / "x").parent)
    endings = {f"{kind} (*{ending})": ending for ending, kind in kinds.items()}
    first = next(iter(kinds))
    proposed = str(folder / f"{file.title}{first}")
    name, chosen = QFileDialog.getSaveFileName(parent, title, proposed, ";;".join(endings))
    if not name:
        return None
    path = Path(name)
    settings.change(export_folder=str(path.parent))
    return path if path.suffix else completed(path, endings.get(chosen, first), messages)


def completed(path: Path, ending: str, messages: Messages) -> Path | None:
    """Give a path its ending; None where that is a file, about which no dialog has asked yet."""
    path = path.with_name(path.name + ending)
    if not path.exists():
        return path
    text = _tr("{name} exists already: choose it with its ending to replace it.")
    messages.warn(text.format(name=path.name), "exists")
    return None


def tell(parent: QWidget, title: str, text: str) -> None:
    """Show a text that stays until it is put away."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
