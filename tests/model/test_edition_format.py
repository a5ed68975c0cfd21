"""Plain values of an edition: what goes out comes in again, and a mistake in a file is named with its place."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from strategies import EDITIONS

from reader.app.load import load_edition_bytes
from reader.errors import SourceError
from reader.model.blocks import BlockKind
from reader.model.edition import Article, Edition, Page, Paragraph, PlainBlock
from reader.model.edition_format import FORMAT, from_dict, to_dict
from reader.runtime.messages import catalogue


@settings(max_examples=100, deadline=None)
@given(EDITIONS)
def test_what_goes_out_comes_in_again(edition: Edition) -> None:
    assert from_dict(to_dict(edition)) == edition


def plain(**block: Any) -> dict[str, Any]:
    return {"format": FORMAT, "pages": [{"blocks": [{"kind": "article", "lines": [1], "because": "by-hand", **block}]}]}


def test_what_is_left_out_is_as_the_model_has_it() -> None:
    paragraph = {"text": "正文。", "lines": [1]}
    (page,) = from_dict(plain(paragraphs=[paragraph])).pages
    (block,) = page.blocks
    assert block.texts == ("", "正文。")
    assert from_dict({"format": FORMAT, "pages": []}) == Edition(())
    assert from_dict(
        {"format": FORMAT, "pages": [{"number": 3, "blocks": [{"lines": [1], "text": ["甲"]}]}]}
    ) == Edition((Page((PlainBlock(BlockKind.OTHER, (1,), "", text=("甲",)),), "3"),))


@pytest.mark.parametrize(
    ("mistaken", "message", "place"),
    [
        ([], "exchange.mapping", "-"),
        ({"format": "other/2"}, "exchange.format", None),
        ({"pages": []}, "exchange.format", None),
        ({"format": FORMAT, "pages": {}}, "exchange.list", "pages"),
        ({"format": FORMAT, "pages": ["text"]}, "exchange.mapping", "pages[0]"),
        ({"format": FORMAT, "pages": [], "colour": "red"}, "exchange.unknown", "colour"),
        (plain(kind="poem"), "exchange.BlockKind", "pages[0].blocks[0].kind"),
        (plain(headlin="甲"), "exchange.unknown", "pages[0].blocks[0].headlin"),
        (plain(headline=["甲"]), "exchange.text", "pages[0].blocks[0].headline"),
        (plain(headline=True), "exchange.text", "pages[0].blocks[0].headline"),
        (plain(headline="甲\ud800"), "exchange.half", "pages[0].blocks[0].headline"),
        (plain(kind="weather", text=["晴", "\udfff"]), "exchange.half", "pages[0].blocks[0].text"),
        (plain(lines=[0]), "exchange.number", "pages[0].blocks[0].lines"),
        (plain(lines=["1"]), "exchange.number", "pages[0].blocks[0].lines"),
        (plain(lines=[True]), "exchange.number", "pages[0].blocks[0].lines"),
        (plain(kind="weather", text="晴"), "exchange.list", "pages[0].blocks[0].text"),
        (plain(kind="weather", text=[1]), "exchange.texts", "pages[0].blocks[0].text"),
        (plain(title_is_guess="no"), "exchange.flag", "pages[0].blocks[0].title_is_guess"),
        (plain(credits=[{"name": "王强", "line": 1}]), "exchange.text", "pages[0].blocks[0].credits[0].role"),
        (plain(dateline={"text": "本报讯", "town": "甲"}), "exchange.unknown", "pages[0].blocks[0].dateline.town"),
        (plain(paragraphs=[{"lines": [1]}]), "exchange.text", "pages[0].blocks[0].paragraphs[0].text"),
        (
            plain(paragraphs=[{"text": "甲", "lines": [1], "role": "verse"}]),
            "exchange.ParagraphRole",
            "pages[0].blocks[0].paragraphs[0].role",
        ),
        (
            plain(paragraphs=[{"text": "甲", "lines": [1, 2], "line_starts": [0, 2]}]),
            "exchange.starts",
            "pages[0].blocks[0].paragraphs[0].line_starts",
        ),
        ({"format": FORMAT, "newspaper_origin": "rumour"}, "exchange.Origin", "newspaper_origin"),
    ],
)
def test_a_mistake_is_named_with_its_place(mistaken: object, message: str, place: str | None) -> None:
    with pytest.raises(SourceError) as raised:
        from_dict(mistaken, "page.yaml")
    error = raised.value
    assert (error.message, error.fields.get("place")) == (message, place)
    assert "page.yaml" in catalogue("en").error(error)


def test_a_paragraph_without_offsets_has_one_for_each_line() -> None:
    (page,) = from_dict(plain(paragraphs=[{"text": "甲乙", "lines": [1, 2]}])).pages
    (block,) = page.blocks
    assert block == from_dict(to_dict(Edition((page,)))).pages[0].blocks[0]
    assert isinstance(block, Article)
    assert block.paragraphs == (Paragraph("甲乙", (1, 2), line_starts=(0, 0)),)


@pytest.mark.parametrize("date", ["soon", "2021-13-08", "20211108", "2021-11-08 10:00", ""])
def test_what_is_no_day_is_no_date_of_an_edition(date: str) -> None:
    text = json.dumps({"format": FORMAT, "date": date, "pages": []})
    with pytest.raises(SourceError) as raised:
        load_edition_bytes(text.encode(), "page.json")
    assert raised.value.message == "exchange.date"
    assert "page.json: date" in catalogue("en").error(raised.value)


@pytest.mark.parametrize("date", ['"2021-11-08"', "2021-11-08", "null"])
def test_a_day_is_the_date_of_an_edition(date: str) -> None:
    edition = load_edition_bytes(f"format: {FORMAT}\ndate: {date}\n".encode(), "page.yaml")
    assert edition.date == (None if date == "null" else "2021-11-08")
