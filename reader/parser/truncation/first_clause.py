"""The first clause of a paragraph: whether it can stand at the beginning of a sentence.

`集团内部的覆盖面,` is the object of a verb that is lost; `机构。` and `先进装备制造业的支柱产业、优势产业。` are the
ends of sentences.
"""

import re
from dataclasses import dataclass
from typing import Any

LONGEST_CLAUSE = 40
"""Code points of the longest clause that is judged."""
LEAST_CLAUSE = 4
LONGEST_LABEL = 8
"""Code points of a label with its colon: `编者附言：`."""
LABEL_ENDS = frozenset(":：")


@dataclass(frozen=True, slots=True)
class ClauseRules:
    """The words by which clauses are judged."""

    commas: frozenset[str]
    stops: frozenset[str]
    clause_end: re.Pattern[str]
    """Any comma or stop."""
    attribute: str
    """的, which every clause that is judged must hold: without it noun and verb are too hard to tell apart."""
    tails: tuple[str, ...]
    tail_words: frozenset[str]
    verbs: frozenset[str]
    noun_suffixes: frozenset[str]
    predicate_signs: frozenset[str]
    predicates: tuple[str, ...]

    @classmethod
    def from_data(cls, rules: Any, openings: Any) -> "ClauseRules":
        """From the values of `data/rules/damage.yaml` and `data/openings/openings.yaml`."""
        return cls(
            commas=frozenset(rules["commas"]),
            stops=frozenset(rules["sentence_ends"]),
            clause_end=re.compile(f"[{re.escape(rules['commas'] + rules['sentence_ends'])}]"),
            attribute=rules["attribute"],
            tails=tuple(rules["tails"].split()),
            tail_words=frozenset(rules["tails"].split()) - frozenset(rules["tail_exceptions"].split()),
            verbs=frozenset(openings["verbs"].split()) - frozenset(rules["tails"].split()),
            noun_suffixes=frozenset("".join(rules["noun_suffixes"].split())),
            predicate_signs=frozenset("".join(rules["predicate_signs"].split())),
            predicates=tuple(rules["predicates"].split()),
        )

    def end_of_clause(self, text: str) -> int:
        """Offset of the first comma or stop of `text`; -1 where there is none near."""
        found = self.clause_end.search(text, 0, LONGEST_CLAUSE + 1)
        return found.start() if found else -1

    def is_noun_phrase(self, clause: str) -> bool:
        """Whether `clause` has an attribute, a noun that verbs take as object at its end, and no verb."""
        if not LABEL_ENDS.isdisjoint(clause[:LONGEST_LABEL]):
            return False  # What stands behind a label begins there: `编者：谢谢您的建议。`
        return self.attribute in clause[1:] and clause.endswith(self.tails) and not self.has_verb(clause)

    def has_verb(self, clause: str) -> bool:
        """Whether anything in `clause` may be its verb; 制造 in 制造业 is none."""
        if not self.predicate_signs.isdisjoint(clause):
            return True
        return any(
            clause[at : at + 2] in self.verbs and clause[at + 2 : at + 3] not in self.noun_suffixes
            for at in range(len(clause) - 1)
        )


def is_short_fragment(text: str, end: int, rules: ClauseRules) -> bool:
    """`机构。` `规定,凡是获奖者`: the last word of a sentence or clause, alone."""
    return end in {2, 3} and text[:end] in rules.tail_words


def is_fragment(text: str, end: int, rules: ClauseRules) -> bool:
    """`见贤思齐的网络文明环境。推进`: a first sentence without any verb, of some length and with more behind it."""
    return end >= LEAST_CLAUSE and text[end] in rules.stops and rules.is_noun_phrase(text[:end])


def is_object(text: str, end: int, rules: ClauseRules) -> bool:
    """`集团内部的覆盖面,公司将`: a noun that verbs take as object, no verb, and behind it a clause of its own."""
    return (
        end >= LEAST_CLAUSE
        and text[end] in rules.commas
        and rules.is_noun_phrase(text[:end])
        and not text.startswith(rules.predicates, end + 1)
    )
