"""The middle of the Train workspace: the live network, progress, and curves."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.runs import Runs
from cnnstudio.app.selection import Selection
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.train.curves_panel import CurvesPanel
from cnnstudio.gui.train.live_strip import LiveStrip
from cnnstudio.gui.train.progress import ProgressPanel
from cnnstudio.gui.train.run_choice import RunChoice


class TrainPage(QFrame):
    """Shows a run while it learns and afterwards.

    Signals:
        train_wanted: The button for it was pressed.
        build_wanted: So was the one for it.
        node_wanted: A node shall be seen on the canvas.
    """

    train_wanted = Signal()
    build_wanted = Signal()
    node_wanted = Signal(int)

    def __init__(
        self,
        document: Document,
        runs: Runs,
        lens: Lens,
        choice: RunChoice,
        selection: Selection,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_style(self, panel=True)
        self.strip = LiveStrip(document, lens, selection, parent=self)
        self.strip.build_wanted.connect(self.build_wanted)
        self.strip.node_wanted.connect(self.node_wanted)
        self.progress = ProgressPanel(runs, choice, self)
        self.curves = CurvesPanel(runs, choice, parent=self)
        self.curves.train_wanted.connect(self.train_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(self.progress)
        layout.addWidget(self.curves, 1)
