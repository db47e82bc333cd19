"""What is true of every file: it explains itself, runs no file, and names no machine."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "cnnstudio"

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef

# Overrides of Qt's methods whose names look like ours.
QT_OVERRIDES = {"data", "event", "flags", "index", "paint", "parent", "redo", "shape", "undo"}

LOADERS = {"cloudpickle", "dill", "joblib", "marshal", "pickle", "shelve"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


# --- Docstrings -----------------------------------------------------------------------------------


def is_public(name: str) -> bool:
    return not name.startswith("_")


def public_parts(node: Documented, within: str = "") -> Iterator[tuple[str, Documented]]:
    """Give what others can use of a module, each with its name: ``Class.method``."""
    for part in node.body:
        if isinstance(part, ast.ClassDef | ast.FunctionDef) and is_public(part.name):
            yield within + part.name, part
            if isinstance(part, ast.ClassDef):
                yield from public_parts(part, part.name + ".")


def is_repeated(part: Documented) -> bool:
    """Whether a function is one more form of another: a setter or an overload."""
    decorators = [ast.unparse(d) for d in getattr(part, "decorator_list", [])]
    return any(d == "overload" or d.endswith((".setter", ".deleter")) for d in decorators)


def documented_methods() -> set[str]:
    """Give the names of methods that some class explains; other classes override them."""
    return {
        name.split(".")[1]
        for path in modules()
        for name, part in public_parts(tree_of(path))
        if "." in name and ast.get_docstring(part)
    }


def speaks_for_itself(name: str, explained: set[str]) -> bool:
    """Whether a method is an override that is explained where it comes from."""
    _, dot, method = name.partition(".")
    return bool(dot) and (method in explained or method in QT_OVERRIDES or method != method.lower())


def test_every_public_module_class_and_function_says_in_a_sentence_what_it_is():
    explained = documented_methods()
    wrong: list[str] = []
    for path in modules():
        tree = tree_of(path)
        for name, part in [("module", tree), *public_parts(tree)]:
            text = ast.get_docstring(part)
            if text is None:
                if not is_repeated(part) and not speaks_for_itself(name, explained):
                    wrong.append(f"{place(path, part)} {name} has no docstring")
            elif not re.search(r"\w \S.*[.!?]$", text.splitlines()[0]):
                wrong.append(f"{place(path, part)} {name}: its first line is no full sentence")
    assert not wrong, "\n".join(wrong)


# --- Nothing from a file is run -------------------------------------------------------------------


def imported_names(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        return {(node.module or "").partition(".")[0]}
    return set()


def called(node: ast.AST) -> str:
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def keywords(node: ast.AST) -> dict[str, str]:
    assert isinstance(node, ast.Call)
    return {word.arg or "**": ast.unparse(word.value) for word in node.keywords}


def why_not_allowed(path: Path, node: ast.AST) -> str | None:
    """Say why a piece of code could run what a stranger put into a file."""
    if loaders := imported_names(node) & LOADERS:
        return f"imports {', '.join(loaders)}"
    name = called(node)
    if name in {"eval", "exec", "compile", "builtins.eval", "builtins.exec"}:
        return f"calls {name}"
    if name == "torch.load" and path != PACKAGE / "worker" / "weights.py":
        return "calls torch.load: worker/weights.py is the one place for it"
    if name == "torch.load" and keywords(node).get("weights_only") != "True":
        return "calls torch.load without weights_only=True"
    if name.endswith("load") and keywords(node).get("allow_pickle", "False") != "False":
        return "allows pickles"
    return None


def findings(path: Path, tree: ast.Module) -> list[str]:
    reasons = [(node, why_not_allowed(path, node)) for node in ast.walk(tree)]
    return [f"{place(path, node)} {reason}" for node, reason in reasons if reason]


def test_nothing_in_the_package_unpickles_or_evaluates():
    wrong = [finding for path in modules() for finding in findings(path, tree_of(path))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from joblib import load",
        "eval('1')",
        "exec(text)",
        "torch.load(path, weights_only=True)",
        "numpy.load(path, allow_pickle=True)",
    ],
)
def test_code_that_could_run_a_file_is_found(code):
    assert findings(PACKAGE / "project" / "storage.py", ast.parse(code))


@pytest.mark.parametrize("code", ["dialog.exec()", "model.eval()", "numpy.load(path)"])
def test_methods_of_the_same_names_are_allowed(code):
    assert not findings(PACKAGE / "project" / "storage.py", ast.parse(code))


def test_weights_are_loaded_as_weights_only():
    weights = PACKAGE / "worker" / "weights.py"
    assert not findings(weights, ast.parse("torch.load(path, weights_only=True)"))
    assert findings(weights, ast.parse("torch.load(path)"))


# --- No machine's names ---------------------------------------------------------------------------

# Put together from parts, for this file is searched as well.
REGISTRIES = [
    ".".join(parts)
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("debian", "org"))
] + ["download.pytorch" + ".org/whl", "index" + "-url", "/opt" + "/pypi"]
MACHINE_PATHS = r"(?<![\w.\-/])/(?:work|root)" + r"/\w"
FORBIDDEN = re.compile("|".join([*map(re.escape, REGISTRIES), MACHINE_PATHS]), re.IGNORECASE)


def committed_files() -> list[Path]:
    """Give the files that git has or would take, or skip where this is no checkout."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("needs a git checkout")
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in listing.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def lines_of(path: Path) -> list[str]:
    """Give the lines of a text file; other files have none."""
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []


def test_no_file_names_a_package_registry_or_a_path_of_one_machine():
    wrong = [
        f"{path.relative_to(ROOT)}:{number} {found.group()}"
        for path in committed_files()
        for number, line in enumerate(lines_of(path), 1)
        if (found := FORBIDDEN.search(line))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("line", ["cd /wor" + "k/main", "see https://pypi" + ".org/simple"])
def test_names_of_machines_are_found(line):
    assert FORBIDDEN.search(line)


@pytest.mark.parametrize("line", ["network/work/x", "../root/y", "and/or", "'/r' + '/x'"])
def test_paths_within_the_project_are_no_names_of_machines(line):
    assert not FORBIDDEN.search(line)
