"""Commands that keep the archive safe: backup, restore, verify, and what is saved of a damaged library."""

from argparse import Namespace
from pathlib import Path

from reader.cli.output import Output
from reader.text.sanitize import sanitize

MOST_NAMED = 20
"""Damaged editions that are named one by one."""


def backup(options: Namespace, output: Output) -> int:
    """Writes the library, the marks and the settings into one file."""
    from reader.app.backup import back_up

    report = back_up(Path(options.ARCHIVE))
    fields = {"path": sanitize(str(report.path)), "names": ", ".join(report.names), "size": f"{report.size / 1e6:.1f}"}
    output.narrate(output.messages("backup.done", **fields))
    return 0


def restore(options: Namespace, output: Output) -> int:
    """Puts back what a backup holds."""
    from reader.app.backup import restore as put_back

    names = put_back(Path(options.ARCHIVE), is_forced=options.force)
    output.narrate(output.messages("restore.done", names=", ".join(names)))
    return 0


def verify(_: Namespace, output: Output) -> int:
    """Compares every source with its hash and reads every mark.

    Exit status 2 where something is damaged, 1 where there is nothing to compare.
    """
    from reader.library.health import check_sources, check_whole
    from reader.marks.records import MARKS, Records
    from reader.runtime import paths
    from reader.runtime.library_places import library_places

    library, marks = library_places().own_file, paths.data_folder() / MARKS
    damaged, count = [], 0
    if library.exists():
        for checked in check_sources(library):
            count += 1
            if not checked.is_whole:
                damaged.append(checked.key)
        for key in damaged[:MOST_NAMED]:
            output.narrate(f"kanbao: {output.messages('verify.damaged', key=sanitize(key))}")
        output.narrate(output.messages("verify.sources", count=count, damaged=len(damaged)))
        if not damaged:
            check_whole(library)
    if marks.exists():
        with Records.open() as records:
            output.narrate(output.messages("verify.marks", count=len(records.whole())))
    return 2 if damaged else 0 if library.exists() or marks.exists() else 1


def rebuild_from(damaged: Path, output: Output) -> int:
    """Saves what can be read of a damaged library. 2 where something is lost."""
    from reader.app.salvage_library import salvage_library

    report = salvage_library(damaged)
    counts = {"whole": report.whole, "anew": report.anew, "known": report.known, "lost": report.lost}
    output.narrate(output.messages("salvage.done", **counts))
    if report.damaged:
        output.narrate(output.messages("salvage.aside", path=sanitize(str(report.damaged))))
    return 2 if report.lost else 0
