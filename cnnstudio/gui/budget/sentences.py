"""The budget of a training in words: for the status bar, the panel and the warning."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cnnstudio.app import words
from cnnstudio.app.training_budget import Pace, TrainingBudget
from cnnstudio.network.budget import PASSES, Budget


def memory(found: Budget) -> str:
    """Give the memory with the batch size: 8.5 MiB at batch 128."""
    text = QCoreApplication.translate("Budget", "{size} at batch {batch}")
    return text.format(size=words.bytes_(found.total), batch=words.number(found.batch_size))


def parts(found: Budget) -> list[tuple[str, int]]:
    """Name what the memory of a training consists of, at its fullest moment."""
    tr = QCoreApplication.translate
    shown = [
        (tr("Budget", "Parameters"), found.parameters),
        (tr("Budget", "Gradients of the parameters"), found.gradients),
        (tr("Budget", "Optimizer"), found.moments),
    ]
    shown += [
        (tr("Budget", "Maps kept for the backward pass"), found.activations),
        (tr("Budget", "Gradients of the maps"), found.passing),
        (tr("Budget", "Pictures of the batch"), found.batch),
        # More pictures are looked at together where nothing is learned from them.
        (tr("Budget", "More while validating"), max(found.validation - found.growing, 0)),
        (tr("Budget", "Data set"), found.pictures),
    ]
    return [(name, size) for name, size in shown if size]


def source(budget: TrainingBudget) -> str:
    """Say where the number for the memory comes from."""
    tr = QCoreApplication.translate
    if budget.counted is None:
        return tr("Budget", "Worked out from the shapes.")
    pace = budget.pace
    measured = pace.tried.memory if pace and pace.is_measured else 0
    is_whole = pace is not None and pace.tried.batch_size == budget.budget.batch_size
    if not measured or not is_whole:
        return tr("Budget", "Counted by torch, which ran one step without computing anything.")
    text = tr(
        "Budget",
        "Counted by torch. The process was measured to take {size} for its steps, gaps included.",
    )
    return text.format(size=words.bytes_(measured))


def warning(budget: TrainingBudget) -> str:
    """Say that the memory will not do; nothing where it will."""
    device = budget.device
    if budget.fits or device is None:
        return ""
    tr = QCoreApplication.translate
    text = tr("Budget", "This training needs about {needed}, but only {room} are free ({device}).")
    if not budget.fitting_batch:
        text = tr(
            "Budget",
            "This training needs about {needed}, but only {room} are free ({device}), which is too "
            "little for any batch size: make the network smaller.",
        )
    return text.format(
        needed=words.bytes_(budget.needed),
        device=device.title,
        room=words.bytes_(budget.room),
    )


def offer(budget: TrainingBudget) -> str:
    """Name the batch size that fits; nothing where none does."""
    size = budget.fitting_batch
    text = QCoreApplication.translate("Budget", "Use batch size {size}")
    return text.format(size=words.number(size)) if size else ""


def time(pace: Pace | None) -> str:
    """Give the time of an epoch in a few words; only what is measured goes without “about”."""
    tr = QCoreApplication.translate
    if pace is None:
        return tr("Budget", "not measured yet")
    if pace.seconds is None:
        text = tr("Budget", "{speed} pictures/s")
        return text.format(speed=words.number(rounded(pace.pictures_per_second)))
    shown = seconds(pace.seconds)
    return shown if pace.is_measured else tr("Budget", "about {time}").format(time=shown)


def seconds(value: float) -> str:
    """Write seconds with two digits, or minutes and seconds: 0.35 s, 4.2 s, 48 s, 1:05 min."""
    tr = QCoreApplication.translate
    if value >= 3600:
        return tr("Budget", "{time} h").format(time=words.duration(value).rpartition(":")[0])
    if value >= 60:
        return tr("Budget", "{time} min").format(time=words.duration(value))
    digits = float(f"{value:.2g}")
    text = words.number(int(digits) if digits >= 10 else digits)
    return tr("Budget", "{time} s").format(time=text)


def rounded(value: float) -> int:
    """Give a speed with the two digits that are worth saying."""
    return int(float(f"{value:.2g}"))


def whole_run(budget: TrainingBudget, epochs: int) -> str:
    """Give the time of all epochs together; nothing where it is not known."""
    pace = budget.pace
    if pace is None or pace.seconds is None:
        return ""
    return words.counted(
        epochs,
        "about {time} for 1 epoch",
        "about {time} for {count} epochs",
        time=seconds(pace.seconds * epochs),
    )


def room(budget: TrainingBudget) -> str:
    """Say how much memory is free; nothing where it is not known, or does not do."""
    device = budget.device
    if device is None or not budget.room or not budget.fits:
        return ""
    text = QCoreApplication.translate("Budget", "Free for it: {room} ({device}).")
    return text.format(room=words.bytes_(budget.room), device=device.title)


def pace_details(budget: TrainingBudget) -> str:
    """Say how the time was found, and how fast that is."""
    tr = QCoreApplication.translate
    pace = budget.pace
    if pace is None:
        return tr("Budget", "A few steps are tried out with made-up pictures; nothing is kept.")
    device = tr("Budget", "the CPU") if pace.tried.device == "cpu" else pace.tried.device.upper()
    text = tr("Budget", "Measured on {device} with 1 thread: {speed} pictures/s.")
    if pace.tried.threads != 1 and pace.tried.device == "cpu":
        text = tr("Budget", "Measured on {device} with {threads} threads: {speed} pictures/s.")
    if pace.tried.device != "cpu":
        text = tr("Budget", "Measured on {device}: {speed} pictures/s.")
    if not pace.is_measured:
        text = tr("Budget", "Estimated by the MACs from the last measurement: {speed} pictures/s.")
    return text.format(
        device=device,
        threads=words.number(pace.tried.threads),
        speed=words.number(rounded(pace.pictures_per_second)),
    )


def macs(budget: TrainingBudget) -> str:
    """Spell out the multiply-accumulates of a step and of an epoch."""
    found, pictures = budget.budget, budget.counts
    text = QCoreApplication.translate(
        "Budget",
        "A step: {passes} · {macs} MACs · {batch} pictures = {step} (forwards, and about twice "
        "that backwards).",
    )
    shown = text.format(
        passes=words.number(PASSES),
        macs=words.number(found.macs),
        batch=words.number(found.batch_size),
        step=words.number(found.macs_of_step),
    )
    if pictures is None:
        return shown
    more = QCoreApplication.translate("Budget", "An epoch with its validation: {epoch}.")
    epoch = found.macs_of_epoch(pictures.train, pictures.validation or pictures.train)
    return f"{shown} {more.format(epoch=words.number(epoch))}"
