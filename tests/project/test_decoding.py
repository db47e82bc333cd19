"""What is wrong in a JSON text is said as a person would: which layer, which setting, what then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.project import decoding
from cnnstudio.project.decoding import convert, decode
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ProjectError
from cnnstudio.training.job import Job


def node(layer: str, rest: str = "") -> str:
    return '{"network":{"nodes":[{"id":1,"name":"conv1","layer":{' + layer + "}" + rest + "}]}}"


def note(name: str, value: str) -> str:
    known = {"id": "1", "kind": '"note"', "text": '""', "at": "[0,0]", "size": "[90,60]"}
    values = ",".join(f'"{key}":{each}' for key, each in {**known, name: value}.items())
    return '{"network":{"annotations":[{' + values + "}]}}"


CONV = '"kind":"Conv2d"'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it is not JSON, it ends too early"),
        ('{"notes":', "it is not JSON, it ends too early"),
        ("{}x", "it is not JSON, byte 3 is not expected there"),
        ('{"training":{"learning_rate":NaN}}', "it is not JSON, byte 29 is not expected there"),
        ("[]", "it must be an object in braces, not []."),
        ('{"notes":3}', "it: notes must be a text in quotes, not 3."),
        ('{"note":""}', "it: note is not known here; is it misspelled?"),
        (
            node(CONV + ',"filters":0'),
            "it: Conv2d “conv1”: filters must be at least 1, not 0.",
        ),
        (
            node(CONV + ',"filters":9999999'),
            "it: Conv2d “conv1”: filters must be at most 1048576, not 9999999.",
        ),
        (
            node(CONV + ',"filters":"many"'),
            'it: Conv2d “conv1”: filters must be a whole number, not "many".',
        ),
        (
            node(CONV + ',"filtres":3'),
            "it: Conv2d “conv1”: filtres is not known here; is it misspelled?",
        ),
        (
            node(CONV + ',"kernel":[3]'),
            "it: Conv2d “conv1”: kernel must have 2 entries.",
        ),
        (
            node(CONV + ',"kernel":[3,0]'),
            "it: Conv2d “conv1”: kernel number 2 must be at least 1, not 0.",
        ),
        (
            node(CONV + ',"padding":"full"'),
            'it: Conv2d “conv1”: padding cannot be "full".',
        ),
        (node(CONV + ',"bias":1'), "it: Conv2d “conv1”: bias must be true or false, not 1."),
        (node(CONV, ',"inputs":["a"]'), "it: Conv2d “conv1”: inputs number 1 must be a whole"),
        (node(CONV, ',"at":[1,1e9]'), "it: Conv2d “conv1”: at number 2 must be at most 10000000"),
        (node('"kind":"Conv7d"'), 'it: Conv7d “conv1”: kind cannot be "Conv7d".'),
        (node(""), "it: “conv1”: kind is missing."),
        ('{"network":{"nodes":[{"id":1}]}}', "it: nodes number 1 name is missing."),
        ('{"network":{"nodes":3}}', "it: nodes must be a list, not 3."),
        (
            note("text", '"' + "<img src=x>" * 1_000_000 + '"'),
            "it: annotations number 1 text must have at most 10000 characters.",
        ),
        (note("at", "[NaN,0]"), "it is not JSON, byte"),
        (note("at", "[1e999,0]"), "it: annotations number 1 at number 1 is too large"),
        (note("at", "[1e8,0]"), "it: annotations number 1 at number 1 must be at most 10000000"),
        (note("size", "[0,-1]"), "it: annotations number 1 size number 1 must be at least 16"),
        (note("color", '"#ff0000"'), 'it: annotations number 1 color cannot be "#ff0000".'),
        (note("kind", '"html"'), 'it: annotations number 1 kind cannot be "html".'),
        ('{"network":3}', "it: network must be an object in braces, not 3."),
        ('{"data":{"name":"mnist"}}', 'it: data name cannot be "mnist".'),
        ('{"training":{"epochs":0}}', "it: training epochs must be at least 1, not 0."),
        ('{"training":{"device":"gpu"}}', 'it: training device cannot be "gpu".'),
        ('{"training":{"learning_rate":1e999}}', "it: training learning_rate is too large a"),
        (
            '{"notes":"' + "x" * 1_000_001 + '"}',
            "it: notes must have at most 1000000 characters.",
        ),
    ],
)  # fmt: skip
def test_the_sentence_names_the_place_and_what_it_must_be(text, words):
    with pytest.raises(ProjectError) as caught:
        decode(text.encode(), Design, "it")
    assert str(caught.value).startswith(words)


def test_an_empty_name_is_said():
    with pytest.raises(ProjectError, match=r"name must not be empty\.$"):
        decode(node(CONV).replace("conv1", "").encode(), Design, "it")


def test_bytes_that_are_no_text_are_said():
    with pytest.raises(ProjectError, match="it is not JSON, it is not text in UTF-8"):
        decode(b'{"notes":"\xff"}', Design, "it")


def test_a_bad_value_is_shown_shortened():
    with pytest.raises(ProjectError, match=r'cannot be "a{36}\.\.\.\.$'):
        decode(b'{"id":"%s","network":{}}' % (b"a" * 99), Job, "it")


def test_a_reason_that_is_not_foreseen_is_quoted():
    with pytest.raises(ProjectError, match=r"^it: 0 is not right \(Expected `bytes`\)\.$"):
        raise decoding._misfit("Expected `bytes` - at `$.0`", b"{}", "it")  # noqa: SLF001


def test_plain_values_are_refused_in_the_same_words():
    assert convert({"notes": "a"}, Design, "it") == Design(notes="a")
    with pytest.raises(ProjectError, match=r"^it: notes must be a text in quotes, not 3\.$"):
        convert({"notes": 3}, Design, "it")


@given(st.binary())
def test_any_bytes_decode_or_give_a_sentence(data):
    try:
        decode(data, Design, "it")
    except ProjectError as error:
        assert str(error).startswith("it")  # noqa: PT017 - not every example is refused
