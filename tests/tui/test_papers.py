"""Papers are got while one reads: what the process says is shown, and the same key stops it."""

import asyncio
import sys
from collections.abc import Callable

from app_harness import SHIPPED, AppHarness, running_app

from reader.tui.actions.paper_getter import PaperGetter

PATIENCE = 60.0
"""Seconds after which something is wrong; passing takes a part of one."""
SAYS = "import sys; sys.stderr.write('人民日报/2021-11-08/01 要闻\\n'); sys.exit(%d)"
WAITS = "import sys, time; sys.stderr.write('one page\\n'); sys.stderr.flush(); time.sleep(600)"


async def wait_for(stage: AppHarness, is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not is_so():
            await stage.pilot.pause(0.02)


async def test_the_end_is_said_and_a_failure_is_its_last_line() -> None:
    for status, shown in ((0, "各报已取完"), (2, "人民日报/2021-11-08/01 要闻")):
        async with running_app(SHIPPED) as stage:
            stage.reading.getter = PaperGetter((sys.executable, "-c", SAYS % status))
            await stage.press("R")
            await wait_for(stage, lambda: not stage.reading.getter.is_running)
            await wait_for(stage, lambda text=shown: text in stage.lines[-1])  # type: ignore[misc]


async def test_the_same_key_stops_it_and_reading_goes_on_meanwhile() -> None:
    async with running_app(SHIPPED) as stage:
        stage.reading.getter = PaperGetter((sys.executable, "-c", WAITS))
        await stage.press("R")
        await wait_for(stage, lambda: "one page" in stage.lines[-1])
        await stage.press("J")
        assert stage.session.number == 2
        await stage.press("R")
        await wait_for(stage, lambda: not stage.reading.getter.is_running)
        await wait_for(stage, lambda: "已停止" in stage.lines[-1])


async def test_a_line_without_end_does_no_harm() -> None:
    noise = "import sys; sys.stderr.write('x' * 100_000 + '\\n'); sys.exit(3)"
    async with running_app(SHIPPED) as stage:
        stage.reading.getter = PaperGetter((sys.executable, "-c", noise))
        await stage.press("R")
        await wait_for(stage, lambda: not stage.reading.getter.is_running)
        assert "xxxx" in stage.lines[-1]


async def test_with_the_reader_the_process_ends() -> None:
    async with running_app(SHIPPED) as stage:
        getter = stage.reading.getter = PaperGetter((sys.executable, "-c", WAITS))
        await stage.press("R")
        await wait_for(stage, lambda: "one page" in stage.lines[-1])
        process = getter._process
    assert process is not None
    assert process.wait(PATIENCE) != 0
