"""torchvision's data sets: taken where they are, else downloaded, from a server of our own here."""

import gzip
import hashlib
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import torch

from cnnstudio.data.catalogue import DataChoice, data_set
from cnnstudio.worker.data import DataError, load

pytestmark = pytest.mark.torch

PIXELS = {"train": 60, "t10k": 20}


def idx(values: torch.Tensor) -> bytes:
    """Write bytes in the format of MNIST's files."""
    header = bytes([0, 0, 8, values.ndim])
    sizes = b"".join(size.to_bytes(4, "big") for size in values.shape)
    return header + sizes + values.to(torch.uint8).contiguous().numpy().tobytes()


def archives() -> dict[str, bytes]:
    """Make a small MNIST: 60 pictures to train and 20 to test."""
    found = {}
    for part, count in PIXELS.items():
        generator = torch.Generator().manual_seed(count)
        pictures = torch.randint(0, 256, (count, 28, 28), generator=generator)
        images, labels = f"{part}-images-idx3-ubyte.gz", f"{part}-labels-idx1-ubyte.gz"
        found[images] = gzip.compress(idx(pictures), mtime=0)
        found[labels] = gzip.compress(idx(torch.arange(count) % 10), mtime=0)
    return found


class Server(ThreadingHTTPServer):
    """Serves files from memory, from any byte on; `broken` names those that break off in half."""

    daemon_threads = True

    def __init__(self, files: dict[str, bytes]):
        super().__init__(("127.0.0.1", 0), Handler)
        self.files, self.broken, self.asked = files, set(), []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.lstrip("/")
        start = int(self.headers.get("Range", "bytes=0-")[6:-1])
        self.server.asked.append((name, start))
        data = self.server.files.get(name)
        if data is None or start > len(data) or (start == len(data) and start):
            self.send_error(404 if data is None else 416)
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        rest = data[start:]
        if name in self.server.broken:
            self.server.broken.discard(name)
            rest = rest[: len(rest) // 2]
        self.wfile.write(rest)
        self.close_connection = True

    def log_message(self, *_):
        pass


@pytest.fixture
def server(monkeypatch):
    """Let torchvision's MNIST come from a server in this process."""
    from torchvision import datasets

    files = archives()
    server = Server(files)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sums = [(name, hashlib.md5(data).hexdigest()) for name, data in files.items()]
    monkeypatch.setattr(datasets.MNIST, "resources", sums)
    monkeypatch.setattr(datasets.MNIST, "mirrors", [server.address])
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def no_network(monkeypatch):
    """Let every address be refused."""
    from torchvision import datasets

    monkeypatch.setattr(datasets.MNIST, "mirrors", ["http://127.0.0.1:9/", "http://127.0.0.1:9/b/"])


MNIST = DataChoice("MNIST")


def refusal(root, **options) -> str:
    with pytest.raises(DataError) as refused:
        load(MNIST, root, **options)
    text = str(refused.value)
    assert "\n" not in text
    return text


def test_what_is_not_there_is_downloaded_once(server, tmp_path):
    first = load(MNIST, tmp_path / "new" / "root")
    assert [len(split) for split in first[:3]] == [54, 6, 20]
    assert first.train.pictures.shape[1:] == (1, 28, 28)
    assert len(server.asked) == 4
    again = load(MNIST, tmp_path / "new" / "root", download=False)
    assert again.train.pictures.equal(first.train.pictures)
    assert len(server.asked) == 4


def test_archives_that_are_there_are_unpacked_without_a_network(server, no_network, tmp_path):
    raw = tmp_path / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for name, data in archives().items():
        (raw / name).write_bytes(data)
    assert len(load(MNIST, tmp_path).test) == 20
    assert server.asked == []


def test_a_download_tells_how_far_it_is(server, tmp_path):
    heard = []
    load(MNIST, tmp_path, tell=lambda *progress: heard.append(progress))
    done = [done for done, _, unit in heard if unit == "bytes"]
    assert done == sorted(done)
    assert {total for _, total, unit in heard if unit == "bytes"} == {
        data_set("MNIST").download_bytes
    }


class NotWantedError(Exception):
    pass


def test_a_download_can_be_given_up_and_goes_on_later(server, tmp_path):
    big = next(name for name in server.files if "train-images" in name)

    def give_up(done, total, unit):
        if (big, 0) in server.asked:
            raise NotWantedError

    with pytest.raises(NotWantedError):
        load(MNIST, tmp_path, tell=give_up)
    assert not (tmp_path / "MNIST" / "raw" / big).exists()
    assert len(load(MNIST, tmp_path).train) == 54


def test_a_download_that_breaks_off_goes_on_where_it_was(server, tmp_path):
    big = next(name for name in server.files if "train-images" in name)
    server.broken.add(big)
    assert "could not be downloaded" in refusal(tmp_path)
    load(MNIST, tmp_path)
    starts = [start for name, start in server.asked if name == big]
    assert starts[0] == 0
    assert starts[-1] == len(server.files[big]) // 2


def test_a_file_that_arrives_damaged_is_not_taken(server, tmp_path):
    name = next(name for name in server.files if "t10k-images" in name)
    whole = server.files[name]
    server.files[name] = whole[:-5] + b"wrong"
    assert "damaged" in refusal(tmp_path)
    server.files[name] = whole
    assert len(load(MNIST, tmp_path).test) == 20


def test_without_a_network_it_is_said_what_to_do(no_network, tmp_path):
    text = refusal(tmp_path)
    assert text.startswith(f"MNIST is not in {tmp_path} and could not be downloaded (")
    assert "connect to the network, or name the folder that holds it" in text


def test_a_part_that_is_whole_already_is_taken(server, tmp_path):
    """The program may have been ended just before it gave the file its name."""
    raw = tmp_path / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for name, data in server.files.items():
        (raw / f"{name}.part").write_bytes(data)
    assert len(load(MNIST, tmp_path).test) == 20


def test_a_part_of_something_else_is_thrown_away(server, tmp_path):
    raw = tmp_path / "MNIST" / "raw"
    raw.mkdir(parents=True)
    name = next(name for name in server.files if "train-images" in name)
    (raw / f"{name}.part").write_bytes(b"something else" * 10_000)
    with suppress(DataError):
        load(MNIST, tmp_path)
    assert len(load(MNIST, tmp_path).test) == 20


def test_a_missing_file_on_the_server_is_said(server, tmp_path):
    server.files.clear()
    assert "could not be downloaded (" in refusal(tmp_path)


def test_nothing_is_downloaded_where_that_was_not_asked_for(server, tmp_path):
    assert "MNIST is not there yet" in refusal(tmp_path, download=False)
    assert server.asked == []


def test_unpacked_files_that_are_cut_off_are_said(server, tmp_path):
    load(MNIST, tmp_path)
    images = tmp_path / "MNIST" / "raw" / "train-images-idx3-ubyte"
    images.write_bytes(images.read_bytes()[:1000])
    text = refusal(tmp_path)
    assert "cannot be used" in text
    assert "delete its folder" in text


def test_a_root_that_cannot_be_written_is_said(server, tmp_path):
    (tmp_path / "file").write_text("no folder")
    text = refusal(tmp_path / "file")
    assert str(tmp_path / "file") in text


# --- the real ones -------------------------------------------------------------------------------


def test_real_mnist_is_what_the_catalogue_says(data_root):
    found, known = load(MNIST, data_root), data_set("MNIST")
    assert len(found.train) + len(found.validation) == known.train
    assert len(found.test) == known.test
    pixels = found.train.pictures.float() / 255
    assert pixels.mean().item() == pytest.approx(known.mean[0], abs=0.002)
    assert pixels.std().item() == pytest.approx(known.spread[0], abs=0.002)
    assert torch.bincount(found.validation.labels).min() > 500
