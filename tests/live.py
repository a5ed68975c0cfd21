"""Whether the papers of `papers.yaml` can still be got: `python tests/live.py [NAME...]`, on a machine with a network.

One entry, one page and one item are asked for of each, at the usual pace; nothing is stored. It is no test and runs in
no check: it is how the list stays true. The exit status is the number of papers that could not be read.
"""

import sys
from argparse import Namespace

from reader.app.get_edition import Asked, Getting
from reader.cli.asked import known_papers
from reader.cli.get_command import run_of
from reader.epaper.item import read_item
from reader.epaper.papers import Paper
from reader.errors import ReaderError
from reader.runtime.messages import catalogue


def row(run: Getting) -> str:
    """Day, family, pages, items of the front page, and what an item says."""
    front = run.front()
    counts = f"{len(front.contents.pages):>3} pages {len(front.contents.items):>3} items"
    first = next(iter(front.contents.items), None)
    if first is None:
        return f"{front.address.date} {front.address.family.name:<16} {counts}  -"
    item = read_item(run.text(first.url), front.address.family, run.families.forms)
    return (
        f"{front.address.date} {front.address.family.name:<16} {counts}  {len(item.paragraphs)} par. {item.title[:24]}"
    )


def check(paper: Paper) -> bool:
    """Prints the row of a paper; whether it could be read."""
    options = Namespace(pace=1.0, offline=False)
    try:
        with run_of(Asked(paper.entry, paper.name, is_refresh=True), (paper,), options) as (run, _):
            print(f"ok    {paper.name}  {row(run)}")
    except ReaderError as error:
        print(f"FAIL  {paper.name}  {catalogue('en').error(error)}")
        return False
    return True


if __name__ == "__main__":
    chosen = [paper for paper in known_papers() if not sys.argv[1:] or paper.name in sys.argv[1:]]
    sys.exit(sum(not check(paper) for paper in chosen))
