"""Collects the texts of the program for translators, and makes catalogs that the window reads.

Texts are found in the sources: what is handed to `tr`, `translate`, `QT_TRANSLATE_NOOP`, `Text`,
`marked`, `counted`, `setting` and to errors that become a `Text`, the titles of layer kinds with
the first lines of their docstrings, and the words that settings take. What cannot be found there
is a complaint. Qt's lupdate merges them into ``resources/translations/cnnstudio_<language>.ts``
and keeps what is translated; lrelease makes the .qm files.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "cnnstudio"
TRANSLATIONS = ROOT / "resources" / "translations"
TEMPLATE = "en"
"""The language that the program speaks by itself: its catalog holds all texts, untranslated."""

BELOW = "Text"
"""The context of texts from below the window."""

COUNT = "{count}"
"""What a text holds that has forms for singular and plural."""

CANVAS = "CanvasView"
"""The context of ``view.tr``: gestures and menus speak as the canvas."""

# What makes a text of its literal arguments, by their places.
_MAKERS = {"Text": (0,), "marked": (0,), "setting": (0, 1)}
_TAKE_NUMBERS = ("NotFiniteError",)
"""Errors that know their template themselves."""

_BOUND = ("title", "description", "unit", "one")
_FREE = ("template", "title", "description", "about")
"""Names of attributes that hold texts which are collected where they are written down."""

PASSED_ON = {
    "cnnstudio/app/words.py": {"many"},
    "cnnstudio/layers/base.py": {"template", "name"},
    "cnnstudio/layers/pooling.py": {"name"},
    "cnnstudio/project/errors.py": {"template"},
    "cnnstudio/app/runs.py": {"settings.schedule"},
    "cnnstudio/training/sentence.py": {"sentence.template"},
    "cnnstudio/gui/forms/editor.py": {"word"},
    "cnnstudio/gui/inspector/header.py": {"title"},
    "cnnstudio/gui/palette/items.py": {"doc.partition('\\n')[0]"},
    "cnnstudio/layers/allowed.py": {"words.get('title', field.name)"},
    "cnnstudio/layers/convolution.py": {"self.padding_mode"},
    "cnnstudio/layers/dense.py": {"self.order"},
    "cnnstudio/layers/text.py": {"', '.join((f'{{{name}}}' for name in values))"},
    "cnnstudio/network/compare.py": {"title", "value"},
}
"""By file, what hands on texts that are collected where they come from."""


@dataclass(frozen=True)
class Message:
    """A text with its context, and where it is found first."""

    context: str
    text: str
    where: str = field(compare=False)

    @property
    def has_forms(self) -> bool:
        """Whether languages have forms of it for singular and plural."""
        return self.context == BELOW and COUNT in self.text


# --- collecting ----------------------------------------------------------------------------------


def collect() -> list[Message]:
    """Give every text once, sorted, so that a catalog changes where texts change and only there."""
    found: dict[Message, Message] = {}
    for source in _sources():
        for message in source.messages:
            found.setdefault(message, message)
    for message in (*_words_of_settings(), *_names()):
        found.setdefault(message, message)
    return sorted(found, key=lambda message: (message.context, message.text))


def complaints() -> list[str]:
    """Give the places at which a text is made of what translators cannot find."""
    return [f"{source.name}:{line}: {why}" for source in _sources() for line, why in source.bad]


@cache
def _sources() -> tuple[_Source, ...]:
    errors = _errors_of_texts()
    return tuple(
        _Source(file.relative_to(ROOT).as_posix(), _tree(file), errors)
        for file in sorted(SOURCES.rglob("*.py"))
    )


def read(code: str) -> _Source:
    """Give the texts of a piece of code."""
    return _Source("code.py", ast.parse(code), _errors_of_texts())


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _errors_of_texts() -> frozenset[str]:
    """Name the errors whose first argument is a template: `ProjectError` and its like."""
    found = {"ShapeError", "ProjectError"}
    bases: dict[str, set[str]] = {}
    for file in SOURCES.rglob("*.py"):
        for node in _tree(file).body:
            if isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
                bases[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
    while more := {name for name, over in bases.items() if over & found} - found:
        found |= more
    return frozenset(found)


def _words_of_settings() -> Iterator[Message]:
    """Give the words that a setting of a layer kind, or of training, can be."""
    from cnnstudio.gui.forms.declarations import Choice, PairOrWord, settings_of
    from cnnstudio.layers.catalogue import KINDS
    from cnnstudio.training.job import TrainingSettings

    for struct in (*KINDS, TrainingSettings):
        for setting in settings_of(struct):
            match setting.sort:
                case Choice(values):
                    words: Iterable[str] = values
                case PairOrWord(_, word):
                    words = (word,)
                case _:
                    continue
            yield from (Message(BELOW, word, struct.__module__) for word in words)


def _names() -> Iterator[Message]:
    """Give what known networks, the sources of their numbers, and data sets are called."""
    from cnnstudio.data.catalogue import DATA_SETS, DataChoice
    from cnnstudio.zoo.catalogue import templates

    for template in templates():
        sources = (published.source for published in template.published)
        yield from (Message(BELOW, name, "cnnstudio/zoo") for name in (template.name, *sources))
    for title in (*(each.title for each in DATA_SETS), DataChoice("folder").title):
        yield Message(BELOW, title, "cnnstudio/data/catalogue.py")


class _Source(ast.NodeVisitor):
    """The texts of one file, and what is wrong with its other ones."""

    def __init__(self, name: str, tree: ast.Module, errors: frozenset[str]) -> None:
        self.name = name
        self.messages: list[Message] = []
        self.bad: list[tuple[int, str]] = []
        self._errors = errors
        self._classes: list[str] = []
        self._helpers = dict(_helpers(tree))
        self._given = _assigned(tree)
        self._passed_on = PASSED_ON.get(self.name, set())
        # A file that marks templates hands them on.
        self._marks = any(
            _is_named(node.func, "marked") for node in ast.walk(tree) if isinstance(node, ast.Call)
        )
        self.visit(tree)

    def _add(self, context: str, node: ast.expr) -> None:
        texts = literals(node)
        for text in texts or ():
            if text:
                self.messages.append(Message(context, text, self.name))
        if texts is None:
            self.bad.append((node.lineno, f"{ast.unparse(node)} is no literal text"))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Read the declared title of a layer kind, and the first line that says what it does."""
        self._classes.append(node.name)
        if self.name.startswith("cnnstudio/layers/"):
            for statement in node.body:
                match statement:
                    case ast.AnnAssign(target=ast.Name("title"), value=ast.Constant() as title):
                        self._add(BELOW, title)
                        about = (ast.get_docstring(node) or "").partition("\n")[0]
                        self.messages.append(Message(BELOW, about, self.name))
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Look into a function, but not into one that translates what it is given."""
        is_renderer = self._classes and self._classes[-1].endswith("Renderer")
        if node.name not in self._helpers and node.name != "translated" and not is_renderer:
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        """Read what is handed to a function that takes texts."""
        self.generic_visit(node)
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else ""
        name = function.id if isinstance(function, ast.Name) else name
        speaker = _last_name(function.value) if isinstance(function, ast.Attribute) else ""
        if name == "__init__" and self._classes and self._classes[-1] in self._errors:
            self._add_below(node, "marked")
        elif name in self._helpers and isinstance(function, ast.Name):
            self._add(self._helpers[name], node.args[0])
        elif name == "tr" and isinstance(function, ast.Attribute):
            self._add(self._context(function.value), node.args[0])
        elif name in ("translate", "tr", "QT_TRANSLATE_NOOP") and len(node.args) >= 2:
            self._add_in_context(node)
        elif name == "counted" and speaker in ("", "words"):
            self._add(BELOW, node.args[2])
        elif name in _MAKERS or (name in self._errors and name not in _TAKE_NUMBERS):
            self._add_below(node, name)

    def _add_in_context(self, node: ast.Call) -> None:
        context = literals(node.args[0])
        if context:  # QPainter.translate takes numbers.
            self._add(context[0], node.args[1])

    def _add_below(self, node: ast.Call, name: str) -> None:
        if any(isinstance(argument, ast.Starred) for argument in node.args):
            self.bad.append((node.lineno, f"{ast.unparse(node)} hides its text"))
            return
        for place in _MAKERS.get(name, (0,)):
            if place < len(node.args):
                self._add_template(node.args[place])
        for keyword in node.keywords:
            if name == "setting" and keyword.arg in _BOUND:
                self._add(BELOW, keyword.value)

    def _add_template(self, node: ast.expr) -> None:
        """Read a template, or what its name stands for in this file."""
        if isinstance(node, ast.Attribute) and node.attr in _FREE:
            return
        given = self._given.get(node.id) if isinstance(node, ast.Name) else None
        is_handed_on = self._marks and not isinstance(node, ast.JoinedStr | ast.BinOp)
        for each in given or [node]:
            if literals(each) is None and (is_handed_on or ast.unparse(each) in self._passed_on):
                continue
            self._add(BELOW, each)

    def _context(self, speaker: ast.expr) -> str:
        if _is_named(speaker, "self") and self._classes:
            return self._classes[-1]
        if _last_name(speaker) in ("view", "_view"):
            return CANVAS
        self.bad.append((speaker.lineno, f"{ast.unparse(speaker)} has no context that is known"))
        return ""


def literals(node: ast.expr) -> tuple[str, ...] | None:
    """Give the texts that an expression can be, if all of them are literals."""
    match node:
        case ast.Constant(value=str(text)):
            return (text,)
        case ast.IfExp(body=one, orelse=other):
            first, second = literals(one), literals(other)
            return None if first is None or second is None else first + second
        case ast.Call(func=ast.Name(id="marked" | "QT_TRANSLATE_NOOP")):
            return ()
    return None


def _helpers(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Find a file's own short names for `translate` in a context."""
    for node in tree.body:
        match node:
            case ast.FunctionDef(
                name=name,
                args=ast.arguments(args=[ast.arg(arg=taken)]),
                body=[
                    *_,
                    ast.Return(
                        ast.Call(
                            func=ast.Attribute(attr="translate"),
                            args=[ast.Constant(value=str(context)), ast.Name(id=given)],
                        )
                    ),
                ],
            ) if taken == given:
                yield name, context


def _assigned(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """Give the literal texts, and choices of them, that names stand for somewhere in a file."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                if literals(value) is not None:
                    found.setdefault(name, []).append(value)
    return found


def _is_named(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


# --- catalogs ------------------------------------------------------------------------------------


def write(language: str, folder: Path = TRANSLATIONS) -> Path:
    """Bring the catalog of a language up to date, or begin one, and give it."""
    catalog = folder / f"cnnstudio_{language}.ts"
    with tempfile.TemporaryDirectory() as temporary:
        listed = Path(temporary) / "texts.py"
        listed.write_text("\n".join(_listed(collect())), encoding="utf-8")
        gone = ["-no-obsolete"] if language == TEMPLATE else []
        _run("pyside6-lupdate", *gone, "-locations", "none", "-source-language", TEMPLATE,
             "-target-language", language, listed, "-ts", catalog)  # fmt: skip
    return catalog


def _listed(messages: Iterable[Message]) -> Iterator[str]:
    """Write texts as lupdate finds them, each with the file it comes from."""
    for message in messages:
        context, text = (ascii_literal(part) for part in (message.context, message.text))
        yield f"#: {message.where}"
        if message.has_forms:
            yield f"QCoreApplication.translate({context}, {text}, None, 0)"
        else:
            yield f"QT_TRANSLATE_NOOP({context}, {text})"


def ascii_literal(text: str) -> str:
    """Write a text in quotes, as lupdate reads it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def release(catalog: Path) -> Path:
    """Make the file that the window reads of a catalog, and give it."""
    made = catalog.with_suffix(".qm")
    _run("pyside6-lrelease", catalog, "-qm", made)
    return made


def faults(catalog: Path) -> list[str]:
    """Give the translations that do not name the places of their texts, and no others."""
    found: list[str] = []
    for message in ET.parse(catalog).iter("message"):
        text, translation = message.findtext("source") or "", message.find("translation")
        said = [] if translation is None else [translation, *translation.iter("numerusform")]
        for form in said:
            # The form for one may leave out the count.
            missing = _places(text) ^ _places(form.text or "") - {"count"}
            if (form.text or "").strip() and missing - {"count"}:
                found.append(f"{catalog.name}: “{text}” becomes “{form.text}”")
    return found


def _places(template: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    except ValueError:
        return {template}


def _run(tool: str, *arguments: str | Path) -> None:
    program = Path(sys.executable).parent / tool
    done = subprocess.run(
        [program, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{tool} failed:\n{done.stdout}{done.stderr}")


def main(languages: list[str]) -> None:
    """Bring all catalogs up to date, beginning those of these languages."""
    known = [file.stem.removeprefix("cnnstudio_") for file in TRANSLATIONS.glob("cnnstudio_*.ts")]
    for language in sorted({TEMPLATE, *known, *languages}):
        catalog = write(language)
        if language == TEMPLATE:
            continue
        wrong = faults(catalog)
        if wrong:
            sys.exit("\n".join(["These translations name other places:", *wrong]))
        release(catalog)


if __name__ == "__main__":
    main(sys.argv[1:])
