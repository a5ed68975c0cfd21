"""What is found out about an entry is worked out once."""

from stage import article, edition

from reader.analysis.keywords import Keyword
from reader.contents import entries
from reader.model import Place
from reader.tui.inks import Ink
from reader.tui.learned import Learned


def test_what_marks_keywords_and_watch_words_is_made_once_and_anew_when_keywords_come() -> None:
    (entry,) = entries(edition(article("平湖读报", "平湖市民天天读报")))
    learned = Learned()
    before = learned.layers(entry, ["读报"], has_keywords=True)
    assert [list(layer.within(1, 0, 8)) for layer in before] == [[], [(6, 8)]]
    learned.learn_keywords({1: [Keyword("平湖", 1.0, 2, (), (Place(0, 0, 2), Place(1, 0, 2)))]})
    marked = learned.layers(entry, ["读报"], has_keywords=True)
    assert [(layer.ink, list(layer.within(1, 0, 8))) for layer in marked] == [
        (Ink.KEYWORD, [(0, 2)]),
        (Ink.WATCH, [(6, 8)]),
    ]
    assert learned.layers(entry, ["读报"], has_keywords=True) is marked
    plain = learned.layers(entry, ["读报"], has_keywords=False)
    assert [list(layer.within(1, 0, 8)) for layer in plain] == [[], [(6, 8)]]
