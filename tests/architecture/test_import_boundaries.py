"""What stands outside the program is met at its edges only: the screen's toolkit, SQLite, files, clocks, processes."""

import ast
from pathlib import Path

import reader

PACKAGE = Path(reader.__file__).parent

ALLOWED: dict[str, tuple[str, ...]] = {
    "textual": ("tui/",),
    "rich": ("tui/", "cli"),
    "sqlite3": ("library/", "marks/"),
    "jieba": ("analysis/segment.py",),
    "rjieba": ("analysis/segment.py",),
    "urllib3": ("fetch/",),
    "protego": ("fetch/",),
    "selectolax": ("epaper/",),
    "socket": ("fetch/",),
    "ssl": ("fetch/",),
    "http": ("fetch/",),
    "pypdfium2": ("sources/pdf.py",),
}
"""Outside module: where it may be imported."""

PURE = (
    "model/edition.py",
    "errors.py",
    "model/toc.py",
    "model/edition_format.py",
    "text/",
    "parser/",
    "search/",
    "analysis/",
    "epaper/",
)
WORLDLY = frozenset(["os", "io", "pathlib", "time", "shutil", "subprocess", "socket", "tempfile", "logging", "random"])
"""Modules through which a pure function would meet files, clocks or chance."""

WORLDLY_EXCEPTIONS: dict[str, str] = {
    "model/toc.py": "PurePath takes a name apart and touches no file",
}


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in names}


def modules() -> list[tuple[str, Path]]:
    return [(path.relative_to(PACKAGE).as_posix(), path) for path in sorted(PACKAGE.rglob("*.py"))]


def test_outside_libraries_are_known_in_one_place_only() -> None:
    misplaced = [
        f"{name} imports {library}"
        for name, path in modules()
        for library in imports(path) & ALLOWED.keys()
        if not name.startswith(ALLOWED[library])
    ]
    assert misplaced == []


def test_pure_packages_meet_no_file_and_no_clock() -> None:
    worldly = [
        f"{name} imports {', '.join(sorted(found))}"
        for name, path in modules()
        if name.startswith(PURE) and name not in WORLDLY_EXCEPTIONS and (found := imports(path) & WORLDLY)
    ]
    assert worldly == []


def opens(path: Path) -> bool:
    calls = (node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return any(isinstance(function, ast.Name) and function.id in {"open", "print", "input"} for function in calls)


def test_pure_packages_open_nothing_and_print_nothing() -> None:
    assert [name for name, path in modules() if name.startswith(PURE) and opens(path)] == []
