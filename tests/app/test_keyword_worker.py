"""Keywords come from a process of their own, are kept by content, and cost the reader's process no segmenter."""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.app import keyword_worker
from reader.errors import ReaderError
from reader.model.blocks import BlockKind
from reader.model.edition import Article, Edition, Page, Paragraph, Source
from reader.runtime import paths

TEXT = "独山港镇污水治理提档升级,独山港镇的农村生活污水治理受到好评。"


def edition(text: str = TEXT) -> Edition:
    block = Article(BlockKind.ARTICLE, (1, 2), "test", headline="污水治理", paragraphs=(Paragraph(text, (2,)),))
    return Edition((Page((block,)),))


async def test_the_keywords_of_each_article_come_under_the_number_of_its_entry() -> None:
    found = await keyword_worker.keywords_of(edition())
    assert list(found) == [1]
    assert "污水治理" in [keyword.term for keyword in found[1]]


async def test_the_answer_is_kept_and_given_again_without_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    first = await keyword_worker.keywords_of(edition())
    monkeypatch.setattr(sys, "executable", "/nonexistent")
    moved = edition()._replace(source=Source("elsewhere.txt", "utf-8", "", 2))
    assert await keyword_worker.keywords_of(moved) == first
    with pytest.raises(FileNotFoundError):
        await keyword_worker.keywords_of(edition("别的文字。"))


async def test_a_spoilt_copy_is_worked_out_again() -> None:
    first = await keyword_worker.keywords_of(edition())
    folder = paths.cache_folder()
    assert folder
    (kept,) = folder.glob("keywords-*.json")
    kept.write_text('{"1": [["污水"]]}')
    assert await keyword_worker.keywords_of(edition()) == first


async def test_only_so_many_answers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = paths.cache_folder()
    assert folder
    for age, name in enumerate(["keywords-c.json", "keywords-b.json", "keywords-a.json"]):
        (folder / name).write_text("{}")
        os.utime(folder / name, (1000 - age, 1000 - age))
    monkeypatch.setattr(keyword_worker.KEYWORDS, "keep", 2)
    await keyword_worker.keywords_of(edition())
    assert (folder / "keywords-c.json").exists()
    assert len(list(folder.glob("keywords-*.json"))) == 2


async def test_a_process_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(ReaderError) as caught:
        await keyword_worker.keywords_of(edition())
    assert (caught.value.message, caught.value.fields) == ("keywords-failed", {"status": 1})


async def test_cancelling_kills_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, told = tmp_path / "slow", tmp_path / "pid"
    slow.write_text(f"#!/bin/sh\necho $$ > {told}\nexec sleep 60\n")
    slow.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(slow))
    task = asyncio.create_task(keyword_worker.keywords_of(edition()))
    patience = time.monotonic() + 20
    while not (told.exists() and told.read_text()) and time.monotonic() < patience:
        await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait({task}, timeout=20)
    assert task.cancelled()
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


def test_leaving_while_the_process_starts_says_nothing() -> None:
    code = (
        "import asyncio; from reader.app import keyword_worker; from reader.model.edition import Edition\n"
        "async def leave():\n"
        "    task = asyncio.create_task(keyword_worker.keywords_of(Edition(())))\n"
        "    await asyncio.sleep(0)\n"
        "    task.cancel()\n"
        "asyncio.run(leave())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("", "")


def test_the_process_that_asks_imports_no_segmenter() -> None:
    code = (
        "import asyncio, sys; from reader.app import keyword_worker; from reader.model.edition import Edition;"
        "asyncio.run(keyword_worker.keywords_of(Edition(())));"
        "print([name for name in sys.modules if 'jieba' in name], file=sys.stdout)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("[]\n", "")


async def test_a_module_in_the_folder_of_the_user_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "jieba.py").write_text("raise SystemExit(9)")
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert list(await keyword_worker.keywords_of(edition())) == [1]
