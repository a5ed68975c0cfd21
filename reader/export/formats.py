"""Every format by its name.

Each format is one function of an edition, the entries of it that are asked for, and the catalogue; what it gives ends
with a line feed and holds no character that could act on a terminal, a browser or a parser.
"""

from collections.abc import Callable, Mapping, Sequence

from reader.contents import Entry
from reader.export.html import to_html
from reader.export.markdown import to_markdown
from reader.export.plain import to_json, to_yaml
from reader.export.typeset import to_text
from reader.messages import Messages
from reader.model import Edition

Format = Callable[[Edition, Sequence[Entry], Messages], str]

FORMATS: Mapping[str, Format] = {
    "md": to_markdown,
    "txt": to_text,
    "json": to_json,
    "yaml": to_yaml,
    "html": to_html,
}
"""By the name that is also the ending of their files. JSON and YAML are opened again by the reader."""
