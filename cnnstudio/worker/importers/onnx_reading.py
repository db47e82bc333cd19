"""Reads an ONNX file that may come from a stranger: sizes first, then the protobuf, then numbers.

Numbers may lie in files beside the model. Only plain files in the model's own folder are opened,
and only the bytes that the tensor needs are read.
"""

from __future__ import annotations

import stat
from collections.abc import Mapping
from math import prod
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import numpy as np
import onnx
from google.protobuf.message import DecodeError
from numpy.typing import NDArray
from onnx import TensorProto, numpy_helper

from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import why_not_read
from cnnstudio.project.limits import LARGEST_FOREIGN
from cnnstudio.worker.importers.result import NotImportedError

Array = NDArray[Any]

_TYPES: Mapping[int, tuple[str, int, str]] = {
    TensorProto.FLOAT: ("float32", 4, "float_data"),
    TensorProto.DOUBLE: ("float64", 8, "double_data"),
    TensorProto.FLOAT16: ("float16", 2, "int32_data"),
    TensorProto.BOOL: ("bool", 1, "int32_data"),
    TensorProto.UINT8: ("uint8", 1, "int32_data"),
    TensorProto.INT8: ("int8", 1, "int32_data"),
    TensorProto.INT32: ("int32", 4, "int32_data"),
    TensorProto.INT64: ("int64", 8, "int64_data"),
}
"""By type number: numpy's name, bytes of a number, and the field for numbers one by one."""


def read_model(path: Path) -> onnx.ModelProto:
    """Read a model without the numbers that lie in other files.

    Raises:
        ProjectError: It cannot be read, is too large, or is not ONNX.
    """
    try:
        if path.stat().st_size > LARGEST_FOREIGN:
            raise _too_large(path.name)
        data = path.read_bytes()
    except OSError as error:
        raise why_not_read(path, error) from error
    model = onnx.ModelProto()
    try:
        model.ParseFromString(data)
    except (DecodeError, RuntimeError, ValueError) as error:
        raise no_model(path) from error
    if not model.graph.node or not model.opset_import:
        raise no_model(path)
    return model


def no_model(path: Path) -> NotImportedError:
    """Say that a file is not what it should be."""
    return NotImportedError(
        "{file} is not an ONNX model, or is cut off: export it again, or copy it again.",
        file=path.name,
    )


def _too_large(name: str) -> NotImportedError:
    return NotImportedError(
        "{name} has more than {limit} GiB: import a smaller network.",
        name=name,
        limit=LARGEST_FOREIGN // 2**30,
    )


class Numbers:
    """Reads tensors of a model, whether they lie in it or beside it, up to a limit altogether.

    Attributes:
        bytes: How much has been read.
    """

    def __init__(self, model: Path) -> None:
        self._folder, self._model = model.resolve().parent, model.name
        self.bytes = 0

    def read(self, tensor: TensorProto) -> Array:
        """Give a tensor as an array.

        Raises:
            ProjectError: Its type is unknown here, its size is wrong, or its file not allowed.
        """
        name, shape = tensor.name[:100], tuple(tensor.dims)
        if tensor.data_type not in _TYPES:
            raise NotImportedError(
                "The tensor “{name}” has a type of numbers that is not known here: export the "
                "network with 32 bit floating point numbers.",
                name=name,
            )
        kind, width, field = _TYPES[tensor.data_type]
        size = prod(shape) * width
        self.bytes += size
        if min(shape, default=0) < 0 or self.bytes > LARGEST_FOREIGN:
            raise _too_large(f"{self._model} (“{name}”)")
        if tensor.data_location == TensorProto.EXTERNAL:
            data = self._outside(tensor, size)
            return np.frombuffer(data, dtype=np.dtype(kind).newbyteorder("<")).reshape(shape)
        given = tensor.raw_data
        is_whole = len(given) == size if given else len(getattr(tensor, field)) == prod(shape)
        if not is_whole:
            raise NotImportedError(
                "The tensor “{name}” of {file} has not as many numbers as its shape {shape} says: "
                "the file is damaged.",
                name=name,
                file=self._model,
                shape=shape,
            )
        return numpy_helper.to_array(tensor)

    def _outside(self, tensor: TensorProto, size: int) -> bytes:
        """Read a tensor's bytes from another file."""
        entries = {entry.key: entry.value for entry in tensor.external_data}
        file = self._plain_file(entries.get("location", ""), tensor.name[:100])
        try:
            offset = int(entries.get("offset", "0"))
            length = int(entries.get("length", str(size)))
            if length != size or not 0 <= offset <= file.stat().st_size - size:
                raise self._cut_off(file)
            with file.open("rb") as opened:
                opened.seek(offset)
                data = opened.read(size)
        except ValueError as error:
            raise self._cut_off(file) from error
        except OSError as error:
            raise why_not_read(file, error) from error
        if len(data) != size:
            raise self._cut_off(file)
        return data

    def _plain_file(self, location: str, tensor: str) -> Path:
        """Allow an ordinary file at or below the model's folder, and no way out of it."""
        posix, windows = PurePosixPath(location), PureWindowsPath(location)
        is_inside = not (
            not location
            or posix.is_absolute()
            or windows.is_absolute()
            or windows.drive
            or "\0" in location
            or ".." in posix.parts
            or ".." in windows.parts
        )
        file = self._folder.joinpath(*posix.parts) if is_inside else self._folder
        # A link, of the file or of a folder on the way, would lead elsewhere.
        if not is_inside or (file.exists() and file.resolve() != file):
            raise NotImportedError(
                "The tensor “{tensor}” of {model} lies in {file}, which is not in the model's own "
                "folder: put all files of a network into one folder, without links.",
                tensor=tensor,
                model=self._model,
                file=location[:200] or "an unnamed file",
            )
        self._need_ordinary(file)
        return file

    def _need_ordinary(self, file: Path) -> None:
        try:
            status = file.stat()
        except OSError as error:
            raise ProjectError(
                "{model} keeps its weights in {file}, which is missing: put it beside the model.",
                model=self._model,
                file=file.name,
            ) from error
        if not stat.S_ISREG(status.st_mode):
            raise self._cut_off(file)

    def _cut_off(self, file: Path) -> NotImportedError:
        return NotImportedError(
            "{file}, where {model} keeps its weights, does not hold what the model says: it is "
            "damaged, or belongs to another model.",
            file=file.name,
            model=self._model,
        )
