"""Drawings and reports, painted without a screen, a window or anything of the user's."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import msgspec

from cnnstudio.cli.output import CommandError, say
from cnnstudio.cli.window import why_no_qt
from cnnstudio.project.storage import Project
from cnnstudio.project.stored_run import StoredRun
from cnnstudio.training.history import History

if TYPE_CHECKING:
    from cnnstudio.gui.drawing.report_words import Trained

FORMATS = ("svg", "png", "pdf", "report")


def draw(format_: str, project: Project, run: StoredRun | None) -> bytes:
    """Draw the design's network, or the one that a run has trained."""
    _need_qt()
    from cnnstudio.gui.drawing import formats, offscreen
    from cnnstudio.gui.drawing.picture import NetworkPicture
    from cnnstudio.gui.drawing.report import report

    title, design = project.path.stem, project.design
    if run is not None:
        design = msgspec.structs.replace(design, network=run.read_job().network)
    with offscreen.application():
        if format_ == "report":
            drawing = report(design, title, _trained(project, run))
        else:
            drawing = formats.FORMATS[format_](NetworkPicture(design), title)
    if drawing.note is not None:
        say(drawing.note)
    return drawing.data


def _trained(project: Project, run: StoredRun | None) -> Trained | None:
    """Give the run to report on: the one that was asked for, or the newest that can be read."""
    from cnnstudio.gui.drawing.report_words import Trained

    numbered = [(at, each) for at, each in enumerate(project.runs, start=1) if each.job is not None]
    if run is not None:
        numbered = [(at, each) for at, each in numbered if each.id == run.id]
    if not numbered:
        return None
    number, chosen = numbered[-1]
    return Trained(chosen.read_job(), History.of_lines(chosen.events_lines()), number)


def _need_qt() -> None:
    """Let Qt paint in memory, where there is a screen as well as where there is none."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    reason = why_no_qt()
    if reason is not None:
        raise CommandError(reason)
