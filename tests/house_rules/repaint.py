"""Repaint a plot and a label, call setters and emit signals, and print what it did to references.

    python repaint.py SECONDS

A binding that forgets to take a reference when it returns None or True lowers their counts with
every call, until Python aborts in the middle of anything. This runs in a process of its own, so
that the abort is a failed test and not the end of all tests.
"""

import json
import sys
import time

import numpy as np
import pyqtgraph
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QSpinBox, QVBoxLayout, QWidget

CURVE = np.sin(np.linspace(0.0, 20.0, 500))


class Sender(QObject):
    """Emits what a run's session emits: truth values, nothing, and objects."""

    answered = Signal(bool)
    changed = Signal(object)


class Window(QWidget):
    """A plot, a label and two inputs, all of them connected to slots written in Python."""

    def __init__(self):
        super().__init__()
        self.plot = pyqtgraph.PlotWidget()
        self.curve = self.plot.plot(CURVE)
        self.label, self.box, self.spin = QLabel(), QCheckBox(), QSpinBox()
        layout = QVBoxLayout(self)
        for widget in (self.plot, self.label, self.box, self.spin):
            layout.addWidget(widget)
        self.sender_object = Sender()
        self.sender_object.answered.connect(self.box.setChecked)
        self.sender_object.changed.connect(self.on_changed)
        self.box.toggled.connect(self.on_changed)
        self.spin.valueChanged.connect(self.on_changed)

    def on_changed(self, value):
        """Show the value."""
        self.label.setText(str(value))

    def step(self, number):
        """Do once what a window that follows a training does many times."""
        self.curve.setData(np.roll(CURVE, number))
        self.plot.setTitle(str(number))
        self.spin.setValue(number % 50)
        self.label.setEnabled(True)
        self.label.setVisible(True)
        self.sender_object.answered.emit(number % 2 == 0)
        self.sender_object.changed.emit(None)
        self.repaint()


def main(seconds):
    """Repaint for that long after a warm-up, and print the counts before and after."""
    application = QApplication([])
    window = Window()
    window.show()
    rounds, counts, end = 0, [], 0.0
    while rounds <= 20 or time.monotonic() < end:
        if rounds == 20:
            counts.append((sys.getrefcount(None), sys.getrefcount(True)))
            end = time.monotonic() + seconds
        window.step(rounds)
        application.processEvents()
        rounds += 1
    counts.append((sys.getrefcount(None), sys.getrefcount(True)))
    (none, true), (none_after, true_after) = counts
    print(json.dumps({"rounds": rounds, "none": none_after - none, "true": true_after - true}))


if __name__ == "__main__":
    main(float(sys.argv[1]))
