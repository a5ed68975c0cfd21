"""The shipped tables as values, each made once, when it is first asked for."""

from functools import cache
from typing import TYPE_CHECKING

from reader import resources

if TYPE_CHECKING:
    from reader.text.fold import Fold


@cache
def fold() -> "Fold":
    """The folding under which texts are compared."""
    from reader.text.fold import Fold

    return Fold.from_plain(resources.load("fold/fold.yaml"))
