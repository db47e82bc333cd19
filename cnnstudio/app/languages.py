"""The language of the window: the catalogs there are, and the one that is used.

The program speaks English by itself. A catalog of another language is a file
``cnnstudio_<language>.qm`` among the resources, or in the user's folder of translations, which
wins. What a catalog lacks stays English, and a catalog that cannot be used costs nothing else.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from cnnstudio import paths
from cnnstudio.app import words
from cnnstudio.layers.text import Text

log = logging.getLogger(__name__)

ENGLISH = "en"
AS_THE_SYSTEM = ""

_STEM = "cnnstudio_"

_spoken = ENGLISH


def catalogs() -> dict[str, Path]:
    """Give the languages there are catalogs of, and where each lies."""
    folders = (paths.resources_folder() / "translations", paths.translations_folder())
    files = (file for folder in folders for file in sorted(folder.glob(f"{_STEM}*.qm")))
    return {file.stem.removeprefix(_STEM): file for file in files}


def name(language: str) -> str:
    """Give what a language is called by those who speak it: Italiano."""
    # Qt would tell American English from British.
    called = "English" if language == ENGLISH else QLocale(language).nativeLanguageName()
    return called[:1].upper() + called[1:] if called else language


def use(wanted: str, app: QCoreApplication) -> Text | None:
    """Use a language for texts, dates and numbers; give a sentence where that cannot be.

    Args:
        wanted: A language that has a catalog, English, or `AS_THE_SYSTEM`.
        app: The application, before it shows a text.
    """
    global _spoken
    known, system = catalogs(), QLocale.system()
    language = wanted or spoken(system.uiLanguages(), known)
    trouble = None
    if language != ENGLISH:
        trouble = _install(language, known.get(language), app)
        language = ENGLISH if trouble else language
    # Whoever takes a language other than the system's wants the numbers of that language too.
    is_own = not wanted or trouble is not None or QLocale(wanted).language() == system.language()
    QLocale.setDefault(system if is_own else QLocale(language))
    words.use_readable_numbers()
    words.use_dates_of(language)
    _spoken = language
    return trouble


def page(file: Path) -> Path:
    """Give a page in the user's language where its folder has one: help/it/dense.md."""
    own = file.parent / _spoken / file.name
    return own if own.is_file() else file


def spoken(languages: Iterable[str], known: Iterable[str]) -> str:
    """Give the first of the user's languages that can be spoken, else English.

    Languages are tried with what narrows them down, then without: pt-BR, then pt.
    """
    have = {language.replace("_", "-"): language for language in (*known, ENGLISH)}
    for each in languages:
        parts = each.replace("_", "-").split("-")
        for length in range(len(parts), 0, -1):
            found = have.get("-".join(parts[:length]))
            if found:
                return found
    return ENGLISH


def _install(language: str, file: Path | None, app: QCoreApplication) -> Text | None:
    """Let the application speak a language, Qt's own texts included."""
    if file is None:
        return Text(
            "There is no translation into {language} here, so texts are in English: choose another "
            "language in the preferences.",
            {"language": name(language)},
        )
    translator = QTranslator(app)
    if not translator.load(str(file)):
        return Text(
            "The translation {file} cannot be read, so texts are in English: install it again, or "
            "choose another language in the preferences.",
            {"file": str(file)},
        )
    _install_words_of_qt(language, app)
    app.installTranslator(translator)
    return None


def _install_words_of_qt(language: str, app: QCoreApplication) -> None:
    """Translate what Qt says itself, such as the buttons of dialogs."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)
    if translator.load(QLocale(language), "qtbase", "_", folder):
        app.installTranslator(translator)
    else:
        log.info("Qt has no translation into %s", language)
