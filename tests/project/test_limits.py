"""Limits: what is refused before anything is decoded or built."""

import io
import json
import zipfile
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add
from cnnstudio.network.graph import (
    MOST_ANNOTATIONS,
    MOST_LEVELS,
    Annotation,
    Group,
    Network,
    Node,
)
from cnnstudio.project import limits
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.limits import check_json, check_members, check_network
from tests.project.designs import networks

RUN = "runs/20261121-080405-1a2b3c"


# --- JSON ----------------------------------------------------------------------------------------


def depth(value) -> int:
    if isinstance(value, dict):
        return 1 + max((depth(part) for part in value.values()), default=0)
    if isinstance(value, list):
        return 1 + max((depth(part) for part in value), default=0)
    return 0


_strings = st.text(st.sampled_from('[]{}"\\a,'), max_size=6)
_json = st.recursive(
    st.none() | st.integers() | _strings,
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(_strings, parts, max_size=3),
    max_leaves=30,
)


@given(_json)
def test_depth_is_counted_as_a_decoder_would(value):
    limit, text = depth(value), json.dumps(value).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "DEEPEST_JSON", limit)
        check_json(text, "it")
        patch.setattr(limits, "DEEPEST_JSON", limit - 1)
        if limit > 0:
            with pytest.raises(ProjectError, match="nested deeper"):
                check_json(text, "it")


@pytest.mark.parametrize("text", [b"[" * 65 + b"]" * 65, b'{"a":' * 65 + b"1" + b"}" * 65])
def test_sixty_four_levels_pass_and_sixty_five_do_not(text):
    check_json(text[text.index(b":") + 1 if b":" in text else 1 : -1], "it")
    with pytest.raises(ProjectError, match=r"it is nested deeper than 64 levels"):
        check_json(text, "it")


def test_brackets_that_are_never_closed_are_too_deep():
    with pytest.raises(ProjectError, match="nested deeper"):
        check_json(b"[" * 1_000_000, "it")


def test_json_over_64_mib_is_refused_unread():
    with pytest.raises(ProjectError, match="it is larger than 64 MiB"):
        check_json(bytes(64 * 2**20 + 1), "it")


# --- members -------------------------------------------------------------------------------------


def packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> bytearray:
    file = io.BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, data in members:
            archive.writestr(ZipInfo(name), data, method)
    return bytearray(file.getvalue())


def check(data: bytes, size: int | None = None) -> None:
    with ZipFile(io.BytesIO(data)) as archive:
        check_members(archive, len(data) if size is None else size)


def test_all_names_that_are_written_pass():
    names = ["job.json", "run.json", "events.jsonl", "last.safetensors"]
    names += ["epochs/0.safetensors", "epochs/100000.safetensors"]
    check(
        packed(
            ("project.json", b"{}"),
            ("thumbnail.png", b""),
            *((f"{RUN}/{name}", b"data") for name in names),
        )
    )


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../project.json",
        "runs/../../evil",
        "C:\\evil",
        "runs\\20261121-080405-1a2b3c\\job.json",
        "project.json/",
        "PROJECT.JSON",
        "project.json\n",
        "model.pkl",
        f"{RUN}/",
        f"{RUN}/epochs/-1.safetensors",
        f"{RUN}/epochs/01.safetensors",
        f"{RUN}/epochs/1.pt",
        f"{RUN}/owner.json",
        "runs/mine/job.json",
        "runs/20261121-080405-1a2b3c\n/job.json",
        "runs/٢0261121-080405-1a2b3c/job.json",
    ],
)
def test_no_other_name_passes(name):
    with pytest.raises(ProjectError, match="not a project file of CNN Studio, since it has a"):
        check(packed(("project.json", b"{}"), (name, b"")))


def test_a_name_that_only_begins_like_an_allowed_one_is_refused():
    data = packed(("project.json#.exe", b"{}")).replace(b"#", b"\0")
    with pytest.raises(ProjectError, match=r"it has a member called project\.json"):
        check(data)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_is_refused():
    with pytest.raises(ProjectError, match=r"it has project\.json twice"):
        check(packed(("project.json", b"{}"), ("project.json", b"[]")))


def test_compressed_members_are_refused_with_the_way_to_pack_them():
    with pytest.raises(ProjectError, match=r"project\.json is compressed, .*zip -0"):
        check(packed(("project.json", b"{}" * 99), method=ZIP_DEFLATED))


def central(data: bytearray, member: int = 0) -> int:
    """Find a member's entry in the central directory."""
    place = -1
    for _ in range(member + 1):
        place = data.index(b"PK\x01\x02", place + 1)
    return place


def test_a_member_that_claims_to_be_huge_is_refused():
    data = packed(("project.json", b"{}"))
    for field in (20, 24):
        data[central(data) + field : central(data) + field + 4] = (2**31).to_bytes(4, "little")
    with pytest.raises(ProjectError, match=r"project\.json is larger than 64 MiB"):
        check(data)
    data = packed((f"{RUN}/last.safetensors", b"{}"))
    for field in (20, 24):
        data[central(data) + field : central(data) + field + 4] = (2**31).to_bytes(4, "little")
    with pytest.raises(ProjectError, match=r"last\.safetensors claims to be larger than the whole"):
        check(data)


def test_a_member_with_two_sizes_is_refused():
    data = packed(("project.json", b"{}"))
    data[central(data) + 24] = 99
    with pytest.raises(ProjectError, match=r"project\.json has two sizes"):
        check(data)


def test_an_encrypted_member_is_refused():
    data = packed(("project.json", b"{}"))
    data[central(data) + 8] |= 1
    with pytest.raises(ProjectError, match=r"project\.json is encrypted"):
        check(data)


def test_members_in_the_same_place_are_refused():
    data = packed(("project.json", b"{}"), ("thumbnail.png", b"{}"))
    second = central(data, 1)
    data[second + 42 : second + 46] = bytes(4)
    with pytest.raises(ProjectError, match="lie on top of each other"):
        check(data)


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "MOST_MEMBERS", 1)
    with pytest.raises(ProjectError, match="more than 1 members"):
        check(packed(("project.json", b"{}"), ("thumbnail.png", b"")))


# --- networks ------------------------------------------------------------------------------------


def relu(id_: int, name: str, *inputs: int | None) -> Node:
    return Node(id_, name, ReLU(), inputs)


@given(networks())
def test_unfinished_networks_pass(network):
    check_network(network)


@pytest.mark.parametrize(
    ("nodes", "words"),
    [
        ([relu(1, "a"), relu(1, "b")], "2 layers have the id 1: give each its own."),
        ([relu(1, "a"), relu(2, "a")], "2 layers are called “a”: give each a name of its own."),
        (
            [relu(1, "a", 7)],
            "ReLU “a” gets its input from a layer with the id 7, which is not there: put",
        ),
        (
            [relu(1, "a", None, None)],
            "ReLU “a”: “inputs” has the length 2, but at most 1 is possible: remove some of them.",
        ),
        (
            [Node(1, "a", Input(), (None,))],
            "Input “a”: “inputs” has the length 1, but at most 0 is possible: remove some of them.",
        ),
        (
            [relu(1, "a", 1)],
            "The wires of “a” form a circle, so each of them would wait for itself: remove one of",
        ),
        (
            [
                Node(9, "in", Input()),
                Node(1, "a", Add(), (9, 3)),
                relu(2, "b", 1),
                relu(3, "c", 2),
                Node(4, "out", Output(), (3,)),
            ],
            "The wires of “a”, “b”, “c” form a circle",
        ),
    ],
)
def test_what_no_editing_can_make_is_refused_with_its_place(nodes, words):
    with pytest.raises(ProjectError) as caught:
        check_network(Network(tuple(nodes)))
    assert str(caught.value).startswith(words)


def test_long_circles_are_not_listed_in_full():
    nodes = tuple(relu(n, f"r{n}", n % 9 + 1) for n in range(1, 10))
    with pytest.raises(ProjectError, match=r"“r1”, “r9”, “r8”, “r7”, “r6”, \.\.\. form"):
        check_network(Network(nodes))


def test_too_many_layers_or_wires_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "MOST_WIRES", 2)
    many = Network((relu(1, "a"), Node(2, "b", Add(), (1, 1, 1))))
    with pytest.raises(ProjectError, match="more than 2 wires"):
        check_network(many)
    monkeypatch.setattr(limits, "MOST_NODES", 1)
    with pytest.raises(ProjectError, match="more than 1 layers"):
        check_network(many)


# --- groups --------------------------------------------------------------------------------------


def with_groups(*groups):
    nodes = tuple(Node(number, f"n{number}", ReLU()) for number in range(1, 6))
    return Network(nodes, tuple(Group(id_, name, nodes) for id_, name, nodes in groups))


def test_groups_apart_within_each_other_and_of_the_same_layers_pass():
    check_network(with_groups((1, "a", (1, 2)), (2, "b", (4, 5)), (7, "c", (2, 1, 3))))
    check_network(with_groups((1, "inner", (1, 2)), (2, "outer", (1, 2)), (3, "all", (1, 2, 3))))


@pytest.mark.parametrize(
    ("groups", "reason"),
    [
        ([(1, "a", (1,)), (1, "b", (2,))], "2 groups have the id 1"),
        ([(1, "a", (1,)), (2, "a", (2,))], "2 groups are called “a”"),
        ([(1, "a", ())], "“a” has no layers"),
        ([(1, "a", (1, 99))], "layer with the id 99, which is not there"),
        ([(1, "a", (1, 2, 1))], "“n1” 2 times"),
        ([(1, "a", (1, 2)), (2, "b", (2, 3))], "“a” and “b” lie across each other"),
        ([(1, "a", (1, 2, 3)), (2, "b", (2, 3))], "“a” stands before “b”"),
        ([(1, "a", (1, 2)), (2, "b", (1, 2, 3)), (3, "c", (3, 4))], "“b” and “c” lie across"),
    ],
)
def test_groups_that_no_editing_can_make_are_refused(groups, reason):
    with pytest.raises(ProjectError, match=reason):
        check_network(with_groups(*groups))


def test_as_many_groups_as_anybody_has_pass_and_more_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "MOST_GROUPED", 6)
    check_network(with_groups((1, "a", (1, 2)), (2, "b", (3, 4))))
    with pytest.raises(ProjectError, match="more than 6 layers together"):
        check_network(with_groups((1, "a", (1, 2)), (2, "b", (1, 2, 3))))


def test_many_groups_inside_one_are_looked_at_once_each():
    many = range(1, 10_001)
    nodes = tuple(Node(number, f"n{number}", ReLU()) for number in many)
    alone = [Group(number, f"g{number}", (number,)) for number in many]
    network = Network(nodes, (*alone, Group(20_000, "all", tuple(many))))
    begin = process_time()
    check_network(network)
    assert process_time() - begin < 1.5


def test_groups_within_each_other_end_at_so_many_levels():
    deep = [(number, f"g{number}", (1, 2)) for number in range(1, MOST_LEVELS + 1)]
    check_network(with_groups(*deep, (100, "beside", (3,))))
    with pytest.raises(
        ProjectError, match="More than 64 groups lie within each other, up to “all”"
    ):
        check_network(with_groups((100, "beside", (3,)), *deep, (101, "all", (1, 2, 3))))


# --- annotations ---------------------------------------------------------------------------------


def a_note(id_=1, **values):
    return Annotation(id_, **{"kind": "note", "text": "", "at": (0, 0), "size": (90, 60), **values})


def test_annotations_with_ids_of_their_own_pass():
    check_network(Network((relu(1, "a"),), (), (a_note(1), a_note(2, kind="frame"))))


@pytest.mark.parametrize(
    ("annotations", "reason"),
    [
        ([a_note(7), a_note(7)], "2 notes or colored frames have the id 7"),
        ([a_note(3, kind="frame", text="x" * 201)], "with the id 3 is longer than 200 letters"),
        ([a_note(n) for n in range(1, MOST_ANNOTATIONS + 2)], "more than 500 notes and colored"),
    ],
)
def test_annotations_that_no_editing_can_make_are_refused(annotations, reason):
    with pytest.raises(ProjectError, match=reason):
        check_network(Network((), (), tuple(annotations)))
