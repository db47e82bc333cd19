"""The assistant process: answers questions about devices, networks, data and saved weights."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Hashable
from pathlib import Path
from typing import Generic, TypeGuard, TypeVar

import torch

from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network
from cnnstudio.project.errors import ProjectError
from cnnstudio.training.events import Message
from cnnstudio.training.protocol import (
    Ask,
    CancelData,
    CancelExport,
    CountMemory,
    DataReady,
    Device,
    DeviceList,
    Devices,
    EffectiveField,
    Export,
    Failed,
    Filters,
    LoadData,
    Probe,
    Progress,
    Verify,
    Weights,
)
from cnnstudio.worker import budget, probes, tuning
from cnnstudio.worker.build import GraphModule
from cnnstudio.worker.channel import Channel
from cnnstudio.worker.data import Data, load
from cnnstudio.worker.effective_field import effective_field
from cnnstudio.worker.exporters.desk import Desk
from cnnstudio.worker.verify import verify
from cnnstudio.worker.weights import model_with

log = logging.getLogger(__name__)

_CANCELLED = Text("Loading was cancelled.")

KEPT_BYTES = 2**30
"""Of models, and of data, that are kept ready; the newest is kept whatever its size."""

LARGEST_BYTES = 2**31
"""Weights and maps of a network that is looked into."""

MOST_MACS = 2**37
"""Multiply-accumulates of a network that is looked into: a few seconds."""

REPORT_SECONDS = 0.1

Thing = TypeVar("Thing")


class Shelf(Generic[Thing]):
    """Keeps the few things that were used last."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._things: OrderedDict[Hashable, tuple[Thing, int]] = OrderedDict()

    def get(self, key: Hashable) -> Thing | None:
        """Give the thing with this key, if it is still there."""
        if key not in self._things:
            return None
        self._things.move_to_end(key)
        return self._things[key][0]

    def put(self, key: Hashable, thing: Thing, size: int) -> None:
        """Keep a thing of `size` bytes; those that were not used for longest make room."""
        self._things[key] = thing, size
        self._things.move_to_end(key)
        while len(self._things) > 1 and sum(kept for _, kept in self._things.values()) > self._room:
            self._things.popitem(last=False)


class Cancelled(Exception):  # noqa: N818 - a wish, no error
    """Nobody wants the data any more."""


NeedsData = LoadData | Probe | EffectiveField


class Loading:
    """Data on their way, and the asks that wait for them."""

    def __init__(self, ask: NeedsData) -> None:
        self.asks: list[NeedsData] = [ask]
        self.thread: threading.Thread | None = None
        self.told = 0.0


class Assistant:
    """Answers asks one after the other; data are loaded on the side."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._exports = Desk(channel.say)
        self._models: Shelf[tuple[GraphModule, str, float]] = Shelf(KEPT_BYTES)
        self._data: Shelf[Data] = Shelf(KEPT_BYTES)
        self._loadings: dict[Hashable, Loading] = {}
        self._lock = threading.Lock()
        """Held for what the loading threads change: data, loadings and the asks that wait."""

    def take(self, ask: Ask) -> None:
        """Answer an ask, if only with the reason why there is no answer."""
        match ask:
            case Devices():
                self._channel.say(DeviceList(ask.number, devices()))
            case Verify():
                self._channel.say(probes.answered(ask.number, lambda: verify(ask)))
            case Filters():
                self._channel.say(probes.answered(ask.number, lambda: self._filters(ask)))
            case CountMemory():
                self._channel.say(probes.answered(ask.number, lambda: budget.count(ask)))
            case Probe() | EffectiveField():
                self._look(ask)
            case LoadData():
                self._load(ask)
            case CancelData():
                self._cancel(ask.number)
            case Export():
                self._exports.begin(ask)
            case CancelExport():
                self._exports.cancel(ask.number)
            case _:
                log.error("The assistant cannot do this: %s", type(ask).__name__)

    # --- looking into networks -----------------------------------------------------------------

    def _filters(self, ask: Filters) -> Message:
        model, source, epoch = self._model(ask.network, ask.weights)
        return probes.filters(model, ask, source, epoch)

    def _look(self, ask: Probe | EffectiveField) -> None:
        with self._lock:
            data = self._data.get(_data_key(ask))
        if data is None:
            self._load(ask)
            return

        def look() -> Message:
            model, source, epoch = self._model(ask.network, ask.weights)
            if isinstance(ask, Probe):
                return probes.probe(model, data, ask, source, epoch)
            return effective_field(model, data, ask, source, epoch)

        self._channel.say(probes.answered(ask.number, look))

    def _model(self, network: Network, weights: Weights) -> tuple[GraphModule, str, float]:
        """Build the model, or take it from the shelf."""
        key = (_structure(network), weights, _stamp(weights))
        found = self._models.get(key)
        if found is None:
            _need_small(network)
            found = model_with(network, weights)
            self._models.put(key, found, sum(value.nbytes for value in found[0].parameters()))
        return found

    # --- data ----------------------------------------------------------------------------------

    def _load(self, ask: NeedsData) -> None:
        """Load data in a thread; for a picture to look at nothing is downloaded."""
        key = (_data_key(ask), isinstance(ask, LoadData))
        with self._lock:
            if key in self._loadings:
                self._loadings[key].asks.append(ask)
                return
            loading = self._loadings[key] = Loading(ask)
        loading.thread = threading.Thread(target=self._load_aside, args=(key, ask), daemon=True)
        loading.thread.start()

    def _load_aside(self, key: Hashable, ask: NeedsData) -> None:
        loading, data, reason = self._loadings[key], None, _CANCELLED
        try:
            data = load(
                ask.data,
                Path(ask.data_root) if ask.data_root else None,
                Path(ask.project_folder) if ask.project_folder else None,
                lambda done, total, unit: self._tell(loading, done, total, unit),
                download=isinstance(ask, LoadData),
            )
        except Cancelled:
            log.info("Loading %s was cancelled.", ask.data.name)
        except ProjectError as error:
            reason = error.text
        except Exception as error:
            # Whoever waits for the data must hear of it.
            log.exception("Data could not be loaded.")
            said = f"{type(error).__name__}: {error}"
            reason = Text("The data could not be loaded ({reason}).", {"reason": said})
        with self._lock:
            del self._loadings[key]
            asks = loading.asks
            if data is not None:
                splits = (data.train, data.validation, data.test)
                size = sum(split.pictures.nbytes for split in splits)
                self._data.put(_data_key(ask), data, size)
        for waiting in asks:
            if data is None:
                self._channel.say(Failed.of(waiting.number, reason))
            elif isinstance(waiting, LoadData):
                self._channel.say(_ready(waiting, data))
            else:
                self._channel.ask_again(waiting)

    def _tell(self, loading: Loading, done: int, total: int, unit: str) -> None:
        with self._lock:
            asks = list(loading.asks)
        if not asks:
            raise Cancelled
        if time.monotonic() - loading.told >= REPORT_SECONDS:
            loading.told = time.monotonic()
            for ask in asks:
                if isinstance(ask, LoadData):
                    self._channel.say(Progress(ask.number, done, total, unit))

    def _cancel(self, number: int) -> None:
        with self._lock:
            for loading in self._loadings.values():
                for ask in loading.asks:
                    if ask.number == number:
                        loading.asks.remove(ask)
                        self._channel.say(Failed.of(number, _CANCELLED))
                        return

    def close(self) -> None:
        """Give up what is being loaded or exported."""
        self._exports.close()
        with self._lock:
            loadings = list(self._loadings.values())
            for loading in loadings:
                loading.asks.clear()
        for loading in loadings:
            if loading.thread is not None:
                loading.thread.join(1.0)
        if any(loading.thread and loading.thread.is_alive() for loading in loadings):
            # It waits for a network that does not answer, and torch must not be torn down
            # under it.
            self._channel.finish()
            os._exit(0)


def _data_key(ask: NeedsData) -> Hashable:
    return ask.data, ask.data_root, ask.project_folder


def _ready(ask: LoadData, data: Data) -> DataReady:
    _, channels, height, width = data.train.pictures.shape
    return DataReady(
        ask.number,
        len(data.train),
        len(data.validation),
        len(data.test),
        (channels, height, width),
        data.classes,
    )


def devices() -> tuple[Device, ...]:
    """List the CPU and all graphics cards."""
    cards = [torch.cuda.get_device_properties(place) for place in range(torch.cuda.device_count())]
    return (
        Device("cpu", f"CPU, {tuning.cores()} cores", tuning.memory()),
        *(
            Device(f"cuda:{place}", card.name, card.total_memory)
            for place, card in enumerate(cards)
        ),
    )


def _structure(network: Network) -> Hashable:
    return tuple((node.id, node.name, node.layer, node.inputs) for node in network.nodes)


def _stamp(weights: Weights) -> Hashable:
    """Tell apart the states of a run whose newest or best epoch is asked for."""
    if weights.epoch >= 0 or not (weights.run_folder or weights.file):
        return None
    place = Path(weights.run_folder, "run.json") if weights.run_folder else Path(weights.file)
    return place.stat().st_mtime_ns if place.exists() else None


def _need_small(network: Network) -> None:
    """Refuse what would take all memory, or minutes: it is looked into without being asked for."""
    analysis = analyze(network)
    if (
        4 * analysis.parameters + analysis.activation_bytes > LARGEST_BYTES
        or analysis.macs > MOST_MACS
    ):
        raise ProjectError(
            "With {parameters} parameters and {macs} MACs this network is too large to be looked "
            "into.",
            parameters=analysis.parameters,
            macs=analysis.macs,
        )


def serve(channel: Channel, first: Ask) -> int:
    """Answer until the other side has gone."""
    # A training may need the other cores.
    torch.set_num_threads(1)
    assistant = Assistant(channel)
    asks = [first]
    while not channel.is_closed:
        for ask in _short_first(asks):
            if is_superseded(ask, asks):
                channel.say(Failed.of(ask.number, Text("A newer question has taken its place.")))
            else:
                assistant.take(ask)
        asks = channel.wait()
    assistant.close()
    return 0


def is_superseded(ask: Ask, asks: list[Ask]) -> TypeGuard[Verify | CountMemory]:
    """Say whether the same is asked again later, about a network that was edited since."""
    if not isinstance(ask, Verify | CountMemory):
        return False
    return ask is not [other for other in asks if type(other) is type(ask)][-1]


def _short_first(asks: list[Ask]) -> list[Ask]:
    """Put probes last, so that short questions do not wait behind them."""
    return sorted(asks, key=lambda ask: isinstance(ask, Probe | EffectiveField))
