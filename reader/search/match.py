"""What a query means: the slow and plain answer, which finds places in texts and knows no index."""

from collections.abc import Sequence

from reader.model import Place
from reader.text.fold import Fold


def literal_places(needle: str, texts: Sequence[str], fold: Fold) -> tuple[Place, ...]:
    """Where `needle` stands in `texts` up to folding, in order; places of one text do not overlap.

    Every substring of a text is found in it, a single character and a sign included: where folding leaves nothing of
    the needle, it is looked for as it stands, up to the width and shape of its signs.
    """
    if folded := fold(needle):
        found = (fold.with_offsets(text).find(folded) for text in texts)
    else:
        signs = fold.signs(needle).text
        found = (fold.signs(text).find(signs) for text in texts)
    return tuple(Place(at, start, end) for at, spans in enumerate(found) for start, end in spans)
