"""Which nodes are selected: shared by canvas, table and inspector, and not part of undo."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from cnnstudio.app.document import Change, Document


class Selection(QObject):
    """The selected nodes of a document; removed nodes leave it by themselves."""

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent or document)
        self._document = document
        self._ids: frozenset[int] = frozenset()
        document.changed.connect(self.on_changed)
        document.replaced.connect(self.clear)

    @property
    def ids(self) -> frozenset[int]:
        """The ids of the selected nodes."""
        return self._ids

    @property
    def single(self) -> int | None:
        """The selected node, if it is just one."""
        return next(iter(self._ids)) if len(self._ids) == 1 else None

    def set(self, ids: Iterable[int]) -> None:
        """Select these nodes and no others."""
        chosen = frozenset(ids) & self._document.network.by_id.keys()
        if chosen != self._ids:
            self._ids = chosen
            self.changed.emit()

    def clear(self) -> None:
        """Select nothing."""
        self.set(())

    def on_changed(self, change: Change) -> None:
        """Forget nodes that are gone."""
        if change.network.removed & self._ids:
            self.set(self._ids - change.network.removed)
