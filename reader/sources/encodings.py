"""Which encoding a text is in, and its decoding without loss of what is not of that encoding.

Every encoding in which Chinese newspapers come is tried on the same bytes, and the one that reads most like Chinese
wins: common characters speak for it, rare ones, controls and undecodable bytes against it. Two or three characters
are enough to tell, because a wrong decoding gives rare characters (`党建` in GB18030 is `絊膘` in Big5).
"""

import codecs
import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from reader.runtime import resources

SAMPLE = 256 * 1024
"""Bytes from the first one that is not ASCII on, which decide."""
VALID_UTF8 = 2.0
"""What each character beyond ASCII speaks for UTF-8 if all bytes are valid: of pairs in GB18030 one in seven is."""
BINARY_MEAN = -0.6
"""Mean weight of a character under which no encoding makes a text of the bytes. Damaged pages stay above 0."""
BINARY_CONTROLS = 0.3
"""Share of control characters above which bytes are no text in any encoding."""

SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"SQLite format 3",
)
"""How files begin that are no text and that people try."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("utf-8", "gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
"""In the order in which they win a draw."""
_BY_LINES = ("utf-8-sig", "utf-8", "gb18030", "cp950", "big5hkscs")
"""Encodings in which a line feed is one and nothing else, so that each line can be read by itself."""
WELL_READ = 0.5
"""Mean weight of a character from which a line is in the encoding of the file, and no other is tried."""
CLEARLY = 6.0
"""By how much a line must read better in another encoding: two common characters in the place of rare ones."""

_ALWAYS_UTF8 = (b'{"format"', b'{\n  "format"', b"format: ")
"""How exchanged editions begin, whose standards (RFC 8259, YAML 1.2) leave no choice."""

_CONTROLS = [*map(chr, (*range(9), *range(14, 32), *range(127, 133), *range(134, 160)))]
"""All but tabulators and what ends lines: line feeds, vertical tabulators, form feeds, NEL."""
_CONTROL = f"[{''.join(_CONTROLS)}]"
_ODD = [bytes([code]) for code in (*range(9), *range(14, 32))]
_THREE_BYTES = [bytes([code]) for code in range(0xE2, 0xF5)]
"""How UTF-8 begins the signs and characters of Chinese, and nothing of Europe's."""

# Patterns for what is seldom needed: compiled when it is.
_TELLING = rb"[\x00-\x08\x0e-\x1f\x80-\xff]"
_PAIRED = rb"[\x80-\xff][\x40-\xff]{1,80}"
_UNDECODABLE = "[\udc00-\udcff]+"


class Decoded(NamedTuple):
    """A text and how it was had from its bytes."""

    text: str
    """Without a byte-order mark; each run of undecodable bytes is one U+FFFD."""
    encoding: str
    replaced: int
    """Undecodable bytes."""
    controls: int
    """Control characters other than tabulators and what ends lines."""


def decode(data: bytes) -> Decoded | None:
    """The text of `data` in the encoding that fits it best; None where it is no text in any."""
    if data.startswith(SIGNATURES):
        return None
    encoding = _encoding(data)
    if encoding is None:
        return None
    text = _by_parts(data, encoding)
    replaced = _undecodable(text)
    text = re.sub(_UNDECODABLE, "\ufffd", text) if replaced else text
    controls = sum(map(text.count, _CONTROLS)) if re.search(_CONTROL, text) else 0
    if controls > max(2, BINARY_CONTROLS * len(text)):
        return None
    return Decoded(text, _plain_name(encoding, data, replaced), replaced, controls)


def _by_parts(data: bytes, encoding: str) -> str:
    """The text, lines that were pasted together from files of two encodings each in its own; bytes at fault marked.

    Only where it shows: there are bytes that the encoding does not have, or it is one that has nearly all of them.
    """
    text = data.decode(encoding, "kanbao-mark")
    if encoding not in _BY_LINES or (encoding.startswith("utf") and not _undecodable(text)):
        return text
    return "".join(_line(line, encoding) for line in re.findall(rb"[^\r\n]*[\r\n]+|[^\r\n]+", data))


def _line(line: bytes, encoding: str) -> str:
    text = line.decode(encoding, "kanbao-mark")
    if line.isascii():
        return text
    own, count = _weigh(line, encoding)
    if own >= WELL_READ * count:
        return text
    others = [name for name in _BY_LINES[1:] if name != encoding]
    weighed = {name: _weigh(line, name)[0] + _surety(line, name) for name in others}
    best = max(others, key=lambda name: weighed[name])
    if weighed[best] < max(own + _surety(line, encoding) + CLEARLY, 1) or _undecodable(
        line.decode(best, "kanbao-mark")
    ):
        return text
    return line.decode(best)


def _surety(line: bytes, encoding: str) -> float:
    if encoding.startswith("utf") and _is_valid_utf8(line):
        return VALID_UTF8 * sum(char > "\x7f" for char in line.decode())
    return 0.0


def _encoding(data: bytes) -> str | None:
    if marked := next((name for mark, name in _MARKS if data.startswith(mark)), None):
        return marked
    is_valid = _is_valid_utf8(data)
    if is_valid and data.startswith(_ALWAYS_UTF8):
        return "utf-8"
    is_plain = is_valid and not any(map(data.__contains__, _ODD))
    if is_plain and (data.isascii() or any(map(data.__contains__, _THREE_BYTES))):
        return "utf-8"
    return _most_like_chinese(data, is_valid)


def _is_valid_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _most_like_chinese(data: bytes, is_valid_utf8: bool) -> str | None:
    sample = _sample(data)
    weighed = {name: _weigh(sample, name) for name in _CANDIDATES}
    if is_valid_utf8:
        total, count = weighed["utf-8"]
        beyond_ascii = sum(char > "\x7f" for char in sample.decode("utf-8", "ignore"))
        weighed["utf-8"] = (total + VALID_UTF8 * beyond_ascii, count)
    best = max(_CANDIDATES, key=lambda name: weighed[name][0])
    total, count = weighed[best]
    if is_valid_utf8 or total >= BINARY_MEAN * count or _is_text_by_lines(sample):
        return best
    return None


def _is_text_by_lines(sample: bytes) -> bool:
    """Whether it is text if each line is read in its own encoding."""
    if any(map(sample.__contains__, _ODD)):
        return False
    weighed = [max(_weigh(line, name) for name in _BY_LINES[1:]) for line in sample.splitlines() if not line.isascii()]
    return sum(total for total, _ in weighed) > 0


def _sample(data: bytes) -> bytes:
    if len(data) <= SAMPLE:
        return data
    first = re.search(_TELLING, data)
    start = first.start() if first else 0
    return data[start - start % 4 :][:SAMPLE]


def _weigh(sample: bytes, encoding: str) -> tuple[float, int]:
    """How much the sample in this encoding reads like Chinese, and how many characters it then has."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(sample, final=len(sample) < SAMPLE)
    common = _common()
    weights = ((common[char] if char in common else _weight(char), count) for char, count in Counter(text).items())
    return sum(weight * count for weight, count in weights), len(text)


def commonness(text: str) -> float:
    """How common the characters of a text are in Chinese print, from -4 to 3; ASCII is not counted."""
    common = _common()
    told = [common[char] if char in common else _weight(char) for char in text if not char.isascii()]
    return sum(told) / max(len(told), 1)


@cache
def _common() -> dict[str, float]:
    """Weight of each common character, and of the signs that stand between them."""
    table: dict[str, str] = resources.load("lexicon/common_characters.yaml")
    weights = {"most": 3.0, "many": 2.0, "some": 1.0, "signs": 1.0}
    return {char: weight for name, weight in weights.items() for char in "".join(table[name].split())}


_RANGES = (
    ("\x1f", -2.0),  # control characters; line ends and tabulators stand in `_NEUTRAL`
    ("\x7e", 0.0),
    ("\xbf", -2.0),
    ("\u024f", -0.5),  # Latin letters with accents: in names
    ("\u200f", -2.0),
    ("\u2fff", -1.0),
    ("\u303f", 0.0),
    ("\u4dff", -2.0),
    ("\u9fff", -1.0),
    ("\udbff", -2.0),
    ("\uf8ff", -4.0),  # private use
    ("\uff00", -2.0),
    ("\uff5e", 0.0),  # full-width ASCII
    ("\ufffc", -2.0),
    ("\ufffd", -4.0),
)
"""Last character of a range of Unicode and the weight of the characters in it."""
_NEUTRAL = frozenset("\n\r\t\f\u3000\xb7")


def _weight(char: str) -> float:
    return 0.0 if char in _NEUTRAL else next((weight for last, weight in _RANGES if char <= last), -2.0)


def _plain_name(encoding: str, data: bytes, replaced: int) -> str:
    """`big5` for what the standard itself can say; the name of the extension where it takes that."""
    if encoding not in ("cp950", "big5hkscs"):
        return encoding
    return "big5" if _undecodable(data.decode("big5", "kanbao-mark")) == replaced else encoding


def _undecodable(text: str) -> int:
    """Bytes that were marked; lone surrogates are nothing that UTF-8 could write."""
    return sum(len(run) for run in re.findall(_UNDECODABLE, text))


def _mark(error: UnicodeError) -> tuple[str, int]:
    """The undecodable bytes as low surrogates, which no decoded text has, so that they can be told and counted."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    end = error.end
    if not error.encoding.startswith("utf"):
        # A lone lead byte does not take the ASCII byte behind it along.
        end = error.start + (2 if _is_out_of_step(error) else 1)
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : end]), end


def _is_out_of_step(error: UnicodeDecodeError) -> bool:
    """Whether the byte behind a broken one was its second half: read as a first half, it would garble the line."""
    run = re.compile(_PAIRED).match(error.object, error.start + 1)
    if run is None:
        return False
    in_step, shifted = (_weigh(run[0][start : start + 80], error.encoding)[0] for start in (0, 1))
    return shifted > in_step


codecs.register_error("kanbao-mark", _mark)
