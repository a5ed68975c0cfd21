"""An edition of an e-paper, page by page: fetched, read, and handed on as soon as a page is whole.

Two requests lead to the contents (the entry, the front page), then each page costs one and one more for each item. What
has come stays in the cache, so that a run that is stopped goes on where it was.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reader.epaper.addresses import Address, on_day, plain, recognised
from reader.epaper.bundle import Bundle, Response, written
from reader.epaper.compose import is_item, paper_of
from reader.epaper.contents import Contents, Label, contents
from reader.epaper.entry import way_from
from reader.epaper.families import Families
from reader.epaper.item import read_item
from reader.errors import FetchError
from reader.fetch.cache import Cache
from reader.fetch.polite import Fetcher
from reader.sources import encodings

MOST_STEPS = 6
"""Addresses that an entry may send a reader on to before there is an edition."""
MOST_REFUSED = 3
"""Items in a row that may fail before the run ends."""
_GONE = frozenset([403, 404, 410])
"""Answers that concern one address and not the whole site."""


class Asked(NamedTuple):
    """What is to be had."""

    url: str
    """The entry, a page or an item."""
    newspaper: str | None = None
    """What the paper is known as; None for what its pages say."""
    date: str | None = None
    """ISO 8601; None for the newest edition, or that of the address."""
    page: str | None = None
    """The number of the one page that is wanted; None for all."""
    is_refresh: bool = False
    """Everything is asked for again, though it has come before."""


class GetProgress(NamedTuple):
    """How far it is, at the beginning of each request for an item; behind the last one when the page is whole."""

    label: Label
    item: int
    items: int
    page: int
    pages: int


class Missing(NamedTuple):
    """An item that did not come."""

    url: str
    title: str
    error: FetchError


class Got(NamedTuple):
    """A page that is whole."""

    address: str
    label: Label
    bundle: Bundle
    items: int
    missing: tuple[Missing, ...]
    date: str
    printed_date: str | None
    """The day that the page itself names, where that is another than its address's."""

    @property
    def data(self) -> bytes:
        """The source to be stored."""
        return written(self.bundle)


class Front(NamedTuple):
    """Where an edition begins."""

    address: Address
    contents: Contents
    opened: str = ""
    """The address of the item that was asked for, if one was."""
    alone: Response | None = None
    """That item, where it does not say of which page it is."""


Tell = Callable[[GetProgress], None]


@dataclass(frozen=True, slots=True)
class Getting:
    """One run: what is asked for, and what fetches it."""

    asked: Asked
    fetcher: Fetcher
    families: Families
    since: float
    """Seconds since 1970: what came then or later is not asked for again."""

    @property
    def names_day(self) -> bool:
        """Whether the address that is asked for is that of a certain day."""
        return recognised(self.asked.url, self.families) is not None

    def single(self, tell: Tell | None = None) -> Bundle:
        """The item or the one page that is asked for, of an entry the front page: to be read, and not stored."""
        reached, text = self._read(self.asked.url, self.since)
        at = recognised(reached, self.families)
        if (at and not at.is_page) or (at is None and is_item(text)):
            return Bundle((Response(reached, text),), self.asked.newspaper)
        front = self.front()
        whole = self._page(front.address, GetProgress(front.contents.label, 0, 0, 1, 1), self.asked.newspaper, tell)
        return whole.bundle

    def front(self) -> Front:
        """The first page of the edition. FetchError where there is none, or none on that day."""
        url, steps = self.asked.url, []
        for _ in range(MOST_STEPS):
            reached, text = self._read(url, self.since)
            at = recognised(reached, self.families)
            if at and at.is_page:
                return self._of_day(at, text)
            way = way_from(reached, text, self.families)
            if at:
                return self._around(at, text)
            if is_item(text) and (front := self._alone(reached, text)):
                return front
            if way.address and plain(way.address.url) in steps:
                break
            steps.append(plain(reached))
            url = way.address.url if way.address else way.url
            if not url:
                break
        raise FetchError("get.unknown", url=self.asked.url)

    def _alone(self, url: str, text: str) -> Front | None:
        """An item at an address of no known form, known by its comment, which names its day."""
        item = read_item(text, self.families.other, self.families.forms)
        if item.date is None:
            return None
        at = Address(url, self.families.other, False, url.rpartition("/")[0], item.date)
        head = Contents(Label(item.page, item.page_name), item.newspaper, item.date, (), ())
        return Front(at, head, url, Response(url, text))

    def _around(self, item: Address, text: str) -> Front:
        """The edition that an item is of: by the links to its pages on the item's own page."""
        head = contents(text, item._replace(is_page=True), self.families)
        if not head.pages:
            return Front(item, head, item.url, Response(item.url, text))
        first = head.pages[0][0]
        _, front = self._read(first.url, self.since)
        return self._of_day(first, front)._replace(opened=item.url)

    def _of_day(self, at: Address, text: str) -> Front:
        """The front page, of the day that is asked for if that is another."""
        day = self.asked.date
        if day is None or day == at.date:
            return Front(at, contents(text, at, self.families))
        url = on_day(at, day)
        try:
            reached, text = self._read(url, self.since)
        except FetchError as error:
            if error.status not in _GONE:
                raise
            raise self._no_edition(at, day) from None
        found = recognised(reached, self.families)
        if found is None or not found.is_page or found.date != day:
            raise self._no_edition(at, day)
        return Front(found, contents(text, found, self.families))

    def _no_edition(self, at: Address, day: str) -> FetchError:
        """That there is none on the day, with the nearest days that the calendar has."""
        from reader.epaper.calendar import calendar_of, days_in, nearest

        url = calendar_of(at, day)
        days: tuple[str, ...] = ()
        if url:
            try:
                days = days_in(self._read(url, self.since)[1], self.families.forms)
            except FetchError:
                days = ()
        near = nearest(day, (*days, at.date))
        return FetchError("get.no-edition", url=at.root, date=day, nearest=", ".join(near))

    def pages(self, front: Front, tell: Tell | None = None) -> Iterator[Got]:
        """The pages of the edition, one after the other, each when all of its items have come.

        FetchError where the site refuses a page, or several items in a row; what was handed on before is whole.
        """
        if front.alone:
            yield self._got(front.address, front.contents, [front.alone], (), 1)
            return
        paper = self.asked.newspaper or front.contents.newspaper
        for at, step in self._wanted(front):
            got = self._page(at, step, paper, tell)
            paper = got.bundle.newspaper
            yield got

    def _wanted(self, front: Front) -> Iterator[tuple[Address, GetProgress]]:
        every = front.contents.pages or ((front.address, front.contents.label),)
        if front.address.url not in (at.url for at, _ in every):
            every = ((front.address, front.contents.label), *every)
        wanted = [(at, label) for at, label in every if self._is_wanted(label)]
        if not wanted:
            labels = ", ".join(label.number or "-" for _, label in every)
            raise FetchError("get.no-page", page=self.asked.page, pages=labels)
        for number, (at, label) in enumerate(wanted, 1):
            yield at, GetProgress(label, 0, 0, number, len(wanted))

    def _is_wanted(self, label: Label) -> bool:
        given = (self.asked.page or "").casefold()
        return not given or (label.number or "").casefold().lstrip("0") == given.lstrip("0")

    def _page(self, at: Address, step: GetProgress, paper: str | None, tell: Tell | None) -> Got:
        reached, text = self._read(at.url, self.since)
        found = recognised(reached, self.families)
        if found is None or found.date != at.date:
            raise FetchError("get.other-day", url=at.url, date=at.date, reached=found.date if found else reached)
        head = contents(text, found, self.families)
        responses, missing = [Response(found.url, text)], []
        row = 0
        for number, listed in enumerate(head.items, 1):
            if tell:
                tell(step._replace(label=_fuller(head.label, step.label), item=number, items=len(head.items)))
            try:
                _, body = self._read(listed.url, self.since if self.asked.is_refresh else 0.0)
                responses.append(Response(listed.url, body))
                row = 0
            except FetchError as error:
                row += 1
                if error.status not in _GONE or row == MOST_REFUSED:
                    raise
                missing.append(Missing(listed.url, listed.title, error))
        if tell:
            tell(step._replace(item=len(head.items) + 1, items=len(head.items)))
        head = head._replace(label=_fuller(head.label, step.label), newspaper=paper or head.newspaper)
        return self._got(found, head, responses, tuple(missing), len(head.items))

    def _got(
        self, at: Address, head: Contents, responses: list[Response], missing: tuple[Missing, ...], items: int
    ) -> Got:
        """A page under the one name that all pages of its edition go by; without any, its place on the web."""
        own = self.asked.newspaper or head.newspaper or paper_of(Bundle(tuple(responses)), self.families)
        bundle = Bundle(tuple(responses), own or at.root.partition("://")[2])
        other = head.date if head.date != at.date else None
        return Got(at.url, head.label, bundle, items, missing, at.date, other)

    def text(self, url: str) -> str:
        """The text at an address, as it came last if it has come before."""
        return self._read(url, 0.0)[1]

    def _read(self, url: str, since: float) -> tuple[str, str]:
        """Where an address leads, and the text there."""
        fetched = self.fetcher.get(plain(url) if recognised(url, self.families) else url, since)
        return fetched.reached, text_of(fetched.body, fetched.charset)


def _fuller(own: Label, listed: Label) -> Label:
    return Label(own.number or listed.number, own.name or listed.name)


def text_of(body: bytes, charset: str) -> str:
    """The text of a response. What it says of its encoding is asked only where the bytes tell nothing."""
    if decoded := encodings.decode(body):
        return decoded.text
    try:
        return body.decode(charset or "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def getting(asked: Asked, fetcher: Fetcher, families: Families, cache: Cache, now: float) -> Getting:
    """A run that begins at `now` (seconds since 1970), or goes on with one that was stopped."""
    return Getting(asked, fetcher, families, cache.begun(run_name(asked), now))


def run_name(asked: Asked) -> str:
    """By which the cache knows a run."""
    return "\n".join((asked.url, asked.date or "", asked.page or "", str(asked.is_refresh)))
