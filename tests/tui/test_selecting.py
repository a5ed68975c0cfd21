"""A passage is selected, copied, noted on, searched and handed to commands, with the keyboard alone."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from app_harness import AppHarness, article, edition, running_app

from reader.app import word_worker
from reader.app.user_program import ProgramOutput
from reader.marks.records import Records
from reader.runtime.settings import Settings
from reader.tui.screens import output_screen
from reader.tui.screens.notes_screen import NotesScreen
from reader.tui.screens.output_screen import OutputScreen
from reader.tui.screens.selecting_screen import SelectingScreen

SHORT = edition(
    article("平湖党建", "平湖市委发布意见，推进改革。第二句在此！", "末段文字。"), article("另一篇", "别的文字。")
)


@pytest.fixture(autouse=True)
def _no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words as the segmenter would find them, without its process."""

    async def found(texts: Sequence[str]) -> word_worker.Words:
        return {text: range(0, len(text), 2) for text in texts}

    monkeypatch.setattr(word_worker, "words_of", found)


def selecting(stage: AppHarness) -> SelectingScreen:
    screen = stage.app.screen
    assert isinstance(screen, SelectingScreen)
    return screen


def selected(stage: AppHarness) -> str:
    selection = selecting(stage).selection
    assert selection
    return selection.text


async def test_the_screen_stays_as_it_was_but_for_the_last_line() -> None:
    for size in ((80, 24), (120, 40), (200, 50)):
        async with running_app(SHORT, size) as stage:
            await stage.press("enter")
            before = stage.lines
            await stage.press("v")
            assert stage.lines[:-1] == before[:-1]
            await stage.press("escape")
            assert stage.lines == before


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("", "平"),
        ("l", "湖"),
        ("vl", "平湖"),
        ("j", "平"),
        ("jj", "第"),
        ("}s", "平湖市委发布意见，推进改革。"),
        ("})s", "第二句在此！"),
        ("}v]h", "平湖市委发布意见，"),
        ("e", "平湖"),
        ("en", "党建"),
        ("enn", "平湖"),
        ("ennN", "党建"),
        ("}v)ho", "平湖市委发布意见，推进改革。"),
        ("vG", "平湖党建\n平湖市委发布意见，推进改革。第二句在此！\n末段文字。"),
        ("G{", "末"),
    ],
)
async def test_keys_select(keys: str, expected: str) -> None:
    async with running_app(SHORT, (80, 24)) as stage:
        await stage.press("v", *keys)
        if keys == "jj":
            assert selected(stage) in TEXT
        else:
            assert selected(stage) == expected


TEXT = "\n".join(SHORT.pages[0].blocks[0].texts)


async def test_a_passage_is_copied_in_the_words_of_the_source_and_with_its_reference() -> None:
    async with running_app(SHORT) as stage:
        await stage.press("v", "}", "s", "y")
        assert stage.app.clipboard == "平湖市委发布意见，推进改革。"
        assert stage.app.screen is stage.reading
        await stage.press("v", "}", "s", "Y")
        expected = "“平湖市委发布意见，推进改革。”\n[佚名]. 平湖党建[N]. 某报，2021-11-08（01）."
        assert stage.app.clipboard == expected


async def test_how_a_word_is_read_is_told() -> None:
    async with running_app(SHORT) as stage:
        await stage.press("v", "e")
        assert "2 字  ping hu" in stage.lines[-1]


async def test_a_word_is_searched_everywhere() -> None:
    async with running_app(SHORT) as stage:
        await stage.press("v", "e", "*")
        assert stage.session.hit_list
        assert stage.session.hit_list.needle == "平湖"


async def test_a_note_is_written_marked_listed_and_removed() -> None:
    async with running_app(SHORT, config=Settings(theme="none")) as stage:
        await stage.press("v", "}", "s", "a")
        await stage.type("要查")
        await stage.press("enter")
        assert stage.app.screen is stage.reading
        assert all(style.underline for style in stage.styles("平湖市委发布意见，推进改革。"))
        assert stage.styles("平湖市委发布意见，推进改革。")
        await stage.press("@")
        assert isinstance(stage.app.screen, NotesScreen)
        assert "“平湖市委发布意见，推进改革。”" in stage.text
        assert "要查" in stage.text
        await stage.press("/")
        await stage.type("没有")
        assert "要查" not in stage.text
        await stage.press("escape", "d")
        assert "要查" not in stage.text
        await stage.press("u")
        assert "要查" in stage.text
        await stage.press("d", "escape")
        assert not stage.styles("平湖市委发布意见，推进改革。")


async def test_a_note_is_gone_to_from_another_article_and_stays_for_the_next_time() -> None:
    async with running_app(SHORT) as stage:
        await stage.press("v", "}", "s", "a")
        await stage.type("记")
        await stage.press("enter", "J", "@", "enter")
        assert stage.session.number == 1
    async with running_app(SHORT) as stage:
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()
        assert [note.text for note in stage.reading.notebook.notes] == ["记"]
        assert stage.reading.noted


async def test_a_note_on_several_paragraphs_is_undone_as_a_whole() -> None:
    async with running_app(SHORT) as stage:
        await stage.press("v", "v", "G", "a", "enter")
        assert len(stage.reading.notebook.notes) == 3
        await stage.press("@", "u")
        assert not stage.reading.notebook.notes


async def test_a_note_whose_words_are_gone_is_listed_as_lost() -> None:
    async with running_app(SHORT) as stage:
        await stage.press("v", "}", "s", "a", "enter")
    mended = edition(article("平湖党建", "全是别的话。"))
    async with running_app(mended) as stage:
        await stage.app.workers.wait_for_complete()
        await stage.press("@")
        assert "“平湖市委发布意见，推进改革。”" in stage.text
        assert "已失去位置" in stage.text


async def test_esc_writes_no_note() -> None:
    async with running_app(SHORT) as stage:
        await stage.press("v", "a")
        await stage.type("不")
        await stage.press("escape", "escape")
        assert stage.app.screen is stage.reading
    with Records.open() as records:
        assert records.every("note") == []


async def test_a_command_gets_the_passage_and_its_output_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def run(command: str, passage: str) -> ProgramOutput:
        asked.append((command, passage))
        return ProgramOutput("一\tx\x1b[31m\n二\n", 0)

    monkeypatch.setattr(output_screen, "run_program", run)
    async with running_app(SHORT, config=Settings(commands={"d": "dict {}"})) as stage:
        await stage.press("v", "e", "!")
        await stage.type("d")
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()
        assert asked == [("dict {}", "平湖")]
        assert isinstance(stage.app.screen, OutputScreen)
        assert "二" in stage.text
        assert "\x1b" not in stage.text
        await stage.press("escape", "escape", "|")
        await stage.type("wc -m")
        await stage.press("enter")
        await stage.app.workers.wait_for_complete()
        assert asked[-1] == ("wc -m", TEXT)


async def test_what_has_no_file_or_address_says_so() -> None:
    async with running_app(SHORT) as stage:
        await stage.press("E")
        assert "不是从文件读入" in stage.lines[-1]
        await stage.press("O")
        assert "没有网址" in stage.lines[-1]


async def test_every_key_of_the_selection_works_with_an_input_method(tmp_path: Path) -> None:
    async with running_app(SHORT) as stage:
        await stage.type("#」。")
        assert selected(stage) == "平湖市委发布意见，推进改革。"
        await stage.type("＠")
        await stage.type("好")
        await stage.press("enter")
        assert [note.text for note in stage.reading.notebook.notes] == ["好"]
