"""The journal of edits: what is read back is what was there, and never an exception."""

import random
import zlib
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.activation import ReLU
from cnnstudio.network import edits
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Annotation, Group, Network
from cnnstudio.project import journal
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.journal import Belongs, difference, edit_line, head_line, replay
from cnnstudio.project.storage import FileStamp
from cnnstudio.training.job import TrainingSettings
from cnnstudio.zoo.catalogue import template
from tests.project.designs import LENET, designs
from tests.random_networks import LAYER_KINDS, random_layer, random_network

BELONGS = Belongs("mine", "/home/me/mine.cnn", FileStamp(1, 2, 3))


def written(*steps: Design) -> bytes:
    """Write a journal of these designs."""
    lines = [edit_line(before, after) for before, after in pairwise(steps)]
    return head_line(BELONGS, steps[0], 1) + b"".join(lines)


def line(text: bytes) -> bytes:
    """Write a line as somebody who knows the format."""
    return b"%08x %b\n" % (zlib.crc32(text), text)


def session(number: int, length: int) -> list[Design]:
    """Give the designs of a session in which everything that can be edited is edited."""
    chance = random.Random(number)
    steps = [Design(random_network(number, size=6))]
    while len(steps) < length:
        try:
            steps.append(edited(steps, chance))
        except EditError:
            continue
    return steps


def edited(steps: list[Design], chance: random.Random) -> Design:
    design, network = steps[-1], steps[-1].network
    ids = list(network.by_id) or [1]
    node, other = chance.choice(ids), chance.choice(ids)
    layer = random_layer(chance.choice(LAYER_KINDS), chance) or ReLU()
    place = (chance.uniform(-1e4, 1e4), chance.uniform(-1e4, 1e4))
    match chance.randrange(10):
        case 0:
            network = edits.append(network, node, layer)
        case 1:
            network = edits.remove_nodes(network, [node])
        case 2:
            network = edits.move(network, {node: place, other: place})
        case 3:
            network = edits.rename(network, node, f"{chance.random()}")
        case 4:
            shuffled = chance.sample(network.nodes, len(network.nodes))
            network = msgspec.structs.replace(network, nodes=tuple(shuffled))
        case 5:
            group = Group(1, f"“{chance.random()}”", (node,), chance.random() < 0.5)
            network = network.with_groups([group] * chance.randrange(2))
        case 6:
            note = Annotation(chance.randint(1, 3), "note", "a\nb\x00", place, (90.0, 40.0))
            others = [each for each in network.annotations if each.id != note.id]
            network = network.with_annotations([note, *others])
        case 7:
            network = network.with_flow(chance.choice(["right", "down"]))
        case 8:
            notes, epochs = f"{design.notes}\n…", chance.randint(1, 99)
            design = Design(network, DataChoice("MNIST"), TrainingSettings(epochs=epochs), notes)
        case _:
            return chance.choice(steps)
    return msgspec.structs.replace(design, network=network)


# --- what was written comes back -----------------------------------------------------------------


@given(st.integers(0, 10_000), st.integers(2, 25))
def test_replay_gives_exactly_the_design_of_the_last_edit(number, length):
    steps = session(number, length)
    recovered = replay(written(*steps))
    assert recovered.design == steps[-1]
    assert recovered.edits == length
    assert recovered.belongs == BELONGS
    assert recovered.problem is None


@given(st.lists(designs, min_size=2, max_size=4))
@settings(max_examples=25)
def test_designs_that_have_nothing_in_common_follow_each_other_as_well(steps):
    assert replay(written(*steps)).design == steps[-1]


def test_an_edit_writes_down_what_it_changes_and_nothing_else():
    network = template("ResNet-152").make()
    before = Design(network)
    after = Design(edits.set_setting(network, [2], "filters", 48))
    assert [place for place, _ in difference(before, after).lists["nodes"].put] == [1]
    assert len(edit_line(before, after)) < 300
    assert len(head_line(BELONGS, before, 1)) > 50_000


def test_edits_that_go_on_with_the_one_before_are_one_for_people():
    steps = session(3, 4)
    data = head_line(BELONGS, steps[0], 7)
    for before, after in pairwise(steps):
        data += edit_line(before, after, merged=True)
    recovered = replay(data)
    assert recovered.design == steps[-1]
    assert recovered.edits == 7


def test_an_undone_edit_is_read_back_as_undone():
    after = Design(edits.remove_nodes(LENET.network, [3, 5]), notes="other")
    assert replay(written(LENET, after, LENET)).design == LENET


# --- what was cut off, or was written by somebody else -------------------------------------------


def test_a_journal_that_is_cut_off_anywhere_gives_the_edits_that_were_complete():
    steps = [Design(Network(design.network.nodes[:3]), notes="…") for design in session(5, 6)]
    data = written(*steps)
    ends = [at + 1 for at, byte in enumerate(data) if byte == ord("\n")]
    for cut in range(len(data) + 1):
        complete = sum(end <= cut for end in ends)
        recovered = replay(data[:cut])
        if not complete:
            assert recovered is None
        else:
            assert recovered.design == steps[complete - 1]
            assert recovered.problem is None


@given(st.integers(0, 1_000_000), st.integers(1, 255))
def test_a_byte_that_was_changed_gives_what_is_before_it_and_says_so(place, difference):
    steps = session(5, 6)
    data = bytearray(written(*steps))
    data[place % len(data)] ^= difference
    first_end, last = data.find(b"\n"), len(data) - 1
    if place % len(data) <= first_end:
        with pytest.raises(ProjectError, match="The journal"):
            replay(bytes(data))
        return
    recovered = replay(bytes(data))
    assert recovered.design in steps[:-1]
    assert recovered.problem is not None or place % len(data) == last


FIT = b'{"put": [[0, {"id": 99, "name": "n", "layer": {"kind": "ReLU"}}]]}'
HOSTILE = {
    "no JSON": b"nonsense",
    "binary": b"\x00\xff\xfe",
    "nothing": b"",
    "a list": b"[]",
    "deep": b'{"values": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "an unknown field": b'{"run": "rm -rf"}',
    "an unknown part of a design": b'{"values": {"code": "import os"}}',
    "an unknown part of a network": b'{"network": {"__class__": 1}}',
    "an unknown list": b'{"lists": {"__dict__": ' + FIT + b"}}",
    "no network": b'{"values": {"network": 7}, "lists": {"nodes": ' + FIT + b"}}",
    "no list": b'{"network": {"nodes": 7}, "lists": {"nodes": ' + FIT + b"}}",
    "no things": b'{"network": {"nodes": [7]}, "lists": {"nodes": ' + FIT + b"}}",
    "things without ids": b'{"lists": {"nodes": {"put": [[0, {}]], "gone": [1]}}}',
    "a place below zero": b'{"lists": {"nodes": {"put": [[-1, {}]]}}}',
    "a place far away": b'{"lists": {"nodes": {"put": [[1e300, {}]]}}}',
    "an unknown kind": FIT.join([b'{"lists": {"nodes": ', b"}}"]).replace(b"ReLU", b"os.system"),
    "a wire from nowhere": b'{"lists": {"nodes": {"gone": [2]}}}',
    "a newer format": b'{"values": {"format": 99}}',
    "too many epochs": b'{"values": {"training": {"epochs": 1e9}}}',
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_line_is_refused_in_a_sentence_and_what_is_before_it_is_kept(what):
    later = edit_line(LENET, Design(LENET.network, notes="later"))
    after = Design(LENET.network, notes="good")
    recovered = replay(written(LENET, after) + line(HOSTILE[what]) + later)
    assert recovered.design == after
    assert str(recovered.problem).endswith((".", "?"))
    assert len(str(recovered.problem)) < 300


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (b"nonsense", "not JSON"),
        (b"[]", "must be"),
        (b'{"belongs": {"title": ""}, "design": {"format": 1}, "format": 2}', "newer CNN Studio"),
        (b'{"belongs": {"title": ""}, "design": {"format": 7}}', "newer CNN Studio"),
        (b'{"belongs": {"title": ""}, "design": "me"}', "must be"),
        (b'{"belongs": {"title": ""}, "design": ' + b"[" * 99 + b"]" * 99 + b"}", "nested deeper"),
    ],
)
def test_a_hostile_first_line_is_refused_in_a_sentence(head, says):
    with pytest.raises(ProjectError, match=says):
        replay(line(head))


def test_a_journal_beyond_the_limit_is_read_up_to_it(monkeypatch):
    steps = session(8, 6)
    data = written(*steps)
    monkeypatch.setattr(journal, "LARGEST_JOURNAL", len(data) - 1)
    recovered = replay(data)
    assert recovered.design == steps[-2]
    assert "larger than" in str(recovered.problem)


def test_more_layers_than_are_possible_are_refused():
    nodes = [
        [place, {"id": place + 100, "name": f"n{place}", "layer": {"kind": "ReLU"}}]
        for place in range(10_001)
    ]
    text = msgspec.json.encode({"lists": {"nodes": {"put": nodes}}})
    recovered = replay(written(LENET) + line(text))
    assert recovered.design == LENET
    assert "more than 10000 layers" in str(recovered.problem).replace(",", "")


def test_nothing_is_offered_where_nothing_was_done():
    assert replay(b"") is None
    assert replay(head_line(BELONGS, Design(Network()), 0)) is None
