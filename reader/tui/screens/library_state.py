"""A search in the library as it was left."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.fulltext import Found


@dataclass
class LibrarySearch:
    """A search as it was left, to go back to."""

    text: str = ""
    found: "Found | None" = None
    months: Mapping[str, int] | None = None
    chosen: int = 0
