"""One run in the list of runs: its color, what was trained, how well, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.runs import Run
from cnnstudio.gui.elements import Button, ElidedLabel, IconLabel, Label, ProgressLine
from cnnstudio.gui.looks import icons, theme
from cnnstudio.gui.train.run_choice import color_of
from cnnstudio.training.job import TrainingSettings

OPTIMIZERS = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW"}


def is_unfinished(run: Run) -> bool:
    """Whether a run ended before its last epoch, so that it can go on."""
    return not run.is_live and run.state != "completed"


class RunTick(QCheckBox):
    """A box to tick in the color of a run."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setFixedSize(24, 24)
        name = self.tr("Draw run {number}").format(number=words.number(number))
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Give the size that can be hit; what is drawn is smaller."""
        return QSize(24, 24)

    def hitButton(self, pos: object) -> bool:  # noqa: N802 - Qt's name
        """Take clicks anywhere on it."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        now, color = theme.current(), color_of(self._number)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(5, 5, 14, 14)
        painter.setPen(QPen(color if self.isChecked() else now.color("border_strong"), 1.2))
        painter.setBrush(color if self.isChecked() else now.color("panel"))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            white = QColor("#FFFFFF") if not now.is_dark else now.color("on_accent")
            icons.paint(painter, box.adjusted(1, 1, -1, -1), "check", white)
        painter.end()


class RunRow(QFrame):
    """A run in the list.

    Signals: `chosen` when it shall be looked at closely; `ticked` whether to draw it;
    `resume_wanted` when it shall go on.
    """

    chosen = Signal()
    resume_wanted = Signal()
    ticked = Signal(bool)

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run = run
        self._is_current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tick = RunTick(run.number, self)
        self.tick.toggled.connect(self.ticked)
        self.name = Label(role="name", parent=self)
        self.title = ElidedLabel(role="secondary", color="text2", parent=self)
        self.settings = ElidedLabel(role="body", color="text2", parent=self)
        self.accuracy = Label(role="name", parent=self)
        self.state = ElidedLabel(role="secondary", color="text2", parent=self)
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.resume = Button(self.tr("Resume"), "play", small=True, parent=self)
        self.resume.setToolTip(self.tr("Train on from where it stopped"))
        self.resume.clicked.connect(self.resume_wanted)
        self.resume.hide()
        self.progress = ProgressLine(self.tr("Progress of the run"), height=5, parent=self)
        self.problem = Label("", "secondary", "warning", wrap=True, parent=self)
        self._warning = IconLabel("warning", "warning", 14, parent=self)
        self._lay_out()
        self.show_run()

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name)
        head.addWidget(self.title, 1)
        foot.setSpacing(8)
        foot.addWidget(self.accuracy)
        foot.addWidget(self.state, 1)
        problem = QHBoxLayout()
        problem.setSpacing(6)
        problem.addWidget(self._warning, 0, Qt.AlignmentFlag.AlignTop)
        problem.addWidget(self.problem, 1)
        layout = QGridLayout(self)
        layout.setContentsMargins(8, 8, 12, 10)
        layout.setHorizontalSpacing(4)
        layout.setVerticalSpacing(3)
        layout.addWidget(self.tick, 0, 0)
        layout.addLayout(head, 0, 1)
        layout.addWidget(self.settings, 1, 1)
        layout.addLayout(foot, 2, 1)
        layout.addWidget(self.progress, 3, 1)
        layout.addLayout(problem, 4, 1)
        layout.addWidget(self.resume, 5, 1, Qt.AlignmentFlag.AlignLeft)
        layout.setColumnStretch(1, 1)

    def show_run(self) -> None:
        """Show what has become of the run."""
        run = self.run
        self.name.setText(self.tr("run {number}").format(number=words.number(run.number)))
        self.title.setText(self.describe_network())
        self.settings.setText(self.describe_settings(run.job.training))
        best = run.history.best
        self.accuracy.setText(words.percent(None if best is None else best.validation_accuracy))
        self.state.setText(self.describe_state())
        self.state.set_color("accent_text" if run.is_live else "text2")
        self.progress.setVisible(run.is_live)
        if run.is_live:
            self.progress.set_value(run.history.progress)
        troubled = run.state in ("failed", "crashed") and bool(run.message)
        self.problem.setVisible(troubled)
        self._warning.setVisible(troubled)
        self.problem.setText(run.message if troubled else "")
        self.setAccessibleName(f"{self.name.text()}, {self.accuracy.text()}, {self.state.text()}")

    def show_resume(self, *, possible: bool) -> None:
        """Offer to go on where a run broke off; `possible` is whether no other run trains."""
        run = self.run
        self.resume.setVisible(is_unfinished(run) and run.history.step > 0)
        self.resume.setEnabled(possible)

    def set_current(self, *, current: bool) -> None:
        """Show whether it is the one that is looked at closely."""
        if current != self._is_current:
            self._is_current = current
            self.update()

    # --- words ---------------------------------------------------------------------------------

    def describe_network(self) -> str:
        """Name the network, by how many layers it has where it has no name."""
        job = self.run.job
        return job.title or words.layers(len(job.network.nodes))

    def describe_settings(self, training: TrainingSettings) -> str:
        """Name what a run is known by: SGD 0.01, momentum 0.9."""
        parts = [f"{OPTIMIZERS[training.optimizer]} {words.number(training.learning_rate)}"]
        if training.optimizer == "sgd" and training.momentum:
            momentum = self.tr("momentum {momentum}")
            parts.append(momentum.format(momentum=words.number(training.momentum)))
        if training.schedule == "one-cycle":
            parts.append(self.tr("one-cycle"))
        return ", ".join(parts)

    def describe_state(self) -> str:
        """Say in a word or two what the run does, or how it ended."""
        run = self.run
        done = run.history.epochs[-1].epoch if run.history.epochs else 0
        texts = {
            "starting": self.tr("starting"),
            "running": self.tr("running"),
            "pausing": self.tr("pausing"),
            "paused": self.tr("paused"),
            "stopping": self.tr("stopping"),
            "completed": words.counted(done, "1 epoch", "{count} epochs"),
            "stopped": self.tr("stopped after epoch {epoch}"),
            "failed": self.tr("failed after epoch {epoch}"),
            "crashed": self.tr("broke off after epoch {epoch}"),
        }
        return texts[run.state].format(epoch=words.number(done))

    # --- Qt ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        super().mousePressEvent(event)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter chooses."""
        if event.key() == Qt.Key.Key_Space:
            self.tick.toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the stripe of the current run."""
        now = theme.current()
        painter = QPainter(self)
        if self._is_current:
            painter.fillRect(self.rect(), now.color("select"))
            painter.fillRect(0, 0, 3, self.height(), color_of(self.run.number))
        elif self.underMouse():
            painter.fillRect(self.rect(), now.color("hover"))
        line = self.rect()
        line.setTop(line.bottom())
        painter.fillRect(line, now.color("border_soft"))
        painter.end()

    def enterEvent(self, event: object) -> None:
        """Show what a click would do."""
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Stop showing it."""
        self.update()
