"""How late a timer of the window fires while a network trains.

    python tests/benchmarks/responsiveness.py [data-root]

Opens the window, trains LeNet-5 on MNIST (or on the bundled digits where no data root is given)
with live curves and feature maps, and watches a timer of 10 ms for 15 seconds. Prints the lateness
in milliseconds: median, 99th percentile and the worst; and the training's pictures a second.
"""

import json
import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from cnnstudio.app.settings import Settings
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.gui.looks import theme
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.studio import Studio

PERIOD = 0.010
SECONDS = 15.0


class Watch:
    """A timer that notes down how late it fires."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._due = 0.0
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=10)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to watch."""
        self._due = time.perf_counter() + PERIOD
        self._timer.start()

    def stop(self) -> None:
        """End watching."""
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        late = max(now - self._due, 0.0)
        self.late.append(1e3 * late)
        # Ticks that were skipped were late too: each counts with what it would have waited.
        while late > PERIOD:
            late -= PERIOD
            self.late.append(1e3 * late)
        self._due = now + PERIOD


def wait(seconds: float) -> None:
    """Let the window work."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.001)


def main() -> None:
    """Open, train, watch, print."""
    root = sys.argv[1] if len(sys.argv) > 1 else ""
    app = QApplication([])
    theme.apply(app)
    studio = Studio(Settings())
    studio.settings.values = msgspec.structs.replace(studio.settings.values, data_root=root)
    studio.lens.data_root = studio.runs.data_root = root
    window = MainWindow(studio)
    studio.new("LeNet-5", DataChoice("MNIST" if root else "digits"))
    design = studio.document.design
    training = msgspec.structs.replace(design.training, epochs=1000, schedule="constant")
    studio.document.set_training("Train long", training)
    window.show()
    studio.assistant.start()
    wait(6.0)
    window.runs.start()
    run = studio.runs.live
    while run.history.step < 200:
        wait(0.2)
        if not run.is_live:
            raise SystemExit(f"The training has ended: {run.message}")
    wait(2.0)
    watch = Watch()
    watch.start()
    QTimer.singleShot(round(SECONDS * 1000), lambda: app.exit(0))
    app.exec()
    watch.stop()
    late = sorted(watch.late)
    figures = {
        "ticks": len(late),
        "median_ms": round(late[len(late) // 2], 2),
        "p99_ms": round(late[int(len(late) * 0.99)], 2),
        "worst_ms": round(late[-1], 2),
        "threads": run.history.started.threads,
        "images_per_second": round(run.history.images_per_second or 0),
    }
    print(json.dumps(figures), flush=True)
    run.kill()
    studio.close()


if __name__ == "__main__":
    main()
