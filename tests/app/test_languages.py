"""The language of the user: which one it is, what a catalog does, and what its lack costs."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from cnnstudio import paths
from cnnstudio.app import languages, words
from cnnstudio.layers.text import Text
from tests import catalogs

CATALOG = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="{language}" sourcelanguage="en">
<context><name>Text</name>
<message><source>Filters</source><translation>Filtri</translation></message>
<message><source>{{node}} is gone.</source><translation>{{nodo}} non c'è.</translation></message>
<message numerus="yes"><source>{{count}} layers</source>
<translation>{forms}</translation></message>
</context></TS>
"""
FORMS = {
    "it": ("{count} livello", "{count} livelli", "{count} livelli"),
    "pl": ("{count} warstwa", "{count} warstwy", "{count} warstw"),
}


@pytest.fixture(autouse=True)
def english_again(qapp):
    """Take what a test has installed off again, and write numbers as before."""
    before = QLocale()
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    languages.use("en", qapp)
    QLocale.setDefault(before)


def translate(language: str) -> None:
    """Put a catalog of a few texts into the user's folder."""
    folder = paths.translations_folder()
    folder.mkdir(parents=True, exist_ok=True)
    forms = "".join(f"<numerusform>{form}</numerusform>" for form in FORMS[language])
    catalog = folder / f"cnnstudio_{language}.ts"
    catalog.write_text(CATALOG.format(language=language, forms=forms), encoding="utf-8")
    catalogs.release(catalog)


def test_a_chosen_language_speaks_and_writes_its_numbers(qapp):
    translate("it")
    assert languages.use("it", qapp) is None
    assert words.say(Text("Filters")) == "Filtri"
    assert words.number(61_706) == "61.706"
    assert words.number(0.5) == "0,5"


def test_what_a_catalog_lacks_stays_english(qapp):
    translate("it")
    languages.use("it", qapp)
    assert words.say(Text("Kernel size")) == "Kernel size"


def test_qt_speaks_the_language_as_well(qapp):
    translate("pl")
    languages.use("pl", qapp)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Anuluj"


def test_counts_take_the_forms_of_the_language(qapp):
    translate("pl")
    languages.use("pl", qapp)
    shown = [words.layers(count) for count in (1, 2, 5, 22, 1_000_005)]
    assert [text.split()[-1] for text in shown] == [
        "warstwa",
        "warstwy",
        "warstw",
        "warstwy",
        "warstw",
    ]


def test_counts_beyond_32_bits_have_forms_too(qapp):
    translate("pl")
    languages.use("pl", qapp)
    assert words.layers(5_000_000_002).endswith("warstwy")


def test_english_counts_one_in_the_singular():
    assert words.layers(1) == "1 layer"
    assert words.layers(2) == "2 layers"
    assert str(Text("{count} layers", {"count": 1}, "1 layer")) == "1 layer"


def test_a_translation_that_names_other_places_is_left_aside(qapp):
    translate("it")
    languages.use("it", qapp)
    assert words.say(Text("{node} is gone.", {"node": "conv1"})) == "conv1 is gone."


def test_a_missing_translation_costs_one_sentence(qapp):
    trouble = languages.use("it", qapp)
    assert trouble is not None
    assert str(trouble).startswith("There is no translation into Italiano here")
    assert words.say(Text("Filters")) == "Filters"


@pytest.mark.parametrize("content", [b"", b"not a catalog", bytes(1000)])
def test_a_broken_translation_costs_one_sentence(qapp, content):
    translate("it")
    file = paths.translations_folder() / "cnnstudio_it.qm"
    file.write_bytes(content)
    trouble = languages.use("it", qapp)
    assert trouble is not None
    assert str(file) in str(trouble)
    assert words.say(Text("Filters")) == "Filters"


def test_the_language_of_the_system_is_taken_where_it_is_known():
    assert languages.spoken(["it-Latn-IT", "it-IT", "it"], ["it", "pt_BR"]) == "it"
    assert languages.spoken(["pt-BR", "pt"], ["it", "pt_BR"]) == "pt_BR"
    assert languages.spoken(["de-DE", "it-IT"], ["it"]) == "it"


def test_english_comes_before_languages_the_user_knows_less_well():
    assert languages.spoken(["en-US", "it-IT"], ["it"]) == "en"


def test_a_language_nobody_has_translated_into_is_no_trouble_unless_it_was_chosen(qapp):
    assert languages.spoken(["fi-FI"], ["it"]) == "en"
    assert languages.use(languages.AS_THE_SYSTEM, qapp) is None


def test_a_page_is_read_in_the_language_or_in_english(qapp, tmp_path):
    translate("it")
    for folder in (tmp_path, tmp_path / "it"):
        folder.mkdir(exist_ok=True)
    (tmp_path / "dense.md").touch()
    (tmp_path / "merge.md").touch()
    (tmp_path / "it" / "dense.md").touch()
    languages.use("it", qapp)
    assert languages.page(tmp_path / "dense.md") == tmp_path / "it" / "dense.md"
    assert languages.page(tmp_path / "merge.md") == tmp_path / "merge.md"
