"""All rules of the parser as one value, compiled from the shipped YAML and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reader.parser.clues import Clues
from reader.parser.credits import CreditRules
from reader.parser.damage import DamageRules
from reader.parser.dateline import DatelineRules
from reader.parser.dressing_rules import DressingRules
from reader.parser.furniture_rules import FurnitureRules
from reader.parser.heads import Heads
from reader.parser.masthead import MastheadRules
from reader.parser.signs import Signs
from reader.parser.titles import TitleRules
from reader.parser.weights import Weights

FILES = ("signs", "clues", "weights", "titles", "credits", "dateline", "masthead", "damage", "dressing", "furniture")
"""The files of `data/rules/` that make up the rules."""
TABLES = (
    "lexicon/surnames.yaml",
    "openings/openings.yaml",
    "openings/paragraphs.yaml",
    "lexicon/newspapers.yaml",
)
"""The tables that they ask, in `data/`."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the parser knows."""

    signs: Signs
    clues: Clues
    weights: Weights
    titles: TitleRules
    credits: CreditRules
    datelines: DatelineRules
    masthead: MastheadRules
    damage: DamageRules
    dressing: DressingRules
    heads: Heads
    furniture: FurnitureRules

    @classmethod
    def from_plain(
        cls, plain: Mapping[str, Any], surnames: Any, openings: Any, paragraphs: Any, newspapers: Any
    ) -> "Rules":
        """From the values of FILES by name, and those of TABLES; RulesError names file and rule."""
        people = CreditRules.from_plain(plain["credits"], surnames)
        return cls(
            Signs.from_plain(plain["signs"]),
            Clues.from_plain(plain["clues"]),
            Weights.from_plain(plain["weights"]),
            TitleRules.from_plain(plain["titles"]),
            people,
            DatelineRules.from_plain(plain["dateline"]),
            MastheadRules.from_plain(plain["masthead"], newspapers),
            DamageRules.from_plain(plain["damage"], openings, surnames, people),
            DressingRules.from_plain(plain["dressing"]),
            Heads.from_plain(paragraphs),
            FurnitureRules.from_plain(plain["furniture"]),
        )
