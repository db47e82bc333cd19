"""The palette: all layer kinds to search, drag and insert, and templates to begin with."""

from cnnstudio.gui.palette.panel import Palette, comfortable_width

__all__ = ["Palette", "comfortable_width"]
