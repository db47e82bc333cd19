"""Every text for people can be translated, and is in the catalog that translators begin with."""

import ast
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests import catalogs
from tests.house_rules.untranslated import untranslated
from tests.texts import places

ROOT = Path(__file__).parents[2]
WINDOW = sorted(
    file for part in ("app", "gui") for file in (ROOT / "cnnstudio" / part).rglob("*.py")
)


def test_no_text_is_shown_without_translation():
    found = [
        f"{file.relative_to(ROOT)}:{line}: {shown}"
        for file in WINDOW
        for line, shown in untranslated(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert not found, "hand these to self.tr, or make them one template:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [
        'label.setText("All is well")',
        'label.setText(f"{count} layers")',
        'Label(f"{count} layers", "strong")',
        'QPushButton("Go" if fast else "Stop")',
        'label.setText("{} layers".format(count))',
        'self.tr("layers: ") + name',
        'name + self.tr(" of {count}").format(count=3)',
        'document.edit("Remove", remove)',
        "try:\n    go()\nexcept OSError as error:\n    messages.warn(str(error))",
    ],
)
def test_text_that_cannot_be_translated_is_found(code):
    assert list(untranslated(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        'label.setText(self.tr("All is well"))',
        'label.setText(f"{count} · {name}")',
        "label.setText(words.number(count))",
        'widget.setWindowTitle("CNN Studio")',
        "label.setText(str(path))",
        "painter.translate(3, 4)",
    ],
)
def test_translated_texts_names_and_numbers_are_left_alone(code):
    assert not list(untranslated(ast.parse(code)))


def test_translators_find_every_text():
    assert not catalogs.complaints()


@pytest.mark.parametrize(
    "code",
    [
        "class A:\n    def f(self, text):\n        return self.tr(text)",
        'class A:\n    def f(self):\n        return self.tr(f"{self} layers")',
        "def f(other):\n    return other.tr('Go')",
        'Text(f"There is no {name}.")',
        "def f(template):\n    return Text(template)",
        'raise ProjectError("There is no " + name)',
    ],
)
def test_text_that_translators_do_not_find_is_a_complaint(code, tmp_path):
    assert catalogs.read(code).bad


def test_templates_are_found_through_names_conditions_and_errors():
    code = """
many = "{count} layers"
Text(many)
Text("on" if lit else "off")
raise ProjectError("It is gone.")
table = {"a": marked("marked")}
words.counted(3, "1 wire", "{count} wires")
"""
    found = {message.text for message in catalogs.read(code).messages}
    assert found == {"{count} layers", "on", "off", "It is gone.", "marked", "{count} wires"}


def test_the_catalog_for_translators_is_up_to_date():
    file = catalogs.TRANSLATIONS / f"cnnstudio_{catalogs.TEMPLATE}.ts"
    listed = {
        (context.findtext("name"), message.findtext("source"), message.get("numerus") == "yes")
        for context in ET.parse(file).iter("context")
        for message in context.iter("message")
    }
    wanted = {(each.context, each.text, each.has_forms) for each in catalogs.collect()}
    assert listed == wanted, "run: python tests/check.py texts"


@pytest.mark.parametrize("file", sorted(catalogs.TRANSLATIONS.glob("*.ts")), ids=lambda f: f.stem)
def test_translations_name_the_places_of_their_texts(file):
    assert not catalogs.faults(file)


def test_a_translation_with_other_places_is_a_fault(tmp_path):
    file = tmp_path / "cnnstudio_it.ts"
    file.write_text(
        '<TS version="2.1"><context><name>Text</name><message>'
        "<source>{node} is gone</source><translation>{nodo} non c'è</translation>"
        "</message></context></TS>",
        encoding="utf-8",
    )
    (fault,) = catalogs.faults(file)
    assert "{node} is gone" in fault


def test_english_counts_name_the_places_of_their_texts():
    for message in catalogs.collect():
        if message.has_forms:
            assert "count" in places(message.text)
