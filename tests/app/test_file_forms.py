"""Every form in which a paper comes: what is found in it, what is refused, and that nothing shows markup."""

import gzip
import json
import lzma
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from reader.app.batch_import import add_paths, reparse_all
from reader.app.load import load_edition
from reader.errors import SourceError
from reader.library import Library
from reader.model.edition import Article, Edition

LEAD = "本报讯 昨日上午，河埠头村的新石阶铺好了最后一块石板，村民们从此上下河埠头不再打滑。"
SECOND = "村干部表示，这是今年村里办的第三件实事。"
TITLE = "河埠头新修石阶"
TEXT = f"{TITLE}\n\n　　{LEAD}\n　　{SECOND}\n"
ITEM = f"""<!DOCTYPE html><html><head><meta charset="CHARSET"><title>某日报</title><script>var a="<p>旧</p>";</script>
</head><body><div class="article"><h3 id="PreTitle">村里办实事</h3><h1 id="Title"><p>{TITLE}</p></h1>
<p class="sec">■记者 王强
<span class="date">《河口日报》（<span class="newstime">2021年11月08日</span>　第 01 版）</span></p>
<div id="ozoom"><founder-content><!--enpcontent--><p>　　{LEAD}</p><p>　　{SECOND}</p><!--/enpcontent-->
</founder-content></div></div></body></html>"""
PAGE = f"""<html><head><title>河口日报</title></head><body><p>2021年11月08日 星期一</p><p>第01版：要闻</p>
<ul><li><a href="../../../content/202111/08/content_101.html">{TITLE}</a></li></ul></body></html>"""
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>河口日报</title><item><title>{TITLE}</title>
<link>http://h/1</link><description>&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</description>
<pubDate>Mon, 08 Nov 2021 08:00:00 +0800</pubDate></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>河口日报</title><entry><title>{TITLE}</title>
<updated>2021-11-08T08:00:00+08:00</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LEAD}</p>
<p>{SECOND}</p></div></content></entry></feed>"""
RECORD = {
    "标题": TITLE,
    "正文": f"{LEAD}\n{SECOND}",
    "发布时间": "2021-11-08 06:00",
    "版次": "第01版：要闻",
    "来源": "河口日报",
}
MARKUP = f"<p>{LEAD}</p><p>{SECOND}</p>"
ENGLISH = {
    "headline": TITLE,
    "content": f"<p>{LEAD}</p><p>{SECOND}</p>",
    "date": "20211108",
    "page": 1,
    "paper": "河口日报",
}
CSV = f'标题,正文,日期,版次,来源\n{TITLE},"{LEAD}\n{SECOND}",2021年11月8日,1,河口日报\n'


def zipped(files: Iterable[tuple[str, str | bytes]], path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return path


def book(path: Path) -> Path:
    container = '<container><rootfiles><rootfile full-path="O/c.opf"/></rootfiles></container>'
    items = "".join(f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in "ba")
    package = (
        "<package><metadata><title>河口日报 2021年11月8日</title></metadata>"
        f'<manifest>{items}</manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    pages = [
        (
            f"O/{n}.xhtml",
            f"<html><head><title>x</title></head><body><h1>{t}</h1>{MARKUP}</body></html>",
        )
        for n, t in (("b", "又一条消息"), ("a", TITLE))
    ]
    files = [("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), ("O/c.opf", package), *pages]
    return zipped(files, path)


def articles(edition: Edition) -> list[Article]:
    return [block for page in edition.pages for block in page.blocks if isinstance(block, Article)]


def every_text(edition: Edition) -> str:
    return "\n".join(text for page in edition.pages for block in page.blocks for text in block.texts)


FORMS: dict[str, bytes] = {
    "item.html": ITEM.encode(),
    "item-gbk.html": ITEM.replace("CHARSET", "gb2312").encode("gb18030"),
    "declared-wrongly.html": ITEM.replace("CHARSET", "gb2312").encode(),
    "feed.xml": FEED.encode(),
    "atom.xml": ATOM.encode(),
    "crawl.jsonl": json.dumps(RECORD, ensure_ascii=False).encode() + b"\n",
    "one.json": json.dumps(ENGLISH).encode(),
    "list.json": json.dumps([ENGLISH]).encode(),
    "crawl.csv": CSV.encode("gb18030"),
}


@pytest.mark.parametrize("name", FORMS)
def test_each_form_gives_the_article_with_its_fields(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(FORMS[name])
    edition = load_edition(str(tmp_path / name))
    (article,) = articles(edition)
    assert (edition.newspaper, edition.date) == ("河口日报", "2021-11-08")
    assert article.headline == TITLE
    assert [paragraph.text for paragraph in article.paragraphs] == [LEAD, SECOND]
    assert "<" not in every_text(edition)
    assert edition.source is not None
    assert "<" not in edition.source.text


def test_any_other_html_is_read_as_its_text(tmp_path: Path) -> None:
    html = (
        f"<html><head><title>t</title><style>p{{}}</style></head><body><nav><ul><li>首页</li></ul></nav><h1>{TITLE}</h1>"
        f"<div><p>　　{LEAD}<p>　　{SECOND}</div><footer>版权所有</footer><script>x()</script></body></html>"
    )
    file = tmp_path / "page.html"
    file.write_text(html, "utf-8")
    (article,) = articles(edition := load_edition(str(file)))
    assert (article.headline, [paragraph.text for paragraph in article.paragraphs]) == (TITLE, [LEAD, SECOND])
    assert not any(word in every_text(edition) for word in ("<", "x()", "首页", "版权"))


@pytest.mark.parametrize("place", ["content/202111/08", "layout/202111/08"])
def test_a_saved_page_takes_the_items_beside_it(place: str, tmp_path: Path, library: Library) -> None:
    for folder, name, html in (("layout/202111/08", "node_01.html", PAGE), (place, "content_101.html", ITEM)):
        (tmp_path / "rb/pc" / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / "rb/pc" / folder / name).write_text(html, "utf-8")
    page = tmp_path / "rb/pc/layout/202111/08/node_01.html"
    edition = load_edition(str(page))
    assert (edition.date, edition.pages[0].number, edition.pages[0].name) == ("2021-11-08", "01", "要闻")
    assert [paragraph.text for paragraph in articles(edition)[0].paragraphs] == [LEAD, SECOND]
    add_paths([str(page)], library)
    assert [stored.key for stored in library.editions()] == ["河口日报/2021-11-08/01"]


def test_packed_texts_are_read_and_books_in_the_order_of_their_spine(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "a.txt.xz").write_bytes(lzma.compress(TEXT.encode("gb18030")))
    zipped([("../../a.txt", TEXT)], tmp_path / "a.zip")
    for name in ("a.txt.gz", "a.txt.xz", "a.zip"):
        assert [article.headline for article in articles(load_edition(str(tmp_path / name)))] == [TITLE]
    edition = load_edition(str(book(tmp_path / "a.epub")))
    assert [article.headline for article in articles(edition)] == [TITLE, "又一条消息"]
    assert (edition.newspaper, edition.date) == ("河口日报", "2021-11-08")


def test_several_days_in_one_file_are_several_editions(tmp_path: Path, library: Library) -> None:
    rows = [RECORD | {"发布时间": f"2021-11-0{day}", "标题": f"第{day}天的消息"} for day in (8, 9)]
    file = tmp_path / "crawl.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    assert add_paths([str(file)], library).added == 2
    assert add_paths([str(file)], library).unchanged == 2
    assert [stored.date for stored in library.editions()] == ["2021-11-09", "2021-11-08"]
    assert reparse_all(library).replaced == 0
    assert [page.name for page in load_edition(str(file)).pages] == ["2021-11-08 要闻", "2021-11-09 要闻"]


def crawled(folder: Path, *numbers: int) -> list[str]:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"20211108-01-{number:02}.txt").write_text(f"第{number}条消息见报\n\n　　{LEAD}\n", "utf-8")
    return [str(folder / f"20211108-01-{number:02}.txt") for number in numbers]


def headlines(library: Library) -> list[str]:
    (stored,) = library.editions()
    return [article.headline for article in articles(library.edition(stored.key))]


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 1, 2)])
def test_a_crawlers_folder_is_one_edition_a_page(order: tuple[int, ...], tmp_path: Path, library: Library) -> None:
    folder = tmp_path / "rmrb"
    names = crawled(folder, *order)
    assert add_paths(names, library).added == 1
    assert [add_paths([str(folder)], library).unchanged, add_paths(names[:1], library).unchanged] == [1, 1]
    assert headlines(library) == [f"第{number}条消息见报" for number in (1, 2, 3)]
    assert reparse_all(library).replaced == 0
    crawled(folder, 4)
    assert add_paths([str(folder / "20211108-01-04.txt")], library).replaced == 1
    assert headlines(library)[3:] == ["第4条消息见报"]


REFUSED = {
    "a.docx": "DOCX",
    "a.doc": "DOC",
    "a.png": "PNG",
    "a.db": "SQLite",
    "a.mobi": "MOBI",
    "a.rtf": "RTF",
}
OLE, MOBI = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"x" * 60 + b"BOOKMOBI"
CONTENTS = {"a.doc": OLE, "a.png": b"\x89PNG\r\n", "a.db": b"SQLite format 3\0", "a.mobi": MOBI, "a.rtf": b"{\\rtf1"}


@pytest.mark.parametrize("name", REFUSED)
def test_a_form_that_is_not_read_is_refused_by_its_name(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    if name == "a.docx":
        zipped([("[Content_Types].xml", "x"), ("word/document.xml", "x")], file)
    else:
        file.write_bytes(CONTENTS[name])
    with pytest.raises(SourceError) as caught:
        load_edition(str(file))
    assert (caught.value.message, str(caught.value.fields["form"]).split()[0]) == ("source.refused", REFUSED[name])


def test_bombs_are_refused(tmp_path: Path) -> None:
    zipped([("a.txt", b"0" * 40_000_000)], tmp_path / "bomb.zip")
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b"0" * 40_000_000))
    (tmp_path / "bomb.xz").write_bytes(lzma.compress(b"0" * 40_000_000))
    entities = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaa">]><rss><channel><title>&a;</title></channel></rss>'
    (tmp_path / "bomb.xml").write_text(entities, "utf-8")
    messages = []
    for name in ("bomb.zip", "bomb.gz", "bomb.xz", "bomb.xml"):
        with pytest.raises(SourceError) as caught:
            load_edition(str(tmp_path / name))
        messages.append(caught.value.message)
    assert messages == ["source.bomb", "source.bomb", "source.bomb", "source.doctype"]
