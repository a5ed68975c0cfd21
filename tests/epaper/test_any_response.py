"""What holds for any response."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st
from site_files import NAMES, read_site

from reader.app import bundled
from reader.app.load import load_edition_bytes
from reader.epaper.bundle import Bundle, Response, is_bundle, printed, read, written
from reader.epaper.compose import compose
from reader.model.edition import Article, Edition
from reader.model.edition_format import from_dict, to_dict

PAGE, ITEM = "http://h/rb/pc/layout/202111/08/node_01.html", "http://h/rb/pc/content/202111/08/content_1.html"
WORDS = st.text(st.sampled_from("石阶修好了灯亮，。：“”《》ABc 19<&>　\u00a0"), max_size=20)
TAGS = st.sampled_from(["p", "P", "div", "span", "b", "strong", "br", "td", "h3", "font", "li", "table"])


@st.composite
def markup(draw: st.DrawFn, depth: int = 3) -> str:
    parts = []
    for _ in range(draw(st.integers(0, 4))):
        if depth and draw(st.booleans()):
            tag = draw(TAGS)
            close = f"</{tag}>" if draw(st.booleans()) else ""
            parts.append(f"<{tag}>{draw(markup(depth - 1))}{close}")
        else:
            parts.append(draw(WORDS).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    return "".join(parts)


def page_of(*titles: str) -> str:
    return "".join(f'<a href="../../../content/202111/08/content_1.html">{title}</a>' for title in titles)


def visible(text: str) -> str:
    return re.sub(r"\s+", "", text)


def edition(*responses: tuple[str, str]) -> Edition:
    return compose(Bundle(tuple(Response(*each) for each in responses)), bundled.families(), bundled.rules())


def body_text(html: str) -> str:
    from selectolax.lexbor import LexborHTMLParser

    node = LexborHTMLParser(f'<html><body><div id="ozoom">{html}</div></body></html>').css_first("#ozoom")
    return visible(node.text()) if node else ""


@settings(max_examples=150, deadline=None)
@given(markup())
def test_every_visible_character_of_a_body_stands_in_the_edition_once_and_in_order(html: str) -> None:
    whole = f'<html><body><h1 id="Title">题目</h1><div id="ozoom">{html}</div></body></html>'
    found = edition((PAGE, page_of("题目")), (ITEM, whole))
    expected = body_text(html)
    assert visible(printed(found)) == "题目" + expected


@settings(max_examples=60, deadline=None)
@given(markup())
def test_the_lines_of_an_edition_are_its_texts_each_once(html: str) -> None:
    found = edition((PAGE, page_of("题目")), (ITEM, f'<h1 id="Title">题目</h1><div id="ozoom">{html}</div>'))
    numbers = [line for page in found.pages for block in page.blocks for line in block.lines]
    assert numbers == list(range(1, len(numbers) + 1))
    assert from_dict(to_dict(found)) == found._replace(source=None)
    for block in (block for page in found.pages for block in page.blocks):
        assert isinstance(block, Article) or len(block.lines) == len(block.text)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NAMES), st.data())
def test_any_damage_to_a_site_leaves_an_edition(name: str, data: st.DataObject) -> None:
    responses = []
    for path, found in read_site(name).responses.items():
        body = bytearray(found.body)
        for _ in range(data.draw(st.integers(0, 6))):
            at = data.draw(st.integers(0, max(0, len(body) - 1)))
            body[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=8))
        responses.append((f"http://h{path}", bytes(body).decode("utf-8", "replace")))
    composed = edition(*responses)
    assert from_dict(to_dict(composed)) == composed


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.just(PAGE) | st.just(ITEM), st.text(max_size=60)), max_size=3))
@example([(ITEM, "\x85\u2028\ufeff&quot;&nbsp;(cid:1)")])
def test_a_bundle_is_read_as_it_was_written(pairs: list[tuple[str, str]]) -> None:
    given_ = Bundle(tuple(Response(*pair) for pair in pairs), "河口日报")
    text = written(given_).decode()
    assert is_bundle(text)
    assert read(text, "-") == given_
    assert load_edition_bytes(written(given_), "-").newspaper == "河口日报"


def test_deep_nesting_is_no_danger() -> None:
    deep = "<div>" * 20_000 + "深" + "</div>" * 20_000
    found = edition((PAGE, page_of("题目")), (ITEM, f'<h1 id="Title">题目</h1><div id="ozoom">{deep}</div>'))
    assert "深" in printed(found)
