"""How queries are written: str to Query and back.

    query   = either { ("OR" | "|" | "或") either }        a b OR c is (a b) OR c
    either  = part { part }                                 several parts: all of them
    part    = "-" part | "(" query ")" | '"' ... '"' | "/" ... "/" | "~" word | name ":" part | "near" [number] ":" part
            | word

Full-width signs `： （ ） － ～ “ ”` count as the plain ones, and the names have Chinese forms. A word goes on to the
next white space; brackets and quotation marks inside it are its own, so that copied headlines can be searched as they
are. A backslash takes the next character as it is.
"""

import re
from datetime import date

from reader.errors import QueryError
from reader.model.blocks import BlockKind
from reader.search import dates, query_keywords
from reader.search.escapes import escaped, unescaped
from reader.search.query import (
    NEAR_DISTANCE,
    After,
    And,
    Before,
    Field,
    FieldName,
    Kind,
    Near,
    Not,
    Or,
    Pattern,
    Phrase,
    Pinyin,
    Query,
    Term,
)

DEEPEST = 40
"""How many brackets and minus signs may stand inside each other."""

_PLAIN = {point: point - 0xFEE0 for point in range(0xFF01, 0xFF5F)} | dict.fromkeys(map(ord, "“”„"), ord('"'))
_WORD = re.compile(r"(?:\\.?|\([^\s()\\]*\)|[^\s()\\])+|\(", re.DOTALL)
_NAME = re.compile(r"([^\W\d_]{1,12})([0-9]{0,4}):")
# The others are rarely needed, and compiled by `re` when they are.
_PHRASE = r'(?s)"((?:\\.|[^"\\])+)"'
_IN_PHRASE = frozenset('"“”„＂\\')


def parse_query(text: str, today: date) -> Query:
    """The query that `text` writes. `today` is what `7d` counts from.

    QueryError, with the column (1-based, code points) where it cannot go on and what was expected there.
    """
    parser = _Parser(text, today)
    query = parser.query()
    if parser.at < len(text):
        raise QueryError("query-bracket-unopened", column=parser.at + 1)
    return query


class _Parser:
    """Where the reading stands. `plain` has the signs of `text` in their plain form, code point for code point."""

    def __init__(self, text: str, today: date) -> None:
        self.text = text
        self.plain = text.translate(_PLAIN)
        self.today = today
        self.at = 0
        self.depth = 0
        self.in_field = False
        self.space()

    def space(self) -> None:
        while self.plain[self.at : self.at + 1].isspace():
            self.at += 1

    def peek(self, sign: str) -> bool:
        return self.plain.startswith(sign, self.at)

    def word(self) -> tuple[str, str]:
        """The word that stands here, as typed and in plain signs, without moving on."""
        found = _WORD.match(self.plain, self.at)
        end = found.end() if found else self.at
        return self.text[self.at : end], self.plain[self.at : end]

    def skip(self, length: int) -> None:
        self.at += length
        self.space()

    def query(self) -> Query:
        parts = [self.both()]
        while _is_or(self.word()[1]):
            self.skip(len(self.word()[1]))
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def both(self) -> Query:
        parts = [self.part()]
        while self.at < len(self.text) and not self.peek(")") and not _is_or(self.word()[1]):
            if (joint := self.word()[1]) in query_keywords.JOINTS:
                self.skip(len(joint))
            parts.append(self.part())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def part(self) -> Query:
        _, word = self.word()
        if not word or _is_or(word) or word in query_keywords.JOINTS:
            raise QueryError("query-term-expected", column=self.at + 1)
        if self.depth >= DEEPEST:
            raise QueryError("query-too-deep", column=self.at + 1)
        self.depth += 1
        part = self.nested(word)
        self.depth -= 1
        return part

    def nested(self, word: str) -> Query:
        if word[0] == "-" and self.plain[self.at + 1 : self.at + 2].strip().strip(")"):
            self.at += 1
            return Not(self.part())
        if word[0] == "(":
            return self.group()
        return self.field() or self.text_part()

    def group(self) -> Query:
        opened = self.at
        self.skip(1)
        query = self.query()
        if not self.peek(")"):
            raise QueryError("query-bracket-unclosed", column=opened + 1)
        self.skip(1)
        return query

    def text_part(self) -> Term | Phrase | Pinyin | Pattern:
        if self.peek("/") and (pattern := self.pattern()):
            return pattern
        if self.peek('"') and (found := re.match(_PHRASE, self.plain[self.at :])):
            phrase = self.text[self.at :][slice(*found.span(1))]
            self.skip(found.end())
            return Phrase(unescaped(phrase))
        typed, word = self.word()
        # An opening “ that nothing closes is a sign of copied text.
        if typed[0] in '"＂':
            raise QueryError("query-quote-unclosed", column=self.at + 1)
        if word[0] == "~" and len(word) > 1:
            return self.pinyin()
        self.skip(len(word))
        return Term(unescaped(typed))

    def pattern(self) -> Pattern | None:
        from reader.search.patterns import check_pattern, pattern_at

        if found := pattern_at(self.plain, self.at):
            check_pattern(found, self.at + 1)
            self.skip(len(found) + 2)
        return Pattern(found) if found else None

    def pinyin(self) -> Pinyin:
        typed, word = self.word()
        if not any(char.isascii() and char.isalpha() for char in word):
            raise QueryError("query-letters-expected", column=self.at + 2)
        self.skip(len(word))
        return Pinyin(unescaped(typed[1:]))

    def field(self) -> Query | None:
        """What a name with a colon opens; None where none stands here, as in 16:30 or 他说：."""
        found = _NAME.match(self.plain, self.at)
        name = _meant(found[1], self.at) if found else None
        if found is None or name is None or (found[2] and name != "near"):
            return None
        column = self.at + 1
        if self.in_field:
            raise QueryError("query-field-inside", column=column)
        self.skip(found.end() - self.at)
        if self.at == len(self.text) or self.peek(")"):
            raise QueryError("query-value-expected", column=self.at + 1, name=found[1])
        if name == "near":
            return self.near(int(found[2] or NEAR_DISTANCE), column)
        if isinstance(name, FieldName):
            return self.in_one(name)
        return self.kind() if name == "kind" else self.period(name)

    def in_one(self, name: FieldName) -> Field:
        self.in_field = True
        query = self.group() if self.peek("(") else self.text_part()
        self.in_field = False
        return Field(name, query)

    def near(self, distance: int, column: int) -> Near:
        parts: list[Term | Phrase | Pinyin] = []
        if self.peek("("):
            self.skip(1)
            while self.at < len(self.text) and not self.peek(")"):
                if self.peek("("):
                    raise QueryError("query-near-terms", column=self.at + 1)
                part = self.text_part()
                if isinstance(part, Pattern):
                    raise QueryError("query-near-terms", column=column)
                parts.append(part)
        if len(parts) < 2 or not self.peek(")") or not distance:
            raise QueryError("query-near-terms", column=column)
        self.skip(1)
        return Near(tuple(parts), distance)

    def kind(self) -> Kind:
        typed, word = self.word()
        beginning = (
            {kind for name, kind in query_keywords.KINDS.items() if name.startswith(word.lower())} if word else set()
        )
        kind = query_keywords.KINDS.get(word.lower()) or (beginning.pop() if len(beginning) == 1 else None)
        if kind is None:
            nearest = query_keywords.nearest(word.lower(), query_keywords.KINDS) or ", ".join(BlockKind)
            raise QueryError("query-kind-expected", column=self.at + 1, found=typed, nearest=nearest)
        self.skip(len(word))
        return Kind(kind)

    def period(self, name: str) -> Query:
        typed, word = self.word()
        found = dates.period(word.lower(), self.today)
        if found is None:
            raise QueryError("query-date-expected", column=self.at + 1, found=typed)
        self.skip(len(word))
        if name == "date":
            return And((After(found[0]), Before(found[1])))
        return After(found[0]) if name == "after" else Before(found[0])


def to_text(query: Query) -> str:
    """The query as it is written; read again, it is the same query, whatever day it is."""
    match query:
        case Or(parts):
            return " OR ".join(_bracketed(part, Or) for part in parts)
        case And(parts):
            return " ".join(_bracketed(part, And, Or) for part in parts)
        case Not(part):
            return "-" + _bracketed(part, And, Or)
        case Field(name, inner):
            return f"{name}:" + _bracketed(inner, And, Or, Not)
        case Near(parts, distance):
            number = "" if distance == NEAR_DISTANCE else distance
            return f"near{number}:({' '.join(map(_leaf, parts))})"
        case _:
            return _leaf(query)


def _leaf(query: Term | Phrase | Pinyin | Pattern | Kind | After | Before) -> str:
    match query:
        case Kind(kind):
            return f"kind:{kind}"
        case After(day):
            return f"after:{day}"
        case Before(day):
            return f"before:{day}"
        case Phrase(text):
            return '"' + "".join("\\" + char if char in _IN_PHRASE else char for char in text) + '"'
        case Pattern(text):
            return f"/{text}/"
        case Pinyin(text):
            return "~" + escaped(text)
        case Term(text):
            return _term_text(text)


def _bracketed(query: Query, *kinds: type) -> str:
    return f"({to_text(query)})" if isinstance(query, kinds) else to_text(query)


def _term_text(text: str) -> str:
    written = escaped(text)
    plain = text.translate(_PLAIN)
    if not written.startswith("\\") and (
        plain[:1] in '-~"/' or _is_or(plain) or plain in query_keywords.JOINTS or _opens_field(plain)
    ):
        return "\\" + written
    return written


def _is_or(word: str) -> bool:
    return word.lower() in query_keywords.ALTERNATIVES


def _opens_field(plain: str) -> bool:
    try:
        found = _NAME.match(plain)
        return found is not None and _meant(found[1], 0) is not None
    except QueryError:
        return True


def _meant(name: str, at: int) -> FieldName | str | None:
    """What a name before a colon stands for. QueryError for one that looks like a slip of the keys."""
    name = name.lower()
    meant = query_keywords.FIELDS.get(name) or query_keywords.CONDITIONS.get(name)
    if (
        meant is None
        and len(name) > 3
        and (nearest := query_keywords.nearest(name, [*query_keywords.FIELDS, *query_keywords.CONDITIONS]))
    ):
        raise QueryError("query-field-unknown", column=at + 1, found=name, nearest=nearest)
    return meant
