"""Helper processes by their channel: what they say, what they survive, and when they leave."""

import time

import msgspec
import pytest

from cnnstudio import __version__
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.project.run_store import RunFolder
from cnnstudio.training.events import Batches, Ended, Epoch, Paused, Resumed, Started
from cnnstudio.training.protocol import (
    LONGEST_LINE,
    PROTOCOL_VERSION,
    DataReady,
    DeviceList,
    Devices,
    Failed,
    Filters,
    FilterValues,
    Hello,
    LoadData,
    Maps,
    Pause,
    Picture,
    Probe,
    Resume,
    Start,
    Stop,
    Verified,
    Verify,
    Weights,
)
from cnnstudio.zoo.small import lenet5
from tests.worker.process import Run, Worker
from tests.worker.runs import NORMALIZED, a_job, a_run, curves, history, trained, until, weights

pytestmark = pytest.mark.torch

STEPS = 21


def long_run(root) -> RunFolder:
    """Make a run that nobody waits for."""
    return a_run(root, a_job(NORMALIZED, epochs=10_000))


def a_probe(number: int, network=None, **settings) -> Probe:
    network = network or lenet5()
    nodes = tuple(node.id for node in network.nodes)
    return Probe(number, network, Weights(), DataChoice(), Picture(), nodes, **settings)


# --- the first words -----------------------------------------------------------------------------


def test_hello_comes_first_and_before_torch_is_imported():
    report = "import atexit, sys; atexit.register(lambda: print('torch' in sys.modules))"
    with Worker(prelude=report) as worker:
        hello = worker.hear()
        assert isinstance(hello, Hello)
        assert (hello.protocol, hello.program) == (PROTOCOL_VERSION, __version__)
        assert hello.torch[0].isdigit()
    assert worker.errors == "False\n", "what a library prints goes to stderr"


def test_a_process_that_is_asked_nothing_leaves_when_its_input_ends():
    with Worker() as worker:
        worker.hear(Hello)
        worker.close()
        assert worker.process.wait(10) == 0


# --- lines ---------------------------------------------------------------------------------------


def test_what_others_print_does_not_disturb_the_lines():
    prelude = """
import os, sys, threading, time
def babble():
    while True:
        print("babble", flush=True)
        os.write(1, b"more babble")
        os.system("echo and a child")
        time.sleep(0.01)
from cnnstudio.worker.channel import Channel
made = Channel.of_process
def of_process():
    channel = made()
    threading.Thread(target=babble, daemon=True).start()
    return channel
Channel.of_process = of_process
"""
    with Worker(prelude=prelude) as worker:
        worker.ask(Devices(1))
        assert isinstance(worker.hear(), Hello)
        assert isinstance(worker.hear(), DeviceList)
        worker.close()
        assert worker.rest() == []
    assert "and a child" in worker.errors


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    """Give an assistant that several tests ask; its numbers must differ."""
    home = tmp_path_factory.mktemp("assistant")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CNNSTUDIO_HOME", str(home))
        with Worker() as worker:
            worker.hear(Hello)
            yield worker


BAD_LINES = {
    "empty": b"\n",
    "text": b"hello\n",
    "a missing number": b'{"ask":"devices"}\n',
    "an unknown ask": b'{"ask":"nothing","number":1}\n',
    "an unknown field": b'{"ask":"devices","number":1,"more":2}\n',
    "no text": b"\xff\xfe\x00\n",
    "too deep": b"[" * 100_000 + b"\n",
    "a bad network": b'{"ask":"verify","number":1,"network":{"nodes":[{"id":-1}]}}\n',
    "too long": b"x" * (LONGEST_LINE + 100) + b"\n",
}


def test_bad_lines_are_passed_over(assistant):
    for number, bad in enumerate(BAD_LINES.values(), 100):
        assistant.write(bad)
        assistant.ask(Devices(number))
        assert assistant.hear().number == number


def test_a_line_may_come_in_pieces_and_several_at_once(assistant):
    line = msgspec.json.encode(Verify(201, lenet5())) + b"\n"
    assistant.write(line[:100])
    time.sleep(0.05)
    assistant.write(
        line[100:] + b'{"ask":"devices","number":202}\n{"ask":"devices","number":203}\n'
    )
    assert sorted(assistant.hear().number for _ in range(3)) == [201, 202, 203]


def test_a_last_line_without_an_end_is_passed_over():
    with Worker() as worker:
        worker.hear(Hello)
        worker.write(b'{"ask":"devices","number":1}\n{"ask":"devices","number":2}')
        worker.close()
        assert [answer.number for answer in worker.rest()] == [1]


# --- the assistant -------------------------------------------------------------------------------


def test_the_assistant_answers_every_kind_of_question(assistant):
    assistant.ask(Devices(1), Verify(2, lenet5()), a_probe(3))
    assistant.ask(Filters(4, lenet5(), Weights(), 2), LoadData(5, DataChoice()))
    answers = {}
    while len(answers) < 5:
        message = assistant.hear()
        answers[message.number] = type(message)
    assert answers == {1: DeviceList, 2: Verified, 3: Maps, 4: FilterValues, 5: DataReady}


def test_a_warm_assistant_answers_a_probe_at_once(assistant):
    times = []
    for number in range(300, 330):
        start = time.monotonic()
        assistant.ask(a_probe(number))
        assert assistant.hear(Maps).number == number
        times.append(time.monotonic() - start)
    assert sorted(times)[10] < 0.05


@pytest.mark.slow
def test_an_assistant_that_loads_data_leaves_when_its_input_ends():
    with Worker() as worker:
        worker.ask(LoadData(1, DataChoice()))
        worker.close()
        assert worker.process.wait(20) == 0


# --- a run ---------------------------------------------------------------------------------------


def test_a_run_says_what_it_writes_down(tmp_path):
    run = a_run(tmp_path)
    with Run() as worker:
        worker.ask(Start(str(run.path)))
        said = []
        while not said or not isinstance(said[-1], Ended):
            message = worker.hear()
            if not isinstance(message, Hello):
                said.append(message)
    assert isinstance(said[0], Started)
    assert said[-1].reason == "completed"
    written = run.events_file.read_bytes().splitlines()
    assert written == [msgspec.json.encode(message) for message in said]
    whole = trained(tmp_path)
    assert (weights(run), curves(run)) == (weights(whole), curves(whole))


@pytest.mark.slow
def test_a_run_process_trains_and_leaves_when_its_window_has_gone(tmp_path):
    run = long_run(tmp_path)
    with Worker() as worker:
        worker.ask(Start(str(run.path)))
        worker.hear(Batches)
        worker.close()
        gone = time.monotonic()
        assert worker.process.wait(10) == 0
        assert time.monotonic() - gone < 3
    assert run.read_record().state == "stopped"
    assert "Traceback" not in worker.errors


def test_a_run_is_stopped_and_keeps_what_it_learned(tmp_path):
    run = long_run(tmp_path)
    with Run() as worker:
        worker.ask(Start(str(run.path)))
        while worker.hear(Epoch).epoch < 1:
            pass
        worker.ask(Stop())
        ended = worker.hear(Ended)
    assert ended.reason == "stopped"
    assert ended.test_accuracy is not None
    assert run.read_record().state == "stopped"
    assert run.read_record().step == history(run).step


def test_a_run_is_paused_and_goes_on(tmp_path):
    with Run() as worker:
        worker.ask(Start(str(long_run(tmp_path).path)))
        worker.hear(Batches)
        worker.ask(Pause())
        paused = worker.hear(Paused)
        worker.ask(a_probe(1, NORMALIZED))
        maps = worker.hear(Maps)
        assert maps.epoch == pytest.approx(paused.step / STEPS)
        worker.ask(Resume())
        assert worker.hear(Resumed).step == paused.step
        assert worker.hear(Batches).step > paused.step
        worker.ask(Stop())
        worker.hear(Ended)


@pytest.mark.slow
def test_a_run_shows_its_live_weights_and_training_goes_on_as_without(tmp_path):
    whole = trained(tmp_path, a_job(NORMALIZED, epochs=30))
    run = a_run(tmp_path, a_job(NORMALIZED, epochs=30))
    seen = []
    with Run() as worker:
        worker.ask(Start(str(run.path)))
        number = 0
        while not isinstance(message := worker.hear(), Ended):
            if isinstance(message, Batches | Epoch):
                number += 1
                worker.ask(a_probe(number, NORMALIZED), Filters(-number, NORMALIZED, Weights(), 2))
            elif isinstance(message, Maps):
                seen.append(message)
                assert message.source == run.id
    assert len(seen) > 5
    assert sorted(maps.epoch for maps in seen) == [maps.epoch for maps in seen]
    assert len({maps.maps[1].pixels for maps in seen}) > 3
    assert (weights(whole), curves(whole)) == (weights(run), curves(run))


def test_a_question_that_cannot_be_answered_does_not_end_a_run(tmp_path):
    with Run() as worker:
        worker.ask(Start(str(long_run(tmp_path).path)))
        worker.hear(Batches)
        probe = msgspec.structs.replace(a_probe(1, NORMALIZED), picture=Picture(0, "validation"))
        worker.ask(probe, Filters(2, NORMALIZED, Weights(), 4), Verify(3, NORMALIZED))
        answers = {}
        while len(answers) < 3:
            message = worker.hear(Maps, Failed)
            answers[message.number] = message
        assert isinstance(answers[1], Maps)
        assert "Only convolutions have filters" in answers[2].reason
        assert isinstance(answers[3], Failed)
        worker.hear(Batches)


@pytest.mark.parametrize("paused", [False, True])
def test_a_window_that_is_gone_is_followed_at_once_and_everything_is_saved(tmp_path, paused):
    run = long_run(tmp_path)
    with Run() as worker:
        worker.ask(Start(str(run.path)))
        worker.hear(Batches)
        if paused:
            worker.ask(Pause())
            worker.hear(Paused)
        worker.close()
        assert worker.wait(10) < 2
    record = run.read_record()
    assert record.state == "stopped"
    assert record.step == history(run).step
    assert until(RunFolder(run.path), until_epoch=record.epoch + 1)[-1].epochs == record.epoch + 1


def test_a_run_that_is_trained_elsewhere_is_refused_in_words(tmp_path):
    run = long_run(tmp_path)
    with Run() as first, Run() as second:
        first.ask(Start(str(run.path)))
        first.hear(Batches)
        second.ask(Start(str(run.path)))
        ended = second.hear(Ended)
        assert (ended.reason, ended.epochs) == ("failed", 0)
        assert "is being trained by another process already" in ended.message
        first.hear(Batches)
    assert run.read_record().state == "stopped"


def test_a_run_folder_that_is_not_there_is_said(tmp_path):
    with Run() as worker:
        worker.ask(Start(str(tmp_path / "nowhere")))
        ended = worker.hear(Ended)
    assert ended.reason == "failed"
    assert ended.message.endswith(".")
