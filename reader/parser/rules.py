"""All rules of the parser as one value, compiled from the shipped YAML and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reader.parser.bylines.byline_reader import BylineRules
from reader.parser.decoration.dressing_rules import DressingRules
from reader.parser.furniture.furniture_rules import FurnitureRules
from reader.parser.headers.datelines import DatelineRules
from reader.parser.headers.page_header import PageHeaderRules
from reader.parser.headers.title_parts import TitleRules
from reader.parser.labeller.feature_patterns import FeaturePatterns
from reader.parser.labeller.lead_model import LeadModel
from reader.parser.labeller.weights import LabelWeights
from reader.parser.matching.punctuation import Punctuation
from reader.parser.truncation.damage import DamageRules

FILES = (
    "punctuation",
    "features",
    "weights",
    "titles",
    "credits",
    "dateline",
    "masthead",
    "damage",
    "dressing",
    "furniture",
)
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

    punctuation: Punctuation
    patterns: FeaturePatterns
    weights: LabelWeights
    titles: TitleRules
    bylines: BylineRules
    datelines: DatelineRules
    page_header: PageHeaderRules
    damage: DamageRules
    dressing: DressingRules
    lead_model: LeadModel
    furniture: FurnitureRules

    @classmethod
    def from_data(
        cls, data: Mapping[str, Any], surnames: Any, openings: Any, paragraphs: Any, newspapers: Any
    ) -> "Rules":
        """From the values of FILES by name, and those of TABLES; RulesError names file and rule."""
        people = BylineRules.from_data(data["credits"], surnames)
        return cls(
            Punctuation.from_data(data["punctuation"]),
            FeaturePatterns.from_data(data["features"]),
            LabelWeights.from_data(data["weights"]),
            TitleRules.from_data(data["titles"]),
            people,
            DatelineRules.from_data(data["dateline"]),
            PageHeaderRules.from_data(data["masthead"], newspapers),
            DamageRules.from_data(data["damage"], openings, surnames, people),
            DressingRules.from_data(data["dressing"]),
            LeadModel.from_data(paragraphs),
            FurnitureRules.from_data(data["furniture"]),
        )
