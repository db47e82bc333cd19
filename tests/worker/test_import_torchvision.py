"""Networks of torchvision, imported by name, compute what torchvision computes."""

import io
from contextlib import suppress
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import nn
from torchvision import models

from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input
from cnnstudio.layers.routing import Scale
from cnnstudio.network.analysis import analyze
from cnnstudio.project.errors import ProjectError
from cnnstudio.worker import weights
from cnnstudio.worker.importers import pretrained as pretrained_module
from cnnstudio.worker.importers import torchvision_models
from cnnstudio.worker.importers.builder import Builder, Value
from cnnstudio.worker.importers.grouping import MOST_CARDS
from cnnstudio.worker.importers.pretrained import fetched
from cnnstudio.worker.importers.result import Imported, NotImportedError
from cnnstudio.worker.importers.sources import import_from
from cnnstudio.worker.importers.torchvision_models import import_torchvision
from cnnstudio.zoo.elsewhere import TORCHVISION

pytestmark = pytest.mark.torch

REAL = "squeezenet1_0_deepcompression_imagenet.pth"

FAST = ("resnet18", "squeezenet1_1", "mobilenet_v3_small", "shufflenet_v2_x0_5")

FAMILIES = """
    alexnet vgg11 vgg13_bn vgg16 vgg19_bn resnet34 resnet50 resnet101 resnet152 resnext50_32x4d
    wide_resnet50_2 densenet121 googlenet inception_v3 squeezenet1_0 mobilenet_v2
    mobilenet_v3_large mnasnet0_5 mnasnet1_0 efficientnet_b0 efficientnet_v2_s regnet_x_400mf
    regnet_y_400mf shufflenet_v2_x1_0 convnext_tiny
"""


@pytest.fixture(autouse=True)
def _one_thread():
    """Compute with one thread: two that wait for each other are slow on a busy computer."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def quiet(*_: object) -> None:
    """Take no notice of progress."""


def original(name: str, **options) -> nn.Module:
    """Make torchvision's network with random weights and random averages."""
    torch.manual_seed(0)
    if name in {"googlenet", "inception_v3"}:
        options |= {"init_weights": False, "transform_input": True}
    model = models.get_model(name, weights=None, **options).eval()
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean.normal_(0, 0.3)
            module.running_var.uniform_(0.5, 1.5)
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.normal_(module.bias, 0, 0.2)
    return model


def with_weights(folder: Path, name: str, **options) -> tuple[nn.Module, Imported]:
    model = original(name, **options)
    file = folder / f"{name}.safetensors"
    save_file(model.state_dict(), file)
    return model, import_torchvision(name, str(file), quiet)


def need_same(model: nn.Module, imported: Imported) -> None:
    """Compare outputs and numbers of parameters."""
    shape = imported.network.nodes[0].layer.output_shape()
    pictures = torch.randn(1, *shape)
    assert imported.model is not None
    with torch.inference_mode():
        expected, actual = model(pictures), imported.model(pictures)
    assert (actual - expected).abs().max() <= 1e-5 * expected.abs().max()
    count = sum(
        value.numel()
        for name, value in model.named_parameters()
        if not name.lower().startswith("aux")
    )
    assert analyze(imported.network).parameters == count
    assert not analyze(imported.network).errors


@pytest.mark.parametrize("name", FAST)
def test_a_network_with_weights_computes_the_same_numbers(tmp_path, name):
    need_same(*with_weights(tmp_path, name))


@pytest.mark.slow
@pytest.mark.parametrize("name", FAMILIES.split())
def test_every_family_computes_the_same_numbers(tmp_path, name):
    need_same(*with_weights(tmp_path, name))


@pytest.mark.slow
@pytest.mark.parametrize("entry", TORCHVISION, ids=lambda entry: entry.name)
def test_every_network_that_is_offered_can_be_imported(entry):
    imported = import_torchvision(entry.name, "", quiet)
    assert imported.model is None
    assert analyze(imported.network).parameters == entry.parameters
    assert not analyze(imported.network).errors


def test_all_networks_but_those_of_attention_are_offered():
    attention = {name for name in models.list_models(module=models) if name[:2] in ("vi", "sw")}
    attention.add("maxvit_t")
    offered = {entry.name for entry in TORCHVISION}
    assert offered == set(models.list_models(module=models)) - attention


@pytest.mark.parametrize("name", ["vit_b_16", "swin_t", "swin_v2_t", "maxvit_t"])
def test_a_network_of_attention_is_refused_with_what_it_computes(name):
    with pytest.raises(NotImportedError, match=f"^{name} cannot be imported, since it computes"):
        import_torchvision(name, "", quiet)


# --- what the import looks like ------------------------------------------------------------------


def test_layers_are_called_after_their_modules_and_grouped_by_them():
    network = import_torchvision("resnet50", "", quiet).network
    names = {node.name for node in network.nodes}
    assert {"conv1", "layer1.0.conv1", "layer4.2.add", "fc"} <= names
    groups = {group.name: group for group in network.groups}
    assert {"layer1", "layer1.0", "layer4.2"} <= groups.keys()
    assert set(groups["layer1.0"].nodes) < set(groups["layer1"].nodes)
    order = list(groups)
    assert order.index("layer1.0") < order.index("layer1")


def test_a_large_network_is_folded_until_it_can_be_read():
    network = import_torchvision("densenet121", "", quiet).network
    folded = [group for group in network.groups if group.folded]
    hidden = {node for group in folded for node in group.nodes}
    outer = [a for a in folded if not any(set(a.nodes) < set(b.nodes) for b in folded)]
    assert len(outer) + len(network.nodes) - len(hidden) <= MOST_CARDS
    assert not any(node.name.startswith("features.") for node in network.nodes)


def test_a_small_network_is_not_folded():
    assert not any(
        group.folded for group in import_torchvision("alexnet", "", quiet).network.groups
    )


def test_second_classifiers_are_left_out_and_said():
    report = [str(text) for text in import_torchvision("googlenet", "", quiet).report]
    assert any("“aux1”" in text for text in report)
    assert any("“aux2”" in text for text in report)


def test_the_layers_of_convnext_need_no_permutation():
    network = import_torchvision("convnext_tiny", "", quiet).network
    kinds = {node.layer.kind() for node in network.nodes}
    assert "Permute" not in kinds
    scales = [node.layer for node in network.nodes if isinstance(node.layer, Scale)]
    assert len(scales) == 18
    assert all(scale.learned for scale in scales)


@pytest.mark.slow
def test_pictures_that_were_normalized_otherwise_are_scaled_first(tmp_path):
    _, imported = with_weights(tmp_path, "googlenet")
    kinds = [node.layer.kind() for node in imported.network.nodes]
    assert kinds[:8] == ["Input", *["Slice", "Scale"] * 3, "Concat"]


def test_mean_and_spread_are_those_of_imagenet():
    imported = import_torchvision("resnet18", "", quiet)
    assert imported.mean == (0.485, 0.456, 0.406)
    assert imported.spread == (0.229, 0.224, 0.225)
    assert imported.classes[0] == "tench"
    assert imported.network.nodes[0].layer == Input(3, 224, 224)


# --- weights -------------------------------------------------------------------------------------


def test_real_weights_are_imported(real_data):
    imported = import_torchvision("squeezenet1_0", str(real_data / "weights" / REAL), quiet)
    assert any("the same numbers as the original" in str(text) for text in imported.report)


def test_weights_for_other_classes_give_a_network_with_as_many(tmp_path):
    model, imported = with_weights(tmp_path, "squeezenet1_1", num_classes=7)
    need_same(model, imported)
    assert imported.network.nodes[-1].layer.classes == 7
    assert imported.classes == ()


def test_weights_saved_in_parallel_and_inside_a_checkpoint_are_found(tmp_path):
    model = original("squeezenet1_1")
    file = tmp_path / "checkpoint.pth"
    state = {f"module.{name}": value.half() for name, value in model.state_dict().items()}
    torch.save({"epoch": 3, "state_dict": state}, file)
    imported = import_torchvision("squeezenet1_1", str(file), quiet)
    need_same(model.half().float(), imported)


def test_old_names_of_densenet_are_known():
    old = {"features.denseblock1.denselayer2.norm.1.weight": torch.zeros(1)}
    renamed = torchvision_models._renamed(old)  # noqa: SLF001 - a table of names
    assert list(renamed) == ["features.denseblock1.denselayer2.norm1.weight"]


def refusal(folder: Path, state: object) -> str:
    file = folder / "weights.pth"
    torch.save(state, file)
    with pytest.raises(ProjectError) as refused:
        import_torchvision("squeezenet1_1", str(file), quiet)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_weights_that_do_not_fit_are_refused_with_the_layer(tmp_path):
    state = original("squeezenet1_1").state_dict()
    wrong = {**state, "features.3.squeeze.weight": torch.zeros(1, 2, 3, 4)}
    text = refusal(tmp_path, wrong)
    assert "“features.3.squeeze”" in text
    assert "1×2×3×4" in text
    del wrong["features.3.squeeze.weight"]
    assert "“features.3.squeeze”" in refusal(tmp_path, wrong)
    assert "“more”" in refusal(tmp_path, {**state, "more.weight": torch.zeros(1)})


def test_weights_that_are_not_numbers_are_refused(tmp_path):
    state = original("squeezenet1_1").state_dict()
    state["classifier.1.bias"][:] = float("nan")
    assert "other numbers than the original" in refusal(tmp_path, state)


class Evil:
    """Runs code where it is unpickled."""

    def __reduce__(self):
        return (Path.touch, (Path("/tmp/evil"),))


@pytest.mark.parametrize("state", [{}, {"a": 1}, [torch.zeros(1)], Evil(), {"a": Evil()}])
def test_anything_but_tensors_is_refused(tmp_path, state):
    assert "not a file of weights" in refusal(tmp_path, state)


def test_damaged_and_missing_files_are_refused(tmp_path):
    for name, data in (("a.pth", b"nothing"), ("b.safetensors", b"\0" * 20), ("c.pth", b"")):
        file = tmp_path / name
        file.write_bytes(data)
        with pytest.raises(ProjectError, match="not a file of weights"):
            import_torchvision("resnet18", str(file), quiet)
    with pytest.raises(ProjectError, match="There is no file"):
        import_torchvision("resnet18", str(tmp_path / "none.pth"), quiet)


def test_an_archive_whose_list_of_members_is_damaged_is_refused(tmp_path):
    """Turn over each byte of the list, one by one."""
    file = tmp_path / "a.pth"
    torch.save({"a": torch.zeros(1)}, file)
    whole = file.read_bytes()
    for place in range(whole.index(b"PK\1\2"), len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        file.write_bytes(damaged)
        with suppress(ProjectError):
            weights.foreign_tensors(file)
    file.write_bytes(whole.replace(b"PK\1\2", b"PK\1\3"))
    with pytest.raises(ProjectError, match="not a file of weights"):
        weights.foreign_tensors(file)


def test_files_that_are_too_large_are_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(weights, "LARGEST_FOREIGN", 1000)
    assert "GiB" in refusal(tmp_path, {"a": torch.zeros(1000)})


# --- names and downloads -------------------------------------------------------------------------


def test_an_unknown_name_gets_names_like_it():
    with pytest.raises(NotImportedError, match="did you mean resnet18"):
        import_torchvision("ResNet-18", "", quiet)
    with pytest.raises(NotImportedError, match="called qqqq: its names are like alexnet"):
        import_torchvision("qqqq", "", quiet)
    with pytest.raises(NotImportedError, match="neither an ONNX file"):
        import_from("resnet18", "", quiet)
    with pytest.raises(NotImportedError, match="its own weights"):
        import_from("a.onnx", "b.pth", quiet)


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """Give the folder of downloaded weights, and an address whose file has its hash in its name."""
    monkeypatch.setattr(torch.hub, "get_dir", lambda: str(tmp_path))
    return tmp_path / "checkpoints"


NOTHING = "e3b0c44298fc"
"""How the hash of nothing begins."""


class Answer(io.BytesIO):
    headers = {"Content-Length": "0"}  # noqa: RUF012 - as urllib has it


def test_a_download_is_checked_by_the_hash_in_its_name(hub, monkeypatch):
    monkeypatch.setattr(pretrained_module, "urlopen", lambda *_, **__: Answer(b""))
    file = fetched(f"https://example.org/some-{NOTHING}.pth", quiet)
    assert file == hub / f"some-{NOTHING}.pth"
    assert fetched(f"https://example.org/some-{NOTHING}.pth", quiet) == file
    file.write_bytes(b"damaged")
    with pytest.raises(NotImportedError, match="damaged"):
        fetched(f"https://example.org/some-{NOTHING}.pth", quiet)


def test_a_download_of_something_else_is_not_kept(hub, monkeypatch):
    monkeypatch.setattr(pretrained_module, "urlopen", lambda *_, **__: Answer(b"other"))
    with pytest.raises(NotImportedError, match="does not have the hash"):
        fetched(f"https://example.org/some-{NOTHING}.pth", quiet)
    assert list(hub.iterdir()) == []


def test_a_download_that_breaks_off_is_not_kept(hub, monkeypatch):
    answer = Answer(b"")
    answer.headers = {"Content-Length": "5"}
    monkeypatch.setattr(pretrained_module, "urlopen", lambda *_, **__: answer)
    with pytest.raises(NotImportedError, match="broke off"):
        fetched(f"https://example.org/some-{NOTHING}.pth", quiet)
    assert list(hub.iterdir()) == []


def test_without_a_network_one_sentence_says_so(hub, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no route")

    monkeypatch.setattr(pretrained_module, "urlopen", refuse)
    with pytest.raises(NotImportedError, match="could not be downloaded"):
        import_torchvision("squeezenet1_1", "default", quiet)
    assert not list(hub.glob("*")) if hub.exists() else True


# --- the builder ---------------------------------------------------------------------------------


def test_axes_in_another_order_are_brought_back_only_where_a_layer_needs_them():
    builder = Builder()
    value = builder.permuted(builder.input((3, 4, 5)), (1, 2, 0))
    assert builder.shape(value) == (4, 5, 3)
    assert len(builder.nodes) == 1
    placed = builder.place(Conv2d(2, (1, 1)), value)
    assert [node.layer.kind() for node in builder.nodes.values()] == ["Input", "Permute", "Conv2d"]
    assert builder.shape(placed) == (2, 5, 3)


def test_settings_beyond_their_range_are_refused():
    builder = Builder()
    picture = builder.input((3, 4, 5))
    with pytest.raises(NotImportedError, match=r"“a\.b” cannot be imported"):
        builder.place(Conv2d(filters=0), picture, path="a.b")
    with pytest.raises(NotImportedError, match="as 2 axes"):
        builder.plain(Value(picture.node, (0, 1)))
