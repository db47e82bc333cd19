"""The preferences: how the program looks and where it keeps things."""

from cnnstudio.gui.preferences.dialog import PreferencesDialog
from cnnstudio.gui.preferences.looks import Looks

__all__ = ["Looks", "PreferencesDialog"]
