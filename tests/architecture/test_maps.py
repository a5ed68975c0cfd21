"""The map at the head of a package names each of its modules."""

import importlib
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
