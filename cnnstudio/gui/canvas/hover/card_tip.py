"""The tip of a card: all settings and numbers of a layer, or the numbers of a group."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.gui.canvas.hover.tips import Tip
from cnnstudio.gui.canvas.words.content import kind_of
from cnnstudio.gui.canvas.words.group_content import count_of_layers, shapes_in_words
from cnnstudio.gui.forms.declarations import settings_of
from cnnstudio.gui.forms.editor import shown_word
from cnnstudio.layers.text import Text
from cnnstudio.network import groups
from cnnstudio.network.analysis import explain
from cnnstudio.network.graph import Group

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
    return Tip(title, tuple(rows), words.say(problem.sentence), icon, tone)


def tip_of_group(document: Document, group: Group) -> Tip:
    """Put a group into words: its numbers as a whole, and the first thing that is wrong in it."""
    facts = groups.facts(document.network, document.analysis, group.nodes)
    rows = [
        (_tr("Input"), shapes_in_words(facts.input_shapes)),
        (_tr("Output"), shapes_in_words(facts.output_shapes)),
        (_tr("Parameters"), words.number(facts.parameters)),
        (_tr("MACs"), words.number(facts.macs)),
        (_tr("Activations"), words.bytes_(facts.activation_bytes)),
    ]
    if facts.field is not None:
        rows.append((_tr("Receptive field"), words.pixels(facts.field.size)))
    title = f"{group.name} · {count_of_layers(len(group.nodes))}"
    worst = next((each for each in facts.problems if each.is_error), None)
    if worst is not None:
        text = f"{worst.name}: {words.say(worst.text)}"
        return Tip(title, tuple(rows), text, "problem", "danger")
    hint = _tr("Double click to unfold it") if group.folded else _tr("Double click to fold it")
    return Tip(title, tuple(rows), hint)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Canvas", text)


def _value(value: object) -> str:
    """Write the value of a setting."""
    if isinstance(value, bool):
        return _tr("yes") if value else _tr("no")
    if isinstance(value, tuple):
        return " × ".join(_value(part) for part in value)
    return words.number(value) if isinstance(value, int | float) else shown_word(str(value))
