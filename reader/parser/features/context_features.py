"""Context features: what a unit shows beside its neighbours (captions, verse, tables, notices, briefs)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reader.parser.features.block_evidence import weigh_evidence
from reader.parser.features.lexical_cohesion import add_cohesion_features
from reader.parser.features.title_features import add_title_features
from reader.parser.features.unit_features import UnitFeatures
from reader.parser.labeller.feature_patterns import FeaturePatterns
from reader.text.han import HAN

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
_SPEAKER = re.compile(f"([{HAN}·]{{2,8}}):.{{4}}")
_CAPTIONS = frozenset({"credited", "caption-head", "photo-end", "photo-signed"})
_FORM = {"indented", "flush", "inner-comma", "digit-inside", "quote-inside", "colon-inside", "space-inside"}


def add_context_features(seen: Sequence[UnitFeatures], patterns: FeaturePatterns) -> float:
    """Add the features that only the page shows; return the share of first paragraphs that are marked as such."""
    openings = [(before, here) for before, here in pairwise(seen) if here.is_long and not before.is_long]
    marked = sum(here.is_marked or before.is_signature for before, here in openings)
    share = marked / len(openings) if openings else 0.0
    _find_captions(seen)
    _find_inner_captions(seen)
    _find_verse(seen)
    _find_tables(seen, patterns)
    add_title_features(seen)
    _find_heads(seen)
    _find_items(seen)
    _find_briefs(seen)
    _find_parallels(seen)
    _find_ends(seen)
    _find_speakers(seen)
    add_cohesion_features(seen)
    weigh_evidence(seen)
    if share >= MARKING or marked > 1:
        _find_unmarked(seen)
    return share


def _find_captions(seen: Sequence[UnitFeatures]) -> None:
    """The text above a photo credit; of `图① …` `图② …` above it, what stands above them."""
    caption: UnitFeatures | None = None
    for here in seen:
        if "photo-credit" in here.features and caption is not None:
            caption.features.append("captioned")
        if "caption-head" not in here.features or caption is None:
            caption = here if here.features[0].endswith("/stop") else None


def _find_inner_captions(seen: Sequence[UnitFeatures]) -> None:
    """Captions in the middle of a text that goes on below them."""
    captions = [number for number, here in enumerate(seen) if _is_caption(here)]
    for run in _runs(seen, captions):
        beside = [*seen[max(run[0] - 1, 0) : run[0]], *seen[run[-1] + 1 : run[-1] + 2]]
        if len(beside) == 2 and all(map(_is_text, beside)) and not beside[1].is_marked:
            for number in run:
                seen[number].features.append("caption-inside")


def _is_caption(here: UnitFeatures) -> bool:
    return not _CAPTIONS.isdisjoint(here.features)


def _is_text(here: UnitFeatures) -> bool:
    return (here.is_long or here.features[0].endswith("/stop")) and not _is_caption(here)


def _find_unmarked(seen: Sequence[UnitFeatures]) -> None:
    for before, here in pairwise([None, *seen]):
        if not here or not here.is_long or here.is_marked or "captioned" in here.features:
            continue
        if not (before and before.is_signature):
            here.features.append("unmarked")


def _find_heads(seen: Sequence[UnitFeatures]) -> None:
    for before, here in pairwise(seen):
        if "notice-head" in before.features and not here.is_marked:
            here.features.append("below-notice-head")
        if "dash-head" in here.features and before.features[0].endswith("/open"):
            before.features.append("above-dash")


def _find_items(seen: Sequence[UnitFeatures]) -> None:
    """Numbered lines in a row below the name of a column of briefs."""
    for run in _runs(seen, [number for number, here in enumerate(seen) if "numbered" in here.features]):
        if len(run) > 1 and run[0] and "briefs-name" in seen[run[0] - 1].features:
            for number in run:
                seen[number].features.append("item")


def _find_briefs(seen: Sequence[UnitFeatures]) -> None:
    """Paragraphs in a row below the name of a column of briefs, and behind bullets where no colon announces a list."""
    long = [number for number, here in enumerate(seen) if here.is_long and "bullet" not in here.features]
    for run in _runs(seen, long):
        if len(run) > 1 and run[0] and "briefs-name" in seen[run[0] - 1].features:
            for number in run:
                seen[number].features.append("brief-item")
    for run in _alike_openings(seen):
        for number in run:
            seen[number].features.append("opens-alike")
    for run in _runs(seen, [number for number, here in enumerate(seen) if _may_be_brief(here)]):
        if len(run) > 1 and run[0] and not seen[run[0] - 1].unit.normalized.endswith(":"):
            for number in run:
                seen[number].features.append("bullet-row")


def _alike_openings(seen: Sequence[UnitFeatures]) -> Iterator[list[int]]:
    """Sentences in a row that begin alike: `★某连 炊事班…`, `【白沙镇】开展…`, `教育部：今年…`."""
    run: list[int] = []
    opening = ""
    for number, here in enumerate(seen):
        found = _opening(here.unit.normalized) if here.features[0].endswith("/stop") else ""
        if not found or found != opening:
            if len(run) >= ALIKE_IN_ROW:
                yield run
            run = []
        if found:
            run.append(number)
        opening = found
    if len(run) >= ALIKE_IN_ROW:
        yield run


def _opening(normalized: str) -> str:
    """The form in which a text begins, if it is a remarkable one."""
    if found := _OPENING.match(normalized):
        return found[1] or (":" if found[2] else " ")
    return ""


_OPENING = re.compile(r"([^\w\s\"“‘「『《(])|(?:[^\W\d]{2,8}|[\d*×xX]{7,12})(?:(:)| (?=\S{8}))")


def _may_be_brief(here: UnitFeatures) -> bool:
    return "bullet" in here.features and here.features[0].endswith("/stop") and "notice-words" not in here.features


def _find_parallels(seen: Sequence[UnitFeatures]) -> None:
    """Short lines above paragraphs that are alike, as subheads are: `好心上当`, `贪心上当`."""
    heads = [here for here, below in pairwise(seen) if _may_be_subhead(here) and below.is_long]
    for before, here in pairwise(heads):
        if _are_parallel(before.unit.normalized, here.unit.normalized):
            for head in (before, here):
                if "parallel" not in head.features:
                    head.features.append("parallel")


def _may_be_subhead(here: UnitFeatures) -> bool:
    return len(here.unit.text) <= LONGEST_PARALLEL and here.features[0].endswith(("/open", "/cry"))


def _are_parallel(one: str, other: str) -> bool:
    same = sum(a == b for a, b in zip(one, other, strict=False))
    return len(one) == len(other) and one != other and 2 * same >= len(one) and same > 1


def _find_ends(seen: Sequence[UnitFeatures]) -> None:
    """What stands below a paragraph that is signed at its end, below `图片：`, below `编者按：…`."""
    for before, here in pairwise(seen):
        if before.is_signed:
            here.features.append("after-signature")
        if "editors-word" in before.features and here.is_long:
            here.features.append("below-editors-word")
        if "photo-label" in before.features:
            here.features.append("below-photo-label")


def _find_speakers(seen: Sequence[UnitFeatures]) -> None:
    """Sentences behind a name and a colon that stands before another one, too: `戈振邦：看三样。`."""
    spoken = [(here, found[1]) for here in seen if _says(here) and (found := _SPEAKER.match(here.unit.normalized))]
    turns = Counter(name for _, name in spoken)
    for here, name in spoken:
        if turns[name] >= TURNS and "speaker" not in here.features:
            here.features.append("speaker")


def _says(here: UnitFeatures) -> bool:
    return here.features[0].endswith(("/stop", "/cry"))


def _find_verse(seen: Sequence[UnitFeatures]) -> None:
    for run in _runs(seen, [number for number, here in enumerate(seen) if _is_bare(here)]):
        above = seen[max(run[0] - 2, 0) : run[0]]
        is_signed = bool(above) and above[-1].is_signature and not above[0].is_long
        if len(run) >= VERSES - 2 * is_signed:
            for number in run:
                seen[number].features.append("verse")


def _find_tables(seen: Sequence[UnitFeatures], patterns: FeaturePatterns) -> None:
    find = patterns.row.search
    rows = [number for number, here in enumerate(seen) if find(here.unit.normalized) and not here.is_marked]
    for run in _runs(seen, rows):
        if len(run) >= ROWS:
            for number in run:
                seen[number].features.append("table")
            if run[0] and len(seen[run[0] - 1].unit.normalized.split()) >= COLUMNS:
                seen[run[0] - 1].features.append("table-head")


def _runs(seen: Sequence[UnitFeatures], numbers: Iterable[int]) -> list[list[int]]:
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


def _is_bare(seen: UnitFeatures) -> bool:
    """Whether it is a short line without any feature but its shape and form."""
    return len(seen.unit.text) <= VERSE_LENGTH and _FORM.issuperset(seen.features[1:])
