"""The programs that are compared, and the keys that do the same in each."""

import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEADLINE = "第一篇 平湖市民读报"
"""What is to be seen once a program has started."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program and its keys for each step; a step that it does not have is left out."""

    name: str
    command: Sequence[str]
    keys: Mapping[str, Sequence[str]]
    """Step: keys before it, which are not measured, and then those that are."""
    environment: Mapping[str, str] = field(default_factory=dict)
    awaited: str = ""

    @property
    def missing(self) -> str:
        """Why it cannot be run, empty where it can."""
        return "" if shutil.which(self.command[0]) else f"{self.command[0]} is not installed"


def programs(page: Path, folder: Path) -> list[Program]:
    """All of them reading `page`, with everything that they write below `folder`."""
    python = {
        "PYTHONPATH": str(ROOT),
        # An installed program is compiled once.
        "PYTHONDONTWRITEBYTECODE": "",
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }
    python |= {"XDG_DATA_HOME": str(folder / "data")}
    return [
        Program("kanbao", [sys.executable, "-m", "reader", str(page)], OURS, python, "平湖"),
        Program("less", ["less", "-X", str(page)], LESS, {"LESSHISTFILE": "-", "LESSCHARSET": "utf-8"}, "平湖"),
        Program("newsboat", newsboat(page, folder), NEWSBOAT, {}, "平湖"),
        Program(
            "bare Textual",
            [sys.executable, str(Path(__file__).with_name("bare_app.py")), str(page)],
            BARE,
            python,
            "平湖",
        ),
    ]


STEPS = ("start", "list step", "line", "page", "line in full width", "search key")
OURS = {
    "list step": ("", "j"),
    "line": ("\t", "j"),
    "page": ("\t", " "),
    "line in full width": ("\tz", "j"),
    "search key": ("/", "平"),
}
LESS = {"line": ("", "j"), "page": ("", " "), "line in full width": ("", "j"), "search key": ("/平湖\r", "n")}
NEWSBOAT = {"list step": ("\r", "j"), "page": ("\r\r", " ")}
BARE = {"list step": ("", "\x1b[B"), "line": ("\t", "\x1b[B"), "page": ("\t", "\x1b[6~")}


def newsboat(page: Path, folder: Path) -> list[str]:
    """newsboat on a feed with the articles of the page, one a paragraph."""
    feed, urls = folder / "feed.xml", folder / "urls"
    items = "".join(
        f"<item><title>{line[:20]}</title><guid>{number}</guid><description>{line}</description></item>"
        for number, line in enumerate(page.read_text("utf-8").split("\n"))
        if len(line) > 30
    )
    feed.write_text(f'<rss version="2.0"><channel><title>平湖</title>{items}</channel></rss>', "utf-8")
    urls.write_text(f"file://{feed}\n", "utf-8")
    return ["newsboat", "-r", "-u", str(urls), "-c", str(folder / "newsboat.db"), "-C", "/dev/null"]
