"""Questions to a helper process, and who waits for their answers."""

from __future__ import annotations

from collections.abc import Callable

from cnnstudio.training.events import Message
from cnnstudio.training.protocol import Ask, Failed, Progress

Answer = Callable[[Message], None]


class Questions:
    """Numbers questions and hands each answer to the one who asked."""

    def __init__(self) -> None:
        self._waiting: dict[int, tuple[Answer, Answer | None]] = {}
        self._last = 0

    def add(
        self, make: Callable[[int], Ask], on_answer: Answer, on_progress: Answer | None
    ) -> tuple[int, Ask]:
        """Number a question and note down who waits for it."""
        self._last += 1
        self._waiting[self._last] = (on_answer, on_progress)
        return self._last, make(self._last)

    def forget(self, number: int) -> None:
        """Let the answer to a question go unheard."""
        self._waiting.pop(number, None)

    def take(self, message: Message) -> bool:
        """Hand over an answer; False where the message answers nothing that was asked."""
        number = getattr(message, "number", None)
        if number not in self._waiting:
            return False
        on_answer, on_progress = self._waiting[number]
        if isinstance(message, Progress):
            if on_progress is not None:
                on_progress(message)
            return True
        del self._waiting[number]
        on_answer(message)
        return True

    def fail(self, number: int, reason: str) -> None:
        """Answer one question with the reason why no answer will come."""
        if number in self._waiting:
            on_answer, _ = self._waiting.pop(number)
            on_answer(Failed(number, reason))

    def fail_all(self, reason: str) -> None:
        """Answer all that is open with the reason why no answer will come."""
        waiting, self._waiting = self._waiting, {}
        for number, (on_answer, _) in waiting.items():
            on_answer(Failed(number, reason))
