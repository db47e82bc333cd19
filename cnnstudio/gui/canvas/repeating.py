"""The small card that asks how often layers shall be there in a row."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.gui.elements import Label, PrimaryButton, SpinBox
from cnnstudio.gui.looks import theme
from cnnstudio.network import groups
from cnnstudio.network.analysis import analyze
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Network

USUAL = 3
WIDTH = 248


class RepeatCard(QFrame):
    """A number and a button, and what the copies would add; Esc or a click elsewhere closes it.

    Signals:
        chosen: How often the layers shall be there in a row.
    """

    chosen = Signal(int)

    def __init__(self, network: Network, ids: Collection[int], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.current().scaled(WIDTH))
        self._network, self._ids = network, ids
        self._parameters = analyze(network).parameters
        self.times = SpinBox(2, groups.MOST_COPIES, self)
        self.times.setAccessibleName(self.tr("Times in a row"))
        self.times.setValue(USUAL)
        self.button = PrimaryButton(self.tr("Repeat"), parent=self)
        self.gain = Label("", "secondary", "text2", wrap=True, parent=self)
        row = QHBoxLayout()
        row.addWidget(self.times, 1)
        row.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(Label(self.tr("How many times in a row?"), "name", parent=self))
        layout.addLayout(row)
        layout.addWidget(self.gain)
        self.times.valueChanged.connect(self._show_gain)
        self.times.lineEdit().returnPressed.connect(self._choose)
        self.button.clicked.connect(self._choose)
        self._show_gain(USUAL)

    def _show_gain(self, times: int) -> None:
        """Say what the copies would add, or why so many cannot be."""
        try:
            after = groups.repeated(self._network, self._ids, times)
        except EditError as refused:
            self.button.setEnabled(False)
            self.gain.setText(words.say(refused.text))
            return
        self.button.setEnabled(True)
        text = self.tr("Adds {layers} and {parameters}.")
        self.gain.setText(
            text.format(
                layers=words.layers(len(after.nodes) - len(self._network.nodes)),
                parameters=words.parameters(analyze(after).parameters - self._parameters),
            )
        )

    def open_at(self, place: QPoint) -> None:
        """Open with its top left corner at a place on the screen, or as near as it fits."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(max(place.x(), screen.left()), screen.right() - self.width())
        y = min(max(place.y(), screen.top()), screen.bottom() - self.height())
        self.move(x, y)
        self.show()
        self.times.setFocus(Qt.FocusReason.PopupFocusReason)
        self.times.selectAll()

    def _choose(self) -> None:
        if self.button.isEnabled() and self.isVisible():
            times = self.times.value()
            self.close()
            self.chosen.emit(times)
