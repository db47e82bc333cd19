"""The assistant process: answers questions about devices, networks, data and saved weights."""

from __future__ import annotations

import logging
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

import torch

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.network.graph import Network
from cnnstudio.project.errors import ProjectError
from cnnstudio.training.protocol import (
    Ask,
    CancelData,
    DataReady,
    Device,
    DeviceList,
    Devices,
    Failed,
    Filters,
    LoadData,
    Message,
    Probe,
    Progress,
    Verify,
    Weights,
)
from cnnstudio.worker import probes
from cnnstudio.worker.build import GraphModule
from cnnstudio.worker.channel import Channel
from cnnstudio.worker.data import Cancelled, Data, DataError, load
from cnnstudio.worker.verify import verify
from cnnstudio.worker.weights import model_with

log = logging.getLogger(__name__)

KEPT = 4
"""Models, and data sets, that are kept ready."""


class Shelf:
    """Keeps the few things that were used last."""

    def __init__(self) -> None:
        self._things: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Give the thing with this key, made now if it is not there."""
        if key not in self._things:
            self._things[key] = make()
        self._things.move_to_end(key)
        while len(self._things) > KEPT:
            self._things.popitem(last=False)
        return self._things[key]


class Assistant:
    """Answers asks one after the other; only data are fetched on the side."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._models, self._data = Shelf(), Shelf()
        self._loading: dict[int, threading.Event] = {}

    def take(self, ask: Ask) -> None:
        """Answer an ask, if only with the reason why there is no answer."""
        if isinstance(ask, LoadData):
            self._start_loading(ask)
        elif isinstance(ask, CancelData):
            if ask.number in self._loading:
                self._loading[ask.number].set()
        elif isinstance(ask, Devices | Verify | Probe | Filters):
            self._channel.say(self._answer(ask))

    def _answer(self, ask: Devices | Verify | Probe | Filters) -> Message:
        try:
            match ask:
                case Devices():
                    return DeviceList(ask.number, devices())
                case Verify():
                    return verify(ask)
                case Probe():
                    model, source, epoch = self._model(ask.network, ask.weights)
                    return probes.probe(model, self._known_data(ask), ask, source, epoch)
                case Filters():
                    model, source, epoch = self._model(ask.network, ask.weights)
                    return probes.filters(model, ask, source, epoch)
        except (ProjectError, DataError) as error:
            return Failed(ask.number, str(error))
        except (RuntimeError, ValueError, TypeError) as error:
            log.exception("An ask could not be answered.")
            return Failed(ask.number, str(error).splitlines()[0])

    def _model(self, network: Network, weights: Weights) -> tuple[GraphModule, str, int]:
        """Build the model, or take it from the shelf; a live run's newest epoch is looked up."""
        return self._models.get(
            (_structure(network), weights, _stamp(weights)), lambda: model_with(network, weights)
        )

    def _known_data(self, ask: Probe) -> Data:
        return self._load(ask.data, ask.data_root, ask.project_folder, download=False)

    def _load(
        self,
        data: DataChoice,
        root: str,
        project: str,
        report: Callable[[int, int], None] | None = None,
        cancelled: threading.Event | None = None,
        *,
        download: bool = True,
    ) -> Data:
        return self._data.get(
            (data, root, project),
            lambda: load(
                data,
                Path(root) if root else None,
                Path(project) if project else None,
                report,
                cancelled,
                download=download,
            ),
        )

    def _start_loading(self, ask: LoadData) -> None:
        cancelled = self._loading[ask.number] = threading.Event()
        threading.Thread(target=self._load_aside, args=(ask, cancelled), daemon=True).start()

    def _load_aside(self, ask: LoadData, cancelled: threading.Event) -> None:
        def report(done: int, total: int) -> None:
            self._channel.say(Progress(ask.number, done, total))

        try:
            data = self._load(ask.data, ask.data_root, ask.project_folder, report, cancelled)
            sizes = len(data.train), len(data.validation), len(data.test)
            shape = tuple(data.train.pictures.shape[1:])
            self._channel.say(DataReady(ask.number, *sizes, shape, data.classes))
        except Cancelled:
            self._channel.say(Failed(ask.number, "Loading was cancelled."))
        except (DataError, ProjectError) as error:
            self._channel.say(Failed(ask.number, str(error)))
        finally:
            self._loading.pop(ask.number, None)


def devices() -> tuple[Device, ...]:
    """List the CPU and all graphics cards."""
    cards = [torch.cuda.get_device_properties(place) for place in range(torch.cuda.device_count())]
    return (
        Device("cpu", f"CPU, {os.cpu_count()} cores"),
        *(
            Device(f"cuda:{place}", card.name, card.total_memory)
            for place, card in enumerate(cards)
        ),
    )


def _structure(network: Network) -> Hashable:
    return tuple((node.id, node.name, node.layer, node.inputs) for node in network.nodes)


def _stamp(weights: Weights) -> Hashable:
    """Tell apart the states of a run whose newest or best epoch is asked for."""
    place = Path(weights.run_folder, "run.json") if weights.run_folder else Path(weights.file)
    if weights.epoch >= 0 or not (weights.run_folder or weights.file):
        return None
    return place.stat().st_mtime_ns if place.exists() else None


def serve(channel: Channel, asks: list[Ask]) -> int:
    """Answer until the other side has gone."""
    torch.set_num_threads(1)
    assistant = Assistant(channel)
    while not channel.is_closed or asks:
        for ask in _newest_probes(asks):
            assistant.take(ask)
        asks = channel.wait()
    return 0


def _newest_probes(asks: list[Ask]) -> list[Ask]:
    """Put probes last, so that short questions do not wait behind them."""
    return sorted(asks, key=lambda ask: isinstance(ask, Probe))
