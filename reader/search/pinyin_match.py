"""Finding by sound: pinyin as people type it, in texts as they are printed."""

import re
from collections.abc import Sequence

from reader.model.blocks import TextSpan
from reader.text.fold import Fold
from reader.text.pinyin import Readings
from reader.text.pinyin_segment import BREAK

_BREAKS = re.compile(r"['’\s-]+")
_V_FOR_U = re.compile(r"(?<=[jqxy])v")


def pinyin_places(letters: str, texts: Sequence[str], readings: Readings, fold: Fold) -> tuple[TextSpan, ...]:
    """Where texts sound like `letters`, in order; places of one text do not overlap.

    White space, hyphens and apostrophes part syllables: xi'an is 西安 and never 先.
    """
    spelled = BREAK.join(_V_FOR_U.sub("u", fold(part)) for part in _BREAKS.split(letters))
    folded = [fold.with_offsets(text) for text in texts]
    found = readings.find(spelled, [text.text for text in folded])
    return tuple(TextSpan(at, *folded[at].span(*span)) for at, spans in enumerate(found) for span in spans)
