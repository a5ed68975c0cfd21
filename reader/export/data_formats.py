"""`kanbao-edition/1` as JSON and YAML text, in which nothing can act on a terminal that prints it."""

import json
import re
from collections.abc import Sequence
from typing import Any

from reader.model.edition import Edition
from reader.model.edition_format import to_dict
from reader.model.toc import Entry, entries
from reader.runtime.messages import Messages
from reader.text.sanitize import sanitize

_NUMBERS = re.compile(r"\[\n\s*([0-9]+(?:,\n\s*[0-9]+)*)\n\s*\]")


def to_json(edition: Edition, chosen: Sequence[Entry], _: Messages) -> str:
    """The chosen entries as JSON, indented by two."""
    return json_text(to_dict(selected(edition, chosen)), indent=2)


def to_yaml(edition: Edition, chosen: Sequence[Entry], _: Messages) -> str:
    """The chosen entries as YAML, texts unbroken."""
    return yaml_text(to_dict(selected(edition, chosen)))


def selected(edition: Edition, chosen: Sequence[Entry]) -> Edition:
    """The edition with nothing but the chosen entries, their pages and what was found about them."""
    if len(chosen) == len(entries(edition)):
        return edition
    blocks = {id(entry.block) for entry in chosen}
    pages = (page._replace(blocks=tuple(b for b in page.blocks if id(b) in blocks)) for page in edition.pages)
    lines = {line for entry in chosen for line in entry.block.lines}
    return edition._replace(
        pages=tuple(page for page in pages if page.blocks),
        diagnostics=tuple(found for found in edition.diagnostics if found.line in lines),
    )


def json_text(plain: Any, indent: int | None = None) -> str:
    """`plain` as JSON with Chinese as it is and everything that does not print as an escape."""
    text = json.dumps(plain, ensure_ascii=False, indent=indent)
    # Indenting puts every number of a list on a line of its own.
    return _escaped(_NUMBERS.sub(lambda found: "[" + " ".join(found[1].split()) + "]", text)) + "\n"


def yaml_text(plain: Any) -> str:
    """`plain` as YAML with Chinese as it is and everything that does not print as an escape in double quotes."""
    import yaml

    dumper: Any = type("Dumper", (getattr(yaml, "CSafeDumper", yaml.SafeDumper),), {})
    dumper.add_representer(str, _represent)
    dumper.ignore_aliases = lambda *_: True
    text = yaml.dump(plain, Dumper=dumper, allow_unicode=True, sort_keys=False, width=1 << 30)
    return _escaped(text)


def _represent(dumper: Any, text: str) -> Any:
    # Only double quotes know escapes; they are forced where a character needs one.
    style = '"' if text != sanitize(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _escaped(text: str) -> str:
    """JSON and YAML share these escapes; line feeds are the layout's, those of texts are escaped already."""
    harmful = (char for char in set(text) if char != "\n" and sanitize(char) != char)
    return text.translate({ord(char): _escape(char) for char in harmful})


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2))
