"""A report of one page, A4 upright: the network, its figures, its layers, and how it learned.

The table of layers and the drawing share what the other parts leave of the page; the table is
shortened and the drawing gets smaller before anything would run over its edge.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QRectF
from PySide6.QtGui import QPageSize, QPainter

from cnnstudio.app import words
from cnnstudio.app.lens import Lens
from cnnstudio.app.runs import describe
from cnnstudio.gui.drawing.formats import (
    POINTS_PER_PIXEL,
    Drawing,
    creator,
    opened_buffer,
    pdf_writer,
)
from cnnstudio.gui.drawing.picture import PAPER, NetworkPicture, picture_for
from cnnstudio.gui.drawing.report_curves import accuracy_plot, loss_plot, paint_plot
from cnnstudio.gui.drawing.report_table import HEAD_HEIGHT, ROW_HEIGHT, Row, paint_table, rows_of
from cnnstudio.gui.drawing.sheet import LEADING, RIGHT, Sheet, width_of, wrapped
from cnnstudio.layers.io import Input
from cnnstudio.network.analysis import Analysis, analyze
from cnnstudio.network.compare import compare
from cnnstudio.network.graph import Network
from cnnstudio.network.totals import last_field, totals
from cnnstudio.project.design import Design
from cnnstudio.training.history import History
from cnnstudio.training.job import Job

MARGIN_X, MARGIN_Y = 54.0, 48.0
GAP = 14.0
HEADER, FACTS, PLOTS = 40.0, 44.0, 148.0
SMALL, BODY = 8.5, 10.0
MOST_NOTES = 5
LEAST_DRAWING = 0.42
"""Of what drawing and table share, when both want more."""

FINER = 1.45
"""Paper shows so much finer details than a screen."""


class Trained(NamedTuple):
    """A run in a report: what it was asked, and what it said. Its number is 0 where unknown."""

    job: Job
    history: History
    number: int = 0


class _Part(NamedTuple):
    """A part of the page with a height of its own."""

    height: float
    paint: Callable[[Sheet, QRectF], None]


def report(
    design: Design, title: str, trained: Trained | None = None, lens: Lens | None = None
) -> Drawing:
    """Write the page.

    Args:
        design: The network, its data, and the notes.
        title: What the project is called.
        trained: The run to report on, if there is one.
        lens: Where the small maps on the cards come from; None leaves them empty.
    """
    buffer = opened_buffer()
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer = pdf_writer(buffer, title, size)
    points = size.size(QPageSize.Unit.Point)
    page = QRectF(0, 0, points.width() / POINTS_PER_PIXEL, points.height() / POINTS_PER_PIXEL)
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint(Sheet(painter), page, _Content(design, title, trained, lens))
    painter.end()
    return Drawing(bytes(buffer.data().data()))


class _Content(NamedTuple):
    design: Design
    title: str
    trained: Trained | None
    lens: Lens | None

    @property
    def network(self) -> Network:
        return self.design.network


def _paint(sheet: Sheet, page: QRectF, content: _Content) -> None:
    area = page.adjusted(MARGIN_X, MARGIN_Y, -MARGIN_X, -MARGIN_Y)
    analysis = analyze(content.network)
    above = [_header(content), _facts(content.network, analysis)]
    below = [*_run_parts(content, area.width()), *_notes(content, area.width())]
    footer = _conventions(area.width())
    used = sum(part.height + GAP for part in (*above, *below, footer))
    drawing, table = _shared(content, analysis, area.width(), area.height() - used - GAP)
    y = area.top()
    for part in (above[0], drawing, above[1], table, *below):
        part.paint(sheet, QRectF(area.left(), y, area.width(), part.height))
        y += part.height + GAP
    footer.paint(sheet, QRectF(area.left(), area.bottom() - footer.height, area.width(), 0))


def _shared(
    content: _Content, analysis: Analysis, width: float, height: float
) -> tuple[_Part, _Part]:
    """Share what is left of the page between the drawing and the table."""
    network = content.network
    rows, left_out = rows_of(network, analysis, _most_rows(height * (1 - LEAST_DRAWING)))
    room = height - _table_height(rows, left_out)
    picture = picture_for(content.design, content.lens, width, room)
    zoom = min(width / picture.rect.width(), room / picture.rect.height(), 1.0)
    drawn = _Part(picture.rect.height() * zoom, lambda sheet, place: _draw(sheet, place, picture))
    # What the drawing does not need may be enough for a longer table.
    rows, left_out = rows_of(network, analysis, _most_rows(height - drawn.height))
    return drawn, _Part(
        _table_height(rows, left_out),
        lambda sheet, place: paint_table(sheet, place, rows, left_out),
    )


def _most_rows(height: float) -> int:
    return int((height - HEAD_HEIGHT) / ROW_HEIGHT)


def _table_height(rows: Sequence[Row], left_out: int) -> float:
    return HEAD_HEIGHT + ROW_HEIGHT * (len(rows) + bool(left_out))


def _draw(sheet: Sheet, place: QRectF, picture: NetworkPicture) -> None:
    zoom = place.height() / picture.rect.height()
    width = picture.rect.width() * zoom
    left = place.left() + (place.width() - width) / 2
    picture.paint(sheet.painter, QRectF(left, place.top(), width, place.height()), FINER)


# --- above ---------------------------------------------------------------------------------------


def _header(content: _Content) -> _Part:
    def paint(sheet: Sheet, place: QRectF) -> None:
        today = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
        sheet.write(content.title, place.adjusted(0, 0, -190, 0), 21, weight=600)
        sheet.write(today, place.translated(0, 4), BODY, color="text2", align=RIGHT)
        sheet.write(creator(), place.translated(0, 18), SMALL, color="text3", align=RIGHT)
        sheet.rule(place.left(), place.right(), place.bottom() - 3, "border_strong")

    return _Part(HEADER, paint)


def _facts(network: Network, analysis: Analysis) -> _Part:
    facts = _figures(network, analysis)

    def paint(sheet: Sheet, place: QRectF) -> None:
        sheet.painter.fillRect(place, PAPER.color("sunken"))
        widths = [max(width_of(title, SMALL), width_of(value, 12.5, 600)) for title, value in facts]
        gap = (place.width() - 24 - sum(widths)) / (len(facts) - 1)
        left = place.left() + 12
        for (title, value), width in zip(facts, widths, strict=True):
            room = QRectF(left, place.top() + 8, width + 1, 0)
            sheet.write(title, room, SMALL, color="text2")
            sheet.write(value, room.translated(0, 13), 12.5, weight=600)
            left += width + gap

    return _Part(FACTS, paint)


def _figures(network: Network, analysis: Analysis) -> list[tuple[str, str]]:
    """Give the figures of a network, each with its name."""
    summed = totals(network, analysis)
    field = last_field(network, analysis)
    seen, at = _tr("Receptive field"), "–"
    if field is not None:
        seen = _tr("Receptive field at {node}").format(node=field[0].name)
        at = "×".join(words.number(side) for side in summed.field or ()) + " px"
    inputs = [node.layer for node in network.nodes if isinstance(node.layer, Input)]
    return [
        (_tr("Parameters"), words.number(summed.parameters)),
        (_tr("MACs"), words.number(summed.macs)),
        (_tr("Activation memory"), words.bytes_(summed.activation_bytes)),
        (_tr("Input"), words.shape(inputs[0].output_shape()) if inputs else "–"),
        (_tr("Output"), words.shape(summed.output) if summed.output else "–"),
        (_tr("Layers (depth)"), f"{words.number(summed.layers)} ({words.number(summed.depth)})"),
        (seen, at),
    ]


# --- below ---------------------------------------------------------------------------------------


def _run_parts(content: _Content, width: float) -> list[_Part]:
    trained = content.trained
    if trained is None or not trained.history.epochs:
        return []
    lines = [
        line
        for text in run_sentences(content.network, trained)
        for line in wrapped(text, BODY, width, 2)
    ]
    history = trained.history
    epochs = history.epochs[-1].epoch

    def paint(sheet: Sheet, place: QRectF) -> None:
        sheet.write_lines(lines, place, BODY)
        top = place.top() + len(lines) * BODY * LEADING + 8
        half = (place.width() - 28) / 2
        for at, plot in enumerate((loss_plot(history), accuracy_plot(history))):
            room = QRectF(place.left() + at * (half + 28), top, half, PLOTS)
            paint_plot(sheet, room, plot, epochs)

    return [_Part(len(lines) * BODY * LEADING + 8 + PLOTS, paint)]


def run_sentences(network: Network, trained: Trained) -> list[str]:
    """Say what the run was asked to do and what came out."""
    job, history = trained.job, trained.history
    name = _tr("Run {number}").format(number=trained.number) if trained.number else _tr("Run")
    settings = _tr(
        "{run}: {optimizer}, {epochs} epochs, batch size {batch}, seed {seed}, on {data}."
    )
    sentences = [
        settings.format(
            run=name,
            optimizer=describe(job),
            epochs=words.number(job.training.epochs),
            batch=words.number(job.training.batch_size),
            seed=job.training.seed,
            data=_data(trained),
        ),
        _result(history),
    ]
    if not compare(job.network, network).is_equal:
        count = words.number(analyze(job.network).parameters)
        text = _tr("The network has been changed since: the run's had {count} parameters.")
        sentences.append(text.format(count=count))
    return sentences


def _data(trained: Trained) -> str:
    title, started = trained.job.data.title, trained.history.started
    if started is None:
        return title
    counts = _tr("{title} ({train} training, {validation} validation and {test} test pictures)")
    return counts.format(
        title=title,
        train=words.number(started.train_pictures),
        validation=words.number(started.validation_pictures),
        test=words.number(started.test_pictures),
    )


def _result(history: History) -> str:
    best, ended = history.best, history.ended
    if best is None:
        return ""
    text = _tr("Best epoch {epoch}: validation {validation}").format(
        epoch=words.number(best.epoch), validation=words.percent(best.validation_accuracy)
    )
    if ended is None:
        return _tr("{result}.").format(result=text)
    if ended.test_accuracy is not None:
        text = _tr("{result}, test {test}").format(
            result=text, test=words.percent(ended.test_accuracy)
        )
    time = _tr("{result} after {time} on {device}.")
    return time.format(result=text, time=words.duration(ended.seconds), device=ended.device)


def _notes(content: _Content, width: float) -> list[_Part]:
    lines = wrapped(content.design.notes, BODY, width, MOST_NOTES)
    if not lines:
        return []

    def paint(sheet: Sheet, place: QRectF) -> None:
        sheet.write(_tr("Notes"), place, 10.5, weight=600)
        sheet.write_lines(lines, place.translated(0, 17), BODY)

    return [_Part(17 + len(lines) * BODY * LEADING, paint)]


def _conventions(width: float) -> _Part:
    text = _tr(
        "Shapes are channels × height × width, without the batch axis. MACs are "
        "multiply-accumulates of convolutions and dense layers for one picture, without biases; "
        "one MAC is two FLOPs. Parameters are the learned weights and biases, without running "
        "statistics. Activation memory is that of all outputs for one picture, in float32. A "
        "receptive field is what one unit sees of the picture, height × width in pixels."
    )
    lines = wrapped(text, SMALL, width, 4)
    height = len(lines) * SMALL * LEADING + 6

    def paint(sheet: Sheet, place: QRectF) -> None:
        sheet.rule(place.left(), place.right(), place.top(), "border")
        sheet.write_lines(lines, place.translated(0, 6), SMALL, color="text3")

    return _Part(height, paint)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Report", text)
