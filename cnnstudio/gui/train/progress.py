"""How far the training is: epoch, batch, time left, speed, and how well it does."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.runs import Run, Runs
from cnnstudio.gui.elements import Label, ProgressLine, VerticalSeparator
from cnnstudio.gui.train.run_choice import RunChoice
from cnnstudio.training.history import History

REFRESH_MS = 250
LEAST_WIDTH, LEAST_FOR_SPEED, LEAST_FOR_ELAPSED = 500, 640, 740
UNKNOWN = "–"


class Tile(QWidget):
    """A number with its name above it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = Label(UNKNOWN, "section", parent=self)
        self.name = Label(name, "secondary", "text2", parent=self)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.name)
        column.addWidget(self.value)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(VerticalSeparator(self))
        layout.addLayout(column)
        self.setMinimumWidth(84)


class Bar(QWidget):
    """A name, a bar and a percentage on one line."""

    def __init__(self, name: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Label(role="strong", parent=self)
        self.name.setMinimumWidth(108)
        self.line = ProgressLine(name, height=height, parent=self)
        self.share = Label(color="text2", parent=self)
        self.share.setMinimumWidth(40)
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.name)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.share)

    def show_share(self, name: str, share: float | None) -> None:
        """Show how much of it is done, from 0 to 1; None where that is not known."""
        self.name.setText(name)
        self.line.set_value(share)
        self.share.setText("" if share is None else words.percent(share, 0))


class ProgressPanel(QWidget):
    """The progress of the run that trains, else how the current run ended."""

    def __init__(self, runs: Runs, choice: RunChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs, self._choice = runs, choice
        self._speed: float | None = None
        self._reached: tuple[Run | None, int] = (None, 0)
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._refresh.timeout.connect(self.refresh)
        self.epoch = Bar(self.tr("Epochs"), 8, self)
        self.batch = Bar(self.tr("Batches of this epoch"), 8, self)
        self.left = Tile(self.tr("Time left"), self)
        self.elapsed = Tile(self.tr("Elapsed"), self)
        self.speed = Tile(self.tr("Images / s"), self)
        self.accuracy = Tile(self.tr("Val. accuracy"), self)
        self.test = Tile(self.tr("Test accuracy"), self)
        self._body = QWidget(self)
        self._lay_out()
        runs.changed.connect(self._on_run_changed)
        choice.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        bars = QVBoxLayout()
        bars.setSpacing(8)
        bars.addWidget(self.epoch)
        bars.addWidget(self.batch)
        layout = QHBoxLayout(self._body)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(14)
        layout.addLayout(bars, 1)
        for tile in (self.left, self.elapsed, self.speed, self.accuracy, self.test):
            layout.addWidget(tile)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._body)

    def minimumSizeHint(self) -> QSize:
        """Give the least room: with it the less important tiles are left out."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._leave_out()

    def _leave_out(self) -> None:
        self.elapsed.setVisible(self.width() >= LEAST_FOR_ELAPSED)
        self.speed.setVisible(self.width() >= LEAST_FOR_SPEED)

    def _on_run_changed(self, run: Run) -> None:
        if run is self._shown and not self._refresh.isActive():
            self._refresh.start(0 if not run.is_live else REFRESH_MS)

    @property
    def _shown(self) -> Run | None:
        return self._runs.live or self._choice.current

    def refresh(self) -> None:
        """Show what the run has reached."""
        run = self._shown
        # The body and not the panel: a panel without a parent would come up as a window.
        self._body.setVisible(run is not None)
        if run is not None:
            self._show_bars(run)
            self._show_tiles(run)

    def _show_bars(self, run: Run) -> None:
        history = run.history
        per_epoch = history.started.steps_per_epoch if history.started else 0
        epochs = history.started.epochs if history.started else run.job.training.epochs
        epoch, batch = place_in_epoch(history)
        at_work = self.tr("Epoch {epoch} of {epochs}")
        if not run.is_live:
            epoch = history.epochs[-1].epoch if history.epochs else 0
            at_work = self.tr("{epoch} of {epochs} epochs")
        name = at_work.format(epoch=words.number(epoch), epochs=words.number(epochs))
        self.epoch.show_share(name, history.progress)
        self.batch.setVisible(run.is_live)
        if not per_epoch:
            self.batch.show_share(self.tr("Starting…"), None)
            return
        name = self.tr("Batch {batch} of {batches}")
        name = name.format(batch=words.number(batch), batches=words.number(per_epoch))
        self.batch.show_share(name, batch / per_epoch)

    def _show_tiles(self, run: Run) -> None:
        history, batch_size = run.history, run.job.training.batch_size
        speed = self._speed_of(run)
        left = seconds_left(history, batch_size, speed) if run.is_live else None
        self.left.value.setText(UNKNOWN if left is None else words.duration(left))
        self.elapsed.value.setText(words.duration(elapsed_seconds(history, batch_size, speed)))
        ended = history.ended
        self.speed.value.setText(UNKNOWN if speed is None else words.number(round(speed)))
        best = history.best
        self.accuracy.value.setText(words.percent(best.validation_accuracy if best else None))
        self.test.setVisible(ended is not None and ended.test_accuracy is not None)
        self.test.value.setText(words.percent(ended.test_accuracy if ended else None))

    def _speed_of(self, run: Run) -> float | None:
        """Give a run's speed; while it is brought to a halt, the one that it had before.

        The few batches before a pause are too short a time to measure a speed by.
        """
        history, reached = run.history, (run, run.history.step)
        if not run.is_live:
            return history.ended.images_per_second if history.ended else history.images_per_second
        if reached != self._reached:
            halts = run.state in ("pausing", "paused", "stopping")
            if not halts or run is not self._reached[0] or self._speed is None:
                self._speed = history.images_per_second
            self._reached = reached
        return self._speed


def place_in_epoch(history: History) -> tuple[int, int]:
    """Give the epoch that is worked on, counted from 1, and its batches that are done."""
    if history.started is None or not history.step:
        return (1, 0)
    epoch, batch = divmod(history.step - 1, history.started.steps_per_epoch)
    return epoch + 1, batch + 1


def seconds_left(history: History, batch_size: int, speed: float | None) -> float | None:
    """Estimate the time to the end at a speed in pictures per second."""
    if not speed or history.started is None:
        return None
    return max(history.total_steps - history.step, 0) * batch_size / speed


def elapsed_seconds(history: History, batch_size: int, speed: float | None) -> float:
    """Give the time of the run: up to its last epoch as it says, and of the batches since.

    The batches since are counted at a speed in pictures per second.
    """
    if history.ended is not None:
        return history.ended.seconds
    last = history.epochs[-1] if history.epochs else None
    since = history.step - (last.step if last else 0)
    return (last.seconds if last else 0.0) + (since * batch_size / speed if speed else 0.0)
