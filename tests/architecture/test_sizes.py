"""Small modules, small functions, small classes; what is larger says why."""

import ast
from collections.abc import Iterator
from pathlib import Path

import reader

PACKAGE = Path(reader.__file__).parent
LIMITS = {"module": 300, "class": 20, "function": 40}
"""Lines of a module, methods of a class, lines of a function."""

EXCEPTIONS: dict[str, str] = {
    "cli/arguments.py": "the table of all commands, a line or a few for each",
    "runtime/settings.py": "the table of all settings with their checks",
    "library/store.py:Library": "the one door to the archive; each method only hands on to the part that does the work",
    "tui/commands.py": "one declaration after another: every command and every hint of the screen",
}
"""`path` or `path:name` of what may be larger, and the reason."""


def measured() -> Iterator[tuple[str, str, int]]:
    """Kind, name and size of everything that has a limit."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        source = path.read_text("utf-8")
        yield "module", name, source.count("\n")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield "function", f"{name}:{node.name}", (node.end_lineno or 0) - node.lineno + 1
            if isinstance(node, ast.ClassDef):
                methods = [part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)]
                yield "class", f"{name}:{node.name}", len(methods)


def test_nothing_is_larger_than_its_limit_without_a_reason() -> None:
    too_large = [f"{name}: {size}" for kind, name, size in measured() if size > LIMITS[kind] and name not in EXCEPTIONS]
    assert too_large == []


def test_every_exception_is_still_needed() -> None:
    large = {name for kind, name, size in measured() if size > LIMITS[kind]}
    assert set(EXCEPTIONS) - large == set()
