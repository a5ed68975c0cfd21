"""The shipped tables as values, each made once, when it is first asked for."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.model.blocks import TextSpan
from reader.runtime import resources

if TYPE_CHECKING:
    from reader.analysis.article_facts import FactForms
    from reader.analysis.edition_analysis import Tools
    from reader.epaper.families import Families
    from reader.parser import Rules
    from reader.text.fold import Fold
    from reader.text.pinyin import Readings


@cache
def fold() -> "Fold":
    """The folding under which texts are compared."""
    from reader.text.fold import Fold

    return Fold.from_data(resources.load("fold/fold.yaml"))


@cache
def fact_forms() -> "FactForms":
    """The forms by which people who speak and figures are recognised."""
    from reader.analysis.article_facts import FactForms

    return FactForms.from_data(
        *(resources.load(f"lexicon/{name}.yaml") for name in ("surnames", "speakers", "figures"))
    )


@cache
def rules() -> "Rules":
    """The rules of the parser, from `data/rules/` and `data/lexicon/`."""
    return _rules(resources.load)


def rules_in(folder: Path) -> "Rules":
    """The rules of a changed copy of `data/`: what `kanbao explain --diff` compares with the shipped ones."""
    return _rules(lambda name: resources.read_yaml(folder / name))


def _rules(load: Callable[[str], Any]) -> "Rules":
    from reader.parser.rules import FILES, TABLES, Rules

    plain = {name: load(f"rules/{name}.yaml") for name in FILES}
    return Rules.from_data(plain, *map(load, TABLES))


@cache
def families() -> "Families":
    """The systems that e-papers run on."""
    from reader.epaper.families import Families

    return Families.from_data(*(resources.load(f"epaper/{name}.yaml") for name in ("families", "forms")))


@cache
def readings() -> "Readings":
    """How characters are read."""
    from reader.text.pinyin import Readings

    return Readings.from_data(resources.text("pinyin/readings.txt"))


def pinyin_places(letters: str, texts: Sequence[str]) -> tuple[TextSpan, ...]:
    """Where texts sound like `letters`: what `search.match` asks for; the readings are loaded when first needed."""
    from reader.search.pinyin_match import pinyin_places

    return pinyin_places(letters, texts, readings(), fold())


@cache
def word_tools() -> "Tools":
    """What words are cut and judged with. Takes a second and 150 MB: never in the process that answers keys."""
    return _tools(resources.jieba_text("dict.txt"), resources.jieba_text("analyse/idf.txt"))


@cache
def cutting_tools() -> "Tools":
    """What words are cut with. Nothing is known about them: that would take most of the second, too."""
    return _tools("", "")


def _tools(dictionary: str, idf: str) -> "Tools":
    from reader.analysis.edition_analysis import Tools
    from reader.analysis.segment import segmenter
    from reader.analysis.wordlist import WordList

    plain = resources.load("lexicon/keywords.yaml")
    return Tools.of(segmenter(), WordList.from_texts(dictionary, idf, plain), plain)
