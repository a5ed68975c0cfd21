"""What a line shows together with its neighbours: captions, verse, tables, what stands below the head of a notice."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reader.parser.clues import Clues
from reader.parser.cohesion import find_cohesion
from reader.parser.doubts import weigh_evidence
from reader.parser.groups import group_titles
from reader.parser.sightings import Sighting

MARKING = 0.3
"""A page on which so many first paragraphs are marked, or two of them, is one that marks them."""
VERSE_LENGTH = 16
VERSES = 5
"""So many short lines in a row that show nothing else are verse; behind a byline, two less."""
LONGEST_PARALLEL = 12
ALIKE_IN_ROW = 2
"""So many paragraphs in a row that begin alike may be items of a column."""
COLUMNS = 3
"""The head of a table names so many columns at least."""
ROWS = 2
"""So many lines in a row that end in a figure are a table."""
TURNS = 2
"""So many sentences behind a name and a colon are a talk."""
_SPEAKER = re.compile("([\u4e00-\u9fff·]{2,8}):.{4}")
_CAPTIONS = frozenset({"credited", "caption-head", "photo-end", "photo-signed"})
_FORM = {"indented", "flush", "inner-comma", "digit-inside", "quote-inside", "colon-inside", "space-inside"}


def compare_neighbours(seen: Sequence[Sighting], clues: Clues) -> float:
    """Add the clues that only the page shows; return the share of first paragraphs that are marked as such."""
    openings = [(before, here) for before, here in pairwise(seen) if here.is_long and not before.is_long]
    marked = sum(here.is_marked or before.is_signature for before, here in openings)
    share = marked / len(openings) if openings else 0.0
    _find_captions(seen)
    _find_inner_captions(seen)
    _find_verse(seen)
    _find_tables(seen, clues)
    group_titles(seen)
    _find_heads(seen)
    _find_items(seen)
    _find_briefs(seen)
    _find_parallels(seen)
    _find_ends(seen)
    _find_speakers(seen)
    find_cohesion(seen)
    weigh_evidence(seen)
    if share >= MARKING or marked > 1:
        _find_unmarked(seen)
    return share


def _find_captions(seen: Sequence[Sighting]) -> None:
    """The text above a photo credit; of `图① …` `图② …` above it, what stands above them."""
    caption: Sighting | None = None
    for here in seen:
        if "photo-credit" in here.clues and caption is not None:
            caption.clues.append("captioned")
        if "caption-head" not in here.clues or caption is None:
            caption = here if here.clues[0].endswith("/stop") else None


def _find_inner_captions(seen: Sequence[Sighting]) -> None:
    """Captions in the middle of a text that goes on below them."""
    captions = [number for number, here in enumerate(seen) if _is_caption(here)]
    for run in _runs(seen, captions):
        beside = [*seen[max(run[0] - 1, 0) : run[0]], *seen[run[-1] + 1 : run[-1] + 2]]
        if len(beside) == 2 and all(map(_is_text, beside)) and not beside[1].is_marked:
            for number in run:
                seen[number].clues.append("caption-inside")


def _is_caption(here: Sighting) -> bool:
    return not _CAPTIONS.isdisjoint(here.clues)


def _is_text(here: Sighting) -> bool:
    return (here.is_long or here.clues[0].endswith("/stop")) and not _is_caption(here)


def _find_unmarked(seen: Sequence[Sighting]) -> None:
    for before, here in pairwise([None, *seen]):
        if not here or not here.is_long or here.is_marked or "captioned" in here.clues:
            continue
        if not (before and before.is_signature):
            here.clues.append("unmarked")


def _find_heads(seen: Sequence[Sighting]) -> None:
    for before, here in pairwise(seen):
        if "notice-head" in before.clues and not here.is_marked:
            here.clues.append("below-notice-head")
        if "dash-head" in here.clues and before.clues[0].endswith("/open"):
            before.clues.append("above-dash")


def _find_items(seen: Sequence[Sighting]) -> None:
    """Numbered lines in a row below the name of a column of briefs."""
    for run in _runs(seen, [number for number, here in enumerate(seen) if "numbered" in here.clues]):
        if len(run) > 1 and run[0] and "briefs-name" in seen[run[0] - 1].clues:
            for number in run:
                seen[number].clues.append("item")


def _find_briefs(seen: Sequence[Sighting]) -> None:
    """Paragraphs in a row below the name of a column of briefs, and behind bullets where no colon announces a list."""
    long = [number for number, here in enumerate(seen) if here.is_long and "bullet" not in here.clues]
    for run in _runs(seen, long):
        if len(run) > 1 and run[0] and "briefs-name" in seen[run[0] - 1].clues:
            for number in run:
                seen[number].clues.append("brief-item")
    for run in _alike_openings(seen):
        for number in run:
            seen[number].clues.append("opens-alike")
    for run in _runs(seen, [number for number, here in enumerate(seen) if _may_be_brief(here)]):
        if len(run) > 1 and run[0] and not seen[run[0] - 1].unit.plain.endswith(":"):
            for number in run:
                seen[number].clues.append("bullet-row")


def _alike_openings(seen: Sequence[Sighting]) -> Iterator[list[int]]:
    """Sentences in a row that begin alike: `★某连 炊事班…`, `【白沙镇】开展…`, `教育部：今年…`."""
    run: list[int] = []
    opening = ""
    for number, here in enumerate(seen):
        found = _opening(here.unit.plain) if here.clues[0].endswith("/stop") else ""
        if not found or found != opening:
            if len(run) >= ALIKE_IN_ROW:
                yield run
            run = []
        if found:
            run.append(number)
        opening = found
    if len(run) >= ALIKE_IN_ROW:
        yield run


def _opening(plain: str) -> str:
    """The form in which a text begins, if it is a remarkable one."""
    if found := _OPENING.match(plain):
        return found[1] or (":" if found[2] else " ")
    return ""


_OPENING = re.compile(r"([^\w\s\"“‘「『《(])|(?:[^\W\d]{2,8}|[\d*×xX]{7,12})(?:(:)| (?=\S{8}))")


def _may_be_brief(here: Sighting) -> bool:
    return "bullet" in here.clues and here.clues[0].endswith("/stop") and "notice-words" not in here.clues


def _find_parallels(seen: Sequence[Sighting]) -> None:
    """Short lines above paragraphs that are alike, as subheads are: `好心上当`, `贪心上当`."""
    heads = [here for here, below in pairwise(seen) if _may_be_subhead(here) and below.is_long]
    for before, here in pairwise(heads):
        if _are_parallel(before.unit.plain, here.unit.plain):
            for head in (before, here):
                if "parallel" not in head.clues:
                    head.clues.append("parallel")


def _may_be_subhead(here: Sighting) -> bool:
    return len(here.unit.text) <= LONGEST_PARALLEL and here.clues[0].endswith(("/open", "/cry"))


def _are_parallel(one: str, other: str) -> bool:
    same = sum(a == b for a, b in zip(one, other, strict=False))
    return len(one) == len(other) and one != other and 2 * same >= len(one) and same > 1


def _find_ends(seen: Sequence[Sighting]) -> None:
    """What stands below a paragraph that is signed at its end, below `图片：`, below `编者按：…`."""
    for before, here in pairwise(seen):
        if before.is_signed:
            here.clues.append("after-signature")
        if "editors-word" in before.clues and here.is_long:
            here.clues.append("below-editors-word")
        if "photo-label" in before.clues:
            here.clues.append("below-photo-label")


def _find_speakers(seen: Sequence[Sighting]) -> None:
    """Sentences behind a name and a colon that stands before another one, too: `戈振邦：看三样。`."""
    spoken = [(here, found[1]) for here in seen if _says(here) and (found := _SPEAKER.match(here.unit.plain))]
    turns = Counter(name for _, name in spoken)
    for here, name in spoken:
        if turns[name] >= TURNS and "speaker" not in here.clues:
            here.clues.append("speaker")


def _says(here: Sighting) -> bool:
    return here.clues[0].endswith(("/stop", "/cry"))


def _find_verse(seen: Sequence[Sighting]) -> None:
    for run in _runs(seen, [number for number, here in enumerate(seen) if _is_bare(here)]):
        above = seen[max(run[0] - 2, 0) : run[0]]
        is_signed = bool(above) and above[-1].is_signature and not above[0].is_long
        if len(run) >= VERSES - 2 * is_signed:
            for number in run:
                seen[number].clues.append("verse")


def _find_tables(seen: Sequence[Sighting], clues: Clues) -> None:
    find = clues.row.search
    rows = [number for number, here in enumerate(seen) if find(here.unit.plain) and not here.is_marked]
    for run in _runs(seen, rows):
        if len(run) >= ROWS:
            for number in run:
                seen[number].clues.append("table")
            if run[0] and len(seen[run[0] - 1].unit.plain.split()) >= COLUMNS:
                seen[run[0] - 1].clues.append("table-head")


def _runs(seen: Sequence[Sighting], numbers: Iterable[int]) -> list[list[int]]:
    """Which of these lines follow each other, all with white space before them or all without."""
    runs: list[list[int]] = []
    last = -2
    for number in numbers:
        if last == number - 1 and (seen[last].unit.indent > 0) == (seen[number].unit.indent > 0):
            runs[-1].append(number)
        else:
            runs.append([number])
        last = number
    return runs


def _is_bare(seen: Sighting) -> bool:
    """Whether it is a short line without any clue but its shape and form."""
    return len(seen.unit.text) <= VERSE_LENGTH and _FORM.issuperset(seen.clues[1:])
