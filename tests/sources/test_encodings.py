"""Encodings are told from the bytes alone, also from a few of them."""

import random
import subprocess
import sys

import pytest

from reader.sources.encodings import decode

SIMPLIFIED = """\
本报讯 昨天上午,市图书馆新馆在城东开门迎客,两千多名市民冒雨前来借书看展。
记者 陈立 通讯员 周敏华
“这座桥修好以后,孩子们上学少走三里路。”村民老沈说,全村人等了整整12年。
全市共有326家企业参加了展会,签订合同48.5亿元,比上一年增长7.2%。
气象台预报,今天夜里到明天多云转小雨,气温9℃到15℃,东北风4级。
县里的老茶农把手艺传给了年轻人，茶山上又响起了采茶的歌声。
遗失声明：本人不慎遗失营业执照副本一份，声明作废。
""".splitlines()
TRADITIONAL = """\
【本報訊】昨日上午,市立圖書館新館在城東開門,兩千多名市民冒雨前來借書看展。
記者 陳立 通訊員 周敏華
「這座橋修好以後,孩子們上學少走三里路。」村民老沈說,全村人等了整整12年。
全市共有326家企業參加展覽會,簽訂合同48.5億元,比上一年增長7.2%。
氣象臺預報,今天夜裡到明天多雲轉小雨,氣溫9℃到15℃,東北風4級。
縣裡的老茶農把手藝傳給了年輕人，茶山上又響起採茶的歌聲。
遺失聲明：本人不慎遺失營業執照副本一份，聲明作廢。
""".splitlines()

ENCODINGS = [
    ("gb18030", SIMPLIFIED),
    ("gb18030", TRADITIONAL),
    ("big5", TRADITIONAL),
    ("utf-8", SIMPLIFIED),
    ("utf-8", TRADITIONAL),
    ("utf-16-le", SIMPLIFIED),
    ("utf-16-be", TRADITIONAL),
]


def samples(lines: list[str], length: int) -> list[str]:
    """Every stretch of `length` characters of the lines that has at least half of them Han."""
    cuts = [line[start : start + length] for line in lines for start in range(len(line) - length + 1)]
    return [cut for cut in cuts if sum("一" <= char <= "鿿" for char in cut) * 2 >= length]


def share_right(encoding: str, texts: list[str]) -> float:
    found = [decode(text.encode(encoding)) for text in texts]
    return sum(it is not None and it.text == text for it, text in zip(found, texts, strict=True)) / len(texts)


@pytest.mark.parametrize(("encoding", "lines"), [pair for pair in ENCODINGS if "16" not in pair[0]])
@pytest.mark.parametrize(("length", "floor"), [(2, 0.97), (3, 1.0), (4, 1.0), (10, 1.0)])
def test_few_characters_tell_the_encoding(encoding: str, lines: list[str], length: int, floor: float) -> None:
    assert share_right(encoding, samples(lines, length)) >= floor


@pytest.mark.parametrize(("encoding", "lines"), [pair for pair in ENCODINGS if "16" in pair[0]])
@pytest.mark.parametrize(("length", "floor"), [(4, 0.95), (6, 0.99), (10, 1.0)])
def test_a_line_tells_utf16_without_its_mark(encoding: str, lines: list[str], length: int, floor: float) -> None:
    # Fewer characters may be ASCII letters and nothing else, read by bytes.
    assert share_right(encoding, samples(lines, length)) >= floor


@pytest.mark.parametrize(("encoding", "lines"), ENCODINGS)
def test_one_broken_byte_changes_no_decision(encoding: str, lines: list[str]) -> None:
    draw = random.Random(encoding)
    for line in lines:
        data = bytearray(line.encode(encoding))
        whole = decode(bytes(data))
        data[draw.randrange(len(data))] = 0xFF
        broken = decode(bytes(data))
        assert whole is not None
        assert broken is not None
        assert broken.encoding == whole.encoding


@pytest.mark.parametrize(("encoding", "lines"), ENCODINGS)
def test_one_broken_byte_garbles_the_rest_of_no_line(encoding: str, lines: list[str]) -> None:
    line = lines[2]
    for place, char in enumerate(line):
        start = len(line[:place].encode(encoding))
        for byte in range(start, start + len(char.encode(encoding))):
            data = line.encode(encoding)
            decoded = decode(data[:byte] + b"\xff" + data[byte + 1 :])
            assert decoded is not None
            assert decoded.text.startswith(line[:place])
            assert decoded.text.endswith(line[place + 2 :])


@pytest.mark.parametrize(("encoding", "lines"), ENCODINGS)
def test_mixed_with_much_ascii(encoding: str, lines: list[str]) -> None:
    text = "<p class='text'>" * 200 + lines[2] + "</p>\n" * 50
    assert share_right(encoding, [text]) == 1


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"\xef\xbb\xbf" + "看报".encode(), "看报", "utf-8-sig"),
        ("看报".encode("utf-16"), "看报", "utf-16"),
        (b"\xfe\xff" + "看报".encode("utf-16-be"), "看报", "utf-16"),
        ("看报".encode("utf-32"), "看报", "utf-32"),
        ("报纸的䶮字和𠮷字".encode("gb18030"), "报纸的䶮字和𠮷字", "gb18030"),
        ("報紙的碁字和裏字".encode("cp950"), "報紙的碁字和裏字", "cp950"),
        ("報紙話佢哋喺度".encode("big5hkscs"), "報紙話佢哋喺度", "big5hkscs"),
        ("瑪麗‧居里的報紙".encode("cp950"), "瑪麗‧居里的報紙", "big5"),
        (b"plain ASCII", "plain ASCII", "utf-8"),
        ("Café déjà fermé".encode(), "Café déjà fermé", "utf-8"),
        ("Утренняя газета".encode(), "Утренняя газета", "utf-8"),
        ("联通".encode("gb18030"), "联通", "gb18030"),
        (b"this app can break", "this app can break", "utf-8"),
    ],
)
def test_each_form_is_named(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_undecodable_bytes_are_counted_and_a_run_of_them_is_one_mark() -> None:
    decoded = decode("看报".encode() + b"\xff\xfe\xfd" + "的人".encode() + b"\xe4\xb8\n" + "好".encode() + b"\xe4")
    assert decoded is not None
    assert decoded.text == "看报\ufffd的人\ufffd\n好\ufffd"
    assert decoded.replaced == 6


def test_a_mark_in_the_source_itself_is_no_undecodable_byte() -> None:
    decoded = decode("看报\ufffd的人".encode())
    assert decoded is not None
    assert (decoded.text, decoded.replaced) == ("看报\ufffd的人", 0)


def test_an_odd_byte_at_the_end_of_utf16_is_counted() -> None:
    decoded = decode("看报的人".encode("utf-16") + b"\x4e")
    assert decoded is not None
    assert (decoded.text, decoded.replaced) == ("看报的人\ufffd", 1)


def test_control_characters_are_kept_and_counted() -> None:
    decoded = decode("看报\0的\x1b[0m人\t\r\n\f\x85好天气".encode())
    assert decoded is not None
    assert decoded.text == "看报\0的\x1b[0m人\t\r\n\f\x85好天气"
    assert decoded.controls == 2


@pytest.mark.parametrize(
    "data",
    [
        bytes(1000),
        b"%PDF-1.7\nstream of text",
        b"PK\x03\x04 text",
        random.Random(1).randbytes(5000),
        b"\x7fELF" + bytes(100),
        "看报".encode() + bytes(500),
        bytes(range(256)) * 20,
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert decode(data) is None


def test_a_damaged_page_is_still_text() -> None:
    draw = random.Random(2)
    for encoding, lines in ENCODINGS:
        data = "\n".join(lines * 5).encode(encoding)
        damaged = bytes(byte if draw.random() > 0.03 else draw.randrange(256) for byte in data)
        decoded = decode(damaged)
        assert decoded is not None, encoding


def test_deciding_needs_no_detector_of_the_world_s_encodings() -> None:
    code = "import sys, reader.sources; sys.exit(any('charset' in name or 'chardet' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


@pytest.mark.parametrize("second", [pair for pair in ENCODINGS if "16" not in pair[0]])
@pytest.mark.parametrize("first", [pair for pair in ENCODINGS if "16" not in pair[0]])
@pytest.mark.parametrize("count", [1, 3, 7])
def test_parts_in_two_encodings_are_read_each_in_its_own(
    first: tuple[str, list[str]], second: tuple[str, list[str]], count: int
) -> None:
    texts = ["\n".join(first[1]) + "\n", "\n".join(second[1][:count]) + "\n"]
    decoded = decode(texts[0].encode(first[0]) + texts[1].encode(second[0]))
    assert decoded is not None
    assert (decoded.text, decoded.replaced) == ("".join(texts), 0)
