"""Labels that a reader has corrected: constraints under which the best sequence of labels is looked for.

A corrected line keeps its label whatever its features say, and its neighbours are weighed anew beside it.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reader.parser.features.unit_features import UnitFeatures
from reader.parser.furniture.finder import Found
from reader.parser.labeller.labels import LABEL_INDEX, LineLabel
from reader.parser.labeller.weights import Emissions
from reader.parser.units.text_lines import TextLine

CORRECTION = "correction"
"""The reason that is given for the label of a corrected line."""
NONE_GIVEN: Mapping[int, str] = MappingProxyType({})
CORRECTABLE = (
    LineLabel.TITLE,
    LineLabel.LEAD,
    LineLabel.BODY,
    LineLabel.SUBHEAD,
    LineLabel.BYLINE,
    LineLabel.COLUMN,
    LineLabel.STRIP,
    LineLabel.ADVERT,
    LineLabel.BRIEF,
    LineLabel.OTHER,
    LineLabel.FURNITURE,
)
"""The labels that a line can be given: `lead` begins an article, `body` goes on with that above."""


def corrected_furniture(
    lines: Sequence[TextLine], found: Sequence[Found | None], given: Mapping[int, str]
) -> Sequence[Found | None]:
    """What is furniture, with the corrected lines as they are said to be."""
    if not given:
        return found
    return [
        (Found(CORRECTION) if given[line.number] == LineLabel.FURNITURE else None) if line.number in given else reason
        for line, reason in zip(lines, found, strict=True)
    ]


def corrected_emissions(
    units: Sequence[UnitFeatures], emissions: tuple[Emissions, ...], given: Mapping[int, str]
) -> tuple[Emissions, ...]:
    """Emissions in which a unit whose first line is corrected can have that label only."""
    if not given:
        return emissions
    labels = [given.get(unit.unit.line, "") for unit in units]
    return tuple(
        ((LABEL_INDEX[LineLabel(label)], 0.0),) if label in CORRECTABLE and label != LineLabel.FURNITURE else emission
        for label, emission in zip(labels, emissions, strict=True)
    )
