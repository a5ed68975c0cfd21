"""Commands on a passage: move and turn the selection, copy it, note on it, search it, hand it to a command."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.app.selection import Selection
from reader.errors import ReaderError
from reader.text import motions
from reader.text.motions import Starts, TextPlace
from reader.tui.actions.display import send

if TYPE_CHECKING:
    from reader.tui.screens.reading_screen import ReadingScreen
    from reader.tui.screens.selecting_screen import SelectingScreen

NOTE, LETTER = "note", "letter"
"""What is asked for."""


def select(screen: "ReadingScreen") -> None:
    """Puts a cursor into the article."""
    from reader.tui.actions import navigation
    from reader.tui.screens.selecting_screen import SelectingScreen

    navigation.show_article(screen)
    screen.session.stay()
    selecting = SelectingScreen(screen)
    if not screen.session.entry or not any(screen.session.entry.block.texts):
        screen.say(screen.look.messages("notice.empty"))
        return
    screen.app.push_screen(selecting, lambda term: _left(screen, term))


def _left(screen: "ReadingScreen", term: str | None) -> None:
    from reader.tui.actions import letter_hints

    spot = screen.session.spot
    screen.article.go_to(spot.paragraph, spot.offset)
    show_notes(screen)
    if term:
        letter_hints.search(screen, term)


def show_notes(screen: "ReadingScreen") -> None:
    """Marks the notes on the open entry, where they are others than those that are marked."""
    noted = screen.notebook.spans(screen.session)
    if noted != screen.noted:
        screen.noted = noted
        screen.mark()


async def learn_notes(screen: "ReadingScreen") -> None:
    """Reads the notes there are, in a thread."""
    import asyncio

    from reader.app.notebook import stored_notes

    found = await asyncio.to_thread(stored_notes)
    if found and not screen.notebook.notes:
        screen.notebook.notes = found
        show_notes(screen)


def _moved(move: Callable[[Selection], Selection]) -> Callable[["SelectingScreen"], None]:
    def moved(screen: "SelectingScreen") -> None:
        if screen.selection:
            screen.select(move(screen.selection))

    return moved


def _forward(starts: Starts) -> Callable[["SelectingScreen"], None]:
    return _moved(lambda selection: selection.forward(starts))


def _backward(starts: Starts) -> Callable[["SelectingScreen"], None]:
    return _moved(lambda selection: selection.backward(starts))


def _word(move: Callable[[Selection, Starts], Selection]) -> Callable[["SelectingScreen"], None]:
    """A movement by words, which may have been found since the last one."""

    def moved(screen: "SelectingScreen") -> None:
        if screen.selection:
            screen.select(move(screen.selection, screen.words))

    return moved


def _to(place: Callable[[tuple[str, ...]], TextPlace]) -> Callable[["SelectingScreen"], None]:
    return _moved(lambda selection: selection.moved(place(selection.texts)))


def copy_passage(screen: "SelectingScreen") -> None:
    """Sends the passage to the terminal's clipboard and ends the selection."""
    if screen.selection:
        send(screen.below, screen.selection.text)
        screen.dismiss(None)


def copy_cited(screen: "SelectingScreen") -> None:
    """The passage in quotation marks, and its reference on a line of its own."""
    from reader.export.citation import gb7714, work

    if screen.selection and (entry := screen.session.entry):
        reference = gb7714(work(screen.session.edition, entry))
        send(screen.below, f"“{screen.selection.text}”\n{reference}")
        screen.dismiss(None)


def ask_note(screen: "SelectingScreen") -> None:
    """Asks for the words of a note."""
    screen.asked = NOTE
    screen.status.ask(screen.look.messages("select.note"))
    screen.show_status()


def run_command(screen: "SelectingScreen") -> None:
    """Asks which of the user's commands is to have the passage."""
    if not screen.below.user_commands:
        screen.say(screen.look.messages("notice.no-commands"))
        return
    screen.asked = LETTER
    screen.status.ask(screen.look.messages("select.command"))
    screen.show_status()


def explanation(screen: "SelectingScreen") -> str:
    """What stands behind what is being typed."""
    if screen.asked == LETTER:
        return screen.look.shown(
            "  ".join(f"{letter} {command}" for letter, command in screen.below.user_commands.items())
        )
    return screen.look.messages("select.keeping")


def typed(screen: "SelectingScreen", text: str) -> None:
    """A letter runs its command; another one ends the question."""
    if screen.asked == LETTER and text:
        screen.abandoned()
        if command := screen.below.user_commands.get(text):
            _output(screen, command)


def submitted(screen: "SelectingScreen") -> None:
    """Writes the note; without words it is a highlight."""
    text, say = screen.status.text.strip(), screen.look.messages
    screen.abandoned()
    if screen.asked != NOTE:
        return
    try:
        screen.notebook.write(screen.session, screen.selected, text)
    except ReaderError as error:
        screen.say(say.error(error))
        return
    screen.below.say(say("notice.noted" if text else "notice.highlighted"))
    screen.dismiss(None)


def search_passage(screen: "SelectingScreen") -> None:
    """Searches the passage everywhere; its first line, where it has several."""
    if screen.selection:
        screen.dismiss(screen.selection.text.partition("\n")[0])


def pipe(screen: "SelectingScreen") -> None:
    """Asks for a command that is to have the passage."""
    _output(screen, "")


def _output(screen: "SelectingScreen", command: str) -> None:
    from reader.tui.screens.output_screen import OutputScreen

    if screen.selection:
        screen.app.push_screen(OutputScreen(screen.look, screen.selection.text, command))


def pinyin(text: str) -> str:
    """How the Chinese characters of a text are read, all common readings of each."""
    from reader.app import bundled

    folded, readings = bundled.fold()(text), bundled.readings()
    return " ".join("/".join(found) for char in folded if (found := readings.of(char)))


def leave(screen: "SelectingScreen") -> None:
    """To the screen below."""
    screen.dismiss(None)


HANDLERS: Mapping[str, "Callable[[SelectingScreen], None]"] = {
    "line-down": lambda screen: screen.move_line(1),
    "line-up": lambda screen: screen.move_line(-1),
    "first": _to(motions.first_place),
    "last": _to(motions.last_place),
    "next-character": _forward(motions.characters),
    "previous-character": _backward(motions.characters),
    "next-word": _word(Selection.forward),
    "previous-word": _word(Selection.backward),
    "next-clause": _forward(motions.clauses),
    "previous-clause": _backward(motions.clauses),
    "next-sentence": _forward(motions.sentences),
    "previous-sentence": _backward(motions.sentences),
    "next-paragraph": _forward(motions.paragraphs),
    "previous-paragraph": _backward(motions.paragraphs),
    "select": _moved(Selection.toggled),
    "this-sentence": _moved(lambda selection: selection.unit(motions.sentences)),
    "other-end": _moved(Selection.turned),
    "this-word": _word(Selection.unit),
    "word-after": _word(lambda selection, starts: selection.next_one(starts, 1)),
    "word-before": _word(lambda selection, starts: selection.next_one(starts, -1)),
    "copy-passage": copy_passage,
    "copy-cited": copy_cited,
    "note": ask_note,
    "run-command": run_command,
    "search-word": search_passage,
    "pipe": pipe,
    "theme": lambda screen: screen.next_theme(),
    "help": lambda screen: screen.show_help(),
    "palette": lambda screen: screen.show_palette(),
    "redraw": lambda screen: screen.redraw(),
    "suspend": lambda screen: screen.suspend(),
    "back": leave,
    "quit": leave,
}
