"""What the program shows from files is there: in a checkout and in a wheel."""

from xml.etree import ElementTree as ET

import pytest

from cnnstudio.layers.catalogue import KINDS
from cnnstudio.network.block_catalogue import BLOCKS, PRESETS
from cnnstudio.paths import resources_folder


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_layer_kind_has_an_icon(kind):
    icon = resources_folder() / "icons" / f"{kind.icon}.svg"
    assert icon.is_file(), f"draw {icon.name} for {kind.__name__} and put it into resources/icons"
    assert ET.parse(icon).getroot().tag.endswith("svg")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_layer_kind_is_in_the_help_page_of_its_family(kind):
    page = (resources_folder() / "help" / f"{kind.family}.md").read_text(encoding="utf-8")
    word = {"Conv 2D": "convolution", "Dense": "dense layer", "Avg pool": "average pool"}
    wanted = word.get(kind.title, kind.title).casefold().split()
    assert all(each in page.casefold() for each in wanted), f"say what {kind.title} does"


@pytest.mark.parametrize("block", [*PRESETS, *BLOCKS], ids=lambda block: block.key)
def test_every_block_has_an_icon(block):
    assert (resources_folder() / "icons" / f"{block.icon}.svg").is_file()
