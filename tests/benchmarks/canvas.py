"""How fast the canvas paints and follows edits; prints its figures as JSON.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.canvas

Times are milliseconds, the median and the 99th percentile: first of 1,000 cards in a view of
1440 x 900 pixels, then of ResNet-152 with a group for each block and stage, beside inspector and
summary as in the window, from an edit to the painted result. `cpu` is the processor's time for the
same, which other programs on the machine change less.
"""

import json
import statistics
import sys
import time
from itertools import islice, pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect
from PySide6.QtWidgets import QApplication

from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.runs import Runs
from cnnstudio.app.selection import Selection
from cnnstudio.gui import theme
from cnnstudio.gui.canvas.view import CanvasView
from cnnstudio.gui.inspector import Inspector
from cnnstudio.gui.summary.panel import SummaryPanel
from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input
from cnnstudio.layers.merge import Add
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network import edits, groups
from cnnstudio.network.arrange import arranged
from cnnstudio.network.graph import Group, Network, Node
from cnnstudio.project.design import Design
from cnnstudio.training.protocol import Map
from tests.builders import resnet

CARDS = 1_000
FRAMES = 60
ZOOMS = (0.15, 0.29, 0.31, 0.5, 0.8, 1.0)


def residual(cards: int) -> Network:
    """Make a chain of residual blocks with about so many cards, each with a ReLU docked on it."""
    same = Conv2d(16, padding=(1, 1))
    nodes = [Node(1, "input", Input(1, 28, 28)), Node(2, "stem", same, (1,))]

    def put(layer, *sources):
        nodes.append(Node(len(nodes) + 1, f"n{len(nodes) + 1}", layer, sources))
        return len(nodes)

    last = 2
    while sum(not isinstance(node.layer, ReLU) for node in nodes) < cards:
        one = put(ReLU(), put(same, last))
        last = put(ReLU(), put(Add(), put(same, one), last))
    return Network(tuple(nodes))


def measured(do, repeat=FRAMES):
    """Give median and 99th percentile of the milliseconds that `do` takes."""
    times = []
    for number in range(repeat):
        start = time.perf_counter()
        do(number)
        times.append(1000 * (time.perf_counter() - start))
    times.sort()
    return [round(statistics.median(times), 2), round(times[int(0.99 * (len(times) - 1))], 2)]


def resnet152(*, folded):
    """Make ResNet-152 with a group for each block, and one around those of each stage."""
    counts = (3, 8, 36, 3)
    network = resnet(counts, bottleneck=True)
    ends = [
        place
        for place, (before, node) in enumerate(pairwise(network.nodes), start=2)
        if isinstance(before.layer, Add) and isinstance(node.layer, ReLU)
    ]
    pool = next(node.id for node in network.nodes if isinstance(node.layer, MaxPool2d))
    blocks = [tuple(range(start + 1, end + 1)) for start, end in pairwise((pool, *ends))]
    made = [Group(at, f"block {at}", nodes, folded) for at, nodes in enumerate(blocks, start=1)]
    left = iter(blocks)
    for stage, count in enumerate(counts, start=1):
        nodes = tuple(node for block in islice(left, count) for node in block)
        made.append(Group(len(made) + 1, f"stage {stage}", nodes, folded))
    return arranged(Network(network.nodes, tuple(made)))


class Side(NamedTuple):
    """What stands beside the canvas and follows every edit."""

    document: Document
    selection: Selection
    view: CanvasView
    inspector: Inspector
    summary: SummaryPanel


def beside(document, app):
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


def of_resnet152(app):
    """Time opening, edits and folding of ResNet-152."""
    figures = {}
    for folded in (False, True):
        document = Document(Design(resnet152(folded=folded)))
        start = time.perf_counter()
        side = beside(document, app)
        name = "folded" if folded else "unfolded"
        figures[f"open_{name}_ms"] = round(1000 * (time.perf_counter() - start), 1)
        figures[f"cards_{name}"] = len(side.view.canvas.cards)
        convolutions = [n.id for n in document.network.nodes if isinstance(n.layer, Conv2d)]
        middle, first = convolutions[len(convolutions) // 2], convolutions[0]

        def set_bias(number, document=document, node=middle):
            document.edit("Set", edits.set_setting, [node], "bias", bool(number % 2))
            app.processEvents()

        def set_padding(number, document=document, node=first):
            padding = 3 + 2 * (number % 2)
            document.edit("Set", edits.set_setting, [node], "padding", (padding, padding))
            app.processEvents()

        for where in ("far", "near"):
            if where == "near":
                side.view.zoom_to(100)
                side.view.show_node(middle)
            side.selection.set([middle])
            app.processEvents()
            figures[f"edit_{name}_{where}_ms"] = timed(set_bias, 30)
            figures[f"edit_all_shapes_{name}_{where}_ms"] = timed(set_padding, 30)
        block = document.network.groups[20].id

        def fold(number, document=document, block=block):
            document.edit("Fold", groups.folded, block, bool(number % 2))
            app.processEvents()

        figures[f"fold_{name}_ms"] = timed(fold, 10)
    return figures


def timed(do, repeat):
    """Give median and 99th percentile of the milliseconds, and the median of the processor's."""
    cpu = []

    def once(number):
        start = time.process_time()
        do(number)
        cpu.append(1000 * (time.process_time() - start))

    return {"wall": measured(once, repeat), "cpu": round(statistics.median(cpu), 2)}


def show_maps(lens, document):
    """Give every node six maps."""
    for node in document.network.nodes:
        lens.maps[node.id] = Map(node.id, (16, 28, 28), 6, 28, 28, 0.0, 1.0, bytes(6 * 784))
    lens.changed.emit()


def main() -> None:
    app = QApplication(sys.argv[:1])
    theme.apply(app, "light")
    network = arranged(residual(CARDS))
    document = Document(Design(network))
    lens = Lens(document, Assistant(), Runs())
    start = time.perf_counter()
    view = CanvasView(document, Selection(document), lens)
    view.resize(1440, 900)
    view.show()
    view.fit()
    app.processEvents()
    figures = {"cards": len(view.canvas.cards), "wires": len(view.canvas.wires)}
    figures["open_ms"] = round(1000 * (time.perf_counter() - start), 1)
    show_maps(lens, document)
    center = view.canvas.content_rect().center()
    for zoom in ZOOMS:
        view.zoom_to(100 * zoom)
        view.look_at(center)
        view.viewport().repaint()
        figures[f"paint_ms_at_{zoom}"] = measured(lambda _: view.viewport().repaint())

        def zoom_a_little(number, zoom=zoom):
            view.zoom_at(QPointF(720, 450), zoom * (1 + 0.01 * (number % 10)))
            view.viewport().repaint()

        figures[f"zoom_ms_at_{zoom}"] = measured(zoom_a_little)
    view.zoom_to(100)
    view.look_at(center)
    middle = network.nodes[len(network.nodes) // 2].id

    def move_card(number):
        x, y = document.network.by_id[middle].at
        document.edit("Move", edits.move, {middle: (x + 1, y)})
        view.viewport().repaint()

    def drag_card(number):
        card = view.canvas.card_of(middle)
        view.canvas.shift({card: card.pos() + QPointF(1, 0)})
        view.viewport().repaint(QRect(600, 350, 300, 300))

    figures["edit_move_ms"] = measured(move_card, 20)
    figures["drag_step_ms"] = measured(drag_card, 40)
    figures["edit_insert_ms"] = measured(
        lambda _: document.edit("Add", edits.append, middle, ReLU(), (0, 0)), 20
    )
    figures["edit_setting_ms"] = measured(
        lambda n: document.edit("Set", edits.set_setting, [2], "dilation", (1 + n % 2, 1)), 20
    )
    figures["new_maps_ms"] = measured(lambda _: show_maps(lens, document), 10)
    figures["resnet152"] = of_resnet152(app)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
