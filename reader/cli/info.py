"""Commands that tell about the program itself."""

from argparse import Namespace

from reader.cli.output import Output, columns
from reader.runtime import resources
from reader.text.sanitize import sanitize


def keys(options: Namespace, output: Output) -> int:
    """The commands of the screen and their keys, those of the user's settings included."""
    from reader.cli.keymap import checked_keys
    from reader.tui.commands import commands

    config, mistakes = checked_keys(output.config)
    output.tell(mistakes)
    listed = commands(output.messages, config.keys)
    if options.json:
        from reader.export.data_formats import json_text

        output.text(
            json_text([{"id": one.id, "keys": list(one.keys), "does": one.tooltip} for one in listed], indent=1)
        )
        return 0
    for line in columns((sanitize("  ".join(one.keys)), one.id, one.description) for one in listed):
        output.line(line)
    return 0


def completion(options: Namespace, output: Output) -> int:
    """A script for the shell's own completion."""
    output.text(completion_script(options.SHELL))
    return 0


def completion_script(shell: str) -> str:
    """The script for a shell: every command and every option."""
    from reader.cli.arguments import COMMANDS, READ

    names = {
        name: [option for argument in command.arguments for option in argument.names if option.startswith("--")]
        for name, command in COMMANDS.items()
    }
    own = [option for argument in READ.arguments for option in argument.names if option.startswith("--")]
    own += ["--help", "--version"]
    cases = [_case(shell, name, [*given, "--help"]) for name, given in names.items()]
    if shell == "fish":
        cases += (f"complete -c kanbao -n __fish_use_subcommand -l {option[2:]}" for option in own)
    script = resources.text(f"completion/kanbao.{shell}")
    for mark, text in {"@COMMANDS@": " ".join(names), "@OPTIONS@": " ".join(own), "@CASES@": "\n".join(cases)}.items():
        script = script.replace(mark, text)
    return script


def _case(shell: str, name: str, options: list[str]) -> str:
    if shell == "fish":
        lines = (f'complete -c kanbao -n "__fish_seen_subcommand_from {name}" -l {option[2:]}' for option in options)
        return "\n".join(lines)
    return f"    {name}) options='{' '.join(options)}' ;;"
