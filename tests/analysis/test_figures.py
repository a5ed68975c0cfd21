"""Figures are found with their unit, and with what they count where the clause says it."""

import pytest

from reader.analysis.figures import figures
from reader.app import bundled
from reader.model.blocks import TextSpan


def found(text: str) -> list[tuple[str, str]]:
    return [(figure.text, figure.thing) for figure in figures((text,), bundled.fact_forms().figures)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("已拥有零部件生产企业272家,年产值超300亿元", [("272家", "零部件生产企业"), ("超300亿元", "年产值")]),
        ("我们已经生产了22800辆汽车,", [("22800辆", "汽车")]),
        ("已入驻25家小微企业,其中50%完成装修", [("25家", "小微企业"), ("50%", "")]),
        ("某某市人民医院急诊楼工程总建筑面积为20500平方米", [("20500平方米", "总建筑面积")]),
        ("主楼高度为54.3m,造价7450.457万元。", [("54.3m", "主楼高度"), ("7450.457万元", "造价")]),
        ("接待团队33批次,1324人次,散客150万余人次", [("33批次", "团队"), ("1324人次", ""), ("150万余人次", "散客")]),
        ("4个交叉口采用下穿方式", [("4个", "交叉口")]),
        ("每年产能达500万辆以上", [("500万辆以上", "产能")]),
        ("同比增长5.2%,失业率为5.1%", [("5.2%", "同比增长"), ("5.1%", "失业率")]),
        ("共１２３人参加", [("１２３人", "")]),
        ("全省13個行政村", [("13個", "行政村")]),
        ("阵风8到9级", [("8到9级", "阵风")]),
        ("投资5亿元占地30亩", [("5亿元", "投资"), ("30亩", "占地")]),
        ("货物1,324,500吨", [("1,324,500吨", "货物")]),
        ("审议法律草案185件次", [("185件次", "审议法律草案")]),
        ("今年将改造老旧厂房40个", [("40个", "改造老旧厂房")]),
        ("20万只候鸟途经这里", [("20万只", "候鸟")]),
        ("12000多户居民用上清洁电", [("12000多户", "居民")]),
    ],
)
def test_a_figure_has_its_unit_and_its_thing(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("2021年11月8日", "历时3个月,用了5个小时", "第13版", "第3次会议"),
        *("今晚8点播出", "下午3点30分", "16:30", "版面C01", "热线85087171", "“1+1+1”战略", "2022年度"),
    ],
)
def test_dates_times_and_bare_numbers_are_no_figures(text: str) -> None:
    assert found(text) == []


def test_the_place_of_a_figure_is_where_it_is_printed() -> None:
    (figure,) = figures(("", "年产值超300亿元。"), bundled.fact_forms().figures)
    assert figure.span == TextSpan(1, 3, 9)
