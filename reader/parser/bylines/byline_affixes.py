"""What stands around the people of a byline and is none of them: places, words about the author, sources of pictures.

`記者王小明／台北報導`, `（作者系江南大学教师）`, `林平摄（江南视觉）`, `山东莒南　林南平`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reader.parser.matching.keyword_matcher import KeywordMatcher
from reader.parser.matching.regex_prefilter import PrefilteredPattern
from reader.text.han import HAN

LONGEST_PLACE = 10
"""Code points between the slash behind a name and the last word: `台北／高雄連線`."""
LONGEST_NOTE = 45
LONGEST_SOURCE = 12
_LAST_WORD = re.compile("[ 、]([^ 、]+)$")


@dataclass(frozen=True, slots=True)
class BylineAffixes:
    """The words of them, compiled from `data/rules/credits.yaml`."""

    reported: tuple[str, ...]
    """What `記者王小明／台北報導` ends with."""
    places: tuple[str, ...]
    cities: frozenset[str]
    """Behind a space or a comma alone: `本报记者 骆霆 青岛报道`."""
    region: re.Pattern[str]
    """A region, and a place in it: 山东莒南."""
    from_place: PrefilteredPattern
    """`发自北京` at the end."""
    wire: re.Pattern[str]
    """`十二日電` at the end of `中央社記者王小平台北十二日電`."""
    wires: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    ends: frozenset[str]
    picture_ends: tuple[str, ...]

    @classmethod
    def from_data(cls, rules: Mapping[str, str]) -> "BylineAffixes":
        """From the values of `data/rules/credits.yaml`."""
        return cls(
            tuple(rules["reported"].split()),
            tuple(rules["places"].split()),
            frozenset(rules["cities"].split()),
            re.compile(f"(?:{'|'.join(rules['regions'].split())})(?:[{HAN}]{{2,4}})?$"),
            PrefilteredPattern.of(f" ?(?:{'|'.join(rules['from_place'].split())}) ?[{HAN}]{{2,6}}$"),
            re.compile(f"{rules['wire_day']}(?:{'|'.join(rules['wires'].split())})$"),
            tuple(rules["wires"].split()),
            tuple(rules["notes"].split()),
            tuple(rules["sources"].split()),
            frozenset(rules["ends"].split()),
            tuple(rules["picture_ends"].split()),
        )

    def is_note(self, words: str, is_bracketed: bool) -> bool:
        """Whether `words`, in plain form, say something of the author or the source and name nobody."""
        if len(words) > LONGEST_NOTE:
            return False
        return words.startswith(self.notes) or (
            is_bracketed and (words.startswith(self.sources) or words.strip("·…") in self.ends)
        )

    def without_place(self, words: str, roles: KeywordMatcher) -> tuple[str, bool]:
        """`words` without the place and the last word of `記者王小明／台北報導`, and whether it had them."""
        if place := self.from_place.search(words):
            words = words[: place.start()]
        if words.endswith(self.wires) and (wire := self.wire.search(words)) and roles.search(words, 0, wire.start()):
            words = words[: wire.start()] + self.reported[0]
        if not words.endswith(self.reported):
            return words, False
        ending = next(word for word in self.reported if words.endswith(word))
        head = words[: len(words) - len(ending)].rstrip(" ")
        name, slash, city = head.rpartition("/")
        if slash and len(city) <= LONGEST_PLACE and " " not in city and not roles.search(city):
            return name.partition("/")[0].rstrip(" ") if not roles.search(name) else name.rstrip(" "), True
        city = next((place for place in self.places if head.endswith(place)), "")
        if not city and (last := _LAST_WORD.search(head)) and last[1] in self.cities:
            city = "" if _ends_in(head[: last.start()], roles) else last[1]
        return (head[: -len(city)].rstrip(" 、"), True) if city else (words, False)

    def without_source(self, words: str) -> str:
        """`words` without the source of the picture behind them: `林平摄（江南视觉）`."""
        head, bracket, source = words.rstrip(")").rpartition("(")
        is_source = words.endswith(")") and bracket and len(source) <= LONGEST_SOURCE
        return head.rstrip(" ") if is_source and source.endswith(self.picture_ends) else words


def _ends_in(words: str, roles: KeywordMatcher) -> bool:
    """Whether the last word says a role, so that a name must follow."""
    return any(found.end() == len(words) for found in roles.finditer(words))
