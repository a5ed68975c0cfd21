"""Lost beginnings, lost ends and gaps: what is marked, why, and above all what is not."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.app import bundled
from reader.model.edition import Diagnostic, Paragraph, ParagraphRole
from reader.parser.assembly.edition_checks import MESSAGES as WHOLE_EDITION
from reader.parser.truncation.damage import DamageRules, is_literary, mark_damage
from reader.parser.truncation.lost_beginnings import evidence_of_loss
from reader.runtime import resources
from reader.runtime.messages import catalogue

RULES = resources.load("rules/damage.yaml")
WHOLE = "全市各地积极行动,抓紧组织春耕生产,确保全年粮食丰收。"


@pytest.fixture(scope="module")
def rules() -> DamageRules:
    return bundled.rules().damage


def paragraphs(*texts: str, role: ParagraphRole = ParagraphRole.TEXT) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text, (line,), role) for line, text in enumerate(texts, 1))


def examples(key: str) -> list[Any]:
    return [pytest.param(text, sign["id"], id=f"{sign['id']}:{text}") for sign in RULES["signs"] for text in sign[key]]


@pytest.mark.parametrize(("text", "sign"), examples("matches"))
def test_the_examples_of_a_sign_show_it(text: str, sign: str, rules: DamageRules) -> None:
    assert sign in set(evidence_of_loss(text, WHOLE, rules.beginnings))


@pytest.mark.parametrize(("text", "sign"), examples("misses"))
def test_the_counterexamples_of_a_sign_show_none(text: str, sign: str, rules: DamageRules) -> None:
    assert list(evidence_of_loss(text, WHOLE, rules.beginnings)) == []


def test_every_reason_is_told_in_the_catalogue_in_the_same_words() -> None:
    texts = catalogue("en").texts
    reasons = {reason["id"]: reason["message"] for reason in [*RULES["signs"], *RULES["reasons"]]} | WHOLE_EDITION
    assert {
        key.removeprefix("damage."): text["en"] for key, text in texts.items() if key.startswith("damage.")
    } == reasons


def test_a_lost_beginning_is_marked_with_its_reason(rules: DamageRules) -> None:
    marked, found = mark_damage(paragraphs(WHOLE, "济增长保持平稳,各项指标好于预期,企业信心增强。"), rules)
    assert [paragraph.lost_before for paragraph in marked] == [False, True]
    assert found == (Diagnostic("lost-before", 2, "cut-word", "It begins with the end of a word that is cut in two."),)


def test_a_quotation_may_go_on_over_several_paragraphs(rules: DamageRules) -> None:
    texts = (
        "信中写道:“三年前我初到南江,人生地不熟。",
        "乡亲们腾出最好的屋子给我住。",
        "他们是我的亲人。”信纸上有泪痕。",
    )
    marked, _ = mark_damage(paragraphs(*texts), rules)
    assert not any(paragraph.lost_before for paragraph in marked)


def test_words_tell_nothing_where_it_is_no_news(rules: DamageRules) -> None:
    cut, sign = "济增长保持平稳,各项指标好于预期,企业信心增强。", ",各地积极行动,抓紧组织春耕生产。"
    marked, _ = mark_damage(paragraphs(WHOLE, cut, sign), rules, is_news=False)
    assert [paragraph.lost_before for paragraph in marked] == [False, False, True]


def test_a_bullet_shows_where_the_beginning_is(rules: DamageRules) -> None:
    marked, _ = mark_damage(paragraphs("▲集团内部的覆盖面,公司将活动延伸到一线。"), rules)
    assert not marked[0].lost_before


def test_who_tells_of_himself_writes_no_news(rules: DamageRules) -> None:
    assert is_literary(["我把煤油灯端到窗台上，母亲看着我，什么也没有说。"], rules)
    assert not is_literary(["我市加快建设步伐，我国最大的渔港下月开港，我校师生前往参观。"], rules)


def test_a_quotation_may_be_closed_in_the_paragraph_after_its_beginning(rules: DamageRules) -> None:
    marked, _ = mark_damage(
        paragraphs("他回忆道:“那一年,村里还没有通电。", "后来路修好了,电也通了。”他说着笑了起来。"), rules
    )
    assert not any(paragraph.lost_before for paragraph in marked)


def test_a_paragraph_that_breaks_off_is_marked_at_its_last_line(rules: DamageRules) -> None:
    broken = Paragraph("工程建成后,将有效改善沿线居民的出行条件,带动周边乡镇的发", (2, 3))
    marked, found = mark_damage((*paragraphs(WHOLE), broken, *paragraphs(WHOLE)), rules)
    assert [paragraph.lost_after for paragraph in marked] == [False, True, False]
    assert [(item.code, item.line, item.because) for item in found] == [("lost-after", 3, "no-final-stop")]


WHOLE_ENDS = """\
工程将于年底建成通车,届时往来更加方便。
他说:“工程将于年底建成,往来更加方便。”
工程将于年底建成,往来更加方便。 记者顾凌
工程将于年底建成,往来更加方便。（李平 王新）
工程将于年底建成,往来更加方便……
工程将于年底建成,届时往来更加方便(下转第三版)
主要内容包括以下几个方面,请遵照执行:"""


@pytest.mark.parametrize("end", WHOLE_ENDS.splitlines())
def test_whole_ends_are_not_marked(end: str, rules: DamageRules) -> None:
    marked, _ = mark_damage(paragraphs(WHOLE, WHOLE, end), rules)
    assert not any(paragraph.lost_after for paragraph in marked)


def test_where_open_ends_are_the_custom_none_is_marked(rules: DamageRules) -> None:
    marked, _ = mark_damage(paragraphs(*["大會於昨日下午三時在本市舉行、到會代表二百餘人、討論甚爲熱烈"] * 4), rules)
    assert not any(paragraph.lost_after for paragraph in marked)


def test_verse_is_left_alone(rules: DamageRules) -> None:
    marked, found = mark_damage(
        paragraphs("春风吹过原野", "的歌声在远方", "了无牵挂的云", "在天空徘徊", "等你归来"), rules
    )
    assert found == ()
    assert not any(paragraph.lost_before or paragraph.lost_after for paragraph in marked)


@pytest.mark.parametrize("role", [ParagraphRole.SUBHEAD, ParagraphRole.CAPTION])
def test_subheads_and_captions_are_left_alone(role: ParagraphRole, rules: DamageRules) -> None:
    assert mark_damage(paragraphs("济增长保持平稳的新局面和新的发展道路", role=role), rules)[1] == ()


def test_someone_quoted_who_was_never_introduced_shows_a_possible_gap(rules: DamageRules) -> None:
    quote = "“工程完工以后,大家出门方便多了。”张东海说。"
    marked, found = mark_damage(paragraphs(WHOLE, WHOLE, quote), rules)
    assert [paragraph.possible_gap for paragraph in marked] == [None, None, "unknown-speaker"]
    assert [(item.code, item.line) for item in found] == [("possible-gap", 3)]


@pytest.mark.parametrize(
    "introduction",
    ["村民张东海今年六十岁,种了一辈子地,是有名的种粮大户。", WHOLE + "站长张东海介绍,今年的产量比去年高。"],
)
def test_someone_who_was_named_before_shows_no_gap(introduction: str, rules: DamageRules) -> None:
    marked, _ = mark_damage(paragraphs(WHOLE, introduction, "“大家出门方便多了。”张东海说。"), rules)
    assert not any(paragraph.possible_gap for paragraph in marked)


def test_a_post_before_the_name_is_an_introduction(rules: DamageRules) -> None:
    marked, _ = mark_damage(paragraphs(WHOLE, WHOLE, "“大家出门方便多了。”村党支部书记张东海说。"), rules)
    assert not any(paragraph.possible_gap for paragraph in marked)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet="的了化性，。“”、）0.5%张说市经济展 \n", min_size=0, max_size=30), max_size=5))
def test_any_text_is_judged_without_error_and_kept(texts: list[str]) -> None:
    before = paragraphs(*texts)
    after, found = mark_damage(before, bundled.rules().damage)
    assert [paragraph.text for paragraph in after] == texts
    assert {item.line for item in found} <= set(range(1, len(texts) + 1))
