"""What holds for all tests: no screen, no traces in the user's folders, nothing passes unseen."""

import itertools
import logging
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Qt. The locale decides how numbers are written on screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

# A busy machine is no counterexample. Each run looks at other examples, so few are enough.
settings.register_profile("cnnstudio", deadline=None, print_blob=True, max_examples=50)
settings.load_profile("cnnstudio")

_numbers = itertools.count()


@pytest.fixture(scope="session")
def _homes(tmp_path_factory):
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def user_home(_homes, monkeypatch) -> Path:
    """Give each test folders of the user of its own; processes that it starts inherit them."""
    home = _homes / str(next(_numbers))
    monkeypatch.setenv("CNNSTUDIO_HOME", str(home))
    return home


class _Collector(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.records = []

    def emit(self, record):
        self.records.append(record)


@pytest.fixture(autouse=True)
def _unexpected_warnings_in_the_log_fail(request):
    """Fail a test that logs a warning, unless it uses `caplog` and so looks at the log itself."""
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    if collector.records and "caplog" not in request.fixturenames:
        lines = [f"{r.levelname} {r.name}: {r.getMessage()}" for r in collector.records]
        pytest.fail("Unexpected in the log (use caplog if it belongs there):\n" + "\n".join(lines))


@pytest.fixture(autouse=True)
def _leftovers_of_the_window_fail(request):
    """Fail a test of the window that leaves a timer, a process or a window behind."""
    if "qapp" not in request.fixturenames:
        yield
        return
    from tests.leftovers import Leftovers

    request.getfixturevalue("qapp")
    failed_before = request.session.testsfailed
    with pytest.MonkeyPatch.context() as monkeypatch:
        leftovers = Leftovers(monkeypatch)
        yield
        found = leftovers.sweep()
    if found and request.session.testsfailed == failed_before:
        pytest.fail("Left over after the test:\n" + "\n".join(found))


@pytest.fixture
def dialogs(qapp, monkeypatch):
    """Answer modal dialogs: see `tests.dialogs.Dialogs`."""
    from tests.dialogs import Dialogs

    answering = Dialogs(monkeypatch)
    yield answering
    assert not answering.unused(), "No dialog asked for these answers"


@pytest.fixture(autouse=True)
def _no_dialog_waits(request):
    """Let a modal dialog fail a test of the window that has no answer for it."""
    if "qapp" in request.fixturenames:
        request.getfixturevalue("dialogs")


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Give the folder of real data, or skip: it is no part of the project."""
    folder = os.environ.get("CNNSTUDIO_TEST_DATA")
    if not folder or not Path(folder).is_dir():
        pytest.skip("needs real data: set CNNSTUDIO_TEST_DATA to their folder")
    return Path(folder)


@pytest.fixture(scope="session")
def data_root(real_data, tmp_path_factory) -> Path:
    """Give torchvision a folder with MNIST in it to unpack and write in, as --data-root."""
    root = tmp_path_factory.mktemp("data-root")
    raw = root / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for file in (real_data / "MNIST" / "raw").glob("*.gz"):
        shutil.copyfile(file, raw / file.name)
    return root


def pytest_runtest_setup(item):
    """Skip what needs a CUDA device where there is none."""
    if item.get_closest_marker("gpu"):
        torch = pytest.importorskip("torch")
        if not torch.cuda.is_available():
            pytest.skip("needs a CUDA device")
