"""What the safety net needs of a window, and no more, since that is made in no time."""

from PySide6.QtWidgets import QWidget

from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.file_commands import FileCommands
from cnnstudio.gui.window.messages import Messages
from cnnstudio.gui.window.safety import SafetyNet


class BareWindow(QWidget):
    """A window with messages, files and the safety net."""

    def __init__(self, studio: Studio):
        super().__init__()
        self.studio = studio
        self.messages = Messages(self)
        self.files = FileCommands(self.studio, self.messages, self)
        self.safety = SafetyNet(self.studio, self.messages, self.files, self)
        self.studio.new("LeNet-5")
