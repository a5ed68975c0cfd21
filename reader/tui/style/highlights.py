"""Which code points of a text stand in which ink: keywords, watch words, hits, laid over one another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reader.model.blocks import TextSpan
from reader.tui.style.roles import TextRole


class HighlightLayer:
    """Places in one ink; those that overlap count as one."""

    def __init__(self, ink: TextRole, places: Iterable[TextSpan]) -> None:
        self.ink = ink
        self._spans: dict[int, tuple[list[int], list[int]]] = {}
        for place in sorted(places, key=lambda place: (place.paragraph, place.start)):
            starts, ends = self._spans.setdefault(place.paragraph, ([], []))
            if ends and place.start < ends[-1]:
                ends[-1] = max(ends[-1], place.end)
            else:
                starts.append(place.start)
                ends.append(place.end)

    def within(self, paragraph: int, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The spans that touch `start` to `end`, cut to it."""
        starts, ends = self._spans.get(paragraph, ((), ()))
        first = max(0, bisect_right(starts, start) - 1)
        for index in range(first, bisect_left(starts, end)):
            if ends[index] > start:
                yield max(start, starts[index]), min(end, ends[index])


def highlighted(
    text: str, paragraph: int, start: int, end: int, ink: TextRole, layers: Sequence[HighlightLayer]
) -> list[tuple[str, TextRole]]:
    """`text[start:end]` in runs: `ink`, but for what a layer covers; later layers cover earlier ones."""
    inks = [ink] * (end - start)
    for layer in layers:
        for first, last in layer.within(paragraph, start, end):
            inks[first - start : last - start] = [layer.ink] * (last - first)
    runs = groupby(zip(inks, text[start:end], strict=True), key=lambda pair: pair[0])
    return [("".join(char for _, char in run), over) for over, run in runs]
