"""EPUB: a package that other programs open, with nothing of the source as markup."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from command_result import RunCommand
from hypothesis import given, settings
from strategies import EDITIONS
from test_export import EDITION

from reader.app import load
from reader.export.epub import to_epub
from reader.model.edition import Edition
from reader.model.toc import entries
from reader.runtime.messages import catalogue

MESSAGES = catalogue("zh")


def opened(edition: Edition) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(to_epub(edition, entries(edition), MESSAGES)))


def test_the_first_file_names_the_type_uncompressed() -> None:
    first = opened(EDITION).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


@settings(max_examples=30)
@given(EDITIONS)
def test_every_file_is_well_formed_and_every_file_is_named(edition: Edition) -> None:
    book = opened(edition)
    for name in book.namelist():
        if name.endswith(("xhtml", "opf", "xml")):
            ElementTree.fromstring(book.read(name))  # noqa: S314 - our own file
    package = ElementTree.fromstring(book.read("book.opf"))  # noqa: S314
    manifest = {item.get("href") for item in package.iter("{http://www.idpf.org/2007/opf}item")}
    assert manifest == {
        name for name in book.namelist() if name not in {"mimetype", "META-INF/container.xml", "book.opf"}
    }


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert to_epub(EDITION, entries(EDITION), MESSAGES) == to_epub(EDITION, entries(EDITION), MESSAGES)


def test_every_character_of_an_article_is_there() -> None:
    edition = load.load_edition(load.bundled_edition_path())
    book = opened(edition)
    text = "".join(
        "".join(ElementTree.fromstring(book.read(name)).itertext())  # noqa: S314
        for name in book.namelist()
        if name.startswith("article-")
    )
    missing = [
        p.text for entry in entries(edition) for p in getattr(entry.block, "paragraphs", ()) if p.text not in text
    ]
    assert missing == []


CHECKER = Path("/usr/share/java/epubcheck.jar")
"""Where Debian's package epubcheck puts it."""


@pytest.mark.skipif(not (CHECKER.exists() and shutil.which("java")), reason="Debian's epubcheck is not installed")
def test_epubcheck_finds_no_error(tmp_path: Path) -> None:
    for name, edition in (("a", EDITION), ("b", load.load_edition(load.bundled_edition_path()))):
        path = tmp_path / f"{name}.epub"
        path.write_bytes(to_epub(edition, entries(edition), MESSAGES))
        run = subprocess.run(["java", "-jar", str(CHECKER), str(path)], capture_output=True, text=True)
        assert (run.returncode, "ERROR" in run.stdout + run.stderr) == (0, False), run.stdout + run.stderr


def test_a_terminal_is_given_no_bytes(kanbao: RunCommand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.cli.output.Output.is_terminal", True)
    ran = kanbao("export", "1", "--format", "epub")
    assert (ran.status, ran.out) == (2, "")
    assert "epub" in ran.err
