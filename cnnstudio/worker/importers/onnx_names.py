"""Where a node of an ONNX graph stood in the network it was made from: "layer1.0.conv1".

Exporters leave traces of it: in the names of weights, in the names of nodes, or as metadata. None
of it is needed; it only makes the import readable.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from onnx import NodeProto

SCOPES = "pkg.torch.onnx.name_scopes"
"""Key under which PyTorch's newer exporter writes the modules around a node."""


def paths(nodes: Sequence[NodeProto], weights: Collection[str]) -> list[str]:
    """Give each node its path, "" where nothing is known.

    A node in a module that has others in it is called after its operator: "layer1.0.add".
    """
    modules = [_module(node) for node in nodes]
    around = {path[:place] for path in modules for place in _dots(path)}
    return [
        _owner(node, weights) or _in_module(module, node.op_type, around)
        for node, module in zip(nodes, modules, strict=True)
    ]


def _dots(path: str) -> list[int]:
    return [place for place, char in enumerate(path) if char == "."]


def _owner(node: NodeProto, weights: Collection[str]) -> str:
    """Take the path from the name of a weight, such as "layer1.0.conv1.weight"."""
    for name in node.input[1:]:
        if name in weights and re.fullmatch(r"[\w.-]+\.(?:weight|bias)", name):
            return name.rpartition(".")[0]
    return ""


def _module(node: NodeProto) -> str:
    """Take the path from the metadata, or from a name such as "/layer1/layer1.0/relu/Relu"."""
    for entry in node.metadata_props:
        if entry.key == SCOPES:
            scopes = re.findall(r"'([\w.-]*)'", entry.value)
            return scopes[-2] if len(scopes) > 1 else ""
    parts: list[str] = []
    for part in re.findall(r"[\w.-]+", node.name.rpartition("/")[0]):
        if parts and part.startswith(parts[-1] + "."):
            parts.pop()
        parts.append(part)
    return ".".join(parts)


def _in_module(module: str, operator: str, around: Collection[str]) -> str:
    return f"{module}.{operator.lower()}" if module in around else module
