"""Commands about what was learned: evaluate and predict."""

from __future__ import annotations

from argparse import Namespace

from cnnstudio.cli.output import CommandError, say, say_json, table
from cnnstudio.project import storage
from cnnstudio.project.storage import Project
from cnnstudio.project.stored_run import StoredRun


def evaluate(options: Namespace) -> int:
    """Measure a run's best weights on the data set's own test split."""
    run = chosen_run(storage.load(options.file), options.run)
    from cnnstudio.worker.data import DataError
    from cnnstudio.worker.evaluate import evaluate as evaluate_run

    try:
        found = evaluate_run(run, options.data_root)
    except DataError as error:
        raise CommandError(f"{options.file.name}: {error}") from error
    if options.json:
        say_json(found)
        return 0
    say(
        f"run {found.run}, epoch {found.epoch}: {100 * found.accuracy:.2f} % of {found.pictures} "
        f"test pictures are right, loss {found.loss:.4f}"
    )
    heads = ("class", "pictures", "precision", "recall", "F1")
    rows = [
        (one.name, one.pictures, *(f"{share:.4f}" for share in (one.precision, one.recall, one.f1)))
        for one in found.classes
    ]
    for line in table([heads, *rows], frozenset({1, 2, 3, 4})):
        say("  " + line)
    return 0


def predict(options: Namespace) -> int:
    """Say what is on pictures, by a run's best weights."""
    run = chosen_run(storage.load(options.file), options.run)
    for image in options.images:
        if not image.is_file():
            raise CommandError(f"There is no picture {image}: check its name and folder.")
    from cnnstudio.worker.data import DataError
    from cnnstudio.worker.predict import predict as predict_run

    try:
        answers = predict_run(run, options.images)
    except DataError as error:
        raise CommandError(str(error)) from error
    if options.json:
        say_json(answers)
        return 0
    for answer in answers:
        best = sorted(answer.shares.items(), key=_share, reverse=True)[:3]
        say(f"{answer.image}: " + ", ".join(f"{name} {100 * share:.1f} %" for name, share in best))
    return 0


def _share(item: tuple[str, float]) -> float:
    return item[1]


def chosen_run(project: Project, id_: str | None) -> StoredRun:
    """Find a run by its id, or the newest one; it can be read."""
    name = project.path.name
    if not project.runs:
        raise CommandError(f"{name} has no run yet: train it first, with cnnstudio train {name}.")
    runs = {run.id: run for run in project.runs}
    if id_ is not None and id_ not in runs:
        raise CommandError(f"{name} has no run {id_}: it has {', '.join(runs)}.")
    run = project.runs[-1] if id_ is None else runs[id_]
    run.read_job()
    return run
