"""A passage being selected: two places of an entry's texts, of which one is the cursor. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.model.blocks import TextSpan
from reader.text.motions import Starts, TextPlace, next_unit, previous_unit, stretches, unit_at


class Selection(NamedTuple):
    """Texts in their order on the page, and what of them is selected. The characters at both ends belong to it."""

    texts: tuple[str, ...]
    order: tuple[int, ...]
    """For each of `texts` its number among the texts of the block."""
    anchor: TextPlace
    cursor: TextPlace
    is_extending: bool = False
    """Whether the anchor stays when the cursor moves; else there is nothing but the cursor."""

    @classmethod
    def at(cls, texts: Sequence[str], order: Sequence[int], paragraph: int, offset: int) -> "Selection | None":
        """A selection of one character; None where nothing can be selected."""
        kept = tuple(number for number in order if texts[number])
        if not kept:
            return None
        number = kept.index(paragraph) if paragraph in kept else 0
        length = len(texts[kept[number]])
        place = TextPlace(number, min(offset, length - 1) if paragraph in kept else 0)
        return cls(tuple(texts[each] for each in kept), kept, place, place)

    @property
    def head(self) -> TextSpan:
        """The character at the cursor, by the numbers of the block."""
        return TextSpan(self.order[self.cursor.text], self.cursor.offset, self.cursor.offset + 1)

    @property
    def spans(self) -> tuple[TextSpan, ...]:
        """What is selected, a span a text, by the numbers of the block."""
        found = stretches(self.texts, self.anchor, self.cursor)
        return tuple(TextSpan(self.order[number], start, end) for number, start, end in found)

    @property
    def text(self) -> str:
        """The source's own words, a line a text."""
        return "\n".join(self.texts[each][a:b] for each, a, b in stretches(self.texts, self.anchor, self.cursor))

    def moved(self, cursor: TextPlace) -> "Selection":
        """With the cursor at another place."""
        return self._replace(anchor=self.anchor if self.is_extending else cursor, cursor=cursor)

    def toggled(self) -> "Selection":
        """Begins at the cursor; where it has begun, nothing but the cursor again."""
        return self._replace(anchor=self.cursor, is_extending=not self.is_extending)

    def to(self, paragraph: int, offset: int) -> "Selection":
        """With the cursor at a place of the block."""
        return self.moved(TextPlace(self.order.index(paragraph), offset))

    def forward(self, starts: Starts) -> "Selection":
        """With the cursor at the next unit."""
        return self.moved(next_unit(self.texts, self.cursor, starts))

    def backward(self, starts: Starts) -> "Selection":
        """With the cursor at the beginning of this unit, or of the one before."""
        return self.moved(previous_unit(self.texts, self.cursor, starts))

    def turned(self) -> "Selection":
        """With the cursor at the other end."""
        return self._replace(anchor=self.cursor, cursor=self.anchor)

    def unit(self, starts: Starts) -> "Selection":
        """The whole unit in which the cursor stands."""
        start, end = unit_at(self.texts[self.cursor.text], self.cursor.offset, starts)
        number = self.cursor.text
        return self._replace(anchor=TextPlace(number, start), cursor=TextPlace(number, end - 1), is_extending=True)

    def next_one(self, starts: Starts, step: int) -> "Selection":
        """The unit behind the selected one, or that before it, and nothing else."""
        first, last = sorted((self.anchor, self.cursor))
        move = next_unit if step > 0 else previous_unit
        place = move(self.texts, last if step > 0 else first, starts)
        return self._replace(anchor=place, cursor=place).unit(starts)
