"""Keys that are no command yet: counts, the first key of a sequence, and keys that mean nothing."""

from textual.keys import key_to_character

from reader.text.han import is_han
from reader.tui.commands import COMMANDS, key_name, keys_of
from reader.tui.key_reader import Meaning
from reader.tui.screens.command_screen import CommandScreen


def read_key(screen: CommandScreen, key: str, character: str | None) -> bool:
    """Takes a key that is part of a count or of a sequence, or means nothing; False leaves it to the bindings."""
    reader = screen.keys.reader
    given = _character(key, character) or key
    was_pending = reader.is_pending
    if not was_pending and (given == "0" or not given.isdecimal()) and _is_alone(screen, given):
        return _says_unbound(screen, given, key)
    match reader.press(given, screen.keys.sequences):
        case Meaning.PENDING:
            screen.say(pending_text(screen))
        case Meaning.CANCELLED:
            screen.say("")
        case Meaning.SEQUENCE:
            screen.action_command(reader.command)
        case Meaning.UNBOUND:
            reader.clear()
            screen.say(screen.look.messages("notice.unbound", key=screen.look.shown(given), help=_help_key(screen)))
        case Meaning.KEY:
            return _says_unbound(screen, given, key)
    return True


def pending_text(screen: CommandScreen) -> str:
    """The count typed so far; behind the first key of a sequence, how it can go on."""
    reader, say = screen.keys.reader, screen.look.messages
    if not reader.prefix:
        return reader.digits
    ways = [
        f"{keys[1]} {say(f'command.{name}')}"
        for keys, name in sorted(screen.keys.sequences.items())
        if keys[0] == reader.prefix
    ]
    alone = next((name for name, keys in _bound(screen).items() if reader.prefix in keys), "")
    if alone:
        ways.append(f"{reader.prefix} {say(f'command.{alone}')}")
    return f"{reader.digits}{reader.prefix}   " + "   ".join([*ways, f"Esc {say('hint.cancel')}"])


def _character(key: str, character: str | None) -> str:
    """The character that a key types; nothing where it types none, or a blank."""
    typed = character or (key_to_character(key) if len(key) > 1 else key) or ""
    return typed if len(typed) == 1 and typed.isprintable() and not typed.isspace() else ""


def _is_alone(screen: CommandScreen, given: str) -> bool:
    """Whether no sequence begins with the key."""
    return all(keys[0] != given for keys in screen.keys.sequences)


def _says_unbound(screen: CommandScreen, given: str, key: str) -> bool:
    """Whether the key means nothing here, which is said once; else the bindings take it."""
    if any(each in keys for keys in _bound(screen).values() for each in (given, key)):
        return False
    screen.keys.reader.clear()
    if not screen.keys.said_unbound:
        screen.keys.said_unbound = True
        name = "notice.input-method" if is_han(given[0]) else "notice.unbound"
        shown = screen.look.shown(given) if len(given) == 1 else key_name(key)
        screen.say(screen.look.messages(name, key=shown, help=_help_key(screen)))
    return True


def _bound(screen: CommandScreen) -> dict[str, tuple[str, ...]]:
    """The commands of the screen and their keys."""
    keymap = screen.look.keymap
    return {command.id: keys_of(command, keymap) for command in COMMANDS if command.id in screen.handlers}


def _help_key(screen: CommandScreen) -> str:
    return key_name(_bound(screen).get("help", ("?",))[0])
