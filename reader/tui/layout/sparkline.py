"""How hits lie in time: a row of bars, each a month, or as many months as there is no room for otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import BLANK_ROW, ListRow, TextRole

LEVELS = ".:-=+*#@"
"""Bars, from few hits to many: plain characters, whose width no terminal doubts."""
ASIDE = 50
"""Cells of the row that are not for bars."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Some months and their hits."""

    first: str
    """`2021-11`."""
    last: str
    after: str
    """The month behind the last one."""
    count: int

    @property
    def name(self) -> str:
        """The month, or the first and the last."""
        return self.first if self.first == self.last else f"{self.first}..{self.last}"


def bars(months: Mapping[str, int], width: int) -> tuple[Bar, ...]:
    """The bars from the first month to the last; none where all hits are of one month."""
    dated = sorted(month for month in months if month[:4].isdigit() and month[5:7].isdigit())
    if len(dated) < 2:
        return ()
    first, last = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (dated[0], dated[-1]))
    step = -(-(last - first + 1) // max(1, width - ASIDE))
    return tuple(
        Bar(_name(at), _name(min(last, at + step - 1)), _name(at + step), _sum(months, at, at + step))
        for at in range(first, last + 1, step)
    )


def sparkline_rows(shown: Sequence[Bar], chosen: int | None, look: DisplaySettings) -> list[ListRow]:
    """The row of bars, with what is chosen of it; else what it is and how to choose."""
    if not shown:
        return []
    most = max(bar.count for bar in shown) or 1
    signs = "".join(LEVELS[bar.count * (len(LEVELS) - 1) // most] if bar.count else " " for bar in shown)
    at = len(shown) if chosen is None else chosen
    runs = [
        (f"{shown[0].first}  ", TextRole.DIM),
        (signs[:at], TextRole.KEYWORD),
        (signs[at : at + 1] if signs[at : at + 1] != " " else "_", TextRole.CURRENT),
        (signs[at + 1 :], TextRole.KEYWORD),
        (f"  {shown[-1].last}   ", TextRole.DIM),
    ]
    if chosen is None:
        del runs[2]
        runs.append((look.messages("bars.told"), TextRole.DIM))
    else:
        bar = shown[chosen]
        runs.append((look.messages("bars.chosen", month=bar.name, count=bar.count), TextRole.STRONG))
    return [BLANK_ROW, ListRow(tuple(runs))]


def _name(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"


def _sum(months: Mapping[str, int], first: int, after: int) -> int:
    return sum(months.get(_name(month), 0) for month in range(first, after))
