"""The tip of a card: all its settings, and its numbers with their arithmetic."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.gui.canvas.content import kind_of
from cnnstudio.gui.canvas.tips import Tip
from cnnstudio.gui.forms.declarations import settings_of
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import explain

MOST_NUMBERS = 4


def tip_of(document: Document, node_id: int) -> Tip:
    """Put a node into words."""
    node = document.network.by_id[node_id]
    rows = [
        (words.say(Text(setting.title)), _value(getattr(node.layer, setting.name)))
        for setting in settings_of(type(node.layer))
        if setting.matters_in(node.layer)
    ]
    for number in explain(document.network, document.analysis, node_id)[:MOST_NUMBERS]:
        arithmetic = f"{number.numbers} = {words.number(number.result)}"
        rows.append((words.say(number.subject), arithmetic))
    problems = [problem for problem in document.problems if problem.node == node_id]
    title = f"{node.name} · {kind_of(node.layer)}"
    if not problems:
        return Tip(title, tuple(rows))
    problem = problems[0]
    icon, tone = ("problem", "danger") if problem.is_error else ("warning", "warning")
    return Tip(title, tuple(rows), words.say(problem.text), icon, tone)


def _value(value: object) -> str:
    """Write the value of a setting."""
    if isinstance(value, bool):
        return QCoreApplication.translate("Canvas", "yes" if value else "no")
    if isinstance(value, tuple):
        return " × ".join(_value(part) for part in value)
    return words.number(value) if isinstance(value, int | float) else str(value)
