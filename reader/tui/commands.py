"""Every command of the screen, declared once. Footer, help, palette, the user's keymap and the README follow from it.

Keys are named as Textual names them; single characters stand for themselves. Each command has a key that a Chinese
input method lets through: a sign, a digit, a function or control key.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reader.runtime.messages import Messages
from reader.tui.key_reader import is_sequence


class Context(StrEnum):
    """Where a command means something."""

    READING = "reading"
    FRONT = "front"
    HITS = "hits"
    FOUND = "found"
    """What a search in the library has found."""
    SHELF = "shelf"
    PLACES = "places"
    """Bookmarks, marks, and what was opened last."""
    SELECTING = "selecting"
    """A passage of the open article is being selected."""
    NOTES = "notes"
    CORRECTING = "correcting"
    """Lines of the source and their labels."""
    OUTPUT = "output"
    """What a command of the user's has printed."""
    TEXT = "text"
    """A text to look through: the help."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can ask for."""

    id: str
    """`data/messages/tui.yaml` describes it under `command.<id>`, and at length under `command.<id>.more`."""
    keys: tuple[str, ...]
    contexts: frozenset[Context]


@dataclass(frozen=True, slots=True)
class Listing:
    """A command as people read it."""

    id: str
    keys: tuple[str, ...]
    """As they are printed."""
    description: str
    tooltip: str


def _command(name: str, keys: str, *contexts: Context) -> Command:
    return Command(name, tuple(keys.split()), frozenset(contexts))


R, F, H, T, L = Context.READING, Context.FRONT, Context.HITS, Context.TEXT, Context.SHELF
A, P, V, N, D, C = (
    Context.FOUND,
    Context.PLACES,
    Context.SELECTING,
    Context.NOTES,
    Context.OUTPUT,
    Context.CORRECTING,
)

GROUPS: Mapping[str, tuple[Command, ...]] = {
    "moving": (
        _command("line-down", "j down", R, F, H, T, L, A, P, V, N, D, C),
        _command("line-up", "k up", R, F, H, T, L, A, P, V, N, D, C),
        _command("page-down", "space pagedown ideographic_space", R, F, H, T, L, A, P, N, D, C),
        _command("page-up", "b pageup", R, F, H, T, L, A, P, N, D, C),
        _command("half-page-down", "ctrl+d", R, F, H, T, L, A, P, N, D, C),
        _command("half-page-up", "ctrl+u", R, F, H, T, L, A, P, N, D, C),
        _command("first", "g home", R, F, H, T, L, A, P, V, N, D, C),
        _command("last", "G end", R, F, H, T, L, A, P, V, N, D, C),
        _command("percent", "% ％", R, H, T, L, A, P, N, D, C),
        _command("next-paragraph", "} ｝ 」", R, V),
        _command("previous-paragraph", "{ ｛ 「", R, V),
        _command("next-sentence", ") ）", R, V),
        _command("previous-sentence", "( （", R, V),
        _command("next-article", "J > 》", R, H, A, L),
        _command("previous-article", "K < 《", R, H, A, L),
        _command("next-pane", "l tab right", R, F, A, L),
        _command("previous-pane", "h shift+tab left", R, F, A, L),
        _command("open", "enter", R, F, H, L, A, P, N, C),
        _command("back", "escape", R, F, H, T, L, A, P, V, N, D, C),
    ),
    "finding": (
        _command("find", "/ ／ 、", R, A, H, T, L, N),
        _command("next-hit", "n ctrl+n", R, H, A),
        _command("previous-hit", "N ctrl+p", R, H, A),
        _command("find-everywhere", "S ctrl+f", R, H),
        _command("letters", "f ; ；", R),
        _command("search-word", "* ＊", R, V),
    ),
    "marking": (
        _command("next-unread", ". 。", R),
        _command("previous-unread", ", ，", R),
        _command("toggle-read", "x ctrl+x", R),
        _command("mark-read", "X f12", R),
        _command("bookmark", "B ! ！", R),
        _command("bookmarks", "M ^ …", R),
        _command("set-mark", "m `", R),
        _command("go-to-mark", "' ‘ ’", R),
        _command("jump-back", "ctrl+o", R),
        _command("jump-forward", "ctrl+k", R),
        _command("recent", "V ctrl+circumflex_accent", R),
        _command("remove", "d delete", P),
        _command("undo", "u ctrl+underscore", R, P),
        _command("redo", "U f11", R, P),
    ),
    "library": (
        _command("shelf", "L f2", R, H, A),
        _command("get-papers", "R ctrl+g", R),
        _command("find-library", "A ctrl+r", R, A, H, L),
        _command("order", "o f10", A),
        _command("save-search", "s ctrl+s", R, A),
        _command("next-edition", "] 】", R),
        _command("previous-edition", "[ 【", R),
    ),
    "looking": (
        _command("front", "0 ０", R, F),
        _command("zoom", "z f6", R),
        _command("columns", "w f8", R),
        _command("wider", "+ = ＋", R),
        _command("narrower", "- － —", R),
        _command("facts", "i f7", R),
        _command("source", "r f5", R),
        _command("printing", "~ ～", R),
        _command("keywords", "H f4", R),
        _command("view", "& ＆", R),
        _command("theme", "t f9", R, F, H, T, L, A, P, V, N, D, C),
    ),
    "taking": (
        _command("copy", "y ctrl+y", R),
        _command("copy-paragraph", "Y f3", R),
        _command("pipe", "| ｜", R, V, D),
        _command("edit-source", "E ctrl+e", R),
        _command("correct", "C $ ￥", R),
        _command("browse", "O ctrl+t", R),
        _command("notes", "@ ＠", R),
        _command("remove-note", "d delete", N),
        _command("undo-note", "u ctrl+_", N, C),
    ),
    "selecting": (
        _command("select", "v # ＃", R, V),
        _command("next-character", "l right", V),
        _command("previous-character", "h left", V),
        _command("next-word", "w tab", V),
        _command("previous-word", "b shift+tab", V),
        _command("next-clause", "] 】", V),
        _command("previous-clause", "[ 【", V),
        _command("other-end", "o % ％", V),
        _command("this-word", "e = ＝", V),
        _command("this-sentence", "s . 。", V),
        _command("word-after", "n ctrl+n", V),
        _command("word-before", "N ctrl+p", V),
        _command("copy-passage", "y ctrl+y", V),
        _command("copy-cited", 'Y " “ ”', V),
        _command("note", "a @ ＠", V),
        _command("run-command", "! ！", V),
    ),
    "program": (
        _command("palette", ": ：", R, F, H, L, A, P, V, N),
        _command("help", "? ？ f1", R, F, H, L, A, P, V, N, C),
        _command("redraw", "ctrl+l", R, F, H, T, L, A, P, V, N, D, C),
        _command("suspend", "ctrl+z", R, F, H, T, L, A, P, V, N, D, C),
        _command("quit", "q ctrl+q ctrl+c", R, F, H, T, L, A, P, V, N, D, C),
    ),
}
"""Commands by what they are for, in the order in which they are taught."""

COMMANDS = tuple(command for group in GROUPS.values() for command in group)

HINTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "list": (
        ("line", "line-down line-up"),
        ("open", "open"),
        ("article", "next-article previous-article"),
        ("find", "find"),
        ("everywhere", "find-everywhere"),
        ("pane", "previous-pane next-pane"),
        ("front", "front"),
        ("help", "help"),
        ("shelf", "shelf"),
        ("library", "find-library"),
        ("theme", "theme"),
        ("palette", "palette"),
        ("quit", "quit"),
    ),
    "article": (
        ("line", "line-down line-up"),
        ("page", "page-down"),
        ("article", "next-article previous-article"),
        ("find", "find"),
        ("everywhere", "find-everywhere"),
        ("pane", "previous-pane next-pane"),
        ("zoom", "zoom"),
        ("help", "help"),
        ("columns", "columns"),
        ("measure", "wider narrower"),
        ("theme", "theme"),
        ("facts", "facts"),
        ("quit", "quit"),
    ),
    "facts": (
        ("line", "line-down line-up"),
        ("jump", "open"),
        ("hit", "next-hit previous-hit"),
        ("pane", "previous-pane next-pane"),
        ("facts", "facts"),
        ("help", "help"),
        ("quit", "quit"),
    ),
    "source": (
        ("line", "line-down line-up"),
        ("page", "page-down"),
        ("article", "next-article previous-article"),
        ("source-off", "source"),
        ("help", "help"),
    ),
    "printing": (
        ("line", "line-down line-up"),
        ("page", "page-down"),
        ("printing", "printing"),
        ("article", "next-article previous-article"),
        ("help", "help"),
    ),
    "finding": (
        ("hit", "next-hit previous-hit"),
        ("stay", "open"),
        ("return", "back"),
        ("everywhere", "find-everywhere"),
    ),
    "front": (
        ("open", "open"),
        ("choose", "previous-pane line-down line-up next-pane"),
        ("return", "front"),
        ("help", "help"),
        ("quit", "quit"),
    ),
    "hits": (
        ("line", "line-down line-up"),
        ("article", "next-article previous-article"),
        ("open", "open"),
        ("everywhere", "find-everywhere"),
        ("return", "back"),
        ("help", "help"),
    ),
    "found": (
        ("open", "open"),
        ("order", "order"),
        ("save", "save-search"),
        ("refine", "find"),
        ("line", "line-down line-up"),
        ("month", "previous-pane next-pane"),
        ("return", "back"),
        ("help", "help"),
    ),
    "shelf": (
        ("line", "line-down line-up"),
        ("month", "previous-pane next-pane"),
        ("year", "next-article previous-article"),
        ("open", "open"),
        ("filter", "find"),
        ("library", "find-library"),
        ("return", "back"),
        ("help", "help"),
    ),
    "places": (
        ("line", "line-down line-up"),
        ("open", "open"),
        ("remove", "remove"),
        ("undo", "undo"),
        ("return", "back"),
        ("help", "help"),
    ),
    "text": (("line", "line-down line-up"), ("page", "page-down"), ("find", "find"), ("return", "back quit")),
    "selecting": (
        ("select", "select"),
        ("word", "next-word previous-word"),
        ("sentence", "next-sentence previous-sentence"),
        ("copy", "copy-passage"),
        ("note", "note"),
        ("return", "back"),
        ("help", "help"),
        ("this-word", "this-word"),
        ("cite", "copy-cited"),
        ("other-end", "other-end"),
        ("search-word", "search-word"),
        ("pipe", "pipe"),
        ("run", "run-command"),
    ),
    "notes": (
        ("line", "line-down line-up"),
        ("open", "open"),
        ("find", "find"),
        ("remove", "remove-note"),
        ("undo", "undo-note"),
        ("return", "back"),
        ("help", "help"),
    ),
    "correcting": (
        ("line", "line-down line-up"),
        ("correct", "open"),
        ("undo", "undo-note"),
        ("return", "back"),
        ("help", "help"),
    ),
    "output": (("line", "line-down line-up"), ("page", "page-down"), ("pipe", "pipe"), ("return", "back quit")),
}
"""What the line below tells, the most useful first: a word of the catalogue (`hint.<word>`), and its commands."""

_NAMES = {
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "shift+tab": "Shift-Tab",
    "escape": "Esc",
    "space": "Space",
    "ideographic_space": "Space",
    "ctrl+underscore": "Ctrl-_",
    "ctrl+circumflex_accent": "Ctrl-^",
}


def key_name(key: str) -> str:
    """A key as it is printed: one letter as it is, Ctrl-L, F5, PgDn. No glyph whose width is in doubt."""
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+"):
        return f"Ctrl-{key[5:].upper()}"
    return key if len(key) == 1 or is_sequence(key) else key.capitalize()


def keys_of(command: Command, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of a command: those the user gave it, separated by white space, else its own.

    Ctrl-C always leaves, so that no keymap locks anyone in.
    """
    if command.id not in keymap:
        return command.keys
    return tuple(dict.fromkeys((*keymap[command.id].split(), *(key for key in command.keys if key == "ctrl+c"))))


def sequences(context: Context, keymap: Mapping[str, str]) -> Mapping[str, str]:
    """The sequences of two keys that mean something in a context, and their commands."""
    return {
        keys: command.id
        for command in COMMANDS
        if context in command.contexts
        for keys in keys_of(command, keymap)
        if is_sequence(keys)
    }


def commands(messages: Messages, keymap: Mapping[str, str] | None = None) -> tuple[Listing, ...]:
    """All commands in the order in which they are taught."""
    return tuple(
        Listing(
            command.id,
            tuple(dict.fromkeys(key_name(key) for key in keys_of(command, keymap or {}))),
            messages(f"command.{command.id}"),
            messages(f"command.{command.id}.more"),
        )
        for command in COMMANDS
    )


def hints(context: str, keymap: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Keys and the word of the catalogue for each hint of a context."""
    known = {command.id: command for command in COMMANDS}
    for word, ids in HINTS[context]:
        first = (keys_of(known[name], keymap)[:1] for name in ids.split())
        yield " ".join(key_name(key) for keys in first for key in keys), word
