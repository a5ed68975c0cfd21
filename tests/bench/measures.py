"""What is measured. Bytes are exact; times are good as ratios within one run, so that everything is run by turns."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from article_factory import NEEDLE, article
from programs import ROOT, STEPS, Program, programs
from pseudoterminal import Cost, PseudoTerminal

TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
SHIPPED = ROOT / "data/editions/pinghu-2021-11-08-c01.txt"
PASS = [sys.executable, "-c", "pass"]
Rows = Iterator[list[str]]


def keys(size: tuple[int, int]) -> Rows:
    """Bytes, and milliseconds to the last byte, of each step in each program."""
    yield [f"{size[0]}x{size[1]}", *STEPS]
    with tempfile.TemporaryDirectory() as folder:
        for program in programs(SHIPPED, Path(folder)):
            if program.missing:
                yield [program.name, program.missing]
            else:
                yield [program.name, *(_told(_step(program, step, size)) for step in STEPS)]


def _step(program: Program, step: str, size: tuple[int, int]) -> Cost | None:
    if step != "start" and step not in program.keys:
        return None
    with PseudoTerminal(program.command, *size, {**TERMINAL, **program.environment}) as terminal:
        start = terminal.step(awaited=program.awaited, quiet=1)
        if step == "start":
            return start
        before, key = program.keys[step]
        for each in before:
            terminal.step(each, quiet=0.5)
        return terminal.step(key, quiet=0.3)


def _told(cost: Cost | None) -> str:
    return f"{cost.bytes:,} B {cost.milliseconds:.0f} ms" if cost else "-"


def latency(runs: int) -> Rows:
    """Milliseconds from the key to the last byte, the median of `runs`, in articles of three lengths."""
    yield ["characters", "hits", "n", "N", "search key", "resize", "n / n at 1,000"]
    first = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for characters in (1_000, 10_000, 100_000):
            hits = min(513, characters // 4)
            page = Path(folder) / f"{characters}.txt"
            page.write_text(article(characters, hits), "utf-8")
            found = _latencies(programs(page, Path(folder))[0], runs)
            first = first or found[0]
            yield [f"{characters:,}", str(hits), *(f"{each:.1f} ms" for each in found), f"{found[0] / first:.2f}"]


def _latencies(program: Program, runs: int) -> list[float]:
    with PseudoTerminal(program.command, 120, 40, {**TERMINAL, **program.environment}) as terminal:
        terminal.step(awaited=program.awaited, quiet=2)
        terminal.step("/")
        typed = []
        for _ in range(runs):
            typed += [terminal.step(key, quiet=0.15).milliseconds for key in NEEDLE]
            terminal.step("\x7f" * len(NEEDLE))
        terminal.step(NEEDLE)
        terminal.step("\r")
        onwards = [terminal.step("n", quiet=0.15).milliseconds for _ in range(runs)]
        back = [terminal.step("N", quiet=0.15).milliseconds for _ in range(runs)]
        return [median(onwards), median(back), median(typed), median(_resized(terminal, runs))]


def _resized(terminal: PseudoTerminal, runs: int) -> list[float]:
    return [terminal.resized(110 + 10 * (run % 2), 40).milliseconds for run in range(runs)]


def start(runs: int) -> Rows:
    """Milliseconds to the first readable text, and as a multiple of `python -c pass`."""
    yield ["first readable text", "ms", "x python -c pass", "x bare Textual"]
    with tempfile.TemporaryDirectory() as folder:
        reader, *_, bare = programs(SHIPPED, Path(folder))
        nothing = Program("python -c pass", PASS, {})
        found: dict[str, list[float]] = {
            "python -c pass": [],
            "bare Textual": [],
            "kanbao": [],
            "kanbao, kept screen": [],
        }
        _first_text(reader)
        for _ in range(runs):
            found["python -c pass"].append(_whole(nothing))
            found["bare Textual"].append(_first_text(bare))
            _forget(Path(folder))
            found["kanbao"].append(_first_text(reader))
            found["kanbao, kept screen"].append(_first_text(reader))
        yield from _ratios(found)


def commands(runs: int) -> Rows:
    """Milliseconds of whole commands of the shell, and as a multiple of `python -c pass`."""
    yield ["command", "ms", "x python -c pass"]
    with tempfile.TemporaryDirectory() as folder:
        reader = programs(SHIPPED, Path(folder))[0]
        of = [*reader.command[:-1]]
        named = {"python -c pass": Program("", PASS, {})}
        for words in (["--help"], ["list"], ["show", "3"], ["search", "党建"], ["parse", str(SHIPPED)]):
            named[f"kanbao {words[0]}"] = Program("", [*of, *words], {}, reader.environment)
        for program in named.values():
            _whole(program)
        found: dict[str, list[float]] = {name: [] for name in named}
        for _ in range(runs):
            for name, program in named.items():
                found[name].append(_whole(program))
        yield from (row[:3] for row in _ratios(found))


def memory() -> Rows:
    """Mebibytes (proportional share) a few seconds after the start."""
    yield ["memory", "MiB"]
    with tempfile.TemporaryDirectory() as folder:
        for program in programs(SHIPPED, Path(folder)):
            if program.missing:
                yield [program.name, program.missing]
                continue
            with PseudoTerminal(program.command, 120, 40, {**TERMINAL, **program.environment}) as terminal:
                terminal.step(awaited=program.awaited, quiet=3)
                yield [program.name, f"{terminal.memory() / 1024:.1f}"]


def _ratios(found: dict[str, list[float]]) -> Rows:
    least, bare = median(found["python -c pass"]), median(found.get("bare Textual", [0]))
    for name, times in found.items():
        once = median(times)
        yield [name, f"{once:.0f}", f"{once / least:.1f}", f"{once / bare:.2f}" if bare else ""]


def _first_text(program: Program) -> float:
    with PseudoTerminal(program.command, 120, 40, {**TERMINAL, **program.environment}) as terminal:
        seen = terminal.step(awaited=program.awaited, quiet=0.4).seen
        terminal.step("q", quiet=0.5)
        return seen or float("nan")


def _whole(program: Program) -> float:
    with PseudoTerminal(program.command, 120, 40, {**TERMINAL, **program.environment}) as terminal:
        return terminal.ended()


def _forget(folder: Path) -> None:
    for screen in folder.glob("cache/kanbao/screens/*"):
        screen.unlink()


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as columns, the first one set left."""
    widths = [max(len(row[column]) for row in rows if column < len(row)) for column in range(max(map(len, rows)))]
    return "\n".join(
        "  ".join(cell.ljust(widths[at]) if at == 0 else cell.rjust(widths[at]) for at, cell in enumerate(row))
        for row in rows
    )
