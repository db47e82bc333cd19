"""Names for code: identifiers for nodes and classes, made from what people call them."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Collection

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


def identifiers(network: Network) -> dict[int, str]:
    """Give each node an identifier, by its id: its name where that is one, else a name like it.

    These are the names of the modules in the code and in every file of weights. They depend on
    the nodes' names and on their order in the network, and on nothing else.
    """
    given = {node.id: node.name for node in network.nodes if _is_free(node.name)}
    taken = set(given.values())
    for node in network.nodes:
        if node.id not in given:
            name = _unused(_like(node), taken)
            given[node.id] = name
            taken.add(name)
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


def _unused(name: str, taken: set[str]) -> str:
    number = 2
    result = name
    while result in taken or not _is_free(result):
        result = f"{name.rstrip('_')}_{number}"
        number += 1
    return result


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
