"""What the processes say to each other arrives as it was said, or not at all."""

from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.training.events import Batches, Ended, Epoch, RunEvent, Started, decode_run_event
from cnnstudio.training.protocol import (
    AnyAsk,
    AnyMessage,
    Map,
    Maps,
    Pause,
    decode_ask,
    decode_message,
    encode,
)
from tests.random_values import structs

ASKS, MESSAGES, EVENTS = get_args(AnyAsk), get_args(AnyMessage), get_args(RunEvent)


def ids(kind) -> str:
    return kind.__name__


@pytest.mark.parametrize("kind", ASKS, ids=ids)
@settings(max_examples=20)
@given(data=st.data())
def test_every_question_arrives_as_it_was_asked(kind, data):
    ask = data.draw(structs(kind))
    line = encode(ask)
    assert b"\n" not in line
    assert decode_ask(line) == ask


@pytest.mark.parametrize("kind", MESSAGES, ids=ids)
@settings(max_examples=20)
@given(data=st.data())
def test_every_message_arrives_as_it_was_said(kind, data):
    message = data.draw(batches if kind is Batches else structs(kind))
    line = encode(message)
    assert b"\n" not in line
    assert decode_message(line) == message


batches = st.lists(st.floats(0, 1), max_size=5).map(
    lambda values: Batches(9, tuple(values), tuple(values), 0.1, 100.0)
)


@pytest.mark.parametrize("kind", EVENTS, ids=ids)
@settings(max_examples=10)
@given(data=st.data())
def test_events_of_a_run_are_messages_too(kind, data):
    event = data.draw(batches if kind is Batches else structs(kind))
    assert decode_run_event(encode(event)) == decode_message(encode(event)) == event


def test_tags_are_the_class_names_in_small_letters():
    assert encode(Pause()) == b'{"ask":"pause"}'
    assert msgspec.json.decode(encode(STARTED))["event"] == "started"


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"null",
        b'"hello"',
        b'{"event":"unknown"}',
        b'{"event":"paused"}',
        b'{"event":"paused","step":1,"more":2}',
        b'{"event":"paused","step":1.5}',
        (
            b'{"event":"batches","step":2,"losses":[1,2],"accuracies":[1],"learning_rate":1,'
            b'"images_per_second":1}'
        ),
        b'{"event":"notice","text":"\xff"}',
    ],
)
def test_a_line_that_is_no_message_is_an_error(line):
    with pytest.raises((msgspec.DecodeError, UnicodeDecodeError)):
        decode_message(line)


# --- numbers that JSON cannot write --------------------------------------------------------------

STARTED = Started("20260101-000000-abcdef", "cpu", 1, 10, 2, 2, 5, 3)
NOT_FINITE = (float("nan"), float("inf"), -float("inf"))


@pytest.mark.parametrize("number", NOT_FINITE)
@pytest.mark.parametrize(
    "say",
    [
        lambda number: Batches(2, (0.5, number), (0.1, 0.2), 0.1, 9.0),
        lambda number: Batches(1, (0.5,), (0.1,), number, 9.0),
        lambda number: Epoch(1, 5, number, 0.5, 0.5, 0.5, 1.0, 9.0, 1),
        lambda number: Epoch(1, 5, None, None, number, 0.5, 1.0, 9.0, 1),
        lambda number: Ended("failed", 1, None, None, number, 1.0, 9.0, "cpu"),
        lambda number: Map(1, (1, 1, 1), 1, 1, 1, 0.0, number, b"\0"),
        lambda number: Maps(1, (), b"", (1, 1, 1), 0, (0.5, number), "random"),
    ],
)
def test_a_number_that_would_become_null_is_refused_where_it_is_said(say, number):
    with pytest.raises(ValueError, match="is not a finite number"):
        say(number)


def test_what_is_unknown_is_said_as_null():
    ended = Ended("failed", 0, None, None, None, 1.0, 0.0, "cpu", "The loss is not a number.")
    assert decode_message(encode(ended)) == ended
