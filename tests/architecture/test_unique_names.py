"""One name, one meaning: public types are defined once, module names do not recur, imports form no circle."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

import reader

PACKAGE = Path(reader.__file__).parent

CHECKED = ("parser", "text", "analysis", "search", "sources")
"""Packages in which nothing is excused."""

RECURRING_MODULES: dict[str, str] = {
    "epub": "a format that is read and written",
    "app": "the use cases, and the program on the screen as Textual calls it",
}
"""Module names that recur outside CHECKED, and why: to be emptied, but for parallel things."""

RECURRING_CLASSES: dict[str, str] = {}
"""Public classes and type aliases that are defined in several modules, and why: to be emptied."""

CYCLES: dict[str, str] = {
    **dict.fromkeys(
        [f"reader.tui.screens.{name}_screen" for name in ("command", "help", "list", "palette", "prompt")],
        "every screen opens the help and the palette, which are screens with commands",
    ),
    **dict.fromkeys(
        [f"reader.cli.{name}" for name in ("get_command", "linear", "open_screen", "tried")],
        "a source may be a web address, and getting one may end in the screen",
    ),
    **dict.fromkeys(
        [f"reader.cli.{name}" for name in ("same_all", "same_command", "show", "show_filled")],
        "an option that needs much of its own is a module of its own, loaded when it is asked for",
    ),
    **dict.fromkeys(
        [f"reader.tui.actions.{name}" for name in ("display", "marking", "navigation")],
        "moving to the end of an article marks it as read, and marking goes on to the next one",
    ),
    **dict.fromkeys(
        ["reader.tui.actions.selecting", "reader.tui.screens.selecting_screen"],
        "the screen on which a passage is selected runs the commands that open it",
    ),
    **dict.fromkeys(
        ["reader.marks.adoption", "reader.marks.marks_file", "reader.marks.records"],
        "a new marks.db takes over what library.db had",
    ),
}
"""Modules that import each other, and why: to be emptied."""


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.stem not in ("__init__", "__main__"))


def is_checked(path: Path) -> bool:
    return path.relative_to(PACKAGE).parts[0] in CHECKED


def types(path: Path) -> Iterator[str]:
    """The public classes and type aliases of a module: what is in CamelCase."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        yield from (target.id for target in targets if isinstance(target, ast.Name) and not target.id.isupper())


def places_of_types() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = defaultdict(list)
    for path in modules():
        for name in dict.fromkeys(types(path)):
            if name[0].isupper():
                found[name].append(path)
    return {name: paths for name, paths in found.items() if len(paths) > 1}


def places_of_modules() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = defaultdict(list)
    for path in modules():
        found[path.stem].append(path)
    packages = [folder for folder in PACKAGE.rglob("*") if (folder / "__init__.py").is_file()]
    for folder in packages:
        found[folder.name].append(folder / "__init__.py")
    return {name: paths for name, paths in found.items() if len(paths) > 1}


def excused(recurring: dict[str, list[Path]], exceptions: dict[str, str]) -> list[str]:
    """Names that recur without an excuse: not among the exceptions, or twice in the checked packages."""
    return [
        f"{name}: {', '.join(path.relative_to(PACKAGE).as_posix() for path in paths)}"
        for name, paths in recurring.items()
        if name not in exceptions or sum(map(is_checked, paths)) > 1
    ]


def test_public_types_are_defined_once() -> None:
    assert excused(places_of_types(), RECURRING_CLASSES) == []


def test_module_names_do_not_recur() -> None:
    assert excused(places_of_modules(), RECURRING_MODULES) == []


def test_every_exception_is_still_needed() -> None:
    assert sorted(RECURRING_CLASSES.keys() - places_of_types().keys()) == []
    assert sorted(RECURRING_MODULES.keys() - places_of_modules().keys()) == []


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("reader", cache_dir=None, exclude_type_checking_imports=True)


def cycle_through(module: str, graph: grimp.ImportGraph, inside: set[str]) -> bool:
    """Whether a module imports itself by way of others of the set."""
    reached: set[str] = set()
    open_ = {module}
    while open_:
        open_ = {d for one in open_ for d in graph.find_modules_directly_imported_by(one)} & inside - reached
        reached |= open_
    return module in reached


def test_no_modules_of_a_package_import_each_other_in_a_circle(graph: grimp.ImportGraph) -> None:
    packages = [f"reader.{path.name}" for path in sorted(PACKAGE.iterdir()) if (path / "__init__.py").is_file()]
    found = []
    for package in packages:
        inside = {name for name in graph.modules if name.startswith(f"{package}.")}
        found += [name for name in sorted(inside) if cycle_through(name, graph, inside)]
    assert sorted(found) == sorted(CYCLES)
