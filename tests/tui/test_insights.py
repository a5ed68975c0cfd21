"""What is found out about an entry is worked out once."""

from app_harness import article, edition

from reader.analysis.keywords import Keyword
from reader.model.blocks import TextSpan
from reader.model.toc import entries
from reader.tui.insights import ArticleInsights
from reader.tui.style.roles import TextRole


def test_what_marks_keywords_and_watch_words_is_made_once_and_anew_when_keywords_come() -> None:
    (entry,) = entries(edition(article("平湖读报", "平湖市民天天读报")))
    learned = ArticleInsights()
    before = learned.layers(entry, ["读报"], has_keywords=True)
    assert [list(layer.within(1, 0, 8)) for layer in before] == [[], [(6, 8)]]
    learned.learn_keywords({1: [Keyword("平湖", 1.0, 2, (), (TextSpan(0, 0, 2), TextSpan(1, 0, 2)))]})
    marked = learned.layers(entry, ["读报"], has_keywords=True)
    assert [(layer.ink, list(layer.within(1, 0, 8))) for layer in marked] == [
        (TextRole.KEYWORD, [(0, 2)]),
        (TextRole.WATCH, [(6, 8)]),
    ]
    assert learned.layers(entry, ["读报"], has_keywords=True) is marked
    plain = learned.layers(entry, ["读报"], has_keywords=False)
    assert [list(layer.within(1, 0, 8)) for layer in plain] == [[], [(6, 8)]]


def test_keywords_that_are_alike_are_not_shown_side_by_side() -> None:
    counts = {"党建联盟": 4, "产业党建联盟": 2, "联盟": 8, "平湖市": 2, "平湖": 7}
    learned = ArticleInsights()
    learned.learn_keywords({1: [Keyword(term, 1.0, count, (), ()) for term, count in counts.items()]})
    assert [keyword.term for keyword in learned.keywords(1) or ()] == ["党建联盟", "平湖市", "平湖"]
