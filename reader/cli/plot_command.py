"""The command that plots how often words were printed over time, and what the library has."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reader.app.user_library import open_if_any
from reader.cli.output import Output
from reader.export.plot_text import Column, Series, axis, bars, cells_a_column, columns_of, periods
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.library import Library

MARGIN = 2
"""Cells at the left of a plot."""


def plot(options: Namespace, output: Output) -> int:
    """Articles that match each query by year, month or day: plots, CSV or JSON; 1 where nothing matches."""
    output.config  # noqa: B018 - its language, its mistakes
    with open_if_any() as library:
        series, totals = _counted(library, options, output) if library else ([], {})
    found = any(sum(each.counts.values()) for each in series)
    every = periods(min(totals), max(totals)) if totals else []
    if options.json or options.csv:
        rows = [row for each in series for row in _rows(each, totals, every)]
        output.text(_json(rows) if options.json else _csv(rows))
    else:
        for each in series if found else ():
            _print(each, totals, every, options.by, output)
        if not found:
            output.narrate(output.messages("plot.nothing"))
    return 0 if found else 1


def _counted(library: "Library", options: Namespace, output: Output) -> tuple[list[Series], Mapping[str, int]]:
    from reader.app.frequency import articles, frequency

    if left := library.pending():
        output.narrate(output.messages("plot.unindexed", count=left))
    totals = articles(library, options.by)
    if not options.QUERY:
        return [Series("", totals)], totals
    return [frequency(library, query, options.by) for query in options.QUERY], totals


def _print(series: Series, totals: Mapping[str, int], every: Sequence[str], by: str, output: Output) -> None:
    """A heading, the plot of the articles and, for a query, that of their share."""
    say = output.messages
    columns = columns_of(series, totals, every, output.width - MARGIN - 1)
    count, total = (sum(getattr(column, name) for column in columns) for name in ("articles", "total"))
    if series.name:
        rate = _rate(1000 * count / total if total else 0)
        output.line(output.ink(say("plot.head", name=sanitize(series.name), count=f"{count:,}", rate=rate), "headline"))
    else:
        output.line(output.ink(f"{say('plot.all')}  {count:,}", "headline"))
    step = -(-len(every) // max(1, len(columns)))
    top = max(columns, key=lambda column: column.articles)
    period = say(f"plot.{by}", count=step)
    _draw([column.articles for column in columns], columns, output)
    output.line("  " + output.ink(say("plot.scale", period=period, most=f"{top.articles:,}", at=_name(top)), "label"))
    if series.name:
        best = max(columns, key=lambda column: column.per_thousand)
        _draw([column.per_thousand for column in columns], columns, output)
        output.line("  " + output.ink(say("plot.rates", most=_rate(best.per_thousand), at=_name(best)), "label"))


def _draw(values: Sequence[float], columns: Sequence[Column], output: Output) -> None:
    cells = cells_a_column(len(columns), output.width - MARGIN - 1)
    for line in bars(values, is_ascii=not output.has_blocks, cells=cells):
        output.line(" " * MARGIN + output.ink(line, "number") if line else "")
    output.line(" " * MARGIN + axis(columns, cells))


def _name(column: Column) -> str:
    return column.first if column.first == column.last else f"{column.first}..{column.last}"


def _rate(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}"


def _rows(series: Series, totals: Mapping[str, int], every: Sequence[str]) -> list[dict[str, Any]]:
    """Each period, those without articles too: a gap is no zero of the words."""
    return [
        {
            "period": column.first,
            "query": series.name,
            "articles": column.articles,
            "all_articles": column.total,
            "per_1000": round(column.per_thousand, 2) if column.total else None,
        }
        for column in columns_of(series, totals, every, len(every))
    ]


def _json(rows: Sequence[dict[str, Any]]) -> str:
    from reader.export.data_formats import json_text

    return json_text(list(rows), indent=1)


def _csv(rows: Sequence[dict[str, Any]]) -> str:
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("period", "query", "articles", "all_articles", "per_1000"))
    writer.writerows([sanitize(str("" if value is None else value)) for value in row.values()] for row in rows)
    return text.getvalue()
