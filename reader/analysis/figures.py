"""Figures with their unit, and what they count where the form of the clause says it: 25家小微企业, 年产值超300亿元.

Dates, times, ordinals and numbers without a unit are no figures. What is counted is taken from the clause only: behind
a counting unit, before a measuring one, up to the first word of a list that can be no part of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from reader.analysis.lexicon import EDGES, Plain, one_of, words
from reader.model.blocks import TextSpan
from reader.text.han import HAN

LONGEST_THING = 14
"""Code points. A longer stretch beside a figure is more than the name of a thing."""


_FOLLOWING = re.compile(f"[{HAN}A-Za-z]{{0,{LONGEST_THING + 1}}}")
_CLAUSE = re.compile(f"[^{EDGES}]*$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit."""

    text: str
    """As printed, with the words that make it less exact: 超300亿元, 500万辆以上."""
    thing: str
    """What is counted or measured, as printed; empty where the form does not say it."""
    span: TextSpan
    """Of `text`."""


@dataclass(frozen=True, slots=True)
class FigureForms:
    """The forms of figures, compiled from `figures.yaml`."""

    figure: re.Pattern[str]
    counts: frozenset[str]
    """The units that count; all others measure."""
    shares: frozenset[str]
    """The units of a percentage."""
    joint: re.Pattern[str]
    """What joins a thing and its figure, at the end of what stands before the figure."""
    cut: re.Pattern[str]
    """A word that is no part of a thing."""
    cut_behind: re.Pattern[str]
    """The same for a thing behind its figure."""
    opening: re.Pattern[str]
    quantity: re.Pattern[str]
    change: re.Pattern[str]

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Compile the file. KeyError where a list is missing."""
        return cls(
            figure=re.compile(_figure(data)),
            counts=frozenset(words(data, "counts")),
            shares=frozenset(words(data, "shares")),
            joint=re.compile(f"{one_of(words(data, 'joints'))}+$"),
            cut=re.compile(one_of(words(data, "cuts"))),
            cut_behind=re.compile(one_of((*words(data, "cuts"), *words(data, "cuts_behind")))),
            opening=re.compile(f"(?:[0-9０-９]+年度?)?{one_of(words(data, 'openings'))}*"),
            quantity=re.compile(f"{one_of(words(data, 'quantities'))}$"),
            change=re.compile(f"[{HAN}]*{one_of(words(data, 'changes'))}$"),
        )


def _figure(data: Plain) -> str:
    digits = "[0-9０-９]"
    number = f"(?:{digits}{{1,3}}(?:,{digits}{{3}})+(?!{digits})|{digits}+(?:[.．]{digits}+)?)"
    scale = f"{one_of(words(data, 'many'))}?{one_of(words(data, 'powers'))}{{0,2}}{one_of(words(data, 'many'))}?"
    amount = f"{number}{scale}(?:[%％℃]?(?:{one_of(words(data, 'ranges'))}){number}{scale})?"
    unit = f"(?P<unit>{one_of((*words(data, 'measures'), *words(data, 'counts')))})"
    return (
        f"{one_of(words(data, 'hedges'))}?(?<![0-9０-９A-Za-z.．:：+/\\-－{''.join(words(data, 'ordinals'))}])"
        f"{amount}{unit}(?!{one_of(words(data, 'not_units'))}|[A-Za-z0-9]){one_of(words(data, 'behind'))}?"
    )


def figures(texts: Sequence[str], forms: FigureForms) -> tuple[Figure, ...]:
    """The figures of `texts` in their order."""
    return tuple(figure for number, text in enumerate(texts) for figure in _figures_of(number, text, forms))


def _figures_of(number: int, text: str, forms: FigureForms) -> Iterator[Figure]:
    matches = list(forms.figure.finditer(text))
    for before, match in zip([0, *(found.end() for found in matches)], matches, strict=False):
        yield Figure(match[0], _thing(text, before, match, forms), TextSpan(number, match.start(), match.end()))


def _thing(text: str, before: int, match: re.Match[str], forms: FigureForms) -> str:
    following = _FOLLOWING.match(text, match.end())
    behind = _counted(following[0] if following else "", forms)
    if behind and match["unit"] in forms.counts:
        return behind
    return _measured(_left(text, before, match.start()), match["unit"], forms) or behind


def _left(text: str, before: int, start: int) -> str:
    """The clause up to a figure, not further back than the figure before it."""
    found = _CLAUSE.search(text[max(before, start - 3 * LONGEST_THING) : start])
    return found[0] if found else ""


def _counted(after: str, forms: FigureForms) -> str:
    """The thing that is counted in what follows the figure."""
    cut = forms.cut_behind.search(after)
    return _named(after[: cut.start()] if cut else after)


def _measured(clause: str, unit: str, forms: FigureForms) -> str:
    """The thing that is measured in what stands before the figure."""
    clause = forms.joint.sub("", clause)
    if unit in forms.shares:
        change = forms.change.search(clause)
        return _named(forms.opening.sub("", change[0], count=1)) if change else ""
    pieces = [forms.opening.sub("", piece, count=1) for piece in forms.cut.split(clause)]
    thing = next((piece for piece in pieces[:-3:-1] if piece), "")
    quantity = forms.quantity.search(thing)
    return _named(thing) or (quantity[0] if quantity else "")


def _named(thing: str) -> str:
    """The thing, if it is as long as names of things are."""
    return thing if 2 <= len(thing) <= LONGEST_THING else ""
