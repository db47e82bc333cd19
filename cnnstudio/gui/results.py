"""The tabs below the canvas: summary, problems, code, notes and comparison of the network."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from cnnstudio.gui import icons
from cnnstudio.gui.code import CodePanel
from cnnstudio.gui.compare import ComparePanel
from cnnstudio.gui.notes import NotesPanel
from cnnstudio.gui.problems import ProblemsPanel
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.summary import SummaryPanel


class ResultsPanel(QTabWidget):
    """Shows one of the panels; the tab of the problems says how many there are.

    Signals: `node_wanted` when a node shall be shown on the canvas.
    """

    node_wanted = Signal(int)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setAccessibleName(self.tr("About the network"))
        document, selection = studio.document, studio.selection
        self.problems = ProblemsPanel(document, selection)
        self.addTab(SummaryPanel(document, selection), self.tr("Summary"))
        self.addTab(self.problems, "")
        self.addTab(CodePanel(document), self.tr("Code"))
        self.addTab(NotesPanel(document), self.tr("Notes"))
        self.compare = ComparePanel(studio)
        self.addTab(self.compare, self.tr("Compare"))
        for place, icon in enumerate(("table", "ok", "code", "book", "compare")):
            self.setTabIcon(place, icons.icon(icon, "text2"))
        self.problems.count_changed.connect(self._show_count)
        self.problems.node_wanted.connect(self.node_wanted)
        self._show_count(self.problems.count)

    def show_problems(self) -> None:
        """Bring the problems to the front."""
        self.setCurrentWidget(self.problems)

    def ask_to_compare(self) -> None:
        """Bring the comparison to the front, and ask what to compare with."""
        self.setCurrentWidget(self.compare)
        self.compare.ask()

    def _show_count(self, count: int) -> None:
        place = self.indexOf(self.problems)
        self.setTabText(place, self.tr("Problems {count}").format(count=count))
        name, color = ("warning", "warning") if count else ("ok", "success")
        if self.problems.has_errors:
            name, color = "problem", "danger"
        self.setTabIcon(place, icons.icon(name, color))
