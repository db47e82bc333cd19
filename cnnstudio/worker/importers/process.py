"""The process that imports one network for the window.

Foreign files are read here and nowhere else: whatever they do to this process, the window and the
assistant go on.
"""

from __future__ import annotations

import time

from cnnstudio.project.run_store import RunFolder
from cnnstudio.training.events import Message
from cnnstudio.training.protocol import ImportNetwork, NetworkImported, Progress
from cnnstudio.training.sentence import Sentence
from cnnstudio.worker.channel import Channel
from cnnstudio.worker.importers.sources import import_from
from cnnstudio.worker.importers.storing import stored
from cnnstudio.worker.probes import answered

REPORT_SECONDS = 0.1


class Unwanted(BaseException):
    """Nobody waits for the import any more; nothing on the way shall take it for an error."""


def import_for(channel: Channel, ask: ImportNetwork) -> int:
    """Import a network, say how it went, and be done; nothing is left where nobody waits."""
    try:
        answer = answered(ask.number, lambda: _imported(channel, ask))
    except Unwanted:
        return 0
    channel.say(answer)
    return 0


def _imported(channel: Channel, ask: ImportNetwork) -> Message:
    told = 0.0

    def tell(done: int, total: int, unit: str) -> None:
        nonlocal told
        _need_wanted(channel)
        if time.monotonic() - told >= REPORT_SECONDS:
            told = time.monotonic()
            channel.say(Progress(ask.number, done, total, unit))

    imported = import_from(ask.source, ask.weights, tell)
    _need_wanted(channel)
    folder = stored(imported)
    if folder is not None:
        _hand_over(channel, folder)
    return NetworkImported(
        ask.number,
        imported.title,
        imported.network,
        tuple(Sentence.of(text) for text in imported.report),
        "" if folder is None else str(folder.path),
    )


def _need_wanted(channel: Channel) -> None:
    channel.poll()
    if channel.is_closed:
        raise Unwanted


def _hand_over(channel: Channel, folder: RunFolder) -> None:
    """Leave the run to the window, or delete it where the window has gone."""
    try:
        _need_wanted(channel)
    except Unwanted:
        folder.delete()
        raise
    folder.disown()
