"""A helper process of the window: started, listened to, and put into words when it dies."""

from __future__ import annotations

import logging
import sys

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

from cnnstudio import paths
from cnnstudio.app import words
from cnnstudio.training.events import Message
from cnnstudio.training.protocol import (
    LONGEST_LINE,
    PROTOCOL_VERSION,
    Ask,
    Failed,
    Hello,
    decode_message,
    encode,
)

log = logging.getLogger(__name__)

KEPT_OF_STDERR = 4_000
"""Characters of the process's last words that are kept for the report."""


class HelperProcess(QObject):
    """Speaks the channel with one `cnnstudio worker`.

    Signals: `said` (a `Message`) for each line; `ended` (a sentence, "" after an orderly end).
    """

    said = Signal(object)
    ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.setProgram(sys.executable)
        # -P: what lies in the working directory must never be imported.
        self._process.setArguments(["-P", "-m", "cnnstudio", "worker"])
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._read_errors)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)
        self._rest = b""
        self._last_words = ""
        self._leaving = False
        self.hello: Hello | None = None

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    @property
    def process_id(self) -> int:
        """The number of the process for the operating system; 0 where there is none."""
        return self._process.processId()

    def start(self) -> None:
        """Start the process in the run store."""
        folder = paths.run_store()
        folder.mkdir(parents=True, exist_ok=True)
        self._process.setWorkingDirectory(str(folder))
        self._process.start()

    def send(self, ask: Ask) -> None:
        """Send one line."""
        self._process.write(encode(ask) + b"\n")

    def leave(self, patience: float = 5.0) -> None:
        """Ask the process to save and leave, and end it after `patience` seconds."""
        self._leaving = True
        if self.is_running:
            self._process.closeWriteChannel()
            QTimer.singleShot(round(patience * 1000), self._process, self._process.kill)

    def wait_to_leave(self, seconds: float) -> None:
        """Leave, and wait for the end: for the moment when the window itself goes."""
        self._leaving = True
        if self.is_running:
            self._process.closeWriteChannel()
            if not self._process.waitForFinished(round(seconds * 1000)):
                self.kill()

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.waitForFinished(2000)

    def _read(self) -> None:
        data = self._rest + self._process.readAllStandardOutput().data()
        *lines, self._rest = data.split(b"\n")
        if len(self._rest) > LONGEST_LINE:
            log.error("A line of the helper process was too long and is left out.")
            self._rest = b""
        for line in lines:
            if line:
                self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            message: Message = decode_message(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            log.error("A line of the helper process could not be read: %r", line[:200])
            return
        if isinstance(message, Hello):
            self.hello = message
            if message.protocol != PROTOCOL_VERSION:
                self._last_words = self.tr("It is of another version of CNN Studio.")
                self.kill()
                return
        if isinstance(message, Failed) and message.said is not None:
            message = msgspec.structs.replace(message, reason=words.say(message.said.text()))
        self.said.emit(message)

    def _read_errors(self) -> None:
        text = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        self._last_words = (self._last_words + text)[-KEPT_OF_STDERR:]
        log.info("helper process: %s", text.rstrip())

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.ended.emit(
                self.tr("The helper process could not be started: {reason}.").format(
                    reason=self._process.errorString()
                )
            )

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        if self._leaving or (code == 0 and status == QProcess.ExitStatus.NormalExit):
            self.ended.emit("")
        else:
            self.ended.emit(death_in_words(code, status, self._last_words))


def death_in_words(code: int, status: QProcess.ExitStatus, last_words: str) -> str:
    """Say in a sentence how a process died."""
    tr = QCoreApplication.translate
    if status == QProcess.ExitStatus.CrashExit and not last_words.strip():
        return tr("HelperProcess", "It was ended from outside (signal {code}).").format(code=code)
    lines = [line for line in last_words.strip().splitlines() if line.strip()]
    reason = lines[-1].strip() if lines else tr("HelperProcess", "exit status {}").format(code)
    return tr("HelperProcess", "It stopped with: {reason}").format(reason=reason)
