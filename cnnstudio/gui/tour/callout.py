"""A bubble that points at a part of the window; everything else stays usable."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.gui.elements import Button, IconButton, IconLabel, Label, PrimaryButton
from cnnstudio.gui.looks import theme
from cnnstudio.gui.tour.placing import ARROW, Spot, place

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

WIDTH = 300
"""Of the box, without the arrow."""


class Callout(QWidget):
    """One step of a tour: a heading, a few sentences, and buttons to go on, back or stop.

    Signals:
        next_wanted: The next step shall be shown.
        back_wanted: The one before shall be shown.
        stop_wanted: The tour shall end for now; also by Esc.
        show_wanted: What the step is about is hidden now, and shall be shown.
    """

    next_wanted = Signal()
    back_wanted = Signal()
    stop_wanted = Signal()
    show_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.spot = Spot(QRect(), "", 0)
        self.number = Label("", "secondary", "text2", parent=self)
        self.title = Label("", "title", wrap=True, parent=self)
        self.text = Label("", "body", "text2", wrap=True, parent=self)
        self._tick = IconLabel("ok", "success", parent=self)
        self.stop = IconButton("close", self.tr("Stop the tour"), "Esc", small=True, parent=self)
        self.back = Button(self.tr("Back"), small=True, parent=self)
        self.reveal = Button(self.tr("Show me"), kind="link", small=True, parent=self)
        self.next = PrimaryButton(self.tr("Next"), small=True, parent=self)
        self.stop.clicked.connect(self.stop_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.reveal.clicked.connect(self.show_wanted)
        self._lay_out()
        theme.current().changed.connect(self.update)
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._tick)
        head.addWidget(self.number, 1)
        head.addWidget(self.stop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.reveal)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        self._layout = layout = QVBoxLayout(self)
        margin = ARROW + 14
        layout.setContentsMargins(margin, ARROW + 8, ARROW + 10, ARROW + 12)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        layout.addSpacing(6)
        layout.addLayout(buttons)
        self.setFixedWidth(WIDTH + 2 * ARROW)

    def show_step(self, number: int, count: int, title: str, text: str) -> None:
        """Say another step."""
        self.number.setText(self.tr("{number} of {count}").format(number=number, count=count))
        self.title.setText(title)
        self.text.setText(text)
        self.back.setEnabled(number > 1)
        self.next.setText(self.tr("Next") if number < count else self.tr("Finish"))
        # A screen reader says this when the focus comes to the button.
        self.next.setAccessibleDescription(f"{self.number.text()}. {title}. {text}")
        self.set_done(done=False)

    def set_done(self, *, done: bool) -> None:
        """Show that the user has just done what the step is about."""
        self._tick.setVisible(done)

    def point_at(self, target: QRect | None) -> None:
        """Stand beside a part of the window, or at its lower edge where it is hidden now."""
        room = self._window.rect()
        # Labels that wrap have their height only at a width.
        height = self._layout.totalHeightForWidth(self.width())
        self.spot = place(target, room, self.width(), height)
        self.reveal.setVisible(target is None)
        self.setGeometry(self.spot.rect)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box with its arrow, above a flat shadow."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = self._shape()
        painter.fillPath(shape.translated(0, 1.5), now.color("shadow"))
        painter.setPen(QPen(now.color("accent"), 1))
        painter.setBrush(now.color("raised"))
        painter.drawPath(shape)
        painter.end()

    def _shape(self) -> QPainterPath:
        inner = QRectF(self.rect()).adjusted(ARROW, ARROW, -ARROW, -ARROW)
        path = QPainterPath()
        path.addRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self.spot.side:
            tip = QPainterPath()
            tip.addPolygon(self._arrow(inner))
            path = path.united(tip)
        return path

    def _arrow(self, box: QRectF) -> QPolygonF:
        """Give the triangle that ends at the target."""
        at, reach = self.spot.arrow, ARROW - 1
        corners = {
            "left": [(box.left() + 1, at - reach), (box.left() - reach, at)],
            "right": [(box.right() - 1, at - reach), (box.right() + reach, at)],
            "top": [(at - reach, box.top() + 1), (at, box.top() - reach)],
            "bottom": [(at - reach, box.bottom() - 1), (at, box.bottom() + reach)],
        }[self.spot.side]
        (x, y), (tip_x, tip_y) = corners
        # The third corner is the first one, mirrored at the line through the tip.
        mirrored = (x, 2 * tip_y - y) if self.spot.side in ("left", "right") else (2 * at - x, y)
        points = [(x, y), (tip_x, tip_y), mirrored]
        return QPolygonF([QPointF(*point) for point in points])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops the tour; Enter presses the button that has the focus, as Space does."""
        button = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.stop_wanted.emit()
        elif event.key() in ENTER and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().keyPressEvent(event)
