"""The keys of articles, on which marks hang, outlive a corrected text and a removed edition."""

from factories import article, edition, raw

from reader.library import Library
from reader.library.article_ids import article_keys

BODY = "成立了汽车产业链党建联盟，共有首批联盟单位十六家，囊括整车制造、汽车电子等七大类企业。"


def test_keys_outlive_a_correction(library: Library) -> None:
    made = edition(article("党建", BODY))
    library.add(made, raw(made))
    (key,) = library.keys("平湖日报").values()
    corrected = edition(article("党建联盟", BODY + "又及。"))
    library.add(corrected, raw(corrected))
    assert list(library.keys("平湖日报").values()) == [key]


def test_a_file_that_is_only_read_has_the_keys_it_would_have_in_the_library(library: Library) -> None:
    made = edition(article("党建", BODY), article("上榜", BODY))
    library.add(made, raw(made))
    assert library.keys("平湖日报") == article_keys(made)
