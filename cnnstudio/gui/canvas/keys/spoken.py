"""What is on the canvas, in words for those who cannot see it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.gui.canvas.words.content import kind_of
from cnnstudio.gui.canvas.words.wording import problems_by_node
from cnnstudio.network.analysis import NodeAnalysis
from cnnstudio.network.graph import Group, Network
from cnnstudio.network.layout.cards import exits


def name_of_node(document: Document, node: int) -> str:
    """Say which layer it is, and what comes out: "conv1, Conv 2D, 6×28×28, 156 parameters"."""
    layer, facts = document.network.by_id[node], _facts(document, node)
    parts = [layer.name, kind_of(layer.layer)]
    if facts.output_shape is not None:
        parts.append(words.shape(facts.output_shape))
    parts.append(_parameters(facts.parameters))
    return ", ".join(filter(None, parts))


def describe_node(document: Document, node: int) -> str:
    """Give settings, neighbors and what is wrong, each as a sentence."""
    layer = document.network.by_id[node]
    sentences = [
        words.say(layer.layer.describe()),
        _wired(document.network, layer.sources, _targets(document.network, [node])),
        *(words.say(problem.text) for problem in problems_by_node(document).get(node, ())),
    ]
    return _joined(sentences)


def name_of_group(document: Document, group: Group) -> str:
    """Say which folded group it is, how many layers are in it, and what comes out."""
    leaving = exits(document.network, group.nodes)
    shape = _facts(document, leaving[-1]).output_shape if leaving else None
    count = _tr("group of {count} layers").format(count=words.number(len(group.nodes)))
    parts = [group.name, count, words.shape(shape) if shape is not None else ""]
    parts.append(_parameters(sum(_facts(document, node).parameters for node in group.nodes)))
    return ", ".join(filter(None, parts))


def describe_group(document: Document, group: Group) -> str:
    """Give the layers of a folded group, its neighbors and what is wrong."""
    network, problems = document.network, problems_by_node(document)
    inside = ", ".join(node.name for node in network.order if node.id in group.nodes)
    fed = [
        source
        for node in network.order
        if node.id in group.nodes
        for source in node.sources
        if source not in group.nodes
    ]
    found = [each for node in sorted(group.nodes) for each in problems.get(node, ())]
    sentences = [
        _tr("Folded: {layers}").format(layers=inside),
        _wired(network, fed, _targets(network, sorted(group.nodes))),
        *(words.say(problem.text) for problem in found),
    ]
    return _joined(sentences)


def _targets(network: Network, nodes: list[int]) -> list[int]:
    found = [target for node in nodes for target, _ in network.consumers[node]]
    return [target for target in found if target not in nodes]


def _wired(network: Network, sources: list[int] | tuple[int, ...], targets: list[int]) -> str:
    """Say "from input; to pool1", or that nothing is connected."""
    texts = []
    for template, ends in ((_tr("from {names}"), sources), (_tr("to {names}"), targets)):
        names = ", ".join(dict.fromkeys(network.by_id[end].name for end in ends))
        if names:
            texts.append(template.format(names=names))
    return "; ".join(texts) or _tr("connected with nothing")


def _parameters(count: int) -> str:
    if not count:
        return ""
    text = _tr("1 parameter") if count == 1 else _tr("{count} parameters")
    return text.format(count=words.number(count))


def _facts(document: Document, node: int) -> NodeAnalysis:
    return document.analysis.nodes.get(node, NodeAnalysis())


def _joined(sentences: list[str]) -> str:
    ended = (text if text.endswith((".", "?", "!")) else f"{text}." for text in sentences if text)
    return " ".join(ended)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Canvas", text)
