"""What leads from the article to other programs and lists: pipe, editor, browser; notes and the selection."""

import os
import shlex
import subprocess
import webbrowser
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reader.tui.actions import selecting
from reader.tui.actions.display import as_copied
from reader.tui.layout.panes import Pane

if TYPE_CHECKING:
    from reader.app.correcting import CorrectedFile
    from reader.app.notebook import PlacedNote
    from reader.tui.screens.reading_screen import ReadingScreen


def pipe(screen: "ReadingScreen") -> None:
    """Asks for a command that is to have the article."""
    from reader.tui.screens.output_screen import OutputScreen

    screen.rest()
    if screen.session.entry:
        screen.app.push_screen(OutputScreen(screen.look, as_copied(screen.session.entry.block)))


def edit_source(screen: "ReadingScreen") -> None:
    """Opens the source file in the editor that the environment names, at the line being read."""
    say, path = screen.look.messages, screen.session.source
    if not path or not Path(path).is_absolute() or not Path(path).is_file():
        screen.say(say("notice.no-file"))
        return
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        with screen.app.suspend():
            subprocess.run([*shlex.split(editor), path], check=False)
    except (OSError, ValueError, SuspendNotSupported) as error:
        screen.say(say("notice.no-editor", editor=screen.look.shown(editor), reason=str(error)))
        return
    screen.redraw()
    screen.say(say("notice.edited"))


def browse(screen: "ReadingScreen") -> None:
    """Opens the article's web address, where it has one, in the browser that the environment names."""
    say, entry = screen.look.messages, screen.session.entry
    address = (entry.block.address if entry else None) or ""
    if not address.startswith(("http://", "https://")):
        screen.say(say("notice.no-address"))
        return
    is_opened = False
    try:
        with screen.app.suspend():
            is_opened = webbrowser.open(address)
    except SuspendNotSupported:
        pass
    screen.redraw()
    screen.say(say("notice.browsed" if is_opened else "notice.no-browser", address=screen.look.shown(address)))


def correct(screen: "ReadingScreen") -> None:
    """The lines of the source, to be corrected; the corrected edition is read in the place where one was."""
    from reader.app.correcting import CorrectedFile
    from reader.errors import ReaderError
    from reader.tui.screens.correcting_screen import CorrectingScreen
    from reader.tui.widgets.source_pane import first_line

    say, entry, path = screen.look.messages, screen.session.entry, screen.session.source
    screen.rest()
    if not path or not Path(path).is_absolute() or entry is None:
        screen.say(say("notice.correct-files"))
        return
    line = first_line(entry, screen.article.place[0]) or 1
    try:
        file = CorrectedFile(path)
    except ReaderError as error:
        screen.say(say.error(error))
        return
    screen.app.push_screen(
        CorrectingScreen(file, screen.look, line), lambda is_changed: _corrected(screen, file, line, bool(is_changed))
    )


def _corrected(screen: "ReadingScreen", file: "CorrectedFile", line: int, is_changed: bool) -> None:
    from reader.app.session import Session

    edition = file.edition() if is_changed else None
    file.close()
    if edition is None:
        return
    session = Session(edition, file.path)
    found = (entry.number for entry in session.entries if line in entry.block.lines)
    session.open(next(found, session.number))
    screen.read(session)
    screen.say(screen.look.messages("notice.corrected"))


def notes(screen: "ReadingScreen") -> None:
    """The notes on all that was read."""
    from reader.tui.screens.notes_screen import NotesScreen

    screen.rest()
    screen.app.push_screen(NotesScreen(screen.session, screen.notebook, screen.look), lambda one: _go_to(screen, one))


def _go_to(screen: "ReadingScreen", chosen: "PlacedNote | None") -> None:
    """To the passage of a note; into its edition where that is not the open one."""
    selecting.show_notes(screen)
    if chosen is None:
        return
    if not chosen.number and not _open_edition(screen, chosen.note.source):
        return
    found = next((each for each in screen.notebook.every(screen.session) if each.note.id == chosen.note.id), None)
    if found is None or not found.number:
        screen.say(screen.look.messages("notice.note-elsewhere"))
        return
    screen.open(found.number)
    screen.lay_out(replace(screen.view, focus=Pane.ARTICLE))
    if found.span:
        screen.article.reveal(found.span.paragraph, found.span.start)
    else:
        screen.say(screen.look.messages("notice.note-lost"))


def _open_edition(screen: "ReadingScreen", source: str) -> bool:
    from reader.app.resolve import resolve
    from reader.app.session import Session
    from reader.errors import ReaderError

    try:
        screen.read(Session(resolve(source or None).edition, source))
    except ReaderError as error:
        screen.say(screen.look.messages.error(error))
        return False
    return True


HANDLERS: Mapping[str, "Callable[[ReadingScreen], None]"] = {
    "select": selecting.select,
    "notes": notes,
    "correct": correct,
    "pipe": pipe,
    "edit-source": edit_source,
    "browse": browse,
}
