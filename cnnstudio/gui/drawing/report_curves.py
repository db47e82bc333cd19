"""The curves of a run on paper: loss on a logarithmic scale, and accuracy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from cnnstudio.app import words
from cnnstudio.gui.drawing.picture import PAPER
from cnnstudio.gui.drawing.sheet import CENTER, LEFT, RIGHT, Sheet, width_of
from cnnstudio.training.history import History

SIZE = 8.5
TITLE_HEIGHT, AXIS_HEIGHT, AXIS_WIDTH = 18.0, 15.0, 38.0
MOST_RAW = 240
"""So many points of single batches can be told apart on paper."""

LEAST_LOSS = 1e-6
CLOSE = 1e-9
"""A tick so close to a value is at it."""

Point = tuple[float, float]


class Plot(NamedTuple):
    """One quantity of a run: what is drawn, in epochs and values, and how its axis is labeled."""

    title: str
    raw: Sequence[Point]
    training: Sequence[Point]
    validation: Sequence[Point]
    ticks: Sequence[tuple[float, str]]
    best: Point | None


def loss_plot(history: History) -> Plot:
    """Give the loss as decimal logarithms."""

    def height(loss: float) -> float:
        return log10(max(loss, LEAST_LOSS))

    return _plot(history, _tr("Loss"), "loss", history.losses, height, _log_ticks)


def accuracy_plot(history: History) -> Plot:
    """Give the accuracy as shares from 0 to 1."""
    return _plot(history, _tr("Accuracy"), "accuracy", history.accuracies, float, _percent_ticks)


def _plot(
    history: History,
    title: str,
    quantity: str,
    batches: Sequence[float],
    height: Callable[[float], float],
    ticks: Callable[[float, float], Sequence[tuple[float, str]]],
) -> Plot:
    per_epoch = history.started.steps_per_epoch if history.started else 1
    steps = [step / per_epoch for step in history.steps]
    raw = _thinned([(at, height(value)) for at, value in zip(steps, batches, strict=True)])
    pairs = [
        (epoch.epoch, getattr(epoch, f"train_{quantity}"), getattr(epoch, f"validation_{quantity}"))
        for epoch in history.epochs
    ]
    # The mean over an epoch stands at its middle, the validation at its end.
    training = [(at - 0.5, height(value)) for at, value, _ in pairs if value is not None]
    validation = [(at, height(value)) for at, _, value in pairs if value is not None]
    best = history.best.epoch if history.best else None
    at_best = next((point for point in validation if point[0] == best), None)
    shown = [value for _, value in (*training, *validation)] or [value for _, value in raw]
    low, high = (min(shown), max(shown)) if shown else (0.0, 1.0)
    return Plot(title, raw, training, validation, ticks(low, high), at_best)


def _thinned(points: Sequence[Point]) -> Sequence[Point]:
    """Take means of blocks, so that no more points are left than can be told apart."""
    size = max(ceil(len(points) / MOST_RAW), 1)
    blocks = [points[at : at + size] for at in range(0, len(points), size)]
    return [
        (sum(at for at, _ in block) / len(block), sum(value for _, value in block) / len(block))
        for block in blocks
    ]


# --- axes ----------------------------------------------------------------------------------------


def _log_ticks(low: float, high: float) -> Sequence[tuple[float, str]]:
    """Give ticks at 1, 2, 5 of each decade around the values, or at 1 where those are many."""
    decades = range(floor(low), ceil(high) + 1)
    for steps in ((1, 2, 5), (1,)):
        all_ = [decade + log10(step) for decade in decades for step in steps]
        first = max((tick for tick in all_ if tick <= low + CLOSE), default=all_[0])
        last = min((tick for tick in all_ if tick >= high - CLOSE), default=all_[-1])
        ticks = [tick for tick in all_ if first <= tick <= last]
        if len(ticks) <= 8:
            break
    return [(tick, words.number(float(f"{10**tick:.1g}"))) for tick in ticks]


def _percent_ticks(low: float, high: float) -> Sequence[tuple[float, str]]:
    """Give four to seven round percents around the values, never beyond 0 and 100."""
    steps = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2)
    step = next((each for each in steps if (high - low) / each <= 5), 0.25)
    first, last = floor(low / step + 1e-9), max(ceil(high / step - 1e-9), floor(low / step) + 1)
    decimals = 1 if step < 0.01 else 0
    ticks = [at * step for at in range(first, last + 1) if -1e-9 <= at * step <= 1 + 1e-9]
    return [(tick, words.percent(tick, decimals)) for tick in ticks]


def _epoch_ticks(last: float) -> Sequence[int]:
    """Give five to ten whole epochs from 0 on."""
    size = 1
    while last / size > 10:
        size = size * 5 // 2 if str(size)[0] == "2" else size * 2
    return range(0, int(last) + 1, size)


# --- on the page ---------------------------------------------------------------------------------


def paint_plot(sheet: Sheet, place: QRectF, plot: Plot, epochs: int) -> None:
    """Paint axes and curves into a place."""
    sheet.write(plot.title, place, 10.5, weight=600)
    _paint_legend(sheet, place)
    chart = place.adjusted(AXIS_WIDTH, TITLE_HEIGHT, -4, -AXIS_HEIGHT)
    low, high = plot.ticks[0][0], plot.ticks[-1][0]

    def at(point: Point) -> QPointF:
        value = min(max(point[1], low), high)
        share = (value - low) / ((high - low) or 1.0)
        return QPointF(
            chart.left() + point[0] / max(epochs, 1) * chart.width(),
            chart.bottom() - share * chart.height(),
        )

    _paint_axes(sheet, chart, plot, epochs, at)
    _paint_line(sheet, [at(point) for point in plot.raw], _pen(0.7, alpha=0.25))
    _paint_line(sheet, [at(point) for point in plot.training], _pen(1.8))
    validation = [at(point) for point in plot.validation]
    _paint_line(sheet, validation, _pen(1.3, dashed=True))
    if plot.best is not None:
        _paint_best(sheet, chart, at(plot.best))


def _paint_axes(
    sheet: Sheet, chart: QRectF, plot: Plot, epochs: int, at: Callable[[Point], QPointF]
) -> None:
    for value, text in plot.ticks:
        y = at((0, value)).y()
        sheet.rule(chart.left(), chart.right(), y, "border_soft")
        room = QRectF(chart.left() - AXIS_WIDTH, y - SIZE * 0.6, AXIS_WIDTH - 6, SIZE)
        sheet.write(text, room, SIZE, color="text2", align=RIGHT)
    sheet.rule(chart.left(), chart.right(), chart.bottom(), "border_strong")
    ticks = _epoch_ticks(epochs)
    for epoch in ticks:
        x = at((epoch, plot.ticks[0][0])).x()
        sheet.line(QPointF(x, chart.bottom()), QPointF(x, chart.bottom() + 3), "border_strong")
        room = QRectF(x - 20, chart.bottom() + 4, 40, SIZE)
        sheet.write(words.number(epoch), room, SIZE, color="text2", align=CENTER)
    room = QRectF(chart.left() - AXIS_WIDTH, chart.bottom() + 4, AXIS_WIDTH - 8, SIZE)
    sheet.write(_tr("epoch"), room, SIZE, color="text3", align=RIGHT)


def _paint_legend(sheet: Sheet, place: QRectF) -> None:
    right = place.right() - 4
    for text, pen in ((_tr("validation"), _pen(1.3, dashed=True)), (_tr("training"), _pen(1.8))):
        width = width_of(text, SIZE)
        room = QRectF(right - width - 1, place.top() + 2, width + 2, SIZE)
        sheet.write(text, room, SIZE, color="text2", align=LEFT)
        y = place.top() + 2 + SIZE * 0.65
        sheet.painter.setPen(pen)
        sheet.painter.drawLine(QPointF(right - width - 25, y), QPointF(right - width - 6, y))
        right -= width + 38


def _paint_best(sheet: Sheet, chart: QRectF, point: QPointF) -> None:
    pen = QPen(PAPER.color("text2"), 0.75, Qt.PenStyle.DashLine)
    sheet.painter.setPen(pen)
    sheet.painter.drawLine(QPointF(point.x(), chart.top()), QPointF(point.x(), chart.bottom()))
    sheet.painter.setPen(QPen(PAPER.color("accent"), 1.3))
    sheet.painter.setBrush(PAPER.color("panel"))
    sheet.painter.drawEllipse(point, 3.2, 3.2)


def _paint_line(sheet: Sheet, points: Sequence[QPointF], pen: QPen) -> None:
    path = QPainterPath()
    for at, point in enumerate(points):
        path.lineTo(point) if at else path.moveTo(point)
    sheet.painter.setPen(pen)
    sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
    sheet.painter.drawPath(path)


def _pen(width: float, *, alpha: float = 1.0, dashed: bool = False) -> QPen:
    color = QColor(PAPER.color("accent"))
    color.setAlphaF(alpha)
    pen = QPen(color, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3.5, 2.2])
    return pen


def _tr(text: str) -> str:
    return QCoreApplication.translate("Report", text)
