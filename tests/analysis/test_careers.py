"""Posts of a name over time; several people of one name are not put together without a word."""

from reader.analysis.careers import Mention, PostHeld, careers


def test_a_career_has_posts_in_their_order_with_first_and_last_day() -> None:
    (found,) = careers(
        [
            Mention("王小明", "石桥镇镇长", "2020-05-01", "b"),
            Mention("王小明", "石桥镇副镇长", "2019-01-01", "a"),
            Mention("王小明", "石桥镇镇长", "2021-03-01", "c"),
            Mention("王小明", "", "2021-04-01", "d"),
        ]
    )
    assert (found.articles, found.first, found.last) == (4, "2019-01-01", "2021-04-01")
    assert found.years == {"2019": 1, "2020": 1, "2021": 2}
    assert found.posts == (
        PostHeld("石桥镇副镇长", "2019-01-01", "2019-01-01", 1, "a"),
        PostHeld("石桥镇镇长", "2020-05-01", "2021-03-01", 2, "b"),
    )
    assert not found.is_uncertain


def test_posts_that_have_nothing_in_common_make_it_uncertain() -> None:
    (found,) = careers([Mention("王小明", "石桥镇镇长", "2020", "a"), Mention("王小明", "县医院医生", "2020", "b")])
    assert found.is_uncertain


def test_an_article_counts_once_and_its_post_is_what_counts() -> None:
    (found,) = careers([Mention("王小明", "", "2020", "a"), Mention("王小明", "石桥镇镇长", "2020", "a")])
    assert (found.articles, found.posts[0].post) == (1, "石桥镇镇长")


def test_the_most_frequent_come_first() -> None:
    found = careers([Mention("李大有", "", "", "a"), Mention("王小明", "", "", "a"), Mention("王小明", "", "", "b")])
    assert [career.name for career in found] == ["王小明", "李大有"]
