"""Bylines in every form that papers print: on lines of their own, in the lead, at the end."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.app import bundled
from reader.model.edition import Credit
from reader.parser.bylines.byline_reader import BylineRules, is_bare_name, read_byline, read_tail
from reader.parser.bylines.lead_bylines import read_lead


@pytest.fixture(scope="module")
def rules() -> BylineRules:
    return bundled.rules().bylines


def told(people: tuple[Credit, ...]) -> str:
    """`reporter 王平; photographer 李南`, with rank and organisation in brackets where there are any."""
    return "; ".join(
        f"{credit.role} {credit.name}" + "".join(f" [{part}]" for part in (credit.rank, credit.organisation) if part)
        for credit in people
    )


LINES = """
記者林平／攝影王強 => role: reporter 林平; photographer 王強
記者張簡明／恆春報導 => role: reporter 張簡明
【記者王小平／台北報導】 => role: reporter 王小平
【本報記者王小平嘉義報導】 => role: reporter 王小平
〔記者王小平、李大同／台北－高雄連線報導〕 => role: reporter 王小平; reporter 李大同
【王小平／台北報導】 => role: reporter 王小平
〔即時新聞／綜合報導〕 => desk:
【本報特派記者王小平華盛頓十二日電】 => role: reporter 王小平 [特派]
（記者王小平台北訊） => role: reporter 王小平
（圖／本報資料照片） => photo:
（综合新华社报道） => agency: agency 新华社
〔本報訊〕（記者 陳大文） => role: reporter 陳大文
香江日報訊（記者 陳大文） => role: reporter 陳大文
N本报记者 林平 => mark-role: reporter 林平
海都记者 林平 摄 => photo: photographer 林平 [海都]
记者▏林平 => role: reporter 林平
文◎林平　圖◎王強 => role: author 林平; photographer 王強
□ 本报记者 赫连平 □ 本报通讯员 李南 => mark-role: reporter 赫连平; correspondent 李南
文/南江都市报记者 王平 实习生 李南 => role: reporter 王平 [南江都市报]; 实习生 李南
图/南江晚报记者 王平 => photo: photographer 王平 [南江晚报]
统筹/南江晚报记者 王平 => role: reporter 王平 [南江晚报]
南江晚报·南江壹点记者 王平 => role: reporter 王平 [南江晚报·南江壹点]
南江快报+记者 王平 => role: reporter 王平 [南江快报]
南江晚报/紫帆新闻记者 王平 => role: reporter 王平 [南江晚报/紫帆新闻]
晚报记者 令狐平 摄 => photo: photographer 令狐平
大江報記者 王平 => role: reporter 王平 [大江報]
特派记者 王平 发自北京 => role: reporter 王平 [特派]
王平摄（南江视觉） => photo: photographer 王平
图/受访者供图 => photo:
山东莒南　王南平 => placed-name: author 王南平
河北邱县 读者 王南平 => role: 读者 王南平
林平 画 => role: 制图 林平
林平 作 => role: 制图 林平
林平 译 => role: 整理 林平
策划：王平 李南 => role: 统筹 王平; 统筹 李南
本版摄影 王平 => photo: photographer 王平
作者为江南大学教师 => note:
（作者系江南大学教师） => note:
（摘自《江南文摘》） => note:
（未完待续） => note:
■记者 王平 => mark-role: reporter 王平
●记者 王平 => mark-role: reporter 王平
•见习记者 王平 => mark-role: reporter 王平 [见习]
2024年05月09日 作者：林平 => role: author 林平
工人　林平 => bare-names: author 林平
（新华社记者觉果摄） => photo: photographer 觉果 [新华社]
（解放军报记者林平、新华社记者丁南） => role: reporter 林平 [解放军报]; reporter 丁南 [新华社]
■记者 王平平 黄南 通讯员 曹金 姜俊 摄影 李 强 => mark-role: \
reporter 王平平; reporter 黄南; correspondent 曹金; correspondent 姜俊; photographer 李强
记者 罗 明 陈南山 => role: reporter 罗明; reporter 陈南山
记者 罗南 章 文 => role: reporter 罗南; reporter 章文
记者 文 静 李 凡 => role: reporter 文静; reporter 李凡
记者　王　平　李南山 => role: reporter 王平; reporter 李南山
□朱明 记者 洪亮/文 周晨/图 => mark-role: author 朱明; reporter 洪亮; photographer 周晨
(林海 陈云 王静/文 李宏/摄) => role: author 林海; author 陈云; author 王静; photographer 李宏
记者 傅明 通讯员 周凡 文/摄 => role: reporter 傅明; correspondent 周凡; photographer 傅明
记者 傅明 文 / 摄 => role: reporter 傅明; photographer 傅明
图/文 记者 傅明 => role: reporter 傅明; photographer 傅明
文/记者 李霞 摄影/记者 王强 => role: reporter 李霞; photographer 王强
■摄影 记者 王 蓉 => photo: photographer 王蓉
（新华社记者李兰红摄） => photo: photographer 李兰红 [新华社]
徐平 朱立 李文方 摄 => photo: photographer 徐平; photographer 朱立; photographer 李文方
市委宣传部 供图 => photo: 供图 市委宣传部
（传真照片） => photo:
文/张广平 => role: author 张广平
本报评论员 => role: author 本报评论员
本报驻温州首席记者 韩 雪 => role: reporter 韩雪 [驻温州首席]
平湖日报记者 李霞 嘉兴日报记者 王强 => role: reporter 李霞 [平湖日报]; reporter 王强 [嘉兴日报]
共享联盟·路桥 王恩 => organisation: author 王恩 [共享联盟·路桥]
（杜中武孙传刚） => bracket-names: author 杜中武; author 孙传刚
钱友荣郭凯 => bare-names: author 钱友荣; author 郭凯
欧阳 修 => bare-names: author 欧阳修
记者 阿依古丽·买买提 王强 => role: reporter 阿依古丽·买买提; reporter 王强
記者 陳文華 攝影 林南 => role: reporter 陳文華; photographer 林南
责任编辑:金春 版式:张雅 校对:刘华 => editors: editor 金春; 版式 张雅; 校对 刘华
编辑 叶平 组版 赵中心 => editors: editor 叶平; 版式 赵中心
（中央社） => agency: agency 中央社
据新华社电 => agency: agency 新华社
- 记者 王平 => mark-role: reporter 王平
"""


def cases(text: str) -> list[tuple[str, str]]:
    pairs = (line.split(" =>", 1) for line in text.strip().splitlines())
    return [(line, expected.strip()) for line, expected in pairs]


@pytest.mark.parametrize(("line", "expected"), cases(LINES))
def test_whole_lines(line: str, expected: str, rules: BylineRules) -> None:
    byline = read_byline(line, 1, rules)
    assert byline is not None
    assert f"{byline.form}: {told(byline.credits)}".strip() == expected
    assert (byline.start, byline.end) == (0, len(line))


NO_BYLINES = """
记者节快乐
记者从市教育局获悉
记者手记
摄影展开幕
版面安排
我市一产业园 成省数字化示范
彬之
今年 明年
编辑部的故事
"""


@pytest.mark.parametrize("line", NO_BYLINES.split("\n")[1:-1])
def test_titles_and_texts_are_no_bylines(line: str, rules: BylineRules) -> None:
    assert read_byline(line, 1, rules) is None


LEADS = """
本报讯(记者 廖平 通讯员 白玲)日前,我市 => (记者 廖平 通讯员 白玲): reporter 廖平; correspondent 白玲
本报讯/记者 王平 昨日从 => 记者 王平: reporter 王平
江都讯 见习记者王平 昨日从 => 见习记者王平: reporter 王平 [见习]
早报讯 王平 李南报道 昨日 => 王平 李南报道: reporter 王平; reporter 李南
（中央社記者王小平台北十二日電）昨日 => （中央社記者王小平台北十二日電）: reporter 王小平 [中央社]
【本報訊】（記者 陳文華）今天 => （記者 陳文華）: reporter 陳文華
本报北京１月１日讯记者王建报道：今天 => 记者王建报道：: reporter 王建
羊城晚报讯记者刘玮、通讯员陈燕、实习生秦雪报道：今天 => \
记者刘玮、通讯员陈燕、实习生秦雪报道：: reporter 刘玮; correspondent 陈燕; 实习生 秦雪
本报讯 记者 王平 通讯员 李南 近日,我市 => 记者 王平 通讯员 李南: reporter 王平; correspondent 李南
据本报记者李霞报道，我市 => 本报记者李霞报道，: reporter 李霞
本报讯（王平 李南）今天 => （王平 李南）: author 王平; author 李南
"""


@pytest.mark.parametrize(("text", "expected"), cases(LEADS))
def test_leads(text: str, expected: str, rules: BylineRules) -> None:
    byline = read_lead(text, 1, rules)
    assert byline is not None
    assert f"{text[byline.start : byline.end].strip()}: {told(byline.credits)}" == expected


@pytest.mark.parametrize(
    "text", ["本报讯 记者从市里获悉,我市", "近日(张三)来到我市", "在记者会上(详见三版)他说", "记者 王平走进村里"]
)
def test_leads_without_a_byline(text: str, rules: BylineRules) -> None:
    assert read_lead(text, 1, rules) is None


TAILS = """
彩排順利結束。（圖／記者王小平） => （圖／記者王小平）: photographer 王小平
河水又清了。（作者系江南大学教师） => （作者系江南大学教师）:
河水又清了。（未完待续） => （未完待续）:
传承优良家风。 记者顾凌 => 记者顾凌: reporter 顾凌
全村三十六口。（杜中武孙传刚） => （杜中武孙传刚）: author 杜中武; author 孙传刚
图为现场（新华社记者 李红 摄）。 => （新华社记者 李红 摄）。: photographer 李红 [新华社]
大有可为。（中央社） => （中央社）: agency 中央社
大有可为。②18 => ②18:
大有可为。(记者 王强)②18 => (记者 王强)②18: reporter 王强
他说：“好。”　　王强 李霞 => 王强 李霞: author 王强; author 李霞
"""


@pytest.mark.parametrize(("text", "expected"), cases(TAILS))
def test_tails(text: str, expected: str, rules: BylineRules) -> None:
    byline = read_tail(text, 1, rules)
    assert byline is not None
    assert f"{text[byline.start : byline.end].strip()}: {told(byline.credits)}".strip() == expected


@pytest.mark.parametrize(
    "text", ["今天很好。明天也好。", "人称荆公（王安石）", "事情到此为止。（北京）", "记者 王强 摄", ""]
)
def test_tails_without_a_signature(text: str, rules: BylineRules) -> None:
    assert read_tail(text, 1, rules) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("张广平", True), ("王 强", True), ("彬之", False), ("王强 李南", False)]
)
def test_a_bare_name_is_one_name_with_a_surname(text: str, expected: bool, rules: BylineRules) -> None:
    assert is_bare_name(text, rules) is expected


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="记者通讯员摄影文图/、 　（）()■王李强平·报道讯。：本", max_size=60))
@example("通讯员报道")
@example("记者王强报道")
def test_any_text_is_read_without_error_and_within_its_bounds(text: str) -> None:
    rules = bundled.rules().bylines
    for byline in (read_byline(text, 1, rules), read_lead(text, 1, rules), read_tail(text, 1, rules)):
        assert byline is None or 0 <= byline.start <= byline.end <= len(text)
        assert byline is None or all(credit.name.strip() for credit in byline.credits)


def test_a_city_behind_a_role_word_is_a_name(rules: BylineRules) -> None:
    byline = read_byline("本报记者 骆霆 通讯员 青岛报道", 1, rules)
    assert byline is not None
    assert [(credit.role, credit.name) for credit in byline.credits] == [
        ("reporter", "骆霆"),
        ("correspondent", "青岛"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("■本报首席记者 林平 摄", True),
        ("（新华社记者 林平 摄）", True),
        ("潮生活记者 林平 丁一/摄", True),
        ("摄影 记者 林平", False),
        ("包亦然 路遥 记者 王明 摄", False),
        ("包亦然、记者 王明 摄", False),
    ],
)
def test_whether_reporters_come_first(text: str, expected: bool, rules: BylineRules) -> None:
    assert rules.begins_with_reporter(text) is expected
