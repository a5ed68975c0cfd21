"""What is packed comes back, and takes little room."""

import sqlite3
import zlib
from collections.abc import Sequence
from pathlib import Path

from factories import article, edition
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import Library
from reader.library.compression import DictionaryCodec, packed_texts, unpacked_texts

TEXTS = st.lists(st.text(), max_size=4)
SENTENCES = [f"第{number}家企业加入了汽车产业链党建联盟，首批联盟单位共有{number}家。" for number in range(90)]


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.binary())
def test_what_is_packed_comes_back(texts: Sequence[str], data: bytes) -> None:
    packed = packed_texts(texts)
    assert list(unpacked_texts(packed)) == texts
    packing = DictionaryCodec([packed])
    assert packing.unpacked(packing.packed(data)) == data


def test_half_a_pair_comes_back() -> None:
    assert unpacked_texts(packed_texts(["党\ud800建", "\udc00"])) == ("党\ud800建", "\udc00")


def test_words_come_back_with_their_counts() -> None:
    words = {"党建": 3, "联盟": 1}
    packing = DictionaryCodec([packed_texts(SENTENCES)])
    assert packing.unpacked_words(packing.packed_words(words)) == words
    assert packing.unpacked_words(packing.packed_words({})) == {}


def test_a_text_is_kept_once(library: Library, folder: Path) -> None:
    made = edition(article("党建", *SENTENCES))
    raw = "\n\n".join(SENTENCES).encode()
    library.add(made, raw, words={"党建": 90})
    with sqlite3.connect(folder / "library.db") as connection:
        texts, source, parsed = connection.execute(
            "SELECT length(texts), length(source), length(parsed) FROM entry JOIN content USING (edition)"
        ).fetchone()
    assert texts < len(raw) * 0.8
    assert source + parsed < len(raw) * 0.25


LONG = ["".join(chr(0x4E00 + (number * 7919 + at * at * 31) % 20000) for at in range(900)) for number in range(60)]
"""Texts of 162 KB, five times what compression looks back on."""


@settings(max_examples=50, deadline=None)
@given(st.permutations(LONG[:30]), st.binary(max_size=20))
def test_what_says_the_same_as_long_texts_comes_back(texts: Sequence[str], other: bytes) -> None:
    packing = DictionaryCodec([packed_texts(LONG[:30])])
    data = other + "\n\n".join(texts).encode() + other
    assert packing.unpacked(packing.packed(data)) == data


def test_long_texts_are_kept_once_too() -> None:
    packing = DictionaryCodec([packed_texts([text]) for text in LONG])
    source = "\n\n\n".join(LONG).encode()
    assert len(packing.packed(source)) < len(source) * 0.05


def test_what_an_older_version_compressed_at_one_stretch_is_read() -> None:
    known = "\n".join(LONG).encode()[-32_768:]
    old = zlib.compressobj(zdict=known)
    packed = old.compress(b"abc" * 9) + old.flush()
    assert DictionaryCodec([packed_texts(LONG)]).unpacked(packed) == b"abc" * 9
