"""Which actions can be used now, and what the next undo and redo are called."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cnnstudio.gui.actions import Actions
from cnnstudio.gui.canvas.grouping import Grouping
from cnnstudio.gui.export.commands import ExportCommands
from cnnstudio.gui.studio import Studio


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

    def _refresh(self, *_: object) -> None:
        studio, enable = self._studio, self._actions.enable
        live, chosen = studio.runs.live, bool(studio.selection.ids)
        enable(not studio.document.errors and live is None, "start")
        enable(live is not None, "pause", "stop")
        self._actions["pause"].setChecked(live is not None and live.state == "paused")
        self._exports.enable(self._actions)
        enable(chosen, "cut", "copy", "duplicate", "delete", "save_block")
        self._refresh_groups()

    def _refresh_groups(self) -> None:
        grouping, chosen, enable = self._grouping, self._studio.selection, self._actions.enable
        is_group = grouping.selected is not None
        enable(bool(chosen.ids) and not is_group, "group")
        enable(bool(chosen.ids), "repeat")
        enable(grouping.foldable is not None, "ungroup", "fold")
        enable(chosen.single is not None or is_group, "rename")
        folded = {group.folded for group in self._studio.document.network.groups}
        enable(False in folded, "fold_all")
        enable(True in folded, "unfold_all")

    def _refresh_steps(self, *_: object) -> None:
        stack, actions = self._studio.document.undo_stack, self._actions
        for key, can, name, text in (
            ("undo", stack.canUndo(), stack.undoText(), self.tr("Undo")),
            ("redo", stack.canRedo(), stack.redoText(), self.tr("Redo")),
        ):
            actions[key].setText(f"{text} {name[:1].lower()}{name[1:]}".strip())
            actions.enable(can, key)
