"""What is known of the network, below the canvas: summary, problems, code, notes, comparison."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from cnnstudio.gui.code import CodePanel
from cnnstudio.gui.compare import ComparePanel
from cnnstudio.gui.looks import icons
from cnnstudio.gui.notes import NotesPanel
from cnnstudio.gui.problems import ProblemsPanel
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.summary import SummaryPanel


class ResultsPanel(QStackedWidget):
    """Shows one of the panels; the tab of the problems says how many there are.

    The tabs are the panel's title bar in its dock.

    Signals: `node_wanted` when a node shall be shown on the canvas.
    """

    node_wanted = Signal(int)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dock_header = self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(self.tr("About the network"))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        document, selection = studio.document, studio.selection
        self.problems = ProblemsPanel(document, selection)
        self.compare = ComparePanel(studio)
        self._add(SummaryPanel(document, selection), self.tr("Summary"), "table")
        self._add(self.problems, "", "ok")
        self._add(CodePanel(document), self.tr("Code"), "code")
        self._add(NotesPanel(document), self.tr("Notes"), "book")
        self._add(self.compare, self.tr("Compare"), "compare")
        self.tabs.currentChanged.connect(self.setCurrentIndex)
        self.currentChanged.connect(self.tabs.setCurrentIndex)
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

    def _add(self, panel: QWidget, title: str, icon: str) -> None:
        self.addWidget(panel)
        self.tabs.addTab(icons.icon(icon, "text2"), title)

    def _show_count(self, count: int) -> None:
        place = self.indexOf(self.problems)
        self.tabs.setTabText(place, self.tr("Problems {count}").format(count=count))
        name, color = ("warning", "warning") if count else ("ok", "success")
        if self.problems.has_errors:
            name, color = "problem", "danger"
        self.tabs.setTabIcon(place, icons.icon(name, color))
