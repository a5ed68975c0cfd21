"""Saved searches under names, and the searches made last."""

from typing import NamedTuple

from reader.marks.records import RecordChange, Records

SAVED, MADE = "search", "query"
HISTORY = 200
"""Searches that are remembered."""


class SavedSearch(NamedTuple):
    """A query under a name."""

    name: str
    query: str
    seen: str = ""
    """When its hits were seen last: ISO 8601, UTC; hits of editions added later are new. Empty: never."""


def saved_searches(records: Records) -> tuple[SavedSearch, ...]:
    """The saved searches by name."""
    every = ((record.key, record.value) for record in records.every(SAVED))
    return tuple(sorted(SavedSearch(name, value["query"], value.get("seen", "")) for name, value in every))


def save_search(records: Records, search: SavedSearch, label: str | None = None) -> None:
    """Keeps a search in place of its namesake."""
    records.write([RecordChange(SAVED, search.name, {"query": search.query, "seen": search.seen})], label)


def rename_search(records: Records, search: SavedSearch, name: str, label: str) -> None:
    """Gives a search another name, in place of what had that name."""
    value = {"query": search.query, "seen": search.seen}
    records.write([RecordChange(SAVED, search.name, None), RecordChange(SAVED, name, value)], label)


def remove_search(records: Records, name: str, label: str) -> None:
    """Removes a saved search."""
    records.write([RecordChange(SAVED, name, None)], label)


def remember_query(records: Records, text: str) -> None:
    """Puts a query at the head of the history."""
    made = [record.key for record in records.every(MADE)]
    changes = [RecordChange(MADE, text, (records.get(MADE, text) or 0) + 1)]
    changes += (RecordChange(MADE, old, None) for old in made[HISTORY - 1 :] if old != text)
    records.write(changes)


def history(records: Records) -> tuple[str, ...]:
    """The queries made, the last one first."""
    return tuple(record.key for record in records.every(MADE))
