"""What the paper's own site prints that an edition of the library lost, and which words differ."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.cli.output import Output
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.app.witnesses import Witness

SHOWN = 60
"""Code points of lost words that are printed; JSON has all."""


def print_differences(ref: str, others: Sequence[str], options: Namespace, output: Output) -> int:
    """Prints for each article of `ref` what the editions `others` have beside it; 1 where no article is the same."""
    found = list(_witnesses(ref, others))
    if options.json:
        from reader.export.data_formats import json_text

        output.text(json_text([_plain(witness) for witness in found], indent=1))
        return 0 if found else 1
    for witness in found:
        _print(witness, output)
    if not found:
        output.narrate(output.messages("beside.nothing"))
    return 0 if found else 1


def _witnesses(ref: str, others: Sequence[str]) -> "Iterator[Witness]":
    from reader.app import bundled
    from reader.app.resolve import resolve
    from reader.app.witnesses import witnesses

    own = resolve(ref).entries
    for other in others:
        yield from witnesses(own, resolve(other).edition, bundled.fold())


def _print(witness: "Witness", output: Output) -> None:
    own, found, say = witness.own, witness.comparison, output.messages
    output.line(f"{output.ink(sanitize(own.ref), 'number')}  {output.ink(sanitize(own.title), 'headline')}")
    for kind, each in (("fill", found.fills), ("addition", found.additions)):
        for fill in each:
            words = "".join(fill.text.split())
            shown = sanitize(words if len(words) <= SHOWN else f"{words[:SHOWN]}…")
            fields = {"paragraph": fill.place.paragraph, "count": len(words), "words": shown}
            output.line(f"    {say(f'beside.{kind}', **fields)}")
    for variant in found.variants:
        text = own.block.texts[variant.place.paragraph][variant.place.start : variant.place.end]
        fields = {"paragraph": variant.place.paragraph, "own": sanitize(text), "other": sanitize(variant.text)}
        output.line(f"    {say('beside.variant', **fields)}")
    if not (found.fills or found.additions or found.variants):
        output.line(f"    {say('beside.same')}")


def _plain(witness: "Witness") -> dict[str, Any]:
    found = witness.comparison
    return {
        "ref": witness.own.ref,
        "other": witness.other.ref,
        "share": round(found.share, 3),
        "fills": [{"place": list(each.place), "text": each.text, "marked": each.is_marked} for each in found.fills],
        "additions": [{"place": list(each.place), "text": each.text} for each in found.additions],
        "variants": [{"place": list(each.place), "text": each.text} for each in found.variants],
    }
