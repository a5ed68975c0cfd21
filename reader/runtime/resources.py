"""The files that ship with the program: where they are, and the only reader of them."""

import contextlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from reader.runtime import paths

EDITION = "editions/pinghu-2021-11-08-c01.txt"
"""The edition that is there before there is any other, below `data/`."""


@cache
def folder() -> Path:
    """`data/`: inside the package where it was installed from a wheel, at the top of a checkout otherwise."""
    package = Path(__file__).parents[1]
    installed = package / "_data"
    return installed if installed.is_dir() else package.parent / "data"


def text(name: str) -> str:
    """The text of the shipped file `name`, a path below `data/`."""
    return (folder() / name).read_text("utf-8")


def jieba_text(name: str) -> str:
    """The text of the file `name` that jieba ships: its dictionary, its table of frequencies. Does not import jieba."""
    from importlib.util import find_spec

    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("jieba", name="jieba")
    return (Path(spec.submodule_search_locations[0]) / name).read_text("utf-8")


@cache
def load(name: str) -> Any:
    """The value of the shipped YAML file `name`.

    Reading YAML costs more than a whole look-up in the shell may, so that a copy in JSON is kept in the private cache,
    under a name that changes with the file. YAML that JSON cannot say (dates, sets) has no place in `data/`.
    """
    path = folder() / name
    kept, stamp = _kept(path)
    if kept is not None:
        with contextlib.suppress(OSError, ValueError, TypeError):
            stamp_of_copy, value = json.loads(kept.read_bytes())
            if stamp_of_copy == stamp:
                return value
    value = read_yaml(path)
    if kept is not None:
        from reader.runtime import atomic_files

        with contextlib.suppress(OSError):
            atomic_files.write_atomically(kept, json.dumps([stamp, value], ensure_ascii=False, separators=(",", ":")))
    return value


def _kept(path: Path) -> tuple[Path | None, list[object]]:
    """Where the copy of `path` is kept, one name a file, and the stamp that a fresh copy bears."""
    status = path.stat()
    cache_folder = paths.cache_folder()
    name = "-".join(("data", *path.relative_to(folder()).with_suffix(".json").parts))
    return cache_folder and cache_folder / name, [str(path), status.st_mtime_ns, status.st_size]


def read_yaml(path: Path) -> Any:
    """The value of a YAML file outside the shipped ones, or of one of them, read anew."""
    from reader.errors import RulesError
    from reader.model.plain_values import PlainError, from_yaml

    try:
        return from_yaml(path.read_text("utf-8"))
    except PlainError as error:
        message = "rules.yaml" if error.message == "yaml.syntax" else error.message
        raise RulesError(message, path=str(path), line=error.line, what=error.what) from None
    except UnicodeDecodeError:
        raise RulesError("yaml.character", path=str(path), line=1) from None
