"""The strip above the canvas: which picture is shown with whose weights, tidying up, the zoom."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSizePolicy, QWidget

from cnnstudio.app import words
from cnnstudio.app.lens import Lens
from cnnstudio.app.runs import Run, Runs
from cnnstudio.gui.canvas.view import CanvasView
from cnnstudio.gui.elements import (
    Button,
    ElidedLabel,
    IconButton,
    Label,
    VerticalSeparator,
    set_tip,
)
from cnnstudio.gui.looks import icons, theme
from cnnstudio.gui.shortcuts import keymap
from cnnstudio.network.graph import Flow
from cnnstudio.training.protocol import BEST, NEWEST

HEIGHT = 36
MOST_RUNS = 20
WIDE, MIDDLE = 780, 620
"""Below these widths the strip leaves out what can be found elsewhere."""

BESIDE, BESIDE_SHORT = 782, 692
"""What all else needs beside the title: with the caption, and without it."""

LEAST_WEIGHTS, WEIGHTS_WIDTH = 100, 160
BOX_HEIGHT = 28
ARROW_WIDTH = 34
"""What a box of choices needs beside its text."""


class CanvasStrip(QWidget):
    """Says what the small maps on the cards show, and lets it be chosen."""

    def __init__(
        self, view: CanvasView, lens: Lens, runs: Runs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view, self._lens, self._runs = view, lens, runs
        self.title = ElidedLabel("", "strong", parent=self)
        self.count = Label("", "body", "text2", parent=self)
        self._caption = Label(self.tr("Live features"), "body", "text2", parent=self)
        self.picture = Label("", parent=self)
        self.picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.weights = WeightsBox(lens, runs, parent=self)
        self.tidy = Button(self.tr("Tidy up"), "tidy", small=True, parent=self)
        self.tidy.clicked.connect(lambda: view.tidy_up())
        tip = self.tr("Arrange the cards in reading order")
        keymap.follow(self.tidy, "tidy", partial(set_tip, self.tidy, tip))
        self.ways = IconButton("chevron_down", self.tr("Ways to arrange"), small=True, parent=self)
        self.ways.clicked.connect(self._offer_ways)
        self.zoom = Label("100 %", parent=self)
        self._lay_out()
        lens.changed.connect(self._show_source)
        lens.source_changed.connect(self._show_source)
        view.zoomed.connect(self._show_zoom)
        view.canvas.rebuilt.connect(self._show_count)
        self._show_source()
        self._show_zoom(round(view.percent))
        self._show_count()
        self._fit()

    def set_title(self, title: str) -> None:
        """Name the project."""
        self.title.setText(title)
        self._leave_out(self.width())

    # --- construction --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 8, 0)
        layout.setSpacing(8)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        layout.addWidget(self.title)
        layout.addWidget(self.count)
        layout.addStretch(1)
        layout.addWidget(self._caption)
        layout.addWidget(self._make_picture_box())
        layout.addWidget(self.weights)
        separator = VerticalSeparator(self)
        layout.addWidget(separator)
        arranging = QHBoxLayout()
        arranging.setSpacing(1)
        arranging.addWidget(self.tidy)
        arranging.addWidget(self.ways)
        layout.addLayout(arranging)
        layout.addWidget(self._make_zoom_box())

    def _make_picture_box(self) -> QWidget:
        back = _button("chevron_left", self.tr("Previous picture"), "previous_picture")
        on = _button("chevron_right", self.tr("Next picture"), "next_picture")
        back.clicked.connect(self._lens.show_previous)
        on.clicked.connect(self._lens.show_next)
        return _Box(back, self.picture, on, parent=self)

    def _make_zoom_box(self) -> QWidget:
        out = _button("minus", self.tr("Zoom out"), "zoom_out")
        in_ = _button("plus", self.tr("Zoom in"), "zoom_in")
        fit = _button("fit", self.tr("Show the whole network"), "fit")
        out.clicked.connect(self._view.zoom_out)
        in_.clicked.connect(self._view.zoom_in)
        fit.clicked.connect(self._view.fit)
        return _Box(out, self.zoom, in_, fit, parent=self)

    def _offer_ways(self) -> None:
        """Let it be chosen which way the network is to flow."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ways: tuple[tuple[Flow, str, str], ...] = (
            ("right", self.tr("Left to right"), "arrow_right"),
            ("down", self.tr("Top to bottom"), "arrow_down"),
        )
        for flow, text, icon in ways:
            action = menu.addAction(icons.icon(icon), text)
            action.triggered.connect(partial(self._arrange, flow))
        menu.popup(self.ways.mapToGlobal(QPoint(0, self.ways.height() + 2)))

    def _arrange(self, flow: Flow) -> None:
        self._view.tidy_up(flow)

    # --- what it shows -------------------------------------------------------------------------

    def _show_source(self) -> None:
        lens = self._lens
        names = {
            "test": self.tr("test picture #{index}"),
            "validation": self.tr("validation picture #{index}"),
            "train": self.tr("training picture #{index}"),
        }
        self.picture.setText(names[lens.split].format(index=words.number(lens.index)))
        self.weights.refresh()

    def _show_zoom(self, percent: int) -> None:
        self.zoom.setText(self.tr("{zoom} %").format(zoom=words.number(percent)))

    def _show_count(self) -> None:
        self.count.setText(words.layers(len(self._view.document.network.nodes)))

    def _fit(self) -> None:
        self.setFixedHeight(theme.current().scaled(HEIGHT))
        self._leave_out(self.width())

    def changeEvent(self, event: QEvent) -> None:
        """Follow another size of texts."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        super().resizeEvent(event)
        self._leave_out(event.size().width())

    def _leave_out(self, width: int) -> None:
        """Keep what fits: the title matters more than the count, and that more than the caption."""
        scaled = theme.current().scaled
        title = self.title.sizeHint().width() if self.title.text() else 0
        is_middle = width >= scaled(MIDDLE)
        self._caption.setVisible(width >= max(scaled(WIDE), title + scaled(BESIDE)))
        self.count.setVisible(width >= max(scaled(WIDE), title + scaled(BESIDE_SHORT)))
        self.title.setVisible(bool(self.title.text()) and is_middle)
        self.tidy.setVisible(is_middle)
        self.ways.setVisible(is_middle)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip and the line below it."""
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.color("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.color("border_soft"))
        painter.end()


class WeightsBox(QComboBox):
    """Chooses whose weights are looked with: random ones, or those of a run."""

    def __init__(self, lens: Lens, runs: Runs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lens, self._runs = lens, runs
        self._fit()
        self.resize(self.sizeHint())
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._on_activated)
        self._choices: list[tuple[Run, int] | None] = []
        self.refresh()

    def _fit(self) -> None:
        now = theme.current()
        self.setFixedHeight(now.scaled(BOX_HEIGHT))
        self.setMinimumWidth(LEAST_WEIGHTS)
        self.setMaximumWidth(now.scaled(WEIGHTS_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Follow another size of texts."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as fits."""
        super().resizeEvent(event)
        self.refresh()

    def sizeHint(self) -> QSize:
        """Give the width it likes to have, whatever it says."""
        return QSize(self.maximumWidth(), self.height())

    def minimumSizeHint(self) -> QSize:
        """Give the least width."""
        return QSize(LEAST_WEIGHTS, self.height())

    def refresh(self) -> None:
        """Say whose weights are shown now."""
        text = self._lens.source_text
        self._choices = [None]
        self.clear()
        room = self.width() - ARROW_WIDTH
        self.addItem(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.setAccessibleName(self.tr("Weights: {source}").format(source=text))
        tip = self.tr("The maps are computed with these weights: {source}.").format(source=text)
        set_tip(self, self._lens.trouble or tip)

    def showPopup(self) -> None:
        """List what can be chosen now."""
        self._choices = [None]
        texts = [self.tr("random weights")]
        for run in reversed(self._runs.items[-MOST_RUNS:]):
            newest = self.tr("run {number}, live") if run.is_live else self.tr("run {number}, last")
            for text, epoch in ((newest, NEWEST), (self.tr("run {number}, best epoch"), BEST)):
                self._choices.append((run, epoch))
                texts.append(text.format(number=run.number))
        self.clear()
        self.addItems(texts)
        now = (self._lens.run, self._lens.epoch) if self._lens.run is not None else None
        self.setCurrentIndex(self._choices.index(now) if now in self._choices else 0)
        super().showPopup()

    def hidePopup(self) -> None:
        """Say again whose weights are shown."""
        super().hidePopup()
        QTimer.singleShot(0, self, self.refresh)

    def _on_activated(self, index: int) -> None:
        choice = self._choices[index] if index < len(self._choices) else None
        if choice is None:
            self._lens.use_random()
        else:
            self._lens.use_run(*choice)


def _button(icon: str, text: str, same_as: str) -> IconButton:
    """Make a small button that shows the keys of the window's action that does the same."""
    button = IconButton(icon, text, small=True)
    keymap.follow(button, same_as, partial(button.set_text, text))
    return button


class _Box(QWidget):
    """Widgets that belong together, inside one border."""

    def __init__(self, *widgets: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 0)
        layout.setSpacing(2)
        for widget in widgets:
            layout.addWidget(widget)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(theme.current().scaled(BOX_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.color("border"), 1))
        painter.setBrush(now.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()
