"""What the program shows from files is there: in a checkout and in a wheel."""

from xml.etree import ElementTree as ET

import pytest

from cnnstudio.layers.catalogue import KINDS
from cnnstudio.paths import resources_folder


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_layer_kind_has_an_icon(kind):
    icon = resources_folder() / "icons" / f"{kind.icon}.svg"
    assert icon.is_file(), f"draw {icon.name} for {kind.__name__} and put it into resources/icons"
    assert ET.parse(icon).getroot().tag.endswith("svg")
