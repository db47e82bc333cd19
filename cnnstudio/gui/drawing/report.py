"""A report of one page, A4 upright: the network, its figures, its layers, and how it learned.

The table of layers and the drawing share what the other parts leave of the page; the table is
shortened and the drawing gets smaller before anything would run over its edge.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QRectF
from PySide6.QtGui import QPageSize, QPainter

from cnnstudio.app import words
from cnnstudio.app.lens import Lens
from cnnstudio.gui.drawing.formats import (
    POINTS_PER_PIXEL,
    Drawing,
    creator,
    opened_buffer,
    pdf_writer,
)
from cnnstudio.gui.drawing.picture import PAPER, NetworkPicture, picture_for
from cnnstudio.gui.drawing.proof import proved_pdf
from cnnstudio.gui.drawing.report_curves import accuracy_plot, loss_plot, paint_plot
from cnnstudio.gui.drawing.report_table import HEAD_HEIGHT, ROW_HEIGHT, Row, paint_table, rows_of
from cnnstudio.gui.drawing.report_words import Trained, conventions, figures, run_sentences
from cnnstudio.gui.drawing.sheet import LEADING, RIGHT, Sheet, width_of, wrapped
from cnnstudio.network.analysis import Analysis, analyze
from cnnstudio.network.graph import Network
from cnnstudio.project.design import Design

MARGIN_X, MARGIN_Y = 54.0, 48.0
GAP = 14.0
HEADER, FACTS, PLOTS = 40.0, 44.0, 148.0
SMALL, BODY = 8.5, 10.0
MOST_NOTES = 5
LEAST_DRAWING = 0.42
"""Of what drawing and table share, when both want more."""

FINER = 1.45
"""Paper shows so much finer details than a screen."""


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

    Raises:
        ProjectError: What was written cannot be opened again, or is not one page.
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
    return Drawing(proved_pdf(bytes(buffer.data().data())))


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
        today = words.date(QDate.currentDate())
        sheet.write(content.title, place.adjusted(0, 0, -190, 0), 21, weight=600)
        sheet.write(today, place.translated(0, 4), BODY, color="text2", align=RIGHT)
        sheet.write(creator(), place.translated(0, 18), SMALL, color="text3", align=RIGHT)
        sheet.rule(place.left(), place.right(), place.bottom() - 3, "border_strong")

    return _Part(HEADER, paint)


def _facts(network: Network, analysis: Analysis) -> _Part:
    facts = figures(network, analysis)

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


def _notes(content: _Content, width: float) -> list[_Part]:
    lines = wrapped(content.design.notes, BODY, width, MOST_NOTES)
    if not lines:
        return []

    def paint(sheet: Sheet, place: QRectF) -> None:
        sheet.write(_tr("Notes"), place, 10.5, weight=600)
        sheet.write_lines(lines, place.translated(0, 17), BODY)

    return [_Part(17 + len(lines) * BODY * LEADING, paint)]


def _conventions(width: float) -> _Part:
    lines = wrapped(conventions(), SMALL, width, 4)
    height = len(lines) * SMALL * LEADING + 6

    def paint(sheet: Sheet, place: QRectF) -> None:
        sheet.rule(place.left(), place.right(), place.top(), "border")
        sheet.write_lines(lines, place.translated(0, 6), SMALL, color="text3")

    return _Part(height, paint)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Report", text)
