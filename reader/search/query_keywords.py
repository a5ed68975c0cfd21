"""The words of the query language, in English and Chinese, so that no input method has to be switched off for them."""

from collections.abc import Iterable

from reader.model.blocks import BlockKind
from reader.search.query import FieldName

FIELDS: dict[str, FieldName] = {
    "title": FieldName.TITLE,
    "标题": FieldName.TITLE,
    "author": FieldName.AUTHOR,
    "作者": FieldName.AUTHOR,
    "记者": FieldName.AUTHOR,
    "section": FieldName.SECTION,
    "栏目": FieldName.SECTION,
    "paper": FieldName.PAPER,
    "报纸": FieldName.PAPER,
}
CONDITIONS: dict[str, str] = {
    "kind": "kind",
    "类别": "kind",
    "类型": "kind",
    "after": "after",
    "起": "after",
    "before": "before",
    "止": "before",
    "date": "date",
    "日期": "date",
    "near": "near",
    "相近": "near",
}
KINDS: dict[str, BlockKind] = {
    **{str(kind): kind for kind in BlockKind},
    "photo": BlockKind.PHOTO_STORY,
    "ad": BlockKind.ADVERTISEMENT,
    "报道": BlockKind.ARTICLE,
    "图片": BlockKind.PHOTO_STORY,
    "简讯": BlockKind.BRIEF,
    "广告": BlockKind.ADVERTISEMENT,
    "公告": BlockKind.NOTICE,
    "天气": BlockKind.WEATHER,
    "公益": BlockKind.PUBLIC_SERVICE_AD,
    "其他": BlockKind.OTHER,
    "附文": BlockKind.FURNITURE,
}
ALTERNATIVES = frozenset({"or", "|", "或"})
"""Between two parts and apart from them by white space: one of the two. In capitals or not."""
JOINTS = frozenset({"AND", "&"})
"""Said where nothing need be said: both."""


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name that is meant by one with a slip of the keys."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, names, 1, 0.75)), None)
