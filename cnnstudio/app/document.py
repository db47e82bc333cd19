"""The open document: the one place that holds the current design and announces what changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Concatenate, ParamSpec

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.data.fit import data_problems
from cnnstudio.network.analysis import Analysis, Problem, analyze, valid_part
from cnnstudio.network.diff import NetworkChange, diff
from cnnstudio.network.edits import EditError, in_reach
from cnnstudio.network.graph import Network
from cnnstudio.project.design import Design
from cnnstudio.training.job import TrainingSettings
from cnnstudio.zoo.adapt import adapt

P = ParamSpec("P")


class Change(msgspec.Struct, frozen=True):
    """What differs between two designs."""

    network: NetworkChange
    data: bool = False
    training: bool = False
    notes: bool = False


class Document(QObject):
    """Holds the current `Design`, its analysis and its undo history.

    Signals: `changed` (a `Change`) after every edit, undo and redo; `analyzed` (an `Analysis`)
    when shapes, counts or problems may differ; `refused` (a `Text`) when an edit cannot be made;
    `fitted` (a tuple of `Text`) with what was changed to fit the network to the data; `replaced`
    when another design was opened in its place.

    Attributes:
        undo_stack: All edits that can be undone or done again.
        is_merging: While `changed` is emitted, whether the edit goes on with the one before it.
    """

    changed = Signal(object)
    analyzed = Signal(object)
    refused = Signal(object)
    fitted = Signal(object)
    replaced = Signal()

    def __init__(self, design: Design | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.is_merging = False
        self._design = design or Design()
        self._analysis = analyze(self._design.network)
        self._problems = self._find_problems()

    @property
    def design(self) -> Design:
        """The current value of everything the user edits."""
        return self._design

    @property
    def network(self) -> Network:
        """The current network."""
        return self._design.network

    @property
    def valid_part(self) -> Network:
        """The nodes that can be computed, whatever is wrong elsewhere."""
        return valid_part(self.network, self._analysis)

    @property
    def analysis(self) -> Analysis:
        """What is known of the current network."""
        return self._analysis

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is unfinished: in the network, and between it and the data."""
        return self._problems

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the network from training."""
        return tuple(problem for problem in self._problems if problem.is_error)

    def replace(self, design: Design) -> None:
        """Open another design in place of this one, with an empty undo history."""
        self.undo_stack.clear()
        self._design = design
        self._analyze()
        self.replaced.emit()
        self.analyzed.emit(self._analysis)

    def edit(
        self,
        label: str,
        function: Callable[Concatenate[Network, P], Network],
        *arguments: P.args,
        **named: P.kwargs,
    ) -> bool:
        """Change the network by a pure function; say whether it was possible.

        `label` names the step in the undo menu: "Insert convolution".
        """
        return self._try(label, lambda: function(self.network, *arguments, **named))

    def edit_merged(
        self, key: Hashable, label: str, function: Callable[[Network], Network]
    ) -> bool:
        """Change the network as part of a drag or a slider: equal keys in a row undo as one."""
        return self._try(label, lambda: function(self.network), key)

    def fit_to_data(self, label: str) -> None:
        """Fit the network to pictures and classes of the data, and say what that took."""
        data = self._design.data
        network, changes = adapt(self.network, data.shape, len(data.classes))
        self._push(label, msgspec.structs.replace(self._design, network=network))
        self.fitted.emit(changes)

    def set_data(self, label: str, data: DataChoice) -> None:
        """Choose other data."""
        self._push(label, msgspec.structs.replace(self._design, data=data))

    def set_training(
        self, label: str, training: TrainingSettings, merge: Hashable | None = None
    ) -> None:
        """Choose other training settings."""
        self._push(label, msgspec.structs.replace(self._design, training=training), merge)

    def set_notes(self, notes: str) -> None:
        """Change the notes; typing in a row undoes as one step."""
        after = msgspec.structs.replace(self._design, notes=notes)
        self._push(self.tr("Edit notes"), after, "notes")

    def set_design(self, label: str, design: Design) -> None:
        """Change network, data and settings together, as one step."""
        self._push(label, design)

    def _try(self, label: str, make: Callable[[], Network], merge: Hashable | None = None) -> bool:
        try:
            network = in_reach(make())
        except EditError as refused:
            self.refused.emit(refused.text)
            return False
        self._push(label, msgspec.structs.replace(self._design, network=network), merge)
        return True

    def _push(self, label: str, after: Design, merge: Hashable | None = None) -> None:
        if after == self._design:
            return
        stack = self.undo_stack
        can_merge = merge is not None and not stack.isClean()
        last = stack.command(stack.index() - 1) if can_merge else None
        self.is_merging = isinstance(last, _ReplaceDesign) and last.merge_key == merge
        stack.push(_ReplaceDesign(self, label, self._design, after, merge))
        self.is_merging = False

    def show(self, after: Design) -> None:
        """Make a design the current one and say what differs; used by undo and redo."""
        before, self._design = self._design, after
        change = Change(
            diff(before.network, after.network),
            data=before.data != after.data,
            training=before.training != after.training,
            notes=before.notes != after.notes,
        )
        reanalyze = change.network.is_structural or change.data
        if reanalyze:
            self._analyze()
        self.changed.emit(change)
        if reanalyze:
            self.analyzed.emit(self._analysis)

    def _analyze(self) -> None:
        self._analysis = analyze(self._design.network)
        self._problems = self._find_problems()

    def _find_problems(self) -> tuple[Problem, ...]:
        return (*self._analysis.problems, *data_problems(self.network, self._design.data))


class _ReplaceDesign(QUndoCommand):
    """The one undo command: it holds the design before and after."""

    def __init__(
        self,
        document: Document,
        label: str,
        before: Design,
        after: Design,
        merge: Hashable | None,
    ) -> None:
        super().__init__(label)
        self._document, self.before, self.after, self.merge_key = document, before, after, merge

    def id(self) -> int:
        """Commands with a merge key share one number, so that Qt asks `mergeWith`."""
        return -1 if self.merge_key is None else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next step of the same drag."""
        if not isinstance(other, _ReplaceDesign) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        self.setObsolete(self.after == self.before)
        return True

    def redo(self) -> None:
        """Show the design after the edit."""
        self._document.show(self.after)

    def undo(self) -> None:
        """Show the design before the edit."""
        self._document.show(self.before)
