"""What can go wrong with what is on disk, each with one sentence for people."""

from __future__ import annotations

from cnnstudio.layers.text import Text


class ProjectError(Exception):
    """Something on disk cannot be read or written; `text` says what, where and what to do."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.text = Text(template, values)

    def __str__(self) -> str:
        return str(self.text)


class ChangedOnDiskError(ProjectError):
    """The file is no longer the one that was opened: somebody else wrote it."""


class RunInUseError(ProjectError):
    """Another process works on the same run."""
