"""Makes `readings.txt` from pypinyin's and jieba's data: `python data/pinyin/make.py >data/pinyin/readings.txt`.

Needs `pypinyin` (MIT) and `jieba` (MIT), and the package itself for its folding: a character that is folded to another
one needs no readings. A reading is common when pypinyin names it first, when a two-hundredth of the words with the
character have it (pypinyin's words, weighted by jieba's counts), or when `ALSO` has it.
"""

import importlib.metadata
import importlib.resources
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator

from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from reader.app import bundled

SMALLEST_SHARE = 0.005

ALSO = """
单shan 区ou 仇qiu 查zha 解xie 朴piao 盖ge 纪ji 尉yu 乐yue 牟mu 令ling 员yun 折she 覃qin 缪miao 幺yao 冼xian 晟sheng
六lu 莘shen 浒xu 荥xing 荥ying 铅yan 涡guo 蔚yu 番pan 泌bi 乐lao 堡pu 堡bao 阿e 亳bo 洞dong 浚xun 浚jun 大dai 车ju 地de
嗯en 会kuai 的di 的de 了liao 得dei 这zhei 那nei 哪nei 谁shei 熟shou 血xie 剥bao 似shi 模mu 幢zhuang 〇ling 艾yi
度duo 说shui 咖ga
"""
"""Surnames, places and words of speech that the counts do not know: 单 as a name is shan, 六安 is lu'an."""

RARE = frozenset(["m", "n", "ng", "hm", "hng", "biang", "bong", "cei", "den", "din", "fiao", "kei", "len", "lo", "nia"])
"""Syllables of dialects and interjections, which would only add noise."""

HEAD = """\
# How characters are read, without tones, ü as v: the readings joined by commas, then the characters that have them all.
# Made by data/pinyin/make.py from pypinyin {pypinyin} (https://github.com/mozillazg/python-pinyin, MIT; after
# pinyin-data and phrase-pinyin-data, MIT) with the counts of jieba {jieba} (https://github.com/fxsjy/jieba, MIT).
"""


def plain(reading: str) -> str:
    """A reading without its tone: lǜ is lv."""
    letters = unicodedata.normalize("NFD", reading)
    return "".join(letter for letter in letters.replace("u\u0308", "v") if letter.isascii())


def counts() -> dict[str, int]:
    lines = (importlib.resources.files("jieba") / "dict.txt").read_text("utf-8").splitlines()
    return {word: int(count) for word, count, *_ in map(str.split, lines)}


def weights() -> dict[str, Counter[str]]:
    """Character: how often it is read how, over the words that pypinyin knows."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    count = counts()
    for word, readings in phrases_dict.items():
        if len(word) == len(readings):
            for char, (reading, *_) in zip(word, readings, strict=True):
                found[char][plain(reading)] += count.get(word, 1)
    return found


def common() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every character that needs them with its common readings, the first one first."""
    fold, weight = bundled.fold(), weights()
    also = defaultdict(list)
    for word in ALSO.split():
        also[word[0]].append(word[1:])
    for point, readings in sorted(pinyin_dict.items()):
        char = chr(point)
        if not (0x4E00 <= point <= 0x9FFF or char in also) or fold(char) != char:
            continue
        first, *others = dict.fromkeys(map(plain, readings.split(",")))
        total = sum(weight[char].values())
        often = [reading for reading in others if weight[char][reading] > total * SMALLEST_SHARE]
        found = dict.fromkeys([first, *often, *also[char]])
        yield char, tuple(reading for reading in found if reading not in RARE)


def document() -> Iterator[str]:
    groups: dict[tuple[str, ...], str] = defaultdict(str)
    for char, readings in common():
        groups[readings] += char
    yield HEAD.format(pypinyin=importlib.metadata.version("pypinyin"), jieba=importlib.metadata.version("jieba"))
    yield from (f"{','.join(readings)} {groups[readings]}" for readings in sorted(groups) if readings)


if __name__ == "__main__":
    sys.stdout.write("\n".join(document()) + "\n")
