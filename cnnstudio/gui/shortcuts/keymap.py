"""The keys that hold now: those of the table, but for those that the user has chosen.

There is one `Keymap`, `current()`. The user's choices come from a file, so each is checked: one
that cannot be leaves a sentence, and the usual keys hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from PySide6.QtCore import QCoreApplication, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from cnnstudio.gui.shortcuts.own_keys import PARTS
from cnnstudio.gui.window.actions import ENTRIES, Entry, translated

translate = QCoreApplication.translate

MOST_STROKES = 2
LONGEST = 60
"""Letters of what a file calls keys or an action, in a sentence."""

_ENTRIES = {entry.key: entry for entry in ENTRIES}

Keys = dict[str, tuple[str, ...]]


class Keymap(QObject):
    """Says which keys trigger an action.

    Signals:
        changed: Other keys hold.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._usual, _ = resolved({})
        self.keys = self._usual

    def take(self, chosen: Mapping[str, str]) -> list[str]:
        """Let the user's choices hold, and give a sentence for each that cannot."""
        keys, troubles = resolved(chosen) if chosen else (self._usual, [])
        if keys != self.keys:
            self.keys = keys
            self.changed.emit()
        return troubles

    def first(self, action: str) -> str:
        """Give the keys that are shown for an action, as they are written in code."""
        return next(iter(self.keys.get(action, ())), "")


_keymap: Keymap | None = None


def current() -> Keymap:
    """Give the one keymap of the program."""
    global _keymap
    if _keymap is None:
        _keymap = Keymap()
    return _keymap


def follow(owner: QObject, action: str, show: Callable[[str], object]) -> None:
    """Show the keys of an action, now and whenever they change, as long as the owner lives."""
    _Follower(owner, action, show)


class _Follower(QObject):
    def __init__(self, owner: QObject, action: str, show: Callable[[str], object]) -> None:
        super().__init__(owner)
        self._action, self._show = action, show
        current().changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        self._show(current().first(self._action))


# --- what may be ----------------------------------------------------------------------------------


def resolved(chosen: Mapping[str, str]) -> tuple[Keys, list[str]]:
    """Give the keys of every action, and sentences about choices that cannot be.

    Args:
        chosen: By the name of an action the keys that the user wants, or nothing for none.
    """
    troubles = [_unknown(name) for name in chosen if name not in _ENTRIES]
    keys: Keys = {}
    for entry in ENTRIES:
        wanted = chosen.get(entry.key)
        reason = "" if wanted is None else why_not(entry.key, wanted, keys)
        if reason:
            troubles.append(reason)
        if wanted is not None and not reason:
            keys[entry.key] = (portable(wanted),) if wanted else ()
            continue
        usual = usual_keys(entry)
        keys[entry.key] = tuple(each for each in usual if not holder(each, keys))
        for each in usual:
            other = holder(each, keys, but=entry.key)
            if other:
                troubles.append(_twice(each, other, entry.key))
    return keys, troubles


def why_not(action: str, sequence: str, keys: Keys) -> str:
    """Say why an action cannot have these keys beside the others, or nothing if it can."""
    if not sequence:
        return ""
    known = portable(sequence)
    if not known:
        text = translate(
            "Shortcuts", "“{keys}” is no combination of keys: {action} keeps its usual ones."
        )
        return text.format(keys=_short(sequence), action=name_of(action))
    if _is_reserved(known) and known not in usual_keys(_ENTRIES[action]):
        text = translate(
            "Shortcuts",
            "{keys} is needed by the views themselves: choose others for {action}.",
        )
        return text.format(keys=native(known), action=name_of(action))
    other = holder(known, keys, but=action)
    return _twice(known, other, action) if other else ""


def holder(sequence: str, keys: Keys, but: str = "") -> str:
    """Give the action that has these keys, or keys that begin with them or that they begin with."""
    for action, sequences in keys.items():
        for each in sequences if action != but else ():
            if _begins(each, sequence) or _begins(sequence, each):
                return action
    return ""


@cache
def usual_keys(entry: Entry) -> tuple[str, ...]:
    """Give the keys of the table."""
    return tuple(portable(each) for each in (entry.shortcut, entry.also) if each)


def portable(sequence: str) -> str:
    """Write keys as Qt does in code; nothing if they are none, or too many strokes."""
    found = QKeySequence(sequence, QKeySequence.SequenceFormat.PortableText)
    strokes = [each.key() for each in strokes_of(found)]
    if Qt.Key.Key_unknown in strokes or not 0 < len(strokes) <= MOST_STROKES:
        return ""
    text = found.toString(QKeySequence.SequenceFormat.PortableText)
    return text if text.isprintable() else ""


def native(sequence: str) -> str:
    """Write keys as people know them on this system."""
    found = QKeySequence(sequence, QKeySequence.SequenceFormat.PortableText)
    return found.toString(QKeySequence.SequenceFormat.NativeText)


def name_of(action: str) -> str:
    """Give what an action is called."""
    return translated(_ENTRIES[action].text).rstrip("…")


def strokes_of(sequence: QKeySequence) -> list[QKeyCombination]:
    """Give what is pressed, one behind the other."""
    # PySide's stubs do not know that sequences can be indexed.
    return [sequence[at] for at in range(sequence.count())]  # pyright: ignore[reportIndexIssue]


def _begins(first: str, whole: str) -> bool:
    """Say whether the strokes of some keys are the first ones of others."""
    return first == whole or whole.startswith(f"{first}, ")


def _is_reserved(sequence: str) -> bool:
    """Say whether the first stroke belongs to a view, or leads from field to field."""
    first = QKeySequence(strokes_of(QKeySequence(sequence))[0])
    text = first.toString(QKeySequence.SequenceFormat.PortableText)
    return text in _OWN_KEYS or text in ("Tab", "Backtab", "Shift+Tab", "Shift+Backtab")


_OWN_KEYS = {
    keys
    for part in PARTS
    for own in (() if part.is_mouse else part.keys)
    for keys in own.keys.split(",")
}


# --- sentences ------------------------------------------------------------------------------------


def _twice(sequence: str, first: str, second: str) -> str:
    text = translate(
        "Shortcuts",
        "{keys} is given to {first} and to {second}: {first} keeps it. Choose others for {second}.",
    )
    shown, first, second = native(sequence), name_of(first), name_of(second)
    return text.format(keys=shown, first=first, second=second)


def _unknown(name: str) -> str:
    text = translate(
        "Shortcuts", "“{name}” in your list of shortcuts is no action: it is left out."
    )
    return text.format(name=_short(name))


def _short(text: str) -> str:
    """Cut a text from a file short, on one line."""
    text = "".join(letter if letter.isprintable() else " " for letter in text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
