"""Makes `fold.yaml` from OpenCC's character table and Unicode's data: `python data/fold/make.py >data/fold/fold.yaml`.

Needs `opencc-python-reimplemented` (Apache-2.0), which carries OpenCC's dictionary. What Python's `unicodedata` knows
is written down rather than asked at run time, so that every Python folds alike and an index stays good.
"""

import importlib.metadata
import importlib.resources
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

KEPT = frozenset(".。!?%‰+=<>×÷±")
"""Signs that carry meaning: decimal points, ends of sentences, measures. Other signs are dropped, currency is not."""

ALSO = {"瞭": "了", "祇": "只", "藉": "借", "○": "〇", "◯": "〇"}
"""Where OpenCC keeps the character and newspapers print both; circles stand for the Han zero: 二○二一."""

PLAIN_SIGNS = dict.fromkeys("“”„‟〝〞", '"') | dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("‐‑‒–—―", "-")
"""What a keyboard without Chinese types for them."""

HEAD = """\
# What each character is folded to before texts are compared: width, case, accents, traditional to simplified, signs.
# Made by data/fold/make.py from the Unicode Character Database {unicode} (Unicode License v3) and from OpenCC's
# TSCharacters.txt (https://github.com/BYVoid/OpenCC, Apache-2.0), as opencc-python-reimplemented {opencc} carries it.
# A change here needs another FOLD_VERSION in reader/text/fold.py: indexes are built on it.
"""


@cache
def simplified() -> dict[str, str]:
    """Traditional character: its first simplified one."""
    table = importlib.resources.files("opencc") / "dictionary" / "TSCharacters.txt"
    lines = (line.split() for line in table.read_text("utf-8").splitlines() if line.strip())
    return {words[0]: words[1] for words in lines} | ALSO


@cache
def folded(char: str) -> str:
    """What one character is folded to, the empty string where it is dropped."""
    whole = unicodedata.normalize("NFKC", char)
    parts = [part for letter in whole for part in unaccented(letter).casefold()]
    return "".join(simplest(part) for part in parts if is_kept(part, alone=len(parts) == 1))


def unaccented(char: str) -> str:
    """A Latin letter without its accents; other characters as they are."""
    first, *_ = unicodedata.normalize("NFKD", char)
    return first if first.isascii() else char


def simplest(char: str) -> str:
    while (simpler := simplified().get(char, char)) != char:
        char = simpler
    return char


def is_kept(char: str, *, alone: bool) -> bool:
    """Whether it tells texts apart. A full stop inside ⒈ is no decimal point."""
    if char in KEPT or char in ALSO:
        return alone or char != "."
    category = unicodedata.category(char)
    return category in ("Sc", "Co", "Cn", "Cs") or category[0] in "LN" or category == "Mc"


def characters() -> Iterator[str]:
    """Every character that Unicode names. Surrogates, private and unassigned ones stay what they are."""
    every = map(chr, range(sys.maxunicode + 1))
    return (char for char in every if unicodedata.category(char) not in ("Cs", "Co", "Cn"))


def signs() -> Iterator[tuple[str, str]]:
    """Dropped characters with another width, composition or shape, and the form in which signs are compared."""
    for char in characters():
        plain = PLAIN_SIGNS.get(char, unicodedata.normalize("NFKC", char))
        if not folded(char) and plain != char and not char.isspace() and not any(map(str.isspace, plain)):
            yield char, plain


def ranges(points: Iterable[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(points), key=lambda pair: pair[1] - pair[0]):
        found = [point for _, point in run]
        yield f"{found[0]:04X}" + (f"-{found[-1]:04X}" if len(found) > 1 else "")


def block(name: str, note: str, words: Iterable[str], joint: str, in_line: int) -> Iterator[str]:
    yield f"# {note}"
    yield f"{name}: |"
    listed = list(words)
    yield from ("  " + joint.join(listed[at : at + in_line]) for at in range(0, len(listed), in_line))


def document() -> Iterator[str]:
    changed = [(char, folded(char)) for char in characters() if folded(char) != char]
    pairs = [char + to for char, to in changed if len(to) == 1]
    longer = [char + to for char, to in changed if len(to) > 1]
    dropped = [ord(char) for char, to in changed if not to]
    yield HEAD.format(unicode=unicodedata.unidata_version, opencc=importlib.metadata.version(OPENCC))
    yield from block("pairs", "what is printed and what it is folded to, character by character", pairs, "", 58)
    yield from block("longer", "what is folded to more than one character: the first of each word", longer, " ", 20)
    yield from block("dropped", "code points that do not count when texts are compared", ranges(dropped), " ", 10)
    compared = [char + plain for char, plain in signs()]
    yield from block("signs", "how signs are compared where nothing but signs is looked for", compared, " ", 30)


OPENCC = "opencc-python-reimplemented"

if __name__ == "__main__":
    sys.stdout.write("\n".join(document()) + "\n")
