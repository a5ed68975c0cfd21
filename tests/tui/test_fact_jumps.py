"""Facts that lead to their places, and labels over words."""

from app_harness import article, edition, running_app

from reader.tui.actions.letter_hints import labels
from reader.tui.layout.panes import Pane

STORY = edition(article("治污见效", "投资12亿元。", "投资12亿元。见《水污染防治法》。" * 2, "再看《水污染防治法》。"))


async def test_a_figure_stands_once_and_leads_to_each_of_its_places() -> None:
    async with running_app(STORY) as stage:
        await stage.press("tab", "tab")
        assert stage.reading.view.focus is Pane.FACTS
        assert sum("12亿元" in line[85:] for line in stage.lines) == 1
        await stage.press("j", "enter")
        assert stage.session.finding is not None
        places = len(stage.session.finding.places)
        assert places > 1
        await stage.press("enter")
        assert f"2/{places}" in stage.lines[-1]


def test_beyond_the_alphabet_every_label_has_two_letters() -> None:
    assert labels(26)[-1] == "z"
    many = labels(100)
    assert (len(set(many)), {len(label) for label in many}) == (100, {2})
