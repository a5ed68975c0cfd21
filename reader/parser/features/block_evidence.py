"""Evidence that its place makes strong or weak: words of trade in a report, names below a text, a title again.

An advertisement, a notice or the weather has a form of its own (a telephone number, an imprint, temperatures in a row);
where a paragraph has none, a word of it tells little.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from reader.parser.features.unit_features import UnitFeatures

FORMS: Mapping[str, frozenset[str]] = {
    "trade": frozenset({"telephone", "address", "trade-head", "trade-end", "bullet", "email"}),
    "contact": frozenset({"telephone", "address", "email", "imprint-whole"}),
    "notice-words": frozenset({"telephone", "notice-begins", "below-notice-head", "bullet", "case-number", "numbered"}),
    "weather-words": frozenset({"weather-head", "weather-label", "temperatures"}),
    "slogan": frozenset({"public-service", "slogan-end"}),
}
"""For each clue of words those that show the form of what they are words of."""
ENOUGH = {"notice-words": 2, "weather-words": 3}
"""So many words need no form."""
LONGEST_NAME = 6
LEAST_SAID = 4
"""Code points of a line that says a part of the title again."""


def weigh_evidence(seen: Sequence[UnitFeatures]) -> None:
    """Make words in paragraphs weak clues (`trade?`) where no form supports them; add what a line's place tells."""
    for here in seen:
        if here.is_long:
            _weaken(here)
    _find_wires(seen)
    _find_signatures(seen)
    _find_titles_again(seen)
    _find_captions_above(seen)


def _find_captions_above(seen: Sequence[UnitFeatures]) -> None:
    """The caption of a picture that stands between a title and a first paragraph which is marked as such."""
    for title, here, below in zip(seen, seen[1:], seen[2:], strict=False):
        is_sentence = here.features[0].endswith("/stop") or "photo-words" in here.features
        if below.is_marked and is_sentence and not here.is_marked and not here.is_signature and _may_be_title(title):
            here.features.append("caption-above")
            below.features.append("below-caption")
    for here, below in pairwise(seen):
        if "credited" in here.features and below.is_marked and not here.is_marked and not here.byline:
            below.features.append("below-caption")


def _weaken(here: UnitFeatures) -> None:
    features = here.features
    for name, forms in FORMS.items():
        count = features.count(name)
        if count and forms.isdisjoint(features) and count < ENOUGH.get(name, 4):
            here.features = features = [f"{name}?" if feature == name else feature for feature in features]


def _find_wires(seen: Sequence[UnitFeatures]) -> None:
    """Datelines below paragraphs, on a page that sets no titles: other reports begin there, items if all are so."""
    wires = [number for number in range(1, len(seen)) if _may_begin(seen[number - 1], seen[number])]
    if not wires or any(map(_may_be_title, seen)):
        return
    texts = sum(here.is_long or here.features[0].endswith("/stop") for here in seen)
    feature = "wire-item" if texts <= len(wires) + 1 else "next-wire"
    first = wires[0] - 1 if feature == "wire-item" and seen[wires[0] - 1].dateline else wires[0]
    for number in sorted({first, *wires}):
        seen[number].features.append(feature)


def _may_be_title(here: UnitFeatures) -> bool:
    is_other = here.is_long or here.is_signature or here.header is not None or len(here.unit.text) <= LEAST_SAID
    return not is_other and not here.features[0].endswith("/stop")


def _may_begin(before: UnitFeatures, here: UnitFeatures) -> bool:
    is_below_text = before.is_long or before.features[0].endswith("/stop")
    return is_below_text and here.is_long and here.dateline is not None and not before.is_signed


def _find_signatures(seen: Sequence[UnitFeatures]) -> None:
    """A name alone below a text, at its end: no text goes on below it."""
    for number, (before, here) in enumerate(pairwise(seen), 1):
        below = seen[number + 1] if number + 1 < len(seen) else None
        is_last = below is None or not below.is_long or below.unit.gap > here.unit.gap
        if here.byline is not None and before.is_long and before.features[0].endswith("/stop") and is_last:
            here.features.append("signed-below")


def _find_titles_again(seen: Sequence[UnitFeatures]) -> None:
    """A part of the title said again below the text: what a picture is called there, `青石市党政代表团`."""
    title, is_text = "", False
    for here in seen:
        if here.is_long:
            is_text = True
            continue
        if here.header is not None:
            title, is_text = "", False
            continue
        said = _squeezed(here)
        if is_text and title and LEAST_SAID <= len(said) < len(title) and said in title:
            here.features.append("title-again")
            continue
        if is_text and not here.is_signature:
            title, is_text = "", False
        if not is_text:
            title += said


def _squeezed(here: UnitFeatures) -> str:
    return "".join(here.unit.text.split())
