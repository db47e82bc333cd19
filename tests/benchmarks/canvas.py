"""How fast the canvas paints and follows edits, and what it takes; prints its figures as JSON.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.canvas [painting|edits|opening|resnet ...]

Everything is about 1,000 nodes with 1,100 wires in a view of 1440 x 900 pixels, painted by
software, but for `resnet`: ResNet-152 with a group for each block and stage, beside inspector and
summary as in the window. Times are milliseconds as [median, 99th percentile], of the clock (wall)
and of the processor (cpu), which other programs on the machine change less. Far means below the
zoom at which cards become blocks.
"""

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect
from PySide6.QtWidgets import QApplication

from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.runs import Runs
from cnnstudio.app.selection import Selection
from cnnstudio.app.settings import Settings
from cnnstudio.gui.canvas.view import CanvasView
from cnnstudio.gui.inspector import Inspector
from cnnstudio.gui.looks import theme
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.summary.panel import SummaryPanel
from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.network import edits, groups, parts
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.project import storage
from cnnstudio.project.design import Design
from cnnstudio.training.protocol import Map
from tests.benchmarks.networks import residual, resnet152

NODES = 1_000
SIZE = (1440, 900)
FRAMES = 60
ZOOMS = (0.1, 0.2, 0.3, 0.39, 0.4, 0.5, 0.8, 1.0, 2.0)
ROUNDS = 20
"""How often a project is closed and opened again."""


# --- measuring -----------------------------------------------------------------------------------


def timed(do: Callable[[int], object], repeat: int = FRAMES) -> dict[str, list[float]]:
    """Give median and 99th percentile of the milliseconds that `do` takes."""
    wall, cpu = [], []
    do(0)
    for number in range(1, repeat + 1):
        started, spent = time.perf_counter(), time.process_time()
        do(number)
        cpu.append(1000 * (time.process_time() - spent))
        wall.append(1000 * (time.perf_counter() - started))
    return {"wall": _summed_up(wall), "cpu": _summed_up(cpu)}


def _summed_up(times: list[float]) -> list[float]:
    ordered = sorted(times)
    worst = ordered[int(0.99 * (len(ordered) - 1))]
    return [round(statistics.median(ordered), 1), round(worst, 1)]


def resident() -> float:
    """Give the memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


# --- painting ------------------------------------------------------------------------------------


def shown(network: Network, app: QApplication) -> tuple[Document, Lens, CanvasView]:
    """Show a network on a canvas of its own."""
    document = Document(Design(network))
    lens = Lens(document, Assistant(), Runs())
    view = CanvasView(document, Selection(document), lens)
    view.resize(*SIZE)
    view.show()
    view.fit()
    app.processEvents()
    return document, lens, view


def show_maps(lens: Lens, document: Document) -> None:
    """Give every node six maps."""
    for node in document.network.nodes:
        lens.maps[node.id] = Map(node.id, (16, 28, 28), 6, 28, 28, 0.0, 1.0, bytes(6 * 784))
    lens.changed.emit()


def painting(app: QApplication) -> dict[str, object]:
    """Time panning and zooming, at several zooms."""
    document, lens, view = shown(arranged(residual(NODES)), app)
    show_maps(lens, document)
    center = view.canvas.content_rect().center()
    figures: dict[str, object] = {
        "cards": len(view.canvas.cards),
        "wires": len(view.canvas.wires),
    }
    for zoom in ZOOMS:

        def pan(number: int) -> None:
            view.translate_by(QPointF((-1) ** (number // 25) * 24, 6) / view.zoom)
            view.viewport().repaint()

        def zoom_on(number: int, zoom: float = zoom) -> None:
            view.zoom_at(QPointF(720, 450), zoom * (1 + 0.003 * (number % 10)))
            view.viewport().repaint()

        for name, do in (("pan", pan), ("zoom", zoom_on)):
            view.zoom_to(100 * zoom)
            view.look_at(center)
            figures[f"{name}_at_{zoom}"] = timed(do)
    view.deleteLater()
    return figures


# --- edits ---------------------------------------------------------------------------------------


def one_relu(_: object) -> tuple[Network, ...]:
    """Give a part with one activation."""
    return (Network((Node(1, "relu", ReLU(), (None,)),)),)


def editing(app: QApplication) -> dict[str, object]:
    """Time edits up to the painted result, with the middle of the network in view at 100 %."""
    network = arranged(residual(NODES))
    document, lens, view = shown(network, app)
    middle = next(node.id for node in network.nodes[NODES // 2 :] if isinstance(node.layer, Conv2d))
    show_maps(lens, document)
    view.zoom_to(100)
    view.look_at(view.canvas.card_of(middle).rect().center())

    def painted(edit: Callable[..., Network], *arguments: object) -> None:
        document.edit("Edit", edit, *arguments)
        app.processEvents()

    def set_one(number: int) -> None:
        painted(edits.set_setting, [middle], "bias", bool(number % 2))

    def set_all_shapes(number: int) -> None:
        painted(edits.set_setting, [1], "height", 30 + number)

    def move(number: int) -> None:
        x, y = document.network.by_id[middle].at
        painted(edits.move, {middle: (x + 1, y)})

    def drag(number: int) -> None:
        card = view.canvas.card_of(middle)
        view.canvas.shift({card: card.pos() + QPointF(1, 0)})
        view.viewport().repaint(QRect(600, 350, 300, 300))

    def insert(number: int) -> None:
        painted(parts.insert_behind, middle, one_relu, "", (0, 0))
        view.canvas.motion.finish()

    figures: dict[str, object] = {
        "set_one": timed(set_one, 40),
        # Every result is new, so that nothing is known from before.
        "set_all_shapes": timed(set_all_shapes, 40),
        "drag_step": timed(drag, 40),
        "move": timed(move, 20),
        "insert": timed(insert, 10),
        "new_maps": timed(lambda _: (show_maps(lens, document), app.processEvents()), 10),
    }
    view.deleteLater()
    return figures


# --- opening -------------------------------------------------------------------------------------


def opening(app: QApplication) -> dict[str, object]:
    """Time opening a file in the window, and measure the memory that it takes and gives back."""
    with tempfile.TemporaryDirectory() as folder:
        file, empty = Path(folder) / "large.cnn", Path(folder) / "empty.cnn"
        storage.save(file, Design(arranged(residual(NODES))))
        storage.save(empty, Design())
        studio = Studio(Settings(Path(folder) / "settings.json"))
        window = MainWindow(studio)
        studio.setParent(window)
        window.resize(*SIZE)
        window.show()

        def open_file(path: Path) -> None:
            assert studio.file.open(path)
            app.processEvents()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

        open_file(empty)
        gc.collect()
        before = resident()
        started = time.perf_counter()
        open_file(file)
        figures: dict[str, object] = {"first_ms": round(1000 * (time.perf_counter() - started))}
        for zoom in (15, 40, 100):
            window.canvas.view.zoom_to(zoom)
            app.processEvents()
        figures["megabytes"] = round(resident() - before, 1)
        figures["again"] = timed(lambda _: open_file(file), 5)
        figures |= {"after_closing_again": _left_over(open_file, empty, file)}
        studio.close()
        window.close()
    return figures


def _left_over(open_file: Callable[[Path], None], empty: Path, file: Path) -> dict[str, float]:
    """Give how much more there is after closing and opening a file again and again."""
    counts = []
    for _ in range(ROUNDS):
        open_file(file)
        open_file(empty)
        gc.collect()
        counts.append((len(gc.get_objects()), resident()))
    (objects, memory), (objects_then, memory_then) = counts[1], counts[-1]
    return {"objects": objects_then - objects, "megabytes": round(memory_then - memory, 1)}


# --- ResNet-152 beside inspector and summary -----------------------------------------------------


class Side(NamedTuple):
    """What stands beside the canvas and follows every edit."""

    document: Document
    selection: Selection
    view: CanvasView
    inspector: Inspector
    summary: SummaryPanel


def beside(document: Document, app: QApplication) -> Side:
    """Show the canvas of a document between inspector and summary."""
    selection = Selection(document)
    lens = Lens(document, Assistant(), Runs())
    side = Side(
        document,
        selection,
        CanvasView(document, selection, lens),
        Inspector(document, selection),
        SummaryPanel(document, selection),
    )
    for widget, size in (
        (side.view, (928, 540)),
        (side.inspector, (296, 760)),
        (side.summary, (928, 200)),
    ):
        widget.resize(*size)
        widget.show()
    side.view.fit()
    app.processEvents()
    return side


def resnet(app: QApplication) -> dict[str, object]:
    """Time opening, edits and folding of ResNet-152."""
    figures: dict[str, object] = {}
    for folded in (False, True):
        document = Document(Design(resnet152(folded=folded)))
        started = time.perf_counter()
        side = beside(document, app)
        name = "folded" if folded else "unfolded"
        figures[f"open_{name}_ms"] = round(1000 * (time.perf_counter() - started))
        figures[f"cards_{name}"] = len(side.view.canvas.cards)
        figures |= {f"{key}_{name}": value for key, value in _edited(side, app).items()}
        block = document.network.groups[20].id

        def fold(number: int, document: Document = document, block: int = block) -> None:
            document.edit("Fold", groups.folded, block, bool(number % 2))
            app.processEvents()

        figures[f"fold_{name}"] = timed(fold, 10)
    return figures


def _edited(side: Side, app: QApplication) -> dict[str, object]:
    figures: dict[str, object] = {}
    document = side.document
    convolutions = [n.id for n in document.network.nodes if isinstance(n.layer, Conv2d)]
    middle, first = convolutions[len(convolutions) // 2], convolutions[0]

    def set_bias(number: int) -> None:
        document.edit("Set", edits.set_setting, [middle], "bias", bool(number % 2))
        app.processEvents()

    def set_padding(number: int) -> None:
        padding = 3 + 2 * (number % 2)
        document.edit("Set", edits.set_setting, [first], "padding", (padding, padding))
        app.processEvents()

    for where in ("far", "near"):
        if where == "near":
            side.view.zoom_to(100)
            side.view.show_node(middle)
        side.selection.set([middle])
        app.processEvents()
        figures[f"set_one_{where}"] = timed(set_bias, 30)
        figures[f"set_all_shapes_{where}"] = timed(set_padding, 30)
    return figures


PARTS = {"painting": painting, "edits": editing, "opening": opening, "resnet": resnet}


def main() -> None:
    """Measure each part in a process of its own, so that none is warmed up by another."""
    chosen = sys.argv[1:] or list(PARTS)
    if len(chosen) > 1:
        for part in chosen:
            subprocess.run([sys.executable, "-m", "tests.benchmarks.canvas", part], check=True)
        return
    app = QApplication(sys.argv[:1])
    theme.apply(app, "light")
    print(json.dumps({chosen[0]: PARTS[chosen[0]](app)}, indent=1))


if __name__ == "__main__":
    main()
