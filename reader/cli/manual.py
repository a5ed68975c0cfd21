"""The manual page, in roff (man(7)), made from the commands, options, keys and settings themselves."""

import re
from argparse import Namespace
from collections.abc import Iterator, Mapping

from reader import __version__
from reader.cli.arguments import COMMANDS, READ, Argument, CommandSpec
from reader.cli.output import Output
from reader.runtime.messages import Messages

SETTINGS = (
    *("language", "theme", "measure", "contents_width", "facts_width", "hidden_kinds", "ambiguous"),
    *("full_width_signs", "mouse", "watch_words", "papers", "library", "keys", "commands"),
)


def manual(_: Namespace, output: Output) -> int:
    """Prints the page; `kanbao man | man -l -` shows it."""
    output.text(page(output.messages))
    return 0


def page(messages: Messages) -> str:
    """The whole page in the language of the messages."""
    return "".join(f"{line}\n" for line in _lines(messages))


def _lines(messages: Messages) -> Iterator[str]:
    yield f'.TH KANBAO 1 "" "kanbao {__version__}"'
    yield ".ad l"
    yield from (".SH NAME", f"kanbao \\- {_text(messages('man.name'))}")
    yield ".SH SYNOPSIS"
    for name, command in {"": READ, **COMMANDS}.items():
        yield from (".br", f"\\fB{' '.join(['kanbao', name]).strip()}\\fR {_text(_synopsis(command))}")
    yield from (".SH DESCRIPTION", _text(messages("program")))
    yield from _options(None, READ.arguments, messages)
    yield ".SH COMMANDS"
    for name, command in COMMANDS.items():
        yield from (f".SS {name}", _text(messages(f"shell.{name}")))
        yield from _options(name, command.arguments, messages)
        if messages.has(f"more.{name}"):
            yield from (".PP", ".nf", _text(messages(f"more.{name}").rstrip()), ".fi")
    yield from _keys(messages)
    yield from (".SH SETTINGS", _text(messages("man.settings")))
    for name in SETTINGS:
        yield from (".TP", f"\\fB{_text(name)}\\fR", _text(messages(f"setting.{name}")))
    yield from (".SH FILES", _text(messages("man.files")))
    yield from (".SH EXIT STATUS", _text(messages("man.status")))


def _synopsis(command: CommandSpec) -> str:
    words = [_word(argument) for argument in command.arguments]
    return " ".join(words)


def _word(argument: Argument) -> str:
    settings: Mapping[str, object] = argument.settings
    name = argument.names[-1]
    if name.startswith("-"):
        return f"[{_option(argument)}]"
    return {"?": f"[{name}]", "+": f"{name} ...", "*": f"[{name} ...]"}.get(str(settings.get("nargs")), name)


def _option(argument: Argument) -> str:
    value = argument.settings.get("metavar") or "|".join(argument.settings.get("choices", ()))
    return f"{argument.names[-1]} {value}" if value else argument.names[-1]


def _options(command: str | None, arguments: tuple[Argument, ...], messages: Messages) -> Iterator[str]:
    for argument in arguments:
        names = ", ".join((*argument.names[:-1], _option(argument))) if argument.names[0].startswith("-") else ""
        yield from (".TP", f"\\fB{_text(names or argument.names[0])}\\fR", _text(argument.help(command, messages)))


def _keys(messages: Messages) -> Iterator[str]:
    from reader.tui.commands import commands

    yield ".SH KEYS"
    for listing in commands(messages):
        yield from (".TP", f"\\fB{_text(' '.join(listing.keys))}\\fR", _text(listing.tooltip))


def _text(text: str) -> str:
    """`text` with nothing in it that roff takes for a request or an escape."""
    plain = re.sub("`([^`]*)`", r"\1", text).replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line[:1] in {".", "'"} else line for line in plain.split("\n"))
