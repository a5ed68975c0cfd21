"""The shipped tables as values, each made once, when it is first asked for."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from reader import resources
from reader.model import Place

if TYPE_CHECKING:
    from reader.analysis.facts import FactForms
    from reader.parser import Rules
    from reader.text.fold import Fold
    from reader.text.pinyin import Readings


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


@cache
def readings() -> "Readings":
    """How characters are read."""
    from reader.text.pinyin import Readings

    return Readings.from_plain(resources.text("pinyin/readings.txt"))


def pinyin_places(letters: str, texts: Sequence[str]) -> tuple[Place, ...]:
    """Where texts sound like `letters`: what `search.match` asks for; the readings are loaded when first needed."""
    from reader.search.sound import pinyin_places

    return pinyin_places(letters, texts, readings(), fold())
