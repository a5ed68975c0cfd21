"""The fields of the files that the rules are compiled from: what a changed copy of `data/` is checked against.

The shipped files are checked by a test and not at each start.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from reader.errors import RulesError
from reader.model.checked import CheckedMapping
from reader.parser.labeller.weights import GAP_CLASSES


class Side(StrEnum):
    """Where names stand beside a role word."""

    BEFORE = "before"
    AFTER = "after"
    EITHER = "either"


class RuleMapping(CheckedMapping):
    """A mapping of a file of rules. Its errors are RulesErrors with the line."""

    __slots__ = ("lines_of_keys",)

    def __init__(self, plain: Any, path: str, place: str) -> None:
        self.lines_of_keys: dict[str, int] = {}
        if isinstance(plain, dict):
            self.lines_of_keys = {str(key): getattr(key, "line", 0) for key in plain}
        super().__init__(plain, path, place)

    def error(self, expected: str, key: str) -> RulesError:
        """What is wrong at `key`: it is not known, is missing, or is something else than `expected`."""
        place = ".".join(part for part in (self.place, key) if part) or "-"
        if key and key not in self.lines_of_keys:
            return RulesError("rules.missing", path=self.path, line=self._line(), rule=place)
        line = self.lines_of_keys.get(key) or self._line()
        if expected == "unknown":
            return RulesError("rules.unknown", path=self.path, line=line, rule=place)
        return RulesError("rules.expected", path=self.path, line=line, rule=place, expected=expected)

    def pattern(self, key: str) -> None:
        """The regular expression at `key`, which must be there."""
        try:
            re.compile(self.needed(key))
        except re.error as error:
            raise self.error(f"pattern ({error})", key) from None

    def score(self, key: str) -> None:
        """The number at `key`, which may be a fraction or negative."""
        value = self.plain.pop(key, None)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.error("number", key)

    def mapping(self, key: str) -> "RuleMapping":
        """The mapping at `key`, which must be there."""
        if not isinstance(self.plain.get(key), dict):
            raise self.error("mapping", key)
        place = f"{self.place}.{key}" if self.place else key
        return RuleMapping(self.plain.pop(key), self.path, place)

    def members(self) -> Iterator["RuleMapping"]:
        """The mappings under every key, each checked to hold nothing more."""
        for key in list(self.plain):
            member = self.mapping(key)
            yield member
            member.finish()

    def scores(self) -> None:
        """Every value is a number."""
        for key in list(self.plain):
            self.score(key)

    def _line(self) -> int:
        return next(iter(self.lines_of_keys.values()), 1) or 1


TEXTS = {
    "punctuation": "stops cries commas inner_commas quotes closing never_first signature credit_ends heading label"
    " traditional old_words new_words",
    "titles": "dashes kicker_ends occasions subtitle_ends column_ends quotes",
    "credits": "ranks rank_starts house occupations organisation_ends organisation_starts organisation_signs agencies"
    " according wires agency_endings dateline_ends reported places cities regions notes sources ends picture_ends"
    " pictures bracketed_pictures not_names never_in_name marks letters_for_marks stops",
    "dateline": "house agencies agency_ends according news reports wire not_after not_in_place not_before_wire"
    " places_with_them not_places bullets placed_ends not_own",
    "masthead": "paper_ends paper_signs today edition_ends not_editions not_papers digits tens page_words weekdays"
    " calendars republic fillers serials desks buttons stems branches names name_ends continued continued_whole",
    "damage": "first_signs pairs attribute commas sentence_ends stops full_stops continued openers persons"
    " seldom_families never place_ends never_words never_words_before_sign frames locatives after_lone before_digits"
    " numbered numerals cries tails tail_exceptions noun_suffixes predicate_signs predicates says addressed measures",
    "dressing": "title_labels kicker_labels subtitle_labels text_labels author_labels fact_labels happening_labels"
    " stops closing commas list_commas",
    "furniture": "buttons buttons_alone channels positions trail_ends site_fields person_fields page_fields"
    " aside_labels rights_ends inside page time_fields",
}
"""Signs, or words parted by white space."""
PATTERNS = {
    "punctuation": "imprint signature_end continuation",
    "titles": "places speaking column_signs day_behind salutation",
    "credits": "learned wire_day date_before from_place",
    "dateline": "day year placed_report",
    "masthead": "date issued year_of_cycle",
    "damage": "first_person",
    "dressing": "stamp day_only section_stamp rule page_mark desk signed signed_in_brackets no_title bullet paper_stamp"
    " page_prefix archive_facts list_number placeholder",
    "furniture": "page_mark page_marks folio_page numbered day day_inside year editors source",
}
NUMBERS = {"titles": "kicker_from kicker_line_from longest_column"}
EXAMPLES = {
    "titles": "examples columns salutations no_salutations",
    "dateline": "examples end_examples byline_examples",
    "masthead": "examples misses continued_examples continued_misses",
    "punctuation": "examples",
    "dressing": "examples",
}
"""Lists that a test runs."""


def check_rules(name: str, value: Any, path: str) -> None:
    """RulesError for the first field of `rules/NAME.yaml` that is missing, not known, or of another kind."""
    rules = RuleMapping(value, path, "")
    for field in TEXTS.get(name, "").split():
        rules.needed(field)
    for field in PATTERNS.get(name, "").split():
        rules.pattern(field)
    for field in NUMBERS.get(name, "").split():
        rules.score(field)
    for field in EXAMPLES.get(name, "").split():
        _check_examples(rules, field)
    if check_parts := _PARTS.get(name):
        check_parts(rules)
    rules.finish()


def _check_examples(rules: RuleMapping, field: str) -> None:
    """A list, or for each pattern what it matches and misses."""
    if isinstance(rules.plain.get(field), dict):
        for example in rules.mapping(field).members():
            _examples(example)
    elif not isinstance(rules.plain.pop(field, []), list):
        raise rules.error("list", field)


def _roles(rules: RuleMapping) -> None:
    for role in rules.each("roles"):
        for field in ("id", "role", "words"):
            role.needed(field)
        if role.choice(Side, "side") is None:
            raise role.error("Side", "side")
        for field in ("run_on", "short", "alone", "both", "nothing", "editor"):
            role.flag(field)
        role.plain.pop("photo", None)
        _examples(role)


def _features(rules: RuleMapping) -> None:
    for feature in rules.members():
        feature.text("words")
        if "pattern" in feature.plain:
            feature.pattern("pattern")
        feature.flag("head")
        _examples(feature)


def _forms(rules: RuleMapping) -> None:
    for form in rules.mapping("forms").members():
        form.pattern("pattern")
        form.flag("of_article")
        _examples(form)


def _signs(rules: RuleMapping) -> None:
    for sign in rules.each("signs"):
        sign.needed("id")
        sign.needed("message")
        sign.score("weight")
        _examples(sign)
    for reason in rules.each("reasons"):
        reason.needed("id")
        reason.needed("message")


def _weights(rules: RuleMapping) -> None:
    rules.score("forbidden")
    for name in ("bias", "end"):
        rules.mapping(name).scores()
    for name in ("features", "transitions"):
        for row in rules.mapping(name).members():
            row.scores()
    gaps = rules.mapping("gaps")
    for gap in GAP_CLASSES:
        row = gaps.mapping(gap)
        for relation in ("block", "titles", "article", "between"):
            row.score(relation)
        row.finish()
    gaps.finish()


def _examples(rules: CheckedMapping) -> None:
    for name in ("matches", "misses"):
        rules.texts(name)


_PARTS: Mapping[str, Callable[[RuleMapping], None]] = {
    "credits": _roles,
    "features": _features,
    "furniture": _forms,
    "damage": _signs,
    "weights": _weights,
}
