"""The Explore workspace: a list of what can be looked at, and its pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.runs import Runs
from cnnstudio.app.selection import Selection
from cnnstudio.gui.elements import VerticalSeparator
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.explore.feature_maps import FeatureMapsPage
from cnnstudio.gui.explore.filters import FiltersPage
from cnnstudio.gui.explore.growth import GrowthPage
from cnnstudio.gui.explore.projector import Projector
from cnnstudio.gui.explore.receptive_field import ReceptiveFieldPage
from cnnstudio.gui.explore.unit_choice import UnitChoice
from cnnstudio.gui.looks import icons, theme
from cnnstudio.gui.train.live_strip import LiveStrip

LIST_WIDTH, BESIDE_LIST = 216, 64
SMALLEST = QSize(640, 420)
HIGH = 680
"""From this height on, there is room for the network above the pages."""

KEY = Qt.ItemDataRole.UserRole


class ExploreView(QFrame):
    """Shows one page at a time; pages are made when they are first shown.

    Where the window is high, the network stays in view above them: the page is about what is
    selected there.

    Signals:
        node_wanted: A node shall be seen on the canvas.
    """

    node_wanted = Signal(int)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        lens: Lens,
        assistant: Assistant,
        runs: Runs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_style(self, panel=True)
        self._document, self._selection, self._lens = document, selection, lens
        self._assistant, self._runs = assistant, runs
        self.choice = UnitChoice(document, selection, self)
        self._pages: dict[str, QWidget] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {
            "unit": self._make_unit,
            "growth": lambda: GrowthPage(document, selection),
            "maps": lambda: FeatureMapsPage(document, selection, lens),
            "filters": lambda: FiltersPage(document, selection, lens, assistant),
        }
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("What to look at"))
        self.strip = LiveStrip(document, lens, selection, bare=True, parent=self)
        self.strip.node_wanted.connect(self.node_wanted)
        self._stack = QStackedWidget(self)
        self._fill_list()
        self._fit()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(VerticalSeparator(self))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        layout.addLayout(column, 1)
        self.list.currentItemChanged.connect(self._on_item)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_F5), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.show_on_projector)
        self.show_page("unit")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the network where it leaves the pages enough room."""
        super().resizeEvent(event)
        self.strip.setVisible(event.size().height() >= theme.current().scaled(HIGH))

    def minimumSizeHint(self) -> QSize:
        """Give the least room: the window shall not grow for a page that can be scrolled."""
        return SMALLEST

    def _fill_list(self) -> None:
        self._add_heading(self.tr("Receptive field"))
        self._add_entry("unit", self.tr("Unit and its view"), "target")
        self._add_entry("growth", self.tr("Growth by layer"), "chart")
        self._add_heading(self.tr("Convolution"))
        self._add_entry("maps", self.tr("Feature maps"), "input")
        self._add_entry("filters", self.tr("Filters of a layer"), "conv2d")

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add_entry(self, key: str, text: str, icon: str) -> None:
        item = QListWidgetItem(icons.icon(icon), text, self.list)
        item.setData(KEY, key)

    def _fit(self) -> None:
        """Make the list as wide and its rows as high as the texts want."""
        now = theme.current()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setSizeHint(QSize(0, now.size("list_row") + 2))
            if not item.data(KEY):
                item.setFont(now.font("strong"))
        metrics = QFontMetrics(now.font("table"))
        texts = [self.list.item(row).text() for row in range(self.list.count())]
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        self.list.setFixedWidth(max(LIST_WIDTH, widest + BESIDE_LIST))

    def changeEvent(self, event: QEvent) -> None:
        """Follow another size of texts or density."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _on_item(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(KEY):
            self.show_page(item.data(KEY))

    @property
    def page(self) -> str:
        """The key of the page that is shown: unit, growth, maps or filters."""
        current = self._stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is current), "")

    def show_page(self, key: str) -> None:
        """Show a page: unit, growth, maps or filters."""
        if key not in self._pages:
            self._pages[key] = self._makers[key]()
            self._stack.addWidget(self._pages[key])
        self._stack.setCurrentWidget(self._pages[key])
        for row in range(self.list.count()):
            if self.list.item(row).data(KEY) == key:
                self.list.setCurrentRow(row)

    def _make_unit(self) -> QWidget:
        page = ReceptiveFieldPage(self._document, self._selection, self._lens, self.choice)
        page.projector_wanted.connect(self.show_on_projector)
        return page

    def show_on_projector(self) -> Projector:
        """Show what one unit sees on a whole screen."""
        projector = Projector(
            self._document, self._selection, self._lens, self.choice, self.window()
        )
        projector.showFullScreen()
        return projector
