"""Bytes of the keyboard: however a line cuts them, the same events; what is cut off for good is no key."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

from reader.tui.input_decoder import LONGEST_PASTE, PATIENCE, Event, InputDecoder, Kind
from reader.tui.terminal_events import TerminalEvents
from reader.tui.terminals import keyboard_encoding

ANSWERS = [
    *(b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07", b"\x1b[?62;22c", b"\x1b[>41;370;0c"),
    *(b"\x1b[24;80R", b"\x1b[?2026;2$y", b"\x1b[?2048;2$y", b"\x1bP>|xterm(370)\x1b\\", b"\x1bP1$r0m\x1b\\"),
    *(b"\x1b[48;24;80;480;800t", b"\x1b[8;24;80t", b"\x1b_Gi=1;OK\x1b\\", b"\x1b[I", b"\x1b[O", b"\x1b[0n"),
]
MOUSE = [b"\x1b[<64;10;5M", b"\x1b[<0;300;99m", b"\x1b[M\x20\x21\x22", b"\x1b[32;10;5M"]
ODD = [b"\x1b[99999999999u", b"\x1b[55296u", b"\x1b[1;5:1A", b"\x1b[" + b"1;" * 500 + b"m", b"\x1b[<1;2M", b"\x1b[[Z"]
KEYS = [sequence.encode("latin-1") for sequence in ANSI_SEQUENCES_KEYS]
PARTS = st.one_of(
    st.sampled_from(
        [*ANSWERS, *MOUSE, *ODD, *KEYS, b"\x1b", b"\x1b[200~", b"\x1b[201~", b"\x1b]", b"\xb5", b"\xff\xfe"]
    ),
    st.binary(max_size=9),
    st.text(max_size=5).map(lambda text: text.encode("utf-8", "ignore")),
)
STREAMS = st.lists(PARTS, max_size=12).map(b"".join)
ENCODINGS = st.sampled_from(["utf-8", "gb18030", "big5hkscs", "latin-1"])


def decoded(*reads: bytes, encoding: str = "utf-8") -> list[Event]:
    """The events of reads that come in time, and of the silence behind them."""
    decoder = InputDecoder(encoding)
    found = [event for read in reads for event in decoder.feed(read, 0)]
    return found + decoder.expire(100)


def keys(*reads: bytes) -> list[str]:
    """The keys that the program gets."""
    terminal = TerminalEvents()
    made = [message for event in decoded(*reads) for message in terminal.of(event)]
    return [message.key for message in made if isinstance(message, events.Key)]


def typed(text: str) -> list[Event]:
    return [Event(Kind.TYPED, char) for char in text]


@settings(max_examples=300, deadline=None)
@given(STREAMS, st.lists(st.integers(0, 200), max_size=8), ENCODINGS)
def test_however_a_stream_is_cut_the_same_events_come_out(stream: bytes, cuts: list[int], encoding: str) -> None:
    places = sorted({0, len(stream), *(cut for cut in cuts if cut < len(stream))})
    reads = [stream[start:end] for start, end in pairwise(places)]
    assert decoded(*reads, encoding=encoding) == decoded(stream, encoding=encoding)
    assert decoded(*(bytes((byte,)) for byte in stream), encoding=encoding) == decoded(stream, encoding=encoding)


@settings(max_examples=300, deadline=None)
@given(STREAMS, ENCODINGS)
def test_no_stream_breaks_what_makes_events_of_it(stream: bytes, encoding: str) -> None:
    terminal = TerminalEvents()
    for event in decoded(stream, encoding=encoding):
        for message in terminal.of(event):
            assert isinstance(message, events.Key | events.MouseEvent | events.Paste) or "Synchronized" in repr(message)
            if isinstance(message, events.Key):
                (message.character or "").encode()


@settings(max_examples=200, deadline=None)
@given(STREAMS)
def test_whatever_came_before_keys_work_after_some_silence(stream: bytes) -> None:
    decoder = InputDecoder()
    decoder.feed(stream, 0)
    decoder.expire(PATIENCE)
    assert decoder.feed(b"jk", 2 * PATIENCE) == typed("jk")


@pytest.mark.parametrize("answer", [*ANSWERS, *MOUSE, *ODD])
def test_an_answer_is_never_a_key_wherever_it_is_cut(answer: bytes) -> None:
    assert keys(answer) == []
    for at in range(2, len(answer)):
        decoder, terminal = InputDecoder(), TerminalEvents()
        found = decoder.feed(answer[:at], 0) + decoder.expire(0.5) + decoder.feed(answer[at:], 0.5)
        made = [message for event in found for message in terminal.of(event)]
        assert not [message for message in made if isinstance(message, events.Key)]


@pytest.mark.parametrize(
    "sequence", [b"\x1b[A", b"\x1bOP", b"\x1b[?62;22c", b"\x1b]11;rgb:1/2/3\x07", b"\x1b[<64;1;1M"]
)
def test_what_comes_behind_a_late_esc_is_the_rest_of_a_sequence(sequence: bytes) -> None:
    decoder = InputDecoder(escape_delay=0.025)
    assert decoder.feed(sequence[:1], 0) == []
    assert decoder.expire(0.03) == typed("\x1b")
    assert all(event.kind is Kind.SEQUENCE for event in decoder.feed(sequence[1:], 0.2))


def test_esc_is_a_key_after_its_delay_and_not_before() -> None:
    decoder = InputDecoder(escape_delay=0.025)
    assert decoder.feed(b"\x1b", 5.0) == []
    assert decoder.deadline == 5.025
    assert decoder.expire(5.02) == []
    assert decoder.expire(5.03) == typed("\x1b")
    assert decoder.feed(b"[", 5.2) == typed("[")


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b"\x1b\x1b", ["escape", "escape"]),
        (b"\x1bx", ["alt+x"]),
        (b"\x1b[A\x1bOB\x1b[5~", ["up", "down", "pageup"]),
        (b"\x1b[[A", ["f1"]),
        (b"\x1b[Z", ["shift+tab"]),
        (b"\x1b]q", ["right_square_bracket", "q"]),
        (b"a\x1b[20", ["a"]),
        (b"\x1b]11;rgb:\rq", ["enter", "q"]),
        ("第".encode(), ["第"]),
    ],
)
def test_keys_are_what_they_were(sent: bytes, expected: list[str]) -> None:
    assert keys(sent) == expected


@pytest.mark.parametrize(
    ("encoding", "sent", "expected"),
    [
        ("utf-8", b"\xb5q", "q"),
        ("utf-8", b"\xff\xfej", "j"),
        ("utf-8", "中".encode("gbk") + b"j", "j"),
        ("utf-8", b"\xf1j", "j"),
        ("gb18030", "中文𠮷".encode("gb18030"), "中文𠮷"),
        ("gb18030", b"\xb5\rj", "\rj"),
        ("big5hkscs", "中文".encode("big5"), "中文"),
        ("latin-1", b"\xe9\x9bj", "éj"),
    ],
)
def test_characters_are_decoded_by_the_locale_and_the_rest_is_dropped(
    encoding: str, sent: bytes, expected: str
) -> None:
    assert [event.text for event in decoded(sent, encoding=encoding)] == list(expected)


def test_half_a_character_does_not_take_the_next_key_with_it() -> None:
    decoder = InputDecoder("gb18030")
    decoder.feed(b"\xb5", 0)
    assert decoder.deadline is not None
    decoder.expire(decoder.deadline)
    assert decoder.feed(b"q", 1) == typed("q")


def test_a_paste_is_one_event_in_the_encoding_of_the_locale() -> None:
    paste = b"\x1b[200~" + "党建\x1b[A\n联盟".encode("gbk") + b"\x1b[201~q"
    assert decoded(paste, encoding="gb18030") == [Event(Kind.PASTED, "党建\x1b[A\n联盟"), *typed("q")]


def test_a_paste_without_an_end_gives_the_keyboard_back() -> None:
    decoder = InputDecoder()
    decoder.feed(b"\x1b[200~" + "党建".encode() * 20, 0)
    for tick in range(30):  # keys that are typed into it do not put its end off
        decoder.feed(b"j", tick / 10)
    assert decoder.deadline == PATIENCE
    (event,) = decoder.expire(PATIENCE)
    assert event.text.startswith("党建党建")
    assert decoder.feed(b"q", 3) == typed("q")


def test_a_paste_is_taken_up_to_a_limit() -> None:
    decoder = InputDecoder()
    decoder.feed(b"\x1b[200~", 0)
    for _ in range(3 * LONGEST_PASTE // 65536):
        decoder.feed(b"x" * 65536, 0)
    assert decoder.feed(b"\x1b[201~j", 0) == [Event(Kind.PASTED, "x" * LONGEST_PASTE), *typed("j")]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "utf-8"),
        ({"LANG": "zh_CN.GB2312"}, "gb18030"),
        ({"LANG": "zh_CN.gbk", "LC_CTYPE": "C.UTF-8"}, "utf-8"),
        ({"LANG": "C.UTF-8", "LC_ALL": "zh_TW.Big5"}, "big5hkscs"),
        ({"LANG": "zh_CN"}, "gb18030"),
        ({"LANG": "fr_FR.ISO-8859-1@euro"}, "iso8859-1"),
        *[({"LANG": f"x.{name}"}, "utf-8") for name in ("UTF-16", "UTF-7", "hex", "rot13", "nothing", "a\0b", "idna")],
    ],
)
def test_the_encoding_is_that_of_the_locale(environment: dict[str, str], expected: str) -> None:
    assert keyboard_encoding(environment) == expected
