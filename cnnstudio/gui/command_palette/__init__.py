"""The search over everything that can be done: actions, layer kinds, nodes, networks and help.

Sources give choices, `matching` and `ranking` put the best first, the panel shows them and runs the
one that is taken.
"""

from cnnstudio.gui.command_palette.panel import CommandPalette
from cnnstudio.gui.command_palette.sources import Sources

__all__ = ["CommandPalette", "Sources"]
