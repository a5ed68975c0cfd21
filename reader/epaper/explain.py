"""What was recognised on a page and in an item, with what showed it."""

from reader.epaper.addresses import Address
from reader.epaper.contents import Contents
from reader.epaper.families import FIELDS, Families, Family
from reader.epaper.item import read_item
from reader.epaper.markup import Markup

COMMENT = {"kicker": "introtitle", "title": "title", "subtitle": "subtitle", "author": "author", "printed": "date"}
"""Fields, and what the comment of machine data calls them."""
SHOWN = 60
"""Characters of a text that are shown."""


def explained_page(at: Address, found: Contents) -> list[tuple[str, str]]:
    """Rows of what and how for a page."""
    label = " ".join(filter(None, (found.label.number, found.label.name)))
    listed = sum(bool(item.title) for item in found.items)
    return [
        ("family", at.family.name),
        ("root", at.root),
        ("date", f"{at.date} (address), {found.date or '-'} (comment)"),
        ("newspaper", found.newspaper or "-"),
        ("page", f"{label or '-'}  {at.url}"),
        ("pages", ", ".join(page.number or "-" for _, page in found.pages) or "-"),
        ("items", f"{listed} listed, {len(found.items) - listed} in the picture only"),
        ("areas", str(sum(item.area is not None for item in found.items))),
    ]


def explained_item(text: str, family: Family, families: Families) -> list[tuple[str, str]]:
    """Rows of field and text for an item, each with the comment's field or the selector that gave it."""
    markup, item = Markup(text), read_item(text, family, families.forms)
    values = {"kicker": item.kicker, "title": item.title, "subtitle": item.subtitle, "author": item.author}
    values["printed"] = " ".join(filter(None, (item.newspaper, item.date, item.page)))
    values["body"] = f"{sum(not run.is_caption for run in item.paragraphs)} paragraphs"
    values["caption"] = f"{sum(run.is_caption for run in item.paragraphs)} paragraphs"
    return [(f"item.{name}", f"{values[name][:SHOWN] or '-'}  ({_source(name, markup, family)})") for name in FIELDS]


def _source(name: str, markup: Markup, family: Family) -> str:
    if name in COMMENT and name != "author" and markup.data.get(COMMENT[name]):
        return f"comment {COMMENT[name]}"
    title = family.fields["title"]
    found = next((selector for selector in family.fields[name] if markup.text([selector], title)), None)
    if found is None and name == "author" and markup.data.get("author"):
        return "comment author"
    return found or "-"
