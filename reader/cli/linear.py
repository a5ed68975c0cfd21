"""Reading line by line: numbered lists and a prompt, for screen readers and terminals that cannot move the cursor.

Whatever is listed has a number; a number opens it. A command is a word, in English or Chinese, or its first letter;
any other words are searched for in the edition.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.cli.output import Output
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.app.resolve import Target

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "contents": ("contents", "c", "目录"),
    "next": ("next", "n", "下一篇"),
    "previous": ("previous", "p", "上一篇"),
    "again": ("again", "a", "重读"),
    "facts": ("facts", "f", "资料"),
    "library": ("library", "l", "书库"),
    "search": ("search", "s", "查找"),
    "back": ("back", "b", "返回"),
    "help": ("help", "h", "?", "？", "帮助"),
    "quit": ("quit", "q", "退出"),
}
"""Command to the words that ask for it. A command that takes words (`search`) has them behind it."""
CONTEXT = 24
"""Code points around a hit."""


def linear(options: Namespace, output: Output) -> int:
    """Reads SOURCE by typed lines until `quit` or the end of the input."""
    from reader.cli.open_screen import found

    reading = Linear(found(options.SOURCE, output), output)
    reading.contents("")
    while (line := reading.ask()) is not None:
        reading.obey(line)
        if reading.is_over:
            break
    return 0


class Linear:
    """A reading by lines: the open edition and article, and what the numbers stand for."""

    def __init__(self, target: "Target", output: Output) -> None:
        self._output = output
        self._target = target
        self._number = 0
        """Of the article read last; 0 before the first."""
        self._listed: list[str] = []
        """What each number opens: an entry's number behind `#`, or a reference."""
        self._before: list[Target] = []
        """The editions that `back` returns to."""
        self.is_over = False

    def ask(self) -> str | None:
        """The next line that is typed; None at the end of the input."""
        sys.stdout.write("> ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        return line.strip() if line else None

    def obey(self, line: str) -> None:
        """Does what a line asks for. Mistakes are said in one line; nothing typed ends the program."""
        from reader.errors import ReaderError

        word, _, rest = line.partition(" ")
        command = next((name for name, words in COMMANDS.items() if word.lower() in words), None)
        try:
            if not line:
                self.next("")
            elif line.isdecimal():
                self._open(int(line))
            elif command:
                self._actions[command](rest.strip())
            else:
                self._find(line)
        except ReaderError as error:
            self._say(self._output.messages.error(error))

    def contents(self, _: str) -> None:
        """Lists the edition."""
        target = self._target
        self._listed = []
        for entry in target.entries:
            kind = "" if entry.is_article else self._output.messages(f"kind.{entry.block.kind}")
            self._list(f"#{entry.number}", " ".join(part for part in (kind, entry.title) if part))
        self._say(self._output.messages("linear.hint"))

    def next(self, _: str) -> None:
        """Reads the article that comes next in the contents."""
        self._step(1)

    def previous(self, _: str) -> None:
        """Reads the one before."""
        self._step(-1)

    def again(self, _: str) -> None:
        """Reads the open article once more."""
        self._read(self._number or 1)

    def facts(self, _: str) -> None:
        """Prints the keywords, people and figures of the open article."""
        from reader.cli.facts_command import print_facts

        entries = [entry for entry in self._target.entries if entry.number == (self._number or 1)]
        print_facts(self._target._replace(entries=tuple(entries), number=self._number or 1), self._output)

    def library(self, _: str) -> None:
        """Lists the editions of the library."""
        from reader.app.user_library import open_if_any

        with open_if_any() as library:
            editions = library.editions() if library else ()
        self._listed = []
        for listed in editions:
            self._list(listed.key, " ".join(part for part in (listed.key, listed.page_name) if part))
        if not editions:
            self._say(self._output.messages("linear.no-library"))

    def search(self, words: str) -> None:
        """Lists the hits of a query in the library, or in the open edition where there is no library."""
        from datetime import date

        from reader.cli.search_scope import scope_of
        from reader.search.grammar import parse_query

        if not words:
            self._say(self._output.messages("linear.search"))
            return
        with scope_of(None) as place:
            answer = place.answer(parse_query(words, date.today()), 50, best_first=False)
        self._listed = []
        for match in answer.matches:
            self._list(match.ref, f"{match.ref} {match.title}")
        self._say(self._output.messages("linear.found", count=answer.total))

    def back(self, _: str) -> None:
        """Returns to the edition that was open before, or to the contents."""
        if self._before:
            self._target = self._before.pop()
            self._number = 0
        self.contents("")

    def help(self, _: str) -> None:
        """Lists the commands."""
        for name, words in COMMANDS.items():
            self._output.line(f"{', '.join(words)}: {self._output.messages(f'linear.{name}.help')}")

    def quit(self, _: str) -> None:
        """Ends."""
        self.is_over = True

    @property
    def _actions(self) -> Mapping[str, Callable[[str], None]]:
        return {name: getattr(self, name) for name in COMMANDS}

    def _say(self, text: str) -> None:
        self._output.line(sanitize(text))

    def _list(self, opens: str, text: str) -> None:
        self._listed.append(opens)
        self._output.line(f"{len(self._listed)}. {sanitize(text)}")

    def _open(self, number: int) -> None:
        from reader.app.resolve import resolve

        if not 1 <= number <= len(self._listed):
            self._say(self._output.messages("linear.no-number", number=number, last=len(self._listed)))
            return
        opens = self._listed[number - 1]
        if opens.startswith("#"):
            self._read(int(opens[1:]))
            return
        self._before.append(self._target)
        target = resolve(opens)
        whole = resolve(opens.rpartition("#")[0]) if target.number else target
        self._target, self._number = whole, 0
        if target.number:
            self._read(target.number)
        else:
            self.contents("")

    def _step(self, by: int) -> None:
        numbers = [entry.number for entry in self._target.entries]
        at = numbers.index(self._number) + by if self._number in numbers else 0
        if 0 <= at < len(numbers):
            self._read(numbers[at])
        else:
            self._say(self._output.messages("linear.end" if by > 0 else "linear.beginning"))

    def _read(self, number: int) -> None:
        from reader.cli.show import print_target

        entries = tuple(entry for entry in self._target.entries if entry.number == number)
        self._number = number
        print_target(self._target._replace(entries=entries), self._output)

    def _find(self, words: str) -> None:
        from reader.app.session import Session

        session = Session(self._target.edition)
        session.find_everywhere(words)
        hits = session.hit_list
        if hits and hits.mistake:
            raise hits.mistake
        self._listed = []
        for hit in hits.hits if hits else ():
            text = session.entries[hit.entry - 1].block.texts[hit.place.paragraph]
            self._list(f"#{hit.entry}", _context(text, hit.place.start, hit.place.end))
        self._say(self._output.messages("linear.found", count=len(self._listed)))


def _context(text: str, start: int, end: int) -> str:
    first, last = max(0, start - CONTEXT), end + CONTEXT
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}".replace("\n", " ")
