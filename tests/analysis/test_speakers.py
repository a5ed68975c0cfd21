"""People who speak are recognised by the form of the sentence, and nothing else is taken for a person."""

import pytest

from reader.analysis.speakers import people
from reader.app import bundled
from reader.model.blocks import TextSpan


def heard(*texts: str) -> list[tuple[str, str]]:
    return [(person.name, person.post) for person in people(texts, bundled.fact_forms().frames)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“红色景点就是课堂。”城投集团党委副书记、总经理吴骏跃告诉记者。", ("吴骏跃", "城投集团党委副书记、总经理")),
        ("”联盟成员单位之一北山汽车公司人力资源部部长李志援非常看好联盟。", ("李志援", "北山汽车公司人力资源部部长")),
        ("“心里踏实了。”林小弟说。", ("林小弟", "")),
        ("据河东镇镇长王强介绍,全镇已完工。", ("王强", "河东镇镇长")),
        ("会上，省水利厅厅长欧阳明10日在接受采访时表示，今年汛期偏早。", ("欧阳明", "省水利厅厅长")),
        ("市民王女士说,买菜方便了。", ("王女士", "市民")),
        ("来自城南社区的退休教师陆文英告诉记者", ("陆文英", "退休教师")),
        ("美国能源专家迈克尔·韦伯认为，风暴罕见。", ("迈克尔·韦伯", "美国能源专家")),
        ("市委组织部相关负责人表示,将继续推进。", ("", "市委组织部相关负责人")),
        ("張曉東說：「驗收合格。」", ("張曉東", "")),
        ("李明还说，明年再来。", ("李明", "")),
    ],
)
def test_a_person_who_speaks_is_named_with_the_post(text: str, expected: tuple[str, str]) -> None:
    assert heard(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "方面表示，将予以支持。",
        "古人说：“温故而知新。”",
        "许多人说，今年不冷。",
        "白皮书指出，成效明显。",
        "该负责人表示，下一步将扩大试点。",
        "他对河东镇镇长王强说，要抓紧。",
        "张家村说明会如期举行。",
        "记者从会上获悉，工程已竣工。",
        "韩方表示关切。",
        "忍辱负重，原期表示诚意，实则另有所图。",
    ],
)
def test_what_is_no_name_is_not_shown_as_one(text: str) -> None:
    assert heard(text) == []


def test_a_name_is_listed_once_with_its_post_and_every_place() -> None:
    texts = ("", "“很好。”馆长吴骏跃说。", "吴骏跃表示,还会更好。观众围着吴骏跃。")
    (person,) = people(texts, bundled.fact_forms().frames)
    assert (person.name, person.post) == ("吴骏跃", "馆长")
    assert person.spans == (TextSpan(1, 7, 10), TextSpan(2, 0, 3), TextSpan(2, 15, 18))


def test_a_rare_family_name_without_a_post_has_to_be_heard_of_twice() -> None:
    assert heard("普京说，准备就绪。") == []
    assert heard("普京说，准备就绪。", "普京还访问了工厂。") == [("普京", "")]
    assert heard("单女士说，很方便。") == [("单女士", "")]


def test_a_short_name_is_placed_only_where_it_surely_stands() -> None:
    texts = ("高峰说,今年早高峰提前了。",)
    (person,) = people(texts, bundled.fact_forms().frames)
    assert person.spans == (TextSpan(0, 0, 2),)


def test_a_list_of_people_gives_no_one_the_posts_of_the_others() -> None:
    assert heard("赵一鸣、钱立、镇长孙文强说,同意。") == [("孙文强", "镇长")]
