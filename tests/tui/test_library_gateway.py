"""The library behind the screens is closed again, whatever is in it."""

from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import Library
from reader.tui.library_gateway import LibraryGateway


def test_an_open_library_without_editions_is_closed(folder: Path) -> None:
    opened = Library.open(folder)
    gateway = LibraryGateway(lambda: opened)
    assert gateway.library is None
    gateway.close()
    with pytest.raises(LibraryError):
        opened.editions()
