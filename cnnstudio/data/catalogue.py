"""The data sets that can be chosen by name."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

DataName = Literal["digits", "MNIST", "FashionMNIST", "CIFAR10", "CIFAR100", "folder"]


class DataSet(msgspec.Struct, frozen=True):
    """A data set in words and numbers.

    `shape` is channels x height x width; `train` and `test` count pictures; `epochs` is how many
    rounds a small network needs; `download_bytes` is 0 where nothing is fetched. `mean` and
    `spread` (standard deviation) normalize each channel of pixels between 0 and 1.
    """

    name: str
    title: str
    about: str
    shape: tuple[int, int, int]
    classes: tuple[str, ...]
    train: int
    test: int
    epochs: int
    download_bytes: int
    mean: tuple[float, ...]
    spread: tuple[float, ...]


_TEN_DIGITS = tuple("0123456789")

_FASHION = (
    "T-shirt",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)
_CIFAR10 = (
    "airplane",
    "automobile",
    "bird",
    "cat",
    "deer",
    "dog",
    "frog",
    "horse",
    "ship",
    "truck",
)
_CIFAR100 = (
    "apple",
    "aquarium_fish",
    "baby",
    "bear",
    "beaver",
    "bed",
    "bee",
    "beetle",
    "bicycle",
    "bottle",
    "bowl",
    "boy",
    "bridge",
    "bus",
    "butterfly",
    "camel",
    "can",
    "castle",
    "caterpillar",
    "cattle",
    "chair",
    "chimpanzee",
    "clock",
    "cloud",
    "cockroach",
    "couch",
    "crab",
    "crocodile",
    "cup",
    "dinosaur",
    "dolphin",
    "elephant",
    "flatfish",
    "forest",
    "fox",
    "girl",
    "hamster",
    "house",
    "kangaroo",
    "keyboard",
    "lamp",
    "lawn_mower",
    "leopard",
    "lion",
    "lizard",
    "lobster",
    "man",
    "maple_tree",
    "motorcycle",
    "mountain",
    "mouse",
    "mushroom",
    "oak_tree",
    "orange",
    "orchid",
    "otter",
    "palm_tree",
    "pear",
    "pickup_truck",
    "pine_tree",
    "plain",
    "plate",
    "poppy",
    "porcupine",
    "possum",
    "rabbit",
    "raccoon",
    "ray",
    "road",
    "rocket",
    "rose",
    "sea",
    "seal",
    "shark",
    "shrew",
    "skunk",
    "skyscraper",
    "snail",
    "snake",
    "spider",
    "squirrel",
    "streetcar",
    "sunflower",
    "sweet_pepper",
    "table",
    "tank",
    "telephone",
    "television",
    "tiger",
    "tractor",
    "train",
    "trout",
    "tulip",
    "turtle",
    "wardrobe",
    "whale",
    "willow_tree",
    "wolf",
    "woman",
    "worm",
)

DATA_SETS: tuple[DataSet, ...] = (
    DataSet(
        "digits",
        "Digits",
        "1,797 handwritten digits that come with the program, 8×8 pixels enlarged to 28×28.",
        (1, 28, 28),
        _TEN_DIGITS,
        1_437,
        360,
        30,
        0,
        (0.1406,),
        (0.2813,),
    ),
    DataSet(
        "MNIST",
        "MNIST digits",
        "70,000 handwritten digits of the 1990s: where LeNet-5 began.",
        (1, 28, 28),
        _TEN_DIGITS,
        60_000,
        10_000,
        5,
        11_594_722,
        (0.1307,),
        (0.3081,),
    ),
    DataSet(
        "FashionMNIST",
        "Fashion-MNIST",
        "70,000 gray pictures of clothes, as large as MNIST and harder.",
        (1, 28, 28),
        _FASHION,
        60_000,
        10_000,
        8,
        30_878_645,
        (0.2860,),
        (0.3530,),
    ),
    DataSet(
        "CIFAR10",
        "CIFAR-10",
        "60,000 small color photos of ten things.",
        (3, 32, 32),
        _CIFAR10,
        50_000,
        10_000,
        10,
        170_498_071,
        (0.4914, 0.4822, 0.4465),
        (0.2470, 0.2435, 0.2616),
    ),
    DataSet(
        "CIFAR100",
        "CIFAR-100",
        "60,000 small color photos of a hundred things.",
        (3, 32, 32),
        _CIFAR100,
        50_000,
        10_000,
        15,
        169_001_437,
        (0.5071, 0.4865, 0.4409),
        (0.2673, 0.2564, 0.2762),
    ),
)


def data_set(name: str) -> DataSet | None:
    """Find a data set by its name; a folder of the user's own has no entry."""
    return next((entry for entry in DATA_SETS if entry.name == name), None)


class DataChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which data a project uses, and how they are split.

    `folder` is where a data set called "folder" lies: one subfolder per class, or `train` and
    `test` folders that hold them; relative to the project file, with forward slashes. Its pictures
    are brought to `folder_shape`; `folder_classes` are the names found when it was chosen.
    Of the training pictures, `validation` (a share) are set aside by `split_seed`, never trained
    on, and tell the best epoch. The test split is never trained on.
    """

    name: DataName = "digits"
    folder: Annotated[str, msgspec.Meta(max_length=4096)] = ""
    folder_shape: tuple[
        Annotated[int, msgspec.Meta(ge=1, le=4)],
        Annotated[int, msgspec.Meta(ge=1, le=4096)],
        Annotated[int, msgspec.Meta(ge=1, le=4096)],
    ] = (3, 64, 64)
    folder_classes: Annotated[
        tuple[Annotated[str, msgspec.Meta(max_length=200)], ...],
        msgspec.Meta(max_length=10_000),
    ] = ()
    validation: Annotated[float, msgspec.Meta(ge=0.0, le=0.5)] = 0.1
    split_seed: Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)] = 0

    @property
    def title(self) -> str:
        """The data set's name for people."""
        known = data_set(self.name)
        return known.title if known else self.folder.rstrip("/").rpartition("/")[2] or "Folder"

    @property
    def shape(self) -> tuple[int, int, int]:
        """Channels x height x width of each picture."""
        known = data_set(self.name)
        return known.shape if known else self.folder_shape

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the classes, in the order of their numbers."""
        known = data_set(self.name)
        return known.classes if known else self.folder_classes
