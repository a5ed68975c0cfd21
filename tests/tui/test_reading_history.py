"""What is kept between starts: read articles, places in them, theme and width."""

import os
import time
from collections.abc import Iterable
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
from app_harness import SHIPPED, AppHarness, article, edition, running_app

from reader.app.reading_history import EditionHistory, ReadingHistory
from reader.app.session import Position, Session
from reader.errors import LibraryError
from reader.library import Library
from reader.marks.records import RecordChange, Records
from reader.runtime import paths
from reader.runtime.messages import catalogue
from reader.runtime.settings import Settings
from reader.tui.preferences import load_preferences, save_preferences
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import Surface, TextRole
from reader.tui.style.themes import DARK, LIGHT


def recalled(session: Session) -> EditionHistory:
    """What a new start recalls of a session's edition."""
    found: Queue[EditionHistory] = Queue()
    memory = ReadingHistory()
    memory.recall(session, found.put)
    kept = found.get(timeout=10)
    memory.close()
    return kept


def read_some() -> None:
    """Reads the first article, and some of the second."""
    session, memory, found = Session(SHIPPED), ReadingHistory(), Queue[EditionHistory]()
    memory.recall(session, found.put)
    session.read.add(1)
    session.open(2)
    session.move(1, 30)
    memory.keep(session)
    memory.close()


def test_what_was_read_and_where_one_was_is_recalled() -> None:
    read_some()
    kept = recalled(Session(SHIPPED))
    assert kept == EditionHistory(frozenset({1}), {2: Position(2, 1, 30)})


def test_two_readers_keep_what_each_of_them_read() -> None:
    sessions, memories = [Session(SHIPPED), Session(SHIPPED)], [ReadingHistory(), ReadingHistory()]
    for session, memory in zip(sessions, memories, strict=True):
        memory.recall(session, lambda _: None)
    for number, session, memory in zip((2, 3), sessions, memories, strict=True):
        session.read |= {1, number}
        session.open(number + 2)
        session.move(1, number)
        memory.keep(session)
    for memory in memories:
        memory.close()
    kept = recalled(Session(SHIPPED))
    assert kept.read == {1, 2, 3}
    assert kept.spots == {4: Position(4, 1, 2), 5: Position(5, 1, 3)}


def test_what_is_not_known_yet_is_not_overwritten() -> None:
    read_some()
    session, memory = Session(SHIPPED), ReadingHistory()
    memory.keep(session)
    memory.close()
    assert recalled(Session(SHIPPED)).read == {1}


def test_after_an_error_everything_is_kept_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    session, memory, failed, write = Session(SHIPPED), ReadingHistory(), Queue[bool](), Records.write
    memory.recall(session, lambda _: None)

    def failing(records: Records, changes: Iterable[RecordChange], *label: Any, **touch: Any) -> None:
        if failed.empty():
            failed.put(True)
            raise LibraryError("library.failing")
        write(records, changes, *label, **touch)

    monkeypatch.setattr(Records, "write", failing)
    session.read.add(1)
    memory.keep(session)
    while failed.empty():
        time.sleep(0.01)
    session.read.add(2)
    memory.keep(session)
    memory.close()
    assert recalled(Session(SHIPPED)).read == {1, 2}


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_home_keeps_nothing_and_reading_goes_on() -> None:
    Library.open().close()
    paths.data_folder().chmod(0o500)
    read_some()
    assert recalled(Session(SHIPPED)) == EditionHistory()


def test_a_library_that_cannot_be_opened_keeps_nothing() -> None:
    paths.data_folder().mkdir(parents=True)
    (paths.data_folder() / "library.db").write_text("no library")
    read_some()
    assert (paths.data_folder() / "library.db").read_text() == "no library"


async def test_read_articles_are_dim_and_places_found_again() -> None:
    read_some()
    async with running_app(SHIPPED, (120, 12), memory=ReadingHistory()) as stage:
        await settled(stage)
        await stage.press("J")
        assert stage.session.spot == Position(2, 1, 30)
        await stage.press("J")
        strips = stage.app.screen._compositor.render_strips()
        titles = [segment.style for strip in strips for segment in strip if segment.text.startswith("我市一产业园")]
        assert DARK.style(Surface.SIDE, TextRole.DIM) in titles


async def test_the_open_article_is_where_it_was_left() -> None:
    memory = ReadingHistory()
    async with running_app(SHIPPED, (80, 12), memory=memory) as stage:
        await settled(stage)
        await stage.press("enter", "space")
        left = stage.session.spot
    assert left != Position(1)
    async with running_app(SHIPPED, (80, 12), memory=ReadingHistory()) as stage:
        await settled(stage)
        assert stage.session.spot == left
        assert stage.reading.article.top > 0


async def test_a_text_that_is_shorter_now_is_read_from_its_last_paragraph() -> None:
    long = edition(article("治污再提速", *"甲乙丙丁戊己庚辛壬癸"))._replace(source=SHIPPED.source)
    short = edition(article("治污再提速", *"甲乙丙"))._replace(source=SHIPPED.source)
    session, memory = Session(long), ReadingHistory()
    memory.recall(session, lambda _: None)
    session.move(9, 1)
    memory.keep(session)
    memory.close()
    async with running_app(short, (120, 30), memory=ReadingHistory()) as stage:
        await settled(stage)
        assert stage.session.spot.paragraph == 3
        await stage.press("r", "r", "Y")
        assert "字送往终端剪贴板" in stage.lines[-1]


async def settled(stage: AppHarness) -> None:
    """What was kept has come."""
    for _ in range(100):
        await stage.pilot.pause(0.02)
        if stage.reading.is_recalled:
            return
    raise AssertionError("nothing was recalled")


def test_theme_and_width_are_kept_until_the_settings_change() -> None:
    config = Settings()
    assert load_preferences(config) == config
    save_preferences(config, DisplaySettings(catalogue("en"), theme=LIGHT, measure=32))
    assert load_preferences(config) == config._replace(theme="light", measure=32)
    changed = config._replace(theme="ansi")
    assert load_preferences(changed) == changed


def test_a_broken_file_of_choices_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    for text in ("", "[]", "{}", '{"settings": ["dark", 28], "theme": "light", "measure": "x"}'):
        paths.look_file().parent.mkdir(exist_ok=True)
        paths.look_file().write_text(text)
        assert load_preferences(Settings()) == Settings()
