"""One declaration a command: keys, footer, help, palette and the user's keymap follow from it."""

import subprocess
import sys
from collections import Counter
from itertools import chain

import pytest
from app_harness import SHIPPED, running_app

from reader.runtime.messages import LANGUAGES, catalogue
from reader.runtime.settings import Settings
from reader.text.width import cells
from reader.tui.commands import COMMANDS, HINTS, Context, commands, hints, key_name
from reader.tui.layout import footer
from reader.tui.screens.command_screen import CommandScreen, bindings
from reader.tui.screens.correcting_screen import CorrectingScreen
from reader.tui.screens.front_screen import FrontScreen
from reader.tui.screens.help_screen import HelpScreen
from reader.tui.screens.hits_screen import HitsScreen
from reader.tui.screens.library_screen import LibraryScreen
from reader.tui.screens.notes_screen import NotesScreen
from reader.tui.screens.output_screen import OutputScreen
from reader.tui.screens.places_screen import PlacesScreen
from reader.tui.screens.reading_screen import ReadingScreen
from reader.tui.screens.selecting_screen import SelectingScreen
from reader.tui.screens.shelf_screen import ShelfScreen
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import text_of

SCREENS: list[tuple[Context, type[CommandScreen]]] = [
    (Context.READING, ReadingScreen),
    (Context.FRONT, FrontScreen),
    (Context.HITS, HitsScreen),
    (Context.FOUND, LibraryScreen),
    (Context.SHELF, ShelfScreen),
    (Context.PLACES, PlacesScreen),
    (Context.SELECTING, SelectingScreen),
    (Context.NOTES, NotesScreen),
    (Context.OUTPUT, OutputScreen),
    (Context.CORRECTING, CorrectingScreen),
    (Context.TEXT, HelpScreen),
]


@pytest.mark.parametrize(("context", "screen"), SCREENS)
def test_every_command_of_a_context_is_handled(context: Context, screen: type[CommandScreen]) -> None:
    assert {command.id for command in COMMANDS if context in command.contexts} == set(screen.handlers)


@pytest.mark.parametrize("context", list(Context))
def test_no_key_has_two_meanings(context: Context) -> None:
    keys = Counter(chain.from_iterable(command.keys for command in COMMANDS if context in command.contexts))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("context", list(Context))
def test_a_binding_has_the_id_and_the_tooltip_of_its_command(context: Context) -> None:
    found = {binding.id: binding.tooltip for binding in bindings(context) if not isinstance(binding, tuple)}
    listed = {listing.id: listing.tooltip for listing in commands(catalogue("en"))}
    assert found == {name: listed[name or ""] for name in found}
    assert all(found.values())


def is_let_through(key: str) -> bool:
    """Whether a Chinese input method, waiting for letters, gives the key to the program."""
    return not (len(key) == 1 and key.isascii() and key.isalpha())


def test_every_command_has_a_key_that_an_input_method_lets_through() -> None:
    assert [command.id for command in COMMANDS if not any(map(is_let_through, command.keys))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_hints_name_commands_and_words_that_exist(language: str) -> None:
    say = catalogue(language)
    assert all(say(f"hint.{word}") and keys for context in HINTS for keys, word in hints(context, {}))


def test_the_users_keys_stand_in_hints_and_lists() -> None:
    keymap = {"find": "s f12"}
    assert ("s", "find") in list(hints("list", keymap))
    listed = {listing.id: listing.keys for listing in commands(catalogue("en"), keymap)}
    assert listed["find"] == ("s", "F12")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("context", list(HINTS))
def test_the_way_back_and_the_help_are_told_where_there_is_room_for_little_else(context: str, language: str) -> None:
    look = DisplaySettings(catalogue(language))
    names = [name for _, name in hints(context, {}) if name in footer.KEPT]
    told = [word for word in hints(context, {}) if word[1] in names]
    runs = footer.keys(context, look, 17)
    assert footer.width_of(runs, look) <= 17
    assert all(f"{key} {look.messages(f'hint.{name}')}" in text_of(runs) for key, name in told)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_how_to_leave_is_told_behind_what_a_search_was_taken_for(language: str) -> None:
    async with running_app(SHIPPED, (80, 24), language=language) as stage:
        await stage.press("S")
        await stage.type("wushui")
        assert "Esc" in stage.lines[-1]
        screen = stage.app.screen
        assert isinstance(screen, HitsScreen)
        screen.status.close()
        screen.show_status()
        await stage.pilot.pause()
        assert "Esc" in stage.lines[-1]


def test_the_hits_of_the_library_say_how_to_order_and_save_them() -> None:
    for language in LANGUAGES:
        look = DisplaySettings(catalogue(language))
        told = text_of(footer.keys("found", look, 78 - len("污水污水   1,234 articles   ")))
        assert all(f"{key} " in told for key in ("Enter", "o", "s", "Esc", "?"))


def test_names_of_keys_use_no_glyph_of_doubtful_width() -> None:
    names = [key_name(key) for command in COMMANDS for key in command.keys if key.isascii()]
    assert [name for name in names if not name.isascii()] == []


def test_the_commands_are_listed_without_the_toolkit() -> None:
    code = "import sys, reader.tui.commands; sys.exit('textual' in sys.modules or 'rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


async def test_the_users_keys_work() -> None:
    async with running_app(SHIPPED, config=Settings(keys={"next-article": "x", "front": "f12"})) as stage:
        await stage.press("x")
        assert stage.session.number == 2
        await stage.press("J")
        assert stage.session.number == 2


async def test_a_comma_can_be_a_key() -> None:
    async with running_app(SHIPPED, config=Settings(keys={"next-article": ",", "previous-article": "，"})) as stage:
        await stage.press("comma")
        assert stage.session.number == 2


async def test_the_help_lists_every_command() -> None:
    async with running_app(SHIPPED, (120, 120)) as stage:
        await stage.press("question_mark")
        missing = [each.description for each in commands(catalogue("zh")) if each.description not in stage.text]
        assert missing == []
        await stage.press("escape")
        assert stage.app.screen is stage.reading


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_the_help_fits(width: int) -> None:
    async with running_app(SHIPPED, (width, 24)) as stage:
        await stage.type("？")
        assert max(cells(line) for line in stage.lines) <= width
        await stage.press("G")
        assert "Ctrl-Q" in stage.text


async def test_the_palette_runs_what_is_chosen() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.type("：")
        await stage.type("theme")
        await stage.press("enter")
        assert stage.reading.look.theme.name == "light"


async def test_the_palette_finds_a_name_in_the_readers_language() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("colon")
        await stage.type("分栏")
        await stage.press("escape")
        assert not stage.reading.article.in_columns
        await stage.press("colon")
        await stage.type("分栏")
        await stage.press("enter")
        assert stage.reading.article.in_columns


async def test_keys_that_come_in_one_piece_are_all_taken_in_their_order() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.burst("/", *"党建", "enter", "n", "n")
        assert "/党建   3/17" in stage.lines[-1]
        await stage.press("escape")
        await stage.burst("S", *"污水", "enter")
        assert stage.session.number == 7


async def test_what_is_pasted_is_typed() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("slash")
        await stage.paste("党建\n第二行")
        assert "/党建" in stage.lines[-1]
        assert "1/17" in stage.lines[-1]
