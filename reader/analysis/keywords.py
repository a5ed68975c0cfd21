"""What an article is about: words and runs of words, by how often and where they stand and how rare they are.

The score of a term is (n + title + lead) x idf x length x (1 + bonus for each further word of a run), where n is how
often it occurs for itself, not as a part of a longer term, lead falls from 1 at the beginning of the text to 0, and
length is a weight for single words. Runs are two to four adjacent words that may be the name of a thing. The weights
were set on abstracts with the keywords of their authors and on texts tagged for this project; `tests/bench/words.py`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.analysis.wordlist import WordList, WordTraits
from reader.model.blocks import TextSpan

IN_TITLE, IN_LEAD = 3.0, 1.0
"""What standing in the title, and at the very beginning of the text, is worth in occurrences."""
LEAD = 50
"""Code points of the text over which the worth of its beginning falls to nothing."""
FURTHER_WORD = 1.5
"""Bonus of a run for each word behind its first."""
ONCE = 0.6
"""Weight of a run that stands only once."""
NESTED = 0.4
"""The part of the occurrences inside a longer term that does not count for the shorter one."""
INSIDE = 0.9
"""A term of which at least this part stands inside one longer term is no keyword beside it."""
CHANCE = 0.5
"""A run that occurs less often than this part of a shorter run in it only has it as a neighbour."""
LENGTH = {2: 0.7, 3: 1.0, 4: 1.4}
"""Weight of single words of so many characters, the last of longer ones too: the longer, the more they say."""
UNKNOWN = 0.6
"""Weight of a word that no dictionary has, and no phrase of the edition is: many are pieces of names."""
OFTEN = 3
"""Times that a term stands before that is a reason of its own."""
LONGEST_RUN, LONGEST_TERM = 4, 10
"""Words, and code points."""
FEWEST, MOST = 8, 12
"""Keywords of an article: so many where there are as many, and so many at most."""
WORTH = 0.1
"""Behind the first few, a term with less than this part of the best one's score says too little."""
SURE = 3
"""Code points from which on a term found in the text is that term; a shorter one has to end where words end."""

_LATIN = re.compile(r"[A-Za-z0-9]+(?:[-.+/]?[A-Za-z0-9]+)*[-.+/]?")


@dataclass(frozen=True, slots=True)
class Keyword:
    """A term that says what an article is about."""

    term: str
    score: float
    """Only to be compared within one article."""
    count: int
    """Places."""
    reasons: tuple[str, ...]
    """Why: `title`, `lead`, `often`, `phrase` (of the edition's own dictionary), `run`."""
    spans: tuple[TextSpan, ...]
    """Every place in the title and the paragraphs, in their order."""


@dataclass(slots=True)
class _Seen:
    """What has been seen of one term."""

    parts: tuple[str, ...]
    """Its words."""
    count: int
    in_title: bool
    lead: float
    """1 at the beginning of the text, 0 behind its lead."""
    inside: int = 0
    """How often the longer term occurs that it most often stands in."""


_Stretch = tuple[int, int, int]
"""The number of a text, the first word, and the one behind the last."""


def keywords(
    words: Sequence[Sequence[str]],
    phrases: Mapping[str, tuple[str, ...]],
    wordlist: WordList,
    without: Iterable[str] = (),
) -> tuple[Keyword, ...]:
    """The keywords of one article, the best first.

    `words` are those of its texts, the title first. `phrases` are what the edition has of its own, `without` names
    that are no keywords, as those of the byline.
    """
    phrases = {word: phrases[word] for text in words for word in text if word in phrases}
    texts, parts = ["".join(text) for text in words], [_parts(text, phrases) for text in words]
    stretches = _stretches(parts, phrases, wordlist)
    for name in without:
        stretches.pop(name, None)
    seen = _standing(_able(stretches, parts, phrases, wordlist))
    scores = {term: _score(term, found, phrases, wordlist) for term, found in seen.items()}
    best = sorted(scores, key=lambda term: (-scores[term], term))[:MOST]
    shown = [term for rank, term in enumerate(best) if rank < FEWEST or scores[term] > WORTH * scores[best[0]]]
    places = {term: tuple(_places(term, texts, parts)) for term in shown}
    return tuple(
        _keyword(term, scores[term], seen[term], places[term], term in phrases)
        for term in shown
        if not _is_covered(places[term], [places[other] for other in shown if term in other and term != other])
    )


def _is_covered(places: Iterable[TextSpan], longer: Iterable[Iterable[TextSpan]]) -> bool:
    """Whether a term stands nowhere but inside longer ones that are shown, and were cut in other words there."""
    inside = {
        (place.paragraph, offset) for others in longer for place in others for offset in range(place.start, place.end)
    }
    return all({(place.paragraph, place.start), (place.paragraph, place.end - 1)} <= inside for place in places)


def _parts(words: Sequence[str], phrases: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words inside phrases too, and what Latin letters, digits and hyphens make together as one: T-R, PM2.5."""
    return _latin_joined(part for word in words for part in phrases.get(word, (word,)))


def _latin_joined(words: Iterable[str]) -> tuple[str, ...]:
    joined: list[str] = []
    for word in words:
        if joined and word.isascii() and joined[-1].isascii() and _LATIN.fullmatch(joined[-1] + word):
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(joined)


def _able(
    stretches: Mapping[str, Sequence[_Stretch]],
    words: Sequence[Sequence[str]],
    phrases: Mapping[str, tuple[str, ...]],
    wordlist: WordList,
) -> dict[str, _Seen]:
    """The terms that stand often enough, and free enough, to be keywords."""
    offsets = list(accumulate(map(len, words[1]), initial=0)) if len(words) > 1 else []
    return {
        term: _Seen(
            parts=tuple(words[number][first:last]),
            count=len(places),
            in_title=number == 0,
            lead=_lead(places, offsets),
        )
        for term, places in stretches.items()
        for number, first, last in places[:1]
        if _is_able(term, places, words, phrases, wordlist)
    }


def _lead(places: Iterable[_Stretch], offsets: Sequence[int]) -> float:
    """How near to the beginning of the text a term first stands: 1 at it, 0 behind the lead."""
    first = next((offsets[first] for number, first, _ in places if number == 1), LEAD)
    return max(0.0, 1 - first / LEAD)


def _stretches(
    words: Sequence[Sequence[str]], phrases: Mapping[str, tuple[str, ...]], wordlist: WordList
) -> dict[str, list[_Stretch]]:
    """The single words, and the runs of adjacent words, that may be keywords, with all their places."""
    found: dict[str, list[_Stretch]] = defaultdict(list)
    for number, text in enumerate(words):
        judged = [wordlist[word] for word in text]
        for first, word in enumerate(judged):
            if word.weight or text[first] in phrases:
                found[text[first]].append((number, first, first + 1))
            if word.begins:
                for last in _ends_of_runs(text, judged, first):
                    found["".join(text[first:last])].append((number, first, last))
    for phrase, inside in phrases.items():
        if phrase not in found and (places := list(_places_of(_latin_joined(inside), words))):
            found[phrase] = places
    return found


def _places_of(parts: tuple[str, ...], words: Sequence[Sequence[str]]) -> Iterator[_Stretch]:
    """Where `parts` stand one behind the other."""
    for number, text in enumerate(words):
        for first, word in enumerate(text):
            last = first + len(parts)
            if word == parts[0] and tuple(text[first:last]) == parts:
                yield number, first, last


def _ends_of_runs(text: Sequence[str], judged: Sequence[WordTraits], first: int) -> Iterator[int]:
    """Behind which words the runs end that begin with the word `first`, which may begin one."""
    length = len(text[first])
    for last in range(first + 1, min(first + LONGEST_RUN, len(text))):
        word = judged[last]
        length += len(text[last])
        if word.is_break or length > LONGEST_TERM:
            return
        if word.ends and length >= SURE:
            yield last + 1
        if not word.begins:
            return


def _is_able(
    term: str,
    places: Sequence[_Stretch],
    words: Sequence[Sequence[str]],
    phrases: Mapping[str, tuple[str, ...]],
    wordlist: WordList,
) -> bool:
    """Whether a term stands often enough, and free enough, to be one."""
    number, first, last = places[0]
    if term in phrases:
        return not _joins_two(words[number][first:last], wordlist)
    if last == first + 1:
        return len(places) > 1 or wordlist[term].is_known
    if len(places) > 1:
        before = {words[n][i - 1] if i else "" for n, i, _ in places}
        behind = {words[n][j] if j < len(words[n]) else "" for n, _, j in places}
        return all(len(side) > 1 or any(wordlist[word].is_break for word in side) for side in (before, behind))
    begin, end = wordlist[words[number][first]], wordlist[words[number][last - 1]]
    return last == first + 2 and begin.begins_term and end.ends_term


def _joins_two(parts: Sequence[str], wordlist: WordList) -> bool:
    """Whether a phrase is two things with a word between them: 城镇化与慢性病, but not 碳中和."""
    inner = zip(parts, parts[1:], parts[2:], strict=False)
    return any(wordlist[word].is_break and len(left) > 1 and len(right) > 1 for left, word, right in inner)


def _standing(able: Mapping[str, _Seen]) -> dict[str, _Seen]:
    """What is left without chance neighbours and without terms that only stand inside longer ones."""
    whole = {term: found for term, found in able.items() if not _is_chance(found, able)}
    for found in whole.values():
        for part in _inside(found.parts) if len(found.parts) > 1 else ():
            if part in whole:
                whole[part].inside = max(whole[part].inside, found.count)
    return {term: found for term, found in whole.items() if found.inside < INSIDE * found.count}


def _is_chance(found: _Seen, able: Mapping[str, _Seen]) -> bool:
    """Whether a run is only another term that now and then has this neighbour: 推进 before 党史学习教育."""
    if len(found.parts) < 3:
        return False
    rest = (able.get("".join(found.parts[1:])), able.get("".join(found.parts[:-1])))
    return any(other and found.count < CHANCE * other.count for other in rest)


def _inside(parts: Sequence[str]) -> Iterator[str]:
    """Every shorter run of `parts`, single words among them."""
    for length in range(1, len(parts)):
        for start in range(len(parts) - length + 1):
            yield "".join(parts[start : start + length])


def _score(term: str, found: _Seen, phrases: Mapping[str, tuple[str, ...]], wordlist: WordList) -> float:
    standing = found.count - NESTED * found.inside + IN_TITLE * found.in_title + IN_LEAD * found.lead
    if len(found.parts) == 1:
        word = wordlist[found.parts[0]]
        certain = 1 if word.is_known or term in phrases else UNKNOWN
        return standing * word.idf * certain * word.weight * LENGTH.get(len(term), LENGTH[4])
    rarity = sum(wordlist[part].idf for part in found.parts) / len(found.parts)
    bonus = 1 + FURTHER_WORD * (len(found.parts) - 1)
    return standing * rarity * bonus * (ONCE if found.count == 1 and term not in phrases else 1)


def _keyword(term: str, score: float, found: _Seen, places: tuple[TextSpan, ...], is_phrase: bool) -> Keyword:
    reasons = {
        "title": found.in_title,
        "lead": found.lead > 0,
        "often": found.count >= OFTEN,
        "phrase": is_phrase,
        "run": len(found.parts) > 1,
    }
    return Keyword(term, round(score, 3), len(places), tuple(name for name, holds in reasons.items() if holds), places)


def _places(term: str, texts: Sequence[str], words: Sequence[Sequence[str]]) -> Iterator[TextSpan]:
    for number, text in enumerate(texts):
        start = text.find(term)
        edges = {0, *accumulate(map(len, words[number]))} if start >= 0 and len(term) < SURE else None
        while start >= 0:
            end = start + len(term)
            if edges is None or (start in edges and end in edges):
                yield TextSpan(number, start, end)
            start = text.find(term, end)
