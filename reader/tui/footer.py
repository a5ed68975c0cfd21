"""What the line below says: the keys that matter here, or how a search stands."""

from reader.session import Finding
from reader.text.width import cells, head
from reader.tui.commands import hints
from reader.tui.inks import Ink, Run, plain
from reader.tui.look import Look

GAP = "   "
KEPT = ("help", "return")
"""The hints that are told however narrow the terminal is, the first before the second."""

LEAST_ASKED = 10
"""Cells that a question has at least."""
CUT = "…"
"""Stands for the end of a long question."""


def keys(context: str, look: Look, width: int, title: str = "") -> list[Run]:
    """Keys and words for a context, as many as fit on a line of `width` cells; `title` says where the keys go."""
    told = _told(context, look)
    runs: list[Run] = [(title, Ink.ACCENT)] if title else []
    room = width - width_of(runs, look) + (0 if runs else len(GAP))
    shown = set()
    for index in sorted(range(len(told)), key=lambda index: _rank(told[index][0])):
        used = len(GAP) + width_of(told[index][1], look)
        if used <= room:
            shown.add(index)
            room -= used
    for index in sorted(shown):
        runs += [*([(GAP, Ink.TEXT)] if runs else []), *told[index][1]]
    return runs


def _told(context: str, look: Look) -> list[tuple[str, list[Run]]]:
    return [
        (word, [(key, Ink.STRONG), (" " + look.messages(f"hint.{word}"), Ink.DIM)])
        for key, word in hints(context, look.keymap)
    ]


def _rank(word: str) -> int:
    return KEPT.index(word) if word in KEPT else len(KEPT)


def search_state(finding: Finding, look: Look) -> list[Run]:
    """Which hit of how many, and whether the search went round."""
    say = look.messages
    if not finding.needle:
        return []
    if not finding.places:
        told = say("search.elsewhere", count=finding.elsewhere) if finding.elsewhere else say("search.none")
        return [(told, Ink.DAMAGE)]
    runs = [(say("search.count", current=finding.current + 1, total=len(finding.places)), Ink.STRONG)]
    if finding.heard:
        runs += [(GAP + say("search.heard", words=look.shown(" ".join(finding.heard))), Ink.ACCENT)]
    if finding.wrapped:
        runs += [(GAP + say("search.wrapped" if finding.wrapped > 0 else "search.wrapped-back"), Ink.DAMAGE)]
    return runs


def finding(found: Finding, look: Look, width: int) -> list[Run]:
    """A search that was typed and can be gone through."""
    state = [*search_state(found, look), (GAP, Ink.TEXT)]
    return asked((look.messages("search.ask") + look.shown(found.needle), Ink.STRONG), state, "finding", look, width)


def asked(needle: Run, state: list[Run], context: str, look: Look, width: int) -> list[Run]:
    """What was asked, how it stands, and keys. A long question is cut short, so that the keys that matter have room."""
    kept = [run for word, runs in _told(context, look) if word in KEPT for run in ((GAP, Ink.TEXT), *runs)]
    text, ink = needle
    room = max(LEAST_ASKED, width - width_of([*state, *kept], look))
    if cells(text, look.ambiguous) > room:
        text = head(text, room - cells(CUT, look.ambiguous), look.ambiguous) + CUT
    told = [(text, ink), (GAP, Ink.TEXT), *state] if text else state
    return [*told, *keys(context, look, width - width_of(told, look))]


def typing(found: Finding | None, look: Look) -> list[Run]:
    """What stands behind a search being typed."""
    state = search_state(found, look) if found else []
    gap = [(GAP, Ink.TEXT)] if state else []
    return [*state, *gap, (look.messages("search.keeping"), Ink.DIM)]


def width_of(runs: list[Run], look: Look) -> int:
    """The cells that runs take."""
    return cells(plain(runs), look.ambiguous)
