"""The gallery: known networks to look at, and to begin a project with."""

from cnnstudio.gui.gallery.window import GalleryWindow

__all__ = ["GalleryWindow"]
