"""Zip archives whose members are stored as they are: reading with limits, copying raw."""

from __future__ import annotations

import errno
import os
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import why_not_read
from cnnstudio.project.limits import check_members

CHUNK = 2**20
"""Bytes copied at a time."""

_MAGIC = b"PK\x03\x04"
_LOCAL_HEADER = struct.Struct("<4s22xHH")
"""Magic, ..., length of the name, length of the extra field; the data follow both."""

_DAMAGED = (
    BadZipFile,
    EOFError,
    IndexError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)
"""All that zipfile raises on files that are not what they should be."""


def open_archive(path: Path) -> ZipFile:
    """Open a project file for reading, with its members checked.

    Raises:
        ProjectError: It is missing, damaged, foreign, or not like a file of this program.
    """
    archive = None
    try:
        size = _size(path)
        archive = ZipFile(path)
        check_members(archive, size)
    except ProjectError as error:
        raise in_file(path, error) from error
    except OSError as error:
        raise (
            _damaged(path) if error.errno == errno.EINVAL else why_not_read(path, error)
        ) from error
    except _DAMAGED as error:
        raise _damaged(path) from error
    else:
        opened, archive = archive, None
        return opened
    finally:
        if archive is not None:
            archive.close()


def _size(path: Path) -> int:
    """Give the size of a file; opening a pipe would wait for somebody to write into it."""
    try:
        status = path.stat()
    except ValueError as error:
        raise ProjectError("No file can have this name: choose another one.") from error
    if stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode):
        return status.st_size
    raise ProjectError("This is a device or a pipe and no file: choose another one.")


def in_file(path: Path, error: ProjectError) -> ProjectError:
    """Give an error that names the file."""
    return type(error)("{file}: {reason}", file=path.name, reason=error.text)


def _damaged(path: Path) -> ProjectError:
    """Say what a file is that zipfile cannot open: cut off, or something else altogether."""
    with path.open("rb") as file:
        is_zip = file.read(len(_MAGIC)) == _MAGIC
    if is_zip:
        return ProjectError(
            "{file} is damaged or was cut off: take a copy of it, or download it again.",
            file=path.name,
        )
    return ProjectError(
        "{file} is not a project file of CNN Studio: open a file that was saved here (.cnn).",
        file=path.name,
    )


def read_member(archive: ZipFile, name: str) -> bytes:
    """Read a whole member, and check it against its checksum."""
    with open_member(archive, name) as file:
        return _reading(archive, name, file.read)


def open_member(archive: ZipFile, name: str) -> IO[bytes]:
    """Open a member for reading."""
    try:
        return archive.open(name)
    except KeyError as error:
        raise ProjectError(
            "{file} has no {name}: it is incomplete, so take a copy of it.",
            file=_name(archive),
            name=name,
        ) from error
    except (*_DAMAGED, OSError) as error:
        raise member_damaged(archive, name) from error


def read_lines(archive: ZipFile, name: str, longest: int) -> Iterator[bytes]:
    """Read a member line by line, longer ones in pieces of `longest` bytes."""
    with open_member(archive, name) as file:
        while line := _reading(archive, name, partial(file.readline, longest)):
            yield line


def copy_member(archive: ZipFile, name: str, target: Path) -> None:
    """Write a member into a file, in small pieces, and check it against its checksum."""
    with open_member(archive, name) as source, target.open("wb") as file:
        while piece := _reading(archive, name, partial(source.read, CHUNK)):
            file.write(piece)


def check_member(archive: ZipFile, name: str) -> None:
    """Read a member in small pieces, and check it against its checksum."""
    with open_member(archive, name) as source:
        while _reading(archive, name, partial(source.read, CHUNK)):
            pass


def _reading(archive: ZipFile, name: str, read: Callable[[], bytes]) -> bytes:
    try:
        return read()
    except (*_DAMAGED, OSError) as error:
        raise member_damaged(archive, name) from error


def member_damaged(archive: ZipFile, name: str) -> ProjectError:
    """Say that a member cannot be read."""
    return ProjectError(
        "{file}: {name} is damaged: take a copy of the file, or go on without this part.",
        file=_name(archive),
        name=name,
    )


def _name(archive: ZipFile) -> str:
    return Path(archive.filename or "").name


# --- writing -------------------------------------------------------------------------------------

Tick = Callable[[int], None]
"""Told after each piece how many bytes it had."""


def add_bytes(archive: ZipFile, name: str, data: bytes, tick: Tick) -> None:
    """Write a member from memory."""
    archive.writestr(_stored(name), data)
    tick(len(data))


def add_file(archive: ZipFile, name: str, path: Path, tick: Tick) -> None:
    """Write a member from a file, as far as it goes now; nothing where the file is gone.

    A run that goes on meanwhile replaces its files as a whole, appends, or thins them out.
    """
    try:
        source = path.open("rb")
    except FileNotFoundError:
        return
    with source:
        left = os.fstat(source.fileno()).st_size
        with archive.open(_stored(name), "w", force_zip64=left > zipfile.ZIP64_LIMIT) as file:
            while piece := source.read(min(CHUNK, left)):
                file.write(piece)
                left -= len(piece)
                tick(len(piece))


def add_raw(archive: ZipFile, source: ZipFile, member: ZipInfo, tick: Tick) -> None:
    """Copy a member as it is, with its checksum, so that damage stays visible and harmless.

    zipfile offers no such copy: what it reads it checks, and what it writes it sums up anew. There
    must be another member in `archive` already.
    """
    incoming, outgoing = cast("IO[bytes]", source.fp), cast("IO[bytes]", archive.fp)
    copy = _stored(member.filename)
    copy.CRC, copy.file_size, copy.compress_size = member.CRC, member.file_size, member.file_size
    copy.header_offset = outgoing.tell()
    _seek_data(incoming, source, member)
    outgoing.write(copy.FileHeader())
    left = copy.file_size
    while left:
        piece = incoming.read(min(CHUNK, left))
        if not piece:
            raise member_damaged(source, member.filename)
        outgoing.write(piece)
        left -= len(piece)
        tick(len(piece))
    archive.filelist.append(copy)
    archive.NameToInfo[copy.filename] = copy
    archive.start_dir = outgoing.tell()


def _seek_data(file: IO[bytes], archive: ZipFile, member: ZipInfo) -> None:
    file.seek(member.header_offset)
    magic, name_length, extra_length = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
    if magic != _MAGIC or name_length != len(member.filename):
        raise member_damaged(archive, member.filename)
    file.seek(name_length + extra_length, os.SEEK_CUR)


def _stored(name: str) -> ZipInfo:
    """Describe a member that others may read once it is unpacked."""
    member = ZipInfo(name)
    member.external_attr = 0o644 << 16
    return member
