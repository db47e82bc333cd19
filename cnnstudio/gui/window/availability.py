"""Which actions can be used now, why not the others, and what undo and redo are called."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cnnstudio.app import words
from cnnstudio.gui.canvas.grouping import Grouping
from cnnstudio.gui.export.commands import ExportCommands
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.actions import ENTRIES
from cnnstudio.gui.window.menus import Actions
from cnnstudio.network.analysis import Problem

ON_NETWORK = (
    *("undo", "redo", "cut", "copy", "paste", "duplicate", "delete", "rename", "select_all"),
    *("zoom_in", "zoom_out", "zoom_100", "fit", "zoom_selection", "start"),
    *("next_picture", "previous_picture"),
    *(entry.key for entry in ENTRIES if entry.menu == "Network"),
)
"""What is done to a network, or to its picture, while one looks at it."""


class Availability(QObject):
    """Lets just those actions be used that make sense, whenever that may have changed."""

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        exports: ExportCommands,
        grouping: Grouping,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._is_covered = False
        self._studio, self._actions = studio, actions
        self._exports, self._grouping = exports, grouping
        for signal in (
            studio.document.analyzed,
            studio.document.changed,
            studio.runs.added,
            studio.runs.changed,
            studio.runs.removed,
            studio.selection.changed,
        ):
            signal.connect(self._refresh)
        stack = studio.document.undo_stack
        for signal in (stack.canUndoChanged, stack.canRedoChanged, stack.indexChanged):
            signal.connect(self._refresh_steps)
        self._refresh()
        self._refresh_steps()

    def set_covered(self, *, covered: bool) -> None:
        """Let nothing be done to a network that the start page covers."""
        self._is_covered = covered
        self._actions.enable(True, *ON_NETWORK)
        self._refresh()
        self._refresh_steps()

    def _cover(self) -> None:
        if self._is_covered:
            reason = self.tr("Go to a network first.")
            self._actions.enable(False, *ON_NETWORK, why_not=reason)

    def _refresh(self, *_: object) -> None:
        self._refresh_runs()
        self._exports.enable(self._actions)
        selection = self._studio.selection
        chosen, reason = bool(selection.ids), self.tr("Select a layer first.")
        self._actions.enable(chosen, "save_block", "repeat", "zoom_selection", why_not=reason)
        keys = ("cut", "copy", "duplicate", "delete", "frame_selection")
        self._actions.enable(chosen or bool(selection.annotations), *keys, why_not=reason)
        self._refresh_groups()
        self._cover()

    def _refresh_runs(self) -> None:
        live, actions = self._studio.runs.live, self._actions
        reason = self._why_not_train()
        actions.enable(not reason, "start", why_not=reason)
        none = self.tr("No training goes on now.")
        actions.enable(live is not None, "pause", "stop", why_not=none)
        actions["pause"].setChecked(live is not None and live.state == "paused")

    def _why_not_train(self) -> str:
        """Name the first problem of the network, or the run that goes on."""
        live, errors = self._studio.runs.live, self._studio.document.errors
        if live is not None:
            text = self.tr("Run {number} is training: stop it first.")
            return text.format(number=words.number(live.number))
        return _say(errors[0]) if errors else ""

    def _refresh_groups(self) -> None:
        grouping, chosen, enable = self._grouping, self._studio.selection, self._actions.enable
        is_group = grouping.selected is not None
        reason = self.tr("These layers are a group already.")
        if not is_group:
            reason = self.tr("Select the layers of the group first.")
        enable(bool(chosen.ids) and not is_group, "group", why_not=reason)
        reason = self.tr("Select a group, or a layer in one, first.")
        enable(grouping.foldable is not None, "ungroup", "fold", why_not=reason)
        reason = self.tr("Select one layer or one group first.")
        is_note = not chosen.ids and len(chosen.annotations) == 1
        enable(chosen.single is not None or is_group or is_note, "rename", why_not=reason)
        folded = {group.folded for group in self._studio.document.network.groups}
        enable(False in folded, "fold_all", why_not=self.tr("No group is unfolded."))
        enable(True in folded, "unfold_all", why_not=self.tr("No group is folded."))

    def _refresh_steps(self, *_: object) -> None:
        stack, actions = self._studio.document.undo_stack, self._actions
        undo, redo = stack.undoText(), stack.redoText()
        actions.set_text("undo", _named(self.tr("Undo {step}"), undo) or self.tr("Undo"))
        actions.set_text("redo", _named(self.tr("Redo {step}"), redo) or self.tr("Redo"))
        actions.enable(stack.canUndo(), "undo", why_not=self.tr("No step to take back."))
        actions.enable(stack.canRedo(), "redo", why_not=self.tr("No step was taken back."))
        self._cover()


def _named(template: str, step: str) -> str:
    """Put the name of a step into a text; nothing if it has none.

    Names begin with a capital letter. ``{step}`` writes a small one; languages where that would be
    wrong, such as those that name the step behind a colon, write ``{Step}``.
    """
    small = step if step[1:2].isupper() else step[:1].lower() + step[1:]
    return template.format(step=small, Step=step) if step else ""


def _say(problem: Problem) -> str:
    text = words.say(problem.sentence)
    return f"{problem.name}: {text}" if problem.name else text
