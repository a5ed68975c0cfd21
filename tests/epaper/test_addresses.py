"""What addresses name, by their form alone."""

import pytest

from reader.app import bundled
from reader.epaper.addresses import is_of, joined, on_day, recognised
from reader.epaper.contents import as_label
from reader.epaper.families import Families
from reader.epaper.papers import papers_of
from reader.errors import RulesError, SettingsError

FAMILIES = bundled.families()


@pytest.mark.parametrize(
    ("url", "family", "kind", "root", "page"),
    [
        ("http://h/rmrb/pc/layout/202607/29/node_05.html", "founder-new", "page", "http://h/rmrb/pc", "05"),
        ("http://h/rmrb/pc/content/202607/29/content_30171.html", "founder-new", "item", "http://h/rmrb/pc", None),
        ("http://h:81/fjrb/pc/col/202607/29/node_A01.html", "founder-new", "page", "http://h:81/fjrb/pc", "A01"),
        ("http://h/fjrb/pc/con/202607/29/content_1.html", "founder-new", "item", "http://h/fjrb/pc", None),
        ("https://h/x/202607/29/l01.html?a=1#b", "founder-new", "page", "https://h/x", "01"),
        ("http://h/nbrb/html/2026-07/29/node_79494.htm", "founder-classic", "page", "http://h/nbrb", None),
        ("http://h/nbrb/html/2026-07/29/content_1_2.htm?div=-1", "founder-classic", "item", "http://h/nbrb", None),
        ("http://h/gmrb/html/2026-07/29/nbs.D110000gmrb_01.htm", "founder-nbs", "page", "http://h/gmrb", "01"),
        (
            "http://h/gmrb/html/2026-07/29/nw.D110000gmrb_20260729_1-01.htm",
            "founder-nbs",
            "item",
            "http://h/gmrb",
            None,
        ),
        ("http://h/content/20260729/Page01DK.htm", "paper-index", "page", "http://h/content", "01"),
        ("http://h/content/20260729/Articel01001DK.htm", "paper-index", "item", "http://h/content", None),
        ("http://h/hebrb/20260729/html/page_02.htm", "joyhua", "page", "http://h/hebrb", "02"),
        ("http://h/shtml/sxrb/20260729/vA1.shtml", "shtml", "page", "http://h/shtml/sxrb", "A1"),
        ("http://h/Html/szbz/20260729/szbzA1.Html", "dbw", "page", "http://h/Html/szbz", "A1"),
        ("http://h/Html/szbz/20260729/szbz100234.Html", "dbw", "item", "http://h/Html/szbz", None),
        ("http://h/Html/2026-07-29/Qpaper.html", "qpaper", "page", "http://h/Html", None),
        ("http://h/html/2026/07/29/01/default.htm", "uniflows", "page", "http://h", "01"),
    ],
)
def test_an_address_names_system_paper_day_and_page(
    url: str, family: str, kind: str, root: str, page: str | None
) -> None:
    found = recognised(url, FAMILIES)
    assert found is not None
    seen = (found.family.name, "page" if found.is_page else "item", found.root, found.page, found.date)
    assert seen == (family, kind, root, page, "2026-07-29")


@pytest.mark.parametrize(
    "url",
    [
        "http://h/pc/layout/index.html",
        "http://h/pc/layout/202613/29/node_01.html",
        "http://h/pc/layout/202602/30/node_01.html",
        "http://h/html/2026-07/29/nw.D110000gmrb_20260728_1-01.htm",
        "http://h/",
    ],
)
def test_what_names_no_day_that_there_is_is_no_page_of_an_edition(url: str) -> None:
    assert recognised(url, FAMILIES) is None


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("http://h/p/layout/202607/29/node_01.html", "http://h/p/layout/202512/01/node_01.html"),
        ("http://h/p/html/2026-07/29/node_2.htm", "http://h/p/html/2025-12/01/node_2.htm"),
        ("http://h/c/20260729/Page01DK.htm", "http://h/c/20251201/Page01DK.htm"),
        ("http://h/html/2026/07/29/01/default.htm", "http://h/html/2025/12/01/01/default.htm"),
        ("http://h:2026/07/html/2026-07/29/node_2.htm", "http://h:2026/07/html/2025-12/01/node_2.htm"),
    ],
)
def test_the_same_page_of_another_day(url: str, other: str) -> None:
    found = recognised(url, FAMILIES)
    assert found is not None
    assert on_day(found, "2025-12-01") == other


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("http://h/rb/pc/content/202607/29/content_1.html", True),
        ("http://h/wb/pc/content/202607/29/content_1.html", False),
        ("http://h/rb/pc/content/202607/28/content_1.html", False),
        ("http://items/rb/pc/content/202607/29/content_1.html", True),
        ("http://items/wb/pc/content/202607/29/content_1.html", False),
    ],
)
def test_what_belongs_to_an_edition(link: str, expected: bool) -> None:
    page, found = (recognised(url, FAMILIES) for url in ("http://h/rb/pc/layout/202607/29/node_01.html", link))
    assert page is not None
    assert found is not None
    assert is_of(found, page) is expected


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("第A02版：文化", "A02", "文化"),
        ("01版:要闻", "01", "要闻"),
        ("第1版", "01", None),
        ("第01B版 商圈", "01B", "商圈"),
        ("0607版：专题", "0607", "专题"),
        ("00001版", "00001", None),
        ("特01版：画刊", "特01", "画刊"),
    ],
)
def test_labels_of_pages(text: str, number: str, name: str | None) -> None:
    label = as_label(text, FAMILIES.forms)
    assert label is not None
    assert (label.number, label.name) == (number, name)


@pytest.mark.parametrize("text", ["下一版", "上一版 >", "版面概览", "2021年改版", "头版头条看点", ""])
def test_what_is_no_label_of_a_page(text: str) -> None:
    assert as_label(text, FAMILIES.forms) is None


def test_only_web_addresses_are_links() -> None:
    assert joined("http://h/a/b.htm", "../c.htm") == "http://h/c.htm"
    for link in ("javascript:void(0)", "file:///etc/passwd", "mailto:a@b", "http://[", "data:text/html,x"):
        assert joined("http://h/a/b.htm", link) == ""


def test_a_family_takes_no_more_than_fifteen_lines_of_a_hundred_columns() -> None:
    from reader.runtime import resources

    text = resources.text("epaper/families.yaml").partition("families:\n")[2].partition("\nfields:")[0]
    for family in text.split("\n\n"):
        lines = family.rstrip().split("\n")
        assert len(lines) <= 15, lines[0]
        assert max(map(len, lines)) <= 100, lines[0]


def test_a_mistake_in_the_families_is_named() -> None:
    shared: dict[str, list[str]] = {field: [] for field in ("kicker", "title", "subtitle", "author", "printed", "body")}
    plain = {"families": {"new": {"page": "{rot}/{YYYY}", "item": "x"}}, "fields": {**shared, "caption": []}}
    with pytest.raises(RulesError, match=r"new\.page"):
        Families.from_data(plain, {"kinds": {}})


@pytest.mark.parametrize("plain", [[1], {"a": 1}, {"a": "nowhere"}, {"a": {"entry": "http://h/", "nmes": []}}])
def test_a_mistake_in_the_users_papers_is_named(plain: object) -> None:
    with pytest.raises(SettingsError, match=r"papers\.shape"):
        papers_of(plain, "papers.yaml")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("广告", "advertisement"),
        ("广告 河口酒家", "advertisement"),
        ("广告法修订草案提请审议", None),
        ("公益广告", "public_service_ad"),
        ("公益广告大赛启动", None),
        ("本版责编 丙丁", "publisher"),
        ("责任编辑：甲乙", "publisher"),
        ("主编新书出版", None),
        ("遗失声明", "notice"),
        ("公告栏里的新鲜事", None),
    ],
)
def test_what_stands_beside_the_news_is_told_from_it_by_its_title(title: str, kind: str | None) -> None:
    found = next((each for each, form in FAMILIES.forms.kinds.items() if form.search(title)), None)
    assert found == kind
