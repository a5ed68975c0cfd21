"""The files that ship with the program: where they are, and the only reader of them."""

from functools import cache
from pathlib import Path
from typing import Any

from reader import __version__
from reader.runtime.value_cache import ValueCache

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
    status = path.stat()
    key, state = "-".join(Path(name).with_suffix("").parts), [str(path), status.st_mtime_ns, status.st_size]
    value = _COPIES.load(key, state)
    if value is None:
        value = read_yaml(path)
        _COPIES.store(key, value, state)
    return value


@cache
def _yaml_reader() -> tuple[object, ...]:
    """The state of the code that reads YAML, which every copy depends on besides its file."""
    status = (Path(__file__).parents[1] / "model/plain_values.py").stat()
    return __version__, status.st_mtime_ns, status.st_size


_COPIES: ValueCache[Any] = ValueCache("data", stamp=_yaml_reader)


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
