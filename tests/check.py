"""Run the project's checks: python tests/check.py [fast|all|gui|gpu|texts].

fast  format, lint, types, imports, and the tests without window and torch: before every push
all   format, lint, types, imports, and the slow tests, which the default run of pytest leaves out
gui   the tests of the window
gpu   the tests that need a CUDA device

texts [LANGUAGE ...]  no check: brings the catalogs of texts for translators up to date and makes
                      the files that the window reads, beginning those of the languages named
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES_WITHOUT_WINDOW = ("layers", "network", "zoo", "data", "training", "project")


def python(*arguments: str) -> bool:
    """Run Python with these arguments in the checkout and say whether it succeeded."""
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False).returncode == 0


def folders(*names: str) -> list[str]:
    """Give those folders of tests that exist."""
    return [f"tests/{name}" for name in names if (ROOT / "tests" / name).is_dir()]


def formatting() -> bool:
    """Check that every file looks as ruff writes it."""
    return python("-m", "ruff", "format", "--check", ".")


def lint() -> bool:
    """Check the code's habits."""
    return python("-m", "ruff", "check", ".")


def types() -> bool:
    """Check the types: strict below the window and the worker."""
    return python("-m", "basedpyright", "--pythonpath", sys.executable)


def imports() -> bool:
    """Check which package imports which."""
    return python("-c", "from importlinter.cli import lint_imports_command as run; run()")


def quick_tests() -> bool:
    """Test what needs neither a window nor torch."""
    where = folders(*PACKAGES_WITHOUT_WINDOW)
    return python("-m", "pytest", "-q", "-m", "not slow and not torch", *where)


def slow_tests() -> bool:
    """Test what takes long."""
    return python("-m", "pytest", "-m", "slow", "--durations=10")


def window_tests() -> bool:
    """Test the window and what runs it."""
    return python("-m", "pytest", "-q", *folders("app", "gui"))


def gpu_tests() -> bool:
    """Test what needs a CUDA device, the slow ones too."""
    return python("-m", "pytest", "-m", "gpu", "--durations=10")


STATIC = (formatting, lint, types, imports)
CHECKS = {
    "fast": (*STATIC, quick_tests),
    "all": (*STATIC, slow_tests),
    "gui": (window_tests,),
    "gpu": (gpu_tests,),
}


def main(arguments: list[str]) -> int:
    """Run the steps of one check, all of them even if one fails, and name those that failed."""
    name = arguments[0] if arguments else "fast"
    if name == "texts":
        return 0 if python("-m", "tests.catalogs", *arguments[1:]) else 1
    if name not in CHECKS or len(arguments) > 1:
        print(__doc__)
        return 2
    failed: list[str] = []
    for step in CHECKS[name]:
        start = time.monotonic()
        print(f"== {step.__name__}", flush=True)
        if not step():
            failed.append(step.__name__)
        print(f"== {step.__name__}: {time.monotonic() - start:.1f} s", flush=True)
    print(f"Failed: {', '.join(failed)}" if failed else f"{name}: everything holds")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
