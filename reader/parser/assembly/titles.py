"""The title of an article in the making: its lines, and the parts that they make up."""

from collections.abc import Sequence

from reader.parser.assembly.block_builder import BlockBuilder
from reader.parser.features.unit_features import UnitFeatures
from reader.parser.headers.title_parts import TitleParts, count_columns, split_title
from reader.parser.labeller.labels import LineLabel
from reader.parser.rules import Rules
from reader.parser.units.page_layout import PageLayout

Head = tuple[Sequence[UnitFeatures], Sequence[UnitFeatures]]
"""The lines of a title that name a column, and the rest."""


def title_lines(draft: BlockBuilder, rules: Rules) -> Head:
    """The title's lines that name a column, and the rest."""
    titles = draft.of(LineLabel.TITLE)
    signed = [unit.byline.form for unit in draft.of(LineLabel.BYLINE) if unit.byline]
    count = count_columns([unit.unit.text for unit in titles], signed == ["bare-names"], rules.titles)
    return titles[:count], titles[count:]


_ON_SITES = {"above-stamp", "listed"}
"""Features of titles that sites print."""


def read_title(head: Sequence[UnitFeatures], layout: PageLayout, rules: Rules) -> TitleParts:
    """The parts of a title; sites, and papers of today in traditional script, set a headline of clauses on one line."""
    is_of_site = layout.traditional or any(not _ON_SITES.isdisjoint(unit.features) for unit in head)
    lines = [rules.titles.day_behind.sub("", unit.unit.text) or unit.unit.text for unit in head]
    return split_title(lines, layout.is_pre_1950, rules.titles, is_of_site)
