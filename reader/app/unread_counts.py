"""How many articles of each edition of the library are unread: only editions of days that were read are looked into."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.marks.reading import read_articles

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.rows import EditionSummary
    from reader.marks.records import Records


def unread_counts(library: "Library", records: "Records", editions: "Sequence[EditionSummary]") -> Mapping[str, int]:
    """Key of the edition to the number of its unread articles."""
    read = read_articles(records)
    days = {_day(article) for article in read}
    touched = [each.key for each in editions if (each.date or "-") in days]
    articles = library.article_keys(touched)
    return {each.key: each.articles - len(read.intersection(articles.get(each.key, ()))) for each in editions}


def _day(article: str) -> str:
    """The date in an article's key, PAPER/DATE/PAGE#HEADLINE."""
    return article.partition("#")[0].split("/")[-2]
