"""The user's own blocks are kept in a file, and nothing in it is taken on trust."""

import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.app.own_blocks import MOST_BLOCKS, OwnBlock, OwnBlocks, given_away, one_block
from cnnstudio.layers.io import Input
from cnnstudio.network import blocks
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Network, Node
from cnnstudio.project.errors import ProjectError

PART = blocks.residual(8)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "blocks.json"


@pytest.fixture
def own(qapp, file):
    return OwnBlocks(file)


def check_sentence(text):
    """See that a text is a sentence for people."""
    assert str(text)[0].isupper() or str(text)[0].isdigit()
    assert str(text).endswith(".")
    return str(text)


def names(own):
    return [block.name for block in own.blocks]


def written(file, *values):
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps({"format": 1, "blocks": values}))


def plain(name="mine", part=PART):
    return json.loads(given_away(OwnBlock(name, part)))["blocks"][0]


def test_there_are_none_at_first_and_no_file_is_made(own, file):
    assert own.blocks == ()
    assert own.trouble is None
    assert not file.exists()


def test_a_block_is_there_again_after_a_restart(own, file):
    assert own.add("mine", PART) == "mine"
    assert OwnBlocks(file).blocks == (OwnBlock("mine", PART),)


def test_a_second_block_of_a_name_gets_a_number(own):
    assert [own.add("mine", PART), own.add("mine", PART), own.add(" ", PART)] == [
        "mine",
        "mine 2",
        "block",
    ]


def test_a_change_is_told(own, qtbot):
    with qtbot.waitSignal(own.changed):
        own.add("mine", PART)


def test_a_block_can_be_renamed_but_not_like_another(own, file):
    own.add("one", PART)
    own.add("two", PART)
    own.rename("one", " three ")
    assert names(OwnBlocks(file)) == ["three", "two"]
    for name, reason in (("two", "already called two"), ("", "1 to 200"), ("x" * 201, "1 to 200")):
        with pytest.raises(EditError, match=reason):
            own.rename("three", name)
    own.rename("two", "two")
    assert names(own) == ["three", "two"]


def test_a_removed_block_comes_back_to_its_place(own):
    for name in ("one", "two", "three"):
        own.add(name, PART)
    own.remove("two")
    assert names(own) == ["one", "three"]
    own.restore()
    assert names(own) == ["one", "two", "three"]
    own.restore()
    own.remove("four")
    assert names(own) == ["one", "two", "three"]


def test_blocks_of_another_window_are_kept(own, file):
    OwnBlocks(file).add("other", PART)
    own.add("mine", PART)
    assert names(own) == names(OwnBlocks(file)) == ["other", "mine"]


def test_what_is_given_away_can_be_taken_in(own):
    data = given_away(OwnBlock("theirs", PART))
    assert one_block(data) == OwnBlock("theirs", PART)
    assert own.take_in(data, "theirs.json") == ["theirs"]
    assert own.take_in(data, "theirs.json") == ["theirs 2"]


def test_blocks_are_taken_in_from_a_file(own, tmp_path):
    path = tmp_path / "theirs.json"
    path.write_bytes(given_away(OwnBlock("theirs", PART)))
    assert own.take_in_file(path) == ["theirs"]
    with pytest.raises(ProjectError, match=r"no\.json could not be read"):
        own.take_in_file(tmp_path / "no.json")


def test_there_is_an_end_to_how_many_there_can_be(qapp, file):
    written(file, *(plain(f"block {number}") for number in range(MOST_BLOCKS)))
    own = OwnBlocks(file)
    with pytest.raises(ProjectError, match="at most 500"):
        own.add("one more", PART)
    assert len(OwnBlocks(file).blocks) == MOST_BLOCKS


def test_more_blocks_than_there_can_be_are_refused_before_any_is_looked_at(qapp, file):
    written(file, *({"not": "looked at"} for _ in range(MOST_BLOCKS + 1)))
    own = OwnBlocks(file)
    assert own.blocks == ()
    assert "The palette holds 501 blocks, but at most 500 are possible" in check_sentence(
        own.trouble
    )
    with pytest.raises(ProjectError, match=r"theirs\.json holds 501 blocks"):
        own.take_in(file.read_bytes(), "theirs.json")


def test_blocks_that_do_not_fit_count_so_that_the_file_can_be_read_again(qapp, file, caplog):
    caplog.set_level(logging.INFO)
    written(file, {}, *(plain(f"block {number}") for number in range(MOST_BLOCKS - 1)))
    own = OwnBlocks(file)
    with pytest.raises(ProjectError, match="at most 500"):
        own.add("one more", PART)
    assert len(OwnBlocks(file).blocks) == MOST_BLOCKS - 1


# --- files that are not as they should be --------------------------------------------------------


def with_layer(layer):
    value = plain(part=blocks.depthwise(8))
    value["network"]["nodes"][0]["layer"] = layer
    return value


CIRCLE = {
    "name": "circle",
    "network": {
        "nodes": [
            {"id": 1, "name": "a", "layer": {"kind": "ReLU"}, "inputs": [2]},
            {"id": 2, "name": "b", "layer": {"kind": "ReLU"}, "inputs": [1]},
        ]
    },
}
TWO_ENDS = {
    "name": "two ends",
    "network": {
        "nodes": [
            {"id": 1, "name": "a", "layer": {"kind": "ReLU"}, "inputs": [None]},
            {"id": 2, "name": "b", "layer": {"kind": "ReLU"}, "inputs": [None]},
        ]
    },
}
BAD = [
    "text",
    {"name": "no network"},
    {"name": "", "network": {"nodes": []}},
    {"name": "empty", "network": {"nodes": []}},
    {**plain(), "command": "rm"},
    with_layer({"kind": "__import__"}),
    with_layer({"kind": "Conv2d", "filters": 0}),
    with_layer({"kind": "Output"}),
    CIRCLE,
    TWO_ENDS,
]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: json.dumps(bad)[:30])
def test_a_bad_block_is_left_out_with_a_sentence_and_kept_in_the_file(qapp, file, bad, caplog):
    caplog.set_level(logging.INFO)
    written(file, bad, plain("good"))
    own = OwnBlocks(file)
    assert names(own) == ["good"]
    check_sentence(own.trouble)
    own.add("new", PART)
    assert bad in json.loads(file.read_text())["blocks"]
    assert names(OwnBlocks(file)) == ["good", "new"]


def test_several_bad_blocks_are_counted(qapp, file, caplog):
    written(file, 1, 2, plain("good"))
    trouble = OwnBlocks(file).trouble
    assert check_sentence(trouble).startswith("2 of your own blocks")


@pytest.mark.parametrize(
    "content",
    [b"", b"no", b"[]", b"[" * 100 + b"]" * 100, b'{"format": 2, "blocks": []}', b"\xff\xfe"],
)
def test_a_file_that_cannot_be_read_is_put_aside_by_the_next_change(qapp, file, content):
    file.parent.mkdir()
    file.write_bytes(content)
    own = OwnBlocks(file)
    assert own.blocks == ()
    check_sentence(own.trouble)
    assert file.read_bytes() == content
    own.add("new", PART)
    assert file.with_name("unreadable-blocks.json").read_bytes() == content
    assert names(OwnBlocks(file)) == ["new"]


def test_two_blocks_of_one_name_in_a_file_can_be_told_apart(qapp, file):
    written(file, plain("mine"), plain("mine"))
    assert names(OwnBlocks(file)) == ["mine", "mine 2"]


@pytest.mark.parametrize("data", [b"", b"no", b'{"format": 1, "blocks": []}', b"{}"])
def test_what_is_no_block_is_not_taken_in(own, data):
    with pytest.raises(ProjectError) as refused:
        own.take_in(data, "The clipboard")
    check_sentence(refused.value.text)
    assert own.blocks == ()


def test_one_bad_block_among_those_taken_in_refuses_all(own, file):
    bad = Network((Node(1, "input", Input()),))
    data = json.dumps({"format": 1, "blocks": [plain("good"), plain("bad", bad)]}).encode()
    with pytest.raises(ProjectError, match=r"block bad cannot be used\. input is an end"):
        own.take_in(data, "theirs.json")
    assert own.blocks == ()


def test_a_drag_carries_exactly_one_block():
    with pytest.raises(ProjectError):
        one_block(b'{"format": 1, "blocks": []}')


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_no_bytes_break_the_reading(data):
    try:
        one_block(data)
    except ProjectError as refused:
        check_sentence(refused.text)
