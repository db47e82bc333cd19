"""The command `import`: networks of torchvision by name, and ONNX files."""

from __future__ import annotations

from argparse import Namespace

from cnnstudio.cli.designs import design_problems
from cnnstudio.cli.output import CommandError, say
from cnnstudio.network.analysis import analyze
from cnnstudio.project import storage
from cnnstudio.project.design import Design


def import_network(options: Namespace) -> int:
    """Write a project file with a network from elsewhere, and its weights as a run."""
    if options.out.exists():
        raise CommandError(f"{options.out} exists already: choose another name.")
    from cnnstudio.worker.importers.sources import import_from
    from cnnstudio.worker.importers.storing import stored

    imported = import_from(options.source, options.weights or "", lambda *_: None)
    design = Design(imported.network, notes="\n".join(map(str, imported.report)))
    run = stored(imported, project=options.out)
    try:
        storage.save(options.out, design, [] if run is None else [run])
    finally:
        if run is not None:
            run.delete()
    count = analyze(imported.network).parameters
    say(f"{options.out}: {imported.title}, {count} parameters")
    for text in imported.report:
        say(f"  {text}")
    for problem in design_problems(design):
        say(f"{'Problem' if problem.is_error else 'Warning'}: {problem}")
    return 0
