"""What a command in the shell loads: nothing that it does not need, counted and not timed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader.app import load
from reader.library import Library

ROOT = Path(reader.__file__).parents[1]

CODE = """
import atexit, builtins, gc, sys
compiled, compile_ = [], compile

def noted(*arguments, **named):
    compiled.extend([str(arguments[0])] if "<string>" in arguments[1:2] else [])
    return compile_(*arguments, **named)

builtins.compile = noted
before = set(sys.modules)
atexit.register(lambda: sys.stderr.write(f" {gc.get_freeze_count() > 0}"))
from reader.cli import main
main(sys.argv[1:])
sys.stderr.write("\\n" + " ".join(sorted(sys.modules.keys() - before)) + "\\n" + " ".join(compiled))
"""

ALWAYS = (
    "runtime cli cli.arguments cli.cached_screen cli.output cli.run_command errors runtime.last_screen "
    "runtime.paths runtime.messages runtime.resources runtime.value_cache text"
)
EDITION = (
    "app model runtime app.user_library model.blocks model.checked model.toc model.edition_format app.load "
    "runtime.code_state runtime.edition_cache runtime.library_places model.edition app.resolve text.sanitize"
)
READING = f"{EDITION} cli.show cli.progress_note"
SEARCHING = (
    f"{EDITION} cli.search_scope cli.search_command search search.answer search.dates search.document search.grammar"
    " app search.pinyin_rewrite search.match search.query search.query_keywords app.bundled text.fold text.needle"
    " text.memo search.escapes"
)
PARSING = (
    f"{EDITION} app app.correction_replay cli.convert epaper epaper.bundle export export.formats "
    "export.data_formats parser app.bundled sources"
    " sources.encodings sources.forms sources.hints sources.mojibake sources.path_names sources.bounded_read"
    " sources.undoing text.han app.file_parts sources.source_formats sources.article_records sources.refused"
)

LOADED: dict[str, str] = {
    "--help": "text.sanitize text.width",
    "list": f"{READING} runtime runtime.settings runtime.atomic_files text.width",
    "show 1": (
        f"{READING} runtime runtime.settings export export.text_layout text.full_width text.linebreak text.memo "
        "text.width"
    ),
    "show nowhere": READING,
    "search 党建": SEARCHING,
    "search djlm": f"{SEARCHING} search.pinyin_match text.pinyin text.pinyin_segment",
    "parse - --json": PARSING,
}
"""What each command loads of this package, beside what all of them do; the parser counts as one."""

HEAVY = {
    "dataclasses": "it loads inspect: with the classes that it makes a third of a look-up",
    "shutil": "it loads two compressors",
    "importlib.util": "only those who look for another package need it",
    "datetime": "only what has dates needs it",
}
"""Of the standard library: what no look-up loads, and why it matters."""
NETWORK = {"urllib3", "selectolax", "protego", "ssl", "http", "socket", "html"}
"""What only `kanbao get` and a web address need."""
NEEDED: dict[str, set[str]] = {
    "search 党建": {"datetime"},
    "search djlm": {"datetime"},
    "parse - --json": {"dataclasses", "datetime"},
}
"""Commands that do load some of it."""


def run(command: str, **changed: str) -> tuple[set[str], str, str]:
    """The modules that a command loads, what it compiles from text, and what is written behind that."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **changed}
    for _ in range(2):  # the first one may have to make the cache
        ran = subprocess.run(
            [sys.executable, "-c", CODE, *command.split()],
            env=environment,
            input="看报\n",
            capture_output=True,
            text=True,
        )
    *_, modules, rest = ran.stderr.split("\n")
    compiled, _, frozen = rest.rpartition(" ")
    return set(modules.split()), compiled, frozen


@pytest.mark.parametrize("command", LOADED)
def test_a_command_loads_just_what_it_needs(command: str) -> None:
    modules, compiled, _ = run(command)
    ours = {name.partition(".")[2] for name in modules if name.startswith("reader.")}
    assert not modules & NETWORK
    ours = {"parser" if name.startswith("parser.") else name for name in ours}
    assert sorted(ours) == sorted({*ALWAYS.split(), *LOADED[command].split()})
    assert modules & HEAVY.keys() <= NEEDED.get(command, set())
    assert {name.partition(".")[0] for name in modules} - sys.stdlib_module_names == {"reader"}
    assert compiled == "", "typing compiles an annotation in quotes: a tenth of a look-up"


@pytest.mark.parametrize("command", ["list", "show C01#1", "search 党建", "search djlm", "search 没有的词"])
def test_a_look_up_in_the_library_loads_nothing_heavy(command: str, library: Library) -> None:
    library.add(load.load_edition(load.bundled_edition_path()), words={"党建联盟": 3})
    library.catch_up()
    modules, compiled, _ = run(command, XDG_DATA_HOME=str(library.path.parents[1]))
    assert "sqlite3" in modules
    assert modules & HEAVY.keys() <= {"datetime"}
    assert compiled == ""


def test_at_the_end_nothing_is_looked_through_for_garbage() -> None:
    assert run("--version")[2] == "True"
