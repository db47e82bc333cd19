"""Drawings: files that other programs can open, with every name in them, whatever it is."""

from time import perf_counter
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPageSize, QPainter

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.gui.drawing import formats
from cnnstudio.gui.drawing.picture import PAPER, NetworkPicture, picture_for
from cnnstudio.gui.drawing.proof import proved_pdf, proved_png, proved_svg
from cnnstudio.gui.drawing.report import report
from cnnstudio.gui.drawing.svg_text import finished
from cnnstudio.gui.looks import theme
from cnnstudio.gui.looks.tokens import DARK
from cnnstudio.network import edits
from cnnstudio.network.graph import Network
from cnnstudio.network.groups import grouped
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ProjectError
from cnnstudio.zoo.catalogue import templates
from cnnstudio.zoo.small import lenet5
from tests.builders import residual

SVG = "{http://www.w3.org/2000/svg}"
CONV1 = 2
MNIST = DataChoice("MNIST")


@pytest.fixture(autouse=True)
def light(qapp):
    return theme.apply(qapp, "light")


def picture(network: Network | None = None) -> NetworkPicture:
    return NetworkPicture(Design(lenet5() if network is None else network, MNIST))


def texts(svg: bytes) -> list[str]:
    return ["".join(each.itertext()) for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_an_svg_has_every_layer_shape_and_count_as_text():
    found = texts(formats.svg(picture(), "LeNet-5").data)
    assert {node.name for node in lenet5().nodes} <= set(found)
    assert {"6×28×28", "16×5×5", "48120"} <= {text.replace(",", "") for text in found}


def test_an_svg_is_as_large_as_what_is_on_it():
    drawn = picture()
    root = ElementTree.fromstring(formats.svg(drawn, "LeNet-5").data)
    size = drawn.rect.size()
    assert root.get("viewBox") == f"0 0 {size.width():g} {size.height():g}"
    right = max(node.at[0] for node in lenet5().nodes)
    assert right < size.width() < right + 300


def test_an_svg_has_lines_instead_of_pixels_for_its_icons():
    assert b"<image" not in formats.svg(picture(), "LeNet-5").data


def test_names_from_files_are_plain_text():
    network = edits.rename(lenet5(), CONV1, "<i src=x>")
    svg = formats.svg(picture(network), "<b>&amp;").data
    root = ElementTree.fromstring(svg)
    assert "<i src=x>" in texts(svg)
    assert root.findtext(f"{SVG}title") == "<b>&amp;"
    assert "<i src=x>" in (root.findtext(f"{SVG}desc") or "")
    assert not list(root.iter(f"{SVG}i"))


def test_characters_that_xml_forbids_are_left_out():
    network = edits.rename(lenet5(), CONV1, "a\x07b\x1b\uffff\x00c")
    svg = formats.svg(picture(network), "t\x08u").data
    assert "abc" in texts(svg)
    assert ElementTree.fromstring(svg).findtext(f"{SVG}title") == "tu"


def test_each_text_says_how_wide_it_is_and_what_stands_in_for_its_font():
    root = ElementTree.fromstring(formats.svg(picture(), "LeNet-5").data)
    for text in root.iter(f"{SVG}text"):
        assert float(text.get("textLength", 0)) > 0
        assert text.get("font-family", "").endswith(", sans-serif")


def test_cleaning_leaves_what_is_no_text_as_it_is():
    assert finished(b"<g><path d='M0,0'/></g>") == b"<g><path d='M0,0'/></g>"


def test_a_png_has_two_pixels_for_one_and_a_title():
    drawn = picture()
    drawing = formats.png(drawn, "LeNet-5")
    image = QImage.fromData(drawing.data)
    size = drawn.rect.size() * 2
    assert (image.width(), image.height()) == (int(size.width()), int(size.height()))
    assert image.text("Title") == "LeNet-5"
    assert drawing.note is None


def test_a_pdf_is_one_tight_page_with_its_title():
    drawn = picture()
    data = formats.pdf(drawn, "LeNet-5").data
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1
    width, height = drawn.rect.width() * 0.75, drawn.rect.height() * 0.75
    box = data.split(b"/MediaBox [")[1].split(b"]")[0].split()
    assert [float(side) for side in box] == pytest.approx([0, 0, width, height], abs=1)
    assert "LeNet-5".encode("utf-16-be") in data


def test_what_is_cut_off_or_of_another_size_is_no_drawing():
    drawn = picture()
    size = drawn.rect.size()
    pixels = QSize(int(2 * size.width()), int(2 * size.height()))
    opened = [
        (formats.svg(drawn, "").data, lambda data: proved_svg(data, size)),
        (formats.png(drawn, "").data, lambda data: proved_png(data, pixels)),
        (formats.pdf(drawn, "").data, proved_pdf),
        (report(Design(lenet5(), MNIST), "").data, proved_pdf),
    ]
    for data, prove in opened:
        assert prove(data) == data
        for part in (b"", data[: len(data) // 2], data[:-20], data[20:]):
            with pytest.raises(ProjectError, match="cannot be opened again"):
                prove(part)
    for proof in (
        lambda: proved_svg(opened[0][0], 2 * size),
        lambda: proved_png(opened[1][0], QSize(1, 1)),
    ):
        with pytest.raises(ProjectError, match="cannot be opened again"):
            proof()


def test_a_document_of_two_pages_is_refused():
    buffer = formats.opened_buffer()
    writer = formats.pdf_writer(buffer, "two", QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    writer.newPage()
    painter.end()
    with pytest.raises(ProjectError, match="PDF"):
        proved_pdf(bytes(buffer.data().data()))


def test_drawings_are_light_on_white_in_a_dark_window_and_leave_it_dark(qapp):
    light = formats.png(picture(), "LeNet-5").data
    shown = theme.apply(qapp, "dark")
    assert formats.png(picture(), "LeNet-5").data == light
    assert shown.tokens is DARK
    assert QImage.fromData(light).pixelColor(2, 2) == PAPER.color("canvas")


def test_nothing_is_drawn_outside_of_its_place():
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF00)
    painter = QPainter(image)
    drawn = picture()
    place = QRectF(50, 60, 300, 300 * drawn.rect.height() / drawn.rect.width())
    drawn.paint(painter, place, finer=1.5)
    painter.end()
    inside = place.toAlignedRect().adjusted(-1, -1, 1, 1)
    changed = [
        (x, y)
        for x in range(0, 400, 3)
        for y in range(0, 400, 3)
        if image.pixel(x, y) != 0xFF00FF00
    ]
    assert changed
    assert all(inside.contains(x, y) for x, y in changed)


def test_groups_are_drawn_as_they_are_on_the_canvas():
    ids = {node.name: node.id for node in lenet5().nodes}
    first = [ids[name] for name in ("conv1", "relu1", "pool1")]
    second = [ids[name] for name in ("fc1", "relu3", "fc2", "relu4")]
    both = grouped(grouped(lenet5(), first, "<features>"), second, "hidden", folded=True)
    found = texts(formats.svg(picture(both), "groups").data)
    assert {"<features>", "conv1", "hidden", "Group · 4 layers"} <= set(found)
    assert found.count("Parameters") < texts(formats.svg(picture(), "all").data).count("Parameters")


def test_cards_are_drawn_where_they_belong_and_not_on_their_way():
    network = next(each for each in templates() if each.name == "GoogLeNet").make()
    drawn = picture(arranged(network))
    bottom = QImage.fromData(formats.png(drawn, "").data)
    rows = range(bottom.height() - 30, bottom.height())
    edge = {bottom.pixelColor(x, y).name() for x in range(0, bottom.width(), 4) for y in rows}
    assert edge == {"#ffffff"}


def test_the_empty_network_is_drawn_as_an_empty_sheet():
    for draw in formats.FORMATS.values():
        assert draw(picture(Network()), "").data


def test_cards_that_all_lie_on_one_spot_are_arranged():
    heap = edits.move(lenet5(), {node.id: (0.0, 0.0) for node in lenet5().nodes})
    assert picture(heap).rect.width() > 600


def test_the_own_arrangement_is_kept_where_it_is_as_large_as_another():
    design = Design(lenet5(), MNIST)
    assert picture_for(design, None, 900, 520).rect == NetworkPicture(design).rect


def test_a_long_row_is_wrapped_where_it_would_get_tiny():
    row = edits.move(lenet5(), {node.id: (node.id * 250.0, 0.0) for node in lenet5().nodes})
    drawn = picture_for(Design(row, MNIST), None, 700, 400)
    assert drawn.rect.width() < 1500


def gallery():
    """Give all templates; those that take long are left to the thorough run."""
    for template in templates():
        network = template.make()
        marks = [pytest.mark.slow] if len(network.nodes) > 40 else []
        yield pytest.param(network, id=template.name, marks=marks)


@pytest.mark.parametrize("network", list(gallery()))
def test_every_network_of_the_gallery_can_be_drawn_and_reported(network):
    drawn = picture(network)
    for draw in formats.FORMATS.values():
        assert draw(drawn, "gallery").data
    assert report(Design(network, MNIST), "gallery").data.count(b"/Type /Page\n") == 1


def test_a_thousand_layers_keep_within_the_limits_and_say_so():
    start = perf_counter()
    row = edits.move(
        residual(1000), {node.id: (node.id * 200.0, 0.0) for node in residual(1000).nodes}
    )
    drawn = picture(row)
    drawing = formats.png(drawn, "deep")
    image = QImage.fromData(drawing.data)
    assert max(image.width(), image.height()) <= formats.LONGEST_SIDE
    assert "scaled down to 4 %" in str(drawing.note)
    page = formats.pdf(drawn, "deep")
    assert "scaled down" in str(page.note)
    assert perf_counter() - start < 10


@pytest.mark.slow
def test_a_thousand_layers_are_an_svg_with_every_name():
    found = texts(formats.svg(picture(arranged(residual(1000))), "deep").data)
    assert {f"n{number}" for number in range(1, 1001)} <= set(found)
