"""Text to words, by jieba, or by rjieba where it is installed: the same words twenty times as fast.

The words of a text joined are the text. Both libraries are imported when a segmenter is asked for and not before:
jieba takes half a second and 90 MB, which no process that answers keys may spend.
"""

import importlib
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

Cut = Callable[[str], list[str]]
"""Cuts a text into words, which joined are the text."""


def segmenter() -> Cut:
    """The fastest segmenter that is installed."""
    return _rjieba() if find_spec("rjieba") else _jieba()


def _rjieba() -> Cut:
    cut: Cut = _quietly("rjieba").cut
    return cut


def _jieba() -> Cut:
    """jieba with its dictionary read directly.

    jieba would keep the dictionary as a `marshal` file in the shared temporary folder, and would believe whatever
    another user has put there. Reading the dictionary itself takes no longer.
    """
    tokenizer = _quietly("jieba").dt
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    cut: Cut = tokenizer.lcut
    return cut


def _quietly(name: str) -> Any:
    # jieba's sources have invalid escapes, and it imports pkg_resources: warnings that no reader can act on.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(name)
