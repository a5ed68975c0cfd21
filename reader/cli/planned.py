"""What `kanbao add --dry-run` tells: papers, days, pages and doubts, a file a line."""

from argparse import Namespace
from collections.abc import Sequence

from reader.app.import_plan import Planned, plan
from reader.app.import_report import ImportFailure
from reader.cli.output import Output
from reader.model.edition import Hint
from reader.text.sanitize import sanitize


def tell_plan(options: Namespace, known: Hint, output: Output) -> int:
    """What would become of the files. 2 where some cannot be read, 1 where there is none."""
    results = list(plan(options.PATH, known))
    planned = [one for one in results if isinstance(one, Planned)]
    failures = [one for one in results if isinstance(one, ImportFailure)]
    if options.json:
        output.text(_json(planned))
    else:
        for one in planned:
            output.line(_row(one, output))
    for failure in failures:
        output.narrate(f"kanbao: {output.messages.error(failure.error)}")
    output.narrate(_sum(planned, output) if results else output.messages("add.nothing"))
    return 2 if failures else 0 if planned else 1


def _row(one: Planned, output: Output) -> str:
    row = output.messages("plan.row", path=sanitize(one.path), ref=sanitize(one.ref), articles=one.articles)
    doubts = ", ".join(output.messages(f"plan.{doubt}") for doubt in one.doubts)
    return f"{row}; {doubts}" if doubts else row


def _sum(planned: Sequence[Planned], output: Output) -> str:
    parts = [one.ref.split("/") for one in planned]
    days = sorted(part[1] for part in parts if part[1] != "-")
    return output.messages(
        "plan.done",
        files=len(planned),
        papers=len({part[0] for part, one in zip(parts, planned, strict=True) if "no-paper" not in one.doubts}),
        first=days[0] if days else "-",
        last=days[-1] if days else "-",
        doubtful=sum(bool(one.doubts) for one in planned),
    )


def _json(planned: Sequence[Planned]) -> str:
    from reader.export.data_formats import json_text

    plain = [
        {"path": one.path, "ref": one.ref, "articles": one.articles, "doubts": list(one.doubts)} for one in planned
    ]
    return json_text(plain, indent=1)
