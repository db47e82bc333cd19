"""The palette: all layer kinds to search, drag and insert, and templates to begin with."""

from cnnstudio.gui.palette.panel import Palette

__all__ = ["Palette"]
