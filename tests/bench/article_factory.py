"""Pages made for measuring: one article of a given length, with a given number of hits."""

NEEDLE = "党建"
_FILLER = "平湖市民读报纸看见新闻里说今天天气晴好大家出门散步十分高兴"


def article(characters: int, hits: int) -> str:
    """A page whose one article has `characters` characters, `NEEDLE` `hits` times among them."""
    text = (_FILLER * (characters // len(_FILLER) + 1))[:characters]
    step = max(len(NEEDLE), characters // max(1, hits))
    pieces = [NEEDLE + text[start + len(NEEDLE) : start + step] for start in range(0, step * hits, step)]
    body = "".join(pieces) + text[step * hits :]
    lines = [body[start : start + 400] + "。" for start in range(0, len(body), 400)]
    return "\n\n".join(["平湖市民天天读报", "■记者 王平", "本报讯 " + lines[0], *lines[1:]]) + "\n"
