"""What the start page says of a project file, read without opening the project."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QBuffer, QCoreApplication, QDateTime, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from cnnstudio.app import words
from cnnstudio.data.fit import data_problems
from cnnstudio.network.analysis import analyze
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.summary import Summary, read_summary
from cnnstudio.zoo.sketch import Mark, sketch

translate = QCoreApplication.translate

PICTURE = QSize(62, 38)
"""Logical pixels of the picture in a list."""

SHARPNESS = 2
"""The picture is kept for screens with so many device pixels to a logical one."""

WIDEST_THUMBNAIL = 1024
"""Pixels of a side: nothing larger is decoded. A file of 250 KB may be one of 256 MB in memory."""

MOST_NODES = 400
"""Larger networks are not looked through for the sake of a line in a list."""


class Facts(msgspec.Struct, frozen=True):
    """A project in a list.

    `line` stands below its name, `problem` behind it in the color of errors. The picture is the
    image of the file, which is a light one; in the dark, and where there is none, `marks` are
    drawn; where these are not known either, an icon.
    """

    line: str
    problem: str = ""
    image: QImage | None = None
    marks: tuple[Mark, ...] = ()
    is_missing: bool = False


def look_at(path: Path) -> Facts:
    """Read what a list of recent projects shows of a file."""
    try:
        saved = QDateTime.fromSecsSinceEpoch(int(path.stat().st_mtime))
    except (OSError, ValueError, OverflowError):
        return Facts(translate("StartPage", "not found"), is_missing=True)
    try:
        summary = read_summary(path)
    except ProjectError:
        return Facts("", translate("StartPage", "cannot be opened"))
    problem = _problems(summary.design)
    parts = [words.day(saved)] if problem else [words.day(saved), _training(summary)]
    return Facts(", ".join(parts), problem, thumbnail(summary.thumbnail), marks_of(summary))


def marks_of(summary: Summary) -> tuple[Mark, ...]:
    """Give the drawing of a network, where it is known and not too large to work it out."""
    design = summary.design
    if design is None or not 0 < len(design.network.nodes) <= MOST_NODES:
        return ()
    return sketch(design.network)


def thumbnail(data: bytes | None) -> QImage | None:
    """Decode the picture of a file at the size of a list; None where that is not possible."""
    if data is None:
        return None
    buffer = QBuffer()
    buffer.setData(data)
    reader = QImageReader(buffer, b"png")
    reader.setDecideFormatFromContent(False)
    size = reader.size()
    if size.isEmpty() or max(size.width(), size.height()) > WIDEST_THUMBNAIL:
        return None
    room = PICTURE * SHARPNESS
    reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def _training(summary: Summary) -> str:
    if summary.accuracy is None:
        return translate("StartPage", "not trained")
    text = translate("StartPage", "{accuracy} · run {number}")
    return text.format(accuracy=words.percent(summary.accuracy), number=summary.best_run)


def _problems(design: Design | None) -> str:
    if design is None or len(design.network.nodes) > MOST_NODES:
        return ""
    found = [*analyze(design.network).problems, *data_problems(design.network, design.data)]
    count = sum(problem.is_error for problem in found)
    return words.counted(count, "1 problem", "{count} problems") if count else ""
