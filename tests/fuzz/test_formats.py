"""Damaged files of every form: an edition or one clear error, and nothing else."""

import gzip
import io
import json
import lzma
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.app.file_parts import FailedPart, parts
from reader.app.load import load_edition_bytes
from reader.errors import ReaderError
from reader.model.edition import Edition, Hint

TEXT = "河埠头新修石阶\n\n　　本报讯 昨日上午，河埠头村的新石阶铺好了。\n"
HTML = f"<html><head><title>某日报</title></head><body><h1>河埠头</h1><table><tr><td>{TEXT}</table></body></html>"
ENTRY = f"<item><title>题</title><description>{TEXT}</description></item>"
FEED = f"<rss><channel><title>某日报</title>{ENTRY}</channel></rss>"
RECORDS = json.dumps([{"title": "题", "content": TEXT, "date": "2021-11-08"}], ensure_ascii=False)
PDF = Path(__file__).parents[1] / "sources" / "pdf" / "side-by-side.pdf"


def archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("rmrb/20211108-01-01.txt", TEXT)
        packed.writestr("page.html", HTML)
    return file.getvalue()


def book() -> bytes:
    file = io.BytesIO()
    package = '<package><manifest><item id="a" href="a.html" media-type="text/html"/></manifest>'
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("mimetype", "application/epub+zip")
        packed.writestr("c.opf", f'{package}<spine><itemref idref="a"/></spine></package>')
        packed.writestr("a.html", HTML)
    return file.getvalue()


SAMPLES = {
    "a.html": HTML.encode(),
    "a.xml": FEED.encode(),
    "a.json": RECORDS.encode(),
    "a.jsonl": RECORDS[1:-1].encode(),
    "a.csv": f'标题,正文\n题,"{TEXT}"\n'.encode(),
    "a.zip": archive(),
    "a.epub": book(),
    "a.gz": gzip.compress(TEXT.encode()),
    "a.xz": lzma.compress(TEXT.encode()),
    "a.pdf": PDF.read_bytes(),
}


def editions(data: bytes, name: str) -> list[Edition]:
    found = []
    for part in parts(data, f"/nowhere/{name}", Hint()):
        if not isinstance(part, FailedPart):
            found.append(load_edition_bytes(part.data, part.path, part.hint))
    return found


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_damage_gives_an_edition_or_a_clear_error(name: str, data: st.DataObject) -> None:
    body = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(0, 5))):
        at = data.draw(st.integers(0, max(0, len(body) - 1)))
        body[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=8))
    with suppress(ReaderError):
        editions(bytes(body), name)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_whole_file_gives_editions(name: str) -> None:
    found = editions(SAMPLES[name], name)
    texts = "".join(text for each in found for page in each.pages for block in page.blocks for text in block.texts)
    assert texts
    assert "<td>" not in texts


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SAMPLES)), st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
def test_any_bytes_under_any_name_give_an_edition_or_a_clear_error(name: str, data: bytes) -> None:
    with suppress(ReaderError):
        editions(data, name)


def test_deep_nesting_is_no_danger() -> None:
    for name, data in (("a.json", b"[" * 100_000), ("a.jsonl", b'{"a":' * 100_000), ("a.xml", b"<rss>" * 50_000)):
        with pytest.raises(ReaderError):
            editions(data, name)
