"""Make `openings.yaml`: with which pairs of characters Chinese words begin, and which pairs only stand inside them.

    python data/openings/make.py > data/openings/openings.yaml

Counted in the dictionary that jieba ships (MIT licence), each word weighted with the frequency given there.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

STRONG = 500
"""Least frequency of a pair that begins common words."""
WEAK = 50
"""Least frequency of a pair that begins words at all; told only for characters that often end words."""
OFTEN_LAST = 6000
INSIDE = 60
RATIO = 8
"""A pair stands inside words if it does so this many times as often as it begins them."""
OFTEN_INSIDE, SELDOM_FIRST, DOUBTFUL_RATIO = 100, 200, 2.5
"""The same for pairs that count only before a sign or a particle: 兰卡 of 斯里兰卡."""
VERB = 30
FOREIGN = (
    "阿巴贝波布达德迪多俄厄恩法费佛弗福盖戈格古哈赫霍基加杰卡凯科克库拉莱兰劳勒雷里利列林卢鲁伦罗洛马玛迈曼梅米密摩莫墨穆纳内尼涅努诺欧帕"
    "庞佩皮普奇切热瑞萨塞沙舍施史斯苏索塔泰特图托瓦威维温沃乌西希谢辛雅亚扬耶叶伊尤约泽扎朱坦顿逊森蒂娜姆丁茨吉夫伯宾邦朗别柯乔汉丹黎冈奈奎桑洛贾佐甘休"
)
"""Characters with which foreign names are written: these begin with any of them."""


def words() -> list[tuple[str, int, str]]:
    """Word, frequency and part of speech, of the words written in Han characters alone."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        sys.exit("jieba is not installed")
    lines = (Path(spec.origin).parent / "dict.txt").read_text("utf-8").splitlines()
    parts = (line.split(" ") for line in lines)
    return [(word, int(count), tag) for word, count, tag in parts if all("\u4e00" <= char <= "\u9fff" for char in word)]


def grouped(pairs: Iterable[str]) -> str:
    """One word for each first character: itself, then the second characters."""
    seconds: dict[str, list[str]] = defaultdict(list)
    for pair in sorted(pairs):
        seconds[pair[0]].append(pair[1])
    return " ".join(first + "".join(rest) for first, rest in seconds.items())


def main() -> None:
    """Print the tables."""
    begins, inside, last = Counter[str](), Counter[str](), Counter[str]()
    verbs = []
    for word, count, tag in words():
        if len(word) < 2:
            continue
        begins[word[:2]] += count
        last[word[-1]] += count
        inside.update({word[at : at + 2]: count for at in range(1, len(word) - 1)})
        if len(word) == 2 and tag == "v" and count >= VERB:
            verbs.append(word)
    tables = {
        "strong": grouped(pair for pair, count in begins.items() if count >= STRONG),
        "weak": grouped(p for p, count in begins.items() if WEAK <= count < STRONG and last[p[0]] >= OFTEN_LAST),
        "inside": grouped(
            pair
            for pair, count in inside.items()
            if count >= max(INSIDE, RATIO * begins[pair]) and begins[pair] < WEAK and not set(pair) <= set(FOREIGN)
        ),
        "doubtful": grouped(
            pair
            for pair, count in inside.items()
            if count >= max(OFTEN_INSIDE, DOUBTFUL_RATIO * begins[pair]) and WEAK <= begins[pair] < SELDOM_FIRST
        ),
        "verbs": " ".join(sorted(verbs)),
    }
    head = "# Made by make.py from the dictionary of jieba (MIT licence): see README.md."
    sys.stdout.write("\n".join([head, *(f"{name}: {text}" for name, text in tables.items())]) + "\n")


if __name__ == "__main__":
    main()
