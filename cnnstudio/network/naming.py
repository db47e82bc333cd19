"""Names that nobody has yet, and names for code: identifiers made from what people call things."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Collection, Iterable

from cnnstudio.layers.base import Layer
from cnnstudio.network.graph import Network, Node

_ATTRIBUTES = """
    T_destination add_module apply bfloat16 buffers call_super_init children compile cpu cuda
    double dump_patches eval extra_repr float forward get_buffer get_extra_state get_parameter
    get_submodule half ipu load_state_dict modules mtia named_buffers named_children named_modules
    named_parameters parameters register_backward_hook register_buffer register_forward_hook
    register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook
    register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module
    register_parameter register_state_dict_post_hook register_state_dict_pre_hook requires_grad_
    set_extra_state set_submodule share_memory state_dict to to_empty train training type xpu
    zero_grad
"""

MODULE_ATTRIBUTES = frozenset(_ATTRIBUTES.split())
"""Public names that every torch.nn.Module has; a layer called like one would break the module."""

_RESERVED = MODULE_ATTRIBUTES | {"nn", "self", "torch", "x", *keyword.kwlist, *keyword.softkwlist}


class FreeNames:
    """Gives out names that nobody has yet, each once.

    It remembers how far it has counted behind each beginning: thousands of names cost no more than
    each by itself.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def of_layer(self, layer: Layer) -> str:
        """Give a name for a node of this kind: conv1, conv2, ... or flatten, flatten1, ..."""
        return self.numbered(layer.stem.replace("#", "1"), layer.stem.replace("#", ""), 1)

    def of_copy(self, name: str, layer: Layer) -> str:
        """Give the name of a node for its copy, or else one of its kind."""
        return self.of_layer(layer) if name in self._taken else self.numbered(name, name, 1)

    def of_title(self, name: str) -> str:
        """Give what people call a group or a block, or the first free of "name 2", "name 3", ..."""
        stem, _, number = name.rpartition(" ")
        stem = stem if stem and number.isdecimal() else name
        return self.numbered(name, f"{stem[:190]} ", 2)

    def numbered(self, name: str, beginning: str, first: int) -> str:
        """Give the name, or the beginning with the first number from `first` on that is free."""
        while name in self._taken:
            number = self._next.get(beginning, first)
            self._next[beginning] = number + 1
            name = f"{beginning}{number}"
        self._taken.add(name)
        return name


def identifiers(network: Network) -> dict[int, str]:
    """Give each node an identifier, by its id: its name where that is one, else a name like it.

    These are the names of the modules in the code and in every file of weights. They depend on
    the nodes' names and on their order in the network, and on nothing else.
    """
    given = {node.id: node.name for node in network.nodes if _is_free(node.name)}
    names = FreeNames([*given.values(), *_RESERVED])
    for node in network.nodes:
        if node.id not in given:
            name = _like(node)
            given[node.id] = names.numbered(name, f"{name.rstrip('_')}_", 2)
    return {node.id: given[node.id] for node in network.nodes}


def _is_free(name: str) -> bool:
    """Say whether a name can stand in the code as it is: no accents, no private names."""
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) is not None and name not in _RESERVED


def _like(node: Node) -> str:
    """Make an identifier that looks like the node's name, or says its kind."""
    name = re.sub(r"[^A-Za-z0-9]+", "_", _plain(node.name)).strip("_")
    if not name or not name[0].isalpha():
        name = f"{node.layer.stem.replace('#', '')}_{name}".rstrip("_")
    return f"{name}_" if name in _RESERVED else name


def class_name(title: str, taken: Collection[str] = ()) -> str:
    """Make the name of a class from a title, but none of `taken`: “LeNet-5” becomes LeNet5."""
    words = re.findall(r"[A-Za-z0-9]+", _plain(title))
    name = "".join(word[0].upper() + word[1:] for word in words)
    if not name or not name[0].isalpha() or keyword.iskeyword(name):
        name = f"Network{name}"
    return f"{name}Network" if name in taken else name


def _plain(text: str) -> str:
    """Leave out accents, and letters that are not ASCII's."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
