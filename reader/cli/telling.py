"""Commands that tell about the program itself."""

from argparse import Namespace

from reader import resources
from reader.cli.output import Output


def completion(options: Namespace, output: Output) -> int:
    """A script for the shell's own completion."""
    from reader.cli.arguments import COMMANDS

    names = {
        name: [option for argument in command.arguments for option in argument.names if option.startswith("--")]
        for name, command in COMMANDS.items()
    }
    template = resources.text(f"completion/kanbao.{options.SHELL}")
    cases = "\n".join(_case(options.SHELL, name, [*given, "--help"]) for name, given in names.items())
    output.text(template.replace("@COMMANDS@", " ".join(names)).replace("@CASES@", cases))
    return 0


def _case(shell: str, name: str, options: list[str]) -> str:
    if shell == "fish":
        lines = (f'complete -c kanbao -n "__fish_seen_subcommand_from {name}" -l {option[2:]}' for option in options)
        return "\n".join(lines)
    return f"    {name}) options='{' '.join(options)}' ;;"
