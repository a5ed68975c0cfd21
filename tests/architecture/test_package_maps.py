"""The map at the head of a package names each of its modules."""

import importlib
import re
import textwrap
from pathlib import Path

import pytest

import reader

PACKAGE = Path(reader.__file__).parent


@pytest.mark.parametrize("name", ["", "parser", "library", "epaper", "fetch"])
def test_the_map_of_a_package_names_each_of_its_modules(name: str) -> None:
    folder = PACKAGE / name
    told = importlib.import_module(".".join(filter(None, ["reader", name]))).__doc__ or ""
    modules = {path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    words = set(told.replace(",", " ").replace("/", " ").split())
    assert sorted(modules - words - {"__init__", "__main__"}) == []


@pytest.mark.skipif(not (PACKAGE.parent / "README.md").is_file(), reason="the README stands in the checkout")
def test_the_picture_of_the_readme_is_the_map() -> None:
    tree = textwrap.dedent((reader.__doc__ or "").partition(":\n\n")[2]).strip()
    assert tree in (PACKAGE.parent / "README.md").read_text("utf-8")


@pytest.mark.skipif(not (PACKAGE.parent / "README.md").is_file(), reason="the README stands in the checkout")
def test_every_file_that_the_book_names_is_there() -> None:
    book = (PACKAGE.parent / "README.md").read_text("utf-8").partition("### How to add")[2].partition("### Figures")[0]
    named = set(re.findall(r"`((?:reader|data|tests)/[a-z_/.]+)`", book))
    assert sorted(name for name in named if not (PACKAGE.parent / name).exists()) == []
    assert len(named) > 20
