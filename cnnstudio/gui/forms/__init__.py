"""Forms made from the declarations of settings: see `StructForm`."""

from cnnstudio.gui.forms.form import StructForm

__all__ = ["StructForm"]
