"""The problems: what is unfinished, in sentences, with a way to each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.app.selection import Selection
from cnnstudio.gui.elements import Button, ElidedLabel, IconLabel, Label
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.looks import theme
from cnnstudio.gui.offers import OFFER_AFTER_MS, Offers, RepairButton, clear, repair_button
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import Analysis, Problem
from cnnstudio.network.graph import Network

MOST = 100
"""More rows than that nobody reads; a sentence says how many there are."""

MOST_REPAIRED = 8
"""For so many problems repairs are tried out; the others get theirs when they come first."""


class ProblemsPanel(QFrame):
    """Lists problems, errors first, and the layers that wait for them.

    Signals:
        count_changed: How many problems there are now.
        node_wanted: The layer that the canvas shall show; it is selected already.
        previewed: The network that the repair pointed at would make, or None.
    """

    count_changed = Signal(int)
    node_wanted = Signal(int)
    previewed = Signal(object)

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_style(self, panel=True)
        self._document, self.selection = document, selection
        self._offers = Offers(document)
        self.rows: list[ProblemRow] = []
        self.listed: list[Problem] = []
        self._waiting: Mapping[int, Sequence[str]] = {}
        self._unoffered: list[tuple[Problem, ProblemRow]] = []
        body = QWidget(self)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setAccessibleName(self.tr("Problems"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self._offer_later = QTimer(self, singleShot=True, interval=OFFER_AFTER_MS)
        self._offer_later.timeout.connect(self.offer)
        document.analyzed.connect(self.refresh)
        self.refresh()

    @property
    def count(self) -> int:
        """How many problems there are."""
        return len(self._document.problems)

    @property
    def has_errors(self) -> bool:
        """Whether any problem keeps the network from training."""
        return bool(self._document.errors)

    def refresh(self) -> None:
        """Show what is unfinished now."""
        problems = sorted(self._document.problems, key=lambda problem: not problem.is_error)
        waiting = waiting_for(self._document.network, self._document.analysis)
        # Without problems the one row counts the layers.
        is_same = (problems, waiting) == (self.listed, self._waiting)
        if not self.rows or not problems or not is_same:
            self.listed, self._waiting = problems, waiting
            self._clear()
            for problem in problems[:MOST]:
                self._add(self._problem_row(problem))
            self._add_rest(problems)
            for culprit, names in waiting.items():
                self._add(self._waiting_row(culprit, names))
            self._add_fine(problems)
        self.count_changed.emit(self.count)
        if problems and self.isVisible():
            self._offer_later.start()

    @property
    def is_offering(self) -> bool:
        """Whether there may be more repairs in a moment."""
        return bool(self._unoffered)

    def offer(self) -> None:
        """Offer repairs for the first problems, one after the other, so that nothing waits."""
        self._unoffered = [*zip(self.listed[:MOST_REPAIRED], self.rows, strict=False)]
        self._offer_next()

    def _offer_next(self) -> None:
        if not self._unoffered:
            return
        problem, row = self._unoffered.pop(0)
        labels = [repair.label for repair in self._offers.of(problem)]
        row.set_repairs(
            labels,
            partial(self._offers.take, problem),
            partial(self._on_pointed, problem, row),
            is_error=problem.is_error,
        )
        row.tell(self._offers.effect(problem, labels[0]) if labels else "")
        QTimer.singleShot(0, self, self._offer_next)

    def _on_pointed(self, problem: Problem, row: ProblemRow, label: Text | None) -> None:
        """Show what the repair pointed at would do."""
        repair = None if label is None else self._offers.find(problem, label)
        if label is not None:
            row.tell(self._offers.effect(problem, label))
        self.previewed.emit(None if repair is None else repair.mended)

    def showEvent(self, event: QShowEvent) -> None:
        """Offer repairs now that somebody looks."""
        super().showEvent(event)
        if self.listed:
            self._offer_later.start()

    def _clear(self) -> None:
        self._unoffered.clear()
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows.clear()

    def _add(self, row: ProblemRow) -> None:
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)

    def _problem_row(self, problem: Problem) -> ProblemRow:
        icon, color = ("problem", "danger") if problem.is_error else ("warning", "warning")
        row = ProblemRow(icon, color, problem.name, words.say(problem.sentence), parent=self)
        row.set_stripe(color)
        node = problem.node
        if node is not None:
            button = row.add_button(self.tr("Show on canvas"), "target")
            button.clicked.connect(lambda: self._on_wanted(node))
        return row

    def _on_wanted(self, node: int) -> None:
        self.selection.set([node])
        self.node_wanted.emit(node)

    def _add_rest(self, problems: Sequence[Problem]) -> None:
        rest = len(problems) - MOST
        if rest > 0:
            line = words.counted(
                rest,
                "1 more problem is not listed: solve some of these first.",
                "{count} more problems are not listed: solve some of these first.",
            )
            self._add(ProblemRow("info", "text2", "", line, parent=self))

    def _waiting_row(self, culprit: int, names: Sequence[str]) -> ProblemRow:
        name = self._document.network.by_id[culprit].name
        if len(names) == 1:
            text = self.tr("{first} waits for {node}. Its shapes appear once that is solved.")
            line = text.format(first=names[0], node=name)
        else:
            line = words.counted(
                len(names) - 1,
                "{first} and 1 more layer wait for {node}. Their shapes appear once that is "
                "solved.",
                "{first} and {count} more layers wait for {node}. Their shapes appear once that "
                "is solved.",
                first=names[0],
                node=name,
            )
        return ProblemRow("clock", "text2", "", line, parent=self)

    def _add_fine(self, problems: Sequence[Problem]) -> None:
        if problems:
            return
        title = self.tr("Everything is fine")
        text = self.tr("All {count} layers fit together, and the network fits the data.")
        count = words.number(len(self._document.network.nodes))
        self._add(ProblemRow("ok", "success", title, text.format(count=count), parent=self))


class ProblemRow(QWidget):
    """One line: icon, a heading, a sentence, and what can be done."""

    def __init__(
        self, icon: str, color: str, heading: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stripe = ""
        self.heading = Label(heading, "strong", parent=self)
        self.heading.setVisible(bool(heading))
        self.sentence = Label(
            sentence, color="text2" if heading else "text", wrap=True, parent=self
        )
        self.buttons: list[Button] = []
        self._labels: Sequence[Text] = ()
        self.repairs: list[RepairButton] = []
        self._repairs = QHBoxLayout()
        self._repairs.setSpacing(8)
        self.effect = ElidedLabel("", "secondary", "text2", parent=self)
        self.effect.hide()
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 9, 14, 9)
        layout.setHorizontalSpacing(10)
        layout.setVerticalSpacing(3)
        layout.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(IconLabel(icon, color, parent=self), 0, 0, 2, 1, top)
        layout.addWidget(self.heading, 0, 1)
        layout.addWidget(self.sentence, 1, 1)
        layout.addLayout(self._actions, 0, 2, 2, 1, top)
        layout.addLayout(self._repairs, 2, 1, 1, 2)
        layout.addWidget(self.effect, 3, 1, 1, 2)

    def set_stripe(self, color: str) -> None:
        """Draw a stripe of a color at the left."""
        self._stripe = color
        self.update()

    def add_button(self, text: str, icon: str = "") -> Button:
        """Offer something to do beside the sentence."""
        button = Button(text, icon, small=True, parent=self)
        self.buttons.append(button)
        self._actions.addWidget(button)
        return button

    def set_repairs(
        self,
        labels: Sequence[Text],
        on_taken: Callable[[Text], None],
        on_pointed: Callable[[Text | None], None],
        *,
        is_error: bool,
    ) -> None:
        """Offer repairs below the sentence, of an error the first one as the one to take."""
        if labels == self._labels:
            return
        self._labels = labels
        clear(self._repairs)
        self.repairs = [
            repair_button(label, on_taken, on_pointed, is_best=is_error and place == 0, parent=self)
            for place, label in enumerate(labels)
        ]
        for button in self.repairs:
            self._repairs.addWidget(button)
        self._repairs.addStretch(1)

    def tell(self, effect: str) -> None:
        """Say below the repairs what the one pointed at changes, or the first."""
        self.effect.setText(effect)
        self.effect.setVisible(bool(effect))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stripe and the line below."""
        painter = QPainter(self)
        now = theme.current()
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, now.color("border_soft"))
        if self._stripe:
            painter.fillRect(QRectF(0, 0, 3, self.height() - 1), now.color(self._stripe))
        painter.end()


def waiting_for(network: Network, analysis: Analysis) -> Mapping[int, Sequence[str]]:
    """Give the names of the layers that wait, by the id of the layer they wait for."""
    found: dict[int, list[str]] = {}
    for node in network.order:
        culprit = analysis.nodes[node.id].waits_for
        if culprit is not None:
            found.setdefault(culprit, []).append(node.name)
    return found
