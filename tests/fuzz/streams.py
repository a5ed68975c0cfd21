"""Random streams of the terminal's input: keys, answers, pastes, the mouse, whole, torn, and bytes that are nothing."""

import random
from collections.abc import Iterator
from typing import Final

KEYS: Final = [
    *(key.encode() for key in "jkhlJKgG b/nSf;*zw+-irHt0yY?:[]()一的。，、"),
    *(
        b"\r",
        b"\t",
        b"\x7f",
        b"\x1b",
        b"\x0c",
        b"\x15",
        b"\x17",
        b"\x1b[A",
        b"\x1b[B",
        b"\x1b[5~",
        b"\x1b[6~",
        b"\x1bOP",
    ),
    *(b"\x1b[Z", b"\x1b[1;5C", b"\x1bx", b"\x1b[[A", b"\x1b[2$"),
]
"""Keys that neither end nor stop the program: `q`, Ctrl-C, Ctrl-Q and Ctrl-Z are not among them."""
ANSWERS: Final = [
    *(
        b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
        b"\x1b]10;rgb:0/0/0\x07",
        b"\x1b[?62;22c",
        b"\x1b[24;80R",
        b"\x1b[?2026;2$y",
    ),
    *(b"\x1bP>|xterm(370)\x1b\\", b"\x1b[48;24;80;480;800t", b"\x1b[I", b"\x1b[O", b"\x1b[M !!", b"\x1b[<64;10;5M"),
    *(b"\x1b[<0;3;3M\x1b[<0;3;3m", b"\x1b[99999999999u", b"\x1b[55296u", b"\x1b[1;5:1A", b"\x1b[200~", b"\x1b[201~"),
]
NOTHING: Final = [
    b"\xb5",
    b"\xff\xfe",
    b"\xd6\xd0",
    b"\x9b2J",
    b"\xc2\x9b",
    b"\0",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
]


def parts(chance: random.Random) -> Iterator[bytes]:
    """Parts of a stream without end."""
    while True:
        kind = chance.random()
        if kind < 0.6:
            yield chance.choice(KEYS)
        elif kind < 0.8:
            answer = chance.choice(ANSWERS)
            yield answer if chance.random() < 0.6 else answer[: chance.randrange(len(answer))]
        elif kind < 0.9:
            yield chance.choice(NOTHING)
        elif kind < 0.95:
            yield b"\x1b[200~" + "党建 -\n".encode() * chance.choice((1, 5, 4000)) + b"\x1b[201~"
        else:
            yield bytes(byte for byte in chance.randbytes(chance.randrange(6)) if byte not in b"q\x03\x11\x1a")


def stream(chance: random.Random, count: int) -> bytes:
    """`count` parts."""
    drawn = parts(chance)
    return b"".join(next(drawn) for _ in range(count))
