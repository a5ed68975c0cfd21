"""What of an edition its contents list: unread articles, kinds that are not hidden. Only editorial matter is unread."""

from collections.abc import Collection, Iterable, Sequence

from reader.model.toc import Entry, Section


def is_unread(entry: Entry, read: Collection[int]) -> bool:
    """Whether an entry is an article that is not read; `read` holds the numbers of those that are."""
    return entry.is_article and entry.number not in read


def unread_count(section: Section, read: Collection[int]) -> int:
    """How many articles of a section are unread."""
    return sum(is_unread(entry, read) for entry in section.entries)


def unread_sections(sections: Sequence[Section], read: Collection[int], opened: int) -> tuple[Section, ...]:
    """The sections with nothing but their unread articles and the entry that is open."""
    left = []
    for section in sections:
        entries = tuple(each for each in section.entries if each.number == opened or is_unread(each, read))
        if entries:
            left.append(section._replace(entries=entries))
    return tuple(left)


def without_kinds(sections: Iterable[Section], kinds: Collection[str], opened: int) -> tuple[Section, ...]:
    """The sections without the entries of some kinds; the entry that is open stays."""
    left = (
        section._replace(
            entries=tuple(each for each in section.entries if each.number == opened or each.block.kind not in kinds)
        )
        for section in sections
    )
    return tuple(section for section in left if section.entries)


def articles_of(sections: Sequence[Section]) -> list[int]:
    """The numbers of the articles in the order of the contents."""
    return [entry.number for section in sections for entry in section.entries if entry.is_article]


def unread_beside(sections: Sequence[Section], read: Collection[int], number: int, step: int) -> int | None:
    """The next unread article in the contents, or the one before, round its ends; None where there is none."""
    order = [entry for section in sections for entry in section.entries]
    here = next((index for index, entry in enumerate(order) if entry.number == number), 0)
    others = [*order[here + 1 :], *order[:here]]
    return next((entry.number for entry in others[::step] if is_unread(entry, read)), None)
