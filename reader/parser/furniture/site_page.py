"""A page of a site with one article, as a text browser prints it: what is above its title and below its text.

The time and the source stand below the title, navigation above it; behind the text come links to others, legal notices.
"""

from reader.parser.furniture.finder import Looked

LINKS = 3
"""So many short items in a row are links."""
NAVIGATION = 3
"""So many lines of navigation make a text a page of a site."""
STAMPS_APART = 8
"""Times further from each other are those of several articles."""
MOST_TITLE_LINES, MOST_BETWEEN = 3, 6
"""Lines of a title, and lines above a stamp among which it is looked for."""
LEAST_TEXTS = 3
"""With fewer paragraphs of one line the text may be wrapped."""
LEAST_WRAPPED, MOST_WRAPPED = 20, 60
"""Code points of a line of a wrapped text."""
WAVER = 3
"""Code points by which the line below one of a wrapped text may be longer."""
LONGEST_BYLINE = 20
"""A title above a stamp may have the word `记者` in it, too."""
EDITORS = 4
"""Lines behind the last text in which its editors are named."""
_STAMPS = {"site-fields", "stamp", "stamp-row", "day", "dated-label"}
_SITE = {
    *("buttons", "trail", "step-of-trail", "place-on-site", "channels", "links", "prompt", "title-list", "aside"),
    *("placeholder", "bars"),
}
_FOOT = {"rights", "step-to-title", "aside", "buttons", "tags", "links", "counter", "tag-line", "prompt"}
_BULLETS = ("* ", "+ ", "• ")


def find_links(looked: Looked) -> None:
    """`* 首页`, `* 新闻`: short items in a row, as text browsers print links."""
    run: list[int] = []
    for number in (*(n for n in looked.short if looked.lines[n].normalized[:2] in _BULLETS), None):
        if run and (number is None or number - run[-1] > 1):
            if len(run) >= LINKS:
                looked.mark(run, "links")
            run = []
        if number is not None:
            run.append(number)


def find_site_page(looked: Looked) -> None:
    """What is around the only article of a page."""
    found = looked.found
    stamps = [n for n, reason in enumerate(found) if reason and reason.because in _STAMPS]
    site = [n for n, reason in enumerate(found) if reason and reason.because in _SITE]
    if not stamps or stamps[-1] - stamps[0] > STAMPS_APART or len(site) < NAVIGATION:
        return
    _mark_head(looked, stamps[0], site)
    _mark_foot(looked, stamps[-1])


def _mark_head(looked: Looked, stamp: int, site: list[int]) -> None:
    title = _title_above(looked, stamp)
    above = range(title)
    is_navigation = sum(number < title for number in site) >= NAVIGATION
    if is_navigation and not any(_is_paragraph(looked, number) for number in above):
        looked.mark((number for number in above if not _says_page(looked, number)), "site-head")


def _title_above(looked: Looked, stamp: int) -> int:
    """The first line of the title above a stamp; a caption or a byline may be between them."""
    above = range(stamp - 1, max(stamp - 1 - MOST_BETWEEN, -1), -1)
    first = next((n for n in above if looked.may_be_title(n) and not _is_between(looked, n)), stamp)
    last = first
    while first > 0 and last - first < MOST_TITLE_LINES and not looked.lines[first].gap:
        if not looked.may_be_title(first - 1):
            break
        first -= 1
    if first > 1 and last < stamp and looked.found[first - 2] is not None and looked.may_be_title(first - 1):
        return first - 1
    return first


def _is_between(looked: Looked, number: int) -> bool:
    line = looked.lines[number]
    is_byline = len(line.text) <= LONGEST_BYLINE and looked.is_signed(line)
    return is_byline or not looked.signs.stops.isdisjoint(line.normalized)


def _mark_foot(looked: Looked, stamp: int) -> None:
    size = len(looked.lines)
    texts = [number for number in range(stamp + 1, size) if _is_paragraph(looked, number)]
    if len(texts) < LEAST_TEXTS:
        texts = [number for number in range(stamp + 1, size) if _is_of_text(looked, number)]
    last_report = next((text for text in reversed(texts) if looked.is_marked(looked.lines[text])), -1)
    above = 0
    for number in range(texts[0] + 1 if texts else size, size):
        while above < len(texts) and texts[above] < number:
            above += 1
        reason, below = looked.found[number], len(texts) - above
        is_thin = 4 * below <= size - number and below < above and last_report < number
        if reason and reason.because in _FOOT and is_thin:
            _mark_behind(looked, number, texts[above - 1])
            return


def _mark_behind(looked: Looked, first: int, last_text: int) -> None:
    behind = range(first, len(looked.lines))
    looked.mark((n for n in behind if n - last_text > EDITORS or not looked.is_signed(looked.lines[n])), "site-foot")


def _is_paragraph(looked: Looked, number: int) -> bool:
    text = looked.lines[number].text
    is_closed = text[-1] in looked.signs.stops or text.rstrip(looked.signs.closing)[-1:] in looked.signs.stops
    return looked.found[number] is None and looked.is_text(number) and is_closed


def _is_of_text(looked: Looked, number: int) -> bool:
    """Whether a line is a paragraph, or one of a wrapped paragraph."""
    line, below = looked.lines[number], looked.lines[number + 1 : number + 2]
    is_wide = looked.found[number] is None and LEAST_WRAPPED <= len(line.text) <= MOST_WRAPPED
    is_wrapped = is_wide and any(
        len(line.text) - len(next_line.text) + WAVER > 0 for next_line in below if not next_line.gap
    )
    return _is_paragraph(looked, number) or (is_wrapped and looked.is_sentence(number))


def _says_page(looked: Looked, number: int) -> bool:
    line = looked.lines[number]
    return any(map(str.isdigit, line.text)) and looked.is_header(line)
