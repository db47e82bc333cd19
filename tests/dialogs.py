"""Answers for modal dialogs, so that none ever waits for a person while tests run."""

import weakref
from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMenu, QMessageBox

Button = QMessageBox.StandardButton
Answer = str | bool | int | float | None | Button | Callable[[QDialog], object]

MESSAGES = ("question", "information", "warning", "critical", "about")
FILES = ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory")
INPUTS = ("getText", "getMultiLineText", "getItem", "getInt", "getDouble")


class Dialogs:
    """Gives the test's answers to modal dialogs in their order, and fails where it has none.

    An answer is what a person would do: for a message the words on the button ("Save"), for a
    menu the words of the action, for a file dialog the path ("" to cancel), for an input its value
    (None to cancel), for any other dialog True or False to accept or reject it. A function is
    called with the dialog, fills it in and ends it with accept() or reject().

    Attributes:
        asked: What the dialogs said so far, title and text.
    """

    def __init__(self, monkeypatch):
        self.asked: list[str] = []
        self._answers: deque[Answer] = deque()
        monkeypatch.setattr(QDialog, "exec", lambda dialog: self._run_dialog(dialog))
        monkeypatch.setattr(QMenu, "__init__", self._making_menus(QMenu.__init__))
        for name in MESSAGES:
            monkeypatch.setattr(QMessageBox, name, staticmethod(partial(self._message, name)))
        for name in FILES:
            monkeypatch.setattr(QFileDialog, name, staticmethod(partial(self._file, name)))
        for name in INPUTS:
            monkeypatch.setattr(QInputDialog, name, staticmethod(self._input))

    def answer(self, *answers: Answer) -> None:
        """Say what to answer to the next dialogs."""
        self._answers.extend(answers)

    def unused(self) -> list[Answer]:
        """Give the answers that no dialog asked for."""
        return list(self._answers)

    def _next(self, question: str) -> Answer:
        self.asked.append(question)
        if not self._answers:
            message = f"A dialog asked and had no answer: say dialogs.answer(...) for {question!r}"
            raise AssertionError(message)
        return self._answers.popleft()

    def _run_dialog(self, dialog: QDialog) -> int:
        text = dialog.text() if isinstance(dialog, QMessageBox) else ""
        _end(dialog, self._next(f"{dialog.windowTitle()}: {text}"))
        return dialog.result()

    def _making_menus(self, make):
        # PySide6 finds exec, which QMenu has with and without an instance, only in the instance.
        def make_menu(menu, *arguments, **options):
            make(menu, *arguments, **options)
            seen = weakref.ref(menu)
            menu.exec = lambda *_, **__: self._run_menu(seen())

        return make_menu

    def _run_menu(self, menu: QMenu):
        answer = self._next("Menu: " + ", ".join(_words(menu.actions())))
        return None if answer is None else _pick(menu, answer)

    def _message(self, name: str, parent, title: str, text: str, buttons=None, *_, **__):
        default = Button.Yes | Button.No if name == "question" else Button.Ok
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, buttons or default)
        _press(box, self._next(f"{title}: {text}"))
        return box.standardButton(box.clickedButton())

    def _file(self, name: str, parent=None, caption="", *_, **__):
        path = str(self._next(f"{name}: {caption}"))
        if name == "getExistingDirectory":
            return path
        if name == "getOpenFileNames":
            return ([path] if path else [], "")
        return (path, "")

    def _input(self, parent, title, label, *_, **__):
        answer = self._next(f"{title}: {label}")
        return answer, answer is not None


def _end(dialog: QDialog, answer: Answer) -> None:
    """End a dialog as a person would who gives that answer."""
    if callable(answer):
        answer(dialog)
    elif isinstance(dialog, QMessageBox):
        _press(dialog, answer)
    elif isinstance(dialog, QFileDialog) and answer:
        dialog.selectFile(str(answer))
        dialog.done(QDialog.DialogCode.Accepted)
    elif answer:
        dialog.accept()
    else:
        dialog.reject()


def _press(box: QMessageBox, answer: Answer) -> None:
    """Press the button with that standard role or those words."""
    if isinstance(answer, Button):
        button = box.button(answer)
    else:
        button = next((b for b in box.buttons() if _plain(b.text()) == answer), None)
    if button is None:
        names = [_plain(b.text()) for b in box.buttons()]
        raise AssertionError(f"{box.text()!r} has no button {answer!r}, only {names}")
    button.click()


def _pick(menu: QMenu, answer: Answer):
    """Trigger the action with those words, in the menu or in a menu within it."""
    for action in menu.actions():
        if _plain(action.text()) == answer:
            assert action.isEnabled(), f"{answer!r} is disabled in the menu"
            action.trigger()
            return action
        if (inner := action.menu()) and answer in _words(inner.actions()):
            return _pick(inner, answer)
    raise AssertionError(f"The menu has no {answer!r}, only {_words(menu.actions())}")


def _words(actions) -> list[str]:
    return [_plain(action.text()) for action in actions if not action.isSeparator()]


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…")
