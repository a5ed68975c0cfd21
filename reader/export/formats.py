"""Every format by its name; only the one that is asked for is loaded.

Each format is one function of an edition, the entries of it that are asked for, and the catalogue; what it gives ends
with a line feed and holds no character that could act on a terminal, a browser or a parser.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from reader.model.edition import Edition
from reader.model.toc import Entry
from reader.runtime.messages import Messages

Format = Callable[[Edition, Sequence[Entry], Messages], str]

FORMATS: Mapping[str, str] = {
    "md": "markdown:to_markdown",
    "txt": "text_layout:to_text",
    "json": "data_formats:to_json",
    "yaml": "data_formats:to_yaml",
    "html": "html:to_html",
}
"""By the name that is also the ending of their files: `module:name` below this package. JSON and YAML are opened again
by the reader."""


def render(name: str, edition: Edition, chosen: Sequence[Entry], messages: Messages) -> str:
    """The chosen entries in the format of that name."""
    module, _, function = FORMATS[name].partition(":")
    write: Format = getattr(import_module(f"reader.export.{module}"), function)
    return write(edition, chosen, messages)
