"""How fast the window is there, and how much memory it takes.

    python tests/benchmarks/window.py [rounds]

Alternates `cnnstudio`, from the start of the process to the first idle moment after the first
paint, with ``python -c "import torch"``, and prints medians, their ratio, and the memory of the
window's process (resident, in MB) two seconds after opening: of a window with a network, as the
first one is, and of one with the start page, as all later ones are.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OPEN = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QGraphicsView
from cnnstudio.gui import application
from cnnstudio.gui.gallery.cards import CardGrid

class FirstPaint(QObject):
    painted = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.painted:
            view = watched.parent()
            if isinstance(view, QGraphicsView | CardGrid):
                self.painted = True
                QTimer.singleShot(0, self.report)
        return False
    def report(self):
        print(time.time() - float(sys.argv[1]), flush=True)
        if sys.argv[2] == "stay":
            QTimer.singleShot(2000, self.measure)
        else:
            self.leave()
    def measure(self):
        pages = int(open("/proc/self/statm").read().split()[1])
        heavy = [name for name in ("torch", "torchvision", "sklearn") if name in sys.modules]
        print(pages * 4096 / 1e6, heavy, flush=True)
        self.leave()
    def leave(self):
        for window in QApplication.topLevelWidgets():
            window.close()
        QApplication.quit()

original = QApplication.exec
def execute(*arguments):
    watcher = FirstPaint()
    QApplication.instance().installEventFilter(watcher)
    return original()
QApplication.exec = execute
application.run(None)
"""


def open_window(mode: str, home: Path) -> list[str]:
    """Open the window in a process of its own and give the lines it prints."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(time.time()), mode],
        capture_output=True,
        text=True,
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ, "CNNSTUDIO_HOME": str(home)},
        timeout=120,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout.splitlines()


def import_torch() -> float:
    """Give the seconds that a process takes which only imports torch."""
    start = time.time()
    subprocess.run([sys.executable, "-c", "import torch"], check=True)
    return time.time() - start


def measure(rounds: int, home: Path, *, shows_page: bool) -> dict[str, object]:
    """Measure one kind of window, alternating with the import of torch."""
    settings = home / "config" / "settings.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps({"started_before": True, "start_page": shows_page}))
    open_window("leave", home)
    import_torch()
    windows, imports = [], []
    for _ in range(rounds):
        windows.append(float(open_window("leave", home)[0]))
        imports.append(import_torch())
    memory, heavy = open_window("stay", home)[1].split(" ", 1)
    ratios = [a / b for a, b in zip(windows, imports, strict=True)]
    return {
        "shows": "start page" if shows_page else "network",
        "window_seconds": round(statistics.median(windows), 3),
        "import_torch_seconds": round(statistics.median(imports), 3),
        "ratio": round(statistics.median(ratios), 3),
        "ratio_range": [round(min(ratios), 3), round(max(ratios), 3)],
        "window_megabytes": round(float(memory), 1),
        "heavy_modules": heavy,
    }


def main() -> None:
    """Measure both kinds of window, and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as home:
        for shows_page in (False, True):
            print(json.dumps(measure(rounds, Path(home), shows_page=shows_page)))


if __name__ == "__main__":
    main()
