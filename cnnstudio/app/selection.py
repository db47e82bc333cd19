"""What is selected: shared by canvas, table and inspector, and not part of undo."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from cnnstudio.app.document import Change, Document


class Selection(QObject):
    """The selected nodes and annotations of a document; what is removed leaves it by itself."""

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent or document)
        self._document = document
        self._ids: frozenset[int] = frozenset()
        self._annotations: frozenset[int] = frozenset()
        document.changed.connect(self.on_changed)
        document.replaced.connect(self.clear)

    @property
    def ids(self) -> frozenset[int]:
        """The ids of the selected nodes."""
        return self._ids

    @property
    def annotations(self) -> frozenset[int]:
        """The ids of the selected notes and colored frames."""
        return self._annotations

    @property
    def single(self) -> int | None:
        """The selected node, if it is just one."""
        return next(iter(self._ids)) if len(self._ids) == 1 else None

    def set(self, ids: Iterable[int], annotations: Iterable[int] = ()) -> None:
        """Select these nodes and annotations, and no others."""
        network = self._document.network
        nodes = frozenset(ids) & network.by_id.keys()
        others = frozenset(annotations) & {each.id for each in network.annotations}
        if (nodes, others) != (self._ids, self._annotations):
            self._ids, self._annotations = nodes, others
            self.changed.emit()

    def clear(self) -> None:
        """Select nothing."""
        self.set(())

    def on_changed(self, change: Change) -> None:
        """Forget what is gone."""
        if change.network.removed & self._ids or change.network.annotations:
            self.set(self._ids, self._annotations)
