"""Every format by its name; only the one that is asked for is loaded.

Each format is one function of an edition, the entries of it that are asked for, and the catalogue. Text ends with a
line feed and holds no character that could act on a terminal, a browser or a parser; an EPUB is bytes.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from reader.model.edition import Edition
from reader.model.toc import Entry
from reader.runtime.messages import Messages

Format = Callable[[Edition, Sequence[Entry], Messages], str | bytes]

FORMATS: Mapping[str, str] = {
    "md": "markdown:to_markdown",
    "txt": "text_layout:to_text",
    "json": "data_formats:to_json",
    "yaml": "data_formats:to_yaml",
    "html": "html:to_html",
    "epub": "epub:to_epub",
    "jsonld": "jsonld:to_jsonld",
    "gb7714": "citation:to_gb7714",
    "gb7714-2015": "citation:to_gb7714_2015",
    "bibtex": "citation:to_bibtex",
}
"""Name to `module:function` below this package. JSON and YAML are opened again by the reader."""


def render(name: str, edition: Edition, chosen: Sequence[Entry], messages: Messages) -> str | bytes:
    """The chosen entries in the format of that name."""
    module, _, function = FORMATS[name].partition(":")
    write: Format = getattr(import_module(f"reader.export.{module}"), function)
    return write(edition, chosen, messages)
