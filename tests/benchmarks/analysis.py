"""How long the analysis takes after an edit.

    python tests/benchmarks/analysis.py [rounds]

Analyzes residual networks of 200 and 1,000 layers after an edit that changes one layer, after one
that changes every shape, and with nothing remembered. Prints median and slowest milliseconds, the
share of what it may take (5 ms for 200 layers, 25 ms for 1,000), and the multiple of what it
takes to write the same network as JSON, which tells more on another machine.

    python tests/benchmarks/analysis.py --torchinfo

Analyzes ResNet-152 after edits that change every shape to a new one, in turns with torchinfo's
summary of torchvision's own, whose columns are a part of what the analysis finds, and prints both
in milliseconds and their ratio.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).parents[2]))

from cnnstudio.network import analysis, edits
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network
from cnnstudio.zoo.catalogue import template
from tests.builders import residual

LIMITS = {200: 5.0, 1000: 25.0}
"""Milliseconds that it may take, by the number of layers."""


def milliseconds(function: Callable[[Network], object], networks: Iterator[Network]) -> list[float]:
    """Time a function on one network after the other."""
    times = []
    for network in networks:
        start = time.perf_counter()
        function(network)
        times.append(1000 * (time.perf_counter() - start))
    return times


def one_layer(network: Network, rounds: int) -> Iterator[Network]:
    """Give the network with other settings of one layer, each time new ones."""
    middle = network.nodes[len(network.nodes) // 2 :]
    conv = next(node for node in middle if hasattr(node.layer, "dilation"))
    for number in range(1, rounds + 1):
        padding, dilation = (number, number), (number, number)
        changed = edits.set_setting(network, [conv.id], "padding", padding)
        yield edits.set_setting(changed, [conv.id], "dilation", dilation)


_heights = count(64)


def every_shape(network: Network, rounds: int) -> Iterator[Network]:
    """Give the network with pictures of another height, each time a new one."""
    for _ in range(rounds):
        yield edits.set_setting(network, [1], "height", next(_heights))


def nothing_remembered(network: Network, rounds: int) -> Iterator[Network]:
    """Give the network again and again, with everything about it forgotten."""
    for _ in range(rounds):
        analysis.facts_of.cache_clear()
        analysis.field_of.cache_clear()
        yield Network(network.nodes)


def measure(size: int, rounds: int) -> dict[str, object]:
    """Measure one size of network."""
    network = residual(size)
    analyze(network)
    writing = statistics.median(milliseconds(msgspec.json.encode, iter([network] * rounds)))
    found: dict[str, object] = {"layers": len(network.nodes), "json_ms": round(writing, 3)}
    for edit in (one_layer, every_shape, nothing_remembered):
        times = milliseconds(analyze, edit(network, rounds))
        median = statistics.median(times)
        found[edit.__name__] = {
            "median_ms": round(median, 2),
            "slowest_ms": round(max(times), 2),
            "share_of_limit": round(median / LIMITS[size], 2),
            "multiple_of_json": round(median / writing, 1),
        }
    return found


def beside_torchinfo(rounds: int = 5) -> dict[str, object]:
    """Analyze ResNet-152 after edits that change every shape, in turns with torchinfo."""
    from torchinfo import summary
    from torchvision.models import resnet152

    found = template("ResNet-152")
    assert found is not None
    network, model = found.make(), resnet152()
    ours: list[float] = []
    theirs: list[float] = []
    analyze(network)
    for edited in every_shape(network, rounds):
        ours += milliseconds(analyze, iter([edited]))
        start = time.perf_counter()
        summary(model, (1, 3, 224, 224), verbose=0, device="cpu")
        theirs.append(1000 * (time.perf_counter() - start))
    ratios = [other / own for own, other in zip(ours, theirs, strict=True)]
    return {
        "layers": len(network.nodes),
        "analysis_ms": round(statistics.median(ours), 2),
        "torchinfo_ms": round(statistics.median(theirs), 1),
        "times_as_fast": [round(ratio) for ratio in sorted(ratios)],
    }


def main() -> None:
    """Print the figures as JSON."""
    if "--torchinfo" in sys.argv:
        print(json.dumps(beside_torchinfo(), indent=2))
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    print(json.dumps([measure(size, rounds) for size in LIMITS], indent=2))


if __name__ == "__main__":
    main()
