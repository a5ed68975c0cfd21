"""How the library keeps texts: once, in two bytes a character, and everything else as what differs from them.

The texts of the entries are what searches look through by the thousand, so they are not compressed: two bytes for
nearly every Chinese character, read at the speed of copying. The source, what was parsed in it and its words say the
same again. They are compressed with the texts as a dictionary, which leaves a few hundredths of them. Where the texts
are longer than compression looks back, what is compressed is cut into chunks, each with the stretch of the texts that
says the same.
"""

import json
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence

_ENCODING, _ERRORS = "utf-16", "surrogatepass"
_decoded = json.JSONDecoder().raw_decode
_REACH = 32_768
"""Bytes of a dictionary that compression looks back on."""
_CHUNK = 16_384
"""Bytes compressed with one stretch of a long dictionary."""
_STRETCH = 24_576
"""Bytes of that stretch: the chunk's own and a margin on either side. What says the same is never further back."""
_CHUNKED = b"\1"
"""The first byte of what was compressed in chunks; that of one zlib stream is another (RFC 1950: 0x78)."""
_HEAD = struct.Struct(">II")
"""Before each chunk: where its dictionary begins among the texts, and the bytes of its stream."""
_PROBE, _PROBES = 24, 16
"""Bytes that are looked for among the texts, and how often in a chunk, to find the stretch that says the same."""


def packed_texts(texts: Sequence[str]) -> bytes:
    """The texts of an entry."""
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode(_ENCODING, _ERRORS)


def unpacked_texts(packed: bytes) -> tuple[str, ...]:
    """The way back from `packed_texts`."""
    plain = packed.decode(_ENCODING, _ERRORS)
    if "\\" in plain or plain == "[]":
        return tuple(_decoded(plain)[0])
    # Without an escape no text has a quotation mark, and what stands between two of them is known.
    return tuple(plain[2:-2].split('","'))


class DictionaryCodec:
    """Compression with the texts of an edition as a dictionary. Without texts it is compression as usual."""

    def __init__(self, entries: Iterable[bytes] = ()) -> None:
        """`entries`: the packed texts of the edition's entries, in their order."""
        every = "\n".join("\n".join(unpacked_texts(packed)) for packed in entries)
        self._known = every.encode("utf-8", _ERRORS)

    def packed(self, data: bytes) -> bytes:
        """`data` compressed."""
        if len(self._known) <= _STRETCH or not data:
            return _compressed(data, self._known[-_REACH:])
        chunks = []
        start = 0
        for at in range(0, len(data), _CHUNK):
            chunk = data[at : at + _CHUNK]
            start = self._stretch_like(chunk, start + _CHUNK if at else 0)
            stream = _compressed(chunk, self._known[start : start + _STRETCH])
            chunks.append(_HEAD.pack(start, len(stream)) + stream)
        return _CHUNKED + b"".join(chunks)

    def unpacked(self, data: bytes) -> bytes:
        """The way back from `packed`. zlib.error or struct.error for what was not packed with these texts."""
        if not data.startswith(_CHUNKED):
            return _decompressed(data, self._known[-_REACH:])
        chunks, at = [], len(_CHUNKED)
        while at < len(data):
            start, length = _HEAD.unpack_from(data, at)
            at += _HEAD.size
            chunks.append(_decompressed(data[at : at + length], self._known[start : start + _STRETCH]))
            at += length
        return b"".join(chunks)

    def _stretch_like(self, chunk: bytes, otherwise: int) -> int:
        """Where the texts that say what a chunk says begin, with as much before it as behind."""
        step = max(1, (len(chunk) - _PROBE) // _PROBES)
        probes = ((at, self._known.find(chunk[at : at + _PROBE])) for at in range(0, len(chunk) - _PROBE + 1, step))
        starts = sorted(found - at for at, found in probes if found >= 0)
        begins = starts[len(starts) // 2] if starts else otherwise
        return max(0, min(begins - (_STRETCH - _CHUNK) // 2, len(self._known) - _STRETCH))

    def packed_words(self, words: Mapping[str, int]) -> bytes:
        """Words with their counts."""
        return self.packed("\n".join(("\t".join(words), "\t".join(map(str, words.values())))).encode())

    def unpacked_words(self, packed: bytes) -> dict[str, int]:
        """The way back from `packed_words`."""
        words, _, counts = self.unpacked(packed).decode().partition("\n")
        return dict(zip(words.split("\t"), map(int, counts.split("\t")), strict=True)) if words else {}


def _compressed(data: bytes, dictionary: bytes) -> bytes:
    packing = zlib.compressobj(zdict=dictionary)
    return packing.compress(data) + packing.flush()


def _decompressed(data: bytes, dictionary: bytes) -> bytes:
    unpacking = zlib.decompressobj(zdict=dictionary)
    found = unpacking.decompress(data) + unpacking.flush()
    if not unpacking.eof:
        raise zlib.error("incomplete stream")
    return found
