"""The user's own blocks: parts of networks kept for the palette, in a file of the user's folder.

The file is JSON, `{"format": 1, "blocks": [...]}`, and so is a block that is given to others. Each
block is checked like a project: nothing in it is executed, and what does not fit is left out with
a sentence, but kept in the file.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from cnnstudio import paths
from cnnstudio.layers.text import Text
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Name, Network
from cnnstudio.network.naming import FreeNames
from cnnstudio.network.parts import cut_out
from cnnstudio.project.decoding import convert, decode
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import write_atomically
from cnnstudio.project.limits import LARGEST_JSON, check_network

log = logging.getLogger(__name__)

FORMAT = 1
MOST_BLOCKS = 500
"""Blocks of a file; those that do not fit count as well."""

FILE_NAME = "blocks.json"
WHAT = "The palette"
"""What the file is called in sentences."""


class OwnBlock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a network under a name; its open inputs get what comes in."""

    name: Name
    network: Network


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: the blocks are looked at one by one, so that a bad one spoils no other."""

    format: int
    blocks: list[object]


class OwnBlocks(QObject):
    """The user's blocks, in the order in which they were made.

    Other windows write the same file, so it is read again before each change.

    Signals:
        changed: There are others, or they are called otherwise.
    """

    changed = Signal()

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file or paths.config_folder() / FILE_NAME
        self._removed: tuple[int, OwnBlock] | None = None
        self.blocks: tuple[OwnBlock, ...] = ()
        self.trouble: Text | None = None
        self._read()

    def named(self, name: str) -> OwnBlock | None:
        """Find a block by its name."""
        return next((block for block in self.blocks if block.name == name), None)

    # --- changes -------------------------------------------------------------------------------

    def add(self, name: str, network: Network) -> str:
        """Keep a part of a network; its name gets a number where there is one. Give the name."""
        return self._add([OwnBlock(name.strip() or "block", network)])[0]

    def take_in(self, data: bytes, what: str) -> list[str]:
        """Keep blocks that somebody else gave away; give their names.

        Args:
            data: What `given_away` has written.
            what: Its name for people, such as that of the file.

        Raises:
            ProjectError: There are none, or one does not fit.
        """
        found = [_checked(value, what) for value in _decoded(data, what).blocks]
        if not found:
            raise ProjectError("There are no blocks in {what}.", what=what)
        return self._add(found)

    def take_in_file(self, file: Path) -> list[str]:
        """Keep the blocks of a file: see `take_in`."""
        try:
            data = _content(file)
        except OSError as error:
            raise ProjectError(
                "{file} could not be read ({reason}): choose another file.",
                file=file.name,
                reason=error.strerror or str(error),
            ) from error
        return self.take_in(data, file.name)

    def _add(self, found: Sequence[OwnBlock]) -> list[str]:
        def with_new(blocks: list[OwnBlock]) -> list[OwnBlock]:
            names = FreeNames(block.name for block in blocks)
            return blocks + [OwnBlock(names.of_title(each.name), each.network) for each in found]

        self._change(with_new)
        return [block.name for block in self.blocks[-len(found) :]]

    def rename(self, old: str, new: str) -> None:
        """Give a block another name, which no other block may have."""
        new = new.strip()
        if new == old:
            return
        if not new or len(new) > 200:
            raise EditError(Text("A name needs 1 to 200 characters."))
        if self.named(new) is not None:
            raise EditError(Text("Another block is already called {name}.", {"name": new}))
        self._change(
            lambda blocks: [
                OwnBlock(new, block.network) if block.name == old else block for block in blocks
            ]
        )

    def remove(self, name: str) -> None:
        """Forget a block; `restore` brings the last one back."""
        found = self.named(name)
        if found is not None:
            self._removed = (self.blocks.index(found), found)
            self._change(lambda blocks: [block for block in blocks if block.name != name])

    def restore(self) -> None:
        """Bring the block back that was removed last."""
        removed, self._removed = self._removed, None
        if removed is not None:
            place, block = removed
            self._change(lambda blocks: [*blocks[:place], block, *blocks[place:]])

    def _change(self, change: Callable[[list[OwnBlock]], list[OwnBlock]]) -> None:
        """Change what is in the file by now, write it and tell."""
        unread = self._read()
        blocks = change(list(self.blocks))
        # What could not be read stays in the file, and counts when that is read again.
        if len(blocks) + len(unread) > MOST_BLOCKS:
            raise ProjectError(
                "The palette holds at most {limit} blocks of your own: delete some.",
                limit=MOST_BLOCKS,
            )
        if self._is_unreadable:
            self._file.replace(self._aside())
        self._file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._file, _encoded([*blocks, *unread]))
        self._is_unreadable = False
        self.blocks = tuple(blocks)
        self.changed.emit()

    # --- the file ------------------------------------------------------------------------------

    def _read(self) -> list[object]:
        """Read all blocks that fit, and give those that do not, as they stand in the file."""
        self._is_unreadable, self.trouble, self.blocks = False, None, ()
        try:
            values = _decoded(_content(self._file), WHAT).blocks
        except FileNotFoundError:
            return []
        except (OSError, ProjectError) as error:
            self._is_unreadable = True
            self.trouble = _unreadable(error, self._aside())
            return []
        found: list[OwnBlock] = []
        unread: list[object] = []
        names = FreeNames()
        for value in values:
            try:
                block = _checked(value, WHAT)
                found.append(OwnBlock(names.of_title(block.name), block.network))
            except ProjectError as error:
                log.info("A block in %s is left out: %s", self._file, error)
                unread.append(value)
                self.trouble = _left_out(len(unread), error)
        self.blocks = tuple(found)
        return unread

    def _aside(self) -> Path:
        return self._file.with_name(f"unreadable-{self._file.name}")


def given_away(block: OwnBlock) -> bytes:
    """Write a block as a file that others can take in."""
    return _encoded([block])


def one_block(data: bytes) -> OwnBlock:
    """Read what `given_away` has written, checked."""
    blocks = _decoded(data, WHAT).blocks
    if len(blocks) != 1:
        raise ProjectError("A drag carries one block, not {count}.", count=len(blocks))
    return _checked(blocks[0], WHAT)


def _encoded(blocks: Sequence[object]) -> bytes:
    text = msgspec.json.encode({"format": FORMAT, "blocks": blocks})
    return msgspec.json.format(text, indent=2)


def _content(file: Path) -> bytes:
    """Read no more of a file than is looked at."""
    with file.open("rb") as opened:
        return opened.read(LARGEST_JSON + 1)


def _decoded(data: bytes, what: str) -> _File:
    file = decode(data, _File, what)
    if file.format > FORMAT:
        raise ProjectError(
            "{what} was written by a newer CNN Studio: install a newer one to use its blocks.",
            what=what,
        )
    if len(file.blocks) > MOST_BLOCKS:
        raise ProjectError(
            "{what} holds {count} blocks, but at most {limit} are possible: leave some out.",
            what=what,
            count=len(file.blocks),
            limit=MOST_BLOCKS,
        )
    return file


def _checked(value: object, what: str) -> OwnBlock:
    """Check a block as if the user had just cut it out of a network."""
    block = convert(value, OwnBlock, what)
    check_network(block.network)
    try:
        part = cut_out(block.network, block.network.by_id)
    except EditError as error:
        raise ProjectError(
            "The block {name} cannot be used. {reason}", name=block.name, reason=error.text
        ) from error
    return OwnBlock(block.name, part)


def _unreadable(error: Exception, aside: Path) -> Text:
    reason = error.text if isinstance(error, ProjectError) else str(error)
    return Text(
        "Your own blocks could not be read. {reason} With the next change the file is kept as "
        "{file}.",
        {"reason": reason, "file": str(aside)},
    )


def _left_out(count: int, error: ProjectError) -> Text:
    return Text(
        "{count} of your own blocks could not be read and are left out. {reason}",
        {"count": count, "reason": error.text},
        one="One of your own blocks could not be read and is left out. {reason}",
    )
