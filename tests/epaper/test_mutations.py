"""What is read from a site does not hang on the names of its classes, nor on how its markup is written."""

from pathlib import Path

import pytest
from fake_wire import HOST, FakeWire
from fetching import Runner, edition_of
from mutations import mutated
from site_files import NAMES, Response, Site, read_site

from reader.getting import Asked
from reader.model import Article, Block

FLOOR = 0.98
SEEDS = range(4)


def blocks(site: Site, folder: Path) -> dict[str, Block]:
    folder.mkdir()
    found = Runner(folder, wire=FakeWire(site.responses)).get(Asked(HOST + site.asked))
    editions = [edition_of(got) for got in found]
    return {block.address or "": block for edition in editions for page in edition.pages for block in page.blocks}


def encoding_of(body: bytes) -> str:
    try:
        body.decode()
    except UnicodeDecodeError:
        return "gbk"
    return "utf-8"


def changed(site: Site, seed: int) -> Site:
    responses = {
        path: Response(mutated(found.body.decode(enc := encoding_of(found.body)), seed).encode(enc), found.status)
        for path, found in site.responses.items()
    }
    return Site(responses, site.asked, site.options, site.expected)


def title(block: Block) -> str:
    return block.headline if isinstance(block, Article) else ""


def body(block: Block) -> tuple[str, ...]:
    return tuple(part.text for part in block.paragraphs) if isinstance(block, Article) else block.text


def test_titles_and_bodies_outlive_a_redesign(tmp_path: Path) -> None:
    right = {"title": 0, "body": 0}
    total = 0
    wrong = []
    for name in NAMES:
        site = read_site(name)
        expected = blocks(site, tmp_path / name)
        for seed in SEEDS:
            found = blocks(changed(site, seed), tmp_path / f"{name}-{seed}")
            for address, block in expected.items():
                total += 1
                other = found.get(address)
                for what, same in (("title", title), ("body", body)):
                    is_right = other is not None and same(other) == same(block)
                    right[what] += is_right
                    if not is_right:
                        wrong.append((address, what, other and same(other)))
    assert min(right.values()) / total >= FLOOR, wrong


@pytest.mark.parametrize("name", ["founder-new", "founder-classic"])
def test_with_all_ids_and_classes_gone_the_comments_say_enough(name: str, tmp_path: Path) -> None:
    site = read_site(name)
    bare = {}
    for path, found in site.responses.items():
        text = found.body.decode(enc := encoding_of(found.body))
        for word in ("id=", "class=", "ID=", "CLASS="):
            text = text.replace(f" {word}", " data-x=")
        bare[path] = Response(text.encode(enc))
    expected = blocks(site, tmp_path / "whole")
    found_bare = blocks(Site(bare, site.asked, [], ""), tmp_path / "bare")
    assert {at: title(block) for at, block in found_bare.items()} == {
        at: title(block) for at, block in expected.items()
    }
