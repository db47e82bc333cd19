"""Commands about designs: templates, new, summary, check. They need neither torch nor Qt."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

import msgspec

from cnnstudio.cli.output import CommandError, say, say_json, shape_text, table
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.data.fit import data_problems
from cnnstudio.network.analysis import Analysis, NodeAnalysis, Problem, analyze
from cnnstudio.network.graph import Network, Node
from cnnstudio.project import storage
from cnnstudio.project.design import Design
from cnnstudio.project.storage import Project
from cnnstudio.training.job import recommended
from cnnstudio.zoo.adapt import adapt
from cnnstudio.zoo.catalogue import Template, template, templates


def list_templates(options: Namespace) -> int:
    """Print the networks that `new` knows."""
    entries = [_template_facts(entry) for entry in templates()]
    if options.json:
        say_json(entries)
        return 0
    rows = [
        (entry["name"], entry["year"] or "", entry["parameters"], shape_text(entry["input"]))
        for entry in entries
    ]
    for line in table([("name", "year", "parameters", "input"), *rows], frozenset({1, 2})):
        say(line)
    return 0


def _template_facts(entry: Template) -> dict[str, Any]:
    return {
        "name": entry.name,
        "year": entry.year,
        "parameters": entry.parameters,
        "input": entry.input_shape,
    }


def new(options: Namespace) -> int:
    """Write a project file with a template's network, fitted to the data."""
    if options.file.exists():
        raise CommandError(
            f"{options.file} exists already: choose another name, or delete it first."
        )
    data = DataChoice(options.data)
    chosen = need_template(options.template)
    network, changes = adapt(
        chosen.make(),
        options.input or data.shape,
        options.classes or len(data.classes),
    )
    storage.save(options.file, Design(network, data, recommended(data)))
    count = analyze(network).parameters
    say(f"{options.file}: {chosen.name}, {count} parameters, for {data.title}")
    for change in changes:
        say(f"  {change}")
    return 0


def need_template(name: str) -> Template:
    """Find a template, or say which there are."""
    found = template(name)
    if found is None:
        names = ", ".join(entry.name for entry in templates())
        raise CommandError(
            f"There is no file or template called {name}: the templates are {names}."
        )
    return found


# --- summary -------------------------------------------------------------------------------------


def summary(options: Namespace) -> int:
    """Print all that is known of a network without running it."""
    name, network, problems = network_of(options.source)
    analysis = analyze(network)
    problems = (*analysis.problems, *problems)
    if options.json:
        say_json(summary_facts(name, network, analysis, problems))
    else:
        _say_summary(name, network, analysis, problems)
    return 0


def network_of(source: str) -> tuple[str, Network, tuple[Problem, ...]]:
    """Give name, network and problems with the data of a project file, or else of a template."""
    path = Path(source)
    if path.exists():
        design = storage.load(path).design
        return path.stem, design.network, data_problems(design.network, design.data)
    if template(source) is None and path.suffix:
        storage.load(path)
    found = need_template(source)
    return found.name, found.make(), ()


def summary_facts(
    name: str, network: Network, analysis: Analysis, problems: tuple[Problem, ...]
) -> dict[str, Any]:
    """Give what `summary --json` prints."""
    return {
        "name": name,
        "parameters": analysis.parameters,
        "trainable_parameters": analysis.parameters,
        "macs": analysis.macs,
        "activation_bytes": analysis.activation_bytes,
        "problems": [str(problem) for problem in problems],
        "nodes": [
            _node_facts(network, node, analysis.nodes[node.id], problems) for node in network.order
        ],
    }


def _node_facts(
    network: Network, node: Node, facts: NodeAnalysis, problems: tuple[Problem, ...]
) -> dict[str, Any]:
    settings = msgspec.to_builtins(node.layer)
    return {
        "name": node.name,
        "kind": settings.pop("kind"),
        "settings": settings,
        "inputs": [network.by_id[source].name for source in node.sources],
        "input_shapes": facts.input_shapes,
        "output_shape": facts.output_shape,
        "parameters": facts.parameters,
        "macs": facts.macs,
        "activation_bytes": facts.activation_bytes,
        "receptive_field": _field_facts(facts),
        "problems": [str(problem.text) for problem in problems if problem.node == node.id],
    }


def _field_facts(facts: NodeAnalysis) -> dict[str, Any] | None:
    """Give size, jump and start; None where units have no place of their own in the picture."""
    field = facts.field
    if field is None or not field.is_grid:
        return None
    return {
        "size": field.size,
        "jump": field.jump,
        "start": field.start,
        "aligned": field.aligned,
    }


def _say_summary(
    name: str, network: Network, analysis: Analysis, problems: tuple[Problem, ...]
) -> None:
    say(name)
    heads = ("layer", "kind", "inputs", "output", "parameters", "MACs", "sees")
    rows = [_summary_row(network, node, analysis.nodes[node.id]) for node in network.order]
    for line in table([heads, *rows], frozenset({4, 5})):
        say("  " + line)
    say(
        f"{analysis.parameters} parameters, {analysis.macs} MACs, "
        f"{analysis.activation_bytes} activation bytes for one picture"
    )
    for problem in problems:
        say(f"{'Problem' if problem.is_error else 'Warning'}: {problem}")


def _summary_row(network: Network, node: Node, facts: NodeAnalysis) -> tuple[object, ...]:
    field = _field_facts(facts)
    return (
        node.name,
        node.layer.kind(),
        ", ".join(network.by_id[source].name for source in node.sources),
        shape_text(facts.output_shape),
        facts.parameters,
        facts.macs,
        shape_text(field["size"]) if field else "",
    )


# --- check ---------------------------------------------------------------------------------------


def check(options: Namespace) -> int:
    """Say whether a project is whole: it opens, can be trained, and no part of it is damaged."""
    project = storage.load(options.file)
    problems = design_problems(project.design)
    for problem in problems:
        say(f"{'Problem' if problem.is_error else 'Warning'}: {problem}")
    damage = [*(str(problem) for problem in problems if problem.is_error), *_damage(project)]
    if damage:
        more = f" ({len(damage) - 1} more)" if damage[1:] else ""
        raise CommandError(f"{options.file.name}: {damage[0]}{more}")
    count = len(project.runs)
    say(f"{options.file.name}: no problems, {count} {'run' if count == 1 else 'runs'}")
    return 0


def design_problems(design: Design) -> tuple[Problem, ...]:
    """Find all problems of a design: of its network, and with its data."""
    return (*analyze(design.network).problems, *data_problems(design.network, design.data))


def need_trainable(design: Design, file: Path) -> None:
    """Refuse to train what has an error, with the first one."""
    errors = [problem for problem in design_problems(design) if problem.is_error]
    if errors:
        raise CommandError(f"{file.name} cannot be trained yet. {errors[0]}")


def _damage(project: Project) -> list[str]:
    return [str(text) for text in storage.find_damage(project)]
