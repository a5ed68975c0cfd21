"""Articles as sites print them: with what a site puts above them, below them and between their lines."""

import random
from collections.abc import Iterator, Sequence

from shapes import BLANK, Article, Row, _body, _sources, _spaced, _times, _titles

from reader.parser.kinds import LineKind

HEAD = """
首页|新闻|专题|图库|视频|论坛|政务|评论
江口网首页 | 江口聊天室 | 江口视频
今天是:
总站·江口在线 江口新闻 图 片 数字报 彩票代购
民生信息 | 大小城事 | 财经纵横 | 教育天地
触屏版
登录 注册
搜索 网站地图 设置首页
江口日报 江口晚报 新闻热线 0577-66668888
ad1_210*60
关键词:
频道
客户端
广告
新闻中心
当前位置：首页 > 新闻 > 本地
江口网 正文
热门搜索： 春运 地铁 高考
欢迎访问江口网
无障碍 | 简 | 繁
点击进入 >>
2012/06/21 | 541
字号：大 中 小
[大 中 小] [打印]
江口新闻网—江口第一门户
"""
BETWEEN = """
关注江口网
微信
微博
Qzone
评论
图集
一键转发
调整字体
分享到: 0
字号：T | T
+1
我要评论
来源于：东区办事处
字体：大中小
扫一扫分享到朋友圈
点击播放
打印
广告
收听本文
听新闻
阅读 1.2万
编辑:林平
A+ A-
点赞 12
"""
INSIDE = """
点击查看大图
点此观看视频
广告
相关链接
[查看原图]
图片加载中
▲ 点击上方图片放大
(点击看大图)
回到顶部
展开全文
"""
FOOT = """
【纠错】 责任编辑： 林平
(责任编辑:林平)
[编辑:顾凌]
发布日期：2019-03-06 责任编辑：顾凌
【打印本页】【关闭窗口】
上一篇 下一篇
新闻 评论
加载更多
热帖
炫图 视频
热词
关注我们
热点推荐
论坛热帖
今日热图
视频推荐
扫二维码上移动江口网
分享到: 0
我有话说
全部>>
更多>>
最新评论
还没有评论，快来抢沙发
江口日报简介 ｜ 江口网简介 ｜ 网站地图 ｜ 版权声明
江口网版权所有,未经授权禁止复制或建立镜像
网上传播视听节目许可证: 1104000
浙ICP备05000000号
违法和不良信息举报电话：0577-66668888
主办单位：江口日报社
技术支持：江口网络
"""
_NOISE = {
    name: text.strip().split("\n")
    for name, text in (("head", HEAD), ("between", BETWEEN), ("inside", INSIDE), ("foot", FOOT))
}


def _noise(kind: str, line: LineKind, chance: random.Random, most: int) -> Iterator[Row]:
    for text in chance.sample(_NOISE[kind], chance.randint(0, most)):
        yield Row(text, (line,))


def _links(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """Titles of other articles."""
    bullet = chance.choice(["* ", "· ", "• ", "", "{}. ", "■", "[图]"])
    for number, article in enumerate(chance.sample(articles, min(len(articles), chance.randint(2, 6))), 1):
        yield Row(bullet.format(number) + article.title, (LineKind.OTHER,))
        if chance.random() < 0.15:
            yield Row(_times(chance), (LineKind.OTHER,))


def site(articles: Sequence[Article], others: Sequence[Article], chance: random.Random) -> list[Row]:
    """A page of a site with these articles; `others` are those whose titles it lists."""
    rows = [*_noise("head", LineKind.OTHER, chance, 6)]
    if chance.random() < 0.3:
        rows += _links(others, chance)
    for at, article in enumerate(articles):
        rows += _article(article, at, chance)
    if chance.random() < 0.8:
        rows += _noise("foot", LineKind.OTHER, chance, 5)
        if chance.random() < 0.5:
            rows += _links(others, chance)
            rows += _noise("foot", LineKind.OTHER, chance, 5)
    return list(_spaced(rows)) if chance.random() < 0.3 else _loosened(rows, chance)


def _loosened(rows: Sequence[Row], chance: random.Random) -> list[Row]:
    """The rows with blank lines here and there, as tables leave them."""
    loose: list[Row] = []
    for before, row in zip([None, *rows], rows, strict=False):
        is_joint = before is not None and before.kinds != row.kinds
        if is_joint and chance.random() < 0.6:
            loose += [BLANK] * chance.randint(1, 2)
        loose.append(row)
    return loose


def _article(article: Article, at: int, chance: random.Random) -> Iterator[Row]:
    indent = chance.choice(["", "", "\u3000\u3000", "    "])
    if chance.random() < 0.85:
        yield from [Row(article.title, (LineKind.TITLE,), at)] if chance.random() < 0.7 else _titles(article, at)
        if chance.random() < 0.6:
            yield Row(chance.choice([_times, _sources])(chance))
        yield from _noise("between", LineKind.HEAD_ASIDE, chance, chance.choice([0, 1, 2, 6]))
    body = list(_body(article, at, indent))
    for number, row in enumerate(body):
        yield row
        below = body[number + 1].kinds[0] if number + 1 < len(body) else None
        if below is LineKind.BODY and chance.random() < 0.05:
            yield from _noise("inside", LineKind.TEXT_ASIDE, chance, 1)
