"""Commands that give an edition away: as data, as reasons, in other programs' formats."""

from argparse import Namespace

from reader.cli.output import Output
from reader.contents import entries
from reader.export import FORMATS
from reader.ingest import open_edition
from reader.opening import find


def parse(options: Namespace, output: Output) -> int:
    """The edition in a file as `kanbao-edition/1`."""
    edition = open_edition(options.FILE)
    name = "json" if options.json else options.format
    output.text(FORMATS[name](edition, entries(edition), output.messages))
    return 0


def export(options: Namespace, output: Output) -> int:
    """An article or an edition in one of the formats."""
    target = find(options.REF)
    output.text(FORMATS[options.format](target.edition, target.entries, output.messages))
    return 0
