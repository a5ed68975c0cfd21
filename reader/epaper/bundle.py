"""The responses that make up one page of an e-paper, as one file: what the library stores as the edition's source.

It holds not what was found, but what it was found in: `kanbao rebuild` reads it anew by the families of the day, as it
reads a text anew by the rules of the day, and nothing has to be fetched again when a family is mended. The responses
are stored as texts, decoded once, and not as bytes, which JSON cannot hold without base64. There is no time in it, so
that the same responses are the same bytes, and an edition that comes again is known to be unchanged.
"""

import json
import re
from typing import Any, NamedTuple

from reader.errors import SourceError
from reader.model.edition import Article, Edition

FORMAT = "kanbao-epaper/1"
_BEGINNING = f'{{"format": "{FORMAT}"'


class Response(NamedTuple):
    """What a server sent for an address."""

    address: str
    text: str


class Bundle(NamedTuple):
    """Pages, each followed by the items of it that came."""

    responses: tuple[Response, ...]
    newspaper: str | None = None
    """What the paper is known as; None for what its pages say."""


_LINE_ENDS = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""What readers of text take for line ends or marks, though JSON does not."""


def is_bundle(text: str) -> bool:
    """Whether a source is one."""
    return text.startswith(_BEGINNING)


def written(bundle: Bundle) -> bytes:
    """The file: JSON in UTF-8, the same for the same responses."""
    plain = {
        "format": FORMAT,
        "newspaper": bundle.newspaper,
        "responses": [[found.address, found.text] for found in bundle.responses],
    }
    text = json.dumps(plain, ensure_ascii=False, indent=0).replace("{\n", "{", 1)
    return _LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode("utf-8", "replace")


def read(text: str, path: str) -> Bundle:
    """The bundle in a file. SourceError for what is none."""
    try:
        plain: Any = json.loads(text)
        responses = tuple(Response(address, body) for address, body in plain["responses"])
        newspaper = plain["newspaper"]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise SourceError("epaper.bundle", path=path) from None
    texts = [newspaper or "", *(part for found in responses for part in found)]
    if not all(isinstance(text, str) for text in texts):
        raise SourceError("epaper.bundle", path=path)
    return Bundle(responses, newspaper)


def printed(edition: Edition) -> str:
    """The text of an edition line by line, as its blocks number them: what the source is for a reader."""
    lines: dict[int, str] = {}
    for page in edition.pages:
        for block in page.blocks:
            if isinstance(block, Article):
                lines.update(zip(block.title_lines, block.title.split("\n"), strict=False))
                lines.update((paragraph.lines[0], paragraph.text) for paragraph in block.paragraphs if paragraph.lines)
                lines.update(block.others)
            else:
                lines.update(zip(block.lines, block.text, strict=False))
    return "".join(f"{lines.get(line, '')}\n" for line in range(1, max(lines, default=0) + 1))
