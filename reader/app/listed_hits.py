"""Going from the hits of one entry to those of the next."""

from collections.abc import Sequence


def hit_beside(entries: Sequence[int], number: int, current: int, by: int) -> int | None:
    """The index of the hit in the next entry with hits; None while the step stays in this one, and past the ends.

    `entries`: the entry of each hit, in the order of the list; `current`: the hit of entry `number` that one is on,
    counted from 0 in that entry.
    """
    here = [index for index, entry in enumerate(entries) if entry == number]
    if not here or 0 <= current + by < len(here):
        return None
    wanted = here[current] + by
    return wanted if 0 <= wanted < len(entries) else None
