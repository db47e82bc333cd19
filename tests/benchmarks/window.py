"""How fast the window is there, and how much memory it takes.

    python tests/benchmarks/window.py [rounds]

Alternates `cnnstudio`, from the start of the process to the first idle moment after the first
paint, with ``python -c "import torch"``, and prints medians, their ratio, and the memory of the
window's process (resident, in MB) two seconds after opening.
"""

import json
import os
import statistics
import subprocess
import sys
import time

OPEN = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QGraphicsView
from cnnstudio.gui import application

class FirstPaint(QObject):
    painted = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.painted:
            view = watched.parent()
            if isinstance(view, QGraphicsView):
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


def open_window(mode: str) -> list[str]:
    """Open the window in a process of its own and give the lines it prints."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(time.time()), mode],
        capture_output=True,
        text=True,
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
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


def main() -> None:
    """Measure, alternating, and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    open_window("leave")
    import_torch()
    windows, imports = [], []
    for _ in range(rounds):
        windows.append(float(open_window("leave")[0]))
        imports.append(import_torch())
    memory, heavy = open_window("stay")[1].split(" ", 1)
    ratios = [a / b for a, b in zip(windows, imports, strict=True)]
    figures = {
        "window_seconds": round(statistics.median(windows), 3),
        "import_torch_seconds": round(statistics.median(imports), 3),
        "ratio": round(statistics.median(ratios), 3),
        "ratio_range": [round(min(ratios), 3), round(max(ratios), 3)],
        "window_megabytes": round(float(memory), 1),
        "heavy_modules": heavy,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
