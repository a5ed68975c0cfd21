"""How fast pages are parsed beside jieba's cut, and how the time grows: `python -m tests.bench.parse_speed [SCALE]`.

The texts are the shipped edition and the pages of `tests/editions`, repeated. Times are of the processor, on one core,
the median of REPEATS taken in turn; what counts is the ratio to jieba in the same run, and that four times the text
takes four times as long.
"""

import gc
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from reader.app import bundled
from reader.parser import parse
from reader.runtime import resources

MEGABYTE = 1_000_000
REPEATS = 3
EDITIONS = Path(__file__).parents[1] / "editions"


def printed(page: Path) -> str:
    """The text of an annotated page."""
    lines = page.read_text("utf-8").split("\n---\n")[0].splitlines()
    return "\n".join(line.partition("|")[2].removeprefix(" ") for line in lines if not line.startswith("#"))


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def grown(text: str, size: int = MEGABYTE) -> str:
    return (text + "\n\n\n") * max(1, size // len(text.encode()))


def rates(size: int) -> None:
    cut = jieba_cut()
    pages = {"shipped": resources.text("editions/pinghu-2021-11-08-c01.txt")}
    pages |= {page.stem: printed(page) for page in sorted(EDITIONS.glob("*.page"))}
    print(f"{'page':12} {'MB/s':>6} {'jieba':>6} {'ratio':>6}")
    for name, page in pages.items():
        text = grown(page, size)
        megabytes = len(text.encode()) / MEGABYTE
        parsing, cutting = partial(parse, text, bundled.rules()), partial(cut, text[: len(text) // 5])
        times = [(seconds(parsing), seconds(cutting)) for _ in range(REPEATS)]
        ours, theirs = megabytes / median(a for a, _ in times), megabytes / 5 / median(b for _, b in times)
        print(f"{name:12} {ours:6.2f} {theirs:6.2f} {ours / theirs:6.1f}")


def jieba_cut() -> Callable[[str], object]:
    warnings.simplefilter("ignore")
    import jieba

    jieba.setLogLevel(60)
    jieba.dt.tmp_dir = tempfile.mkdtemp()
    jieba.initialize()
    gc.freeze()
    return lambda text: sum(1 for _ in jieba.cut(text))


def growth(largest: int) -> None:
    """Texts that invite more than linear time: each at a quarter of its size, and whole."""
    sentence = "昨天上午,全市经济工作会议在市会议中心召开,部署全年工作。"
    kinds: dict[str, Callable[[int], str]] = {
        "paragraphs": lambda n: f"{sentence * 3}\n" * n,
        "headlines": lambda n: "我市一产业园 成省数字化示范\n" * n,
        "bylines": lambda n: "■记者 倪雨伦 通讯员 曹金凤 姜俊霞\n" * n,
        "names": lambda n: "王 强 李 明\n" * n,
        "blank": lambda n: "\n" * (20 * n),
        "one line": lambda n: sentence * n,
        "one run": lambda n: "【" * (10 * n),
        "brackets": lambda n: "(记者 " * (5 * n),
        "spaces": lambda n: "本报讯" + " " * (20 * n) + "昨天",
        "digits": lambda n: "1" * (20 * n),
        "quotes": lambda n: "“" * (10 * n) + "。",
    }
    print(f"\n{'text':12} {'lines':>7} {'MB':>6} {'s':>7} {'x4':>5}")
    for name, make in kinds.items():
        small, large = make(largest // 4), make(largest)
        before = seconds(partial(parse, small, bundled.rules()))
        after = seconds(partial(parse, large, bundled.rules()))
        size = len(large.encode()) / MEGABYTE
        print(f"{name:12} {large.count(chr(10)):7} {size:6.1f} {after:7.2f} {after / max(before, 1e-4):5.1f}")


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    bundled.rules()
    rates(int(scale * MEGABYTE))
    growth(int(scale * 50_000))
