"""The shipped tables as values, each made once, when it is first asked for."""

from functools import cache
from typing import TYPE_CHECKING

from reader import resources

if TYPE_CHECKING:
    from reader.analysis.facts import FactForms
    from reader.parser import Rules
    from reader.text.fold import Fold


@cache
def fold() -> "Fold":
    """The folding under which texts are compared."""
    from reader.text.fold import Fold

    return Fold.from_plain(resources.load("fold/fold.yaml"))


@cache
def fact_forms() -> "FactForms":
    """The forms by which people who speak and figures are recognised."""
    from reader.analysis.facts import FactForms

    return FactForms.from_plain(
        *(resources.load(f"lexicon/{name}.yaml") for name in ("surnames", "speakers", "figures"))
    )


@cache
def rules() -> "Rules":
    """The rules of the parser, from `data/rules/` and `data/lexicon/`."""
    from reader.parser.rules import FILES, Rules

    plain = {name: resources.load(f"rules/{name}.yaml") for name in FILES}
    return Rules.from_plain(plain, resources.load("lexicon/surnames.yaml"))
