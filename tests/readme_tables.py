"""What is made from the code: the tables of the README, the manual page and the completion scripts.

`python tests/readme_tables.py` writes them anew.
"""

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from reader.cli.arguments import COMMANDS, READ
from reader.cli.info import completion_script
from reader.cli.manual import page
from reader.runtime.messages import catalogue
from reader.runtime.settings import Settings
from reader.tui.commands import commands

README = Path(__file__).parents[1] / "README.md"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _row(*cells: str) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _code(words: Iterable[str]) -> str:
    return " ".join(f"`{word}`" for word in words)


def keys() -> list[str]:
    """Every command of the screen."""
    messages = catalogue("en")
    rows = (_row(_code(one.keys), f"`{one.id}`", one.tooltip) for one in commands(messages))
    return ["| Keys | Command | What it does |", "|---|---|---|", *rows]


def commands_of_the_shell() -> list[str]:
    """Every command of the shell with its arguments."""
    messages = catalogue("en")
    named = {"": READ, **COMMANDS}
    rows = []
    for name, command in named.items():
        places = [argument for argument in command.arguments if not argument.names[0].startswith("-")]
        words = ["kanbao", name, *(_place(one.names[0], one.settings) for one in places)]
        told = messages(f"shell.{name}") if name else messages("shell.read")
        rows.append(_row(_code([" ".join(word for word in words if word)]), told))
    return ["| Command | What it does |", "|---|---|", *rows]


def _place(name: str, settings: Mapping[str, Any]) -> str:
    count = settings.get("nargs")
    return {"?": f"[{name}]", "+": f"{name}...", "*": f"[{name}...]"}.get(str(count), name)


def options() -> list[str]:
    """Every option with the commands that have it."""
    messages = catalogue("en")
    users: dict[tuple[str, str], list[str]] = {}
    for name, command in COMMANDS.items():
        for argument in command.arguments:
            if argument.names[-1].startswith("-"):
                value = argument.settings.get("metavar") or "|".join(argument.settings.get("choices", ()))
                words = f"{', '.join(argument.names)}{f' {value}' if value else ''}"
                users.setdefault((words, argument.help(name, messages)), []).append(name)
    rows = (_row(_code([words]), _code(names), told) for (words, told), names in users.items())
    return ["| Option | Commands | Meaning |", "|---|---|---|", *rows]


def settings() -> list[str]:
    """Every setting with its default."""
    messages = catalogue("en")
    rows = (
        _row(f"`{name}`", f"`{_default(value)}`", messages(f"setting.{name}"))
        for name, value in Settings()._asdict().items()
    )
    return ["| Setting | By itself | Meaning |", "|---|---|---|", *rows]


def _default(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return {(): "[]"}.get(value, str(value)) if isinstance(value, tuple) else str(value)


TABLES: Mapping[str, Callable[[], list[str]]] = {
    "keys": keys,
    "commands": commands_of_the_shell,
    "options": options,
    "settings": settings,
}


def written(text: str) -> str:
    """`text`, the README, with every table as it should be."""
    for name, make in TABLES.items():
        table = "\n".join(make())
        text = re.sub(
            rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)",
            lambda found, table=table: f"{found[1]}{table}\n{found[2]}",  # type: ignore[misc]
            text,
            flags=re.DOTALL,
        )
    return text


def installed() -> Mapping[Path, str]:
    """What a wheel puts beside the program, by its file."""
    share = README.parent / "data/share"
    return {
        share / "man/man1/kanbao.1": page(catalogue("en")),
        share / "bash-completion/completions/kanbao": completion_script("bash"),
        share / "zsh/site-functions/_kanbao": completion_script("zsh"),
        share / "fish/vendor_completions.d/kanbao.fish": completion_script("fish"),
    }


if __name__ == "__main__":
    for path, content in installed().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    README.write_text(written(README.read_text("utf-8")), "utf-8")
    sys.stdout.write(f"{README}\n")
