"""Errors that nobody has foreseen: they go into the log and are said, and the window goes on."""

from __future__ import annotations

import logging
import sys
from types import TracebackType

from PySide6.QtCore import QObject
from shiboken6 import Shiboken

from cnnstudio import paths
from cnnstudio.gui.window.messages import Messages

log = logging.getLogger(__name__)

KEY = "unexpected"
"""Of the banner: there is one, however often something happens."""


class Unexpected(QObject):
    """Takes the place of the usual end of an error, which without a console nobody sees."""

    def __init__(self, messages: Messages) -> None:
        super().__init__(messages)
        self._messages = messages
        self._is_telling = False
        sys.excepthook = self.take

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write an error down and say that there was one."""
        sys.__excepthook__(kind, error, trace)
        log.error("Something unexpected happened.", exc_info=(kind, error, trace))
        # What fails while this is shown is in the log as well, and enough.
        if self._is_telling or not isinstance(error, Exception) or not self._can_tell():
            return
        self._is_telling = True
        try:
            self._messages.warn(self._text(), KEY)
        finally:
            self._is_telling = False

    def _can_tell(self) -> bool:
        return Shiboken.isValid(self) and Shiboken.isValid(self._messages)

    def _text(self) -> str:
        text = self.tr(
            "Something did not go as it should. Save what is open, and start the program again if "
            "this goes on: what happened is written down in {file}."
        )
        return text.format(file=paths.log_folder() / "window.log")
