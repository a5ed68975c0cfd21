"""Sites as after a redesign: the same data and addresses in other markup."""

import random
import re
from collections.abc import Callable

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:\s+[\w-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?)*)\s*(/?)>")
_ATTRIBUTE = re.compile(r"([\w-]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']+))?")

Change = Callable[[list[tuple[str, str]], random.Random], list[tuple[str, str]]]


def mutated(text: str, seed: int) -> str:
    """The markup with classes renamed, attributes in another order and case, and without quotes where that may be."""
    chance = random.Random(seed)
    head, comment, tail = text.partition("<!--enpproperty")

    def change(found: re.Match[str]) -> str:
        close, name, attributes, end = found.groups()
        pairs = [(key, value.strip("\"'")) for key, value in _ATTRIBUTE.findall(attributes)]
        chance.shuffle(pairs)
        words = "".join(f" {_cased(key, chance)}{_value(key, value, chance)}" for key, value in pairs)
        return f"<{close}{_cased(name, chance)}{words}{end and ' /'}>"

    return _TAG.sub(change, head) + comment + tail


def _cased(name: str, chance: random.Random) -> str:
    return name.upper() if chance.random() < 0.5 else name


def _value(key: str, value: str, chance: random.Random) -> str:
    if not value:
        return ""
    if key.lower() == "class":
        value = " ".join(f"x{sum(map(ord, word))}" for word in value.split())
    needs_quotes = re.search(r"[\s\"'=<>`]|/$", value)
    return f'="{value}"' if needs_quotes or chance.random() < 0.5 else f"={value}"
