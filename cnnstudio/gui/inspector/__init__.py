"""The inspector: settings of the selected layers, and how their numbers come about."""

from cnnstudio.gui.inspector.panel import Inspector

__all__ = ["Inspector"]
