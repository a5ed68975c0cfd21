"""The commands and their arguments: declared once, built only for the command that is asked for."""

import argparse
import re
import sys
from argparse import SUPPRESS, ArgumentParser, HelpFormatter, Namespace
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

from reader import __version__
from reader.cli.output import Output
from reader.errors import UsageError
from reader.runtime.messages import Messages

CommandFunction = Callable[[Namespace, Output], int]


class Argument(NamedTuple):
    """One argument; its help stands in the catalogue under `option.COMMAND.NAME`, or for all under `option.NAME`."""

    names: tuple[str, ...]
    settings: Mapping[str, Any]

    def help(self, command: str | None, messages: Messages) -> str:
        """The help text of the argument, found by its long name without dashes, in small letters."""
        name = self.names[-1].lstrip("-").lower()
        own = f"option.{command}.{name}"
        return messages(own if messages.has(own) else f"option.{name}")


def _argument(*names: str, **settings: Any) -> Argument:
    return Argument(names, settings)


def _whole(text: str, least: int = 0) -> int:
    value = int(text)
    if not least <= value <= 100_000:
        raise ValueError(text)
    return value


def _count(text: str) -> int:
    return _whole(text, 1)


def _day(text: str) -> str:
    from datetime import date

    return date.fromisoformat(text).isoformat()


_day.__name__ = "2021-11-08"


def _pace(text: str) -> float:
    value = float(text)
    if not 0.5 <= value <= 3600:
        raise ValueError(text)
    return value


_pace.__name__ = "0.5–3600"
_whole.__name__, _count.__name__ = "0–100000", "1–100000"  # what argparse calls them in an error

_FILE = _argument("FILE")
_REF = _argument("REF")
_OPTIONAL_REF = _argument("REF", nargs="?")
_JSON = _argument("--json", action="store_true")
_PLAIN = _argument("--plain", action="store_true")
_LIBRARY = _argument("--library", metavar="PLACE", action="append")
_WIDTH = _argument("--width", type=_whole, metavar="N")
_FORMATS = ("md", "txt", "html", "epub", "json", "yaml", "jsonld", "gb7714", "gb7714-2015", "bibtex", "source")
"""As `reader.export.formats.FORMATS`, which is not loaded to read a command line, and the bytes of the file itself."""


class CommandSpec(NamedTuple):
    """A command: the function that runs it (`module:name` below this package) and its arguments."""

    function: str
    arguments: tuple[Argument, ...]


COMMANDS: Mapping[str, CommandSpec] = {
    "list": CommandSpec("show:list_entries", (_OPTIONAL_REF, _LIBRARY, _JSON, _PLAIN)),
    "show": CommandSpec(
        "show:show", (_OPTIONAL_REF, _LIBRARY, _WIDTH, _argument("--filled", action="store_true"), _PLAIN, _JSON)
    ),
    "facts": CommandSpec("facts_command:facts", (_OPTIONAL_REF, _LIBRARY, _JSON)),
    "search": CommandSpec(
        "search_command:search",
        (
            _argument("QUERY", nargs="*"),
            _argument("-e", "--edition", metavar="REF"),
            _argument("-n", "--limit", type=_count, metavar="N", default=50),
            _argument("--sort", choices=("newest", "relevance"), default="newest"),
            _argument("--saved", metavar="NAME"),
            _argument("--new", action="store_true"),
            _LIBRARY,
            _JSON,
            _PLAIN,
        ),
    ),
    "same": CommandSpec("same_command:same", (_OPTIONAL_REF, _argument("--all", action="store_true"), _JSON, _PLAIN)),
    "plot": CommandSpec(
        "plot_command:plot",
        (
            _argument("QUERY", nargs="*"),
            _argument("--by", choices=("year", "month", "day"), default="month"),
            _argument("--csv", action="store_true"),
            _JSON,
            _PLAIN,
        ),
    ),
    "who": CommandSpec(
        "who_command:who",
        (
            _argument("NAME", nargs="?"),
            _argument("--top", metavar="PERIOD"),
            _argument("-n", "--limit", type=_count, metavar="N", default=20),
            _JSON,
            _PLAIN,
        ),
    ),
    "parse": CommandSpec(
        "convert:parse", (_FILE, _argument("--format", choices=("yaml", "json"), default="yaml"), _JSON)
    ),
    "explain": CommandSpec(
        "convert:explain", (_argument("FILE", nargs="+"), _argument("--diff", metavar="FOLDER"), _JSON)
    ),
    "export": CommandSpec(
        "convert:export",
        (_OPTIONAL_REF, _argument("-f", "--format", choices=_FORMATS, default="md"), _LIBRARY),
    ),
    "corrections": CommandSpec(
        "corrections_command:corrections",
        (_argument("ACTION", metavar="ACTION", choices=("set", "export", "apply")), _argument("ARGUMENT", nargs="*")),
    ),
    "notes": CommandSpec("notes_command:notes", (_argument("--export", choices=("md", "json")),)),
    "keys": CommandSpec("info:keys", (_JSON,)),
    "doctor": CommandSpec("doctor:doctor", (_JSON,)),
    "get": CommandSpec(
        "get_command:get",
        (
            _argument("PAPER", nargs="*"),
            _argument("--date", metavar="DAY[..DAY]"),
            _argument("--page", metavar="N"),
            _argument("--list", action="store_true"),
            _argument("--try", metavar="URL", dest="tried"),
            _argument("--beside", metavar="REF"),
            _argument("--offline", action="store_true"),
            _argument("--refresh", action="store_true"),
            _argument("--no-open", action="store_true"),
            _argument("--pace", type=_pace, metavar="SECONDS", default=1.0),
            _JSON,
        ),
    ),
    "add": CommandSpec(
        "library_commands:add",
        (
            _argument("PATH", nargs="+"),
            _argument("--paper", metavar="NAME"),
            _argument("--date", type=_day, metavar="DATE"),
            _argument("--dry-run", action="store_true"),
            _LIBRARY,
            _JSON,
            _PLAIN,
        ),
    ),
    "remove": CommandSpec("library_commands:remove", (_argument("REFERENCE", nargs="+"), _LIBRARY)),
    "rebuild": CommandSpec("library_commands:rebuild", (_argument("--from", metavar="FILE", dest="damaged"), _LIBRARY)),
    "backup": CommandSpec("safety_commands:backup", (_argument("ARCHIVE"),)),
    "restore": CommandSpec(
        "safety_commands:restore", (_argument("ARCHIVE"), _argument("--force", action="store_true"))
    ),
    "verify": CommandSpec("safety_commands:verify", (_LIBRARY,)),
    "marks": CommandSpec(
        "marks_command:marks",
        (_argument("ACTION", metavar="ACTION", choices=("export", "merge")), _argument("MARKS", nargs="?")),
    ),
    "man": CommandSpec("manual:manual", ()),
    "completion": CommandSpec(
        "info:completion", (_argument("SHELL", metavar="SHELL", choices=("bash", "zsh", "fish")),)
    ),
}
"""By name. The help of each stands in the catalogue under `shell.<name>`."""

READ = CommandSpec(
    "open_screen:read", (_argument("SOURCE", nargs="?"), _argument("--linear", action="store_true"), _LIBRARY)
)
"""What happens without the name of a command."""


def parse_command(argv: Sequence[str], output: Output) -> tuple[CommandFunction, Namespace]:
    """The function to run and its options. Raises UsageError; asking for help ends the program."""
    given = list(argv)
    name = given.pop(0) if given and given[0] in COMMANDS else None
    command = COMMANDS[name] if name else READ
    if name is None and len(given) > 1 and not given[0].startswith("-"):
        raise unknown(given[0])
    parser = build(name, output)
    if name != "search" and (number := next((each for each in given if each[:1] == "-" and each[1:].isdigit()), "")):
        parser.error(output.messages("usage.unknown") % number)  # argparse takes it for a name
    options = parser.parse_args([_guard(argument, is_query=name == "search") for argument in given])
    for key, value in vars(options).items():
        setattr(options, key, _unguarded(value))
    output.is_plain = getattr(options, "plain", False)
    if places := getattr(options, "library", None):
        from reader.runtime.library_places import choose_places

        choose_places(places)
    module, _, function = command.function.partition(":")
    return getattr(import_module(f"reader.cli.{module}"), function), options


def unknown(name: str) -> UsageError:
    """There is no such command; the error names the nearest one, if any is near."""
    nearest = near(name)
    return UsageError("error.command-nearest" if nearest else "error.command", name=name, nearest=nearest)


def near(name: str) -> str:
    """The command that was probably meant; empty where none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, COMMANDS, n=1)), "")


_GUARD = "\0"
_SHORT = re.compile(r"-[hen]?|-n[0-9]+|-e(?![A-Za-z]+$).+", re.DOTALL)
"""Options of a search, with or without their value; `-english` excludes a word."""


def _guard(argument: str, *, is_query: bool) -> str:
    """`-#3` names an entry of standard input, `-党建` excludes a word from a query: neither is an option."""
    is_term = is_query and argument[:1] == "-" and argument[:2] != "--" and not _SHORT.fullmatch(argument)
    return _GUARD + argument if is_term or argument.startswith("-#") else argument


def _unguarded(value: Any) -> Any:
    if isinstance(value, list):
        return [_unguarded(part) for part in value]
    return value.removeprefix(_GUARD) if isinstance(value, str) else value


SENTENCES = {
    "usage: ": "usage.usage",
    "argument %(argument_name)s: %(message)s": "usage.argument",
    "unrecognized arguments: %s": "usage.unknown",
    "the following arguments are required: %s": "usage.missing",
    "expected one argument": "usage.one",
    "expected at least one argument": "usage.at-least-one",
    "ignored explicit argument %r": "usage.explicit",
    "invalid %(type)s value: %(value)r": "usage.value",
    "invalid choice: %(value)r (choose from %(choices)s)": "usage.choice",
}
"""argparse's own sentences, and what says them in the catalogue, with the same fields."""


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(
            "error.usage", problem=message.replace(_GUARD, "").replace(repr(_GUARD)[1:-1], ""), program=self.prog
        )

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        if message:
            self._print_message(message, sys.stdout)
        sys.stdout.flush()
        raise SystemExit(status)


def build(name: str | None, output: Output) -> ArgumentParser:
    """The parser of one command; without a name that of the program itself."""
    messages = output.messages
    # What argparse asks for the translation of its sentences: gettext, unless it is told otherwise.
    vars(argparse)["_"] = lambda text: messages(SENTENCES[text]) if text in SENTENCES else text
    command = COMMANDS[name] if name else READ
    parser = _Parser(
        prog=f"kanbao {name}" if name else "kanbao",
        usage=None if name else messages("usage"),
        description=messages(f"shell.{name}" if name else "program"),
        epilog=_more(name, output),
        formatter_class=partial(_Formatter, width=output.width - 2),
        add_help=False,
        allow_abbrev=False,
    )
    places = parser.add_argument_group(messages("group.arguments"))
    choices = parser.add_argument_group(messages("group.options"))
    for argument in command.arguments:
        group = choices if argument.names[0].startswith("-") else places
        group.add_argument(*argument.names, **argument.settings, help=argument.help(name, messages))
    choices.add_argument("-h", "--help", action="help", default=SUPPRESS, help=messages("option.help"))
    if name is None:
        version = f"kanbao {__version__}"
        choices.add_argument("-V", "--version", action="version", version=version, help=messages("option.version"))
    return parser


def _more(name: str | None, output: Output) -> str | None:
    """What stands below the options: all commands, or what the catalogue has to add about this one."""
    if name is None:
        return _overview(output)
    return output.messages(f"more.{name}").rstrip() if output.messages.has(f"more.{name}") else None


def _overview(output: Output) -> str:
    from reader.cli.output import columns

    messages = output.messages
    rows = [(f"  {name}", messages(f"shell.{name}")) for name in COMMANDS]
    return "\n".join([messages("group.commands"), *columns(rows), "", messages("program.more")])


class _Formatter(HelpFormatter):
    """Help whose line ends are those of the catalogue where it has any."""

    def __init__(self, prog: str, width: int) -> None:
        super().__init__(prog, max_help_position=24, width=width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if "\n" in text else super()._fill_text(text, width, indent)
