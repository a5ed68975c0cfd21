"""How the library keeps texts: once, in two bytes a character, and everything else as what differs from them.

The texts of the entries are what searches look through by the thousand, so they are not compressed: two bytes for
nearly every Chinese character, read at the speed of copying. The source, what was parsed in it and its words say the
same again. They are compressed with the texts as a dictionary, which leaves a few hundredths of them.
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence

_ENCODING, _ERRORS = "utf-16", "surrogatepass"
_decoded = json.JSONDecoder().raw_decode
_REACH = 32_768
"""Bytes of a dictionary that compression looks back on."""


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
        self._known = every.encode("utf-8", _ERRORS)[-_REACH:]

    def packed(self, data: bytes) -> bytes:
        """`data` compressed."""
        packing = zlib.compressobj(zdict=self._known)
        return packing.compress(data) + packing.flush()

    def unpacked(self, data: bytes) -> bytes:
        """The way back from `packed`."""
        unpacking = zlib.decompressobj(zdict=self._known)
        return unpacking.decompress(data) + unpacking.flush()

    def packed_words(self, words: Mapping[str, int]) -> bytes:
        """Words with their counts."""
        return self.packed("\n".join(("\t".join(words), "\t".join(map(str, words.values())))).encode())

    def unpacked_words(self, packed: bytes) -> dict[str, int]:
        """The way back from `packed_words`."""
        words, _, counts = self.unpacked(packed).decode().partition("\n")
        return dict(zip(words.split("\t"), map(int, counts.split("\t")), strict=True)) if words else {}
